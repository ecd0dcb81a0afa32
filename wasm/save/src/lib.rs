//! The page's form saved as a Word file, printed, and handed over.
//!
//! ```text
//!   start ──► handing   the answers as a file, the code at the report, the words of an e-mail
//!         └─► paper     the application as it is printed
//! ```
//!
//! It has no listeners: the start script calls it when somebody asks for something. With the checks it meets in the
//! page alone, whose report it reads.
//!
//! Invariant: no check and no sentence about an answer stands here, and no id of an answer is spelt here.
//! Invariant: nothing is sent or stored; what goes into an address goes to the applicant's own e-mail program.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod handing;
mod mail;
mod paper;
mod report;

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_word::Template;
use wasm_bindgen::prelude::*;

/// The page's form, with what its Word files are made of.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Saver {
    template: Template,
    /// What is to be said of what was done last.
    says: String,
}

/// Begins with the form's template. Throws where it is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn start(template: &[u8]) -> Saver {
    match Template::decode(template) {
        Ok(template) => Saver { template, says: String::new() },
        Err(_) => wasm_bindgen::throw_str("template of another version"),
    }
}

#[wasm_bindgen]
impl Saver {
    /// Shows the code at the report, and how the application is handed over.
    pub fn checked(&self) {
        handing::show(&self.template.form);
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> String {
        handing::file_name(&self.template.form)
    }

    /// The application as a Word file; no bytes where it is too long. [`says`](Self::says) tells either.
    pub fn document(&mut self) -> Vec<u8> {
        let (file, says) = handing::document(&self.template, handing::SAVED);
        self.says = says;
        file
    }

    /// The e-mail with the application attached, as a draft; no bytes where it is too long.
    pub fn draft(&mut self) -> Vec<u8> {
        let (file, says) = handing::document(&self.template, handing::DRAFTED);
        self.says = says;
        if file.is_empty() { file } else { handing::draft(&self.template.form, &file) }
    }

    /// Lays out the application as it is to be printed.
    pub fn lay_out(&mut self) {
        self.says = paper::lay_out(&self.template);
    }

    /// What is to be said of what was done last.
    #[must_use]
    pub fn says(&self) -> String {
        self.says.clone()
    }
}
