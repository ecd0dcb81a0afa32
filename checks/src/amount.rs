//! Sums of money.

use crate::sentence::{digits, tell};
use alloc::string::String;
use core::fmt;

/// A sum of money in whole öre; one krona is 100 öre.
///
/// ```
/// use finsamkoll_checks::Amount;
///
/// assert_eq!(Amount::kronor(60_000).to_string(), "60\u{a0}000\u{a0}kr");
/// assert_eq!(Amount { ore: -3450 }.to_string(), "−34,50\u{a0}kr");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// The sum in öre, negative where money goes back.
    pub ore: i64,
}

impl Amount {
    /// A sum of whole kronor.
    #[must_use]
    pub const fn kronor(kronor: i64) -> Self {
        Self { ore: kronor.saturating_mul(100) }
    }

    /// The sum of both, at most what an `i64` holds.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { ore: self.ore.saturating_add(other.ore) }
    }

    /// What is left when the other is taken away.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self { ore: self.ore.saturating_sub(other.ore) }
    }

    /// The sum without its sign.
    #[must_use]
    pub const fn size(self) -> Self {
        Self { ore: self.ore.saturating_abs() }
    }

    /// The sum as Swedish is written: hard spaces between thousands and before "kr", öre only where there are any.
    #[must_use]
    pub fn words(self) -> String {
        let size = self.ore.unsigned_abs();
        let ore = [",", &digits(size / 10 % 10), &digits(size % 10)];
        let sign = if self.ore < 0 { "−" } else { "" };
        tell(&[
            sign,
            &thousands(size / 100),
            &if size.is_multiple_of(100) { String::new() } else { tell(&ore) },
            "\u{a0}kr",
        ])
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words())
    }
}

/// A whole number with hard spaces between its thousands.
pub(crate) fn thousands(number: u64) -> String {
    let figures = digits(number);
    let mut text = String::new();
    for (at, figure) in figures.char_indices() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(figure);
    }
    text
}
