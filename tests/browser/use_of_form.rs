//! How the form behaves in the hands of people: focus, messages, rows, privacy, and what is left without the module.

use crate::Open;
use crate::driver::{Browser, id};
use crate::support::{TRIED, tried};
use fantoccini::key::Key;
use finsamkoll_checks::Date;

const SUMMARY: &str = "[id='sida:fel']";
const REPORT: &str = "[id='sida:rapport']";
const STATUS: &str = "[id='sida:status']";

#[test]
fn nothing_is_asked_of_the_network_once_the_form_is_ready() {
    let open = Open::first();
    let browser = &open.browser;
    let loaded = browser.requests();
    assert!(loaded.iter().any(|address| address.contains("/assets/checks-")), "{loaded:?}");
    assert!(loaded.iter().all(|address| address.starts_with(&open.server.page(""))), "{loaded:?}");
    browser.write(&id("insats.namn"), "Vägen vidare");
    browser.click("[data-act=add-row]");
    browser.click("[data-act=check]");
    browser.press(Key::Tab);
    assert_eq!(browser.requests(), Vec::<String>::new());
    assert_eq!(browser.violations(), Vec::<String>::new());
    assert_eq!(browser.console(), Vec::<String>::new());
    assert!(browser.address().ends_with("/ansok/"), "{}", browser.address());
}

#[test]
fn an_empty_form_is_not_complained_of_until_the_check_is_asked_for() {
    let open = Open::first();
    let browser = &open.browser;
    let message = id("insats.namn:error");
    browser.click(&id("insats.namn"));
    browser.press(Key::Tab);
    assert_eq!(browser.text(&message), "");
    browser.click("[data-act=check]");
    assert_eq!(browser.text(&message), "Fel: Svara på ”Vad heter insatsen?”.");
    assert_eq!(browser.attribute(&id("insats.namn"), "aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        browser.attribute(&id("insats.namn"), "aria-describedby").as_deref(),
        Some("insats.namn:hint insats.namn:error")
    );
}

#[test]
fn a_filled_field_is_checked_on_leaving_it() {
    let open = Open::first();
    let browser = &open.browser;
    let message = id("fin.totalt:error");
    browser.write(&id("fin.totalt"), "60.000");
    assert_eq!(browser.text(&message), "");
    browser.press(Key::Tab);
    assert_eq!(
        browser.text(&message),
        "Fel: ”60.000” på ”Hur stora är kostnaderna tillsammans?” kan betyda olika saker. Menar ni 60\u{a0}000\u{a0}kr eller \
         60\u{a0}kr? Skriv det ni menar."
    );
    browser.write(&id("fin.totalt"), "60 000");
    browser.press(Key::Tab);
    assert_eq!(browser.text(&message), "");
    assert_eq!(browser.attribute(&id("fin.totalt"), "aria-invalid"), None);
}

#[test]
fn how_an_answer_was_understood_is_shown_until_it_is_plain() {
    let open = Open::first();
    let browser = &open.browser;
    let (field, understood) = (id("fin.totalt"), id("fin.totalt:understood"));
    browser.write(&field, "60 tkr");
    assert!(!browser.shows(&understood));
    browser.press(Key::Tab);
    assert!(browser.shows(&understood));
    assert_eq!(browser.text(&understood), "Vi läser det som 60\u{a0}000\u{a0}kr.");
    assert_eq!(browser.text(STATUS), "Vi läser det som 60\u{a0}000\u{a0}kr.");
    assert!(browser.attribute(&field, "aria-describedby").unwrap().ends_with(" fin.totalt:understood"));
    assert_eq!(
        (browser.text(&id("fin.totalt:error")), browser.attribute(&field, "aria-invalid")),
        (String::new(), None)
    );
    for plain in ["60 000", "60.000", ""] {
        browser.write(&field, "60 tkr");
        browser.press(Key::Tab);
        assert!(browser.shows(&understood));
        browser.write(&field, plain);
        browser.press(Key::Tab);
        assert!(!browser.shows(&understood), "{plain}");
    }
    assert_eq!(browser.text(&id("fin.totalt:error")), "", "what was said of an answer goes with it");
}

#[test]
fn how_an_answer_was_understood_is_shown_after_the_check_too() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("fin.totalt"), "60 tkr");
    browser.press(Key::Tab);
    // As browsers do when they open a page again: nobody leaves the field.
    browser.run("document.querySelector(arguments[0]).value = 'fk'", &[id("insats.agare").into()]);
    browser.click("[data-act=check]");
    assert_eq!(browser.text(&id("insats.agare:understood")), "Vi läser det som Försäkringskassan.");
    assert!(browser.shows(&id("fin.totalt:understood")));
}

