//! Clause stamps: a short hash of a clause's words, kept with each rule that somebody has read against them.

use super::Clause;
use crate::hash::fnv1a;
use std::fmt;

/// The stamp of a clause: eight figures or letters from a to f.
///
/// It follows the words as a reader sees them, whatever the lines they stand on and the markup around them; a word of
/// the association's own, `{agaren}`, counts as written, so that a clause that associations share has one stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp(u32);

/// How many characters a stamp has.
const LENGTH: usize = 8;

impl Stamp {
    /// The stamp of a clause as it reads now.
    pub(crate) fn of(clause: &Clause) -> Self {
        let hash = fnv1a(clause.words.as_bytes());
        // Both halves count: the authors of the hash advise so, where fewer bits are wanted.
        Self(u32::try_from((hash >> 32) ^ (hash & u64::from(u32::MAX))).unwrap_or_default())
    }

    /// A stamp as it is written in a rule; none where it is not written like one.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let is_sign = |sign: u8| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign);
        let is_stamp = written.len() == LENGTH && written.bytes().all(is_sign);
        is_stamp.then(|| u32::from_str_radix(written, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:0LENGTH$x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown::render;
    use super::*;
    use crate::source::File;

    /// The stamp of the one clause in a text.
    fn stamp(text: &str) -> String {
        let mut faults = Vec::new();
        let body = render(File { path: "a.md", text: &text.into() }, 0, "", &mut faults);
        assert_eq!((faults, body.clauses.len()), (Vec::new(), 1), "{text}");
        Stamp::of(&body.clauses[0]).to_string()
    }

    /// The text of 2026, so that a new version of the program does not ask for all rules to be read again.
    const STAMPED: (&str, &str) = ("Förbundet ger högst 500 000 kronor till {agaren}. {#tak}", "2811d6d1");

    #[test]
    fn a_stamp_stays_the_same_from_version_to_version() {
        assert_eq!(stamp(STAMPED.0), STAMPED.1);
    }

    #[test]
    fn lines_markup_and_marks_leave_the_stamp_as_it_is() {
        for same in [
            "Förbundet ger högst\n500 000 kronor   till\n{agaren}. {#tak}",
            "Förbundet ger **högst** 500\u{a0}000 kronor till *{agaren}*. {#tak}",
            "- Förbundet ger [högst](https://a.example/) `500 000` kronor till {agaren}. {#tak .judge facts=\"T1\"}",
            "> ## Förbundet ger högst 500 000 kronor till {agaren}. {#ett-tak}",
        ] {
            assert_eq!(stamp(same), STAMPED.1, "{same}");
        }
    }

    #[test]
    fn a_figure_a_word_or_a_sign_changes_the_stamp() {
        for other in [
            "Förbundet ger högst 500 001 kronor till {agaren}. {#tak}",
            "Förbundet ger minst 500 000 kronor till {agaren}. {#tak}",
            "Förbundet ger högst 500 000 kronor till {Agaren}. {#tak}",
            "Förbundet ger högst 500 000 kronor, till {agaren}. {#tak}",
            "Förbundet ger högst 500 000 kronor till {agaren} {#tak}",
            "Förbundet ger högst 500000 kronor till {agaren}. {#tak}",
        ] {
            assert_ne!(stamp(other), STAMPED.1, "{other}");
        }
    }

    #[test]
    fn only_what_is_written_like_a_stamp_is_one() {
        let written = |text: &str| Stamp::parse(text).map(|stamp| stamp.to_string());
        assert_eq!(written("00f3a2b1").as_deref(), Some("00f3a2b1"));
        for other in ["", "0f3a2b1", "000f3a2b1", "00F3A2B1", "00g3a2b1", "+0f3a2b1", "ja", "å0f3a2"] {
            assert_eq!(written(other), None, "{other}");
        }
    }
}
