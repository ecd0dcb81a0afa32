//! What is said at a field.

use crate::dom::{all, by_id, element};
use finsamkoll_checks::{Address, Outcome, Part};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

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
        // The name of the attribute is well formed.
        let _ = control.remove_attribute("aria-invalid");
    }
}

fn put(at: &Address, sort: &str, kind: Option<&str>, words: &str) {
    let Some(place) = by_id(&at.id(Part::Message)) else { return };
    empty(&place);
    if let Some(kind) = kind {
        let _ = place.set_attribute("data-kind", kind);
    }
    // Where the page refuses, the message is also in the summary.
    let _ = fill(&place, sort, words);
    mark(at, kind.is_none());
}

fn fill(place: &HtmlElement, sort: &str, words: &str) -> Result<(), JsValue> {
    place.append_child(&*element("span", &[("class", "visually-hidden")], sort)?)?;
    place.append_child(&*element("span", &[], words)?)?;
    Ok(())
}

fn empty(place: &Element) {
    place.set_text_content(None);
    let _ = place.remove_attribute("data-kind");
}

fn mark(at: &Address, invalid: bool) {
    let Some(control) = by_id(&at.id(Part::Control)) else { return };
    let _ =
        if invalid { control.set_attribute("aria-invalid", "true") } else { control.remove_attribute("aria-invalid") };
}
