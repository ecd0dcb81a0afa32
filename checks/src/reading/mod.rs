//! From text as typed to a value, or to why there is none.

mod amount;
mod contact;
mod date;
mod number;
mod party;
mod placeholder;
mod punycode;
mod span;
mod text;

pub use number::Number;
pub(crate) use number::number;
pub use party::Named;
pub use placeholder::{Placeholder, not_applicable};
pub use span::Span;
pub use text::{compose, composed, fold};
use text::{count, is_any_of, is_dash, ways};
pub(crate) use text::{has_stem, is_of_word, tidy, without_signs};

use crate::answers::LONGEST_ANSWER;
use crate::form::{Answer, Field};
use crate::{Amount, Date, Party};
use alloc::string::String;
use alloc::vec::Vec;

/// What became of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is written.
    Missing,
    /// Something is written that stands in for an answer.
    Placeholder(Placeholder),
    /// It can mean any of these.
    Ambiguous(Vec<Value>),
    /// It cannot be read, and why.
    Unreadable(Unreadable),
    /// It means this.
    Read(Value),
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, without spaces around it.
    Text(String),
    /// A number.
    Number(Number),
    /// A sum of money.
    Amount(Amount),
    /// A civil day.
    Date(Date),
    /// A span of whole numbers.
    Span(Span),
    /// Parties or others, in the order named; at least one.
    Parties(Vec<Named>),
    /// The ids of the chosen options; at least one. A ticked box is `ja`, a statement `ja` or `nej`.
    Chosen(Vec<String>),
    /// A group with at least one row in which something is written.
    Rows,
}

/// Why an answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`LONGEST_ANSWER`].
    TooLong,
    /// No single number.
    Number,
    /// No single sum of money.
    Amount,
    /// No single civil day.
    Date,
    /// A day that the calendar lacks, such as 30 February.
    NoSuchDate,
    /// No e-mail address.
    Email,
    /// Several where one is asked for.
    Several,
    /// No telephone number with area code.
    Phone,
    /// No Swedish postal code.
    Post,
    /// No Swedish organisation number.
    OrganisationNumber,
    /// Figures as of an organisation number, of which the last one does not fit the others.
    WrongFigure,
    /// A person's number where that of an organisation is asked for; it is not to be repeated.
    PersonalNumber,
    /// No span of whole numbers.
    Span,
    /// An option that the form does not have.
    Option,
}

/// Reads what is written at a field; `parties` are those of the association.
///
/// ```
/// use finsamkoll_checks::form::{Answer, Field};
/// use finsamkoll_checks::reading::{Reading, Value, read};
/// use finsamkoll_checks::Amount;
///
/// let field = Field::new("fin.sokt", "Hur mycket söker ni?", Answer::Amount);
/// assert_eq!(read(&field, "60 tkr", &[]), Reading::Read(Value::Amount(Amount::kronor(60_000))));
/// assert!(matches!(read(&field, "60.000", &[]), Reading::Ambiguous(_)));
/// assert!(matches!(read(&field, "kommer senare", &[]), Reading::Placeholder(_)));
/// ```
#[must_use]
pub fn read(field: &Field, written: &str, parties: &[Party]) -> Reading {
    if written.len() > LONGEST_ANSWER {
        return Reading::Unreadable(Unreadable::TooLong);
    }
    let text = tidy(written);
    if text.is_empty() {
        return Reading::Missing;
    }
    let options = field.options();
    if !options.is_empty() {
        return choice(&options, field.takes_many(), &text);
    }
    // A short answer (a day, a sum, a name) can well be that of the example.
    if let Some(placeholder) = placeholder::find(&text, field.example.as_deref().filter(|_| field.is_prose())) {
        return Reading::Placeholder(placeholder);
    }
    if !field.is_prose() && placeholder::says_none(&text) {
        return Reading::Placeholder(Placeholder::Sign);
    }
    match &field.answer {
        Answer::Number => number::read(&text),
        Answer::Amount => amount::read(&text),
        Answer::Date => date::read(&text),
        Answer::Party { many } => party::read(&text, *many, parties),
        Answer::Municipality { many } => party::municipality(&text, *many, parties),
        Answer::Email => contact::email(&text),
        Answer::Phone => contact::phone(&text),
        Answer::Post => contact::post(&text),
        Answer::OrganisationNumber => contact::organisation_number(&text),
        Answer::Span => span::read(&text),
        Answer::Text
        | Answer::Long
        | Answer::Choice { .. }
        | Answer::Round(_)
        | Answer::Check
        | Answer::Attachment
        | Answer::Statement { .. }
        | Answer::Rows(_) => Reading::Read(Value::Text(text)),
    }
}

