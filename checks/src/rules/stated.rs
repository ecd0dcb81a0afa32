//! Does the applicant vouch for it?

use super::{Check, FieldRef, Judged, Manual, Reference, Verdict, asked, reference};
use crate::reading::{Declared, Reads};
use crate::sentence::fill;
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

impl Stated {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Uppger den sökande det, med en mening om varför?",
        border: "Ja och en mening: den sökande uppger det, och människor bedömer. Nej: inte uppfyllt. Vet inte, eller \
            ingen mening: kan inte avgöras än. Påståendet och regeln skriver samma `clause`.",
        parameters: &[
            ("fields", "Påståendena."),
            ("looks-for", "Vad kansliet ser efter: slutet på meningen ”Kansliet ser efter …”."),
        ],
        example: r#"[[rule]]
clause = "tar-vara-pa-ansvaret"
kind = "stated"
fields = ["exempel.ansvar"]
looks-for = "vem som tar över när stödet tar slut"
+++
Någon tar över när stödet tar slut. {#tar-vara-pa-ansvaret}
"#,
    };
}

impl Check for Stated {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        for field in &self.fields {
            for place in asked(&field.path, application) {
                judged.push(self.judge(&field.path, &place, application));
            }
        }
        judged
    }
}

impl Stated {
    fn judge(&self, id: &str, place: &Place<'_>, application: &Application<'_>) -> Judged {
        let Some(chosen) = place.value.and_then(Declared::take) else { return Judged::waits(place.at) };
        if chosen.iter().any(|option| option == "nej") {
            return Judged::new(
                place.at,
                Verdict::NotMet {
                    found: fill("Ni har svarat Nej på ”{}”.", &[&place.label()]),
                    mend: String::from("Se om insatsen kan ändras så att svaret blir Ja, eller fråga kansliet."),
                },
            );
        }
        let reason = Address::reason(id);
        if !application.is_read(&reason) {
            return Judged::waits(&reason);
        }
        let looks_for = self.looks_for.as_ref().map(|what| fill("Kansliet ser efter {}.", &[what]));
        Judged::new(place.at, Verdict::Stated(looks_for.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, named};

    fn asking(field: Field, looks_for: Option<&str>) -> Trial {
        let kind = Stated { fields: named(&[&field.id]), looks_for: looks_for.map(String::from) };
        Trial::of(Kind::Stated(kind), [field])
    }

    fn statement() -> Answer {
        Answer::Statement { reason: "Varför?".into() }
    }

    #[test]
    fn yes_with_a_sentence_is_stated_and_never_met() {
        let rule = asking(field("krit.nytta", statement()), None);
        for (says, why, verdict) in [
            ("ja", "Fler får stöd.", "stated krit.nytta"),
            ("ja", "", "waits krit.nytta.skal"),
            ("ja", "kommer senare", "waits krit.nytta.skal"),
            ("nej", "", "not-met krit.nytta"),
            ("nej", "Färre får stöd.", "not-met krit.nytta"),
            ("vet-inte", "Fler får stöd.", "waits krit.nytta"),
            ("", "Fler får stöd.", "waits krit.nytta"),
            ("kanske", "Fler får stöd.", "waits krit.nytta"),
        ] {
            assert_eq!(rule.verdicts(&[("krit.nytta", says), ("krit.nytta.skal", why)]), verdict, "{says}, {why}");
        }
    }

    #[test]
    fn says_what_the_office_looks_for_where_that_is_told() {
        let answers = [("krit.nytta", "ja"), ("krit.nytta.skal", "Fler får stöd.")];
        let told = asking(field("krit.nytta", statement()), Some("hur deltagarna påverkas"));
        assert!(told.says(&answers).contains("hur deltagarna påverkas"));
        assert_eq!(asking(field("krit.nytta", statement()), None).says(&answers), "");
    }

    #[test]
    fn a_hidden_statement_is_not_asked_for() {
        let rule = asking(hideable("krit.nytta", statement()), None);
        for (shown, verdict) in [("ja", "not-met krit.nytta"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(rule.verdicts(&[("fraga.visa", shown), ("krit.nytta", "nej")]), verdict, "{shown}");
        }
    }

    #[test]
    fn several_statements_are_judged_one_by_one() {
        let kind = Stated { fields: named(&["krit.nytta", "krit.styrka"]), looks_for: None };
        let fields = [field("krit.nytta", statement()), field("krit.styrka", statement())];
        let rule = Trial::of(Kind::Stated(kind), fields);
        let answers = [("krit.nytta", "nej"), ("krit.styrka", "ja")];
        assert_eq!(rule.verdicts(&answers), "not-met krit.nytta; waits krit.styrka.skal");
    }
}
