//! The list for spreadsheets, as other programs read it: Python's csv finds what the review found, and `LibreOffice` finds
//! what Python finds, each cell as what it is: a number, a day or a text.

use crate::golden::{by_libreoffice, written};
use crate::support::in_repository;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Columns of numbers.
const NUMBERS: [&str; 10] = [
    "Söker (kr)",
    "Saknas",
    "Fel",
    "Se över",
    "Ta ställning",
    "Parter",
    "Parter med rad för underskrift",
    "Version",
    "Version nu",
    "Frågor som inte hittades",
];

/// Columns of days.
const DAYS: [&str; 3] = ["Sista ansökningsdag", "Kom in", "Bedömd efter reglerna den"];

/// A row of the list by its headings, with what the review says should stand in each.
type Expected = Vec<(&'static str, String)>;

#[test]
fn python_reads_in_the_list_what_the_review_found() {
    let review: Value = serde_json::from_slice(&fs::read(written("granskning.json")).unwrap()).unwrap();
    let mut rows = list_by_python().into_iter();
    let headings = rows.next().unwrap();
    let expected = expected(&review);
    assert!(expected.len() > 30, "{}", expected.len());
    let rows: Vec<Vec<String>> = rows.collect();
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row.len(), headings.len(), "{row:?}");
        for (heading, cell) in headings.iter().zip(row) {
            // No other key of the review says this; what is approved holds it.
            if heading == "Det första att rätta" || heading == "Läst efter" || heading == "Sista ansökningsdag" {
                continue;
            }
            let said = expected.iter().find(|(of, _)| of == heading).map(|(_, said)| said.as_str());
            assert!(is_told(cell, said.unwrap_or_default()), "{heading}: {cell}, and not {said:?}, in {row:?}");
        }
        let unknown: Vec<_> = expected.iter().filter(|(of, _)| !headings.iter().any(|heading| heading == of)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}

/// Whether a cell says this: an apostrophe before it keeps a text from being taken for a formula.
fn is_told(cell: &str, said: &str) -> bool {
    cell == said || cell.strip_prefix('\'') == Some(said)
}

/// What the rows should say, in their order.
fn expected(review: &Value) -> Vec<Expected> {
    let applications = list(review, "applications").iter().map(|one| of_application(review, one));
    let others = list(review, "other-rounds").iter().map(|one| of_other_round(review, one));
    let unread = list(review, "unread").iter().map(of_unread);
    applications.chain(others).chain(unread).collect()
}

fn of_application(review: &Value, one: &Value) -> Expected {
    let association = association(review, one);
    let file = text(&one["file"]);
    vec![
        ("Förbund", text(&association["name"])),
        ("Fil", file.clone()),
        ("Läge", status(&one["status"]).into()),
        ("Insats", text(&one["effort"])),
        ("Ansvarig", text(&one["owner"])),
        ("Söker (kr)", one["sought-ore"].as_i64().map(kronor).unwrap_or_default()),
        ("Saknas", text(&one["missing"])),
        ("Fel", text(&one["not-met"])),
        ("Se över", text(&one["warnings"])),
        ("Ta ställning", text(&one["to-decide"])),
        ("Parter", list(&one["lines-to-sign"], "parties").len().to_string()),
        ("Parter med rad för underskrift", list(&one["lines-to-sign"], "with-line").len().to_string()),
        ("Version", text(&one["form-version"])),
        ("Version nu", text(&association["form-version"])),
        ("Kontrollkod i filen", text(&one["code"]["printed"])),
        ("Svarens kontrollkod", text(&one["code"]["now"])),
        ("Koden", state(&one["code"]["state"]).into()),
        ("Frågor som inte hittades", not_found(one).to_string()),
        ("Omgång", round(one)),
        ("Kom in", text(&one["received"])),
        ("Bedömd efter reglerna den", text(&one["judged-as-of"])),
        ("Samma ansökan som", copies(review, &file)),
        ("Om filen", list(one, "remarks").iter().map(text).collect::<Vec<_>>().join(" ")),
    ]
}

fn of_other_round(review: &Value, one: &Value) -> Expected {
    let name = text(&association(review, one)["name"]);
    vec![("Förbund", name), ("Fil", text(&one["file"])), ("Läge", "annan omgång".into()), ("Omgång", round(one))]
}

fn association<'a>(review: &'a Value, one: &Value) -> &'a Value {
    list(review, "associations").iter().find(|of| of["id"] == one["association"]).unwrap()
}

