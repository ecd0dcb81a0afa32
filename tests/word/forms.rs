//! Forms as documents are tried with: those of both content trees, and ones made by dice.

use crate::support::generated::Dice;
use crate::support::{CONTENT, INVENTED, site};
use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};
use finsamkoll_word::{Passage, SectionWords, Template, standard_parts};

/// The forms of all associations of both content trees.
pub(crate) fn of_content() -> Vec<Template> {
    let sites = [CONTENT, INVENTED].map(site);
    let associations = sites.iter().flat_map(|site| &site.associations);
    associations.map(|association| template(&association.name, association.ruleset.form.clone())).collect()
}

/// What documents are made of, with a few words around the questions.
pub(crate) fn template(association: &str, form: Form) -> Template {
    let words = |section: &Section| SectionWords {
        passages: vec![
            Passage { words: format!("Det här gäller ”{}” & <annat>.", section.title), is_item: false },
            Passage { words: "En punkt i en lista.".into(), is_item: true },
        ],
    };
    Template {
        association: association.into(),
        address: Some("https://prov.example/ansok/".into()),
        notices: vec!["Formuläret finns bara i ett prov.".into()],
        introduction: vec!["Fyll i det ni kan.".into()],
        handing_in: vec!["Fråga kansliet hur ansökan lämnas in.".into()],
        rules: "reglerna av den 22 november 2026".into(),
        parties: vec!["Hallonby kommun".into(), "Region Hallonby".into()],
        municipalities: vec!["Hallonby".into()],
        parts: standard_parts(),
        sections: form.sections.iter().map(words).collect(),
        form,
    }
}

/// Words for labels and options, some of which begin alike or hold signs that XML and Word treat in their own way.
const WORDS: &[&str] = &[
    "Budget",
    "budgetens summa",
    "Åtgärder",
    "Var & när",
    "<Namn>",
    "Vem?",
    "Mål:",
    "Part",
    "Kontakt",
    "Övrigt",
    "Ja",
    "Belopp (kr)",
    "”Citat”",
    "1. Syfte",
    "E-post",
    "Datum – start",
];

/// A form that no content has: any types, any order, conditions left out, since a document holds every question.
pub(crate) fn by_dice(dice: &mut Dice) -> Template {
    let mut number = 0;
    let sections = (0..=dice.below(4)).map(|at| section(at, &mut number, dice)).collect();
    let form = Form { id: "tarning".into(), version: 7, title: "Ansökan på försök".into(), sections };
    template("Tärningens samordningsförbund", form)
}

fn section(at: usize, number: &mut usize, dice: &mut Dice) -> Section {
    let fields = (0..=dice.below(7)).map(|_| field(number, dice)).collect();
    Section { id: format!("del-{at}"), title: format!("Del {at}"), when: Vec::new(), fields }
}

fn field(number: &mut usize, dice: &mut Dice) -> Field {
    let is_group = dice.below(5) == 0;
    *number += 1;
    let label = label(*number, dice);
    if is_group {
        let columns = (0..=dice.below(4)).map(|at| column(*number, at, dice)).collect();
        return Field::new(&format!("grupp-{number}"), &label, Answer::Rows(columns));
    }
    Field { signing: dice.below(9) == 0, ..Field::new(&format!("del.svar-{number}"), &label, answer(dice)) }
}

fn column(group: usize, at: usize, dice: &mut Dice) -> Field {
    let answer = loop {
        let answer = answer(dice);
        // Statements stand by themselves only.
        if !matches!(answer, Answer::Statement { .. } | Answer::Round(_)) {
            break answer;
        }
    };
    Field::new(&format!("kolumn-{at}"), &label(group * 100 + at, dice), answer)
}

/// Labels are unique in a form.
fn label(number: usize, dice: &mut Dice) -> String {
    format!("{} {number}{}", dice.of(WORDS), ["", "?", ":", "."][dice.below(4)])
}

fn answer(dice: &mut Dice) -> Answer {
    let options = |dice: &mut Dice| {
        let count = dice.below(5) + 1;
        let option = |at| Choice { id: format!("val-{at}"), label: format!("{} {at}", dice.of(WORDS)) };
        (0..count).map(option).collect::<Vec<_>>()
    };
    match dice.below(16) {
        0 | 1 => Answer::Text,
        2 | 3 => Answer::Long,
        4 => Answer::Number,
        5 => Answer::Amount,
        6 => Answer::Date,
        7 => Answer::Party { many: dice.below(2) == 0 },
        8 => Answer::Municipality { many: dice.below(2) == 0 },
        9 => Answer::Choice { options: options(dice), many: false },
        10 => Answer::Choice { options: options(dice), many: true },
        11 => Answer::Check,
        12 => Answer::Attachment,
        13 => Answer::Statement { reason: "På vilket sätt?".into() },
        14 => Answer::Span,
        _ => Answer::Email,
    }
}
