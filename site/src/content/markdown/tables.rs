//! Tables, each in a region of its own that scrolls.

use super::Writer;
use crate::content::fill;
use pulldown_cmark::Alignment;

/// What stands between the cells of a row where it is told as one passage.
const BETWEEN_CELLS: &str = " – ";

impl Writer<'_, '_> {
    /// A table is as wide as it needs, in a frame that scrolls and that a keyboard reaches.
    pub(super) fn open_table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.tables += 1;
        let name = self.name_of_table();
        self.push_line(&format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" {name}><table>\n"));
    }

    /// The name of its frame: the heading's, with a number from the second table on.
    pub(super) fn name_of_table(&self) -> String {
        let heading = self.body.headings.last();
        if let (1, Some(heading)) = (self.tables, heading) {
            return format!("aria-labelledby=\"{}\"", heading.id);
        }
        let mut name = String::new();
        fill::escape(heading.map_or("Tabell", |heading| &heading.text), &mut name);
        let number = if self.tables > 1 { format!(" ({})", self.tables) } else { String::new() };
        format!("aria-label=\"{name}{number}\"")
    }

    pub(super) fn start_row(&mut self) {
        self.column = 0;
    }

    pub(super) fn open_cell(&mut self) {
        self.words.push_str(if self.column > 0 { BETWEEN_CELLS } else { "" });
        let number = self.columns.get(self.column) == Some(&Alignment::Right);
        let tag = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        self.push(tag);
        self.push(if number { " class=\"number\">" } else { ">" });
    }

    pub(super) fn close_cell(&mut self) {
        self.column += 1;
        self.push(if self.in_head { "</th>" } else { "</td>" });
    }
}
