//! Where an answer stands, and how that place is spelt in HTML.

use crate::reading::number;
use crate::sentence::{digits, fill};
use alloc::string::String;
use core::fmt;

/// The last part of the address where a statement's reason stands.
const REASON: &str = "skal";

/// The most rows a group may have, in the page as in a file.
pub const MOST_ROWS: u16 = 200;

/// Where an answer stands: a field, the reason of a statement, a cell of a group, or a group as a whole.
///
/// Its text is the `name` and `id` of the control in HTML. Field ids have one dot, ids of groups and columns none,
/// and rows are numbers, so no two addresses share a text.
///
/// ```
/// use finsamkoll_checks::Address;
///
/// let cell = Address::cell("budget", 0, "belopp");
/// assert_eq!(cell.to_string(), "budget.0.belopp");
/// assert_eq!(Address::parse("budget.0.belopp"), Some(cell));
/// assert_eq!(Address::parse("kriterier.styrka.skal"), Some(Address::reason("kriterier.styrka")));
/// assert_eq!(Address::parse("budget.x.belopp"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A whole group of rows, by its id.
    Group(String),
    /// A field that stands by itself, by its id.
    Field(String),
    /// The sentence of motivation that belongs to the statement with this id.
    Reason(String),
    /// One cell: the group's id, the row counted from 0, the column's id.
    Cell(String, u16, String),
}

impl Address {
    /// The address of a field that stands by itself.
    #[must_use]
    pub fn field(id: &str) -> Self {
        Self::Field(id.into())
    }

    /// The address of a statement's sentence of motivation.
    #[must_use]
    pub fn reason(id: &str) -> Self {
        Self::Reason(id.into())
    }

    /// The address of a group as a whole.
    #[must_use]
    pub fn group(id: &str) -> Self {
        Self::Group(id.into())
    }

    /// The address of one cell; `row` counts from 0.
    #[must_use]
    pub fn cell(group: &str, row: u16, column: &str) -> Self {
        Self::Cell(group.into(), row, column.into())
    }

    /// Reads back what [`Display`](fmt::Display) writes; anything else, and rows from [`MOST_ROWS`] on, is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(['.']);
        let first = parts.next().filter(|part| is_part(part))?;
        let address = match (parts.next(), parts.next()) {
            (None, _) => Self::group(first),
            (Some(second), None) if is_part(second) => Self::field(text),
            (Some(second), Some(REASON)) if is_part(second) => {
                Self::reason(text.strip_suffix(REASON)?.strip_suffix('.')?)
            }
            (Some(row), Some(column)) if is_part(column) => Self::cell(first, row_number(row)?, column),
            _ => return None,
        };
        parts.next().is_none().then_some(address)
    }

    /// The same cell in another row; other addresses stay as they are.
    #[must_use]
    pub fn in_row(&self, row: u16) -> Self {
        match self {
            Self::Cell(group, _, column) => Self::cell(group, row, column),
            Self::Group(_) | Self::Field(_) | Self::Reason(_) => self.clone(),
        }
    }

    /// How it is spelt: what [`parse`](Self::parse) reads.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Group(id) | Self::Field(id) => id.clone(),
            Self::Reason(id) => fill("{}.{}", &[id, REASON]),
            Self::Cell(group, row, column) => fill("{}.{}.{}", &[group, &digits(u64::from(*row)), column]),
        }
    }

    /// The row of a cell, counted from 0.
    #[must_use]
    pub fn row(&self) -> Option<u16> {
        match self {
            Self::Cell(_, row, _) => Some(*row),
            Self::Group(_) | Self::Field(_) | Self::Reason(_) => None,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

/// A row as it is spelt: a number without zeros before it, below [`MOST_ROWS`].
fn row_number(text: &str) -> Option<u16> {
    let row: u16 = number(text)?.try_into().ok().filter(|row| *row < MOST_ROWS)?;
    (digits(row.into()) == text).then_some(row)
}

/// Whether a text may be one part of an id: a small letter, then small letters, digits and hyphens.
///
/// ```
/// use finsamkoll_checks::form::is_part;
///
/// assert!(is_part("plan-klar"));
/// assert!(!is_part("0"));
/// assert!(!is_part("Plan"));
/// ```
#[must_use]
pub fn is_part(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_back_as_it_is_spelt() {
        let last = MOST_ROWS - 1;
        for address in [
            Address::group("budget"),
            Address::field("fin.sokt"),
            Address::reason("kriterier.styrka"),
            Address::cell("budget", 0, "belopp"),
            Address::cell("budget", last, "belopp-2"),
        ] {
            assert_eq!(Address::parse(&address.text()), Some(address));
        }
    }

    #[test]
    fn nothing_else_is_an_address() {
        for text in [
            "",
            ".",
            "Budget",
            "2budget",
            "budget.Belopp",
            "budget_a",
            "budget.200.belopp",
            "budget.01.belopp",
            "budget.0",
            "budget.0.Belopp",
            "a.B.skal",
            "a.b.c",
            "a.b.skal.d",
            "budget.0.belopp.x",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }
}
