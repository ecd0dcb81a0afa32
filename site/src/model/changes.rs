//! What was changed on a page: newest first, and in step with the day on which the page says it was last changed.

use super::Change;
use super::order::stray;
use super::words::Words;
use crate::content::{ChangeKeys, Lost, Part, Spots};
use crate::diagnostic::{Diagnostic, day, said};
use crate::source::File;
use finsamkoll_checks::Date;
use std::cmp::Reverse;

/// What a page says of its changes.
pub(super) struct Written<'c, 'a> {
    pub(super) changes: &'c [(ChangeKeys, Spots)],
    pub(super) updated: Option<Date>,
    pub(super) file: File<'a>,
    pub(super) lost: &'c Lost<'a>,
}

impl Written<'_, '_> {
    /// The changes, those of one day in the order in which they are written.
    pub(super) fn resolve(&self, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Vec<Change> {
        if !self.lost.has(Part::Changes) {
            let before = told.len();
            self.check_newest(told);
            // One wrong day would be told of twice.
            if told.len() == before {
                self.check_order(told);
            }
        }
        let mut change = |(keys, spots): &(ChangeKeys, Spots)| Change {
            date: keys.date,
            text: words.text(&keys.text, self.file, spots.of("text"), told),
        };
        let mut changes: Vec<Change> = self.changes.iter().map(&mut change).collect();
        changes.sort_by_key(|change| Reverse(change.date));
        changes
    }

    /// The page lists them by their days whatever their order here: but one among the others may have a wrong day.
    fn check_order(&self, told: &mut Vec<Diagnostic>) {
        let days: Vec<Date> = self.changes.iter().map(|(change, _)| change.date).collect();
        let Some((change, spots)) = stray(&days).and_then(|at| self.changes.get(at)) else { return };
        let words = said!(
            "ändringen från {0} står mellan ändringar från andra tider",
            "the change of {0:#} stands among changes of other times",
            day(change.date),
        );
        let hint = said!(
            "Rätta dagen, eller skriv ändringarna i ordning, den senaste först eller sist.",
            "Mend the day, or write the changes in order, the latest first or last.",
        );
        told.push(self.file.error(spots.of("date"), "change-order", words).as_warning().hint(hint));
    }

    /// Checks that the newest change is of the day on which the page was last changed.
    fn check_newest(&self, told: &mut Vec<Diagnostic>) {
        let newest = self.changes.iter().max_by_key(|(change, _)| change.date);
        let Some((newest, spots)) = newest.filter(|(newest, _)| self.updated != Some(newest.date)) else { return };
        let updated = match self.updated {
            Some(updated) => said!("är {0}", "is {0:#}", day(updated)),
            None => said!("saknas", "is missing"),
        };
        let words = said!(
            "den senaste ändringen är från {0}, men updated {updated}",
            "the latest change is of {0:#}, but updated {updated:#}",
            day(newest.date),
        );
        let hint = said!(
            "Skriv samma dag i updated, eller lägg till en [[change]] för det som ändrades då.",
            "Write the same day in updated, or add a [[change]] for what was changed then.",
        );
        told.push(self.file.error(spots.of("date"), "change-date", words).hint(hint));
    }
}