#[test]
fn what_is_said_in_a_row_goes_with_the_row() {
    let open = Open::first();
    let browser = &open.browser;
    add_rows(browser, 2);
    browser.write(&id("budget.1.belopp"), "60 tkr");
    browser.write(&id("budget.2.belopp"), "30.000");
    browser.press(Key::Tab);
    browser.click("[id='budget:rows'] > .row:nth-child(1) [data-act=remove-row]");
    assert_eq!(browser.text(&id("budget.0.belopp:understood")), "Vi läser det som 60\u{a0}000\u{a0}kr.");
    let way = "[id='budget.1.belopp:field'] > .way";
    assert_eq!(browser.texts(way), ["30\u{a0}000\u{a0}kr i Belopp i kronor", "30\u{a0}kr i Belopp i kronor"]);
    browser.click("[data-act=add-row][data-group=budget]");
    assert_eq!((browser.text(&id("budget.2.belopp:error")), browser.count(".way")), (String::new(), 2));
    browser.click(way);
    assert_eq!(browser.property(&id("budget.1.belopp"), "value"), "30\u{a0}000\u{a0}kr");
    browser.click("[data-act=add-row][data-group=budget]");
    assert_eq!(browser.text(&id("budget.3.belopp:understood")), "");
}

#[test]
fn what_is_meant_is_chosen_at_the_field() {
    let open = Open::first();
    let browser = &open.browser;
    let field = id("fin.totalt");
    browser.click("[data-act=check]");
    browser.write(&field, "60.000");
    browser.press(Key::Tab);
    assert!(browser.text(STATUS).contains("Menar ni 60\u{a0}000\u{a0}kr eller 60\u{a0}kr?"));
    assert!(browser.texts("[id='fin.totalt:field'] > .way")[0].starts_with("60\u{a0}000\u{a0}kr i "));
    assert!(!browser.text(&id("fin.totalt:error")).ends_with("kr"), "what describes the field is the question alone");
    // The buttons come next after the field.
    browser.click(&field);
    browser.press(Key::Tab);
    browser.press(Key::Tab);
    browser.press(Key::Return);
    assert_eq!(browser.property(&field, "value"), "60\u{a0}kr");
    assert_eq!(browser.focus(), "fin.totalt");
    assert_eq!(browser.text(STATUS), "Ni har valt 60\u{a0}kr.");
    assert_eq!(
        (browser.text(&id("fin.totalt:error")), browser.attribute(&field, "aria-invalid")),
        (String::new(), None)
    );
    assert_eq!(browser.count(".way"), 0);
    assert!(browser.shows("[id='sida:rapport-stale']"));
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
fn the_next_round_is_chosen_and_those_that_have_passed_are_marked() {
    let mut open = Open::of(tried("videmark"));
    for (day, chosen, passed) in [
        (Date::new(2026, 11, 22), "2026-3", 2),
        (Date::new(2026, 11, 30), "2026-3", 2),
        (Date::new(2026, 12, 1), "2027-1", 3),
        (Date::new(2027, 5, 27), "2027-3", 5),
    ] {
        open.on_day(day.unwrap());
        assert_eq!(chosen_round(&open.browser), chosen);
        assert_eq!(marked(&open.browser), passed);
        assert!(!open.browser.shows(".none-to-come"));
    }
    assert!(open.browser.text("[for='ansokan.omgang=2026-1']").ends_with("2026 (har passerat)"));
    open.browser.click("[data-act=check]");
    assert_eq!(open.browser.text(&id("ansokan.omgang:error")), "");
}

#[test]
fn where_no_round_is_to_come_the_form_says_whom_to_ask() {
    let mut open = Open::of(tried("videmark"));
    open.on_day(Date::new(2027, 5, 28).unwrap());
    let browser = &open.browser;
    assert_eq!((chosen_round(browser).as_str(), marked(browser)), ("", 6));
    assert!(browser.shows(".none-to-come"));
    assert!(browser.text(".none-to-come").starts_with("Ingen kommande ansökningsdag är känd. Fråga kansliet: finsam@"));
    // What has passed can be chosen, and left again.
    let take_back = "[id='ansokan.omgang'] > [data-act=take-back]";
    assert!(!browser.shows(take_back));
    browser.click("[data-act=check]");
    browser.click(&id("ansokan.omgang=2027-3"));
    assert_eq!(chosen_round(browser), "2027-3");
    assert!(browser.shows(take_back));
    browser.press(Key::Tab);
    browser.press(Key::Return);
    assert_eq!(chosen_round(browser), "");
    assert_eq!(
        (browser.focus(), browser.text(STATUS)),
        ("ansokan.omgang=2027-3".to_owned(), "Valet är borttaget.".to_owned())
    );
    assert!(!browser.shows(take_back));
    assert!(browser.shows("[id='sida:rapport-stale']"));
    browser.click("[data-act=check]");
    assert_eq!(browser.attribute("[data-clause='i-tid']", "data-outcome").as_deref(), Some("ask-the-office"));
    trap(browser);
    assert_eq!(marked(browser), 6);
    open.on_day(Date::new(2027, 5, 27).unwrap());
    trap(&open.browser);
    assert!(!open.browser.shows(".none-to-come"), "what is not so is not said when the module is gone");
}

/// The round that is chosen; empty where none is.
fn chosen_round(browser: &Browser) -> String {
    let chosen = browser.run("return document.querySelector('[data-type=round] :checked')?.value ?? ''", &[]);
    chosen.as_str().unwrap().to_owned()
}

/// How many rounds are marked as passed.
fn marked(browser: &Browser) -> usize {
    browser.count(".passed:not([hidden])")
}

#[test]
fn a_message_stays_until_its_answer_changes() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("budget.0.belopp"), "90 000");
    browser.write(&id("fin.totalt"), "100 000kr");
    browser.click("[data-act=check]");
    let message = id("fin.totalt:error");
    let says = "Fel: Raderna ger 90\u{a0}000\u{a0}kr, totalen anger 100\u{a0}000\u{a0}kr.";
    assert!(browser.text(&message).starts_with(says), "{}", browser.text(&message));
    browser.click(&id("fin.totalt"));
    browser.press(Key::Tab);
    assert!(browser.text(&message).starts_with(says), "{}", browser.text(&message));
    browser.write(&id("fin.totalt"), "90 000");
    browser.press(Key::Tab);
    assert_eq!(browser.text(&message), "");
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
fn rows_come_and_go_with_the_focus_where_one_expects_it() {
    let open = Open::first();
    let browser = &open.browser;
    let rows = "[id='budget:rows'] > .row";
    assert_eq!(browser.count(rows), 1, "with the module one empty row is enough");
    browser.click("[data-act=add-row][data-group=budget]");
    assert_eq!(browser.count(rows), 2);
    assert_eq!(browser.focus(), "budget.1.post");
    browser.write(&id("budget.0.post"), "Lön");
    browser.write(&id("budget.1.post"), "Tryck");
    browser.click("[id='budget:rows'] > .row:nth-child(1) [data-act=remove-row]");
    assert_eq!(browser.count(rows), 1);
    assert_eq!(browser.focus(), "budget.0.post");
    assert_eq!(browser.property(&id("budget.0.post"), "value"), "Tryck");
    assert_eq!(browser.text(STATUS), "Rad 1 är borttagen.");
    browser.click("[id='budget:rows'] > .row:last-child [data-act=remove-row]");
    assert_eq!((browser.count(rows), browser.focus()), (1, "budget.0.post".to_owned()));
    assert_eq!(browser.property(&id("budget.0.post"), "value"), "");
    let ids = browser.run(
        "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size",
        &[],
    );
    assert_eq!(ids.as_u64(), Some(0), "ids that occur twice");
}

