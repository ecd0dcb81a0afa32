//! The application as read: which fields are asked, and what each answer means.

use crate::form::{Answer, Condition, Field, Found, Section};
use crate::gather::Gather;
use crate::reading::{Named, Placeholder, Reading, Value, read, read_reason};
use crate::rules::Judged;
use crate::sentence::{digits, fill, listed};
use crate::{Address, Answers, Date, Days, Otherwise, Round, Rule, Ruleset, Submission};
use alloc::string::String;
use alloc::vec::Vec;

/// How deep conditions may rest on fields that have conditions; the build refuses circles, this stops them.
const DEEPEST_CONDITION: usize = 8;

/// An application as read. Rules look at it through [`places`](Self::places) and see no text that was not understood.
#[derive(Debug)]
pub struct Application<'a> {
    ruleset: &'a Ruleset,
    submission: &'a Submission,
    today: Date,
    /// The round that it is for: the one chosen, else the next one.
    round: Option<&'a Round>,
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
pub struct Place<'a> {
    /// Where it is. Where it is not known yet whether the field is asked, the field that decides that.
    pub at: &'a Address,
    /// What became of the answer.
    pub reading: &'a Reading,
    /// The value, where it was read.
    pub value: Option<&'a Value>,
    /// Whether it may be left empty.
    pub optional: bool,
    slot: &'a Slot<'a>,
}

impl<'a> Place<'a> {
    /// Whether it is voluntary and left empty; a dash there is empty too.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.optional && is_empty(self.reading)
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

    fn is_empty(&self) -> bool {
        matches!(self.reading, Reading::Missing)
    }
}

impl<'a> Application<'a> {
    /// Reads all answers that the form asks for.
    #[must_use]
    pub fn new(ruleset: &'a Ruleset, submission: &'a Submission, today: Date) -> Self {
        let mut application = Self { ruleset, submission, today, round: None, slots: Vec::new() };
        application.round = application.chosen_round().or(application.expected_round());
        for section in &ruleset.form.sections {
            let by_section = application.all(&section.when, None, 0);
            for field in &section.fields {
                let asked = by_section.clone().and(application.all(&field.when, None, 0));
                application.add_slots(field, &asked);
            }
        }
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

    /// How it came.
    #[must_use]
    pub fn submission(&self) -> &'a Submission {
        self.submission
    }

    /// The day that counts for when it came: that of receipt, where it is known, else that of the check.
    #[must_use]
    pub fn day(&self) -> Date {
        self.submission.received.unwrap_or(self.today)
    }

