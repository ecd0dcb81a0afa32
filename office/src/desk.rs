//! What is at hand when applications are judged.

use finsamkoll_checks::{Amount, Date, Round, Ruleset};
use finsamkoll_word::Letter;

/// The associations whose applications may come, and what holds for all of them.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The associations.
    pub associations: Vec<Association>,
    /// The one whose applications they are all taken for, by its place among them; otherwise the files tell it.
    pub only: Option<usize>,
    /// The day of the review.
    pub today: Date,
    /// The round that is reviewed, by its id; otherwise all of them.
    pub round: Option<String>,
}

/// An association, as its office needs it.
#[derive(Debug, Clone)]
pub struct Association {
    /// The id: its folder's name.
    pub id: String,
    /// The name.
    pub name: String,
    /// The form and policy as the checks read them.
    pub ruleset: Ruleset,
    /// What tells its applications apart.
    pub overview: Overview,
    /// What there is to give in its rounds, by their ids.
    pub funds: Vec<(String, Amount)>,
    /// The letter that asks an applicant for what is missing, with gaps.
    pub letter: Option<Letter>,
    /// The whole address of the page with the form, where it has one that leads there.
    pub form_address: Option<String>,
}

/// What tells applications apart, by the ids of the fields that ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// What the effort is called.
    pub effort: Option<String>,
    /// The party that is responsible for it.
    pub owner: Option<String>,
    /// The sum that is sought.
    pub sought: Option<String>,
}

/// A file as it was received.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// What it is called in tables: its path below the folder that is reviewed.
    pub name: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
    /// The day on which it came, where that is known.
    pub day: Option<Date>,
}

impl Desk {
    /// The round of an association that is reviewed, where it has that one.
    pub(crate) fn round_of<'a>(&self, association: &'a Association) -> Option<&'a Round> {
        association.ruleset.rounds.find(self.round.as_deref()?)
    }
}
