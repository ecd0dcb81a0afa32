//! Are these filled in?

use super::{Check, FieldRef, Judged, Manual, Reference, Verdict, reference};
use crate::gather::Gather;
use crate::reading::{Any, Placeholder, Reading, Value, not_applicable};
use crate::sentence::{fill, quoted_answer};
use crate::{Address, Application, Place};
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

impl Answered {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Är det ifyllt?",
        border: "Ett tomt svar, ett streck eller ”kommer senare” räknas inte. En kolumn gäller varje rad som är \
            påbörjad, en grupp behöver minst en rad, en bilaga behöver vara ikryssad. Det som saknas är inget fel: \
            punkten kan inte avgöras än, och fältet behöver svar även om det annars är frivilligt. Med `otherwise = \
            \"warning\"` blir fälten i stället frivilliga, och ett tomt fält är något att se över.",
        parameters: &[
            ("fields", "Det som ska vara ifyllt: fält, kolumner och grupper."),
            (
                "not-applicable",
                "Skilj ut svar som ”Ej tillämpligt, eftersom …”. Skriv `otherwise = \"ask\"` också, så ombeds den \
                sökande fråga kansliet om skälet räcker.",
            ),
        ],
        example: r#"[[rule]]
clause = "maluppfyllelse"
kind = "answered"
fields = ["exempel.mal"]
not-applicable = true
otherwise = "ask"
+++
Beskriv hur ni ser att målet är nått, eller varför det inte går. {#maluppfyllelse}
"#,
    };
}

impl Check for Answered {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let mut judged = Vec::new();
        for field in &self.fields {
            for place in application.places(&field.path) {
                judged.push(Judged::new(place.at, self.judge(&place, &field.path)));
            }
        }
        judged
    }

    fn asks_for(&self) -> Vec<&str> {
        self.fields.iter().map(|field| field.path.as_str()).gather()
    }
}

