//! What `site.toml` and pages of no association say.

use super::Described;
use crate::content::values::{day, known, maybe_day};
use finsamkoll_checks::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

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

impl Described for Settings {
    const KEYS: &[(&str, &str)] = &[
        ("name", "Vad webbplatsen heter."),
        (
            "base_url",
            "Adressen där den ska ligga, som `https://exempel.example/`. Den behövs i webbplatsens sökmotorlista (`sitemap.xml`).",
        ),
        ("owner", "Den som ansvarar för webbplatsen."),
        ("accessibility", "Uppgifterna i tillgänglighetsredogörelsen."),
    ];
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

impl Described for Owner {
    const KEYS: &[(&str, &str)] = &[("name", "Namnet."), ("email", "E-postadressen.")];
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

impl Described for Accessibility {
    const KEYS: &[(&str, &str)] = &[
        ("status", "Hur väl lagens krav följs."),
        ("assessed", "Dagen då det bedömdes."),
        ("updated", "Dagen då redogörelsen senast ändrades."),
        ("report-url", "Adressen där brister anmäls."),
        ("supervisor-name", "Myndigheten som ser till att lagen följs."),
        ("supervisor-url", "Adressen där den tar emot anmälningar."),
    ];
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

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct SitePageKeys {
    #[serde(deserialize_with = "known")]
    pub(crate) title: String,
    #[serde(deserialize_with = "known")]
    pub(crate) description: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) updated: Option<Date>,
    #[serde(default)]
    pub(crate) order: i64,
    #[serde(default, rename = "change")]
    _change: IgnoredAny,
}

impl Described for SitePageKeys {
    const KEYS: &[(&str, &str)] = &[
        ("title", "Sidans rubrik."),
        ("description", "Vad sidan handlar om, i en mening."),
        ("updated", "Dagen då texten senast ändrades."),
        ("order", "Sidans plats bland de andra: lägst tal först. Utan nyckel är den 0."),
        ("change", "En ändring: se [Ändringar](#ändringar)."),
    ];
}
