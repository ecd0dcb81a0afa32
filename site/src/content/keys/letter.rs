//! The letter that asks an applicant for what is missing.

use super::Described;
use crate::content::values::known;
use finsamkoll_word::Gap;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct LetterKeys {
    #[serde(deserialize_with = "known")]
    pub(crate) title: String,
}

impl Described for LetterKeys {
    const KEYS: &[(&str, &str)] = &[("title", "Vad brevet handlar om. Det blir brevets rubrik.")];
}

/// The gaps of a letter, each with what the office puts there.
pub(crate) const GAPS: [(Gap, &str); Gap::ALL.len()] = [
    (Gap::Association, "Förbundets namn."),
    (Gap::Form, "Formulärets rubrik."),
    (Gap::Application, "Vilken ansökan det gäller: vad insatsen heter, vem som ansvarar och vilken fil det är."),
    (Gap::Lacks, "Det som saknas eller behöver rättas, punkt för punkt. Måste finnas i brevet."),
    (Gap::Advice, "Det som är värt att se över, men som inte hindrar något."),
    (
        Gap::Decisions,
        "Det som handläggaren tar ställning till. Bör finnas i brevet: annars får handläggaren inte veta det.",
    ),
];
