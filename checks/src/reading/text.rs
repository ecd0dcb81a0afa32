//! Text made comparable.

use alloc::string::String;

/// Spaces of every kind made plain and single, invisible characters dropped, nothing around it; lines are kept.
/// Letters that some programs write as letter and mark (NFD) become the one letter that people see.
pub(crate) fn tidy(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut line = 0;
    let mut after_space = false;
    for sign in written.chars() {
        let begun = text.len() > line;
        if matches!(sign, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}') {
            if begun {
                text.push('\n');
                line = text.len();
            }
            after_space = false;
        } else if sign.is_whitespace() {
            after_space = begun;
        } else if !is_invisible(sign) {
            if after_space {
                text.push(' ');
            }
            push_composed(&mut text, sign);
            after_space = false;
        }
    }
    if text.ends_with('\n') {
        text.pop();
    }
    text
}

/// Adds a sign, or makes one letter of it and the last one.
fn push_composed(text: &mut String, sign: char) {
    let composed = text.chars().next_back().and_then(|letter| composed(letter, sign));
    if composed.is_some() {
        text.pop();
    }
    text.push(composed.unwrap_or(sign));
}

/// A text in which letters that some programs write as letter and mark (NFD) are the one letter that people see.
///
/// ```
/// use finsamkoll_checks::reading::compose;
///
/// assert_eq!(compose("A\u{30a}tga\u{308}rder".into()), "Åtgärder");
/// ```
#[must_use]
pub fn compose(text: String) -> String {
    // All of the marks begin with this byte, and no letter of Swedish does.
    if !text.as_bytes().contains(&0xcc) {
        return text;
    }
    let mut composed = String::with_capacity(text.len());
    text.chars().for_each(|sign| push_composed(&mut composed, sign));
    composed
}

/// The one letter that a letter and a mark make, of those that Swedish names have.
#[must_use]
pub fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{30a}') => 'å',
        ('A', '\u{30a}') => 'Å',
        ('a', '\u{308}') => 'ä',
        ('A', '\u{308}') => 'Ä',
        ('o', '\u{308}') => 'ö',
        ('O', '\u{308}') => 'Ö',
        ('u', '\u{308}') => 'ü',
        ('e', '\u{301}') => 'é',
        ('E', '\u{301}') => 'É',
        _ => return None,
    })
}

fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The ways of writing something, as lists of them are kept here: one text with strokes between. A list of texts has
/// the place and length of each besides.
pub(super) fn ways(list: &str) -> impl Iterator<Item = &str> {
    list.split(['|'])
}

/// Whether these words are one of the ways.
pub(super) fn is_any_of(list: &str, words: &str) -> bool {
    ways(list).any(|way| way == words)
}

/// Small letters, for the letters that Swedish and its neighbours use.
///
/// Only Latin-1 is folded: the whole table of Unicode would be a tenth of the browser's module.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        folded.push(small(letter));
    }
    folded
}

fn small(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

/// Whether a sign is a dash of any length, or a minus: programs put them for the hyphen that was typed.
pub(super) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// How often a sign of ASCII stands in a text.
///
/// `str::contains` searches for any text, and brought 5 kB to the browser's module (as sent, with what its panics print).
pub(super) fn count(text: &str, sign: u8) -> usize {
    text.bytes().filter(|other| *other == sign).count()
}

/// Whether a sign is a letter or a figure. Beyond Latin-1 all but the blocks of signs are letters: Unicode's own tables
/// would be a thirtieth of the browser's module.
pub(crate) fn is_of_word(sign: char) -> bool {
    match sign {
        '\0'..='\u{7f}' => sign.is_ascii_alphanumeric(),
        '\u{80}'..='¿' => matches!(sign, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        _ => !SIGNS.iter().any(|(first, last)| (first..=last).contains(&&sign)),
    }
}

/// The blocks beyond Latin-1 that hold signs: punctuation, currency, arrows, figures drawn of lines, emoji, private use.
const SIGNS: &[(char, char)] = &[
    ('×', '×'),
    ('÷', '÷'),
    ('\u{2000}', '\u{206f}'),
    ('\u{20a0}', '\u{20ff}'),
    ('\u{2190}', '\u{2bff}'),
    ('\u{2e00}', '\u{2e7f}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fe00}', '\u{fe6f}'),
    ('\u{ff00}', '\u{ff0f}'),
    ('\u{fff0}', '\u{ffff}'),
    ('\u{1f000}', '\u{1faff}'),
    ('\u{e0000}', '\u{10ffff}'),
];

/// The text without the signs around it that are neither letters nor figures.
pub(crate) fn without_signs(text: &str) -> &str {
    text.trim_matches(|sign| !is_of_word(sign))
}

/// Whether a word of the folded text begins with the stem: "kön" is in "könsuppdelad", not in "skön".
pub(crate) fn has_stem(folded: &str, stem: &str) -> bool {
    let mut before = None;
    for (at, sign) in folded.char_indices() {
        let starts_word = !before.is_some_and(is_of_word);
        if starts_word && folded.get(at..).is_some_and(|rest| rest.starts_with(stem)) {
            return true;
        }
        before = Some(sign);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_their_marks_become_one_and_what_cannot_be_seen_is_gone() {
        assert_eq!(tidy("A\u{30a}re, A\u{308}rlinge, O\u{308}rebro"), "Åre, Ärlinge, Örebro");
        assert_eq!(tidy("a\u{30a} a\u{308} o\u{308} u\u{308} e\u{301} E\u{301}"), "å ä ö ü é É");
        assert_eq!(tidy("\u{feff}sam\u{ad}råd\u{200b} i\u{2060} maj\u{202e}"), "samråd i maj");
    }

    #[test]
    fn signs_are_told_from_letters_and_figures() {
        for sign in ['a', 'Å', '7', 'ª', '²', '½', 'ß', 'ÿ', 'ž', '他'] {
            assert!(is_of_word(sign), "{sign}");
        }
        for sign in ['-', '§', '«', '»', '·', '¿', '\u{a0}', '×', '÷', '–', '”', '…', '€', '→', '👩']
        {
            assert!(!is_of_word(sign), "{sign}");
        }
        assert_eq!(without_signs("»§ Försäkringskassan «"), "Försäkringskassan");
    }

    #[test]
    fn spaces_are_single_and_lines_are_kept() {
        assert_eq!(tidy(" 60\u{a0}\u{2009}000 \r\n\n kr\t "), "60 000\nkr");
    }
}
