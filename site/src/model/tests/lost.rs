//! A fault is told once: what only follows from it is not told, and all others are.

use super::*;

/// All that is said of a site with these files changed, each without its advice.
fn faults(changed: &[(&str, &str)]) -> Vec<String> {
    let told = outcome(changed).map_or_else(|told| told, |site| site.warnings);
    told.iter().map(|one| one.to_string().lines().next().unwrap().to_owned()).collect()
}

/// The start page with a link that leads nowhere: it is told whatever else is wrong.
fn home() -> String {
    HOME.replace("[Villkor](villkor/#namn)", "[Villkor](villkor/#namn) [Bort](bort/)")
}

const DEAD: &str = "x/_index.md:11:33: fel: länken ”bort/” leder inte till någon sida";

fn with_dead_link(changed: &[(&str, &str)]) -> Vec<String> {
    let home = home();
    faults(&[&[("x/_index.md", home.as_str())], changed].concat())
}

#[test]
fn of_a_page_with_broken_front_matter_the_clauses_are_known_and_its_rules_may_cover_them() {
    let broken = PAGE.replace("kind = \"answered\"", "kind = answered");
    let expected = [DEAD, "x/villkor.md:7:8: fel: text ska stå inom citattecken"];
    assert_eq!(with_dead_link(&[("x/villkor.md", &broken)]), expected);
    let uncovered = broken + "\nMer. {#mer}\n";
    let expected = [expected[0], expected[1], "x/villkor.md:12:6: fel: punkten ”mer” har varken regel eller märke"];
    assert_eq!(with_dead_link(&[("x/villkor.md", &uncovered)]), expected);
}

#[test]
fn of_a_page_that_cannot_be_cut_every_anchor_may_be_there() {
    let told = "x/villkor.md:1:1: fel: raden +++ som avslutar uppgifterna överst i filen saknas";
    let broken = PAGE.replace("]\n+++\n", "]\n");
    assert_eq!(with_dead_link(&[("x/villkor.md", &broken)]), [DEAD, told]);
    let other = page("[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n", "Text.");
    assert_eq!(with_dead_link(&[("x/villkor.md", &broken), ("x/annan.md", &other)]), [DEAD, told]);
}

#[test]
fn a_broken_rule_covers_its_clause_all_the_same() {
    for (from, to, fault) in [
        ("kind = \"answered\"", "kind = \"answer\"", "7:8: fel: okänt värde ”answer”"),
        ("fields", "feilds", "8:1: fel: okänd nyckel ”feilds”"),
        ("clause = \"namn\"", "clase = \"namn\"", "6:1: fel: okänd nyckel ”clase”"),
        ("clause = \"namn\"\n", "", "5:1: fel: nyckeln ”clause” saknas"),
        ("clause = \"namn\"", "clause = 1", "6:10: fel: här ska det stå text inom citattecken, inte talet 1"),
        ("[[rule]]", "[rule]", "5:1: fel: rubriken ska stå inom dubbla hakparenteser"),
    ] {
        let page = PAGE.replace(from, to);
        assert_eq!(with_dead_link(&[("x/villkor.md", &page)]), [DEAD, &format!("x/villkor.md:{fault}")], "{to}");
    }
}

#[test]
fn a_broken_field_is_there_all_the_same() {
    for (from, to, fault) in [
        ("type = \"text\"", "type = \"txt\"", "6:8: fel: okänt värde ”txt”"),
        ("label = \"Vad", "lable = \"Vad", "7:1: fel: okänd nyckel ”lable”"),
        ("type = \"text\"\nlabel = \"Vad heter den?\"\n", "", "4:1: fel: nyckeln ”type” saknas"),
        ("id = \"a.namn\"", "id = a.namn", "5:6: fel: text ska stå inom citattecken"),
    ] {
        let section = SECTION.replacen(from, to, 1);
        assert_eq!(with_dead_link(&[("x/form/del.md", &section)]), [DEAD, &format!("x/form/del.md:{fault}")], "{to}");
    }
}

#[test]
fn a_broken_column_is_there_all_the_same() {
    let rule = page(
        "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\", \"rad.pris\"]\n",
        "Namn. {#namn}",
    );
    let section = SECTION.replace("type = \"amount\"", "type = \"kronor\"");
    let fault = "x/form/del.md:28:8: fel: okänt värde ”kronor”";
    assert_eq!(with_dead_link(&[("x/form/del.md", &section), ("x/villkor.md", &rule)]), [DEAD, fault]);
    let both = section.replace("label = \"Slag\"", "labl = \"Slag\"");
    let expected = [DEAD, "x/form/del.md:23:1: fel: okänd nyckel ”labl”", fault];
    assert_eq!(with_dead_link(&[("x/form/del.md", &both), ("x/villkor.md", &rule)]), expected);
}

#[test]
fn of_a_form_whose_sections_are_not_known_what_is_wrong_with_each_is_told() {
    let section = SECTION.replacen("id = \"a.namn\"", "id = \"namn\"", 1);
    let in_section =
        "x/form/del.md:5:6: fel: ett fälts id har två delar med punkt emellan, som insats.namn: ”namn” har bara en";
    for (from, to, fault) in [
        ("[\"del\"]", "[\"del\"", "6:12: fel: listan avslutas inte"),
        ("sections", "sektions", "6:1: fel: okänd nyckel ”sektions”"),
        ("sections = [\"del\"]\n", "", "1:1: fel: nyckeln ”sections” saknas"),
        ("[\"del\"]", "\"del\"", "6:12: fel: här ska det stå en lista inom [ ], inte ”del”"),
    ] {
        let form = FORM.replace(from, to);
        let told = with_dead_link(&[("x/form.md", &form), ("x/form/del.md", &section)]);
        assert_eq!(told, [DEAD, &format!("x/form.md:{fault}"), in_section], "{to}");
    }
    let whole = FORM.replace("version = 1", "version = \"1\"");
    let told = with_dead_link(&[("x/form.md", &whole)]);
    assert_eq!(told, [DEAD, "x/form.md:3:11: fel: här ska det stå ett heltal, inte ”1”"]);
}

