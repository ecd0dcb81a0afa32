//! Applications that are there several times.

use crate::Reviewed;
use finsamkoll_checks::reading::fold;

/// Files that hold one application, by their places in the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The files, two or more.
    pub of: Vec<usize>,
    /// Whether all have the same answers; otherwise they have the same effort and owner.
    pub are_equal: bool,
}

impl Copies {
    /// Those among applications.
    pub(crate) fn among(all: &[Reviewed]) -> Vec<Self> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, one) in all.iter().enumerate() {
            let is_like = |group: &&mut Vec<usize>| {
                group.iter().filter_map(|other| all.get(*other)).any(|other| is_copy(one, other))
            };
            match groups.iter_mut().find(is_like) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups.into_iter().map(|of| Self { are_equal: are_equal(&of, all), of }).collect()
    }
}

fn is_copy(one: &Reviewed, other: &Reviewed) -> bool {
    let has_names = !one.effort.is_empty() && !one.owner.is_empty();
    let same_names = || fold(&one.effort) == fold(&other.effort) && fold(&one.owner) == fold(&other.owner);
    one.association == other.association && (one.code.now() == other.code.now() || (has_names && same_names()))
}

fn are_equal(of: &[usize], all: &[Reviewed]) -> bool {
    let mut codes = of.iter().filter_map(|at| all.get(*at)).map(|one| one.code.now());
    let first = codes.next();
    codes.all(|code| Some(code) == first)
}
