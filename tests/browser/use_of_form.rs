//! How the form behaves in the hands of people: focus, messages, rows, privacy, and what is left without the module.

use crate::Open;
use crate::driver::{Browser, id};
use crate::support::TRIED;
use fantoccini::key::Key;

const SUMMARY: &str = "[id='sida:fel']";
const REPORT: &str = "[id='sida:rapport']";

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
        "Fel: ”60.000” kan betyda olika saker. Menar ni 60\u{a0}000\u{a0}kr eller 60\u{a0}kr? Skriv det ni menar."
    );
    browser.write(&id("fin.totalt"), "60 000");
    browser.press(Key::Tab);
    assert_eq!(browser.text(&message), "");
    assert_eq!(browser.attribute(&id("fin.totalt"), "aria-invalid"), None);
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
        format!("{} saker att rätta eller fylla i", lines.len())
    );
    browser.click(&format!("{SUMMARY} li:nth-child(2) a"));
    assert_eq!(browser.focus(), "insats.namn");
    let before = browser.run("return document.querySelector('main').querySelector('h1, div').id", &[]);
    assert_eq!(before.as_str(), Some("sida:fel"), "the summary stands above the heading");
}

#[test]
fn rows_come_and_go_with_the_focus_where_one_expects_it() {
    let open = Open::first();
    let browser = &open.browser;
    let rows = "[id='budget:rows'] > .row";
    let before = browser.count(rows);
    browser.click("[data-act=add-row][data-group=budget]");
    assert_eq!(browser.count(rows), before + 1);
    assert_eq!(browser.focus(), format!("budget.{before}.post"));
    browser.write(&id("budget.0.post"), "Lön");
    browser.write(&id("budget.1.post"), "Tryck");
    browser.click("[id='budget:rows'] > .row:nth-child(1) [data-act=remove-row]");
    assert_eq!(browser.count(rows), before);
    assert_eq!(browser.focus(), "budget.0.post");
    assert_eq!(browser.property(&id("budget.0.post"), "value"), "Tryck");
    assert_eq!(browser.text("[id='sida:status']"), "Rad 1 är borttagen.");
    for _ in 1..before {
        browser.click("[id='budget:rows'] > .row:last-child [data-act=remove-row]");
    }
    assert_eq!(browser.count(rows), 1);
    browser.click("[id='budget:rows'] > .row:last-child [data-act=remove-row]");
    assert_eq!((browser.count(rows), browser.focus()), (1, "budget.0.post".to_owned()));
    assert_eq!(browser.property(&id("budget.0.post"), "value"), "");
    let ids = browser.run(
        "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size",
        &[],
    );
    assert_eq!(ids.as_u64(), Some(0), "ids that occur twice");
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
    assert!(browser.text("[data-clause='budgetens-summa'] .source").contains("(ny flik)"));
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
    // The module's own memory, overwritten: what it does next cannot end well.
    browser.run(
        "return import(new URL(document.querySelector('form').dataset.module, document.baseURI)).then((module) => \
         module.default()).then((exports) => { new Uint8Array(exports.memory.buffer).fill(255); })",
        &[],
    );
    browser.click("[data-act=check]");
    browser.wait_for("html:not([data-ready])");
    assert_off(browser);
    assert!(browser.shows("[id='utvardering:section']"), "what the module had hidden is shown");
    assert!(browser.shows("[data-without=module]"), "it is said where the button was");
    assert_eq!(browser.text("[id='sida:status']"), "Kontrollen är avstängd.");
    let faults = browser.console().len();
    browser.write(&id("insats.namn"), "Vägen hem");
    browser.press(Key::Tab);
    assert_eq!(browser.property(&id("insats.namn"), "value"), "Vägen hem");
    assert_eq!(browser.console().len(), 0, "after the first {faults} nothing more goes wrong");
}

fn assert_off(browser: &Browser) {
    assert!(browser.shows(".module-off"));
    assert!(!browser.shows(".module-on"));
    assert!(!browser.shows("[data-act=check]"));
    assert!(!browser.shows("[data-act=add-row]"));
}
