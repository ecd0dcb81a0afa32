//! What of all that the parser finds wrong is a fault of its own, and what only follows from another.

use super::unclosed;
use std::ops::Range;
use toml::de::DeTable;

/// Said where several keys in a row stand for the second time: what begins there has no heading.
pub(super) const NO_HEADING: &str = "missing heading";

/// Said of a heading of a list in single brackets.
pub(super) const SINGLE_BRACKETS: &str = "single brackets";

/// What stands below headings in double brackets, since there may be several.
const LISTS: [&str; 6] = ["change", "field", "field.column", "party", "round", "rule"];

/// Said of a line of a list that does not begin.
pub(super) const NO_OPENING: &str = "missing opening";

/// Said of a key of a list before which a brace is missing.
pub(super) const NO_BRACE: &str = "missing brace";

/// A fault of syntax, and the line on which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause<'t> {
    pub(super) span: Range<usize>,
    /// What the parser says, or one of the words above.
    pub(super) message: String,
    number: usize,
    line: &'t str,
}

/// The faults of syntax, without those that follow from others.
pub(super) fn causes(toml: &str) -> Vec<Cause<'_>> {
    let mut causes: Vec<Cause<'_>> = Vec::new();
    let mut before = None;
    for fault in found(toml) {
        let is_next = before.replace(fault.number).is_some_and(|before| before + 1 == fault.number);
        if fault.is_repeated() && !fault.is_heading() && causes.iter().any(Cause::is_in_single_brackets) {
            // All that stands below headings of one name is taken for one table, which repeats its keys.
            continue;
        }
        let in_row = causes.last_mut().filter(|last| is_next && last.is_repeated());
        if fault.is_remnant() {
            if !is_next {
                causes.push(Cause { message: NO_OPENING.into(), ..fault });
            }
        } else if fault.is_heading() && fault.is_repeated() {
            // A heading in other brackets repeats all headings of its name.
            if !causes.iter().any(Cause::is_heading) {
                causes.push(in_single_brackets(toml, &fault).unwrap_or(fault));
            }
        } else if let Some(last) = in_row.filter(|_| fault.is_repeated()) {
            last.message = NO_HEADING.into();
        } else {
            causes.push(fault);
        }
    }
    causes
}

/// The first fault of each line; of a value that is not closed its opening alone.
fn found(toml: &str) -> Vec<Cause<'_>> {
    let unclosed = unclosed::values(toml);
    let closed = unclosed::closed(toml, &unclosed);
    let (_, others) = DeTable::parse_recoverable(&closed);
    let others = others.iter().map(|error| (error.span().unwrap_or(0..0), error.message().into()));
    let openings = unclosed.into_iter().map(|one| (one.opening.clone(), not_closed(toml, one.opening).into()));
    // Counted once: a file that is no TOML has a fault on each of many thousand lines.
    let ends: Vec<usize> = toml.match_indices('\n').map(|(at, _)| at).collect();
    let number = |at: usize| ends.partition_point(|end| *end < at);
    let cause = |(span, message): (Range<usize>, String)| Cause::new(toml, number(span.start), span, message);
    let mut found: Vec<_> = openings.chain(others).map(cause).collect();
    found.sort_by_key(|fault| fault.span.start);
    found.dedup_by_key(|fault| fault.number);
    found
}

/// What the parser would say at an opening without a closing.
fn not_closed(toml: &str, opening: Range<usize>) -> &'static str {
    match toml.get(opening) {
        Some("[") => "unclosed array",
        Some("{") => "unclosed inline table",
        Some(text) if text.starts_with('\'') => "invalid literal string, expected `'`",
        Some(text) if text.starts_with('"') => "invalid basic string, expected `\"`",
        _ => NO_BRACE,
    }
}

/// The first heading in single brackets of what stands in double ones: always, or elsewhere in the file.
fn in_single_brackets<'t>(toml: &'t str, repeated: &Cause<'t>) -> Option<Cause<'t>> {
    let name = repeated.line.trim_matches(['[', ']']);
    let at = |heading: &str| {
        let mut places = toml.match_indices(heading).map(|(at, _)| at);
        places.find(|at| line_at(toml, *at) == heading)
    };
    if !LISTS.contains(&name) {
        at(&format!("[[{name}]]"))?;
    }
    let start = at(&format!("[{name}]"))?;
    let number = toml.get(..start)?.matches('\n').count();
    Some(Cause::new(toml, number, start..start + name.len() + 2, SINGLE_BRACKETS.into()))
}

/// The line on which a byte stands, without the spaces around it.
fn line_at(toml: &str, at: usize) -> &str {
    let (before, after) = toml.split_at_checked(at).unwrap_or((toml, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    toml.get(start..end).unwrap_or_default().trim()
}

impl<'t> Cause<'t> {
    fn new(toml: &'t str, number: usize, span: Range<usize>, message: String) -> Self {
        Self { line: line_at(toml, span.start), span, message, number }
    }

    fn is_heading(&self) -> bool {
        self.line.starts_with('[')
    }

    fn is_in_single_brackets(&self) -> bool {
        self.message == SINGLE_BRACKETS
    }

    /// Whether the line can only belong to a list that began before.
    fn is_remnant(&self) -> bool {
        let is_no_line =
            self.message.starts_with("invalid key-value pair") || self.message.starts_with("missing table open");
        is_no_line && self.line.starts_with(['{', '}', ']'])
    }

    fn is_repeated(&self) -> bool {
        self.message == "duplicate key" || self.message == NO_HEADING
    }
}
