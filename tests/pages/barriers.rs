//! What axe finds in pages, at WCAG's level AAA and beyond, and what does not fit a narrow window.

use crate::DAY;
use crate::driver::Browser;
use crate::from_npm;
use crate::site::{Site, wait_until_quiet};
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

/// The source of axe, among the packages of npm.
const AXE: &str = "axe-core/axe.min.js";

/// A telephone, or a desk at 400 %; and a desk.
const WIDTHS: [u32; 2] = [320, 1280];

const HEIGHT: u32 = 900;

/// Each finding of axe, with its place.
#[derive(Debug, Deserialize)]
struct Violation {
    rule: String,
    element: String,
    html: String,
    why: String,
}

/// Barriers of pages in light colours.
pub(crate) fn in_light(site: &Site) -> Vec<String> {
    faults(site, "light")
}

/// Barriers of pages in dark colours.
pub(crate) fn in_dark(site: &Site) -> Vec<String> {
    faults(site, "dark")
}

fn faults(site: &Site, scheme: &str) -> Vec<String> {
    let axe = std::fs::read_to_string(from_npm(AXE)).unwrap();
    let browser = Browser::start(DAY);
    browser.prefer_colors(scheme);
    let mut faults = Vec::new();
    for page in site.pages() {
        site.open(&browser, &page);
        browser.run(&axe, &[]);
        faults.extend(at_each_width(&browser, &format!("/{page} {scheme}")));
        if browser.count("[data-act=check]") > 0 {
            check_with_faults(&browser);
            faults.extend(at_each_width(&browser, &format!("/{page} checked, {scheme}")));
        }
        if browser.count("[type=search]") > 0 {
            search(&browser);
            faults.extend(at_each_width(&browser, &format!("/{page} searched, {scheme}")));
        }
    }
    faults
}

fn at_each_width(browser: &Browser, at: &str) -> Vec<String> {
    let look = |width| {
        browser.resize(width, HEIGHT);
        let at = format!("{at} {width}");
        [found_by_axe(browser, &at), sideways(browser, &at)].concat()
    };
    WIDTHS.into_iter().flat_map(look).collect()
}

fn found_by_axe(browser: &Browser, at: &str) -> Vec<String> {
    let found: Vec<Violation> = serde_json::from_value(browser.run(include_str!("axe.js"), &[])).unwrap();
    found.iter().map(|one| format!("{at}: {} in {}, {}: {}", one.rule, one.element, one.html, one.why)).collect()
}

/// What reaches out of the window, when the page then has to be moved sideways to be read.
fn sideways(browser: &Browser, at: &str) -> Vec<String> {
    let wide: Vec<String> = serde_json::from_value(browser.run(include_str!("sideways.js"), &[])).unwrap();
    wide.iter().map(|element| format!("{at}: reaches out of the window: {element}")).collect()
}

/// Answers every question in a way that can mean two things, opens what depends on an answer, and asks for the check.
fn check_with_faults(browser: &Browser) {
    browser.run(include_str!("answer.js"), &[json!("60.000")]);
    browser.click("[data-act=check]");
    browser.wait_for("[id='sida:rapport']:not([hidden])");
}

/// Searches for a word that stands on many pages.
fn search(browser: &Browser) {
    browser.write("[type=search]", "ansökan");
    browser.press(Key::Return);
    wait_until_quiet(browser);
}