fn of_unread(one: &Value) -> Expected {
    vec![
        ("Fil", text(&one["file"])),
        ("Läge", "gick inte att läsa".into()),
        ("Varför filen inte är läst", text(&one["says"])),
        ("Att svara", text(&one["send-back"])),
    ]
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().unwrap_or_else(|| panic!("{key} in {of}"))
}

/// A text, a number or nothing, as a cell says it.
fn text(value: &Value) -> String {
    if value.is_null() {
        return String::new();
    }
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

fn kronor(ore: i64) -> String {
    let (kronor, ore) = (ore / 100, ore % 100);
    if ore == 0 { kronor.to_string() } else { format!("{kronor},{ore:02}") }
}

fn status(of: &Value) -> &'static str {
    match of.as_str().unwrap() {
        "complete" => "komplett",
        "to-decide" => "för kansliet att ta ställning till",
        "to-complete" => "att komplettera",
        other => panic!("{other}"),
    }
}

fn state(of: &Value) -> &'static str {
    match of.as_str().unwrap() {
        "matches" => "stämmer",
        "changed" => "ändrad efter kontrollen",
        "not-printed" => "ingen kod",
        "other-version" => "annan version",
        "unknown-version" => "versionen är okänd",
        other => panic!("{other}"),
    }
}

fn not_found(one: &Value) -> usize {
    list(&one["reading"], "not-found").len()
}

fn round(one: &Value) -> String {
    one["round"].as_str().map(|round| format!("omgång {round}")).unwrap_or_default()
}

fn copies(review: &Value, file: &str) -> String {
    let with = list(review, "copies").iter().map(|copies| list(copies, "files"));
    let mut with = with.filter(|files| files.contains(&json!(file)));
    let others = with.next().unwrap_or_default().iter().map(text).filter(|other| other != file);
    others.collect::<Vec<_>>().join(", ")
}

#[test]
fn libreoffice_reads_in_the_list_what_python_reads() {
    let by_python = list_by_python();
    let by_libreoffice = list_by_libreoffice();
    assert_eq!(by_libreoffice.len(), by_python.len());
    let headings = &by_python[0];
    for known in NUMBERS.iter().chain(&DAYS) {
        assert!(headings.iter().any(|heading| heading == known), "{known}");
    }
    assert_eq!(by_libreoffice[0], headings.iter().map(|heading| json!(["string", heading])).collect::<Vec<_>>());
    for (row, found) in by_python.iter().zip(&by_libreoffice).skip(1) {
        let typed: Vec<Value> = headings.iter().zip(row).map(|(heading, cell)| typed(heading, cell)).collect();
        assert_eq!(found, &typed);
    }
}

/// A cell as a spreadsheet holds it: its type and its value.
fn typed(heading: &str, cell: &str) -> Value {
    if cell.is_empty() {
        Value::Null
    } else if NUMBERS.contains(&heading) {
        json!(["float", cell.replace(',', ".").parse::<f64>().unwrap()])
    } else if DAYS.contains(&heading) {
        json!(["date", cell])
    } else {
        json!(["string", cell])
    }
}

fn list_by_python() -> Vec<Vec<String>> {
    serde_json::from_value(by_python("rows.py", &written("lista.csv"), &["utf-8-sig", ";"])).unwrap()
}

fn list_by_libreoffice() -> Vec<Vec<Value>> {
    // Semicolons, quotes, UTF-8, from the first line, in Swedish, numbers and days found as Calc finds them.
    let read = "--infilter=CSV:59,34,76,1,,1053,false,true";
    let folder = by_libreoffice(&[read, "--convert-to", "fods"], &[written("lista.csv")]);
    serde_json::from_value(by_python("cells.py", &folder.path().join("lista.fods"), &[])).unwrap()
}

/// What a script of this folder prints of a file.
fn by_python(script: &str, file: &Path, arguments: &[&str]) -> Value {
    let mut python = Command::new(in_repository("target/tools/python/bin/python"));
    python.arg(in_repository("tests/office").join(script)).arg(file).args(arguments);
    let output = python.output().expect("python, which tests/run installs");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{fault}: {}", String::from_utf8_lossy(&output.stderr)))
}
