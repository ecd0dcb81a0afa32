//! A document's main part as what matters of it: its text, the controls in it, its tables.
//!
//! All text stands in one [`String`]; controls and cells are spans of it. So a control within a cell within a table
//! within a cell costs no copy, however deep they lie.

use super::builder::Builder;
use crate::Refusal;
use crate::xml::{Event, Reader};
use alloc::string::String;
use alloc::vec::Vec;

/// What matters of a main part.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    /// What people see, with a line break after each paragraph.
    pub(super) text: String,
    /// The content controls, in the order they begin.
    pub(super) controls: Vec<Control<'a>>,
    /// The cells of all rows, row by row.
    pub(super) cells: Vec<Cell>,
    /// The rows of all tables, table by table; of nested ones the inner comes first.
    pub(super) rows: Vec<Row>,
    /// The tables, as spans of the rows.
    pub(super) tables: Vec<Span>,
    /// What else it has.
    pub(super) has: Has,
    /// Where in the text its pictures stand. Only the office asks that.
    #[cfg(feature = "inflate")]
    pub(super) pictures: Vec<u32>,
}

/// Things that a document may have besides answers.
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
#[derive(Debug, Default)]
pub(super) struct Has {
    /// Changes that are neither accepted nor rejected.
    pub(super) changes: bool,
    /// Pictures, drawings, boxes of text.
    pub(super) pictures: bool,
    /// Comments.
    pub(super) comments: bool,
    /// Footnotes or endnotes.
    pub(super) notes: bool,
}

/// From where, to where: bytes of the text, or places in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The first.
    pub(super) start: u32,
    /// The first that is no more of it.
    pub(super) end: u32,
}

impl Span {
    /// What lies in it of a list.
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// What lies in it of a text.
    pub(super) fn of_text(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A content control.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Control<'a> {
    /// Its tag, as it is written.
    pub(super) tag: Option<&'a str>,
    /// Its text.
    pub(super) text: Span,
    /// Whether it says that its text is no answer.
    pub(super) is_placeholder: bool,
    /// Whether it is a box to tick, and ticked.
    pub(super) ticked: Option<bool>,
    /// Where in a hidden store its text is kept besides.
    pub(super) bound: Option<&'a str>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// Its text.
    pub(super) text: Span,
    /// The controls in it, and those around it.
    pub(super) controls: Span,
    /// The column of the table's grid in which it begins.
    pub(super) column: u32,
    /// Whether tables lie in it.
    pub(super) is_outer: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    /// Its cells.
    pub(super) cells: Span,
}

impl<'a> Document<'a> {
    /// Reads a main part.
    pub(super) fn read(part: &'a [u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(part)?;
        let mut builder = Builder::default();
        while let Some(event) = reader.next()? {
            match event {
                Event::Open(name) => builder.open(name, &reader),
                Event::Close(name) => builder.close(name),
                Event::Text(raw) => builder.write(raw)?,
                Event::Verbatim(text) => builder.write_verbatim(text),
            }
        }
        Ok(builder.document())
    }

    /// The cells of a row.
    pub(super) fn cells(&self, row: Row) -> &[Cell] {
        row.cells.of(&self.cells)
    }
}
