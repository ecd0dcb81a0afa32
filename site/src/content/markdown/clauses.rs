//! Clauses: the places in a text that have an id, and the sign that links to each.

use super::Writer;
use crate::content::body::Clause;
use crate::content::fill;
use crate::content::notation::{self, Notation};
use crate::diagnostic::said;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Writer<'_, '_> {
    pub(super) fn words_of(&mut self, words: &str, span: &Range<usize>) {
        if words.contains("{#") {
            let written = self.file.text.get(span.clone()).unwrap_or_default();
            let at = span.start + written.find("{#").unwrap_or_default()..span.end;
            self.note_broken(&at);
            let (words, hint) = notation::misplaced(words);
            self.fault(&at, "clause-place", words, hint);
        }
        if fill::is_broken(words) {
            let words = said!("[fyll i: …] avslutas inte på samma rad", "[fyll i: …] does not end on the same line");
            let hint = said!("Sätt ] efter det som ska fyllas i.", "Put ] after what is to be filled in.");
            self.fault(span, "to-fill", words, hint);
        }
        self.words.push_str(&fill::plain(words));
        self.body.html.push_str(&fill::html(words));
    }

    pub(super) fn clause(&mut self, notation: &str, span: &Range<usize>) {
        let at = self.place_of(notation, span);
        match notation::parse(notation) {
            Ok(read) => self.add_clause(read, at),
            Err(words) => {
                self.note_broken(&at);
                self.faults.push(self.file.error(&at, "clause-notation", words).hint(notation::meant(notation)));
            }
        }
    }

    pub(super) fn note_broken(&mut self, at: &Range<usize>) {
        let written = self.file.text.get(at.clone()).and_then(notation::id).unwrap_or_default();
        let start = at.start + "{#".len();
        self.body.broken.push(start..start + written.len());
    }

    /// Where a notation stands in the file: at the end of its text.
    pub(super) fn place_of(&self, notation: &str, span: &Range<usize>) -> Range<usize> {
        let written = self.file.text.get(span.clone()).unwrap_or_default();
        let at = written.rfind(notation).map_or(span.start, |at| span.start + at);
        at..at + notation.len()
    }

    pub(super) fn add_clause(&mut self, notation: Notation, span: Range<usize>) {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        // Nobody should take for the association's demand what only the software checks.
        self.is_ours = notation.mark.ours;
        let ours = if notation.mark.ours { format!(" <span class=\"ours\">{OURS}</span>") } else { String::new() };
        let link = ours + &link_to(&notation.id, &words);
        self.push(&link);
        if self.body.clauses.iter().any(|clause| clause.id == notation.id) {
            let words = said!("id ”{}” används redan på sidan", "the id “{}” is used already on the page", notation.id);
            let hint = said!("Ge punkten ett annat id.", "Give the clause another id.");
            return self.fault(&span, "duplicate-clause", words, hint);
        }
        let Some(holder) = self.holder() else { return };
        let index = self.body.clauses.len();
        let attributes = format!(" class=\"clause\" id=\"{}\"", notation.id);
        let Some(html) = self.blocks.get_mut(holder).map(|block| {
            block.clause = Some(index);
            block.html
        }) else {
            return;
        };
        let tag = self.blocks.get(holder).map_or(0, |block| block.tag.len());
        self.body.html.insert_str(html + 1 + tag, &attributes);
        for inner in self.blocks.iter_mut().skip(holder + 1) {
            inner.html += attributes.len();
        }
        let Notation { id, mark, facts } = notation;
        self.body.clauses.push(Clause { id, words, mark, facts, span, html: html..html });
    }

    /// The block that a clause belongs to: of a list item's first paragraph, the item.
    pub(super) fn holder(&self) -> Option<usize> {
        let innermost = self.blocks.len().checked_sub(1)?;
        let Some(around) = innermost.checked_sub(1) else { return Some(innermost) };
        let paragraph = self.blocks.get(innermost)?.tag == "p";
        let item = self.blocks.get(around)?;
        let first = item.tag == "li" && item.clause.is_none() && !item.has_paragraph;
        Some(if paragraph && first { around } else { innermost })
    }
}

/// How many words of a clause name its link.
const FIRST_WORDS: usize = 6;

/// Whether the words of a clause can end before this event.
pub(super) fn ends_a_clause(next: &Event<'_>) -> bool {
    matches!(
        next,
        Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item)
            | Event::Start(Tag::List(_) | Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_))
    )
}

/// What follows the words of a clause that no source states.
pub(super) const OURS: &str = "(webbplatsens egen kontroll)";

/// The sign that links to a clause.
pub(super) fn link_to(id: &str, words: &str) -> String {
    let mut first: Vec<&str> = words.split(' ').take(FIRST_WORDS + 1).collect();
    let more = first.len() > FIRST_WORDS;
    first.truncate(FIRST_WORDS);
    let mut name = String::new();
    fill::escape(first.join(" ").trim_end_matches(['.', ',', ':', ';']), &mut name);
    let dots = if more { " …" } else { "" };
    format!(" <a class=\"permalink\" href=\"#{id}\" aria-label=\"Länk till punkten ”{name}{dots}”\">§</a>")
}
