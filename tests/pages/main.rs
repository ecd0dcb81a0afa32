//! Every page of the site as visitors meet it: in light and dark, narrow and wide, with JavaScript and without.
//!
//! A check takes a site, walks its pages and answers with every fault it finds, each with the page and the place.
//! `broken` proves that every check can fail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod barriers;
mod broken;
#[path = "../browser/driver.rs"]
mod driver;
mod html;
mod network;
mod plain;
#[path = "../browser/process.rs"]
mod process;
#[path = "../browser/server.rs"]
mod server;
mod site;
#[path = "../support/mod.rs"]
mod support;
mod weight;

use site::{Check, Site};
use std::path::PathBuf;

/// The day on which pages are looked at.
const DAY: &str = "2026-11-22";

#[test]
fn no_page_has_a_barrier_in_light() {
    assert_holds(barriers::in_light);
}

#[test]
fn no_page_has_a_barrier_in_dark() {
    assert_holds(barriers::in_dark);
}

#[test]
fn no_page_asks_elsewhere_or_later_or_against_its_policy() {
    assert_holds(network::faults);
}

#[test]
fn every_page_reads_without_javascript() {
    assert_holds(plain::faults);
}

#[test]
fn every_page_is_html() {
    assert_holds(html::faults);
}

#[test]
fn no_page_is_heavier_than_its_kind_may_be() {
    assert_holds(weight::faults);
}

/// The page on which the office reads and prints what it has received; its own policy lets in its style alone.
#[test]
fn the_page_of_a_review_is_html_without_barriers() {
    let page = std::fs::read_to_string(support::in_repository("tests/office/approved/sida.html")).unwrap();
    assert!(page.contains("default-src 'none'; style-src 'sha256-"), "its policy");
    let site = Site::of(&[("granskning.html", page)].into(), "style-src 'unsafe-inline'");
    let faults = [barriers::in_light, barriers::in_dark, html::faults].map(|check| check(&site)).concat();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Fails with all the faults that a check finds in the site of this repository.
fn assert_holds(check: Check) {
    let faults = check(&Site::ours());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A file of a package that `tests/npm` names.
fn from_npm(path: &str) -> PathBuf {
    let file = support::in_repository("tests/npm/node_modules").join(path);
    assert!(file.exists(), "{} is not there: run tests/run, or npm ci --ignore-scripts in tests/npm", file.display());
    file
}
