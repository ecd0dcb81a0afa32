//! Files that are not read as applications: why, and what to write back.

use crate::refusal::words;
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
    /// It is larger than any file that is read.
    TooLarge,
    /// It is none of the associations' forms.
    NoForm,
    /// It does not tell which form it is, and looks like several.
    SeveralForms,
    /// The operating system does not hand it out, for this reason, beginning in lower case and without a full stop.
    NoAccess(String),
    /// The program could not cope with it: a fault of ours.
    Failed,
}

impl Reason {
    /// Its name in files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.key(),
            Self::TooLarge => "too-large",
            Self::NoForm => "no-form",
            Self::SeveralForms => "several-forms",
            Self::NoAccess(_) => "no-access",
            Self::Failed => "failed",
        }
    }

    /// Why the file is not read, for the office, in whole sentences.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Refused(Refusal::OtherForm(Some(association))) => {
                format!("Word-filen är ett annat formulär, från {association}.")
            }
            Self::Refused(refusal) => words(refusal).0.into(),
            Self::TooLarge => words(&Refusal::TooLarge).0.into(),
            Self::NoForm => "Word-filen är inget av förbundens formulär.".into(),
            Self::SeveralForms => {
                "Word-filen säger inte vilket formulär den är, och flera förbunds formulär passar. Granska den en gång \
                 till för ett av förbunden."
                    .into()
            }
            Self::NoAccess(why) => format!("Filen gick inte att läsa från disken: {why}."),
            Self::Failed => {
                "Filen gick inte att granska: programmet klarade den inte. Hör av er till den som sköter Finsamkoll."
                    .into()
            }
        }
    }

    /// What to ask the applicant for. Nothing where the applicant can do nothing about it.
    #[must_use]
    pub fn send_back(&self) -> Option<String> {
        match self {
            Self::Refused(refusal) => Some(words(refusal).1.into()),
            Self::TooLarge => Some(words(&Refusal::TooLarge).1.into()),
            Self::NoForm => Some(words(&Refusal::NotThisForm).1.into()),
            Self::SeveralForms | Self::NoAccess(_) | Self::Failed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> Vec<Reason> {
        let refusals = [
            Refusal::Empty,
            Refusal::TooLarge,
            Refusal::Damaged,
            Refusal::Encrypted,
            Refusal::OldWord,
            Refusal::OldOffice,
            Refusal::Pdf,
            Refusal::RichText,
            Refusal::WebPage,
            Refusal::OpenDocument,
            Refusal::Workbook,
            Refusal::Presentation,
            Refusal::Macros,
            Refusal::Doctype,
            Refusal::Paths,
            Refusal::NotWord,
            Refusal::NotThisForm,
            Refusal::OtherForm(None),
            Refusal::OtherForm(Some("Grannförbundet".into())),
        ];
        let own = [
            Reason::TooLarge,
            Reason::NoForm,
            Reason::SeveralForms,
            Reason::NoAccess("ni har inte rätt att läsa där".into()),
            Reason::Failed,
        ];
        refusals.map(Reason::Refused).into_iter().chain(own).collect()
    }

    /// Whether these are whole sentences that need no reader's benevolence.
    fn are_whole(words: &str) -> bool {
        let starts = words.starts_with(char::is_uppercase);
        starts && words.ends_with('.') && !words.contains("  ") && !words.contains(['{', '}', '"'])
    }

    #[test]
    fn each_reason_is_told_to_the_office_and_to_the_applicant_in_whole_sentences() {
        for reason in all() {
            assert!(are_whole(&reason.says()), "{}", reason.says());
            if let Some(plea) = reason.send_back() {
                assert!(are_whole(&plea), "{plea}");
                // What an applicant gets asks for something, and says it otherwise than the office reads it.
                assert!(plea.contains("kicka "), "{plea}");
                assert_ne!(plea, reason.says());
            }
        }
    }

    #[test]
    fn every_reason_is_told_in_the_docs_and_no_other() {
        let docs = include_str!("../../docs/granskning.md");
        let (_, docs) = docs.split_once("## Filer som inte går att läsa").unwrap();
        let told = docs.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
        let told: BTreeSet<&str> = told.map(|(key, _)| key).collect();
        assert_eq!(told, all().iter().map(Reason::key).collect());
    }

    #[test]
    fn what_looks_harmful_asks_for_a_new_form_and_blames_nobody() {
        for refusal in [Refusal::Macros, Refusal::Doctype, Refusal::Paths, Refusal::TooLarge] {
            let plea = Reason::Refused(refusal).send_back().unwrap();
            assert!(plea.contains("ämta ett nytt formulär"), "{plea}");
            assert!(!["virus", "skadlig", "misstänk", "bedräg"].iter().any(|word| plea.contains(word)), "{plea}");
        }
    }

    #[test]
    fn only_what_the_applicant_can_do_is_asked_for() {
        let at_the_office = [Reason::SeveralForms, Reason::NoAccess(String::new()), Reason::Failed];
        for reason in all() {
            let is_of_office = at_the_office.iter().any(|other| other.key() == reason.key());
            assert_eq!(reason.send_back().is_none(), is_of_office, "{reason:?}");
        }
    }

    #[test]
    fn the_association_of_another_form_is_named_to_the_office() {
        let reason = Reason::Refused(Refusal::OtherForm(Some("Grannförbundet".into())));
        assert_eq!(reason.says(), "Word-filen är ett annat formulär, från Grannförbundet.");
    }
}
