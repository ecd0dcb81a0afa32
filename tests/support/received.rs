//! A folder of applications as an office receives them, made as `tests/office/received.toml` says: complete and incomplete
//! ones, older and changed ones, copies, and files that are none of ours.

use super::cases::{self, Case};
use super::in_repository;
use finsamkoll_checks::form::Field;
use finsamkoll_checks::{Address, AnswerCode, Answers, Application, Date};
use finsamkoll_site::{Options, generate};
use finsamkoll_word::{Template, blank, filled};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// What is received, in order.
#[derive(Debug, Clone, Deserialize)]
struct List {
    file: Vec<Sent>,
}

/// A file that somebody has sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Sent {
    /// Its path below the folder.
    pub(crate) name: String,
    /// The day on which it came.
    pub(crate) received: Option<toml::value::Datetime>,
    /// The golden case whose answers it has, with its association: `videmark/fullstandig`.
    case: Option<String>,
    /// Answers instead of the case's; an empty one takes it away.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// Answers that were changed after the code was printed.
    #[serde(default)]
    changed: BTreeMap<String, String>,
    /// Whether it was made from the form's former version: fields have their former ids and labels.
    #[serde(default)]
    former: bool,
    /// What that version did not ask.
    #[serde(default)]
    lacks: Vec<String>,
    /// Whether it has lost its tags and does not tell which form it is.
    #[serde(default)]
    untagged: bool,
    /// Whether it is the blank form of the case's association.
    #[serde(default)]
    blank: bool,
    /// Another file of the list that it has the bytes of.
    copy_of: Option<String>,
    /// A file of the corpus of foreign and hostile documents.
    corpus: Option<String>,
    /// Its text, where it is only that.
    text: Option<String>,
}

/// What the office has received.
pub(crate) fn sent() -> Vec<Sent> {
    let list = fs::read_to_string(in_repository("tests/office/received.toml")).unwrap();
    toml::from_str::<List>(&list).unwrap().file
}

/// Writes it all into a folder.
pub(crate) fn write(folder: &Path) {
    let templates = templates("tests/content");
    let sent = sent();
    let mut written: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for one in &sent {
        let bytes = match &one.copy_of {
            Some(other) => written[other.as_str()].clone(),
            None => one.bytes(&templates),
        };
        let path = folder.join(&one.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &bytes).unwrap();
        written.insert(&one.name, bytes);
    }
}

/// The list of the days on which they came, as an office keeps it.
pub(crate) fn list_of_days() -> String {
    let mut list = String::from("Fil;Kom in\n");
    for one in sent() {
        if let Some(day) = one.received {
            writeln!(list, "{};{day}", one.name).unwrap();
        }
    }
    list
}

/// What documents of the associations of a content tree are made of, by the associations' ids.
pub(crate) fn templates(content: &str) -> BTreeMap<String, Template> {
    let options = Options { today: Date::parse_iso("2026-11-22").unwrap(), base_url: None };
    let website = generate(&in_repository(content), &options).unwrap().website;
    let templates = website.files().filter_map(|(path, bytes)| Some((path.strip_suffix(".form")?, bytes)));
    templates.map(|(path, bytes)| (id_of(path), Template::decode(bytes).unwrap())).collect()
}

/// The association's id in an asset's path, which has a hash at its end.
fn id_of(path: &str) -> String {
    path.rsplit('/').next().unwrap().rsplit_once('-').unwrap().0.into()
}

/// The document that the page saves of these answers.
pub(crate) fn document(template: &Template, answers: &Answers) -> Vec<u8> {
    let code = AnswerCode::of(&template.form, answers, &|text| text.nfc().collect());
    filled(template, answers, code, None).unwrap()
}

impl Sent {
    fn bytes(&self, templates: &BTreeMap<String, Template>) -> Vec<u8> {
        if let Some(name) = &self.corpus {
            return fs::read(in_repository("word/tests/corpus").join(name)).unwrap();
        }
        match (&self.case, &self.text) {
            (Some(case), None) => self.document(case, templates),
            (None, Some(text)) => text.clone().into_bytes(),
            _ => panic!("{}: a case or a text", self.name),
        }
    }

    fn document(&self, case: &str, templates: &BTreeMap<String, Template>) -> Vec<u8> {
        let (association, name) = case.split_once('/').unwrap();
        let template = &templates[association];
        if self.blank {
            return blank(template);
        }
        let case = cases::all(association).into_iter().find(|case| case.name == name).unwrap();
        let answers = self.asked(association, &case);
        let code = AnswerCode::of(&template.form, &answers, &|text| text.nfc().collect());
        let (template, answers) = self.as_sent(template.clone(), &with(&answers, &self.changed));
        filled(&template, &answers, code, None).unwrap()
    }

    /// The answers to what the form asks of this applicant: only those stand in a document.
    fn asked(&self, association: &str, case: &Case) -> Answers {
        let ruleset = super::tried(association).ruleset();
        let mut submission = case.submission();
        submission.answers = with(&submission.answers, &self.answers);
        Application::new(&ruleset, &submission, case.today).answers()
    }

    /// The form as it was, or as a program has left it.
    fn as_sent(&self, mut template: Template, answers: &Answers) -> (Template, Answers) {
        let mut renamed = BTreeMap::new();
        for section in &mut template.form.sections {
            section.fields.retain(|field| !self.lacks.contains(&field.id));
        }
        for field in template.form.sections.iter_mut().flat_map(|section| &mut section.fields) {
            let id = field.id.clone();
            if self.former {
                make_former(field);
            }
            if self.untagged {
                field.id = format!("X{id}");
            }
            renamed.insert(id, field.id.clone());
        }
        if self.former {
            template.form.version -= 1;
        }
        if self.untagged {
            template.form.id.clear();
        }
        let answers = answers.iter().filter_map(|(at, text)| Some((at_former(at, &renamed)?, text.into()))).collect();
        (template, answers)
    }
}

/// Answers with others in their place; an empty one is none.
fn with(answers: &Answers, others: &BTreeMap<String, String>) -> Answers {
    let mut all: BTreeMap<Address, String> = answers.iter().map(|(at, text)| (at.clone(), text.into())).collect();
    all.extend(others.iter().map(|(at, text)| (Address::parse(at).unwrap(), text.clone())));
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn make_former(field: &mut Field) {
    if let Some(id) = field.was.first() {
        field.id.clone_from(id);
    }
    if let Some(label) = field.earlier_labels.first() {
        field.label.clone_from(label);
    }
}

/// Where an answer stands on the form as it was sent; nowhere if that did not ask for it.
fn at_former(at: &Address, renamed: &BTreeMap<String, String>) -> Option<Address> {
    Some(match at {
        Address::Group(id) => Address::group(renamed.get(id)?),
        Address::Field(id) => Address::field(renamed.get(id)?),
        Address::Reason(id) => Address::reason(renamed.get(id)?),
        Address::Cell(group, row, column) => Address::cell(renamed.get(group)?, *row, column),
    })
}
