//! One association's form and policy, compiled: what the build makes and the checks read.

use crate::Date;
use crate::encoded::{FormatError, decode, encode};
use crate::fingerprint::fingerprint;
use crate::form::{Answer, Condition, Field, Form};
use crate::rules::Kind;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// All that a check of an application needs to know of its association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// The association's name.
    /// Not among the encoded rules: the checks do not need it.
    #[serde(skip)]
    pub association: String,
    /// The parties that count as its members.
    pub parties: Vec<Party>,
    /// Whether the office has confirmed that list.
    pub parties_confirmed: bool,
    /// When applications are taken.
    pub rounds: Rounds,
    /// Whether the office has adopted the form.
    pub adopted: bool,
    /// The form, composed and complete.
    pub form: Form,
    /// The clauses in the order in which the pages tell them.
    pub clauses: Vec<Clause>,
    /// The rules, each under one of the clauses.
    pub rules: Vec<Rule>,
}

/// A party of the association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// `kommun:…`, `region:…`, or a state authority by its name.
    pub id: String,
    /// The name in full.
    pub name: String,
    /// Other ways of writing it.
    pub also: Vec<String>,
}

impl Party {
    /// Whether it is a municipality.
    #[must_use]
    pub fn is_municipality(&self) -> bool {
        self.kind() == "kommun"
    }

    /// What kind of party it is: what stands before the colon of its id, or the whole id of a state authority.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.id.split([':']).next().unwrap_or_default()
    }

    /// All its names, the full one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(self.name.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// When an association takes applications.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    /// Its rounds, the earliest deadline first.
    pub all: Vec<Round>,
    /// Whether applications are taken at any time.
    pub rolling: bool,
    /// How many days after it was received an application is decided, where they are taken at any time.
    pub days_to_decision: Option<u16>,
}

/// A round of applications, with its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The id, unique in the association.
    pub id: String,
    /// The last day on which an application is received in time.
    pub deadline: Date,
    /// When the preparatory group meets.
    /// Not among the encoded rules: the checks do not need it.
    #[serde(skip)]
    pub preparation: Option<Date>,
    /// When the board meets, and decides.
    pub board: Option<Date>,
}

impl Rounds {
    /// The round with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Round> {
        self.all.iter().find(|round| round.id == id)
    }

    /// The next round for which an application can come in time on this day, the day of the deadline included.
    #[must_use]
    pub fn coming(&self, day: Date) -> Option<&Round> {
        self.all.iter().find(|round| round.deadline >= day)
    }
}

/// A sentence of the policy that has an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The id, unique in the association.
    pub id: String,
    /// Its words, as plain text.
    pub words: String,
    /// The address where it stands, relative to the form's page.
    pub link: String,
    /// The title of the page on which it stands.
    pub page: String,
    /// What its author marked it as.
    pub mark: Mark,
}

/// What the author of a clause says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// People judge it, whatever the rules find.
    pub judge: bool,
    /// It only tells.
    pub information: bool,
    /// No source states it: the check is the software's own.
    pub ours: bool,
    /// When it speaks.
    pub days: Days,
}

/// The days on which a rule or mark is there, both ends included; an end that is absent is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Days {
    /// Whether a day is one of them.
    ///
    /// ```
    /// use finsamkoll_checks::{Date, Days};
    ///
    /// let until_new_year = Days { from: None, until: Date::new(2026, 12, 31) };
    /// assert!(until_new_year.hold(Date::new(2026, 12, 31).unwrap()));
    /// assert!(!until_new_year.hold(Date::new(2027, 1, 1).unwrap()));
    /// ```
    #[must_use]
    pub fn hold(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What is asked of an application, under a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The id, unique in the association.
    pub id: String,
    /// The clause it stands under.
    pub clause: String,
    /// When it holds: all conditions do. Empty: always.
    pub when: Vec<Condition>,
    /// The days on which it is there, compared with the reckoning day: the deadline of the round that the application
    /// is for, else the day on which it is received or checked.
    pub days: Days,
    /// The rounds for which it is there, by their ids. Empty: all.
    pub rounds: Vec<String>,
    /// What an answer that fails it amounts to.
    pub otherwise: Otherwise,
    /// What to do, where the content says it better than the kind's own sentence.
    pub wording: Option<String>,
    /// What it asks.
    pub check: Kind,
}

/// What an answer that fails a rule amounts to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Otherwise {
    /// It speaks against the application as it is.
    #[default]
    Error,
    /// The office is to be asked.
    Ask,
    /// It deserves a second look and stops nobody.
    Warning,
}

impl Ruleset {
    /// The ruleset as bytes for the browser.
    ///
    /// # Errors
    /// [`FormatError`] where the ruleset cannot be serialised, which its plain types rule out.
    pub fn encode(&self) -> Result<Vec<u8>, FormatError> {
        let mut needed = self.clone();
        needed.form.title.clear();
        for section in &mut needed.form.sections {
            section.title.clear();
            drop_what_is_shown(&mut section.fields);
        }
        encode(&needed, FORMAT)
    }

    /// Reads what [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// [`FormatError`] where the bytes were written by checks of another shape, or are damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, FormatError> {
        decode(bytes, FORMAT)
    }
}

/// Drops what the checks do not need: pages and documents show it, and it was a tenth of what a browser loads of the
/// rules. Only answers in prose are compared with their example.
fn drop_what_is_shown(fields: &mut [Field]) {
    for field in fields {
        field.hint = None;
        if !field.is_prose() {
            field.example = None;
        }
        field.was.clear();
        field.earlier_labels.clear();
        if let Answer::Rows(columns) = &mut field.answer {
            drop_what_is_shown(columns);
        }
    }
}

/// A fingerprint of the sources that give a ruleset its shape.
const FORMAT: u64 = {
    let hash = fingerprint(crate::form::FORMAT, include_bytes!("ruleset.rs"));
    let hash = fingerprint(hash, include_bytes!("date.rs"));
    crate::rules::fingerprint_of_kinds(hash)
};
