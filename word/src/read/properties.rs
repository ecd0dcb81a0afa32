//! Which form a document says it is.

use crate::xml::{Event, Reader, push_text};
use crate::{Refusal, names};
use alloc::string::String;
use finsamkoll_checks::AnswerCode;
use finsamkoll_checks::form::Form;

/// What the custom properties say, as far as they are ours.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    form: String,
    version: String,
    code: String,
    association: String,
}

impl Properties {
    /// Reads the part that holds them.
    pub(super) fn read(part: &[u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(part)?;
        let mut properties = Self::default();
        let mut named = None;
        while let Some(event) = reader.next()? {
            match event {
                Event::Open("property") => named = reader.attribute("name"),
                Event::Close("property") => named = None,
                Event::Text(raw) => {
                    if let Some(property) = named.and_then(|name| properties.named(name)) {
                        push_text(property, raw)?;
                    }
                }
                Event::Open(_) | Event::Close(_) | Event::Verbatim(_) => {}
            }
        }
        Ok(properties)
    }

    fn named(&mut self, name: &str) -> Option<&mut String> {
        match name {
            names::FORM => Some(&mut self.form),
            names::VERSION => Some(&mut self.version),
            names::CODE => Some(&mut self.code),
            names::ASSOCIATION => Some(&mut self.association),
            _ => None,
        }
    }

    /// Whether the document says that it is this form; it may say nothing.
    ///
    /// # Errors
    /// [`Refusal::OtherForm`] where it says that it is another.
    pub(super) fn name(&self, form: &Form) -> Result<bool, Refusal> {
        match self.form.trim() {
            "" => Ok(false),
            id if id == form.id => Ok(true),
            _ => Err(Refusal::OtherForm(said(&self.association))),
        }
    }

    /// Which form it is, of which association.
    #[cfg(feature = "inflate")]
    pub(super) fn names(&self) -> crate::Named {
        crate::Named { form: said(&self.form), association: said(&self.association) }
    }

    /// The version of the form.
    pub(super) fn version(&self) -> Option<u32> {
        self.version.trim().parse().ok()
    }

    /// The answer code.
    pub(super) fn code(&self) -> Option<AnswerCode> {
        AnswerCode::parse(&self.code)
    }
}

/// The longest name that is repeated, in characters.
const LONGEST_NAME: usize = 100;

fn said(name: &str) -> Option<String> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}
