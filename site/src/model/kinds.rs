//! What each kind of rule asks of form and rounds, beyond the types of its fields.

use super::clauses::PlacedRule;
use super::form::Asked;
use super::rounds::add_rounds;
use super::types::{alternatives, type_of};
use crate::content::Part;
use crate::diagnostic::{Diagnostic, Said, said};
use finsamkoll_checks::form::{Answer, Form, Found};
use finsamkoll_checks::rules::{AtLeast, Count, CoversEach, Fault, InTime, Kind, OneOf, Set};
use finsamkoll_checks::{Party, Rounds};
use std::collections::BTreeSet;

/// Checks the parameters of a rule, together and against form and rounds.
pub(super) fn check(placed: &PlacedRule<'_>, asked: Asked<'_>, rounds: &Rounds, told: &mut Vec<Diagnostic>) {
    if let Some(Fault { parameter, sv, en }) = placed.rule.check.fault() {
        let words = Said { sv: sv.into(), en: en.into() };
        told.push(placed.fault(parameter, "", "parameters", words).hint(mended(&placed.rule.check, parameter)));
    }
    let named = named(placed, asked.form);
    match &placed.rule.check {
        Kind::OneOf(one_of) => check_set(placed, one_of, &named, told),
        Kind::AtLeast(at_least) => check_counted(placed, at_least, asked, &named, told),
        Kind::CoversEach(covers) => check_covered(placed, covers, &named, told),
        Kind::Lasts(_) | Kind::Follows(_) => check_period(placed, &named, told),
        Kind::InTime(in_time) => check_in_time(placed, in_time, asked, rounds, told),
        Kind::Answered(_)
        | Kind::Stated(_)
        | Kind::Within(_)
        | Kind::SumEquals(_)
        | Kind::InOrder(_)
        | Kind::Contains(_)
        | Kind::OnThisForm(_) => {}
    }
}

/// How parameters that do not go together are mended.
fn mended(check: &Kind, parameter: &str) -> Option<Said> {
    match (check, parameter) {
        (Kind::Within(_), "kind") => {
            Some(said!("Skriv till exempel maximum = 500000.", "Write for example maximum = 500000."))
        }
        (Kind::Lasts(_), "kind") => {
            Some(said!("Skriv till exempel at-most-months = 36.", "Write for example at-most-months = 36."))
        }
        (Kind::Within(_), _) | (Kind::Lasts(_), "at-least-months") => {
            Some(said!("Byt plats på dem.", "Exchange them."))
        }
        _ => None,
    }
}

/// A field that a rule names.
#[derive(Debug, Clone, Copy)]
struct Named<'n> {
    parameter: &'static str,
    path: &'n str,
    found: Found<'n>,
}

impl Named<'_> {
    fn type_of(&self) -> &'static str {
        type_of(&self.found.field.answer)
    }

    /// The group of which it is a column.
    fn group(&self) -> Option<&str> {
        self.found.group.map(|group| group.id.as_str())
    }

    fn fault(&self, placed: &PlacedRule<'_>, words: &Said) -> Diagnostic {
        let words = said!("fältet ”{}” passar inte: {words}", "the field “{}” does not fit: {words:#}", self.path);
        placed.fault(self.parameter, self.path, "wrong-type", words)
    }
}

/// The fields that a rule names, as far as they are there and of a type that it takes: the others are told elsewhere.
fn named<'n>(placed: &'n PlacedRule<'_>, form: &'n Form) -> Vec<Named<'n>> {
    let found = placed.rule.check.references().into_iter().filter_map(|reference| {
        let found = form.find(reference.path).filter(|found| (reference.accepts)(&found.field.answer))?;
        Some(Named { parameter: reference.parameter, path: reference.path, found })
    });
    found.collect()
}

/// Checks that all these fields are of one type, so that what they name can be told to be the same.
fn check_one_type(placed: &PlacedRule<'_>, named: &[Named<'_>], told: &mut Vec<Diagnostic>) {
    let Some(first) = named.first() else { return };
    if let Some(other) = named.iter().find(|other| other.type_of() != first.type_of()) {
        let words = said!(
            "det är av typen {}, men ”{}” av typen {}",
            "it is of type {}, but “{}” of type {}",
            other.type_of(),
            first.path,
            first.type_of(),
        );
        told.push(other.fault(placed, &words));
    }
}

