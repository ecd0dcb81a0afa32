//! The page for searching: the list of all pages, and the index in which a script of the browser finds words.
//!
//! A line of the index is a sign, an address, a text and perhaps more words, parted by tabs: `+` an association (its
//! share instead of an address, and its area and parties), `=` a page of it (with its description), and below the page
//! its places: `#` a heading, `§` a clause, `?` what the form asks, `-` other text. `browser/search.js` reads it.

use super::text::{Passage, Sort, passages};
use super::view::file_of;
use crate::Website;
use crate::alphabet::{Letter, by_letter};
use crate::assets::{Asset, hashed};
use crate::model::{Association, Page, Site, Status};
use finsamkoll_checks::Party;
use serde::Serialize;
use std::collections::BTreeSet;

/// A page in the list.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    path: String,
    title: String,
    /// Whose page it is, where the title does not say it.
    association: Option<String>,
}

/// The list of all pages, in Swedish order.
pub(super) fn letters(site: &Site) -> Vec<Letter<Entry>> {
    let mut entries: Vec<Entry> = groups(site).into_iter().flat_map(entries_of).collect();
    entries.sort_by(|one, other| one.association.cmp(&other.association));
    by_letter(entries, |entry| &entry.title)
}

/// The pages of an association, or those of the site as a whole.
struct Group<'a> {
    association: Option<&'a Association>,
    pages: Vec<&'a Page>,
}

fn groups(site: &Site) -> Vec<Group<'_>> {
    let of_site = Group { association: None, pages: site.pages.iter().collect() };
    let of_association = |association| Group { association: Some(association), pages: pages_of(association) };
    std::iter::once(of_site).chain(site.associations.iter().map(of_association)).collect()
}

fn pages_of(association: &Association) -> Vec<&Page> {
    std::iter::once(&association.home).chain(&association.pages).chain([&association.form.page]).collect()
}

fn entries_of(group: Group<'_>) -> Vec<Entry> {
    let entry = |page: &Page| {
        let title = title(page, group.association);
        let association = group.association.map(name).filter(|name| *name != title);
        Entry { path: page.path.clone(), title, association }
    };
    group.pages.into_iter().map(entry).collect()
}

/// The name of an association; nobody should take an invented one for real.
fn name(association: &Association) -> String {
    match association.status {
        Status::Example => format!("{} (exempel)", association.name),
        Status::Proposal | Status::Adopted => association.name.clone(),
    }
}

/// The title of a page; one that bears its association's name is called as that is.
fn title(page: &Page, association: Option<&Association>) -> String {
    let bearer = association.filter(|association| association.name == page.title);
    bearer.map_or_else(|| page.title.clone(), name)
}

/// What can be found on the pages of a site.
pub(super) fn index(site: &Site, website: &Website) -> Asset {
    let groups = groups(site);
    let named: BTreeSet<&str> = groups.iter().flat_map(|group| &group.pages).flat_map(|page| names(page)).collect();
    let mut lines = String::new();
    for group in &groups {
        write_group(group, &named, website, &mut lines);
    }
    hashed("search.txt", lines.into_bytes())
}

/// What names a page: it leads to that page only, not to the lists that name it too.
fn names(page: &Page) -> [&str; 2] {
    [&page.title, &page.description]
}

fn write_group(group: &Group<'_>, named: &BTreeSet<&str>, website: &Website, lines: &mut String) {
    let (name, more) = group.association.map(|found| (name(found), known_by(found))).unwrap_or_default();
    line(lines, '+', &[share(group), &name, &more]);
    for page in &group.pages {
        let address = if page.path.is_empty() { String::new() } else { format!("{}/", page.path) };
        line(lines, '=', &[&address, &title(page, group.association), &page.description]);
        let html = website.file(&file_of(&page.path)).and_then(|bytes| std::str::from_utf8(bytes).ok());
        write_places(html.map(main).unwrap_or_default(), named, lines);
    }
}

/// How much a place of these pages weighs: one on an invented association's comes after one that answers as well.
fn share(group: &Group<'_>) -> &'static str {
    let is_example = group.association.is_some_and(|association| association.status == Status::Example);
    if is_example { "0.6" } else { "1" }
}

/// What else people may call an association by: its area, its parties and their other names.
fn known_by(association: &Association) -> String {
    let parties = association.parties.iter().flat_map(Party::names);
    let all: Vec<&str> = std::iter::once(association.area.as_str()).chain(parties).collect();
    all.join(", ")
}

/// The part of a page that is its own.
fn main(html: &str) -> &str {
    let after = html.split_once("<main").map_or("", |(_, main)| main);
    let inside = after.split_once('>').map_or("", |(_, inside)| inside);
    inside.split("</main>").next().unwrap_or_default()
}

/// The places of a page. What it says a second time, as a form's rows do, is found once, and so is what names a page.
fn write_places(html: &str, named: &BTreeSet<&str>, lines: &mut String) {
    let mut said = BTreeSet::new();
    for Passage { sort, anchor, text } in passages(html) {
        let is_clause = sort == Sort::Clause;
        if is_clause || (!named.contains(text.as_str()) && said.insert(text.clone())) {
            line(lines, sign(sort), &[&anchor, &text]);
        }
    }
}

fn sign(sort: Sort) -> char {
    match sort {
        Sort::Heading => '#',
        Sort::Clause => '§',
        Sort::Question => '?',
        Sort::Text => '-',
    }
}

fn line(lines: &mut String, sign: char, parts: &[&str]) {
    lines.push(sign);
    // A title may hold what parts lines.
    let parts: Vec<String> = parts.iter().map(|part| part.replace(['\t', '\n', '\r'], " ")).collect();
    lines.push_str(&parts.join("\t"));
    lines.push('\n');
}
