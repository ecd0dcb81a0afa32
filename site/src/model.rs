//! The whole site, put together and checked: complete and without fault before the first page is rendered.

mod anchors;
mod association;
mod changes;
mod clauses;
mod conditions;
mod dates;
mod examples;
mod fields;
mod form;
mod former;
mod kinds;
mod letter;
mod links;
mod misspelt;
mod office;
mod order;
mod overview;
mod parties;
pub(crate) mod places;
pub(crate) mod publishing;
mod rounds;
mod rules;
pub(crate) mod stamps;
pub(crate) mod types;
mod words;
mod workdays;

use crate::alphabet;
use crate::content::{self, Content, FORM_PAGE as FORM};
pub use crate::content::{Accessibility, Applications, Compliance, Contact, Heading, Owner, Settings, Status};
use crate::diagnostic::{Diagnostic, Severity, limited, said, sorted};
use finsamkoll_checks::rules::{Kind, OneOf, Set};
use finsamkoll_checks::{Amount, Date, Party, Ruleset};
use finsamkoll_word::{Letter, Passage};
use words::Words;

/// All that is shown.
#[derive(Debug, Clone)]
pub struct Site {
    /// What holds for the whole site.
    pub settings: Settings,
    /// The pages of the site as a whole, by their order, the start page (with an empty path) first.
    pub pages: Vec<Page>,
    /// The associations, by their start pages' order and then their names.
    pub associations: Vec<Association>,
    /// What an editor should look at though the site can be built, sorted.
    pub warnings: Vec<Diagnostic>,
}

/// One association with its pages, its form and its rules.
#[derive(Debug, Clone)]
pub struct Association {
    /// The id: the folder's name and the first part of its addresses.
    pub id: String,
    /// The name.
    pub name: String,
    /// The area in which it works.
    pub area: String,
    /// How it stands to these pages.
    pub status: Status,
    /// The parties that count as its members.
    pub parties: Vec<Party>,
    /// Whether the office has confirmed that list.
    pub parties_confirmed: bool,
    /// How the office is reached.
    pub contact: Contact,
    /// How applications are handed in.
    pub applications: Applications,
    /// What tells its applications apart.
    pub overview: Overview,
    /// What there is to give in its rounds, by their ids, where it has said so.
    pub funds: Vec<(String, Amount)>,
    /// The letter that asks an applicant for what is missing, where there is one.
    pub letter: Option<Letter>,
    /// Its own words, by the key that content writes in braces.
    pub words: Vec<(String, String)>,
    /// Its start page.
    pub home: Page,
    /// The policy pages, by their order.
    pub pages: Vec<Page>,
    /// The page with the form.
    pub form: FormPage,
    /// The form and policy as the checks read them.
    pub ruleset: Ruleset,
    /// Which facts are carried, and by what.
    pub facts: Vec<Carried>,
}

/// What tells applications apart, by the ids of the fields that ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// What the effort is called.
    pub effort: Option<String>,
    /// The party that is responsible for it.
    pub owner: Option<String>,
    /// The sum that is sought.
    pub sought: Option<String>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The address below the root, without slashes at its ends; empty for the start page.
    pub path: String,
    /// The title, which is the heading of the page.
    pub title: String,
    /// What the page tells, in a sentence.
    pub description: String,
    /// When its text was last changed.
    pub updated: Option<Date>,
    /// What was changed, newest first.
    pub changes: Vec<Change>,
    /// Where it stands among its neighbours.
    pub order: i64,
    /// The body as HTML.
    pub html: String,
    /// Whether a rule of the page asks for one of the association's parties: then the page shows who they are.
    pub has_parties: bool,
    /// Whether the page tells of the association's rounds: then it shows their days.
    pub has_rounds: bool,
    /// The headings of the body.
    pub headings: Vec<Heading>,
}

/// What was changed on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day of the change.
    pub date: Date,
    /// What was changed, in a sentence.
    pub text: String,
}

