//! Civil days.

use crate::reading::number;
use crate::sentence::{digits, fill};
use alloc::string::String;
use core::fmt;
use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The years that are known.
const FIRST_YEAR: u16 = 1900;
const LAST_YEAR: u16 = 2199;

/// A civil day in the Gregorian calendar, years 1900–2199: no time, no zone.
///
/// ```
/// use finsamkoll_checks::Date;
///
/// assert!(Date::new(2028, 2, 29).is_some());
/// assert!(Date::new(2026, 2, 29).is_none());
/// assert_eq!(Date::new(2026, 3, 1).unwrap().to_string(), "1 mars 2026");
/// assert!(Date::new(2025, 12, 31) < Date::new(2026, 1, 1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u32", into = "u32")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of this year, month (1–12) and day (1–31), where there is such a day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (FIRST_YEAR..=LAST_YEAR).contains(&year) && day >= 1 && day <= days_in(year, month)?;
        known.then_some(Self { year, month, day })
    }

    /// Reads a day as `2026-03-01`, in exactly this form.
    ///
    /// ```
    /// use finsamkoll_checks::Date;
    ///
    /// assert_eq!(Date::parse_iso("2026-03-01"), Date::new(2026, 3, 1));
    /// assert_eq!(Date::parse_iso("2026-3-1"), None);
    /// ```
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once(['-'])?;
        let (month, day) = rest.split_once(['-'])?;
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        let part = |figures| number(figures)?.try_into().ok();
        Self::new(number(year)?.try_into().ok()?, part(month)?, part(day)?)
    }

    /// The day as in running text: "1 mars 2026".
    #[must_use]
    pub fn words(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        fill("{} {} {}", &[&digits(self.day.into()), month, &digits(self.year.into())])
    }

    /// The days since 1 January 1900, which is day 0.
    ///
    /// ```
    /// use finsamkoll_checks::Date;
    ///
    /// assert_eq!(Date::new(1900, 1, 1).unwrap().number(), 0);
    /// assert_eq!(Date::new(2028, 3, 1).unwrap().number() - Date::new(2028, 2, 28).unwrap().number(), 2);
    /// ```
    #[must_use]
    pub fn number(self) -> u32 {
        let years = (FIRST_YEAR..self.year).map(days_in_year);
        let months = (1..self.month).map(|month| u32::from(days_in(self.year, month).unwrap_or_default()));
        years.sum::<u32>() + months.sum::<u32>() + u32::from(self.day) - 1
    }

    /// The day with this [number](Self::number); beyond the last one known, that one.
    #[must_use]
    pub fn numbered(number: u32) -> Self {
        let (mut year, mut month, mut left) = (FIRST_YEAR, 1, number);
        while left >= days_in_year(year) {
            left -= days_in_year(year);
            year += 1;
            if year > LAST_YEAR {
                return Self { year: LAST_YEAR, month: 12, day: 31 };
            }
        }
        while let Some(days) = days_in(year, month).map(u32::from).filter(|days| left >= *days) {
            left -= days;
            month += 1;
        }
        Self { year, month, day: u8::try_from(left + 1).unwrap_or(1) }
    }

    /// The day that is this many days later.
    ///
    /// ```
    /// use finsamkoll_checks::Date;
    ///
    /// assert_eq!(Date::new(2026, 12, 31).unwrap().plus_days(1), Date::new(2027, 1, 1).unwrap());
    /// ```
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        Self::numbered(self.number() + u32::from(days))
    }

    /// The day that begins the month after so many whole months: the same day of the month, or where that month lacks
    /// it the first of the next. A period of that many months, both ends counted, ends the day before.
    ///
    /// ```
    /// use finsamkoll_checks::Date;
    ///
    /// let after = |year, month, day, months| Date::new(year, month, day).unwrap().plus_months(months).to_string();
    /// assert_eq!(after(2027, 1, 1, 12), "1 januari 2028");
    /// assert_eq!(after(2027, 1, 31, 1), "1 mars 2027");
    /// assert_eq!(after(2028, 2, 29, 12), "1 mars 2029");
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let all = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let first = |all: u32| (u16::try_from(all / 12).unwrap_or(u16::MAX), u8::try_from(all % 12 + 1).unwrap_or(1));
        let (year, month) = first(all);
        let (next_year, next_month) = first(all + 1);
        let found = Self::new(year, month, self.day).or_else(|| Self::new(next_year, next_month, 1));
        found.unwrap_or(Self { year: LAST_YEAR, month: 12, day: 31 })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl From<u32> for Date {
    fn from(number: u32) -> Self {
        Self::numbered(number)
    }
}

