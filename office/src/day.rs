//! A day as somebody at the office has written it.

use finsamkoll_checks::Date;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Reading, Value, read};

/// The day that is written, read as the days in applications are.
///
/// ```
/// use finsamkoll_office::read_day;
///
/// assert_eq!(read_day("1 mars 2026"), read_day("2026-03-01"));
/// assert_eq!(read_day("1/3/2026").unwrap_err().len(), 2);
/// assert_eq!(read_day("i våras").unwrap_err(), []);
/// ```
///
/// # Errors
/// The days that it can mean where it can mean several, and none where it means no day.
pub fn read_day(written: &str) -> Result<Date, Vec<Date>> {
    let date = |value| if let Value::Date(date) = value { Some(date) } else { None };
    match read(&Field::new("dag", "Dag", Answer::Date), written, &[]) {
        Reading::Read(value) => date(value).ok_or_else(Vec::new),
        Reading::Ambiguous(values) => Err(values.into_iter().filter_map(date).collect()),
        Reading::Missing | Reading::Placeholder(_) | Reading::Unreadable(_) => Err(Vec::new()),
    }
}
