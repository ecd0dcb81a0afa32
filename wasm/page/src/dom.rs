//! The few things done to the document, each in a line.

use crate::browser::{Element, by_id, create, list};
use alloc::vec::Vec;
use wasm_bindgen::{JsCast, JsValue};

/// All elements that a selector finds below an element.
#[must_use]
pub fn all(below: &Element, selector: &str) -> Vec<Element> {
    elements(&below.all(selector))
}

/// The elements that stand directly in an element.
#[must_use]
pub fn children(of: &Element) -> Vec<Element> {
    elements(&of.children())
}

fn elements(found: &JsValue) -> Vec<Element> {
    let mut elements = Vec::new();
    for element in list(found) {
        elements.push(element.unchecked_into());
    }
    elements
}

/// Adds a new element at the end of another, of this class where it has one and, as text, with these words.
#[allow(clippy::must_use_candidate, reason = "what is added is often complete")]
pub fn add(to: &Element, name: &str, class: &str, words: &str) -> Element {
    let element = create(name);
    if !class.is_empty() {
        element.set_attribute("class", class);
    }
    element.set_text_content(Some(words));
    to.append(&element);
    element
}

/// Adds a link at the end of an element.
#[allow(clippy::must_use_candidate, reason = "what is added is often complete")]
pub fn add_link(to: &Element, class: &str, href: &str, words: &str) -> Element {
    let link = add(to, "a", class, words);
    link.set_attribute("href", href);
    link
}

/// Shows or hides an element.
pub fn show(element: &Element, shown: bool) {
    element.toggle_attribute("hidden", !shown);
}

/// Shows or hides the element with this id, if there is one.
pub fn show_by_id(id: &str, shown: bool) {
    if let Some(element) = by_id(id) {
        show(&element, shown);
    }
}

/// Says something politely to those who hear the page.
pub fn say(words: &str) {
    set_text("sida:status", words);
}

/// Sets the words of the element with this id, if there is one.
pub fn set_text(id: &str, words: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(words));
    }
}
