//! A short name for what somebody has answered on a version of a form.

use crate::fingerprint::{FINGERPRINT_START, fingerprint};
use crate::form::Form;
use crate::{Address, Answers, digits};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// How many figures a code has.
const FIGURES: usize = 12;

/// A number of as many figures and one more as stand together when a code is written or read aloud.
const GROUP: u64 = 10_000;

/// A short name for a version of a form and the answers given on it (*kontrollkod*).
///
/// It tells whether a document still says what was checked. It is no seal: who wants to can make answers that have a
/// given code. Twelve figures, since figures are what people read aloud with the fewest mistakes; two documents with
/// different answers have the same code once in 10¹².
///
/// It is blind to what programs change by themselves: kinds of space, line breaks, invisible signs, quotation marks,
/// dashes, the sign for three full stops; and to how rows are numbered. It is not blind to other things that they
/// change where they are set to: ½ for 1/2, a capital letter at the beginning of a sentence, a bullet for a dash. What is
/// filled in at signing ([`signing`](crate::form::Field::signing)) is no part of it.
///
/// ```
/// use finsamkoll_checks::AnswerCode;
///
/// let code = AnswerCode::parse("Kontrollkod: 0042-1234 5678").unwrap();
/// assert_eq!(code.to_string(), "0042-1234-5678");
/// assert_eq!(AnswerCode::parse("0042-1234"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerCode(u64);

impl AnswerCode {
    /// The code of a form's version and the answers to what it [asks](crate::Application::answers). `nfc` writes a text
    /// in Unicode's form NFC: browsers do that themselves, and its tables would outweigh all the rest.
    #[must_use]
    pub fn of(form: &Form, answers: &Answers, nfc: &dyn Fn(&str) -> String) -> Self {
        let mut hash = fingerprint(FINGERPRINT_START, form.id.as_bytes());
        hash = fingerprint(hash, &form.version.to_le_bytes());
        for (at, text) in counted(form, answers, nfc) {
            // No id and no answer holds these signs, so nothing can move from one to the next.
            hash = fingerprint(fingerprint(hash, b"\n"), at.text().as_bytes());
            hash = fingerprint(fingerprint(hash, b"\t"), text.as_bytes());
        }
        Self(mixed(hash) % 10_u64.pow(12))
    }

    /// Reads a code as people write it: its twelve figures, whatever stands around and between them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut number = 0;
        let mut figures = 0;
        for figure in text.chars().filter_map(|sign| sign.to_digit(10)) {
            number = number * 10 + u64::from(figure);
            figures += 1;
            if figures > FIGURES {
                return None;
            }
        }
        (figures == FIGURES).then_some(Self(number))
    }

    /// As it is written and read aloud: three groups of four figures.
    #[must_use]
    pub fn text(self) -> String {
        let mut text = String::new();
        let mut above = 10_u64.pow(12);
        while above > 1 {
            if !text.is_empty() {
                text.push('-');
            }
            above /= GROUP;
            // The figure before its four keeps the zeros that a group can begin with.
            text.push_str(digits(GROUP + self.0 / above % GROUP).get(1..).unwrap_or_default());
        }
        text
    }
}

impl fmt::Display for AnswerCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

/// The answers that count, in their order: rows of a group are numbered anew without those in which nothing counts.
fn counted(form: &Form, answers: &Answers, nfc: &dyn Fn(&str) -> String) -> Vec<(Address, String)> {
    let mut counted = Vec::new();
    // The group and row as written, and the number the row gets.
    let mut row: Option<(&str, u16, u16)> = None;
    for (at, text) in answers.iter() {
        let text = settled(&nfc(text));
        if text.is_empty() || is_for_signing(form, at) {
            continue;
        }
        if let Address::Cell(group, number, column) = at {
            let next = match row {
                Some((of, written, number_now)) if of == group => number_now + u16::from(written != *number),
                _ => 0,
            };
            row = Some((group, *number, next));
            counted.push((Address::cell(group, next, column), text));
        } else {
            counted.push((at.clone(), text));
        }
    }
    counted
}

fn is_for_signing(form: &Form, at: &Address) -> bool {
    let is_signing = |group: &str, column: Option<&str>| {
        let Some((_, field)) = form.field(group) else { return false };
        let column = field.columns().iter().find(|field| Some(field.id.as_str()) == column);
        field.signing || column.is_some_and(|column| column.signing)
    };
    match at {
        Address::Group(id) | Address::Field(id) | Address::Reason(id) => is_signing(id, None),
        Address::Cell(group, _, column) => is_signing(group, Some(column)),
    }
}

