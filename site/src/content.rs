//! The content as written: every file cut, read and rendered by itself, every fault gathered.
//!
//! What stands in one file is judged here. What depends on other files, such as a rule's fields and clauses, is
//! judged by [`model`](crate::model).

mod fault;
pub mod fill;
mod front_matter;
mod keys;
mod markdown;
mod notation;
mod reader;
pub(crate) mod shape;
mod spots;
mod values;

pub use keys::{Accessibility, Compliance, Contact, Owner, Settings, Status};
pub(crate) use keys::{
    AssociationKeys, FieldKeys, FieldType, FormKeys, Meeting, OffsetKeys, RoundKeys, RoundsKeys, RuleKeys, Workday,
};
pub use markdown::Heading;
pub(crate) use markdown::{Body, Clause};
pub(crate) use notation::{LONGEST_ID, MARKS, not_an_id};
pub(crate) use spots::Spots;
pub(crate) use values::{Conditions, Pairs};

use crate::diagnostic::{Diagnostic, said, sorted};
use crate::source::{File, Source};
use fault::Fault;
use finsamkoll_checks::form::is_part;
use finsamkoll_checks::rules::Kind;
use finsamkoll_checks::{Date, Party};
use keys::SitePageKeys;
pub(crate) use keys::{ChangeKeys, Described, PageKeys, PartyKeys, SectionKeys};
use reader::{Table, keys_of};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The folder with sections that all associations may use.
pub(crate) const SHARED_SECTIONS: &str = "forms";

/// The folder of an association's own sections.
const OWN_SECTIONS: &str = "form";

/// The stem of the file that composes an association's form.
const FORM: &str = "form";

const SETTINGS: &str = "site.toml";

/// All content, read file by file.
#[derive(Debug, Clone, Default)]
pub struct Content<'a> {
    pub(crate) settings: Settings,
    /// The pages of the site as a whole, the start page among them.
    pub(crate) pages: Vec<Page<'a>>,
    /// The sections that all associations may use.
    pub(crate) sections: Vec<Section<'a>>,
    pub(crate) associations: Vec<Association<'a>>,
}

/// The folder of an association.
#[derive(Debug, Clone)]
pub(crate) struct Association<'a> {
    pub(crate) id: String,
    pub(crate) home: Option<Home<'a>>,
    pub(crate) form: Option<FormFile<'a>>,
    /// The policy pages.
    pub(crate) pages: Vec<Page<'a>>,
    pub(crate) sections: Vec<Section<'a>>,
}

impl Association<'_> {
    fn new(id: &str) -> Self {
        Self { id: id.into(), home: None, form: None, pages: Vec::new(), sections: Vec::new() }
    }
}

/// A page with its clauses and their rules.
#[derive(Debug, Clone)]
pub(crate) struct Page<'a> {
    pub(crate) file: File<'a>,
    /// The file's name without ending; `_index` for a start page.
    pub(crate) stem: &'a str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) updated: Option<Date>,
    pub(crate) order: i64,
    pub(crate) facts: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    /// The rounds that the page tells.
    pub(crate) calendar: Option<Calendar>,
    pub(crate) changes: Vec<(ChangeKeys, Spots)>,
    pub(crate) body: Body,
}

/// When applications are taken, as a page tells it.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) keys: RoundsKeys,
    pub(crate) rounds: Vec<(RoundKeys, Spots)>,
    pub(crate) spots: Spots,
}

/// An association's start page, and who it is.
#[derive(Debug, Clone)]
pub(crate) struct Home<'a> {
    pub(crate) page: Page<'a>,
    pub(crate) keys: AssociationKeys,
    pub(crate) parties: Vec<(Party, Spots)>,
}

/// The file that composes a form.
#[derive(Debug, Clone)]
pub(crate) struct FormFile<'a> {
    pub(crate) file: File<'a>,
    pub(crate) keys: FormKeys,
    pub(crate) changes: Vec<(ChangeKeys, Spots)>,
    pub(crate) spots: Spots,
    pub(crate) body: Body,
}

/// A section of forms.
#[derive(Debug, Clone)]
pub(crate) struct Section<'a> {
    pub(crate) file: File<'a>,
    /// The file's name without ending, which is the section's id.
    pub(crate) id: &'a str,
    pub(crate) title: String,
    pub(crate) when: Conditions,
    pub(crate) facts: Vec<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) spots: Spots,
    pub(crate) body: Body,
}

