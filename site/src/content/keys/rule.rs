//! What every rule says, whatever its kind.

use super::Described;
use crate::content::values::{Conditions, maybe_day};
use finsamkoll_checks::{Date, Otherwise};
use serde::Deserialize;

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
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) from: Option<Date>,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) rounds: Vec<String>,
    #[serde(default)]
    pub(crate) confirmed: Option<String>,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default)]
    pub(crate) id: Option<String>,
}

impl Described for RuleKeys {
    const KEYS: &[(&str, &str)] = &[
        ("clause", "Punkten som regeln hör till: dess id."),
        ("kind", "Vilket slag av regel det är: se [Slagen](#slagen)."),
        ("when", "När regeln gäller: se [Villkor](#villkor). Fält som inte visas bedöms inte."),
        (
            "otherwise",
            "Vad ett svar som inte håller blir: `error` (inte uppfyllt), `warning` (att se över, men inget \
                hinder) eller `ask` (fråga kansliet).",
        ),
        ("wording", "Hur felet rättas, med egna ord i stället för slagets."),
        (
            "from",
            "Första dagen då regeln gäller. Den jämförs med sista ansökningsdagen i den omgång som ansökan är \
                för, eller med dagens datum om det inte finns någon omgång.",
        ),
        ("until", "Sista dagen då regeln gäller."),
        ("rounds", "De omgångar som regeln gäller för, med sina id. Utan nyckel gäller den för alla."),
        (
            "confirmed",
            "En stämpel av punktens ord, som visar att någon har läst regeln mot dem. Programmet skriver den, och varnar \
                när orden har ändrats: se [Bekräfta regler](lint.md#bekräfta-regler).",
        ),
        ("facts", "De faktauppgifter ur källan som regeln bär."),
        ("id", "Regelns eget id. Utan nyckel får den sin punkts, med ett nummer från den andra regeln och framåt."),
    ];
}
