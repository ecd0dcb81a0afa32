//! Word files opened into the page's form.
//!
//! ```text
//!   start ──► packed    what the browser is to inflate of a file, before
//!         └─► opening   tells what was read of it, or why it was not
//!               └─► writing   brings the answers into the form
//! ```
//!
//! It has no listeners: the start script calls it when somebody opens a file. With the checks it meets in the page
//! alone: it writes into the controls, and clicks the page's own buttons.
//!
//! Invariant: no check and no sentence about an answer stands here, and no id of an answer is spelt here.
//! Invariant: nothing is sent or stored.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod opening;
mod writing;

use alloc::vec::Vec;
use finsamkoll_checks::Answers;
use finsamkoll_wasm_page::form;
use finsamkoll_word::{Refusal, Template, packed};
use opening::File;
use wasm_bindgen::prelude::*;

/// The page's form, with what files of it are read by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Opener {
    template: Template,
    /// What stood in the form before a file was opened.
    before: Option<Answers>,
}

/// Begins with the form's template. Throws where it is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn start(template: &[u8]) -> Opener {
    match Template::decode(template) {
        Ok(template) => Opener { template, before: None },
        Err(_) => wasm_bindgen::throw_str("template of another version"),
    }
}

#[wasm_bindgen]
impl Opener {
    /// What is to be inflated of a file, three numbers each: where it begins and ends, and how many bytes it becomes.
    #[must_use]
    pub fn packed(&self, file: &[u8]) -> Vec<usize> {
        let mut numbers = Vec::new();
        for part in packed(file) {
            numbers.extend([part.start, part.end, part.size]);
        }
        numbers
    }

    /// Writes a file's answers into the form, has them checked, and tells what was read; or tells why it was not.
    /// `inflated` are the bytes of what is [`packed`](Self::packed), one after the other.
    pub fn open(&mut self, name: &str, bytes: &[u8], inflated: &[u8]) {
        let before = form::written();
        if opening::open(&self.template.form, &File { name, bytes, inflated }) {
            self.before = Some(before);
        }
    }

    /// Tells that a file is too large to be read at all.
    pub fn refuse_as_too_large(&self, name: &str) {
        opening::refuse(name, &Refusal::TooLarge);
    }

    /// Brings back what stood in the form before a file was opened.
    pub fn take_back(&mut self) {
        if let Some(before) = self.before.take() {
            opening::take_back(&self.template.form, &before);
        }
    }
}
