//! What there is to say of one answer by itself, whatever the rules are.

use crate::application::{Asked, Slot};
use crate::form::{Answer, Field};
use crate::gather::Gather;
use crate::reading::{Placeholder, Reading, Unreadable, Value, fold, tidy};
use crate::sentence::{all_of, any_of, ask_for, fill, joined_by, quoted, quoted_answer, tell};
use crate::{Address, Amount, Application, Date};
use alloc::string::String;
use alloc::vec::Vec;

/// Something to say of one answer, whatever the rules are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where the answer stands, or should.
    pub at: Address,
    /// What is the matter with it.
    pub kind: NoteKind,
    /// What is the matter and what to do, in whole sentences.
    pub says: String,
    /// What it can mean, to choose from, where it can mean several things.
    pub ways: Vec<Way>,
}

/// One of several things that an answer can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What it means, in words.
    pub words: String,
    /// The whole answer written so that it means this and nothing else.
    pub written: String,
}

/// What is the matter with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// It is required and not there.
    Missing,
    /// It stands in for an answer.
    Placeholder,
    /// It can mean several things.
    Ambiguous,
    /// It cannot be read.
    Unreadable,
}

impl NoteKind {
    /// The name in files and in attributes of HTML.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Placeholder => "placeholder",
            Self::Ambiguous => "ambiguous",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What there is to say of an answer by itself.
pub(crate) fn note(slot: &Slot<'_>, application: &Application<'_>) -> Option<Note> {
    if slot.asked != Asked::Yes || slot.is_left_out() {
        return None;
    }
    let label = quoted(&slot.label());
    let written = || quoted_answer(application.written(&slot.at));
    let (kind, says) = match &slot.reading {
        Reading::Read(_) => return None,
        Reading::Missing => (NoteKind::Missing, missing(slot, &label)),
        Reading::Placeholder(placeholder) => {
            (NoteKind::Placeholder, placeholder_in_words(plainly(*placeholder, slot.field), &written(), &label))
        }
        Reading::Ambiguous(values) => return Some(ambiguous(values, &label, slot, application)),
        Reading::Unreadable(why) => (NoteKind::Unreadable, unreadable(*why, &written(), &label)),
    };
    Some(Note { at: slot.at.clone(), kind, says, ways: Vec::new() })
}

/// Asks which of its meanings an answer has. Of several lines only the one that is not clear is asked about, and
/// written anew.
fn ambiguous(values: &[Value], label: &str, slot: &Slot<'_>, application: &Application<'_>) -> Note {
    let written = tidy(application.written(&slot.at));
    let lines: Vec<&str> = written.split(['\n']).gather();
    let is_unclear = |line: &&str| matches!(application.read(slot.field, line), Reading::Ambiguous(_));
    let unclear = lines.iter().position(is_unclear).unwrap_or_default();
    let mut ways = Vec::new();
    let mut all_words = Vec::new();
    for value in values {
        let names = names(value, slot.field, application);
        let anew = joined_by(&names.iter().map(String::as_str).gather(), "\n");
        let mut lines = lines.clone();
        if let Some(line) = lines.get_mut(unclear) {
            *line = &anew;
        }
        let words = all_of(&names);
        all_words.push(words.clone());
        ways.push(Way { words, written: joined_by(&lines, "\n") });
    }
    let quote = quoted_answer(lines.get(unclear).copied().unwrap_or_default());
    let says = tell(&[&quote, " på ", label, &which(values, &all_words)]);
    Note { at: slot.at.clone(), kind: NoteKind::Ambiguous, says, ways }
}

/// How a note on an answer goes on that can mean these.
fn which(values: &[Value], words: &[String]) -> String {
    let plea = match values {
        [Value::Parties(named)] if named.len() > 1 => "? Skriv i så fall en på varje rad.",
        [_] => "? Skriv i så fall det.",
        _ => "? Skriv det ni menar.",
    };
    let what = if values.len() > 1 { " kan betyda olika saker. Menar ni " } else { " är inte tydligt nog. Menar ni " };
    tell(&[what, &any_of(words), plea])
}

/// A value in words, each of several parties by itself: they stand on lines of their own.
fn names(value: &Value, field: &Field, application: &Application<'_>) -> Vec<String> {
    let mut names = Vec::new();
    if let Value::Parties(named) = value {
        for one in named {
            names.push(application.words(&Value::Parties([one.clone()].into()), field));
        }
    } else {
        names.push(application.words(value, field));
    }
    names
}

/// How an answer was understood, where what is written can be taken otherwise, and what is odd in it.
pub(crate) fn understood(slot: &Slot<'_>, application: &Application<'_>) -> Option<String> {
    let Reading::Read(value) = &slot.reading else { return None };
    if slot.asked != Asked::Yes {
        return None;
    }
    let written = tidy(application.written(&slot.at));
    let words = application.words(value, slot.field);
    if matches!(value, Value::Amount(Amount { ore: 0 })) {
        return Some(fill("Beloppet är {}. Stämmer det?", &[&words]));
    }
    if matches!(slot.field.answer, Answer::Email) && !written.is_ascii() {
        return Some(beyond_ascii(&words));
    }
    let is_plain = says_the_same(value, &slot.field.answer, &written, &words);
    (!is_plain).then(|| fill("Vi läser det som {}.", &[&words]))
}

/// A domain can be spelt in ASCII, as it then is in these words; what stands before it cannot.
fn beyond_ascii(words: &str) -> String {
    let trouble = "Adressen har bokstäver som å, ä eller ö {} @. Alla e-postprogram klarar inte det.";
    if words.is_ascii() {
        tell(&[&fill(trouble, &["efter"]), &fill(" Den kan också skrivas {}.", &[words])])
    } else {
        fill(trouble, &["före"])
    }
}

/// Whether an answer and the words for what it means say the same at a glance.
fn says_the_same(value: &Value, answer: &Answer, written: &str, words: &str) -> bool {
    let is_kept: fn(char) -> bool = match (value, answer) {
        (Value::Date(date), _) if Date::parse_iso(written) == Some(*date) => return true,
        (Value::Date(_) | Value::Parties(_), _) | (Value::Text(_), Answer::Email) => is_no_gap,
        (Value::Number(_) | Value::Amount(_) | Value::Span(_), _)
        | (Value::Text(_), Answer::Post | Answer::OrganisationNumber) => is_of_number,
        (Value::Text(_) | Value::Chosen(_) | Value::Rows, _) => return true,
    };
    kept(written, is_kept) == kept(words, is_kept)
}

/// What nobody would miss: spaces, lines, commas between names.
fn is_no_gap(sign: char) -> bool {
    !sign.is_whitespace() && sign != ','
}

/// Figures and the comma before decimals: where these are the same, a unit has not changed what they come to.
fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || sign == ','
}

