//! Word files read in the browser.
//!
//! It has neither listeners nor the page: the page's script hands it a file, and what is read of it to the module that
//! brings it into the form.
//!
//! Invariant: nothing is sent or stored.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

// With its memory and what a panic does.
use finsamkoll_wasm_page as _;

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::Form;
use finsamkoll_checks::{AnswerCode, digits};
use finsamkoll_word::{How, Opened, Refusal, Template, packed, read_by};
use wasm_bindgen::prelude::*;

/// Stands between what is told of a file. No answer holds this sign or the next, since no XML can.
const NEXT: char = '\u{1e}';

/// Stands after each text of a list.
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
    match Template::decode_form(template) {
        Ok(form) => Reader { form },
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
    ///
    /// What is read goes on to the module that brings it into the form: why it was not read, or nothing; the version of
    /// the form and the answer code, where it tells them; then three lists: answers (address, text, address, text), the
    /// addresses of what was not found, and what else is to be said. These six are parted by [`NEXT`].
    #[must_use]
    pub fn read(&self, file: &[u8], inflated: &[u8]) -> String {
        let parts = packed(file);
        let opened = read_by(&self.form, file, &|wanted| {
            let before: usize = parts.iter().take_while(|part| **part != wanted).map(|part| part.size).sum();
            Some(inflated.get(before..)?.get(..wanted.size)?.into())
        });
        match opened {
            Ok(opened) => told(&opened),
            Err(refusal) => refusal.says(),
        }
    }

    /// What is told of a file that is larger than any form.
    #[must_use]
    pub fn too_large(&self) -> String {
        Refusal::TooLarge.says()
    }
}

fn told(opened: &Opened) -> String {
    let mut told = String::from(NEXT);
    told.push_str(&opened.version.map(|version| digits(version.into())).unwrap_or_default());
    told.push(NEXT);
    told.push_str(&opened.code.map(AnswerCode::text).unwrap_or_default());
    told.push(NEXT);
    for (at, text) in opened.answers.iter() {
        add(&mut told, &at.text());
        add(&mut told, text);
    }
    told.push(NEXT);
    for (at, _) in opened.found.iter().filter(|(_, how)| *how == How::NotFound) {
        add(&mut told, &at.text());
    }
    told.push(NEXT);
    for warning in &opened.warnings {
        add(&mut told, &warning.says());
    }
    told
}

/// Adds a text to a list.
fn add(list: &mut String, text: &str) {
    list.push_str(text);
    list.push(END);
}
