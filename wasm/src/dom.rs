//! The few things done to the document, each in a line.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// The page's document.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// All elements that a selector finds below an element.
pub(crate) fn all(below: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = below.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// A new element with these attributes and, as text, these words.
pub(crate) fn element(name: &str, attributes: &[(&str, &str)], words: &str) -> Result<Element, JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let element = document.create_element(name)?;
    for (attribute, value) in attributes {
        element.set_attribute(attribute, value)?;
    }
    if !words.is_empty() {
        element.set_text_content(Some(words));
    }
    Ok(element)
}

/// Shows or hides an element.
pub(crate) fn show(element: &Element, shown: bool) {
    // The name of the attribute is well formed.
    let _ = if shown { element.remove_attribute("hidden") } else { element.set_attribute("hidden", "") };
}

/// Says something politely to those who hear the page.
pub(crate) fn say(words: &str) {
    if let Some(status) = by_id("sida:status") {
        status.set_text_content(Some(words));
    }
}

/// Moves focus there and brings it into view.
pub(crate) fn focus(element: &HtmlElement) {
    // An element that cannot take focus is left alone.
    let _ = element.focus();
}
