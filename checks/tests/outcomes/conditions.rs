//! When something is asked: where its conditions hold.

use crate::support::{answers, choice, field, today};
use crate::{
    INFORMATION, JUDGE, NO_MARK, OWNER, SWITCH, among_parties, answered, checked, clause, findings, named, only_clause,
    outcome, rule,
};
use finsamkoll_checks::form::{Answer, Condition, Field, Section};
use finsamkoll_checks::rules::{FieldRef, Kind, OneOf, Set};
use finsamkoll_checks::{Address, Application, Otherwise, Outcome, Rule, Submission};

/// A condition on an answer: that it is yes.
fn yes(path: &str) -> Condition {
    Condition { field: FieldRef::new(path), is: vec!["ja".into()] }
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
fn sections_and_columns_are_asked_where_their_conditions_hold() {
    let yes_or_no = |id| field(id, choice(&["ja", "nej"]));
    let column = Field { when: vec![yes("rader.egen")], ..field("varfor", Answer::Text) };
    let mut ruleset = clause(NO_MARK, vec![]);
    ruleset.form.sections.push(Section {
        id: "mer".into(),
        title: String::new(),
        when: vec![yes(SWITCH)],
        fields: vec![],
    });
    ruleset.form.sections[0].fields.push(field("rader", Answer::Rows(vec![yes_or_no("egen"), column])));
    for (answer, expected) in [("ja", true), ("nej", false), ("", false)] {
        let submission = Submission::on_web(answers(&[(SWITCH, answer), ("rader.1.egen", answer)]));
        let application = Application::new(&ruleset, &submission, today());
        let asked = ruleset.form.sections.iter().map(|section| application.asks_section(section));
        assert_eq!(asked.collect::<Vec<_>>(), [true, expected], "{answer}");
        let group = ruleset.form.find("rader").unwrap().field;
        let column = ruleset.form.find("rader.varfor").unwrap().field;
        assert_eq!(application.asks_in_row(group, 1, column), expected, "{answer}");
        assert!(!application.asks_in_row(group, 0, column), "{answer}");
    }
}

#[test]
fn conditions_that_rest_on_each_other_come_to_an_end() {
    let conditional = |id, of| Field { when: vec![yes(of)], ..field(id, choice(&["ja", "nej"])) };
    let columns = vec![conditional("ett", "rader.tva"), conditional("tva", "rader.ett")];
    let mut ruleset = clause(NO_MARK, vec![rule("regel", Otherwise::Error, answered("x.ett"))]);
    ruleset.form.sections[0].fields.extend([
        conditional("x.ett", "x.tva"),
        conditional("x.tva", "x.ett"),
        field("rader", Answer::Rows(columns)),
    ]);
    let written = [("x.ett", "ja"), ("x.tva", "ja"), ("rader.0.ett", "ja"), ("rader.0.tva", "ja")];
    assert_eq!(outcome(&ruleset, &written), Outcome::DoesNotApply);
    // A section that rests on a field of its own.
    let mut ruleset = clause(NO_MARK, vec![rule("regel", Otherwise::Error, answered(SWITCH))]);
    ruleset.form.sections[0].when = vec![yes(SWITCH)];
    assert_eq!(outcome(&ruleset, &[(SWITCH, "ja")]), Outcome::DoesNotApply);
}

#[test]
fn conditions_are_followed_nine_deep() {
    let id = |number| format!("kedja.f{number}");
    let mut ruleset = clause(NO_MARK, vec![]);
    for number in 0..=10 {
        let when = if number == 0 { vec![] } else { vec![yes(&id(number - 1))] };
        ruleset.form.sections[0].fields.push(Field { when, ..field(&id(number), choice(&["ja", "nej"])) });
    }
    let written: Vec<(Address, String)> = (0..=10).map(|number| (Address::field(&id(number)), "ja".into())).collect();
    let submission = Submission::on_web(written.into_iter().collect());
    let application = Application::new(&ruleset, &submission, today());
    let asked = (0..=10).filter(|number| application.asks(&Address::field(&id(*number))));
    assert_eq!(asked.collect::<Vec<_>>(), (0..=9).collect::<Vec<_>>());
}
