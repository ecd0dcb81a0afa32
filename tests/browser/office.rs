//! The same files at the office and in an applicant's browser: the reports are equal.

use crate::page_read::{assert_equal, in_page, natively};
use crate::support::{in_repository, received, tried};
use crate::{DAY, Open};
use finsamkoll_checks::{Address, ClauseReport, Finding, Link, Note, NoteKind, Outcome, Report, Way};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const RESULT: &str = "[id='sida:fil-resultat']";

#[test]
fn the_office_and_the_browser_report_the_same_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    received::write(folder.path());
    let review = review(folder.path());
    let mut compared = 0;
    for id in ["videmark", "hallonby"] {
        let open = Open::of(tried(id));
        let form = open.association.ruleset().form;
        let of_form = review["applications"].as_array().unwrap().iter().filter(|one| one["association"] == id);
        for application in of_form {
            let file = text(&application["file"]);
            let native = natively(&report(&application["report"]), &form);
            assert_equal(file, &native, &in_browser(&open, &folder.path().join(file)));
            compared += 1;
        }
    }
    assert!(compared > 25, "only {compared} files");
}

/// What the office is told, for programs. Of the day of receipt the browser knows nothing.
fn review(folder: &Path) -> Value {
    let mut finsamkoll = Command::new(env!("CARGO_BIN_EXE_finsamkoll"));
    finsamkoll.args(["review", "--json", "-", "--today", DAY, "--content"]).arg(in_repository("tests/content"));
    serde_json::from_slice(&finsamkoll.arg(folder).output().unwrap().stdout).unwrap()
}

/// The report in the page, once a file has been dropped on it.
fn in_browser(open: &Open, file: &Path) -> String {
    let browser = &open.browser;
    open.open_form();
    let name = file.file_name().unwrap().to_str().unwrap();
    browser.drop_on("main", &[(name, &fs::read(file).unwrap())], "");
    browser.wait_for(&format!("{RESULT}:not([hidden])"));
    assert!(browser.text(RESULT).contains("är öppnad"), "{}", browser.text(RESULT));
    in_page(browser)
}

/// A report as it stands in JSON.
fn report(json: &Value) -> Report {
    let clause = |one: &Value| ClauseReport {
        clause: text(&one["clause"]).into(),
        outcome: outcome(&one["outcome"]),
        findings: all(&one["findings"], finding),
    };
    Report { clauses: all(&json["clauses"], clause), notes: all(&json["notes"], note), understood: Vec::new() }
}

fn finding(json: &Value) -> Finding {
    let link = |link: &Value| Link { to: address(&link["at"]), label: text(&link["label"]).into() };
    Finding {
        rule: text(&json["rule"]).into(),
        outcome: outcome(&json["outcome"]),
        at: all(&json["at"], link),
        says: text(&json["says"]).into(),
    }
}

fn note(json: &Value) -> Note {
    let kinds = [NoteKind::Missing, NoteKind::Placeholder, NoteKind::Ambiguous, NoteKind::Unreadable];
    let way = |way: &Value| Way { words: text(&way["words"]).into(), written: text(&way["written"]).into() };
    Note {
        at: address(&json["at"]),
        kind: kinds.into_iter().find(|kind| kind.key() == text(&json["kind"])).unwrap(),
        says: text(&json["says"]).into(),
        ways: all(&json["ways"], way),
    }
}

fn all<T>(json: &Value, one: impl Fn(&Value) -> T) -> Vec<T> {
    json.as_array().unwrap().iter().map(one).collect()
}

fn outcome(json: &Value) -> Outcome {
    Outcome::ALL.into_iter().find(|outcome| outcome.key() == text(json)).unwrap()
}

fn address(json: &Value) -> Address {
    Address::parse(text(json)).unwrap()
}

fn text(json: &Value) -> &str {
    json.as_str().unwrap()
}
