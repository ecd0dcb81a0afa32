//! What a piece of a document answers to a field.

use super::document::{Control, Document, Span};
use super::places::{LONGEST_LABEL, plain};
use crate::names;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, LONGEST_ANSWER};

/// What our documents and programs themselves put where nothing is written, as texts are [compared](plain).
const PROMPTS: &str = "\
    skriv här|välj|skriv ett datum|välj i listan|välj ett alternativ|välj ett objekt|klicka eller tryck här för att ange text|\
    klicka här för att ange text|klicka eller tryck om du vill ange ett datum|\
    klicka eller tryck om du vill ange datum|klicka eller tryck här för att ange datum|klicka här för att ange datum|\
    click or tap here to enter text|click here to enter text|click or tap to enter a date|\
    click here to enter a date|choose an item|välj ett element|välj datum|ange text här|\
    klicka här för att ange ett datum|klicka eller tryck här för att ange ett datum|ange datum|ange ett datum";

/// Signs of a ticked box.
const TICKED: [char; 4] = ['☒', '☑', '✓', '✔'];

/// A piece of a document: some text, and the controls in it.
#[derive(Debug, Clone)]
pub(super) struct Piece<'d, 'a> {
    document: &'d Document<'a>,
    text: Span,
    /// The controls by their places in the document, in order.
    controls: Vec<usize>,
}

/// What a piece answers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The answer, empty where there is none.
    pub(super) answer: String,
    /// What stands there and is none of the options.
    pub(super) no_option: Option<String>,
    /// Whether more stands there than an answer can have.
    pub(super) is_too_long: bool,
}

impl<'d, 'a> Piece<'d, 'a> {
    /// What stands in these controls.
    pub(super) fn of_controls(document: &'d Document<'a>, controls: Vec<usize>) -> Self {
        let first = controls.first().and_then(|at| document.controls.get(*at));
        Self { document, text: first.map(|control| control.text).unwrap_or_default(), controls }
    }

    /// What stands in a cell.
    pub(super) fn of_cell(document: &'d Document<'a>, text: Span, controls: Span) -> Self {
        Self { document, text, controls: (controls.start as usize..controls.end as usize).collect() }
    }

    /// What it answers to this field; as a `reason`, in words of one's own.
    pub(super) fn answer(&self, field: &Field, is_reason: bool) -> Said {
        // Controls lie in controls: what is far too long is not even looked at.
        if self.text.end.saturating_sub(self.text.start) as usize > LONGEST_ANSWER * 2 {
            return Said { is_too_long: true, ..Said::default() };
        }
        match &field.answer {
            _ if is_reason => self.written(),
            Answer::Check | Answer::Attachment => self.ticked(),
            Answer::Choice { many: true, .. } => self.chosen_of_many(field),
            Answer::Choice { .. } | Answer::Round(_) | Answer::Statement { .. } => self.chosen(field),
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Municipality { .. }
            | Answer::Email
            | Answer::Phone
            | Answer::Post
            | Answer::OrganisationNumber
            | Answer::Span
            | Answer::Rows(_) => self.written(),
        }
    }

    fn controls(&self) -> impl Iterator<Item = (usize, &'d Control<'a>)> {
        self.controls.iter().filter_map(|&at| Some((at, self.document.controls.get(at)?)))
    }

    fn written(&self) -> Said {
        let answer = without_prompt(&tidy(&self.visible()));
        if answer.len() > LONGEST_ANSWER {
            return Said { is_too_long: true, ..Said::default() };
        }
        Said { answer, ..Said::default() }
    }

    /// Its text without what controls say is no answer.
    fn visible(&self) -> String {
        let mut visible = String::new();
        let mut at = self.text.start;
        for (_, control) in self.controls() {
            if control.is_placeholder && control.text.start >= at && control.text.end <= self.text.end {
                visible.push_str(Span { start: at, end: control.text.start }.of_text(&self.document.text));
                at = control.text.end;
            }
        }
        visible.push_str(Span { start: at, end: self.text.end }.of_text(&self.document.text));
        visible
    }

    /// A box: what its control says, else the sign that is drawn, else the word.
    fn ticked(&self) -> Said {
        let mut boxes = self.controls().filter_map(|(_, control)| control.ticked);
        if let Some(first) = boxes.next() {
            return Said::ticked(first || boxes.any(|ticked| ticked));
        }
        let said = self.written();
        let word = plain(short(&said.answer));
        match drawn_box(&said.answer) {
            _ if said.is_too_long => said,
            Some(ticked) => Said::ticked(ticked),
            None if matches!(word.as_str(), "ja" | "x" | "bifogas" | "bifogad") => Said::ticked(true),
            None if matches!(word.as_str(), "" | "nej" | "-") => Said::ticked(false),
            None => Said::no_option(&said.answer),
        }
    }

    fn chosen(&self, field: &Field) -> Said {
        let said = self.written();
        match option(field, &said.answer) {
            Some(id) => Said { answer: id.into(), ..Said::default() },
            None if said.answer.is_empty() => said,
            None => Said::no_option(&said.answer),
        }
    }

