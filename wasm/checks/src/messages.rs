//! What is said at a field: what is wrong with its answer, what that can mean, how it was understood.

use finsamkoll_checks::{Address, Note, Outcome, Part, fill};
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::dom::{add, all, set_text};

/// Says at a field what is wrong with its answer, with what that can mean to choose from.
pub(crate) fn note(note: &Note) {
    error(&note.at, &note.says);
    // The label as the field has it, without the row, whose number can change while the buttons stand.
    let label = first(&fill("[for='{}']", &[&note.at.text()]));
    if let (Some(field), Some(label)) = (by_id(&note.at.id(Part::Whole)), label) {
        ways(&field, note, &label.text_content().unwrap_or_default());
    }
}

/// Adds a button for each thing that an answer can mean: its name and value are the field's and the answer's.
pub(crate) fn ways(to: &Element, note: &Note, label: &str) {
    for way in &note.ways {
        let button = add(to, "button", "button quiet way", &way.words);
        button.set_attribute("type", "button");
        button.set_attribute("data-needs", "module");
        button.set_attribute("data-act", "choose");
        button.set_attribute("name", &note.at.text());
        button.set_attribute("value", &way.written);
        add(&button, "span", "visually-hidden", &fill(" i {}", &[label]));
    }
}

/// Says at a field how its answer was understood; nothing where that is plain.
pub(crate) fn understood(at: &Address, words: &str) {
    set_text(&at.id(Part::Understood), words);
}

fn error(at: &Address, words: &str) {
    put(at, "Fel: ", None, words);
}

/// Says at a field what a rule found there.
pub(crate) fn finding(at: &Address, outcome: Outcome, words: &str) {
    match outcome {
        Outcome::NotMet => error(at, words),
        Outcome::Warning => put(at, "Att se över: ", Some("warning"), words),
        Outcome::AskTheOffice => put(at, "Fråga kansliet: ", Some("ask"), words),
        Outcome::DoesNotApply
        | Outcome::Information
        | Outcome::Met
        | Outcome::Stated
        | Outcome::PeopleJudge
        | Outcome::CannotTellYet => {}
    }
}

/// Takes back what was said to be wrong at a field, and the choice between its meanings wherever that is offered.
pub(crate) fn clear(at: &Address) {
    if let Some(place) = by_id(&at.id(Part::Message)) {
        empty(&place);
    }
    if let Some(page) = first("main") {
        remove_all(&page, &fill(".way[name='{}']", &[&at.text()]));
    }
    mark(at, false);
}

/// Takes back all that was said below an element.
pub(crate) fn clear_all(below: &Element) {
    for place in all(below, ".error, .understood") {
        empty(&place);
    }
    remove_all(below, ".way");
    for control in all(below, "[aria-invalid]") {
        control.toggle_attribute("aria-invalid", false);
    }
}

fn put(at: &Address, sort: &str, kind: Option<&str>, words: &str) {
    let Some(place) = by_id(&at.id(Part::Message)) else { return };
    clear(at);
    if let Some(kind) = kind {
        place.set_attribute("data-kind", kind);
    }
    add(&place, "span", "visually-hidden", sort);
    add(&place, "span", "", words);
    mark(at, kind.is_none());
}

fn empty(place: &Element) {
    place.set_text_content(Some(""));
    place.toggle_attribute("data-kind", false);
}

fn remove_all(below: &Element, selector: &str) {
    for element in all(below, selector) {
        element.remove();
    }
}

fn mark(at: &Address, invalid: bool) {
    let Some(control) = by_id(&at.id(Part::Control)) else { return };
    if invalid {
        control.set_attribute("aria-invalid", "true");
    } else {
        control.toggle_attribute("aria-invalid", false);
    }
}
