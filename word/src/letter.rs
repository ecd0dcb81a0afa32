//! A letter: what stands in it, whatever it looks like.

use alloc::string::String;
use alloc::vec::Vec;

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, which is its title.
    pub subject: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a letter, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Words that stand out and are for those who see to the letter, not for those who get it.
    Notice(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list.
    Item(String),
}
