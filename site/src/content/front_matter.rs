//! Cuts a file into the TOML between its `+++` lines and the markdown after them, and reads the TOML.

use super::slip;
use crate::diagnostic::{Diagnostic, Said, said};
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
        let words = said!("filen börjar inte med en rad +++", "the file does not begin with a line +++");
        faults.push(file.error(&(0..0), "no-front-matter", words).hint(said!(
            "Skriv uppgifterna om sidan, till exempel title, mellan två rader med +++ överst i filen.",
            "Write what is to be known of the page, such as its title, between two lines of +++ at the top of the file.",
        )));
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
    faults.push(file.error(&(0..FENCE.len()), "no-front-matter", words));
    None
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
    let mut faults: Vec<(Range<usize>, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
    faults.sort_by_key(|(span, _)| span.start);
    told.extend(causes(file.text, &faults).into_iter().map(|(span, message)| {
        let (words, hint) =
            of_slips(message, file.text.get(span.clone()).unwrap_or_default()).unwrap_or_else(|| in_our_words(message));
        let told = file.error(&span, "toml", words);
        match hint {
            Some(hint) => told.hint(hint),
            None => told,
        }
    }));
    None
}

/// The faults without those that follow from others: of a line the first counts, and of a list that is not closed its
/// beginning, whatever the lines after it are taken for.
fn causes<'m>(text: &str, faults: &[(Range<usize>, &'m str)]) -> Vec<(Range<usize>, &'m str)> {
    let unclosed: Vec<(Range<usize>, &str)> = faults
        .iter()
        .filter(|(_, message)| message.starts_with("unclosed array,") || message.starts_with("unclosed inline table,"))
        .filter_map(|(span, message)| Some((opening(text.get(..span.start)?)?..span.start, *message)))
        .collect();
    let is_within = |at: usize| unclosed.iter().any(|(span, _)| span.start <= at && at <= span.end);
    let others = faults.iter().filter(|(span, _)| !is_within(span.start)).cloned();
    let mut causes: Vec<_> =
        unclosed.iter().map(|(span, message)| (span.start..span.start + 1, *message)).chain(others).collect();
    causes.sort_by_key(|(span, _)| span.start);
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count();
    causes.dedup_by_key(|(span, _)| line(span.start));
    causes
}

/// Where the last list or table in braces before the end begins, as the value of a key.
fn opening(text: &str) -> Option<usize> {
    let begins = |at: &usize| text.get(..*at).unwrap_or_default().trim_end_matches([' ', '\t']).ends_with('=');
    text.rmatch_indices(['[', '{']).map(|(at, _)| at).find(begins)
}

/// What is said of a day or a number that is written as people write it.
fn of_slips(message: &str, written: &str) -> Option<(Said, Option<Said>)> {
    let is_value = message.starts_with("string values must be quoted") || message.starts_with("invalid date");
    let (words, hint) = slip::told(written).filter(|_| is_value)?;
    Some((words, Some(hint)))
}

/// What the parser says, in words for editors, with advice where there is some. Of what it seldom says, its own English.
fn in_our_words(message: &str) -> (Said, Option<Said>) {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    match what {
        "invalid basic string" | "invalid literal string" if !expected.contains("visible") => of_quotes(expected),
        "invalid multi-line basic string" | "invalid multi-line literal string" | "missing opening quote" => {
            of_quotes(expected)
        }
        _ => of_keys(what)
            .or_else(|| of_lists(what))
            .or_else(|| of_values(what, expected))
            .unwrap_or_else(|| unknown(message)),
    }
}

fn unknown(message: &str) -> (Said, Option<Said>) {
    (said!("det här går inte att läsa som TOML ({message})", "this cannot be read as TOML ({message})"), None)
}

fn of_quotes(expected: &str) -> (Said, Option<Said>) {
    let quote = if expected.contains('\'') { '\'' } else { '"' };
    (
        said!("det saknas ett citattecken efter texten", "a quote is missing after the text"),
        Some(said!(
            "Skriv texten på en rad, med {quote} både före och efter.",
            "Write the text on one line, with {quote} both before and after it.",
        )),
    )
}

fn of_keys(what: &str) -> Option<(Said, Option<Said>)> {
    Some(match what {
        "duplicate key" => (
            said!("nyckeln står två gånger", "the key stands twice"),
            Some(said!("Ta bort den ena.", "Take one of them away.")),
        ),
        "missing value for key" | "missing value" => (said!("nyckeln har inget värde", "the key has no value"), None),
        "key with no value" | "missing assignment between key-value pairs" => (
            said!("det saknas ett likhetstecken efter nyckeln", "an equals sign is missing after the key"),
            Some(said!("Skriv till exempel order = 2.", "Write for example order = 2.")),
        ),
        "extra `=`" => (said!("det är ett likhetstecken för mycket", "there is an equals sign too many"), None),
        "unquoted keys cannot be empty" => {
            (said!("det saknas en nyckel före likhetstecknet", "a key is missing before the equals sign"), None)
        }
        "invalid unquoted key" => (
            said!(
                "nyckeln innehåller ett tecken som inte får stå där",
                "the key holds a character that must not stand there",
            ),
            Some(said!("Nycklar skrivs med a–z, 0–9 och bindestreck.", "Keys are written with a–z, 0–9 and hyphens.",)),
        ),
        "unexpected key or value" | "unexpected content" => {
            (said!("det står något för mycket på raden", "there is something too much on the line"), None)
        }
        _ => return None,
    })
}

fn of_lists(what: &str) -> Option<(Said, Option<Said>)> {
    Some(match what {
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            (said!("det saknas ett komma", "a comma is missing"), None)
        }
        "extra comma in array" | "extra comma in inline table" => {
            (said!("det är ett komma för mycket", "there is a comma too many"), None)
        }
        "unclosed array" => (
            said!("listan avslutas inte", "the list is not closed"),
            Some(said!("Sätt ] efter det sista värdet.", "Put ] after the last value.")),
        ),
        "unclosed inline table" => (
            said!("uppräkningen avslutas inte", "the enumeration is not closed"),
            Some(said!("Sätt }} efter det sista värdet.", "Put }} after the last value.")),
        ),
        "unclosed table" => (
            said!("rubriken avslutas inte", "the heading is not closed"),
            Some(said!("Skriv den inom [ ].", "Write it within [ ].")),
        ),
        "unclosed array table" => (
            said!("rubriken avslutas inte", "the heading is not closed"),
            Some(said!("Skriv den inom [[ ]].", "Write it within [[ ]].")),
        ),
        _ => return None,
    })
}

fn of_values(what: &str, expected: &str) -> Option<(Said, Option<Said>)> {
    Some(match what {
        "string values must be quoted" => (
            said!("text ska stå inom citattecken", "text must stand in quotes"),
            Some(said!("Skriv till exempel title = \"Så söker ni\".", "Write for example title = \"How to apply\".",)),
        ),
        "unexpected leading zero" => (said!("talet börjar med en nolla", "the number begins with a nought"), None),
        _ if expected.contains('"') => of_quotes(expected),
        _ => return None,
    })
}
