//! When a rule or a mark is there: on its days and for its rounds.

use crate::support::{answers, field, today};
use crate::{
    ALWAYS, INFORMATION, JUDGE, NO_MARK, OWNER, TEXT, among_parties, answered, checked, clause, only_clause, outcome,
    rule,
};
use finsamkoll_checks::form::{Answer, Choice};
use finsamkoll_checks::{Date, Days, Mark, Otherwise, Outcome, Round, Rule, Ruleset, Submission, report};

/// Checks are made on 1 March 2027: one round is over, one is next, one comes later.
const ROUND: &str = "insats.omgang";
pub(crate) const ROUNDS: [(&str, &str); 3] =
    [("forra", "2027-02-01"), ("nasta", "2027-03-15"), ("sista", "2027-10-01")];

fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

/// The same with these rounds, and a field in which one of them is chosen.
pub(crate) fn with_rounds(ruleset: Ruleset, rounds: &[(&str, &str)]) -> Ruleset {
    let round = |(id, deadline): &(&str, &str)| Round {
        id: (*id).into(),
        deadline: day(deadline),
        preparation: None,
        board: None,
    };
    let option = |(id, _): &(&str, &str)| Choice { id: (*id).into(), label: (*id).into() };
    let mut ruleset = ruleset;
    ruleset.rounds.all = rounds.iter().map(round).collect();
    ruleset.form.sections[0].fields.push(field(ROUND, Answer::Round(rounds.iter().map(option).collect())));
    ruleset
}

fn submission(written: &[(&str, &str)], received: Option<&str>) -> Submission {
    Submission { received: received.map(day), ..Submission::on_web(answers(written)) }
}

/// The rounds, the one chosen, the day of receipt, and the day that the application is reckoned by.
type Reckoned = (&'static [(&'static str, &'static str)], &'static str, Option<&'static str>, &'static str);

const RECKONED: [Reckoned; 9] = [
    // The deadline of the round chosen, whether it is over, next or later.
    (&ROUNDS, "forra", None, "2027-02-01"),
    (&ROUNDS, "nasta", None, "2027-03-15"),
    (&ROUNDS, "sista", Some("2027-03-02"), "2027-10-01"),
    // Else that of the next, as on the day of the check or of receipt.
    (&ROUNDS, "", None, "2027-03-15"),
    (&ROUNDS, "", Some("2027-03-15"), "2027-03-15"),
    (&ROUNDS, "", Some("2027-03-16"), "2027-10-01"),
    // Else that day itself.
    (&ROUNDS, "", Some("2027-10-02"), "2027-10-02"),
    (&[], "", Some("2027-02-02"), "2027-02-02"),
    (&[], "", None, "2027-03-01"),
];

/// Days that hold the day, and days that just do not.
fn around(held: Date) -> [(Days, bool); 7] {
    let (before, after) = (Date::numbered(held.number() - 1), held.plus_days(1));
    let days = |from, until| Days { from, until };
    [
        (ALWAYS, true),
        (days(Some(held), Some(held)), true),
        (days(Some(held), None), true),
        (days(None, Some(held)), true),
        (days(Some(after), None), false),
        (days(None, Some(before)), false),
        (days(Some(before), Some(after)), true),
    ]
}

#[test]
fn a_rule_is_there_on_its_days() {
    for (rounds, chosen, received, reckoned) in RECKONED {
        for (days, is_there) in around(day(reckoned)) {
            let dated = Rule { days, ..rule("regel", Otherwise::Error, among_parties()) };
            let ruleset = with_rounds(clause(NO_MARK, vec![dated]), rounds);
            let written = [(ROUND, chosen), (OWNER, "Röda Korset")];
            let report = report(&ruleset, &submission(&written, received), today());
            let expected = if is_there { Outcome::NotMet } else { Outcome::DoesNotApply };
            assert_eq!(only_clause(&report).outcome, expected, "{chosen}, {received:?}, {days:?}");
            assert_eq!(only_clause(&report).findings.len(), usize::from(is_there));
        }
    }
}

#[test]
fn a_mark_speaks_on_its_days() {
    for (rounds, chosen, received, reckoned) in RECKONED {
        for (days, speaks) in around(day(reckoned)) {
            for (mark, outcome) in [(JUDGE, Outcome::PeopleJudge), (INFORMATION, Outcome::Information)] {
                let ruleset = with_rounds(clause(Mark { days, ..mark }, vec![]), rounds);
                let report = report(&ruleset, &submission(&[(ROUND, chosen)], received), today());
                let expected = if speaks { outcome } else { Outcome::DoesNotApply };
                assert_eq!(only_clause(&report).outcome, expected, "{chosen}, {received:?}, {mark:?}");
            }
        }
    }
}

