//! What a document says.

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::{Address, AnswerCode, Answers, fill};

/// An application as it was read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What is written in it, as the form of today names it.
    pub answers: Answers,
    /// How each field, reason and group of the form was found, in the form's order.
    pub found: Vec<(Address, How)>,
    /// The version of the form it was made from, where it tells that.
    pub version: Option<u32>,
    /// The answer code printed in it.
    pub code: Option<AnswerCode>,
    /// What is to be said of it besides.
    pub warnings: Vec<Warning>,
}

/// What a document says that it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The id of its form.
    pub form: Option<String>,
    /// The association's name.
    pub association: Option<String>,
}

/// A line of the page to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineToSign {
    /// The party, as its cell names it: on one line, and nothing where it is empty or far too long for a name.
    pub party: String,
    /// Whether something stands in it besides the party: words or a picture. Whether that is a signature, and whose,
    /// is for people to see.
    pub is_filled: bool,
}

/// How a field was found in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the tag of its content control, or of one in the group's table.
    Tag,
    /// By the label beside it, or by the labels over the group's columns.
    Label,
    /// Not at all.
    NotFound,
}

/// Something to say of a document that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Its fields had lost their tags and were found by labels.
    ByLabels,
    /// Changes in it are neither accepted nor rejected.
    TrackedChanges,
    /// What stands in a field and what the document keeps of it in its hidden store differ: label, text, store.
    StoreDiffers(String, String, String),
    /// The answer to a choice is none of its options: label, text.
    NoOption(String, String),
    /// More stands in a field than an answer can have, and was not read: label.
    TooLong(String),
    /// A field is there twice, with different answers: label, text of the one that was not read.
    Twice(String, String),
    /// Something stands in a field that the document calls its prompt, and was not read: label, text.
    Prompt(String, String),
    /// Something stands beside a field's control and was not read: label, text.
    Beside(String, String),
    /// Something stands in a field that the form does not have: its tag or label, text.
    UnknownField(String, String),
    /// A group has more rows than a form can have; the rest was left out: the group's label.
    MoreRows(String),
    /// The document is signed electronically. The signature stays in the file.
    Signed,
    /// It holds something besides the answers that a new document will not have: pictures, comments, notes.
    LeftBehind(Vec<&'static str>),
}

impl Warning {
    /// What is to be said, in whole sentences.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::ByLabels => String::from(
                "Filen har sparats i ett program som tagit bort märkningen av frågorna. Svaren är lästa efter frågornas ord: \
                 kontrollera att alla har kommit med på rätt plats.",
            ),
            Self::TrackedChanges => String::from(
                "Filen har ändringar som varken är godkända eller avvisade. Det tillagda är med här och det strukna \
                 är borta. Godkänn eller avvisa ändringarna i Word innan ansökan skrivs under.",
            ),
            Self::StoreDiffers(label, text, store) => fill(
                "I ”{}” står ”{}”, men i filens dolda kopia står ”{}”. Det som syns i filen är läst.",
                &[label, text, store],
            ),
            Self::NoOption(label, text) => {
                fill("I ”{}” står ”{}”, som inte är något av alternativen. Välj ett av dem.", &[label, text])
            }
            Self::TooLong(label) => fill(
                "Texten i ”{}” är längre än ett svar kan vara och är inte läst. Korta den i Word, eller lägg den i en \
                 bilaga.",
                &[label],
            ),
            Self::Twice(label, text) => fill(
                "”{}” finns på flera ställen i filen. Det första svaret är läst. På ett annat ställe står ”{}”.",
                &[label, text],
            ),
            Self::Prompt(label, text) => fill(
                "I ”{}” står ”{}”, som enligt filen är en ledtext och inte är läst. Skriv in det i fältet om det är \
                 ett svar.",
                &[label, text],
            ),
            Self::Beside(label, text) => fill(
                "Bredvid svaret på ”{}” står ”{}”, som inte är läst. Skriv in det i fältet om det hör till svaret.",
                &[label, text],
            ),
            Self::UnknownField(label, text) => {
                fill("Formuläret har inget fält för ”{}”, där det står ”{}”.", &[label, text])
            }
            Self::MoreRows(label) => {
                fill("I ”{}” finns fler rader än formuläret rymmer. De sista är inte med.", &[label])
            }
            Self::Signed => String::from(
                "Filen är undertecknad elektroniskt. Behåll den: underskriften följer inte med i en ny fil.",
            ),
            Self::LeftBehind(things) => fill(
                "Filen innehåller också {}, som inte följer med i en ny fil. Behåll den om ni behöver dem.",
                &[&listed(things)],
            ),
        }
    }
}

/// "a", "a och b", "a, b och c".
fn listed(things: &[&str]) -> String {
    let mut words = String::new();
    for (at, thing) in things.iter().enumerate() {
        let before = if at == 0 {
            ""
        } else if at + 1 == things.len() {
            " och "
        } else {
            ", "
        };
        words.push_str(before);
        words.push_str(thing);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_left_behind_are_listed_as_people_do() {
        for (things, listed) in [
            (["bilder"].as_slice(), "innehåller också bilder, som"),
            (&["bilder", "kommentarer"], "innehåller också bilder och kommentarer, som"),
            (&["bilder", "kommentarer", "fotnoter"], "innehåller också bilder, kommentarer och fotnoter, som"),
        ] {
            let says = Warning::LeftBehind(things.into()).says();
            assert!(says.starts_with("Filen ") && says.contains(listed), "{says}");
        }
    }
}
