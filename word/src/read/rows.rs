//! Fields by their labels and groups by their tables: what stands in the rows of a document.

use super::Reading;
use super::answer::{Piece, short};
use super::document::{Cell, Control, Row, Span};
use super::places::{Called, Known, Tagged, plain};
use crate::{How, Warning};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::Address;
use finsamkoll_checks::form::{Answer, MOST_ROWS};

/// The rows of one group, while they are read.
#[derive(Debug)]
struct Body {
    /// The number of the group's place.
    group: usize,
    /// Which column of the group begins at which of the table's.
    columns: Vec<(u32, usize)>,
    /// The row with the columns' labels.
    header: Option<Row>,
}

impl<'a> Reading<'_, 'a, '_> {
    /// Reads all rows of all tables: the groups first, so that nothing in them is taken for a field.
    pub(super) fn read_rows(&mut self) {
        let document = self.document;
        for table in &document.tables {
            let mut body = None;
            let mut statement = None;
            for row in table.of(&document.rows) {
                if !self.read_row_of_group(*row, &mut body) {
                    self.read_fields(document.cells(*row), &mut statement);
                }
            }
        }
    }

    /// Whether the row belongs to a group; then it is read.
    fn read_row_of_group(&mut self, row: Row, body: &mut Option<Body>) -> bool {
        let cells = self.document.cells(row);
        if let Some(new) = self.header(row, body.as_ref().map(|body| body.group)) {
            *body = Some(new);
            return true;
        }
        match self.first_tag(cells) {
            Some(Tagged::Column(group, _)) if body.as_ref().is_none_or(|body| body.group != group) => {
                *body = Some(Body { group, columns: Vec::new(), header: None });
            }
            // A table may go on with fields after a group.
            Some(Tagged::Place(_)) => *body = None,
            Some(Tagged::Column(..)) | None => {}
        }
        if let Some(body) = body {
            self.read_body(body, cells);
        }
        body.is_some()
    }

    /// The group whose columns' labels stand in this row, more than other words. A group that was found already has no
    /// second header but in the same table, where it is repeated.
    fn header(&mut self, row: Row, current: Option<usize>) -> Option<Body> {
        let cells = self.document.cells(row);
        if self.first_tag(cells).is_some() {
            return None;
        }
        let called: Vec<Called> = cells.iter().map(|cell| Called::by(cell.text.of_text(&self.document.text))).collect();
        let many = called.iter().filter(|called| !called.is_empty()).count();
        for (group, place) in self.places.iter().enumerate() {
            let mut columns = Vec::new();
            for (cell, called) in cells.iter().zip(&called) {
                if let Some(column) = place.columns.iter().position(|column| column.is_called(called)) {
                    columns.push((cell.column, column));
                }
            }
            let is_header = columns.len() * 2 > many && columns.len() * 2 >= place.columns.len();
            let is_table = columns.len() > 1 || (columns.len() == 1 && cells.len() == place.columns.len());
            let is_free = self.how(group) == How::NotFound || current == Some(group);
            if is_header && is_table && is_free {
                if self.how(group) == How::NotFound {
                    self.find(group, How::Label);
                }
                return Some(Body { group, columns, header: Some(row) });
            }
        }
        None
    }

    /// The first known tag in a row.
    fn first_tag(&self, cells: &[Cell]) -> Option<Tagged> {
        cells.iter().find_map(|cell| self.tag_in(cell))
    }

    fn tag_in(&self, cell: &Cell) -> Option<Tagged> {
        if cell.is_outer {
            return None;
        }
        cell.controls.of(&self.tags).iter().find_map(|tag| *tag)
    }

    /// Whether tables with fields of their own lie in a cell: then it is no answer, but has some in it.
    fn holds_fields(&self, cell: &Cell) -> bool {
        cell.is_outer && cell.controls.of(&self.tags).iter().any(Option::is_some)
    }

    fn read_body(&mut self, body: &mut Body, cells: &[Cell]) {
        let mut row = Vec::new();
        let mut has_tags = false;
        for cell in cells {
            if self.holds_fields(cell) {
                continue;
            }
            let tagged = match self.tag_in(cell) {
                Some(Tagged::Column(group, column)) if group == body.group => Some(column),
                _ => None,
            };
            if tagged.is_some() {
                has_tags = true;
                self.find(body.group, How::Tag);
            }
            let known = body.columns.iter().find(|(at, _)| *at == cell.column).map(|(_, column)| *column);
            match tagged.or(known) {
                Some(column) => {
                    if known.is_none() {
                        body.columns.push((cell.column, column));
                    }
                    let answer = self.read_cell(body.group, column, cell);
                    if !answer.is_empty() && !row.iter().any(|(other, _)| *other == column) {
                        row.push((column, answer));
                    }
                }
                None => self.warn_of_cell(body, cell),
            }
        }
        if has_tags || self.how(body.group) != How::Tag || !self.is_sum(&row) {
            self.keep_row(body.group, row);
        }
    }

    /// Whether a row that was added to a group sums up the others; then it is told of.
    fn is_sum(&mut self, row: &[(usize, String)]) -> bool {
        let Some(((_, title), rest)) = row.split_first() else { return false };
        let is_sum = matches!(plain(short(title)).as_str(), "summa" | "totalt" | "total");
        if is_sum && let Some((_, sum)) = rest.first() {
            self.warn(Warning::UnknownField(quote(title), quote(sum)));
        }
        is_sum
    }

    fn read_cell(&mut self, group: usize, column: usize, cell: &Cell) -> String {
        let Some(place) = self.places.get(group) else { return String::new() };
        let Some(known) = place.columns.get(column) else { return String::new() };
        self.taken.push(cell.text);
        let said = Piece::of_cell(self.document, cell.text, cell.controls).answer(known.field, false);
        self.warn_of(known.name(Some(place)), &said);
        said.answer
    }

