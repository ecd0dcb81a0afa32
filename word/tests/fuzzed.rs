//! What the fuzzer found worth keeping (`word/fuzz`): bytes that reach each corner of the reader. None brings it down.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod made;

use finsamkoll_word::{named, read_to_sign};
use made::{Entry, entries, form, zip};
use std::path::Path;

#[test]
fn what_the_fuzzer_kept_is_read_or_refused() {
    let mut many = 0;
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let mut entries = entries("");
        entries[3] = Entry::stored("word/document.xml", &bytes);
        for file in [bytes, zip(&entries)] {
            let is_document = named(&file).is_ok();
            match read_to_sign(&form(), &file) {
                Ok((opened, _)) => {
                    assert!(is_document && opened.warnings.iter().all(|warning| warning.says().ends_with('.')));
                }
                Err(refusal) => assert!(refusal.says().ends_with('.')),
            }
        }
        many += 1;
    }
    assert!(many > 100, "{many}");
}
