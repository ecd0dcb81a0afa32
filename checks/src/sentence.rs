//! Swedish sentences from their parts.

use crate::reading::tidy;
use alloc::string::String;

/// The pieces, one after the other.
#[must_use]
pub fn tell(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// The sentence with these words in its gaps, one after the other.
///
/// Sentences are filled here and not by `format!`, whose machinery weighed 1.7 kB (brotli) in the browser.
///
/// ```
/// use finsamkoll_checks::fill;
///
/// assert_eq!(fill("Svaret på ”{}” saknas.", &["Insatsens namn"]), "Svaret på ”Insatsens namn” saknas.");
/// ```
#[must_use]
pub fn fill(sentence: &str, words: &[&str]) -> String {
    let mut text = String::new();
    let mut words = words.iter();
    for sign in sentence.chars() {
        match sign {
            '{' => text.push_str(words.next().copied().unwrap_or_default()),
            '}' => {}
            _ => text.push(sign),
        }
    }
    text
}

/// A whole number in figures.
#[must_use]
pub fn digits(number: u64) -> String {
    let mut text = if number < 10 { String::new() } else { digits(number / 10) };
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
    text
}

/// The words between Swedish quotation marks.
pub(crate) fn quoted(words: &str) -> String {
    fill("”{}”", &[words])
}

/// The longest part of an answer that a sentence repeats, in characters.
const LONGEST_QUOTE: usize = 40;

/// What somebody wrote, on one line between quotation marks, cut where it is long.
pub(crate) fn quoted_answer(written: &str) -> String {
    let mut line = String::new();
    for (at, sign) in tidy(written).chars().enumerate() {
        if at == LONGEST_QUOTE {
            // One sign of the many gives way to the mark.
            line.pop();
            line.push('…');
            break;
        }
        line.push(if sign == '\n' { ' ' } else { sign });
    }
    quoted(&line)
}

/// What to do about an answer that is not there, by its quoted label: a question is answered, anything else filled in.
pub(crate) fn ask_for(label: &str) -> String {
    tell(&[if label.ends_with("?”") { "Svara på " } else { "Fyll i " }, label])
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

/// The words with the same between all of them.
pub(crate) fn joined_by(words: &[&str], between: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        text.push_str(if at > 0 { between } else { "" });
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
