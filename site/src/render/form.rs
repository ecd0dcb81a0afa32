//! What the form's template sees. Each id and attribute comes from [`Address`], so that the module finds it again.

use super::FormFiles;
use super::word::CAUTION;
use crate::model::Association;
use crate::model::places::PLACES;
use finsamkoll_checks::form::{Answer, Field, Form};
use finsamkoll_checks::{Address, Part, contents_id, section_id};
use serde::Serialize;

/// How many rows a group has from the start: those who print the form or have no module need some to write in.
const ROWS: u16 = 3;

/// The form.
#[derive(Debug, Serialize)]
pub(super) struct FormView<'a> {
    version: u32,
    rules: &'a str,
    template: &'a str,
    caution: &'static str,
    sections: Vec<SectionView<'a>>,
}

#[derive(Debug, Serialize)]
struct SectionView<'a> {
    section_id: String,
    contents_id: String,
    /// The id of the heading, to which links in texts lead.
    anchor: &'a str,
    title: &'a str,
    html: &'a str,
    condition: Option<String>,
    fields: Vec<FieldView<'a>>,
}

#[derive(Debug, Serialize)]
struct FieldView<'a> {
    id: String,
    whole: String,
    message: String,
    hint_id: String,
    rows_id: String,
    described_by: String,
    /// Where it is said how the answer was understood, for those types that people write in many ways.
    understood: Option<String>,
    #[serde(rename = "type")]
    sort: &'static str,
    label: &'a str,
    hint: Option<String>,
    condition: Option<String>,
    optional: bool,
    /// The type of the input element.
    input: &'static str,
    inputmode: Option<&'static str>,
    list: Option<&'static str>,
    /// How many lines the field shows, where it has several.
    lines: Option<u8>,
    role: Option<&'static str>,
    options: Vec<OptionView<'a>>,
    reason: Option<Box<FieldView<'a>>>,
    rows: Vec<Vec<FieldView<'a>>>,
    /// Whether it is the first that asks for an attachment: before it stands how those are sent.
    opens_attachments: bool,
}

#[derive(Debug, Serialize)]
struct OptionView<'a> {
    id: String,
    value: &'a str,
    label: &'a str,
}

impl<'a> FormView<'a> {
    pub(super) fn new(association: &'a Association, files: &'a FormFiles) -> Self {
        let form = &association.ruleset.form;
        let first_attachment = form.fields().map(|(_, field)| field).find(|field| asks_for_attachment(field));
        let top = |field: &'a Field| FieldView {
            opens_attachments: first_attachment.is_some_and(|first| first.id == field.id),
            ..view(field, Address::field(&field.id), form)
        };
        // The model keeps the texts in the order of the form's sections.
        let sections = form.sections.iter().zip(&association.form.sections).map(|(section, text)| SectionView {
            section_id: section_id(&section.id),
            contents_id: contents_id(&section.id),
            anchor: &text.anchor,
            title: &section.title,
            html: &text.html,
            condition: form.asked_if(&section.when),
            fields: section.fields.iter().map(top).collect(),
        });
        Self {
            version: form.version,
            rules: &files.rules.path,
            template: &files.word.template.path,
            caution: CAUTION,
            sections: sections.collect(),
        }
    }
}

fn asks_for_attachment(field: &Field) -> bool {
    field.answer == Answer::Attachment || field.columns().iter().any(asks_for_attachment)
}

fn view<'a>(field: &'a Field, at: Address, form: &'a Form) -> FieldView<'a> {
    let at = if matches!(field.answer, Answer::Rows(_)) { Address::group(&field.id) } else { at };
    let control = control(&field.answer);
    let options = if field.is_box() { Vec::new() } else { field.options() };
    let option = |(value, label)| OptionView { id: at.id(Part::Option(value)), value, label };
    FieldView {
        options: options.into_iter().map(option).collect(),
        hint: hint(field),
        condition: form.asked_if(&field.when),
        optional: field.optional && !field.signing,
        reason: reason(field),
        rows: rows(field, form),
        ..empty(&at, &field.label, control, hint(field).is_some())
    }
}

/// The field for a statement's sentence of motivation.
fn reason(field: &Field) -> Option<Box<FieldView<'_>>> {
    let Answer::Statement { reason } = &field.answer else { return None };
    Some(Box::new(empty(&Address::reason(&field.id), reason, control(&Answer::Long), false)))
}

