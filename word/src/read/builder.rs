//! Builds a [`Document`] from the elements of its main part, one after the other.

use super::document::{Cell, Control, Document, Row, Span};
use crate::Refusal;
use crate::xml::{Reader, numbered, text};
use alloc::vec::Vec;

/// What is passed over, until the element ends that began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passing {
    /// Text that was struck out, instructions, pictures.
    All,
    /// Properties of a paragraph, and what they say of its end.
    Paragraph,
    /// Properties of a row.
    Row,
    /// Properties of a cell.
    Cell,
    /// Properties of a run.
    Run,
    /// Properties of a control.
    Control,
}

/// What is open while a main part is read.
#[derive(Debug, Default)]
pub(super) struct Builder<'a> {
    document: Document<'a>,
    passing: Option<Passing>,
    /// How many elements are open in what is passed over, its own included.
    passed: usize,
    is_in_text: bool,
    /// The run is one that people do not see.
    is_hidden: bool,
    /// The end of the paragraph was struck out: the next goes on where it stops.
    runs_on: bool,
    controls: Vec<OpenControl<'a>>,
    tables: Vec<OpenTable>,
    begun_cells: u32,
    /// The text of the cell that ended last.
    last_cell: Span,
}

#[derive(Debug, Default)]
struct OpenControl<'a> {
    control: Control<'a>,
    /// Its place in the list, once its content has begun.
    place: Option<u32>,
    /// Whether a cell is around it.
    is_in_cell: bool,
    /// How many cells had begun before it.
    cells_before: u32,
}

#[derive(Debug, Default)]
struct OpenTable {
    /// Its rows so far; the cells of the open row come after.
    rows: Vec<Row>,
    cells: Vec<Cell>,
    /// How many controls had begun before the open row.
    controls_before: u32,
    column: u32,
    is_struck: bool,
    cell: Option<OpenCell>,
}

#[derive(Debug, Default)]
struct OpenCell {
    cell: Cell,
    width: u32,
    is_struck: bool,
}

