//! What the TOML parser finds wrong, in words for editors: what they meant, where what they wrote shows it.

use super::causes::{NO_BRACE, NO_HEADING, NO_OPENING, SINGLE_BRACKETS};
use super::slip;
use crate::diagnostic::{Said, said};
use std::ops::Range;

/// What is said of a fault, and how it is mended where that is known.
type Told = (Said, Option<Said>);

/// What is said of a fault that the parser finds at a place.
pub(super) fn told(message: &str, text: &str, span: &Range<usize>) -> Told {
    let found = Found::new(message, text, span);
    let meant = of_headings(message).or_else(|| found.of_values()).or_else(|| found.of_keys());
    let meant = meant.or_else(|| found.of_brackets()).or_else(|| found.of_quotes());
    meant.unwrap_or_else(|| in_our_words(message))
}

/// A fault with what is written there.
struct Found<'t> {
    message: &'t str,
    written: &'t str,
    /// What stands on the line before the place, and from there on.
    before: &'t str,
    after: &'t str,
}

impl<'t> Found<'t> {
    fn new(message: &'t str, text: &'t str, span: &Range<usize>) -> Self {
        let written = text.get(span.clone()).unwrap_or_default().trim();
        let (before, after) = text.split_at_checked(span.start).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        Self { message, written, before, after: after.split('\n').next().unwrap_or_default() }
    }

    /// A value that TOML does not know: nothing, a day or a number as people write them, a word.
    fn of_values(&self) -> Option<Told> {
        if self.message.starts_with("unexpected leading zero") {
            return Some(of_leading_zero(self.after));
        }
        if !self.message.starts_with("string values must be quoted") && !self.message.starts_with("invalid date") {
            return None;
        }
        if let Some((words, hint)) = slip::told(self.written) {
            return Some((words, Some(hint)));
        }
        match self.written {
            "" => Some(of_nothing()),
            "ja" | "nej" | "Ja" | "Nej" => Some((slip::no_flag(), Some(slip::flag()))),
            word if word.starts_with(['”', '“', '„', '’']) => Some(of_curly_quotes()),
            word if !word.contains(['"', '#']) => Some(of_bare_words(word)),
            _ => None,
        }
    }

    /// A key that another sign than `=` follows.
    fn of_keys(&self) -> Option<Told> {
        if !self.message.starts_with("invalid unquoted key") || !self.after.starts_with(':') {
            return None;
        }
        let key = self.before.trim();
        Some((
            said!(
                "det ska stå ett likhetstecken efter nyckeln, inte kolon",
                "an equals sign belongs after the key, not a colon",
            ),
            Some(said!("Skriv {key} = och sedan värdet.", "Write {key} = and then the value.")),
        ))
    }

    /// A heading that opens with one bracket and closes with two.
    fn of_brackets(&self) -> Option<Told> {
        let is_short = self.before.starts_with('[') && !self.before.starts_with("[[");
        (is_short && self.after.trim() == "]").then(of_single_brackets)
    }

    /// A quote without a partner, after which all is taken for what it is not, or one that ends a text too early.
    fn of_quotes(&self) -> Option<Told> {
        let is_told = self.message.starts_with("invalid ");
        let is_long = self.before.contains("\"\"\"") || self.after.contains("\"\"\"");
        if is_told || is_long {
            return None;
        }
        let quotes = self.before.matches('"').count() + self.after.matches('"').count();
        if quotes % 2 == 1 {
            let words = said!("det saknas ett citattecken på raden", "a quote is missing on the line");
            let hint = said!("Skriv \" både före och efter varje text.", "Write \" both before and after each text.");
            return Some((words, Some(hint)));
        }
        let ends_early = self.before.ends_with('"') && self.after.starts_with(char::is_alphanumeric);
        ends_early.then(of_inner_quotes)
    }
}

fn of_leading_zero(after: &str) -> Told {
    let words = said!("talet börjar med en nolla", "the number begins with a nought");
    let (written, _) = after.split_once(|sign: char| !sign.is_ascii_digit()).unwrap_or((after, ""));
    let meant = written.trim_start_matches('0');
    let hint = || said!("Skriv {meant} i stället för {written}.", "Write {meant} instead of {written}.");
    (words, (!meant.is_empty()).then(hint))
}

fn of_nothing() -> Told {
    let hint = said!(
        "Skriv ett värde efter likhetstecknet, eller ta bort raden.",
        "Write a value after the equals sign, or take the line away.",
    );
    (said!("nyckeln har inget värde", "the key has no value"), Some(hint))
}

fn of_curly_quotes() -> Told {
    let words = said!("texten ska stå inom raka citattecken", "the text must stand in straight quotes");
    (words, Some(said!("Byt ”…” mot \"…\".", "Change ”…” to \"…\".")))
}

fn of_bare_words(words: &str) -> Told {
    let hint = said!("Skriv \"{words}\".", "Write \"{words}\".");
    (said!("text ska stå inom citattecken", "text must stand in quotes"), Some(hint))
}

fn of_inner_quotes() -> Told {
    let words = said!("texten slutar vid det andra citattecknet", "the text ends at the second quote");
    let hint = said!(
        "Citattecken inuti en text skrivs ”…”. De raka (\") står bara först och sist.",
        "Quotes within a text are written ”…”. The straight ones (\") stand only first and last.",
    );
    (words, Some(hint))
}

