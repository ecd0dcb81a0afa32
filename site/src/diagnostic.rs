//! What an editor of content is told: which file and line to mend, and how.

mod github;
mod json;
mod near;
mod text;

pub use github::github;
pub use json::json;
pub(crate) use near::nearest;
pub use text::text;

use finsamkoll_checks::Date;
use std::fmt;
use std::ops::Range;

/// A language in which editors are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// That of the content.
    #[default]
    Swedish,
    /// For those who build sites for others.
    English,
}

/// Words for an editor, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// The words in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

impl fmt::Display for Said {
    /// In Swedish; in the alternate form, `{:#}`, in English. So a part that is said is the same part in both.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.in_language(if out.alternate() { Language::English } else { Language::Swedish }))
    }
}

/// A day: in words, and in figures for those who do not know the months' names.
pub(crate) fn day(day: Date) -> Said {
    Said { sv: day.words(), en: format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()) }
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'s> {
    /// The language.
    pub language: Language,
    /// The content folder, as it was named: files are shown below it, so that they are found from where one stands.
    pub folder: &'s str,
}

impl Shown<'_> {
    /// The path of a diagnostic's file from where one stands.
    fn path(&self, told: &Diagnostic) -> String {
        match self.folder.trim_end_matches('/') {
            "" | "." => told.file.clone(),
            folder => format!("{folder}/{}", told.file),
        }
    }
}

/// Says something in both languages, with the same arguments in both: `said!("{n} fel", "{n} errors")`.
macro_rules! said {
    ($sv:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        $crate::diagnostic::Said { sv: format!($sv $(, $argument)*), en: format!($en $(, $argument)*) }
    };
}
pub(crate) use said;

/// A fault, or something to look at, in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, relative to the content folder.
    pub file: String,
    /// Where in the file; none where it concerns the file as a whole.
    pub place: Option<Place>,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What it is, as an id that stays the same when the words change.
    pub code: &'static str,
    /// What is wrong, beginning in lower case and without a full stop.
    pub message: Said,
    /// How to mend it.
    pub hint: Option<Said>,
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No site is built.
    Error,
    /// The site is built all the same.
    Warning,
}

/// Where in a file a diagnostic points, with the line itself so that it can be shown without the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// How many characters of the line it concerns; at least 1.
    pub width: usize,
    /// The line's text.
    pub text: String,
}

impl Diagnostic {
    /// A fault in a file as a whole.
    #[must_use]
    pub fn error(code: &'static str, file: &str, message: Said) -> Self {
        Self { file: file.into(), place: None, severity: Severity::Error, code, message, hint: None }
    }

    /// The same, pointing at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The same, with advice where there is some.
    #[must_use]
    pub fn hint(self, hint: impl Into<Option<Said>>) -> Self {
        Self { hint: hint.into().or(self.hint), ..self }
    }

    /// The same, with the advice "menade du …?" where something known resembles what was written.
    #[must_use]
    pub fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.hint(nearest(written, known).map(|near| said!("menade du ”{near}”?", "did you mean “{near}”?")))
    }

    /// The same, as something to look at that stops nothing.
    #[must_use]
    pub fn as_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

impl Place {
    /// The place of a span of bytes in a text. A span over several lines is cut at the end of its first line.
    #[must_use]
    pub fn new(text: &str, span: &Range<usize>) -> Self {
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let spanned = text.get(start..end).unwrap_or_default().lines().next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            width: spanned.trim_end().chars().count().max(1),
            text: line.into(),
        }
    }
}

impl Place {
    /// The column after the last that it concerns.
    fn end(&self) -> usize {
        self.column + self.width
    }
}

/// The nearest border between characters at or before an index.
fn floor(text: &str, index: usize) -> usize {
    let index = index.min(text.len());
    (0..=index).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl fmt::Display for Diagnostic {
    /// The shortest form, in Swedish: file, place and fault on a line, the advice below it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(place) = &self.place {
            write!(out, ":{}:{}", place.line, place.column)?;
        }
        write!(out, ": {}: {}", self.severity.name(Language::Swedish), self.message.sv)?;
        match &self.hint {
            Some(hint) => write!(out, "\n  tips: {}", hint.sv),
            None => Ok(()),
        }
    }
}

impl Severity {
    /// What people call it.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Swedish) => "fel",
            (Self::Error, Language::English) => "error",
            (Self::Warning, Language::Swedish) => "varning",
            (Self::Warning, Language::English) => "warning",
        }
    }
}

/// Sorts by file and place, and tells nothing twice.
#[must_use]
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .sort_by(|a, b| (&a.file, &a.place, a.severity, &a.message).cmp(&(&b.file, &b.place, b.severity, &b.message)));
    diagnostics.dedup();
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_form_is_two_lines() {
        let place = Place::new("+++\ntitel = \"Å\"\n", &(4..9));
        let told = Diagnostic::error("unknown-key", "a.md", said!("okänd nyckel", "unknown key")).at(place);
        let told = told.meant("titel", ["title", "order"]);
        assert_eq!(told.to_string(), "a.md:2:1: fel: okänd nyckel\n  tips: menade du ”title”?");
        assert_eq!(told.hint.unwrap().en, "did you mean “title”?");
    }

    #[test]
    fn columns_count_characters() {
        let place = Place::new("\tåäö x", &(8..9));
        assert_eq!((place.line, place.column, place.width), (1, 6, 1));
    }

    #[test]
    fn a_span_outside_the_text_does_no_harm() {
        assert_eq!(Place::new("", &(7..9)).line, 1);
        assert_eq!(Place::new("å", &(1..1)).column, 1);
    }

    #[test]
    fn nothing_is_told_twice() {
        let one = Diagnostic::error("x", "b.md", said!("fel", "wrong"));
        let two = Diagnostic::error("x", "a.md", said!("fel", "wrong"));
        assert_eq!(sorted(vec![one.clone(), two.clone(), one.clone()]), vec![two, one]);
    }
}
