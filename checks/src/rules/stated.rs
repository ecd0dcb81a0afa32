//! Does the applicant vouch for it?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::reading::Declared;
use crate::sentence::tell;
use crate::{Address, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks for a statement and a sentence of motivation. Yes and a sentence: stated, never met, since people judge it.
/// No: not met. "Vet inte", or no sentence: it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stated {
    /// The statements.
    pub fields: Vec<FieldRef<Declared>>,
    /// What the office looks for, as the end of the sentence "Kansliet ser efter …".
    #[serde(default)]
    pub looks_for: Option<String>,
}

impl Check for Stated {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        for field in &self.fields {
            for place in application.places(field) {
                judged.push(self.judge(&field.path, &place, application));
            }
        }
        judged
    }
}

impl Stated {
    fn judge(&self, id: &str, place: &Place<'_, Vec<String>>, application: &Application<'_>) -> Judged {
        let Some(chosen) = place.value else { return Judged::waits(place.at) };
        if chosen.iter().any(|option| option == "nej") {
            return Judged::new(
                place.at,
                Verdict::NotMet {
                    found: String::from("Ni har svarat Nej."),
                    mend: String::from("Se om insatsen kan ändras så att svaret blir Ja, eller fråga kansliet."),
                },
            );
        }
        let reason = Address::reason(id);
        if !application.is_read(&reason) {
            return Judged::waits(&reason);
        }
        let looks_for = self.looks_for.as_ref().map(|what| tell(&["Kansliet ser efter ", what, "."]));
        Judged::new(place.at, Verdict::Stated(looks_for.unwrap_or_default()))
    }
}
