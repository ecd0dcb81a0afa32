//! Every way of writing in `tests/swedish-formats.tsv` comes out as it says there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it should be")]

#[allow(dead_code, reason = "each file of tests takes what it needs")]
mod support;

use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Named, Reading, Unreadable, Value, read};
use finsamkoll_checks::{Address, Amount, Date, FieldCheck, Party, Ruleset, Submission, check_field};
use std::path::Path;
use support::{answers, field, ruleset, today};

/// A line of the table: what is asked for, what is written, and what is to come of it.
struct Row {
    kind: String,
    written: String,
    expected: String,
}

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/swedish-formats.tsv");
    let table = std::fs::read_to_string(path).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [kind, written, expected, _] = columns.as_slice() else { panic!("four columns: {line:?}") };
        Row { kind: (*kind).into(), written: (*written).into(), expected: (*expected).into() }
    };
    lines.map(row).collect()
}

fn asked(kind: &str) -> Field {
    let answer = match kind {
        "amount" => Answer::Amount,
        "date" => Answer::Date,
        "orgnr" => Answer::OrganisationNumber,
        "phone" => Answer::Phone,
        "post" => Answer::Post,
        "email" => Answer::Email,
        "party" => Answer::Party { many: false },
        other => panic!("no type of field for {other}"),
    };
    field("svar.ett", answer)
}

/// The parties of an association with two municipalities of which one shares its name with the region.
fn parties() -> Vec<Party> {
    let party = |id: &str, name: &str, also: &[&str]| Party {
        id: id.into(),
        name: name.into(),
        also: also.iter().map(|name| (*name).into()).collect(),
    };
    vec![
        party("kommun:1814", "Lekebergs kommun", &[]),
        party("kommun:1880", "Örebro kommun", &[]),
        party("region:18", "Region Örebro län", &["Landstinget i Örebro", "Örebro läns landsting"]),
        party("arbetsformedlingen", "Arbetsförmedlingen", &["AF"]),
        party("forsakringskassan", "Försäkringskassan", &["FK"]),
    ]
}

fn asking(kind: &str) -> Ruleset {
    Ruleset { parties: parties(), ..ruleset(vec![asked(kind)], vec![], vec![]) }
}

fn checked(row: &Row) -> FieldCheck {
    let submission = Submission::on_web(answers(&[("svar.ett", &row.written)]));
    check_field(&asking(&row.kind), &submission, today(), &Address::field("svar.ett"))
}

/// A value as the table spells it.
fn spelt(value: &Value) -> String {
    match value {
        Value::Amount(Amount { ore }) => ore.to_string(),
        Value::Date(date) => iso(*date),
        Value::Text(text) => text.clone(),
        Value::Parties(named) => match named.as_slice() {
            [Named::Party(id)] => id.clone(),
            [Named::Other(_)] => "NOTPARTY".into(),
            several => panic!("one party: {several:?}"),
        },
        Value::Number(_) | Value::Span(_) | Value::Chosen(_) | Value::Rows => panic!("not in the table: {value:?}"),
    }
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// What becomes of a row, in the words of the table.
fn outcome(row: &Row) -> String {
    let says = checked(row);
    match read(&asked(&row.kind), &row.written, &parties()) {
        Reading::Missing => "EMPTY".into(),
        Reading::Ambiguous(ways) if ways.len() > 1 => "ASK".into(),
        Reading::Ambiguous(_) => "ASK of one".into(),
        Reading::Unreadable(Unreadable::Several) => "TWO".into(),
        Reading::Unreadable(_) => "ERR".into(),
        Reading::Read(_) if says.understood.is_some_and(|words| words.contains("Alla e-postprogram")) => "WARN".into(),
        Reading::Read(value) => spelt(&value),
        Reading::Placeholder(placeholder) => format!("{placeholder:?}"),
    }
}

#[test]
fn every_row_comes_out_as_it_says() {
    let rows = rows();
    assert_eq!(rows.len(), 74);
    for row in &rows {
        assert_eq!(outcome(row), row.expected, "{}: {:?}", row.kind, row.written);
    }
}

#[test]
fn what_cannot_be_read_is_quoted_but_for_the_number_of_a_person() {
    let number_of_person = "850709-9805";
    let mut quoted = 0;
    for row in rows().iter().filter(|row| row.expected == "ERR") {
        let says = checked(row).note.unwrap().says;
        assert_eq!(says.starts_with(&format!("”{}”", row.written)), row.written != number_of_person, "{says}");
        quoted += 1;
    }
    assert_eq!(quoted, 15);
}

#[test]
fn what_is_asked_about_offers_what_it_can_mean() {
    for row in rows().iter().filter(|row| row.expected == "ASK") {
        let note = checked(row).note.unwrap();
        let words: Vec<&str> = note.ways.iter().map(|way| way.words.as_str()).collect();
        let expected = match row.written.as_str() {
            "Örebro" => ["Örebro kommun", "Region Örebro län"],
            _ => ["60\u{a0}000\u{a0}kr", "60\u{a0}kr"],
        };
        assert_eq!(words, expected, "{}", row.written);
        assert!(note.says.contains("Menar ni"), "{}", note.says);
    }
}

#[test]
fn a_row_of_nothing_is_asked_about() {
    let row = Row { kind: "amount".into(), written: "0".into(), expected: "0".into() };
    assert_eq!(checked(&row).understood.as_deref(), Some("Beloppet är 0\u{a0}kr. Stämmer det?"));
}
