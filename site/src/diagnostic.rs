//! What an editor of content is told: which file and line to mend, and how.

use std::fmt;
use std::ops::Range;

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
    /// What is wrong, in Swedish, beginning in lower case and without a full stop.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
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
    pub fn error(code: &'static str, file: &str, message: impl Into<String>) -> Self {
        let (file, message) = (file.into(), message.into());
        Self { file, place: None, severity: Severity::Error, code, message, hint: None }
    }

    /// The same, pointing at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The same, with advice.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same, with the advice "menade du …?" where something known resembles what was written.
    #[must_use]
    pub fn meant<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(written, known) {
            Some(near) => self.hint(format!("menade du ”{near}”?")),
            None => self,
        }
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

/// The nearest border between characters at or before an index.
fn floor(text: &str, index: usize) -> usize {
    let index = index.min(text.len());
    (0..=index).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl fmt::Display for Diagnostic {
    /// As a terminal shows it: file, place and fault, the line with what is meant underlined, the advice.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(place) = &self.place {
            write!(out, ":{}:{}", place.line, place.column)?;
        }
        write!(out, ": {}: {}", self.severity, self.message)?;
        if let Some(place) = &self.place {
            write!(out, "\n{place}")?;
        }
        match &self.hint {
            Some(hint) => write!(out, "\n  tips: {hint}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "fel",
            Self::Warning => "varning",
        })
    }
}

/// The most characters of a line that are shown, since a paragraph of markdown is one line.
const WIDEST: usize = 100;

/// How many characters are shown before what is meant, in a line that is cut.
const BEFORE: usize = 30;

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.text.chars().count();
        let skipped = if length > WIDEST { (self.column - 1).saturating_sub(BEFORE) } else { 0 };
        let shown: Vec<char> = self.text.chars().skip(skipped).take(WIDEST).map(printable).collect();
        let marks = [if skipped > 0 { "…" } else { "" }, if skipped + shown.len() < length { "…" } else { "" }];
        let [before, after] = marks;
        writeln!(out, "    {before}{}{after}", shown.iter().collect::<String>())?;
        let indent = shown.iter().take(self.column - 1 - skipped).map(|sign| if *sign == '\t' { '\t' } else { ' ' });
        let indent: String = before.chars().map(|_| ' ').chain(indent).collect();
        let room = shown.len().saturating_sub(self.column - 1 - skipped).max(1);
        write!(out, "    {indent}{}", "^".repeat(self.width.min(room)))
    }
}

/// A control character could make a terminal do something.
fn printable(sign: char) -> char {
    if sign.is_control() && sign != '\t' { '\u{fffd}' } else { sign }
}

/// Sorts by file and place, and tells nothing twice.
#[must_use]
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .sort_by(|a, b| (&a.file, &a.place, a.severity, &a.message).cmp(&(&b.file, &b.place, b.severity, &b.message)));
    diagnostics.dedup();
    diagnostics
}

/// What is known that resembles what was written: at most a third of its characters differ.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (written.chars().count() / 3).max(1);
    let distances = known.into_iter().map(|known| (distance(written, known), known));
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let first: Vec<usize> = (0..=other.len()).collect();
    let mut lines = vec![first];
    for row in 0..one.len() {
        let next = next_line(&one, &other, row, &lines);
        lines.push(next);
    }
    lines.last().and_then(|line| line.last()).copied().unwrap_or_default()
}

/// One more line of the table of distances between the beginnings of two texts.
fn next_line(one: &[char], other: &[char], row: usize, lines: &[Vec<usize>]) -> Vec<usize> {
    let at = |up: usize, column: usize| {
        let line = (row + 1).checked_sub(up).and_then(|line| lines.get(line));
        line.and_then(|line| line.get(column)).copied().unwrap_or(usize::MAX / 2)
    };
    let same = |row: usize, column: usize| one.get(row).is_some_and(|sign| other.get(column) == Some(sign));
    let mut line = vec![row + 1];
    for column in 0..other.len() {
        let left = line.last().copied().unwrap_or_default();
        let replaced = at(1, column) + usize::from(!same(row, column));
        let mut least = replaced.min(at(1, column + 1) + 1).min(left + 1);
        let is_swap = row > 0 && column > 0 && same(row - 1, column) && same(row, column - 1);
        if is_swap {
            least = least.min(at(2, column - 1) + 1);
        }
        line.push(least);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_shows_the_line_and_what_is_meant() {
        let text = "+++\ntitel = \"Å\"\n";
        let told = Diagnostic::error("unknown-key", "a.md", "okänd nyckel ”titel”").at(Place::new(text, &(4..9)));
        let told = told.meant("titel", ["title", "order"]);
        let shown = "a.md:2:1: fel: okänd nyckel ”titel”\n    titel = \"Å\"\n    ^^^^^\n  tips: menade du ”title”?";
        assert_eq!(told.to_string(), shown);
    }

    #[test]
    fn columns_count_characters_and_tabs_keep_the_mark_in_place() {
        let place = Place::new("\tåäö x", &(8..9));
        assert_eq!((place.line, place.column, place.width), (1, 6, 1));
        assert_eq!(place.to_string(), "    \tåäö x\n    \t    ^");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let text = format!("{} här {}", "a".repeat(200), "b".repeat(200));
        let shown = Place::new(&text, &(201..205)).to_string();
        assert!(shown.starts_with("    …aaa"), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines[1].chars().position(|sign| sign == '^').unwrap();
        assert_eq!(lines[0].chars().skip(at).take(3).collect::<String>(), "här");
    }

    #[test]
    fn a_span_outside_the_text_does_no_harm() {
        assert_eq!(Place::new("", &(7..9)).line, 1);
        assert_eq!(Place::new("å", &(1..1)).column, 1);
    }

    #[test]
    fn the_nearest_is_near() {
        assert_eq!(nearest("cluse", ["kind", "clause"]), Some("clause"));
        assert_eq!(nearest("fyrkant", ["kind", "clause"]), None);
    }

    #[test]
    fn nothing_is_told_twice() {
        let one = Diagnostic::error("x", "b.md", "fel");
        let two = Diagnostic::error("x", "a.md", "fel");
        assert_eq!(sorted(vec![one.clone(), two.clone(), one.clone()]), vec![two, one]);
    }
}
