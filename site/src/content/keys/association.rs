//! Who an association is.

use super::{Described, RoundsKeys};
use crate::content::values::{Pairs, known, maybe_day, maybe_known};
use finsamkoll_checks::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct AssociationKeys {
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
    #[serde(deserialize_with = "known")]
    pub(crate) name: String,
    #[serde(deserialize_with = "known")]
    pub(crate) area: String,
    pub(crate) status: Status,
    pub(crate) parties_confirmed: bool,
    #[serde(default)]
    pub(crate) words: Pairs,
    #[serde(default)]
    pub(crate) contact: Contact,
    #[serde(default)]
    pub(crate) applications: Applications,
    #[serde(default, rename = "party")]
    _party: IgnoredAny,
    #[serde(default)]
    pub(crate) rounds: Option<RoundsKeys>,
    #[serde(default, rename = "round")]
    _round: IgnoredAny,
    #[serde(default, rename = "rule")]
    _rule: IgnoredAny,
    #[serde(default, rename = "change")]
    _change: IgnoredAny,
}

impl Described for AssociationKeys {
    const KEYS: &[(&str, &str)] = &[
        ("title", "Sidans rubrik."),
        ("description", "Vad sidan handlar om, i en mening."),
        ("updated", "Dagen då texten senast ändrades."),
        ("order", "Förbundets plats bland de andra: lägst tal först. Utan nyckel är den 0."),
        ("facts", "De faktauppgifter ur källan som sidan bär."),
        ("name", "Förbundets namn."),
        ("area", "Området där det verkar."),
        (
            "status",
            "Hur förbundet står till sidorna: `example` finns inte, `proposal` finns men har inte beställt \
                sidorna, `adopted` har antagit dem.",
        ),
        (
            "parties-confirmed",
            "Om kansliet har bekräftat listan över parter. Med `false` är den som inte finns i listan inget \
                fel: den sökande ombeds fråga kansliet.",
        ),
        ("words", "Förbundets egna ord: se [Egna ord](#egna-ord)."),
        ("contact", "Hur kansliet nås: `{ email = \"…\", phone = \"…\", post = \"…\" }`."),
        (
            "applications",
            "Hur ansökningar lämnas in: `{ email = \"…\", how = \"…\" }`. Utan nyckel säger sidorna att förbundets texter \
                inte berättar det, och att kansliet vet.",
        ),
        ("party", "En part: se nedan."),
        ("rounds", "Som på en annan sida."),
        ("round", "Som på en annan sida."),
        ("rule", "Som på en annan sida."),
        ("change", "Som på en annan sida. Förbundets startsida visar dessutom ändringarna på dess andra sidor."),
    ];
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

impl Described for Contact {
    const KEYS: &[(&str, &str)] =
        &[("email", "E-postadressen."), ("phone", "Telefonnumret."), ("post", "Postadressen.")];
}

/// How applications are handed in; what is absent nobody has said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applications {
    /// The address to which they are e-mailed.
    #[serde(default, deserialize_with = "maybe_known")]
    pub email: Option<String>,
    /// What is signed and how it is sent, in the association's own words.
    #[serde(default, deserialize_with = "maybe_known")]
    pub how: Option<String>,
}

impl Described for Applications {
    const KEYS: &[(&str, &str)] = &[
        ("email", "E-postadressen som ansökningar skickas till."),
        ("how", "Vad som skrivs under och hur det skickas, med era egna ord och i hela meningar."),
    ];
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartyKeys {
    pub(crate) id: String,
    #[serde(deserialize_with = "known")]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
}

impl Described for PartyKeys {
    const KEYS: &[(&str, &str)] = &[
        (
            "id",
            "Partens id: `kommun:` eller `region:` och ett nummer eller namn, eller en statlig myndighets namn. \
                Det som står före kolon är dess slag.",
        ),
        ("name", "Hela namnet."),
        ("also", "Andra sätt att skriva namnet, som en förkortning eller ett äldre namn."),
    ];
}
