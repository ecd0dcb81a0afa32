//! Letters, as documents and as plain text.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod made;
mod support;

use finsamkoll_word::{Block, Letter, Named, Refusal, letter, named, read};
use roxmltree::Node;
use std::collections::BTreeSet;
use support::{Package, W, text_of};

const ASSOCIATION: &str = "Förbundet Åsbo & Älvby";

fn of(blocks: &[Block]) -> Letter {
    Letter { subject: "Komplettering av <ansökan>".into(), blocks: blocks.into() }
}

fn written(blocks: &[Block]) -> Package {
    Package::open(&letter(&of(blocks), ASSOCIATION))
}

fn notice(words: &str) -> Block {
    Block::Notice(words.into())
}

fn heading(words: &str) -> Block {
    Block::Heading(words.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(words.into())
}

fn item(words: &str) -> Block {
    Block::Item(words.into())
}

/// Each paragraph with its style.
fn paragraphs(package: &Package) -> Vec<(String, String)> {
    let document = package.xml("word/document.xml");
    let style = |node: Node<'_, '_>| {
        let style = node.descendants().find(|node| node.has_tag_name((W, "pStyle"))).unwrap();
        style.attribute((W, "val")).unwrap().to_owned()
    };
    let all = document.descendants().filter(|node| node.has_tag_name((W, "p")));
    all.map(|node| (style(node), text_of(node))).collect()
}

/// The styles of the blocks.
fn styles(blocks: &[Block]) -> Vec<String> {
    paragraphs(&written(blocks)).split_off(2).into_iter().map(|(style, _)| style).collect()
}

/// The pieces of a paragraph that are highlighted.
fn highlighted(words: &str) -> Vec<String> {
    let package = written(&[paragraph(words)]);
    assert_eq!(paragraphs(&package)[2].1, words);
    let document = package.xml("word/document.xml");
    let runs = document.descendants().filter(|node| node.has_tag_name((W, "r")));
    let is_marked = |run: &Node<'_, '_>| run.descendants().any(|node| node.has_tag_name((W, "highlight")));
    runs.filter(is_marked).map(text_of).collect()
}

#[test]
fn a_letter_begins_with_who_writes_and_about_what() {
    let package = written(&[heading("Om ansökan"), paragraph("Tack & hej.")]);
    let said = paragraphs(&package);
    let said: Vec<_> = said.iter().map(|(style, text)| (style.as_str(), text.as_str())).collect();
    let expected = [
        ("Subtitle", ASSOCIATION),
        ("Title", "Komplettering av <ansökan>"),
        ("Heading1", "Om ansökan"),
        ("Normal", "Tack & hej."),
    ];
    assert_eq!(said, expected);
    let footer = text_of(package.xml("word/footer.xml").root());
    assert_eq!(footer, format!("{ASSOCIATION}\tSida 1 av 1Komplettering av <ansökan>"));
}

#[test]
fn a_letter_has_language_and_title_for_screen_readers() {
    let package = written(&[]);
    let core = package.xml("docProps/core.xml");
    let property =
        |name: &str| core.descendants().find(|node| node.tag_name().name() == name).unwrap().text().unwrap().to_owned();
    assert_eq!(["title", "creator", "language"].map(property), ["Komplettering av <ansökan>", ASSOCIATION, "sv-SE"]);
    assert!(package.text("word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
}

#[test]
fn what_leads_to_a_list_keeps_to_it_and_more_space_follows_its_last_item() {
    assert_eq!(
        styles(&[paragraph("a"), item("b"), item("c"), paragraph("d")]),
        ["Lead", "ListBullet", "LastBullet", "Normal"]
    );
    assert_eq!(styles(&[heading("a"), item("b")]), ["Heading1", "LastBullet"]);
    assert_eq!(
        styles(&[notice("a"), notice("b"), item("c"), notice("d")]),
        ["Notice", "LastNotice", "LastBullet", "LastNotice"]
    );
}

#[test]
fn every_style_that_is_named_is_there() {
    let all = [notice("a"), notice("b"), heading("c"), paragraph("d"), item("e"), item("f"), paragraph("g")];
    let package = written(&all);
    let ids: BTreeSet<_> = package
        .xml("word/styles.xml")
        .descendants()
        .filter_map(|node| node.attribute((W, "styleId")).map(String::from))
        .collect();
    for part in ["word/document.xml", "word/footer.xml", "word/styles.xml"] {
        let part = package.xml(part);
        let names =
            part.descendants().filter(|node| ["pStyle", "rStyle", "basedOn", "next"].contains(&node.tag_name().name()));
        for name in names {
            assert!(ids.contains(name.attribute((W, "val")).unwrap()), "{name:?}");
        }
    }
}

#[test]
fn every_part_is_linked_and_there() {
    let package = written(&[]);
    for name in package.names() {
        package.xml(name);
    }
    let types = package.xml("[Content_Types].xml");
    let parts: Vec<_> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    assert!(
        parts.len() > 5 && parts.iter().all(|part| package.names().any(|name| Some(name) == part.strip_prefix('/')))
    );
}

#[test]
fn what_is_still_to_be_filled_in_is_highlighted() {
    assert_eq!(highlighted("Svara senast [fyll i: dag]."), ["[fyll i: dag]"]);
    assert_eq!(highlighted("[fyll i: a][fyll i: b] och [fyll i]"), ["[fyll i: a]", "[fyll i: b]", "[fyll i]"]);
    assert_eq!(highlighted("Åä [fyll i: <å>"), [""; 0]);
    assert_eq!(highlighted("[se ovan] och fyll i: dag]"), [""; 0]);
    assert_eq!(highlighted("[fyll i: första\nandra]\tslut"), ["[fyll i: första\nandra]"]);
}

#[test]
fn a_letter_is_no_application() {
    let file = letter(&of(&[]), ASSOCIATION);
    assert_eq!(named(&file), Ok(Named { form: None, association: Some(ASSOCIATION.into()) }));
    assert_eq!(read(&made::form(), &file), Err(Refusal::NotThisForm));
}

#[test]
fn as_text_a_letter_has_an_empty_line_between_all_but_items() {
    let blocks = [
        paragraph("Hej!"),
        notice("Läs igenom."),
        heading("Om budgeten"),
        item("a"),
        item("b\nc"),
        paragraph("d\ne"),
        notice("Skicka sedan."),
        item("f"),
    ];
    let expected = "---- Till handläggaren: ta bort det här innan brevet skickas ----\n\nLäs igenom.\n\nSkicka \
                    sedan.\n\n---- Här börjar brevet ----\n\nFörbundet Åsbo & Älvby\n\nKomplettering av <ansökan>\n\nHej!\n\n\
                    Om budgeten\n\n- a\n- b\n  c\n\nd\ne\n\n- f\n";
    assert_eq!(of(&blocks).text(ASSOCIATION), expected);
    assert_eq!(of(&[]).text("Vi"), "Vi\n\nKomplettering av <ansökan>\n");
}
