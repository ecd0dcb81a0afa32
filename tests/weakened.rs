//! The golden cases hold every rule: take one away, or make it weaker, and some case fails.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod support;

use finsamkoll_checks::rules::{InTime, Kind};
use finsamkoll_checks::{Otherwise, Rule, Ruleset};
use serde_json::Value;
use support::cases::{self, Case};
use support::{TRIED, Tried};

#[test]
fn a_rule_that_is_missing_or_weaker_fails_a_case() {
    let survivors: Vec<String> = std::thread::scope(|scope| {
        let threads = TRIED.map(|association| scope.spawn(move || survivors(association)));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(survivors.is_empty(), "no case tells these apart from the real rules:\n{}", survivors.join("\n"));
}

fn survivors(association: Tried) -> Vec<String> {
    let ruleset = association.ruleset();
    let cases: Vec<(Case, [String; 2])> =
        cases::all(association.id).into_iter().map(|case| (case.clone(), reports(&case, &ruleset))).collect();
    let mut survivors = Vec::new();
    for at in 0..ruleset.rules.len() {
        for (what, weaker) in weaker(&ruleset, at) {
            let fails = |(case, real): &(Case, [String; 2])| reports(case, &weaker) != *real;
            if !cases.iter().any(fails) {
                survivors.push(format!("{}/{}: {what}", association.id, ruleset.rules[at].id));
            }
        }
    }
    survivors
}

/// What a case comes to as things are, and once the office has confirmed its list of parties and adopted the form: until
/// then "ask the office" hides how severe a rule about these is.
fn reports(case: &Case, ruleset: &Ruleset) -> [String; 2] {
    let confirmed = Ruleset { parties_confirmed: true, adopted: true, ..ruleset.clone() };
    [ruleset, &confirmed].map(|ruleset| cases::lines(&case.report(ruleset)))
}

/// The ruleset with one rule taken away, and with it made weaker in each way that its parameters allow.
fn weaker(ruleset: &Ruleset, at: usize) -> Vec<(String, Ruleset)> {
    let without = {
        let mut rules = ruleset.rules.clone();
        rules.remove(at);
        Ruleset { rules, ..ruleset.clone() }
    };
    let with = |rule: Rule| {
        let mut rules = ruleset.rules.clone();
        rules[at] = rule;
        Ruleset { rules, ..ruleset.clone() }
    };
    let rule = &ruleset.rules[at];
    let mut all = vec![("removed".to_owned(), without)];
    if let Some(otherwise) = a_step_down(rule) {
        all.push((format!("otherwise {otherwise:?}"), with(Rule { otherwise, ..rule.clone() })));
    }
    let value = serde_json::to_value(rule).unwrap();
    for (what, weaker) in less(&value, "") {
        // A period has two ends, no fewer.
        if let Ok(rule) = serde_json::from_value(weaker) {
            all.push((what, with(rule)));
        }
    }
    all
}

/// What the rule amounts to one step down. Whether an answer is there is waited for as an error and as a question
/// alike, unless a reasoned "ej tillämpligt" is told apart: then the step down is to a warning.
fn a_step_down(rule: &Rule) -> Option<Otherwise> {
    match rule.otherwise {
        // These never fail: what follows is told, and for the next round nothing is late.
        _ if matches!(rule.check, Kind::Follows(_) | Kind::InTime(InTime { round: None })) => None,
        Otherwise::Error if matches!(&rule.check, Kind::Answered(asked) if !asked.not_applicable) => {
            Some(Otherwise::Warning)
        }
        Otherwise::Error => Some(Otherwise::Ask),
        Otherwise::Ask => Some(Otherwise::Warning),
        Otherwise::Warning => None,
    }
}

/// Words of parameters, each with the one that asks for less, or for something else.
const OTHERWISE: [(&str, &str); 3] = [("kinds", "different"), ("part", "all"), ("one", "each")];

/// The value with an entry of a list less, a yes made a no, a number one more or less, or a first or last day taken away,
/// wherever it has one.
fn less(value: &Value, path: &str) -> Vec<(String, Value)> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, member)| {
                less(member, &format!("{path}.{key}")).into_iter().map(|(what, weaker)| {
                    let mut members = members.clone();
                    members.insert(key.clone(), weaker);
                    (what, Value::Object(members))
                })
            })
            .collect(),
        Value::Array(entries) => (0..entries.len())
            .map(|at| {
                let mut fewer = entries.clone();
                let gone = fewer.remove(at);
                (format!("{path} without {gone}"), Value::Array(fewer))
            })
            .collect(),
        Value::Bool(true) => vec![(format!("{path} off"), Value::Bool(false))],
        // Rounds may lie far from the day on which a rule changes: that it does is what cases can show.
        Value::Number(_) if path.starts_with(".days.") => vec![(format!("{path} away"), Value::Null)],
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            [number - 1, number + 1].map(|other| (format!("{path} = {other}"), Value::from(other))).into()
        }
        Value::String(text) => {
            let other = OTHERWISE.iter().filter(|(word, _)| word == text);
            other.map(|(_, other)| (format!("{path} = {other}"), Value::from(*other))).collect()
        }
        Value::Bool(false) | Value::Null => Vec::new(),
    }
}