/// The page with an association's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPage {
    /// The page; its HTML is the introduction.
    pub page: Page,
    /// The introduction without markup, for documents.
    pub introduction: Vec<Passage>,
    /// The texts of the form's sections, in the order and with the ids of those in the ruleset.
    pub sections: Vec<SectionPage>,
}

/// What stands above the fields of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPage {
    /// The section's id.
    pub id: String,
    /// The anchor of its heading.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// The body as HTML.
    pub html: String,
    /// The body without markup, for documents.
    pub passages: Vec<Passage>,
    /// The facts it says it carries.
    pub facts: Vec<String>,
}

/// A fact of the association, and what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The fact's id.
    pub fact: String,
    /// What carries it.
    pub by: Carrier,
    /// The clause, where a rule or a mark does.
    pub clause: Option<String>,
}

/// What carries a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carrier {
    /// A page or section, by the path of its file.
    Page(String),
    /// A rule, by its id.
    Rule(String),
    /// A clause that people judge.
    Judge,
    /// A clause that only tells.
    Information,
}

/// Puts the site together, as on the day `today`.
///
/// # Errors
/// All faults, of single files and of files together, sorted, with the warnings among them.
pub fn build(content: &Content<'_>, today: Date) -> Result<Site, Vec<Diagnostic>> {
    let mut told = content.told.clone();
    let mut pages: Vec<Page> =
        content.pages.iter().map(|page| page_of(page, &path_of("", &page.stem), &Words::none(), &mut told)).collect();
    pages.sort_by(|a, b| (!a.path.is_empty(), a.order, &a.path).cmp(&(!b.path.is_empty(), b.order, &b.path)));
    if pages.iter().all(|page| !page.path.is_empty()) {
        let words = said!("webbplatsens startsida saknas", "the site’s start page is missing");
        let fault = Diagnostic::error("missing-file", "_index.md", words);
        told.push(
            fault.hint(said!(
                "Lägg till filen, med title och description.",
                "Add the file, with title and description.",
            )),
        );
    }
    let associations =
        content.associations.iter().map(|folder| association::association(folder, content, today, &mut told));
    let mut associations: Vec<Association> = associations.collect();
    associations.sort_by_cached_key(|association| (association.home.order, alphabet::key(&association.name)));
    let mut site = Site { settings: content.settings.clone(), pages, associations, warnings: Vec::new() };
    anchors::check_addresses(content, &mut told);
    links::check(content, &site, &mut told);
    dates::check(content, today, &mut told);
    stamps::check(content, &mut told);
    publishing::check(content, &mut told);
    let told = limited(words::once(sorted(told)));
    let told = words::once(sorted(told));
    if told.iter().any(|told| told.severity == Severity::Error) {
        return Err(told);
    }
    site.warnings = told;
    Ok(site)
}

/// The address of a page below a folder.
fn path_of(folder: &str, stem: &str) -> String {
    match (folder, stem) {
        (folder, "_index") => folder.into(),
        ("", stem) => stem.into(),
        (folder, stem) => format!("{folder}/{stem}"),
    }
}

fn page_of(page: &content::Page<'_>, path: &str, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Page {
    Page {
        path: path.into(),
        title: words.text(&page.title, page.file, page.spots.of("title"), told),
        description: words.text(&page.description, page.file, page.spots.of("description"), told),
        updated: page.updated,
        changes: changes::Written { changes: &page.changes, updated: page.updated, file: page.file, lost: &page.lost }
            .resolve(words, told),
        order: page.order,
        html: words.html(&page.body.html, page.file, page.body.start, told),
        has_rounds: page.calendar.is_some(),
        has_parties: page.rules.iter().any(|rule| asks_for_parties(&rule.check)),
        headings: words.headings(&page.body.headings),
    }
}

fn asks_for_parties(kind: &Kind) -> bool {
    matches!(kind, Kind::OneOf(OneOf { set: Set::Parties, .. }))
}

#[cfg(test)]
mod tests;
