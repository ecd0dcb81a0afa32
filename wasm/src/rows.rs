//! Adds rows to groups and takes them away. Rows are always numbered from 0 without holes.

use crate::{dom, messages};
use finsamkoll_checks::form::MOST_ROWS;
use finsamkoll_checks::{Address, Part};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The attributes that hold ids made of a cell's address.
const NUMBERED: [&str; 5] = ["id", "name", "for", "aria-describedby", "list"];

/// What people type or tick.
const CONTROLS: &str = "input, textarea";

/// Adds an empty row after the last one and moves focus to its first field.
pub(crate) fn add(button: &Element) {
    let Some(group) = button.get_attribute("data-group") else { return };
    let Some(list) = dom::by_id(&Address::group(&group).id(Part::Rows)) else { return };
    let number = list.child_element_count();
    let Some(row) = u16::try_from(number).ok().filter(|row| *row < MOST_ROWS) else {
        dom::say(&format!("Det får finnas högst {MOST_ROWS} rader."));
        return;
    };
    let Some(copy) = list.last_element_child().and_then(|last| last.clone_node_with_deep(true).ok()) else { return };
    let Ok(copy) = copy.dyn_into::<Element>() else { return };
    clear(&copy);
    renumber(&copy, row);
    if list.append_child(&copy).is_ok() {
        focus_first(&copy);
        dom::say(&format!("Rad {} är tillagd.", number + 1));
    }
}

/// Takes a row away and moves focus to the row that takes its place, or else the one before. The last row left is
/// emptied instead, so that there always is one to write in.
pub(crate) fn remove(button: &Element) {
    let Ok(Some(row)) = button.closest(".row") else { return };
    let Some(list) = row.parent_element() else { return };
    let number = all_before(&row) + 1;
    if list.child_element_count() == 1 {
        clear(&row);
        focus_first(&row);
        dom::say("Raden är tömd.");
        return;
    }
    let next = row.next_element_sibling().or_else(|| row.previous_element_sibling());
    row.remove();
    for (row, element) in (0..MOST_ROWS).zip(children(&list)) {
        renumber(&element, row);
    }
    if let Some(next) = next {
        focus_first(&next);
    }
    dom::say(&format!("Rad {number} är borttagen."));
}

fn children(list: &Element) -> Vec<Element> {
    let children = list.children();
    (0..children.length()).filter_map(|at| children.item(at)).collect()
}

fn all_before(row: &Element) -> usize {
    std::iter::successors(row.previous_element_sibling(), Element::previous_element_sibling).count()
}

fn clear(row: &Element) {
    messages::clear_all(row);
    for control in dom::all(row, CONTROLS) {
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if matches!(input.type_().as_str(), "radio" | "checkbox") {
                input.set_checked(false);
            } else {
                input.set_value("");
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value("");
        }
    }
}

fn renumber(row: &Element, number: u16) {
    for element in dom::all(row, "*") {
        for attribute in NUMBERED {
            if let Some(value) = element.get_attribute(attribute) {
                let _ = element.set_attribute(attribute, &renumbered(&value, number));
            }
        }
    }
    for shown in dom::all(row, ".row-number") {
        shown.set_text_content(Some(&(u32::from(number) + 1).to_string()));
    }
}

/// Each id of an attribute with its row changed.
fn renumbered(ids: &str, row: u16) -> String {
    let each = ids.split_whitespace().map(|id| match Address::split_id(id) {
        Some((address, rest)) => format!("{}{rest}", address.in_row(row)),
        None => id.to_owned(),
    });
    each.collect::<Vec<_>>().join(" ")
}

fn focus_first(row: &Element) {
    let first = dom::all(row, CONTROLS).into_iter().next();
    if let Some(control) = first.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&control);
    }
}
