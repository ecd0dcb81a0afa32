//! The days on which the files came: one for all, or a list.

use super::folder::File;
use super::reading::Dated;
use super::why::unread;
use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{UTF_8, WINDOWS_1252};
use finsamkoll_office::{read_day, shown};
use finsamkoll_site::Date;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use unicode_normalization::UnicodeNormalization as _;

/// What may stand between the columns of a list: as Excel writes in Swedish and in English, and tabs.
const BETWEEN: [u8; 3] = [b';', b'\t', b','];

/// How a workbook begins, and every other file of its kind.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// How a day is written so that everybody reads the same.
const WRITE: &str = "Skriv dagen så här: 2026-03-01.";

/// When the files came.
#[derive(Debug)]
pub(super) enum Days {
    /// Nobody has said.
    Unknown,
    /// All on one day.
    One(Date),
    /// Each on its own.
    List(Vec<Line>),
}

/// A line of a list: a file and its day.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    number: u64,
    /// The name, alone or with its folders, as [`comparable`].
    name: String,
    day: Date,
}

impl Days {
    /// Reads what was said of the days.
    pub(super) fn new(options: &ReviewOptions, today: Date) -> Result<Self, Failed> {
        let Some(said) = &options.received else { return Ok(Self::Unknown) };
        let written = said.to_string_lossy();
        match read_day(&written) {
            Ok(day) if day > today => {
                Err(fail(format_args!("”{written}” går inte som --received: {}", later(day, today))))
            }
            Ok(day) => Ok(Self::One(day)),
            Err(can_be) if can_be.is_empty() => Self::listed(said, today),
            Err(can_be) => Err(fail(format_args!("”{written}” går inte som --received: {}", ambiguous(&can_be)))),
        }
    }

    fn listed(path: &Path, today: Date) -> Result<Self, Failed> {
        let name = shown(&path.to_string_lossy());
        let bytes = fs::read(path).map_err(|why| fail(unreadable(&name, &why)))?;
        let faults =
            |faults: Vec<String>| fail(format_args!("Listan {name} går inte att använda:\n{}", faults.join("\n")));
        lines(&bytes, today).map(Self::List).map_err(faults)
    }

    /// The files with their days, and what is to be said where the list and the files do not fit together.
    pub(super) fn of(&self, files: Vec<File>) -> (Vec<Dated>, Vec<String>) {
        match self {
            Self::Unknown => (files.into_iter().map(|file| (file, None)).collect(), Vec::new()),
            Self::One(day) => (files.into_iter().map(|file| (file, Some(*day))).collect(), Vec::new()),
            Self::List(lines) => by_list(lines, files),
        }
    }
}

/// Gives each file the day of its line. Where a line can be that of several files, or two lines are of one file and
/// differ, no day is known: nothing is guessed that decides whether an application came in time. Which applications have
/// no day is told with what came of them.
fn by_list(lines: &[Line], files: Vec<File>) -> (Vec<Dated>, Vec<String>) {
    let names = Names::of(&files);
    let (mut told, mut without_file) = (Vec::new(), Vec::new());
    let mut lines_of: Vec<Vec<&Line>> = vec![Vec::new(); files.len()];
    for line in lines {
        match *names.meant(&line.name) {
            [] => without_file.push(line),
            [only] => lines_of.get_mut(only).into_iter().for_each(|lines| lines.push(line)),
            _ => told.push(format!(
                "Rad {} i listan: ”{}” kan vara flera filer. Skriv mappen också, så får de sin dag.",
                line.number,
                shown(&line.name)
            )),
        }
    }
    told.extend(of_no_file(&without_file));
    let dated = files.into_iter().zip(lines_of).map(|(file, lines)| {
        let day = day_of(&file, &lines).unwrap_or_else(|why| {
            told.push(why);
            None
        });
        (file, day)
    });
    let dated = dated.collect();
    (dated, told)
}

/// Tells of lines whose files are not there: each, or where they are many how many. A list may be longer than what is
/// reviewed, and whoever left out the ending of all names hears so.
fn of_no_file(lines: &[&Line]) -> Vec<String> {
    let each = |line: &&Line| format!("Rad {} i listan: det finns ingen fil ”{}”.", line.number, shown(&line.name));
    match lines {
        [first, _, _, _, ..] => vec![format!(
            "{} rader i listan har filer som inte finns här, först rad {}: ”{}”. Namnen ska vara hela, med .docx.",
            lines.len(),
            first.number,
            shown(&first.name)
        )],
        few => few.iter().map(each).collect(),
    }
}

