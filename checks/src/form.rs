//! What a form asks: sections, fields, groups of rows, and when each is asked.

pub use crate::address::{MOST_ROWS, is_part};
pub use crate::answers::LONGEST_ANSWER;
use crate::fingerprint::{FINGERPRINT_START, fingerprint};
use crate::gather::Gather;
use crate::reading::Chosen;
use crate::rules::FieldRef;
use crate::sentence::{fill, listed, quoted};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A fingerprint of the sources that give a form its shape, for values that hold one and are [encoded](crate::encode).
pub const FORMAT: u64 = {
    let hash = fingerprint(FINGERPRINT_START, include_bytes!("form.rs"));
    fingerprint(hash, include_bytes!("rules/mod.rs"))
};

/// One association's form, composed and complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The form's id, which stays the same through its versions.
    pub id: String,
    /// The version, counted up with each change of what is asked.
    pub version: u32,
    /// What the form is called.
    pub title: String,
    /// Its sections in the order they are asked.
    pub sections: Vec<Section>,
}

/// A part of a form under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The section's id, the stem of its file's name.
    pub id: String,
    /// The heading.
    pub title: String,
    /// When the section is asked: all conditions hold. Empty: always.
    pub when: Vec<Condition>,
    /// What is asked, in order.
    pub fields: Vec<Field>,
}

/// One thing asked: a field, a group of rows, or a column of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The id: two parts with a dot for a field, one part for a group or a column.
    pub id: String,
    /// The question, or the noun that names what is asked.
    pub label: String,
    /// What kind of answer is asked for.
    pub answer: Answer,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Whether it is filled in when the application is signed; such fields are no part of the answer code.
    pub signing: bool,
    /// When it is asked: all conditions hold. Empty: always.
    pub when: Vec<Condition>,
    /// Help below the label.
    pub hint: Option<String>,
    /// An answer as it may look. Repeated as it stands it counts as unanswered.
    pub example: Option<String>,
    /// The ids it had in earlier versions of the form: documents made then carry those.
    pub was: Vec<String>,
    /// The labels it had in earlier versions.
    pub earlier_labels: Vec<String>,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A line of text.
    Text,
    /// Text of several lines.
    Long,
    /// A number.
    Number,
    /// A sum of money.
    Amount,
    /// A civil day.
    Date,
    /// The name of a party, with the association's parties as suggestions; with `many` one a line.
    Party {
        /// Whether several may be named.
        many: bool,
    },
    /// The name of a municipality, with the association's as suggestions; with `many` one a line.
    Municipality {
        /// Whether several may be named.
        many: bool,
    },
    /// One option, or with `many` any number of them.
    Choice {
        /// The options in order.
        options: Vec<Choice>,
        /// Whether several may be chosen.
        many: bool,
    },
    /// One of the association's rounds, as options: the id of each, and the day by which to apply.
    Round(Vec<Choice>),
    /// A box to tick: yes or unanswered.
    Check,
    /// A paper that goes with the application: ticked or unanswered.
    Attachment,
    /// Yes, no or don't know, with a sentence of motivation.
    Statement {
        /// The question that asks for the motivation.
        reason: String,
    },
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A Swedish postal code.
    Post,
    /// A Swedish organisation number.
    OrganisationNumber,
    /// A span of whole numbers, open or closed at each end: ages.
    Span,
    /// Repeated rows of these columns.
    Rows(Vec<Field>),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The id that conditions and files name.
    pub id: String,
    /// The words that people choose.
    pub label: String,
}

/// Something asked or ruled only when a choice has been answered so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The choice or check box on which it rests.
    pub field: FieldRef<Chosen>,
    /// The options that fulfil it: any of them.
    pub is: Vec<String>,
}

