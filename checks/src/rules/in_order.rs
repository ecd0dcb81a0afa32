//! Do these dates come in this order?

use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, asked, reference};
use crate::form::MOST_ROWS;
use crate::gather::Gather;
use crate::reading::{Day, Reads};
use crate::sentence::fill;
use crate::{Application, Date, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that days follow one another; equal days are in order. Neighbours are judged in pairs, columns row by row;
/// what is hidden, or voluntary and empty, is skipped. Where a day stands next to that of the decision and the association
/// has not said when it decides, the office is to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InOrder {
    /// The days, the earliest first: date fields, `today`, or `decision`.
    pub dates: Vec<DayRef>,
}

/// A day that a rule names: a date field by its path, the day of the check, or the day of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DayRef(FieldRef<Day>);

const TODAY: &str = "today";
const DECISION: &str = "decision";

impl DayRef {
    fn is_field(&self) -> bool {
        !matches!(self.0.path.as_str(), TODAY | DECISION)
    }
}

impl InOrder {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Kommer dagarna i ordning?",
        border: "Samma dag är i ordning. Grannarna jämförs två och två, kolumner rad för rad. Ett fält som inte visas, \
            eller är frivilligt och tomt, hoppas över. Är dagen för beslut inte känd ombeds den sökande fråga \
            kansliet.",
        parameters: &[(
            "dates",
            "Dagarna, den tidigaste först: fält och kolumner, `\"today\"` (dagen då ansökan kontrolleras) och \
                `\"decision\"` (styrelsens dag i omgången, eller dagen då ansökan kom in plus tiden till beslut).",
        )],
        example: r#"[[rule]]
clause = "dagar-i-ordning"
kind = "in-order"
dates = ["decision", "exempel.start", "exempel.slut"]
+++
Insatsen börjar efter beslutet, och slutar efter att den har börjat. {#dagar-i-ordning}
"#,
    };
}

impl Check for InOrder {
    fn references(&self) -> Vec<Reference<'_>> {
        let fields = self.dates.iter().filter(|day| day.is_field());
        fields.map(|day| reference("dates", &day.0)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let days: Vec<Vec<Standing<'_>>> =
            self.dates.iter().map(|day| standings(day, application)).filter(|places| !places.is_empty()).gather();
        let mut judged = Vec::new();
        for row in rows(&days) {
            let line: Vec<&Standing<'_>> = days.iter().filter_map(|places| in_row(places, row)).gather();
            judged.extend(line.windows(2).filter_map(|pair| match pair {
                [earlier, later] => judge(earlier, later),
                _ => None,
            }));
        }
        judged
    }

    fn fault(&self) -> Option<Fault> {
        if self.dates.len() < 2 {
            return Some(Fault {
                parameter: "dates",
                sv: "dates behöver minst två dagar att jämföra",
                en: "dates needs at least two days to compare",
            });
        }
        let is_known = |pair: &[DayRef]| pair.iter().all(|day| !day.is_field());
        self.dates.windows(2).any(is_known).then_some(Fault {
            parameter: "dates",
            sv: "dates behöver ett datumfält mellan today och decision",
            en: "dates needs a date field between today and decision",
        })
    }
}

const UNDECIDED: &str = "Dagen för beslut är inte känd. Fråga kansliet när förbundet beslutar.";

/// One day of the order: an answer, a day that is known, with its name, or one that the association has not said.
#[derive(Debug)]
enum Standing<'a> {
    Answer(Place<'a>),
    Known(Date, &'static str),
    Undecided,
}

impl Standing<'_> {
    fn row(&self) -> Option<u16> {
        match self {
            Self::Answer(place) => place.at.row(),
            Self::Known(..) | Self::Undecided => None,
        }
    }

    fn date(&self) -> Option<Date> {
        match self {
            Self::Answer(place) => place.value.and_then(Day::take).copied(),
            Self::Known(date, _) => Some(*date),
            Self::Undecided => None,
        }
    }

    fn place(&self) -> Option<&Place<'_>> {
        match self {
            Self::Answer(place) => Some(place),
            Self::Known(..) | Self::Undecided => None,
        }
    }
}

fn standings<'a>(day: &DayRef, application: &'a Application<'a>) -> Vec<Standing<'a>> {
    if day.0.path == TODAY {
        return [Standing::Known(application.today(), "dagens datum")].into();
    }
    if day.0.path == DECISION {
        let known = |date| Standing::Known(date, "dagen för beslut");
        return [application.decision().map_or(Standing::Undecided, known)].into();
    }
    asked(&day.0.path, application).into_iter().map(Standing::Answer).gather()
}

