//! The browser's civil day.

use crate::browser;
use alloc::string::String;
use finsamkoll_checks::Date;

/// Today in Sweden, wherever the visitor's clock is set.
#[must_use]
pub fn today() -> Option<Date> {
    Date::parse_iso(&today_in_figures())
}

/// Today in Sweden as `2026-03-01`, which is how Swedish writes it.
#[must_use]
pub fn today_in_figures() -> String {
    let in_sweden = browser::parse_json(r#"{"timeZone": "Europe/Stockholm"}"#);
    browser::Date::new().in_words("sv-SE", &in_sweden)
}
