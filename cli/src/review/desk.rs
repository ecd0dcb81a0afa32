//! From the content to what the office has at hand.

use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail};
use finsamkoll_office::{Association, Desk, Overview};
use finsamkoll_site::diagnostic::nearest;
use finsamkoll_site::render::form_address;
use finsamkoll_site::{Date, LoadError, load, model};

/// The associations of the content, and what was asked for of them.
pub(super) fn desk(options: &ReviewOptions, today: Date) -> Result<Desk, Failed> {
    let site = load(&options.content.content, today).map_err(|error| refuse(options, &error))?;
    let associations = site.associations.iter().map(|found| association(found, &site.settings)).collect();
    let mut desk = Desk { associations, only: None, today, round: None };
    desk.only = options.association.as_deref().map(|id| only(&desk, id)).transpose()?;
    desk.round = options.round.as_deref().map(|id| round(&desk, id)).transpose()?;
    Ok(desk)
}

/// Why the content cannot be used, and how its faults are seen.
fn refuse(options: &ReviewOptions, error: &LoadError) -> Failed {
    let folder = options.content.content.display();
    match error {
        LoadError::Content(_) => fail(format_args!(
            "Innehållet i {folder}/ har fel, så ingenting är granskat. Kör finsamkoll lint --content {folder} för \
             att se dem."
        )),
        LoadError::Folder(error) => fail(error.said().sv),
    }
}

/// What the office needs of an association.
fn association(of: &model::Association, settings: &model::Settings) -> Association {
    Association {
        id: of.id.clone(),
        name: of.name.clone(),
        ruleset: of.ruleset.clone(),
        overview: Overview {
            effort: of.overview.effort.clone(),
            owner: of.overview.owner.clone(),
            sought: of.overview.sought.clone(),
        },
        funds: of.funds.clone(),
        letter: of.letter.clone(),
        form_address: form_address(of, settings),
    }
}

/// The place of the association with this id.
fn only(desk: &Desk, id: &str) -> Result<usize, Failed> {
    let known: Vec<&str> = desk.associations.iter().map(|association| association.id.as_str()).collect();
    let place = known.iter().position(|known| *known == id);
    place.ok_or_else(|| fail(unknown("inget förbund", id, &known)))
}

/// The id of a round, where one of the associations in question has it.
fn round(desk: &Desk, id: &str) -> Result<String, Failed> {
    let in_question = desk.associations.iter().enumerate().filter(|(at, _)| desk.only.is_none_or(|only| only == *at));
    let rounds = in_question.flat_map(|(_, association)| &association.ruleset.rounds.all);
    let mut known: Vec<&str> = rounds.map(|round| round.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    known.contains(&id).then(|| id.to_owned()).ok_or_else(|| fail(unknown("ingen omgång", id, &known)))
}

/// That there is no such thing, what may be meant, and what there is.
fn unknown(no_such: &str, id: &str, known: &[&str]) -> String {
    let meant = nearest(id, known.iter().copied()).map(|near| format!(" Menade ni ”{near}”?")).unwrap_or_default();
    let there_is = if known.is_empty() { String::new() } else { format!(" De som finns: {}.", known.join(", ")) };
    format!("Det finns {no_such} ”{id}”.{meant}{there_is}")
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn what_there_is_and_what_may_be_meant_is_told() {
        let told = unknown("inget förbund", "enbi", &["enby", "storvik"]);
        assert_eq!(told, "Det finns inget förbund ”enbi”. Menade ni ”enby”? De som finns: enby, storvik.");
        assert_eq!(unknown("ingen omgång", "2027-1", &[]), "Det finns ingen omgång ”2027-1”.");
    }
}
