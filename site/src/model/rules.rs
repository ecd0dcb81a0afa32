//! Rules against the form and the clauses.

use super::clauses::{Placed, PlacedRule, Policy, no_clause};
use super::form::Asked;
use super::kinds;
use super::rounds::add_rounds;
use super::types::{one_of_these, type_of, types_that};
use super::words::Words;
use crate::content::{LONGEST_ID, Lost, Part, better_id, not_an_id};
use crate::diagnostic::{Diagnostic, Said, said};
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
        if clause.is_none() && !policy.may_have_clause(&placed.rule.keys.clause) && !is_taken_for_word(placed, asked) {
            told.push(unknown_clause(placed, policy));
        }
        check_id(placed, told);
        check_fields(placed, asked, told);
        check_severity(placed, clause, told);
        check_days(placed, rounds, &policy.lost, told);
        check_repeated(placed, policy.rules.iter().take(index), told);
        kinds::check(placed, asked, rounds, told);
        if clause.is_some() {
            check_stated(placed, policy, told);
        }
    }
}

impl PlacedRule<'_> {
    /// A fault at a text below one of the rule's keys.
    pub(super) fn fault(&self, key: &str, text: &str, code: &'static str, words: Said) -> Diagnostic {
        self.file.error(self.rule.spots.of_text(key, text), code, words)
    }

    /// The kind as content writes it.
    pub(super) fn kind(&self) -> &str {
        &self.rule.keys.kind
    }
}

/// Whether the clause's sign lacks its `#`, and is told to be no word of the association's.
fn is_taken_for_word(placed: &PlacedRule<'_>, asked: Asked<'_>) -> bool {
    let id = &placed.rule.keys.clause;
    let is_word = asked.home.keys.words.0.iter().any(|(key, _)| key == id);
    let is_told = !is_word && !placed.in_section && !asked.lost.has(Part::Words);
    is_told && placed.file.text.contains(&format!("{{{id}}}"))
}

fn unknown_clause(placed: &PlacedRule<'_>, policy: &Policy<'_>) -> Diagnostic {
    let id = &placed.rule.keys.clause;
    let hint = said!(
        "Skriv {{#{id}}} sist i stycket, rubriken eller listpunkten som regeln hör till.",
        "Write {{#{id}}} last in the paragraph, heading or list item to which the rule belongs.",
    );
    placed.fault("clause", "", "unknown-clause", no_clause(id)).hint(hint).meant(id, policy.ids())
}

fn check_id(placed: &PlacedRule<'_>, told: &mut Vec<Diagnostic>) {
    if let Some(id) = placed.rule.keys.id.as_ref().filter(|id| !is_part(id) || id.len() > LONGEST_ID) {
        told.push(placed.fault("id", "", "id", not_an_id(id)).hint(better_id(id)));
    }
}