impl<'a> Builder<'a> {
    /// What has been built.
    pub(super) fn document(self) -> Document<'a> {
        self.document
    }

    /// An element begins.
    pub(super) fn open(&mut self, name: &'a str, reader: &Reader<'a>) {
        if self.passing.is_some() {
            self.passed += 1;
            if name.ends_with("PrChange") {
                // What properties were before stands last in them.
                self.passing = Some(Passing::All);
            }
            self.note(name, reader);
            return;
        }
        match name {
            "t" => self.is_in_text = true,
            "br" | "cr" => self.push('\n'),
            "tab" | "ptab" => self.push('\t'),
            "noBreakHyphen" => self.push('-'),
            "sym" => self.push_symbol(reader.attribute("char")),
            "p" => self.runs_on = false,
            "r" => self.is_hidden = false,
            "sdt" => self.begin_control(),
            "sdtContent" => self.begin_content(),
            "tbl" => self.begin_table(),
            "tr" => self.begin_row(),
            "tc" => self.begin_cell(),
            "ins" | "moveTo" => self.document.has.changes = true,
            "commentReference" => self.document.has.comments = true,
            "footnoteReference" | "endnoteReference" => self.document.has.notes = true,
            _ => self.pass_over(name),
        }
    }

    /// Begins to pass over an element that has no text that people see now.
    fn pass_over(&mut self, name: &str) {
        self.passing = match name {
            "pPr" => Some(Passing::Paragraph),
            "trPr" => Some(Passing::Row),
            "tcPr" => Some(Passing::Cell),
            "sdtPr" => Some(Passing::Control),
            "rPr" => Some(Passing::Run),
            "del" | "moveFrom" => {
                self.document.has.changes = true;
                Some(Passing::All)
            }
            "drawing" | "pict" | "object" => {
                self.note_picture();
                Some(Passing::All)
            }
            "tblPr" | "tblPrEx" | "tblGrid" | "sectPr" | "sdtEndPr" | "instrText" | "delText" | "delInstrText"
            | "fldChar" | "Fallback" | "rt" => Some(Passing::All),
            _ => None,
        };
        self.passed = usize::from(self.passing.is_some());
    }

    fn note_picture(&mut self) {
        self.document.has.pictures = true;
        #[cfg(feature = "inflate")]
        self.document.pictures.push(self.here());
    }

    /// Takes what properties say.
    fn note(&mut self, name: &str, reader: &Reader<'a>) {
        let value = reader.attribute("val");
        match (self.passing, name) {
            (Some(Passing::Control), _) => self.note_of_control(name, value, reader),
            (Some(Passing::Paragraph | Passing::Row | Passing::Cell), "ins" | "moveTo" | "cellIns") => {
                self.document.has.changes = true;
            }
            (Some(of @ (Passing::Paragraph | Passing::Row | Passing::Cell)), "del" | "moveFrom" | "cellDel") => {
                self.document.has.changes = true;
                self.strike(of);
            }
            (Some(Passing::Run), "vanish") => self.is_hidden = is_on(value),
            (Some(Passing::Row), "gridBefore") => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = columns(value);
                }
            }
            (Some(Passing::Cell), "gridSpan") => {
                if let Some(cell) = self.cell() {
                    cell.width = columns(value);
                }
            }
            _ => {}
        }
    }

    fn note_of_control(&mut self, name: &str, value: Option<&'a str>, reader: &Reader<'a>) {
        let Some(OpenControl { control, .. }) = self.controls.last_mut() else { return };
        match name {
            "tag" => control.tag = value,
            "showingPlcHdr" => control.is_placeholder = is_on(value),
            "checkbox" => control.ticked = Some(false),
            "checked" => control.ticked = Some(is_on(value)),
            "dataBinding" => control.bound = reader.attribute("xpath"),
            _ => {}
        }
    }

    fn strike(&mut self, what: Passing) {
        match what {
            Passing::Paragraph => self.runs_on = true,
            Passing::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.is_struck = true;
                }
            }
            Passing::Cell => {
                if let Some(cell) = self.cell() {
                    cell.is_struck = true;
                }
            }
            Passing::All | Passing::Run | Passing::Control => {}
        }
    }

    /// An element ends.
    pub(super) fn close(&mut self, name: &str) {
        if self.passing.is_some() {
            self.passed -= 1;
            if self.passed == 0 {
                self.passing = None;
            }
            return;
        }
        match name {
            "t" => self.is_in_text = false,
            "r" => self.is_hidden = false,
            "p" if !self.runs_on => self.push('\n'),
            "sdt" => self.end_control(),
            "tc" => self.end_cell(),
            "tr" => self.end_row(),
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn begin_control(&mut self) {
        let is_in_cell = self.cell().is_some();
        self.controls.push(OpenControl { is_in_cell, cells_before: self.begun_cells, ..OpenControl::default() });
    }

    fn begin_content(&mut self) {
        let start = self.here();
        let place = length(&self.document.controls);
        if let Some(open) = self.controls.last_mut().filter(|open| open.place.is_none()) {
            open.place = Some(place);
            open.control.text = Span { start, end: start };
            self.document.controls.push(open.control);
        }
    }

    /// A control around whole rows has labels in it too: what counts is its last cell.
    fn end_control(&mut self) {
        let end = self.here();
        let Some(open) = self.controls.pop() else { return };
        let is_around_rows = !open.is_in_cell && self.begun_cells > open.cells_before + 1;
        let place = open.place.and_then(|place| self.document.controls.get_mut(place as usize));
        if let Some(control) = place {
            control.text = if is_around_rows { self.last_cell } else { Span { end, ..control.text } };
        }
    }

    fn begin_table(&mut self) {
        if let Some(cell) = self.cell() {
            cell.cell.is_outer = true;
        }
        self.tables.push(OpenTable::default());
    }

    fn begin_row(&mut self) {
        let controls_before = length(&self.document.controls);
        if let Some(table) = self.tables.last_mut() {
            table.controls_before = controls_before;
            table.column = 0;
            table.is_struck = false;
            table.cells.clear();
        }
    }

    fn begin_cell(&mut self) {
        let begun_cells = self.begun_cells;
        self.begun_cells += 1;
        let start = self.here();
        let here = length(&self.document.controls);
        let Some(table) = self.tables.last_mut() else { return };
        // A control around several cells is that of the first: it would else hide those of the others.
        let is_around = |open: &&OpenControl<'_>| open.cells_before == begun_cells;
        let around = self.controls.iter().rev().take_while(is_around);
        let around = around.map_while(|open| open.place.filter(|at| *at >= table.controls_before));
        let first = around.last().unwrap_or(here);
        let cell = Cell {
            text: Span { start, end: start },
            controls: Span { start: first, end: first },
            column: table.column,
            is_outer: false,
        };
        table.cell = Some(OpenCell { cell, width: 1, is_struck: false });
    }

    fn end_cell(&mut self) {
        let end = self.here();
        let controls = length(&self.document.controls);
        let Some(table) = self.tables.last_mut() else { return };
        let Some(OpenCell { mut cell, width, is_struck }) = table.cell.take() else { return };
        cell.text.end = end;
        cell.controls.end = controls;
        table.column = table.column.saturating_add(width);
        if !is_struck {
            table.cells.push(cell);
        }
        self.last_cell = cell.text;
    }

    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if table.is_struck {
            return;
        }
        let start = length(&self.document.cells);
        self.document.cells.append(&mut table.cells);
        table.rows.push(Row { cells: Span { start, end: length(&self.document.cells) } });
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        let start = length(&self.document.rows);
        self.document.rows.append(&mut table.rows);
        self.document.tables.push(Span { start, end: length(&self.document.rows) });
    }

    fn cell(&mut self) -> Option<&mut OpenCell> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// Adds text as it is written. Breaks and tabulators that people see are elements; those within text are spaces.
    pub(super) fn write(&mut self, raw: &str) -> Result<(), Refusal> {
        if self.is_in_text && self.passing.is_none() {
            self.write_verbatim(&text(raw)?);
        }
        Ok(())
    }

    /// Adds text that has no references.
    pub(super) fn write_verbatim(&mut self, text: &str) {
        if self.is_in_text && self.passing.is_none() {
            for sign in text.chars() {
                self.push(if sign < ' ' { ' ' } else { sign });
            }
        }
    }

    fn push_symbol(&mut self, code: Option<&str>) {
        if let Some(code) = code.and_then(|code| numbered(code, 16)) {
            self.push(symbol(u32::from(code)));
        }
    }

    fn push(&mut self, sign: char) {
        if !self.is_hidden {
            self.document.text.push(sign);
        }
    }

    fn here(&self) -> u32 {
        number(self.document.text.len())
    }
}

/// What a sign of Wingdings shows: boxes, and the arrows and faces that Word itself puts for what is typed. Fonts of
/// signs have theirs from F000 on; a number past them is that of the sign itself.
fn symbol(code: u32) -> char {
    match code.checked_sub(0xf000).unwrap_or(code) {
        0xfc..=0xfe | 0x52..=0x54 => '☒',
        0xa8 | 0x6f | 0xa3 | 0x71 => '☐',
        0xe0 => '→',
        0xdf => '←',
        0xe8 => '⇒',
        0xe7 => '⇐',
        0xf3 => '⇔',
        0x4a => '☺',
        0x4c => '☹',
        ..=0xff => char::REPLACEMENT_CHARACTER,
        other => char::from_u32(other).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// How many columns these figures say, within reason.
fn columns(figures: Option<&str>) -> u32 {
    figures.and_then(|figures| figures.parse().ok()).unwrap_or(1).min(1000)
}

/// Whether a property is switched on.
fn is_on(value: Option<&str>) -> bool {
    matches!(value, None | Some("1" | "true" | "on"))
}

fn length<T>(list: &[T]) -> u32 {
    number(list.len())
}

/// Parts have fewer bytes than this can count.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
