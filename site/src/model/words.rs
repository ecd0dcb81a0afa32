//! An association's own words in shared texts: `{agaren}`, and `{Agaren}` at the beginning of a sentence.

use crate::content::{Association, Heading, Home, Part, SHARED_SECTIONS, fill, next_key, within};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use crate::source::File;
use finsamkoll_word::Gap;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The words of an association.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'c> {
    /// Who has them; none: the text belongs to no association.
    home: Option<&'c Home<'c>>,
    /// All who use the texts that are shared.
    sharing: &'c [Association<'c>],
    /// Whether there may be others.
    is_whole: bool,
}

impl<'c> Words<'c> {
    pub(super) fn new(home: &'c Home<'c>, sharing: &'c [Association<'c>]) -> Self {
        Self { home: Some(home), sharing, is_whole: true }
    }

    /// The words that are known of an association of which others are lost.
    pub(super) fn lost(home: &'c Home<'c>) -> Self {
        Self { home: Some(home), sharing: &[], is_whole: false }
    }

    /// No association: its words mean nothing here.
    pub(super) fn none() -> Self {
        Self { home: None, sharing: &[], is_whole: true }
    }

    /// A text with the words in place; `span` is where it stands.
    pub(super) fn text(&self, text: &str, file: File<'_>, span: &Range<usize>, told: &mut Vec<Diagnostic>) -> String {
        replace(text, |key| self.word_or_told(key, file, span, told))
    }

    /// A text of a letter with the words in place, whose own gaps stay; `span` is where it stands.
    pub(super) fn letter(&self, text: &str, file: File<'_>, span: &Range<usize>, told: &mut Vec<Diagnostic>) -> String {
        replace(text, |key| match (Gap::parse(key), self.word(key)) {
            (Some(gap), _) => gap.written().into(),
            (None, Some(word)) => word,
            (None, None) => {
                let near = nearest(key, Gap::ALL.map(Gap::name));
                let hint = near.map(|near| said!("menade du {{{near}}}?", "did you mean {{{near}}}?"));
                let at = within(file, span, &format!("{{{key}}}"));
                told.extend(self.unknown(key, file, &at).map(|fault| fault.hint(hint)));
                Cow::default()
            }
        })
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

    /// The HTML of a file's body, which begins at `body`, with the words in place.
    pub(super) fn html(&self, html: &str, file: File<'_>, body: usize, told: &mut Vec<Diagnostic>) -> String {
        let at = |key: &str| {
            let written = format!("{{{key}}}");
            let start = file.text.get(body..).and_then(|text| text.find(&written)).map_or(0, |at| body + at);
            start..start + written.len()
        };
        replace(html, |key| escaped(&self.word_or_told(key, file, &at(key), told)))
    }

    /// Headings with the words in place; their faults are told with the HTML.
    pub(super) fn headings(&self, headings: &[Heading]) -> Vec<Heading> {
        let in_words = |heading: &Heading| Heading { text: self.quietly(&heading.text), ..heading.clone() };
        headings.iter().map(in_words).collect()
    }

    /// A text with the words in place, whose faults are told elsewhere.
    pub(super) fn quietly(&self, text: &str) -> String {
        replace(text, |key| self.word(key).unwrap_or_default())
    }

    /// The word for a key; where there is none that is told, and nothing stands in its place.
    fn word_or_told(&self, key: &str, file: File<'_>, span: &Range<usize>, told: &mut Vec<Diagnostic>) -> Cow<'c, str> {
        self.word(key).unwrap_or_else(|| {
            told.extend(self.unknown(key, file, span));
            Cow::default()
        })
    }

    /// What is said of a key for which there is no word; nothing where it may be among those that are lost.
    fn unknown(&self, key: &str, file: File<'_>, span: &Range<usize>) -> Option<Diagnostic> {
        if !self.is_whole {
            return None;
        }
        let Some(home) = self.home else { return Some(of_no_association(key, file, span)) };
        let (words, hint) = if is_shared(file) && !self.is_anybodys(key) {
            self.nobodys(key)
        } else {
            missing(key, home, !is_shared(file))
        };
        let clause = said!("menade du {{#{key}}}?", "did you mean {{#{key}}}?");
        let hint = if self.is_clause(key, file) { clause } else { hint };
        Some(file.error(span, "unknown-word", words).hint(hint))
    }

    /// Whether a rule of the file names such a clause: then its sign is meant.
    fn is_clause(&self, key: &str, file: File<'_>) -> bool {
        let pages = self.sharing.iter().flat_map(|one| std::iter::once(&one.home.page).chain(&one.pages));
        let mut rules = pages.filter(|page| page.file.path == file.path).flat_map(|page| &page.rules);
        rules.any(|rule| rule.keys.clause == key)
    }

    /// Whether any of those who share a text may have a word for a key.
    fn is_anybodys(&self, key: &str) -> bool {
        self.sharing.iter().any(|one| one.home.page.lost.has(Part::Words) || word_of(&one.home, key).is_some())
    }

    /// What is said of a key in a shared text that is nobody's: the same for all of them, so that it is told once.
    fn nobodys(&self, key: &str) -> (Said, Said) {
        let known = self.sharing.iter().flat_map(|one| &one.home.keys.words.0).map(|(key, _)| key.as_str());
        let hint = match nearest(key, known) {
            Some(near) => said!("menade du {{{near}}}?", "did you mean {{{near}}}?"),
            None => said!(
                "Lägg till {key} bland words i varje förbunds _index.md.",
                "Add {key} to the words in the _index.md of each association.",
            ),
        };
        (said!("inget förbund har ett ord för {{{key}}}", "no association has a word for {{{key}}}"), hint)
    }

    fn word(&self, key: &str) -> Option<Cow<'c, str>> {
        word_of(self.home?, key)
    }
}

