//! The words of a text without markup, for documents that are no pages.

use super::Writer;
use super::clauses::OURS;
use crate::content::body::Passage;

impl Writer<'_, '_> {
    /// Ends the words at hand: what follows is another block, or stands after one. Words that are nothing but links tell
    /// nobody anything who cannot follow them.
    pub(super) fn end_passage(&mut self) {
        let is_pointer = std::mem::take(&mut self.linked) == self.words.len();
        // Hard spaces stay.
        let mut words = self.words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if std::mem::take(&mut self.is_ours) {
            words.push(' ');
            words.push_str(OURS);
        }
        if !is_pointer && words.contains(char::is_alphanumeric) {
            let html = self.blocks.last().map_or(self.body.html.len(), |block| block.html);
            self.body.passages.push(Passage { words, is_item: self.begins_item(), html });
        }
        self.words.clear();
    }

    /// Whether the block at hand is an item of a list, or its first paragraph.
    fn begins_item(&self) -> bool {
        let mut blocks = self.blocks.iter().rev();
        match blocks.next() {
            Some(block) if block.tag == "li" => !block.has_paragraph,
            Some(block) if block.tag == "p" => {
                blocks.next().is_some_and(|item| item.tag == "li" && !item.has_paragraph)
            }
            _ => false,
        }
    }
}
