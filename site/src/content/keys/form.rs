//! A form and its sections.

use super::Described;
use crate::content::values::{Conditions, known, maybe_day};
use finsamkoll_checks::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct FormKeys {
    pub(crate) id: String,
    pub(crate) version: u32,
    #[serde(deserialize_with = "known")]
    pub(crate) title: String,
    #[serde(deserialize_with = "known")]
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    pub(crate) sections: Vec<String>,
    /// Fields of shared sections that this form does not ask.
    #[serde(default)]
    pub(crate) without: Vec<String>,
    /// Whether the office has adopted the form.
    #[serde(default = "yes")]
    pub(crate) adopted: bool,
    #[serde(default)]
    pub(crate) facts: Vec<String>,
    #[serde(default, rename = "change")]
    _change: IgnoredAny,
}

impl Described for FormKeys {
    const KEYS: &[(&str, &str)] = &[
        ("id", "Formulärets id, som är detsamma genom alla versioner."),
        ("version", "Versionens nummer. Räkna upp det när ni ändrar vad formuläret frågar."),
        ("title", "Formulärets rubrik."),
        ("description", "Vad sidan handlar om, i en mening."),
        ("updated", "Dagen då formuläret senast ändrades."),
        ("sections", "Avsnitten i ordning: namnen på deras filer utan `.md`."),
        ("without", "Fält och grupper i avsnitten som det här formuläret inte frågar efter, med sina id."),
        (
            "adopted",
            "`false` tills kansliet har antagit formuläret. Det står då på formulärets sida, och regeln \
                `on-this-form` ber den sökande fråga kansliet.",
        ),
        ("facts", "De faktauppgifter ur källan som formuläret bär."),
        ("change", "En ändring av formuläret: se [Ändringar](#ändringar)."),
    ];
}

fn yes() -> bool {
    true
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct SectionKeys {
    #[serde(deserialize_with = "known")]
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

impl Described for SectionKeys {
    const KEYS: &[(&str, &str)] = &[
        ("title", "Avsnittets rubrik."),
        ("when", "När avsnittet visas: se [Villkor](#villkor)."),
        ("facts", "De faktauppgifter ur källan som avsnittet bär."),
        ("field", "Ett fält: se nedan."),
        ("rule", "En regel om det som formuläret självt kräver. Punkten den hör till står i avsnittets text."),
    ];
}
