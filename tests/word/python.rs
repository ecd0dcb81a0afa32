//! Documents as python-docx reads them, which office programs are often made with and which knows nothing of ours.

use crate::made::{self, Made};
use crate::support::in_repository;
use finsamkoll_checks::Address;
use finsamkoll_checks::form::{Answer, Field};
use std::collections::BTreeSet;
use std::process::Command;
use std::slice;

/// Stands after an answer that says the same as a prompt.
const IS_ANSWER: char = '\u{2060}';

#[test]
fn python_docx_finds_every_question_and_text_in_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    let made = made::of_content();
    let mut python = Command::new(in_repository("target/tools/python/bin/python"));
    python.arg(in_repository("tests/word/cells.py")).args(made.iter().map(|made| made.write(folder.path())));
    let output = python.output().expect("python with its packages, which tests/run installs");
    let all: Vec<BTreeSet<String>> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{fault}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(all.len(), made.len());
    for (made, cells) in made.iter().zip(&all) {
        for label in labels(made) {
            assert!(cells.iter().any(|cell| cell.starts_with(label)), "{}: {label} in {cells:#?}", made.name);
        }
        for text in texts(made) {
            assert!(
                cells.contains(text) || cells.contains(&format!("{text}{IS_ANSWER}")),
                "{}: {text} in {cells:#?}",
                made.name
            );
        }
    }
}

/// The words of all questions, with those over the columns of groups.
fn labels(made: &Made) -> impl Iterator<Item = &str> {
    made.template.form.fields().flat_map(|(_, field)| asked(field)).map(|field| field.label.as_str())
}

/// The columns of a group, or the field itself.
fn asked(field: &Field) -> &[Field] {
    if field.columns().is_empty() { slice::from_ref(field) } else { field.columns() }
}

/// The answers that stand in the document as they were written.
fn texts(made: &Made) -> impl Iterator<Item = &str> {
    let is_text = |at: &Address| match at {
        Address::Field(id) => made.template.form.fields().any(|(_, field)| field.id == *id && is_text(field)),
        Address::Cell(group, _, column) => {
            let group = made.template.form.fields().find(|(_, field)| field.id == *group);
            group.is_some_and(|(_, group)| group.columns().iter().any(|field| field.id == *column && is_text(field)))
        }
        Address::Group(_) | Address::Reason(_) => false,
    };
    made.answers.iter().filter(move |(at, _)| is_text(at)).map(|(_, text)| text)
}

fn is_text(field: &Field) -> bool {
    matches!(field.answer, Answer::Text | Answer::Long | Answer::Number | Answer::Amount | Answer::Date | Answer::Email)
}
