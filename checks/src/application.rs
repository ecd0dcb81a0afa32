//! The application as read: which fields are asked, and what each answer means.

use crate::form::{Answer, Condition, Field, Found, Section};
use crate::reading::{Named, Reading, Reads, Value, read, read_reason};
use crate::rules::{FieldRef, Judged};
use crate::{Address, Answers, Date, Otherwise, Rule, Ruleset};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// How deep conditions may rest on fields that have conditions; the build refuses circles, this stops them.
const DEEPEST_CONDITION: usize = 8;

/// An application as read. Rules look at it through [`places`](Self::places) and see no text that was not understood.
#[derive(Debug)]
pub struct Application<'a> {
    ruleset: &'a Ruleset,
    answers: &'a Answers,
    today: Date,
    slots: Vec<Slot<'a>>,
}

/// One place of the form for which an answer is looked up.
#[derive(Debug)]
pub(crate) struct Slot<'a> {
    pub(crate) at: Address,
    pub(crate) field: &'a Field,
    pub(crate) group: Option<&'a Field>,
    pub(crate) asked: Asked,
    pub(crate) optional: bool,
    pub(crate) reading: Reading,
}

/// Whether something is asked of this applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    Yes,
    No,
    /// That rests on an answer that is not given yet.
    RestsOn(Address),
}

/// What a rule sees at one place.
#[derive(Debug)]
pub struct Place<'a, V> {
    /// Where it is. Where it is not known yet whether the field is asked, the field that decides that.
    pub at: &'a Address,
    /// What became of the answer.
    pub reading: &'a Reading,
    /// The value, where it was read.
    pub value: Option<&'a V>,
    /// Whether it may be left empty.
    pub optional: bool,
    slot: &'a Slot<'a>,
}

impl<'a, V> Place<'a, V> {
    /// Whether it is voluntary and left empty.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.optional && *self.reading == Reading::Missing
    }

    /// Whether it is not known yet if this is asked at all.
    #[must_use]
    pub fn rests_on_another(&self) -> bool {
        *self.at != self.slot.at
    }

    /// The field or column.
    #[must_use]
    pub fn field(&self) -> &'a Field {
        self.slot.field
    }

    /// What people call the place.
    #[must_use]
    pub fn label(&self) -> String {
        self.slot.label()
    }
}

impl<'a> Application<'a> {
    /// Reads all answers that the form asks for.
    #[must_use]
    pub fn new(ruleset: &'a Ruleset, answers: &'a Answers, today: Date) -> Self {
        let mut application = Self { ruleset, answers, today, slots: Vec::new() };
        let slots = ruleset.form.fields().flat_map(|(section, field)| {
            let asked = application.all(&section.when, None, 0).and(application.all(&field.when, None, 0));
            application.slots_of(field, &asked)
        });
        application.slots = slots.collect();
        application.mark_what_rules_ask_for();
        application
    }

