//! The keys of front matter, as serde reads them. The Swedish faults of wrong keys come from these types alone.

use super::reader::DAY;
use finsamkoll_checks::Date;
use finsamkoll_checks::Otherwise;
use finsamkoll_checks::form::Condition;
use finsamkoll_checks::rules::FieldRef;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What `site.toml` says of the whole site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the site is called.
    pub name: String,
    /// The address where it will stand, for the sitemap.
    pub base_url: String,
    /// Who answers for it.
    pub owner: Owner,
    /// What the accessibility statement needs to say.
    #[serde(default)]
    pub accessibility: Option<Accessibility>,
}

/// Who answers for the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The name.
    pub name: String,
    /// The e-mail address.
    #[serde(default)]
    pub email: Option<String>,
}

/// What the accessibility statement needs to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Accessibility {
    /// How far the law is followed.
    pub status: Compliance,
    /// When that was assessed.
    #[serde(deserialize_with = "day")]
    pub assessed: Date,
    /// When the statement was last changed.
    #[serde(deserialize_with = "day")]
    pub updated: Date,
    /// Where faults are reported.
    pub report_url: String,
    /// Who supervises that the law is followed.
    pub supervisor_name: String,
    /// Where one complains to the supervisor.
    pub supervisor_url: String,
}

/// How far a site follows the accessibility law, in the law's own three steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Compliance {
    /// Altogether.
    #[serde(rename = "helt")]
    Fully,
    /// In part.
    #[serde(rename = "delvis")]
    Partly,
    /// Not.
    #[serde(rename = "inte")]
    Not,
}

/// How the association stands to its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It does not exist.
    Example,
    /// It exists, and has not commissioned the pages.
    Proposal,
    /// They are its own pages.
    Adopted,
}

/// How the office is reached; what is absent is for the office to fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// The telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// The postal address.
    #[serde(default)]
    pub post: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PageKeys {
    pub(crate) title: String,
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    #[serde(default)]
    pub(crate) order: i64,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default, rename = "rule")]
    _rule: IgnoredAny,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct SitePageKeys {
    pub(crate) title: String,
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    #[serde(default)]
    pub(crate) order: i64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct AssociationKeys {
    pub(crate) title: String,
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    #[serde(default)]
    pub(crate) order: i64,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    pub(crate) name: String,
    pub(crate) area: String,
    pub(crate) status: Status,
    pub(crate) parties_confirmed: bool,
    #[serde(default)]
    pub(crate) words: Pairs,
    #[serde(default)]
    pub(crate) contact: Contact,
    #[serde(default, rename = "party")]
    _party: IgnoredAny,
    #[serde(default, rename = "rule")]
    _rule: IgnoredAny,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartyKeys {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct FormKeys {
    pub(crate) id: String,
    pub(crate) version: u32,
    pub(crate) title: String,
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    pub(crate) sections: Vec<String>,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct SectionKeys {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) when: Conditions,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default, rename = "field")]
    _field: IgnoredAny,
    #[serde(default, rename = "rule")]
    _rule: IgnoredAny,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct FieldKeys {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: FieldType,
    #[serde(default)]
    pub(crate) label: Option<String>,
    #[serde(default)]
    pub(crate) hint: Option<String>,
    #[serde(default)]
    pub(crate) example: Option<String>,
    #[serde(default)]
    pub(crate) options: Option<Pairs>,
    #[serde(default)]
    pub(crate) many: bool,
    #[serde(default)]
    pub(crate) optional: bool,
    #[serde(default)]
    pub(crate) signing: bool,
    #[serde(default)]
    pub(crate) when: Conditions,
    #[serde(default)]
    pub(crate) clause: Option<String>,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    #[serde(default, rename = "column")]
    _column: IgnoredAny,
}

/// The types of field, as content writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FieldType {
    Text,
    Long,
    Number,
    Amount,
    Date,
    Party,
    Choice,
    Check,
    Statement,
    Email,
    Phone,
    Rows,
}

impl FieldType {
    /// The type as content writes it.
    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Party => "party",
            Self::Choice => "choice",
            Self::Check => "check",
            Self::Statement => "statement",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Rows => "rows",
        }
    }
}

/// The keys that every rule has, whatever its kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RuleKeys {
    pub(crate) clause: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) when: Conditions,
    #[serde(default)]
    pub(crate) otherwise: Otherwise,
    #[serde(default)]
    pub(crate) wording: Option<String>,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default)]
    pub(crate) id: Option<String>,
}

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
        out.write_str("ett datum, som 2026-03-01")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
        Date::parse_iso(text).map(Day).ok_or_else(|| E::custom("datumet ska skrivas som 2026-03-01, utan klockslag"))
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

fn maybe_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
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
        out.write_str("nycklar och texter, som { ja = \"Ja\", nej = \"Nej\" }")
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
        out.write_str(CONDITION)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Conditions, A::Error> {
        let mut conditions = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Wanted>()? {
            value.collect(&key, &mut conditions);
        }
        Ok(Conditions(conditions))
    }
}

const CONDITION: &str = "ett fält och det svar som krävs, som { insats.niva = \"individ\" }";

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
        out.write_str(CONDITION)
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
