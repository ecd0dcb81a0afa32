//! The few things done to the document, each in a line.

use crate::browser::{Element, by_id, create, list};
use alloc::vec::Vec;
use wasm_bindgen::{JsCast, JsValue};

/// All elements that a selector finds below an element.
pub(crate) fn all(below: &Element, selector: &str) -> Vec<Element> {
    elements(&below.all(selector))
}

/// The elements that stand directly in an element.
pub(crate) fn children(of: &Element) -> Vec<Element> {
    elements(&of.children())
}

fn elements(found: &JsValue) -> Vec<Element> {
    let mut elements = Vec::new();
    for element in list(found) {
        elements.push(element.unchecked_into());
    }
    elements
}

/// Adds a new element at the end of another, with these attributes and, as text, these words.
pub(crate) fn add(to: &Element, name: &str, attributes: &[(&str, &str)], words: &str) -> Element {
    let element = create(name);
    for (attribute, value) in attributes {
        element.set_attribute(attribute, value);
    }
    element.set_text_content(Some(words));
    to.append(&element);
    element
}

/// Shows or hides an element.
pub(crate) fn show(element: &Element, shown: bool) {
    element.toggle_attribute("hidden", !shown);
}

/// Says something politely to those who hear the page.
pub(crate) fn say(words: &str) {
    set_text("sida:status", words);
}

/// Sets the words of the element with this id, if there is one.
pub(crate) fn set_text(id: &str, words: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(words));
    }
}
