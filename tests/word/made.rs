//! Documents as they are made: blank and filled in, with what a check came to and without, with few rows and many.

use crate::support::generated::Dice;
use crate::{answers, forms, nfc};
use finsamkoll_checks::form::MOST_ROWS;
use finsamkoll_checks::{AnswerCode, Answers};
use finsamkoll_word::{Block, Letter, Point, Receipt, Template, blank, filled};
use std::fs;
use std::path::{Path, PathBuf};

/// A document, and what it was made with.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// Its file's name without the ending.
    pub(crate) name: String,
    pub(crate) template: Template,
    pub(crate) answers: Answers,
    pub(crate) code: Option<AnswerCode>,
    pub(crate) bytes: Vec<u8>,
}

impl Made {
    pub(crate) fn blank(template: &Template) -> Self {
        Self {
            name: format!("{}-tom", template.form.id),
            template: template.clone(),
            answers: Answers::default(),
            code: None,
            bytes: blank(template),
        }
    }

    pub(crate) fn filled(template: &Template, kind: &str, answers: Answers, receipt: Option<&Receipt>) -> Self {
        let code = AnswerCode::of(&template.form, &answers, &nfc);
        Self {
            name: format!("{}-{kind}", template.form.id),
            bytes: filled(template, &answers, code, receipt).unwrap(),
            template: template.clone(),
            answers,
            code: Some(code),
        }
    }

    /// Writes it into a folder.
    pub(crate) fn write(&self, folder: &Path) -> PathBuf {
        let path = folder.join(&self.name).with_extension("docx");
        fs::write(&path, &self.bytes).unwrap();
        path
    }
}

/// The form of every association: blank, with answers, and with the same answers and what a check of them came to.
/// The first one also with as many rows as there may be.
pub(crate) fn of_content() -> Vec<Made> {
    let mut dice = Dice::new(3);
    let mut all = Vec::new();
    for template in forms::of_content() {
        let answers = answers::by_dice(&template.form, 4, &mut dice);
        let filled = Made::filled(&template, "ifylld", answers.clone(), None);
        let checked = Made::filled(&template, "kontrollerad", answers, Some(&receipt()));
        all.extend([Made::blank(&template), filled, checked]);
    }
    let template = all[0].template.clone();
    let answers = answers::by_dice(&template.form, MOST_ROWS, &mut dice);
    all.push(Made::filled(&template, "lang", answers, None));
    all
}

/// Forms made by dice, with answers.
pub(crate) fn by_dice(count: u64) -> Vec<Made> {
    let made = |seed| {
        let mut dice = Dice::new(seed);
        let mut template = forms::by_dice(&mut dice);
        template.form.id = format!("{}-{seed}", template.form.id);
        let answers = answers::by_dice(&template.form, 2, &mut dice);
        Made::filled(&template, "ifylld", answers, Some(&receipt()))
    };
    (0..count).map(made).collect()
}

/// What a check might have come to, over two pages of policy.
pub(crate) fn receipt() -> Receipt {
    let point = |page: &str, outcome: &str, says: &[&str]| Point {
        page: page.into(),
        words: "Minst två parter står bakom & <deltar> i insatsen.".into(),
        outcome: outcome.into(),
        says: says.iter().map(|words| String::from(*words)).collect(),
    };
    Receipt {
        day: "den 22 november 2026".into(),
        summary: "Två punkter är kontrollerade.".into(),
        points: vec![
            point("Vem", "Ni uppger det", &["Ni uppger två parter.", "De är ”Hallonby kommun” och ”Region Hallonby”."]),
            point("När", "Det bedöms av människor", &[]),
        ],
    }
}

/// What a letter can say, and signs that XML takes for its own.
pub(crate) fn letter() -> Letter {
    let subject = "Komplettering av ansökan om <medel> & ”mer”".into();
    let blocks = vec![
        Block::Notice("Läs igenom brevet innan ni skickar det.".into()),
        Block::Notice("Ta bort rutan.".into()),
        Block::Paragraph("Tack för er ansökan om 60\u{a0}000 kr.".into()),
        Block::Heading("Det här behöver ni komplettera".into()),
        Block::Paragraph("Budget & plan".into()),
        Block::Item("Kostnaderna är <större> än finansieringen.".into()),
        Block::Item("Planen saknas.".into()),
        Block::Paragraph("Svara senast den [fyll i: dag].".into()),
        Block::Paragraph("Hälsningar\n[fyll i: namn]".into()),
    ];
    Letter { subject, blocks }
}
