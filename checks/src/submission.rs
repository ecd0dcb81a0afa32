//! What is judged: the answers, and how they came.

use crate::{Answers, Date};
use alloc::string::String;

/// An application as it reaches the checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Submission {
    /// The answers as written.
    pub answers: Answers,
    /// What they were written on.
    pub origin: Origin,
    /// The day on which the association received it, where that is known.
    pub received: Option<Date>,
    /// The deadline of the round for which the association takes it, where its answers do not choose one.
    pub deadline: Option<Date>,
}

/// What an application was written on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// The form on the web.
    #[default]
    Web,
    /// A document made from a form of ours.
    File {
        /// The form's id.
        form: String,
        /// The form's version.
        version: u32,
    },
    /// Some other document.
    Foreign,
}

impl Submission {
    /// What stands in the form on the web and has not been sent anywhere.
    #[must_use]
    pub fn on_web(answers: Answers) -> Self {
        Self { answers, ..Self::default() }
    }
}
