//! The page that tells what was checked.

use super::document::{Document, WIDTH};
use super::table::Cell;
use super::version;
use crate::{Point, Receipt};
use alloc::string::String;
use finsamkoll_checks::{AnswerCode, fill};

const OUTCOME: u32 = 2551;
const WIDTHS: [u32; 2] = [OUTCOME, WIDTH - OUTCOME];

impl Document<'_> {
    /// When and by what the application was checked, and what became of each clause.
    pub(super) fn what_was_checked(&mut self, receipt: &Receipt, code: AnswerCode) {
        self.start_page("Kvittens på kontrollen");
        let template = self.template;
        let words: [&str; 4] = [&receipt.day, &version(template), &template.rules, &code.text()];
        let what = fill("Kontrollerad {} mot formulärets version {} och {}. Kontrollkod {}.", &words);
        self.paragraph("Normal", &what);
        self.paragraph("Normal", &receipt.summary);
        for points in receipt.points.chunk_by(|one, next| one.page == next.page) {
            self.points(points);
        }
        self.paragraph("After", "Kontrollen beslutar ingenting: det gör förbundet.");
    }

    /// The clauses of one page.
    fn points(&mut self, points: &[Point]) {
        let Some(Point { page, .. }) = points.first() else { return };
        self.paragraph("Heading2", page);
        self.start_table("Form", &WIDTHS, page, "Varje rad har ett utfall och den punkt som det gäller.");
        self.header(&WIDTHS, ["Utfall", "Punkt"]);
        for point in points {
            self.start_row(point.words.len() + point.says.iter().map(String::len).sum::<usize>());
            self.start_cell(OUTCOME, Cell::Words);
            self.paragraph("Question", &point.outcome);
            self.end_cell();
            self.start_cell(WIDTH - OUTCOME, Cell::Words);
            self.paragraph("Answer", &point.words);
            self.paragraphs("Hint", &point.says);
            self.end_cell();
            self.end_row();
        }
        self.end_table();
    }
}
