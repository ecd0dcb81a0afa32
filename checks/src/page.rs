//! The ids of what stands around an answer in the page.

use crate::Address;
use crate::sentence::{fill, tell};
use alloc::string::String;

/// A piece of HTML that belongs to the field at an address.
///
/// A colon or an equals sign parts it from the address: neither occurs in ids of content, so nothing can coincide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The control itself: its `id` and its `name`.
    Control,
    /// One of the options of a choice, by the option's id.
    Option(&'a str),
    /// All that belongs to the field: label, hint, message, control.
    Whole,
    /// The help text.
    Hint,
    /// The place for messages.
    Message,
    /// Where it is said how the answer was understood.
    Understood,
    /// The list of suggestions.
    Suggestions,
    /// The rows of a group.
    Rows,
}

/// The `id` in HTML of a section of the form.
#[must_use]
pub fn section_id(section: &str) -> String {
    fill("{}:section", &[section])
}

/// The `id` in HTML of a section's line in the list of contents.
#[must_use]
pub fn contents_id(section: &str) -> String {
    fill("{}:contents", &[section])
}

impl Address {
    /// The `id` in HTML of a part of the field at this address.
    ///
    /// ```
    /// use finsamkoll_checks::{Address, Part};
    ///
    /// let level = Address::field("insats.niva");
    /// assert_eq!(level.id(Part::Control), "insats.niva");
    /// assert_eq!(level.id(Part::Option("individ")), "insats.niva=individ");
    /// assert_eq!(level.id(Part::Message), "insats.niva:error");
    /// ```
    #[must_use]
    pub fn id(&self, part: Part<'_>) -> String {
        let (mark, rest) = match part {
            Part::Control => ("", ""),
            Part::Option(option) => ("=", option),
            Part::Whole => (":", "field"),
            Part::Hint => (":", "hint"),
            Part::Message => (":", "error"),
            Part::Understood => (":", "understood"),
            Part::Suggestions => (":", "list"),
            Part::Rows => (":", "rows"),
        };
        tell(&[&self.text(), mark, rest])
    }

    /// Splits an `id` made by [`Address::id`] into its address and what follows it, so that a row can be renumbered.
    ///
    /// ```
    /// use finsamkoll_checks::Address;
    ///
    /// let (address, rest) = Address::split_id("budget.0.belopp:hint").unwrap();
    /// assert_eq!((address.in_row(3).to_string().as_str(), rest), ("budget.3.belopp", ":hint"));
    /// ```
    #[must_use]
    pub fn split_id(id: &str) -> Option<(Self, &str)> {
        let end = id.find([':', '=']).unwrap_or(id.len());
        let (address, rest) = id.split_at_checked(end)?;
        Some((Self::parse(address)?, rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn every_part_has_an_id_of_its_own() {
        let cell = Address::cell("budget", 3, "belopp");
        let parts = [
            (Part::Control, "budget.3.belopp"),
            (Part::Option("ja"), "budget.3.belopp=ja"),
            (Part::Whole, "budget.3.belopp:field"),
            (Part::Hint, "budget.3.belopp:hint"),
            (Part::Message, "budget.3.belopp:error"),
            (Part::Understood, "budget.3.belopp:understood"),
            (Part::Suggestions, "budget.3.belopp:list"),
            (Part::Rows, "budget.3.belopp:rows"),
        ];
        let ids: BTreeSet<String> = parts.iter().map(|(part, _)| cell.id(*part)).collect();
        assert_eq!(ids, parts.iter().map(|(_, id)| String::from(*id)).collect());
        assert_eq!(ids.len(), parts.len());
        assert_eq!([section_id("niva"), contents_id("niva")], ["niva:section", "niva:contents"]);
    }
}