    /// The next round for which it can come in time.
    #[must_use]
    pub fn coming_round(&self) -> Option<&'a Round> {
        self.ruleset.rounds.coming(self.day())
    }

    /// The round that it is for where it chooses none: the one for which the association takes it, else the next.
    pub(crate) fn expected_round(&self) -> Option<&'a Round> {
        self.ruleset.rounds.coming(self.submission.deadline.unwrap_or(self.day()))
    }

    /// The round that it is for: the one it chooses, else the one that is expected.
    #[must_use]
    pub fn round(&self) -> Option<&'a Round> {
        self.round
    }

    /// The day by whose rules it is judged: the deadline of its round, else the day that counts for when it came.
    #[must_use]
    pub fn reckoning_day(&self) -> Date {
        self.round.map_or_else(|| self.day(), |round| round.deadline)
    }

    fn chosen_round(&self) -> Option<&'a Round> {
        let (_, field) = self.ruleset.form.first(&|field| matches!(field.answer, Answer::Round(_)))?;
        if self.field_asked(field, 0) != Asked::Yes {
            return None;
        }
        match self.read_at(field, &Address::field(&field.id)) {
            Reading::Read(Value::Chosen(chosen)) => self.ruleset.rounds.find(chosen.first()?),
            Reading::Read(_)
            | Reading::Missing
            | Reading::Placeholder(_)
            | Reading::Ambiguous(_)
            | Reading::Unreadable(_) => None,
        }
    }

    /// The day on which it is decided, where the association has said so.
    #[must_use]
    pub fn decision(&self) -> Option<Date> {
        let rounds = &self.ruleset.rounds;
        if rounds.rolling {
            return rounds.days_to_decision.map(|days| self.day().plus_days(days));
        }
        self.round?.board
    }

    /// Whether a rule is there for the round and the day that the application is reckoned by.
    fn is_there(&self, rule: &Rule) -> bool {
        let of_round = |round: &Round| rule.rounds.contains(&round.id);
        self.holds(rule.days) && (rule.rounds.is_empty() || self.round.is_some_and(of_round))
    }

    /// Whether the reckoning day is one of these: the deadline of the round that the application is for, else the day
    /// that counts for when it came.
    pub(crate) fn holds(&self, days: Days) -> bool {
        days.hold(self.reckoning_day())
    }

    fn read_at(&self, field: &Field, at: &Address) -> Reading {
        self.read(field, self.written(at))
    }

    /// What something written at a field means.
    pub(crate) fn read(&self, field: &Field, written: &str) -> Reading {
        read(field, written, &self.ruleset.parties)
    }

    /// What a rule's parameter names: a field once, a column once in each row that is begun, nothing where it is not asked.
    ///
    /// Two things look like a missing answer at another place: a column of a group that has no row yet (at the
    /// group), and a field of which it is not known yet whether it is asked (at the field that decides that).
    #[must_use]
    pub fn places(&self, path: &str) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        let Some(found) = self.ruleset.form.find(path) else { return places };
        for slot in &self.slots {
            // Of a column its group is seen, while nothing is written there though something must be.
            let is_group = slot.group.is_none() && found.group.is_some_and(|group| slot.field.id == group.id);
            let stands_for_rows = |place: &Place<'_>| is_group && place.is_empty() && !place.optional;
            if let Some(place) = slot.place().filter(|place| slot.is(found) || stands_for_rows(place)) {
                places.push(place);
            }
        }
        places
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
            Value::Number(number) => number.words(),
            Value::Amount(amount) => amount.words(),
            Value::Date(date) => date.words(),
            Value::Parties(named) => {
                let all: Vec<String> = named.iter().map(|one| String::from(self.name(one))).gather();
                listed(&all, ", ")
            }
            Value::Chosen(chosen) => {
                let options: Vec<String> = chosen.iter().map(|id| String::from(field.option(id))).gather();
                listed(&options, ", ")
            }
            Value::Span(span) => span.words(),
            Value::Rows => String::new(),
        }
    }

    /// What people call a place: the label, with the group and the row for a cell.
    #[must_use]
    pub fn label(&self, address: &Address) -> String {
        let slot = self.slots.iter().find(|slot| slot.at == *address);
        slot.map_or_else(|| address.text(), Slot::label)
    }

    /// What is written at an address, as typed.
    #[must_use]
    pub fn written(&self, at: &Address) -> &str {
        self.submission.answers.get(at)
    }

    /// Whether a rule is asked of this application; conditions on columns are left to [`judge`](Self::judge).
    pub(crate) fn applies(&self, rule: &Rule) -> Asked {
        if !self.is_there(rule) {
            return Asked::No;
        }
        let mut asked = Asked::Yes;
        for condition in &rule.when {
            if self.ruleset.form.find(&condition.field.path).is_some_and(|found| found.group.is_none()) {
                asked = asked.and(self.one(condition, None, 0));
            }
        }
        asked
    }

    /// What a rule finds, in those rows in which its conditions on columns hold.
    pub(crate) fn judge(&self, rule: &Rule) -> Vec<Judged> {
        let judged = rule.check.check(self).into_iter();
        judged.filter_map(|judged| self.where_it_applies(rule, judged)).gather()
    }

    fn where_it_applies(&self, rule: &Rule, judged: Judged) -> Option<Judged> {
        // What judges the application as a whole stands in no row.
        let Some(first) = judged.at.first() else { return Some(judged) };
        match self.applies_in_row(rule, first) {
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

    /// The answers to what is asked of this applicant. Those of hidden fields stay behind: they belong neither to a
    /// document nor to the answer code.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let asked = self.slots.iter().filter(|slot| slot.asked == Asked::Yes && !self.written(&slot.at).is_empty());
        asked.map(|slot| (slot.at.clone(), String::from(self.written(&slot.at)))).collect()
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
        match self.read_at(found.field, &at) {
            Reading::Read(Value::Chosen(chosen)) if chosen.iter().any(|id| condition.is.contains(id)) => Asked::Yes,
            Reading::Read(_) => Asked::No,
            // A box that is not ticked is an answer too.
            Reading::Missing if found.field.is_box() => Asked::No,
            Reading::Missing | Reading::Placeholder(_) | Reading::Ambiguous(_) | Reading::Unreadable(_) => {
                Asked::RestsOn(at)
            }
        }
    }

    fn field_asked(&self, field: &Field, depth: usize) -> Asked {
        let Some((section, _)) = self.ruleset.form.field(&field.id) else { return Asked::No };
        let by_section = self.all(&section.when, None, depth + 1);
        by_section.and(self.all(&field.when, None, depth + 1))
    }

    fn add_slots(&mut self, field: &'a Field, asked: &Asked) {
        let at = Address::field(&field.id);
        match &field.answer {
            Answer::Rows(columns) => self.add_group(field, columns, asked),
            Answer::Statement { .. } => {
                let says_yes = says_yes(&self.read_at(field, &at));
                self.add_slot(field, None, at, asked);
                let reason = Address::reason(&field.id);
                let reading = read_reason(self.written(&reason));
                let asked = if says_yes { asked.clone() } else { Asked::No };
                self.slots.push(Slot { at: reason, field, group: None, asked, optional: false, reading });
            }
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Municipality { .. }
            | Answer::Choice { .. }
            | Answer::Round(_)
            | Answer::Check
            | Answer::Attachment
            | Answer::Email
            | Answer::Phone
            | Answer::Post
            | Answer::OrganisationNumber
            | Answer::Span => self.add_slot(field, None, at, asked),
        }
    }

    fn add_group(&mut self, group: &'a Field, columns: &'a [Field], asked: &Asked) {
        let rows = self.submission.answers.rows(&group.id);
        let reading = if rows.is_empty() { Reading::Missing } else { Reading::Read(Value::Rows) };
        let at = Address::group(&group.id);
        let whole = Slot { at, field: group, group: None, asked: asked.clone(), optional: group.optional, reading };
        self.slots.push(whole);
        for row in rows {
            for column in columns {
                let asked = asked.clone().and(self.all(&column.when, Some((group, row)), 0));
                self.add_slot(column, Some(group), Address::cell(&group.id, row, &column.id), &asked);
            }
        }
    }

    fn add_slot(&mut self, field: &'a Field, group: Option<&'a Field>, at: Address, asked: &Asked) {
        let reading = self.read_at(field, &at);
        // Nobody can choose a round where none is to come.
        let none_to_come = matches!(field.answer, Answer::Round(_)) && self.coming_round().is_none();
        let optional = field.optional || none_to_come;
        self.slots.push(Slot { at, field, group, asked: asked.clone(), optional, reading });
    }

    /// A rule that asks for an answer by itself makes it required, or as a warning voluntary, whatever the field says.
    fn mark_what_rules_ask_for(&mut self) {
        for otherwise_warning in [true, false] {
            for rule in &self.ruleset.rules {
                if (rule.otherwise == Otherwise::Warning) != otherwise_warning || !self.is_there(rule) {
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

    fn place(&'a self) -> Option<Place<'a>> {
        match &self.asked {
            Asked::No => None,
            Asked::RestsOn(at) => {
                Some(Place { at, reading: &Reading::Missing, value: None, optional: false, slot: self })
            }
            Asked::Yes => {
                let value = if let Reading::Read(value) = &self.reading { Some(value) } else { None };
                Some(Place { at: &self.at, reading: &self.reading, value, optional: self.optional, slot: self })
            }
        }
    }

    /// What people call the place.
    pub(crate) fn label(&self) -> String {
        match (&self.at, self.group, &self.field.answer) {
            (Address::Reason(_), _, Answer::Statement { reason }) => reason.clone(),
            (Address::Cell(_, row, _), Some(group), _) => {
                fill("{}, rad {}: {}", &[group.noun(), &digits(u64::from(*row) + 1), &self.field.label])
            }
            // A clause's words can be the label of its statement; within a sentence they lose their full stop.
            _ => self.field.label.trim_end_matches('.').into(),
        }
    }

    /// Whether it is voluntary and left empty; a dash there is empty too.
    pub(crate) fn is_left_out(&self) -> bool {
        self.optional && is_empty(&self.reading)
    }
}

/// Whether a statement is answered with yes.
fn says_yes(reading: &Reading) -> bool {
    matches!(reading, Reading::Read(Value::Chosen(chosen)) if chosen.iter().any(|option| option == "ja"))
}

/// Whether nothing is written, or no more than a dash or that there is nothing to write.
fn is_empty(reading: &Reading) -> bool {
    matches!(reading, Reading::Missing | Reading::Placeholder(Placeholder::Sign | Placeholder::NotApplicable))
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
