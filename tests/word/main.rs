//! Applications as Word documents: what is written is valid, and is read again, also after another program has saved it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod answers;
mod forms;
mod libreoffice;
mod made;
mod python;
mod round_trips;
#[path = "../support/mod.rs"]
mod support;
mod valid;

use unicode_normalization::UnicodeNormalization;

/// Unicode's form NFC, which browsers write themselves.
fn nfc(text: &str) -> String {
    text.nfc().collect()
}
