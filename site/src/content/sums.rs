//! Tables whose sums do not add up. Who reads a worked example must be able to trust it; but a row called "Totalt" need not
//! be a sum, so nothing is said unless no careful reading of the table gives what stands there.

use super::meaning::amount;
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use finsamkoll_checks::Amount;
use finsamkoll_checks::reading::Number;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// What a row or column of sums is called.
const SUMS: &[&str] = &["delsumma", "slutsumma", "summa", "totalsumma"];

/// What one may be called that holds something else: a mean, or how many different ones there are. Of money it is a sum.
const TOTALS: &[&str] = &["sammanlagt", "tillsammans", "total", "totalt"];

/// What tells that a row is no term of a sum.
const NO_TERMS: &[&str] =
    &["avgår", "differens", "därav", "kvar", "minus", "resultat", "skillnad", "summ", "total", "varav"];

/// What tells that a column is of money.
const MONEY: &[&str] = &["(kr)", " kr", "belopp", "kostnad", "kronor", "utgift"];

/// What tells that the figures of a column are not added up: shares, means, prices and days.
const NOT_ADDED: &[&str] =
    &["%", "andel", "dag", "datum", "genomsnitt", "median", "nummer", "per ", "pris", "procent", "snitt", "à "];

/// Thousands and millions are often rounded, and then their sum differs a little.
const ROUNDED: &[&str] = &["kkr", "ksek", "miljon", "mkr", "mnkr", "msek", "tkr", "tusen"];

/// Looks at the tables of a file.
#[derive(Debug)]
pub(super) struct Tables<'a> {
    file: File<'a>,
    /// The table at hand, its head first.
    rows: Vec<Vec<Cell>>,
    is_in_cell: bool,
    pub(super) told: Vec<Diagnostic>,
}

/// A cell's words as people read them, and where they stand.
#[derive(Debug, Clone, Default)]
struct Cell {
    text: String,
    span: Range<usize>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(file: File<'a>) -> Self {
        Self { file, rows: Vec::new(), is_in_cell: false, told: Vec::new() }
    }

    /// Takes in what comes next in the file.
    pub(super) fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if let Event::Start(Tag::TableHead | Tag::TableRow) = event {
            self.rows.push(Vec::new());
        } else if let Event::Start(Tag::TableCell) = event {
            self.open_cell(span);
        } else if let Event::End(TagEnd::TableCell) = event {
            self.is_in_cell = false;
        } else if let Event::End(TagEnd::Table) = event {
            self.end();
        } else if let (Event::Text(text) | Event::Code(text), true) = (event, self.is_in_cell) {
            self.add(text, span);
        }
    }

    fn open_cell(&mut self, span: &Range<usize>) {
        self.is_in_cell = true;
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell { text: String::new(), span: span.start..span.start });
        }
    }

    fn add(&mut self, text: &str, span: &Range<usize>) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            let start = if cell.text.is_empty() { span.start } else { cell.span.start };
            cell.text.push_str(text);
            cell.span = start..span.end;
        }
    }

    fn end(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if let Some((head, rows)) = rows.split_first() {
            let table = Table { head, rows };
            let across: Vec<Wrong<'_>> = table.wrong_rows().collect();
            let is_told = |wrong: &Wrong<'_>| across.iter().any(|told| told.cell.span == wrong.cell.span);
            let down = table.wrong_columns().filter(|wrong| !is_told(wrong));
            self.told.extend(across.iter().map(|wrong| wrong.told(self.file)));
            self.told.extend(down.map(|wrong| wrong.told(self.file)));
        }
    }
}

/// A table with its head.
struct Table<'t> {
    head: &'t [Cell],
    rows: &'t [Vec<Cell>],
}

/// What a row is for the sums below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Term,
    Sum,
    /// Neither, as far as one can see.
    Odd,
}

/// A sum that is not what it should be.
struct Wrong<'t> {
    cell: &'t Cell,
    /// What stands there.
    stated: Amount,
    /// What the terms make.
    sum: Amount,
    /// Whether the terms stand in the same row.
    is_across: bool,
}

