//! A Word file into the form.

use crate::report::text_of;
use crate::writing;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Form};
use finsamkoll_checks::{Address, AnswerCode, Answers, digits, fill, tell};
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::dom::{add, add_link, say, show_by_id};
use finsamkoll_wasm_page::form;

/// Where it is told what became of a file.
const RESULT: &str = "sida:fil-resultat";
const TAKE_BACK: &str = "sida:fil-tillbaka";

/// What the reading module has read of a file.
#[derive(Debug)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) answers: Answers,
    /// What was not found in it.
    pub(crate) lost: Vec<Address>,
    pub(crate) warnings: Vec<&'a str>,
    /// The version of the form that it was made from, where it tells.
    pub(crate) version: Option<u32>,
    pub(crate) code: Option<AnswerCode>,
}

impl<'a> File<'a> {
    /// What the reading module tells of a file, in its words; or why it was not read.
    pub(crate) fn parse(name: &'a str, told: &'a str) -> Result<Self, &'a str> {
        let mut parts = told.split(['\u{1e}']);
        let mut next = || parts.next().unwrap_or_default();
        let refusal = next();
        if !refusal.is_empty() {
            return Err(refusal);
        }
        let (version, code) = (next().parse().ok(), AnswerCode::parse(next()));
        let answers = answers(next());
        let lost = texts(next()).filter_map(Address::parse).collect();
        Ok(Self { name, answers, lost, warnings: texts(next()).collect(), version, code })
    }
}

/// The texts of a list: each has this sign after it.
fn texts(list: &str) -> impl Iterator<Item = &str> {
    list.split(['\u{1f}']).filter(|text| !text.is_empty())
}

/// Answers from a list of addresses and texts.
fn answers(list: &str) -> Answers {
    let mut texts = texts(list);
    let mut answers = Vec::new();
    while let (Some(at), Some(text)) = (texts.next(), texts.next()) {
        answers.extend(Address::parse(at).map(|at| (at, text.into())));
    }
    answers.into_iter().collect()
}

/// Brings a file into the form, has it checked, and tells what was read.
pub(crate) fn open(form: &Form, file: &File<'_>) {
    let was_begun = is_begun(form, &form::written());
    writing::write(form, &file.answers);
    check();
    show_read(form, file);
    show_by_id(TAKE_BACK, was_begun);
}

/// Tells why a file is not read.
pub(crate) fn refuse(name: &str, reason: &str) {
    let Some(place) = begin(&fill("”{}” öppnades inte", &[name])) else { return };
    add(&place, "p", "", reason);
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

fn show_read(form: &Form, file: &File<'_>) {
    let Some(place) = begin(&fill("”{}” är öppnad", &[file.name])) else { return };
    tell_code(&place, form, file);
    tell_version(&place, form, file);
    for warning in &file.warnings {
        add(&place, "p", "", warning);
    }
    let hidden = form::not_asked();
    let labels = form::labels(form, hidden.iter().map(|(at, _)| at));
    list(&place, "Det här står i filen men frågas inte efter med de svar som ni har gett:", &labels);
    let words = add(&place, "p", "", &fill("Ansökan är kontrollerad. {} ", &[&text_of("sida:rapport-sammanfattning")]));
    add_link(&words, "", "#sida:rapport", "Till rapporten");
    place.focus();
}

/// What was found and what was not, depending on which version of the form the file is of.
fn tell_version(place: &Element, form: &Form, file: &File<'_>) {
    let lost = form::labels(form, file.lost.iter());
    let version = file.version.unwrap_or(form.version);
    let versions = [digits(version.into()), digits(form.version.into())];
    let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
    if version > form.version {
        let words = "Filen är skriven i en nyare version av formuläret (version {}) än sidan visar (version {}). Spara \
                     det ni har skrivit, ladda om sidan och öppna filen igen.";
        add(place, "p", "", &fill(words, &versions));
    }
    if version < form.version {
        let words = "Formuläret har ändrats sedan filen skrevs (version {}, nu version {}). Svaren är överförda. ";
        let news = if lost.is_empty() { "Inga frågor är nya." } else { "Det finns nya frågor." };
        add(place, "p", "", &tell(&[&fill(words, &versions), news]));
        list(place, "Nya frågor:", &lost);
    } else if lost.is_empty() {
        add(place, "p", "", "Alla formulärets frågor hittades i filen.");
    } else {
        list(place, "Det här hittades inte i filen:", &lost);
    }
}

/// Whether the answers are still those that were checked when the file was written. Only the same version tells.
fn tell_code(place: &Element, form: &Form, file: &File<'_>) {
    let Some(printed) = file.code.filter(|_| file.version == Some(form.version)) else { return };
    if form::code(form, &form::asked()) == printed {
        return;
    }
    let says = add(place, "p", "", "");
    add(&says, "strong", "", "Ändrad efter kontrollen.");
    let words = " Svaren i filen är inte längre de som hade kontrollkoden {}. Läs igenom dem och spara ansökan på nytt, så \
                 får den en ny kod.";
    add(&says, "span", "", &fill(words, &[&printed.text()]));
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
