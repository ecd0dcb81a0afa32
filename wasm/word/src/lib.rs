//! The page's form and its Word files.
//!
//! ```text
//!   start ──► opening   tells what was read of a file
//!         │   └─► writing   brings its answers into the form
//!         ├─► handing   the answers as a file, the code at the report, the words of an e-mail
//!         └─► paper     the application as it is printed
//! ```
//!
//! It has no listeners: the page's script calls it when somebody asks for something, and hands it what the reading module
//! has read. With the checks it meets in the page alone: it writes into the controls, clicks the page's own buttons, and
//! reads the report.
//!
//! Invariant: no check and no sentence about an answer stands here, and no id of an answer is spelt here.
//! Invariant: nothing is sent or stored; what goes into an address goes to the applicant's own e-mail program.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod handing;
mod mail;
mod opening;
mod paper;
mod report;
mod writing;

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::Answers;
use finsamkoll_wasm_page::form;
use finsamkoll_word::Template;
use opening::File;
use wasm_bindgen::prelude::*;

/// The page's form, with what its Word files are made of.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Word {
    template: Template,
    /// What stood in the form before a file was opened.
    before: Option<Answers>,
    /// What is to be said of what was done last.
    says: String,
}

/// Begins with the form's template. Throws where it is of another version than this module.
#[wasm_bindgen]
#[must_use]
pub fn start(template: &[u8]) -> Word {
    match Template::decode(template) {
        Ok(template) => Word { template, before: None, says: String::new() },
        Err(_) => wasm_bindgen::throw_str("template of another version"),
    }
}

#[wasm_bindgen]
impl Word {
    /// Brings what the reading module tells of a file into the form, has it checked, and says what was read; or says
    /// why it was not.
    pub fn open(&mut self, name: &str, told: &str) {
        match File::parse(name, told) {
            Ok(file) => {
                self.before = Some(form::written());
                opening::open(&self.template.form, &file);
            }
            Err(reason) => opening::refuse(name, reason),
        }
    }

    /// Brings back what stood in the form before a file was opened.
    pub fn take_back(&mut self) {
        if let Some(before) = self.before.take() {
            opening::take_back(&self.template.form, &before);
        }
    }

    /// Shows the code at the report, and how the application is handed over.
    pub fn checked(&self) {
        handing::show_checked(&self.template.form);
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

    /// The application as a Word file that goes into the draft of an e-mail, as [`document`](Self::document).
    pub fn to_attach(&mut self) -> Vec<u8> {
        let (file, says) = handing::document(&self.template, handing::DRAFTED);
        self.says = says;
        file
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
