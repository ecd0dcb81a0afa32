//! All that was received, put together.

use crate::{Copies, Desk, Judged, Reviewed, Sum, Unread};
use std::cmp::Reverse;

/// What the review of a folder comes to.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// The applications, those with most to mend first, then those that wait for the office, the complete ones last.
    pub applications: Vec<Reviewed>,
    /// Files that were not read, by name.
    pub unread: Vec<Unread>,
    /// Applications for another round than the one that is reviewed, by name.
    pub other_rounds: Vec<OtherRound>,
    /// What was not looked at, by name.
    pub passed_over: Vec<PassedOver>,
    /// Applications that are there several times.
    pub copies: Vec<Copies>,
    /// What is sought in each round, copies counted once.
    pub sums: Vec<Sum>,
}

/// An application for another round than the one that is reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRound {
    /// The file's name.
    pub name: String,
    /// The association it is for, by its place on the desk.
    pub association: usize,
    /// The round that it is for, by its id; none where none is to come.
    pub round: Option<String>,
}

/// Something in a folder that was not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why something in a folder is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its name says that it is hidden.
    Hidden,
    /// A program has put it there for the time being.
    Temporary,
    /// It is a symbolic link.
    Link,
    /// It is neither a file nor a folder.
    NoFile,
    /// It is the list of the days on which files were received.
    ListOfDays,
}

impl Review {
    /// Puts together what became of each file.
    #[must_use]
    pub fn new(desk: &Desk, all: Vec<Judged>, mut passed_over: Vec<PassedOver>) -> Self {
        let mut review = Self::default();
        for judged in all {
            match judged {
                Judged::Application(reviewed) => review.applications.push(*reviewed),
                Judged::Unread(unread) => review.unread.push(unread),
                Judged::OtherRound(other) => review.other_rounds.push(other),
            }
        }
        review.applications.sort_by_cached_key(order);
        review.unread.sort_by(|a, b| a.name.cmp(&b.name));
        review.other_rounds.sort_by(|a, b| a.name.cmp(&b.name));
        passed_over.sort_by(|a, b| a.name.cmp(&b.name));
        review.passed_over = passed_over;
        review.copies = Copies::among(desk, &review.applications);
        review.sums = Sum::of_rounds(desk, &review.applications, &review.copies);
        review
    }

    /// Whether every file is a complete application.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unread.is_empty() && self.applications.iter().all(Reviewed::is_complete)
    }
}

/// By association, then by what is missing: those with most to mend first, then those that wait for the office, complete
/// ones last.
fn order(one: &Reviewed) -> impl Ord + use<> {
    let most_first = Reverse((one.status, one.report.to_mend(), one.asks(), one.warnings()));
    (one.association, most_first, one.effort.to_lowercase(), one.name.clone())
}
