//! The browser's civil day.

use crate::browser;
use finsamkoll_checks::Date;

/// Today in Sweden, wherever the visitor's clock is set.
#[must_use]
pub fn today() -> Option<Date> {
    let in_sweden = browser::parse_json(r#"{"timeZone": "Europe/Stockholm"}"#);
    // Swedish writes days as 2026-03-01.
    Date::parse_iso(&browser::Date::new().in_words("sv-SE", &in_sweden))
}
