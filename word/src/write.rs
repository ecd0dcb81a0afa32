//! Makes documents.
//!
//! ```text
//!   Template, Answers ──► document ──► Markup ──► Archive ──► bytes
//!                         (question, control,
//!                          signing, checked, table)
//!   Letter ─────────────► letter ────► Markup ──► Archive ──► bytes
//! ```
//!
//! What a document looks like stands in `parts/styles.xml`, which comes with the template (of a letter in
//! `parts/letter-styles.xml`); here paragraphs and tables only name their styles. Each answer stands in a content control
//! that bears its [tag](crate::names), and nowhere else.

mod archive;
mod checked;
mod control;
mod document;
#[cfg(feature = "inflate")]
mod letter;
mod markup;
mod question;
mod signing;
mod table;

use crate::read::LARGEST_MAIN;
use crate::{Part, Receipt, Template, names};
use alloc::string::String;
use alloc::vec::Vec;
use archive::Archive;
use core::fmt;
use document::{Document, Filled};
use finsamkoll_checks::form::LONGEST_ANSWER;
use finsamkoll_checks::{AnswerCode, Answers, digits, tell};
#[cfg(feature = "inflate")]
pub use letter::letter;
use markup::Markup;
pub use signing::parties_to_sign;

/// The most bytes that all answers of a document may have together.
pub const MOST_BYTES: usize = 1_000_000;

/// The answers are too long for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch;

impl TooMuch {
    /// What is the matter and what to do, in whole sentences.
    #[must_use]
    pub const fn says(self) -> &'static str {
        "Svaren är för långa för att rymmas i en Word-fil. Ett svar får ha ungefär 100\u{a0}000 tecken, och alla \
         tillsammans ungefär en miljon. Korta de längsta svaren, eller lägg texten i en bilaga, och försök igen."
    }
}

impl fmt::Display for TooMuch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.says())
    }
}

impl core::error::Error for TooMuch {}

/// The form as a document to fill in.
#[must_use]
pub fn blank(template: &Template) -> Vec<u8> {
    document_of(template, None).into_file(&template.parts)
}

/// An application as a document: all that the form asks, with the [answers to what is asked of the
/// applicant](finsamkoll_checks::Application::answers), their code, and where wanted what a check came to.
///
/// It asks all that the blank one does, and says of each question when it is to be answered, so that the application
/// can be gone on with in Word.
///
/// # Errors
/// [`TooMuch`] where an answer has more than [`LONGEST_ANSWER`] bytes or all have more than [`MOST_BYTES`] together, or
/// where they have so many lines that the file grows too large: nobody could open it again.
pub fn filled(
    template: &Template,
    answers: &Answers,
    code: AnswerCode,
    receipt: Option<&Receipt>,
) -> Result<Vec<u8>, TooMuch> {
    let lengths = || answers.iter().map(|(_, text)| text.len());
    if lengths().any(|bytes| bytes > LONGEST_ANSWER) || lengths().sum::<usize>() > MOST_BYTES {
        return Err(TooMuch);
    }
    let parts = document_of(template, Some(Filled { answers, code, receipt }));
    // Answers of very many short lines take more room in the file than their bytes.
    if parts.document.len() > LARGEST_MAIN {
        return Err(TooMuch);
    }
    Ok(parts.into_file(&template.parts))
}

/// The parts of a document that are not the same in all.
#[derive(Debug)]
struct Parts {
    document: String,
    footer: String,
    core: String,
    custom: String,
}

fn document_of(template: &Template, filled: Option<Filled<'_>>) -> Parts {
    let code = filled.map(|filled| filled.code.text()).unwrap_or_default();
    Parts {
        core: core_properties(&template.association, &tell(&[&template.form.title, " – ", &template.association])),
        custom: properties_of_form(template, &code),
        footer: footer(template, &code),
        document: Document::new(template, filled).write(),
    }
}

impl Parts {
    /// The file, with the parts that are the same in all.
    fn into_file(self, parts: &[Part]) -> Vec<u8> {
        let mut archive = Archive::default();
        for part in parts {
            archive.add(&part.name, &part.text);
        }
        archive.add("docProps/core.xml", &self.core);
        archive.add("docProps/custom.xml", &self.custom);
        archive.add("word/document.xml", &self.document);
        archive.add("word/footer.xml", &self.footer);
        archive.finish()
    }
}

fn core_properties(association: &str, title: &str) -> String {
    let mut part = Markup::default();
    part.add(include_str!("parts/core.xml"), &[association, title]);
    part.into_text()
}

/// By what programs know which form a document is.
fn properties_of_form(template: &Template, code: &str) -> String {
    custom_properties(&[
        (names::FORM, &template.form.id),
        (names::VERSION, &version(template)),
        (names::ASSOCIATION, &template.association),
        (names::CODE, code),
    ])
}

/// What programs keep of a document besides its text; there is no property for what is not known.
fn custom_properties(properties: &[(&str, &str)]) -> String {
    let mut part = Markup::default();
    part.add(include_str!("parts/custom.xml"), &[]);
    // The first two numbers belong to programs.
    for ((name, value), number) in properties.iter().zip(2..).filter(|((_, value), _)| !value.is_empty()) {
        let words = ["{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", &digits(number), name, value];
        part.add("<property fmtid=\"{}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr></property>", &words);
    }
    part.add("</Properties>", &[]);
    part.into_text()
}

fn footer(template: &Template, code: &str) -> String {
    let mut part = Markup::default();
    part.add(include_str!("parts/footer.xml"), &[&template.form.title, &which(template, code)]);
    part.into_text()
}

/// Which document it is: form, version and, where it has one, code.
fn which(template: &Template, code: &str) -> String {
    let before = if code.is_empty() { "" } else { ". Kontrollkod " };
    tell(&["Formulär ", &template.form.id, ", version ", &version(template), before, code])
}

fn version(template: &Template) -> String {
    digits(template.form.version.into())
}
