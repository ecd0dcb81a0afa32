//! What serde finds wrong with a value, in words for editors.

use super::astray;
use super::slip;
use super::table::{Key, Value, end_of};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use crate::source::File;
use serde::de::{self, Expected, Unexpected};
use std::fmt;
use std::ops::Range;

/// What serde calls whole numbers.
const INTEGERS: [&str; 8] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

/// Why a value of front matter cannot be what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where, as soon as the reader knows it.
    pub(crate) span: Option<Range<usize>>,
    pub(crate) what: What,
    /// How to mend it, where that is more than the fault itself says.
    hint: Option<Box<Said>>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    UnknownKey { key: String, known: Vec<&'static str> },
    UnknownValue { value: String, known: Vec<&'static str> },
    MissingKey(&'static str),
    Other(Said),
}

impl Fault {
    pub(crate) fn new(span: &Range<usize>, words: Said) -> Self {
        Self { span: Some(span.clone()), ..What::Other(words).into() }
    }

    /// A key that is none of those known.
    pub(crate) fn unknown_key(key: &Key<'_>, known: &[&'static str]) -> Self {
        let what = What::UnknownKey { key: key.get_ref().to_string(), known: known.into() };
        Self { span: Some(key.span()), ..what.into() }
    }

    pub(crate) fn is_unknown_key(&self) -> bool {
        matches!(self.what, What::UnknownKey { .. })
    }

    /// Whether it is a key that resembles none of those known.
    pub(crate) fn is_strange_key(&self) -> bool {
        let What::UnknownKey { key, known } = &self.what else { return false };
        nearest(key, known.iter().copied()).is_none()
    }

    /// The key that is missing, where that is what is wrong.
    pub(crate) fn missing_key(&self) -> Option<&'static str> {
        if let What::MissingKey(key) = self.what { Some(key) } else { None }
    }

    /// The same with this span, where no narrower one is known.
    pub(crate) fn within(self, span: &Range<usize>) -> Self {
        Self { span: self.span.or_else(|| Some(span.clone())), ..self }
    }

    /// Whether it stands in this entry of a table.
    pub(crate) fn is_in(&self, (key, value): &(&Key<'_>, &Value<'_>)) -> bool {
        let within =
            |span: &Range<usize>| self.span.as_ref().is_some_and(|at| span.start <= at.start && at.end <= span.end);
        within(&key.span()) || within(&(value.span().start..end_of(value)))
    }

    /// The same, also naming keys that another reader of the same table knows.
    pub(crate) fn or_keys(mut self, others: &[&'static str]) -> Self {
        if let What::UnknownKey { known, .. } = &mut self.what {
            known.extend(others);
        }
        self
    }

    /// The same, with advice where there is some.
    pub(crate) fn hint(self, hint: impl Into<Option<Said>>) -> Self {
        Self { hint: hint.into().map(Box::new).or(self.hint), ..self }
    }

    pub(crate) fn told(self, file: File<'_>, within: &Range<usize>) -> Diagnostic {
        let span = self.span.as_ref().unwrap_or(within);
        let told = match self.what {
            What::UnknownKey { key, known } => {
                let told = file.error(span, "unknown-key", said!("okänd nyckel ”{key}”", "unknown key “{key}”"));
                let astray = astray::meant(&key, &known);
                told.hint(said!("Nycklar här: {}.", "Keys here: {}.", known.join(", "))).meant(&key, known).hint(astray)
            }
            What::UnknownValue { value, known } => {
                let told = file.error(span, "unknown-value", said!("okänt värde ”{value}”", "unknown value “{value}”"));
                told.hint(said!("Välj bland: {}.", "Choose among: {}.", known.join(", "))).meant(&value, known)
            }
            What::MissingKey(key) => {
                file.error(span, "missing-key", said!("nyckeln ”{key}” saknas", "the key “{key}” is missing"))
            }
            What::Other(words) => file.error(span, "wrong-value", words),
        };
        told.hint(self.hint.map(|hint| *hint))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.what)
    }
}

impl std::error::Error for Fault {}

impl From<What> for Fault {
    fn from(what: What) -> Self {
        Self { span: None, what, hint: None }
    }
}

