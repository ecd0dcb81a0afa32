//! An association's form, composed of its own sections and of those that all share.

use super::clauses::Policy;
use super::words::Words;
use super::{FORM, FormPage, Page, SectionPage, changes, path_of};
use crate::content::{self, Content, FieldType, Lost, Part, SHARED_SECTIONS, slug};
use crate::diagnostic::{Diagnostic, nearest, said};
use crate::source::File;
use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section, is_part};
use finsamkoll_checks::{Round, Rounds};
use finsamkoll_word::Passage;

/// What a statement asks where its content does not say.
const REASON: &str = "På vilket sätt?";

/// Finds the sections that a form names, in its order, without the fields that it does not ask.
pub(super) fn sections<'a>(
    folder: &content::Association<'a>,
    content: &Content<'a>,
    told: &mut Vec<Diagnostic>,
) -> Vec<content::Section<'a>> {
    let form = &folder.form;
    if form.lost.has(Part::Composition) {
        return perhaps_named(folder, content);
    }
    let mut found: Vec<content::Section<'a>> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for name in &form.keys.sections {
        let at = form.spots.of_text("sections", name);
        let own = folder.sections.iter().find(|section| section.id == *name);
        let shared = content.sections.iter().find(|section| section.id == *name);
        if let (Some(own), Some(shared)) = (own, shared) {
            let words = said!(
                "avsnittet ”{name}” finns både i {} och i {}",
                "the section “{name}” is both in {} and in {}",
                own.file.path,
                shared.file.path,
            );
            let fault = form.file.error(at, "duplicate-section", words);
            told.push(fault.hint(said!("Ge det ena ett annat namn.", "Give one of them another name.")));
        }
        if found.iter().any(|section| section.id == *name) {
            let words = said!("avsnittet ”{name}” står två gånger", "the section “{name}” stands twice");
            let fault = form.file.error(form.spots.of_last("sections", name), "duplicate-section", words);
            told.push(fault.hint(said!("Ta bort det ena.", "Take one of them away.")));
            continue;
        }
        names.extend(own.or(shared).iter().flat_map(|section| &section.fields).map(|field| field.keys.id.as_str()));
        match own.or(shared) {
            Some(section) => found.push(without_fields(section, &form.keys.without)),
            None if folder.lost.has(Part::Fields) || content.lost.has(Part::Fields) => {}
            None => {
                told.push(unknown_section(name, folder, form, content));
                found.extend(meant(name, folder, content).map(|section| without_fields(section, &form.keys.without)));
            }
        }
    }
    let is_lost = |id: &str| found.iter().any(|section| section.lost.may_have_field(id));
    let unknown = form.keys.without.iter().filter(|id| !names.contains(&id.as_str()) && !is_lost(id));
    told.extend(unknown.map(|id| unknown_without(id, &names, form)));
    let is_asked = |id: &str| form.keys.sections.iter().any(|name| name == id) || found.iter().any(|one| one.id == id);
    for unused in folder.sections.iter().filter(|section| !is_asked(&section.id)) {
        let words =
            said!("avsnittet ”{}” används inte i formuläret", "the section “{}” is not used in the form", unused.id);
        let fault = Diagnostic::error("unused-section", unused.file.path, words).as_warning();
        let hint = said!("Lägg till det bland sections i {}.", "Add it to the sections in {}.", form.file.path);
        told.push(fault.hint(hint));
    }
    found
}

/// The section that a misspelt name means.
fn meant<'c, 'a>(
    name: &str,
    folder: &'c content::Association<'a>,
    content: &'c Content<'a>,
) -> Option<&'c content::Section<'a>> {
    let known = || folder.sections.iter().chain(&content.sections);
    let near = nearest(name, known().map(|section| section.id.as_str()))?;
    known().find(|section| section.id == near)
}