/// The names of the files, by their last parts in lower case: of ten thousand files and lines each line meets few.
#[derive(Debug)]
struct Names(BTreeMap<String, Vec<Name>>);

/// A file's names, as [`comparable`].
#[derive(Debug)]
struct Name {
    /// Its place among the files.
    at: usize,
    /// Below the folder that is reviewed.
    below: String,
    /// From the root of the disk.
    whole: String,
}

impl Names {
    fn of(files: &[File]) -> Self {
        let mut names = Self(BTreeMap::new());
        for (at, file) in files.iter().enumerate() {
            names.add(Name { at, below: comparable(&file.name), whole: comparable(&file.path.to_string_lossy()) });
        }
        names
    }

    fn add(&mut self, name: Name) {
        self.0.entry(last(&name.whole).to_lowercase()).or_default().push(name);
    }

    /// The files that a name in the list can mean, by their places: exactly as they are called in tables, else as their
    /// paths end, else in large or small letters, which one file system tells apart and another does not.
    fn meant(&self, written: &str) -> Vec<usize> {
        let lower = written.to_lowercase();
        let ways: [&dyn Fn(&Name) -> bool; 3] =
            [&|name| name.below == written, &|name| ends_in(&name.whole, written), &|name| {
                ends_in(&name.whole.to_lowercase(), &lower)
            }];
        let near = self.0.get(last(&lower)).map_or(&[][..], Vec::as_slice);
        let places = |is: &dyn Fn(&Name) -> bool| -> Vec<usize> {
            near.iter().filter(|name| is(name)).map(|name| name.at).collect()
        };
        ways.into_iter().map(places).find(|places| !places.is_empty()).unwrap_or_default()
    }
}

/// What a path names, without the folders.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a path ends in these folders and this name.
fn ends_in(path: &str, written: &str) -> bool {
    path.strip_suffix(written).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}

/// The day of a file by its lines, where there are any, or what is to be said.
fn day_of(file: &File, lines: &[&Line]) -> Result<Option<Date>, String> {
    let Some(first) = lines.first() else { return Ok(None) };
    match lines.iter().find(|line| line.day != first.day) {
        None => Ok(Some(first.day)),
        Some(other) => Err(format!(
            "{} har olika dagar på rad {} och {} i listan, och får därför ingen.",
            shown(&file.name),
            first.number,
            other.number
        )),
    }
}

/// A name so that it can be compared whatever program wrote it: composed, and with one sign between folders.
fn comparable(name: &str) -> String {
    let name = name.trim().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).nfc().collect()
}

/// The lines of a list, or all that is wrong with it.
fn lines(bytes: &[u8], today: Date) -> Result<Vec<Line>, Vec<String>> {
    if bytes.starts_with(WORKBOOK) {
        return Err(vec!["Det är en arbetsbok. Spara den som CSV i stället.".into()]);
    }
    let text = text(bytes);
    let records = records(&text);
    let (lines, faults): (Vec<_>, Vec<_>) =
        records.iter().enumerate().filter_map(|(at, record)| line(record, at == 0, today)).partition(Result::is_ok);
    let lines: Vec<Line> = lines.into_iter().filter_map(Result::ok).collect();
    let mut faults: Vec<String> = faults.into_iter().filter_map(Result::err).collect();
    faults.extend(differing(&lines));
    if lines.is_empty() && faults.is_empty() {
        faults.push(format!("Den har inga dagar. På varje rad ska ett filnamn stå först och dagen sedan. {WRITE}"));
    }
    if faults.is_empty() { Ok(lines) } else { Err(faults) }
}

/// The text of a list: in the encoding that its first bytes tell, else UTF-8, else as older Excel writes on Windows.
fn text(bytes: &[u8]) -> String {
    let (text, _, is_other) = UTF_8.decode(bytes);
    if is_other { WINDOWS_1252.decode(bytes).0.into_owned() } else { text.into_owned() }
}

/// The records, by the sign between columns that makes most days of them: names may hold the others.
fn records(text: &str) -> Vec<StringRecord> {
    let by = |sign: &u8| -> Vec<StringRecord> {
        let reader =
            ReaderBuilder::new().delimiter(*sign).has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.into_records().filter_map(Result::ok).collect()
    };
    let days = |records: &Vec<StringRecord>| records.iter().filter(|record| is_dated(record)).count();
    // Of several that make equally many the first is taken.
    BETWEEN.iter().rev().map(by).max_by_key(days).unwrap_or_default()
}

