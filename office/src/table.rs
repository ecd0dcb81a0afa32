//! The review as text: a table for each association, and below what is to be told of them.

use crate::lacking::Point;
use crate::told::{Item, Told};
use crate::words::number;
use crate::{Association, Desk, Review, Reviewed, Status, shown};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use std::iter;

/// From this width on every column stands by itself.
const WIDE: u16 = 170;

/// From this width on what is to be seen to has columns of its own.
const MIDDLE: u16 = 108;

const LINE: LineStyle = LineStyle::none().fill('─').junction('─');

/// A line below the headings.
const HEADED: TableStyle = TableStyle::new().header_separator(LINE);

/// A line below each row as well, where rows have several lines.
const RULED: TableStyle = HEADED.row_separator(LINE);

/// A column, and what stands in it of an application.
struct Column {
    heading: &'static str,
    is_number: bool,
    /// How much of the width it may take at most, in percent.
    most: u16,
    cell: fn(&Reviewed, &Association) -> String,
}

const fn words(heading: &'static str, cell: fn(&Reviewed, &Association) -> String) -> Column {
    Column { heading, is_number: false, most: 100, cell }
}

const fn figures(heading: &'static str, cell: fn(&Reviewed, &Association) -> String) -> Column {
    Column { heading, is_number: true, most: 100, cell }
}

const SOUGHT: Column = figures("Söker", |one, _| one.sought_words());
const MISSING: Column = figures("Saknas", |one, _| number(one.missing()));
const ERRORS: Column = figures("Fel", |one, _| number(one.errors()));
const WARNINGS: Column = figures("Se över", |one, _| number(one.warnings()));
const ASKS: Column = figures("Ta ställning", |one, _| number(one.asks()));
const LINES: Column = figures("Rader för underskrift", |one, _| one.lines_to_sign());

const WIDE_COLUMNS: &[Column] = &[
    words("Insats", |one, _| shown(&one.effort)),
    words("Ansvarig", |one, _| shown(&one.owner)),
    SOUGHT,
    MISSING,
    ERRORS,
    WARNINGS,
    ASKS,
    LINES,
    words("Version", Reviewed::version_words),
    words("Kontrollkod", |one, _| code(one)),
    words("Läst efter", |one, _| one.read_words()),
    words("Fil", |one, _| shown(&one.name)),
];

const MIDDLE_COLUMNS: &[Column] = &[
    words("Insats, ansvarig, fil", |one, _| who(one)),
    SOUGHT,
    MISSING,
    ERRORS,
    WARNINGS,
    ASKS,
    LINES,
    words("Formulär", form),
];

const NARROW_COLUMNS: &[Column] = &[
    words("Insats, ansvarig, fil", |one, _| who(one)),
    SOUGHT,
    Column { most: 20, ..words("Att göra", |one, _| to_do(one)) },
    Column {
        most: 25,
        ..words("Underskrift, formulär", |one, association| stacked(&[lines_and_unit(one), form(one, association)]))
    },
];

impl Review {
    /// The review as text, for so many columns; without a width nothing is wrapped, for what is no terminal.
    #[must_use]
    pub fn table(&self, desk: &Desk, width: Option<u16>) -> String {
        let mut parts = Vec::new();
        for (number, association, applications) in self.by_association(desk) {
            parts.push(association.name.clone());
            parts.push(table_of(&applications, association, width));
            parts.extend(self.told_of(desk, number, association).iter().map(|told| list(told, width)));
        }
        parts.extend(self.told_of_others(desk).iter().map(|told| list(told, width)));
        parts.push(paragraph(&self.summary(), width));
        parts.join("\n\n") + "\n"
    }
}

impl Reviewed {
    /// What one application lacks, by clause, for so many columns.
    #[must_use]
    pub fn details(&self, desk: &Desk, width: Option<u16>) -> String {
        let Some(association) = desk.associations.get(self.association) else { return String::new() };
        let called = if self.title() == shown(&self.name) { String::new() } else { format!("{}, ", self.title()) };
        let mut parts = vec![format!("{called}{}: {}", shown(&self.name), self.status.words())];
        for lacking in self.lacking(association) {
            let clause = lacking.clause.map_or("Svar", |clause| clause.words.as_str());
            let says = |point: &Point<'_>| format!("{}: {}", point.kind, shown(point.says));
            parts.push(headed(&shown(clause), lacking.points.iter().map(says), width));
        }
        if !self.said.is_empty() {
            parts.push(headed("Om filen", self.said.iter().map(|said| shown(said)), width));
        }
        parts.join("\n\n") + "\n"
    }
}

