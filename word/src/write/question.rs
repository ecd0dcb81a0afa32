//! Questions and the places for their answers, in tables.

use super::document::{Document, WIDTH, label};
use super::table::Cell;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, MOST_ROWS, Section};
use finsamkoll_checks::{Address, tell};

/// The width of the column with the questions.
const QUESTION: u32 = 3969;

/// How many rows of a group a blank document has.
const ROWS: u16 = 5;

/// How many empty rows follow those that are answered.
const SPARE_ROWS: u16 = 2;

/// Said of a group that can have more rows; the sign is Word's, and other programs have none.
const ADD_ROWS: &str =
    "Räcker inte raderna? Ställ er i den sista och klicka på plustecknet, eller infoga en rad under.";

/// Said of a group with [`MOST_ROWS`].
const NO_MORE_ROWS: &str = "Formuläret har inte plats för fler rader.";

const WRAPPER_END: &str = "</w:sdtContent></w:sdt>";

impl<'a> Document<'a> {
    /// A table of questions, each with the place for its answer beside it.
    pub(super) fn questions(&mut self, section: &Section, fields: &[&'a Field]) {
        if fields.is_empty() {
            return;
        }
        let widths = [QUESTION, WIDTH - QUESTION];
        self.start_table("Form", &widths, &section.title, "Varje rad har en fråga och en plats för svaret.");
        self.header(&widths, ["Fråga", "Svar"]);
        for field in fields {
            self.question(field);
            if let Answer::Statement { reason } = &field.answer {
                self.reason(field, reason);
            }
        }
        self.end_table();
    }

    fn question(&mut self, field: &'a Field) {
        let at = Address::field(&field.id);
        self.start_row(self.written(&at).len());
        self.start_cell(QUESTION, Cell::Words);
        let is_statement = matches!(field.answer, Answer::Statement { .. });
        self.paragraph(if is_statement { "Statement" } else { "Question" }, &label(field));
        self.help("Hint", field);
        self.end_cell();
        self.start_cell(WIDTH - QUESTION, Cell::Answer);
        self.answer(field, &at);
        self.end_cell();
        self.end_row();
    }

    /// A statement's motivation.
    fn reason(&mut self, field: &Field, words: &str) {
        let at = Address::reason(&field.id);
        self.start_row(self.written(&at).len());
        self.start_cell(QUESTION, Cell::Words);
        self.paragraph("Question", words);
        self.end_cell();
        self.start_cell(WIDTH - QUESTION, Cell::Answer);
        self.lines(words, &at);
        self.end_cell();
        self.end_row();
    }

    /// What stands below a field's label.
    fn help(&mut self, style: &str, field: &Field) {
        for words in self.help_of(field) {
            self.paragraph(style, &words);
        }
    }

    /// What is to be known of a field: when it is to be answered, help, an example.
    fn help_of(&self, field: &Field) -> Vec<String> {
        let mut help = Vec::new();
        help.extend(self.template.form.asked_if(&field.when));
        help.extend(field.hint.clone());
        help.extend(field.example.as_ref().map(|example| tell(&["Exempel: ", example])));
        help
    }

    /// A group: a heading, and a table with a row for each of its rows.
    pub(super) fn group(&mut self, group: &'a Field) {
        let name = label(group);
        self.paragraph("Heading2", &name);
        self.help("Lead", group);
        let columns = group.columns();
        for column in columns {
            self.help_for_column(column);
        }
        let widths = widths(columns);
        self.start_table("Grid", &widths, &name, "Den första raden säger vad varje kolumn är till för.");
        let labels: Vec<String> = columns.iter().map(label).collect();
        self.header(&widths, labels.iter().map(String::as_str));
        let rows = self.rows_of(group);
        self.rows(group, &rows, &widths);
        self.end_table();
        // It parts the table from the next one, too: Word makes one of two tables with nothing between.
        self.paragraph("After", if rows.len() < MOST_ROWS.into() { ADD_ROWS } else { NO_MORE_ROWS });
    }

    /// It stands before the table: in the header, it would stand on every page that the table reaches.
    fn help_for_column(&mut self, column: &Field) {
        let help = self.help_of(column);
        if help.is_empty() {
            return;
        }
        self.start_paragraph("Column");
        self.add("<w:r><w:rPr><w:b/></w:rPr>", &[]);
        self.markup.add_lines(&column.label);
        self.add("</w:r>", &[]);
        self.run(if column.label.ends_with('?') { "" } else { ":" });
        for words in help {
            self.run(" ");
            self.run(&words);
        }
        self.end_paragraph();
    }

    /// The rows to write, by their numbers in the answers.
    fn rows_of(&self, group: &Field) -> Vec<u16> {
        let Some(filled) = self.filled else { return (0..ROWS).collect() };
        let mut rows = filled.answers.rows(&group.id);
        let after = rows.last().map_or(0, |last| last + 1);
        let room = MOST_ROWS.saturating_sub(u16::try_from(rows.len()).unwrap_or(MOST_ROWS));
        rows.extend(after..after + SPARE_ROWS.min(room));
        rows
    }

    /// The rows lie in a repeating section, for which Word shows a sign to add one. Nothing relies on it.
    fn rows(&mut self, group: &'a Field, rows: &[u16], widths: &[u32]) {
        self.start_wrapper("<w:lock w:val=\"sdtLocked\"/><w15:repeatingSection/>");
        for row in rows {
            self.start_wrapper("<w15:repeatingSectionItem/>");
            self.row(group, *row, widths);
            self.add(WRAPPER_END, &[]);
        }
        self.add(WRAPPER_END, &[]);
    }

    /// A control around rows.
    fn start_wrapper(&mut self, kind: &str) {
        let number = self.next_control();
        self.add("<w:sdt><w:sdtPr><w:id w:val=\"{}\"/>", &[&number]);
        self.add(kind, &[]);
        self.add("</w:sdtPr><w:sdtContent>", &[]);
    }

    fn row(&mut self, group: &'a Field, row: u16, widths: &[u32]) {
        let at = |column: &Field| Address::cell(&group.id, row, &column.id);
        let longest = group.columns().iter().map(|column| self.written(&at(column)).len()).max();
        self.start_row(longest.unwrap_or_default());
        for (column, width) in group.columns().iter().zip(widths) {
            self.start_cell(*width, Cell::Answer);
            self.answer(column, &at(column));
            self.end_cell();
        }
        self.end_row();
    }
}

/// How wide the columns of a group are: by how much is written in them.
fn widths(columns: &[Field]) -> Vec<u32> {
    let shares: Vec<u32> = columns.iter().map(|column| share(&column.answer)).collect();
    let all: u32 = shares.iter().sum();
    shares.iter().map(|share| WIDTH * share / all).collect()
}

fn share(answer: &Answer) -> u32 {
    match answer {
        Answer::Number | Answer::Span | Answer::Post | Answer::Check | Answer::Attachment => 4,
        Answer::Amount | Answer::Date | Answer::Statement { .. } | Answer::Phone | Answer::OrganisationNumber => 5,
        Answer::Text
        | Answer::Party { .. }
        | Answer::Municipality { .. }
        | Answer::Choice { .. }
        | Answer::Round(_)
        | Answer::Email
        | Answer::Rows(_) => 7,
        Answer::Long => 10,
    }
}
