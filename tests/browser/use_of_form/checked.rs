//! What a check brings: the summary, the report, and both on paper.

use super::{REPORT, STATUS, SUMMARY, add_rows};
use crate::Open;
use crate::driver::id;
use fantoccini::key::Key;

#[test]
fn the_check_is_asked_for_by_keyboard_too() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("sign.ledare-datum"), "2026-11-22");
    browser.press(Key::Tab);
    browser.press(Key::Return);
    assert!(browser.shows(SUMMARY));
    assert_eq!(browser.focus(), "sida:fel");
    assert_eq!(browser.address(), open.address());
    // Assistive technology presses a button without moving the focus to it.
    open.open_form();
    browser.click(&id("insats.namn"));
    browser.run("document.querySelector('[data-act=check]').click()", &[]);
    assert!(browser.shows(SUMMARY));
}

#[test]
fn the_summary_takes_focus_and_leads_to_each_field() {
    let open = Open::first();
    let browser = &open.browser;
    let title = browser.run("return document.title", &[]);
    assert!(!browser.shows(SUMMARY));
    browser.click("[data-act=check]");
    assert!(browser.shows(SUMMARY));
    assert_eq!(browser.focus(), "sida:fel");
    assert_eq!(
        browser.run("return document.title", &[]).as_str().unwrap(),
        format!("Fel: {}", title.as_str().unwrap())
    );
    let lines = browser.texts(&format!("{SUMMARY} li"));
    assert_eq!(
        browser.text(&format!("{SUMMARY} .summary-count")),
        format!("{}\u{a0}saker att rätta eller fylla i", lines.len())
    );
    browser.click(&format!("{SUMMARY} li:nth-child(2) a"));
    assert_eq!(browser.focus(), "insats.namn");
    let top =
        browser.run("return document.querySelector('label[for=\"insats.namn\"]').getBoundingClientRect().top", &[]);
    assert!(top.as_f64().unwrap() >= 0.0, "the question is seen, not just the place for its answer: {top}");
    let before = browser.run("return document.querySelector('main').querySelector('h1, .summary').id", &[]);
    assert_eq!(before.as_str(), Some("sida:fel"), "the summary stands above the heading");
}

#[test]
fn what_is_meant_is_chosen_in_the_summary() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("fin.totalt"), "60.000");
    browser.write(&id("budget.0.belopp"), "30.000");
    browser.click("[data-act=check]");
    let ways = format!("{SUMMARY} li .way");
    let names = browser.texts(&ways);
    assert_eq!(names.len(), 4);
    assert!(
        names[0].starts_with("30\u{a0}000\u{a0}kr i ") && names[0].ends_with(", rad 1: Belopp i kronor"),
        "{names:?}"
    );
    browser.click(&format!("{SUMMARY} .way[name='fin.totalt']"));
    assert_eq!(browser.property(&id("fin.totalt"), "value"), "60\u{a0}000\u{a0}kr");
    assert_eq!(browser.focus(), "fin.totalt");
    assert!(browser.shows("[id='sida:rapport-stale']"));
    // Chosen once, it is asked nowhere; the other one still is: at the field, in the summary, in the report.
    assert_eq!((browser.count(".way[name='fin.totalt']"), browser.count(".way[name='budget.0.belopp']")), (0, 6));
    browser.click(&format!("{SUMMARY} .way[name='budget.0.belopp']"));
    assert_eq!(browser.property(&id("budget.0.belopp"), "value"), "30\u{a0}000\u{a0}kr");
    assert_eq!(browser.count(".way"), 0);
}

#[test]
fn the_report_lists_the_answers_to_fill_in_or_make_clear() {
    let open = Open::first();
    let browser = &open.browser;
    let part = "[id='sida:rapport-svar']";
    browser.write(&id("fin.totalt"), "60.000");
    browser.click("[data-act=check]");
    let lines = browser.texts(&format!("{part} li .says"));
    assert_eq!(lines[1], "Svara på ”Vad heter insatsen?”.");
    assert!(lines.iter().any(|line| line.starts_with("”60.000” på ”Hur stora är kostnaderna tillsammans?” kan betyda olika saker.")));
    let summary: Vec<String> = browser.texts(&format!("{SUMMARY} li a"));
    assert_eq!(lines, summary[..lines.len()]);
    assert_eq!(browser.count(&format!("{part} li")), browser.count(&format!("{part} li a")));
    browser.click(&format!("{part} li:nth-child(2) a"));
    assert_eq!(browser.focus(), "insats.namn");
    browser.show_as_print();
    assert!(browser.shows(&format!("{part} li")));
    assert!(!browser.shows(".way"));
}

