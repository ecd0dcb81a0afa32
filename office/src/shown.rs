//! Others' text where people read it beside ours: names of files, answers.

/// A text on one line, without the signs that make a terminal or a page do something: control characters, line breaks,
/// changes of the direction in which text runs, signs that nobody sees.
///
/// ```
/// use finsamkoll_office::shown;
///
/// assert_eq!(shown("Unga\r\ni arbete\u{1b}[2J\u{202e}"), "Unga i arbete [2J");
/// ```
#[must_use]
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !is_unseen(*sign)) {
        let is_space = sign == ' ' || breaks(sign);
        match (is_space, shown.is_empty() || shown.ends_with(' ')) {
            (true, true) => {}
            (true, false) => shown.push(' '),
            (false, _) => shown.push(sign),
        }
    }
    shown.truncate(shown.trim_end_matches(' ').len());
    shown
}

/// Control characters, among them those that begin a new line, and Unicode's own for lines and paragraphs.
fn breaks(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}')
}

/// Unicode's signs for direction and layout, which have no looks of their own. The two that join and part letters stay:
/// some languages and pictures are written with them.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_the_cursor_or_turns_the_text_is_left() {
        for (text, expected) in [
            ("", ""),
            (" \t\n ", ""),
            ("Unga i arbete", "Unga i arbete"),
            ("  två   rum  ", "två rum"),
            ("a\tb\r\nc\u{b}d\u{85}e\u{2028}f\u{2029}g", "a b c d e f g"),
            ("\u{1b}]0;titel\u{7}x\u{9b}31m", "]0;titel x 31m"),
            ("fil\u{202e}xcod.exe\u{202c}", "filxcod.exe"),
            ("\u{feff}a\u{200b}b\u{ad}c\u{2066}d\u{2069}\u{e0041}", "abcd"),
            ("60\u{a0}000\u{a0}kr", "60\u{a0}000\u{a0}kr"),
            ("👩\u{200d}🌾 é å", "👩\u{200d}🌾 é å"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }
}
