//! Is it between these limits?

use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, all_asked, judge_each, limits, reference};
use crate::reading::{Number, Quantity, Value};
use crate::sentence::fill;
use crate::{Amount, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that a number, a sum of money or a span of numbers lies between limits, the limits themselves included.
///
/// Limits are whole: 16 years, 155 000 kronor. Sums are compared to the öre: with at most 155 000 kronor, 155 000,01 is
/// too much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Within {
    /// What is judged, one by one.
    pub fields: Vec<FieldRef<Quantity>>,
    /// The lowest that passes.
    #[serde(default)]
    pub minimum: Option<i64>,
    /// The highest that passes.
    #[serde(default)]
    pub maximum: Option<i64>,
    /// How much of a span must lie between the limits.
    #[serde(default)]
    pub enough: Share,
}

/// How much of a span must lie between limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// All of it.
    #[default]
    All,
    /// Some of it: 14–20 lies partly between 16 and 64, 12–15 does not.
    Part,
}

impl Within {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Ligger det inom gränserna?",
        border: "Gränserna själva går: med 16 och 64 går 16 och 64, men inte 15 och 65. Belopp jämförs på öret. En \
            åldersregel kan skrivas som två under samma punkt: `enough = \"part\"` för dem som ligger helt utanför, \
            och en till med `otherwise = \"ask\"` för dem som delvis gör det.",
        parameters: &[
            ("fields", "Det som bedöms."),
            (
                "minimum",
                "Det lägsta som går, som ett helt tal eller i hela kronor. Utelämna den om det inte finns någon \
                undre gräns.",
            ),
            ("maximum", "Det högsta som går. Minst en av gränserna behövs."),
            ("enough", "`all`: hela spannet ska ligga inom gränserna. `part`: det räcker att en del av det gör det."),
        ],
        example: r#"[[rule]]
clause = "alder"
kind = "within"
fields = ["exempel.alder"]
minimum = 16
maximum = 64
enough = "part"

[[rule]]
clause = "alder"
kind = "within"
fields = ["exempel.alder"]
minimum = 16
maximum = 64
otherwise = "ask"
+++
Deltagarna är mellan 16 och 64 år. {#alder}
"#,
    };
}

impl Check for Within {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let places = all_asked(&self.fields, application);
        judge_each(&places, &|place| Some(self.judge(place, application)))
    }

    fn fault(&self) -> Option<Fault> {
        match (self.minimum, self.maximum) {
            (None, None) => Some(Fault {
                parameter: "kind",
                sv: "within behöver minimum, maximum eller båda",
                en: "within needs minimum, maximum or both",
            }),
            (Some(minimum), Some(maximum)) if minimum > maximum => Some(Fault {
                parameter: "minimum",
                sv: "minimum är större än maximum",
                en: "minimum is greater than maximum",
            }),
            _ => None,
        }
    }
}

/// The hundredths of one, as numbers and sums of money are kept.
const ONE: i64 = 100;

impl Within {
    fn judge(&self, place: &Place<'_>, application: &Application<'_>) -> Judged {
        let Some(value) = place.value else { return Judged::waits(place.at) };
        if self.holds(value) {
            return Judged::new(place.at, Verdict::Met);
        }
        let answer = application.words(value, place.field());
        let limits = self.limits(value);
        let found = fill("Ni svarar {} på ”{}”. {}{}.", &[&answer, &place.label(), self.what(value), &limits]);
        Judged::new(place.at, Verdict::NotMet { found, mend: String::from("Ändra svaret, eller fråga kansliet.") })
    }

    fn holds(&self, value: &Value) -> bool {
        let (lowest, highest) = ends(value);
        // All of it: both its ends are inside. Some of it: it neither ends below nor begins above.
        let (not_below, not_above) = match self.enough {
            Share::All => (lowest, highest),
            Share::Part => (highest, lowest),
        };
        self.minimum.is_none_or(|minimum| not_below >= minimum.saturating_mul(ONE))
            && self.maximum.is_none_or(|maximum| not_above <= maximum.saturating_mul(ONE))
    }

