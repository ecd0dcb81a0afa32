//! What is said at a field.

use crate::browser::{Element, by_id};
use crate::dom::{add, all};
use finsamkoll_checks::{Address, Outcome, Part};

/// Says at a field what is wrong with its answer.
pub(crate) fn error(at: &Address, words: &str) {
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

/// Takes back what was said at a field.
pub(crate) fn clear(at: &Address) {
    if let Some(place) = by_id(&at.id(Part::Message)) {
        empty(&place);
    }
    mark(at, false);
}

/// Takes back all that was said below an element.
pub(crate) fn clear_all(below: &Element) {
    for place in all(below, ".error") {
        empty(&place);
    }
    for control in all(below, "[aria-invalid]") {
        control.toggle_attribute("aria-invalid", false);
    }
}

fn put(at: &Address, sort: &str, kind: Option<&str>, words: &str) {
    let Some(place) = by_id(&at.id(Part::Message)) else { return };
    empty(&place);
    if let Some(kind) = kind {
        place.set_attribute("data-kind", kind);
    }
    add(&place, "span", &[("class", "visually-hidden")], sort);
    add(&place, "span", &[], words);
    mark(at, kind.is_none());
}

fn empty(place: &Element) {
    place.set_text_content(Some(""));
    place.toggle_attribute("data-kind", false);
}

fn mark(at: &Address, invalid: bool) {
    let Some(control) = by_id(&at.id(Part::Control)) else { return };
    if invalid {
        control.set_attribute("aria-invalid", "true");
    } else {
        control.toggle_attribute("aria-invalid", false);
    }
}
