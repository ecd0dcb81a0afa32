//! The page's form, and what is written in it.

use crate::answers;
use crate::browser::{Element, by_id, first, nfc};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{self, Answer, Found};
use finsamkoll_checks::{Address, AnswerCode, Answers, Part, digits, fill};

/// The form itself.
#[must_use]
pub fn element() -> Option<Element> {
    first("form[data-module]")
}

/// All answers as they stand in the page, hidden fields among them.
#[must_use]
pub fn written() -> Answers {
    element().map(|form| answers::collect(&form).answers).unwrap_or_default()
}

/// The answers to what is asked: those that do not stand in something hidden.
#[must_use]
pub fn asked() -> Answers {
    parted(|is_hidden| !is_hidden)
}

/// The answers to what is not asked.
#[must_use]
pub fn not_asked() -> Answers {
    parted(|is_hidden| is_hidden)
}

fn parted(is_wanted: impl Fn(bool) -> bool) -> Answers {
    let written = written();
    let entries = written.iter().filter(|(at, text)| !text.is_empty() && is_wanted(is_hidden(at)));
    entries.map(|(at, text)| (at.clone(), String::from(text))).collect()
}

/// Whether the answer at an address is not asked for.
#[must_use]
pub fn is_hidden(at: &Address) -> bool {
    is_hidden_by_id(&at.id(Part::Whole))
}

/// Whether the element with this id is not shown, or not there.
#[must_use]
pub fn is_hidden_by_id(id: &str) -> bool {
    by_id(id).is_none_or(|element| element.closest("[hidden]").is_some())
}

/// The code of what is asked and answered.
#[must_use]
pub fn code(form: &form::Form, asked: &Answers) -> AnswerCode {
    AnswerCode::of(form, asked, &nfc)
}

/// What the form asks at an address.
#[must_use]
pub fn find<'a>(form: &'a form::Form, at: &Address) -> Option<Found<'a>> {
    match at {
        Address::Group(id) | Address::Field(id) | Address::Reason(id) => form.find(id),
        Address::Cell(group, _, column) => form.find(&fill("{}.{}", &[group, column])),
    }
}

/// What people call an answer: its question, with the group and the row for a cell.
fn label(form: &form::Form, at: &Address) -> String {
    let Some(found) = find(form, at) else { return at.text() };
    match (at, &found.field.answer) {
        (Address::Reason(_), Answer::Statement { reason }) => reason.clone(),
        (Address::Cell(_, row, _), _) => fill("{} (rad {})", &[&found.label(), &digits(u64::from(*row) + 1)]),
        _ => found.label(),
    }
}

/// The labels of answers, each once.
#[must_use]
pub fn labels<'a>(form: &form::Form, all: impl Iterator<Item = &'a Address>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for at in all {
        let label = label(form, at);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}
