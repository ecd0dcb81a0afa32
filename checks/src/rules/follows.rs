//! Tells what follows.

use super::period::judge_periods;
use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, reference};
use crate::gather::Gather;
use crate::reading::Day;
use crate::sentence::{all_of, digits, fill};
use crate::{Application, Date};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks nothing: tells that the clause holds for this application, in the clause's own words.
///
/// With days it speaks only where one of them falls after the first day of the period and no later than its last, and
/// names them: `yearly = ["01-01"]` is "runs past a year's end". The last day itself counts even where it is the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Follows {
    /// The first day and the last day: two fields, or two columns of one group.
    #[serde(default)]
    pub period: Option<[FieldRef<Day>; 2]>,
    /// Days of each year in order, as month and day: `12-31`. A year that lacks one (`02-29`) is passed over.
    #[serde(default)]
    pub yearly: Vec<String>,
    /// Whether the last day is one of the days.
    #[serde(default)]
    pub at_end: bool,
}

impl Follows {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Vad följer?",
        border: "Regeln bedömer inget. Den säger till den sökande att punkten gäller, med punktens egna ord. Utan \
            nycklar säger den det alltid, eller när `when` håller. Med en period säger den det bara om någon av \
            dagarna infaller efter periodens första dag och senast den sista, och vilka dagar det är.",
        parameters: &[
            ("period", "Första och sista dagen: två fält, eller två kolumner i samma grupp."),
            (
                "yearly",
                "Dagar varje år, som månad och dag: `12-31`. De står i ordning. `[\"01-01\"]` är samma sak som att \
                perioden går över ett årsskifte.",
            ),
            ("at-end", "Om periodens sista dag är en av dagarna."),
        ],
        example: r#"[[rule]]
clause = "redovisning"
kind = "follows"
period = ["exempel.start", "exempel.slut"]
yearly = ["06-30", "12-31"]
at-end = true
+++
Ni redovisar efter varje halvår, och när insatsen är slut. {#redovisning}
"#,
    };
}

impl Check for Follows {
    fn references(&self) -> Vec<Reference<'_>> {
        self.period.iter().flatten().map(|field| reference("period", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        match &self.period {
            Some(period) => judge_periods(period, application, &|first, last| self.judge(first, last)),
            None => [Judged::of_all(Verdict::Tells(String::new()))].into(),
        }
    }

    fn fault(&self) -> Option<Fault> {
        let at = |parameter, sv, en| Some(Fault { parameter, sv, en });
        if !self.yearly.iter().all(|day| in_year(A_LEAP_YEAR, day).is_some()) {
            return at(
                "yearly",
                "yearly ska vara månad och dag, som 12-31",
                "yearly must be month and day, like 12-31",
            );
        }
        if !self.yearly.windows(2).all(|pair| pair.first() < pair.last()) {
            return at(
                "yearly",
                "dagarna i yearly ska stå i ordning, den tidigaste först, och var och en bara en gång",
                "the days of yearly must stand in order, the earliest first, and each only once",
            );
        }
        match (&self.period, self.at_end || !self.yearly.is_empty()) {
            (Some(_), false) => {
                at("period", "period behöver yearly, at-end eller båda", "period needs yearly, at-end or both")
            }
            (None, true) => at("kind", "yearly och at-end behöver period", "yearly and at-end need period"),
            _ => None,
        }
    }
}

/// A year that has every day.
const A_LEAP_YEAR: u16 = 2028;

impl Follows {
    fn judge(&self, first: Date, last: Date) -> Option<Verdict> {
        let days: Vec<String> = self.days(first, last).into_iter().map(|day| fill("den {}", &[&day.words()])).gather();
        let words = || fill("Med era datum blir det {}.", &[&all_of(&days)]);
        (!days.is_empty()).then(|| Verdict::Tells(words()))
    }

