//! What was asked for, and what is said where it cannot be done: nothing is judged then.

use crate::desk::{Desk, Told, case, case_with_round, complete};
use crate::support::in_repository;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// A run that was refused: what it said.
fn refused(arguments: &[&str]) -> String {
    let told = Desk::with(&[("a.docx", &complete())]).review(arguments);
    assert_eq!((told.status, told.out.as_str()), (2, ""), "{}", told.beside);
    told.beside
}

#[test]
fn complete_applications_and_an_empty_folder_end_with_0_and_others_with_1() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    let told = desk.review(&["in"]);
    assert_eq!((told.status, told.beside.as_str(), told.names("a.docx")), (0, "", 1), "{}", told.out);
    desk.put("in/b.docx", b"");
    let told = desk.review(&["in"]);
    assert_eq!((told.status, told.names("a.docx"), told.names("b.docx")), (1, 1, 1), "{}", told.out);
}

#[test]
fn where_nothing_is_judged_that_is_said() {
    let told = Desk::with(&[]).review(&["in"]);
    assert_eq!((told.status, told.beside.as_str()), (0, "Ingen ansökan är granskad: det finns ingen där.\n"));
    let desk = Desk::with(&[("a.docx", &case_with_round("fullstandig"))]);
    let told = desk.review(&["in", "--round", "2026-1", "--csv", "-"]);
    let says = "Ingen ansökan är granskad: de som finns där gäller andra omgångar än den som ni har valt.\n";
    assert_eq!((told.status, told.beside.as_str()), (0, says));
}

#[test]
fn what_an_application_lacks_is_shown_of_a_single_one_and_where_it_is_asked_for() {
    let lacking = case("egen-del-utan-belopp");
    let desk = Desk::with(&[("a.docx", &lacking), ("b.docx", &lacking)]);
    let details =
        |arguments: &[&str]| desk.review(arguments).out.lines().filter(|line| line.starts_with("– Saknas: ")).count();
    let of_one = details(&["in/a.docx"]);
    assert!(of_one > 0);
    assert_eq!((details(&["in"]), details(&["in", "--details"])), (0, 2 * of_one));
    let taken = desk.review(&["in", "--details", "--json", "-"]);
    assert!(taken.out.starts_with('{') && taken.out.trim_end().ends_with('}'), "{}", taken.out);
}

#[test]
fn what_is_not_there_is_told_all_at_once() {
    assert_eq!(refused(&["in", "ut", "in/b.docx"]), "ut finns inte.\nin/b.docx finns inte.\n");
}

#[test]
fn an_unknown_association_or_round_is_told_with_what_there_is() {
    let of_association = refused(&["in", "--association", "halonby"]);
    assert!(of_association.starts_with("Det finns inget förbund ”halonby”. Menade ni ”hallonby”? De som finns: "));
    assert!(of_association.contains("tallinge"), "{of_association}");
    let of_round = refused(&["in", "--association", "videmark", "--round", "1999-1"]);
    assert!(of_round.starts_with("Det finns ingen omgång ”1999-1”."), "{of_round}");
    let none = refused(&["in", "--association", "hallonby", "--round", "2027-1"]);
    assert_eq!(none, "Det finns ingen omgång ”2027-1”.\n");
}

#[test]
fn content_with_faults_judges_nothing_and_says_how_they_are_seen() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    fs::create_dir(desk.at("content")).unwrap();
    fs::write(desk.at("content/site.toml"), "nam = \"Prov\"\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_finsamkoll"));
    let told = Told::of(&command.args(["review", "in"]).current_dir(desk.path()).output().unwrap());
    let says = "Innehållet i content/ har fel, så ingenting är granskat. Kör finsamkoll lint --content content för \
                att se dem.\n";
    assert_eq!((told.status, told.beside.as_str()), (2, says));
}

#[test]
fn mistakes_on_the_command_line_are_told_in_swedish() {
    for (arguments, says) in [
        (vec![], "FIL|MAPP saknas.\n"),
        (vec!["in", "--recieved", "x"], "”--recieved” går inte att skriva här. Menade ni ”--received”?\n"),
        (vec!["in", "--round"], "--round behöver ett värde.\n"),
    ] {
        assert!(refused(&arguments).starts_with(says), "{arguments:?}: {}", refused(&arguments));
    }
}

/// The docs describe what `--help` names, and nothing else.
#[test]
fn every_option_is_told_in_the_docs_and_no_other() {
    let help = Command::new(env!("CARGO_BIN_EXE_finsamkoll")).args(["review", "--help"]).output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let docs = fs::read_to_string(in_repository("docs/granskning.md")).unwrap();
    let (_, docs) = docs.split_once("\n## Val\n").unwrap();
    let (docs, _) = docs.split_once("\n## ").unwrap();
    let told = docs.lines().filter_map(|line| line.strip_prefix("- `--")?.split([' ', '`']).next());
    let known = help.lines().filter_map(|line| line.split_once("--")?.1.split(' ').next());
    assert_eq!(told.collect::<BTreeSet<_>>(), known.collect());
}