fn add_rows(browser: &Browser, number: usize) {
    for _ in 0..number {
        browser.click("[data-act=add-row][data-group=budget]");
    }
}

#[test]
fn what_does_not_concern_the_applicant_is_hidden_and_kept() {
    let open = Open::first();
    let browser = &open.browser;
    let evaluation = "[id='utvardering:section']";
    assert!(!browser.shows(evaluation));
    browser.click(&id("insats.niva=individ"));
    assert!(browser.shows(evaluation));
    browser.write(&id("uppf.plan-klar"), "2027-01-01");
    browser.click(&id("insats.niva=metod"));
    assert!(!browser.shows(evaluation));
    browser.click(&id("insats.niva=individ"));
    assert_eq!(browser.property(&id("uppf.plan-klar"), "value"), "2027-01-01");
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
fn a_check_that_no_source_states_says_so() {
    let open = Open::first();
    let browser = &open.browser;
    assert!(browser.text("[id='borjar-fore-slut']").contains("(vår egen kontroll)"));
    browser.click("[data-act=check]");
    assert!(browser.text("[data-clause='borjar-fore-slut']").contains("Vår egen kontroll."));
    assert!(!browser.text("[data-clause='budgetens-summa']").contains("Vår egen kontroll."));
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
fn answers_are_shown_as_text_only() {
    let open = Open::first();
    let browser = &open.browser;
    let hostile = "<img src=x onerror=alert(1)>";
    browser.write(&id("insats.agare"), hostile);
    browser.write(&id("fin.totalt"), hostile);
    browser.click("[data-act=check]");
    assert!(browser.text(REPORT).contains(hostile));
    assert_eq!(browser.count("main img"), 0);
    assert_eq!(browser.violations(), Vec::<String>::new());
}

#[test]
fn enter_in_a_field_neither_sends_nor_leaves_nor_checks() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("insats.namn"), "Vägen vidare");
    browser.press(Key::Return);
    assert_eq!(browser.address(), open.address());
    assert_eq!(browser.property(&id("insats.namn"), "value"), "Vägen vidare");
    assert!(!browser.shows(SUMMARY));
    assert_eq!(browser.violations(), Vec::<String>::new());
}

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