    /// The ruleset by which it is read.
    #[must_use]
    pub fn ruleset(&self) -> &'a Ruleset {
        self.ruleset
    }

    /// The day of the check.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// What a rule's parameter names: a field once, a column once in each row that is begun, nothing where it is not asked.
    ///
    /// Two things look like a missing answer at another place: a column of a group that has no row yet (at the
    /// group), and a field of which it is not known yet whether it is asked (at the field that decides that).
    pub fn places<T: Reads>(&'a self, field: &FieldRef<T>) -> impl Iterator<Item = Place<'a, T::Value>> {
        let found = self.ruleset.form.find(&field.path);
        let whole_group = found.and_then(|found| found.group).and_then(|group| self.empty_group(group));
        let slots = self.slots.iter().filter(move |slot| found.is_some_and(|found| slot.is(found)));
        whole_group.into_iter().chain(slots.filter_map(|slot| slot.place(T::take)))
    }

    /// Whether an answer stands at this address and could be read.
    #[must_use]
    pub fn is_read(&self, address: &Address) -> bool {
        self.slots.iter().any(|slot| slot.at == *address && matches!(slot.reading, Reading::Read(_)))
    }

    /// A value in words, as the applicant would write it in this field.
    #[must_use]
    pub fn words(&self, value: &Value, field: &Field) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Amount(amount) => amount.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Parties(named) => {
                let all: Vec<&str> = named.iter().map(|one| self.name(one)).collect();
                all.join(", ")
            }
            Value::Chosen(chosen) => {
                let options: Vec<&str> = chosen.iter().map(|id| field.option(id)).collect();
                options.join(", ")
            }
            Value::Rows => String::new(),
        }
    }

    /// What people call a place: the label, with the group and the row for a cell.
    #[must_use]
    pub fn label(&self, address: &Address) -> String {
        let slot = self.slots.iter().find(|slot| slot.at == *address);
        slot.map_or_else(|| address.to_string(), Slot::label)
    }

    /// What is written at an address, as typed.
    #[must_use]
    pub fn written(&self, at: &Address) -> &str {
        self.answers.get(at)
    }

    /// Whether a rule is asked of this application; conditions on columns are left to [`judge`](Self::judge).
    pub(crate) fn applies(&self, rule: &Rule) -> Asked {
        let on_field = |path: &str| self.ruleset.form.find(path).is_some_and(|found| found.group.is_none());
        let on_fields: Vec<Condition> =
            rule.when.iter().filter(|condition| on_field(&condition.field.path)).cloned().collect();
        self.all(&on_fields, None, 0)
    }

    /// What a rule finds, in those rows in which its conditions on columns hold.
    pub(crate) fn judge(&self, rule: &Rule) -> Vec<Judged> {
        let judged = rule.check.check(self).into_iter();
        judged.filter_map(|judged| self.where_it_applies(rule, judged)).collect()
    }

    fn where_it_applies(&self, rule: &Rule, judged: Judged) -> Option<Judged> {
        match self.applies_in_row(rule, judged.at.first()?) {
            Asked::Yes => Some(judged),
            Asked::RestsOn(at) => Some(Judged::waits(&at)),
            Asked::No => None,
        }
    }

    fn applies_in_row(&self, rule: &Rule, at: &Address) -> Asked {
        let Address::Cell(group, row, _) = at else { return Asked::Yes };
        match self.ruleset.form.find(group) {
            Some(found) => self.all(&rule.when, Some((found.field, *row)), 0),
            None => Asked::Yes,
        }
    }

    /// Whether a section is asked of this applicant, as far as is known.
    #[must_use]
    pub fn asks_section(&self, section: &Section) -> bool {
        self.all(&section.when, None, 0) == Asked::Yes
    }

    /// Whether a field of a section, or a statement's reason, is asked of this applicant, as far as is known.
    #[must_use]
    pub fn asks(&self, at: &Address) -> bool {
        self.slots.iter().any(|slot| slot.at == *at && slot.asked == Asked::Yes)
    }

    /// Whether a column of a group is asked in a row, begun or not, as far as is known.
    #[must_use]
    pub fn asks_in_row(&self, group: &Field, row: u16, column: &Field) -> bool {
        self.all(&column.when, Some((group, row)), 0) == Asked::Yes
    }

    pub(crate) fn slots(&self) -> &[Slot<'a>] {
        &self.slots
    }

    /// Whether all conditions hold; `row` is where conditions on columns of the same group are looked up.
    pub(crate) fn all(&self, when: &[Condition], row: Option<(&Field, u16)>, depth: usize) -> Asked {
        when.iter().fold(Asked::Yes, |so_far, condition| so_far.and(self.one(condition, row, depth)))
    }

    fn one(&self, condition: &Condition, row: Option<(&Field, u16)>, depth: usize) -> Asked {
        let Some(found) = self.ruleset.form.find(&condition.field.path) else { return Asked::No };
        if depth > DEEPEST_CONDITION {
            return Asked::No;
        }
        let (at, itself) = match (found.group, row) {
            (Some(group), Some((of, row))) if group.id == of.id => {
                let at = Address::cell(&group.id, row, &found.field.id);
                (at, self.all(&found.field.when, Some((group, row)), depth + 1))
            }
            (Some(_), _) => return Asked::No,
            (None, _) => (Address::field(&found.field.id), self.field_asked(found.field, depth)),
        };
        if itself != Asked::Yes {
            return itself;
        }
        match read(found.field, self.answers.get(&at), &self.ruleset.parties) {
            Reading::Read(Value::Chosen(chosen)) if chosen.iter().any(|id| condition.is.contains(id)) => Asked::Yes,
            Reading::Read(_) => Asked::No,
            // A box that is not ticked is an answer too.
            Reading::Missing if found.field.answer == Answer::Check => Asked::No,
            Reading::Missing | Reading::Placeholder(_) | Reading::Ambiguous(_) | Reading::Unreadable(_) => {
                Asked::RestsOn(at)
            }
        }
    }

    fn field_asked(&self, field: &Field, depth: usize) -> Asked {
        let section = self.ruleset.form.fields().find(|(_, other)| other.id == field.id).map(|(section, _)| section);
        let by_section = section.map_or(Asked::No, |section| self.all(&section.when, None, depth + 1));
        by_section.and(self.all(&field.when, None, depth + 1))
    }

    fn slots_of(&self, field: &'a Field, asked: &Asked) -> Vec<Slot<'a>> {
        match &field.answer {
            Answer::Rows(columns) => self.group_slots(field, columns, asked),
            Answer::Statement { .. } => {
                let at = Address::field(&field.id);
                let says_yes = self.answers.get(&at).trim() == "ja";
                let reason = Address::reason(&field.id);
                let reading = read_reason(self.answers.get(&reason));
                let asked_why = if says_yes { asked.clone() } else { Asked::No };
                let why = Slot { at: reason, field, group: None, asked: asked_why, optional: false, reading };
                [self.slot(field, None, at, asked), why].into()
            }
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Choice { .. }
            | Answer::Check
            | Answer::Email
            | Answer::Phone => [self.slot(field, None, Address::field(&field.id), asked)].into(),
        }
    }

    fn group_slots(&self, group: &'a Field, columns: &'a [Field], asked: &Asked) -> Vec<Slot<'a>> {
        let rows = self.answers.rows(&group.id);
        let reading = if rows.is_empty() { Reading::Missing } else { Reading::Read(Value::Rows) };
        let at = Address::group(&group.id);
        let whole = Slot { at, field: group, group: None, asked: asked.clone(), optional: group.optional, reading };
        let mut slots: Vec<Slot<'a>> = [whole].into();
        for row in rows {
            slots.extend(columns.iter().map(|column| {
                let asked = asked.clone().and(self.all(&column.when, Some((group, row)), 0));
                self.slot(column, Some(group), Address::cell(&group.id, row, &column.id), &asked)
            }));
        }
        slots
    }

    fn slot(&self, field: &'a Field, group: Option<&'a Field>, at: Address, asked: &Asked) -> Slot<'a> {
        let reading = read(field, self.answers.get(&at), &self.ruleset.parties);
        Slot { at, field, group, asked: asked.clone(), optional: field.optional, reading }
    }

    /// A rule that asks for an answer by itself makes it required, or as a warning voluntary, whatever the field says.
    fn mark_what_rules_ask_for(&mut self) {
        for otherwise_warning in [true, false] {
            for rule in &self.ruleset.rules {
                if (rule.otherwise == Otherwise::Warning) != otherwise_warning {
                    continue;
                }
                for path in rule.check.asks_for() {
                    self.mark(path, rule, otherwise_warning);
                }
            }
        }
    }

    fn mark(&mut self, path: &str, rule: &Rule, optional: bool) {
        let Some(found) = self.ruleset.form.find(path) else { return };
        for at in 0..self.slots.len() {
            let applies = self.slots.get(at).is_some_and(|slot| {
                let row = slot.group.zip(slot.at.row());
                slot.is(found) && self.all(&rule.when, row, 0) == Asked::Yes
            });
            if let Some(slot) = self.slots.get_mut(at).filter(|_| applies) {
                slot.optional = optional;
            }
        }
    }

    /// The place of a group that is asked and in which nothing is written.
    fn empty_group<V>(&'a self, group: &Field) -> Option<Place<'a, V>> {
        let slot = self.slots.iter().find(|slot| slot.group.is_none() && slot.field.id == group.id)?;
        let place = slot.place(|_| None)?;
        (*place.reading == Reading::Missing).then_some(place)
    }

    fn name<'b>(&'b self, named: &'b Named) -> &'b str {
        match named {
            Named::Other(name) => name,
            Named::Party(id) => {
                self.ruleset.parties.iter().find(|party| party.id == *id).map_or(id, |party| &party.name)
            }
        }
    }
}

