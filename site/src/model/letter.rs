//! The letter of an association, with its words in place. Its gaps stay for the office, which fills them.

use super::words::Words;
use crate::content;
use crate::diagnostic::Diagnostic;
use finsamkoll_word::{Block, Letter};

/// The association's own letter, else the one that all share.
pub(super) fn resolve(
    own: Option<&content::Letter<'_>>,
    shared: Option<&content::Letter<'_>>,
    words: &Words<'_>,
    told: &mut Vec<Diagnostic>,
) -> Option<Letter> {
    let content::Letter { file, title, spots, blocks } = own.or(shared)?;
    let subject = words.letter(title, *file, spots.of("title"), told);
    let mut block = |(block, span): &(Block, _)| {
        let mut in_words = |text: &str| words.letter(text, *file, span, told);
        match block {
            Block::Notice(text) => Block::Notice(in_words(text)),
            Block::Heading(text) => Block::Heading(in_words(text)),
            Block::Paragraph(text) => Block::Paragraph(in_words(text)),
            Block::Item(text) => Block::Item(in_words(text)),
        }
    };
    Some(Letter { subject, blocks: blocks.iter().map(&mut block).collect() })
}