#[test]
fn a_module_that_does_not_come_leaves_a_form_that_reads_and_fills_in() {
    let open = Open::not_yet(TRIED[0]);
    let browser = &open.browser;
    browser.block(&["*.wasm"]);
    browser.open(&open.address());
    assert_off(browser);
    browser.write(&id("insats.namn"), "Vägen vidare");
    assert_eq!(browser.property(&id("insats.namn"), "value"), "Vägen vidare");
    assert!(browser.shows("[id='utvardering:section']"), "without the module all is shown");
}

#[test]
fn without_javascript_the_whole_form_is_there() {
    let open = Open::not_yet(TRIED[0]);
    let browser = &open.browser;
    browser.disable_scripts();
    browser.open(&open.address());
    assert_off(browser);
    assert!(browser.shows(&id("uppf.plan-klar")));
    assert!(browser.shows("[id='utvardering:section'] .condition"));
    assert!(browser.shows(&id("budget.2.belopp")));
}

#[test]
fn a_module_that_traps_is_called_no_more() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("insats.namn"), "Vägen vidare");
    trap(browser);
    assert_off(browser);
    assert!(browser.shows("[id='utvardering:section']"), "what the module had hidden is shown");
    assert!(browser.shows("[data-without=module]"), "it is said where the button was");
    assert_eq!(browser.text(STATUS), "Kontrollen är avstängd.");
    let faults = browser.console().len();
    browser.write(&id("insats.namn"), "Vägen hem");
    browser.press(Key::Tab);
    assert_eq!(browser.property(&id("insats.namn"), "value"), "Vägen hem");
    assert_eq!(browser.console().len(), 0, "after the first {faults} nothing more goes wrong");
}

/// Overwrites the module's own memory: what it does next cannot end well.
fn trap(browser: &Browser) {
    browser.run(
        "return import(new URL(document.querySelector('form').dataset.module, document.baseURI)).then((module) => \
         module.default()).then((exports) => { new Uint8Array(exports.memory.buffer).fill(255); })",
        &[],
    );
    browser.click("[data-act=check]");
    browser.wait_for("html:not([data-ready])");
}

fn assert_off(browser: &Browser) {
    assert!(browser.shows(".module-off"));
    assert!(!browser.shows(".module-on"));
    assert!(!browser.shows("[data-act=check]"));
    assert!(!browser.shows("[data-act=add-row]"));
}
