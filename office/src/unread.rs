//! Files that are not read as applications: why, and what to write back.

use finsamkoll_word::Refusal;

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file's name.
    pub name: String,
    /// Why not.
    pub reason: Reason,
}

/// Why a file is not read as an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is no form of the association's, or none that can be read.
    Refused(Refusal),
    /// It is none of the associations' forms.
    NoForm,
    /// It does not tell which form it is, and looks like several.
    SeveralForms,
    /// The operating system does not hand it out, and this is what it says.
    NoAccess(String),
}

impl Reason {
    /// Its name in files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.key(),
            Self::NoForm => "no-form",
            Self::SeveralForms => "several-forms",
            Self::NoAccess(_) => "no-access",
        }
    }
}
