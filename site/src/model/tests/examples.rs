//! Examples beside fields: sums and days that do not fit together.

use super::*;

/// What is said of examples of a start, an end, two terms and their total.
fn told_of([start, end, one, other, total]: [&str; 5]) -> Result<Site, Vec<Diagnostic>> {
    let field = |id: &str, kind: &str, example: &str| {
        let example = if example.is_empty() { String::new() } else { format!("example = \"{example}\"\n") };
        format!("[[field]]\nid = \"m.{id}\"\ntype = \"{kind}\"\nlabel = \"{id}\"\n{example}")
    };
    let days = field("start", "date", start) + &field("slut", "date", end);
    let sums = field("lon", "amount", one) + &field("resor", "amount", other) + &field("allt", "amount", total);
    let rule = |rest: &str| format!("[[rule]]\nclause = \"mer\"\n{rest}\n");
    let rules = rule("kind = \"in-order\"\ndates = [\"today\", \"m.start\", \"m.slut\"]")
        + &rule("kind = \"sum-equals\"\nof = [\"m.lon\", \"m.resor\"]\ntotal = \"m.allt\"");
    outcome(&[
        ("x/form.md", &FORM.replace("\"del\"", "\"del\", \"mer\"")),
        ("x/form/mer.md", &section(&(days + &sums + &rules), "Det går ihop. {#mer}")),
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
            "12:11: fel: exemplen går inte ihop: 1 januari 2027 ska inte komma före 2 januari 2027",
            "27:11: fel: exemplen går inte ihop: de i m.lon, m.resor blir tillsammans 60\u{a0}500\u{a0}kr, men här står \
             60\u{a0}501\u{a0}kr",
        ]
    );
}
