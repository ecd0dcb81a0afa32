//! Every golden case, checked natively: the whole report is as somebody wrote it by hand.
mod support;

use finsamkoll_checks::rules::Kind;
use std::collections::BTreeSet;
use support::{TRIED, cases};

#[test]
fn every_case_gives_the_report_that_it_expects() {
    let mut failed = Vec::new();
    for association in TRIED {
        let ruleset = association.ruleset();
        for case in cases::all(association.id) {
            let expected = case.expected(&ruleset);
            let found = case.lines(&case.report(&ruleset));
            if expected != found {
                failed.push(format!("{}/{}:\n{}", association.id, case.name, difference(&expected, &found)));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_kind_speaks_and_is_silent_in_some_case() {
    let mut spoken = BTreeSet::new();
    let mut silent = BTreeSet::new();
    for association in TRIED {
        let ruleset = association.ruleset();
        for case in cases::all(association.id) {
            let report = case.report(&ruleset);
            for rule in &ruleset.rules {
                let speaks = report.findings().any(|(_, finding)| finding.rule == rule.id);
                (if speaks { &mut spoken } else { &mut silent }).insert(rule.check.name());
            }
        }
    }
    let kinds: BTreeSet<&str> = Kind::NAMES.iter().copied().collect();
    assert_eq!(spoken, kinds);
    assert_eq!(silent, kinds);
}

/// The lines that only one of the two has; where they differ in order alone, both as they are.
fn difference(expected: &str, found: &str) -> String {
    let only = |one: &str, other: &str, sign: &str| {
        let lines = one.lines().filter(|line| !other.lines().any(|known| known == *line));
        lines.map(|line| format!("  {sign} {line}\n")).collect::<Vec<_>>().concat()
    };
    let lines = only(expected, found, "-") + &only(found, expected, "+");
    if lines.is_empty() { format!("{expected}  in another order than\n{found}") } else { lines }
}
