//! The rooms keep to themselves: who may know whom, and that no room knows an association.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::{TRIED, in_repository, site};

/// Each room, with those of ours that it may know.
const ARROWS: [(&str, &[&str]); 9] = [
    ("checks", &[]),
    ("word", &["finsamkoll-checks"]),
    ("wasm/page", &["finsamkoll-checks"]),
    ("wasm/checks", &["finsamkoll-checks", "finsamkoll-wasm-page"]),
    ("wasm/word", &["finsamkoll-checks", "finsamkoll-wasm-page", "finsamkoll-word"]),
    ("wasm/read", &["finsamkoll-checks", "finsamkoll-wasm-page", "finsamkoll-word"]),
    ("site", &["finsamkoll-checks", "finsamkoll-word"]),
    ("office", &["finsamkoll-checks", "finsamkoll-word"]),
    ("cli", &["finsamkoll-office", "finsamkoll-site"]),
];

#[test]
fn arrows_go_only_as_the_map_says() {
    for (room, known) in ARROWS {
        let manifest = fs::read_to_string(in_repository(room).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap();
        let ours: BTreeSet<&str> = dependencies(&manifest).filter(|name| name.starts_with("finsamkoll")).collect();
        assert_eq!(ours, known.iter().copied().collect(), "{room}");
    }
}

/// What a crate is built with: its dependencies, those of one target alone, and those of its build script.
fn dependencies(manifest: &toml::Table) -> impl Iterator<Item = &str> {
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = std::iter::once(manifest).chain(targets.filter_map(toml::Value::as_table));
    let lists = tables.flat_map(|table| ["dependencies", "build-dependencies"].map(|name| table.get(name)));
    lists.flatten().filter_map(toml::Value::as_table).flat_map(|list| list.keys().map(String::as_str))
}

#[test]
fn no_room_knows_an_association() {
    let mut names = BTreeSet::new();
    for association in TRIED.iter().flat_map(|tried| site(tried.content).associations) {
        names.insert(association.name.clone());
        names.insert(association.area.clone());
        names.insert(association.id.clone());
        names
            .extend(association.ruleset.form.fields().map(|(_, field)| field.id.clone()).filter(|id| id.contains('.')));
        names.extend(association.ruleset.parties.iter().map(|party| party.name.clone()));
        names.extend(association.ruleset.clauses.iter().map(|clause| clause.words.clone()));
    }
    let rooms = ARROWS.iter().map(|(room, _)| in_repository(room).join("src"));
    let folders = rooms.chain(["templates", "browser"].map(in_repository));
    for file in folders.flat_map(|folder| sources(&folder)) {
        let source = without_tests_and_docs(&fs::read_to_string(&file).unwrap());
        for name in &names {
            let is_known =
                source.contains(&format!("\"{name}\"")) || (name.len() > 12 && source.contains(name.as_str()));
            assert!(!is_known, "{} knows ”{name}”", file.display());
        }
    }
}

/// What is compiled: examples in docs and tests need names to speak of.
fn without_tests_and_docs(source: &str) -> String {
    let (code, tests) = source.split_once("#[cfg(test)]\n").unwrap_or((source, ""));
    let is_code = |line: &str| ["fn ", "pub", "impl", "const "].iter().any(|word| line.starts_with(word));
    assert!(!tests.lines().any(is_code), "code stands after tests: {tests}");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.file_name().is_some_and(|name| name != "tests.rs" && name != "tried.rs") {
            found.push(path);
        }
    }
    found
}