impl<'a> Slot<'a> {
    fn is(&self, found: Found<'_>) -> bool {
        let is_field = !matches!(self.at, Address::Reason(_)) && self.field.id == found.field.id;
        is_field && self.group.map(|group| &group.id) == found.group.map(|group| &group.id)
    }

    fn place<V>(&'a self, take: impl Fn(&'a Value) -> Option<&'a V>) -> Option<Place<'a, V>> {
        let value = if let Reading::Read(value) = &self.reading { take(value) } else { None };
        match &self.asked {
            Asked::No => None,
            Asked::RestsOn(at) => {
                Some(Place { at, reading: &Reading::Missing, value: None, optional: false, slot: self })
            }
            Asked::Yes => {
                Some(Place { at: &self.at, reading: &self.reading, value, optional: self.optional, slot: self })
            }
        }
    }

    /// What people call the place.
    pub(crate) fn label(&self) -> String {
        match (&self.at, self.group, &self.field.answer) {
            (Address::Reason(_), _, Answer::Statement { reason }) => reason.clone(),
            (Address::Cell(_, row, _), Some(group), _) => {
                format!("{}, rad {}: {}", group.label, u32::from(*row) + 1, self.field.label)
            }
            _ => self.field.label.clone(),
        }
    }
}

impl Asked {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::RestsOn(at), _) | (Self::Yes, Self::RestsOn(at)) => Self::RestsOn(at),
            (Self::Yes, Self::Yes) => Self::Yes,
        }
    }
}
