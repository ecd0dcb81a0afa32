//! What pages say of themselves.

use super::{Described, RoundsKeys};
use crate::content::values::{day, known, maybe_day};
use finsamkoll_checks::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PageKeys {
    #[serde(deserialize_with = "known")]
    pub(crate) title: String,
    #[serde(deserialize_with = "known")]
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    #[serde(default)]
    pub(crate) order: i64,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default)]
    pub(crate) rounds: Option<RoundsKeys>,
    #[serde(default, rename = "round")]
    _round: IgnoredAny,
    #[serde(default, rename = "rule")]
    _rule: IgnoredAny,
    #[serde(default, rename = "change")]
    _change: IgnoredAny,
}

impl Described for PageKeys {
    const KEYS: &[(&str, &str)] = &[
        ("title", "Sidans rubrik."),
        ("description", "Vad sidan handlar om, i en mening."),
        ("updated", "Dagen då texten senast ändrades."),
        ("order", "Sidans plats bland de andra: lägst tal först. Utan nyckel är den 0."),
        ("facts", "De faktauppgifter ur källan som sidan bär, med de beteckningar ni själva använder."),
        (
            "rounds",
            "Mönster för omgångarnas dagar, eller att det går att söka när som helst: se [Omgångar](#omgångar).",
        ),
        ("round", "En omgång: se [Omgångar](#omgångar)."),
        ("rule", "En regel: se [En regel](#en-regel)."),
        ("change", "En ändring: se [Ändringar](#ändringar)."),
    ];
}

/// What was changed on a page, and when.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ChangeKeys {
    #[serde(deserialize_with = "day")]
    pub(crate) date: Date,
    pub(crate) text: String,
}

impl Described for ChangeKeys {
    const KEYS: &[(&str, &str)] = &[
        ("date", "Dagen då texten ändrades. Den senaste är samma dag som `updated`."),
        ("text", "Vad som ändrades, i en mening."),
    ];
}
