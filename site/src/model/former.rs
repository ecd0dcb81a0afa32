//! What fields were called in earlier versions of a form. Documents that were made then are read by it, so nothing of it
//! may mean two fields.

use super::clauses::Policy;
use super::fields::folded;
use super::form::paths;
use crate::content::{self, FieldType, LONGEST_ID, Part, better_id, not_an_id};
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;
use finsamkoll_checks::form::{Answer, Field, Form, is_part};

/// Checks the former ids and labels of a form's fields.
pub(super) fn check(sections: &[&content::Section<'_>], form: &Form, policy: &Policy<'_>, told: &mut Vec<Diagnostic>) {
    // Which fields stand beside one another is not known.
    if policy.lost.has(Part::Composition) {
        return;
    }
    let mut ids = Ids { present: paths(form), former: Vec::new() };
    let mut labels = Labels::of(form.fields().map(|(_, field)| field));
    for (section, composed) in sections.iter().zip(&form.sections) {
        for (field, composed) in section.fields.iter().zip(&composed.fields) {
            let mut one = Former { field, file: section.file, told };
            ids.check(&mut one, composed, None);
            labels.check(&mut one, composed);
            check_columns(field, composed, section.file, &mut ids, told);
        }
    }
}

/// The columns of a group: their labels are told apart within it.
fn check_columns(group: &content::Field, composed: &Field, file: File<'_>, ids: &mut Ids, told: &mut Vec<Diagnostic>) {
    let mut labels = Labels::of(composed.columns().iter());
    for (column, of) in group.columns.iter().zip(composed.columns()) {
        let mut one = Former { field: column, file, told };
        ids.check(&mut one, of, Some(composed));
        labels.check(&mut one, of);
    }
}

/// A field, and where its faults are told.
struct Former<'b, 'a> {
    field: &'b content::Field,
    file: File<'a>,
    told: &'b mut Vec<Diagnostic>,
}

impl Former<'_, '_> {
    fn fault(&mut self, key: &str, text: &str, code: &'static str, words: Said, hint: impl Into<Option<Said>>) {
        let at = self.field.spots.of_last(key, text);
        self.told.push(self.file.error(at, code, words).hint(hint));
    }

    /// Whether this may have been an id of such a field; if not, it is told.
    fn may_have_been(&mut self, id: &str, is_column: bool) -> bool {
        let parts = id.split('.').count();
        let is_group = self.field.keys.kind == FieldType::Rows;
        let is_whole = parts == 2 || (parts == 1 && is_column);
        if !id.split('.').all(is_part) || id.len() > LONGEST_ID {
            self.fault("was", id, "former-id", not_an_id(id), better_id(id));
        } else if is_group && parts != 1 {
            let words =
                said!("en grupps id har ingen punkt: ”{id}” har det", "a group’s id has no dot: “{id}” has one");
            let hint = said!(
                "Skriv was vid kolumnen, om det är den som hette så.",
                "Write was at the column, if that was called so.",
            );
            self.fault("was", id, "former-id", words, hint);
        } else if !is_group && !is_whole {
            let words = said!(
                "”{id}” kan inte ha varit ett id: ett fälts har två delar med punkt emellan",
                "“{id}” cannot have been an id: a field’s has two parts with a dot between them",
            );
            let hint = said!(
                "Skriv det som det stod då, som \"insats.titel\".",
                "Write it as it stood then, like \"insats.titel\"."
            );
            self.fault("was", id, "former-id", words, hint);
        } else {
            return true;
        }
        false
    }
}

/// What fields, groups and columns are and were called in documents: a column together with its group.
struct Ids {
    present: Vec<String>,
    former: Vec<String>,
}

impl Ids {
    fn check(&mut self, one: &mut Former<'_, '_>, composed: &Field, group: Option<&Field>) {
        for id in &composed.was {
            if one.may_have_been(id, group.is_some()) {
                let names = names_of(id, composed, group);
                if let Some((words, hint)) = self.taken(&names) {
                    one.fault("was", id, "former-id", words, hint);
                }
                self.former.extend(names);
            }
        }
    }

    /// What is said of names of which one is another field's.
    fn taken(&self, names: &[String]) -> Option<(Said, Said)> {
        if let Some(taken) = names.iter().find(|name| self.present.contains(name)) {
            let words = said!("”{taken}” är ett id i formuläret nu", "“{taken}” is an id in the form now");
            let hint = said!(
                "I was står id som inget fält har längre. Ta bort det.",
                "In was stand ids that no field has any more. Take it away.",
            );
            return Some((words, hint));
        }
        let taken = names.iter().find(|name| self.former.contains(name))?;
        let words =
            said!("”{taken}” står i was på ett annat ställe också", "“{taken}” stands in was at another place too");
        let hint = said!(
            "Ett id har bara varit ett fälts. Ta bort det ena.",
            "An id has been that of one field only. Take one of them away.",
        );
        Some((words, hint))
    }
}

/// What documents may call a field that had this id: a group's columns had its id before their own.
fn names_of(id: &str, composed: &Field, group: Option<&Field>) -> Vec<String> {
    let of_columns = composed.columns().iter().map(|column| format!("{id}.{}", column.id));
    match group.filter(|_| !id.contains('.')) {
        Some(group) => std::iter::once(&group.id).chain(&group.was).map(|group| format!("{group}.{id}")).collect(),
        None => std::iter::once(id.into()).chain(of_columns).collect(),
    }
}

/// The labels by which fields of one scope are told apart.
struct Labels {
    present: Vec<String>,
    earlier: Vec<String>,
}

impl Labels {
    fn of<'f>(fields: impl Iterator<Item = &'f Field>) -> Self {
        Self { present: fields.flat_map(labels_of).map(folded).collect(), earlier: Vec::new() }
    }

    fn check(&mut self, one: &mut Former<'_, '_>, composed: &Field) {
        for (label, written) in composed.earlier_labels.iter().zip(&one.field.keys.earlier_labels) {
            if let Some((words, hint)) = self.taken(label) {
                one.fault("earlier-labels", written, "former-label", words, hint);
            }
            self.earlier.push(folded(label));
        }
    }

    /// What is said of a label that is another question's.
    fn taken(&self, label: &str) -> Option<(Said, Said)> {
        if self.present.contains(&folded(label)) {
            let words = said!("”{label}” står i formuläret nu", "“{label}” stands in the form now");
            let hint = said!(
                "I earlier-labels står ord som ingen fråga har längre. Ta bort dem.",
                "In earlier-labels stand words that no question has any more. Take them away.",
            );
            return Some((words, hint));
        }
        let words = said!(
            "”{label}” står i earlier-labels på ett annat ställe också",
            "“{label}” stands in earlier-labels at another place too",
        );
        let hint = said!(
            "Svaren i en äldre fil kan då förväxlas. Ta bort det ena.",
            "The answers in an older file could be confused then. Take one of them away.",
        );
        self.earlier.contains(&folded(label)).then_some((words, hint))
    }
}

/// The questions that a field asks.
fn labels_of(field: &Field) -> impl Iterator<Item = &str> {
    let reason = if let Answer::Statement { reason } = &field.answer { Some(reason.as_str()) } else { None };
    std::iter::once(field.label.as_str()).chain(reason)
}
