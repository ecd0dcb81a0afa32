//! Text made comparable.

use alloc::string::String;

/// Spaces of every kind made plain and single, invisible characters dropped, nothing around it; lines are kept.
pub(crate) fn tidy(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    for line in written.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}']) {
        let start = text.len();
        let words = line.split(char::is_whitespace).map(|word| word.trim_matches(is_invisible));
        for word in words.filter(|word| !word.is_empty()) {
            if text.len() > start {
                text.push(' ');
            }
            text.extend(word.chars().filter(|sign| !is_invisible(*sign)));
        }
        if text.len() > start {
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Small letters, for the letters that Swedish and its neighbours use.
///
/// Only Latin-1 is folded: the whole table of Unicode would be a tenth of the browser's module.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(small).collect()
}

fn small(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

/// Whether a word of the folded text begins with the stem: "kön" is in "könsuppdelad", not in "skön".
pub(crate) fn has_stem(folded: &str, stem: &str) -> bool {
    let mut before = None;
    for (at, sign) in folded.char_indices() {
        let starts_word = !before.is_some_and(char::is_alphanumeric);
        if starts_word && folded.get(at..).is_some_and(|rest| rest.starts_with(stem)) {
            return true;
        }
        before = Some(sign);
    }
    false
}
