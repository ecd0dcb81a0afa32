//! Changes: in step with the day on which a page says it was changed.

use super::*;

fn dated(front: &str) -> String {
    page(front, "Text.")
}

const TWO: &str = "[[change]]\ndate = 2026-10-02\ntext = \"Ett {agaren}.\"\n\
    [[change]]\ndate = 2026-11-01\ntext = \"Två.\"\n[[change]]\ndate = 2026-10-02\ntext = \"Tre.\"\n";

#[test]
fn changes_come_newest_first_and_those_of_one_day_as_written() {
    let site = site(&[("x/mer.md", &dated(&format!("updated = 2026-11-01\n{TWO}")))]);
    let page = site.associations[0].pages.iter().find(|page| page.path == "x/mer").unwrap();
    let told: Vec<String> = page.changes.iter().map(|change| format!("{}: {}", change.date, change.text)).collect();
    assert_eq!(told, ["1 november 2026: Två.", "2 oktober 2026: Ett ägaren.", "2 oktober 2026: Tre."]);
}

#[test]
fn the_newest_change_is_of_the_day_when_the_page_was_changed() {
    let other = told(&[("x/mer.md", &dated(&format!("updated = 2026-11-02\n{TWO}")))]);
    assert_eq!(
        heads(&other),
        ["9:8: fel: den senaste ändringen är från 1 november 2026, men updated är 2 november 2026"]
    );
    let none = told(&[("x/mer.md", &dated(TWO))]);
    assert_eq!(heads(&none), ["8:8: fel: den senaste ändringen är från 1 november 2026, men updated saknas"]);
    let form = FORM.replace("sections", "updated = 2026-11-02\nsections").replace("\n+++\n", &format!("\n{TWO}+++\n"));
    assert!(told(&[("x/form.md", &form)]).contains("men updated är 2 november 2026"));
    let start = START.replace("\n+++\n", &format!("\n{TWO}+++\n"));
    assert!(told(&[("_index.md", &start)]).contains("men updated saknas"));
    let home = HOME.replace("\n+++\n", &format!("\n{TWO}+++\n"));
    assert!(told(&[("x/_index.md", &home)]).contains("men updated saknas"));
}

#[test]
fn a_change_has_a_day_and_says_what_it_was() {
    let told = told(&[("x/mer.md", &dated("[[change]]\ndatum = 2026-11-01\ntext = \"Ett.\"\n"))]);
    assert!(told.contains("okänd nyckel ”datum”"), "{told}");
}

#[test]
fn a_change_among_those_of_other_times_is_warned_of() {
    let warned = |days: &[&str]| {
        let change = |all: String, day: &&str| all + "[[change]]\ndate = " + day + "\ntext = \"Ett.\"\n";
        let changes = days.iter().fold(String::new(), change);
        let page = dated(&format!("updated = 2026-11-01\n{changes}"));
        in_words(&site(&[("x/mer.md", &page)]).warnings)
    };
    assert_eq!(warned(&["2026-11-01", "2026-10-02", "2026-10-02", "2026-09-30"]), "");
    assert_eq!(warned(&["2026-10-02", "2026-11-01"]), "");
    let told = warned(&["2026-11-01", "2025-10-02", "2026-09-30", "2026-09-01"]);
    assert_eq!(
        heads(&told),
        ["12:8: varning: ändringen från 30 september 2026 står mellan ändringar från andra tider"]
    );
}
