//! A small form with one rule, for trying a kind at its borders.
//!
//! Every trial asks `fraga.visa` first, and a [`hideable`] field only where the answer is `ja`.

use super::{FieldRef, Kind, Verdict};
use crate::form::{Answer, Choice, Condition, Field, Form, Section};
use crate::sentence::tell;
use crate::{Address, Answers, Application, Date, Otherwise, Party, Rule, Ruleset};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The day on which everything is tried.
const TODAY: (u16, u8, u8) = (2027, 3, 1);

/// One rule and its form.
#[derive(Debug)]
pub(super) struct Trial {
    ruleset: Ruleset,
}

impl Trial {
    pub(super) fn of(check: Kind, fields: impl IntoIterator<Item = Field>) -> Self {
        let mut all = Vec::from([field("fraga.visa", choice(&["ja", "nej"]))]);
        all.extend(fields);
        let section = Section { id: "allt".into(), title: "Allt".into(), when: [].into(), fields: all };
        let rule = Rule {
            id: "regel".into(),
            clause: "punkt".into(),
            when: [].into(),
            otherwise: Otherwise::Error,
            wording: None,
            check,
        };
        Self {
            ruleset: Ruleset {
                association: "Hallonby samordningsförbund".into(),
                parties: parties(),
                parties_confirmed: true,
                form: Form { id: "ansokan".into(), version: 1, title: "Ansökan".into(), sections: [section].into() },
                clauses: [].into(),
                rules: [rule].into(),
            },
        }
    }

    /// The same, while the office has not confirmed the list of parties.
    pub(super) fn unconfirmed(mut self) -> Self {
        self.ruleset.parties_confirmed = false;
        self
    }

    /// Every verdict with its places, as in "met a.b; waits c.d, rader.0.e"; empty where the rule is silent.
    pub(super) fn verdicts(&self, answers: &[(&str, &str)]) -> String {
        let judged = self.judged(answers);
        let told = judged.iter().map(|(at, verdict)| tell(&[name(verdict), " ", at]));
        told.collect::<Vec<_>>().join("; ")
    }

    /// The words of all verdicts.
    pub(super) fn says(&self, answers: &[(&str, &str)]) -> String {
        let judged = self.judged(answers);
        judged.iter().map(|(_, verdict)| words(verdict)).collect::<Vec<_>>().join(" ")
    }

    fn judged(&self, answers: &[(&str, &str)]) -> Vec<(String, Verdict)> {
        let answers: Answers = answers.iter().map(|(at, text)| (address(at), (*text).into())).collect();
        let (year, month, day) = TODAY;
        let application = Application::new(&self.ruleset, &answers, Date::new(year, month, day).unwrap());
        let judged = self.ruleset.rules[0].check.check(&application).into_iter();
        let listed = |at: Vec<Address>| at.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        judged.map(|judged| (listed(judged.at), judged.verdict)).collect()
    }
}

fn address(text: &str) -> Address {
    Address::parse(text).unwrap_or_else(|| panic!("{text} is no address"))
}

fn name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Stated(_) => "stated",
        Verdict::NotMet { .. } => "not-met",
        Verdict::Unanswered { .. } => "unanswered",
        Verdict::Waits(_) => "waits",
        Verdict::Unknown(_) => "unknown",
    }
}

fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met => String::new(),
        Verdict::NotMet { found, mend } | Verdict::Unanswered { found, mend } => tell(&[found, " ", mend]),
        Verdict::Stated(words) | Verdict::Waits(words) | Verdict::Unknown(words) => words.clone(),
    }
}

/// Two parties share the name of their place, so that "Hallonby" alone is ambiguous.
fn parties() -> Vec<Party> {
    let party = |id: &str, name: &str| Party { id: id.into(), name: name.into(), also: [].into() };
    [
        party("forsakringskassan", "Försäkringskassan"),
        party("kommun:hallonby", "Hallonby kommun"),
        party("region:hallonby", "Region Hallonby"),
    ]
    .into()
}

/// Names fields for a parameter.
pub(super) fn named<T>(paths: &[&str]) -> Vec<FieldRef<T>> {
    paths.iter().map(|path| FieldRef::new(path)).collect()
}

/// A field, group or column, whose label is its id.
pub(super) fn field(id: &str, answer: Answer) -> Field {
    Field {
        id: id.into(),
        label: id.into(),
        answer,
        optional: false,
        signing: false,
        when: [].into(),
        hint: None,
        example: None,
    }
}

/// One that may be left empty.
pub(super) fn optional(id: &str, answer: Answer) -> Field {
    Field { optional: true, ..field(id, answer) }
}

/// One that is asked where `fraga.visa` is answered `ja`, and hidden where it is `nej`.
pub(super) fn hideable(id: &str, answer: Answer) -> Field {
    let asked = Condition { field: FieldRef::new("fraga.visa"), is: ["ja".into()].into() };
    Field { when: [asked].into(), ..field(id, answer) }
}

/// The answer of a group.
pub(super) fn rows(columns: impl IntoIterator<Item = Field>) -> Answer {
    Answer::Rows(columns.into_iter().collect())
}

/// A choice of one of these.
pub(super) fn choice(options: &[&str]) -> Answer {
    let option = |id: &&str| Choice { id: (*id).into(), label: (*id).into() };
    Answer::Choice { options: options.iter().map(option).collect(), many: false }
}
