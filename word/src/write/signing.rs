//! The page to sign.

use super::document::{Document, WIDTH};
use super::table::Cell;
use super::which;
use crate::names;
use crate::read::plain;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, Form};
use finsamkoll_checks::{Address, Answers, tell};

/// How many lines to sign there are where no parties are named yet.
const LINES: usize = 6;

const WIDTHS: [u32; 4] = [2400, 2650, 2650, WIDTH - 7700];

impl<'a> Document<'a> {
    /// What is signed, and a line for each party.
    pub(super) fn page_to_sign(&mut self) {
        self.start_page("Sida för underskrift");
        let template = self.template;
        let code = self.filled.map(|filled| filled.code.text()).unwrap_or_default();
        let what = ["Underskriften gäller ", &template.form.title, " till ", &template.association, ". "];
        self.paragraph("Normal", &tell(&[&tell(&what), &which(template, &code), "."]));
        self.start_table("Grid", &WIDTHS, "Underskrifter", "En rad för varje part som skriver under.");
        self.header(&WIDTHS, names::TO_SIGN);
        for party in self.lines_to_sign() {
            self.line_to_sign(party);
        }
        self.end_table();
        self.paragraph("After", "Räcker inte raderna? Infoga fler, eller skriv ut sidan en gång till.");
    }

    /// A heading at the top of a new page.
    pub(super) fn start_page(&mut self, heading: &str) {
        self.add(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/><w:spacing w:before=\"0\"/></w:pPr>",
            &[],
        );
        self.run(heading);
        self.end_paragraph();
    }

    /// The parties of the lines: those that are named and one more, else only empty lines.
    fn lines_to_sign(&self) -> Vec<&'a str> {
        let form = &self.template.form;
        let mut parties = self.filled.map(|filled| parties_to_sign(form, filled.answers)).unwrap_or_default();
        let lines = if parties.is_empty() { LINES } else { parties.len() + 1 };
        parties.resize(lines, "");
        parties
    }

    /// High enough to write in by hand.
    fn line_to_sign(&mut self, party: &str) {
        self.add("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"964\" w:hRule=\"atLeast\"/></w:trPr>", &[]);
        for (at, width) in WIDTHS.into_iter().enumerate() {
            self.start_cell(width, Cell::Words);
            self.paragraph("Answer", if at == 0 { party } else { "" });
            self.end_cell();
        }
        self.end_row();
    }
}

/// The parties that the answers name, each once, in the form's order.
#[must_use]
pub fn parties_to_sign<'a>(form: &Form, answers: &'a Answers) -> Vec<&'a str> {
    let mut parties = Vec::new();
    for (_, field) in form.fields().filter(|(_, field)| !field.signing) {
        if is_party(field) {
            add_parties(&mut parties, answers.get(&Address::field(&field.id)));
        }
        for row in answers.rows(&field.id) {
            for column in field.columns().iter().filter(|column| is_party(column) && !column.signing) {
                add_parties(&mut parties, answers.get(&Address::cell(&field.id, row, &column.id)));
            }
        }
    }
    parties
}

fn add_parties<'a>(parties: &mut Vec<&'a str>, written: &'a str) {
    for name in written.split(['\n']).map(str::trim).filter(|name| !name.is_empty()) {
        if !parties.iter().any(|known| plain(known) == plain(name)) {
            parties.push(name);
        }
    }
}

fn is_party(field: &Field) -> bool {
    matches!(field.answer, Answer::Party { .. })
}
