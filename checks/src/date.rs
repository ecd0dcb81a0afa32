//! Civil days.

use crate::reading::number;
use crate::sentence::{digits, tell};
use alloc::string::String;
use core::fmt;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of this year, month (1–12) and day (1–31), where there is such a day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1900..2200).contains(&year) && day >= 1 && day <= days_in(year, month)?;
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
        tell(&[&digits(self.day.into()), " ", month, " ", &digits(self.year.into())])
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
