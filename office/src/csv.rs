//! The review for a spreadsheet: a row for each file that was reviewed or could not be.
//!
//! Semicolons, decimal commas and CRLF, since that is what a Swedish Excel takes apart without asking, `LibreOffice` too;
//! a byte order mark, without which Excel takes UTF-8 for Windows-1252.

use crate::words::{first_of, iso};
use crate::{Association, Copies, Desk, OtherRound, Review, Reviewed, Unread, shown};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use finsamkoll_checks::{Amount, AnswerCode, Date};
use std::collections::BTreeMap;

/// What tells a program that this is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How much of what is lacking a cell tells.
const FIRST_POINTS: usize = 3;

/// A row's file, with what there is to know of it.
struct Row<'a> {
    review: &'a Review,
    file: File<'a>,
    /// The files with the same application, where it has its place among others.
    copies: Option<&'a Copies>,
}

/// A file, and what became of it.
#[derive(Clone, Copy)]
enum File<'a> {
    Application(usize, &'a Reviewed, &'a Association),
    OtherRound(&'a OtherRound, &'a str),
    Unread(&'a Unread),
}

/// A column: its heading, and what stands in it.
type Column = (&'static str, fn(&Row<'_>) -> String);

/// The columns. Their order stays as it is: spreadsheets of the office may rest on it, so a new one comes last.
const COLUMNS: &[Column] = &[
    ("Förbund", |row| text(row.association())),
    ("Fil", |row| text(row.name())),
    ("Läge", |row| row.status().into()),
    ("Insats", |row| row.of(|one, _| text(&one.effort))),
    ("Ansvarig", |row| row.of(|one, _| text(&one.owner))),
    ("Söker (kr)", |row| row.of(|one, _| one.sought.map(kronor).unwrap_or_default())),
    ("Saknas", |row| row.of(|one, _| one.missing().to_string())),
    ("Fel", |row| row.of(|one, _| one.errors().to_string())),
    ("Se över", |row| row.of(|one, _| one.warnings().to_string())),
    ("Ta ställning", |row| row.of(|one, _| one.asks().to_string())),
    ("Parter", |row| row.of(|one, _| one.to_sign.parties.len().to_string())),
    ("Parter med rad för underskrift", |row| row.of(|one, _| one.to_sign.with_line.len().to_string())),
    ("Version", |row| row.of(|one, _| one.version.map(|version| version.to_string()).unwrap_or_default())),
    ("Version nu", |row| row.of(|_, association| association.ruleset.form.version.to_string())),
    ("Kontrollkod i filen", |row| row.of(|one, _| one.code.printed().map(AnswerCode::text).unwrap_or_default())),
    ("Svarens kontrollkod", |row| row.of(|one, _| one.code.now().text())),
    ("Koden", |row| row.of(|one, _| one.code.words().into())),
    ("Läst efter", |row| row.of(|one, _| one.read_by().into())),
    ("Frågor som inte hittades", |row| row.of(|one, _| one.not_found().to_string())),
    ("Omgång", |row| row.round().map(|round| text(&format!("omgång {round}"))).unwrap_or_default()),
    ("Sista ansökningsdag", |row| row.of(|one, association| deadline(one, association).map(iso).unwrap_or_default())),
    ("Kom in", |row| row.of(|one, _| one.received.map(iso).unwrap_or_default())),
    ("Bedömd efter reglerna den", |row| row.of(|one, _| iso(one.reckoned))),
    ("Samma ansökan som", |row| text(&row.copies())),
    ("Det första att rätta", |row| row.of(|one, association| text(&first_points(one, association)))),
    ("Om filen", |row| row.of(|one, _| text(&one.said.join(" ")))),
    ("Varför filen inte är läst", |row| row.of_unread(|unread| text(&unread.reason.says()))),
    ("Att svara", |row| row.of_unread(|unread| unread.reason.send_back().unwrap_or_default())),
];

impl Review {
    /// The review as CSV.
    #[must_use]
    pub fn csv(&self, desk: &Desk) -> Vec<u8> {
        let copies = self.copies_by_place();
        let rows = self.files(desk).map(|file| Row { review: self, file, copies: copies_of(file, &copies) });
        let rows = rows.map(|row| COLUMNS.iter().map(|(_, cell)| cell(&row)).collect());
        let headings = COLUMNS.iter().map(|(heading, _)| (*heading).to_owned()).collect();
        written(std::iter::once(headings).chain(rows))
    }