#[test]
fn a_mark_past_its_days_leaves_the_rules_to_speak() {
    let over = Days { from: None, until: Some(day("2027-02-28")) };
    let ruleset = clause(Mark { days: over, ..JUDGE }, vec![rule("regel", Otherwise::Error, among_parties())]);
    assert_eq!(outcome(&ruleset, &[(OWNER, "Hallonby kommun")]), Outcome::Met);
    assert_eq!(outcome(&ruleset, &[(OWNER, "Röda Korset")]), Outcome::NotMet);
}

#[test]
fn a_rule_is_there_for_its_rounds() {
    let written = |round| [(ROUND, round), (OWNER, "Röda Korset")];
    for (of, chosen, expected) in [
        (&["forra"][..], "forra", Outcome::NotMet),
        (&["forra"], "nasta", Outcome::DoesNotApply),
        (&["forra", "sista"], "sista", Outcome::NotMet),
        // None chosen: it is for the next.
        (&["nasta"], "", Outcome::NotMet),
        (&["sista"], "", Outcome::DoesNotApply),
    ] {
        let rounds = of.iter().map(|id| (*id).into()).collect();
        let only = Rule { rounds, ..rule("regel", Otherwise::Error, among_parties()) };
        let ruleset = with_rounds(clause(NO_MARK, vec![only]), &ROUNDS);
        assert_eq!(outcome(&ruleset, &written(chosen)), expected, "{of:?}, {chosen}");
    }
}

#[test]
fn a_rule_of_a_round_is_not_there_where_none_is_chosen_or_to_come() {
    let only = Rule { rounds: vec!["forra".into()], ..rule("regel", Otherwise::Error, among_parties()) };
    let ruleset = with_rounds(clause(NO_MARK, vec![only]), &ROUNDS[..1]);
    assert_eq!(outcome(&ruleset, &[(OWNER, "Röda Korset")]), Outcome::DoesNotApply);
    assert_eq!(outcome(&ruleset, &[(ROUND, "forra"), (OWNER, "Röda Korset")]), Outcome::NotMet);
}

#[test]
fn days_and_rounds_must_both_hold() {
    let days = Days { from: Some(day("2027-03-15")), until: None };
    let both =
        Rule { days, rounds: vec!["forra".into(), "nasta".into()], ..rule("regel", Otherwise::Error, among_parties()) };
    let ruleset = with_rounds(clause(NO_MARK, vec![both]), &ROUNDS);
    for (chosen, expected) in
        [("forra", Outcome::DoesNotApply), ("nasta", Outcome::NotMet), ("sista", Outcome::DoesNotApply)]
    {
        assert_eq!(outcome(&ruleset, &[(ROUND, chosen), (OWNER, "Röda Korset")]), expected, "{chosen}");
    }
}

#[test]
fn a_clause_does_not_apply_when_all_its_rules_are_gone() {
    let over = Days { from: None, until: Some(day("2027-02-28")) };
    let gone = |id| Rule { days: over, ..rule(id, Otherwise::Error, among_parties()) };
    let stranger = &[(OWNER, "Röda Korset")];
    for mark in [NO_MARK, JUDGE, INFORMATION] {
        let all = clause(mark, vec![gone("ett"), gone("tva")]);
        assert_eq!(outcome(&all, stranger), Outcome::DoesNotApply, "{mark:?}");
        let some = clause(mark, vec![gone("ett"), rule("tva", Otherwise::Warning, among_parties())]);
        assert_eq!(outcome(&some, stranger), Outcome::Warning, "{mark:?}");
    }
}

#[test]
fn a_rule_that_is_gone_asks_for_nothing() {
    let over = Days { from: None, until: Some(day("2027-02-28")) };
    let mut ruleset = clause(NO_MARK, vec![Rule { days: over, ..rule("krav", Otherwise::Error, answered(TEXT)) }]);
    ruleset.form.sections[0].fields[2].optional = true;
    let is_missing = |ruleset: &Ruleset| checked(ruleset, &[]).notes.iter().any(|note| note.at.text() == TEXT);
    assert!(!is_missing(&ruleset));
    ruleset.rules[0].days = ALWAYS;
    assert!(is_missing(&ruleset));
}
