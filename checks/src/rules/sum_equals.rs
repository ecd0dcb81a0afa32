//! Do these add up to that?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::reading::Money;
use crate::sentence::{joined, quoted, tell};
use crate::{Amount, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
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

impl Check for SumEquals {
    fn references(&self) -> Vec<Reference<'_>> {
        let terms = self.of.iter().map(|field| reference("of", field));
        terms.chain([reference("total", &self.total)]).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let Some(total) = application.places(&self.total).next() else { return Vec::new() };
        let mut terms = application.all_places(&self.of);
        terms.retain(|term| !term.is_left_out());
        if terms.is_empty() {
            return Vec::new();
        }
        [self.judge(&terms, &total, application)].into()
    }
}

type Term<'a> = Place<'a, Amount>;

impl SumEquals {
    fn judge(&self, terms: &[Term<'_>], total: &Term<'_>, application: &Application<'_>) -> Judged {
        let (words, at_start) = self.terms_in_words(application);
        let sum = terms.iter().filter_map(|term| term.value).fold(Amount::kronor(0), |sum, term| sum.plus(*term));
        let open: Vec<_> = terms.iter().chain([total]).filter(|place| place.value.is_none()).collect();
        let Some(stated) = total.value.filter(|_| open.is_empty()).copied() else {
            let any = terms.iter().any(|term| term.value.is_some());
            let so_far = if any { tell(&["Hittills ger ", words, " ", &sum.words(), "."]) } else { String::new() };
            let at = open.into_iter().map(|place| place.at.clone()).collect();
            return Judged { at, verdict: Verdict::Waits(so_far) };
        };
        if sum == stated {
            return Judged::new(total.at, Verdict::Met);
        }
        let difference = stated.minus(sum);
        let direction = if difference.ore > 0 { "högre" } else { "lägre" };
        let found = tell(&[
            at_start,
            " ger ",
            &sum.words(),
            ", totalen anger ",
            &stated.words(),
            ". Totalen är ",
            &difference.size().words(),
            " ",
            direction,
            ".",
        ]);
        let slip = slip(terms, difference).unwrap_or_default();
        Judged::new(
            total.at,
            Verdict::NotMet { found: joined(&[&found, &slip]), mend: tell(&["Rätta ", words, " eller totalen."]) },
        )
    }

    /// "raderna" where all terms are columns, else "delarna"; and the same at the start of a sentence.
    fn terms_in_words(&self, application: &Application<'_>) -> (&'static str, &'static str) {
        let form = &application.ruleset().form;
        let are_rows = self.of.iter().filter_map(|term| form.find(&term.path)).all(|found| found.group.is_some());
        if are_rows { ("raderna", "Raderna") } else { ("delarna", "Delarna") }
    }
}

/// The slip of the pen that would explain the difference (total less sum), in words.
fn slip(terms: &[Term<'_>], difference: Amount) -> Option<String> {
    let terms = || terms.iter().filter_map(|term| term.value.map(|value| (term, *value)));
    if let Some((term, _)) = terms().find(|(_, value)| *value == difference.size()) {
        let question = if difference.ore > 0 {
            "Är det räknat två gånger i totalen?"
        } else {
            "Saknas det i totalen, eller är det med av misstag?"
        };
        return Some(tell(&[&quoted(&term.label()), " är lika stort som skillnaden. ", question]));
    }
    terms().find_map(|(term, value)| {
        let meant = swapped(value).chain(by_a_thousand(value)).find(|meant| meant.minus(value) == difference)?;
        Some(tell(&[
            "Om ",
            &quoted(&term.label()),
            " ska vara ",
            &meant.words(),
            " i stället för ",
            &value.words(),
            " stämmer summan.",
        ]))
    })
}

/// The sums that come of swapping two neighbouring figures of the kronor.
fn swapped(value: Amount) -> impl Iterator<Item = Amount> {
    let places = core::iter::successors(Some(100_i64), |place| place.checked_mul(10));
    places.take_while(move |place| value.ore / place >= 10).map(move |place| {
        let (low, high) = (value.ore / place % 10, value.ore / place / 10 % 10);
        Amount { ore: value.ore + (low - high) * 9 * place }
    })
}

/// The sum with three zeros more, and with three less where it has them.
fn by_a_thousand(value: Amount) -> impl Iterator<Item = Amount> {
    let less = (value.ore % 100_000 == 0).then_some(Amount { ore: value.ore / 1000 });
    [Amount { ore: value.ore.saturating_mul(1000) }].into_iter().chain(less)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swaps_neighbouring_figures() {
        let all: Vec<Amount> = swapped(Amount::kronor(540)).collect();
        assert_eq!(all, [Amount::kronor(504), Amount::kronor(450)]);
        assert_eq!(swapped(Amount::kronor(5)).count(), 0);
    }

    #[test]
    fn adds_or_takes_three_zeros() {
        let of = |kronor| by_a_thousand(Amount::kronor(kronor)).collect::<Vec<_>>();
        assert_eq!(of(30), [Amount::kronor(30_000)]);
        assert_eq!(of(30_000), [Amount::kronor(30_000_000), Amount::kronor(30)]);
    }
}
