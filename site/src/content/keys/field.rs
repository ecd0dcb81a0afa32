//! A field of a form, and the types of answers.

use super::Described;
use crate::content::values::{Conditions, Pairs, maybe_known};
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct FieldKeys {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: FieldType,
    #[serde(default, deserialize_with = "maybe_known")]
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
    #[serde(default)]
    pub(crate) overview: Option<Tells>,
    #[serde(default)]
    pub(crate) was: Vec<String>,
    #[serde(default)]
    pub(crate) earlier_labels: Vec<String>,
    #[serde(default, rename = "column")]
    _column: IgnoredAny,
}

impl Described for FieldKeys {
    const KEYS: &[(&str, &str)] = &[
        (
            "id",
            "Fältets id: två delar med punkt emellan, som `insats.namn`. En grupp eller kolumn har en del, utan \
                punkt. Regler och villkor skriver det, en kolumn med gruppens id framför: `budget.belopp`.",
        ),
        ("type", "Vilken typ av svar fältet tar: se [Fälttyper](#fälttyper)."),
        (
            "label",
            "Frågan, eller det som efterfrågas. Bara ett påstående (`statement`) klarar sig utan: det tar orden \
                ur sin punkt.",
        ),
        ("hint", "Hjälp under frågan."),
        (
            "example",
            "Ett svar som det kan se ut. I `text` och `long` räknas exemplet självt inte som ett svar. Beloppen och dagarna i \
                formulärets exempel ska gå ihop, som i en och samma ansökan.",
        ),
        ("options", "Alternativen i en `choice`: id och ord, som `{ ja = \"Ja\", nej = \"Nej\" }`."),
        ("many", "Flera svar: i en `choice` flera kryss, i `party` och `municipality` ett namn på varje rad."),
        ("optional", "Fältet får lämnas tomt."),
        ("signing", "Fältet fylls i när ansökan skrivs under, och hör inte till svaren."),
        ("when", "När fältet visas: se [Villkor](#villkor)."),
        ("clause", "Punkten som ett påstående (`statement`) gäller."),
        ("reason", "Följdfrågan till ett påstående. Utan nyckel är den ”På vilket sätt?”."),
        (
            "overview",
            "Det som kansliet ser av en ansökan i sin överblick: `effort` är vad insatsen heter (`text`), `owner` vem som \
                ansvarar för den (`party`) och `sought` det sökta beloppet (`amount`). Ett formulär har högst ett fält för \
                vart och ett, utan `many`. Utan dem är den kolumnen tom.",
        ),
        (
            "was",
            "De id som fältet har haft i tidigare versioner av formuläret, som `[\"insats.titel\"]`. Ett fälts har två delar \
                med punkt emellan. En grupps eller kolumns har en del: var kolumnen förr ett fält, eller stod den i en \
                annan grupp, skriver ni båda delarna. Word-filer som sparats med ett sådant id går då att öppna.",
        ),
        (
            "earlier-labels",
            "De ord som fältet har haft som `label` i tidigare versioner, som `[\"Insatsens titel\"]`. Efter dem hittas \
                svaren i en fil som ett annat program har tagit fältens id ur.",
        ),
        ("column", "En kolumn i en grupp (`rows`), med samma nycklar som ett fält."),
    ];
}

/// What an answer tells of an application where many are looked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tells {
    /// What the effort is called.
    Effort,
    /// The party that is responsible for it.
    Owner,
    /// The sum that is sought.
    Sought,
}

impl Tells {
    /// The word as content writes it.
    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Effort => "effort",
            Self::Owner => "owner",
            Self::Sought => "sought",
        }
    }
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
    Municipality,
    Choice,
    Round,
    Check,
    Attachment,
    Statement,
    Email,
    Phone,
    Post,
    Orgnr,
    Span,
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
            Self::Municipality => "municipality",
            Self::Choice => "choice",
            Self::Round => "round",
            Self::Check => "check",
            Self::Attachment => "attachment",
            Self::Statement => "statement",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::Orgnr => "orgnr",
            Self::Span => "span",
            Self::Rows => "rows",
        }
    }

    /// What the type asks for, as editors read it.
    pub(crate) fn asks_for(self) -> &'static str {
        match self {
            Self::Text => "En rad text.",
            Self::Long => "Text på flera rader.",
            Self::Number => "Ett tal.",
            Self::Amount => "Ett belopp i kronor.",
            Self::Date => "Ett datum.",
            Self::Party => {
                "En part, med förbundets parter som förslag. Med `many` flera, en på varje rad. Namnet känns igen hur \
                 det än skrivs."
            }
            Self::Municipality => "En kommun, med förbundets kommuner som förslag. Med `many` flera, en på varje rad.",
            Self::Choice => "Ett av alternativen i `options`. Med `many` ett eller flera.",
            Self::Round => {
                "En av förbundets omgångar, med sista ansökningsdagen som val. Nästa omgång är ifylld. Formuläret har \
                 högst ett sådant fält, som inte behöver svar när ingen omgång är att vänta."
            }
            Self::Check => "En ruta att kryssa i: ja, eller inget svar.",
            Self::Attachment => "En bilaga: en ruta att kryssa i när den bifogas.",
            Self::Statement => {
                "Ett påstående att svara ja, nej eller vet inte på, med en mening om varför. Behöver `clause`, och en \
                 regel av slaget `stated` under samma punkt."
            }
            Self::Email => "En e-postadress.",
            Self::Phone => "Ett telefonnummer med riktnummer.",
            Self::Post => "Ett postnummer.",
            Self::Orgnr => "Ett organisationsnummer. Kontrollsiffran ska stämma, och ett personnummer tas inte emot.",
            Self::Span => "Ett spann av hela tal, till exempel åldrar.",
            Self::Rows => {
                "En grupp: rader som den sökande själv lägger till, med en `[[field.column]]` för varje kolumn."
            }
        }
    }

    /// Answers as people write them. What becomes of these the manual asks the checks.
    pub(crate) fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["12", "1 200", "2,5", "ca 12"],
            Self::Amount => &[
                "60 000",
                "60000 kr",
                "60 tkr",
                "1,5 mkr",
                "60 000:-",
                "34:50",
                "60.000",
                "ca 60 000",
                "60 000–80 000",
            ],
            Self::Date => &["2026-03-01", "1 mars 2026", "1/3 2026", "260301", "1/3/2026", "våren 2026", "2026-02-30"],
            Self::Party => &["provby kommun", "PK", "Provby"],
            Self::Municipality => &["Provby"],
            Self::Email => &["Kansliet@Exempel.example", "kansliet@exempel"],
            Self::Phone => &["070-123 45 67", "+46 (0)70-123 45 67", "21 10 00"],
            Self::Post => &["701 35", "SE-70135", "7013"],
            Self::Orgnr => &["202100-5448", "2021005448", "202100-5449"],
            Self::Span => &["16–64", "16-64 år", "18+", "från 18 år", "upp till 25 år", "20 år", "unga vuxna"],
            Self::Text
            | Self::Long
            | Self::Choice
            | Self::Round
            | Self::Check
            | Self::Attachment
            | Self::Statement
            | Self::Rows => &[],
        }
    }
}
