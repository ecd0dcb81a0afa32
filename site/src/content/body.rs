//! The text below a page's front matter, as markdown has it: HTML, and what can be linked to.

use finsamkoll_checks::Mark;
use std::ops::Range;

/// A body of markdown, rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    /// Where in the file it begins.
    pub(crate) start: usize,
    pub(crate) html: String,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) headings: Vec<Heading>,
    pub(crate) links: Vec<Link>,
    pub(crate) passages: Vec<Passage>,
    /// Where the ids stand that make no clause, since their notation is told to be wrong.
    pub(crate) broken: Vec<Range<usize>>,
    /// Whether it could not be read: then its clauses and headings are not known.
    pub(crate) is_lost: bool,
}

impl Body {
    /// A body that could not be read.
    pub(crate) fn lost() -> Self {
        Self { is_lost: true, ..Self::default() }
    }
}

/// A clause as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) mark: Mark,
    pub(crate) facts: Vec<String>,
    /// Where its notation stands in the file.
    pub(crate) span: Range<usize>,
    /// Its element in the HTML.
    pub(crate) html: Range<usize>,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The anchor.
    pub id: String,
    /// 2 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// The words of a paragraph, a heading, an item of a list or a row of a table, without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) words: String,
    /// Whether it is an item of a list, or the beginning of one.
    pub(crate) is_item: bool,
    /// Where in the HTML it begins, or just before.
    pub(crate) html: usize,
}

/// A link as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) to: String,
    pub(crate) span: Range<usize>,
}
