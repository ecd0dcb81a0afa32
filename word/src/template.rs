//! What an association's documents are made of.

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::Form;
use finsamkoll_checks::{FormatError, decode, encode, fingerprint, form};
use serde::{Deserialize, Serialize};

/// A form, with the words that stand around its questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What is asked. It comes first, so that those who only read documents can [decode it alone](Self::decode_form).
    pub form: Form,
    /// The association's name.
    pub association: String,
    /// The whole address of the page with the form, where it has one that leads there.
    pub address: Option<String>,
    /// What is to be known before anything else: that the association does not exist or has not commissioned the form.
    pub notices: Vec<String>,
    /// What the form is about, paragraph by paragraph.
    pub introduction: Vec<String>,
    /// How applications are handed in, and whom to ask.
    pub handing_in: Vec<String>,
    /// By which rules answers are checked, in words.
    pub rules: String,
    /// The names of the association's parties, as suggestions.
    pub parties: Vec<String>,
    /// The names of its municipalities, as suggestions.
    pub municipalities: Vec<String>,
    /// What stands under the headings of the form's sections, one entry for each of them.
    pub sections: Vec<SectionWords>,
    /// The parts that are the same in all of its documents, [their look](standard_parts) among them.
    pub parts: Vec<Part>,
}

/// A part of a document's package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it lies in the package.
    pub name: String,
    /// Its XML.
    pub text: String,
}

/// The parts that are the same in all documents: what the package is made of, and what its texts look like.
///
/// They stand in the template, so that the browser's module need not carry them.
#[must_use]
pub fn standard_parts() -> Vec<Part> {
    let parts = [
        ("[Content_Types].xml", include_str!("parts/content-types.xml")),
        ("_rels/.rels", include_str!("parts/package-links.xml")),
        ("docProps/app.xml", include_str!("parts/app.xml")),
        ("word/_rels/document.xml.rels", include_str!("parts/document-links.xml")),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/numbering.xml", include_str!("parts/numbering.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
    ];
    parts.map(|(name, text)| Part { name: name.into(), text: text.into() }).into()
}

/// What stands between a section's heading and its first question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionWords {
    /// Its texts, in order.
    pub passages: Vec<Passage>,
}

/// A paragraph or an item of a list, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its words.
    pub words: String,
    /// Whether it is an item of a list.
    pub is_item: bool,
}

/// A fingerprint of the sources that give a template its shape.
const FORMAT: u64 = fingerprint(form::FORMAT, include_bytes!("template.rs"));

impl Template {
    /// The template as bytes for the browser.
    ///
    /// # Errors
    /// [`FormatError`] where the template cannot be serialised, which its plain types rule out.
    pub fn encode(&self) -> Result<Vec<u8>, FormatError> {
        encode(self, FORMAT)
    }

    /// Reads what [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// [`FormatError`] where the bytes were written by a build of another shape, or are damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, FormatError> {
        decode(bytes, FORMAT)
    }

    /// Reads the form alone of what [`encode`](Self::encode) wrote: a template is larger to read by half.
    ///
    /// # Errors
    /// As those of [`decode`](Self::decode).
    pub fn decode_form(bytes: &[u8]) -> Result<Form, FormatError> {
        decode(bytes, FORMAT)
    }
}
