//! Form and pages as people meet them: in Chromium, by typing, clicking and reading the text of the page.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod cases_typed;
mod driver;
mod generated;
mod office;
mod page_read;
mod process;
mod search;
mod server;
#[path = "../support/mod.rs"]
mod support;
mod use_of_form;
mod way;
mod word;

use driver::Browser;
use finsamkoll_checks::Date;
use server::Server;
use std::path::Path;
use support::{TRIED, Tried};
use tempfile::TempDir;

/// The day on which the golden cases are checked.
const DAY: &str = "2026-11-22";

/// A form, served and open in a browser.
struct Open {
    browser: Browser,
    server: Server,
    association: Tried,
    /// Today in the browser.
    day: Date,
    out: TempDir,
}

impl Open {
    /// The form of the association that this repository is made for.
    fn first() -> Self {
        Self::of(TRIED[0])
    }

    fn of(association: Tried) -> Self {
        let open = Self::not_yet(association);
        open.open_form();
        open
    }

    /// Served, with a browser that has not opened it.
    fn not_yet(association: Tried) -> Self {
        let out = tempfile::tempdir().unwrap();
        let server = Server::start(&support::in_repository(association.content), out.path());
        Self { browser: Browser::start(DAY), server, association, day: Date::parse_iso(DAY).unwrap(), out }
    }

    /// The folder in which the site lies.
    fn out(&self) -> &Path {
        self.out.path()
    }

    fn address(&self) -> String {
        self.server.page(&format!("{}/ansok/", self.association.id))
    }

    /// Opens the form on a day.
    fn on_day(&mut self, day: Date) {
        self.day = day;
        self.browser.set_day(&format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()));
        self.open_form();
    }

    /// Opens the form anew and waits for the checks.
    fn open_form(&self) {
        self.browser.open(&self.address());
        self.browser.wait_for("html[data-ready]");
    }
}
