//! The checks in the browser.
//!
//! ```text
//!   start ──► rounds    marks the rounds that have passed, chooses the next
//!         ├─► rows      adds and removes rows
//!         ├─► asked     shows what is asked of this applicant
//!         ├─► messages  says at a field what is wrong with it, or how it was understood
//!         └─► report    checks all, shows the summary and the report
//! ```
//!
//! Everything said comes from `finsamkoll-checks`; this crate only reads the page and places the words, always as text.
//!
//! Invariant: no check and no sentence about an answer stands here, and no id of an answer is spelt here.
//! Invariant: nothing is sent, stored or put in an address.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod asked;
mod form;
#[cfg(feature = "measure")]
pub mod measure;
mod messages;
mod report;
mod rounds;
mod rows;

use wasm_bindgen::prelude::*;

/// Starts the checks on the page's form. `rules` is the form's compiled ruleset. Throws where the rules are of another
/// version than this module, or the page has no form.
#[wasm_bindgen]
pub fn start(rules: &[u8]) {
    match form::Form::find(rules) {
        Ok(form) => form.listen(),
        Err(reason) => wasm_bindgen::throw_str(reason),
    }
}
