//! Questions and the places for their answers, in tables.

use super::document::{Document, WIDTH, label};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, MOST_ROWS, Section};
use finsamkoll_checks::{Address, digits, tell};

/// The width of the column with the questions.
const QUESTION: u32 = 3969;

/// How many rows of a group a blank document has.
const ROWS: u16 = 5;

/// How many empty rows follow those that are answered.
const SPARE_ROWS: u16 = 2;

const ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
const HEADER_ROW: &str = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

const WRAPPER_END: &str = "</w:sdtContent></w:sdt>";

/// The most bytes of an answer whose row keeps to one page.
const LONGEST_ON_ONE_PAGE: usize = 600;

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words that are read.
    Words,
    /// A place to write: it is of another shade, so that one sees where.
    Answer,
}

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
        self.add("</w:tbl>", &[]);
    }

    fn question(&mut self, field: &'a Field) {
        let at = Address::field(&field.id);
        self.start_row(&at);
        self.start_cell(QUESTION, Cell::Words);
        let is_statement = matches!(field.answer, Answer::Statement { .. });
        self.paragraph(if is_statement { "Statement" } else { "Question" }, &label(field));
        self.help("Hint", field);
        self.end_cell();
        self.start_cell(WIDTH - QUESTION, Cell::Answer);
        self.answer(field, &at);
        self.end_cell();
        self.add("</w:tr>", &[]);
    }

    /// A statement's motivation.
    fn reason(&mut self, field: &Field, words: &str) {
        let at = Address::reason(&field.id);
        self.start_row(&at);
        self.start_cell(QUESTION, Cell::Words);
        self.paragraph("Question", words);
        self.end_cell();
        self.start_cell(WIDTH - QUESTION, Cell::Answer);
        self.lines(words, &at);
        self.end_cell();
        self.add("</w:tr>", &[]);
    }

    fn start_row(&mut self, at: &Address) {
        let is_short = self.written(at).len() <= LONGEST_ON_ONE_PAGE;
        self.add(if is_short { ROW } else { "<w:tr>" }, &[]);
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
        self.rows(group, &widths);
        self.add("</w:tbl>", &[]);
        // It parts the table from the next one, too: Word makes one of two tables with nothing between.
        self.paragraph("After", "Räcker inte raderna? Infoga fler under den sista.");
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
    fn rows(&mut self, group: &'a Field, widths: &[u32]) {
        self.start_wrapper("<w:lock w:val=\"sdtLocked\"/><w15:repeatingSection/>");
        for row in self.rows_of(group) {
            self.start_wrapper("<w15:repeatingSectionItem/>");
            self.row(group, row, widths);
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
        self.add(ROW, &[]);
        for (column, width) in group.columns().iter().zip(widths) {
            self.start_cell(*width, Cell::Answer);
            self.answer(column, &Address::cell(&group.id, row, &column.id));
            self.end_cell();
        }
        self.add("</w:tr>", &[]);
    }

    /// A table; its caption and description are what screen readers say of it.
    pub(super) fn start_table(&mut self, style: &str, widths: &[u32], caption: &str, description: &str) {
        self.add(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout \
             w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/><w:tblDescription \
             w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            &[style, &digits(widths.iter().sum::<u32>().into()), caption, description],
        );
        for width in widths {
            self.add("<w:gridCol w:w=\"{}\"/>", &[&digits((*width).into())]);
        }
        self.add("</w:tblGrid>", &[]);
    }

    /// A row that says what the columns are for, on each page that the table reaches.
    pub(super) fn header<'l>(&mut self, widths: &[u32], labels: impl IntoIterator<Item = &'l str>) {
        self.add(HEADER_ROW, &[]);
        for (width, label) in widths.iter().zip(labels) {
            self.start_cell(*width, Cell::Words);
            self.paragraph("Head", label);
            self.end_cell();
        }
        self.add("</w:tr>", &[]);
    }

    pub(super) fn start_cell(&mut self, width: u32, cell: Cell) {
        let shade = match cell {
            Cell::Words => "",
            Cell::Answer => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F6F5F0\"/>",
        };
        self.add("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", &[&digits(width.into())]);
        self.add(shade, &[]);
        self.add("</w:tcPr>", &[]);
    }

    pub(super) fn end_cell(&mut self) {
        self.add("</w:tc>", &[]);
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
