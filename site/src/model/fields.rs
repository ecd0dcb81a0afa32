//! Fields by themselves and beside one another: ids, labels, and keys that fit the type.

use super::clauses::{Policy, no_clause};
use super::rounds::add_rounds;
use crate::content::{self, FieldType, LONGEST_ID, Pairs, Part, better_id, not_an_id};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use crate::source::File;
use finsamkoll_checks::form::{Answer, Field, Form, is_part};
use finsamkoll_checks::rules::Kind;
use finsamkoll_checks::{Address, Rounds};
use std::collections::BTreeMap;

/// Checks the fields of a form.
pub(super) fn check(
    file: &content::FormFile<'_>,
    sections: &[&content::Section<'_>],
    form: &Form,
    policy: &Policy<'_>,
    rounds: &Rounds,
    told: &mut Vec<Diagnostic>,
) {
    if !is_part(&form.id) || form.id.len() > LONGEST_ID {
        let fault = file.file.error(file.spots.of("id"), "id", not_an_id(&form.id));
        told.push(fault.hint(better_id(&form.id)));
    }
    let mut taken = Taken::default();
    for (section, composed) in sections.iter().zip(&form.sections) {
        for (field, composed) in section.fields.iter().zip(&composed.fields) {
            let mut one = One { field, file: section.file, told };
            one.check_id(field.keys.kind != FieldType::Rows);
            one.check_reason();
            one.check_keys();
            one.check_statement(policy);
            if !policy.lost.has(Part::Composition) {
                one.check_round(rounds, policy, &mut taken);
                taken.field(&mut one, composed);
            }
            check_columns(field, composed, section.file, told);
        }
    }
}

fn check_columns(group: &content::Field, composed: &Field, file: File<'_>, told: &mut Vec<Diagnostic>) {
    let mut taken = Taken::default();
    for (column, composed) in group.columns.iter().zip(composed.columns()) {
        let mut one = One { field: column, file, told };
        one.check_id(false);
        one.check_keys();
        one.check_length(&group.keys.id);
        if matches!(column.keys.kind, FieldType::Rows | FieldType::Statement | FieldType::Round) {
            let words = said!(
                "en kolumn kan inte vara av typen {}",
                "a column cannot be of type {}",
                column.keys.kind.written(),
            );
            let hint = said!("Ställ frågan utanför gruppen.", "Ask the question outside the group.");
            one.fault_with_hint("type", "field-type", words, hint);
        }
        taken.field(&mut one, composed);
    }
}

/// One field, and where its faults are told.
struct One<'b, 'a> {
    field: &'b content::Field,
    file: File<'a>,
    told: &'b mut Vec<Diagnostic>,
}

impl One<'_, '_> {
    fn fault(&mut self, key: &str, code: &'static str, words: Said) {
        self.fault_with_hint(key, code, words, None);
    }

    fn fault_with_hint(&mut self, key: &str, code: &'static str, words: Said, hint: impl Into<Option<Said>>) {
        self.told.push(self.file.error(self.field.spots.of(key), code, words).hint(hint));
    }

    /// A fault at an option.
    fn fault_in_options(&mut self, option: &str, code: &'static str, words: Said, hint: impl Into<Option<Said>>) {
        self.told.push(self.file.error(self.field.spots.of_text("options", option), code, words).hint(hint));
    }

    fn check_id(&mut self, with_dot: bool) {
        let id = &self.field.keys.id;
        let parts: Vec<&str> = id.split('.').collect();
        if !parts.iter().all(|part| is_part(part)) || id.len() > LONGEST_ID {
            return self.fault_with_hint("id", "id", not_an_id(id), better_id(id));
        }
        if with_dot && parts.len() != 2 {
            let number = if parts.len() == 1 { said!("bara en", "only one") } else { said!("fler", "more") };
            let words = said!(
                "ett fälts id har två delar med punkt emellan, som insats.namn: ”{id}” har {number}",
                "a field’s id has two parts with a dot between them, like insats.namn: “{id}” has {number:#}",
            );
            self.fault("id", "id", words);
        } else if !with_dot && parts.len() != 1 {
            let words = said!(
                "id för en grupp (rows) eller kolumn har ingen punkt: ”{id}” har det",
                "the id of a group (rows) or column has no dot: “{id}” has one",
            );
            self.fault("id", "id", words);
        }
    }

    /// A column is named together with its group.
    fn check_length(&mut self, group: &str) {
        let id = &self.field.keys.id;
        if id.len() <= LONGEST_ID && group.len() + 1 + id.len() > LONGEST_ID {
            self.too_long(&format!("{group}.{id}"));
        }
    }

    /// The motivation of a statement has an address of its own, which is longer than the statement's.
    fn check_reason(&mut self) {
        let keys = &self.field.keys;
        let reason = Address::reason(&keys.id).text();
        if keys.kind == FieldType::Statement && keys.id.len() <= LONGEST_ID && reason.len() > LONGEST_ID {
            self.too_long(&reason);
        }
    }

    /// Word has no room for longer names of fields.
    fn too_long(&mut self, path: &str) {
        let words =
            said!("”{path}” är längre än {LONGEST_ID} tecken", "“{path}” is longer than {LONGEST_ID} characters",);
        let over = path.len() - LONGEST_ID;
        let hint = said!(
            "Fältet heter så i Word-filen. Gör dess id {over} tecken kortare.",
            "So the field is called in the Word file. Make its id shorter by {over} characters.",
        );
        self.fault_with_hint("id", "id", words, hint);
    }

    fn check_keys(&mut self) {
        self.check_fitting();
        self.check_needed();
    }

    /// Keys that only some types have.
    fn check_fitting(&mut self) {
        let keys = &self.field.keys;
        let is = |kinds: &[FieldType]| kinds.contains(&keys.kind);
        self.refuse_misfit("options", keys.options.is_some(), is(&[FieldType::Choice]));
        self.refuse_misfit("many", keys.many, is(&[FieldType::Choice, FieldType::Party, FieldType::Municipality]));
        self.refuse_misfit("reason", keys.reason.is_some(), is(&[FieldType::Statement]));
        self.refuse_misfit("clause", keys.clause.is_some(), is(&[FieldType::Statement]));
        self.refuse_misfit("column", !self.field.columns.is_empty(), is(&[FieldType::Rows]));
        let takes_example = !is(&[
            FieldType::Choice,
            FieldType::Round,
            FieldType::Check,
            FieldType::Attachment,
            FieldType::Rows,
            FieldType::Statement,
        ]);
        self.refuse_misfit("example", keys.example.is_some(), takes_example);
    }

    /// What a field of a type has to have.
    fn check_needed(&mut self) {
        let keys = &self.field.keys;
        let kind = keys.kind;
        if keys.label.is_none() && kind != FieldType::Statement {
            let words = said!("nyckeln ”label” saknas", "the key “label” is missing");
            self.lacks("id", words, said!("Skriv label = \"…\".", "Write label = \"…\"."));
        }
        if kind == FieldType::Choice {
            self.check_options(keys.options.as_ref());
        }
        if kind == FieldType::Rows && self.field.columns.is_empty() && self.field.is_whole {
            let words = said!("gruppen har inga kolumner", "the group has no columns");
            let hint =
                said!("Skriv en [[field.column]] för varje kolumn.", "Write a [[field.column]] for each column.");
            self.lacks("type", words, hint);
        }
        if kind == FieldType::Statement && keys.clause.is_none() {
            let words = said!("påståendet har ingen punkt", "the statement has no clause");
            let hint = said!(
                "Skriv clause = \"…\" med id för den punkt som påståendet gäller.",
                "Write clause = \"…\" with the id of the clause of which the statement speaks.",
            );
            self.lacks("type", words, hint);
        }
    }

    fn lacks(&mut self, at: &str, words: Said, hint: Said) {
        self.fault_with_hint(at, "missing-key", words, hint);
    }

    /// Tells of a key that stands with a type to which it means nothing.
    fn refuse_misfit(&mut self, key: &str, is_there: bool, may_be: bool) {
        if is_there && !may_be {
            let words = said!(
                "ett fält av typen {} har inte nyckeln ”{key}”",
                "a field of type {} has no key “{key}”",
                self.field.keys.kind.written(),
            );
            let hint = said!("Ta bort den, eller byt type.", "Take it away, or change type.");
            self.told.push(self.file.error(self.field.spots.of_key(key), "field-keys", words).hint(hint));
        }
    }

    fn check_options(&mut self, options: Option<&Pairs>) {
        let Some(Pairs(options)) = options.filter(|options| !options.0.is_empty()) else {
            let words =
                said!("frågan har inga alternativ att välja bland", "the question has no options to choose among");
            let hint = said!(
                "Skriv options = {{ ja = \"Ja\", nej = \"Nej\" }}.",
                "Write options = {{ ja = \"Ja\", nej = \"Nej\" }}.",
            );
            return self.fault_with_hint("type", "missing-key", words, hint);
        };
        for (index, (id, label)) in options.iter().enumerate() {
            if !is_part(id) || id.len() > LONGEST_ID {
                self.fault_in_options(id, "id", not_an_id(id), better_id(id));
            }
            if options.iter().take(index).any(|(_, other)| same_words(other, label)) {
                let words = said!("två alternativ heter ”{label}”", "two options are called “{label}”");
                let hint = said!("Ge ett av dem en annan text.", "Give one of them another text.");
                self.fault_in_options(id, "duplicate-label", words, hint);
            }
        }
    }

    /// A statement is judged by a rule `stated` under the same clause.
    fn check_statement(&mut self, policy: &Policy<'_>) {
        let keys = &self.field.keys;
        let Some(clause) = keys.clause.as_ref().filter(|_| keys.kind == FieldType::Statement) else { return };
        if policy.clause(clause).is_none() {
            // A clause that a rule names too is told to be missing there.
            if policy.may_have_clause(clause) || policy.rules.iter().any(|placed| placed.rule.keys.clause == *clause) {
                return;
            }
            let fault = self.file.error(self.field.spots.of("clause"), "unknown-clause", no_clause(clause));
            return self.told.push(fault.meant(clause, policy.ids()));
        }
        let may_be_judged = policy.lost.may_name(Part::Rules, &keys.id) || policy.lost.may_name(Part::Rules, clause);
        if !may_be_judged && !policy.rules.iter().any(|placed| judges(&placed.rule.check, &keys.id)) {
            let words =
                said!("ingen regel tar vara på påståendet ”{}”", "no rule makes use of the statement “{}”", keys.id,);
            let hint = said!(
                "Lägg till en regel kind = \"stated\" under punkten ”{clause}”.",
                "Add a rule kind = \"stated\" under the clause “{clause}”.",
            );
            self.fault_with_hint("id", "statement-without-rule", words, hint);
        }
    }
}

/// Whether a rule judges a statement, or one by nearly its id: that slip is told at the rule.
fn judges(kind: &Kind, statement: &str) -> bool {
    let Kind::Stated(stated) = kind else { return false };
    stated.fields.iter().any(|field| nearest(&field.path, [statement]).is_some())
}

impl One<'_, '_> {
    /// An application is for one round, and there must be some to choose among.
    fn check_round(&mut self, rounds: &Rounds, policy: &Policy<'_>, taken: &mut Taken) {
        if self.field.keys.kind != FieldType::Round {
            return;
        }
        let (words, hint) = if let Some(other) = &taken.round {
            (
                said!(
                    "formuläret frågar redan efter omgång i ”{other}”",
                    "the form asks for the round already in “{other}”"
                ),
                said!("Ta bort den ena frågan.", "Take one of the questions away."),
            )
        } else if policy.lost.has(Part::Rounds) {
            return;
        // Rounds beside rolling are told at their page.
        } else if rounds.rolling && rounds.all.is_empty() {
            (
                said!(
                    "det går att söka när som helst (rolling = true), så det finns ingen omgång att välja",
                    "one can apply at any time (rolling = true), so there is no round to choose",
                ),
                said!(
                    "Ta bort frågan, eller utelämna den med without i form.md.",
                    "Take the question away, or leave it out with without in form.md.",
                ),
            )
        } else if rounds.all.is_empty() {
            let words = said!(
                "förbundet har inga ansökningsomgångar att välja bland",
                "the association has no rounds to choose among",
            );
            (words, add_rounds())
        } else {
            taken.round = Some(self.field.keys.id.clone());
            return;
        };
        self.fault_with_hint("type", "round-field", words, hint);
    }
}

/// The ids and labels that are taken, with the id of the field that has the label.
#[derive(Default)]
struct Taken {
    ids: Vec<String>,
    /// The field that asks for the round.
    round: Option<String>,
    labels: BTreeMap<String, String>,
}

impl Taken {
    fn field(&mut self, one: &mut One<'_, '_>, composed: &Field) {
        let columns = composed.columns().iter().map(|column| format!("{}.{}", composed.id, column.id));
        let ids: Vec<String> = std::iter::once(composed.id.clone()).chain(columns).collect();
        if let Some(id) = ids.iter().find(|id| self.ids.contains(id)) {
            let words = said!("id ”{id}” finns redan i formuläret", "the id “{id}” is in the form already");
            let hint = said!("Ge ett av fälten ett annat id.", "Give one of the fields another id.");
            one.fault_with_hint("id", "duplicate-field", words, hint);
        }
        self.ids.extend(ids);
        if composed.label != composed.id {
            self.label(one, "label", &composed.label, &composed.id);
        }
        if let Answer::Statement { reason } = &composed.answer {
            self.label(one, "reason", reason, &composed.id);
        }
    }

    fn label(&mut self, one: &mut One<'_, '_>, key: &str, label: &str, id: &str) {
        if let Some(other) = self.labels.get(&folded(label)) {
            let words = match key {
                "reason" => {
                    said!("frågan ”{label}” finns redan i ”{other}”", "the question “{label}” is already in “{other}”",)
                }
                _ => said!("”{label}” heter också fältet ”{other}”", "“{label}” is the field “{other}” called too"),
            };
            let hint = said!(
                "Ge dem olika {key}, så att svaren inte kan förväxlas.",
                "Give them different {key}, so that the answers cannot be confused.",
            );
            one.fault_with_hint(key, "duplicate-label", words, hint);
        }
        self.labels.entry(folded(label)).or_insert_with(|| id.into());
    }
}

pub(super) fn folded(label: &str) -> String {
    label.trim().to_lowercase()
}

fn same_words(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}
