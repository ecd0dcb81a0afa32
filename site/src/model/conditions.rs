//! Conditions: what they rest on is there, has such answers, and does not rest on what it decides.

use super::clauses::Policy;
use super::form::Asked;
use super::types::{alternatives, one_of_these, type_of, types_that};
use crate::content::{self, Conditions, Spots};
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;
use finsamkoll_checks::form::{Answer, Condition, Form, Found};
use finsamkoll_checks::reading::{Chosen, Reads};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the conditions of sections, fields, columns and rules.
pub(super) fn check(
    sections: &[&content::Section<'_>],
    policy: &Policy<'_>,
    asked: Asked<'_>,
    told: &mut Vec<Diagnostic>,
) {
    let held = held(sections);
    for one in &held {
        one.check(asked, told);
    }
    for placed in &policy.rules {
        let group = group_of_all(placed.rule.check.references().iter().map(|reference| reference.path), asked.form);
        let (when, spots) = (&placed.rule.keys.when, &placed.rule.spots);
        Held { file: placed.file, when, spots, group, decides: Vec::new() }.check(asked, told);
    }
    check_circles(&held, told);
}

/// Conditions and what holds them.
struct Held<'c> {
    file: File<'c>,
    when: &'c Conditions,
    spots: &'c Spots,
    /// The group whose columns the conditions may rest on.
    group: Option<&'c str>,
    /// What they decide: the paths of fields and columns.
    decides: Vec<String>,
}

/// All conditions of a form.
fn held<'c>(sections: &[&'c content::Section<'_>]) -> Vec<Held<'c>> {
    let mut held = Vec::new();
    for section in sections {
        let decides = section.fields.iter().flat_map(paths_of).collect();
        held.push(Held { file: section.file, when: &section.when, spots: &section.spots, group: None, decides });
        for field in &section.fields {
            let (when, spots) = (&field.keys.when, &field.spots);
            held.push(Held { file: section.file, when, spots, group: None, decides: paths_of(field) });
            held.extend(field.columns.iter().map(|column| Held {
                file: section.file,
                when: &column.keys.when,
                spots: &column.spots,
                group: Some(&field.keys.id),
                decides: vec![format!("{}.{}", field.keys.id, column.keys.id)],
            }));
        }
    }
    held
}

fn paths_of(field: &content::Field) -> Vec<String> {
    let columns = field.columns.iter().map(|column| format!("{}.{}", field.keys.id, column.keys.id));
    std::iter::once(field.keys.id.clone()).chain(columns).collect()
}

/// The group of which all these are columns.
fn group_of_all<'f, 'p>(mut paths: impl Iterator<Item = &'p str>, form: &'f Form) -> Option<&'f str> {
    let group = |path: &str| Some(form.find(path)?.group?.id.as_str());
    let first = group(paths.next()?)?;
    paths.all(|path| group(path) == Some(first)).then_some(first)
}

impl Held<'_> {
    fn fault(&self, text: &str, code: &'static str, words: Said) -> Diagnostic {
        self.file.error(self.spots.of_text("when", text), code, words)
    }

    fn check(&self, asked: Asked<'_>, told: &mut Vec<Diagnostic>) {
        for condition in &self.when.0 {
            match asked.form.find(&condition.field.path) {
                None if asked.may_have(&condition.field.path) => {}
                None => told.push(self.unknown_field(&condition.field.path, asked)),
                Some(found) => self.check_found(condition, found, told),
            }
        }
    }

    fn unknown_field(&self, path: &str, asked: Asked<'_>) -> Diagnostic {
        let words = said!(
            "fältet ”{path}” som villkoret gäller finns inte i formuläret",
            "the field “{path}” on which the condition rests is not in the form",
        );
        asked.hinted(self.fault(path, "unknown-field", words), path)
    }

    fn check_found(&self, condition: &Condition, found: Found<'_>, told: &mut Vec<Diagnostic>) {
        let path = &condition.field.path;
        if !Chosen::accepts(&found.field.answer) {
            return told.push(self.wrong_type(path, &found.field.answer));
        }
        if found.group.is_some_and(|group| self.group != Some(group.id.as_str())) {
            let words = said!(
                "”{path}” är en kolumn: bara kolumner i samma grupp, och regler om dem, kan ha den som villkor",
                "“{path}” is a column: only columns of the same group, and rules about them, can rest on it",
            );
            let hint = said!(
                "Låt villkoret gälla ett fält utanför grupper.",
                "Let the condition rest on a field outside groups.",
            );
            return told.push(self.fault(path, "condition-on-column", words).hint(hint));
        }
        if condition.is.is_empty() {
            let words = said!("villkoret för ”{path}” har inget svar", "the condition on “{path}” has no answer");
            let hint = alternatives(found.field.options().into_iter().map(|(id, _)| id));
            told.push(self.fault(path, "unknown-option", words).hint(hint));
        }
        let known = found.field.options();
        // That a field has no options at all is told there.
        let is_unknown = |option: &&String| !known.is_empty() && known.iter().all(|(id, _)| id != option);
        for option in condition.is.iter().filter(is_unknown) {
            let words = said!(
                "fältet ”{path}” har inget alternativ ”{option}”",
                "the field “{path}” has no option “{option}”",
            );
            let ids = known.iter().map(|(id, _)| *id);
            let hint = alternatives(ids.clone());
            told.push(self.fault(option, "unknown-option", words).hint(hint).meant(option, ids));
        }
    }
}

