//! How fast a check and a build are, on this machine, now. By hand: `tests/figures`.
//!
//! Medians of batches, since machines are noisy; nothing is asserted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement by hand"
)]
#![allow(dead_code, reason = "of the browser's driver only a part is used")]

#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/process.rs"]
mod process;
#[path = "browser/server.rs"]
mod server;
mod support;

use driver::Browser;
use finsamkoll_checks::report;
use serde_json::json;
use server::Server;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use support::{TRIED, cases};

/// How many batches are measured, and how many checks are in each.
const BATCHES: usize = 100;

/// How many builds are measured.
const BUILDS: usize = 30;

fn main() {
    let out = tempfile::tempdir().unwrap();
    let content = support::in_repository(TRIED[0].content);
    println!("one whole check of a full form, median of {BATCHES} batches of {BATCHES}:");
    println!("  native      {:>8.4} ms", natively());
    println!("  in Chromium {:>8.4} ms", in_chromium(&content, out.path()));
    let (first, again) = builds(&content, out.path());
    println!("build of the content, the whole process, median of {BUILDS}:");
    println!("  into an empty folder     {first:>7.1} ms");
    println!("  where nothing has changed {again:>6.1} ms");
}

fn natively() -> f64 {
    let ruleset = TRIED[0].ruleset();
    let case = complete();
    let submission = case.submission();
    let batch = || {
        let start = Instant::now();
        for _ in 0..BATCHES {
            black_box(report(black_box(&ruleset), black_box(&submission), case.today));
        }
        start.elapsed().as_secs_f64() * 1000.0 / 100.0
    };
    median((0..BATCHES).map(|_| batch()).collect())
}

/// The complete application.
fn complete() -> cases::Case {
    cases::all(TRIED[0].id).into_iter().find(|case| case.name == "fullstandig").unwrap()
}

/// Sets the answers in the page, and has its module collect and check them again and again.
fn in_chromium(content: &Path, out: &Path) -> f64 {
    let server = Server::start(content, out);
    let browser = Browser::start("2026-11-22");
    browser.open(&server.page(&format!("{}/ansok/", TRIED[0].id)));
    browser.wait_for("html[data-ready]");
    let answers: Vec<_> = complete().written.into_iter().map(|(at, text)| (at.to_string(), text)).collect();
    let times = browser.run(
        r#"
        const [answers, batches] = arguments;
        for (const [name, value] of answers) {
          for (const control of document.getElementsByName(name)) {
            if (control.type === "radio" || control.type === "checkbox") control.checked ||= control.value === value;
            else control.value = value;
          }
        }
        const form = document.querySelector("form");
        const module = new URL(form.dataset.module, document.baseURI);
        const rules = fetch(new URL(form.dataset.rules, document.baseURI)).then((answer) => answer.arrayBuffer());
        return Promise.all([import(module), rules]).then(([{ check_repeatedly }, rules]) => {
          const bytes = new Uint8Array(rules);
          const batch = () => {
            const start = performance.now();
            check_repeatedly(bytes, batches);
            return (performance.now() - start) / batches;
          };
          return Array.from({ length: batches }, batch);
        });
        "#,
        &[json!(answers), json!(BATCHES)],
    );
    median(serde_json::from_value(times).expect("build with FINSAMKOLL_MEASURE=1, as tests/figures does"))
}

fn builds(content: &Path, out: &Path) -> (f64, f64) {
    let build = |folder: &Path| {
        let start = Instant::now();
        let arguments = ["build", "--content", content.to_str().unwrap(), "--out", folder.to_str().unwrap()];
        let output = Command::new(env!("CARGO_BIN_EXE_finsamkoll")).args(arguments).output().unwrap();
        assert!(output.status.success());
        start.elapsed().as_secs_f64() * 1000.0
    };
    let mut first = Vec::new();
    let mut again = Vec::new();
    for number in 0..BUILDS {
        let folder = out.join(format!("build-{number}"));
        first.push(build(&folder));
        again.push(build(&folder));
    }
    (median(first), median(again))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
