//! Cuts a file into the TOML between its `+++` lines and the markdown after them, and reads the TOML.

use super::{syntax, unclosed};
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeTable;

const FENCE: &str = "+++";

/// A file cut in two. The TOML keeps its place, so that its spans are places in the file.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The TOML with all that stands before it.
    pub(crate) toml: String,
    /// Where the markdown begins.
    pub(crate) body: usize,
}

/// Cuts a markdown file; one without front matter is told.
pub(crate) fn cut(file: File<'_>, faults: &mut Vec<Diagnostic>) -> Option<Cut> {
    let Some(start) = first_line(file.text) else {
        faults.push(no_front_matter(file));
        return None;
    };
    let mut at = start;
    for line in file.text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            // A comment in place of the fence, so that the TOML stands where it stands in the file.
            let head = file.text.get(FENCE.len()..at)?;
            return Some(Cut { toml: format!("###{head}"), body: at + line.len() });
        }
        at += line.len();
    }
    let words = said!(
        "raden +++ som avslutar uppgifterna överst i filen saknas",
        "the line +++ that ends what stands at the top of the file is missing",
    );
    faults.push(file.error(&(0..FENCE.len()), "no-front-matter", words).hint(said!(
        "Skriv +++ på en egen rad efter den sista uppgiften.",
        "Write +++ on a line of its own after the last of it.",
    )));
    None
}

fn no_front_matter(file: File<'_>) -> Diagnostic {
    if file.text.starts_with("---") {
        let words = said!(
            "uppgifterna överst i filen står mellan två rader med +++, inte med ---",
            "what stands at the top of the file is written between two lines of +++, not of ---",
        );
        return file.error(&(0..3), "no-front-matter", words).hint(said!(
            "Byt --- mot +++, och skriv uppgifterna så här: title = \"Så söker ni\".",
            "Change --- to +++, and write what stands there like this: title = \"How to apply\".",
        ));
    }
    let words = said!("filen börjar inte med en rad +++", "the file does not begin with a line +++");
    file.error(&(0..0), "no-front-matter", words).hint(said!(
        "Skriv uppgifterna om sidan, till exempel title, mellan två rader med +++ överst i filen.",
        "Write what is to be known of the page, such as its title, between two lines of +++ at the top of the file.",
    ))
}

/// Where the line after the opening fence begins.
fn first_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(FENCE)?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    Some(text.len() - rest.len())
}

/// Reads TOML; all its faults of syntax are told at once.
pub(crate) fn parse<'i>(file: File<'_>, toml: &'i str, told: &mut Vec<Diagnostic>) -> Option<Spanned<DeTable<'i>>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    if errors.is_empty() {
        return Some(table);
    }
    told.extend(causes(toml).into_iter().map(|(span, message)| {
        let (words, hint) = syntax::told(&message, file.text, &span);
        file.error(&span, "toml", words).hint(hint)
    }));
    None
}

/// The faults without those that follow from others: of a line the first counts, and of a value that is not closed its
/// opening, whatever the lines after it would be taken for.
fn causes(toml: &str) -> Vec<(Range<usize>, String)> {
    let unclosed = unclosed::values(toml);
    let closed = unclosed::closed(toml, &unclosed);
    let (_, others) = DeTable::parse_recoverable(&closed);
    let others = others.iter().map(|error| (error.span().unwrap_or(0..0), error.message().into()));
    let mut causes: Vec<(Range<usize>, String)> = unclosed
        .into_iter()
        .map(|one| (one.opening.clone(), not_closed(toml, one.opening).into()))
        .chain(others)
        .collect();
    causes.sort_by_key(|(span, _)| span.start);
    let line = |at: usize| toml.get(..at).unwrap_or_default().matches('\n').count();
    causes.dedup_by_key(|(span, _)| line(span.start));
    causes
}

/// What the parser would say at an opening without a closing.
fn not_closed(toml: &str, opening: Range<usize>) -> &'static str {
    match toml.get(opening) {
        Some("[") => "unclosed array",
        Some("{") => "unclosed inline table",
        Some(text) if text.starts_with('\'') => "invalid literal string, expected `'`",
        _ => "invalid basic string, expected `\"`",
    }
}