impl de::Error for Fault {
    /// Words that are said in both languages are taken in both.
    fn custom<T: fmt::Display>(words: T) -> Self {
        What::Other(said!("{words}", "{words:#}")).into()
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (wanted, given) = (asked(expected), given(&found));
        let words = said!("här ska det stå {wanted}, inte {given}", "{wanted:#} belongs here, not {given:#}");
        Self::from(What::Other(words)).hint(meant(&found, &expected.to_string()))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let most = match expected.to_string().as_str() {
            "u16" => u16::MAX.into(),
            "u32" => u32::MAX,
            _ => return Self::invalid_type(found, expected),
        };
        let words = if matches!(found, Unexpected::Signed(given) if given < 0) {
            let given = given(&found);
            said!("här ska det stå 0 eller mer, inte {given}", "0 or more belongs here, not {given:#}",)
        } else {
            let most = grouped(most);
            said!("talet är större än {most}", "the number is greater than {most}")
        };
        What::Other(words).into()
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let words = expected.to_string();
        let wanted = words.strip_prefix("an array of length ").unwrap_or(&words);
        What::Other(said!(
            "här ska det stå {wanted} värden, inte {length}",
            "{wanted} values belong here, not {length}"
        ))
        .into()
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        What::UnknownValue { value: value.into(), known: known.into() }.into()
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        What::UnknownKey { key: key.into(), known: known.into() }.into()
    }

    fn missing_field(key: &'static str) -> Self {
        What::MissingKey(key).into()
    }

    fn duplicate_field(key: &'static str) -> Self {
        What::Other(said!("nyckeln ”{key}” står två gånger", "the key “{key}” stands twice")).into()
    }
}

/// What is expected: serde's own English in words for editors, that of our own visitors as they say it.
pub(super) fn asked(expected: &dyn Expected) -> Said {
    let words = expected.to_string();
    match words.as_str() {
        "a string" | "string" => said!("text inom citattecken", "text in quotes"),
        "a boolean" => said!("true eller false", "true or false"),
        "a sequence" => said!("en lista inom [ ]", "a list within [ ]"),
        number if INTEGERS.contains(&number) => said!("ett heltal", "a whole number"),
        other if other == "a map" || other.starts_with("struct ") => {
            said!("nycklar och värden inom {{ }}", "keys and values within {{ }}")
        }
        other if other.starts_with("enum ") => {
            said!("ett av de ord som går att välja", "one of the words that can be chosen")
        }
        _ => said!("{expected}", "{expected:#}"),
    }
}

/// How a value of the wrong sort is perhaps meant: `expected` in serde's own English.
fn meant(found: &Unexpected<'_>, expected: &str) -> Option<Said> {
    Some(match (expected, found) {
        (number, Unexpected::Str(text)) if INTEGERS.contains(&number) => {
            let number = slip::number_in_toml(text)?;
            said!("Skriv {number} utan citattecken.", "Write {number} without quotes.")
        }
        (number, Unexpected::Float(_)) if INTEGERS.contains(&number) => {
            said!("Skriv ett tal utan decimaler.", "Write a number without decimals.")
        }
        ("a boolean", Unexpected::Str(_)) => slip::flag(),
        ("a sequence", Unexpected::Str(text)) => said!("Skriv [\"{text}\"].", "Write [\"{text}\"]."),
        ("a string" | "string", Unexpected::Signed(number)) => said!("Skriv \"{number}\".", "Write \"{number}\"."),
        _ => return None,
    })
}

/// Figures in groups of three, with hard spaces between them.
fn grouped(number: u32) -> String {
    let figures = number.to_string();
    let groups: Vec<&str> =
        figures.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join("\u{a0}")
}

fn given(found: &Unexpected<'_>) -> Said {
    match found {
        Unexpected::Bool(value) => said!("{value}", "{value}"),
        Unexpected::Unsigned(value) => said!("talet {value}", "the number {value}"),
        Unexpected::Signed(value) => said!("talet {value}", "the number {value}"),
        Unexpected::Float(value) => said!("talet {value}", "the number {value}"),
        Unexpected::Str(value) => said!("”{value}”", "“{value}”"),
        Unexpected::Seq => said!("en lista", "a list"),
        Unexpected::Map | Unexpected::StructVariant => said!("nycklar och värden", "keys and values"),
        Unexpected::Char(_)
        | Unexpected::Bytes(_)
        | Unexpected::Unit
        | Unexpected::Option
        | Unexpected::NewtypeStruct
        | Unexpected::Enum
        | Unexpected::UnitVariant
        | Unexpected::NewtypeVariant
        | Unexpected::TupleVariant
        | Unexpected::Other(_) => said!("något annat", "something else"),
    }
}
