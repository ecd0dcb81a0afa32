//! A Word file into the form.

use crate::writing;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Form};
use finsamkoll_checks::{Address, Answers, digits, fill};
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::dom::{add, say, show_by_id};
use finsamkoll_wasm_page::form;
use finsamkoll_word::{How, Opened, Refusal, packed, read_by};

/// Where it is told what became of a file.
const RESULT: &str = "sida:fil-resultat";
const TAKE_BACK: &str = "sida:fil-tillbaka";

/// A file that somebody opens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    /// What is packed in it, one part after the other.
    pub(crate) inflated: &'a [u8],
}

impl File<'_> {
    fn read(self, form: &Form) -> Result<Opened, Refusal> {
        let parts = packed(self.bytes);
        read_by(form, self.bytes, &|wanted| {
            let before: usize = parts.iter().take_while(|part| **part != wanted).map(|part| part.size).sum();
            Some(self.inflated.get(before..)?.get(..wanted.size)?.into())
        })
    }
}

/// Reads a file into the form and tells what was read. Whether it could be read; one that could not leaves the form as
/// it is.
pub(crate) fn open(form: &Form, file: &File<'_>) -> bool {
    let name = file.name;
    let opened = match file.read(form) {
        Ok(opened) => opened,
        Err(refusal) => {
            refuse(name, &refusal);
            return false;
        }
    };
    let was_begun = is_begun(form, &form::written());
    writing::write(form, &opened.answers);
    check();
    tell(form, name, &opened);
    show_by_id(TAKE_BACK, was_begun);
    true
}

/// Tells why a file is not read.
pub(crate) fn refuse(name: &str, refusal: &Refusal) {
    let Some(place) = begin(&fill("”{}” öppnades inte", &[name])) else { return };
    add(&place, "p", "", &refusal.says());
    add(&place, "p", "", "Det som står i formuläret är orört.");
    place.focus();
}

/// Brings back what stood in the form.
pub(crate) fn take_back(form: &Form, before: &Answers) {
    writing::write(form, before);
    show_by_id(TAKE_BACK, false);
    let words = "Det som stod i formuläret är tillbaka";
    if let Some(place) = begin(words) {
        place.focus();
    }
    say(words);
}

/// Whether an applicant has written anything. A round is chosen by the page itself.
fn is_begun(form: &Form, written: &Answers) -> bool {
    let is_round =
        |at: &Address| form::find(form, at).is_some_and(|found| matches!(found.field.answer, Answer::Round(_)));
    written.iter().any(|(at, text)| !text.trim().is_empty() && !is_round(at))
}

/// Has the page check what now stands there.
fn check() {
    if let Some(button) = first("[data-act=check]") {
        button.click();
    }
}

/// Empties the place and gives it a new heading.
fn begin(heading: &str) -> Option<Element> {
    let place = by_id(RESULT)?;
    show_by_id(RESULT, true);
    place.set_text_content(Some(""));
    add(&place, "h2", "", heading);
    Some(place)
}

fn tell(form: &Form, name: &str, opened: &Opened) {
    let Some(place) = begin(&fill("”{}” är öppnad", &[name])) else { return };
    tell_version(&place, form, opened);
    tell_code(&place, form, opened);
    for warning in &opened.warnings {
        add(&place, "p", "", &warning.says());
    }
    let hidden = form::not_asked();
    let labels = form::labels(form, hidden.iter().map(|(at, _)| at));
    list(&place, "Det här står i filen men frågas inte efter med de svar som ni har gett:", &labels);
    add(
        &place,
        "p",
        "",
        "Ansökan är kontrollerad. Det som saknas eller inte stämmer står överst på sidan och i rapporten.",
    );
    place.focus();
}

/// What was found and what was not, depending on which version of the form the file is of.
fn tell_version(place: &Element, form: &Form, opened: &Opened) {
    let lost = not_found(form, opened);
    let version = opened.version.unwrap_or(form.version);
    let versions = [digits(version.into()), digits(form.version.into())];
    let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
    if version > form.version {
        let words = "Filen är skriven i en nyare version av formuläret (version {}) än sidan visar (version {}). Spara \
                     det ni har skrivit, ladda om sidan och öppna filen igen.";
        add(place, "p", "", &fill(words, &versions));
    }
    if version < form.version {
        let words = "Formuläret har ändrats sedan filen skrevs (version {}, nu version {}).";
        add(place, "p", "", &fill(words, &versions));
        list(place, "Nya frågor:", &lost);
    } else if lost.is_empty() {
        add(place, "p", "", "Alla formulärets frågor hittades i filen.");
    } else {
        list(place, "Det här hittades inte i filen:", &lost);
    }
}

fn not_found(form: &Form, opened: &Opened) -> Vec<String> {
    let lost = opened.found.iter().filter(|(_, how)| *how == How::NotFound);
    form::labels(form, lost.map(|(at, _)| at))
}

/// Whether the answers are still those that were checked when the file was written. Only the same version tells.
fn tell_code(place: &Element, form: &Form, opened: &Opened) {
    let Some(printed) = opened.code.filter(|_| opened.version == Some(form.version)) else { return };
    if form::code(form, &form::asked()) == printed {
        return;
    }
    let words = "I filen står kontrollkoden {}, men svaren stämmer inte med den. Någon har ändrat dem i Word sedan filen \
                 skrevs här. Läs igenom svaren och spara filen på nytt, så får den en ny kod.";
    add(place, "h3", "", "Ändrad efter kontrollen");
    add(place, "p", "", &fill(words, &[&printed.text()]));
}

fn list(place: &Element, words: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    add(place, "p", "", words);
    let list = add(place, "ul", "", "");
    for item in items {
        add(&list, "li", "", item);
    }
}