/// Whether a form names a section that is not there: then what it asks is not known.
pub(super) fn lacks_sections(form: &content::FormFile<'_>, found: &[content::Section<'_>]) -> bool {
    let is_found = |name: &String| found.iter().any(|section| nearest(name, [section.id.as_str()]).is_some());
    !form.keys.sections.iter().all(is_found)
}

/// The sections of a form whose list of them is lost: the association's own, and those that it seems to name.
fn perhaps_named<'a>(folder: &content::Association<'a>, content: &Content<'a>) -> Vec<content::Section<'a>> {
    let is_named = |section: &&content::Section<'_>| folder.form.lost.is_seen_to_name(Part::Composition, &section.id);
    folder.sections.iter().chain(content.sections.iter().filter(is_named)).cloned().collect()
}

fn without_fields<'a>(section: &content::Section<'a>, without: &[String]) -> content::Section<'a> {
    let mut section = section.clone();
    section.fields.retain(|field| !without.contains(&field.keys.id));
    section
}

fn unknown_without(id: &str, names: &[&str], form: &content::FormFile<'_>) -> Diagnostic {
    let words =
        said!("fältet ”{id}” finns inte i formulärets avsnitt", "the field “{id}” is in none of the form’s sections");
    let fault = form.file.error(form.spots.of_text("without", id), "unknown-field", words);
    let is_column = id.split_once('.').is_some_and(|(group, _)| names.contains(&group));
    let hint = said!(
        "without utelämnar hela fält och grupper, inte kolumner.",
        "without leaves out whole fields and groups, not columns.",
    );
    let fault = if is_column { fault.hint(hint) } else { fault };
    fault.meant(id, names.iter().copied())
}

fn unknown_section(
    name: &str,
    folder: &content::Association<'_>,
    form: &content::FormFile<'_>,
    content: &Content<'_>,
) -> Diagnostic {
    let at = form.spots.of_text("sections", name);
    let words = said!("avsnittet ”{name}” finns inte", "there is no section “{name}”");
    let fault = form.file.error(at, "unknown-section", words);
    let hint = said!(
        "Lägg filen {name}.md i {}/form/ eller i {SHARED_SECTIONS}/.",
        "Put the file {name}.md in {}/form/ or in {SHARED_SECTIONS}/.",
        folder.id,
    );
    fault.hint(hint).meant(name, folder.sections.iter().chain(&content.sections).map(|section| section.id.as_str()))
}

/// A composed form, and the file that composes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'c> {
    pub(super) form: &'c Form,
    pub(super) file: &'c content::FormFile<'c>,
    /// Who the association is.
    pub(super) home: &'c content::Home<'c>,
    pub(super) lost: &'c Lost<'c>,
}

impl Asked<'_> {
    /// Whether a path that is none of the form's may be that of a field that is lost.
    pub(super) fn may_have(&self, path: &str) -> bool {
        self.lost.has(Part::Composition) || self.lost.may_have_field(path) || self.is_miswritten(path)
    }

    /// Whether a field's id, which is told to be wrong, is perhaps meant by this path.
    fn is_miswritten(&self, path: &str) -> bool {
        let bare = |id: &str| slug(&id.replace('.', ""));
        let is_right = |field: &Field| {
            let parts = if matches!(field.answer, Answer::Rows(_)) { 1 } else { 2 };
            field.id.split('.').all(is_part) && field.id.split('.').count() == parts
        };
        self.form.fields().any(|(_, field)| !is_right(field) && bare(&field.id) == bare(path))
    }

    /// A fault at a path that is none of the form's, with what may be meant.
    pub(super) fn hinted(&self, fault: Diagnostic, path: &str) -> Diagnostic {
        let is_left_out = |id: &&String| *id == path || path.split_once('.').is_some_and(|(group, _)| *id == group);
        if let Some(id) = self.file.keys.without.iter().find(is_left_out) {
            return fault.hint(said!(
                "Formuläret utelämnar ”{id}”: se without i {}.",
                "The form leaves out “{id}”: see without in {}.",
                self.file.file.path,
            ));
        }
        fault.meant(path, paths(self.form).iter().map(String::as_str))
    }
}

