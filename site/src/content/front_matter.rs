//! Cuts a file into the TOML between its `+++` lines and the markdown after them, and reads the TOML.

use super::{slip, unclosed};
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
    told.extend(causes(toml).into_iter().map(|(span, message)| {
        let (words, hint) = of_slips(&message, file.text.get(span.clone()).unwrap_or_default())
            .or_else(|| of_lost_quotes(&message, file.text, span.start))
            .unwrap_or_else(|| in_our_words(&message));
        let told = file.error(&span, "toml", words);
        match hint {
            Some(hint) => told.hint(hint),
            None => told,
        }
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

/// What is said of a day or a number that is written as people write it.
fn of_slips(message: &str, written: &str) -> Option<(Said, Option<Said>)> {
    let is_value = message.starts_with("string values must be quoted") || message.starts_with("invalid date");
    let (words, hint) = slip::told(written).filter(|_| is_value)?;
    Some((words, Some(hint)))
}

/// What is said of a line on which a quote has no partner: all after it is taken for what it is not.
fn of_lost_quotes(message: &str, text: &str, at: usize) -> Option<(Said, Option<Said>)> {
    let (before, after) = text.split_at_checked(at)?;
    let (before, after) = (before.rsplit('\n').next()?, after.split('\n').next()?);
    let quotes = before.matches('"').count() + after.matches('"').count();
    let is_long = before.contains("\"\"\"") || after.contains("\"\"\"");
    let is_told = message.starts_with("invalid ");
    (quotes % 2 == 1 && !is_long && !is_told).then(|| {
        let words = said!("det saknas ett citattecken på raden", "a quote is missing on the line");
        let hint = said!("Skriv \" både före och efter varje text.", "Write \" both before and after each text.");
        (words, Some(hint))
    })
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