    /// The copies to which each application belongs.
    fn copies_by_place(&self) -> BTreeMap<usize, &Copies> {
        self.copies.iter().flat_map(|copies| copies.of.iter().map(move |at| (*at, copies))).collect()
    }

    fn files<'a>(&'a self, desk: &'a Desk) -> impl Iterator<Item = File<'a>> {
        let applications = self.applications.iter().enumerate();
        let applications = applications.filter_map(|(at, one)| {
            desk.associations.get(one.association).map(|association| File::Application(at, one, association))
        });
        let others = self.other_rounds.iter().map(|other| {
            let association = desk.associations.get(other.association);
            File::OtherRound(other, association.map(|association| association.name.as_str()).unwrap_or_default())
        });
        applications.chain(others).chain(self.unread.iter().map(File::Unread))
    }
}

fn copies_of<'a>(file: File<'_>, by_place: &BTreeMap<usize, &'a Copies>) -> Option<&'a Copies> {
    if let File::Application(at, ..) = file { by_place.get(&at).copied() } else { None }
}

fn written(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary);
    let mut writer = builder.from_writer(BYTE_ORDER_MARK.to_vec());
    for row in rows {
        // All rows have as many cells, and memory takes them all.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

impl Row<'_> {
    fn name(&self) -> &str {
        match self.file {
            File::Application(_, one, _) => &one.name,
            File::OtherRound(other, _) => &other.name,
            File::Unread(unread) => &unread.name,
        }
    }

    /// The association's name; empty where the file tells none.
    fn association(&self) -> &str {
        match self.file {
            File::Application(_, _, association) => &association.name,
            File::OtherRound(_, association) => association,
            File::Unread(_) => "",
        }
    }

    fn status(&self) -> &'static str {
        match self.file {
            File::Application(_, one, _) => one.status.words(),
            File::OtherRound(..) => "annan omgång",
            File::Unread(_) => "gick inte att läsa",
        }
    }

    /// A cell that only applications fill.
    fn of(&self, cell: impl FnOnce(&Reviewed, &Association) -> String) -> String {
        match self.file {
            File::Application(_, one, association) => cell(one, association),
            File::OtherRound(..) | File::Unread(_) => String::new(),
        }
    }

    /// A cell that only files fill that were not read.
    fn of_unread(&self, cell: impl FnOnce(&Unread) -> String) -> String {
        match self.file {
            File::Unread(unread) => cell(unread),
            File::Application(..) | File::OtherRound(..) => String::new(),
        }
    }

    fn round(&self) -> Option<&str> {
        match self.file {
            File::Application(_, one, _) => one.round.as_deref(),
            File::OtherRound(other, _) => other.round.as_deref(),
            File::Unread(_) => None,
        }
    }

    /// The names of the other files with the same application.
    fn copies(&self) -> String {
        let (File::Application(own, ..), Some(copies)) = (self.file, self.copies) else { return String::new() };
        let others = copies.of.iter().filter(|at| **at != own).filter_map(|at| self.review.applications.get(*at));
        first_of(others.map(|one| one.name.as_str()), copies.of.len() - 1)
    }
}

fn deadline(one: &Reviewed, association: &Association) -> Option<Date> {
    association.ruleset.rounds.find(one.round.as_deref()?).map(|round| round.deadline)
}

/// A sum in kronor as a spreadsheet reads it: no spaces, öre only where there are any.
fn kronor(amount: Amount) -> String {
    let sign = if amount.ore < 0 { "-" } else { "" };
    let (kronor, ore) = (amount.ore.unsigned_abs() / 100, amount.ore.unsigned_abs() % 100);
    if ore == 0 { format!("{sign}{kronor}") } else { format!("{sign}{kronor},{ore:02}") }
}

/// What is lacking, as far as a cell can tell it.
fn first_points(one: &Reviewed, association: &Association) -> String {
    let lacking = one.lacking(association);
    let points: Vec<&str> = lacking.iter().flat_map(|lacking| &lacking.points).map(|point| point.says).collect();
    let first: Vec<&str> = points.iter().take(FIRST_POINTS).copied().collect();
    match points.len() - first.len() {
        0 => first.join(" "),
        left => format!("{} (Och {left} till.)", first.join(" ")),
    }
}

