//! Content controls: the places where answers stand.

use super::document::Document;
use super::markup::Markup;
use crate::names;
use crate::read::is_prompt;
use alloc::string::String;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, digits};

/// The most characters that Word takes as the title of a control, with some to spare for those that count twice.
const LONGEST_TITLE: usize = 60;

const LINE: &str = "<w:text/>";

/// Text of several lines. The other way to have them, a control of plain text that takes lines, is broken in
/// `LibreOffice` 7.4, which moves all line breaks before the text.
const LINES: &str = "<w:richText/>";

/// The text decides which day it is, whatever way it is written: no day is kept besides.
const DAY: &str = "<w:date><w:dateFormat w:val=\"yyyy-MM-dd\"/><w:lid w:val=\"sv-SE\"/><w:storeMappedDataAs \
    w:val=\"dateTime\"/><w:calendar w:val=\"gregorian\"/></w:date>";

impl<'a> Document<'a> {
    /// What stands in the cell for a field's answer.
    pub(super) fn answer(&mut self, field: &'a Field, at: &Address) {
        match &field.answer {
            Answer::Choice { many: true, .. } => self.boxes(field, at),
            Answer::Check | Answer::Attachment => self.one_box(field, at),
            Answer::Choice { .. } | Answer::Round(_) | Answer::Statement { .. } => self.list(field, at),
            Answer::Party { many: false } => self.suggestions(field, at, &self.template.parties),
            Answer::Municipality { many: false } => self.suggestions(field, at, &self.template.municipalities),
            Answer::Date => self.text(&field.label, at, names::WRITE_DAY, DAY),
            Answer::Long | Answer::Party { .. } | Answer::Municipality { .. } => self.lines(&field.label, at),
            Answer::Text
            | Answer::Number
            | Answer::Amount
            | Answer::Email
            | Answer::Phone
            | Answer::Post
            | Answer::OrganisationNumber
            | Answer::Span
            | Answer::Rows(_) => self.text(&field.label, at, names::WRITE_HERE, LINE),
        }
    }

    /// A place for text of several lines.
    pub(super) fn lines(&mut self, label: &str, at: &Address) {
        self.text(label, at, names::WRITE_HERE, LINES);
    }

    fn text(&mut self, label: &str, at: &Address, placeholder: &str, kind: &str) {
        self.control(label, at, kind, self.written(at), placeholder);
    }

    /// A place for one of the field's options. That none is chosen is one of the lines: who has chosen can undo it.
    fn list(&mut self, field: &'a Field, at: &Address) {
        let none = (names::CHOOSE, names::CHOOSE);
        let kind = list("w:dropDownList", [none].into_iter().chain(field.options()));
        self.control(&field.label, at, &kind, field.option(self.written(at)), names::CHOOSE);
    }

    /// A place for a name, with a list of names to take it from.
    fn suggestions(&mut self, field: &Field, at: &Address, names: &[String]) {
        let kind = list("w:comboBox", names.iter().map(|name| (name.as_str(), name.as_str())));
        self.text(&field.label, at, names::WRITE_HERE, &kind);
    }

    /// A paragraph with a control for text, and what is written there or else its placeholder.
    fn control(&mut self, title: &str, at: &Address, kind: &str, written: &str, placeholder: &str) {
        let is_empty = written.trim().is_empty();
        self.start_control(title, at);
        if is_empty {
            self.add("<w:showingPlcHdr/>", &[]);
        }
        // An answer keeps its lines where one is asked for, too.
        let has_lines = written.contains(['\n', '\r', '\t', '\u{b}', '\u{c}']);
        self.markup.push(if has_lines { LINES } else { kind });
        self.add("</w:sdtPr><w:sdtContent><w:r>", &[]);
        if is_empty {
            self.add("<w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>", &[]);
        }
        self.markup.add_lines(if is_empty { placeholder } else { written });
        if is_prompt(written) {
            self.markup.add_lines(names::IS_ANSWER.encode_utf8(&mut [0; 4]));
        }
        self.add("</w:r></w:sdtContent></w:sdt>", &[]);
        self.end_paragraph();
    }

    /// A box for each option, with its words beside it. What is none of the options is kept as one more.
    fn boxes(&mut self, field: &'a Field, at: &Address) {
        let options = field.options();
        let written = self.written(at);
        for (id, label) in &options {
            self.tick_box(label, at, label, written.split(['\n']).any(|line| line == *id));
        }
        let is_other = |line: &&str| !line.trim().is_empty() && options.iter().all(|(id, _)| id != line);
        for line in written.split(['\n']).filter(is_other) {
            self.tick_box(line, at, line, true);
        }
    }

    fn one_box(&mut self, field: &Field, at: &Address) {
        for (id, words) in field.options() {
            self.tick_box(&field.label, at, words, self.written(at).trim() == id);
        }
    }

    fn tick_box(&mut self, title: &str, at: &Address, words: &str, is_ticked: bool) {
        let (checked, sign) = if is_ticked { ("1", "☒") } else { ("0", "☐") };
        self.start_control(title, at);
        self.add(
            "<w14:checkbox><w14:checked w14:val=\"{}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS \
             Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr>\
             <w:sdtContent><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\" \
             w:eastAsia=\"MS Gothic\"/></w:rPr><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
            &[checked, sign],
        );
        self.run(" ");
        self.run(words);
        self.end_paragraph();
    }

    /// A paragraph with a control, as far as its kind.
    fn start_control(&mut self, title: &str, at: &Address) {
        self.start_paragraph("Answer");
        let number = self.next_control();
        let title: String = title.chars().take(LONGEST_TITLE).collect();
        self.add(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/><w:lock \
             w:val=\"sdtLocked\"/>",
            &[&title, &names::tag(at), &number],
        );
    }

    /// The number of the next control.
    pub(super) fn next_control(&mut self) -> String {
        self.controls += 1;
        digits(self.controls.into())
    }
}

/// A list to choose from: value and words of each line, no value twice, since Word opens no document with that.
fn list<'o>(element: &str, options: impl Iterator<Item = (&'o str, &'o str)>) -> String {
    let mut kind = Markup::default();
    let mut seen = alloc::vec::Vec::new();
    kind.add("<{}>", &[element]);
    for (id, label) in options {
        if !id.is_empty() && !seen.contains(&id) {
            kind.add("<w:listItem w:displayText=\"{}\" w:value=\"{}\"/>", &[label, id]);
            seen.push(id);
        }
    }
    kind.add("</{}>", &[element]);
    kind.into_text()
}
