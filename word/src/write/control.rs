//! Content controls: the places where answers stand.

use super::document::Document;
use crate::names;
use alloc::string::String;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, digits};

/// The most characters that Word takes as the title of a control.
const LONGEST_TITLE: usize = 60;

const LINE: &str = "<w:text/>";
const LINES: &str = "<w:text w:multiLine=\"1\"/>";
const DAY: &str = "<w:date><w:dateFormat w:val=\"yyyy-MM-dd\"/><w:lid w:val=\"sv-SE\"/><w:storeMappedDataAs \
    w:val=\"dateTime\"/><w:calendar w:val=\"gregorian\"/></w:date>";

impl<'a> Document<'a> {
    /// What stands in the cell for a field's answer.
    pub(super) fn answer(&mut self, field: &'a Field, at: &Address) {
        match &field.answer {
            Answer::Choice { many: true, .. } => self.boxes(field, at),
            Answer::Check => self.one_box(field, at, " Ja"),
            Answer::Attachment => self.one_box(field, at, " Bifogas"),
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
        let written = self.written(at);
        // Lines are kept where one line is asked for, too.
        let kind = if kind == LINE && written.contains(['\n', '\r']) { LINES } else { kind };
        self.start_paragraph("Answer");
        self.start_control(label, at, written.trim().is_empty());
        self.add(kind, &[]);
        self.content(written, placeholder);
        self.end_paragraph();
    }

    fn list(&mut self, field: &'a Field, at: &Address) {
        let chosen = field.option(self.written(at));
        self.start_paragraph("Answer");
        self.start_control(&field.label, at, chosen.trim().is_empty());
        self.add("<w:dropDownList>", &[]);
        for (id, label) in field.options() {
            self.add("<w:listItem w:displayText=\"{}\" w:value=\"{}\"/>", &[label, id]);
        }
        self.add("</w:dropDownList>", &[]);
        self.content(chosen, names::CHOOSE);
        self.end_paragraph();
    }

    fn suggestions(&mut self, field: &Field, at: &Address, all: &[String]) {
        let written = self.written(at);
        self.start_paragraph("Answer");
        self.start_control(&field.label, at, written.trim().is_empty());
        self.add("<w:comboBox>", &[]);
        for name in all {
            self.add("<w:listItem w:displayText=\"{}\" w:value=\"{}\"/>", &[name, name]);
        }
        self.add("</w:comboBox>", &[]);
        self.content(written, names::WRITE_HERE);
        self.end_paragraph();
    }

    /// A box for each option, with its words beside it.
    fn boxes(&mut self, field: &'a Field, at: &Address) {
        let written = self.written(at);
        for (id, label) in field.options() {
            self.box_with(label, at, label, written.lines().any(|line| line == id));
        }
    }

    fn one_box(&mut self, field: &Field, at: &Address, words: &str) {
        let is_ticked = !self.written(at).trim().is_empty();
        self.box_with(&field.label, at, words.trim_start(), is_ticked);
    }

    fn box_with(&mut self, title: &str, at: &Address, words: &str, is_ticked: bool) {
        let (checked, sign) = if is_ticked { ("1", "☒") } else { ("0", "☐") };
        self.start_paragraph("Answer");
        self.start_control(title, at, false);
        self.add(
            "<w14:checkbox><w14:checked w14:val=\"{}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS \
             Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr>\
             <w:sdtContent><w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS \
             Gothic\" w:hint=\"eastAsia\"/></w:rPr><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
            &[checked, sign],
        );
        self.run(" ");
        self.run(words);
        self.end_paragraph();
    }

    /// A control as far as its kind, which is next to be added.
    fn start_control(&mut self, title: &str, at: &Address, is_empty: bool) {
        self.controls += 1;
        let number = digits(self.controls.into());
        self.add(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/><w:lock \
             w:val=\"sdtLocked\"/>",
            &[&shortened(title), &names::tag(at), &number],
        );
        if is_empty {
            self.add("<w:showingPlcHdr/>", &[]);
        }
    }

    /// The rest of a control: what is written in it, or its placeholder.
    fn content(&mut self, written: &str, placeholder: &str) {
        self.add("</w:sdtPr><w:sdtContent><w:r>", &[]);
        if written.trim().is_empty() {
            self.add("<w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>", &[]);
            self.markup.add_lines(placeholder);
        } else {
            self.markup.add_lines(written);
            if is_like_a_placeholder(written.trim()) {
                self.markup.add_lines(names::IS_ANSWER.encode_utf8(&mut [0; 4]));
            }
        }
        self.add("</w:r></w:sdtContent></w:sdt>", &[]);
    }
}

/// Whether it says just what an empty field says, ours or Word's.
fn is_like_a_placeholder(written: &str) -> bool {
    let is_same = |placeholder: &&str| placeholder.to_lowercase() == written.to_lowercase();
    [names::WRITE_HERE, names::CHOOSE, names::WRITE_DAY].iter().chain(&names::OF_WORD).any(is_same)
}

fn shortened(title: &str) -> String {
    title.chars().take(LONGEST_TITLE).collect()
}
