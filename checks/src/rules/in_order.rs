//! Do these dates come in this order?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::form::MOST_ROWS;
use crate::reading::Day;
use crate::sentence::{quoted, tell};
use crate::{Application, Date, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that days follow one another; equal days are in order. Neighbours are judged in pairs, columns row by row;
/// what is hidden, or voluntary and empty, is skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InOrder {
    /// The days, the earliest first: date fields, or `today`.
    pub dates: Vec<DayRef>,
}

/// A day that a rule names: a date field by its path, or the day of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DayRef(FieldRef<Day>);

impl DayRef {
    fn is_today(&self) -> bool {
        self.0.path == "today"
    }
}

impl Check for InOrder {
    fn references(&self) -> Vec<Reference<'_>> {
        let fields = self.dates.iter().filter(|day| !day.is_today());
        fields.map(|day| reference("dates", &day.0)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let days: Vec<Vec<Standing<'_>>> =
            self.dates.iter().map(|day| standings(day, application)).filter(|places| !places.is_empty()).collect();
        let mut judged = Vec::new();
        for row in rows(&days) {
            let line: Vec<&Standing<'_>> = days.iter().filter_map(|places| in_row(places, row)).collect();
            judged.extend(line.windows(2).filter_map(|pair| match pair {
                [earlier, later] => judge(earlier, later),
                _ => None,
            }));
        }
        judged
    }

    fn fault(&self) -> Option<&'static str> {
        (self.dates.len() < 2).then_some("dates behöver minst två dagar att jämföra")
    }
}

/// One day of the order: an answer, or today.
#[derive(Debug)]
enum Standing<'a> {
    Answer(Place<'a, Date>),
    Today(Date),
}

impl Standing<'_> {
    fn row(&self) -> Option<u16> {
        match self {
            Self::Answer(place) => place.at.row(),
            Self::Today(_) => None,
        }
    }

    fn date(&self) -> Option<Date> {
        match self {
            Self::Answer(place) => place.value.copied(),
            Self::Today(date) => Some(*date),
        }
    }

    fn place(&self) -> Option<&Place<'_, Date>> {
        match self {
            Self::Answer(place) => Some(place),
            Self::Today(_) => None,
        }
    }

    fn words(&self, date: Date) -> String {
        match self {
            Self::Answer(place) => tell(&[&quoted(&place.label()), " (", &date.words(), ")"]),
            Self::Today(_) => tell(&["dagens datum (", &date.words(), ")"]),
        }
    }
}

fn standings<'a>(day: &DayRef, application: &'a Application<'a>) -> Vec<Standing<'a>> {
    if day.is_today() {
        return [Standing::Today(application.today())].into();
    }
    application.places(&day.0).filter(|place| !place.is_left_out()).map(Standing::Answer).collect()
}

/// The rows to judge: those of the columns named, or the one line of the fields that stand by themselves.
fn rows(days: &[Vec<Standing<'_>>]) -> Vec<Option<u16>> {
    let in_rows = |row: u16| days.iter().flatten().any(|standing| standing.row() == Some(row));
    let rows: Vec<Option<u16>> = (0..MOST_ROWS).filter(|row| in_rows(*row)).map(Some).collect();
    if rows.is_empty() { [None].into() } else { rows }
}

fn in_row<'a, 'b>(places: &'b [Standing<'a>], row: Option<u16>) -> Option<&'b Standing<'a>> {
    places.iter().find(|place| place.row().is_none() || place.row() == row)
}

fn judge(earlier: &Standing<'_>, later: &Standing<'_>) -> Option<Judged> {
    let at = earlier.place().or(later.place())?;
    let (Some(first), Some(second)) = (earlier.date(), later.date()) else {
        let open = [earlier, later].into_iter().filter(|standing| standing.date().is_none());
        let at = open.filter_map(Standing::place).map(|place| place.at.clone()).collect();
        return Some(Judged { at, verdict: Verdict::Waits(String::new()) });
    };
    if first <= second {
        return Some(Judged::new(at.at, Verdict::Met));
    }
    Some(Judged {
        at: [earlier, later].into_iter().filter_map(Standing::place).map(|place| place.at.clone()).collect(),
        verdict: Verdict::NotMet {
            found: tell(&[&earlier.words(first), " ligger efter ", &later.words(second), "."]),
            mend: String::from("Rätta dagarna så att de kommer i ordning."),
        },
    })
}
