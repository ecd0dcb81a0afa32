//! Swedish sentences from their parts.

use alloc::string::String;

/// The pieces, one after the other.
///
/// Sentences are joined here and not by `format!`, whose machinery weighed 2 kB in the browser's module.
pub(crate) fn text(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// The words between Swedish quotation marks.
pub(crate) fn quoted(words: &str) -> String {
    text(&["”", words, "”"])
}

/// "a", "a och b", "a, b och c".
pub(crate) fn all_of(words: &[String]) -> String {
    listed(words, " och ")
}

/// "a", "a eller b", "a, b eller c".
pub(crate) fn any_of(words: &[String]) -> String {
    listed(words, " eller ")
}

/// The words with commas between, and before the last what is given.
pub(crate) fn listed(words: &[String], last: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            text.push_str(if at + 1 == words.len() { last } else { ", " });
        }
        text.push_str(word);
    }
    text
}

/// The sentences, those that are not empty, with a space between.
pub(crate) fn joined(sentences: &[&str]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() && !sentence.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}