fn rows<'a>(field: &'a Field, form: &'a Form) -> Vec<Vec<FieldView<'a>>> {
    let cells = |row| {
        let cell = |column: &'a Field| view(column, Address::cell(&field.id, row, &column.id), form);
        field.columns().iter().map(cell).collect()
    };
    if field.columns().is_empty() { Vec::new() } else { (0..ROWS).map(cells).collect() }
}

fn empty<'a>(at: &Address, label: &'a str, control: Control, has_hint: bool) -> FieldView<'a> {
    let message = at.id(Part::Message);
    let hint_id = at.id(Part::Hint);
    let understood = at.id(Part::Understood);
    let described_by = [
        (hint_id.as_str(), has_hint),
        (PLACES.attachments, control.sort == "attachment"),
        (&message, true),
        (&understood, control.is_understood),
    ];
    let described_by: Vec<&str> = described_by.into_iter().filter(|(_, is)| *is).map(|(id, _)| id).collect();
    let described_by = described_by.join(" ");
    FieldView {
        id: at.id(Part::Control),
        whole: at.id(Part::Whole),
        described_by,
        message,
        hint_id,
        rows_id: at.id(Part::Rows),
        understood: control.is_understood.then_some(understood),
        sort: control.sort,
        label,
        hint: None,
        condition: None,
        optional: false,
        input: control.input,
        inputmode: control.inputmode,
        list: control.list,
        lines: control.lines,
        role: control.role,
        options: Vec::new(),
        reason: None,
        rows: Vec::new(),
        opens_attachments: false,
    }
}

/// How a type of answer is asked for.
#[derive(Debug, Clone, Copy)]
struct Control {
    sort: &'static str,
    input: &'static str,
    inputmode: Option<&'static str>,
    list: Option<&'static str>,
    lines: Option<u8>,
    role: Option<&'static str>,
    /// Whether it is said at the field how the answer was understood.
    is_understood: bool,
}

/// Days, sums and numbers are typed as text: people write them in many ways, and the module understands those.
fn control(answer: &Answer) -> Control {
    let line = |sort| Control {
        sort,
        input: "text",
        inputmode: None,
        list: None,
        lines: None,
        role: None,
        is_understood: false,
    };
    let read = |sort| Control { is_understood: true, ..line(sort) };
    let lines = |sort, lines| Control { lines: Some(lines), ..line(sort) };
    let one_of = |sort| Control { input: "radio", role: Some("radiogroup"), ..line(sort) };
    match answer {
        Answer::Text => line("text"),
        Answer::Long => lines("long", 4),
        Answer::Number => Control { inputmode: Some("decimal"), ..read("number") },
        Answer::Amount => read("amount"),
        Answer::Date => read("date"),
        Answer::Party { many: false } => Control { list: Some(PLACES.parties), ..read("party") },
        Answer::Party { many: true } => Control { lines: Some(3), ..read("party") },
        Answer::Choice { many: false, .. } => one_of("choice"),
        Answer::Choice { many: true, .. } => Control { input: "checkbox", ..line("choice") },
        Answer::Municipality { many: false } => Control { list: Some(PLACES.municipalities), ..read("municipality") },
        Answer::Municipality { many: true } => Control { lines: Some(3), ..read("municipality") },
        Answer::Round(_) => one_of("round"),
        Answer::Check => Control { input: "checkbox", ..line("check") },
        Answer::Attachment => Control { input: "checkbox", ..line("attachment") },
        Answer::Statement { .. } => one_of("statement"),
        Answer::Email => Control { input: "email", ..read("email") },
        Answer::Phone => Control { input: "tel", ..read("phone") },
        Answer::Post => read("post"),
        Answer::OrganisationNumber => read("orgnr"),
        Answer::Span => read("span"),
        Answer::Rows(_) => line("rows"),
    }
}

fn hint(field: &Field) -> Option<String> {
    let example = field.example.as_ref().map(|example| format!("Exempel: {example}"));
    match (&field.hint, example) {
        (Some(hint), Some(example)) => Some(format!("{hint} {example}")),
        (hint, example) => hint.clone().or(example),
    }
}
