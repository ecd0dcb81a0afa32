//! What the office judges, across all associations: the reports are those of the browser, and the letters say what they
//! should.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

#[path = "../../support/mod.rs"]
mod support;

mod letters;
mod reports;

use finsamkoll_checks::{AnswerCode, Answers, Date, Ruleset};
use finsamkoll_office::{Association, Desk, Overview};
use finsamkoll_site::model;
use finsamkoll_word::{Template, filled};
use unicode_normalization::UnicodeNormalization;

/// A desk with all associations of a content tree.
fn desk(content: &str, today: Date) -> Desk {
    let associations = support::site(content).associations.into_iter().map(association).collect();
    Desk { associations, only: None, today, round: None }
}

fn association(of: model::Association) -> Association {
    let model::Overview { effort, owner, sought } = of.overview;
    Association {
        form_address: Some(format!("https://prov.example/{}/ansok/", of.id)),
        id: of.id,
        name: of.name,
        ruleset: of.ruleset,
        overview: Overview { effort, owner, sought },
        funds: of.funds,
        letter: of.letter,
    }
}

/// The answers to what is asked as the document that the page saves.
fn document(template: &Template, ruleset: &Ruleset, asked: &Answers) -> Vec<u8> {
    let code = AnswerCode::of(&ruleset.form, asked, &|text| text.nfc().collect());
    filled(template, asked, code, None).unwrap()
}
