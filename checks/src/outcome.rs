//! What becomes of a clause.

use core::fmt;

/// What the report says of a clause or of one finding, weakest first: the strongest of several is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Not asked of this application.
    DoesNotApply,
    /// Only told.
    Information,
    /// The answers are as asked.
    Met,
    /// The applicant has said so; people judge it.
    Stated,
    /// People decide.
    PeopleJudge,
    /// Something it needs is not answered yet.
    CannotTellYet,
    /// Deserves a second look, and stops nobody.
    Warning,
    /// Only the office can tell.
    AskTheOffice,
    /// Speaks against the application as it is.
    NotMet,
}

impl Outcome {
    /// All outcomes, weakest first.
    pub const ALL: [Self; 9] = [
        Self::DoesNotApply,
        Self::Information,
        Self::Met,
        Self::Stated,
        Self::PeopleJudge,
        Self::CannotTellYet,
        Self::Warning,
        Self::AskTheOffice,
        Self::NotMet,
    ];

    /// The name in files and in attributes of HTML.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DoesNotApply => "does-not-apply",
            Self::Information => "information",
            Self::Met => "met",
            Self::Stated => "stated",
            Self::PeopleJudge => "people-judge",
            Self::CannotTellYet => "cannot-tell-yet",
            Self::Warning => "warning",
            Self::AskTheOffice => "ask-the-office",
            Self::NotMet => "not-met",
        }
    }

    /// The words that people read.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::DoesNotApply => "Gäller inte er ansökan",
            Self::Information => "Bra att veta",
            Self::Met => "Uppfyllt",
            Self::Stated => "Ni uppger det",
            Self::PeopleJudge => "Bedöms av människor",
            Self::CannotTellYet => "Kan inte avgöras än",
            Self::Warning => "Att se över",
            Self::AskTheOffice => "Fråga kansliet",
            Self::NotMet => "Inte uppfyllt",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.words())
    }
}