impl<'t> Table<'t> {
    /// The sums at the foot of columns that no careful reading gives.
    fn wrong_columns(&self) -> impl Iterator<Item = Wrong<'t>> {
        let rows = (0..self.rows.len()).filter(|at| self.row(*at) == Row::Sum);
        rows.flat_map(move |at| (1..self.head.len()).filter_map(move |column| self.wrong_foot(at, column)))
    }

    fn wrong_foot(&self, at: usize, column: usize) -> Option<Wrong<'t>> {
        let cell = self.rows.get(at)?.get(column)?;
        let is_added = self.is_added(column, &self.name(at));
        let stated = amount(&cell.text).filter(|_| is_added)?;
        let above =
            self.rows.get(..at)?.iter().map(|row| amount(&row.get(column)?.text)).collect::<Option<Vec<_>>>()?;
        let kinds: Vec<Row> = (0..at).map(|row| self.row(row)).collect();
        let terms = above.len() - kinds.iter().filter(|kind| **kind == Row::Sum).count();
        if terms < 2 || kinds.contains(&Row::Odd) {
            return None;
        }
        let readings = readings(&above, &kinds);
        let sum = *readings.first()?;
        (!readings.contains(&stated)).then_some(Wrong { cell, stated, sum, is_across: false })
    }

    /// The sums at the end of rows that differ, in a table where more of them add up than not: "Antal" times "Pris" can be
    /// called a sum as well.
    fn wrong_rows(&self) -> impl Iterator<Item = Wrong<'t>> {
        let column = self.head.len().saturating_sub(1);
        let name = self.head.get(column).map(|cell| bare(&cell.text)).unwrap_or_default();
        let is_sum = SUMS.contains(&name.as_str()) || TOTALS.contains(&name.as_str());
        let rows = self.rows.iter().filter(|_| is_sum && self.is_added(column, &name));
        let (right, wrong): (Vec<_>, Vec<_>) =
            rows.filter_map(|row| across(row)).partition(|(wrong, readings)| readings.contains(&wrong.stated));
        let is_shown = right.len() > wrong.len();
        wrong.into_iter().filter(move |_| is_shown).map(|(wrong, _)| wrong)
    }

    /// What a row is called.
    fn name(&self, at: usize) -> String {
        self.rows.get(at).and_then(|row| row.first()).map(|cell| bare(&cell.text)).unwrap_or_default()
    }

    fn row(&self, at: usize) -> Row {
        let name = self.name(at);
        if SUMS.contains(&name.as_str()) || TOTALS.contains(&name.as_str()) {
            Row::Sum
        } else if has_any(&name, NO_TERMS) {
            Row::Odd
        } else {
            Row::Term
        }
    }

    /// Whether what a sum of this name has in a column is the sum of other figures, without rounding.
    fn is_added(&self, column: usize, name: &str) -> bool {
        let texts =
            || std::iter::once(self.head).chain(self.rows.iter().map(Vec::as_slice)).filter_map(|row| row.get(column));
        let has = |signs: &[&str]| texts().any(|cell| has_any(&cell.text.to_lowercase(), signs));
        let head = self.head.get(column).map(|cell| cell.text.to_lowercase()).unwrap_or_default();
        // Other figures with decimals are often rounded.
        let is_sure = head == "kr" || has(MONEY) || (SUMS.contains(&name) && !has(&[","]));
        is_sure && !has_any(&head, NOT_ADDED) && !has(ROUNDED)
    }
}

/// What the last of the figures in a row can be the sum of, with what is wrong if it is none of that.
fn across(row: &[Cell]) -> Option<(Wrong<'_>, Vec<Amount>)> {
    let (cell, others) = row.split_last()?;
    let (first, middle) = others.split_first()?;
    let terms =
        middle.iter().map(|cell| amount(&cell.text)).collect::<Option<Vec<_>>>().filter(|terms| terms.len() > 1)?;
    let sum = total(&terms);
    let stated = amount(&cell.text)?;
    // The first column may be a term as well.
    let readings = [Some(sum), amount(&first.text).map(|first| first.plus(sum))];
    Some((Wrong { cell, stated, sum, is_across: true }, readings.into_iter().flatten().collect()))
}

