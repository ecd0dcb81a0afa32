//! A letter as a document.

use super::markup::Markup;
use super::{Parts, core_properties, custom_properties};
use crate::{Block, Letter, Part, names, standard_parts};
use alloc::string::String;
use alloc::vec::Vec;

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

/// A4 with 2.5 cm at each side: `parts/letter-styles.xml` sets its page numbers at the right margin.
const END: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" \
    w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

/// How a mark begins that says what is still to be filled in.
const FILL_IN: &str = "[fyll i";

/// A letter of an association as a document, to be gone on with and sent.
///
/// What is still to be filled in, `[fyll i: …]`, is highlighted.
#[must_use]
pub fn letter(letter: &Letter, association: &str) -> Vec<u8> {
    let parts = Parts {
        core: core_properties(association, &letter.subject),
        custom: custom_properties(&[(names::ASSOCIATION, association)]),
        footer: footer(association, &letter.subject),
        document: document(letter, association),
    };
    parts.into_file(&parts_of_letters())
}

/// The parts that are the same in all letters: those of forms, with another look.
fn parts_of_letters() -> Vec<Part> {
    let mut parts = standard_parts();
    for part in parts.iter_mut().filter(|part| part.name == "word/styles.xml") {
        part.text = include_str!("../parts/letter-styles.xml").into();
    }
    parts
}

fn footer(association: &str, subject: &str) -> String {
    let mut part = Markup::default();
    part.add(include_str!("../parts/footer.xml"), &[association, subject]);
    part.into_text()
}

fn document(letter: &Letter, association: &str) -> String {
    let mut part = Markup::default();
    part.push(START);
    paragraph(&mut part, "Subtitle", association);
    paragraph(&mut part, "Title", &letter.subject);
    for (at, block) in letter.blocks.iter().enumerate() {
        paragraph(&mut part, style(block, letter.blocks.get(at + 1)), block.words());
    }
    part.push(END);
    part.into_text()
}

/// The style of a block before another: more space comes after the last notice and the last item of a list, and what
/// leads to a list keeps to it.
const fn style(block: &Block, next: Option<&Block>) -> &'static str {
    match (block, next) {
        (Block::Notice(_), Some(Block::Notice(_))) => "Notice",
        (Block::Notice(_), _) => "LastNotice",
        (Block::Heading(_), _) => "Heading1",
        (Block::Paragraph(_), Some(Block::Item(_))) => "Lead",
        (Block::Paragraph(_), _) => "Normal",
        (Block::Item(_), Some(Block::Item(_))) => "ListBullet",
        (Block::Item(_), _) => "LastBullet",
    }
}

/// A paragraph with a style of `parts/letter-styles.xml`.
fn paragraph(part: &mut Markup, style: &str, words: &str) {
    part.add("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", &[style]);
    let mut rest = words;
    while let Some((before, mark, after)) = next_mark(rest) {
        run(part, "", before);
        run(part, "<w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>", mark);
        rest = after;
    }
    run(part, "", rest);
    part.push("</w:p>");
}

fn run(part: &mut Markup, properties: &str, words: &str) {
    if !words.is_empty() {
        part.push("<w:r>");
        part.push(properties);
        part.add_lines(words);
        part.push("</w:r>");
    }
}

/// What stands before the first mark, the mark, and what stands after it.
fn next_mark(words: &str) -> Option<(&str, &str, &str)> {
    let start = words.find(FILL_IN)?;
    let (before, rest) = words.split_at_checked(start)?;
    let (mark, after) = rest.split_at_checked(rest.find(']')? + 1)?;
    Some((before, mark, after))
}
