//! A small form with one rule, for trying a kind at its borders.
//!
//! Every trial asks `fraga.visa` first, and a [`hideable`] field only where the answer is `ja`.

use super::{FieldRef, Kind, Verdict};
use crate::form::{Answer, Choice, Condition, Field, Form, Section};
use crate::sentence::tell;
use crate::{
    Address, Answers, Application, Date, Days, Origin, Otherwise, Party, Round, Rounds, Rule, Ruleset, Submission,
};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The day on which everything is tried.
const TODAY: &str = "2027-03-01";

/// One rule and its form.
#[derive(Debug)]
pub(super) struct Trial {
    ruleset: Ruleset,
    origin: Origin,
    received: Option<Date>,
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
            days: Days::default(),
            rounds: [].into(),
            otherwise: Otherwise::Error,
            wording: None,
            check,
        };
        Self {
            origin: Origin::Web,
            received: None,
            ruleset: Ruleset {
                association: "Hallonby samordningsförbund".into(),
                parties: parties(),
                parties_confirmed: true,
                rounds: Rounds::default(),
                adopted: true,
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

    /// The same, with these rounds: the id of each, its deadline, and the board's day.
    pub(super) fn with_rounds(mut self, rounds: &[(&str, &str, Option<&str>)]) -> Self {
        let round = |(id, deadline, board): &(&str, &str, Option<&str>)| Round {
            id: (*id).into(),
            deadline: day(deadline),
            preparation: None,
            board: board.map(day),
        };
        self.ruleset.rounds.all = rounds.iter().map(round).collect();
        self
    }

    /// The same, where applications are taken at any time and decided so many days later.
    pub(super) fn rolling(mut self, days_to_decision: Option<u16>) -> Self {
        self.ruleset.rounds = Rounds { all: Vec::new(), rolling: true, days_to_decision };
        self
    }

    /// The same, while the office has not adopted the form.
    pub(super) fn not_adopted(mut self) -> Self {
        self.ruleset.adopted = false;
        self
    }

    /// The same, for an application that came so.
    pub(super) fn from(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// The same, for an application received on this day.
    pub(super) fn received(mut self, on: &str) -> Self {
        self.received = Some(day(on));
        self
    }

    /// Every verdict with its places, as in "met a.b; waits c.d, rader.0.e"; without places where the application as a
    /// whole is judged, empty where the rule is silent.
    pub(super) fn verdicts(&self, answers: &[(&str, &str)]) -> String {
        let judged = self.judged(answers);
        let told = judged.iter().map(|(at, verdict)| String::from(tell(&[name(verdict), " ", at]).trim_end()));
        told.collect::<Vec<_>>().join("; ")
    }

    /// The words of all verdicts.
    pub(super) fn says(&self, answers: &[(&str, &str)]) -> String {
        let judged = self.judged(answers);
        judged.iter().map(|(_, verdict)| words(verdict)).collect::<Vec<_>>().join(" ")
    }

    fn judged(&self, answers: &[(&str, &str)]) -> Vec<(String, Verdict)> {
        let answers: Answers = answers.iter().map(|(at, text)| (address(at), (*text).into())).collect();
        let submission = Submission { answers, origin: self.origin.clone(), received: self.received, deadline: None };
        let application = Application::new(&self.ruleset, &submission, day(TODAY));
        let judged = self.ruleset.rules[0].check.check(&application).into_iter();
        let listed = |at: Vec<Address>| at.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        judged.map(|judged| (listed(judged.at), judged.verdict)).collect()
    }
}

fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap_or_else(|| panic!("{iso} is no day"))
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
        Verdict::Tells(_) => "tells",
    }
}

fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met => String::new(),
        Verdict::NotMet { found, mend } | Verdict::Unanswered { found, mend } => tell(&[found, " ", mend]),
        Verdict::Stated(words) | Verdict::Waits(words) | Verdict::Unknown(words) | Verdict::Tells(words) => {
            words.clone()
        }
    }
}

/// Two parties share the name of their place, so that "Hallonby" alone is ambiguous.
fn parties() -> Vec<Party> {
    let party = |id: &str, name: &str| Party { id: id.into(), name: name.into(), also: [].into() };
    [
        Party { also: ["FK".into()].into(), ..party("forsakringskassan", "Försäkringskassan") },
        party("kommun:hallonby", "Hallonby kommun"),
        party("kommun:krikonby", "Krikonby kommun"),
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
    Field::new(id, id, answer)
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
