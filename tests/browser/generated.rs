//! Native equals WebAssembly: applications made by dice are put into the page, and its report is the native one.
//!
//! `tests/run` tries a thousand; all that the project was tried with:
//!
//! ```text
//! FINSAMKOLL_APPLICATIONS=20000 cargo test --test browser generated
//! ```

use crate::Open;
use crate::driver::Browser;
use crate::page_read::{assert_equal, in_page, natively};
use crate::support::generated::{Applications, Dice};
use crate::support::{TRIED, Tried};
use finsamkoll_checks::{Address, Answers, Date, Submission, report};
use serde_json::json;
use std::collections::BTreeMap;

/// How many applications are tried in all.
fn applications() -> usize {
    std::env::var("FINSAMKOLL_APPLICATIONS").map_or(1000, |number| number.parse().unwrap())
}

/// How many are tried on one day, before the page is opened on another.
const ON_ONE_DAY: usize = 50;

/// Days on both sides of deadlines, years' ends and leap days.
const DAYS: [&str; 6] = ["2022-02-04", "2022-10-22", "2026-11-22", "2026-12-31", "2027-01-01", "2028-02-29"];

#[test]
fn generated_applications_give_the_native_report() {
    compare(|at| at % 2 == 0);
}

#[test]
fn other_generated_applications_give_the_native_report() {
    compare(|at| at % 2 == 1);
}

fn compare(chosen: fn(usize) -> bool) {
    let share = applications().div_ceil(TRIED.len());
    for (at, association) in TRIED.into_iter().enumerate().filter(|(at, _)| chosen(*at)) {
        compare_one(association, share, at as u64 + 1);
    }
}

fn compare_one(association: Tried, number: usize, seed: u64) {
    let ruleset = association.ruleset();
    let mut open = Open::of(association);
    let mut made = Applications::new(association.id, &ruleset, seed);
    let mut dice = Dice::new(seed);
    for at in 0..number {
        if at % ON_ONE_DAY == 0 {
            open.on_day(Date::parse_iso(dice.of(&DAYS)).unwrap());
        }
        let written = made.next();
        check(&open.browser, &written);
        let answers: Answers = written.clone().into_iter().collect();
        let native = natively(&report(&ruleset, &Submission::on_web(answers), open.day), &ruleset.form);
        assert_equal(&format!("{} {at} (seed {seed}): {written:?}", association.id), &native, &in_page(&open.browser));
    }
}

/// Puts these answers into the page's form, and no others, and checks them.
fn check(browser: &Browser, written: &BTreeMap<Address, String>) {
    let written: BTreeMap<String, &String> = written.iter().map(|(at, text)| (at.to_string(), text)).collect();
    browser.run(
        r#"
        const [written] = arguments;
        for (const name in written) {
          const [group, row] = name.split(".");
          while (/^\d+$/.test(row) && !document.getElementsByName(name).length) {
            document.querySelector(`[data-act=add-row][data-group="${group}"]`).click();
          }
        }
        for (const control of document.querySelector("form").elements) {
          const text = written[control.name] ?? "";
          if (control.type === "radio" || control.type === "checkbox") control.checked = text.split("\n").includes(control.value);
          else if (control.name) control.value = text;
        }
        document.querySelector("[data-act=check]").click();
        "#,
        &[json!(written)],
    );
}
