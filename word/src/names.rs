//! The names that a document carries for those who read it by program: tags, properties, placeholders.

use alloc::string::String;
use finsamkoll_checks::reading::{compose, fold};
use finsamkoll_checks::{Address, fill};

/// The custom property with the form's id.
pub(crate) const FORM: &str = "formular";
/// The custom property with the form's version.
pub(crate) const VERSION: &str = "formularversion";
/// The custom property with the answer code.
pub(crate) const CODE: &str = "kontrollkod";
/// The custom property with the association's name.
pub(crate) const ASSOCIATION: &str = "forbund";

/// What stands in an empty field of text.
pub(crate) const WRITE_HERE: &str = "Skriv här";
/// What stands in an empty field with a choice.
pub(crate) const CHOOSE: &str = "Välj";
/// What stands in an empty field of a day.
pub(crate) const WRITE_DAY: &str = "Skriv ett datum";

/// What Word puts in a field that is emptied, in Swedish and in English, with a stroke between. In small letters and
/// without the full stop.
const OF_WORD: &str = "\
    välj i listan|välj ett alternativ|välj ett objekt|klicka eller tryck här för att ange text|\
    klicka här för att ange text|klicka eller tryck om du vill ange ett datum|\
    klicka eller tryck om du vill ange datum|klicka eller tryck här för att ange datum|klicka här för att ange datum|\
    click or tap here to enter text|click here to enter text|click or tap to enter a date|\
    click here to enter a date|choose an item|välj datum|ange datum|ange ett datum";

/// Stands after an answer that says just what an empty field says. Nobody sees it, and programs keep it.
pub(crate) const IS_ANSWER: char = '\u{2060}';

/// The most bytes that what an empty field says can have, however it is written.
const LONGEST_PROMPT: usize = 100;

/// Whether a text says just what an empty field says, ours or Word's.
pub(crate) fn is_prompt(text: &str) -> bool {
    if text.len() > LONGEST_PROMPT {
        return false;
    }
    let words = plain(text);
    let words = words.trim_end_matches(['.', '…', ':', ' ']);
    [WRITE_HERE, CHOOSE, WRITE_DAY].iter().any(|prompt| fold(prompt) == words)
        || OF_WORD.split(['|']).any(|prompt| prompt == words)
}

/// Small letters, with one space between words.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in text.split([' ', '\t', '\n', '\r', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(&fold(word));
    }
    compose(plain)
}

/// The tag of the control that holds the answer at an address. All cells of a column have one tag, since programs copy
/// rows as they are; which row it is tells the table.
///
/// Ids are at most 40 characters long in all, as long as tags may be.
pub(crate) fn tag(at: &Address) -> String {
    match at {
        Address::Group(id) | Address::Field(id) => id.clone(),
        Address::Reason(_) => at.text(),
        Address::Cell(group, _, column) => fill("{}.{}", &[group, column]),
    }
}
