//! How the form behaves in the hands of people.

mod answering;
mod checked;
mod safe;

use crate::driver::Browser;

const SUMMARY: &str = "[id='sida:fel']";
const REPORT: &str = "[id='sida:rapport']";
const STATUS: &str = "[id='sida:status']";

fn add_rows(browser: &Browser, number: usize) {
    for _ in 0..number {
        browser.click("[data-act=add-row][data-group=budget]");
    }
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