/// A field, group or column.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) keys: FieldKeys,
    pub(crate) columns: Vec<Field>,
    pub(crate) spots: Spots,
}

/// A rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) keys: RuleKeys,
    pub(crate) check: Kind,
    pub(crate) spots: Spots,
}

/// Reads all content, the files in parallel since none depends on another.
///
/// # Errors
/// All faults of all files, sorted.
pub fn parse(source: &Source) -> Result<Content<'_>, Vec<Diagnostic>> {
    let files: Vec<File<'_>> = source.files.iter().map(|(path, text)| File { path, text }).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(threads).max(1);
    let (mut content, mut faults) = (Gathered::default(), source.told.clone());
    std::thread::scope(|scope| {
        let parts: Vec<_> = files.chunks(share).map(|part| scope.spawn(move || read_files(part))).collect();
        for part in parts {
            // Reading does not panic; if it did, the panic goes on here.
            let (read, told) = part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            for read in read {
                content.add(read);
            }
            faults.extend(told);
        }
    });
    if !source.files.contains_key(SETTINGS) {
        let told = Diagnostic::error("missing-file", SETTINGS, said!("filen saknas", "the file is missing"));
        faults.push(told.hint(said!(
            "Den anger webbplatsens name, base_url och owner.",
            "It says the site’s name, base_url and owner.",
        )));
    }
    if faults.is_empty() { Ok(content.finish()) } else { Err(sorted(faults)) }
}

fn read_files<'a>(files: &[File<'a>]) -> (Vec<Read<'a>>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let read = files.iter().filter_map(|file| read_file(*file, &mut faults)).collect();
    (read, faults)
}

/// A file that was read, with the folder of its association.
enum Read<'a> {
    Settings(Settings),
    SitePage(Page<'a>),
    Shared(Section<'a>),
    Own(&'a str, Section<'a>),
    Home(&'a str, Box<Home<'a>>),
    Form(&'a str, FormFile<'a>),
    Policy(&'a str, Page<'a>),
}

/// Reads a file as what its place in the folder says it is.
fn read_file<'a>(file: File<'a>, faults: &mut Vec<Diagnostic>) -> Option<Read<'a>> {
    let parts: Vec<&str> = file.path.split('/').collect();
    if parts.as_slice() == [SETTINGS] {
        return settings(file, faults).map(Read::Settings);
    }
    let (name, folders) = parts.split_last()?;
    let Some(stem) = name.strip_suffix(".md") else {
        faults.push(misplaced(file.path));
        return None;
    };
    let is_start = stem == "_index";
    if !is_start && (!is_part(stem) || stem.len() > LONGEST_ID) {
        faults.push(no_address(file.path, stem));
        return None;
    }
    match folders {
        [] => site_page(file, stem, faults).map(Read::SitePage),
        [SHARED_SECTIONS] if !is_start => section(file, stem, faults).map(Read::Shared),
        [folder, OWN_SECTIONS] if !is_start => section(file, stem, faults).map(|section| Read::Own(folder, section)),
        [folder] if is_start => home(file, faults).map(|home| Read::Home(folder, Box::new(home))),
        [folder] if stem == FORM => form(file, faults).map(|form| Read::Form(folder, form)),
        [folder] => policy_page(file, stem, faults).map(|page| Read::Policy(folder, page)),
        _ => {
            faults.push(misplaced(file.path));
            None
        }
    }
}

fn misplaced(path: &str) -> Diagnostic {
    let words = said!("filen ligger där inget innehåll ska ligga", "the file lies where no content belongs");
    Diagnostic::error("misplaced-file", path, words).hint(said!(
        "Sidor ligger i förbundets mapp, avsnitt av formuläret i dess mapp form eller i forms.",
        "Pages lie in the association’s folder, sections of the form in its folder form or in forms.",
    ))
}

