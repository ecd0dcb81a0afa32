//! Types of field: as content writes them, and as the checks know them.

use crate::content::FieldType;
use crate::diagnostic::{Said, said};
use finsamkoll_checks::form::Answer;

/// The types of field, as content writes them, that a parameter takes.
pub(crate) fn types_that(accepts: fn(&Answer) -> bool) -> Vec<&'static str> {
    every_type().iter().filter(|answer| accepts(answer)).map(type_of).collect()
}

/// Words with commas and "eller" between them.
pub(crate) fn one_of_these(words: &[impl AsRef<str>]) -> Said {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => said!("{} eller {last}", "{} or {last}", rest.join(", ")),
        Some((last, _)) => said!("{last}", "{last}"),
        None => said!("", ""),
    }
}

/// What can be chosen in a field.
pub(super) fn alternatives<'o>(ids: impl Iterator<Item = &'o str>) -> Said {
    let ids = ids.collect::<Vec<_>>().join(", ");
    said!("Alternativen är {ids}.", "The options are {ids}.")
}

/// An answer of each type, in the order in which content lists them.
pub(crate) fn every_type() -> [Answer; 18] {
    [
        Answer::Text,
        Answer::Long,
        Answer::Number,
        Answer::Amount,
        Answer::Date,
        Answer::Party { many: false },
        Answer::Municipality { many: false },
        Answer::Choice { options: Vec::new(), many: false },
        Answer::Round(Vec::new()),
        Answer::Check,
        Answer::Attachment,
        Answer::Statement { reason: String::new() },
        Answer::Email,
        Answer::Phone,
        Answer::Post,
        Answer::OrganisationNumber,
        Answer::Span,
        Answer::Rows(Vec::new()),
    ]
}

/// The type of an answer, as content writes it.
pub(crate) fn type_of(answer: &Answer) -> &'static str {
    field_type(answer).written()
}

/// The type of an answer among those that content knows.
pub(crate) fn field_type(answer: &Answer) -> FieldType {
    match answer {
        Answer::Text => FieldType::Text,
        Answer::Long => FieldType::Long,
        Answer::Number => FieldType::Number,
        Answer::Amount => FieldType::Amount,
        Answer::Date => FieldType::Date,
        Answer::Party { .. } => FieldType::Party,
        Answer::Choice { .. } => FieldType::Choice,
        Answer::Municipality { .. } => FieldType::Municipality,
        Answer::Round(_) => FieldType::Round,
        Answer::Check => FieldType::Check,
        Answer::Attachment => FieldType::Attachment,
        Answer::Statement { .. } => FieldType::Statement,
        Answer::Email => FieldType::Email,
        Answer::Phone => FieldType::Phone,
        Answer::Post => FieldType::Post,
        Answer::OrganisationNumber => FieldType::Orgnr,
        Answer::Span => FieldType::Span,
        Answer::Rows(_) => FieldType::Rows,
    }
}
