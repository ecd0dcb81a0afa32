//! Rounds of applications, as they are written.

use super::Described;
use crate::content::values::maybe_day;
use finsamkoll_checks::Date;
use serde::Deserialize;

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
    /// In whole kronor.
    #[serde(default)]
    pub(crate) funds: Option<i64>,
}

impl Described for RoundKeys {
    const KEYS: &[(&str, &str)] = &[
        ("id", "Omgångens id, som `2027-1`. Regler för en viss omgång skriver det."),
        ("deadline", "Sista ansökningsdagen. Den dagen är i tid."),
        ("preparation", "Dagen då beredningen möts."),
        ("board", "Dagen då styrelsen möts och beslutar."),
        (
            "funds",
            "Det som finns att fördela i omgången, i hela kronor: `1500000`. Det visas i tabellen över omgångarna.",
        ),
    ];
}
