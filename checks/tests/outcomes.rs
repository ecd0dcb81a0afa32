//! From verdicts to what a clause comes to, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod support;

use finsamkoll_checks::form::{Answer, Condition, Field};
use finsamkoll_checks::rules::{Answered, Contains, Enough, FieldRef, Kind, OneOf, Set, Stated};
use finsamkoll_checks::{Clause, ClauseReport, Mark, NoteKind, Otherwise, Outcome, Report, Rule, Ruleset, report};
use support::{answers, choice, field, ruleset, today};

const STATEMENT: &str = "krit.nytta";
const TEXT: &str = "mal.text";
const OWNER: &str = "part.agare";
const SWITCH: &str = "fraga.visa";

const NO_MARK: Mark = Mark { judge: false, information: false, ours: false };
const JUDGE: Mark = Mark { judge: true, ..NO_MARK };
const INFORMATION: Mark = Mark { information: true, ..NO_MARK };

fn fields() -> Vec<Field> {
    vec![
        field(SWITCH, choice(&["ja", "nej"])),
        field(STATEMENT, Answer::Statement { reason: "Varför?".into() }),
        field(TEXT, Answer::Text),
        field(OWNER, Answer::Party { many: false }),
    ]
}

fn named<T>(path: &str) -> Vec<FieldRef<T>> {
    vec![FieldRef::new(path)]
}

fn answered(path: &str) -> Kind {
    Kind::Answered(Answered { fields: named(path), not_applicable: false })
}

fn stated() -> Kind {
    Kind::Stated(Stated { fields: named(STATEMENT), looks_for: None })
}

fn among_parties() -> Kind {
    Kind::OneOf(OneOf { fields: named(OWNER), set: Set::Parties })
}

fn with_word(word: &str) -> Kind {
    Kind::Contains(Contains { fields: named(TEXT), number: false, words: vec![word.into()], enough: Enough::Each })
}

fn rule(id: &str, otherwise: Otherwise, check: Kind) -> Rule {
    Rule { id: id.into(), clause: "punkt".into(), when: vec![], otherwise, wording: None, check }
}

/// A ruleset of one clause with this mark and these rules.
fn clause(mark: Mark, rules: Vec<Rule>) -> Ruleset {
    let clause = Clause { id: "punkt".into(), words: String::new(), link: String::new(), page: String::new(), mark };
    ruleset(fields(), vec![clause], rules)
}

fn checked(ruleset: &Ruleset, written: &[(&str, &str)]) -> Report {
    report(ruleset, &answers(written), today())
}

fn only_clause(report: &Report) -> &ClauseReport {
    report.clauses.first().unwrap()
}

fn outcome(ruleset: &Ruleset, written: &[(&str, &str)]) -> Outcome {
    only_clause(&checked(ruleset, written)).outcome
}

/// The rules that speak, each with what it amounts to and the first place it speaks of.
fn findings(report: &Report) -> Vec<(&str, Outcome, String)> {
    let findings = only_clause(report).findings.iter();
    findings.map(|found| (found.rule.as_str(), found.outcome, found.at[0].to.to_string())).collect()
}

const ALL: [Otherwise; 3] = [Otherwise::Error, Otherwise::Ask, Otherwise::Warning];

#[test]
fn every_verdict_has_its_outcome() {
    use Outcome::{AskTheOffice, CannotTellYet, Met, NotMet, Stated, Warning};
    let confirmed = |otherwise, check| clause(NO_MARK, vec![rule("regel", otherwise, check)]);
    let unconfirmed = |otherwise, check| Ruleset { parties_confirmed: false, ..confirmed(otherwise, check) };
    let yes: &[(&str, &str)] = &[(STATEMENT, "ja"), ("krit.nytta.skal", "Fler får stöd.")];
    for (at, otherwise) in ALL.into_iter().enumerate() {
        for (verdict, ruleset, written, outcomes) in [
            ("met", confirmed(otherwise, among_parties()), &[(OWNER, "Hallonby kommun")][..], [Met; 3]),
            ("stated", confirmed(otherwise, stated()), yes, [Stated; 3]),
            (
                "not met",
                confirmed(otherwise, among_parties()),
                &[(OWNER, "Röda Korset")],
                [NotMet, AskTheOffice, Warning],
            ),
            ("unanswered", confirmed(otherwise, answered(TEXT)), &[], [CannotTellYet, CannotTellYet, Warning]),
            ("waits", confirmed(otherwise, among_parties()), &[], [CannotTellYet; 3]),
            ("unknown", unconfirmed(otherwise, among_parties()), &[(OWNER, "Röda Korset")], [AskTheOffice; 3]),
        ] {
            assert_eq!(outcome(&ruleset, written), outcomes[at], "{verdict}, {otherwise:?}");
        }
    }
}

#[test]
fn outcomes_stand_from_the_weakest_to_the_strongest() {
    assert!(Outcome::ALL.is_sorted());
    let keys = Outcome::ALL.map(Outcome::key);
    // The order of the policy's own words: what speaks against an application hides what does not.
    assert_eq!(
        keys.join(" < "),
        "does-not-apply < information < met < stated < people-judge < cannot-tell-yet < warning < ask-the-office < not-met"
    );
}

