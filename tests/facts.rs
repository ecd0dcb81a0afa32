//! Every fact of the sources is carried where it can be read and, as its kind demands, by a rule or a mark.

mod support;

use finsamkoll_checks::rules::Kind;
use finsamkoll_site::model::{Association, Carried, Carrier};
use std::collections::BTreeSet;

#[test]
fn every_fact_is_carried_as_its_kind_demands() {
    let site = support::site(support::CONTENT);
    let list = std::fs::read_to_string(support::in_repository("tests/facts.tsv")).unwrap();
    let mut missing = Vec::new();
    let mut facts = BTreeSet::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let [id, fact, kinds] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let association = site.associations.iter().find(|found| found.id == id).unwrap();
        facts.insert((id, fact));
        for kind in kinds.split(' ').filter(|kind| !is_carried(association, fact, kind)) {
            missing.push(format!("{fact} ({kind})"));
        }
        // A page tells it: the clause of each carrier stands on one, and a page's own list leads readers there.
        if !association.facts.iter().any(|carried| carried.fact == fact && matches!(carried.by, Carrier::Page(_))) {
            missing.push(format!("{fact} (a page)"));
        }
    }
    assert!(missing.is_empty(), "nothing carries {}", missing.join(", "));
    for association in &site.associations {
        for Carried { fact, .. } in &association.facts {
            assert!(facts.contains(&(association.id.as_str(), fact.as_str())), "{}: {fact} is no fact", association.id);
        }
    }
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
