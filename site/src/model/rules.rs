//! Rules against the form and the clauses.

use super::clauses::{Placed, PlacedRule, Policy};
use super::form::Asked;
use super::kinds;
use super::rounds::ADD_ROUNDS;
use super::types::{one_of_these, type_of, types_that};
use super::words::Words;
use crate::content::LONGEST_ID;
use crate::diagnostic::Diagnostic;
use finsamkoll_checks::form::{Found, is_part};
use finsamkoll_checks::rules::{Kind, Reference};
use finsamkoll_checks::{Date, Days, Otherwise, Rounds, Rule};

/// The rules as the checks read them.
pub(super) fn compile(policy: &Policy<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Vec<Rule> {
    policy.rules.iter().map(|placed| compiled(placed, words, told)).collect()
}

fn compiled(placed: &PlacedRule<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Rule {
    let keys = &placed.rule.keys;
    let mut say = |key: &str, text: Option<&String>| words.maybe(text, placed.file, placed.rule.spots.of(key), told);
    let mut check = placed.rule.check.clone();
    if let Kind::Stated(stated) = &mut check {
        stated.looks_for = say("looks-for", stated.looks_for.as_ref());
    }
    Rule {
        id: placed.id.clone(),
        clause: keys.clause.clone(),
        when: keys.when.0.clone(),
        days: Days { from: keys.from, until: keys.until },
        rounds: keys.rounds.clone(),
        otherwise: keys.otherwise,
        wording: say("wording", keys.wording.as_ref()),
        check,
    }
}

/// Checks that each rule's clause and fields are there and fit it, and that it is no sterner than it may be.
pub(super) fn check(policy: &Policy<'_>, asked: Asked<'_>, rounds: &Rounds, told: &mut Vec<Diagnostic>) {
    for (index, placed) in policy.rules.iter().enumerate() {
        let clause = policy.clause(&placed.rule.keys.clause);
        if clause.is_none() {
            told.push(unknown_clause(placed, policy));
        }
        check_id(placed, told);
        check_fields(placed, asked, told);
        check_severity(placed, clause, told);
        check_days(placed, rounds, told);
        check_repeated(placed, policy.rules.iter().take(index), told);
        kinds::check(placed, asked.form, rounds, told);
        if clause.is_some() {
            check_stated(placed, policy, told);
        }
    }
}

impl PlacedRule<'_> {
    /// A fault at a text below one of the rule's keys.
    pub(super) fn fault(&self, key: &str, text: &str, code: &'static str, words: impl Into<String>) -> Diagnostic {
        self.file.error(self.rule.spots.of_text(key, text), code, words)
    }

    /// The kind as content writes it.
    pub(super) fn kind(&self) -> &str {
        &self.rule.keys.kind
    }
}

fn unknown_clause(placed: &PlacedRule<'_>, policy: &Policy<'_>) -> Diagnostic {
    let id = &placed.rule.keys.clause;
    let fault = placed.fault("clause", "", "unknown-clause", format!("punkten ”{id}” finns inte hos förbundet"));
    let hint = format!("Skriv {{#{id}}} sist i stycket, rubriken eller listpunkten som regeln hör till.");
    fault.hint(hint).meant(id, policy.ids())
}

fn check_id(placed: &PlacedRule<'_>, told: &mut Vec<Diagnostic>) {
    if let Some(id) = placed.rule.keys.id.as_ref().filter(|id| !is_part(id) || id.len() > LONGEST_ID) {
        told.push(placed.fault("id", "", "id", not_an_id(id)));
    }
}

/// What is said of a text that cannot be an id.
pub(super) fn not_an_id(id: &str) -> String {
    format!("”{id}” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst {LONGEST_ID} tecken")
}

fn check_fields(placed: &PlacedRule<'_>, asked: Asked<'_>, told: &mut Vec<Diagnostic>) {
    for reference in placed.rule.check.references() {
        match asked.form.find(reference.path) {
            None => {
                let words = format!("fältet ”{}” finns inte i formuläret", reference.path);
                let fault = placed.fault(reference.parameter, reference.path, "unknown-field", words);
                told.push(asked.hinted(fault, reference.path));
            }
            Some(found) if !(reference.accepts)(&found.field.answer) => {
                told.push(wrong_type(placed, &reference, found));
            }
            Some(_) => {}
        }
    }
}

fn wrong_type(placed: &PlacedRule<'_>, reference: &Reference<'_>, found: Found<'_>) -> Diagnostic {
    let Reference { parameter, path, accepts } = reference;
    let words =
        format!("fältet ”{path}” är av typen {}, och det tar inte {}", type_of(&found.field.answer), placed.kind());
    let fault = placed.fault(parameter, path, "wrong-type", words);
    fault.hint(format!("{parameter} tar fält av typen {}.", one_of_these(&types_that(*accepts))))
}

fn check_severity(placed: &PlacedRule<'_>, clause: Option<&Placed<'_>>, told: &mut Vec<Diagnostic>) {
    let otherwise = placed.rule.keys.otherwise;
    let ours = clause.is_some_and(|clause| clause.clause.mark.ours);
    if placed.rule.check.is_heuristic() && otherwise != Otherwise::Warning {
        let words = format!("{} gissar sig till en mening, och får bara varna", placed.kind());
        told.push(placed.fault("otherwise", "", "too-stern", words).hint("Skriv otherwise = \"warning\"."));
    } else if ours && otherwise != Otherwise::Warning {
        let words = "punkten är vår egen (.ours), så regeln får bara varna";
        told.push(placed.fault("otherwise", "", "too-stern", words).hint("Skriv otherwise = \"warning\"."));
    }
}

/// Checks that a rule is there on some day, and for rounds that exist.
fn check_days(placed: &PlacedRule<'_>, rounds: &Rounds, told: &mut Vec<Diagnostic>) {
    let keys = &placed.rule.keys;
    if is_never(placed) {
        let fault = placed.fault("until", "", "never", "from ligger efter until, så regeln gäller aldrig");
        return told.push(fault.hint("Skriv den första dagen som from och den sista som until."));
    }
    let found: Vec<_> = keys.rounds.iter().map(|id| (id, rounds.find(id))).collect();
    told.extend(found.iter().filter(|(_, round)| round.is_none()).map(|(id, _)| unknown_round(placed, id, rounds)));
    let days = Days { from: keys.from, until: keys.until };
    // A rule without rounds is there for those to come as well.
    if !found.is_empty() && found.iter().all(|(_, round)| round.is_some_and(|round| !days.hold(round.deadline))) {
        let words = "regeln gäller aldrig: ingen av dess omgångar har sin sista ansökningsdag mellan from och until";
        told.push(placed.fault("rounds", "", "never", words).hint("Ta bort rounds, eller from och until."));
    }
}

/// Whether a rule ends before it begins.
fn is_never(placed: &PlacedRule<'_>) -> bool {
    placed.rule.keys.from.zip(placed.rule.keys.until).is_some_and(|(from, until)| from > until)
}

fn unknown_round(placed: &PlacedRule<'_>, id: &str, rounds: &Rounds) -> Diagnostic {
    let fault = placed.fault("rounds", id, "unknown-round", format!("förbundet har ingen ansökningsomgång ”{id}”"));
    let known: Vec<&str> = rounds.all.iter().map(|round| round.id.as_str()).collect();
    let hint = match known.as_slice() {
        [] if rounds.rolling => "Ta bort rounds: det går att söka när som helst (rolling = true).".into(),
        [] => String::from(ADD_ROUNDS),
        known => format!("Omgångarna är {}.", known.join(", ")),
    };
    fault.hint(hint).meant(id, known)
}

/// Checks that no rule before says the same under the same clause on some day.
fn check_repeated<'p, 'c: 'p>(
    placed: &PlacedRule<'_>,
    mut earlier: impl Iterator<Item = &'p PlacedRule<'c>>,
    told: &mut Vec<Diagnostic>,
) {
    if let Some(other) = earlier.find(|other| says_the_same(placed, other) && meet(placed, other)) {
        let words = format!("regeln säger samma sak som regeln ”{}” under samma punkt", other.id);
        told.push(placed.fault("kind", "", "repeated-rule", words).hint("Ta bort en av dem."));
    }
}

