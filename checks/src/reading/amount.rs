//! Sums of money as Swedes write them.

use super::number::{are_figures, figures, ways};
use super::{Reading, Unreadable, Value, count, fold};
use crate::Amount;
use alloc::string::String;
use alloc::vec::Vec;

/// What may stand after the figures, with the power of ten that it multiplies by. Longer ones first.
const UNITS: &[(&str, usize)] = &[
    ("miljoner kronor", 6),
    ("miljoner kr", 6),
    ("miljoner", 6),
    ("miljon kronor", 6),
    ("miljon kr", 6),
    ("miljon", 6),
    ("mnkr", 6),
    ("mkr", 6),
    ("mn", 6),
    ("tusen kronor", 3),
    ("tusen kr", 3),
    ("tusen", 3),
    ("tkr", 3),
    ("kkr", 3),
    ("kronor", 0),
    ("krona", 0),
    ("kr.", 0),
    ("kr", 0),
    ("sek", 0),
    (":-", 0),
    (",-", 0),
    (".-", 0),
    (":–", 0),
    (",–", 0),
];

/// Decimals of a krona.
const ORE: usize = 2;

/// The largest sum that is read, either way from nothing: a thousand billion kronor.
const LARGEST: i64 = 100_000_000_000_000;

pub(super) fn read(text: &str) -> Reading {
    let folded = fold(text);
    let bare = folded.strip_prefix("sek").map_or(folded.as_str(), str::trim_start);
    let (bare, power) = without_unit(bare);
    if let Some(ore) = with_colon(bare).filter(|_| power == 0) {
        return Reading::Read(Value::Amount(ore));
    }
    let Some(figures) = figures(bare) else { return Reading::Unreadable(Unreadable::Amount) };
    let mut values = Vec::new();
    for figure in &figures {
        if let Some(ore) = figure.scaled(power + ORE).filter(|ore| ore.saturating_abs() <= LARGEST) {
            values.push(Value::Amount(Amount { ore }));
        }
    }
    ways(&figures, values, Unreadable::Amount)
}

fn without_unit(text: &str) -> (&str, usize) {
    for (unit, power) in UNITS {
        if let Some(rest) = text.strip_suffix(unit) {
            return (rest.trim_end(), *power);
        }
    }
    (text, 0)
}

/// Kronor and öre parted by a colon: "34:50".
fn with_colon(text: &str) -> Option<Amount> {
    let (kronor, ore) = text.split_once([':'])?;
    if ore.len() != ORE || !are_figures(ore) || count(kronor, b'.') + count(kronor, b',') > 0 {
        return None;
    }
    let mut joined = String::from(kronor);
    joined.push(',');
    joined.push_str(ore);
    let figures = figures(&joined)?;
    let [only] = figures.as_slice() else { return None };
    Some(Amount { ore: only.scaled(ORE)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn ore(text: &str) -> Option<i64> {
        if let Reading::Read(Value::Amount(amount)) = read(text) { Some(amount.ore) } else { None }
    }

    #[test]
    fn reads_the_ways_of_writing_one_sum() {
        for text in [
            "60 000",
            "60000",
            "60 000 kr",
            "60 000 kronor",
            "SEK 60 000",
            "60000:-",
            "60 000,-",
            "60 000,00",
            "60 tkr",
            "60 kkr",
            "60 tusen",
            "60 000kr",
            "60 000 SEK",
        ] {
            assert_eq!(ore(text), Some(6_000_000), "{text}");
        }
    }

    #[test]
    fn reads_decimals_signs_and_millions() {
        assert_eq!(ore("34:50"), Some(3_450));
        assert_eq!(ore("1.234,50"), Some(123_450));
        assert_eq!(ore("1,234.50"), Some(123_450));
        assert_eq!(ore("1,5 mkr"), Some(150_000_000));
        assert_eq!(ore("−500"), Some(-50_000));
        assert_eq!(ore("0"), Some(0));
        assert_eq!(ore("1.234.567"), Some(123_456_700));
        // Thousands do not begin with a zero.
        assert_eq!(ore("0.500"), Some(50));
    }

    #[test]
    fn asks_which_of_two_a_point_or_comma_means() {
        let both = vec![Value::Amount(Amount::kronor(60_000)), Value::Amount(Amount::kronor(60))];
        assert_eq!(read("60.000"), Reading::Ambiguous(both.clone()));
        assert_eq!(read("60,000"), Reading::Ambiguous(both));
        assert_eq!(read("60,001"), Reading::Ambiguous(vec![Value::Amount(Amount::kronor(60_001))]));
    }

    #[test]
    fn leaves_alone_what_is_no_single_sum() {
        for text in [
            "ca 60 000",
            "60 000–80 000",
            "０６０",
            "60 00",
            "6 0000",
            "1:5",
            "60,",
            ".5",
            "1,2,3",
            "kr",
            "tusen",
            "99999999999999999999",
            "12.34.567",
            "1.5.2",
            "60,001",
            "1.234:50",
            "1,5:50",
            "0 123",
            "1234 567",
            "1234.567.890",
        ] {
            assert_eq!(ore(text), None, "{text}");
        }
    }
}
