//! The answers as written.

use crate::Address;
use alloc::string::String;
use alloc::vec::Vec;

/// The longest answer that is read, in bytes; a longer one counts as unreadable.
pub const LONGEST_ANSWER: usize = 100_000;

/// What the applicant has written, exactly as typed, by address.
///
/// ```
/// use finsamkoll_checks::{Address, Answers};
///
/// let answers: Answers = [(Address::field("insats.namn"), "Vägen vidare".into())].into_iter().collect();
/// assert_eq!(answers.get(&Address::field("insats.namn")), "Vägen vidare");
/// assert_eq!(answers.get(&Address::field("insats.niva")), "");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Sorted by address, one entry an address, so that rows stand in their order and look-ups are fast.
    entries: Vec<(Address, String)>,
}

impl Answers {
    /// The text at an address, empty where nothing is written.
    #[must_use]
    pub fn get(&self, address: &Address) -> &str {
        match self.entries.binary_search_by(|(at, _)| at.cmp(address)) {
            Ok(found) => self.entries.get(found).map_or("", |(_, text)| text),
            Err(_) => "",
        }
    }

    /// All that is written, sorted by address.
    pub fn iter(&self) -> impl Iterator<Item = (&Address, &str)> {
        self.entries.iter().map(|(at, text)| (at, text.as_str()))
    }

    /// The rows of a group in which anything but space is written, counted from 0, in order.
    #[must_use]
    pub fn rows(&self, group: &str) -> Vec<u16> {
        let mut rows = Vec::new();
        for (address, text) in &self.entries {
            if let Address::Cell(of, row, _) = address
                && of == group
                && !text.trim().is_empty()
                && rows.last() != Some(row)
            {
                rows.push(*row);
            }
        }
        // Cells sort by group, row, column.
        rows
    }
}

impl FromIterator<(Address, String)> for Answers {
    /// Several texts at one address (check boxes) become lines of one answer, in the order given.
    fn from_iter<T: IntoIterator<Item = (Address, String)>>(texts: T) -> Self {
        let mut answers = Self::default();
        for (address, text) in texts {
            answers.add(address, &text);
        }
        answers
    }
}

impl Answers {
    /// Each text goes to its place at once: a sort of the whole, and one elsewhere, weighed 8 kB (brotli) in the browser.
    fn add(&mut self, address: Address, text: &str) {
        match self.entries.binary_search_by(|(at, _)| at.cmp(&address)) {
            Ok(found) => {
                if let Some((_, lines)) = self.entries.get_mut(found) {
                    lines.push('\n');
                    lines.push_str(text);
                }
            }
            Err(place) => {
                self.entries.push((address, text.into()));
                self.sink_last_to(place);
            }
        }
    }

    /// Moves the last entry before those from `place` on. `Vec::insert` would bring the words of its panic, and with
    /// them all that writes numbers.
    fn sink_last_to(&mut self, place: usize) {
        for at in (place + 1..self.entries.len()).rev() {
            if let Some([before, entry]) = self.entries.get_mut(at - 1..=at) {
                core::mem::swap(before, entry);
            }
        }
    }
}
