//! Is each among these?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::reading::{Member, Named, Value};
use crate::sentence::{any_of, quoted, tell};
use crate::{Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that what each field names belongs to a set: the association's parties, what other fields name, or options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OneOf {
    /// What is judged, one by one.
    pub fields: Vec<FieldRef<Member>>,
    /// The set.
    #[serde(rename = "in")]
    pub set: Set,
}

/// A set that something may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// The association's parties. While the office has not confirmed their list, somebody who is not on it may
    /// still be one: then the office is to be asked.
    Parties,
    /// What these fields name.
    Fields(Vec<FieldRef<Member>>),
    /// These options of the choice that is judged.
    Options(Vec<String>),
}

impl Check for OneOf {
    fn references(&self) -> Vec<Reference<'_>> {
        let judged = self.fields.iter().map(|field| reference("fields", field));
        let set: &[FieldRef<Member>] = if let Set::Fields(fields) = &self.set { fields } else { &[] };
        judged.chain(set.iter().map(|field| reference("in", field))).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let mut places = application.all_places(&self.fields);
        places.retain(|place| !place.is_left_out());
        places.iter().map(|place| self.judge(place, application)).collect()
    }
}

impl OneOf {
    fn judge(&self, place: &Place<'_, Value>, application: &Application<'_>) -> Judged {
        let Some(value) = place.value else { return Judged::waits(place.at) };
        let verdict = match &self.set {
            Set::Parties => among_parties(value, application),
            Set::Options(options) => among_options(value, options, place),
            Set::Fields(fields) => return among_fields(value, fields, place, application),
        };
        Judged::new(place.at, verdict)
    }
}

fn among_parties(value: &Value, application: &Application<'_>) -> Verdict {
    let Some(name) = other(value) else { return Verdict::Met };
    let name = quoted(name);
    if application.ruleset().parties_confirmed {
        return Verdict::NotMet {
            found: tell(&[&name, " finns inte i listan över förbundets medlemmar."]),
            mend: String::from("Ange en medlem, eller fråga kansliet."),
        };
    }
    Verdict::Unknown(tell(&[
        &name,
        " finns inte i listan över förbundets medlemmar, men kansliet har inte bekräftat listan än. Fråga kansliet vilka som är medlemmar.",
    ]))
}

/// The first named who is no party.
fn other(value: &Value) -> Option<&str> {
    let named: &[Named] = if let Value::Parties(named) = value { named } else { &[] };
    named.iter().find_map(|named| match named {
        Named::Other(name) => Some(name.as_str()),
        Named::Party(_) => None,
    })
}

fn among_options(value: &Value, options: &[String], place: &Place<'_, Value>) -> Verdict {
    let Value::Chosen(chosen) = value else { return Verdict::Met };
    let words = |id: &String| quoted(place.field().option(id));
    let Some(other) = chosen.iter().find(|id| !options.contains(id)) else { return Verdict::Met };
    Verdict::NotMet {
        found: tell(&["Ni har svarat ", &words(other), "."]),
        mend: tell(&["Här behöver svaret vara ", &any_of(&options.iter().map(words).collect::<Vec<_>>()), "."]),
    }
}

fn among_fields(
    value: &Value,
    fields: &[FieldRef<Member>],
    place: &Place<'_, Value>,
    application: &Application<'_>,
) -> Judged {
    let sources = application.all_places(fields);
    let mut strangers = singles(value);
    strangers.retain(|stranger| !sources.iter().any(|source| source.value.is_some_and(|set| contains(set, stranger))));
    if strangers.is_empty() {
        return Judged::new(place.at, Verdict::Met);
    }
    if let Some(open) = sources.iter().find(|source| source.value.is_none() && !source.is_left_out()) {
        return Judged::waits(open.at);
    }
    let strangers: Vec<String> =
        strangers.iter().map(|stranger| quoted(&application.words(stranger, place.field()))).collect();
    let form = &application.ruleset().form;
    let labels: Vec<String> =
        fields.iter().filter_map(|field| form.find(&field.path)).map(|found| quoted(&found.label())).collect();
    Judged::new(
        place.at,
        Verdict::NotMet {
            found: tell(&[&any_of(&strangers), " finns inte bland svaren på ", &any_of(&labels), "."]),
            mend: String::from("Rätta något av svaren så att de stämmer överens."),
        },
    )
}

/// Each of the things that a value names, by itself.
fn singles(value: &Value) -> Vec<Value> {
    match value {
        Value::Parties(named) => named.iter().map(|one| Value::Parties([one.clone()].into())).collect(),
        Value::Chosen(chosen) => chosen.iter().map(|one| Value::Chosen([one.clone()].into())).collect(),
        Value::Text(_) | Value::Number(_) | Value::Amount(_) | Value::Date(_) | Value::Rows => Vec::new(),
    }
}

fn contains(set: &Value, single: &Value) -> bool {
    singles(set).contains(single)
}
