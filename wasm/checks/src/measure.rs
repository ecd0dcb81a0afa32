//! A way to measure the check, for `tests/figures`; the module that visitors load lacks it.

use finsamkoll_checks::{Ruleset, report};
use finsamkoll_wasm_page::{answers, browser, clock};
use wasm_bindgen::prelude::*;

/// Collects what the page's form holds and checks it, this many times. Gives the number of things to mend in all,
/// so that no check can be left out.
#[wasm_bindgen]
#[must_use]
pub fn check_repeatedly(rules: &[u8], times: u32) -> Option<usize> {
    let ruleset = Ruleset::decode(rules).ok()?;
    let form = browser::first("form[data-module]")?;
    let today = clock::today()?;
    Some((0..times).map(|_| report(&ruleset, &answers::collect(&form), today).to_mend()).sum())
}
