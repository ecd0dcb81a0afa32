//! Tables, piece by piece.

use super::document::Document;
use finsamkoll_checks::digits;

const ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
const HEADER_ROW: &str = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

/// The most bytes of a cell whose row keeps to one page.
const LONGEST_ON_ONE_PAGE: usize = 600;

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words that are read.
    Words,
    /// A place to write: it is of another shade, so that one sees where.
    Answer,
}

impl Document<'_> {
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

    pub(super) fn end_table(&mut self) {
        self.add("</w:tbl>", &[]);
    }

    /// A row that says what the columns are for, on each page that the table reaches.
    pub(super) fn header<'l>(&mut self, widths: &[u32], labels: impl IntoIterator<Item = &'l str>) {
        self.add(HEADER_ROW, &[]);
        for (width, label) in widths.iter().zip(labels) {
            self.start_cell(*width, Cell::Words);
            self.paragraph("Head", label);
            self.end_cell();
        }
        self.end_row();
    }

    /// A row whose longest cell has so many bytes: only a short one keeps to one page.
    pub(super) fn start_row(&mut self, longest: usize) {
        self.add(if longest <= LONGEST_ON_ONE_PAGE { ROW } else { "<w:tr>" }, &[]);
    }

    pub(super) fn end_row(&mut self) {
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