/// The rows to judge: those of the columns named, or the one line of the fields that stand by themselves.
fn rows(days: &[Vec<Standing<'_>>]) -> Vec<Option<u16>> {
    let in_rows = |row: u16| days.iter().flatten().any(|standing| standing.row() == Some(row));
    let rows: Vec<Option<u16>> = (0..MOST_ROWS).filter(|row| in_rows(*row)).map(Some).gather();
    if rows.is_empty() { [None].into() } else { rows }
}

fn in_row<'a, 'b>(places: &'b [Standing<'a>], row: Option<u16>) -> Option<&'b Standing<'a>> {
    places.iter().find(|place| place.row().is_none() || place.row() == row)
}

fn judge(earlier: &Standing<'_>, later: &Standing<'_>) -> Option<Judged> {
    let at = earlier.place().or(later.place())?;
    let is_undecided = matches!(earlier, Standing::Undecided) || matches!(later, Standing::Undecided);
    if is_undecided && !at.rests_on_another() {
        return Some(Judged::new(at.at, Verdict::Unknown(String::from(UNDECIDED))));
    }
    let (Some(first), Some(second)) = (earlier.date(), later.date()) else {
        let open = [earlier, later].into_iter().filter(|standing| standing.date().is_none());
        let at = open.filter_map(Standing::place).map(|place| place.at.clone()).gather();
        return Some(Judged { at, verdict: Verdict::Waits(String::new()) });
    };
    if first <= second {
        return Some(Judged::new(at.at, Verdict::Met));
    }
    Some(Judged {
        at: [earlier, later].into_iter().filter_map(Standing::place).map(|place| place.at.clone()).gather(),
        verdict: Verdict::NotMet {
            found: found(earlier, first, later, second),
            mend: String::from("Rätta dagarna så att de kommer i ordning."),
        },
    })
}