/// A text with something else in the place of each key.
fn replace<'w>(text: &str, mut by: impl FnMut(&str) -> Cow<'w, str>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, key, after)) = next_key(rest) {
        result.push_str(before);
        result.push_str(&by(key));
        rest = after;
    }
    result.push_str(rest);
    result
}

/// An association's word for a key, with a capital letter where the key has one.
fn word_of<'c>(home: &'c Home<'c>, key: &str) -> Option<Cow<'c, str>> {
    let find = |key: &str| home.keys.words.0.iter().find(|(known, _)| known == key).map(|(_, word)| word.as_str());
    if let Some(word) = find(key) {
        return Some(Cow::Borrowed(word));
    }
    let word = find(&with_first(key, |first| first.to_lowercase().collect()))?;
    Some(Cow::Owned(with_first(word, |first| first.to_uppercase().collect())))
}

fn of_no_association(key: &str, file: File<'_>, span: &Range<usize>) -> Diagnostic {
    let words = said!(
        "{{{key}}} betyder inget här: sidan hör inte till något förbund",
        "{{{key}}} means nothing here: the page belongs to no association",
    );
    let hint = said!("Skriv ordet som det ska läsas.", "Write the word as it is to be read.");
    file.error(span, "unknown-word", words).hint(hint)
}

/// What is said of a key that an association lacks; in a file of its own the key may be a slip.
fn missing(key: &str, home: &Home<'_>, is_own: bool) -> (Said, Said) {
    let own = home.page.file.path;
    let name = if home.keys.name.is_empty() { own } else { &home.keys.name };
    let known = home.keys.words.0.iter().map(|(key, _)| key.as_str());
    let hint = match nearest(key, known).filter(|_| is_own) {
        Some(near) => said!(
            "menade du {{{near}}}? Annars: lägg till {key} bland words i {own}.",
            "did you mean {{{near}}}? Otherwise add {key} to the words in {own}.",
        ),
        None => said!("Lägg till {key} bland words i {own}.", "Add {key} to the words in {own}."),
    };
    (said!("{name} har inget ord för {{{key}}}", "{name} has no word for {{{key}}}"), hint)
}

