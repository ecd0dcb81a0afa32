//! An association's own words in shared texts: `{agaren}`, and `{Agaren}` at the beginning of a sentence.

use crate::content::{Heading, fill};
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use std::borrow::Cow;
use std::ops::Range;

/// The words of an association.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'c> {
    /// None: braces are left as they stand.
    known: Option<&'c [(String, String)]>,
    /// Whether there may be others.
    is_whole: bool,
}

impl<'c> Words<'c> {
    pub(super) fn new(known: &'c [(String, String)]) -> Self {
        Self { known: Some(known), is_whole: true }
    }

    /// The words that are known of an association of which others are lost.
    pub(super) fn lost(known: &'c [(String, String)]) -> Self {
        Self { known: Some(known), is_whole: false }
    }

    /// No association: its words mean nothing here.
    pub(super) fn none() -> Self {
        Self { known: None, is_whole: true }
    }

    /// A text with the words in place; `span` is where it stands.
    pub(super) fn text(&self, text: &str, file: File<'_>, span: &Range<usize>, told: &mut Vec<Diagnostic>) -> String {
        self.replace(text, |key| self.tell(key, file, span, told), as_it_stands)
    }

    /// A text that may be absent.
    pub(super) fn maybe(
        &self,
        text: Option<&String>,
        file: File<'_>,
        span: &Range<usize>,
        told: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        text.map(|text| self.text(text, file, span, told))
    }

    /// The HTML of a file's body with the words in place.
    pub(super) fn html(&self, html: &str, file: File<'_>, told: &mut Vec<Diagnostic>) -> String {
        let at = |key: &str| {
            let written = format!("{{{key}}}");
            let start = file.text.find(&written).unwrap_or(0);
            start..start + written.len()
        };
        self.replace(html, |key| self.tell(key, file, &at(key), told), escaped)
    }

    /// Headings with the words in place; their faults are told with the HTML.
    pub(super) fn headings(&self, headings: &[Heading]) -> Vec<Heading> {
        let in_words = |heading: &Heading| Heading { text: self.quietly(&heading.text), ..heading.clone() };
        headings.iter().map(in_words).collect()
    }

    /// A text with the words in place, whose faults are told elsewhere.
    pub(super) fn quietly(&self, text: &str) -> String {
        self.replace(text, |_| (), as_it_stands)
    }

    fn tell(&self, key: &str, file: File<'_>, span: &Range<usize>, told: &mut Vec<Diagnostic>) {
        if !self.is_whole {
            return;
        }
        let known: Vec<&str> = self.known.unwrap_or_default().iter().map(|(key, _)| key.as_str()).collect();
        let words = said!("förbundet har inget ord för {{{key}}}", "the association has no word for {{{key}}}");
        let hint = said!(
            "Lägg till det bland words i förbundets _index.md.",
            "Add it to the words in the association’s _index.md.",
        );
        told.push(file.error(span, "unknown-word", words).hint(hint).meant(key, known));
    }

    fn replace(&self, text: &str, mut unknown: impl FnMut(&str), write: fn(&str) -> Cow<'_, str>) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, key, after)) = self.known.and_then(|_| next_key(rest)) {
            result.push_str(before);
            match self.word(key) {
                Some(word) => result.push_str(&write(&word)),
                None => unknown(key),
            }
            rest = after;
        }
        result.push_str(rest);
        result
    }

    fn word(&self, key: &str) -> Option<Cow<'c, str>> {
        let find = |key: &str| self.known?.iter().find(|(known, _)| known == key).map(|(_, word)| word.as_str());
        if let Some(word) = find(key) {
            return Some(Cow::Borrowed(word));
        }
        let word = find(&with_first(key, |first| first.to_lowercase().collect()))?;
        Some(Cow::Owned(with_first(word, |first| first.to_uppercase().collect())))
    }
}

fn as_it_stands(word: &str) -> Cow<'_, str> {
    Cow::Borrowed(word)
}

fn escaped(word: &str) -> Cow<'_, str> {
    let mut html = String::with_capacity(word.len());
    fill::escape(word, &mut html);
    Cow::Owned(html)
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| change(first) + signs.as_str()).unwrap_or_default()
}

/// The text before the next key in braces, the key, and the text after it.
fn next_key(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let inner = text.get(open + 1..)?;
        let length = inner.find(|sign: char| !(sign.is_alphabetic() || sign == '-')).unwrap_or(inner.len());
        let (key, after) = inner.split_at_checked(length)?;
        if let Some(after) = after.strip_prefix('}').filter(|_| !key.is_empty()) {
            return Some((text.get(..open)?, key, after));
        }
        from = open + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: File<'_> = File { path: "a.md", text: "Fråga {agarn} & {}" };

    fn words() -> Vec<(String, String)> {
        vec![("agaren".into(), "projekt&ägaren".into())]
    }

    #[test]
    fn words_are_put_in_place() {
        let (known, mut told) = (words(), Vec::new());
        let words = Words::new(&known);
        assert_eq!(
            words.text("{Agaren} och {agaren} {#x} {", FILE, &(0..0), &mut told),
            "Projekt&ägaren och projekt&ägaren {#x} {"
        );
        assert_eq!(words.html("<p>{agaren}</p>", FILE, &mut told), "<p>projekt&amp;ägaren</p>");
        assert!(told.is_empty());
        assert_eq!(Words::none().quietly("{agaren}"), "{agaren}");
    }

    #[test]
    fn an_unknown_word_is_told_where_it_stands() {
        let (known, mut told) = (words(), Vec::new());
        Words::new(&known).html("<p>Fråga {agarn}</p>", FILE, &mut told);
        let shown = told[0].to_string();
        assert!(shown.starts_with("a.md:1:7: fel: förbundet har inget ord för {agarn}"), "{shown}");
        assert!(shown.ends_with("tips: menade du ”agaren”?"), "{shown}");
    }
}
