//! What is sought in each round, beside what there is to give.

use crate::{Copies, Desk, Reviewed};
use finsamkoll_checks::Amount;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the applications of one round seek together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The association, by its place on the desk.
    pub association: usize,
    /// The round, by its id; none where applications are taken at any time or no round is known.
    pub round: Option<String>,
    /// How many applications, copies counted once.
    pub applications: usize,
    /// How many of them do not say what they seek, or not so that it can be read.
    pub without_sum: usize,
    /// What the others seek together; of copies the one that seeks most.
    pub sought: Amount,
    /// What there is to give, where the association has said so.
    pub funds: Option<Amount>,
}

impl Sum {
    /// Those of all rounds, in the order of the associations and the rounds' ids.
    pub(crate) fn of_rounds(desk: &Desk, all: &[Reviewed], copies: &[Copies]) -> Vec<Self> {
        let mut sums = BTreeMap::<_, Self>::new();
        for one in counted(all, copies) {
            sums.entry((one.association, &one.round)).or_insert_with(|| Self::begin(desk, one)).add(one);
        }
        sums.into_values().collect()
    }

    fn begin(desk: &Desk, one: &Reviewed) -> Self {
        let association = desk.associations.get(one.association);
        let is_of = |(id, _): &&(String, Amount)| Some(id) == one.round.as_ref();
        let funds = association.and_then(|association| association.funds.iter().find(is_of));
        Self {
            association: one.association,
            round: one.round.clone(),
            applications: 0,
            without_sum: 0,
            sought: Amount { ore: 0 },
            funds: funds.map(|(_, amount)| *amount),
        }
    }

    fn add(&mut self, one: &Reviewed) {
        self.applications += 1;
        match one.sought {
            Some(amount) => self.sought = self.sought.plus(amount),
            None => self.without_sum += 1,
        }
    }
}

/// The applications that count: of copies in one round the one that seeks most, the first of several.
fn counted<'a>(all: &'a [Reviewed], copies: &[Copies]) -> impl Iterator<Item = &'a Reviewed> {
    let round = |at: &usize| all.get(*at).map(|one| &one.round);
    let sought = |at: &usize| all.get(*at).and_then(|one| one.sought);
    let mut counts = vec![true; all.len()];
    for copies in copies {
        let mut of = copies.of.clone();
        of.sort_by_key(|at| (round(at), Reverse(sought(at))));
        for of_round in of.chunk_by(|one, other| round(one) == round(other)) {
            for at in of_round.iter().skip(1) {
                counts.get_mut(*at).into_iter().for_each(|counts| *counts = false);
            }
        }
    }
    all.iter().zip(counts).filter(|(_, counts)| *counts).map(|(one, _)| one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Alike;
    use crate::example::{complete, desk};

    fn seeking(kronor: Option<i64>) -> Reviewed {
        Reviewed { sought: kronor.map(Amount::kronor), ..complete("a.docx") }
    }

    fn copies(of: &[usize]) -> Copies {
        Copies { of: of.into(), alike: Alike::Names }
    }

    /// The sums in words: association, round, applications, those without a sum, sought, funds.
    fn sums(all: &[Reviewed], copies: &[Copies]) -> Vec<String> {
        let in_words = |sum: Sum| {
            let Sum { association, applications, without_sum, .. } = sum;
            let round = sum.round.unwrap_or_default();
            let funds = sum.funds.map(|funds| funds.ore / 100);
            format!("{association} {round}: {applications} ({without_sum}) {} of {funds:?}", sum.sought.ore / 100)
        };
        Sum::of_rounds(&desk(), all, copies).into_iter().map(in_words).collect()
    }

    #[test]
    fn each_round_of_each_association_has_its_sum() {
        let all = [
            Reviewed { association: 1, round: None, ..seeking(Some(7)) },
            seeking(Some(100)),
            Reviewed { round: Some("2027-2".into()), ..seeking(Some(3)) },
            seeking(Some(20)),
            seeking(None),
        ];
        let expected = ["0 2027-1: 3 (1) 120 of Some(500000)", "0 2027-2: 1 (0) 3 of None", "1 : 1 (0) 7 of None"];
        assert_eq!(sums(&all, &[]), expected);
        assert_eq!(sums(&[], &[]), [""; 0]);
    }

    #[test]
    fn of_copies_the_highest_counts_once() {
        let all = [seeking(Some(100)), seeking(None), seeking(Some(300)), seeking(Some(300)), seeking(Some(1))];
        assert_eq!(sums(&all, &[copies(&[0, 1, 2, 3])]), ["0 2027-1: 2 (0) 301 of Some(500000)"]);
        assert_eq!(sums(&all[..2], &[copies(&[0, 1])]), ["0 2027-1: 1 (0) 100 of Some(500000)"]);
        assert_eq!(sums(&[seeking(None), seeking(None)], &[copies(&[0, 1])]), ["0 2027-1: 1 (1) 0 of Some(500000)"]);
    }

    #[test]
    fn the_same_answers_in_two_rounds_count_in_both() {
        let all = [seeking(Some(100)), Reviewed { round: Some("2027-2".into()), ..seeking(Some(100)) }];
        let expected = ["0 2027-1: 1 (0) 100 of Some(500000)", "0 2027-2: 1 (0) 100 of None"];
        assert_eq!(sums(&all, &[copies(&[0, 1])]), expected);
    }
}