/// A day as a list has it: a time after it, which decides nothing, is passed over.
fn day_in(written: &str) -> Result<Date, Vec<Date>> {
    let parts = written.rsplit_once([' ', 'T']).filter(|(_, time)| is_time(time));
    read_day(parts.map_or(written, |(day, _)| day.trim_end()))
}

/// Whether this is a time of day, as 14:32 or 14:32:05.
fn is_time(text: &str) -> bool {
    let is_part = |(part, below): (&str, u8)| part.parse::<u8>().is_ok_and(|part| part < below);
    (1..=2).contains(&text.matches(':').count()) && text.split(':').zip([24, 60, 60]).all(is_part)
}

fn is_dated(record: &StringRecord) -> bool {
    record.get(1).is_some_and(|day| day_in(day.trim()) != Err(Vec::new()))
}

/// A line, or what is wrong with it; none where it names nothing, has no day yet, or heads the columns.
fn line(record: &StringRecord, is_first: bool, today: Date) -> Option<Result<Line, String>> {
    let (name, written) = (comparable(record.get(0)?), record.get(1).unwrap_or_default().trim());
    let number = record.position().map_or(0, csv::Position::line);
    let is_heading = is_first && !written.chars().any(|sign| sign.is_ascii_digit());
    if is_heading || (name.is_empty() && written.is_empty()) || (record.len() > 1 && written.is_empty()) {
        return None;
    }
    let fault = |why: String| Some(Err(format!("Rad {number}: {why}")));
    match day_in(written) {
        _ if name.is_empty() => fault("filens namn saknas.".into()),
        Ok(day) if day > today => fault(later(day, today)),
        Ok(day) => Some(Ok(Line { number, name, day })),
        Err(can_be) if !can_be.is_empty() => fault(format!("”{}”: {}", shown(written), ambiguous(&can_be))),
        Err(_) if record.len() == 1 => fault(format!("det står ingen dag efter ”{}”.", shown(&name))),
        Err(_) => fault(format!("”{}” är ingen dag. {WRITE}", shown(written))),
    }
}

/// What is said where an earlier line has the same name and another day.
fn differing(lines: &[Line]) -> Vec<String> {
    let mut known: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    let mut told = Vec::new();
    for line in lines {
        let earlier = known.entry(&line.name).or_default();
        if let Some(other) = earlier.iter().find(|other| other.day != line.day) {
            let (number, name) = (line.number, shown(&line.name));
            told.push(format!("Rad {number}: ”{name}” har en annan dag än på rad {}.", other.number));
        }
        earlier.push(line);
    }
    told
}

/// Why there is no list of this name.
fn unreadable(name: &str, why: &io::Error) -> String {
    if why.kind() == ErrorKind::NotFound {
        format!("”{name}” är varken en dag eller en fil. {WRITE}")
    } else {
        format!("Listan {name} går inte att läsa: {}.", unread(why))
    }
}

fn later(day: Date, today: Date) -> String {
    format!("den {day} är senare än dagen för granskningen, den {today}.")
}

