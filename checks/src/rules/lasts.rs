//! Is the period as long as allowed?

use super::period::judge_periods;
use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, limits, reference};
use crate::reading::Day;
use crate::sentence::{digits, fill, tell};
use crate::{Application, Date};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that a period is long enough, and no longer than allowed, in whole months. Both its days count: from 1 January
/// to 31 December is 12 months, from 31 January to 28 February is one ([`plus_months`](Date::plus_months)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lasts {
    /// The first day and the last day: two fields, or two columns of one group.
    pub period: [FieldRef<Day>; 2],
    /// The shortest that passes, in months.
    #[serde(default)]
    pub at_least_months: Option<u16>,
    /// The longest that passes, in months.
    #[serde(default)]
    pub at_most_months: Option<u16>,
}

impl Lasts {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Är tiden lagom lång?",
        border: "Båda dagarna räknas: 1 januari–31 december är 12 månader, och 1 januari–1 januari är mer. Är den sista \
            dagen före den första väntar regeln.",
        parameters: &[
            ("period", "Första och sista dagen: två fält, eller två kolumner i samma grupp."),
            ("at-least-months", "Den kortaste tid som går, i hela månader. Utelämna den om det inte finns någon."),
            ("at-most-months", "Den längsta tid som går. Minst en av dem behövs."),
        ],
        example: r#"[[rule]]
clause = "hur-lange"
kind = "lasts"
period = ["exempel.start", "exempel.slut"]
at-least-months = 6
at-most-months = 36
+++
Insatsen pågår i minst sex månader och högst tre år. {#hur-lange}
"#,
    };
}

