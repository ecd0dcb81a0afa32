//! The report that stands on the page, as a receipt.

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::dom::all;
use finsamkoll_word::{Point, Receipt};

/// What is said where a receipt is wanted and there is none.
pub(crate) const NO_RECEIPT: &str = "Kvittensen är inte med, eftersom svaren har ändrats sedan kontrollen.";

/// Whether the applicant wants a receipt.
pub(crate) fn is_wanted() -> bool {
    first("[id='sida:kvittens']:checked").is_some()
}

/// What the report says, word for word; nothing where there is none, or where it speaks of other answers.
pub(crate) fn receipt() -> Option<Receipt> {
    if first("[id='sida:rapport-stale'][hidden]").is_none() || first("[id='sida:rapport'][hidden]").is_some() {
        return None;
    }
    let place = by_id("sida:rapport-punkter")?;
    let mut points = Vec::new();
    let mut page = String::new();
    for element in all(&place, "h3, .verdict") {
        if element.get_attribute("data-clause").is_some() {
            points.push(point(&element, &page));
        } else {
            page = text(&element);
        }
    }
    Some(Receipt { day: text_of("sida:rapport-dag"), summary: text_of("sida:rapport-sammanfattning"), points })
}

fn point(verdict: &Element, page: &str) -> Point {
    Point {
        page: page.into(),
        words: first_in(verdict, "blockquote"),
        outcome: first_in(verdict, ".outcome"),
        says: texts(verdict, ".says"),
    }
}

fn first_in(below: &Element, selector: &str) -> String {
    all(below, selector).first().map(text).unwrap_or_default()
}

fn texts(below: &Element, selector: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for element in all(below, selector) {
        texts.push(text(&element));
    }
    texts
}

/// The words of the element with this id.
pub(crate) fn text_of(id: &str) -> String {
    by_id(id).as_ref().map(text).unwrap_or_default()
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}