impl Held<'_> {
    fn wrong_type(&self, path: &str, answer: &Answer) -> Diagnostic {
        let types = one_of_these(&types_that(Chosen::accepts));
        let words = said!(
            "ett villkor kan bara gälla fält av typen {types}, och ”{path}” är {}",
            "a condition can rest only on fields of type {types:#}, and “{path}” is {}",
            type_of(answer),
        );
        let fault = self.fault(path, "wrong-type", words);
        if matches!(answer, Answer::Round(_)) {
            return fault.hint(said!(
                "En regel för en viss omgång skrivs med rounds = [\"2027-1\"].",
                "A rule for a certain round is written with rounds = [\"2027-1\"].",
            ));
        }
        fault
    }
}

/// Tells conditions that rest, in the end, on what they decide; of each circle the first only.
fn check_circles(held: &[Held<'_>], told: &mut Vec<Diagnostic>) {
    let rests_on = rests_on(held);
    let mut in_circles: BTreeSet<&str> = BTreeSet::new();
    for one in held {
        for condition in &one.when.0 {
            let path = condition.field.path.as_str();
            let reached = reached_from(path, &rests_on);
            let Some(decided) = one.decides.iter().find(|decided| reached.contains(decided.as_str())) else { continue };
            if in_circles.contains(path) {
                continue;
            }
            in_circles.extend(reached.iter().filter(|step| reached_from(step, &rests_on).contains(path)));
            let hint = said!(
                "Ta bort villkoret, eller låt det gälla en tidigare fråga.",
                "Take the condition away, or let it rest on an earlier question.",
            );
            told.push(one.fault(path, "circle", round(decided, path)).hint(hint));
        }
    }
}

/// What each path rests on by conditions of its own, its section and its group.
fn rests_on<'h>(held: &'h [Held<'_>]) -> BTreeMap<&'h str, BTreeSet<&'h str>> {
    let mut rests_on: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in held {
        let paths = || one.when.0.iter().map(|condition| condition.field.path.as_str());
        for decided in &one.decides {
            rests_on.entry(decided).or_default().extend(paths());
        }
    }
    rests_on
}

fn round(decided: &str, path: &str) -> Said {
    if decided == path {
        return said!(
            "villkoret går i cirkel: om ”{path}” frågas beror på svaret på samma fråga",
            "the condition goes round in a circle: whether “{path}” is asked rests on the answer to the same question",
        );
    }
    said!(
        "villkoret går i cirkel: om ”{decided}” frågas beror på ”{path}”, som beror på ”{decided}”",
        "the condition goes round in a circle: whether “{decided}” is asked rests on “{path}”, which rests on “{decided}”",
    )
}

/// What a path rests on, step by step, itself among it.
fn reached_from<'p>(path: &'p str, rests_on: &BTreeMap<&'p str, BTreeSet<&'p str>>) -> BTreeSet<&'p str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![path];
    while let Some(path) = next.pop() {
        if reached.insert(path) {
            next.extend(rests_on.get(path).into_iter().flatten());
        }
    }
    reached
}
