//! Do these add up to that?

use super::{Check, FieldRef, Judged, Manual, Reference, Verdict, all_places, not_left_out, open, reference};
use crate::reading::{Money, Reads};
use crate::sentence::{fill, joined};
use crate::{Amount, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use core::slice;
use serde::{Deserialize, Serialize};

/// Asks that sums of money, in columns and in fields of their own, add up to a total, to the öre.
///
/// A row that is begun without a sum, an unreadable one, no row at all, an empty required term or total: it waits,
/// and says how far it came. A voluntary or hidden term that is empty counts as 0.
/// Where they differ it says by how much, and names the slip of the pen that would explain it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SumEquals {
    /// The terms: columns (all rows) and fields.
    pub of: Vec<FieldRef<Money>>,
    /// What they add up to.
    pub total: FieldRef<Money>,
}

impl SumEquals {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Blir beloppen tillsammans det andra beloppet?",
        border: "På öret. Skiljer det sägs hur mycket, och vilket skrivfel som skulle förklara skillnaden om det finns \
            ett. Ett belopp som saknas eller inte går att läsa, en rad utan belopp eller en tom grupp: kan inte \
            avgöras än. Ett frivilligt eller dolt fält som är tomt räknas som 0.",
        parameters: &[("of", "Termerna: kolumner (alla rader räknas) och fält."), ("total", "Det som de ska bli.")],
        example: r#"[[rule]]
clause = "budgeten-gar-ihop"
kind = "sum-equals"
of = ["budget.belopp", "exempel.egen-del"]
total = "exempel.kostnad"
+++
Raderna och den egna delen blir tillsammans hela kostnaden. {#budgeten-gar-ihop}
"#,
    };
}

impl Check for SumEquals {
    fn references(&self) -> Vec<Reference<'_>> {
        let terms = self.of.iter().map(|field| reference("of", field));
        terms.chain([reference("total", &self.total)]).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let total = application.places(&self.total.path);
        let Some(total) = total.first() else { return Vec::new() };
        let terms = all_places(&self.of, application);
        if terms.is_empty() || total.is_left_out() {
            return Vec::new();
        }
        [self.judge(&not_left_out(terms), total, application)].into()
    }
}

