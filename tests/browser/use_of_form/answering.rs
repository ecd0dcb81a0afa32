//! How answers are given: what is said of them while they are written, rows, and questions that come and go.

use super::{STATUS, SUMMARY, add_rows, trap};
use crate::Open;
use crate::driver::{Browser, id};
use crate::support::tried;
use fantoccini::key::Key;
use finsamkoll_checks::Date;

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