fn says_the_same(one: &PlacedRule<'_>, other: &PlacedRule<'_>) -> bool {
    let (mine, theirs) = (&one.rule.keys, &other.rule.keys);
    (&mine.clause, &mine.when, &one.rule.check) == (&theirs.clause, &theirs.when, &other.rule.check)
}

/// Whether two rules can be there at once: on a day, and for a round.
fn meet(one: &PlacedRule<'_>, other: &PlacedRule<'_>) -> bool {
    let (mine, theirs) = (&one.rule.keys, &other.rule.keys);
    let begins_in_time =
        |from: Option<Date>, until: Option<Date>| from.zip(until).is_none_or(|(from, until)| from <= until);
    let on_a_day = begins_in_time(mine.from, theirs.until) && begins_in_time(theirs.from, mine.until);
    let for_a_round = mine.rounds.is_empty()
        || theirs.rounds.is_empty()
        || mine.rounds.iter().any(|round| theirs.rounds.contains(round));
    on_a_day && for_a_round && !is_never(one) && !is_never(other)
}

/// A rule `stated` and the statement that it judges speak of one clause.
fn check_stated(placed: &PlacedRule<'_>, policy: &Policy<'_>, told: &mut Vec<Diagnostic>) {
    let Kind::Stated(stated) = &placed.rule.check else { return };
    let clause = &placed.rule.keys.clause;
    for field in &stated.fields {
        let other = policy.statements.iter().find(|(id, _)| *id == field.path).and_then(|(_, clause)| *clause);
        if let Some(other) = other.filter(|other| other != clause) {
            let words = format!("påståendet ”{}” hör till punkten ”{other}”, men regeln till ”{clause}”", field.path);
            told.push(placed.fault("fields", &field.path, "other-clause", words).hint("Skriv samma clause på båda."));
        }
    }
}