    /// Rows in which nothing is written have no number.
    fn keep_row(&mut self, group: usize, row: Vec<(usize, String)>) {
        if row.is_empty() {
            return;
        }
        let number = self.rows.get(group).copied().unwrap_or_default();
        let Some(place) = self.places.get(group) else { return };
        if number == MOST_ROWS {
            let warning = Warning::MoreRows(place.known.label.into());
            if !self.warnings.contains(&warning) {
                self.warn(warning);
            }
            return;
        }
        for (column, answer) in row {
            if let Some(column) = place.columns.get(column) {
                self.answers.push((Address::cell(&place.known.field.id, number, &column.field.id), answer));
            }
        }
        if let Some(rows) = self.rows.get_mut(group) {
            *rows += 1;
        }
    }

    /// Tells of a cell in a column that the group does not have.
    fn warn_of_cell(&mut self, body: &Body, cell: &Cell) {
        let text = cell.text.of_text(&self.document.text).trim();
        let header = body.header.map(|row| self.document.cells(row)).unwrap_or_default();
        let title = header.iter().find(|title| title.column == cell.column).map(|title| title.text);
        if !text.is_empty() {
            let title = quote(title.unwrap_or_default().of_text(&self.document.text));
            let text = quote(text);
            self.taken.push(cell.text);
            self.warn(Warning::UnknownField(title, text));
        }
    }

    /// Reads the fields whose labels stand in a row, each in the cell before its value.
    fn read_fields(&mut self, cells: &[Cell], statement: &mut Option<usize>) {
        if let Some(Tagged::Place(place)) = self.first_tag(cells) {
            self.remember(place, statement);
            self.see_beside(cells);
            return;
        }
        for pair in cells.windows(2) {
            let [label, value] = pair else { continue };
            if label.is_outer || self.holds_fields(value) {
                continue;
            }
            let called = Called::by(label.text.of_text(&self.document.text));
            if called.is_empty() {
                continue;
            }
            if let Some(place) = self.called(&called, *statement) {
                self.remember(place, statement);
                let piece = Piece::of_cell(self.document, value.text, value.controls);
                self.taken.push(value.text);
                self.find(place, How::Label);
                self.keep(place, &piece);
            }
        }
    }

    /// The field with this label that was not found yet. Reasons have labels alike: theirs follow their statement.
    fn called(&self, called: &Called, statement: Option<usize>) -> Option<usize> {
        self.places.iter().enumerate().position(|(number, place)| {
            let is_here = match place.at {
                Address::Field(_) => true,
                Address::Reason(_) => statement.is_some_and(|statement| statement + 1 == number),
                Address::Group(_) | Address::Cell(..) => false,
            };
            is_here && self.how(number) == How::NotFound && place.known.is_called(called)
        })
    }

    /// Keeps in mind which statement was the last.
    fn remember(&self, place: usize, statement: &mut Option<usize>) {
        let is_statement = self.places.get(place).is_some_and(|place| {
            matches!(place.at, Address::Field(_)) && matches!(place.known.field.answer, Answer::Statement { .. })
        });
        if is_statement {
            *statement = Some(place);
        }
    }

    /// Text that stands beside the only control of a cell is the answer where the control is empty, else told of.
    fn see_beside(&mut self, cells: &[Cell]) {
        for cell in cells.iter().filter(|cell| !cell.is_outer) {
            let Some((number, control)) = self.only_control(cell) else { continue };
            let Some(place) = self.places.get(number) else { continue };
            let before = Span { start: cell.text.start, end: control.text.start }.of_text(&self.document.text).trim();
            let after = Span { start: control.text.end, end: cell.text.end }.of_text(&self.document.text).trim();
            let beside = if before.is_empty() { after } else { before };
            let is_empty = control.is_placeholder || control.text.of_text(&self.document.text).trim().is_empty();
            let is_expected = control.ticked.is_some() && belongs_to_box(&place.known, beside);
            if beside.is_empty() || is_expected {
                continue;
            }
            if is_empty {
                self.taken.push(cell.text);
                self.keep(number, &Piece::of_cell(self.document, cell.text, cell.controls));
            } else {
                self.warn(Warning::Beside(place.known.label.into(), quote(beside)));
            }
        }
    }

    /// The control of a field in a cell, where there is one such, and the number of its place. A control around several
    /// cells lies in none.
    fn only_control(&self, cell: &Cell) -> Option<(usize, Control<'a>)> {
        let controls = cell.controls.of(&self.document.controls).iter().zip(cell.controls.of(&self.tags));
        let mut known = controls.filter_map(|(control, tag)| Some((*control, (*tag)?)));
        let (Some((control, Tagged::Place(number))), None) = (known.next(), known.next()) else { return None };
        let lies_in_it = cell.text.start <= control.text.start && control.text.end <= cell.text.end;
        lies_in_it.then_some((number, control))
    }
}

/// Whether such words stand beside a box anyway: its own, or the option's.
fn belongs_to_box(known: &Known<'_>, beside: &str) -> bool {
    let words = plain(short(beside));
    let is_one = matches!(known.field.answer, Answer::Check | Answer::Attachment);
    !is_one || matches!(words.as_str(), "ja" | "bifogas") || words == plain(known.label)
}

/// The longest text that a warning repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// What stands somewhere, on one line, cut where it is long.
pub(super) fn quote(text: &str) -> String {
    let mut quote = String::new();
    for (at, sign) in text.trim().chars().enumerate() {
        if at == LONGEST_QUOTE {
            quote.pop();
            quote.push('…');
            break;
        }
        quote.push(if sign.is_whitespace() { ' ' } else { sign });
    }
    quote
}