#[test]
fn the_words_of_a_broken_start_page_may_be_there() {
    let section = SECTION.replace("Vad heter den?", "Vad heter {agaren}?");
    for (from, to, fault) in [
        ("words = {", "word = {", "9:1: fel: okänd nyckel ”word”"),
        ("area = \"X\"", "area = X", "6:8: fel: text ska stå inom citattecken"),
    ] {
        let home = HOME.replace(from, to);
        let told = faults(&[("x/_index.md", &home), ("x/form/del.md", &section)]);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].ends_with(fault.split_once(": ").unwrap().1), "{told:#?}");
    }
}

#[test]
fn the_rounds_of_a_broken_page_may_be_there() {
    let rule = PAGE.replace("fields =", "rounds = [\"2027-1\"]\nfields =");
    for (from, to, fault) in [
        ("deadline = 2027-02-05", "dedline = 2027-02-05", "6:1: fel: okänd nyckel ”dedline”"),
        ("id = \"2027-1\"", "id = 2027-1", "5:6: fel: "),
    ] {
        let told = with_dead_link(&[("x/villkor.md", &rule), ("x/datum.md", &DATES.replace(from, to))]);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0] == DEAD && told[1].starts_with(&format!("x/datum.md:{fault}")), "{told:#?}");
    }
}

#[test]
fn a_broken_change_may_be_the_newest_and_a_broken_day_the_same() {
    let change = |keys: &str| {
        PAGE.replace("[[rule]]", &format!("{keys}[[change]]\ndate = 2026-11-01\ntext = \"Ett.\"\n[[rule]]"))
    };
    for (keys, fault) in [
        ("updatd = 2026-11-01\n", "5:1: fel: okänd nyckel ”updatd”"),
        ("updated = 2026-11-02\n[[change]]\ndat = 2026-11-02\ntext = \"Två.\"\n", "7:1: fel: okänd nyckel ”dat”"),
    ] {
        assert_eq!(with_dead_link(&[("x/villkor.md", &change(keys))]), [DEAD, &format!("x/villkor.md:{fault}")]);
    }
}

#[test]
fn a_page_under_a_name_that_will_not_do_is_read_all_the_same() {
    let told = with_dead_link(&[("x/villkor.md", ""), ("x/Villkor.md", PAGE)]);
    assert_eq!(told, ["x/Villkor.md: fel: filens namn blir en adress, och duger inte som en sådan", DEAD]);
    let copy = with_dead_link(&[("x/Villkor.md", PAGE)]);
    assert_eq!(copy, ["x/Villkor.md: fel: filen får samma adress som x/villkor.md", DEAD]);
}

#[test]
fn a_page_that_takes_the_forms_address_is_told_so_and_no_more() {
    let told = with_dead_link(&[("x/ansok.md", FORM)]);
    assert_eq!(told, [DEAD, "x/ansok.md: fel: adressen ansok/ behöver webbplatsen själv"]);
}

#[test]
fn a_file_that_must_be_there_is_missed_alone() {
    assert_eq!(faults(&[("x/form.md", "")]), ["x/form.md: fel: förbundets formulär saknas"]);
    let section = SECTION.replace("Vad heter den?", "Vad heter {agaren}?");
    let told = faults(&[("x/_index.md", ""), ("x/form/del.md", &section)]);
    assert_eq!(told, ["x/_index.md: fel: förbundets startsida saknas"]);
    assert_eq!(with_dead_link(&[("site.toml", "")]), ["site.toml: fel: filen saknas", DEAD]);
}

#[test]
fn of_a_file_that_cannot_be_read_anything_may_be_there() {
    let home = home();
    for path in ["x/villkor.md", "x/form.md", "x/form/del.md", "x/form"] {
        let mut source = source(&[("x/_index.md", &home)]);
        source.files.retain(|known, _| !known.starts_with(path));
        source.unread.push(path.into());
        source.told.push(Diagnostic::error("unreadable", path, said!("går inte", "cannot")));
        let told = build(&content::parse(&source), today()).unwrap_err();
        let told: Vec<String> = told.iter().map(|one| one.to_string().lines().next().unwrap().to_owned()).collect();
        assert_eq!(told, [DEAD.into(), format!("{path}: fel: går inte")], "{path}");
    }
}

#[test]
fn all_keys_that_are_missing_are_told_and_the_file_is_there_all_the_same() {
    let home = ["title", "description", "name", "area", "status", "parties-confirmed"];
    for (path, keys) in [
        ("_index.md", ["title", "description"].as_slice()),
        ("x/_index.md", &home),
        ("x/form.md", &["id", "version", "title", "description", "sections"]),
        ("x/mer.md", &["title", "description"]),
        ("x/form/del.md", &["title"]),
    ] {
        let told = faults(&[(path, "+++\n+++\n")]);
        let missing = told.iter().filter_map(|told| told.strip_prefix(path)?.strip_prefix(":1:1: fel: nyckeln ”"));
        let mut missing: Vec<&str> = missing.filter_map(|told| told.strip_suffix("” saknas")).collect();
        missing.sort_by_key(|key| keys.iter().position(|known| known == key));
        assert_eq!(missing, keys, "{told:#?}");
    }
}