#[test]
fn a_rule_with_a_condition_is_asked_where_the_condition_holds() {
    let when = |is: &str| Condition { field: FieldRef::new(SWITCH), is: vec![is.into()] };
    let conditional = Rule { when: vec![when("ja")], ..rule("regel", Otherwise::Error, among_parties()) };
    let ruleset = clause(NO_MARK, vec![conditional]);
    for (shown, expected, place) in [
        ("ja", Outcome::NotMet, Some(OWNER)),
        ("nej", Outcome::DoesNotApply, None),
        ("", Outcome::CannotTellYet, Some(SWITCH)),
    ] {
        let report = checked(&ruleset, &[(SWITCH, shown), (OWNER, "Röda Korset")]);
        assert_eq!(only_clause(&report).outcome, expected, "{shown}");
        let places: Vec<String> = findings(&report).into_iter().map(|(_, _, at)| at).collect();
        assert_eq!(places, Vec::from_iter(place), "{shown}");
    }
}

#[test]
fn a_rule_does_not_apply_where_its_only_field_is_hidden() {
    let mut ruleset = clause(NO_MARK, vec![rule("regel", Otherwise::Error, among_parties())]);
    let asked = Condition { field: FieldRef::new(SWITCH), is: vec!["ja".into()] };
    ruleset.form.sections[0].fields[3].when = vec![asked];
    for (shown, expected) in [("ja", Outcome::NotMet), ("nej", Outcome::DoesNotApply), ("", Outcome::CannotTellYet)] {
        assert_eq!(outcome(&ruleset, &[(SWITCH, shown), (OWNER, "Röda Korset")]), expected, "{shown}");
    }
}

#[test]
fn a_condition_on_a_column_holds_row_by_row() {
    let columns = vec![field("typ", choice(&["intern", "extern"])), field("namn", Answer::Party { many: false })];
    let kind = Kind::OneOf(OneOf { fields: named("partner.namn"), set: Set::Parties });
    let internal = Condition { field: FieldRef::new("partner.typ"), is: vec!["intern".into()] };
    let conditional = Rule { when: vec![internal], ..rule("regel", Otherwise::Error, kind) };
    let mut ruleset = clause(NO_MARK, vec![conditional]);
    ruleset.form.sections[0].fields.push(field("partner", Answer::Rows(columns)));
    for (kind, expected, place) in [
        ("intern", Outcome::NotMet, Some("partner.1.namn")),
        ("extern", Outcome::Met, None),
        ("", Outcome::CannotTellYet, Some("partner.1.typ")),
    ] {
        let first = [("partner.0.typ", "intern"), ("partner.0.namn", "Region Hallonby")];
        let second = [("partner.1.typ", kind), ("partner.1.namn", "Röda Korset")];
        let report = checked(&ruleset, &[first, second].concat());
        assert_eq!(only_clause(&report).outcome, expected, "{kind}");
        let places: Vec<String> = findings(&report).into_iter().map(|(_, _, at)| at).collect();
        assert_eq!(places, Vec::from_iter(place), "{kind}");
    }
}

#[test]
fn a_clause_is_as_its_strongest_rule() {
    let rules = vec![
        rule("ord", Otherwise::Warning, with_word("kön")),
        rule("medlem", Otherwise::Ask, among_parties()),
        rule("nytta", Otherwise::Error, stated()),
    ];
    let ruleset = clause(NO_MARK, rules);
    let (member, stranger) = ((OWNER, "Hallonby kommun"), (OWNER, "Röda Korset"));
    let (word, no_word) = ((TEXT, "könsuppdelat"), (TEXT, "i skön ordning"));
    let (yes, why, no) = ((STATEMENT, "ja"), ("krit.nytta.skal", "Fler får stöd."), (STATEMENT, "nej"));
    for (written, expected) in [
        (&[word, member, yes, why][..], Outcome::Stated),
        (&[word, member, yes], Outcome::CannotTellYet),
        (&[no_word, member, yes], Outcome::Warning),
        (&[no_word, stranger, yes], Outcome::AskTheOffice),
        (&[no_word, stranger, no], Outcome::NotMet),
    ] {
        assert_eq!(outcome(&ruleset, written), expected, "{written:?}");
    }
}

#[test]
fn a_mark_speaks_with_the_rules_and_alone() {
    let member = &[(OWNER, "Hallonby kommun")][..];
    let stranger = &[(OWNER, "Röda Korset")][..];
    for (mark, met, waits, not_met, alone) in [
        (NO_MARK, Outcome::Met, Outcome::CannotTellYet, Outcome::NotMet, Outcome::DoesNotApply),
        (JUDGE, Outcome::PeopleJudge, Outcome::CannotTellYet, Outcome::NotMet, Outcome::PeopleJudge),
        (INFORMATION, Outcome::Met, Outcome::CannotTellYet, Outcome::NotMet, Outcome::Information),
    ] {
        let ruled = clause(mark, vec![rule("regel", Otherwise::Error, among_parties())]);
        assert_eq!(outcome(&ruled, member), met, "{mark:?}");
        assert_eq!(outcome(&ruled, &[]), waits, "{mark:?}");
        assert_eq!(outcome(&ruled, stranger), not_met, "{mark:?}");
        assert_eq!(outcome(&clause(mark, vec![]), stranger), alone, "{mark:?}");
    }
}

