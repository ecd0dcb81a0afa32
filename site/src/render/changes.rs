//! What the templates see of changes.

use super::view::{Day, Step};
use crate::content::fill;
use crate::model::{Association, Change, Page};
use serde::Serialize;
use std::cmp::Reverse;

/// The changes of a page, or of all pages of an association, newest first.
#[derive(Debug, Default, Serialize)]
pub(super) struct Changes {
    latest: Vec<ChangeView>,
    /// Those that are shown when they are asked for.
    earlier: Vec<ChangeView>,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    date: Day,
    html: String,
    /// The page that was changed, where it is not the one that tells of it.
    page: Option<Step>,
}

/// How many are shown at once.
const LATEST: usize = 5;

impl Changes {
    /// Those of one page, for itself.
    pub(super) fn of_page(page: &Page) -> Self {
        Self::new(page.changes.iter().map(|change| view(change, None)))
    }

    /// Those of all pages of an association, for its start page.
    pub(super) fn of_association(association: &Association) -> Self {
        let home = association.home.changes.iter().map(|change| (None, change));
        let pages = association.pages.iter().chain([&association.form.page]);
        let others = pages.flat_map(|page| page.changes.iter().map(move |change| (Some(page), change)));
        let mut all: Vec<(Option<&Page>, &Change)> = home.chain(others).collect();
        all.sort_by_key(|(_, change)| Reverse(change.date));
        Self::new(all.into_iter().map(|(page, change)| view(change, page)))
    }

    fn new(mut all: impl Iterator<Item = ChangeView>) -> Self {
        Self { latest: all.by_ref().take(LATEST).collect(), earlier: all.collect() }
    }
}

fn view(change: &Change, page: Option<&Page>) -> ChangeView {
    let page = page.map(|page| Step { href: format!("{}/", page.path), title: page.title.clone() });
    ChangeView { date: change.date.into(), html: fill::html(&change.text), page }
}