impl From<Date> for u32 {
    fn from(date: Date) -> Self {
        date.number()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words())
    }
}

/// The month, 1–12, of this Swedish name or of its first three letters, in small letters.
pub(crate) fn month_named(name: &str) -> Option<u8> {
    let found = MONTHS.iter().position(|month| month.starts_with(name) && name.len() >= 3)?;
    u8::try_from(found + 1).ok()
}

fn days_in_year(year: u16) -> u32 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => return None,
    })
}

fn is_leap(year: u16) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Date {
        Date::parse_iso(iso).unwrap_or_else(|| panic!("{iso} is no day"))
    }

    #[test]
    fn every_day_has_its_number_and_follows_the_one_before() {
        let mut number = 0;
        let mut before = None;
        for year in FIRST_YEAR..=LAST_YEAR {
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                let Some(date) = Date::new(year, month, day) else { continue };
                assert_eq!(date.number(), number, "{date}");
                assert_eq!(Date::numbered(number), date);
                assert!(before < Some(date), "{date}");
                assert!(before.is_none_or(|before: Date| before.plus_days(1) == date), "{date}");
                (number, before) = (number + 1, Some(date));
            }
        }
        // 300 years, of which 73 have a leap day: 1900 and 2100 have none.
        assert_eq!(number, 300 * 365 + 73);
    }

    #[test]
    fn beyond_the_last_day_known_there_is_only_that_one() {
        let last = day("2199-12-31");
        assert_eq!(last.plus_days(1), last);
        assert_eq!(Date::numbered(u32::MAX), last);
        assert_eq!(last.plus_months(1), last);
        assert_eq!(day("2199-11-30").plus_months(1), day("2199-12-30"));
        assert_eq!(day("2199-01-01").plus_months(u16::MAX), last);
    }

    #[test]
    fn leap_days_are_where_the_calendar_has_them() {
        for (year, is_leap) in [(1900, false), (2000, true), (2027, false), (2028, true), (2100, false)] {
            assert_eq!(Date::new(year, 2, 29).is_some(), is_leap, "{year}");
        }
        assert_eq!(Date::new(2028, 2, 30), None);
        assert_eq!(Date::new(2027, 4, 31), None);
        assert_eq!(Date::new(2027, 13, 1), None);
        assert_eq!(Date::new(2027, 0, 1), None);
        assert_eq!(Date::new(2027, 1, 0), None);
        assert_eq!(Date::new(1899, 12, 31), None);
        assert_eq!(Date::new(2200, 1, 1), None);
    }

    #[test]
    fn months_later() {
        for (from, months, to) in [
            ("2027-03-15", 0, "2027-03-15"),
            ("2027-03-15", 1, "2027-04-15"),
            ("2027-01-01", 12, "2028-01-01"),
            ("2027-12-01", 1, "2028-01-01"),
            ("2027-11-30", 1, "2027-12-30"),
            ("2027-11-15", 14, "2029-01-15"),
            // A month that lacks the day gives the first of the next.
            ("2027-01-28", 1, "2027-02-28"),
            ("2027-01-29", 1, "2027-03-01"),
            ("2027-01-31", 1, "2027-03-01"),
            ("2028-01-29", 1, "2028-02-29"),
            ("2028-01-30", 1, "2028-03-01"),
            ("2027-03-31", 1, "2027-05-01"),
            ("2027-10-31", 1, "2027-12-01"),
            ("2028-02-29", 12, "2029-03-01"),
            ("2028-02-29", 48, "2032-02-29"),
            ("2027-12-31", 2, "2028-03-01"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from}, {months}");
        }
    }

    #[test]
    fn days_later() {
        for (from, days, to) in [
            ("2027-02-28", 1, "2027-03-01"),
            ("2028-02-28", 1, "2028-02-29"),
            ("2027-12-31", 1, "2028-01-01"),
            ("2027-03-01", 35, "2027-04-05"),
            ("2027-03-01", 366, "2028-03-01"),
        ] {
            assert_eq!(day(from).plus_days(days), day(to), "{from}, {days}");
        }
    }

    #[test]
    fn a_day_is_kept_as_its_number() {
        let date = day("2027-03-01");
        assert_eq!(u32::from(date), date.number());
        assert_eq!(Date::from(date.number()), date);
        assert_eq!((date.year(), date.month(), date.day()), (2027, 3, 1));
    }

    #[test]
    fn only_the_one_form_is_a_day_in_figures() {
        for written in
            ["2027-3-1", "27-03-01", "2027-03-01 ", "2027-03", "2027-03-01-01", "+027-03-01", "2027-02-29", ""]
        {
            assert_eq!(Date::parse_iso(written), None, "{written}");
        }
    }
}