#[test]
fn what_is_meant_is_chosen_in_the_report() {
    let open = Open::first();
    let browser = &open.browser;
    add_rows(browser, 2);
    browser.write(&id("budget.1.belopp"), "30.000");
    browser.click("[data-act=check]");
    let way = format!("{REPORT} .way[name='budget.1.belopp']");
    browser.click(&way);
    assert_eq!(browser.property(&id("budget.1.belopp"), "value"), "30\u{a0}000\u{a0}kr");
    assert_eq!(browser.focus(), "budget.1.belopp");
    assert_eq!(browser.text(STATUS), "Ni har valt 30\u{a0}000\u{a0}kr.");
    // The rows that a report speaks of may have become others.
    browser.write(&id("budget.1.belopp"), "30.000");
    browser.write(&id("budget.2.belopp"), "70.000");
    browser.click("[data-act=check]");
    browser.click("[id='budget:rows'] > .row:nth-child(1) [data-act=remove-row]");
    browser.click(&way);
    assert_eq!(browser.property(&id("budget.1.belopp"), "value"), "70.000");
    assert_eq!(browser.focus(), "budget.1.belopp");
    assert_eq!(browser.text(STATUS), "Svaret har ändrats sedan kontrollen.");
}

#[test]
fn a_check_that_no_source_states_says_so() {
    let open = Open::first();
    let browser = &open.browser;
    assert!(browser.text("[id='borjar-fore-slut']").contains("(webbplatsens egen kontroll)"));
    browser.click("[data-act=check]");
    assert!(browser.text("[data-clause='borjar-fore-slut']").contains("Webbplatsens egen kontroll."));
    assert!(!browser.text("[data-clause='budgetens-summa']").contains("Webbplatsens egen kontroll."));
}

#[test]
fn a_clause_on_another_page_is_read_without_leaving_the_answers() {
    let open = Open::first();
    let browser = &open.browser;
    browser.click("[data-act=check]");
    let opens_in = |clause: &str| browser.attribute(&format!("[data-clause='{clause}'] .source a"), "target");
    assert_eq!(opens_in("budgetens-summa").as_deref(), Some("_blank"));
    assert!(browser.text("[data-clause='budgetens-summa'] .source").contains("(ny\u{a0}flik)"));
    assert_eq!(opens_in("borjar-fore-slut"), None);
}

#[test]
fn a_report_that_is_no_longer_true_says_so() {
    let open = Open::first();
    let browser = &open.browser;
    browser.click("[data-act=check]");
    assert!(browser.shows(REPORT));
    assert!(!browser.shows("[id='sida:rapport-stale']"));
    browser.write(&id("insats.namn"), "Vägen vidare");
    browser.press(Key::Tab);
    assert!(browser.shows("[id='sida:rapport-stale']"));
    browser.click("[data-act=check]");
    assert!(!browser.shows("[id='sida:rapport-stale']"));
}

#[test]
fn the_page_prints_with_its_report() {
    let open = Open::first();
    let browser = &open.browser;
    browser.click("[data-act=check]");
    browser.show_as_print();
    assert!(browser.shows(&format!("{REPORT} .verdict blockquote")));
    assert!(browser.shows(&id("insats.namn")));
    assert!(!browser.shows("[data-act=check]"));
    assert!(!browser.shows(".site-footer nav"));
}

#[test]
fn the_report_prints_alone() {
    let open = Open::first();
    let browser = &open.browser;
    browser.click("[data-act=check]");
    // The dialog of a headless browser does not open; what the page is like at that moment is noted instead.
    browser.run("print = () => { printed = document.documentElement.dataset.print }", &[]);
    browser.click("[data-act=print]");
    assert_eq!(browser.run("return printed", &[]).as_str(), Some("report"));
    browser.show_as_print();
    assert!(browser.shows(&format!("{REPORT} .verdict blockquote")));
    assert!(!browser.shows(&id("insats.namn")));
    browser.run("dispatchEvent(new Event('afterprint'))", &[]);
    assert_eq!(browser.attribute("html", "data-print"), None);
}
