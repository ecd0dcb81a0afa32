//! A letter in markdown, cut into the blocks of which letters are made.

use super::braces::keys;
use super::document::Document;
use super::fill::has_gap;
use super::{Letter, LetterKeys};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use crate::source::File;
use finsamkoll_word::{Block, Gap};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::ops::Range;

/// Reads a letter.
pub(super) fn letter<'a>(mut document: Document<'a, '_>) -> Option<Letter<'a>> {
    let keys: Option<LetterKeys> = document.keys(&[]);
    let spots = document.spots();
    let Document { file, body, told, .. } = document;
    told.extend(body.clauses.iter().map(|clause| no_clauses(file, &clause.span)));
    let blocks = if body.is_lost { Vec::new() } else { Cut::new(file, told).blocks(body.start) };
    let LetterKeys { title } = keys?;
    check_gaps(file, &title, spots.of("title"), false, told);
    if !body.is_lost {
        check_whole(file, &blocks, told);
    }
    Some(Letter { file, title, spots, blocks })
}

/// A block, and where its words stand.
type Placed = (Block, Range<usize>);

/// Tells what is wrong with a letter as a whole: it is known as a draft, says what has to be mended and decided, and no
/// word that is always needed vanishes with a section.
fn check_whole(file: File<'_>, blocks: &[Placed], told: &mut Vec<Diagnostic>) {
    let first = sections(blocks).next().filter(|section| opens_as_draft(section));
    told.extend(first.is_none().then(|| no_notice(file, blocks.first())));
    told.extend((!names(blocks, Gap::Lacks)).then(|| no_lacks(file)));
    told.extend((!names(blocks, Gap::Decisions)).then(|| no_decisions(file)));
    for section in sections(blocks).filter(|section| may_vanish(section)) {
        let marked = section.iter().filter(|(block, _)| has_gap(block.words()));
        told.extend(marked.map(|(_, span)| vanishes(file, span)));
    }
}

/// The sections of a letter: a heading and what stands below it.
fn sections(blocks: &[Placed]) -> impl Iterator<Item = &[Placed]> {
    blocks.chunk_by(|_, (next, _)| !matches!(next, Block::Heading(_)))
}

/// Whether a section begins with words to the officer that stand in every letter.
fn opens_as_draft(section: &[Placed]) -> bool {
    matches!(section.first(), Some((Block::Notice(_), _))) && !may_vanish(section)
}

/// Whether a section is left out of letters: where all that fills it may be nothing.
fn may_vanish(section: &[Placed]) -> bool {
    let gaps = section.iter().flat_map(|(block, _)| keys(block.words())).filter_map(Gap::parse);
    let mut gaps = gaps.filter(|gap| gap.is_block()).peekable();
    gaps.peek().is_some() && gaps.all(|gap| matches!(gap, Gap::Advice | Gap::Decisions))
}

/// Whether a letter has a gap, or nearly its name: that slip is told where it stands.
fn names(blocks: &[Placed], gap: Gap) -> bool {
    let mut keys = blocks.iter().flat_map(|(block, _)| keys(block.words()));
    keys.any(|key| key == gap.name() || nearest(key, [gap.name()]).is_some())
}

fn no_notice(file: File<'_>, first: Option<&Placed>) -> Diagnostic {
    let at = first.map_or(0..0, |(_, span)| span.clone());
    let words = said!(
        "brevet börjar inte med en ruta till handläggaren",
        "the letter does not begin with a note to the officer"
    );
    file.error(&at, "letter-notice", words).hint(said!(
        "Skriv före allt annat ett stycke som börjar med > och säger att det är ett utkast: > Utkast, granskas av handläggare.",
        "Write before all else a paragraph that begins with > and says that it is a draft: > Utkast, granskas av handläggare.",
    ))
}

fn no_lacks(file: File<'_>) -> Diagnostic {
    let gap = Gap::Lacks.written();
    let words = said!("brevet säger inte vad som saknas", "the letter does not say what is missing");
    Diagnostic::error("letter-gap", file.path, words).hint(said!(
        "Skriv {gap} i ett eget stycke, där det ska stå.",
        "Write {gap} in a paragraph of its own, where that belongs.",
    ))
}

fn no_decisions(file: File<'_>) -> Diagnostic {
    let gap = Gap::Decisions.written();
    let words = said!(
        "brevet säger inte handläggaren vad kansliet ska ta ställning till",
        "the letter does not tell the officer what the office has to decide"
    );
    let hint = said!(
        "Skriv {gap} i ett eget stycke, under en egen rubrik. Avsnittet blir en ruta till handläggaren.",
        "Write {gap} in a paragraph of its own, under a heading of its own. That section becomes a note to the officer.",
    );
    Diagnostic::error("letter-decisions", file.path, words).hint(hint).as_warning()
}

fn vanishes(file: File<'_>, block: &Range<usize>) -> Diagnostic {
    let words = said!(
        "det här ska fyllas i, men står i ett avsnitt som ofta utelämnas",
        "this is to be filled in, but stands in a section that is often left out"
    );
    let hint = said!(
        "Flytta det till ett annat avsnitt. Avsnittet utelämnas när det inte finns något att skriva i dess lucka.",
        "Move it to another section. This one is left out when there is nothing to write in its gap.",
    );
    file.error(&within(file, block, "[fyll i:"), "letter-vanishes", words).hint(hint).as_warning()
}