    /// What lies outside the limits, as the start of a sentence on how it should be.
    fn what(&self, value: &Value) -> &'static str {
        let (lowest, highest) = ends(value);
        match self.enough {
            _ if lowest == highest => "Det ska vara ",
            Share::All => "Allt ska vara ",
            Share::Part => "Åtminstone en del ska vara ",
        }
    }

    fn limits(&self, value: &Value) -> String {
        let is_money = matches!(value, Value::Amount(_));
        let number = |limit: i64| Number { hundredths: limit.saturating_mul(ONE) };
        let words = |limit| if is_money { Amount::kronor(limit).words() } else { number(limit).words() };
        limits(self.minimum.map(words), self.maximum.map(words))
    }
}

/// The lowest and the highest of what a value covers, in hundredths; an open end reaches beyond all limits.
fn ends(value: &Value) -> (i64, i64) {
    let hundredths = |number: u32| i64::from(number) * ONE;
    match value {
        Value::Number(number) => (number.hundredths, number.hundredths),
        Value::Amount(amount) => (amount.ore, amount.ore),
        Value::Span(span) => (span.from.map_or(i64::MIN, hundredths), span.to.map_or(i64::MAX, hundredths)),
        Value::Text(_) | Value::Date(_) | Value::Parties(_) | Value::Chosen(_) | Value::Rows => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Answer;
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, named, optional, rows};

    fn between(minimum: Option<i64>, maximum: Option<i64>) -> Within {
        Within { fields: named(&["grupp.varde"]), minimum, maximum, enough: Share::All }
    }

    fn trial(kind: Within, answer: Answer) -> Trial {
        Trial::of(Kind::Within(kind), [field("grupp.varde", answer)])
    }

    fn working_age(enough: Share) -> Trial {
        trial(Within { enough, ..between(Some(16), Some(64)) }, Answer::Span)
    }

    #[test]
    fn both_limits_are_inside() {
        let rule = trial(between(Some(16), Some(64)), Answer::Number);
        for (written, verdict) in [
            ("15", "not-met"),
            ("15,99", "not-met"),
            ("16", "met"),
            ("16,5", "met"),
            ("64", "met"),
            ("64,01", "not-met"),
            ("65", "not-met"),
            ("-16", "not-met"),
            ("", "waits"),
            ("många", "waits"),
        ] {
            let expected = fill("{} grupp.varde", &[verdict]);
            assert_eq!(rule.verdicts(&[("grupp.varde", written)]), expected, "{written}");
        }
    }

    #[test]
    fn one_limit_is_enough() {
        let (least, most) = (between(Some(16), None), between(None, Some(64)));
        for (written, is_least, is_most) in
            [("15", false, true), ("16", true, true), ("64", true, true), ("65", true, false)]
        {
            for (kind, is_met) in [(&least, is_least), (&most, is_most)] {
                let verdict = trial(kind.clone(), Answer::Number).verdicts(&[("grupp.varde", written)]);
                assert_eq!(verdict.starts_with("met"), is_met, "{kind:?}, {written}");
            }
        }
    }

    #[test]
    fn sums_are_compared_to_the_ore() {
        let rule = trial(between(Some(5_000), Some(155_000)), Answer::Amount);
        for (written, verdict) in [
            ("4 999,99", "not-met grupp.varde"),
            ("5 000", "met grupp.varde"),
            ("155 000,00", "met grupp.varde"),
            ("155 tkr", "met grupp.varde"),
            ("155 000,01", "not-met grupp.varde"),
            ("155.000", "waits grupp.varde"),
        ] {
            assert_eq!(rule.verdicts(&[("grupp.varde", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn says_what_was_answered_and_how_it_should_be() {
        let number = |minimum, maximum| trial(between(minimum, maximum), Answer::Number);
        let says = number(Some(16), Some(64)).says(&[("grupp.varde", "15")]);
        assert!(says.starts_with("Ni svarar 15 på ”grupp.varde”. Det ska vara minst 16 och högst 64."), "{says}");
        assert!(number(Some(16), None).says(&[("grupp.varde", "15")]).contains("Det ska vara minst 16."));
        assert!(number(None, Some(1_500)).says(&[("grupp.varde", "1501")]).contains("högst 1\u{a0}500."));
        let says = trial(between(None, Some(155_000)), Answer::Amount).says(&[("grupp.varde", "155 000,01")]);
        let said = "Ni svarar 155\u{a0}000,01\u{a0}kr på ”grupp.varde”. Det ska vara högst 155\u{a0}000\u{a0}kr.";
        assert!(says.starts_with(said), "{says}");
    }

    #[test]
    fn all_of_a_span_or_a_part_of_it() {
        for (written, all, part) in [
            ("12–15", false, false),
            ("14-16", false, true),
            ("14–20", false, true),
            ("16–64", true, true),
            ("16-64 år", true, true),
            ("20 år", true, true),
            ("16", true, true),
            ("64", true, true),
            ("15", false, false),
            ("65", false, false),
            ("64–65", false, true),
            ("65–70", false, false),
            ("12–70", false, true),
            // Open ends reach beyond any limit.
            ("18+", false, true),
            ("från 18 år", false, true),
            ("65+", false, false),
            ("upp till 25 år", false, true),
            ("upp till 15 år", false, false),
        ] {
            for (enough, is_met) in [(Share::All, all), (Share::Part, part)] {
                let verdict = if is_met { "met grupp.varde" } else { "not-met grupp.varde" };
                assert_eq!(working_age(enough).verdicts(&[("grupp.varde", written)]), verdict, "{written}, {enough:?}");
            }
        }
        for enough in [Share::All, Share::Part] {
            assert_eq!(working_age(enough).verdicts(&[("grupp.varde", "unga vuxna")]), "waits grupp.varde");
        }
    }

    #[test]
    fn an_open_end_is_inside_where_there_is_no_limit() {
        let of_age = |written| trial(between(Some(18), None), Answer::Span).verdicts(&[("grupp.varde", written)]);
        assert_eq!(of_age("18+"), "met grupp.varde");
        assert_eq!(of_age("17+"), "not-met grupp.varde");
        assert_eq!(of_age("upp till 25"), "not-met grupp.varde");
    }

    #[test]
    fn says_how_much_of_a_span_should_be_inside() {
        let says = |enough, written| working_age(enough).says(&[("grupp.varde", written)]);
        let all = says(Share::All, "14–20");
        assert!(all.starts_with("Ni svarar 14–20 på ”grupp.varde”. Allt ska vara minst 16 och högst 64."), "{all}");
        let part = says(Share::Part, "12–15");
        assert!(part.contains("Åtminstone en del ska vara minst 16 och högst 64."), "{part}");
        let one = says(Share::Part, "15 år");
        assert!(one.starts_with("Ni svarar 15 på ”grupp.varde”. Det ska vara minst 16 och högst 64."), "{one}");
    }

    #[test]
    fn hidden_and_voluntary_empty_fields_are_not_judged() {
        let hidden = Trial::of(Kind::Within(between(Some(16), None)), [hideable("grupp.varde", Answer::Number)]);
        for (shown, verdict) in [("ja", "not-met grupp.varde"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(hidden.verdicts(&[("fraga.visa", shown), ("grupp.varde", "15")]), verdict, "{shown}");
        }
        let voluntary = Trial::of(Kind::Within(between(Some(16), None)), [optional("grupp.varde", Answer::Number)]);
        for (written, verdict) in [("", ""), ("-", ""), ("15", "not-met grupp.varde"), ("få", "waits grupp.varde")] {
            assert_eq!(voluntary.verdicts(&[("grupp.varde", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn a_column_is_judged_row_by_row() {
        let columns = [field("varde", Answer::Amount), field("vad", Answer::Text)];
        let rule = Trial::of(Kind::Within(between(None, Some(100))), [field("grupp", rows(columns))]);
        let written = [("grupp.0.varde", "100"), ("grupp.1.varde", "100,01"), ("grupp.2.vad", "Hyra")];
        assert_eq!(rule.verdicts(&written), "met grupp.0.varde; not-met grupp.1.varde; waits grupp.2.varde");
        assert_eq!(rule.verdicts(&[]), "waits grupp");
    }

    #[test]
    fn it_needs_a_limit_and_limits_in_order() {
        for (minimum, maximum, is_whole) in [
            (None, None, false),
            (Some(16), None, true),
            (None, Some(64), true),
            (Some(16), Some(16), true),
            (Some(17), Some(16), false),
        ] {
            assert_eq!(between(minimum, maximum).fault().is_none(), is_whole, "{minimum:?}, {maximum:?}");
        }
    }
}