/// The diagnostics, of each word that is missing the first alone: it is missing wherever it is used.
pub(super) fn once(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    told.retain(|one| one.code != "unknown-word" || seen.insert(one.message.clone()));
    told
}

/// Whether several associations may use a file.
fn is_shared(file: File<'_>) -> bool {
    file.path.split_once('/').is_none_or(|(folder, _)| folder == SHARED_SECTIONS)
}

fn escaped(word: &str) -> Cow<'static, str> {
    let mut html = String::with_capacity(word.len());
    fill::escape(word, &mut html);
    Cow::Owned(html)
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| change(first) + signs.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::content;
    use crate::diagnostic::sorted;
    use crate::source::Source;

    const TEXT: &str = "Fråga {agarn} & {}";

    const HOME: &str = "+++\ntitle = \"X\"\ndescription = \"X.\"\nname = \"Förbundet X\"\narea = \"X\"\n\
        status = \"example\"\nparties-confirmed = true\nwords = { agaren = \"projekt&ägaren\" }\n+++\n";

    /// Two associations, of which the second has a word that the first lacks.
    fn source() -> Source {
        let other =
            HOME.replace("{ agaren", "{ ledare = \"insatsledare\", agaren").replace("Förbundet X", "Förbundet Y");
        Source {
            files: [("x/_index.md".into(), HOME.into()), ("y/_index.md".into(), other.into())].into(),
            ..Source::default()
        }
    }

    #[test]
    fn words_are_put_in_place() {
        let (source, mut told, text) = (source(), Vec::new(), TEXT.into());
        let file = File { path: "a.md", text: &text };
        let associations = content::parse(&source).associations;
        let words = Words::new(&associations[0].home, &associations);
        assert_eq!(
            words.text("{Agaren} och {agaren} {#x} {", file, &(0..0), &mut told),
            "Projekt&ägaren och projekt&ägaren {#x} {"
        );
        assert_eq!(words.html("<p>{agaren}</p>", file, 0, &mut told), "<p>projekt&amp;ägaren</p>");
        assert!(told.is_empty());
    }

    /// What is told of a word in a file, by each association and in Swedish.
    fn told(key: &str, path: &str) -> Vec<String> {
        let (source, mut told, text) = (source(), Vec::new(), TEXT.into());
        let file = File { path, text: &text };
        let associations = content::parse(&source).associations;
        for one in &associations {
            Words::new(&one.home, &associations).html(&format!("<p>{{{key}}}</p>"), file, 0, &mut told);
        }
        Words::lost(&associations[0].home).html("<p>{agarn}</p>", file, 0, &mut told);
        sorted(told).iter().map(|told| format!("{}: {}", told.message.sv, told.hint.as_ref().unwrap().sv)).collect()
    }

    #[test]
    fn in_a_file_of_its_own_an_association_lacks_a_word_or_misspells_it() {
        let hints = told("agarn", "x/form/a.md");
        assert_eq!(
            hints[0],
            "Förbundet X har inget ord för {agarn}: \
                menade du {agaren}? Annars: lägg till agarn bland words i x/_index.md."
        );
        assert_eq!(
            told("malet", "x/form/a.md")[0],
            "Förbundet X har inget ord för {malet}: Lägg till malet bland words i x/_index.md."
        );
    }

    #[test]
    fn of_a_shared_text_a_slip_is_told_once_and_a_word_that_is_missing_to_each() {
        assert_eq!(told("agarn", "forms/a.md"), ["inget förbund har ett ord för {agarn}: menade du {agaren}?"]);
        assert_eq!(
            told("malet", "forms/a.md"),
            ["inget förbund har ett ord för {malet}: Lägg till malet bland words i varje förbunds _index.md."]
        );
        assert_eq!(
            told("Ledare", "forms/a.md"),
            ["Förbundet X har inget ord för {Ledare}: Lägg till Ledare bland words i x/_index.md."]
        );
    }
}