    /// Options with a box each, or else one a line.
    fn chosen_of_many(&self, field: &Field) -> Said {
        let mut lines = Vec::new();
        if self.controls().any(|(_, control)| control.ticked.is_some()) {
            for (at, control) in self.controls().filter(|(_, control)| control.ticked == Some(true)) {
                lines.push(self.after(at, *control).trim());
            }
            return chosen_lines(field, &lines);
        }
        let visible = without_prompt(&tidy(&self.visible()));
        let has_boxes = visible.split(['\n']).any(|line| drawn_box(line).is_some());
        for line in visible.split(['\n']) {
            if drawn_box(line) == Some(true) || (!has_boxes && !line.is_empty()) {
                lines.push(line.trim_start().trim_start_matches(TICKED).trim_start());
            }
        }
        chosen_lines(field, &lines)
    }

    /// What stands after a control, on its line and before the next that does not lie in it.
    fn after(&self, at: usize, control: Control<'_>) -> &'d str {
        let later = self.document.controls.get(at + 1..).unwrap_or_default();
        let next = later.iter().find(|next| next.text.start >= control.text.end);
        let end = next.map_or(self.document.text.len(), |next| next.text.start as usize);
        line(self.document.text.get(control.text.end as usize..end).unwrap_or_default())
    }
}

impl Said {
    fn ticked(is_ticked: bool) -> Self {
        Self { answer: if is_ticked { "ja".into() } else { String::new() }, ..Self::default() }
    }

    fn no_option(text: &str) -> Self {
        Self { no_option: Some(text.into()), ..Self::default() }
    }
}

/// The options that these lines name, in the form's order, one a line.
fn chosen_lines(field: &Field, lines: &[&str]) -> Said {
    let mut named = Vec::new();
    let mut said = Said::default();
    for line in lines {
        match option(field, line) {
            Some(id) => named.push(id),
            None => said.no_option = said.no_option.or_else(|| Some((*line).into())),
        }
    }
    for (id, _) in field.options() {
        if named.contains(&id) {
            if !said.answer.is_empty() {
                said.answer.push('\n');
            }
            said.answer.push_str(id);
        }
    }
    said
}

/// The id of the option that a text names, by its words or its id.
pub(super) fn option<'f>(field: &'f Field, text: &str) -> Option<&'f str> {
    let words = plain(short(text));
    let options = field.options();
    // The words of one option can be the id of another.
    let named = options.iter().find(|(_, label)| plain(label) == words);
    named.or_else(|| options.iter().find(|(id, _)| *id == text)).map(|(id, _)| *id)
}

/// A text, if it is short enough to be one of the options.
pub(super) fn short(text: &str) -> &str {
    if text.len() > LONGEST_LABEL { "" } else { text }
}

/// The first line of a text, if it is short enough to be one of the options.
fn line(text: &str) -> &str {
    let end = text.bytes().take(LONGEST_LABEL).position(|sign| sign == b'\n');
    short(text.get(..end.unwrap_or(text.len())).unwrap_or_default())
}

/// Whether a box is drawn at the beginning of a text, and ticked.
fn drawn_box(text: &str) -> Option<bool> {
    match text.trim_start().chars().next() {
        Some(sign) if TICKED.contains(&sign) => Some(true),
        Some('☐') => Some(false),
        _ => None,
    }
}

/// A text whose lines have no space at their ends, and that has no empty lines at its own.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    for line in text.trim().split(['\n']) {
        tidy.push_str(line.trim());
        tidy.push('\n');
    }
    tidy.pop();
    tidy
}

/// An answer, unless it is what an empty field says. What is an answer although it says just that ends with a sign that
/// nobody sees.
fn without_prompt(text: &str) -> String {
    let answer = text.trim_end_matches([names::IS_ANSWER]);
    if answer.len() == text.len() && is_prompt(text) { String::new() } else { answer.into() }
}

/// Whether a control's text is what an empty field says, and not an answer of the same words.
pub(super) fn says_prompt(text: &str) -> bool {
    is_prompt(text) && without_prompt(text.trim()).is_empty()
}

/// Whether a text is what an empty field says, in our documents or in Word's.
pub(crate) fn is_prompt(text: &str) -> bool {
    if text.len() > 100 {
        return false;
    }
    let words = plain(text);
    let words = words.trim_end_matches(['.', '…']);
    PROMPTS.split(['|']).any(|prompt| prompt == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_no_answers() {
        for text in
            ["Skriv här", "Välj", "Skriv ett datum", "Klicka eller tryck här för att ange text.", "Choose an item."]
        {
            assert_eq!(without_prompt(text), "", "{text}");
        }
        assert_eq!(without_prompt("Skriv här\u{2060}"), "Skriv här");
        assert_eq!(without_prompt("Skriv här vad ni vill"), "Skriv här vad ni vill");
    }

    #[test]
    fn the_prompts_of_our_documents_are_known() {
        for prompt in [names::WRITE_HERE, names::CHOOSE, names::WRITE_DAY] {
            assert!(PROMPTS.split('|').any(|known| known == plain(prompt)), "{prompt}");
        }
    }

    #[test]
    fn lines_lose_space_at_their_ends_alone() {
        assert_eq!(tidy("\n a  b \n\n\tc\n \n"), "a  b\n\nc");
    }
}