fn found(earlier: &Standing<'_>, first: Date, later: &Standing<'_>, second: Date) -> String {
    let answer = |standing: &Standing<'_>, date: Date| {
        let label = standing.place().map(Place::label).unwrap_or_default();
        fill("{} på ”{}”", &[&date.words(), &label])
    };
    match (earlier, later) {
        (Standing::Known(_, name), _) => {
            fill("Ni svarar {}. Det är före {}, {}.", &[&answer(later, second), name, &first.words()])
        }
        (_, Standing::Known(_, name)) => {
            fill("Ni svarar {}. Det är efter {}, {}.", &[&answer(earlier, first), name, &second.words()])
        }
        _ => fill(
            "Ni svarar {} och {}. Det första datumet ligger efter det andra.",
            &[&answer(earlier, first), &answer(later, second)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Choice, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, optional, rows};

    fn ordering(days: &[&str], fields: impl IntoIterator<Item = Field>) -> Trial {
        let dates = days.iter().map(|day| DayRef(FieldRef::new(day))).collect();
        Trial::of(Kind::InOrder(InOrder { dates }), fields)
    }

    fn date(id: &str) -> Field {
        field(id, Answer::Date)
    }

    #[test]
    fn equal_days_are_in_order() {
        let rule = ordering(&["tid.start", "tid.slut"], [date("tid.start"), date("tid.slut")]);
        for (start, end, verdict) in [
            ("2027-02-28", "2027-03-01", "met tid.start"),
            ("2027-03-01", "2027-03-01", "met tid.start"),
            ("2027-03-02", "2027-03-01", "not-met tid.start, tid.slut"),
            ("2028-01-01", "2027-12-31", "not-met tid.start, tid.slut"),
            ("", "2027-03-01", "waits tid.start"),
            ("2027-03-01", "våren 2027", "waits tid.slut"),
            ("2027-02-29", "1/3/2027", "waits tid.start, tid.slut"),
            ("", "", "waits tid.start, tid.slut"),
        ] {
            assert_eq!(rule.verdicts(&[("tid.start", start), ("tid.slut", end)]), verdict, "{start}, {end}");
        }
    }

    #[test]
    fn today_may_stand_first_or_last() {
        // Trials are held on 1 March 2027.
        let ahead = ordering(&["today", "tid.start"], [date("tid.start")]);
        let behind = ordering(&["tid.start", "today"], [date("tid.start")]);
        for (start, is_ahead, is_behind) in [
            ("2027-02-28", "not-met tid.start", "met tid.start"),
            ("2027-03-01", "met tid.start", "met tid.start"),
            ("2027-03-02", "met tid.start", "not-met tid.start"),
            ("", "waits tid.start", "waits tid.start"),
        ] {
            assert_eq!(ahead.verdicts(&[("tid.start", start)]), is_ahead, "{start}");
            assert_eq!(behind.verdicts(&[("tid.start", start)]), is_behind, "{start}");
        }
    }

    #[test]
    fn neighbours_are_judged_in_pairs() {
        let fields = [date("tid.ett"), date("tid.tva"), date("tid.tre")];
        let rule = ordering(&["tid.ett", "tid.tva", "tid.tre"], fields);
        let verdicts =
            |first, second, third| rule.verdicts(&[("tid.ett", first), ("tid.tva", second), ("tid.tre", third)]);
        assert_eq!(verdicts("2027-01-01", "2027-02-01", "2027-03-01"), "met tid.ett; met tid.tva");
        assert_eq!(verdicts("2027-01-01", "2027-02-02", "2027-02-01"), "met tid.ett; not-met tid.tva, tid.tre");
        assert_eq!(verdicts("2027-01-01", "", "2027-03-01"), "waits tid.tva; waits tid.tva");
    }

    #[test]
    fn a_hidden_or_voluntary_empty_day_is_skipped() {
        for between in [optional("tid.mellan", Answer::Date), hideable("tid.mellan", Answer::Date)] {
            let days = ["tid.start", "tid.mellan", "tid.slut"];
            let rule = ordering(&days, [date("tid.start"), between, date("tid.slut")]);
            let verdicts =
                |start, end| rule.verdicts(&[("fraga.visa", "nej"), ("tid.start", start), ("tid.slut", end)]);
            assert_eq!(verdicts("2027-03-01", "2027-03-01"), "met tid.start");
            assert_eq!(verdicts("2027-03-02", "2027-03-01"), "not-met tid.start, tid.slut");
        }
    }

    #[test]
    fn a_day_with_no_other_to_follow_is_not_judged() {
        let rule = ordering(&["tid.start", "tid.slut"], [date("tid.start"), hideable("tid.slut", Answer::Date)]);
        let verdicts = |shown| rule.verdicts(&[("fraga.visa", shown), ("tid.start", "2027-03-01")]);
        assert_eq!(verdicts("nej"), "");
        assert_eq!(verdicts("ja"), "waits tid.slut");
        assert_eq!(verdicts(""), "waits fraga.visa");
    }

    #[test]
    fn columns_are_judged_row_by_row() {
        let steps = field("steg", rows([date("fran"), date("till"), field("vad", Answer::Text)]));
        let rule = ordering(&["tid.start", "steg.fran", "steg.till"], [date("tid.start"), steps]);
        let answers = [
            ("tid.start", "2027-03-01"),
            ("steg.0.fran", "2027-03-01"),
            ("steg.0.till", "2027-03-01"),
            ("steg.1.fran", "2027-02-28"),
            ("steg.1.till", "2027-03-01"),
            ("steg.7.fran", "2027-03-02"),
            ("steg.7.vad", "Uppföljning"),
        ];
        let verdicts = [
            "met tid.start; met steg.0.fran",
            "not-met tid.start, steg.1.fran; met steg.1.fran",
            "met tid.start; waits steg.7.till",
        ];
        assert_eq!(rule.verdicts(&answers), verdicts.join("; "));
    }

    #[test]
    fn a_group_without_a_row_waits_unless_it_is_voluntary() {
        let steps = |field: fn(&str, Answer) -> Field| {
            let steps = field("steg", rows([date("fran")]));
            ordering(&["tid.start", "steg.fran"], [date("tid.start"), steps])
        };
        let answers = [("tid.start", "2027-03-01")];
        assert_eq!(steps(field).verdicts(&answers), "waits steg");
        assert_eq!(steps(optional).verdicts(&answers), "");
    }

    #[test]
    fn one_day_alone_is_no_order() {
        let of = |days: &[&str]| InOrder { dates: days.iter().map(|day| DayRef(FieldRef::new(day))).collect() };
        for (days, is_whole) in [
            (&["tid.start"][..], false),
            (&["today", "tid.start"], true),
            (&["decision", "tid.start"], true),
            (&["today", "decision"], false),
            (&["tid.start", "today", "decision"], false),
            (&["today", "tid.start", "decision"], true),
        ] {
            assert_eq!(of(days).fault().is_none(), is_whole, "{days:?}");
        }
    }

    #[test]
    fn known_days_are_no_fields() {
        let dates = ["today", "tid.start", "decision"].map(|day| DayRef(FieldRef::new(day)));
        let kind = InOrder { dates: dates.into() };
        let fields: Vec<&str> = kind.references().iter().map(|field| field.path).collect();
        assert_eq!(fields, ["tid.start"]);
    }

    /// Two rounds, and a field in which one of them is chosen. Trials are held on 1 March 2027.
    fn with_rounds(board: Option<&str>) -> Trial {
        let option = |id: &str| Choice { id: id.into(), label: id.into() };
        let rounds = Answer::Round(["2027-1", "2027-2"].map(option).into());
        let all = [("2027-1", "2027-03-15", board), ("2027-2", "2027-10-01", Some("2027-11-01"))];
        ordering(&["decision", "tid.start"], [field("insats.omgang", rounds), date("tid.start")]).with_rounds(&all)
    }

    #[test]
    fn the_decision_is_that_of_the_round_chosen_or_of_the_next() {
        let rule = with_rounds(Some("2027-04-12"));
        for (round, start, verdict) in [
            ("", "2027-04-11", "not-met tid.start"),
            ("", "2027-04-12", "met tid.start"),
            ("2027-1", "2027-04-12", "met tid.start"),
            ("2027-2", "2027-04-12", "not-met tid.start"),
            ("2027-2", "2027-10-31", "not-met tid.start"),
            ("2027-2", "2027-11-01", "met tid.start"),
            ("2027-2", "", "waits tid.start"),
        ] {
            assert_eq!(rule.verdicts(&[("insats.omgang", round), ("tid.start", start)]), verdict, "{round}, {start}");
        }
        let says = rule.says(&[("tid.start", "2027-04-11")]);
        assert!(
            says.starts_with("Ni svarar 11 april 2027 på ”tid.start”. Det är före dagen för beslut, 12 april 2027.")
        );
    }

    #[test]
    fn the_decision_may_stand_last() {
        let rule = ordering(&["tid.ide", "decision"], [date("tid.ide")]).rolling(Some(35));
        assert_eq!(rule.verdicts(&[("tid.ide", "2027-04-05")]), "met tid.ide");
        assert_eq!(rule.verdicts(&[("tid.ide", "2027-04-06")]), "not-met tid.ide");
        let says = rule.says(&[("tid.ide", "2027-04-06")]);
        assert!(says.contains("Det är efter dagen för beslut, 5 april 2027."), "{says}");
    }

    #[test]
    fn where_applications_are_taken_at_any_time_it_is_some_weeks_after_receipt() {
        let rule = || ordering(&["decision", "tid.start"], [date("tid.start")]).rolling(Some(35));
        for (start, checked, received) in [
            ("2027-04-04", "not-met tid.start", "not-met tid.start"),
            ("2027-04-05", "met tid.start", "not-met tid.start"),
            ("2027-04-06", "met tid.start", "met tid.start"),
        ] {
            assert_eq!(rule().verdicts(&[("tid.start", start)]), checked, "{start}");
            assert_eq!(rule().received("2027-03-02").verdicts(&[("tid.start", start)]), received, "{start}");
        }
    }

    #[test]
    fn a_decision_that_is_not_known_is_for_the_office() {
        let rule = with_rounds(None);
        for (round, start, verdict) in [
            ("", "2027-04-12", "unknown tid.start"),
            ("2027-1", "2027-04-12", "unknown tid.start"),
            ("2027-1", "", "unknown tid.start"),
            ("2027-2", "2027-11-01", "met tid.start"),
        ] {
            assert_eq!(rule.verdicts(&[("insats.omgang", round), ("tid.start", start)]), verdict, "{round}, {start}");
        }
        for rule in [
            ordering(&["decision", "tid.start"], [date("tid.start")]),
            ordering(&["decision", "tid.start"], [date("tid.start")]).rolling(None),
        ] {
            assert_eq!(rule.verdicts(&[("tid.start", "2027-04-12")]), "unknown tid.start");
        }
    }

    #[test]
    fn the_other_days_are_judged_though_the_decision_is_not_known() {
        let rule = ordering(&["decision", "tid.start", "tid.slut"], [date("tid.start"), date("tid.slut")]);
        let written = [("tid.start", "2027-04-12"), ("tid.slut", "2027-04-11")];
        assert_eq!(rule.verdicts(&written), "unknown tid.start; not-met tid.start, tid.slut");
    }

    #[test]
    fn a_day_that_is_hidden_or_left_out_needs_no_decision() {
        let hidden = ordering(&["decision", "tid.start"], [hideable("tid.start", Answer::Date)]);
        for (shown, verdict) in [("ja", "unknown tid.start"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(hidden.verdicts(&[("fraga.visa", shown)]), verdict, "{shown}");
        }
        let voluntary = ordering(&["decision", "tid.start"], [optional("tid.start", Answer::Date)]);
        assert_eq!(voluntary.verdicts(&[]), "");
    }
}
