//! The keys of front matter, as serde reads them. The Swedish faults of wrong keys come from these types alone.

use super::values::{Conditions, Pairs, day, known, maybe_day, maybe_known};
use finsamkoll_checks::{Date, Otherwise};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fmt::Debug;

/// Keys that editors write, with what they read of them in the manual: each by its name, in Swedish.
pub(crate) trait Described: DeserializeOwned + Debug {
    /// The keys, each with its meaning.
    const KEYS: &[(&str, &str)];
}

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

/// How the days of rounds follow from one another, or that there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RoundsKeys {
    #[serde(default)]
    pub(crate) rolling: bool,
    #[serde(default)]
    pub(crate) decision: Option<OffsetKeys>,
    #[serde(default)]
    pub(crate) deadline: Option<OffsetKeys>,
    #[serde(default)]
    pub(crate) board: Option<OffsetKeys>,
}

impl Described for RoundsKeys {
    const KEYS: &[(&str, &str)] = &[
        ("rolling", "`true`: det går att söka när som helst, och det finns inga omgångar."),
        (
            "decision",
            "Tiden från att ansökan kom in till beslutet, när det går att söka när som helst: `{ weeks = 5 }`.",
        ),
        ("deadline", "Hur sista ansökningsdagen följer av en annan dag."),
        ("board", "Hur dagen för styrelsens möte följer av en annan dag."),
    ];
}

/// How far one day lies from another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct OffsetKeys {
    #[serde(default)]
    pub(crate) days: Option<u16>,
    #[serde(default)]
    pub(crate) weeks: Option<u16>,
    #[serde(default)]
    pub(crate) before: Option<Meeting>,
    #[serde(default)]
    pub(crate) after: Option<Meeting>,
    #[serde(default)]
    pub(crate) workday: Option<Workday>,
}

impl Described for OffsetKeys {
    const KEYS: &[(&str, &str)] = &[
        ("days", "Hur många dagar det är emellan, högst 366. Antingen `days` eller `weeks`."),
        ("weeks", "Hur många veckor det är emellan, högst 52."),
        ("before", "Dagen ligger före den här dagen. Antingen `before` eller `after`."),
        ("after", "Dagen ligger efter den här dagen."),
        (
            "workday",
            "En dag som är lördag, söndag, helgdag eller midsommar-, jul- eller nyårsafton flyttas till \
                närmaste vardag före (`earlier`) eller efter (`later`).",
        ),
    ];
}

/// A day of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Meeting {
    Deadline,
    Preparation,
    Board,
}

impl Meeting {
    /// The day as content writes it.
    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Preparation => "preparation",
            Self::Board => "board",
        }
    }
}

/// To which side a day is moved that is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Workday {
    Earlier,
    Later,
}

/// A round, with the days that are written for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RoundKeys {
    pub(crate) id: String,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) deadline: Option<Date>,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) preparation: Option<Date>,
    #[serde(default, deserialize_with = "maybe_day")]
    pub(crate) board: Option<Date>,
}

impl Described for RoundKeys {
    const KEYS: &[(&str, &str)] = &[
        ("id", "Omgångens id, som `2027-1`. Regler för en viss omgång skriver det."),
        ("deadline", "Sista ansökningsdagen. Den dagen är i tid."),
        ("preparation", "Dagen då beredningen möts."),
        ("board", "Dagen då styrelsen möts och beslutar."),
    ];
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
        ("party", "En part: se nedan."),
        ("rounds", "Som på en annan sida."),
        ("round", "Som på en annan sida."),
        ("rule", "Som på en annan sida."),
        ("change", "Som på en annan sida. Förbundets startsida visar dessutom ändringarna på dess andra sidor."),
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
        ("column", "En kolumn i en grupp (`rows`), med samma nycklar som ett fält."),
    ];
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

    /// What editors read of the type: what it asks for, and answers as people write them. What becomes of these the
    /// manual asks the checks.
    pub(crate) fn told(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Text => ("En rad text.", &[]),
            Self::Long => ("Text på flera rader.", &[]),
            Self::Number => ("Ett tal.", &["12", "1 200", "2,5", "ca 12"]),
            Self::Amount => (
                "Ett belopp i kronor.",
                &[
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
            ),
            Self::Date => (
                "Ett datum.",
                &["2026-03-01", "1 mars 2026", "1/3 2026", "260301", "1/3/2026", "våren 2026", "2026-02-30"],
            ),
            Self::Party => (
                "En part, med förbundets parter som förslag. Med `many` flera, en på varje rad. Namnet känns \
                    igen hur det än skrivs.",
                &["provby kommun", "PK", "Provby"],
            ),
            Self::Municipality => {
                ("En kommun, med förbundets kommuner som förslag. Med `many` flera, en på varje rad.", &["Provby"])
            }
            Self::Choice => ("Ett av alternativen i `options`. Med `many` ett eller flera.", &[]),
            Self::Round => (
                "En av förbundets omgångar, med sista ansökningsdagen som val. Nästa omgång är ifylld. \
                    Formuläret har högst ett sådant fält, som inte behöver svar när ingen omgång är att vänta.",
                &[],
            ),
            Self::Check => ("En ruta att kryssa i: ja, eller inget svar.", &[]),
            Self::Attachment => ("En bilaga: en ruta att kryssa i när den bifogas.", &[]),
            Self::Statement => (
                "Ett påstående att svara ja, nej eller vet inte på, med en mening om varför. Behöver `clause`, \
                    och en regel av slaget `stated` under samma punkt.",
                &[],
            ),
            Self::Email => ("En e-postadress.", &["Kansliet@Exempel.example", "kansliet@exempel"]),
            Self::Phone => ("Ett telefonnummer med riktnummer.", &["070-123 45 67", "+46 (0)70-123 45 67", "21 10 00"]),
            Self::Post => ("Ett postnummer.", &["701 35", "SE-70135", "7013"]),
            Self::Orgnr => (
                "Ett organisationsnummer. Kontrollsiffran ska stämma, och ett personnummer tas inte emot.",
                &["202100-5448", "2021005448", "202100-5449"],
            ),
            Self::Span => (
                "Ett spann av hela tal, till exempel åldrar.",
                &["16–64", "16-64 år", "18+", "från 18 år", "upp till 25 år", "20 år", "unga vuxna"],
            ),
            Self::Rows => {
                ("En grupp: rader som den sökande själv lägger till, med en `[[field.column]]` för varje kolumn.", &[])
            }
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