impl Answered {
    fn judge(&self, place: &Place<'_>, path: &str) -> Verdict {
        // A column is asked for in rows that are begun; while there is none it waits at its group.
        let stands_for_rows = matches!(place.at, Address::Group(group) if group != path);
        match place.reading {
            Reading::Read(Value::Text(text)) if self.not_applicable && not_applicable(text).is_some() => {
                Verdict::NotMet {
                    found: fill("Ni svarar {} på ”{}”.", &[&quoted_answer(text), &place.label()]),
                    mend: String::from("Fråga kansliet om skälet räcker."),
                }
            }
            Reading::Read(_) => Verdict::Met,
            Reading::Missing if stands_for_rows || place.rests_on_another() => Verdict::Waits(String::new()),
            Reading::Placeholder(Placeholder::DoNotKnow) | Reading::Ambiguous(_) | Reading::Unreadable(_) => {
                Verdict::Waits(String::new())
            }
            Reading::Missing | Reading::Placeholder(_) => Verdict::Unanswered {
                found: fill("Svaret på ”{}” saknas.", &[&place.label()]),
                mend: String::from("Svara gärna om ni kan."),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, choice, field, hideable, named, optional, rows};

    fn asking_for(path: &str, field: Field) -> Trial {
        let kind = Answered { fields: named(&[path]), not_applicable: false };
        Trial::of(Kind::Answered(kind), [field])
    }

    #[test]
    fn a_field_is_filled_in_or_not() {
        let rule = asking_for("fin.sokt", field("fin.sokt", Answer::Amount));
        for (written, verdict) in [
            ("60 000", "met fin.sokt"),
            ("0", "met fin.sokt"),
            ("", "unanswered fin.sokt"),
            (" \n\u{a0}", "unanswered fin.sokt"),
            ("-", "unanswered fin.sokt"),
            ("kommer senare", "unanswered fin.sokt"),
            ("60.000", "waits fin.sokt"),
            ("sextio tusen", "waits fin.sokt"),
        ] {
            assert_eq!(rule.verdicts(&[("fin.sokt", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn an_answer_that_is_chosen_or_ticked_counts() {
        let ticked = asking_for("bilaga.budget", field("bilaga.budget", Answer::Check));
        assert_eq!(ticked.verdicts(&[("bilaga.budget", "ja")]), "met bilaga.budget");
        assert_eq!(ticked.verdicts(&[]), "unanswered bilaga.budget");
        let statement = Answer::Statement { reason: "Varför?".into() };
        let stated = asking_for("krit.styrka", field("krit.styrka", statement));
        assert_eq!(stated.verdicts(&[("krit.styrka", "nej")]), "met krit.styrka");
        assert_eq!(stated.verdicts(&[("krit.styrka", "vet-inte")]), "waits krit.styrka");
        let chosen = asking_for("insats.niva", field("insats.niva", choice(&["individ", "struktur"])));
        assert_eq!(chosen.verdicts(&[("insats.niva", "individ")]), "met insats.niva");
        assert_eq!(chosen.verdicts(&[("insats.niva", "gruppen")]), "waits insats.niva");
    }

    #[test]
    fn a_voluntary_field_is_asked_for_all_the_same() {
        let rule = asking_for("fin.not", optional("fin.not", Answer::Text));
        assert_eq!(rule.verdicts(&[("fin.not", "Hyra")]), "met fin.not");
        assert_eq!(rule.verdicts(&[]), "unanswered fin.not");
    }

    #[test]
    fn a_hidden_field_is_not_asked_for() {
        let rule = asking_for("fin.not", hideable("fin.not", Answer::Text));
        for (shown, verdict) in [("ja", "unanswered fin.not"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(rule.verdicts(&[("fraga.visa", shown)]), verdict, "{shown}");
        }
        assert_eq!(rule.verdicts(&[("fraga.visa", "nej"), ("fin.not", "Hyra")]), "");
    }

    #[test]
    fn a_column_is_asked_for_in_each_row_that_is_begun() {
        let columns = [field("post", Answer::Text), field("belopp", Answer::Amount)];
        let rule = asking_for("budget.belopp", field("budget", rows(columns)));
        let answers = [("budget.0.belopp", "100"), ("budget.2.post", "Hyra"), ("budget.3.post", " ")];
        assert_eq!(rule.verdicts(&answers), "met budget.0.belopp; unanswered budget.2.belopp");
        assert_eq!(rule.verdicts(&[]), "waits budget");
    }

    #[test]
    fn a_group_needs_one_row() {
        let rule = asking_for("budget", optional("budget", rows([field("post", Answer::Text)])));
        assert_eq!(rule.verdicts(&[("budget.0.post", "Hyra")]), "met budget");
        assert_eq!(rule.verdicts(&[("budget.0.post", " ")]), "unanswered budget");
    }

    #[test]
    fn a_reasoned_not_applicable_is_told_apart_where_the_rule_says_so() {
        let rule = |not_applicable| {
            let kind = Answered { fields: named(&["mal.kon"]), not_applicable };
            Trial::of(Kind::Answered(kind), [field("mal.kon", Answer::Long)])
        };
        for (written, told_apart, not_told_apart) in [
            ("Ej tillämpligt, insatsen rör bara personal", "not-met mal.kon", "met mal.kon"),
            ("Ej tillämpligt.", "unanswered mal.kon", "unanswered mal.kon"),
            ("Insatsen rör bara personal", "met mal.kon", "met mal.kon"),
        ] {
            assert_eq!(rule(true).verdicts(&[("mal.kon", written)]), told_apart, "{written}");
            assert_eq!(rule(false).verdicts(&[("mal.kon", written)]), not_told_apart, "{written}");
        }
    }

    #[test]
    fn a_voluntary_group_need_not_have_the_rows_whose_column_is_asked_for() {
        let budget = optional("budget", rows([field("belopp", Answer::Amount)]));
        let rule =
            Trial::of(Kind::Answered(Answered { fields: named(&["budget.belopp"]), not_applicable: false }), [budget]);
        assert_eq!(rule.verdicts(&[]), "");
    }
}