fn check_fields(placed: &PlacedRule<'_>, asked: Asked<'_>, told: &mut Vec<Diagnostic>) {
    for reference in placed.rule.check.references() {
        match asked.form.find(reference.path) {
            None if asked.may_have(reference.path) => {}
            None => {
                let words =
                    said!("fältet ”{}” finns inte i formuläret", "the field “{}” is not in the form", reference.path);
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
    let words = said!(
        "regeln {} kan inte gälla fältet ”{path}”, som är av typen {}",
        "the rule {} cannot judge the field “{path}”, which is of type {}",
        placed.kind(),
        type_of(&found.field.answer),
    );
    let fault = placed.fault(parameter, path, "wrong-type", words);
    let types = one_of_these(&types_that(*accepts));
    fault.hint(said!("{parameter} tar fält av typen {types}.", "{parameter} takes fields of type {types:#}."))
}

fn check_severity(placed: &PlacedRule<'_>, clause: Option<&Placed<'_>>, told: &mut Vec<Diagnostic>) {
    let otherwise = placed.rule.keys.otherwise;
    let ours = clause.is_some_and(|clause| clause.clause.mark.ours);
    if otherwise == Otherwise::Warning {
        return;
    }
    let words = if placed.rule.check.is_heuristic() {
        said!(
            "{} gissar sig till en mening, och får bara varna",
            "{} guesses at a meaning, and may only warn",
            placed.kind(),
        )
    } else if ours {
        said!(
            "punkten är vår egen (.ours), så regeln får bara varna",
            "the clause is our own (.ours), so the rule may only warn",
        )
    } else {
        return;
    };
    let hint = said!("Skriv otherwise = \"warning\".", "Write otherwise = \"warning\".");
    told.push(placed.fault("otherwise", "", "too-stern", words).hint(hint));
}

/// Checks that a rule is there on some day, and for rounds that exist.
fn check_days(placed: &PlacedRule<'_>, rounds: &Rounds, lost: &Lost<'_>, told: &mut Vec<Diagnostic>) {
    let keys = &placed.rule.keys;
    if is_never(placed) {
        let words = said!(
            "from ligger efter until, så regeln gäller aldrig",
            "from lies after until, so the rule never holds",
        );
        return told.push(placed.fault("until", "", "never", words).hint(said!(
            "Skriv den första dagen som from och den sista som until.",
            "Write the first day as from and the last as until.",
        )));
    }
    let found: Vec<_> = keys.rounds.iter().map(|id| (id, rounds.find(id))).collect();
    let unknown = found.iter().filter(|(id, round)| round.is_none() && !lost.may_name(Part::Rounds, id));
    told.extend(unknown.map(|(id, _)| unknown_round(placed, id, rounds)));
    let days = Days { from: keys.from, until: keys.until };
    // A rule without rounds is there for those to come as well.
    if !found.is_empty() && found.iter().all(|(_, round)| round.is_some_and(|round| !days.hold(round.deadline))) {
        let words = said!(
            "regeln gäller aldrig: ingen av dess omgångar har sin sista ansökningsdag mellan from och until",
            "the rule never holds: none of its rounds has its deadline between from and until",
        );
        let hint = said!("Ta bort rounds, eller from och until.", "Take away rounds, or from and until.");
        told.push(placed.fault("rounds", "", "never", words).hint(hint));
    }
}

/// Whether a rule ends before it begins.
fn is_never(placed: &PlacedRule<'_>) -> bool {
    placed.rule.keys.from.zip(placed.rule.keys.until).is_some_and(|(from, until)| from > until)
}

fn unknown_round(placed: &PlacedRule<'_>, id: &str, rounds: &Rounds) -> Diagnostic {
    let words = said!("förbundet har ingen ansökningsomgång ”{id}”", "the association has no round “{id}”");
    let fault = placed.fault("rounds", id, "unknown-round", words);
    let known: Vec<&str> = rounds.all.iter().map(|round| round.id.as_str()).collect();
    let hint = match known.as_slice() {
        [] if rounds.rolling => said!(
            "Ta bort rounds: det går att söka när som helst (rolling = true).",
            "Take rounds away: one can apply at any time (rolling = true).",
        ),
        [] => add_rounds(),
        known => said!("Omgångarna är {}.", "The rounds are {}.", known.join(", ")),
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
        let words = said!(
            "regeln säger samma sak som regeln ”{}” under samma punkt",
            "the rule says the same as the rule “{}” under the same clause",
            other.id,
        );
        let hint = said!("Ta bort en av dem.", "Take one of them away.");
        told.push(placed.fault("kind", "", "repeated-rule", words).hint(hint));
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
        // A clause that is not there is told at the statement.
        if let Some(other) = other.filter(|other| other != clause && policy.clause(other).is_some()) {
            let words = said!(
                "påståendet ”{}” hör till punkten ”{other}”, men regeln till ”{clause}”",
                "the statement “{}” belongs to the clause “{other}”, but the rule to “{clause}”",
                field.path,
            );
            let hint = said!("Skriv samma clause på båda.", "Write the same clause on both.");
            told.push(placed.fault("fields", &field.path, "other-clause", words).hint(hint));
        }
    }
}
