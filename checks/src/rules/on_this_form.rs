//! Was it written on this form?

use super::{Check, Judged, Manual, Reference, Verdict};
use crate::{Application, Origin};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that the application was written on the association's form, on the web or in a document made from it, in any
/// version. As long as the office has not adopted the form, it is to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnThisForm {}

impl OnThisForm {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Är ansökan skriven på det här formuläret?",
        border: "I webbläsaren, eller i en fil gjord av formuläret, oavsett version: uppfyllt. I ett annat dokument: \
            inte uppfyllt. Så länge kansliet inte har antagit formuläret (`adopted = false` i `form.md`) ombeds den \
            sökande fråga kansliet.",
        parameters: &[],
        example: r#"[[rule]]
clause = "ratt-mall"
kind = "on-this-form"
+++
Ansökan är skriven på förbundets mall. {#ratt-mall}
"#,
    };
}

impl Check for OnThisForm {
    fn references(&self) -> Vec<Reference<'_>> {
        Vec::new()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let ruleset = application.ruleset();
        let is_ours = match &application.submission().origin {
            Origin::Web => true,
            Origin::File { form, .. } => *form == ruleset.form.id,
            Origin::Foreign => false,
        };
        let verdict = if !ruleset.adopted {
            Verdict::Unknown(String::from(
                "Kansliet har inte antagit det här formuläret. Fråga kansliet vilken mall ni ska använda.",
            ))
        } else if is_ours {
            Verdict::Met
        } else {
            Verdict::NotMet {
                found: String::from("Ansökan är inte skriven på det här formuläret."),
                mend: String::from("För över svaren till formuläret, eller fråga kansliet."),
            }
        };
        [Judged::of_all(verdict)].into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Kind;
    use crate::rules::tried::Trial;

    fn written_on(origin: Origin) -> Trial {
        Trial::of(Kind::OnThisForm(OnThisForm {}), []).from(origin)
    }

    /// The form of trials is `ansokan`, in version 1.
    fn origins() -> [(Origin, &'static str); 5] {
        let file = |form: &str, version| Origin::File { form: form.into(), version };
        [
            (Origin::Web, "met"),
            (file("ansokan", 1), "met"),
            (file("ansokan", 0), "met"),
            (file("slutrapport", 1), "not-met"),
            (Origin::Foreign, "not-met"),
        ]
    }

    #[test]
    fn the_web_and_documents_of_the_form_are_this_form() {
        for (origin, verdict) in origins() {
            assert_eq!(written_on(origin.clone()).verdicts(&[]), verdict, "{origin:?}");
        }
    }

    #[test]
    fn a_form_that_is_not_adopted_is_for_the_office() {
        for (origin, _) in origins() {
            assert_eq!(written_on(origin.clone()).not_adopted().verdicts(&[]), "unknown", "{origin:?}");
        }
    }
}
