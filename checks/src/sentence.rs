//! Swedish sentences from their parts.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The words between Swedish quotation marks.
pub(crate) fn quoted(words: &str) -> String {
    format!("”{words}”")
}

/// "a", "a och b", "a, b och c".
pub(crate) fn all_of(words: impl Iterator<Item = String>) -> String {
    listed(words, " och ")
}

/// "a", "a eller b", "a, b eller c".
pub(crate) fn any_of(words: impl Iterator<Item = String>) -> String {
    listed(words, " eller ")
}

fn listed(words: impl Iterator<Item = String>, last: &str) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{}{last}{end}", rest.join(", ")),
    }
}

/// The sentences, those that are not empty, with a space between.
pub(crate) fn joined(sentences: &[&str]) -> String {
    let filled: Vec<&str> = sentences.iter().copied().filter(|sentence| !sentence.is_empty()).collect();
    filled.join(" ")
}

/// The first letter made large.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