/// Reads a statement's sentence of motivation.
#[must_use]
pub fn read_reason(written: &str) -> Reading {
    if written.len() > LONGEST_ANSWER {
        return Reading::Unreadable(Unreadable::TooLong);
    }
    let text = tidy(written);
    if text.is_empty() {
        return Reading::Missing;
    }
    match placeholder::find(&text, None) {
        Some(placeholder) => Reading::Placeholder(placeholder),
        None => Reading::Read(Value::Text(text)),
    }
}

/// What was read in one way, in several, or in none.
fn any_of_these(mut values: Vec<Value>, none: Unreadable) -> Reading {
    if values.len() > 1 {
        return Reading::Ambiguous(values);
    }
    values.pop().map_or(Reading::Unreadable(none), Reading::Read)
}

fn choice(options: &[(&str, &str)], many: bool, text: &str) -> Reading {
    if !many && count(text, b'\n') > 0 {
        return Reading::Unreadable(Unreadable::Several);
    }
    let mut chosen = Vec::new();
    for line in text.split(['\n']) {
        if !options.iter().any(|(id, _)| *id == line) {
            return Reading::Unreadable(Unreadable::Option);
        }
        chosen.push(String::from(line));
    }
    match chosen.as_slice() {
        [only] if only == "vet-inte" => Reading::Placeholder(Placeholder::DoNotKnow),
        _ => Reading::Read(Value::Chosen(chosen)),
    }
}

/// What a parameter of a rule takes from the fields it names: the bridge between a field's type and a kind's need.
pub trait Reads {
    /// The value that the kind works with.
    type Value: 'static;

    /// Whether a field of this type can be named.
    fn accepts(answer: &Answer) -> bool;

    /// The value, where it is one of this sort.
    fn take(value: &Value) -> Option<&Self::Value>;
}

/// Declares one sort of parameter: its value, the types of field it accepts, how the value is taken.
macro_rules! reads {
    ($(#[$doc:meta])* $name:ident: $value:ty, accepts $accepts:pat, takes $take:pat => $found:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {}

        impl Reads for $name {
            type Value = $value;

            fn accepts(answer: &Answer) -> bool {
                matches!(answer, $accepts)
            }

            fn take(value: &Value) -> Option<&$value> {
                match value {
                    $take => Some($found),
                    #[allow(unreachable_patterns, clippy::wildcard_enum_match_arm, reason = "one pattern takes any value, the others one")]
                    _ => None,
                }
            }
        }
    };
}

reads!(
    /// Sums of money.
    Money: Amount, accepts Answer::Amount, takes Value::Amount(amount) => amount
);
reads!(
    /// Civil days.
    Day: Date, accepts Answer::Date, takes Value::Date(date) => date
);
reads!(
    /// Statements for which the applicant vouches.
    Declared: Vec<String>, accepts Answer::Statement { .. }, takes Value::Chosen(chosen) => chosen
);
reads!(
    /// Text in the applicant's own words.
    Prose: String, accepts Answer::Text | Answer::Long, takes Value::Text(text) => text
);
reads!(
    /// Chosen options and ticked boxes.
    Chosen: Vec<String>, accepts Answer::Choice { .. } | Answer::Check | Answer::Attachment, takes Value::Chosen(chosen) => chosen
);
reads!(
    /// What can be counted, and told to be one of a set: parties, municipalities and options.
    Member: Value, accepts Answer::Party { .. } | Answer::Municipality { .. } | Answer::Choice { .. },
    takes value @ (Value::Parties(_) | Value::Chosen(_)) => value
);
reads!(
    /// What is more or less: numbers, sums of money, spans of numbers.
    Quantity: Value, accepts Answer::Number | Answer::Amount | Answer::Span,
    takes value @ (Value::Number(_) | Value::Amount(_) | Value::Span(_)) => value
);
reads!(
    /// A round of applications, by its id.
    OfRound: Vec<String>, accepts Answer::Round(_), takes Value::Chosen(chosen) => chosen
);
reads!(
    /// Any answer at all, a group of rows among them.
    Any: Value, accepts _, takes value => value
);