/// All that a rule can name: fields, groups, columns.
pub(super) fn paths(form: &Form) -> Vec<String> {
    let of_field = |field: &Field| {
        let columns = field.columns().iter().map(|column| format!("{}.{}", field.id, column.id));
        std::iter::once(field.id.clone()).chain(columns).collect::<Vec<_>>()
    };
    form.fields().flat_map(|(_, field)| of_field(field)).collect()
}

/// The form as the checks read it. What is wrong with fields is told elsewhere; here each becomes what it can.
pub(super) fn compose(
    form: &content::FormFile<'_>,
    sections: &[&content::Section<'_>],
    policy: &Policy<'_>,
    rounds: &Rounds,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Form {
    let context = Context { policy, rounds, words };
    let section = |section: &&content::Section<'_>| Section {
        id: section.id.clone(),
        title: words.quietly(&section.title),
        when: section.when.0.clone(),
        fields: section.fields.iter().map(|one| field(one, section.file, context, told)).collect(),
    };
    Form {
        id: form.keys.id.clone(),
        version: form.keys.version,
        title: words.quietly(&form.keys.title),
        sections: sections.iter().map(section).collect(),
    }
}

/// What fields take from elsewhere.
#[derive(Debug, Clone, Copy)]
struct Context<'c> {
    policy: &'c Policy<'c>,
    rounds: &'c Rounds,
    words: &'c Words<'c>,
}

fn field(field: &content::Field, file: File<'_>, context: Context<'_>, told: &mut Vec<Diagnostic>) -> Field {
    let keys = &field.keys;
    let mut say = |key: &str, text: Option<&String>| context.words.maybe(text, file, field.spots.of(key), told);
    let label = say("label", keys.label.as_ref()).or_else(|| {
        let clause = context.policy.clause(keys.clause.as_ref()?)?;
        Some(clause.words.clone())
    });
    let (hint, example) = (say("hint", keys.hint.as_ref()), say("example", keys.example.as_ref()));
    Field {
        id: keys.id.clone(),
        label: label.unwrap_or_else(|| keys.id.clone()),
        answer: answer(field, file, context, told),
        optional: keys.optional,
        signing: keys.signing,
        when: keys.when.0.clone(),
        hint,
        example,
        was: keys.was.clone(),
        earlier_labels: earlier_labels(field, file, context.words, told),
    }
}

fn earlier_labels(
    field: &content::Field,
    file: File<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let at = |label: &str| field.spots.of_text("earlier-labels", label);
    field.keys.earlier_labels.iter().map(|label| words.text(label, file, at(label), told)).collect()
}

fn answer(of: &content::Field, file: File<'_>, context: Context<'_>, told: &mut Vec<Diagnostic>) -> Answer {
    let words = context.words;
    let many = of.keys.many;
    match of.keys.kind {
        FieldType::Text => Answer::Text,
        FieldType::Long => Answer::Long,
        FieldType::Number => Answer::Number,
        FieldType::Amount => Answer::Amount,
        FieldType::Date => Answer::Date,
        FieldType::Party => Answer::Party { many },
        FieldType::Choice => Answer::Choice { options: options(of, file, words, told), many },
        FieldType::Municipality => Answer::Municipality { many },
        FieldType::Round => Answer::Round(context.rounds.all.iter().map(option_of).collect()),
        FieldType::Check => Answer::Check,
        FieldType::Attachment => Answer::Attachment,
        FieldType::Statement => {
            let reason = words.maybe(of.keys.reason.as_ref(), file, of.spots.of("reason"), told);
            Answer::Statement { reason: reason.unwrap_or_else(|| REASON.into()) }
        }
        FieldType::Email => Answer::Email,
        FieldType::Phone => Answer::Phone,
        FieldType::Post => Answer::Post,
        FieldType::Orgnr => Answer::OrganisationNumber,
        FieldType::Span => Answer::Span,
        FieldType::Rows => Answer::Rows(of.columns.iter().map(|one| field(one, file, context, told)).collect()),
    }
}

