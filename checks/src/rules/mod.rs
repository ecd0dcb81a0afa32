//! The kinds of rule. Each stands in a file of its own: parameters, doc, Swedish sentences, check, border tests.
//!
//! What several kinds share stands in `members` and `period`, and below.
//!
//! A kind knows neither severity nor condition: it answers a [`Verdict`] for each place that it judges, and
//! [`report`](crate::report()) makes outcomes of them.

mod answered;
mod at_least;
mod contains;
mod covers_each;
mod follows;
mod in_order;
mod in_time;
mod lasts;
mod members;
mod on_this_form;
mod one_of;
mod period;
mod stated;
mod sum_equals;
mod within;

pub use answered::Answered;
pub use at_least::{AtLeast, Count};
pub use contains::{Contains, Enough};
pub use covers_each::CoversEach;
pub use follows::Follows;
pub use in_order::{DayRef, InOrder};
pub use in_time::InTime;
pub use lasts::Lasts;
pub use on_this_form::OnThisForm;
pub use one_of::{OneOf, Set};
pub use stated::Stated;
pub use sum_equals::SumEquals;
pub use within::{Share, Within};

use crate::form::Answer;
use crate::reading::Reads;
use crate::sentence::{digits, fill, tell};
use crate::{Address, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;
use serde::{Deserialize, Serialize};

/// A field, group or column named by a parameter of a rule; `T` says what the rule takes from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldRef<T> {
    /// The id of a field or group, or group and column with a dot.
    pub path: String,
    #[serde(skip)]
    reads: PhantomData<T>,
}

impl<T> FieldRef<T> {
    /// Names the field at this path.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self { path: path.into(), reads: PhantomData }
    }
}

/// What a kind finds at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is as asked.
    Met,
    /// The applicant vouches for it, and people judge; the words say what they look for.
    Stated(String),
    /// It is not as asked.
    NotMet {
        /// What was found, and what was expected where that is not plain.
        found: String,
        /// What to do about it.
        mend: String,
    },
    /// An answer that the rule asks for by itself is not there: as an error it is waited for, as a warning it is told.
    Unanswered {
        /// What was found.
        found: String,
        /// What to do about it.
        mend: String,
    },
    /// Something it needs is not there, or cannot be read; the words tell how far it came.
    Waits(String),
    /// It asks nothing, and tells what follows; the words name the days, where there are any.
    Tells(String),
    /// The association's own content lacks what is asked, and why.
    Unknown(String),
}

/// A verdict with the places it speaks of, the one where it is shown first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The places; none where the application as a whole is judged.
    pub at: Vec<Address>,
    /// What was found there.
    pub verdict: Verdict,
}

impl Judged {
    fn new(at: &Address, verdict: Verdict) -> Self {
        Self { at: [at.clone()].into(), verdict }
    }

    fn of_all(verdict: Verdict) -> Self {
        Self { at: Vec::new(), verdict }
    }

    pub(crate) fn waits(at: &Address) -> Self {
        Self::new(at, Verdict::Waits(String::new()))
    }
}

/// A field that a rule names, for the build to look up.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// The parameter that names it.
    pub parameter: &'static str,
    /// What it names.
    pub path: &'a str,
    /// The types of field that the parameter takes.
    pub accepts: fn(&Answer) -> bool,
}

fn reference<'a, T: Reads>(parameter: &'static str, field: &'a FieldRef<T>) -> Reference<'a> {
    Reference { parameter, path: &field.path, accepts: T::accepts }
}

/// The [places](Application::places) of a parameter, without those that are voluntary and left empty.
fn asked<'a>(path: &str, application: &'a Application<'a>) -> Vec<Place<'a>> {
    not_left_out(application.places(path))
}

/// The [places](Application::places) of several parameters, one parameter after the other.
fn all_places<'a, T>(fields: &[FieldRef<T>], application: &'a Application<'a>) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for field in fields {
        places.append(&mut application.places(&field.path));
    }
    places
}

/// The same, without those that are voluntary and left empty.
fn all_asked<'a, T>(fields: &[FieldRef<T>], application: &'a Application<'a>) -> Vec<Place<'a>> {
    not_left_out(all_places(fields, application))
}

