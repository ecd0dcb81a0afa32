//! The page's form, and what is written in it.

use alloc::string::String;
use finsamkoll_checks::form;
use finsamkoll_checks::{Address, AnswerCode, Answers, Part};
use finsamkoll_wasm_page::answers;
use finsamkoll_wasm_page::browser::{by_id, first};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A text in Unicode's form NFC.
    #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
    fn nfc(text: &str) -> String;
}

/// All answers as they stand in the page, hidden fields among them.
pub(crate) fn written() -> Answers {
    first("form[data-module]").map(|form| answers::collect(&form).answers).unwrap_or_default()
}

/// The answers to what is asked: those that do not stand in something hidden.
pub(crate) fn asked() -> Answers {
    let written = written();
    let entries = written.iter().filter(|(at, text)| !text.is_empty() && !is_hidden(at));
    entries.map(|(at, text)| (at.clone(), String::from(text))).collect()
}

fn is_hidden(at: &Address) -> bool {
    by_id(&at.id(Part::Whole)).is_none_or(|field| field.closest("[hidden]").is_some())
}

/// The code of what is asked and answered.
pub(crate) fn code(form: &form::Form, asked: &Answers) -> AnswerCode {
    AnswerCode::of(form, asked, &|text| nfc(text))
}
