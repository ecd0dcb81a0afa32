//! XML in the making.

use alloc::string::String;

/// Markup that is written piece by piece. What stands in the code is markup, what is put into its gaps is text.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
}

impl Markup {
    /// Adds markup with these words in its gaps (`{}`), one after the other.
    pub(super) fn add(&mut self, markup: &str, words: &[&str]) {
        let mut words = words.iter();
        for sign in markup.chars() {
            match sign {
                '{' => self.escape(words.next().copied().unwrap_or_default()),
                '}' => {}
                _ => self.text.push(sign),
            }
        }
    }

    /// Adds finished markup as it is.
    pub(super) fn push(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds what a run holds: text, with its line breaks and tabs as elements.
    pub(super) fn add_lines(&mut self, text: &str) {
        let mut before = ' ';
        self.add(TEXT, &[]);
        for sign in text.chars() {
            match sign {
                // The two signs of a Windows line break are one.
                '\n' if before == '\r' => {}
                // What office programs break a line with within a paragraph.
                '\n' | '\r' | '\u{b}' | '\u{c}' => self.between("<w:br/>"),
                '\t' => self.between("<w:tab/>"),
                _ => self.escape_one(sign),
            }
            before = sign;
        }
        self.add("</w:t>", &[]);
    }

    fn between(&mut self, element: &str) {
        for piece in ["</w:t>", element, TEXT] {
            self.push(piece);
        }
    }

    fn escape(&mut self, text: &str) {
        text.chars().for_each(|sign| self.escape_one(sign));
    }

    /// Signs that XML forbids are dropped: no program could open the file.
    fn escape_one(&mut self, sign: char) {
        match sign {
            '&' => self.text.push_str("&amp;"),
            '<' => self.text.push_str("&lt;"),
            '>' => self.text.push_str("&gt;"),
            '"' => self.text.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => self.text.push(sign),
        }
    }

    /// All of it.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// Spaces around a text belong to it.
const TEXT: &str = "<w:t xml:space=\"preserve\">";
