//! Examples beside fields: sums and days that do not fit together.

use super::*;

const RULES: &str = "[[rule]]\nclause = \"mer\"\nkind = \"in-order\"\ndates = [\"today\", \"m.start\", \"m.slut\"]\n\
    [[rule]]\nclause = \"mer\"\nkind = \"sum-equals\"\nof = [\"m.lon\", \"m.resor\"]\ntotal = \"m.allt\"\n";

/// What is said of examples of a start, an end, two terms and their total.
fn told_of(examples: [&str; 5]) -> Result<Site, Vec<Diagnostic>> {
    told_by(RULES, examples)
}

/// The same under other rules.
fn told_by(rules: &str, [start, end, one, other, total]: [&str; 5]) -> Result<Site, Vec<Diagnostic>> {
    let field = |id: &str, kind: &str, example: &str| {
        let example = if example.is_empty() { String::new() } else { format!("example = \"{example}\"\n") };
        format!("[[field]]\nid = \"m.{id}\"\ntype = \"{kind}\"\nlabel = \"{id}\"\n{example}")
    };
    let days = field("start", "date", start) + &field("slut", "date", end);
    let sums = field("lon", "amount", one) + &field("resor", "amount", other) + &field("allt", "amount", total);
    outcome(&[
        ("x/form.md", &FORM.replace("\"del\"", "\"del\", \"mer\"")),
        ("x/form/mer.md", &section(&(days + &sums + rules), "Det går ihop. {#mer}")),
    ])
}

#[test]
fn examples_that_fit_or_cannot_be_read_are_left_alone() {
    for fitting in [
        ["2027-01-01", "2027-01-01", "60 tkr", "500", "60 500 kr"],
        ["2027-01-01", "1 februari 2027", "1", "2", "3"],
        ["", "2027-01-01", "1", "", "3"],
        ["våren 2027", "2026-01-01", "60.000", "1", "3"],
        ["2027-01-02", "", "1", "2", ""],
    ] {
        assert!(told_of(fitting).is_ok(), "{fitting:?}");
    }
}

#[test]
fn examples_that_do_not_fit_are_told_where_they_stand() {
    let told = in_words(&told_of(["2027-01-02", "2027-01-01", "60 tkr", "500", "60 501 kr"]).unwrap_err());
    assert_eq!(
        heads(&told),
        [
            "12:11: fel: exemplen går inte ihop. Den som svarar så får veta: Ni svarar 2 januari 2027 på ”start” och \
             1 januari 2027 på ”slut”. Det första datumet ligger efter det andra.",
            "27:11: fel: exemplen går inte ihop. Den som svarar så får veta: Delarna ger 60\u{a0}500\u{a0}kr, totalen anger \
             60\u{a0}501\u{a0}kr. Totalen är 1\u{a0}kr högre.",
        ]
    );
}

/// Examples of which no day and no sum fits.
const UNFIT: [&str; 5] = ["2027-01-02", "2027-01-01", "1", "2", "4"];

#[test]
fn examples_that_fail_a_rule_that_warns_are_warned_of() {
    let warning = RULES.replace("[[rule]]\n", "[[rule]]\notherwise = \"warning\"\n");
    let warnings = told_by(&warning, UNFIT).unwrap().warnings;
    assert_eq!(warnings.iter().filter(|told| told.code == "examples").count(), 2, "{}", in_words(&warnings));
}

#[test]
fn examples_need_not_be_what_a_rule_asks_of_some_applications_only() {
    for some in ["when = { \"a.val\" = \"ett\" }", "from = 2027-01-01", "until = 2027-01-01"] {
        let rules = RULES.replace("[[rule]]\n", &format!("[[rule]]\n{some}\n"));
        assert_eq!(told_by(&rules, UNFIT).map_err(|told| in_words(&told)).err(), None, "{some}");
    }
}