fn table_of(applications: &[&Reviewed], association: &Association, width: Option<u16>) -> String {
    let columns = columns(width);
    let mut table = Table::new();
    table.load_style(if width.is_some() { RULED } else { HEADED }).set_header(columns.iter().map(|of| of.heading));
    for one in applications {
        table.add_row(columns.iter().map(|of| (of.cell)(one, association)));
    }
    for (column, of) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, 2)).set_constraint(ColumnConstraint::UpperBoundary(Width::Percentage(of.most)));
        if of.is_number {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    arranged(&mut table, width)
}

const fn columns(width: Option<u16>) -> &'static [Column] {
    match width {
        Some(..MIDDLE) => NARROW_COLUMNS,
        Some(..WIDE) => MIDDLE_COLUMNS,
        Some(_) | None => WIDE_COLUMNS,
    }
}

fn arranged(table: &mut Table, width: Option<u16>) -> String {
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.trim_fmt()
}

fn list(told: &Told, width: Option<u16>) -> String {
    headed(told.heading, told.items.iter().map(in_words), width)
}

/// Things under what they are, each with a dash before it.
fn headed(heading: &str, items: impl Iterator<Item = String>, width: Option<u16>) -> String {
    let lines: Vec<String> =
        iter::once(paragraph(heading, width)).chain(items.map(|item| dashed(&item, width))).collect();
    lines.join("\n")
}

fn in_words(item: &Item) -> String {
    let says = format!("{}: {}", item.of, item.says);
    match &item.send_back {
        Some(words) => format!("{says} Att svara: ”{words}”"),
        None => says,
    }
}

/// A text of its own.
fn paragraph(text: &str, width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(TableStyle::new()).add_row([text]);
    set_paddings(&mut table, &[(0, 0)]);
    arranged(&mut table, width)
}

/// A text that keeps to the right of a dash.
fn dashed(text: &str, width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(TableStyle::new()).add_row(["–", text]);
    set_paddings(&mut table, &[(0, 1), (0, 0)]);
    arranged(&mut table, width)
}

fn set_paddings(table: &mut Table, paddings: &[(u16, u16)]) {
    for (column, padding) in table.column_iter_mut().zip(paddings) {
        column.set_padding(*padding);
    }
}

/// What tells an application apart, line by line.
fn who(one: &Reviewed) -> String {
    stacked(&[shown(&one.effort), shown(&one.owner), shown(&one.name)])
}

/// What is to be said of the form. That it was read as forms usually are goes without saying where room is scarce.
fn form(one: &Reviewed, association: &Association) -> String {
    let version = format!("version {}", one.version_words(association));
    let read = if one.is_read_as_usual() { String::new() } else { format!("läst efter {}", one.read_words()) };
    stacked(&[version, code(one), read])
}

fn lines_and_unit(one: &Reviewed) -> String {
    let lines = one.lines_to_sign();
    if lines.is_empty() { lines } else { format!("{lines}\u{a0}rader") }
}

/// The code in the file, where it has one, and what it tells.
fn code(one: &Reviewed) -> String {
    format!("{} {}", one.code.printed_words(), one.code.words()).trim_start().into()
}

/// What is to be seen to, line by line, with the numbers below each other.
fn to_do(one: &Reviewed) -> String {
    let counts = one.counts().into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<(String, &str)> = counts.map(|(count, words)| (number(count), words)).collect();
    let widest = counts.iter().map(|(count, _)| count.chars().count()).max().unwrap_or_default();
    let status = (one.status != Status::ToComplete).then(|| one.status.words().to_owned());
    let counts = counts.iter().map(|(count, words)| format!("{count:>widest$} {words}"));
    stacked(&status.into_iter().chain(counts).collect::<Vec<_>>())
}

