//! The table on the page to sign: what stands in its lines.

use super::Reading;
use super::answer::short;
use super::document::{Cell, Row, Span};
use super::places::plain;
use crate::names;
#[cfg(feature = "inflate")]
use {super::answer::is_prompt, crate::LineToSign, alloc::string::String, alloc::vec::Vec};

impl Reading<'_, '_, '_> {
    /// Whether something is written in a table to sign in, besides the parties.
    pub(super) fn has_signatures(&self) -> bool {
        let is_signed = |table: &Span| {
            let lines = self.lines_of(*table);
            lines.iter().any(|line| self.document.cells(*line).iter().skip(1).any(|cell| !self.text(cell).is_empty()))
        };
        self.document.tables.iter().any(is_signed)
    }

    /// The lines of a table, if it is one to sign in: it is known by its titles.
    fn lines_of(&self, table: Span) -> &[Row] {
        let Some((titles, lines)) = table.of(&self.document.rows).split_first() else { return &[] };
        let titles = self.document.cells(*titles);
        let mut pairs = titles.iter().zip(names::TO_SIGN);
        let is_to_sign = titles.len() == names::TO_SIGN.len()
            && pairs.all(|(cell, title)| plain(short(self.text(cell))) == plain(title));
        if is_to_sign { lines } else { &[] }
    }

    fn text(&self, cell: &Cell) -> &str {
        cell.text.of_text(&self.document.text).trim()
    }
}

/// The lines of all tables to sign in, and whether they are filled.
#[cfg(feature = "inflate")]
pub(super) fn lines_to_sign(reading: &Reading<'_, '_, '_>) -> Vec<LineToSign> {
    let lines = reading.document.tables.iter().flat_map(|table| reading.lines_of(*table));
    lines.map(|line| reading.line_to_sign(reading.document.cells(*line))).collect()
}

#[cfg(feature = "inflate")]
impl Reading<'_, '_, '_> {
    fn line_to_sign(&self, cells: &[Cell]) -> LineToSign {
        let (party, rest) = cells.split_first().unzip();
        LineToSign {
            party: party.map(|cell| on_one_line(short(self.text(cell)))).unwrap_or_default(),
            is_filled: rest.unwrap_or_default().iter().any(|cell| self.is_filled(cell)),
        }
    }

    /// Whether something stands in a cell: words or a picture, but not only a line that is drawn to write on. A cell
    /// with a table is not looked into: that costs much where they lie deep.
    fn is_filled(&self, cell: &Cell) -> bool {
        let is_written = || {
            let text = self.text(cell);
            !text.trim_matches(STROKES).is_empty() && !is_prompt(text)
        };
        cell.is_outer || self.has_picture(cell.text) || is_written()
    }

    fn has_picture(&self, span: Span) -> bool {
        let pictures = &self.document.pictures;
        let first = pictures.get(pictures.partition_point(|at| *at < span.start));
        first.is_some_and(|at| *at < span.end)
    }
}

/// What a line to write on by hand is drawn with.
#[cfg(feature = "inflate")]
const STROKES: &[char] = &['_', '.', '…', ' ', '\u{a0}', '\n', '\t'];

#[cfg(feature = "inflate")]
fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
