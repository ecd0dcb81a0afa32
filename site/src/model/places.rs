//! Places on pages that templates write: their ids, so that texts can lead there too. `sida:` keeps them apart from the
//! clauses and headings of content, in which there is no colon.

use super::{Association, Page, Site};
use serde::Serialize;
use std::collections::BTreeMap;

/// A heading that a template writes.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Titled {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
}

/// All such places.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Places {
    /// What a page is about, on every page.
    main: &'static str,
    /// The associations on the start page.
    associations: Titled,
    /// The municipalities on the start page; in a form those that it suggests.
    pub(crate) municipalities: &'static str,
    /// The policy pages on an association's start page.
    pages: Titled,
    /// How the office is reached, on an association's start page.
    contact: Titled,
    /// The table of an association's rounds.
    pub(crate) days: &'static str,
    /// Who an association's members are.
    pub(crate) members: Titled,
    /// The parties that a form suggests.
    pub(crate) parties: &'static str,
    /// What is said of attachments, once in a form.
    pub(crate) attachments: &'static str,
    /// What the settings say in the accessibility statement.
    pub(crate) statement: Titled,
}

/// The places as all pages have them.
pub(crate) const PLACES: Places = Places {
    main: "sida:innehall",
    associations: Titled { id: "sida:forbund", title: "Samordningsförbund" },
    municipalities: "sida:kommuner",
    pages: Titled { id: "sida:sidor", title: "Läs innan ni söker" },
    contact: Titled { id: "sida:kontakt", title: "Fråga kansliet" },
    days: "sida:dagar",
    members: Titled { id: "sida:medlemmar", title: "Förbundets medlemmar" },
    parties: "sida:parter",
    attachments: "sida:bilagor",
    statement: Titled { id: "sida:uppgifter", title: "Uppgifter om redogörelsen" },
};

/// The ids of the places on each page to which texts may lead, by its path; pages that stand in no file among them.
pub(crate) fn by_path(site: &Site) -> BTreeMap<String, Vec<&'static str>> {
    let of_site = site.pages.iter().map(|page| (page, if page.path.is_empty() { on_start(site) } else { Vec::new() }));
    let of_associations = site.associations.iter().flat_map(|association| {
        let home = [PLACES.pages.id, PLACES.contact.id];
        let pages = association.pages.iter().map(|page| (page, on_page(page, association)));
        let home = (&association.home, [on_page(&association.home, association), home.into()].concat());
        pages.chain([home, (&association.form.page, Vec::new())])
    });
    let search = (String::from(crate::content::SEARCH), vec![PLACES.main]);
    let with_main = |(page, mut places): (&Page, Vec<&'static str>)| {
        places.push(PLACES.main);
        (page.path.clone(), places)
    };
    of_site.chain(of_associations).map(with_main).chain([search]).collect()
}

fn on_start(site: &Site) -> Vec<&'static str> {
    let mut parties = site.associations.iter().flat_map(|association| &association.parties);
    let municipalities = parties.any(finsamkoll_checks::Party::is_municipality).then_some(PLACES.municipalities);
    [PLACES.associations.id].into_iter().chain(municipalities).collect()
}

/// What pages of an association show at their end.
fn on_page(page: &Page, association: &Association) -> Vec<&'static str> {
    let rounds = &association.ruleset.rounds;
    let days = (page.has_rounds && !rounds.rolling && !rounds.all.is_empty()).then_some(PLACES.days);
    days.into_iter().chain(page.has_parties.then_some(PLACES.members.id)).collect()
}
