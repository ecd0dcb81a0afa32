//! One application that was judged.

use crate::{Status, ToSign};
use finsamkoll_checks::{Address, Amount, AnswerCode, Date, Outcome, Report};
use finsamkoll_word::How;

/// An application, and what the checks came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The file's name.
    pub name: String,
    /// The association it is for, by its place on the desk.
    pub association: usize,
    /// What the effort is called; empty where that is not known.
    pub effort: String,
    /// The party that is responsible; empty where that is not known.
    pub owner: String,
    /// The sum that is sought, where it can be read.
    pub sought: Option<Amount>,
    /// What the checks came to.
    pub report: Report,
    /// For whom it waits.
    pub status: Status,
    /// How far the lines to sign are filled.
    pub to_sign: ToSign,
    /// The version of the form that it was made from, where the file tells.
    pub version: Option<u32>,
    /// What its answer code tells.
    pub code: Code,
    /// How the form's fields, reasons and groups were found.
    pub found: Found,
    /// The round that it is for, by its id.
    pub round: Option<String>,
    /// The day by whose rules it was judged.
    pub reckoned: Date,
    /// The day on which it was received, where that is known.
    pub received: Option<Date>,
    /// What else is to be said of the file, in whole sentences.
    pub said: Vec<String>,
}

/// How the fields, reasons and groups of the form were found in a file. Of those that were found their number will do: a
/// list of how each of them was would be a third of what is kept of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How many by their tags, as is usual.
    pub by_tag: usize,
    /// How many by the words of their questions.
    pub by_label: usize,
    /// Those that were not found, in the form's order.
    pub missing: Vec<Address>,
}

impl Found {
    pub(crate) fn new(all: Vec<(Address, How)>) -> Self {
        let count = |how| all.iter().filter(|(_, found)| *found == how).count();
        let (by_tag, by_label) = (count(How::Tag), count(How::Label));
        let missing = all.into_iter().filter(|(_, how)| *how == How::NotFound).map(|(at, _)| at);
        Self { by_tag, by_label, missing: missing.collect() }
    }
}

/// What the answer code of a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The answers are those that the printed code names.
    Matches(AnswerCode),
    /// The answers have changed since the code was printed.
    Changed {
        /// The code in the file.
        printed: AnswerCode,
        /// The code of the answers as they are.
        now: AnswerCode,
    },
    /// The file has no code; this is that of its answers.
    NotPrinted(AnswerCode),
    /// The code was made by another version of the form, and cannot be compared.
    OtherVersion {
        /// The code in the file.
        printed: AnswerCode,
        /// The code of the answers on today's form.
        now: AnswerCode,
    },
    /// The code is another, and the file does not tell by which version of the form it was made.
    UnknownVersion {
        /// The code in the file.
        printed: AnswerCode,
        /// The code of the answers on today's form.
        now: AnswerCode,
    },
}

impl Code {
    /// Compares what is printed with what the answers have now. What is equal was made by one version of the form, which
    /// is part of the code; where it differs, only codes that are known to be of today's version tell of a change.
    pub(crate) fn new(printed: Option<AnswerCode>, now: AnswerCode, version: Option<u32>, today: u32) -> Self {
        match (printed, version) {
            (None, _) => Self::NotPrinted(now),
            (Some(printed), _) if printed == now => Self::Matches(now),
            (Some(printed), None) => Self::UnknownVersion { printed, now },
            (Some(printed), Some(version)) if version == today => Self::Changed { printed, now },
            (Some(printed), Some(_)) => Self::OtherVersion { printed, now },
        }
    }

    /// The code of the answers as they are.
    #[must_use]
    pub fn now(self) -> AnswerCode {
        match self {
            Self::Matches(now)
            | Self::NotPrinted(now)
            | Self::Changed { now, .. }
            | Self::OtherVersion { now, .. }
            | Self::UnknownVersion { now, .. } => now,
        }
    }
}

impl Reviewed {
    /// How many things speak against it as it is.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.report.count(Outcome::NotMet)
    }

    /// How many answers are missing or unclear.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.report.notes.len()
    }

    /// How many things deserve a second look.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.report.count(Outcome::Warning)
    }

    /// How many things only the office can tell.
    #[must_use]
    pub fn asks(&self) -> usize {
        self.report.count(Outcome::AskTheOffice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_differ_tell_of_a_change_only_in_one_version() {
        let [printed, now] = ["000000000001", "000000000002"].map(|figures| AnswerCode::parse(figures).unwrap());
        for (code, version, expected) in [
            (None, Some(2), Code::NotPrinted(now)),
            (Some(now), Some(2), Code::Matches(now)),
            (Some(now), None, Code::Matches(now)),
            (Some(printed), Some(2), Code::Changed { printed, now }),
            (Some(printed), Some(1), Code::OtherVersion { printed, now }),
            (Some(printed), None, Code::UnknownVersion { printed, now }),
        ] {
            assert_eq!(Code::new(code, now, version, 2), expected);
        }
    }
}