/// The lines that are not empty, one below the other.
fn stacked(lines: &[String]) -> String {
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{complete, desk, odd, review};

    fn table(width: Option<u16>) -> String {
        review().table(&desk(), width)
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_left_out() {
        for width in (72..=260).chain([u16::MAX]) {
            let table = table(Some(width));
            let widest = table.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= usize::from(width), "{width}: {widest}");
            for said in ["Norra kommun", "1111-2222-3333", "d.docx", "b.docx", "<b>Fot</b>", "g.docx"] {
                assert!(table.contains(said), "{width} lacks {said}: {table}");
            }
        }
    }

    #[test]
    fn each_width_has_its_columns() {
        let headings = |width| table(width).lines().nth(2).unwrap().split("  ").filter(|word| !word.is_empty()).count();
        let narrow = NARROW_COLUMNS.len();
        for (width, expected) in [
            (Some(80), narrow),
            (Some(MIDDLE - 1), narrow),
            (Some(MIDDLE), MIDDLE_COLUMNS.len()),
            (Some(WIDE - 1), MIDDLE_COLUMNS.len()),
            (Some(WIDE), WIDE_COLUMNS.len()),
            (None, WIDE_COLUMNS.len()),
        ] {
            assert_eq!(headings(width), expected, "{width:?}");
        }
    }

    #[test]
    fn every_column_is_told_in_the_docs() {
        let docs = include_str!("../../docs/granskning.md");
        let told = docs.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        let told: Vec<&str> = told.map(|(heading, _)| heading).skip(1).take(WIDE_COLUMNS.len()).collect();
        assert_eq!(told, WIDE_COLUMNS.iter().map(|column| column.heading).collect::<Vec<_>>());
    }

    #[test]
    fn where_there_is_no_terminal_each_application_has_one_line_and_columns_stand_below_each_other() {
        let table = table(None);
        let rows: Vec<&str> = table.lines().skip(4).take(3).collect();
        assert_eq!(rows.iter().filter(|row| row.contains(".docx")).count(), 3, "{table}");
        let ends: Vec<usize> = rows.iter().map(|row| row[..row.find("kr ").unwrap()].chars().count()).collect();
        assert!(ends.iter().all(|end| *end == ends[0]), "sums are not right-aligned: {table}");
    }

    #[test]
    fn a_terminal_of_80_columns_shows_all_of_an_application() {
        let review = Review { applications: vec![odd("d.docx"), complete("a.docx")], ..Review::default() };
        let expected = r#"Norra förbundet

Insats, ansvarig, fil                Söker   Att göra        Underskrift,
                                                             formulär
────────────────────────────────────────────────────────────────────────────────
=HYPERLINK("http://x")     3 400 000,50 kr   2 saknas        1 av 2 rader
[31m Unga                                    1 fel           version 1, nu 2
@Part                                        1 att se över   1111-2222-3333
d.docx                                       1 att ta        annan version
                                             ställning       läst efter
                                             till            frågornas ord,
                                                             1 fråga hittades
                                                             inte
────────────────────────────────────────────────────────────────────────────────
Unga i arbete                   300 000 kr   komplett        2 av 2 rader
Norra kommun                                                 version 2
a.docx                                                       0042-1234-5678
                                                             stämmer

Annan version av formuläret
– d.docx: Version 1, nu 2. Bedömd efter reglerna den 10 februari 2027.

2 filer: 1 komplett, 1 att komplettera.
"#;
        let table = review.table(&desk(), Some(80)).replace('\u{a0}', " ");
        assert_eq!(table, expected);
    }

    #[test]
    fn control_characters_never_reach_a_terminal() {
        let one = odd("d\u{202e}\u{1b}.docx");
        for text in [table(Some(80)), table(None), one.details(&desk(), None)] {
            assert!(!text.contains(|sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}'), "{text}");
        }
    }

    #[test]
    fn details_tell_what_is_lacking_by_clause() {
        let details = odd("d.docx").details(&desk(), Some(80));
        let expected = r#"=HYPERLINK("http://x") [31m Unga, d.docx: att komplettera

Minst två parter deltar.
– Saknas: Fyll i ”Ansvarig part”.
– Fel: Det finns 1 part. Minst 2 ska delta.
– Att se över: Skriv hur unga nås.
– Att ta ställning till: Är ”Grannkommunen” medlem?

Svar
– Otydligt: ”60.000” på ”Sökt belopp” kan betyda olika saker. Menar ni 60 kr
  eller 60 000 kr?

Om filen
– Filen är undertecknad elektroniskt.
"#;
        assert_eq!(details, expected);
        assert_eq!(complete("a.docx").details(&desk(), None), "Unga i arbete, a.docx: komplett\n");
    }

    #[test]
    fn nothing_to_review_is_said() {
        assert_eq!(Review::default().table(&desk(), Some(80)), "Inga filer att granska.\n");
    }
}
