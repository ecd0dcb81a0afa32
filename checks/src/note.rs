//! What there is to say of one answer by itself, whatever the rules are.

use crate::application::{Asked, Slot};
use crate::form::{Answer, Field};
use crate::gather::Gather;
use crate::reading::{Placeholder, Reading, Unreadable, Value};
use crate::sentence::{any_of, ask_for, quoted, quoted_answer, tell};
use crate::{Address, Application};
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
    if slot.asked != Asked::Yes {
        return None;
    }
    let label = quoted(&slot.label());
    let written = || quoted_answer(application.written(&slot.at));
    let (kind, says) = match &slot.reading {
        Reading::Read(_) => return None,
        _ if slot.is_left_out() => return None,
        Reading::Missing => (NoteKind::Missing, missing(slot, &label)),
        Reading::Placeholder(placeholder) => {
            (NoteKind::Placeholder, placeholder_in_words(plainly(*placeholder, slot.field), &written(), &label))
        }
        Reading::Ambiguous(values) => (NoteKind::Ambiguous, ambiguous(values, &written(), slot, application)),
        Reading::Unreadable(why) => (NoteKind::Unreadable, unreadable(*why, &written(), &label)),
    };
    Some(Note { at: slot.at.clone(), kind, says })
}

fn missing(slot: &Slot<'_>, label: &str) -> String {
    match (&slot.at, &slot.field.answer) {
        (Address::Reason(_), _) => tell(&["Svara med en mening på ", label, "."]),
        (_, Answer::Choice { many: true, .. }) => tell(&["Välj minst ett svar på ", label, "."]),
        (_, Answer::Choice { .. }) => tell(&["Välj ett svar på ", label, "."]),
        (_, Answer::Check) => tell(&["Kryssa i ", label, "."]),
        (_, Answer::Statement { .. }) => tell(&["Svara Ja, Nej eller Vet inte på ", label, "."]),
        (_, Answer::Rows(_)) => tell(&["Fyll i minst en rad i ", label, "."]),
        (
            _,
            Answer::Text
            | Answer::Long
            | Answer::Number
            | Answer::Amount
            | Answer::Date
            | Answer::Party { .. }
            | Answer::Email
            | Answer::Phone,
        ) => tell(&[&ask_for(label), "."]),
    }
}

/// A name, a number or a day has no reason to give: there "ej tillämpligt" is as good as a dash.
fn plainly(placeholder: Placeholder, field: &Field) -> Placeholder {
    let is_prose = matches!(field.answer, Answer::Text | Answer::Long | Answer::Statement { .. });
    if placeholder == Placeholder::NotApplicable && !is_prose { Placeholder::Sign } else { placeholder }
}

fn placeholder_in_words(placeholder: Placeholder, written: &str, label: &str) -> String {
    match placeholder {
        Placeholder::Sign => tell(&[written, " räknas inte som ett svar. ", &ask_for(label), "."]),
        Placeholder::Later => tell(&["Ni skriver ", written, ". ", &ask_for(label), " innan ni skickar ansökan."]),
        Placeholder::Elsewhere => {
            tell(&["Ni skriver ", written, ". Bilagor läses inte här: skriv det viktigaste i ", label, "."])
        }
        Placeholder::NotApplicable => tell(&["Ni skriver ", written, ". Skriv också varför i ", label, "."]),
        Placeholder::Example => tell(&[written, " är formulärets eget exempel. Skriv ert eget svar i ", label, "."]),
        Placeholder::DoNotKnow => tell(&["Ni har svarat Vet inte. Svara Ja eller Nej på ", label, " när ni vet."]),
    }
}

fn ambiguous(values: &[Value], written: &str, slot: &Slot<'_>, application: &Application<'_>) -> String {
    let ways: Vec<String> = values.iter().map(|value| application.words(value, slot.field)).gather();
    match ways.as_slice() {
        [only] => tell(&[written, " är inte tydligt nog. Menar ni ", only, "? Skriv i så fall det."]),
        several => tell(&[written, " kan betyda olika saker. Menar ni ", &any_of(several), "? Skriv det ni menar."]),
    }
}

fn unreadable(why: Unreadable, written: &str, label: &str) -> String {
    let plea = match why {
        Unreadable::TooLong => {
            return tell(&["Svaret på ", label, " är för långt för att kontrolleras. Korta ner det."]);
        }
        Unreadable::Number => "ett tal. Skriv ett enda tal med siffror, till exempel 12",
        Unreadable::Amount => "ett belopp. Skriv ett enda belopp i kronor, till exempel 60\u{a0}000",
        Unreadable::Date => "en dag. Skriv dagen så här: 2026-03-01",
        Unreadable::NoSuchDate => return tell(&[written, " finns inte i kalendern. Rätta ", label, "."]),
        Unreadable::Email => "en e-postadress. Skriv den så här: namn@exempel.example",
        Unreadable::Several => return tell(&["Det står flera svar i ", label, ". Skriv ett av dem."]),
        Unreadable::Phone => "ett telefonnummer. Skriv det med riktnummer, till exempel 010-123\u{a0}45\u{a0}67",
        Unreadable::Option => return tell(&[written, " finns inte bland svaren på ", label, ". Välj ett av dem."]),
    };
    tell(&[written, " på ", label, " går inte att läsa som ", plea, "."])
}