impl Form {
    /// All fields and groups in order, each with its section.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
    }

    /// What a path of content names: a field or a group, or a column (`budget.belopp`) together with its group.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Found<'_>> {
        if let Some((_, field)) = self.field(path) {
            return Some(Found { field, group: None });
        }
        let (group, column) = path.split_once(['.'])?;
        let (_, group) = self.field(group)?;
        let field = group.columns().iter().find(|field| field.id == column)?;
        Some(Found { field, group: Some(group) })
    }

    /// For those who read or print the whole form: when something is asked. `None` where it always is.
    #[must_use]
    pub fn asked_if(&self, when: &[Condition]) -> Option<String> {
        let mut conditions = Vec::new();
        for condition in when {
            if let Some(found) = self.find(&condition.field.path) {
                let options = condition.is.iter().map(|id| quoted(found.field.option(id))).gather();
                conditions.push(fill("svaret på ”{}” är {}", &[&found.field.label, &listed(&options, " eller ")]));
            }
        }
        (!conditions.is_empty()).then(|| fill("Besvaras om {}.", &[&listed(&conditions, " och ")]))
    }

    /// The field or group with this id, and its section.
    pub(crate) fn field(&self, id: &str) -> Option<(&Section, &Field)> {
        self.first(&|field| field.id == id)
    }

    /// The first field or group that is such, and its section.
    pub(crate) fn first(&self, is_such: &dyn Fn(&Field) -> bool) -> Option<(&Section, &Field)> {
        for section in &self.sections {
            if let Some(field) = section.fields.iter().find(|field| is_such(field)) {
                return Some((section, field));
            }
        }
        None
    }
}

/// What a path of content names in a form.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The field, group or column.
    pub field: &'a Field,
    /// The group, where the field is one of its columns.
    pub group: Option<&'a Field>,
}

impl Found<'_> {
    /// What people call it: a column together with its group.
    #[must_use]
    pub fn label(&self) -> String {
        match self.group {
            Some(group) => fill("{}: {}", &[group.noun(), &self.field.label]),
            None => self.field.label.clone(),
        }
    }
}

impl Field {
    /// A field that asks for this and says no more of it: always asked, and to be answered.
    #[must_use]
    pub fn new(id: &str, label: &str, answer: Answer) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            answer,
            optional: false,
            signing: false,
            when: Vec::new(),
            hint: None,
            example: None,
            was: Vec::new(),
            earlier_labels: Vec::new(),
        }
    }

    /// Its label within a longer one: a question loses its mark.
    pub(crate) fn noun(&self) -> &str {
        self.label.trim_end_matches('?')
    }

    /// Whether it is answered in words of one's own.
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.answer, Answer::Text | Answer::Long)
    }

    /// Whether it is one box to tick, which not being ticked answers too.
    #[must_use]
    pub fn is_box(&self) -> bool {
        matches!(self.answer, Answer::Check | Answer::Attachment)
    }

    /// Whether several may be named or chosen.
    pub(crate) fn takes_many(&self) -> bool {
        matches!(
            self.answer,
            Answer::Choice { many: true, .. } | Answer::Party { many: true } | Answer::Municipality { many: true }
        )
    }

    /// The columns of a group; of any other field, none.
    #[must_use]
    pub fn columns(&self) -> &[Field] {
        if let Answer::Rows(columns) = &self.answer { columns } else { &[] }
    }

    /// The options of a choice, a box to tick (`ja`) or a statement (`ja`, `nej`, `vet-inte`), with their words.
    #[must_use]
    pub fn options(&self) -> Vec<(&str, &str)> {
        match &self.answer {
            Answer::Choice { options, .. } | Answer::Round(options) => {
                options.iter().map(|option| (option.id.as_str(), option.label.as_str())).gather()
            }
            Answer::Check => [("ja", "Ja")].into(),
            Answer::Attachment => [("ja", "Bifogas")].into(),
            Answer::Statement { .. } => [("ja", "Ja"), ("nej", "Nej"), ("vet-inte", "Vet inte")].into(),
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Municipality { .. }
            | Answer::Email
            | Answer::Phone
            | Answer::Post
            | Answer::OrganisationNumber
            | Answer::Span
            | Answer::Rows(_) => Vec::new(),
        }
    }

    /// The words of one of its options; an id that is none of them as it stands.
    #[must_use]
    pub fn option<'a>(&'a self, id: &'a str) -> &'a str {
        self.options().into_iter().find(|(known, _)| *known == id).map_or(id, |(_, label)| label)
    }
}