impl Check for Lasts {
    fn references(&self) -> Vec<Reference<'_>> {
        self.period.iter().map(|field| reference("period", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        judge_periods(&self.period, application, &|first, last| Some(self.judge(first, last)))
    }

    fn fault(&self) -> Option<Fault> {
        match (self.at_least_months, self.at_most_months) {
            (None, None) => Some(Fault {
                parameter: "kind",
                sv: "lasts behöver at-least-months, at-most-months eller båda",
                en: "lasts needs at-least-months, at-most-months or both",
            }),
            (_, Some(0)) => Some(Fault {
                parameter: "at-most-months",
                sv: "ingen tid är så kort som 0 månader: at-most-months behöver vara minst 1",
                en: "no time is as short as 0 months: at-most-months must be at least 1",
            }),
            (Some(least), Some(most)) if least > most => Some(Fault {
                parameter: "at-least-months",
                sv: "at-least-months är större än at-most-months",
                en: "at-least-months is greater than at-most-months",
            }),
            _ => None,
        }
    }
}

impl Lasts {
    fn judge(&self, first: Date, last: Date) -> Verdict {
        let after = last.plus_days(1);
        let is_long = self.at_least_months.is_none_or(|least| after >= first.plus_months(least));
        let is_short = self.at_most_months.is_none_or(|most| after <= first.plus_months(most));
        if is_long && is_short {
            return Verdict::Met;
        }
        let limits = limits(self.at_least_months.map(months), self.at_most_months.map(months));
        Verdict::NotMet {
            found: fill(
                "Ni anger tiden från {} till och med {}. Den ska vara {}.",
                &[&first.words(), &last.words(), &limits],
            ),
            mend: String::from("Ändra tiden, eller fråga kansliet."),
        }
    }
}

fn months(number: u16) -> String {
    tell(&[&digits(number.into()), if number == 1 { " månad" } else { " månader" }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, optional, rows};

    fn lasting(least: Option<u16>, most: Option<u16>) -> Lasts {
        let period = [FieldRef::new("tid.start"), FieldRef::new("tid.slut")];
        Lasts { period, at_least_months: least, at_most_months: most }
    }

    fn trial(least: Option<u16>, most: Option<u16>) -> Trial {
        with_end(least, most, field("tid.slut", Answer::Date))
    }

    fn with_end(least: Option<u16>, most: Option<u16>, end: Field) -> Trial {
        Trial::of(Kind::Lasts(lasting(least, most)), [field("tid.start", Answer::Date), end])
    }

    fn from_to<'a>(start: &'a str, end: &'a str) -> [(&'static str, &'a str); 2] {
        [("tid.start", start), ("tid.slut", end)]
    }

    #[test]
    fn both_days_count() {
        for (start, end, months) in [
            ("2027-01-01", "2027-12-31", 12),
            ("2027-03-15", "2028-03-14", 12),
            ("2027-01-31", "2027-02-28", 1),
            ("2028-01-31", "2028-02-29", 1),
            ("2027-01-01", "2027-02-28", 2),
            ("2027-08-31", "2027-09-30", 1),
            // From a leap day a year goes by with the last day of February.
            ("2028-02-29", "2029-02-28", 12),
            ("2028-02-29", "2032-02-28", 48),
            ("2027-03-01", "2028-02-29", 12),
        ] {
            let rule = trial(Some(months), Some(months));
            let last = Date::parse_iso(end).unwrap();
            let one_less = last.number().checked_sub(1).map(Date::numbered).map(iso).unwrap();
            for (end, verdict) in [
                (one_less, "not-met tid.slut, tid.start"),
                (iso(last), "met tid.slut, tid.start"),
                (iso(last.plus_days(1)), "not-met tid.slut, tid.start"),
            ] {
                assert_eq!(rule.verdicts(&from_to(start, &end)), verdict, "{start}, {end}");
            }
        }
    }

    fn iso(date: Date) -> String {
        let two = |part: u8| tell(&[if part < 10 { "-0" } else { "-" }, &digits(part.into())]);
        tell(&[&digits(date.year().into()), &two(date.month()), &two(date.day())])
    }

    #[test]
    fn one_day_is_no_month() {
        let one_day = from_to("2027-03-01", "2027-03-01");
        assert_eq!(trial(Some(1), None).verdicts(&one_day), "not-met tid.slut, tid.start");
        assert_eq!(trial(None, Some(1)).verdicts(&one_day), "met tid.slut, tid.start");
        assert_eq!(trial(Some(0), None).verdicts(&one_day), "met tid.slut, tid.start");
    }

    #[test]
    fn one_limit_is_enough() {
        for (end, is_least, is_most) in
            [("2027-06-29", false, true), ("2027-06-30", true, true), ("2027-07-01", true, false)]
        {
            for (rule, is_met) in [(trial(Some(6), None), is_least), (trial(None, Some(6)), is_most)] {
                assert_eq!(rule.verdicts(&from_to("2027-01-01", end)).starts_with("met"), is_met, "{end}");
            }
        }
    }

    #[test]
    fn says_which_time_and_how_long_it_should_be() {
        let says = trial(None, Some(12)).says(&from_to("2027-01-01", "2028-01-01"));
        let said = "Ni anger tiden från 1 januari 2027 till och med 1 januari 2028. Den ska vara högst 12 månader.";
        assert!(says.starts_with(said), "{says}");
        let says = trial(Some(1), Some(12)).says(&from_to("2027-01-01", "2028-01-01"));
        assert!(says.contains("Den ska vara minst 1 månad och högst 12 månader."), "{says}");
    }

    #[test]
    fn waits_for_days_that_are_open_or_turned_round() {
        let rule = trial(Some(6), Some(12));
        for (start, end, verdict) in [
            ("", "2027-03-01", "waits tid.start"),
            ("2027-03-01", "våren 2028", "waits tid.slut"),
            ("", "", "waits tid.start, tid.slut"),
            ("2027-03-01", "2027-02-28", "waits tid.slut"),
        ] {
            assert_eq!(rule.verdicts(&from_to(start, end)), verdict, "{start}, {end}");
        }
        assert_eq!(rule.says(&from_to("2027-03-01", "2027-02-28")), "Den sista dagen är före den första.");
    }

    #[test]
    fn a_hidden_or_voluntary_empty_day_leaves_no_period() {
        let hidden = with_end(Some(6), None, hideable("tid.slut", Answer::Date));
        for (shown, verdict) in [("ja", "not-met tid.slut, tid.start"), ("nej", ""), ("", "waits fraga.visa")] {
            let written = [("fraga.visa", shown), ("tid.start", "2027-03-01"), ("tid.slut", "2027-03-02")];
            assert_eq!(hidden.verdicts(&written), verdict, "{shown}");
        }
        let voluntary = with_end(Some(6), None, optional("tid.slut", Answer::Date));
        assert_eq!(voluntary.verdicts(&from_to("2027-03-01", "")), "");
        assert_eq!(voluntary.verdicts(&from_to("2027-03-01", "2027-03-02")), "not-met tid.slut, tid.start");
    }

    #[test]
    fn columns_are_judged_row_by_row() {
        let steps = |field: fn(&str, Answer) -> Field| {
            let period = [FieldRef::new("steg.fran"), FieldRef::new("steg.till")];
            let kind = Lasts { period, at_least_months: None, at_most_months: Some(1) };
            let columns = [self::field("fran", Answer::Date), self::field("till", Answer::Date)];
            Trial::of(Kind::Lasts(kind), [field("steg", rows(columns))])
        };
        let written = [
            ("steg.0.fran", "2027-03-01"),
            ("steg.0.till", "2027-03-31"),
            ("steg.1.fran", "2027-03-01"),
            ("steg.1.till", "2027-04-01"),
            ("steg.4.fran", "2027-03-01"),
        ];
        let verdicts = "met steg.0.till, steg.0.fran; not-met steg.1.till, steg.1.fran; waits steg.4.till";
        assert_eq!(steps(field).verdicts(&written), verdicts);
        assert_eq!(steps(field).verdicts(&[]), "waits steg");
        assert_eq!(steps(optional).verdicts(&[]), "");
    }

    #[test]
    fn it_needs_a_limit_and_limits_in_order() {
        for (least, most, is_whole) in [
            (None, None, false),
            (Some(6), None, true),
            (None, Some(12), true),
            (None, Some(1), true),
            (None, Some(0), false),
            (Some(12), Some(12), true),
            (Some(13), Some(12), false),
        ] {
            assert_eq!(lasting(least, most).fault().is_none(), is_whole, "{least:?}, {most:?}");
        }
    }
}