    /// The days that fall in the period, the earliest first.
    fn days(&self, first: Date, last: Date) -> Vec<Date> {
        let mut days = Vec::new();
        for year in first.year()..=last.year() {
            let of_year = self.yearly.iter().filter_map(|day| in_year(year, day));
            days.extend(of_year.filter(|day| first < *day && *day <= last));
        }
        if self.at_end && days.last() != Some(&last) {
            days.push(last);
        }
        days
    }
}

/// A day of the year, where that year has it.
fn in_year(year: u16, day: &str) -> Option<Date> {
    Date::parse_iso(&fill("{}-{}", &[&digits(year.into()), day]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, optional, rows};

    fn on(yearly: &[&str], at_end: bool) -> Follows {
        let period = [FieldRef::new("tid.start"), FieldRef::new("tid.slut")];
        Follows { period: Some(period), yearly: yearly.iter().map(|day| String::from(*day)).collect(), at_end }
    }

    fn trial(kind: Follows) -> Trial {
        with_end(kind, field("tid.slut", Answer::Date))
    }

    fn with_end(kind: Follows, end: Field) -> Trial {
        Trial::of(Kind::Follows(kind), [field("tid.start", Answer::Date), end])
    }

    fn from_to<'a>(start: &'a str, end: &'a str) -> [(&'static str, &'a str); 2] {
        [("tid.start", start), ("tid.slut", end)]
    }

    /// The days that are told, as they are named.
    fn told(kind: Follows, start: &str, end: &str) -> String {
        let says = trial(kind).says(&from_to(start, end));
        String::from(says.trim_start_matches("Med era datum blir det ").trim_end_matches('.'))
    }

    #[test]
    fn without_days_it_always_speaks_in_the_clauses_words() {
        let rule = Trial::of(Kind::Follows(Follows { period: None, yearly: Vec::new(), at_end: false }), []);
        assert_eq!(rule.verdicts(&[]), "tells");
        assert_eq!(rule.says(&[]), "");
    }

    #[test]
    fn past_a_years_end() {
        for (start, end, verdict) in [
            ("2027-01-01", "2027-12-31", ""),
            ("2027-01-01", "2028-01-01", "tells tid.slut, tid.start"),
            ("2027-12-31", "2028-01-01", "tells tid.slut, tid.start"),
            ("2028-01-01", "2028-12-31", ""),
            ("2028-01-01", "2028-01-01", ""),
        ] {
            assert_eq!(trial(on(&["01-01"], false)).verdicts(&from_to(start, end)), verdict, "{start}, {end}");
        }
        let says = trial(on(&["01-01"], false)).says(&from_to("2027-03-01", "2028-06-30"));
        assert_eq!(says, "Med era datum blir det den 1 januari 2028.");
    }

    #[test]
    fn the_day_after_the_first_counts_and_so_does_the_last() {
        let days = |start, end| told(on(&["12-31"], false), start, end);
        assert_eq!(days("2027-12-30", "2027-12-31"), "den 31 december 2027");
        assert_eq!(days("2027-12-31", "2028-12-30"), "");
        assert_eq!(days("2027-12-31", "2028-12-31"), "den 31 december 2028");
    }

    #[test]
    fn each_year_in_order_and_the_end_once() {
        let days = |yearly: &[&str], at_end| told(on(yearly, at_end), "2027-03-01", "2028-12-31");
        assert_eq!(days(&[], true), "den 31 december 2028");
        assert_eq!(days(&["12-31"], false), "den 31 december 2027 och den 31 december 2028");
        assert_eq!(days(&["12-31"], true), "den 31 december 2027 och den 31 december 2028");
        let both = "den 30 juni 2027, den 31 december 2027, den 30 juni 2028 och den 31 december 2028";
        assert_eq!(days(&["06-30", "12-31"], true), both);
    }

    #[test]
    fn the_end_of_a_single_day_is_told() {
        assert_eq!(told(on(&[], true), "2027-03-01", "2027-03-01"), "den 1 mars 2027");
    }

    #[test]
    fn a_year_without_the_day_is_passed_over() {
        assert_eq!(
            told(on(&["02-29"], false), "2027-01-01", "2032-12-31"),
            "den 29 februari 2028 och den 29 februari 2032"
        );
        assert_eq!(trial(on(&["02-29"], false)).verdicts(&from_to("2029-01-01", "2031-12-31")), "");
    }

    #[test]
    fn waits_for_days_that_are_open_or_turned_round() {
        for (start, end, verdict) in [
            ("", "2027-03-01", "waits tid.start"),
            ("2027-03-01", "våren 2028", "waits tid.slut"),
            ("", "", "waits tid.start, tid.slut"),
            ("2028-03-01", "2027-03-01", "waits tid.slut"),
        ] {
            assert_eq!(trial(on(&["01-01"], true)).verdicts(&from_to(start, end)), verdict, "{start}, {end}");
        }
    }

    #[test]
    fn a_hidden_or_voluntary_empty_day_leaves_no_period() {
        let hidden = with_end(on(&[], true), hideable("tid.slut", Answer::Date));
        for (shown, verdict) in [("ja", "tells tid.slut, tid.start"), ("nej", ""), ("", "waits fraga.visa")] {
            let written = [("fraga.visa", shown), ("tid.start", "2027-03-01"), ("tid.slut", "2027-03-02")];
            assert_eq!(hidden.verdicts(&written), verdict, "{shown}");
        }
        let voluntary = with_end(on(&[], true), optional("tid.slut", Answer::Date));
        assert_eq!(voluntary.verdicts(&from_to("2027-03-01", "")), "");
    }

    #[test]
    fn columns_are_looked_at_row_by_row() {
        let period = Some([FieldRef::new("steg.fran"), FieldRef::new("steg.till")]);
        let columns = [field("fran", Answer::Date), field("till", Answer::Date)];
        let rule =
            Trial::of(Kind::Follows(Follows { period, ..on(&["01-01"], false) }), [field("steg", rows(columns))]);
        let written = [
            ("steg.0.fran", "2027-03-01"),
            ("steg.0.till", "2027-12-31"),
            ("steg.1.fran", "2027-03-01"),
            ("steg.1.till", "2028-01-01"),
        ];
        assert_eq!(rule.verdicts(&written), "tells steg.1.till, steg.1.fran");
    }

    #[test]
    fn days_and_period_need_each_other() {
        let without_period = |kind| Follows { period: None, ..kind };
        for (kind, is_whole) in [
            (without_period(on(&[], false)), true),
            (without_period(on(&["12-31"], false)), false),
            (without_period(on(&[], true)), false),
            (on(&[], false), false),
            (on(&["12-31"], false), true),
            (on(&[], true), true),
            (on(&["02-29"], true), true),
            (on(&["02-30"], true), false),
            (on(&["1-1"], true), false),
            (on(&["2027-12-31"], true), false),
            (on(&["06-30", "12-31"], false), true),
            (on(&["12-31", "06-30"], false), false),
            (on(&["12-31", "12-31"], false), false),
        ] {
            assert_eq!(kind.fault().is_none(), is_whole, "{kind:?}");
        }
    }
}
