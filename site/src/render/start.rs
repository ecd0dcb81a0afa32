//! What the start page sees: the associations, and which of them each municipality belongs to.

use super::rounds::RoundsView;
use super::view::status;
use crate::alphabet::{Letter, by_letter};
use crate::model::{Association, Site, Status};
use finsamkoll_checks::{Date, Party};
use serde::Serialize;
use std::collections::BTreeMap;

/// The lists of the start page.
#[derive(Debug, Serialize)]
pub(super) struct StartView<'a> {
    associations: Vec<Listed<'a>>,
    letters: Vec<Letter<Municipality<'a>>>,
    /// Whether some association has days to show.
    has_rounds: bool,
    /// Whether the municipalities are so many that one wants to jump to a letter.
    is_long: bool,
    /// Whether some office has not confirmed who its members are.
    has_unconfirmed: bool,
}

#[derive(Debug, Serialize)]
struct Listed<'a> {
    id: &'a str,
    name: &'a str,
    area: &'a str,
    status: &'static str,
    rounds: RoundsView,
}

#[derive(Debug, Serialize)]
struct Municipality<'a> {
    name: &'a str,
    /// Other ways of writing its name, on lines of their own.
    also: String,
    associations: Vec<Membership<'a>>,
}

/// The association of a municipality.
#[derive(Debug, Serialize)]
struct Membership<'a> {
    id: &'a str,
    name: &'a str,
    is_example: bool,
    is_confirmed: bool,
}

/// From how many municipalities on there are links to the letters.
const MANY: usize = 40;

impl<'a> StartView<'a> {
    pub(super) fn new(site: &'a Site, today: Date) -> Self {
        let found = members(site);
        let unconfirmed = |members: &Members<'_>| members.iter().any(|(association, _)| is_unconfirmed(association));
        Self {
            associations: site.associations.iter().map(|association| listed(association, today)).collect(),
            has_rounds: site.associations.iter().any(|association| !association.ruleset.rounds.all.is_empty()),
            is_long: found.len() >= MANY,
            has_unconfirmed: found.values().any(unconfirmed),
            letters: by_letter(found.into_values().map(|members| municipality(&members)).collect(), |municipality| {
                municipality.name
            }),
        }
    }
}

fn listed(association: &Association, today: Date) -> Listed<'_> {
    Listed {
        id: &association.id,
        name: &association.name,
        area: &association.area,
        status: status(association.status),
        rounds: RoundsView::new(association, today),
    }
}

/// An example has nobody who could confirm it.
fn is_unconfirmed(association: &Association) -> bool {
    !association.parties_confirmed && association.status != Status::Example
}

/// The associations that count one municipality as theirs, each with the party that it is there.
type Members<'a> = Vec<(&'a Association, &'a Party)>;

/// The municipalities by their ids: one may belong to several associations.
fn members(site: &Site) -> BTreeMap<&str, Members<'_>> {
    let mut found: BTreeMap<&str, Members<'_>> = BTreeMap::new();
    for association in &site.associations {
        for party in association.parties.iter().filter(|party| party.is_municipality()) {
            found.entry(&party.id).or_default().push((association, party));
        }
    }
    found
}

fn municipality<'a>(members: &Members<'a>) -> Municipality<'a> {
    let membership = |(association, _): &(&'a Association, &Party)| Membership {
        id: &association.id,
        name: &association.name,
        is_example: association.status == Status::Example,
        is_confirmed: !is_unconfirmed(association),
    };
    let mut names = members.iter().flat_map(|(_, party)| party.names());
    let name = names.next().unwrap_or_default();
    let mut also: Vec<&str> = names.filter(|other| *other != name).collect();
    also.sort_unstable();
    also.dedup();
    Municipality { name, also: also.join("\n"), associations: members.iter().map(membership).collect() }
}
