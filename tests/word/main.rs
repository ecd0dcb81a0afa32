//! Applications as Word documents: what is written is read again, also after another program has saved it.

mod answers;
mod forms;
mod libreoffice;
mod round_trips;
#[path = "../support/mod.rs"]
mod support;

use unicode_normalization::UnicodeNormalization;

/// Unicode's form NFC, which browsers write themselves.
fn nfc(text: &str) -> String {
    text.nfc().collect()
}
