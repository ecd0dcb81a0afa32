//! Every fact of the sources is carried where it can be read and, as its kind demands, by a rule or a mark.

mod support;

use finsamkoll_checks::rules::Kind;
use finsamkoll_site::model::{Association, Carrier};
use std::collections::BTreeSet;
use support::TRIED;

#[test]
fn every_fact_is_carried_as_its_kind_demands() {
    let site = support::site(TRIED[0].content);
    let association = site.associations.iter().find(|found| found.id == TRIED[0].id).unwrap();
    let list = std::fs::read_to_string(support::in_repository("tests/facts.tsv")).unwrap();
    let mut missing = Vec::new();
    let mut facts = BTreeSet::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (fact, kinds) = line.split_once('\t').unwrap();
        facts.insert(fact);
        for kind in kinds.split(' ').filter(|kind| !is_carried(association, fact, kind)) {
            missing.push(format!("{fact} ({kind})"));
        }
    }
    assert!(missing.is_empty(), "nothing carries {}", missing.join(", "));
    let unknown: Vec<&str> =
        association.facts.iter().map(|carried| carried.fact.as_str()).filter(|fact| !facts.contains(fact)).collect();
    assert!(unknown.is_empty(), "these are no facts: {}", unknown.join(", "));
}

fn is_carried(association: &Association, fact: &str, kind: &str) -> bool {
    let rules = association.facts.iter().filter(|carried| carried.fact == fact);
    rules.into_iter().any(|carried| match (&carried.by, kind) {
        (Carrier::Rule(id), "auto") => !is_statement(association, id),
        (Carrier::Rule(id), "declare") => is_statement(association, id),
        (Carrier::Judge, "judge") | (Carrier::Information, "info") => true,
        _ => false,
    })
}

fn is_statement(association: &Association, id: &str) -> bool {
    let rule = association.ruleset.rules.iter().find(|rule| rule.id == *id);
    rule.is_some_and(|rule| matches!(rule.check, Kind::Stated(_)))
}
