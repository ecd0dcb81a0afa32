//! Word files read in the browser.
//!
//! It has neither listeners nor the page: the start script hands it a file, and what is read of it to the module that
//! brings it into the form.
//!
//! Invariant: nothing is sent or stored.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

// With its memory and what a panic does.
use finsamkoll_wasm_page as _;

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::AnswerCode;
use finsamkoll_checks::form::Form;
use finsamkoll_word::{How, Opened, Refusal, Template, packed, read_by};
use wasm_bindgen::prelude::*;

/// Stands after each text of a list: no answer holds it, since no XML can.
const END: char = '\u{1f}';

/// Reads the files of one form.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reader {
    form: Form,
}

/// Begins with the form's template. Throws where it is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn start(template: &[u8]) -> Reader {
    match Template::decode(template) {
        Ok(template) => Reader { form: template.form },
        Err(_) => wasm_bindgen::throw_str("template of another version"),
    }
}

#[wasm_bindgen]
impl Reader {
    /// What is to be inflated of a file, three numbers each: where it begins and ends, and how many bytes it becomes.
    #[must_use]
    pub fn packed(&self, file: &[u8]) -> Vec<usize> {
        let mut numbers = Vec::new();
        for part in packed(file) {
            numbers.extend([part.start, part.end, part.size]);
        }
        numbers
    }

    /// Reads a file. `inflated` are the bytes of what is [`packed`](Self::packed), one part after the other.
    #[must_use]
    pub fn read(&self, file: &[u8], inflated: &[u8]) -> File {
        let parts = packed(file);
        File(read_by(&self.form, file, &|wanted| {
            let before: usize = parts.iter().take_while(|part| **part != wanted).map(|part| part.size).sum();
            Some(inflated.get(before..)?.get(..wanted.size)?.into())
        }))
    }

    /// Why a file is not read that is larger than any form.
    #[must_use]
    pub fn too_large(&self) -> String {
        Refusal::TooLarge.says()
    }
}

/// What was read of a file. Lists are texts one after the other, each with a sign after it that no answer holds.
#[wasm_bindgen]
#[derive(Debug)]
pub struct File(Result<Opened, Refusal>);

#[wasm_bindgen]
impl File {
    /// Why it is not read; empty where it is.
    #[must_use]
    pub fn refusal(&self) -> String {
        self.0.as_ref().err().map(Refusal::says).unwrap_or_default()
    }

    /// The answers: address, text, address, text.
    #[must_use]
    pub fn answers(&self) -> String {
        let mut list = String::new();
        for (at, text) in self.0.iter().flat_map(|opened| opened.answers.iter()) {
            add(&mut list, &at.text());
            add(&mut list, text);
        }
        list
    }

    /// The addresses of what was not found.
    #[must_use]
    pub fn lost(&self) -> String {
        let mut list = String::new();
        for (at, how) in self.0.iter().flat_map(|opened| &opened.found) {
            if *how == How::NotFound {
                add(&mut list, &at.text());
            }
        }
        list
    }

    /// What else is to be said of it.
    #[must_use]
    pub fn warnings(&self) -> String {
        let mut list = String::new();
        for warning in self.0.iter().flat_map(|opened| &opened.warnings) {
            add(&mut list, &warning.says());
        }
        list
    }

    /// The version of the form that it was made from, where it tells.
    #[must_use]
    pub fn version(&self) -> Option<u32> {
        self.0.as_ref().ok().and_then(|opened| opened.version)
    }

    /// The answer code that stands in it; empty where there is none.
    #[must_use]
    pub fn code(&self) -> String {
        self.0.as_ref().ok().and_then(|opened| opened.code).map(AnswerCode::text).unwrap_or_default()
    }
}

fn add(list: &mut String, text: &str) {
    list.push_str(text);
    list.push(END);
}