fn check_counted(
    placed: &PlacedRule<'_>,
    at_least: &AtLeast,
    asked: Asked<'_>,
    named: &[Named<'_>],
    told: &mut Vec<Diagnostic>,
) {
    let faults = told.len();
    let is_party = |one: &&Named<'_>| matches!(one.found.field.answer, Answer::Party { .. });
    match named.iter().find(|one| !is_party(one)) {
        Some(other) if at_least.count == Count::Kinds => {
            let words = said!(
                "count = \"kinds\" räknar bara fält av typen party",
                "count = \"kinds\" counts only fields of type party",
            );
            told.push(other.fault(placed, &words));
        }
        _ => check_one_type(placed, named, told),
    }
    if told.len() == faults && named.len() == at_least.of.len() {
        told.extend(too_many_asked(placed, at_least, asked, named));
    }
}

/// Checks that as many as are asked for can be named.
fn too_many_asked(
    placed: &PlacedRule<'_>,
    at_least: &AtLeast,
    asked: Asked<'_>,
    named: &[Named<'_>],
) -> Option<Diagnostic> {
    let (most, why) = room(named).into_iter().chain(known(at_least, asked, named)).min_by_key(|(most, _)| *most)?;
    (usize::from(at_least.minimum) > most).then(|| {
        let words = said!(
            "minimum är {}, men fler än {most} kan aldrig räknas: {why}",
            "minimum is {}, but more than {most} can never be counted: {why:#}",
            at_least.minimum,
        );
        let hint = said!("Skriv högst {most}.", "Write at most {most}.");
        placed.fault("minimum", "", "never-enough", words).hint(hint)
    })
}

/// How many answers there is room for, where each field takes one.
fn room(named: &[Named<'_>]) -> Option<(usize, Said)> {
    let takes_one = |one: &Named<'_>| {
        let answer = &one.found.field.answer;
        let is_single = matches!(
            answer,
            Answer::Party { many: false } | Answer::Municipality { many: false } | Answer::Choice { many: false, .. }
        );
        is_single && one.found.group.is_none()
    };
    let why = said!("varje fält tar ett svar", "each field takes one answer");
    named.iter().all(takes_one).then_some((named.len(), why))
}

/// How many different ones there are to name; none where others may count as well.
fn known(at_least: &AtLeast, asked: Asked<'_>, named: &[Named<'_>]) -> Option<(usize, Said)> {
    let first = named.first()?;
    if let Answer::Choice { .. } = first.found.field.answer {
        let ids: BTreeSet<&str> =
            named.iter().flat_map(|one| one.found.field.options()).map(|(option, _)| option).collect();
        return Some((ids.len(), said!("fler alternativ finns inte", "there are no more options")));
    }
    if asked.lost.has(Part::Parties) || !asked.home.keys.parties_confirmed {
        return None;
    }
    let parties = || asked.home.parties.iter().map(|(party, _)| party);
    Some(match (&first.found.field.answer, at_least.count) {
        (Answer::Municipality { .. }, _) => (
            parties().filter(|party| party.is_municipality()).count(),
            said!("förbundet har inte fler kommuner", "the association has no more municipalities"),
        ),
        (_, Count::Kinds) => (
            parties().map(Party::kind).collect::<BTreeSet<_>>().len(),
            said!("förbundet har inte fler slag av parter", "the association has no more kinds of party"),
        ),
        _ => (parties().count(), said!("förbundet har inte fler parter", "the association has no more parties")),
    })
}

fn check_covered(placed: &PlacedRule<'_>, covers: &CoversEach, named: &[Named<'_>], told: &mut Vec<Diagnostic>) {
    if named.iter().any(|one| one.path == covers.by.path && one.found.group.is_none()) {
        let words = said!("”{}” behöver vara en kolumn i en grupp", "“{}” must be a column of a group", covers.by.path);
        let fault = placed.fault("by", &covers.by.path, "wrong-type", words);
        return told.push(fault.hint(said!(
            "Skriv gruppens och kolumnens id med punkt emellan, som underskrift.part.",
            "Write the ids of group and column with a dot between them, like underskrift.part.",
        )));
    }
    check_one_type(placed, named, told);
}