/// A round as people choose it: by its last day.
fn option_of(round: &Round) -> Choice {
    Choice { id: round.id.clone(), label: round.deadline.words() }
}

fn options(of: &content::Field, file: File<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Vec<Choice> {
    let pairs = of.keys.options.iter().flat_map(|pairs| &pairs.0);
    let option = |(id, label): &(String, String)| {
        let label = words.text(label, file, of.spots.of_text("options", id), told);
        Choice { id: id.clone(), label }
    };
    pairs.map(option).collect()
}

/// The page on which the form stands.
pub(super) fn page(
    association: &str,
    form: &content::FormFile<'_>,
    sections: &[&content::Section<'_>],
    policy: &Policy<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> FormPage {
    let page = Page {
        path: path_of(association, FORM),
        title: words.text(&form.keys.title, form.file, form.spots.of("title"), told),
        description: words.text(&form.keys.description, form.file, form.spots.of("description"), told),
        updated: form.keys.updated,
        changes: changes::Written {
            changes: &form.changes,
            updated: form.keys.updated,
            file: form.file,
            lost: &form.lost,
        }
        .resolve(words, told),
        order: 0,
        html: words.html(&form.body.html, form.file, form.body.start, told),
        has_rounds: false,
        has_parties: false,
        headings: words.headings(&form.body.headings),
    };
    let section = |section: &&content::Section<'_>| SectionPage {
        passages: passages(&section.body, &policy.left_out, words),
        id: section.id.clone(),
        anchor: anchor_of(&section.id),
        title: words.text(&section.title, section.file, section.spots.of("title"), told),
        html: words.html(&without(&section.body, &policy.left_out), section.file, section.body.start, told),
        facts: section.facts.clone(),
    };
    let introduction = passages(&form.body, &[], words);
    FormPage { page, introduction, sections: sections.iter().map(section).collect() }
}

/// The anchor of a section in the form's page.
pub(super) fn anchor_of(section: &str) -> String {
    format!("avsnitt-{section}")
}

/// Whether a text may be a part of an id that is no field's, such as a party's: digits may come first.
pub(super) fn is_id_part(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The HTML of a body without those of its clauses that are left out, and without lists that are empty then.
fn without(body: &content::Body, left_out: &[&content::Clause]) -> String {
    let mut html = String::with_capacity(body.html.len());
    let mut from = 0;
    let mut gone: Vec<_> = gone(body, left_out).collect();
    gone.sort_by_key(|clause| clause.html.start);
    for clause in gone {
        // A clause within one that is left out goes with it.
        if clause.html.start >= from {
            html.push_str(body.html.get(from..clause.html.start).unwrap_or_default());
            from = clause.html.end;
        }
    }
    html.push_str(body.html.get(from..).unwrap_or_default());
    html.replace("<ul>\n</ul>\n", "").replace("<ol>\n</ol>\n", "")
}

/// The clauses of a body that are left out.
fn gone<'b>(body: &'b content::Body, left_out: &[&content::Clause]) -> impl Iterator<Item = &'b content::Clause> {
    body.clauses.iter().filter(|clause| left_out.iter().any(|out| std::ptr::eq(*out, *clause)))
}

/// The words of a body without markup, and without the clauses that are left out.
fn passages(body: &content::Body, left_out: &[&content::Clause], words: &Words<'_>) -> Vec<Passage> {
    let is_told = |passage: &&content::Passage| !gone(body, left_out).any(|clause| clause.html.contains(&passage.html));
    let told = body.passages.iter().filter(is_told);
    told.map(|passage| Passage { words: words.quietly(&passage.words), is_item: passage.is_item }).collect()
}
