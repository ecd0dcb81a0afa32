//! Keys that are known elsewhere, or under another name.

use super::slug::plain;
use crate::diagnostic::{Said, said};

/// Headings in Swedish, as they are written without dots and rings, and what they are called here.
const IN_SWEDISH: [(&str, &str); 6] = [
    ("andring", "change"),
    ("falt", "field"),
    ("kolumn", "column"),
    ("omgang", "round"),
    ("part", "party"),
    ("regel", "rule"),
];

/// Keys of a page, which belong before the first heading.
const OF_PAGES: [&str; 4] = ["description", "order", "title", "updated"];

/// A key by which those below a heading are known, and the heading.
const BELOW: [(&str, &str); 3] = [("clause", "rule"), ("deadline", "round"), ("label", "field")];

/// What is meant by a key where only these are known.
pub(super) fn meant(key: &str, known: &[&str]) -> Option<Said> {
    let is_known = |name: &str| known.contains(&name);
    let written = plain(key);
    if let Some((_, name)) = IN_SWEDISH.iter().find(|(swedish, name)| *swedish == written && is_known(name)) {
        return Some(said!("menade du [[{name}]]?", "did you mean [[{name}]]?"));
    }
    let (_, heading) = BELOW.iter().find(|(known, _)| is_known(known))?;
    OF_PAGES.contains(&key).then(|| {
        said!(
            "{key} hör till sidan: flytta raden till före den första [[{heading}]].",
            "{key} belongs to the page: move the line to before the first [[{heading}]].",
        )
    })
}