/// The days of a period stand by themselves, or in each row of one group.
fn check_period(placed: &PlacedRule<'_>, named: &[Named<'_>], told: &mut Vec<Diagnostic>) {
    let [first, last] = named else { return };
    if first.group() != last.group() {
        let words = said!(
            "period tar två fält för sig själva, eller två kolumner i samma grupp",
            "period takes two fields by themselves, or two columns of the same group",
        );
        told.push(last.fault(placed, &words));
    }
}

fn check_in_time(
    placed: &PlacedRule<'_>,
    in_time: &InTime,
    asked: Asked<'_>,
    rounds: &Rounds,
    told: &mut Vec<Diagnostic>,
) {
    if asked.lost.has(Part::Rounds) {
        return;
    }
    let asks_for_round = asked.form.fields().find(|(_, field)| matches!(field.answer, Answer::Round(_)));
    let has_rounds = !rounds.all.is_empty();
    match (&in_time.round, asks_for_round) {
        // That a field of this type needs rounds is told at the field.
        (None, Some((_, field))) if has_rounds && !rounds.rolling => {
            let words = said!(
                "formuläret frågar efter omgång i ”{}”, men regeln ser inte vad som väljs där",
                "the form asks for the round in “{}”, but the rule does not see what is chosen there",
                field.id,
            );
            let hint = said!("Skriv round = \"{0}\".", "Write round = \"{0}\".", field.id);
            told.push(placed.fault("kind", "", "parameters", words).hint(hint));
        }
        (None, None) if !has_rounds && !rounds.rolling => {
            let words = said!("förbundet har inga ansökningsomgångar", "the association has no rounds");
            told.push(placed.fault("kind", "", "no-rounds", words).hint(add_rounds()));
        }
        _ => {}
    }
}

/// Checks that what is judged and the set it is judged by are of one sort.
fn check_set(placed: &PlacedRule<'_>, one_of: &OneOf, named: &[Named<'_>], told: &mut Vec<Diagnostic>) {
    let (judged, others): (Vec<&Named<'_>>, Vec<&Named<'_>>) = named.iter().partition(|one| one.parameter == "fields");
    for one in judged {
        match misfit(one, &one_of.set, &others) {
            Some(words) => told.push(one.fault(placed, &words).hint(set_for(one.type_of()))),
            None => told.extend(unknown_options(placed, &one_of.set, one.found)),
        }
    }
}

/// Why a field and a set do not fit; `others` are the fields that make the set.
fn misfit(one: &Named<'_>, set: &Set, others: &[&Named<'_>]) -> Option<Said> {
    let (set, takes) = match set {
        Set::Parties => ("\"parties\"", "party"),
        Set::Municipalities => ("\"municipalities\"", "municipality"),
        Set::Options(_) => ("{ options = … }", "choice"),
        Set::Fields(_) => {
            let is_same = others.iter().all(|other| other.type_of() == one.type_of());
            let words = || {
                said!(
                    "fälten på båda sidor behöver vara av samma typ",
                    "the fields on both sides must be of the same type",
                )
            };
            return (!is_same).then(words);
        }
    };
    (one.type_of() != takes)
        .then(|| said!("in = {set} gäller fält av typen {takes}", "in = {set} is for fields of type {takes}"))
}

/// The set by which fields of a type are judged.
fn set_for(kind: &str) -> Option<Said> {
    let set = match kind {
        "party" => "\"parties\"",
        "municipality" => "\"municipalities\"",
        "choice" => "{ options = [\"…\"] }",
        _ => return None,
    };
    Some(said!("För typen {kind} skrivs in = {set}.", "For the type {kind}, write in = {set}."))
}

fn unknown_options(placed: &PlacedRule<'_>, set: &Set, found: Found<'_>) -> Vec<Diagnostic> {
    let Set::Options(options) = set else { return Vec::new() };
    let known: Vec<&str> = found.field.options().into_iter().map(|(id, _)| id).collect();
    // That a field has no options at all is told there.
    let unknown = options.iter().filter(|option| !known.is_empty() && !known.contains(&option.as_str()));
    let fault = |option: &String| {
        let words = said!(
            "fältet ”{}” har inget alternativ ”{option}”",
            "the field “{}” has no option “{option}”",
            found.field.id,
        );
        let hint = alternatives(known.iter().copied());
        placed.fault("in", option, "unknown-option", words).hint(hint).meant(option, known.iter().copied())
    };
    unknown.map(fault).collect()
}
