//! The page's form: what is written in it, and writing it anew.

use crate::browser;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use finsamkoll_checks::form::{self, Answer, Found, MOST_ROWS};
use finsamkoll_checks::{Address, AnswerCode, Answers, Part, digits, fill};
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::{answers, dom};

/// The form itself.
fn element() -> Option<Element> {
    first("form[data-module]")
}

/// All answers as they stand in the page, hidden fields among them.
pub(crate) fn written() -> Answers {
    element().map(|form| answers::collect(&form).answers).unwrap_or_default()
}

/// The answers to what is asked: those that do not stand in something hidden.
pub(crate) fn asked() -> Answers {
    parted(|is_hidden| !is_hidden)
}

/// The answers to what is not asked.
pub(crate) fn not_asked() -> Answers {
    parted(|is_hidden| is_hidden)
}

fn parted(is_wanted: impl Fn(bool) -> bool) -> Answers {
    let written = written();
    let entries = written.iter().filter(|(at, text)| !text.is_empty() && is_wanted(is_hidden(at)));
    entries.map(|(at, text)| (at.clone(), String::from(text))).collect()
}

pub(crate) fn is_hidden(at: &Address) -> bool {
    is_hidden_by_id(&at.id(Part::Whole))
}

/// Whether the element with this id is not shown, or not there.
pub(crate) fn is_hidden_by_id(id: &str) -> bool {
    by_id(id).is_none_or(|element| element.closest("[hidden]").is_some())
}

/// The code of what is asked and answered.
pub(crate) fn code(form: &form::Form, asked: &Answers) -> AnswerCode {
    AnswerCode::of(form, asked, &browser::nfc)
}

/// Writes these answers into the page in place of those that stand there.
pub(crate) fn write(form: &form::Form, answers: &Answers) {
    for (_, field) in form.fields().filter(|(_, field)| !field.columns().is_empty()) {
        let rows = answers.rows(&field.id);
        let needed = rows.last().map_or(1, |last| usize::from(*last) + 1);
        bring_to(&Address::group(&field.id), needed);
    }
    let Some(element) = element() else { return };
    for control in dom::all(&element, "input[name], textarea") {
        write_one(&control, answers);
    }
    browser::tell_changed(&element);
}

/// Gives a group as many rows, by the page's own buttons.
fn bring_to(group: &Address, needed: usize) {
    let (Some(whole), Some(place)) = (by_id(&group.id(Part::Whole)), by_id(&group.id(Part::Rows))) else { return };
    for _ in 0..MOST_ROWS {
        let rows = dom::children(&place);
        let button = match rows.len().cmp(&needed) {
            Ordering::Less => dom::all(&whole, "[data-act=add-row]").pop(),
            Ordering::Greater => rows.last().and_then(|row| dom::all(row, "[data-act=remove-row]").pop()),
            Ordering::Equal => return,
        };
        if let Some(button) = button {
            button.click();
        }
    }
}

fn write_one(control: &Element, answers: &Answers) {
    let Some(at) = control.get_attribute("name").as_deref().and_then(Address::parse) else { return };
    let text = answers.get(&at);
    match control.get_attribute("type").as_deref() {
        Some("radio" | "checkbox") => {
            let value = control.get_attribute("value").unwrap_or_default();
            control.set_checked(text.lines().any(|line| line == value));
        }
        // Browsers leave out the line breaks of what is to stand on one line.
        Some(_) => control.set_value(&on_one_line(text)),
        None => control.set_value(text),
    }
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|sign| if sign == '\n' { ' ' } else { sign }).collect()
}

/// What the form asks at an address.
pub(crate) fn find<'a>(form: &'a form::Form, at: &Address) -> Option<Found<'a>> {
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
pub(crate) fn labels<'a>(form: &form::Form, all: impl Iterator<Item = &'a Address>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for at in all {
        let label = label(form, at);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}