/// A text without what programs change by themselves.
fn settled(text: &str) -> String {
    let mut settled = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            _ if sign.is_whitespace() => push_once(&mut settled, ' '),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => push_once(&mut settled, '-'),
            '”' | '“' | '„' | '»' | '«' => settled.push('"'),
            '’' | '‘' | '‚' => settled.push('\''),
            '…' => settled.push_str("..."),
            _ if is_unseen(sign) => {}
            _ => settled.push(sign),
        }
    }
    settled.trim().into()
}

fn push_once(text: &mut String, sign: char) {
    if !text.ends_with([sign]) {
        text.push(sign);
    }
}

/// Signs that take no place: soft hyphens, joiners, marks of direction; and those that no document can hold.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Each bit of the hash moves about half of the others: without it, what is written last moves too few figures.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field, Section};

    fn form(version: u32) -> Form {
        let signing = |field| Field { signing: true, ..field };
        let rows = Answer::Rows(
            [Field::new("part", "Part", Answer::Text), signing(Field::new("datum", "Datum", Answer::Date))].into(),
        );
        let fields = [
            Field::new("insats.namn", "Namn", Answer::Text),
            signing(Field::new("sign.ort", "Ort", Answer::Text)),
            Field::new("underskrift", "Underskrift", rows),
        ];
        let section = Section { id: "allt".into(), title: "Allt".into(), when: Vec::new(), fields: fields.into() };
        Form { id: "provform".into(), version, title: "Prov".into(), sections: [section].into() }
    }

    fn code(answers: &[(&str, &str)]) -> AnswerCode {
        let entry = |(at, text): &(&str, &str)| (Address::parse(at).unwrap(), String::from(*text));
        AnswerCode::of(&form(1), &answers.iter().map(entry).collect(), &|text| crate::reading::compose(text.into()))
    }

    #[test]
    fn what_programs_change_by_themselves_changes_no_code() {
        let written = code(&[("insats.namn", "Väg - \"in\" ...\nnästa 60 000")]);
        for changed in [
            "Va\u{308}g - \"in\" ...\nnästa 60 000",
            " Väg – ”in” …\r\nnästa 60\u{a0}000 ",
            "Väg — “in” ...  nästa\u{ad} 60\u{202f}000",
            "Väg -- „in“ ...\u{2028}nästa\u{200b} 60 000",
            "V\0äg - \"in\"\u{fffe} ...\u{b}nästa\u{ffff} 60 000",
        ] {
            assert_eq!(code(&[("insats.namn", changed)]), written, "{changed}");
        }
    }

    #[test]
    fn what_people_change_changes_the_code() {
        let all = [
            code(&[]),
            code(&[("insats.namn", "Väg")]),
            code(&[("insats.namn", "väg")]),
            code(&[("insats.namn", "Väg in")]),
            code(&[("insats.namn", "Vägin")]),
            code(&[("underskrift.0.part", "Väg")]),
            AnswerCode::of(&form(2), &Answers::default(), &|text| text.into()),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all.iter().skip(at + 1).any(|other| other == one), "{at}");
        }
    }

    #[test]
    fn what_is_signed_and_how_rows_are_numbered_is_no_part_of_it() {
        let unsigned = code(&[("underskrift.0.part", "A"), ("underskrift.1.part", "B")]);
        let signed = [
            ("sign.ort", "Byn"),
            ("underskrift.0.datum", "2026-11-20"),
            ("underskrift.1.part", "A"),
            ("underskrift.1.datum", "2026-11-21"),
            ("underskrift.3.part", " "),
            ("underskrift.9.part", "B"),
        ];
        assert_eq!(code(&signed), unsigned);
        assert_ne!(code(&[("underskrift.0.part", "B"), ("underskrift.1.part", "A")]), unsigned);
    }

    #[test]
    fn a_code_is_read_as_it_is_written() {
        for number in [0, 7, 10_u64.pow(12) - 1] {
            assert_eq!(AnswerCode::parse(&AnswerCode(number).text()), Some(AnswerCode(number)));
        }
        assert_eq!(AnswerCode(7).text(), "0000-0000-0007");
        assert_eq!(AnswerCode::parse("0000-0000-0007-1"), None);
        // A form's code must never change: documents carry it.
        assert_eq!(code(&[("insats.namn", "Väg")]).text(), "2130-6405-2742");
    }
}
