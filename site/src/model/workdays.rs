//! Which days are working days in Sweden.
//!
//! Source: lag (1989:253) om allmänna helgdagar; lag (1930:173) om beräkning av lagstadgad tid puts Saturdays and
//! the eves of Midsummer, Christmas and New Year beside them.

use crate::content::Workday;
use finsamkoll_checks::Date;

/// More than the days in a row that can be no working days.
const LONGEST_REST: u32 = 10;

/// The day itself where it is a working day, else the nearest one to that side. At the ends of the calendar that is
/// known, where there is none, it stays.
pub(super) fn moved(day: Date, to: Workday) -> Date {
    let number = day.number();
    let days = (0..LONGEST_REST).map(|step| match to {
        Workday::Earlier => number.saturating_sub(step),
        Workday::Later => number + step,
    });
    days.map(Date::numbered).find(|day| is_workday(*day)).unwrap_or(day)
}

/// Days of the week from Monday, which is 0.
fn weekday(day: Date) -> u32 {
    // 1 January 1900 was a Monday.
    day.number() % 7
}

const FRIDAY: u32 = 4;
const SATURDAY: u32 = 5;

fn is_workday(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24 | 25 | 26 | 31));
    // Midsummer's eve is the Friday between 19 and 25 June; Midsummer and All Saints fall on Saturdays.
    let midsummer_eve = day.month() == 6 && (19..=25).contains(&day.day()) && weekday(day) == FRIDAY;
    weekday(day) < SATURDAY && !fixed && !midsummer_eve && !moves_with_easter(day)
}

/// Good Friday, Easter Monday and Ascension Day; Easter and Whitsun themselves are Sundays.
fn moves_with_easter(day: Date) -> bool {
    let easter = easter(day.year());
    [easter.number() - 2, easter.number() + 1, easter.number() + 39].contains(&day.number())
}

/// Easter Sunday of a year, by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: u16) -> Date {
    let year = u32::from(year);
    let (century, of_century) = (year / 100, year % 100);
    let moon = (19 * (year % 19) + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (year % 19 + 11 * moon + 22 * week) / 451;
    // Counted from 22 March.
    let after = moon + week - 7 * late;
    let first = Date::new(u16::try_from(year).unwrap_or_default(), 3, 22).map_or(0, Date::number);
    Date::numbered(first + after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> Date {
        Date::parse_iso(iso).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for day in [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
        ] {
            assert_eq!(easter(date(day).year()), date(day), "{day}");
        }
    }

    #[test]
    fn weekends_holidays_and_eves_are_no_working_days() {
        for day in [
            "2026-11-21",
            "2026-11-22",
            "2027-01-01",
            "2026-01-06",
            "2026-04-03",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2025-06-06",
            "2026-06-19",
            "2026-12-24",
            "2026-12-25",
            "2025-12-26",
            "2026-12-31",
        ] {
            assert!(!is_workday(date(day)), "{day}");
        }
        for day in [
            "2026-11-20",
            "2026-11-23",
            "2026-01-05",
            "2026-01-07",
            "2026-04-02",
            "2026-04-07",
            "2026-05-15",
            "2026-06-18",
            "2026-12-23",
            "2026-12-30",
        ] {
            assert!(is_workday(date(day)), "{day}");
        }
    }

    #[test]
    fn a_day_is_moved_to_the_side_that_is_asked_for() {
        assert_eq!(moved(date("2026-12-25"), Workday::Earlier), date("2026-12-23"));
        assert_eq!(moved(date("2026-12-25"), Workday::Later), date("2026-12-28"));
        assert_eq!(moved(date("2026-12-28"), Workday::Earlier), date("2026-12-28"));
    }

    #[test]
    fn the_calendar_ends_without_a_working_day() {
        for (day, side) in [("1900-01-01", Workday::Earlier), ("2199-12-31", Workday::Later)] {
            assert_eq!(moved(date(day), side), date(day), "{day}");
        }
    }

    /// Christmas and New Year with their Sundays are the longest rest.
    #[test]
    fn no_rest_is_longer_than_is_looked_for() {
        let mut rest = 0;
        for number in 0..date("2199-12-31").number() {
            rest = if is_workday(Date::numbered(number)) { 0 } else { rest + 1 };
            assert!(rest < LONGEST_REST, "{}", Date::numbered(number));
        }
    }
}