/// What a sum below these figures can be: of the terms since the last sum, of all terms, of the sums, or what is left of
/// the first, or of the last sum, when the rest is taken away. The likeliest comes first.
fn readings(above: &[Amount], kinds: &[Row]) -> Vec<Amount> {
    let since = kinds.iter().rposition(|kind| *kind == Row::Sum).map_or(0, |last| last + 1);
    let of = |wanted: Row| -> Vec<Amount> {
        above.iter().zip(kinds).filter(|(_, kind)| **kind == wanted).map(|(amount, _)| *amount).collect()
    };
    let (terms, sums) = (of(Row::Term), of(Row::Sum));
    let latest = above.get(since..).unwrap_or_default();
    let (all, rest) = (total(&terms), total(latest));
    let mut readings = if latest.is_empty() { vec![all] } else { vec![rest, all] };
    readings.extend([total(&sums).plus(rest), total(&sums)]);
    if let Some(before) = sums.last() {
        readings.extend([before.plus(rest), before.minus(rest)]);
    }
    readings.extend(terms.first().map(|first| first.plus(*first).minus(all)));
    readings
}

fn total(amounts: &[Amount]) -> Amount {
    amounts.iter().copied().fold(Amount::kronor(0), Amount::plus)
}

/// The words of a cell in small letters, without a colon at the end.
fn bare(text: &str) -> String {
    text.trim().trim_end_matches(':').trim_end().to_lowercase()
}

fn has_any(text: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| text.contains(sign))
}

