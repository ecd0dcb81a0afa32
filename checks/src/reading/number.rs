//! Numbers as Swedes write them.

use super::{Reading, Unreadable, Value, any_of_these, count};
use crate::sentence::{digits, tell};
use alloc::string::String;
use alloc::vec::Vec;

/// A number with at most two decimals: a third would be taken for a group of thousands when it is shown.
///
/// ```
/// use finsamkoll_checks::reading::Number;
///
/// assert_eq!(Number { hundredths: 3_750 }.to_string(), "37,5");
/// assert_eq!(Number { hundredths: 0 }.to_string(), "0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The number times a hundred.
    pub hundredths: i64,
}

impl Number {
    /// The number as Swedish is written: hard spaces between thousands, decimals after a comma.
    #[must_use]
    pub fn words(self) -> String {
        let size = self.hundredths.unsigned_abs();
        let sign = if self.hundredths < 0 { "−" } else { "" };
        let decimals = [",", &digits(size / 10 % 10), &digits(size % 10)];
        let decimals = tell(&decimals);
        let decimals = decimals.trim_end_matches('0').trim_end_matches(',');
        tell(&[sign, &crate::amount::thousands(size / 100), decimals])
    }
}

impl core::fmt::Display for Number {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(&self.words())
    }
}

/// The largest whole part that is read.
const LARGEST: u64 = 1_000_000_000_000;

pub(super) fn read(text: &str) -> Reading {
    let mut values = Vec::new();
    let figures = figures(text).unwrap_or_default();
    for figure in &figures {
        if let Some(hundredths) = figure.scaled(2) {
            values.push(Value::Number(Number { hundredths }));
        }
    }
    ways(&figures, values, Unreadable::Number)
}

/// What was read of figures that can be taken in these ways. Where a point or comma leaves one way only, that is odd
/// enough to ask about too: "60,001" can hardly be 60.
pub(super) fn ways(figures: &[Figure], values: Vec<Value>, none: Unreadable) -> Reading {
    if figures.len() > 1 && !values.is_empty() {
        return Reading::Ambiguous(values);
    }
    any_of_these(values, none)
}

/// One way of reading a row of figures: a sign, a whole part and decimals.
#[derive(Debug)]
pub(super) struct Figure {
    negative: bool,
    whole: u64,
    decimals: String,
}

impl Figure {
    /// The number times ten to the power of `places`, where that is whole and within bounds.
    pub(super) fn scaled(&self, places: usize) -> Option<i64> {
        let decimals = self.decimals.trim_end_matches('0');
        if decimals.len() > places {
            return None;
        }
        let mut number = self.whole;
        for figure in decimals.bytes().chain(core::iter::repeat_n(b'0', places - decimals.len())) {
            number = number.checked_mul(10)?.checked_add(u64::from(figure - b'0'))?;
        }
        let number = i64::try_from(number).ok()?;
        Some(if self.negative { -number } else { number })
    }
}

/// The ways in which a text of figures, spaces, points and commas can be read: none, one, or two
/// ("60.000" is sixty thousand or sixty).
pub(super) fn figures(text: &str) -> Option<Vec<Figure>> {
    let bare = ['-', '−', '–'].into_iter().find_map(|minus| text.strip_prefix(minus));
    let plain = without_spaces(bare.map_or(text, str::trim_start))?;
    let mut ways = match (count(&plain, b'.'), count(&plain, b',')) {
        (0, 0) => [figure(&plain, "")?].into(),
        (1, 0) => one_mark(&plain, '.')?,
        (0, 1) => one_mark(&plain, ',')?,
        (_, 0) => [figure(&grouped(&plain, '.')?, "")?].into(),
        (0, _) => [figure(&grouped(&plain, ',')?, "")?].into(),
        (_, _) => [both_marks(&plain, '.', ',').or_else(|| both_marks(&plain, ',', '.'))?].into(),
    };
    for way in &mut ways {
        way.negative = bare.is_some();
    }
    Some(ways)
}

fn figure(whole: &str, decimals: &str) -> Option<Figure> {
    are_figures(decimals).then_some(Figure { negative: false, whole: number(whole)?, decimals: decimals.into() })
}

/// Points between thousands and a comma before decimals, or the other way about.
fn both_marks(plain: &str, group: char, mark: char) -> Option<Figure> {
    let (whole, decimals) = plain.split_once([mark])?;
    if decimals.is_empty() {
        return None;
    }
    figure(&grouped(whole, group)?, decimals)
}

/// One point or comma: between thousands, before decimals, or either.
fn one_mark(plain: &str, mark: char) -> Option<Vec<Figure>> {
    let (whole, decimals) = plain.split_once([mark])?;
    if decimals.is_empty() || whole.is_empty() {
        return None;
    }
    let mut ways = Vec::new();
    if let Some(joined) = grouped(plain, mark) {
        ways.push(figure(&joined, "")?);
    }
    ways.push(figure(whole, decimals)?);
    Some(ways)
}

/// Thousands parted by a mark, joined: one to three figures, the first no zero, then groups of exactly three.
fn grouped(plain: &str, mark: char) -> Option<String> {
    let mut joined = String::new();
    for (at, group) in plain.split([mark]).enumerate() {
        let fits = if at == 0 { matches!(group.len(), 1..=3) && !group.starts_with('0') } else { group.len() == 3 };
        if !fits || !are_figures(group) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// The text without the spaces between thousands; `None` where a space stands elsewhere or a sign is no figure.
fn without_spaces(text: &str) -> Option<String> {
    let known = |sign: u8| sign.is_ascii_digit() || matches!(sign, b'.' | b',' | b' ');
    if !text.bytes().next().is_some_and(|first| first.is_ascii_digit()) || !text.bytes().all(known) {
        return None;
    }
    let end = text.bytes().position(|sign| matches!(sign, b'.' | b',')).unwrap_or(text.len());
    let (whole, rest) = text.split_at_checked(end)?;
    if count(rest, b' ') > 0 {
        return None;
    }
    let mut joined = if count(whole, b' ') > 0 { grouped(whole, ' ')? } else { whole.into() };
    joined.push_str(rest);
    Some(joined)
}

/// Whether there is nothing but figures.
pub(crate) fn are_figures(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_digit())
}

/// The number that figures alone make, where it is within bounds.
pub(crate) fn number(figures: &str) -> Option<u64> {
    let mut number = 0;
    for figure in figures.bytes() {
        if !figure.is_ascii_digit() || number > LARGEST {
            return None;
        }
        number = number * 10 + u64::from(figure - b'0');
    }
    (!figures.is_empty() && number <= LARGEST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_figures_up_to_the_largest_and_no_further() {
        for (figures, expected) in [
            ("", None),
            ("0", Some(0)),
            ("007", Some(7)),
            ("1000000000000", Some(LARGEST)),
            ("1000000000001", None),
            ("9999999999999", None),
            ("99999999999999999999", None),
            ("1 000", None),
            ("x", None),
        ] {
            assert_eq!(number(figures), expected, "{figures}");
        }
    }

    #[test]
    fn says_nothing_and_less_than_nothing() {
        let words = |hundredths| Number { hundredths }.words();
        assert_eq!([words(0), words(-1), words(-150), words(100)], ["0", "−0,01", "−1,5", "1"]);
    }
}