fn no_address(path: &str, stem: &str) -> Diagnostic {
    let words = said!(
        "filens namn blir en adress, och duger inte som en sådan",
        "the file’s name becomes an address, and will not do as one",
    );
    let better = markdown::slug(stem);
    Diagnostic::error("file-name", path, words).hint(said!(
        "Skriv små bokstäver a–z, siffror och bindestreck, till exempel {better}.md.",
        "Write small letters a–z, figures and hyphens, for example {better}.md.",
    ))
}

/// What was read, put in its place.
#[derive(Default)]
struct Gathered<'a> {
    content: Content<'a>,
    folders: BTreeMap<&'a str, Association<'a>>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, read: Read<'a>) {
        match read {
            Read::Settings(settings) => self.content.settings = settings,
            Read::SitePage(page) => self.content.pages.push(page),
            Read::Shared(section) => self.content.sections.push(section),
            Read::Own(folder, section) => self.folder(folder).sections.push(section),
            Read::Home(folder, home) => self.folder(folder).home = Some(*home),
            Read::Form(folder, form) => self.folder(folder).form = Some(form),
            Read::Policy(folder, page) => self.folder(folder).pages.push(page),
        }
    }

    fn folder(&mut self, id: &'a str) -> &mut Association<'a> {
        self.folders.entry(id).or_insert_with(|| Association::new(id))
    }

    fn finish(mut self) -> Content<'a> {
        self.content.associations = self.folders.into_values().collect();
        self.content
    }
}

fn settings(file: File<'_>, faults: &mut Vec<Diagnostic>) -> Option<Settings> {
    let table = front_matter::parse(file, file.text, faults)?;
    read(file, &Table::new(table.get_ref(), 0..0), faults)
}

/// Reads a table as a type, or tells its faults.
fn read<T: DeserializeOwned>(file: File<'_>, table: &Table<'_, '_>, faults: &mut Vec<Diagnostic>) -> Option<T> {
    tell(file, table, table.read(), faults)
}

fn tell<T>(
    file: File<'_>,
    table: &Table<'_, '_>,
    read: Result<T, Vec<Fault>>,
    told: &mut Vec<Diagnostic>,
) -> Option<T> {
    read.map_err(|faults| told.extend(faults.into_iter().map(|fault| fault.told(file, &table.span)))).ok()
}

/// A markdown file, cut and parsed.
struct Document<'a, 't> {
    file: File<'a>,
    table: &'t DeTable<'t>,
    body: Body,
}

/// Cuts and parses a file, and reads it; a file without front matter has its fault told.
fn document<'a, T>(
    file: File<'a>,
    prefix: &str,
    faults: &mut Vec<Diagnostic>,
    read: impl FnOnce(Document<'a, '_>, &mut Vec<Diagnostic>) -> Option<T>,
) -> Option<T> {
    let cut = front_matter::cut(file, faults)?;
    let body = markdown::render(file, cut.body, prefix, faults);
    let table = front_matter::parse(file, &cut.toml, faults)?;
    read(Document { file, table: table.get_ref(), body }, faults)
}

impl Document<'_, '_> {
    fn front(&self) -> Table<'_, '_> {
        // A key that is missing is told at the top of the file.
        Table::new(self.table, 0..3)
    }

    fn spots(&self) -> Spots {
        Spots::new(&self.front())
    }

    /// The tables of a list such as `[[rule]]`.
    fn each(&self, key: &str, faults: &mut Vec<Diagnostic>) -> Vec<Table<'_, '_>> {
        tables(self.file, self.table.get(key), key, faults)
    }

    fn rounds(&self, faults: &mut Vec<Diagnostic>) -> Vec<(RoundKeys, Spots)> {
        self.read_each("round", faults)
    }

    fn changes(&self, faults: &mut Vec<Diagnostic>) -> Vec<(ChangeKeys, Spots)> {
        self.read_each("change", faults)
    }

    /// The tables of a list, each with the places of its values.
    fn read_each<T: DeserializeOwned>(&self, key: &str, faults: &mut Vec<Diagnostic>) -> Vec<(T, Spots)> {
        let tables = self.each(key, faults);
        tables.iter().filter_map(|table| Some((read(self.file, table, faults)?, Spots::new(table)))).collect()
    }

    /// When applications are taken, where the page says anything of it.
    fn calendar(&self, keys: Option<RoundsKeys>, rounds: Vec<(RoundKeys, Spots)>) -> Option<Calendar> {
        let says = keys.is_some() || !rounds.is_empty();
        says.then(|| Calendar { keys: keys.unwrap_or_default(), rounds, spots: self.spots() })
    }

