//! The form in the browser.
//!
//! ```text
//!   start ──► rows      adds and removes rows
//!         ├─► asked     shows what is asked of this applicant
//!         ├─► messages  says at a field what is wrong with it
//!         └─► report    checks all, shows the summary and the report
//! ```
//!
//! Everything said comes from `finsamkoll-checks`; this crate only reads the page and places the words, always as text.
//!
//! Invariant: no check and no sentence about an answer stands here, and no id is spelt here.
//! Invariant: nothing is sent, stored or put in an address.

mod answers;
mod asked;
mod clock;
mod dom;
mod form;
mod messages;
mod report;
mod rows;

use wasm_bindgen::prelude::*;

/// Starts the checks on the page's form. `rules` is the form's compiled ruleset.
///
/// # Errors
/// Where the rules are of another version than this module, or the page has no form.
#[wasm_bindgen]
pub fn start(rules: &[u8]) -> Result<(), JsError> {
    form::Form::find(rules)?.listen();
    Ok(())
}