/// The signs of a text that count, in small letters; a comma at its end has no decimals after it.
fn kept(text: &str, is_kept: fn(char) -> bool) -> String {
    let mut kept = String::new();
    for sign in fold(text).chars().filter(|sign| is_kept(*sign)) {
        kept.push(sign);
    }
    if kept.ends_with(',') {
        kept.pop();
    }
    kept
}

fn missing(slot: &Slot<'_>, label: &str) -> String {
    let plea = match (&slot.at, &slot.field.answer) {
        (Address::Reason(_), _) => "Svara med en mening på {}.",
        (_, Answer::Choice { many: true, .. }) => "Välj minst ett svar på {}.",
        (_, Answer::Choice { .. } | Answer::Round(_)) => "Välj ett svar på {}.",
        (_, Answer::Attachment) => "Lägg till {} och kryssa i rutan.",
        (_, Answer::Check) => "Kryssa i {}.",
        (_, Answer::Statement { .. }) => "Svara Ja, Nej eller Vet inte på {}.",
        (_, Answer::Rows(_)) => "Fyll i minst en rad i {}.",
        (
            _,
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Municipality { .. }
            | Answer::Email
            | Answer::Phone
            | Answer::Post
            | Answer::OrganisationNumber
            | Answer::Span,
        ) => return fill("{}.", &[&ask_for(label)]),
    };
    fill(plea, &[label])
}

/// A name, a number or a day has no reason to give: there "ej tillämpligt" is as good as a dash.
fn plainly(placeholder: Placeholder, field: &Field) -> Placeholder {
    let is_prose = matches!(field.answer, Answer::Text | Answer::Long | Answer::Statement { .. });
    if placeholder == Placeholder::NotApplicable && !is_prose { Placeholder::Sign } else { placeholder }
}

fn placeholder_in_words(placeholder: Placeholder, written: &str, label: &str) -> String {
    match placeholder {
        Placeholder::Sign => fill("{} räknas inte som ett svar. {}.", &[written, &ask_for(label)]),
        Placeholder::Later => fill("Ni skriver {}. {} innan ni skickar ansökan.", &[written, &ask_for(label)]),
        Placeholder::Elsewhere => {
            fill("Ni skriver {}. Bilagor läses inte här: skriv det viktigaste i {}.", &[written, label])
        }
        Placeholder::NotApplicable => fill("Ni skriver {}. Skriv också varför i {}.", &[written, label]),
        Placeholder::Example => fill("{} är formulärets eget exempel. Skriv ert eget svar i {}.", &[written, label]),
        Placeholder::DoNotKnow => fill("Ni har svarat Vet inte. Svara Ja eller Nej på {} när ni vet.", &[label]),
    }
}

fn unreadable(why: Unreadable, written: &str, label: &str) -> String {
    let plea = match why {
        Unreadable::TooLong => {
            return fill("Svaret på {} är för långt för att kontrolleras. Korta ner det.", &[label]);
        }
        Unreadable::Number => "ett tal. Skriv ett enda tal med siffror, till exempel 12",
        Unreadable::Amount => "ett belopp. Skriv ett enda belopp i kronor, till exempel 60\u{a0}000",
        Unreadable::Date => "en dag. Skriv dagen så här: 2026-03-01",
        Unreadable::NoSuchDate => return fill("{} finns inte i kalendern. Rätta {}.", &[written, label]),
        Unreadable::Email => "en e-postadress. Skriv den så här: namn@exempel.example",
        Unreadable::Several => return fill("Det står flera svar i {}. Skriv ett av dem.", &[label]),
        Unreadable::Phone => "ett telefonnummer. Skriv det med riktnummer, till exempel 010-123\u{a0}45\u{a0}67",
        Unreadable::Post => "ett postnummer. Skriv det med fem siffror, till exempel 701\u{a0}35",
        Unreadable::OrganisationNumber => {
            "ett organisationsnummer. Skriv det med tio siffror, till exempel 123456-7897"
        }
        Unreadable::WrongFigure => {
            return fill(
                "{} på {} är inget organisationsnummer: någon siffra är fel. Rätta numret.",
                &[written, label],
            );
        }
        Unreadable::PersonalNumber => {
            return fill(
                "Det här ser ut som ett personnummer. Ta bort det, och skriv organisationens nummer i {}.",
                &[label],
            );
        }
        Unreadable::Span => "tal. Skriv det lägsta och det högsta, till exempel 18–29",
        Unreadable::Option => return fill("{} finns inte bland svaren på {}. Välj ett av dem.", &[written, label]),
    };
    fill("{} på {} går inte att läsa som {}.", &[written, label, plea])
}
