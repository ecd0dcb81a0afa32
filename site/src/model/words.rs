//! An association's own words in shared texts: `{agaren}`, and `{Agaren}` at the beginning of a sentence.

use crate::content::{Heading, Home, SHARED_SECTIONS, fill};
use crate::diagnostic::{Diagnostic, nearest, said};
use crate::source::File;
use std::borrow::Cow;
use std::ops::Range;

/// The words of an association.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'c> {
    /// Who has them; none: braces are left as they stand.
    home: Option<&'c Home<'c>>,
    /// Whether there may be others.
    is_whole: bool,
}

impl<'c> Words<'c> {
    pub(super) fn new(home: &'c Home<'c>) -> Self {
        Self { home: Some(home), is_whole: true }
    }

    /// The words that are known of an association of which others are lost.
    pub(super) fn lost(home: &'c Home<'c>) -> Self {
        Self { home: Some(home), is_whole: false }
    }

    /// No association: its words mean nothing here.
    pub(super) fn none() -> Self {
        Self { home: None, is_whole: true }
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
        let Some(home) = self.home.filter(|_| self.is_whole) else { return };
        let own = home.page.file.path;
        let name = if home.keys.name.is_empty() { own } else { &home.keys.name };
        let words = said!("{name} har inget ord för {{{key}}}", "{name} has no word for {{{key}}}");
        // In a file that several associations share, another may have the word.
        let known = home.keys.words.0.iter().map(|(key, _)| key.as_str());
        let near = nearest(key, known).filter(|_| !is_shared(file));
        let hint = match near {
            Some(near) => said!(
                "menade du {{{near}}}? Annars: lägg till {key} bland words i {own}.",
                "did you mean {{{near}}}? Otherwise add {key} to the words in {own}.",
            ),
            None => said!("Lägg till {key} bland words i {own}.", "Add {key} to the words in {own}."),
        };
        told.push(file.error(span, "unknown-word", words).hint(hint));
    }

    fn replace(&self, text: &str, mut unknown: impl FnMut(&str), write: fn(&str) -> Cow<'_, str>) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, key, after)) = self.home.and_then(|_| next_key(rest)) {
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
        let find =
            |key: &str| self.home?.keys.words.0.iter().find(|(known, _)| known == key).map(|(_, word)| word.as_str());
        if let Some(word) = find(key) {
            return Some(Cow::Borrowed(word));
        }
        let word = find(&with_first(key, |first| first.to_lowercase().collect()))?;
        Some(Cow::Owned(with_first(word, |first| first.to_uppercase().collect())))
    }
}

/// Whether the forms of several associations may hold a file.
fn is_shared(file: File<'_>) -> bool {
    file.path.split('/').next() == Some(SHARED_SECTIONS)
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

    use crate::content;
    use crate::source::Source;

    const FILE: File<'_> = File { path: "a.md", text: "Fråga {agarn} & {}" };

    const HOME: &str = "+++\ntitle = \"X\"\ndescription = \"X.\"\nname = \"Förbundet X\"\narea = \"X\"\n\
        status = \"example\"\nparties-confirmed = true\nwords = { agaren = \"projekt&ägaren\" }\n+++\n";

    fn source() -> Source {
        Source { files: [("x/_index.md".into(), HOME.into())].into(), ..Source::default() }
    }

    fn home(source: &Source) -> Home<'_> {
        content::parse(source).associations.remove(0).home
    }

    #[test]
    fn words_are_put_in_place() {
        let (source, mut told) = (source(), Vec::new());
        let home = home(&source);
        let words = Words::new(&home);
        assert_eq!(
            words.text("{Agaren} och {agaren} {#x} {", FILE, &(0..0), &mut told),
            "Projekt&ägaren och projekt&ägaren {#x} {"
        );
        assert_eq!(words.html("<p>{agaren}</p>", FILE, &mut told), "<p>projekt&amp;ägaren</p>");
        assert!(told.is_empty());
        assert_eq!(Words::none().quietly("{agaren}"), "{agaren}");
    }

    #[test]
    fn an_unknown_word_is_told_where_it_stands_and_whose_it_is() {
        let (source, mut told) = (source(), Vec::new());
        let home = home(&source);
        Words::new(&home).html("<p>Fråga {agarn}</p>", FILE, &mut told);
        let shared = File { path: "forms/a.md", ..FILE };
        Words::new(&home).html("<p>Fråga {agarn}</p>", shared, &mut told);
        Words::lost(&home).html("<p>Fråga {agarn}</p>", FILE, &mut told);
        assert_eq!(
            told.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "a.md:1:7: fel: Förbundet X har inget ord för {agarn}\n  \
                    tips: menade du {agaren}? Annars: lägg till agarn bland words i x/_index.md.",
                "forms/a.md:1:7: fel: Förbundet X har inget ord för {agarn}\n  \
                    tips: Lägg till agarn bland words i x/_index.md.",
            ]
        );
        assert!(told[0].hint.as_ref().unwrap().en.ends_with("Otherwise add agarn to the words in x/_index.md."));
    }
}
