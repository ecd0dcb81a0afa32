//! The manual is whole, true of the code, and its examples build.

use super::*;
use crate::content::FieldType;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Site};
use crate::source::{self, Source};
use finsamkoll_word::Gap;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Compares a page of `docs/` with what it is made as, or renews it.
fn assert_kept(page: &str, made: &str) {
    let path = in_repository("docs").join(page);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = made.lines().zip(kept.lines().chain(std::iter::repeat(""))).find(|(made, kept)| made != kept);
    let renew = "is not what it is made as. Renew it, and read what changed:\n\
                 UPDATE=1 cargo test -p finsamkoll-site manual";
    assert!(made == kept, "docs/{page} {renew}\n\nThe first line that differs: {differs:#?}");
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[test]
fn the_manual_in_docs_is_what_the_code_says() {
    assert_kept("regler.md", &markdown());
}

#[test]
fn the_shared_sections_in_docs_are_those_of_the_content() {
    let source = source::read(&in_repository("content")).unwrap();
    assert_kept("avsnitt.md", &sections(&content::parse(&source)));
}

#[test]
fn the_words_of_shared_sections_are_explained_and_no_others() {
    let source = source::read(&in_repository("content")).unwrap();
    let shared = source.files.iter().filter(|(path, _)| path.starts_with("forms/"));
    let used: BTreeSet<String> = shared.flat_map(|(_, text)| content::keys(text)).map(str::to_lowercase).collect();
    assert_eq!(used, sections::WORDS.iter().map(|(word, ..)| String::from(*word)).collect());
}

/// The names in their order, so that what is described twice shows too.
fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

fn assert_described(keys: &[Key], described: &[(&str, &str)], of: &str) {
    assert_eq!(sorted(keys.iter().map(|key| key.name)), sorted(described.iter().map(|(name, _)| *name)), "{of}");
    for (name, meaning) in described {
        assert!(meaning.ends_with('.'), "{of}: {name} has no whole sentence");
    }
}

#[test]
fn every_key_is_described_and_none_that_is_not_there() {
    fn check<T: Described>() {
        assert_described(&shape::keys::<T>(), T::KEYS, std::any::type_name::<T>());
    }
    check::<RuleKeys>();
    check::<RoundKeys>();
    check::<RoundsKeys>();
    check::<OffsetKeys>();
    check::<FormKeys>();
    check::<SectionKeys>();
    check::<FieldKeys>();
    check::<PageKeys>();
    check::<SitePageKeys>();
    check::<AssociationKeys>();
    check::<PartyKeys>();
    check::<Contact>();
    check::<Applications>();
    check::<LetterKeys>();
    check::<Settings>();
    check::<Owner>();
    check::<Accessibility>();
}

#[test]
fn every_gap_of_letters_is_described() {
    assert_eq!(GAPS.map(|(gap, _)| gap), Gap::ALL);
    for gap in Gap::ALL.into_iter().filter(|gap| !gap.is_block()) {
        assert!(AROUND_GAPS.split(" står i löpande text").next().unwrap().contains(&gap.written()), "{gap:?}");
    }
}

#[test]
fn every_parameter_is_described_and_occurs_in_the_example() {
    assert_eq!(all_kinds().count(), Kind::NAMES.len());
    for (name, manual) in all_kinds() {
        let keys = shape::keys_of_variant::<Kind>(name);
        assert_described(&keys, manual.parameters, name);
        for key in keys {
            assert!(manual.example.contains(&format!("\n{} = ", key.name)), "{name} has no {}", key.name);
        }
    }
}

#[test]
fn every_type_of_field_is_there() {
    let written: Vec<&str> = every_type().iter().map(|answer| field_type(answer).written()).collect();
    assert_eq!(written, shape::variants::<FieldType>());
}

const START: &str = "+++\ntitle = \"Start\"\ndescription = \"Början.\"\n+++\n";

const HOME: &str = r#"+++
title = "X"
description = "Om X."
name = "Förbundet X"
area = "X"
status = "example"
parties-confirmed = true
party = [{ id = "kommun:a", name = "A kommun" }, { id = "region:b", name = "Region B" }]
+++
"#;

const FORM: &str = r#"+++
id = "x"
version = 1
title = "Ansökan"
description = "Ansök."
sections = ["del"]
+++
"#;

/// The fields that the examples speak of.
const FIELDS: &[(&str, &str)] = &[
    ("exempel.mal", "long"),
    ("exempel.agare", "party"),
    ("exempel.parter", "party"),
    ("exempel.frivilligt", "choice\"\noptions = { ja = \"Ja\", nej = \"Nej\" }\nhint = \"Hjälp."),
    ("exempel.alder", "span"),
    ("exempel.egen-del", "amount"),
    ("exempel.kostnad", "amount"),
    ("exempel.start", "date"),
    ("exempel.slut", "date"),
    ("exempel.omgang", "round"),
    ("underskrift", "rows\"\ncolumn = [{ id = \"part\", type = \"party\", label = \"Part\" }]\nhint = \"Hjälp."),
    ("budget", "rows\"\ncolumn = [{ id = \"belopp\", type = \"amount\", label = \"Belopp\" }]\nhint = \"Hjälp."),
];

fn section(statement: &str) -> String {
    let field = |(id, kind): &(&str, &str)| format!("[[field]]\nid = \"{id}\"\ntype = \"{kind}\"\nlabel = \"{id}\"\n");
    let fields: String = FIELDS.iter().map(field).collect();
    format!("+++\ntitle = \"Del\"\n{fields}{statement}+++\n")
}

const HEAD: &str = "+++\ntitle = \"T\"\ndescription = \"D.\"\n";

/// What becomes of a page that begins so, on a site of its own.
fn built(page: &str, statement: &str, dates: &str) -> Result<Site, Vec<Diagnostic>> {
    build(&files(&format!("{HEAD}{page}"), statement, dates))
}

/// The files of a site with one association.
fn files(page: &str, statement: &str, dates: &str) -> Source {
    let files = [
        ("site.toml", "name = \"Prov\"\nbase_url = \"https://prov.example/\"\nowner = { name = \"Vi\" }\n".into()),
        ("_index.md", START.into()),
        ("om.md", START.into()),
        ("lagen.md", START.into()),
        ("provbygden/_index.md", HOME.into()),
        ("provbygden/form.md", FORM.into()),
        ("provbygden/form/del.md", section(statement)),
        ("provbygden/datum.md", format!("{HEAD}{dates}+++\n")),
        ("provbygden/villkor.md", page.into()),
    ];
    let files = files.map(|(path, text): (&str, String)| (path.into(), text.into())).into();
    Source { files, ..Source::default() }
}

fn build(source: &Source) -> Result<Site, Vec<Diagnostic>> {
    let today = Date::parse_iso("2026-11-22").unwrap();
    model::build(&content::parse(source), today)
}

const DATES: &str = "[[round]]\nid = \"2027-1\"\ndeadline = 2027-02-05\n";

#[test]
fn the_example_of_every_kind_builds() {
    for (name, manual) in all_kinds() {
        let clause = manual.example.lines().find(|line| line.starts_with("clause")).unwrap();
        let statement = format!("[[field]]\nid = \"exempel.ansvar\"\ntype = \"statement\"\n{clause}\n");
        let statement = if name == "stated" { statement } else { String::new() };
        let site = built(manual.example, &statement, DATES).unwrap_or_else(|told| panic!("{name}: {told:#?}"));
        assert_eq!(site.warnings, [], "{name}");
        assert!(manual.example.contains(&format!("\nkind = \"{name}\"\n")), "{name}");
    }
}

#[test]
fn the_example_of_rounds_builds() {
    let site = built("+++\n", "", example(PATTERN)).unwrap();
    let round = &site.associations[0].ruleset.rounds.all[0];
    assert_eq!((round.deadline, round.board), (Date::new(2027, 2, 3).unwrap(), Date::new(2027, 2, 24)));
}

/// The example in a part of the manual.
fn example(part: &str) -> &str {
    let (_, after) = part.split_once("```toml\n").unwrap();
    after.split_once("```").unwrap().0
}

#[test]
fn the_example_of_what_stands_at_the_top_builds() {
    let page = example(writing::ORDER);
    let site = build(&files(page, "", "")).unwrap_or_else(|told| panic!("{told:#?}"));
    assert_eq!((site.warnings, site.associations[0].ruleset.rounds.all.len()), (vec![], 2));
    let misplaced = page.replace("order = 3\n", "").replace("maximum = 155000\n", "maximum = 155000\norder = 3\n");
    let told = build(&files(&misplaced, "", "")).unwrap_err();
    assert!(told.len() == 1 && told[0].message.sv == "okänd nyckel ”order”", "{told:#?}");
}

#[test]
fn the_example_of_rules_that_change_builds() {
    let site = built(example(writing::CHANGES), "", DATES).unwrap_or_else(|told| panic!("{told:#?}"));
    let rules = &site.associations[0].ruleset.rules;
    let days: Vec<_> = rules.iter().map(|rule| (rule.days.from, rule.days.until)).collect();
    assert_eq!(days, [(None, Date::new(2026, 12, 31)), (Date::new(2027, 1, 1), None)]);
}

#[test]
fn the_links_of_the_manual_lead_where_they_say() {
    for (file, _, _, written) in writing::LINKS {
        let mut source = files(&format!("{HEAD}+++\nDet är frivilligt. {{#frivilligt .info}}\n"), "", DATES);
        let text = source.files[file].clone();
        source.files.insert(file.into(), format!("{text}\n[Läs mer]({written})\n").into());
        assert!(build(&source).is_ok(), "{file}: {written}");
        source.files.insert(file.into(), format!("{text}\n[Läs mer]({written}fel)\n").into());
        assert!(build(&source).is_err(), "{file}: {written}fel leads somewhere");
    }
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn links_lead_to_headings_and_rows_have_all_their_cells() {
    let made = markdown();
    let headings = made.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<String> = headings.map(|heading| anchor(heading.trim_start_matches(['#', ' ']))).collect();
    for link in made.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(anchors.iter().any(|anchor| anchor == link), "no heading for #{link}");
    }
    for table in made.split("\n\n").filter(|part| part.starts_with('|')) {
        let cells: Vec<usize> = table.lines().map(|row| row.matches('|').count()).collect();
        assert!(cells.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
    }
}
