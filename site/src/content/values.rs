//! Values of front matter that are more than a text or a number: days, texts by key, conditions.

use super::fill;
use super::reader::DAY;
use crate::diagnostic::{Said, said};
use finsamkoll_checks::Date;
use finsamkoll_checks::form::Condition;
use finsamkoll_checks::rules::FieldRef;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display as _};

struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(DAY, DayVisitor)
    }
}

struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        said!("ett datum, som 2026-03-01", "a date, like 2026-03-01").fmt(out)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
        Date::parse_iso(text).map(Day).ok_or_else(|| {
            E::custom(said!(
                "datumet ska skrivas som 2026-03-01, utan klockslag, och ligga mellan 1900 och 2199",
                "the date must be written like 2026-03-01, without a time, and lie between 1900 and 2199",
            ))
        })
    }
}

pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

pub(super) fn maybe_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}

/// A text that pages, menus and the form show as it stands: nothing in it can be left to fill in.
pub(super) fn known<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if fill::has_gap(&text) || fill::is_broken(&text) {
        return Err(D::Error::custom(said!(
            "[fyll i: …] kan bara stå i löpande text och i kontaktuppgifter: skriv uppgiften",
            "[fyll i: …] can stand only in running text and in contact details: write what is known",
        )));
    }
    Ok(text)
}

pub(super) fn maybe_known<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    known(deserializer).map(Some)
}

/// Texts by key, in the order in which they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pairs(pub(crate) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        said!(
            "nycklar och texter, som {{ ja = \"Ja\", nej = \"Nej\" }}",
            "keys and texts, like {{ ja = \"Ja\", nej = \"Nej\" }}",
        )
        .fmt(out)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// Conditions, all of which hold: `{ insats.niva = "individ" }`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Conditions(pub(crate) Vec<Condition>);

impl<'de> Deserialize<'de> for Conditions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ConditionsVisitor)
    }
}

struct ConditionsVisitor;

impl<'de> Visitor<'de> for ConditionsVisitor {
    type Value = Conditions;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        condition().fmt(out)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Conditions, A::Error> {
        let mut conditions = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Wanted>()? {
            value.collect(&key, &mut conditions);
        }
        Ok(Conditions(conditions))
    }
}

fn condition() -> Said {
    said!(
        "ett fält och det svar som krävs, som {{ insats.niva = \"individ\" }}",
        "a field and the answer that is needed, like {{ insats.niva = \"individ\" }}",
    )
}

/// What stands to the right in a condition: TOML reads `a.b = "c"` as tables within one another.
enum Wanted {
    These(Vec<String>),
    Below(Vec<(String, Wanted)>),
}

impl Wanted {
    fn collect(self, path: &str, conditions: &mut Vec<Condition>) {
        match self {
            Self::These(is) => conditions.push(Condition { field: FieldRef::new(path), is }),
            Self::Below(below) => {
                for (key, wanted) in below {
                    wanted.collect(&format!("{path}.{key}"), conditions);
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WantedVisitor)
    }
}

struct WantedVisitor;

impl<'de> Visitor<'de> for WantedVisitor {
    type Value = Wanted;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        condition().fmt(out)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Wanted, E> {
        Ok(Wanted::These(vec![text.into()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Wanted, A::Error> {
        let mut these = Vec::new();
        while let Some(one) = seq.next_element()? {
            these.push(one);
        }
        Ok(Wanted::These(these))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wanted, A::Error> {
        let mut below = Vec::new();
        while let Some(entry) = map.next_entry()? {
            below.push(entry);
        }
        Ok(Wanted::Below(below))
    }
}
