//! Adds rows to groups and takes them away. Rows are always numbered from 0 without holes.

use crate::messages;
use alloc::string::String;
use finsamkoll_checks::form::MOST_ROWS;
use finsamkoll_checks::{Address, Part, digits, fill};
use finsamkoll_wasm_page::browser::{Element, by_id};
use finsamkoll_wasm_page::dom;

/// The attributes that hold ids made of a cell's address.
const NUMBERED: [&str; 5] = ["id", "name", "for", "aria-describedby", "list"];

/// What people type or tick.
const CONTROLS: &str = "input, textarea";

/// Adds an empty row after the last one and moves focus to its first field.
pub(crate) fn add(button: &Element) {
    let Some(group) = button.get_attribute("data-group") else { return };
    let Some(place) = by_id(&Address::group(&group).id(Part::Rows)) else { return };
    let rows = dom::children(&place);
    let Some(number) = u16::try_from(rows.len()).ok().filter(|row| *row < MOST_ROWS) else {
        dom::say(&fill("Det får finnas högst {} rader.", &[&digits(MOST_ROWS.into())]));
        return;
    };
    let Some(last) = rows.last() else { return };
    let row = last.copy(true);
    clear(&row);
    renumber(&row, number);
    place.append(&row);
    focus_first(&row);
    dom::say(&fill("Rad {} är tillagd.", &[&digits(u64::from(number) + 1)]));
}

/// Takes a row away and moves focus to the row that takes its place, or else the one before. The last row left is
/// emptied instead, so that there always is one to write in. Gives what is to be said of it.
pub(crate) fn remove(button: &Element) -> String {
    let Some(row) = button.closest(".row") else { return String::new() };
    let Some(place) = row.parent() else { return String::new() };
    let mut number = 1;
    let mut before = row.before();
    while let Some(row) = before {
        number += 1;
        before = row.before();
    }
    if dom::children(&place).len() == 1 {
        clear(&row);
        focus_first(&row);
        return String::from("Raden är tömd.");
    }
    row.remove();
    let rows = dom::children(&place);
    for (number, row) in (0..MOST_ROWS).zip(&rows) {
        renumber(row, number);
    }
    if let Some(next) = rows.get(number - 1).or(rows.last()) {
        focus_first(next);
    }
    fill("Rad {} är borttagen.", &[&digits(u64::try_from(number).unwrap_or_default())])
}

fn clear(row: &Element) {
    messages::clear_all(row);
    for control in dom::all(row, CONTROLS) {
        match control.get_attribute("type").as_deref() {
            Some("radio" | "checkbox") => control.set_checked(false),
            _ => control.set_value(""),
        }
    }
}

fn renumber(row: &Element, number: u16) {
    for element in dom::all(row, "*") {
        for attribute in NUMBERED {
            if let Some(value) = element.get_attribute(attribute) {
                element.set_attribute(attribute, &renumbered(&value, number));
            }
        }
    }
    for shown in dom::all(row, ".row-number") {
        shown.set_text_content(Some(&digits(u64::from(number) + 1)));
    }
}

/// Each id of an attribute with its row changed.
fn renumbered(ids: &str, row: u16) -> String {
    let mut all = String::new();
    for id in ids.split([' ']) {
        if !all.is_empty() {
            all.push(' ');
        }
        match Address::split_id(id) {
            Some((address, rest)) => {
                all.push_str(&address.in_row(row).text());
                all.push_str(rest);
            }
            None => all.push_str(id),
        }
    }
    all
}

fn focus_first(row: &Element) {
    if let Some(control) = dom::all(row, CONTROLS).first() {
        control.focus();
    }
}
