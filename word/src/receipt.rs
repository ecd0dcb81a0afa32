//! What was checked, and what came of it: a page that an application can carry.

use alloc::string::String;
use alloc::vec::Vec;

/// A check of an application, in words only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The day of the check.
    pub day: String,
    /// The whole in a sentence or two.
    pub summary: String,
    /// The clauses, in the report's order.
    pub points: Vec<Point>,
}

/// What a clause came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The title of the page on which the clause stands.
    pub page: String,
    /// The clause's words.
    pub words: String,
    /// What it came to.
    pub outcome: String,
    /// What was found, in whole sentences.
    pub says: Vec<String>,
}
