//! What is written in the page's form.

use crate::browser::{Element, FormData, list};
use finsamkoll_checks::{Address, Answers, Submission};
use wasm_bindgen::JsValue;

/// All answers as they stand in the form, hidden fields among them.
#[must_use]
pub fn collect(form: &Element) -> Submission {
    // The names and values of a form come in pairs.
    let answers: Answers = list(&FormData::new(form)).chunks_exact(2).filter_map(entry).collect();
    Submission::on_web(answers)
}

fn entry(pair: &[JsValue]) -> Option<(Address, alloc::string::String)> {
    let [name, value] = pair else { return None };
    Some((Address::parse(&name.as_string()?)?, value.as_string()?))
}