    fn rules(&self, faults: &mut Vec<Diagnostic>) -> Vec<Rule> {
        let tables = self.each("rule", faults);
        tables.iter().filter_map(|table| tell(self.file, table, rule(table), faults)).collect()
    }
}

/// The rules of front matter that stands by itself.
pub(crate) fn rules_of(front: &str) -> Vec<Rule> {
    let (file, mut faults) = (File { path: "", text: front }, Vec::new());
    let Some(table) = front_matter::parse(file, front, &mut faults) else { return Vec::new() };
    let tables = tables(file, table.get_ref().get("rule"), "rule", &mut faults);
    tables.iter().filter_map(|table| rule(table).ok()).collect()
}

/// The tables of a list.
fn tables<'t, 'i>(
    file: File<'_>,
    list: Option<&'t Spanned<DeValue<'i>>>,
    key: &str,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Table<'t, 'i>> {
    let Some(value) = list else { return Vec::new() };
    let Some(list) = value.get_ref().as_array() else {
        let told =
            file.error(&value.span(), "wrong-value", said!("”{key}” ska vara en lista", "“{key}” must be a list"));
        faults.push(told.hint(said!("Skriv [[{key}]] på en egen rad.", "Write [[{key}]] on a line of its own.")));
        return Vec::new();
    };
    let mut tables = Vec::new();
    for one in list {
        if let Some(table) = one.get_ref().as_table() {
            tables.push(Table::new(table, one.span()));
        } else {
            let words =
                said!("här ska det stå nycklar och värden inom {{ }}", "keys and values within {{ }} belong here");
            faults.push(file.error(&one.span(), "wrong-value", words));
        }
    }
    tables
}

fn site_page<'a>(file: File<'a>, stem: &'a str, faults: &mut Vec<Diagnostic>) -> Option<Page<'a>> {
    document(file, "", faults, |document, faults| {
        let changes = document.changes(faults);
        let keys: SitePageKeys = read(file, &document.front(), faults)?;
        let SitePageKeys { title, description, updated, order, .. } = keys;
        let (facts, rules, calendar) = (Vec::new(), Vec::new(), None);
        Some(Page {
            file,
            stem,
            title,
            description,
            updated,
            order,
            facts,
            rules,
            calendar,
            changes,
            body: document.body,
        })
    })
}

fn policy_page<'a>(file: File<'a>, stem: &'a str, faults: &mut Vec<Diagnostic>) -> Option<Page<'a>> {
    document(file, "", faults, |document, faults| {
        let rules = document.rules(faults);
        let rounds = document.rounds(faults);
        let changes = document.changes(faults);
        let keys: PageKeys = read(file, &document.front(), faults)?;
        let PageKeys { title, description, updated, order, facts, .. } = keys;
        let calendar = document.calendar(keys.rounds, rounds);
        Some(Page {
            file,
            stem,
            title,
            description,
            updated,
            order,
            facts,
            rules,
            calendar,
            changes,
            body: document.body,
        })
    })
}

fn home<'a>(file: File<'a>, faults: &mut Vec<Diagnostic>) -> Option<Home<'a>> {
    document(file, "", faults, |document, faults| {
        let rules = document.rules(faults);
        let parties = document.each("party", faults).iter().filter_map(|table| party(file, table, faults)).collect();
        let rounds = document.rounds(faults);
        let changes = document.changes(faults);
        let keys: AssociationKeys = read(file, &document.front(), faults)?;
        let page = Page {
            file,
            stem: "_index",
            title: keys.title.clone(),
            description: keys.description.clone(),
            updated: keys.updated,
            order: keys.order,
            facts: keys.facts.clone(),
            rules,
            calendar: document.calendar(keys.rounds.clone(), rounds),
            changes,
            body: document.body,
        };
        Some(Home { page, keys, parties })
    })
}

fn party(file: File<'_>, table: &Table<'_, '_>, faults: &mut Vec<Diagnostic>) -> Option<(Party, Spots)> {
    let PartyKeys { id, name, also } = read(file, table, faults)?;
    Some((Party { id, name, also }, Spots::new(table)))
}

