//! Answers that a document can carry as they are, made by dice.

use crate::support::generated::Dice;
use finsamkoll_checks::form::{Answer, Field, Form};
use finsamkoll_checks::{Address, Answers};

/// What is hard to bring through a document: letters and signs, placeholders, what programs take for something else.
pub(crate) const TEXTS: &[&str] = &[
    "Åtgärder för ökad närvaro",
    "R&D <b>fet</b> ”citat” 'x' \"y\"",
    "]]> &amp; &#229; <!-- -->",
    "a\u{30a}a\u{308}o\u{308}",
    "Vi 👩‍👩‍👧‍👦 samverkar 🇸🇪",
    "60\u{a0}000 kr",
    "våren\u{2009}2027 –\u{a0}hösten",
    "Skriv här",
    "skriv här",
    "Välj",
    "Skriv ett datum",
    "Klicka eller tryck här för att ange text.",
    "Click or tap here to enter text.",
    "Välj ett objekt.",
    "Choose an item.",
    "Ja",
    "☒ Ja",
    "x",
    "(frivilligt)",
    "Part",
    "=1+1",
    "\\server\\mapp",
    "{PAGE}",
];

const LINES: &[&str] = &["Första raden\nandra raden", "Ett\n\ntre & fyra\n- en punkt", "å\nä\nö"];

/// Answers to a form: about two of three questions have one. They stand as a document gives them back: lines without
/// spaces at their ends, options in the form's order, rows without gaps.
pub(crate) fn by_dice(form: &Form, rows: u16, dice: &mut Dice) -> Answers {
    let mut written = Vec::new();
    for (_, field) in form.fields() {
        if let Answer::Rows(columns) = &field.answer {
            for row in 0..rows {
                written.extend(in_row(field, columns, row, dice));
            }
        } else if dice.below(3) > 0 {
            written.extend(answer(field, Address::field(&field.id), dice));
        }
    }
    written.into_iter().collect()
}

/// A row that exists has something in it.
fn in_row(group: &Field, columns: &[Field], row: u16, dice: &mut Dice) -> Vec<(Address, String)> {
    let certain = dice.below(columns.len());
    let mut cells = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if at == certain || dice.below(3) > 0 {
            cells.extend(answer(column, Address::cell(&group.id, row, &column.id), dice));
        }
    }
    cells
}

fn answer(field: &Field, at: Address, dice: &mut Dice) -> Vec<(Address, String)> {
    let text = |dice: &mut Dice| String::from(dice.of(TEXTS));
    match &field.answer {
        Answer::Long | Answer::Party { many: true } | Answer::Municipality { many: true } => {
            let lines = if dice.below(2) == 0 { dice.of(LINES).into() } else { text(dice) };
            vec![(at, lines)]
        }
        Answer::Choice { options, many: true } => {
            let first = dice.below(options.len());
            let chosen = options.iter().enumerate().filter(|(at, _)| *at == first || dice.below(2) == 0);
            let chosen: Vec<&str> = chosen.map(|(_, option)| option.id.as_str()).collect();
            vec![(at, chosen.join("\n"))]
        }
        Answer::Choice { options, .. } | Answer::Round(options) => match options.len() {
            0 => Vec::new(),
            count => vec![(at, options[dice.below(count)].id.clone())],
        },
        Answer::Check | Answer::Attachment => vec![(at, "ja".into())],
        Answer::Statement { .. } => {
            let reason = (Address::reason(&field.id), text(dice));
            vec![(at, ["ja", "nej", "vet-inte"][dice.below(3)].into()), reason]
        }
        Answer::Text
        | Answer::Number
        | Answer::Amount
        | Answer::Date
        | Answer::Party { many: false }
        | Answer::Municipality { many: false }
        | Answer::Email
        | Answer::Phone
        | Answer::Post
        | Answer::OrganisationNumber
        | Answer::Span => vec![(at, text(dice))],
        Answer::Rows(_) => Vec::new(),
    }
}