fn no_clauses(file: File<'_>, at: &Range<usize>) -> Diagnostic {
    let words = said!("ett brev har inga punkter", "a letter has no clauses");
    file.error(at, "letter", words).hint(said!("Ta bort id:t.", "Take the id away."))
}

/// Tells of gaps that are filled with paragraphs, and stand where there is no room for them.
fn check_gaps(file: File<'_>, text: &str, at: &Range<usize>, is_paragraph: bool, told: &mut Vec<Diagnostic>) {
    for gap in keys(text).filter_map(Gap::parse).filter(|gap| gap.is_block()) {
        let gap = gap.written();
        if is_paragraph && text == gap {
            continue;
        }
        let words = said!(
            "{gap} blir flera stycken, och står inte ensamt",
            "{gap} becomes several paragraphs, and is not alone"
        );
        let hint = said!(
            "Skriv {gap} i ett eget stycke, med en tom rad före och efter.",
            "Write {gap} in a paragraph of its own, with an empty line before and after.",
        );
        told.push(file.error(&within(file, at, &gap), "letter-gap", words).hint(hint));
    }
}

/// Where a text stands in a part of a file, else that part.
pub(crate) fn within(file: File<'_>, part: &Range<usize>, text: &str) -> Range<usize> {
    let at = file.text.get(part.clone()).and_then(|part| part.find(text));
    at.map_or(part.clone(), |at| part.start + at..part.start + at + text.len())
}

/// The blocks of a letter, as far as they are cut.
struct Cut<'a, 't> {
    file: File<'a>,
    told: &'t mut Vec<Diagnostic>,
    blocks: Vec<Placed>,
    /// The words of the block at hand, and where they stand.
    words: String,
    span: Range<usize>,
    /// Within how many quotes it stands.
    quotes: usize,
    is_heading: bool,
    /// Whether an item has begun of which there are no words yet.
    begins_item: bool,
}

impl<'a, 't> Cut<'a, 't> {
    fn new(file: File<'a>, told: &'t mut Vec<Diagnostic>) -> Self {
        let (blocks, words) = (Vec::new(), String::new());
        Self { file, told, blocks, words, span: 0..0, quotes: 0, is_heading: false, begins_item: false }
    }

    fn blocks(mut self, start: usize) -> Vec<Placed> {
        let parser = Parser::new_ext(self.file.text.get(start..).unwrap_or_default(), Options::ENABLE_TABLES);
        for (event, span) in TextMergeWithOffset::new(parser.into_offset_iter()) {
            self.event(event, span.start + start..span.end + start);
        }
        self.blocks
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::SoftBreak => self.words.push(' '),
            Event::Start(tag) => self.start(&tag, &span),
            Event::End(tag) => self.end(tag),
            Event::HardBreak => self.refuse(&span, &said!("radbrytningar i ett stycke", "line breaks in a paragraph")),
            Event::Rule => self.refuse(&span, &said!("streck", "rules")),
            Event::Code(_) => self.refuse(&span, &said!("kod", "code")),
            // HTML is told where the text is rendered.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        if self.words.is_empty() {
            self.span = span.clone();
        }
        self.span.end = span.end;
        self.words.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Heading { .. } => self.is_heading = true,
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => self.begins_item = true,
            Tag::List(None) => self.finish(),
            Tag::List(Some(_)) => self.refuse(span, &said!("numrerade listor", "numbered lists")),
            Tag::Emphasis | Tag::Strong => self.refuse(span, &said!("fetstil eller kursiv", "bold or italics")),
            Tag::Link { .. } => self.refuse(span, &said!("länkar", "links")),
            Tag::Table(_) => self.refuse(span, &said!("tabeller", "tables")),
            Tag::CodeBlock(_) => self.refuse(span, &said!("kod", "code")),
            // Pictures are told where the text is rendered.
            Tag::Paragraph
            | Tag::Image { .. }
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::Table | TagEnd::CodeBlock) {
            self.finish();
        }
        if matches!(tag, TagEnd::Heading(_)) {
            self.is_heading = false;
        } else if matches!(tag, TagEnd::BlockQuote(_)) {
            self.quotes -= 1;
        }
    }

    /// Tells what a letter cannot have.
    fn refuse(&mut self, span: &Range<usize>, what: &Said) {
        let words = said!("ett brev kan inte ha {what}", "a letter cannot have {what:#}");
        let hint = said!(
            "Ett brev har stycken, rubriker (##), listor (-) och rutor till handläggaren (>). En adress skrivs ut hel.",
            "A letter has paragraphs, headings (##), lists (-) and notes to the officer (>). An address is written in full.",
        );
        self.told.push(self.file.error(span, "letter", words).hint(hint));
    }

    /// Ends the block at hand.
    fn finish(&mut self) {
        let words = String::from(std::mem::take(&mut self.words).trim());
        let begins_item = std::mem::take(&mut self.begins_item);
        if words.is_empty() {
            return;
        }
        let block = match () {
            () if self.quotes > 0 => Block::Notice(words),
            () if self.is_heading => Block::Heading(words),
            () if begins_item => Block::Item(words),
            () => Block::Paragraph(words),
        };
        let is_paragraph = matches!(block, Block::Paragraph(_));
        check_gaps(self.file, block.words(), &self.span, is_paragraph, self.told);
        self.blocks.push((block, self.span.clone()));
    }
}