fn form<'a>(file: File<'a>, faults: &mut Vec<Diagnostic>) -> Option<FormFile<'a>> {
    document(file, "", faults, |document, faults| {
        let changes = document.changes(faults);
        let keys = read(file, &document.front(), faults)?;
        let spots = document.spots();
        Some(FormFile { file, keys, changes, spots, body: document.body })
    })
}

fn section<'a>(file: File<'a>, id: &'a str, faults: &mut Vec<Diagnostic>) -> Option<Section<'a>> {
    // Sections share a page: an underscore occurs in no other id, so that their headings' anchors stay their own.
    document(file, &format!("{id}_"), faults, |document, faults| {
        let rules = document.rules(faults);
        let fields = fields(file, document.table.get("field"), "field", faults);
        let keys: SectionKeys = read(file, &document.front(), faults)?;
        let SectionKeys { title, when, facts, .. } = keys;
        let spots = document.spots();
        Some(Section { file, id, title, when, facts, fields, rules, spots, body: document.body })
    })
}

fn fields(file: File<'_>, list: Option<&Spanned<DeValue<'_>>>, key: &str, faults: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut read_fields = Vec::new();
    for table in tables(file, list, key, faults) {
        let columns = fields(file, table.get("column"), "field.column", faults);
        if let Some(keys) = read(file, &table, faults) {
            read_fields.push(Field { keys, columns, spots: Spots::new(&table) });
        }
    }
    read_fields
}

fn rule(table: &Table<'_, '_>) -> Result<Rule, Vec<Fault>> {
    let common = keys_of::<RuleKeys>();
    let (keys, parameters) = table.split(common);
    let keys: Result<RuleKeys, _> = keys.read();
    let check = match table.get("kind").map(|kind| (kind.get_ref().as_str(), kind.span())) {
        Some((Some(kind), at)) => parameters.read_variant(kind, &at),
        // That it is missing, or is no text, is told with the other keys.
        Some((None, _)) | None => Err(resembling(&parameters, common)),
    };
    match (keys, check) {
        (Ok(keys), Ok(check)) => {
            let empty: Vec<Fault> = table.entries.iter().flat_map(|(_, value)| empty_lists(value)).collect();
            if empty.is_empty() { Ok(Rule { keys, check, spots: Spots::new(table) }) } else { Err(empty) }
        }
        (keys, check) => Err(both(keys.err(), check.err(), common)),
    }
}

/// A list without values says nothing, and a rule that judges nothing would never speak.
fn empty_lists(value: &Spanned<DeValue<'_>>) -> Vec<Fault> {
    match value.get_ref() {
        DeValue::Array(list) if list.is_empty() => {
            vec![Fault::new(&value.span(), said!("listan är tom", "the list is empty"))]
        }
        DeValue::Array(list) => list.iter().flat_map(empty_lists).collect(),
        DeValue::Table(table) => table.iter().flat_map(|(_, value)| empty_lists(value)).collect(),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Vec::new()
        }
    }
}

/// The keys that resemble known ones, where nothing is known of the others.
fn resembling(table: &Table<'_, '_>, known: &[&'static str]) -> Vec<Fault> {
    // A short key resembles too many: "in" is right in some kinds, and no slip for "id".
    let near = |key: &str| key.len() > 2 && crate::diagnostic::nearest(key, known.iter().copied()).is_some();
    let odd = table.entries.iter().filter(|(key, _)| near(key.get_ref()));
    odd.map(|(key, _)| Fault::unknown_key(key, known)).collect()
}

/// The faults of a rule's own keys and of its kind's: a key unknown to the kind may be meant as one of the rule's.
fn both(own: Option<Vec<Fault>>, of_kind: Option<Vec<Fault>>, common: &[&'static str]) -> Vec<Fault> {
    let of_kind = of_kind.unwrap_or_default().into_iter().map(|fault| fault.or_keys(common));
    let (missing, mut faults): (Vec<_>, Vec<_>) =
        own.unwrap_or_default().into_iter().chain(of_kind).partition(Fault::is_missing_key);
    if !faults.iter().any(Fault::is_unknown_key) {
        faults.extend(missing);
    }
    faults
}