fn ambiguous(can_be: &[Date]) -> String {
    let days: Vec<String> = can_be.iter().map(|day| format!("den {day}")).collect();
    format!("dagen kan vara {}. {WRITE}", days.join(" eller "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-22";

    fn day(text: &str) -> Date {
        Date::parse_iso(text).unwrap()
    }

    #[test]
    fn many_lines_without_a_file_are_told_as_one() {
        let line = |number| Line { number, name: format!("{number}"), day: day(TODAY) };
        let told = |many| {
            let lines: Vec<Line> = (1..=many).map(line).collect();
            of_no_file(&lines.iter().collect::<Vec<_>>())
        };
        assert_eq!((told(0).len(), told(3).len()), (0, 3));
        let many = "4 rader i listan har filer som inte finns här, först rad 1: ”1”. Namnen ska vara hela, med .docx.";
        assert_eq!(told(4), [many]);
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, Date)>, Vec<String>> {
        lines(bytes, day(TODAY)).map(|lines| lines.into_iter().map(|line| (line.name, line.day)).collect())
    }

    fn utf_16(text: &str, mark: [u8; 2], bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    }

    #[test]
    fn a_list_is_read_in_any_encoding_that_a_spreadsheet_writes() {
        let text = "Fil;Mottagen\r\nå, ä & ö.docx;2026-03-01\r\n";
        let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        let with_mark = ["\u{feff}", text].concat();
        let (little, big) =
            (utf_16(text, [0xff, 0xfe], u16::to_le_bytes), utf_16(text, [0xfe, 0xff], u16::to_be_bytes));
        for bytes in [text.as_bytes(), with_mark.as_bytes(), &latin, &little, &big] {
            assert_eq!(read(bytes), Ok(vec![("å, ä & ö.docx".into(), day("2026-03-01"))]));
        }
    }

    #[test]
    fn columns_are_parted_by_what_makes_days_of_them() {
        let expected = Ok(vec![("a;b, c.docx".to_owned(), day("2026-03-01"))]);
        for text in ["\"a;b, c.docx\";1 mars 2026", "a;b, c.docx\t2026-03-01\tmer", "\"a;b, c.docx\",\"1/3 2026\""] {
            assert_eq!(read(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_heading_empty_lines_and_lines_without_a_day_yet_are_no_faults() {
        let expected = Ok(vec![("b.docx".to_owned(), day(TODAY))]);
        assert_eq!(read("Namn;Dag\n\na.docx;\n;\nb.docx;2026-11-22\n".as_bytes()), expected);
    }

    #[test]
    fn a_time_after_the_day_is_passed_over() {
        let expected = Ok(vec![("a.docx".to_owned(), day("2026-03-01"))]);
        for written in ["2026-03-01 14:32", "2026-03-01T0:00:59", "1 mars 2026  23:59"] {
            assert_eq!(read(format!("a.docx;{written}\n").as_bytes()), expected, "{written}");
        }
        for written in ["2026-03-01 24:00", "2026-03-01 14:60", "2026-03-01 14:32:05:01", "2026-03-01 14", "14:32"] {
            assert!(read(format!("a.docx;{written}\n").as_bytes()).is_err(), "{written}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let list = "a.docx;1/3/2026\nb.docx;i våras\nc.docx;2026-11-23\nd.docx;2026-03-01\nd.docx;2026-03-02\n\
                    d.docx;2026-03-01\n;2026-03-01\ne.docx\n";
        let expected = [
            "Rad 1: ”1/3/2026”: dagen kan vara den 1 mars 2026 eller den 3 januari 2026. Skriv dagen så här: 2026-03-01.",
            "Rad 2: ”i våras” är ingen dag. Skriv dagen så här: 2026-03-01.",
            "Rad 3: den 23 november 2026 är senare än dagen för granskningen, den 22 november 2026.",
            "Rad 7: filens namn saknas.",
            "Rad 8: det står ingen dag efter ”e.docx”.",
            "Rad 5: ”d.docx” har en annan dag än på rad 4.",
            "Rad 6: ”d.docx” har en annan dag än på rad 5.",
        ];
        assert_eq!(read(list.as_bytes()).unwrap_err(), expected);
        assert_eq!(read(b"PK\x03\x04").unwrap_err(), ["Det är en arbetsbok. Spara den som CSV i stället."]);
        assert!(read(b"").unwrap_err()[0].starts_with("Den har inga dagar."));
    }

    #[test]
    fn a_name_means_a_file_by_its_folder_or_alone_and_as_exactly_as_it_can() {
        let mut names = Names(BTreeMap::new());
        let all = ["a.docx", "b/a.docx", "b/C.docx", "c/D.docx", "c/d.docx", "a\u{30a}.docx"];
        for (at, name) in all.into_iter().enumerate() {
            names.add(Name { at, below: comparable(name), whole: comparable(&format!("/post/in/{name}")) });
        }
        let means = |written: &str| names.meant(&comparable(written));
        assert_eq!(means("a.docx"), [0]);
        assert_eq!(means(r".\b\a.docx"), [1]);
        assert_eq!(means("in/a.docx"), [0]);
        assert_eq!(means("ut/a.docx"), [0; 0]);
        assert_eq!(means("c.DOCX"), [2]);
        assert_eq!(means("D.docx"), [3]);
        assert_eq!(means("D.DOCX"), [3, 4]);
        assert_eq!(means("docx"), [0; 0]);
        assert_eq!(means("å.docx"), [5]);
    }
}
