//! What serde finds wrong with a value, in Swedish.

use super::reader::{Key, Value};
use crate::diagnostic::Diagnostic;
use crate::source::File;
use serde::de::{self, Expected, Unexpected};
use std::fmt;
use std::ops::Range;

/// Why a value of front matter cannot be what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where, as soon as the reader knows it.
    pub(crate) span: Option<Range<usize>>,
    pub(crate) what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    UnknownKey { key: String, known: Vec<&'static str> },
    UnknownValue { value: String, known: Vec<&'static str> },
    MissingKey(&'static str),
    Other(String),
}

impl Fault {
    pub(crate) fn new(span: &Range<usize>, words: impl Into<String>) -> Self {
        Self { span: Some(span.clone()), what: What::Other(words.into()) }
    }

    /// A key that is none of those known.
    pub(crate) fn unknown_key(key: &Key<'_>, known: &[&'static str]) -> Self {
        Self { span: Some(key.span()), what: What::UnknownKey { key: key.get_ref().to_string(), known: known.into() } }
    }

    pub(crate) fn is_unknown_key(&self) -> bool {
        matches!(self.what, What::UnknownKey { .. })
    }

    pub(crate) fn is_missing_key(&self) -> bool {
        matches!(self.what, What::MissingKey(_))
    }

    /// The same with this span, where no narrower one is known.
    pub(crate) fn within(self, span: &Range<usize>) -> Self {
        Self { span: self.span.or_else(|| Some(span.clone())), what: self.what }
    }

    /// Whether it stands in this entry of a table.
    pub(crate) fn is_in(&self, (key, value): &(&Key<'_>, &Value<'_>)) -> bool {
        let within =
            |span: &Range<usize>| self.span.as_ref().is_some_and(|at| span.start <= at.start && at.end <= span.end);
        within(&key.span()) || within(&value.span())
    }

    /// The same, also naming keys that another reader of the same table knows.
    pub(crate) fn or_keys(mut self, others: &[&'static str]) -> Self {
        if let What::UnknownKey { known, .. } = &mut self.what {
            known.extend(others);
        }
        self
    }

    pub(crate) fn told(self, file: File<'_>, within: &Range<usize>) -> Diagnostic {
        let span = self.span.as_ref().unwrap_or(within);
        match self.what {
            What::UnknownKey { key, known } => {
                let told = file.error(span, "unknown-key", format!("okänd nyckel ”{key}”"));
                told.hint(format!("Nycklar här: {}.", known.join(", "))).meant(&key, known)
            }
            What::UnknownValue { value, known } => {
                let told = file.error(span, "unknown-value", format!("okänt värde ”{value}”"));
                told.hint(format!("Välj bland: {}.", known.join(", "))).meant(&value, known)
            }
            What::MissingKey(key) => file.error(span, "missing-key", format!("nyckeln ”{key}” saknas")),
            What::Other(words) => file.error(span, "wrong-value", words),
        }
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
        Self { span: None, what }
    }
}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(words: T) -> Self {
        What::Other(words.to_string()).into()
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        What::Other(format!("här ska det stå {}, inte {}", asked(expected), given(&found))).into()
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let most = match expected.to_string().as_str() {
            "u16" => u16::MAX.into(),
            "u32" => u32::MAX,
            _ => return Self::invalid_type(found, expected),
        };
        What::Other(format!("talet ska vara från 0 till {most}, och här står det {}", given(&found))).into()
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let words = expected.to_string();
        match words.strip_prefix("an array of length ") {
            Some(wanted) => What::Other(format!("här ska det stå {wanted} värden, inte {length}")).into(),
            None => What::Other(format!("fel antal värden: {length}")).into(),
        }
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
        What::Other(format!("nyckeln ”{key}” står två gånger")).into()
    }
}

/// What serde expects, in words for editors; what our own visitors expect is Swedish as it stands.
fn asked(expected: &dyn Expected) -> String {
    let words = expected.to_string();
    match words.as_str() {
        "a string" | "string" => "text inom citattecken".into(),
        "a boolean" => "true eller false".into(),
        "a sequence" => "en lista inom [ ]".into(),
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => "ett heltal".into(),
        "a map" => "nycklar och värden inom { }".into(),
        other if other.starts_with("struct ") => "nycklar och värden inom { }".into(),
        other if other.starts_with("enum ") => "ett av de ord som går att välja".into(),
        _ => words,
    }
}

fn given(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => value.to_string(),
        Unexpected::Unsigned(value) => format!("talet {value}"),
        Unexpected::Signed(value) => format!("talet {value}"),
        Unexpected::Float(value) => format!("talet {value}"),
        Unexpected::Str(value) => format!("”{value}”"),
        Unexpected::Seq => "en lista".into(),
        Unexpected::Map | Unexpected::StructVariant => "nycklar och värden".into(),
        Unexpected::Other(words) => (*words).into(),
        Unexpected::Char(_)
        | Unexpected::Bytes(_)
        | Unexpected::Unit
        | Unexpected::Option
        | Unexpected::NewtypeStruct
        | Unexpected::Enum
        | Unexpected::UnitVariant
        | Unexpected::NewtypeVariant
        | Unexpected::TupleVariant => "något annat".into(),
    }
}
