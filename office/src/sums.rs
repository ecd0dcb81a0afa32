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