impl Wrong<'_> {
    fn told(&self, file: File<'_>) -> Diagnostic {
        let has_unit = self.cell.text.contains(char::is_alphabetic);
        let shown = |amount: Amount| {
            if has_unit { amount.words() } else { Number { hundredths: amount.ore }.words() }
        };
        let (sum, stated) = (shown(self.sum), shown(self.stated));
        let terms = if self.is_across {
            said!("talen i raden", "the figures of the row")
        } else {
            said!("raderna", "the rows")
        };
        let words = said!(
            "summan stämmer inte: {terms} blir tillsammans {sum}, men här står {stated}",
            "the sum is wrong: {terms:#} add up to {sum}, but here stands {stated}",
        );
        file.error(&self.cell.span, "sum", words)
            .hint(said!("Rätta summan, eller det tal som är fel.", "Mend the sum, or the figure that is wrong."))
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown::render;
    use super::*;

    /// What is said of a table with these rows, its head first.
    fn told(rows: &[&str]) -> String {
        let (head, rows) = rows.split_first().unwrap();
        let line = "|---".repeat(head.matches('|').count() + 1);
        let text = format!("{head}\n{line}\n{}\n", rows.join("\n"));
        let mut faults = Vec::new();
        render(File { path: "a.md", text: &text.into() }, 0, "", &mut faults);
        faults.iter().map(|told| told.message.sv.replace("summan stämmer inte: ", "").replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn a_sum_that_does_not_add_up_is_told_where_it_stands() {
        let text =
            "| Kostnad | Kronor |\n|---|---:|\n| Lön | 400 000 |\n| Resor | 20 000 |\n| **Summa:** | **430 000** |\n";
        let mut faults = Vec::new();
        render(File { path: "a.md", text: &text.into() }, 0, "", &mut faults);
        let [fault] = faults.as_slice() else { panic!("{faults:?}") };
        let expected = "a.md:5:18: fel: summan stämmer inte: raderna blir tillsammans 420\u{a0}000, men här står 430\u{a0}000\n  \
                        tips: Rätta summan, eller det tal som är fel.";
        assert_eq!((fault.to_string().as_str(), fault.place.as_ref().unwrap().width()), (expected, 7));
    }

    #[test]
    fn to_the_ore_and_with_the_unit_that_is_written() {
        let of = |sum: &str| told(&["Vad | Kronor", "Lön | 400 000 kr", "Te | 20,50 kr", &format!("Summa | {sum}")]);
        assert_eq!(of("400 020,50 kr"), "");
        assert_eq!(of("400 020,51 kr"), "raderna blir tillsammans 400 020,50 kr, men här står 400 020,51 kr");
        assert_eq!(told(&["A | Antal", "B | 3", "C | 4", "Summa | 8"]), "raderna blir tillsammans 7, men här står 8");
    }

    #[test]
    fn after_a_sum_the_next_one_begins_anew() {
        let of = |last: &str| {
            let rows = ["A | Kr", "B | 3", "C | 4", "Delsumma | 7", "D | 5", "E | 6", "Delsumma | 11"];
            told(&[rows.as_slice(), &[last]].concat())
        };
        for right in ["Summa | 18", "Summa | 11", "F | 1"] {
            assert_eq!(of(right), "", "{right}");
        }
        assert_eq!(of("Summa | 19"), "raderna blir tillsammans 18, men här står 19");
        let second = told(&["A | Kr", "B | 3", "C | 4", "Delsumma | 7", "D | 5", "E | 6", "Summa | 12"]);
        assert_eq!(second, "raderna blir tillsammans 11, men här står 12");
    }

    #[test]
    fn the_last_column_can_be_a_sum() {
        let of = |last: &str| told(&["Vad | 2026 | 2027 | Summa", "Lön | 3 | 4 | 7", "Resor | 1 | 2 | 3", last]);
        assert_eq!(of("Te | 5 | 6 | 11"), "");
        assert_eq!(of("Te | 5 | 6 | 12"), "talen i raden blir tillsammans 11, men här står 12");
        assert_eq!(of("Te | 5 | | 12"), "");
        // The last of all figures is a sum both ways.
        assert_eq!(of("Summa | 4 | 6 | 11"), "talen i raden blir tillsammans 10, men här står 11");
        assert_eq!(told(&["Vad | Antal | Pris | Summa", "A | 3 | 4 | 12", "B | 1 | 2 | 2", "C | 2 | 2 | 4"]), "");
    }

    #[test]
    fn where_it_is_not_sure_nothing_is_said() {
        for rows in [
            // A mean, a share, a price, days.
            ["A | Kostnad per deltagare", "B | 30", "C | 40", "Summa | 35"],
            ["A | Andel", "B | 30", "C | 40", "Summa | 35"],
            // Different people, of whom some are counted twice.
            ["A | Deltagare", "B | 30", "C | 40", "Totalt | 65"],
            // Rounded.
            ["A | Tkr", "B | 30", "C | 40", "Summa | 71"],
            ["A | Kr", "B | 1,2 mkr", "C | 1,3 mkr", "Summa | 2,6 mkr"],
            ["A | Tjänster", "B | 0,33", "C | 0,33", "Summa | 0,67"],
            // Something cannot be read, or can mean two things.
            ["A | Kr", "B | 30", "C | –", "Summa | 40"],
            ["A | Kr", "B | 30", "C | ca 40", "Summa | 71"],
            ["A | Kr", "B | 60.000", "C | 40", "Summa | 41"],
            ["A | Kr", "B | 30", "C | 40", "Summa | [fyll i: summan]"],
            // Something is taken away, or is a part of what stands above it.
            ["A | Kr", "Kostnader | 40", "Egna medel | 30", "Summa | 10"],
            ["A | Kr", "B | 40", "varav C | 30", "Summa | 40"],
            ["A | Kr", "Summa kostnader | 40", "Bidrag | 30", "Summa | 50"],
            // Other words.
            ["A | Kr", "B | 40", "C | 30", "Att söka | 50"],
        ] {
            assert_eq!(told(&rows), "", "{rows:?}");
        }
        assert_eq!(told(&["A | Kr", "B | 30", "Summa | 40"]), "");
        assert_eq!(
            told(&["A | Kronor", "B | 30", "C | 40", "Totalt | 65"]),
            "raderna blir tillsammans 70, men här står 65"
        );
    }
}
