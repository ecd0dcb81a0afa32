//! What is written in the page's form.

use finsamkoll_checks::{Address, Answers};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// All answers as they stand in the form, hidden fields among them.
pub(crate) fn collect(form: &HtmlFormElement) -> Answers {
    let Ok(data) = FormData::new_with_form(form) else { return Answers::default() };
    // The names and values of a form come as pairs.
    let pairs = js_sys::Array::from(&data);
    pairs.iter().filter_map(|pair| entry(pair.unchecked_ref())).collect()
}

fn entry(pair: &js_sys::Array) -> Option<(Address, String)> {
    let address = Address::parse(&pair.get(0).as_string()?)?;
    Some((address, pair.get(1).as_string()?))
}
