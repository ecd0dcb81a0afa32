//! Reads whatever comes as a document, and as the main part of a right one.
//!
//! In `word`: `cargo +nightly fuzz run read fuzz/corpus tests/fuzz tests/corpus -- -timeout=2 -rss_limit_mb=512`.
#![no_main]

#[path = "../../tests/made/mod.rs"]
mod made;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let form = made::form();
    let outcome = finsamkoll_word::read_to_sign(&form, bytes);
    if let Ok((opened, _)) = outcome {
        opened.warnings.iter().for_each(|warning| assert!(warning.says().ends_with('.')));
    }
    let mut entries = made::entries("");
    entries[3] = made::Entry::stored("word/document.xml", bytes);
    let _ = finsamkoll_word::read_to_sign(&form, &made::zip(&entries));
});
