//! What the form never does: ask the network, take an answer for markup, or stand broken without its module.

use super::{REPORT, STATUS, trap};
use crate::Open;
use crate::driver::{Browser, id};
use crate::support::TRIED;
use fantoccini::key::Key;

#[test]
fn nothing_is_asked_of_the_network_once_the_form_is_ready() {
    let open = Open::first();
    let browser = &open.browser;
    let loaded = browser.requests();
    assert!(loaded.iter().any(|address| address.contains("/assets/checks-")), "{loaded:?}");
    assert!(loaded.iter().all(|address| address.starts_with(&open.server.page(""))), "{loaded:?}");
    browser.write(&id("insats.namn"), "Vägen vidare");
    browser.click("[data-act=add-row]");
    browser.press(Key::Tab);
    assert_eq!(browser.requests(), Vec::<String>::new());
    // The check asks the site itself for what Word files need: glue, module and template, once.
    for _ in 0..2 {
        browser.click("[data-act=check]");
        browser.wait_for("[id='sida:lamna']:not([hidden])");
    }
    let asked = browser.requests();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked.iter().all(|address| address.starts_with(&open.server.page("assets/"))), "{asked:?}");
    assert_eq!(browser.violations(), Vec::<String>::new());
    assert_eq!(browser.console(), Vec::<String>::new());
    assert!(browser.address().ends_with("/ansok/"), "{}", browser.address());
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

fn assert_off(browser: &Browser) {
    assert!(browser.shows(".module-off"));
    assert!(!browser.shows(".module-on"));
    assert!(!browser.shows("[data-act=check]"));
    assert!(!browser.shows("[data-act=add-row]"));
}
