//! Those that fields name: parties, municipalities, options.

use crate::gather::Gather;
use crate::reading::{Named, Value, fold};
use crate::sentence::{fill, quoted_answer};
use crate::{Application, Party, Place};
use alloc::string::String;
use alloc::vec::Vec;

/// One of the things that a value names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Single<'a> {
    /// A party or an option, by its id.
    Listed(&'a str),
    /// Somebody who is on no list, as written.
    Unlisted(&'a str),
}

impl<'a> Single<'a> {
    /// Whether both are the same. Of somebody who is on no list the size of letters does not matter.
    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Listed(one), Self::Listed(other)) => one == other,
            // Folding keeps the length, and to fold only where it can matter keeps long lists fast.
            (Self::Unlisted(one), Self::Unlisted(other)) => one.len() == other.len() && fold(one) == fold(other),
            (Self::Listed(_), Self::Unlisted(_)) | (Self::Unlisted(_), Self::Listed(_)) => false,
        }
    }

    pub(super) fn is_listed(self) -> bool {
        matches!(self, Self::Listed(_))
    }

    /// The party that it is.
    pub(super) fn party(self, application: &'a Application<'a>) -> Option<&'a Party> {
        let Self::Listed(id) = self else { return None };
        application.ruleset().parties.iter().find(|party| party.id == id)
    }

    /// What it is called, where it is named at this place.
    pub(super) fn words(self, place: &Place<'a>, application: &'a Application<'a>) -> &'a str {
        match self {
            Self::Unlisted(name) => name,
            Self::Listed(id) => match self.party(application) {
                Some(party) => &party.name,
                None => place.field().option(id),
            },
        }
    }
}

/// Each of the things that a value names, by itself.
pub(super) fn singles<'a>(value: &'a Value) -> Vec<Single<'a>> {
    let of_named = |named: &'a Named| match named {
        Named::Party(id) => Single::Listed(id),
        Named::Other(name) => Single::Unlisted(name),
    };
    match value {
        Value::Parties(named) => named.iter().map(of_named).gather(),
        Value::Chosen(chosen) => chosen.iter().map(|id| Single::Listed(id)).gather(),
        Value::Text(_) | Value::Number(_) | Value::Amount(_) | Value::Date(_) | Value::Span(_) | Value::Rows => {
            Vec::new()
        }
    }
}

/// All that these places name, each once, in the order named.
pub(super) fn different<'a>(places: &[Place<'a>]) -> Vec<Single<'a>> {
    let mut different = Vec::new();
    for value in places.iter().filter_map(|place| place.value) {
        for single in singles(value) {
            if !holds(&different, single) {
                different.push(single);
            }
        }
    }
    different
}

/// Those of them that are such.
pub(super) fn those<'a>(singles: &[Single<'a>], are_such: &dyn Fn(Single<'a>) -> bool) -> Vec<Single<'a>> {
    let mut those = Vec::new();
    for single in singles {
        if are_such(*single) {
            those.push(*single);
        }
    }
    those
}

/// Whether that one is among these.
pub(super) fn holds(singles: &[Single<'_>], single: Single<'_>) -> bool {
    singles.iter().any(|other| other.is(single))
}

/// These, as a sentence names them: who is on no list as written, within quotation marks.
pub(super) fn names<'a>(singles: &[Single<'a>], place: &Place<'a>, application: &'a Application<'a>) -> Vec<String> {
    let mut names = Vec::new();
    for single in singles {
        let words = single.words(place, application);
        names.push(if single.is_listed() { words.into() } else { quoted_answer(words) });
    }
    names
}

/// A sentence on those who are not on the list of `all`, as far as `rest` takes it: a full stop, or [`UNCONFIRMED`].
pub(super) fn not_listed(names: &str, all: &str, rest: &str) -> String {
    fill("{} finns inte i listan över förbundets {}{}", &[names, all, rest])
}

/// How that sentence goes on while the office has not confirmed the list; what to ask it stands last.
pub(super) const UNCONFIRMED: &str = ", men kansliet har inte bekräftat listan än. Fråga kansliet ";
