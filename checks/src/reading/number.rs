//! Numbers as Swedes write them.

use super::{Reading, Unreadable, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// A number with at most three decimals.
///
/// ```
/// use finsamkoll_checks::reading::Number;
///
/// assert_eq!(Number { thousandths: 37_500 }.to_string(), "37,5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The number times a thousand.
    pub thousandths: i64,
}

impl core::fmt::Display for Number {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let size = self.thousandths.unsigned_abs();
        if self.thousandths < 0 {
            out.write_str("−")?;
        }
        out.write_str(&crate::amount::thousands(size / 1000))?;
        let mut decimals = alloc::format!("{:03}", size % 1000);
        decimals.truncate(decimals.trim_end_matches('0').len());
        if decimals.is_empty() { Ok(()) } else { write!(out, ",{decimals}") }
    }
}

/// The largest whole part that is read.
const LARGEST: u64 = 1_000_000_000_000;

pub(super) fn read(text: &str) -> Reading {
    let Some(figures) = figures(text) else { return Reading::Unreadable(Unreadable::Number) };
    let mut values: Vec<Value> = figures
        .iter()
        .filter_map(|figure| figure.scaled(3))
        .map(|thousandths| Value::Number(Number { thousandths }))
        .collect();
    match (values.len() == figures.len(), values.len()) {
        (true, 1) => values.pop().map_or(Reading::Missing, Reading::Read),
        (true, 2..) => Reading::Ambiguous(values),
        _ => Reading::Unreadable(Unreadable::Number),
    }
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
        let padding = core::iter::repeat_n('0', places - decimals.len());
        for figure in decimals.chars().chain(padding) {
            number = number.checked_mul(10)?.checked_add(u64::from(figure.to_digit(10)?))?;
        }
        let number = i64::try_from(number).ok()?;
        Some(if self.negative { -number } else { number })
    }
}

/// The ways in which a text of figures, spaces, points and commas can be read: none, one, or two
/// ("60.000" is sixty thousand or sixty).
pub(super) fn figures(text: &str) -> Option<Vec<Figure>> {
    let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let plain = without_spaces(text)?;
    let figure = |whole: &str, decimals: &str| {
        let whole = whole.parse().ok().filter(|whole| *whole <= LARGEST)?;
        let are_figures = decimals.bytes().all(|byte| byte.is_ascii_digit());
        are_figures.then(|| Figure { negative, whole, decimals: decimals.into() })
    };
    let points = plain.matches('.').count();
    let commas = plain.matches(',').count();
    match (points, commas) {
        (0, 0) => Some([figure(&plain, "")?].into()),
        (1, 0) => one_mark(&plain, '.', figure),
        (0, 1) => one_mark(&plain, ',', figure),
        (_, 0) => Some([figure(&grouped(&plain, '.')?, "")?].into()),
        (0, _) => Some([figure(&grouped(&plain, ',')?, "")?].into()),
        (_, 1) if plain.rfind('.') < plain.find(',') => both_marks(&plain, '.', ',', figure),
        (1, _) if plain.rfind(',') < plain.find('.') => both_marks(&plain, ',', '.', figure),
        _ => None,
    }
}

fn both_marks(
    plain: &str,
    group: char,
    mark: char,
    figure: impl Fn(&str, &str) -> Option<Figure>,
) -> Option<Vec<Figure>> {
    let (whole, decimals) = plain.split_once(mark)?;
    if decimals.is_empty() {
        return None;
    }
    Some([figure(&grouped(whole, group)?, decimals)?].into())
}

/// One point or comma: between thousands, before decimals, or either.
fn one_mark(plain: &str, mark: char, figure: impl Fn(&str, &str) -> Option<Figure>) -> Option<Vec<Figure>> {
    let (whole, decimals) = plain.split_once(mark)?;
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
    let mut groups = plain.split(mark);
    let first = groups.next()?;
    let well_formed = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    well_formed.then(|| plain.chars().filter(|sign| *sign != mark).collect())
}

/// The text without the spaces between thousands; `None` where a space stands elsewhere or a sign is no figure.
fn without_spaces(text: &str) -> Option<String> {
    let known = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' ');
    if !text.starts_with(|first: char| first.is_ascii_digit()) || !text.chars().all(known) {
        return None;
    }
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, rest) = text.split_at_checked(end)?;
    if rest.contains(' ') {
        return None;
    }
    let mut joined = if whole.contains(' ') { grouped(whole, ' ')? } else { whole.into() };
    joined.push_str(rest);
    Some(joined)
}
