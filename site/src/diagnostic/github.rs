//! Diagnostics as GitHub's workflow commands, which it shows at the lines of a proposed change:
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.

use super::{Diagnostic, Language, Shown};
use std::fmt::Write as _;

/// One diagnostic as a workflow command, on one line.
#[must_use]
pub fn github(told: &Diagnostic, shown: &Shown<'_>) -> String {
    let mut command = format!("::{} file={}", told.severity.name(Language::English), property(&shown.path(told)));
    if let Some(place) = &told.place {
        // Writing to a string cannot fail.
        let _ = write!(command, ",line={},col={},endColumn={}", place.line(), place.column(), place.end());
    }
    let hint = told.hint.as_ref().map(|hint| format!("\n{}", hint.in_language(shown.language))).unwrap_or_default();
    let words = format!("{}{hint}", told.message.in_language(shown.language));
    format!("{command},title={}::{}", property(told.code), data(&words))
}

/// What follows the command: these signs would end it or be taken for escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value: these would begin the next one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::{Place, said};
    use super::*;

    #[test]
    fn a_command_is_one_line_with_its_signs_escaped() {
        let shown = Shown { language: Language::English, folder: "" };
        let told = Diagnostic::error("x", "a,b:c.md", said!("fel", "50 % wrong\r\n::here, now"));
        let command = github(&told.at(Place::new(&"å fel".into(), &(3..6))).hint(said!("tips", "mend it")), &shown);
        let expected =
            "::error file=a%2Cb%3Ac.md,line=1,col=3,endColumn=6,title=x::50 %25 wrong%0D%0A::here, now%0Amend it";
        assert_eq!(command, expected);
        let whole = github(&Diagnostic::error("y", "a.md", said!("se", "look")).as_warning(), &shown);
        assert_eq!(whole, "::warning file=a.md,title=y::look");
    }
}
