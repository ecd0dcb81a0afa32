//! What the operating system says where it refuses to write, in words, and what can be done.

use crate::diagnostic::{Said, said};
use std::io::{self, ErrorKind};

/// Why something was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The reason, beginning in lower case and without a full stop.
    pub(crate) reason: Said,
    /// What somebody who builds can do, in a sentence.
    pub(crate) advice: Said,
}

/// Swedish and English.
type Words = [&'static str; 2];

const FREE: Words = ["Frigör plats och bygg igen.", "Make room and build again."];
const OTHER_FOLDER: Words = ["Välj en annan mapp med --out.", "Choose another folder with --out."];
const MOVE: Words =
    ["Flytta den, eller välj en annan mapp med --out.", "Move it, or choose another folder with --out."];
const NO_FOLDER: Words = ["där en mapp ska ligga finns en fil", "there is a file where a folder belongs"];

/// What is known: the kind, the reason, the advice.
const KNOWN: [(ErrorKind, Words, Words); 8] = [
    (ErrorKind::StorageFull, ["disken är full", "the disk is full"], FREE),
    (ErrorKind::QuotaExceeded, ["ert utrymme på disken är slut", "your room on the disk is used up"], FREE),
    (
        ErrorKind::PermissionDenied,
        [
            "den är skrivskyddad, eller så har ni inte rätt att skriva där",
            "it is write-protected, or you are not allowed to write there",
        ],
        [
            "Ändra rättigheterna, eller välj en annan mapp med --out.",
            "Change the permissions, or choose another folder with --out.",
        ],
    ),
    (ErrorKind::ReadOnlyFilesystem, ["disken går bara att läsa", "the disk can only be read"], OTHER_FOLDER),
    (ErrorKind::NotADirectory, NO_FOLDER, MOVE),
    (ErrorKind::AlreadyExists, NO_FOLDER, MOVE),
    (ErrorKind::IsADirectory, ["där en fil ska ligga finns en mapp", "there is a folder where a file belongs"], MOVE),
    (
        ErrorKind::ResourceBusy,
        ["ett annat program använder filen", "another program uses the file"],
        ["Stäng det och bygg igen.", "Close it and build again."],
    ),
];

/// Why the operating system refuses to write, beginning in lower case and without a full stop.
#[must_use]
pub fn reason(why: &io::Error) -> Said {
    refusal(why).reason
}

/// Why something was refused; where nobody has thought of it, as the operating system says it.
pub(crate) fn refusal(why: &io::Error) -> Refusal {
    let both = |[sv, en]: Words| Said { sv: sv.into(), en: en.into() };
    let known = KNOWN.iter().find(|(kind, ..)| *kind == why.kind());
    known.map_or_else(
        || Refusal {
            reason: said!("operativsystemet säger ”{why}”", "the operating system says “{why}”"),
            advice: said!("Bygg igen när det är löst.", "Build again when that is solved."),
        },
        |(_, reason, advice)| Refusal { reason: both(*reason), advice: both(*advice) },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_thought_of_is_said_as_the_operating_system_says_it() {
        assert_eq!(refusal(&ErrorKind::StorageFull.into()).reason.en, "the disk is full");
        assert_eq!(refusal(&io::Error::other("x")).reason.sv, "operativsystemet säger ”x”");
    }
}
