//! Days as Swedes write them.

use super::number::{are_figures, number};
use super::{Reading, Unreadable, Value, any_of_these, count, fold, is_dash};
use crate::Date;
use crate::date::month_named;
use crate::gather::Gather;
use alloc::vec::Vec;

pub(super) fn read(text: &str) -> Reading {
    let folded = fold(text);
    let folded = folded.strip_prefix("den ").unwrap_or(&folded);
    let Some(parts) = parts(folded) else { return Reading::Unreadable(Unreadable::Date) };
    let ways = match parts.as_slice() {
        [Word::Figures(figures)] => [together(figures), None],
        [Word::Figures(year), Word::Figures(month), Word::Figures(day)] if year.len() == 4 => {
            [all(year, month, day), None]
        }
        [Word::Figures(day), Word::Figures(month), Word::Figures(year)] => day_first(folded, day, month, year),
        [Word::Figures(day), Word::Month(month), Word::Figures(year)] => [with_month(year, *month, day), None],
        _ => [None, None],
    };
    if ways == [None, None] {
        return Reading::Unreadable(Unreadable::Date);
    }
    let mut dates = Vec::new();
    for (year, month, day) in ways.into_iter().flatten() {
        if let Some(date) = Date::new(year, month, day).filter(|date| !dates.contains(date)) {
            dates.push(date);
        }
    }
    any_of_these(dates.into_iter().map(Value::Date).gather(), Unreadable::NoSuchDate)
}

/// Year, month and day, whether or not the calendar has them.
type Way = (u16, u8, u8);

/// A part of a date as written.
#[derive(Debug)]
enum Word<'a> {
    Figures(&'a str),
    Month(u8),
}

/// Figures and names of months, with what may stand between them; anything else is no date.
fn parts(folded: &str) -> Option<Vec<Word<'_>>> {
    let between = |sign: char| is_dash(sign) || matches!(sign, ' ' | '/' | '.' | ',');
    let mut words = Vec::new();
    for part in folded.split(between).filter(|part| !part.is_empty()) {
        let word = if are_figures(part) { Word::Figures(part) } else { Word::Month(month_named(part)?) };
        words.push(word);
        if words.len() > 3 {
            return None;
        }
    }
    Some(words)
}

/// Six or eight figures in a row: year, month, day.
fn together(figures: &str) -> Option<Way> {
    let year_ends = match figures.len() {
        6 => 2,
        8 => 4,
        _ => return None,
    };
    let (year, rest) = figures.split_at_checked(year_ends)?;
    let (month, day) = rest.split_at_checked(2)?;
    all(year, month, day)
}

/// Day, month, year. With strokes ("1/3/2026") the month may stand first; three pairs of figures ("27-02-01") may begin
/// with the year, as "270201" does.
fn day_first(folded: &str, day: &str, month: &str, year: &str) -> [Option<Way>; 2] {
    let strokes = count(folded, b'/');
    let other = if strokes == 2 {
        all(year, day, month).filter(|(_, month, _)| *month <= 12)
    } else if strokes == 0 && [day, month, year].iter().all(|figures| figures.len() == 2) {
        all(day, month, year)
    } else {
        None
    };
    [all(year, month, day), other]
}

fn all(year: &str, month: &str, day: &str) -> Option<Way> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    with_month(year, small_number(month)?, day)
}

fn with_month(year: &str, month: u8, day: &str) -> Option<Way> {
    Some((year_of(year)?, month, small_number(day)?))
}

fn small_number(figures: &str) -> Option<u8> {
    number(figures)?.try_into().ok()
}

/// Four figures, or two of this century.
fn year_of(figures: &str) -> Option<u16> {
    let year: u16 = number(figures)?.try_into().ok()?;
    match figures.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_ways_of_writing_one_day() {
        for text in [
            "2026-03-01",
            "2026/03/01",
            "2026-3-1",
            "2026–03–01",
            "1 mars 2026",
            "1 mars -26",
            "1/3 2026",
            "260301",
            "20260301",
            "01.03.2026",
            "1 Mars 2026",
            "1 mar 2026",
            "1/3-26",
        ] {
            assert_eq!(read(text), Reading::Read(Value::Date(Date::new(2026, 3, 1).unwrap())), "{text}");
        }
    }

    #[test]
    fn knows_the_calendar() {
        assert_eq!(read("2026-02-30"), Reading::Unreadable(Unreadable::NoSuchDate));
        assert_eq!(read("2026-02-29"), Reading::Unreadable(Unreadable::NoSuchDate));
        assert_eq!(read("2028-02-29"), Reading::Read(Value::Date(Date::new(2028, 2, 29).unwrap())));
    }

    #[test]
    fn asks_which_of_day_and_month_stands_first() {
        let both = [Date::new(2026, 3, 1).unwrap(), Date::new(2026, 1, 3).unwrap()].map(Value::Date).into();
        assert_eq!(read("1/3/2026"), Reading::Ambiguous(both));
        assert_eq!(read("13/3/2026"), Reading::Read(Value::Date(Date::new(2026, 3, 13).unwrap())));
    }

    #[test]
    fn asks_whether_the_year_stands_first_or_last() {
        assert!(matches!(read("27-02-01"), Reading::Ambiguous(ways) if ways.len() == 2));
        assert!(matches!(read("27.02.01"), Reading::Ambiguous(_)));
        assert_eq!(read("1-3-27"), Reading::Read(Value::Date(Date::new(2027, 3, 1).unwrap())));
        // A year has two figures or four, and a single stroke parts day and month.
        assert_eq!(read("13-3-27"), Reading::Read(Value::Date(Date::new(2027, 3, 13).unwrap())));
        assert_eq!(read("01/03-27"), Reading::Read(Value::Date(Date::new(2027, 3, 1).unwrap())));
    }

    #[test]
    fn leaves_alone_what_is_no_single_day() {
        for text in [
            "våren 2026",
            "v. 12 2026",
            "mars 2026",
            "1 mars",
            "2026",
            "1-2-3-4",
            "i mars",
            "2026-03-01 kl 12",
            "2026-003-01",
            "2026-03-001",
            "001/3 2026",
        ] {
            assert_eq!(read(text), Reading::Unreadable(Unreadable::Date), "{text}");
        }
    }
}
