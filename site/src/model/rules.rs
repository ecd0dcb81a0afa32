//! Rules against the form and the clauses.

use super::clauses::{Placed, PlacedRule, Policy};
use super::words::Words;
use crate::content::{FieldType, LONGEST_ID};
use crate::diagnostic::Diagnostic;
use finsamkoll_checks::form::{Answer, Form, Found, is_part};
use finsamkoll_checks::rules::{Kind, OneOf, Reference, Set};
use finsamkoll_checks::{Otherwise, Rule};

/// The rules as the checks read them.
pub(super) fn compile(policy: &Policy<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Vec<Rule> {
    policy.rules.iter().map(|placed| compiled(placed, words, told)).collect()
}

fn compiled(placed: &PlacedRule<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Rule {
    let keys = &placed.rule.keys;
    Rule {
        id: placed.id.clone(),
        clause: keys.clause.clone(),
        when: keys.when.0.clone(),
        otherwise: keys.otherwise,
        wording: words.maybe(keys.wording.as_ref(), placed.file, placed.rule.spots.of("wording"), told),
        check: placed.rule.check.clone(),
    }
}

/// Checks that each rule's clause and fields are there and fit it, and that it is no sterner than it may be.
pub(super) fn check(policy: &Policy<'_>, form: &Form, told: &mut Vec<Diagnostic>) {
    for placed in &policy.rules {
        let clause = policy.clause(&placed.rule.keys.clause);
        if clause.is_none() {
            told.push(unknown_clause(placed, policy));
        }
        check_id(placed, told);
        check_fields(placed, form, told);
        check_parameters(placed, told);
        check_severity(placed, clause, told);
        if let Kind::OneOf(one_of) = &placed.rule.check {
            check_set(placed, one_of, form, told);
        }
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
    fn kind(&self) -> &str {
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

fn check_fields(placed: &PlacedRule<'_>, form: &Form, told: &mut Vec<Diagnostic>) {
    for reference in placed.rule.check.references() {
        match form.find(reference.path) {
            None => told.push(unknown_field(placed, &reference, form)),
            Some(found) if !(reference.accepts)(&found.field.answer) => {
                told.push(wrong_type(placed, &reference, found));
            }
            Some(_) => {}
        }
    }
}

fn unknown_field(placed: &PlacedRule<'_>, reference: &Reference<'_>, form: &Form) -> Diagnostic {
    let paths = paths(form);
    let words = format!("fältet ”{}” finns inte i formuläret", reference.path);
    let fault = placed.fault(reference.parameter, reference.path, "unknown-field", words);
    fault.meant(reference.path, paths.iter().map(String::as_str))
}

/// All that a rule can name: fields, groups, columns.
pub(super) fn paths(form: &Form) -> Vec<String> {
    let of_field = |field: &finsamkoll_checks::form::Field| {
        let columns = field.columns().iter().map(|column| format!("{}.{}", field.id, column.id));
        std::iter::once(field.id.clone()).chain(columns).collect::<Vec<_>>()
    };
    form.fields().flat_map(|(_, field)| of_field(field)).collect()
}

fn wrong_type(placed: &PlacedRule<'_>, reference: &Reference<'_>, found: Found<'_>) -> Diagnostic {
    let Reference { parameter, path, accepts } = reference;
    let words =
        format!("fältet ”{path}” är av typen {}, och det tar inte {}", type_of(&found.field.answer), placed.kind());
    let accepted: Vec<&str> = every_type().iter().filter(|answer| accepts(answer)).map(type_of).collect();
    let fault = placed.fault(parameter, path, "wrong-type", words);
    fault.hint(format!("{parameter} tar fält av typen {}.", one_of_these(&accepted)))
}

fn one_of_these(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} eller {last}", rest.join(", ")),
        Some((last, _)) => (*last).into(),
        None => String::new(),
    }
}

/// An answer of each type, to ask a parameter which of them it accepts.
fn every_type() -> [Answer; 12] {
    [
        Answer::Text,
        Answer::Long,
        Answer::Number,
        Answer::Amount,
        Answer::Date,
        Answer::Party { many: false },
        Answer::Choice { options: Vec::new(), many: false },
        Answer::Check,
        Answer::Statement { reason: String::new() },
        Answer::Email,
        Answer::Phone,
        Answer::Rows(Vec::new()),
    ]
}

/// The type of an answer, as content writes it.
pub(super) fn type_of(answer: &Answer) -> &'static str {
    match answer {
        Answer::Text => FieldType::Text,
        Answer::Long => FieldType::Long,
        Answer::Number => FieldType::Number,
        Answer::Amount => FieldType::Amount,
        Answer::Date => FieldType::Date,
        Answer::Party { .. } => FieldType::Party,
        Answer::Choice { .. } => FieldType::Choice,
        Answer::Check => FieldType::Check,
        Answer::Statement { .. } => FieldType::Statement,
        Answer::Email => FieldType::Email,
        Answer::Phone => FieldType::Phone,
        Answer::Rows(_) => FieldType::Rows,
    }
    .written()
}

fn check_parameters(placed: &PlacedRule<'_>, told: &mut Vec<Diagnostic>) {
    if let Some(words) = placed.rule.check.fault() {
        told.push(placed.fault("kind", "", "parameters", words));
    }
    let has_fields = !placed.rule.check.references().is_empty();
    let needs_none = matches!(placed.rule.check, Kind::InOrder(_));
    if !has_fields && !needs_none {
        let words = format!("regeln av sorten {} namnger inget fält", placed.kind());
        told.push(placed.fault("kind", "", "parameters", words));
    }
}

fn check_severity(placed: &PlacedRule<'_>, clause: Option<&Placed<'_>>, told: &mut Vec<Diagnostic>) {
    let otherwise = placed.rule.keys.otherwise;
    let ours = clause.is_some_and(|clause| clause.clause.mark.ours);
    if placed.rule.check.is_heuristic() && otherwise != Otherwise::Warning {
        let words = format!("{} gissar sig till en mening, och får bara varna", placed.kind());
        told.push(placed.fault("otherwise", "", "too-stern", words).hint("Skriv otherwise = \"warning\"."));
    } else if ours && otherwise == Otherwise::Error {
        let words = "punkten är vår egen (.ours), så regeln får inte göra ansökan ofullständig";
        told.push(
            placed.fault("otherwise", "", "too-stern", words).hint("Skriv otherwise = \"warning\" eller \"ask\"."),
        );
    }
}

/// Checks that what is judged and the set it is judged by are of one sort.
fn check_set(placed: &PlacedRule<'_>, one_of: &OneOf, form: &Form, told: &mut Vec<Diagnostic>) {
    let judged: Vec<(&str, Found<'_>)> =
        one_of.fields.iter().filter_map(|field| Some((field.path.as_str(), form.find(&field.path)?))).collect();
    for (path, found) in &judged {
        let of_party = matches!(found.field.answer, Answer::Party { .. });
        match &one_of.set {
            Set::Parties if !of_party => told.push(mixed(placed, path, "in = \"parties\" gäller fält av typen party")),
            Set::Options(_) if of_party => {
                told.push(mixed(placed, path, "in = { options = … } gäller fält av typen choice"));
            }
            Set::Parties => {}
            Set::Options(options) => {
                told.extend(options.iter().filter_map(|option| unknown_option(placed, option, *found)));
            }
            Set::Fields(fields) => {
                let others = fields.iter().filter_map(|field| form.find(&field.path));
                let differs = |other: &Found<'_>| type_of(&other.field.answer) != type_of(&found.field.answer);
                if others.into_iter().any(|other| differs(&other)) {
                    told.push(mixed(placed, path, "fälten på båda sidor behöver vara av samma typ"));
                }
            }
        }
    }
}

fn mixed(placed: &PlacedRule<'_>, path: &str, words: &str) -> Diagnostic {
    placed.fault("fields", path, "wrong-type", format!("fältet ”{path}” passar inte: {words}"))
}

fn unknown_option(placed: &PlacedRule<'_>, option: &str, found: Found<'_>) -> Option<Diagnostic> {
    let known = found.field.options();
    if known.iter().any(|(id, _)| *id == option) || !matches!(found.field.answer, Answer::Choice { .. }) {
        return None;
    }
    let words = format!("fältet ”{}” har inget alternativ ”{option}”", found.field.id);
    Some(placed.fault("in", option, "unknown-option", words).meant(option, known.into_iter().map(|(id, _)| id)))
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
