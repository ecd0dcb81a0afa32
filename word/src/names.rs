//! The names that a document carries for those who read it by program: tags, properties, placeholders.

use alloc::string::String;
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

/// The titles of the table to sign in.
pub(crate) const TO_SIGN: [&str; 4] = ["Part", "Namnförtydligande och befattning", "Underskrift", "Ort och datum"];

/// Stands after an answer that says just what an empty field says. Nobody sees it, and programs keep it. Reading takes
/// away any number of them at an answer's end.
pub(crate) const IS_ANSWER: char = '\u{2060}';

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
