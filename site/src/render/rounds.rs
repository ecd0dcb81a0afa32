//! What the templates see of when applications are taken.

use super::view::Day;
use crate::model::places::PLACES;
use crate::model::{Association, Page};
use finsamkoll_checks::{Date, Round};
use serde::Serialize;

/// When applications are taken, as on the day of the build. The script brings it in line with the visitor's day.
#[derive(Debug, Serialize)]
pub(super) struct RoundsView {
    rolling: bool,
    /// Within which time an application is decided, where they are taken at any time: "5 veckor".
    decision: Option<String>,
    all: Vec<RoundView>,
    shows: Columns,
    /// The deadline of the next round, where one is to come.
    coming: Option<Day>,
    /// The path of the page that tells of them.
    path: Option<String>,
    /// The id of the table there.
    id: &'static str,
}

/// What of any round is known, beside its deadline.
#[derive(Debug, Serialize)]
struct Columns {
    preparation: bool,
    board: bool,
    funds: bool,
}

#[derive(Debug, Serialize)]
struct RoundView {
    deadline: Day,
    preparation: Option<Day>,
    board: Option<Day>,
    /// What there is to give: "1 500 000 kr".
    funds: Option<String>,
    has_passed: bool,
    /// Whether it is the first that has not.
    is_next: bool,
}

impl RoundsView {
    pub(super) fn new(association: &Association, today: Date) -> Self {
        let rounds = &association.ruleset.rounds;
        let coming = rounds.coming(today);
        let round = |round: &Round| RoundView {
            deadline: round.deadline.into(),
            preparation: round.preparation.map(Day::from),
            board: round.board.map(Day::from),
            funds: association.funds.iter().find(|(id, _)| *id == round.id).map(|(_, funds)| funds.words()),
            has_passed: round.deadline < today,
            is_next: coming == Some(round),
        };
        Self {
            rolling: rounds.rolling,
            decision: rounds.days_to_decision.map(time_in_words),
            all: rounds.all.iter().map(round).collect(),
            shows: Columns {
                preparation: rounds.all.iter().any(|round| round.preparation.is_some()),
                board: rounds.all.iter().any(|round| round.board.is_some()),
                funds: !association.funds.is_empty(),
            },
            coming: coming.map(|round| round.deadline.into()),
            path: pages_of(association).find(|page| page.has_rounds).map(|page| page.path.clone()),
            id: PLACES.days,
        }
    }
}

/// The start page and the policy pages.
fn pages_of(association: &Association) -> impl Iterator<Item = &Page> {
    std::iter::once(&association.home).chain(&association.pages)
}

/// A time as people say it: in weeks where it is whole weeks.
fn time_in_words(days: u16) -> String {
    match (days, days / 7, days % 7) {
        (1, ..) => String::from("1 dag"),
        (_, 1, 0) => String::from("1 vecka"),
        (_, weeks @ 1.., 0) => format!("{weeks} veckor"),
        _ => format!("{days} dagar"),
    }
}

#[cfg(test)]
mod tests {
    use super::time_in_words;

    #[test]
    fn whole_weeks_are_told_as_weeks() {
        let told = [1, 6, 7, 8, 14, 35].map(time_in_words);
        assert_eq!(told, ["1 dag", "6 dagar", "1 vecka", "8 dagar", "2 veckor", "5 veckor"]);
    }
}
