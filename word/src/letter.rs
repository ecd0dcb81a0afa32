//! A letter: what stands in it, whatever it looks like.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem;
use finsamkoll_checks::tell;

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is about, which is its title.
    pub subject: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// Stands in a text before what is for those who see to the letter.
const NOT_TO_SEND: &str = "---- Till handläggaren: ta bort det här innan brevet skickas ----";

/// Stands in a text between that and what is sent.
const LETTER_BEGINS: &str = "---- Här börjar brevet ----";

impl Letter {
    /// The letter of an association as plain text, for an e-mail: first what is for those who see to it. Each paragraph
    /// is one line, however long, and an empty line stands between all but the items of a list.
    #[must_use]
    pub fn text(&self, association: &str) -> String {
        let (notices, others): (Vec<_>, Vec<_>) =
            self.blocks.iter().partition(|block| matches!(block, Block::Notice(_)));
        let opening = [Block::Paragraph(association.into()), Block::Heading(self.subject.clone())];
        // Text has no boxes: without lines somebody would send on what is not for those who get the letter.
        let line = |words: &str| (!notices.is_empty()).then(|| Block::Paragraph(words.into()));
        let (before, after) = (line(NOT_TO_SEND), line(LETTER_BEGINS));
        let mut text = String::new();
        let mut is_in_list = false;
        for block in before.iter().chain(notices).chain(&after).chain(&opening).chain(others) {
            let was_in_list = mem::replace(&mut is_in_list, block.is_item());
            if !text.is_empty() {
                text.push_str(if was_in_list && is_in_list { "\n" } else { "\n\n" });
            }
            text.push_str(&block.lines());
        }
        text.push('\n');
        text
    }
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

/// A gap of a letter, which content writes in braces and the office fills: `{brister}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// What the association is called.
    Association,
    /// What the form is called.
    Form,
    /// What is known of the application: its effort, owner, round and so on.
    Application,
    /// What is missing or has to be mended, by clause.
    Lacks,
    /// What may be looked over, by clause.
    Advice,
    /// What people at the office have to decide.
    Decisions,
}

impl Gap {
    /// All gaps.
    pub const ALL: [Self; 6] =
        [Self::Association, Self::Form, Self::Application, Self::Lacks, Self::Advice, Self::Decisions];

    /// The gap that content writes so in braces.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.name() == name)
    }

    /// What content writes in braces.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Association => "forbund",
            Self::Form => "formular",
            Self::Application => "uppgifter",
            Self::Lacks => "brister",
            Self::Advice => "att-se-over",
            Self::Decisions => "att-ta-stallning-till",
        }
    }

    /// Whether it is filled with blocks of its own: then it is alone in its paragraph. Others are filled with words.
    #[must_use]
    pub const fn is_block(self) -> bool {
        !matches!(self, Self::Association | Self::Form)
    }

    /// The gap as content writes it, with its braces.
    ///
    /// ```
    /// use finsamkoll_word::Gap;
    ///
    /// assert_eq!(Gap::Lacks.written(), "{brister}");
    /// assert_eq!(Gap::parse("brister"), Some(Gap::Lacks));
    /// ```
    #[must_use]
    pub fn written(self) -> String {
        ["{", self.name(), "}"].concat()
    }
}

impl Block {
    /// What it says.
    #[must_use]
    pub const fn words(&self) -> &str {
        match self {
            Self::Notice(words) | Self::Heading(words) | Self::Paragraph(words) | Self::Item(words) => words.as_str(),
        }
    }

    const fn is_item(&self) -> bool {
        matches!(self, Self::Item(_))
    }

    /// Its lines as plain text; those of an item stand below each other.
    fn lines(&self) -> String {
        let words = self.words();
        if self.is_item() { tell(&["- ", &words.replace('\n', "\n  ")]) } else { words.into() }
    }
}