/// A heading, or the beginning of a list, in the wrong shape or not there.
fn of_headings(message: &str) -> Option<Told> {
    Some(match message {
        SINGLE_BRACKETS => of_single_brackets(),
        NO_HEADING => {
            let (words, hint) = no_heading();
            (words, Some(hint))
        }
        NO_BRACE => (
            said!("det saknas en klammer före nyckeln", "a brace is missing before the key"),
            Some(said!("Sätt {{ före den första nyckeln.", "Put {{ before the first key.")),
        ),
        NO_OPENING => (
            said!("raden hör till en lista som inte börjar", "the line belongs to a list that does not begin"),
            Some(said!(
                "Skriv nyckeln och = [ på raden före listan, som party = [.",
                "Write the key and = [ on the line before the list, like party = [.",
            )),
        ),
        _ => return None,
    })
}

/// What is said of keys that do not belong to what stands above them, and how that is mended.
pub(super) fn no_heading() -> (Said, Said) {
    (
        said!("här börjar något nytt utan rubrik", "something new begins here without a heading"),
        said!(
            "Skriv rubriken på raden före, som [[rule]] eller [[field]].",
            "Write the heading on the line before, like [[rule]] or [[field]].",
        ),
    )
}

fn of_single_brackets() -> Told {
    let words = said!("rubriken ska stå inom dubbla hakparenteser", "the heading must stand in double brackets");
    (words, Some(said!("Skriv den inom [[ ]].", "Write it within [[ ]].")))
}

/// What the parser says, in words for editors, with advice where there is some. Of what it seldom says, its own English.
fn in_our_words(message: &str) -> Told {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    match what {
        "invalid basic string" | "invalid literal string" if !expected.contains("visible") => of_quotes(expected),
        "invalid multi-line basic string" | "invalid multi-line literal string" | "missing opening quote" => {
            of_quotes(expected)
        }
        _ => of_keys(what)
            .or_else(|| of_lists(what))
            .or_else(|| of_values(what, expected))
            .unwrap_or_else(|| unknown(message)),
    }
}

fn unknown(message: &str) -> Told {
    (said!("det här går inte att läsa som TOML ({message})", "this cannot be read as TOML ({message})"), None)
}

fn of_quotes(expected: &str) -> Told {
    let quote = if expected.contains('\'') { '\'' } else { '"' };
    (
        said!("det saknas ett citattecken efter texten", "a quote is missing after the text"),
        Some(said!(
            "Skriv texten på en rad, med {quote} både före och efter.",
            "Write the text on one line, with {quote} both before and after it.",
        )),
    )
}

fn of_keys(what: &str) -> Option<Told> {
    Some(match what {
        "duplicate key" => (
            said!("nyckeln står två gånger", "the key stands twice"),
            Some(said!("Ta bort den ena.", "Take one of them away.")),
        ),
        "missing value for key" | "missing value" => of_nothing(),
        "key with no value" | "missing assignment between key-value pairs" => (
            said!("det saknas ett likhetstecken efter nyckeln", "an equals sign is missing after the key"),
            Some(said!("Skriv till exempel order = 2.", "Write for example order = 2.")),
        ),
        "extra `=`" => (said!("det är ett likhetstecken för mycket", "there is an equals sign too many"), None),
        "unquoted keys cannot be empty" => {
            (said!("det saknas en nyckel före likhetstecknet", "a key is missing before the equals sign"), None)
        }
        "invalid unquoted key" => (
            said!(
                "nyckeln innehåller ett tecken som inte får stå där",
                "the key holds a character that must not stand there",
            ),
            Some(said!("Nycklar skrivs med a–z, 0–9 och bindestreck.", "Keys are written with a–z, 0–9 and hyphens.",)),
        ),
        "unexpected key or value" | "unexpected content" => {
            (said!("det står något för mycket på raden", "there is something too much on the line"), None)
        }
        _ => return None,
    })
}

fn of_lists(what: &str) -> Option<Told> {
    Some(match what {
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            let hint = said!("Skriv ett komma mellan värdena.", "Write a comma between the values.");
            (said!("det saknas ett komma", "a comma is missing"), Some(hint))
        }
        "extra comma in array" | "extra comma in inline table" => {
            (said!("det är ett komma för mycket", "there is a comma too many"), None)
        }
        "unclosed array" => (
            said!("listan avslutas inte", "the list is not closed"),
            Some(said!("Sätt ] efter det sista värdet.", "Put ] after the last value.")),
        ),
        "unclosed inline table" => (
            said!("uppräkningen avslutas inte", "the enumeration is not closed"),
            Some(said!("Sätt }} efter det sista värdet.", "Put }} after the last value.")),
        ),
        "unclosed table" => (
            said!("rubriken avslutas inte", "the heading is not closed"),
            Some(said!("Skriv den inom [ ].", "Write it within [ ].")),
        ),
        "unclosed array table" => (
            said!("rubriken avslutas inte", "the heading is not closed"),
            Some(said!("Skriv den inom [[ ]].", "Write it within [[ ]].")),
        ),
        _ => return None,
    })
}

fn of_values(what: &str, expected: &str) -> Option<Told> {
    Some(match what {
        "string values must be quoted" => (
            said!("text ska stå inom citattecken", "text must stand in quotes"),
            Some(said!("Skriv till exempel title = \"Så söker ni\".", "Write for example title = \"How to apply\".",)),
        ),
        _ if expected.contains('"') => of_quotes(expected),
        _ => return None,
    })
}
