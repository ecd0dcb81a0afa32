//! For whom an application waits.

use crate::{Association, Desk, Judged, Reviewed, shown};
use finsamkoll_checks::rules::Kind;
use finsamkoll_checks::{Finding, Outcome, Report};

/// For whom an application waits, the least to do first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// For nobody: nothing in it is to be mended or decided.
    Complete,
    /// For the office alone: it came too late, or only the office can tell, and its applicant has nothing to mend.
    ToDecide,
    /// For its applicant, who has something to mend.
    ToComplete,
}

impl Status {
    /// What the checks of an application come to.
    pub(crate) fn of(report: &Report, association: &Association, waits_for_office: bool) -> Self {
        let not_met = report.that_are(Outcome::NotMet);
        if !report.notes.is_empty() || not_met.iter().any(|finding| !is_on_the_day(finding, association)) {
            Self::ToComplete
        } else if waits_for_office || !not_met.is_empty() {
            Self::ToDecide
        } else {
            Self::Complete
        }
    }

    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::ToDecide => "to-decide",
            Self::ToComplete => "to-complete",
        }
    }

    /// What it is of one application, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Complete => "komplett",
            Self::ToDecide => "för kansliet att ta ställning till",
            Self::ToComplete => "att komplettera",
        }
    }
}

/// Whether something is said of the day on which the application came: that day nobody can mend.
pub(crate) fn is_on_the_day(finding: &Finding, association: &Association) -> bool {
    let mut rules = association.ruleset.rules.iter().filter(|rule| rule.id == finding.rule);
    rules.any(|rule| matches!(rule.check, Kind::InTime(_)))
}

impl Reviewed {
    /// Whether nothing in it is to be mended or decided.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.status == Status::Complete
    }

    /// For whom it waits, and how much there is to do for its applicant: "att komplettera: 2 saknas, 1 fel."
    fn status_and_counts(&self) -> String {
        let words = self.status.words();
        if self.status != Status::ToComplete {
            return format!("{words}.");
        }
        let counts = self.counts().into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, words)| format!("{count} {words}")).collect();
        format!("{words}: {}.", counts.join(", "))
    }
}

impl Judged {
    /// What became of the file, in a line that any terminal can show.
    #[must_use]
    pub fn line(&self, desk: &Desk) -> String {
        let (name, says) = match self {
            Self::Application(one) => (&one.name, one.status_and_counts()),
            Self::Unread(unread) => (&unread.name, unread.reason.says()),
            Self::OtherRound(other) => (&other.name, other.says(desk)),
        };
        format!("{}: {}", shown(name), shown(&says))
    }
}
