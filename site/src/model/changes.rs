//! What was changed on a page: newest first, and in step with the day on which the page says it was last changed.

use super::Change;
use super::words::Words;
use crate::content::{ChangeKeys, Spots};
use crate::diagnostic::{Diagnostic, day, said};
use crate::source::File;
use finsamkoll_checks::Date;
use std::cmp::Reverse;

/// The changes of a page, those of one day in the order in which they are written.
pub(super) fn resolve(
    written: &[(ChangeKeys, Spots)],
    updated: Option<Date>,
    file: File<'_>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Vec<Change> {
    if let Some((newest, spots)) = written.iter().max_by_key(|(change, _)| change.date)
        && updated != Some(newest.date)
    {
        let page =
            updated.map_or_else(|| said!("saknas", "is missing"), |updated| said!("är {0}", "is {0:#}", day(updated)));
        let words = said!(
            "den senaste ändringen är från {0}, men updated {page}",
            "the latest change is of {0:#}, but updated {page:#}",
            day(newest.date),
        );
        let hint = said!(
            "Skriv samma dag i updated, eller lägg till en [[change]] för det som ändrades då.",
            "Write the same day in updated, or add a [[change]] for what was changed then.",
        );
        told.push(file.error(spots.of("date"), "change-date", words).hint(hint));
    }
    let mut change = |(keys, spots): &(ChangeKeys, Spots)| Change {
        date: keys.date,
        text: words.text(&keys.text, file, spots.of("text"), told),
    };
    let mut changes: Vec<Change> = written.iter().map(&mut change).collect();
    changes.sort_by_key(|change| Reverse(change.date));
    changes
}
