//! An association's form, composed of its own sections and of those that all share.

use super::clauses::Policy;
use super::words::Words;
use super::{FORM, FormPage, Page, SectionPage, path_of};
use crate::content::{self, Content, FieldType, SHARED_SECTIONS};
use crate::diagnostic::Diagnostic;
use crate::source::File;
use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};

/// What a statement asks where its content does not say.
const REASON: &str = "På vilket sätt?";

/// Finds the sections that a form names, in its order.
pub(super) fn sections<'c, 'a>(
    folder: &'c content::Association<'a>,
    form: &content::FormFile<'_>,
    content: &'c Content<'a>,
    told: &mut Vec<Diagnostic>,
) -> Vec<&'c content::Section<'a>> {
    let mut found: Vec<&content::Section<'_>> = Vec::new();
    for name in &form.keys.sections {
        let at = form.spots.of_text("sections", name);
        let own = folder.sections.iter().find(|section| section.id == name);
        let shared = content.sections.iter().find(|section| section.id == name);
        if let (Some(own), Some(shared)) = (own, shared) {
            let words = format!("avsnittet ”{name}” finns både i {} och i {}", own.file.path, shared.file.path);
            told.push(form.file.error(at, "duplicate-section", words).hint("Ge det ena ett annat namn."));
        }
        if found.iter().any(|section| section.id == name) {
            told.push(form.file.error(at, "duplicate-section", format!("avsnittet ”{name}” står två gånger")));
            continue;
        }
        match own.or(shared) {
            Some(section) => found.push(section),
            None => told.push(unknown_section(name, folder, form, content)),
        }
    }
    for unused in folder.sections.iter().filter(|section| !form.keys.sections.iter().any(|name| name == section.id)) {
        let words = format!("avsnittet ”{}” används inte i formuläret", unused.id);
        let fault = Diagnostic::error("unused-section", unused.file.path, words).as_warning();
        told.push(fault.hint(format!("Lägg till det bland sections i {}.", form.file.path)));
    }
    found
}

fn unknown_section(
    name: &str,
    folder: &content::Association<'_>,
    form: &content::FormFile<'_>,
    content: &Content<'_>,
) -> Diagnostic {
    let at = form.spots.of_text("sections", name);
    let fault = form.file.error(at, "unknown-section", format!("avsnittet ”{name}” finns inte"));
    let hint = format!("Lägg filen {name}.md i {}/form/ eller i {SHARED_SECTIONS}/.", folder.id);
    fault.hint(hint).meant(name, folder.sections.iter().chain(&content.sections).map(|section| section.id))
}

/// The form as the checks read it. What is wrong with fields is told elsewhere; here each becomes what it can.
pub(super) fn compose(
    form: &content::FormFile<'_>,
    sections: &[&content::Section<'_>],
    policy: &Policy<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Form {
    let section = |section: &&content::Section<'_>| Section {
        id: section.id.into(),
        title: words.quietly(&section.title),
        when: section.when.0.clone(),
        fields: section.fields.iter().map(|one| field(one, section.file, policy, words, told)).collect(),
    };
    Form {
        id: form.keys.id.clone(),
        version: form.keys.version,
        title: words.quietly(&form.keys.title),
        sections: sections.iter().map(section).collect(),
    }
}

fn field(
    field: &content::Field,
    file: File<'_>,
    policy: &Policy<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Field {
    let keys = &field.keys;
    let mut say = |key: &str, text: Option<&String>| words.maybe(text, file, field.spots.of(key), told);
    let label = say("label", keys.label.as_ref()).or_else(|| {
        let clause = policy.clause(keys.clause.as_ref()?)?;
        Some(clause.words.clone())
    });
    let (hint, example) = (say("hint", keys.hint.as_ref()), say("example", keys.example.as_ref()));
    Field {
        id: keys.id.clone(),
        label: label.unwrap_or_else(|| keys.id.clone()),
        answer: answer(field, file, policy, words, told),
        optional: keys.optional,
        signing: keys.signing,
        when: keys.when.0.clone(),
        hint,
        example,
    }
}

fn answer(
    of: &content::Field,
    file: File<'_>,
    policy: &Policy<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Answer {
    let many = of.keys.many;
    match of.keys.kind {
        FieldType::Text => Answer::Text,
        FieldType::Long => Answer::Long,
        FieldType::Number => Answer::Number,
        FieldType::Amount => Answer::Amount,
        FieldType::Date => Answer::Date,
        FieldType::Party => Answer::Party { many },
        FieldType::Choice => Answer::Choice { options: options(of, file, words, told), many },
        FieldType::Check => Answer::Check,
        FieldType::Statement => {
            let reason = words.maybe(of.keys.reason.as_ref(), file, of.spots.of("reason"), told);
            Answer::Statement { reason: reason.unwrap_or_else(|| REASON.into()) }
        }
        FieldType::Email => Answer::Email,
        FieldType::Phone => Answer::Phone,
        FieldType::Rows => Answer::Rows(of.columns.iter().map(|one| field(one, file, policy, words, told)).collect()),
    }
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
        order: 0,
        html: words.html(&form.body.html, form.file, told),
        has_parties: false,
        headings: words.headings(&form.body.headings),
    };
    let section = |section: &&content::Section<'_>| SectionPage {
        id: section.id.into(),
        anchor: anchor_of(section.id),
        title: words.text(&section.title, section.file, section.spots.of("title"), told),
        html: words.html(&without(&section.body, &policy.left_out), section.file, told),
        facts: section.facts.clone(),
    };
    FormPage { page, sections: sections.iter().map(section).collect() }
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
    let mut gone: Vec<_> =
        body.clauses.iter().filter(|clause| left_out.iter().any(|out| std::ptr::eq(*out, *clause))).collect();
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
