//! What editors are told of their mistakes: a file for each in `cases`, with what is told approved in both languages.
//!
//! `base` is a small site without fault. A case says what is changed in it, how many faults that makes, and what is told.
//! `UPDATE=1 cargo test -p finsamkoll --test mistakes` renews what is told. Read it before it is committed as somebody
//! who knows no programming would: is it clear where, what, and how to mend it?
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it should be")]

mod case;
mod codes;
#[path = "../support/folders.rs"]
mod folders;
mod site;
mod slips;

use case::{Case, Told};
use finsamkoll_site::Date;
use finsamkoll_site::diagnostic::{Diagnostic, Language, Shown, text};
use site::Site;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The folder with base and cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/mistakes")
}

const TODAY: &str = "2026-11-22";

fn today() -> Date {
    Date::parse_iso(TODAY).unwrap()
}

/// All that is told of the content in a folder.
fn told(content: &Path) -> Vec<Diagnostic> {
    finsamkoll_site::lint(content, today()).unwrap()
}

/// What is told as people read it, without colours.
fn words(told: &[Diagnostic], language: Language) -> String {
    let shown = Shown { language, folder: "content" };
    told.iter().fold(String::new(), |mut all, one| {
        writeln!(all, "{}\n", anstream::adapter::strip_str(&text(one, &shown))).unwrap();
        all
    })
}

#[test]
fn each_mistake_is_told_once_and_the_site_stays_as_it_was() {
    let site = Site::of_base();
    let wrong: Vec<String> = case::all()
        .iter()
        .flat_map(|case| tried(case, &site).into_iter().map(|wrong| format!("{}: {wrong}", case.name)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is not as it should be with a case.
fn tried(case: &Case, site: &Site) -> Vec<String> {
    let folder = case.changed();
    let told = told(&folder.path().join("content"));
    let approved = case.approved(&told);
    let said = Told { sv: words(approved, Language::Swedish), en: words(approved, Language::English) };
    if case::is_to_be_renewed() {
        case.renew(&said);
    }
    let mut wrong = Vec::new();
    if !case::is_to_be_renewed() && said != case.told {
        wrong.push(format!("not told as approved, but:\n{}{}", said.sv, said.en));
    }
    if told.len() != case.faults() {
        wrong.push(format!("{} are told, and it is {}:\n{}", told.len(), case.faults(), said.sv));
    }
    if let Some(twice) = twice(&told) {
        wrong.push(format!("told twice: {twice}"));
    }
    let built = if told.is_empty() {
        site.builds(folder.path(), case.harmless)
    } else {
        site.stays(folder.path(), &words(&told, Language::Swedish))
    };
    wrong.extend(built.err());
    wrong
}

/// A fault that is told twice: two of one code at one place.
fn twice(told: &[Diagnostic]) -> Option<&Diagnostic> {
    let mut seen = BTreeSet::new();
    told.iter().find(|one| {
        let place = one.place.as_ref().map(|place| (place.line(), place.column()));
        !seen.insert((&one.file, place, one.code))
    })
}

#[test]
fn no_slip_of_the_hand_is_told_many_times() {
    let wrong = slips::floods();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_mistake() {
    let told = |case: &Case| told(&case.changed().path().join("content"));
    let seen: BTreeSet<String> = case::all().iter().flat_map(told).map(|one| one.code.into()).collect();
    let known = codes::in_sources();
    let unseen: Vec<_> = known.difference(&seen).collect();
    let unknown: Vec<_> = seen.difference(&known).collect();
    assert!(unseen.is_empty(), "no case makes these mistakes: {unseen:?}");
    assert!(unknown.is_empty(), "`codes` does not find these in the sources: {unknown:?}");
}
