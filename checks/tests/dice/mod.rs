//! Texts and answers as chance has it, the same in every run.
#![allow(dead_code, reason = "each file of tests takes what it needs")]

use crate::support::{choice, field};
use finsamkoll_checks::Address;
use finsamkoll_checks::form::{Answer, Choice, Field, MOST_ROWS};

/// Numbers that look like chance and are the same in every run (xorshift, 64 bits).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        *all.get(self.below(all.len())).unwrap()
    }

    /// Up to a dozen pieces, most of them such as a reader looks for, and some of them any sign there is.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(12) {
            if self.below(4) == 0 {
                let sign = u32::try_from(self.below(0x11_0000)).unwrap();
                text.push(char::from_u32(sign).unwrap_or('\u{fffd}'));
            } else {
                text.push_str(self.one_of(PIECES));
            }
        }
        text
    }

    /// One part of an id.
    pub(crate) fn part(&mut self) -> String {
        let mut part = String::from(self.one_of(&["a", "z", "skal", "budget", "x-1", "b0"]));
        for _ in 0..self.below(4) {
            part.push_str(self.one_of(&["-", "0", "9", "q", "skal"]));
        }
        part
    }

    pub(crate) fn address(&mut self) -> Address {
        let id = format!("{}.{}", self.part(), self.part());
        match self.below(4) {
            0 => Address::group(&self.part()),
            1 => Address::field(&id),
            2 => Address::reason(&id),
            _ => {
                let row = u16::try_from(self.below(usize::from(MOST_ROWS))).unwrap();
                Address::cell(&self.part(), row, &self.part())
            }
        }
    }
}

/// What readers look for, and what gets in their way: signs without width, from right to left, that combine, at the
/// borders of the surrogates and of what Unicode holds, and letters whose other case is longer or shorter.
pub(crate) const PIECES: &[&str] = &[
    "0",
    "7",
    "60",
    "000",
    "2027",
    "31",
    "12",
    "999999999999",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{b}",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{ad}",
    ".",
    ",",
    ":",
    ";",
    "-",
    "–",
    "−",
    "/",
    "(0)",
    "(",
    ")",
    "+46",
    "0046",
    "@",
    "ö.example",
    "xn--",
    "a@b.example",
    "mailto:",
    "kr",
    "tkr",
    "mkr",
    "sek",
    ":-",
    "kronor",
    "mars",
    "januari",
    "ja",
    "nej",
    "vet-inte",
    "ej tillämpligt",
    "se bilaga",
    "kommer",
    "n/a",
    "kön",
    "Hallonby",
    "Hallonby kommun",
    "Region Hallonby",
    "stad",
    "socialförvaltningen",
    " och ",
    "16–64",
    "18+",
    "över ",
    "under ",
    "mellan ",
    "år",
    "212000-1967",
    "850709-9805",
    "SE-",
    "701 35",
    "א",
    "مرحبا",
    "e\u{301}",
    "\u{301}",
    "\u{20dd}",
    "ß",
    "ẞ",
    "İ",
    "ﬁ",
    "Å",
    "Ω",
    "０６",
    "٣",
    "²",
    "½",
    "\u{d7ff}",
    "\u{e000}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10000}",
    "\u{10ffff}",
    "👩‍👩‍👧",
    "”",
    "<b>",
    "&amp;",
    "a",
    "x",
    "A",
    "{}",
    "\\",
    "'",
];

/// Texts that a row of chances could miss.
pub(crate) fn odd_texts() -> Vec<String> {
    let mut texts: Vec<String> = PIECES.iter().map(|piece| (*piece).into()).collect();
    texts.extend(PIECES.iter().flat_map(|piece| [format!("1{piece}"), format!("{piece}1"), piece.repeat(3)]));
    texts
}

/// A field of every type, except a group.
pub(crate) fn every_type() -> Vec<Field> {
    let Answer::Choice { options, .. } = choice(&["ja", "nej", "7"]) else { return vec![] };
    let types = [
        Answer::Text,
        Answer::Long,
        Answer::Number,
        Answer::Amount,
        Answer::Date,
        Answer::Party { many: false },
        Answer::Party { many: true },
        Answer::Choice { options: options.clone(), many: false },
        Answer::Choice { options, many: true },
        Answer::Check,
        Answer::Statement { reason: "Varför?".into() },
        Answer::Email,
        Answer::Phone,
        Answer::Municipality { many: false },
        Answer::Municipality { many: true },
        Answer::Round(vec![Choice { id: "2027-1".into(), label: "1 april 2027".into() }]),
        Answer::Attachment,
        Answer::Post,
        Answer::OrganisationNumber,
        Answer::Span,
    ];
    let named = types.into_iter().enumerate().map(|(at, answer)| field(&format!("alla.f{at}"), answer));
    named.map(|field| Field { example: Some("Till exempel 7".into()), ..field }).collect()
}
