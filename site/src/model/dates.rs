//! Dates of change that lie ahead: a slip of the pen that visitors would see.

use crate::content::{Content, FormFile, Page, Spots};
use crate::diagnostic::{Diagnostic, day, said};
use crate::source::File;
use finsamkoll_checks::Date;

/// Warns of each page that says it was changed after `today`.
pub(super) fn check(content: &Content<'_>, today: Date, told: &mut Vec<Diagnostic>) {
    let of_associations = content.associations.iter().flat_map(|association| {
        let home = std::iter::once(dated(&association.home.page));
        home.chain(association.pages.iter().map(dated)).chain([dated_form(&association.form)])
    });
    for (file, spots, updated) in content.pages.iter().map(dated).chain(of_associations) {
        if let Some(updated) = updated.filter(|updated| *updated > today) {
            let words = said!(
                "updated är {0}, men i dag är det {1}",
                "updated is {0:#}, but today is {1:#}",
                day(updated),
                day(today),
            );
            let hint = said!("Skriv dagen då texten ändrades.", "Write the day on which the text was changed.");
            told.push(file.error(spots.of_key("updated"), "date-ahead", words).hint(hint).as_warning());
        }
    }
}

fn dated<'c, 'a>(page: &'c Page<'a>) -> (&'c File<'a>, &'c Spots, Option<Date>) {
    (&page.file, &page.spots, page.updated)
}

fn dated_form<'c, 'a>(form: &'c FormFile<'a>) -> (&'c File<'a>, &'c Spots, Option<Date>) {
    (&form.file, &form.spots, form.keys.updated)
}
