//! What an editor of content is told: which file and line to mend, and how.

mod github;
mod json;
mod near;
mod text;

pub use github::github;
pub use json::json;
pub use near::nearest;
pub use text::text;

use finsamkoll_checks::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

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

/// Where in a file a diagnostic points, with the text so that its line can be shown without the file.
///
/// Line and column are counted when they are asked for: of many thousand faults few are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    span: Range<usize>,
    text: Arc<str>,
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

    /// What comes first when they are listed.
    fn order(&self) -> (&str, Option<(usize, usize)>, Severity, &Said) {
        let place = self.place.as_ref().map(|place| (place.span.start, place.span.end));
        (&self.file, place, self.severity, &self.message)
    }

    /// So many of its severity, of which it is the first.
    fn and_more(self, count: usize) -> Self {
        let words = match self.severity {
            Severity::Error => said!("fler fel i filen: {count}", "more errors in the file: {count}"),
            Severity::Warning => said!("fler varningar i filen: {count}", "more warnings in the file: {count}"),
        };
        let more = Diagnostic::error("more", &self.file, words);
        let hint = said!("Rätta de andra först.", "Mend the others first.");
        Self { place: self.place, severity: self.severity, ..more }.hint(hint)
    }

    /// The same, as something to look at that stops nothing.
    #[must_use]
    pub fn as_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

impl Place {
    /// The place of a span of bytes in a text. Of a span over several lines its first line counts.
    #[must_use]
    pub fn new(text: &Arc<str>, span: &Range<usize>) -> Self {
        let start = floor(text, span.start);
        Self { span: start..floor(text, span.end).max(start), text: Arc::clone(text) }
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.before().matches('\n').count() + 1
    }

    /// The column in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.before().rsplit('\n').next().unwrap_or_default().chars().count() + 1
    }

    /// How many characters of the line it concerns; at least 1.
    #[must_use]
    pub fn width(&self) -> usize {
        let spanned = self.text.get(self.span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        spanned.trim_end().chars().count().max(1)
    }

    /// The line's text.
    #[must_use]
    pub fn text(&self) -> &str {
        let start = self.before().rfind('\n').map_or(0, |newline| newline + 1);
        self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default()
    }

    /// The column after the last that it concerns.
    fn end(&self) -> usize {
        self.column() + self.width()
    }

    fn before(&self) -> &str {
        self.text.get(..self.span.start).unwrap_or_default()
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
            write!(out, ":{}:{}", place.line(), place.column())?;
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
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    diagnostics.dedup();
    diagnostics
}

/// The most errors that are told of one file, and the most warnings: a file that is something else than content could
/// have many thousand, and they would hide those of the others.
const MOST_TOLD: usize = 50;

/// What is told of many, sorted: of one file so many, and how many more there are at the place of the first of these.
#[must_use]
pub fn limited(sorted: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(String, Severity), usize> = BTreeMap::new();
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut next: Vec<Diagnostic> = Vec::new();
    for one in sorted {
        let count = counts.entry((one.file.clone(), one.severity)).or_default();
        *count += 1;
        match *count {
            ..=MOST_TOLD => told.push(one),
            NEXT_TOLD => next.push(one),
            _ => {}
        }
    }
    told.extend(next.into_iter().map(|first| {
        let count = counts.get(&(first.file.clone(), first.severity)).copied().unwrap_or_default();
        first.and_more(count - MOST_TOLD)
    }));
    self::sorted(told)
}

const NEXT_TOLD: usize = MOST_TOLD + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_form_is_two_lines() {
        let place = Place::new(&"+++\ntitel = \"Å\"\n".into(), &(4..9));
        let told = Diagnostic::error("unknown-key", "a.md", said!("okänd nyckel", "unknown key")).at(place);
        let told = told.meant("titel", ["title", "order"]);
        assert_eq!(told.to_string(), "a.md:2:1: fel: okänd nyckel\n  tips: menade du ”title”?");
        assert_eq!(told.hint.unwrap().en, "did you mean “title”?");
    }

    #[test]
    fn columns_count_characters() {
        let place = Place::new(&"\tåäö x".into(), &(8..9));
        assert_eq!((place.line(), place.column(), place.width()), (1, 6, 1));
    }

    #[test]
    fn a_span_outside_the_text_does_no_harm() {
        assert_eq!(Place::new(&"".into(), &(7..9)).line(), 1);
        assert_eq!(Place::new(&"å".into(), &(1..1)).column(), 1);
    }

    #[test]
    fn nothing_is_told_twice() {
        let one = Diagnostic::error("x", "b.md", said!("fel", "wrong"));
        let two = Diagnostic::error("x", "a.md", said!("fel", "wrong"));
        assert_eq!(sorted(vec![one.clone(), two.clone(), one.clone()]), vec![two, one]);
    }

    #[test]
    fn of_one_file_so_many_are_told_and_the_rest_counted() {
        let text: Arc<str> = "x".repeat(60).into();
        let fault =
            |at: usize| Diagnostic::error("x", "a.md", said!("fel", "wrong")).at(Place::new(&text, &(at..at + 1)));
        let told = |faults: usize, warnings: usize| {
            let faults = (0..faults).map(fault).chain((0..warnings).map(|at| fault(at).as_warning()));
            let other = Diagnostic::error("x", "b.md", said!("fel", "wrong"));
            limited(sorted(faults.chain([other]).collect()))
        };
        assert!(told(50, 50).iter().all(|told| told.code == "x"));
        let many = told(52, 1);
        assert_eq!(many.len(), 53);
        assert!(many[51].to_string().starts_with("a.md:1:51: fel: fler fel i filen: 2"), "{}", many[51]);
        let many = told(1, 53);
        assert_eq!(many.len(), 53);
        assert!(many[51].to_string().starts_with("a.md:1:51: varning: fler varningar i filen: 3"), "{}", many[51]);
    }
}
