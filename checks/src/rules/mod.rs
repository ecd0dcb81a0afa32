//! The kinds of rule. Each stands in a file of its own: parameters, doc, Swedish sentences, check, border tests.
//!
//! A kind knows neither severity nor condition: it answers a [`Verdict`] for each place that it judges, and
//! [`report`](crate::report()) makes outcomes of them.

mod answered;
mod contains;
mod in_order;
mod one_of;
mod stated;
mod sum_equals;

pub use answered::Answered;
pub use contains::{Contains, Enough};
pub use in_order::{DayRef, InOrder};
pub use one_of::{OneOf, Set};
pub use stated::Stated;
pub use sum_equals::SumEquals;

use crate::form::Answer;
use crate::reading::Reads;
use crate::{Address, Application};
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
    /// The association's own content lacks what is asked, and why.
    Unknown(String),
}

/// A verdict with the places it speaks of, the one where it is shown first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The places; at least one.
    pub at: Vec<Address>,
    /// What was found there.
    pub verdict: Verdict,
}

impl Judged {
    fn new(at: &Address, verdict: Verdict) -> Self {
        Self { at: [at.clone()].into(), verdict }
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

    /// What is wrong with the parameters together, in Swedish, for those who edit content.
    fn fault(&self) -> Option<&'static str> {
        None
    }

    /// Whether it guesses at meaning: then it may only warn.
    fn is_heuristic(&self) -> bool {
        false
    }
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
            $(let hash = crate::ruleset::fingerprint(hash, include_bytes!($file));)+
            hash
        }
    };
}

kinds! {
    Answered in "answered.rs",
    Stated in "stated.rs",
    OneOf in "one_of.rs",
    SumEquals in "sum_equals.rs",
    InOrder in "in_order.rs",
    Contains in "contains.rs",
}

#[cfg(test)]
mod tried;
