//! Word files in the browser.
//!
//! Invariant: no sentence about an answer stands here, and no id of an answer is spelt here.
//! Invariant: nothing is sent, stored or put in an address.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod form;

use alloc::string::String;
use finsamkoll_word::Template;
use wasm_bindgen::prelude::*;

/// The page's form, with what its Word files are made of.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Word {
    template: Template,
}

/// Begins with the form's template. Throws where it is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn start(template: &[u8]) -> Word {
    match Template::decode(template) {
        Ok(template) => Word { template },
        Err(_) => wasm_bindgen::throw_str("template of another version"),
    }
}

#[wasm_bindgen]
impl Word {
    /// The code of the answers to what is asked.
    #[must_use]
    pub fn code(&self) -> String {
        form::code(&self.template.form, &form::asked()).text()
    }
}
