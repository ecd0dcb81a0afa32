//! Applications that are there several times.

use crate::{Association, Desk, Reviewed};
use finsamkoll_checks::reading::fold;
use finsamkoll_checks::{AnswerCode, Answers};
use std::collections::BTreeMap;

/// Files that hold one application, by their places in the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The files, two or more, in the review's order.
    pub of: Vec<usize>,
    /// What they have in common.
    pub alike: Alike,
}

/// What the files have in common that hold one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// All have the same answers.
    Answers,
    /// All have the same effort and owner in the same round, and not all the same answers.
    Names,
    /// Each has the one or the other in common with another of them.
    Each,
}

impl Copies {
    /// Those among applications. What is like a second one that is like a third belongs with both.
    pub(crate) fn among(desk: &Desk, all: &[Reviewed]) -> Vec<Self> {
        let blank: Vec<AnswerCode> = desk.associations.iter().map(code_of_blank).collect();
        let mut groups = Groups::new(all.len());
        let mut first_with = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            let has_answers = blank.get(one.association) != Some(&one.code.now());
            let marks = [has_answers.then(|| Mark::Code(one.association, one.code.now())), same_names(one)];
            for mark in marks.into_iter().flatten() {
                groups.join(*first_with.entry(mark).or_insert(at), at);
            }
        }
        groups.of_several().into_iter().map(|of| Self { alike: Alike::of(&of, all), of }).collect()
    }
}

/// What two files have in common that hold one application.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// The association and the code of the answers.
    Code(usize, AnswerCode),
    /// The association, the round, the effort and the owner. Next round the same effort is another application.
    Names(usize, Option<String>, String, String),
}

fn same_names(one: &Reviewed) -> Option<Mark> {
    let (effort, owner) = (fold(&one.effort), fold(&one.owner));
    let are_known = !effort.is_empty() && !owner.is_empty();
    are_known.then(|| Mark::Names(one.association, one.round.clone(), effort, owner))
}

/// Two forms in which nobody has written anything are no copies of each other.
fn code_of_blank(association: &Association) -> AnswerCode {
    AnswerCode::of(&association.ruleset.form, &Answers::default(), &|text| text.into())
}

impl Alike {
    fn of(of: &[usize], all: &[Reviewed]) -> Self {
        let mut files = of.iter().filter_map(|at| all.get(*at));
        let Some(first) = files.next() else { return Self::Each };
        let (names, code) = (same_names(first), first.code.now());
        match (files.clone().all(|one| one.code.now() == code), names) {
            (true, _) => Self::Answers,
            (false, Some(names)) if files.all(|one| same_names(one).as_ref() == Some(&names)) => Self::Names,
            (false, _) => Self::Each,
        }
    }

    /// What they have in common, in a sentence.
    pub(crate) const fn says(self) -> &'static str {
        match self {
            Self::Answers => "Filerna har samma svar.",
            Self::Names => "Filerna gäller samma insats och samma ansvariga part, men svaren skiljer sig.",
            Self::Each => {
                "Varje fil har antingen samma svar som någon av de andra, eller samma insats och samma ansvariga part."
            }
        }
    }
}

/// Places that belong together: each leads to an earlier one of its group, the first to itself.
struct Groups {
    earlier: Vec<usize>,
}

impl Groups {
    fn new(many: usize) -> Self {
        Self { earlier: (0..many).collect() }
    }

    fn first_of(&mut self, at: usize) -> usize {
        let mut first = at;
        while let Some(earlier) = self.earlier.get(first).copied().filter(|earlier| *earlier != first) {
            first = earlier;
        }
        // The way is long only once.
        if let Some(earlier) = self.earlier.get_mut(at) {
            *earlier = first;
        }
        first
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        if let Some(earlier) = self.earlier.get_mut(one.max(other)) {
            *earlier = one.min(other);
        }
    }

    fn of_several(mut self) -> Vec<Vec<usize>> {
        let mut groups = BTreeMap::<usize, Vec<usize>>::new();
        for at in 0..self.earlier.len() {
            groups.entry(self.first_of(at)).or_default().push(at);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::example::{complete, desk};

    /// An application with this effort, owner and code.
    fn one(effort: &str, owner: &str, code: &str) -> Reviewed {
        let code = Code::NotPrinted(AnswerCode::parse(&format!("{code:0>12}")).unwrap());
        Reviewed { effort: effort.into(), owner: owner.into(), code, ..complete("a.docx") }
    }

    fn among(all: &[Reviewed]) -> Vec<(Vec<usize>, Alike)> {
        Copies::among(&desk(), all).into_iter().map(|copies| (copies.of, copies.alike)).collect()
    }

    #[test]
    fn the_same_answers_or_the_same_effort_and_owner_are_one_application() {
        let other = one("Bron", "Norra kommun", "1");
        for (like, alike) in [
            (one("Vägen", "Södra kommun", "1"), Some(Alike::Answers)),
            (one("BRON", "norra kommun", "2"), Some(Alike::Names)),
            (one("Bron", "Södra kommun", "2"), None),
            (one("Vägen", "Norra kommun", "2"), None),
            (Reviewed { association: 1, ..one("Bron", "Norra kommun", "1") }, None),
            (Reviewed { round: Some("2027-2".into()), ..one("Bron", "Norra kommun", "2") }, None),
        ] {
            let expected: Vec<_> = alike.map(|alike| (vec![0, 1], alike)).into_iter().collect();
            assert_eq!(among(&[other.clone(), like.clone()]), expected, "{like:?}");
        }
    }

    #[test]
    fn where_effort_or_owner_is_not_known_only_the_answers_tell() {
        for (effort, owner) in [("", ""), ("Bron", ""), ("", "Norra kommun")] {
            assert_eq!(among(&[one(effort, owner, "1"), one(effort, owner, "2")]), []);
            assert_eq!(among(&[one(effort, owner, "1"), one(effort, owner, "1")]), [(vec![0, 1], Alike::Answers)]);
        }
    }

    #[test]
    fn blank_forms_are_no_copies() {
        let blank = Code::NotPrinted(code_of_blank(&desk().associations[0]));
        let blank = Reviewed { code: blank, ..one("", "", "0") };
        assert_eq!(among(&[blank.clone(), blank]), []);
    }

    #[test]
    fn what_is_like_a_second_that_is_like_a_third_is_one_application() {
        let all = [
            one("Bron", "Norra kommun", "1"),
            one("Annan", "Norra kommun", "5"),
            one("Vägen", "Norra kommun", "3"),
            one("Vägen", "Norra kommun", "1"),
            one("Stigen", "Norra kommun", "6"),
            one("Annan", "Norra kommun", "5"),
            one("Stigen", "Norra kommun", "7"),
            one("Stigen", "Norra kommun", "6"),
        ];
        assert_eq!(
            among(&all),
            [(vec![0, 2, 3], Alike::Each), (vec![1, 5], Alike::Answers), (vec![4, 6, 7], Alike::Names)]
        );
    }
}
