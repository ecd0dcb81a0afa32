//! Cuts a file into the TOML between its `+++` lines and the markdown after them, and reads the TOML.

use crate::diagnostic::Diagnostic;
use crate::source::File;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, Error};

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
        let told = file.error(&(0..0), "no-front-matter", "filen börjar inte med en rad +++");
        let hint = "Skriv uppgifterna om sidan, till exempel title, mellan två rader med +++ överst i filen.";
        faults.push(told.hint(hint));
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
    let words = "raden +++ som avslutar uppgifterna överst i filen saknas";
    faults.push(file.error(&(0..FENCE.len()), "no-front-matter", words));
    None
}

/// Where the line after the opening fence begins.
fn first_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(FENCE)?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    Some(text.len() - rest.len())
}

/// Reads TOML; all its faults of syntax are told at once.
pub(crate) fn parse<'i>(file: File<'_>, toml: &'i str, faults: &mut Vec<Diagnostic>) -> Option<Spanned<DeTable<'i>>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    faults.extend(errors.iter().map(|error| told(file, error)));
    errors.is_empty().then_some(table)
}

fn told(file: File<'_>, error: &Error) -> Diagnostic {
    let span: Range<usize> = error.span().unwrap_or(0..0);
    let (words, hint) = in_swedish(error.message());
    let told = file.error(&span, "toml", words);
    if hint.is_empty() { told } else { told.hint(hint) }
}

/// The commonest faults of TOML in Swedish; of the others what the parser says.
fn in_swedish(message: &str) -> (String, &'static str) {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let (words, hint) = match what {
        "duplicate key" => ("nyckeln står två gånger", "Ta bort den ena."),
        "string values must be quoted" => {
            ("text ska stå inom citattecken", "Skriv till exempel title = \"Så söker ni\".")
        }
        "missing value for key" | "missing value" | "key with no value" => ("nyckeln har inget värde", ""),
        "missing assignment between key-value pairs" => ("det saknas ett likhetstecken efter nyckeln", ""),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            ("det saknas ett komma", "")
        }
        "extra comma in array" | "extra comma in inline table" => ("det är ett komma för mycket", ""),
        "unclosed array" => ("listan avslutas inte", "Sätt ] efter det sista värdet."),
        "unclosed inline table" => ("uppräkningen avslutas inte", "Sätt } efter det sista värdet."),
        "unclosed table" => ("rubriken avslutas inte", "Skriv den inom [ ]."),
        "unclosed array table" => ("rubriken avslutas inte", "Skriv den inom [[ ]]."),
        "missing opening quote" => ("det saknas ett citattecken före texten", ""),
        "invalid basic string" | "invalid literal string" => {
            ("det saknas ett citattecken efter texten", "Skriv texten på en rad, med \" både före och efter.")
        }
        "invalid unquoted key" => {
            ("nyckeln innehåller ett tecken som inte får stå där", "Nycklar skrivs med a–z, 0–9 och bindestreck.")
        }
        "unexpected key or value" | "unexpected content" => ("det står något för mycket på raden", ""),
        "unexpected leading zero" => ("talet börjar med en nolla", ""),
        _ if expected.contains('"') => {
            ("det saknas ett citattecken", "Skriv texten på en rad, med \" både före och efter.")
        }
        _ => return (format!("det här går inte att läsa som TOML ({message})"), ""),
    };
    (words.into(), hint)
}