fn not_left_out(mut places: Vec<Place<'_>>) -> Vec<Place<'_>> {
    places.retain(|place| !place.is_left_out());
    places
}

/// What is found at each of these places.
fn judge_each(places: &[Place<'_>], judge: &dyn Fn(&Place<'_>) -> Option<Judged>) -> Vec<Judged> {
    let mut judged = Vec::new();
    for place in places {
        if let Some(found) = judge(place) {
            judged.push(found);
        }
    }
    judged
}

/// The places at which there is no value, each once: several fields can rest on one answer.
fn open(places: &[&[Place<'_>]]) -> Vec<Address> {
    let mut open = Vec::new();
    for place in places.iter().copied().flatten() {
        if place.value.is_none() && !open.contains(place.at) {
            open.push(place.at.clone());
        }
    }
    open
}

/// "minst 16", "högst 64", "minst 16 och högst 64".
fn limits(least: Option<String>, most: Option<String>) -> String {
    let (Some(least), Some(most)) = (&least, &most) else {
        let word = if least.is_some() { "minst " } else { "högst " };
        return least.or(most).map(|limit| tell(&[word, &limit])).unwrap_or_default();
    };
    fill("minst {} och högst {}", &[least, most])
}

/// How many there are, in figures.
fn count_in_words(number: usize) -> String {
    digits(u64::try_from(number).unwrap_or(u64::MAX))
}

/// What is wrong with the parameters of a rule together, in words for those who edit content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The key to mend; `kind` where one is lacking.
    pub parameter: &'static str,
    /// What is wrong, in Swedish.
    pub sv: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// A kind of rule.
pub trait Check {
    /// The fields that it names; the first ones decide whether the rule applies.
    fn references(&self) -> Vec<Reference<'_>>;

    /// Judges an application, place by place.
    fn check(&self, application: &Application<'_>) -> Vec<Judged>;

    /// The fields that it asks to be filled in, by itself.
    fn asks_for(&self) -> Vec<&str> {
        Vec::new()
    }

    /// What is wrong with the parameters together.
    fn fault(&self) -> Option<Fault> {
        None
    }

    /// Whether it guesses at meaning: then it may only warn.
    fn is_heuristic(&self) -> bool {
        false
    }
}

/// What editors of content read of a kind, in Swedish. Nothing that a browser loads refers to it, so it weighs nothing
/// there.
#[derive(Debug, Clone, Copy)]
pub struct Manual {
    /// What it asks, as a question.
    pub asks: &'static str,
    /// What is met, not met and waited for, at the border.
    pub border: &'static str,
    /// What each parameter means, by its name as content writes it.
    pub parameters: &'static [(&'static str, &'static str)],
    /// Rules as a page has them, then a line with `+++` and their clauses. All parameters occur.
    pub example: &'static str,
}

/// Declares the list of kinds: all that walks them (parser, check, fingerprint, tests) walks this.
macro_rules! kinds {
    ($($name:ident in $file:literal),+ $(,)?) => {
        /// What a rule asks: one of the kinds, with its parameters.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind {
            $(
                #[doc = concat!("See [`", stringify!($name), "`].")]
                $name($name),
            )+
        }

        impl core::ops::Deref for Kind {
            type Target = dyn Check;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(kind) => kind,)+
                }
            }
        }

        impl Kind {
            /// The names of all kinds, as in this code.
            pub const NAMES: &[&str] = &[$(stringify!($name)),+];

            /// What editors read of each, in the order of [`NAMES`](Self::NAMES).
            pub const MANUALS: &[Manual] = &[$($name::MANUAL),+];

            /// Its name, one of [`NAMES`](Self::NAMES).
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => stringify!($name),)+
                }
            }
        }

        /// What the check of an application asks of a kind. Through the trait object all that only the build asks
        /// would come along to the browser (1 kB with brotli).
        impl Kind {
            pub(crate) fn check(&self, application: &Application<'_>) -> Vec<Judged> {
                match self {
                    $(Self::$name(kind) => kind.check(application),)+
                }
            }

            pub(crate) fn asks_for(&self) -> Vec<&str> {
                match self {
                    $(Self::$name(kind) => kind.asks_for(),)+
                }
            }
        }

        pub(crate) const fn fingerprint_of_kinds(hash: u64) -> u64 {
            $(let hash = crate::fingerprint::fingerprint(hash, include_bytes!($file));)+
            hash
        }
    };
}

kinds! {
    Answered in "answered.rs",
    Stated in "stated.rs",
    AtLeast in "at_least.rs",
    OneOf in "one_of.rs",
    CoversEach in "covers_each.rs",
    Within in "within.rs",
    SumEquals in "sum_equals.rs",
    InOrder in "in_order.rs",
    Lasts in "lasts.rs",
    Contains in "contains.rs",
    InTime in "in_time.rs",
    OnThisForm in "on_this_form.rs",
    Follows in "follows.rs",
}

#[cfg(test)]
mod tried;
