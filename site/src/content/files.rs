//! Files, each read as what its place in the folder says it is.

use super::document::{Document, document, unread};
use super::letter::letter;
use super::lost::{Lost, Part};
use super::settings::settings;
use super::slug::slug;
use super::{
    AssociationKeys, FORM, FormFile, Home, LETTER, LONGEST_ID, Letter, OWN_SECTIONS, Page, PageKeys, SETTINGS,
    SHARED_SECTIONS, Section, SectionKeys, Settings, SitePageKeys,
};
use super::{FORM_PAGE, OWN_ADDRESSES};
use crate::diagnostic::{Diagnostic, said};
use crate::source::{File, Source};
use finsamkoll_checks::form::is_part;
use finsamkoll_checks::reading::compose;

/// A file that was read, with the folder of its association.
#[derive(Debug)]
pub(super) enum Read<'a> {
    Settings(Settings),
    SitePage(Page<'a>),
    Shared(Section<'a>),
    Own(&'a str, Section<'a>),
    Home(&'a str, Box<Home<'a>>),
    Form(&'a str, FormFile<'a>),
    Policy(&'a str, Page<'a>),
    SharedLetter(Letter<'a>),
    OwnLetter(&'a str, Letter<'a>),
    /// What of a folder could not be read.
    Lost(&'a str, Lost<'a>),
}

/// What a file's place says it is.
#[derive(Debug, Clone, Copy)]
enum Role<'a> {
    SitePage,
    Shared,
    Own(&'a str),
    Home(&'a str),
    Form(&'a str),
    Policy(&'a str),
    SharedLetter,
    OwnLetter(&'a str),
}

/// Reads a file.
pub(super) fn read_file<'a>(file: File<'a>, source: &Source, told: &mut Vec<Diagnostic>) -> Option<Read<'a>> {
    if file.path == SETTINGS {
        return settings(file, told).map(Read::Settings);
    }
    let (folder, stem) = cut_path(file.path);
    let Some((role, stem)) = stem.and_then(|stem| Some((role(folder, stem)?, stem))) else {
        told.push(misplaced(file.path));
        return None;
    };
    if let Some(taken) = taken(role, stem) {
        told.push(reserved(file.path, taken));
        return lost(role, file);
    }
    let address = address_of(stem);
    if address != stem {
        // Beside the file of that name it would be a second one: a copy, most likely.
        let other = if folder.is_empty() { format!("{address}.md") } else { format!("{folder}/{address}.md") };
        if source.files.contains_key(&other) {
            told.push(copied(file.path, &other));
            return None;
        }
        told.push(no_address(file.path, &address));
    }
    let prefix = prefix(role, &address);
    document(file, &prefix, told, |document| read_as(role, address, document))
}

/// A file or folder that is known to be there, and cannot be read.
pub(super) fn read_unread(path: &str) -> Option<Read<'_>> {
    let (folder, stem) = cut_path(path);
    if let Some((role, stem)) = stem.and_then(|stem| Some((role(folder, stem)?, stem))) {
        return unread(path, |document| read_as(role, address_of(stem), document));
    }
    let mut lost = Lost::default();
    lost.add_unseen();
    Some(Read::Lost(path.split('/').next()?, lost))
}

/// The folder of a path, and the name of a markdown file in it without its ending.
fn cut_path(path: &str) -> (&str, Option<&str>) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, name.strip_suffix(".md"))
}

fn role<'a>(folder: &'a str, stem: &str) -> Option<Role<'a>> {
    let is_start = stem == "_index";
    match folder.split_once('/') {
        None if folder.is_empty() && stem == LETTER => Some(Role::SharedLetter),
        None if folder.is_empty() => Some(Role::SitePage),
        None if folder == SHARED_SECTIONS => (!is_start).then_some(Role::Shared),
        None if is_start => Some(Role::Home(folder)),
        None if stem == FORM => Some(Role::Form(folder)),
        None if stem == LETTER => Some(Role::OwnLetter(folder)),
        None => Some(Role::Policy(folder)),
        Some((folder, OWN_SECTIONS)) if !is_start => Some(Role::Own(folder)),
        Some(_) => None,
    }
}

