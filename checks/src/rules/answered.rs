//! Are these filled in?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::reading::{Any, Reading, Value, not_applicable};
use crate::sentence::{quoted, tell};
use crate::{Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that fields are filled in: each by itself, a column in each row that is begun, a group with at least one row.
///
/// As an error it never fails, it waits. As a warning it makes its fields voluntary, and tells which are empty.
/// With `not-applicable` an answer such as "Ej tillämpligt, eftersom …" fails it, so that `otherwise = "ask"` sends the
/// reason to the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Answered {
    /// What is to be filled in.
    pub fields: Vec<FieldRef<Any>>,
    /// Whether a reasoned "ej tillämpligt" is told apart from an answer.
    #[serde(default)]
    pub not_applicable: bool,
}

impl Check for Answered {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let places = application.all_places(&self.fields);
        places.iter().map(|place| Judged::new(place.at, self.judge(place))).collect()
    }

    fn asks_for(&self) -> Vec<&str> {
        self.fields.iter().map(|field| field.path.as_str()).collect()
    }
}

impl Answered {
    fn judge(&self, place: &Place<'_, Value>) -> Verdict {
        match place.reading {
            Reading::Read(Value::Text(text)) if self.not_applicable && not_applicable(text).is_some() => {
                Verdict::NotMet {
                    found: tell(&["Ni skriver att ", &quoted(&place.label()), " inte är tillämpligt."]),
                    mend: String::from("Fråga kansliet om skälet räcker."),
                }
            }
            Reading::Read(_) => Verdict::Met,
            Reading::Missing if place.rests_on_another() => Verdict::Waits(String::new()),
            Reading::Missing | Reading::Placeholder(_) => Verdict::Unanswered {
                found: tell(&[&quoted(&place.label()), " är inte ifyllt."]),
                mend: String::from("Fyll i det om ni kan."),
            },
            Reading::Ambiguous(_) | Reading::Unreadable(_) => Verdict::Waits(String::new()),
        }
    }
}
