//! Answers into the page's form.

use alloc::string::String;
use core::cmp::Ordering;
use finsamkoll_checks::form::{Form, MOST_ROWS};
use finsamkoll_checks::{Address, Answers, Part};
use finsamkoll_wasm_page::browser::{Element, by_id, parse_json};
use finsamkoll_wasm_page::{dom, form};
use wasm_bindgen::prelude::*;

/// Writes these answers into the page in place of those that stand there.
pub(crate) fn write(form: &Form, answers: &Answers) {
    for (_, field) in form.fields().filter(|(_, field)| !field.columns().is_empty()) {
        let rows = answers.rows(&field.id);
        let needed = rows.last().map_or(1, |last| usize::from(*last) + 1);
        bring_to(&Address::group(&field.id), needed);
    }
    let Some(element) = form::element() else { return };
    for control in dom::all(&element, "input[name], textarea") {
        write_one(&control, answers);
    }
    tell_changed(&element);
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
            control.set_checked(text.split(['\n']).any(|line| line == value));
        }
        // Browsers leave out the line breaks of what is to stand on one line.
        Some(_) => control.set_value(&on_one_line(text)),
        None => control.set_value(text),
    }
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|sign| if sign == '\n' { ' ' } else { sign }).collect()
}

#[wasm_bindgen]
extern "C" {
    type Event;

    #[wasm_bindgen(constructor)]
    fn new(kind: &str, options: &JsValue) -> Event;

    /// An element that hears of events.
    type Target;

    #[wasm_bindgen(method, js_name = dispatchEvent)]
    fn dispatch_event(this: &Target, event: &Event);
}

/// Tells those who listen that a form has been changed as a whole.
fn tell_changed(form: &Element) {
    let event = Event::new("change", &parse_json(r#"{"bubbles": true}"#));
    form.unchecked_ref::<Target>().dispatch_event(&event);
}