/// The name that a page cannot have, since the site itself needs the address.
fn taken(role: Role<'_>, stem: &str) -> Option<&'static str> {
    match role {
        Role::SitePage => OWN_ADDRESSES.into_iter().find(|own| stem == *own),
        Role::Policy(_) => (stem == FORM_PAGE).then_some(FORM_PAGE),
        Role::Shared | Role::Own(_) | Role::Home(_) | Role::Form(_) | Role::SharedLetter | Role::OwnLetter(_) => None,
    }
}

/// What is said of a page or folder with such a name.
pub(crate) fn reserved(path: &str, name: &str) -> Diagnostic {
    let words = said!("adressen {name}/ behöver webbplatsen själv", "the address {name}/ is the site’s own");
    Diagnostic::error("duplicate-address", path, words).hint(said!("Välj ett annat namn.", "Choose another name."))
}

/// What is lost with a file that is not read.
fn lost<'a>(role: Role<'a>, file: File<'a>) -> Option<Read<'a>> {
    let mut lost = Lost::default();
    lost.add_file(file.text);
    match role {
        Role::SitePage | Role::Shared | Role::SharedLetter => None,
        Role::Own(folder)
        | Role::Home(folder)
        | Role::Form(folder)
        | Role::Policy(folder)
        | Role::OwnLetter(folder) => Some(Read::Lost(folder, lost)),
    }
}

/// The address that a file's name gives: the name itself, or the nearest that will do.
fn address_of(stem: &str) -> String {
    let will_do = stem == "_index" || (is_part(stem) && stem.len() <= LONGEST_ID);
    if will_do { stem.into() } else { slug(&compose(stem.into())) }
}

fn misplaced(path: &str) -> Diagnostic {
    let words = said!("filen ligger där inget innehåll ska ligga", "the file lies where no content belongs");
    Diagnostic::error("misplaced-file", path, words).hint(said!(
        "Sidor ligger i förbundets mapp, avsnitt av formuläret i dess mapp form eller i forms.",
        "Pages lie in the association’s folder, sections of the form in its folder form or in forms.",
    ))
}

fn no_address(path: &str, better: &str) -> Diagnostic {
    let words = said!(
        "filens namn blir en adress, och duger inte som en sådan",
        "the file’s name becomes an address, and will not do as one",
    );
    Diagnostic::error("file-name", path, words).hint(said!(
        "Skriv små bokstäver a–z, siffror och bindestreck, till exempel {better}.md.",
        "Write small letters a–z, figures and hyphens, for example {better}.md.",
    ))
}

fn copied(path: &str, other: &str) -> Diagnostic {
    let words = said!("filen får samma adress som {other}", "the file gets the same address as {other}");
    Diagnostic::error("file-name", path, words).hint(said!(
        "Ta bort filen om den är en kopia, eller ge den ett eget namn.",
        "Remove the file if it is a copy, or give it a name of its own.",
    ))
}

/// What the anchors of a file's headings begin with. Sections share a page: an underscore occurs in no other id, so that
/// their headings' anchors stay their own.
fn prefix(role: Role<'_>, id: &str) -> String {
    match role {
        Role::Shared | Role::Own(_) => format!("{id}_"),
        Role::SitePage | Role::Home(_) | Role::Form(_) | Role::Policy(_) | Role::SharedLetter | Role::OwnLetter(_) => {
            String::new()
        }
    }
}

fn read_as<'a>(role: Role<'a>, id: String, document: Document<'a, '_>) -> Option<Read<'a>> {
    Some(match role {
        Role::SitePage => Read::SitePage(site_page(document, id)?),
        Role::Shared => Read::Shared(section(document, id)?),
        Role::Own(folder) => Read::Own(folder, section(document, id)?),
        Role::Home(folder) => Read::Home(folder, Box::new(home(document)?)),
        Role::Form(folder) => Read::Form(folder, form(document)?),
        Role::Policy(folder) => Read::Policy(folder, policy_page(document, id)?),
        Role::SharedLetter => Read::SharedLetter(letter(document)?),
        Role::OwnLetter(folder) => Read::OwnLetter(folder, letter(document)?),
    })
}

fn site_page<'a>(mut document: Document<'a, '_>, stem: String) -> Option<Page<'a>> {
    let changes = document.changes();
    let SitePageKeys { title, description, updated, order, .. } = document.keys(&[("updated", Part::Changes)])?;
    let spots = document.spots();
    let Document { file, body, lost, .. } = document;
    let (facts, rules, calendar) = (Vec::new(), Vec::new(), None);
    Some(Page { file, stem, title, description, updated, order, facts, rules, calendar, changes, spots, body, lost })
}

fn policy_page<'a>(mut document: Document<'a, '_>, stem: String) -> Option<Page<'a>> {
    let (rules, rounds, changes) = (document.rules(), document.rounds(), document.changes());
    let keys: PageKeys = document.keys(&[("rounds", Part::Rounds), ("updated", Part::Changes)])?;
    let PageKeys { title, description, updated, order, facts, .. } = keys;
    let calendar = document.calendar(keys.rounds, rounds);
    let spots = document.spots();
    let Document { file, body, lost, .. } = document;
    Some(Page { file, stem, title, description, updated, order, facts, rules, calendar, changes, spots, body, lost })
}

/// An association's start page.
pub(super) fn home<'a>(mut document: Document<'a, '_>) -> Option<Home<'a>> {
    let (rules, parties) = (document.rules(), document.parties());
    let (rounds, changes) = (document.rounds(), document.changes());
    let matter = [("rounds", Part::Rounds), ("words", Part::Words), ("updated", Part::Changes)];
    let keys: AssociationKeys = document.keys(&matter)?;
    let calendar = document.calendar(keys.rounds.clone(), rounds);
    let spots = document.spots();
    let Document { file, body, lost, .. } = document;
    let page = Page {
        file,
        stem: "_index".into(),
        title: keys.title.clone(),
        description: keys.description.clone(),
        updated: keys.updated,
        order: keys.order,
        facts: keys.facts.clone(),
        rules,
        calendar,
        changes,
        spots,
        body,
        lost,
    };
    Some(Home { page, keys, parties })
}

/// The file that composes an association's form.
pub(super) fn form<'a>(mut document: Document<'a, '_>) -> Option<FormFile<'a>> {
    let changes = document.changes();
    let matter = [("sections", Part::Composition), ("without", Part::Composition), ("updated", Part::Changes)];
    let keys = document.keys(&matter)?;
    let spots = document.spots();
    let Document { file, body, lost, .. } = document;
    Some(FormFile { file, keys, changes, spots, body, lost })
}

fn section<'a>(mut document: Document<'a, '_>, id: String) -> Option<Section<'a>> {
    let (rules, fields) = (document.rules(), document.fields());
    let SectionKeys { title, when, facts, .. } = document.keys(&[])?;
    let spots = document.spots();
    let Document { file, body, lost, .. } = document;
    Some(Section { file, id, title, when, facts, fields, rules, spots, body, lost })
}