/// A text that stays one. A spreadsheet takes what begins so for a formula, also behind spaces and quotation marks, and
/// makes values of others; an apostrophe before it says that it is text.
fn text(text: &str) -> String {
    let text = shown(text);
    let is_mark = |sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'' | '”' | '’' | '“' | '‘');
    let is_formula = text.trim_start_matches(is_mark).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula || looks_like_value(&text) { format!("'{text}") } else { text }
}

/// Whether a spreadsheet makes a number, a sum, a day, a time or a truth value of a text: "1E5", "50 kr", "maj 27", "SANT".
fn looks_like_value(text: &str) -> bool {
    let folded = text.trim().to_lowercase();
    let mut words = folded.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let has_figures = folded.contains(|sign: char| sign.is_ascii_digit());
    TRUTHS.contains(&folded.as_str()) || has_figures && words.all(|word| BESIDE_FIGURES.contains(&word))
}

/// The truth values of a Swedish and an English spreadsheet.
const TRUTHS: [&str; 4] = ["sant", "falskt", "true", "false"];

/// The words that stand in values beside figures: in numbers, sums, times, and the months in Swedish and English.
#[rustfmt::skip]
const BESIDE_FIGURES: [&str; 44] = [
    "e", "kr", "sek", "eur", "usd", "am", "pm", "fm", "em",
    "jan", "januari", "january", "feb", "februari", "february", "mar", "mars", "march", "apr", "april", "maj", "may",
    "jun", "juni", "june", "jul", "juli", "july", "aug", "augusti", "august", "sep", "sept", "september",
    "okt", "oktober", "oct", "october", "nov", "november", "dec", "december", "t", "z",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Judged;
    use crate::example::{complete, day, desk, review};

    /// The rows as another program reads them, by their headings.
    fn read(bytes: &[u8]) -> Vec<Vec<(String, String)>> {
        let text = bytes.strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
        let headings: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
        let cells = |row: ::csv::StringRecord| headings.iter().cloned().zip(row.iter().map(String::from)).collect();
        reader.records().map(|row| cells(row.unwrap())).collect()
    }

    fn cell<'a>(row: &'a [(String, String)], heading: &str) -> &'a str {
        &row.iter().find(|(of, _)| of == heading).unwrap_or_else(|| panic!("no {heading}")).1
    }

    #[test]
    fn each_file_has_a_row_with_all_cells() {
        let rows = read(&review().csv(&desk()));
        let status: Vec<(&str, &str)> = rows.iter().map(|row| (cell(row, "Fil"), cell(row, "Läge"))).collect();
        assert_eq!(
            status,
            [
                ("d.docx", "att komplettera"),
                ("a.docx", "komplett"),
                ("b.docx", "komplett"),
                ("södra/c.docx", "komplett"),
                ("g.docx", "annan omgång"),
                ("h.docx", "annan omgång"),
                ("e.pdf", "gick inte att läsa"),
                ("f.docx", "gick inte att läsa"),
            ]
        );
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
    }

    #[test]
    fn what_is_odd_in_an_application_is_told() {
        let rows = read(&review().csv(&desk()));
        for (heading, expected) in [
            ("Förbund", "Norra förbundet"),
            ("Insats", "'=HYPERLINK(\"http://x\") [31m Unga"),
            ("Ansvarig", "'@Part"),
            ("Söker (kr)", "3400000,50"),
            ("Saknas", "2"),
            ("Fel", "1"),
            ("Se över", "1"),
            ("Ta ställning", "1"),
            ("Parter", "2"),
            ("Parter med rad för underskrift", "1"),
            ("Version", "1"),
            ("Version nu", "2"),
            ("Kontrollkod i filen", "1111-2222-3333"),
            ("Svarens kontrollkod", "4444-5555-6666"),
            ("Koden", "annan version"),
            ("Läst efter", "frågornas ord"),
            ("Frågor som inte hittades", "1"),
            ("Omgång", "omgång 2027-1"),
            ("Sista ansökningsdag", "2027-02-10"),
            ("Kom in", "2027-02-03"),
            ("Bedömd efter reglerna den", "2027-02-10"),
            ("Samma ansökan som", ""),
            (
                "Det första att rätta",
                "Fyll i ”Ansvarig part”. Det finns 1 part. Minst 2 ska delta. Skriv hur unga nås. (Och 2 till.)",
            ),
            ("Om filen", "Filen är undertecknad elektroniskt."),
            ("Varför filen inte är läst", ""),
            ("Att svara", ""),
        ] {
            assert_eq!(cell(&rows[0], heading), expected, "{heading}");
        }
        assert_eq!(cell(&rows[5], "Förbund"), "Södra förbundet");
        assert_eq!(cell(&rows[1], "Samma ansökan som"), "b.docx");
        assert_eq!(cell(&rows[6], "Varför filen inte är läst"), "Filen är en PDF.");
        assert!(cell(&rows[6], "Att svara").starts_with("Vi kan inte läsa ansökan som PDF."));
    }

    #[test]
    fn every_column_is_told_in_the_docs() {
        let docs = include_str!("../../docs/granskning.md");
        let (_, docs) = docs.split_once("## Kalkylblad").unwrap();
        let told = docs.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        let told: Vec<&str> = told.map(|(heading, _)| heading).skip(1).take(COLUMNS.len()).collect();
        assert_eq!(told, COLUMNS.iter().map(|(heading, _)| *heading).collect::<Vec<_>>());
    }

    #[test]
    fn lines_end_as_excel_ends_them_and_no_answer_begins_a_new_one() {
        let bytes = review().csv(&desk());
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        assert_eq!(text.matches('\n').count(), 9);
        assert_eq!(text.matches("\r\n").count(), 9);
    }

    #[test]
    fn sums_are_plain_figures_with_a_decimal_comma() {
        for (ore, expected) in [
            (0, "0"),
            (5, "0,05"),
            (30_000_000, "300000"),
            (30_000_050, "300000,50"),
            (-3_450, "-34,50"),
            (i64::MIN, "-92233720368547758,08"),
        ] {
            assert_eq!(kronor(Amount { ore }), expected);
        }
        assert_eq!(iso(day("2027-02-03")), "2027-02-03");
    }

    #[test]
    fn text_stays_text() {
        for (written, expected) in [
            ("", ""),
            ("Unga i arbete", "Unga i arbete"),
            ("3 vägar till jobb", "3 vägar till jobb"),
            ("E-hälsa", "E-hälsa"),
            ("–", "–"),
            ("=1+1", "'=1+1"),
            ("+46", "'+46"),
            ("-x", "'-x"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'=1"),
            ("\r\n=1", "'=1"),
            (" \u{a0}=1", "'\u{a0}=1"),
            ("\u{200b}=1", "'=1"),
            ("\"=1\"", "'\"=1\""),
            ("”=1", "'”=1"),
            ("'=1", "''=1"),
            ("＝1", "'＝1"),
            ("＋x", "'＋x"),
            ("－x", "'－x"),
            ("＠x", "'＠x"),
            ("2027-1", "'2027-1"),
            ("1/2", "'1/2"),
            ("1E5", "'1E5"),
            ("2,5e-3", "'2,5e-3"),
            ("50 kr", "'50 kr"),
            ("50 kronor", "50 kronor"),
            ("maj 27", "'maj 27"),
            ("1 Mars 2027", "'1 Mars 2027"),
            ("majfirandet 27", "majfirandet 27"),
            ("2027-01-05T10:00", "'2027-01-05T10:00"),
            ("Maj", "Maj"),
            ("Sant", "'Sant"),
            ("falskt", "'falskt"),
            ("TRUE", "'TRUE"),
            ("FALSE", "'FALSE"),
            ("Sant och falskt", "Sant och falskt"),
            ("a;b\"c", "a;b\"c"),
        ] {
            assert_eq!(text(written), expected, "{written:?}");
        }
    }

    #[test]
    fn of_many_copies_the_first_are_named() {
        let many = ["a", "b", "c", "d", "e", "f", "g"].map(|name| Judged::Application(Box::new(complete(name))));
        let rows = read(&Review::new(&desk(), many.into(), Vec::new()).csv(&desk()));
        assert_eq!(cell(&rows[1], "Samma ansökan som"), "a, c, d, e, f och 1\u{a0}till");
        assert_eq!(cell(&rows[6], "Samma ansökan som"), "a, b, c, d, e och 1\u{a0}till");
    }

    #[test]
    fn of_what_is_lacking_the_first_is_told() {
        assert_eq!(first_points(&complete("a"), &desk().associations[0]), "");
    }
}
