//! What is left of pages without JavaScript: all that is to be read, and nothing that does not work.

use crate::DAY;
use crate::driver::Browser;
use crate::site::Site;
use serde::Deserialize;

/// Less than this many characters is no text to read.
const LEAST: usize = 60;

/// A page as it can be seen.
#[derive(Debug, Deserialize)]
struct Seen {
    /// The heading of the first rank.
    heading: String,
    /// How many characters of text there are in the main part.
    text: usize,
    /// Buttons, and fields outside the application form, which can be filled in and printed.
    idle: Vec<String>,
    /// Links that lead nowhere by themselves.
    dead: Vec<String>,
}

/// Pages without text or heading, and controls that do nothing.
pub(crate) fn faults(site: &Site) -> Vec<String> {
    let browser = Browser::start(DAY);
    browser.disable_scripts();
    let of_page = |page: String| {
        browser.open(&site.page(&page));
        let seen: Seen = serde_json::from_value(browser.run(include_str!("plain.js"), &[])).unwrap();
        seen.faults().into_iter().map(move |fault| format!("/{page} without JavaScript: {fault}"))
    };
    site.pages().into_iter().flat_map(of_page).collect()
}

impl Seen {
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.heading.is_empty() {
            faults.push("no heading is seen".to_owned());
        }
        if self.text < LEAST {
            faults.push(format!("{} characters of text are seen", self.text));
        }
        faults.extend(self.idle.iter().map(|control| format!("{control} does nothing")));
        faults.extend(self.dead.iter().map(|link| format!("{link} leads nowhere")));
        faults
    }
}