impl SumEquals {
    fn judge(&self, terms: &[Place<'_>], total: &Place<'_>, application: &Application<'_>) -> Judged {
        let (words, at_start) = self.terms_in_words(application);
        let sum = terms.iter().filter_map(money).fold(Amount::kronor(0), Amount::plus);
        let open = open(&[terms, slice::from_ref(total)]);
        let Some(stated) = money(total).filter(|_| open.is_empty()) else {
            let any = terms.iter().any(|term| term.value.is_some());
            let so_far = if any { fill("Hittills ger {} {}.", &[words, &sum.words()]) } else { String::new() };
            return Judged { at: open, verdict: Verdict::Waits(so_far) };
        };
        if sum == stated {
            return Judged::new(total.at, Verdict::Met);
        }
        let difference = stated.minus(sum);
        let direction = if difference.ore > 0 { "högre" } else { "lägre" };
        let found = fill(
            "{} ger {}, totalen anger {}. Totalen är {} {}.",
            &[at_start, &sum.words(), &stated.words(), &difference.size().words(), direction],
        );
        let slip = slip(terms, difference).unwrap_or_default();
        Judged::new(
            total.at,
            Verdict::NotMet { found: joined(&[&found, &slip]), mend: fill("Rätta {} eller totalen.", &[words]) },
        )
    }

    /// "raderna" where all terms are columns, else "delarna"; and the same at the start of a sentence.
    fn terms_in_words(&self, application: &Application<'_>) -> (&'static str, &'static str) {
        let form = &application.ruleset().form;
        let are_rows = self.of.iter().filter_map(|term| form.find(&term.path)).all(|found| found.group.is_some());
        if are_rows { ("raderna", "Raderna") } else { ("delarna", "Delarna") }
    }
}

fn money(place: &Place<'_>) -> Option<Amount> {
    place.value.and_then(Money::take).copied()
}

/// The slip of the pen that would explain the difference (total less sum), in words.
fn slip(terms: &[Place<'_>], difference: Amount) -> Option<String> {
    let terms = || terms.iter().filter_map(|term| Some((term, money(term)?)));
    if let Some((term, _)) = terms().find(|(_, value)| *value == difference.size()) {
        let question = if difference.ore > 0 {
            "Är det räknat två gånger i totalen?"
        } else {
            "Saknas det i totalen, eller är det med av misstag?"
        };
        return Some(fill("”{}” är lika stort som skillnaden. {}", &[&term.label(), question]));
    }
    terms().find_map(|(term, value)| {
        let meant = meant(value).into_iter().find(|meant| meant.minus(value) == difference)?;
        Some(fill(
            "Om ”{}” ska vara {} i stället för {} stämmer summan.",
            &[&term.label(), &meant.words(), &value.words()],
        ))
    })
}

/// The sums that may have been meant: with two neighbouring figures of the kronor swapped, with three zeros more, and
/// with three less where it has them.
fn meant(value: Amount) -> Vec<Amount> {
    let mut meant = Vec::new();
    // Sums that are read are far below where this could overflow.
    let mut place = 100_i64;
    while value.ore / place >= 10 {
        let (low, high) = (value.ore / place % 10, value.ore / place / 10 % 10);
        meant.push(Amount { ore: value.ore.saturating_add((low - high).saturating_mul(9).saturating_mul(place)) });
        place = place.saturating_mul(10);
    }
    meant.push(Amount { ore: value.ore.saturating_mul(1000) });
    if value.ore % 100_000 == 0 {
        meant.push(Amount { ore: value.ore / 1000 });
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, named, optional, rows};

    fn adding(of: &[&str], fields: impl IntoIterator<Item = Field>) -> Trial {
        let kind = SumEquals { of: named(of), total: FieldRef::new("fin.total") };
        Trial::of(Kind::SumEquals(kind), [money("fin.total")].into_iter().chain(fields))
    }

    fn money(id: &str) -> Field {
        field(id, Answer::Amount)
    }

    /// A budget whose rows have a sum each, and a word of what it is for.
    fn budget(field: fn(&str, Answer) -> Field) -> Trial {
        let columns = [money("belopp"), self::field("post", Answer::Text)];
        adding(&["budget.belopp"], [field("budget", rows(columns))])
    }

    #[test]
    fn equal_to_the_ore() {
        let rule = adding(&["fin.ett", "fin.tva"], [money("fin.ett"), money("fin.tva")]);
        for (total, verdict) in [
            ("60 000,49", "not-met fin.total"),
            ("60 000,50", "met fin.total"),
            ("60000:50", "met fin.total"),
            ("60 000,51", "not-met fin.total"),
            ("", "waits fin.total"),
            ("60.000", "waits fin.total"),
        ] {
            let answers = [("fin.ett", "59 999,60"), ("fin.tva", "0,90"), ("fin.total", total)];
            assert_eq!(rule.verdicts(&answers), verdict, "{total}");
        }
    }

    #[test]
    fn waits_for_each_sum_that_is_open_and_says_how_far_it_came() {
        let rule = adding(&["fin.ett", "fin.tva"], [money("fin.ett"), money("fin.tva")]);
        let answers = [("fin.ett", "200"), ("fin.tva", "kommer senare")];
        assert_eq!(rule.verdicts(&answers), "waits fin.tva, fin.total");
        assert!(rule.says(&answers).contains("200\u{a0}kr"));
        assert_eq!(rule.verdicts(&[("fin.total", "200")]), "waits fin.ett, fin.tva");
        assert_eq!(rule.says(&[("fin.total", "200")]), "");
    }

    #[test]
    fn hidden_and_voluntary_empty_terms_count_as_nothing() {
        for other in [hideable("fin.tva", Answer::Amount), optional("fin.tva", Answer::Amount)] {
            let rule = adding(&["fin.ett", "fin.tva"], [money("fin.ett"), other]);
            let verdicts = |total| rule.verdicts(&[("fraga.visa", "nej"), ("fin.ett", "100"), ("fin.total", total)]);
            assert_eq!(verdicts("100"), "met fin.total");
            assert_eq!(verdicts("101"), "not-met fin.total");
        }
    }

    #[test]
    fn a_term_of_which_it_is_not_known_whether_it_is_asked_is_waited_for() {
        let rule = adding(&["fin.ett", "fin.tva"], [money("fin.ett"), hideable("fin.tva", Answer::Amount)]);
        let answers = [("fin.ett", "100"), ("fin.total", "100")];
        assert_eq!(rule.verdicts(&answers), "waits fraga.visa");
    }

    #[test]
    fn rows_are_added_and_each_that_is_begun_needs_its_sum() {
        let rule = budget(field);
        let two = [("budget.0.belopp", "100"), ("budget.5.belopp", "50"), ("budget.6.post", " ")];
        let with = |more: &[(&'static str, &'static str)]| [two.as_slice(), more].concat();
        assert_eq!(rule.verdicts(&with(&[("fin.total", "150")])), "met fin.total");
        assert_eq!(rule.verdicts(&with(&[("fin.total", "149")])), "not-met fin.total");
        assert_eq!(rule.verdicts(&with(&[("fin.total", "150"), ("budget.7.post", "Hyra")])), "waits budget.7.belopp");
        assert_eq!(rule.verdicts(&[("fin.total", "150")]), "waits budget");
    }

    #[test]
    fn columns_and_fields_are_added_together() {
        let fields = [field("budget", rows([money("belopp")])), money("fin.ovrigt")];
        let rule = adding(&["budget.belopp", "fin.ovrigt"], fields);
        let answers = [("budget.0.belopp", "100"), ("budget.1.belopp", "20"), ("fin.ovrigt", "3")];
        for (total, verdict) in [("122", "not-met fin.total"), ("123", "met fin.total")] {
            assert_eq!(rule.verdicts(&[answers.as_slice(), &[("fin.total", total)]].concat()), verdict, "{total}");
        }
    }

    #[test]
    fn a_hidden_total_is_not_judged() {
        let kind = SumEquals { of: named(&["fin.ett"]), total: FieldRef::new("fin.total") };
        let fields = [money("fin.ett"), hideable("fin.total", Answer::Amount)];
        let rule = Trial::of(Kind::SumEquals(kind), fields);
        for (shown, verdict) in [("ja", "not-met fin.total"), ("nej", ""), ("", "waits fraga.visa")] {
            let answers = [("fraga.visa", shown), ("fin.ett", "1"), ("fin.total", "2")];
            assert_eq!(rule.verdicts(&answers), verdict, "{shown}");
        }
    }

    #[test]
    fn without_a_total_or_anything_to_add_there_is_nothing_to_judge() {
        let kind = SumEquals { of: named(&["fin.ett"]), total: FieldRef::new("fin.total") };
        let fields = [hideable("fin.ett", Answer::Amount), optional("fin.total", Answer::Amount)];
        let rule = Trial::of(Kind::SumEquals(kind), fields);
        assert_eq!(rule.verdicts(&[("fraga.visa", "ja"), ("fin.ett", "1")]), "");
        assert_eq!(rule.verdicts(&[("fraga.visa", "nej"), ("fin.total", "1")]), "");
        assert_eq!(rule.verdicts(&[("fraga.visa", "ja"), ("fin.ett", "1"), ("fin.total", "1")]), "met fin.total");
    }

    #[test]
    fn names_the_row_that_would_explain_the_difference() {
        for (sums, total, slip) in [
            // As large as the difference, above and below.
            (["100", "200", "300"], "800", Some(("budget, rad 2: belopp", None))),
            (["100", "200", "300"], "400", Some(("budget, rad 2: belopp", None))),
            // Two neighbouring figures swapped.
            (["540", "1 000", "2 000"], "3 450", Some(("budget, rad 1: belopp", Some("450\u{a0}kr")))),
            (["1 000", "540", "2 000"], "3 504", Some(("budget, rad 2: belopp", Some("504\u{a0}kr")))),
            // Three zeros too few, three too many.
            (["30", "1 000", "2 000"], "33 000", Some(("budget, rad 1: belopp", Some("30\u{a0}000\u{a0}kr")))),
            (["1 000", "2 000", "30 000"], "3 030", Some(("budget, rad 3: belopp", Some("30\u{a0}kr")))),
            // Divisible by 9, but no swap of neighbours mends it; and beside each of the others.
            (["540", "1 000", "2 000"], "3 549", None),
            (["100", "200", "300"], "801", None),
            (["540", "1 000", "2 000"], "3 451", None),
            (["30", "1 000", "2 000"], "33 001", None),
        ] {
            let [first, second, third] = sums;
            let says = budget(field).says(&[
                ("budget.0.belopp", first),
                ("budget.1.belopp", second),
                ("budget.2.belopp", third),
                ("fin.total", total),
            ]);
            let rows = ["budget, rad 1: belopp", "budget, rad 2: belopp", "budget, rad 3: belopp"];
            let named: Vec<&str> = rows.into_iter().filter(|row| says.contains(row)).collect();
            assert_eq!(named, slip.iter().map(|(row, _)| *row).collect::<Vec<_>>(), "{sums:?}, {total}: {says}");
            let meant = slip.and_then(|(_, meant)| meant).unwrap_or_default();
            assert!(says.contains(meant), "{sums:?}, {total}: {says}");
        }
    }

    #[test]
    fn says_how_large_the_difference_is() {
        let says = |total| budget(field).says(&[("budget.0.belopp", "1 000"), ("fin.total", total)]);
        assert!(says("1 234,56").contains("234,56\u{a0}kr"));
        assert!(says("999").contains("1\u{a0}kr"));
    }

    #[test]
    fn swaps_neighbouring_figures_and_adds_or_takes_three_zeros() {
        let of = |kronor| meant(Amount::kronor(kronor));
        assert_eq!(of(540), [504, 450, 540_000].map(Amount::kronor));
        assert_eq!(of(5), [Amount::kronor(5_000)]);
        assert_eq!(of(5_000), [5_000, 5_000, 500, 5_000_000, 5].map(Amount::kronor));
    }

    #[test]
    fn voluntary_terms_that_are_all_empty_are_nothing_together() {
        let rule = adding(&["fin.ett"], [optional("fin.ett", Answer::Amount)]);
        assert_eq!(rule.verdicts(&[("fin.total", "0")]), "met fin.total");
        assert_eq!(rule.verdicts(&[("fin.total", "100")]), "not-met fin.total");
    }

    #[test]
    fn the_largest_sums_are_compared_too() {
        let rule = adding(&["fin.ett"], [money("fin.ett")]);
        let verdicts = |term| rule.verdicts(&[("fin.ett", term), ("fin.total", "1")]);
        assert_eq!(verdicts("1 000 000 mkr"), "not-met fin.total");
        assert_eq!(verdicts("39000000000 mkr"), "waits fin.ett");
    }
}