#[test]
fn a_mark_is_silent_where_none_of_the_clauses_rules_applies() {
    let when = Condition { field: FieldRef::new(SWITCH), is: vec!["ja".into()] };
    let conditional = Rule { when: vec![when], ..rule("regel", Otherwise::Error, among_parties()) };
    for mark in [NO_MARK, JUDGE, INFORMATION] {
        let written = [(SWITCH, "nej"), (OWNER, "Röda Korset")];
        let one = clause(mark, vec![conditional.clone()]);
        assert_eq!(outcome(&one, &written), Outcome::DoesNotApply, "{mark:?}");
        let two = clause(mark, vec![conditional.clone(), rule("annan", Otherwise::Error, among_parties())]);
        assert_eq!(outcome(&two, &written), Outcome::NotMet, "{mark:?}");
    }
}

#[test]
fn at_one_place_the_strongest_finding_silences_the_others() {
    let weak = || rule("svag", Otherwise::Warning, with_word("kön"));
    let strong = || rule("stark", Otherwise::Ask, with_word("flick"));
    for rules in [vec![weak(), strong()], vec![strong(), weak()]] {
        let report = checked(&clause(NO_MARK, rules), &[(TEXT, "Många")]);
        assert_eq!(findings(&report), [("stark", Outcome::AskTheOffice, TEXT.into())]);
    }
}

#[test]
fn findings_at_different_places_stand_side_by_side() {
    let rules = vec![
        rule("ord", Otherwise::Warning, with_word("kön")),
        rule("medlem", Otherwise::Error, among_parties()),
        rule("nytta", Otherwise::Error, stated()),
    ];
    let report = checked(&clause(NO_MARK, rules), &[(TEXT, "Många"), (OWNER, "Röda Korset")]);
    let expected = [
        ("ord", Outcome::Warning, TEXT.into()),
        ("medlem", Outcome::NotMet, OWNER.into()),
        ("nytta", Outcome::CannotTellYet, STATEMENT.into()),
    ];
    assert_eq!(findings(&report), expected);
}

#[test]
fn two_rules_that_say_the_same_at_one_place_say_it_once() {
    let two = ["ett", "tva"].map(|id| rule(id, Otherwise::Error, among_parties()));
    let report = checked(&clause(NO_MARK, two.into()), &[(OWNER, "Röda Korset")]);
    assert_eq!(findings(&report), [("ett", Outcome::NotMet, OWNER.into())]);
}

#[test]
fn other_clauses_are_not_silenced() {
    let mut ruleset = clause(
        NO_MARK,
        vec![rule("ett", Otherwise::Error, among_parties()), {
            let elsewhere = rule("tva", Otherwise::Warning, among_parties());
            Rule { clause: "annan".into(), ..elsewhere }
        }],
    );
    ruleset.clauses.push(Clause { id: "annan".into(), ..ruleset.clauses[0].clone() });
    let report = checked(&ruleset, &[(OWNER, "Röda Korset")]);
    let outcomes: Vec<Outcome> = report.clauses.iter().map(|clause| clause.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotMet, Outcome::Warning]);
    assert!(report.clauses.iter().all(|clause| clause.findings.len() == 1));
}

#[test]
fn a_rule_that_asks_for_an_answer_makes_it_required_and_a_warning_makes_it_voluntary() {
    let required = || rule("krav", Otherwise::Error, answered(TEXT));
    let wished = || rule("onskan", Otherwise::Warning, answered(TEXT));
    for (optional, rules, is_missing) in [
        (false, vec![], true),
        (true, vec![], false),
        (true, vec![required()], true),
        (false, vec![wished()], false),
        (true, vec![wished(), required()], true),
        (false, vec![required(), wished()], true),
    ] {
        let mut ruleset = clause(NO_MARK, rules);
        ruleset.form.sections[0].fields[2].optional = optional;
        let report = checked(&ruleset, &[]);
        let missing = report.notes.iter().any(|note| note.at.text() == TEXT && note.kind == NoteKind::Missing);
        assert_eq!(missing, is_missing, "{optional}, {:?}", ruleset.rules);
    }
}

#[test]
fn the_strongest_finding_silences_all_weaker_ones_whatever_their_order() {
    let all = vec![
        rule("ett", Otherwise::Warning, with_word("kön")),
        rule("tva", Otherwise::Warning, with_word("andel")),
        rule("tre", Otherwise::Ask, with_word("plan")),
    ];
    let report = checked(&clause(NO_MARK, all), &[(TEXT, "Det märks.")]);
    let of_text: Vec<_> = findings(&report).into_iter().map(|(rule, outcome, _)| (rule.to_owned(), outcome)).collect();
    assert_eq!(of_text, [("tre".to_owned(), Outcome::AskTheOffice)]);
}
