//! What is sought in each round, beside what there is to give.

use crate::{Copies, Desk, Reviewed};
use finsamkoll_checks::Amount;

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
    /// Those of all rounds, in the order of the applications' associations and the rounds' ids.
    pub(crate) fn of_rounds(desk: &Desk, all: &[Reviewed], copies: &[Copies]) -> Vec<Self> {
        let mut sums: Vec<Self> = Vec::new();
        for (_, one) in all.iter().enumerate().filter(|(at, _)| counts(*at, all, copies)) {
            let place = sums.iter().position(|sum| sum.association == one.association && sum.round == one.round);
            let place = place.unwrap_or_else(|| {
                sums.push(Self::begin(desk, one));
                sums.len() - 1
            });
            if let Some(sum) = sums.get_mut(place) {
                sum.add(one);
            }
        }
        sums.sort_by(|a, b| (a.association, &a.round).cmp(&(b.association, &b.round)));
        sums
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

/// Whether an application counts: of copies the one that seeks most, the first of several.
fn counts(at: usize, all: &[Reviewed], copies: &[Copies]) -> bool {
    let Some(copies) = copies.iter().find(|copies| copies.of.contains(&at)) else { return true };
    let sought = |at: &usize| all.get(*at).and_then(|one| one.sought);
    copies.of.iter().rev().max_by_key(|at| sought(at)) == Some(&at)
}
