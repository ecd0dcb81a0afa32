//! Fills a folder with applications for `tests/office/figures`: documents of the real forms, no two with the same name.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a measurement by hand")]

#[path = "../support/mod.rs"]
mod support;

use finsamkoll_checks::{Address, Answers, Application, Submission};
use std::fs;
use std::path::Path;
use support::{CONTENT, TRIED, cases, received};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [folder, count] = arguments.as_slice() else { panic!("a folder and a number of documents") };
    write(Path::new(folder), count.parse().unwrap());
}

/// Writes so many documents, in turn of each complete and incomplete case of each association.
fn write(folder: &Path, count: usize) {
    let templates = received::templates(CONTENT);
    let mut kinds = Vec::new();
    for tried in TRIED.into_iter().filter(|tried| tried.content == CONTENT) {
        let ruleset = tried.ruleset();
        kinds.extend(cases::all(tried.id).into_iter().map(|case| (tried.id, ruleset.clone(), case)));
    }
    for number in 0..count {
        let (id, ruleset, case) = &kinds[number % kinds.len()];
        let named = |(at, text): (&Address, &str)| {
            let is_name = at.text() == "insats.namn";
            (at.clone(), if is_name { format!("{text} {number}") } else { text.to_owned() })
        };
        let answers: Answers = case.answers().iter().map(named).collect();
        let submission = Submission { answers, ..case.submission() };
        let asked = Application::new(ruleset, &submission, case.today).answers();
        let bytes = received::document(&templates[*id], &asked);
        fs::write(folder.join(format!("{number:05}-{id}.docx")), bytes).unwrap();
    }
}
