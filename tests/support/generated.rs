//! Applications made by dice: golden cases with some answers changed to others of their type, or to anything.

use super::cases::{self, Case};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, Ruleset};
use std::collections::BTreeMap;

/// Dice that always fall the same way (xorshift, 64 bits).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// One of these.
    pub(crate) fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// What people write, whatever was asked: right for one type, wrong for the others.
const WRITTEN: &[&str] = &[
    "",
    "-",
    "…",
    "kommer senare",
    "se bilaga",
    "ej tillämpligt",
    "Ej tillämpligt, eftersom det är en förstudie.",
    "60 000",
    "60\u{a0}000 kr",
    "60.000",
    "60,001",
    "60 tkr",
    "1,5 mkr",
    "−500",
    "0",
    "0,01",
    "100 000,01",
    "ca 60 000",
    "155000",
    "155 000,01",
    "12",
    "37,5",
    "3",
    "16–64",
    "15-64 år",
    "18+",
    "från 18",
    "högst 25",
    "unga vuxna",
    "64–16",
    "2026-12-31",
    "2027-01-01",
    "2027-02-01",
    "2028-01-31",
    "2028-02-29",
    "2027-02-29",
    "1/3 2027",
    "1/3/2027",
    "270301",
    "27-03-01",
    "1 mars 2027",
    "våren 2027",
    "v. 12",
    "FK",
    "Försäkringskassan, lokalkontoret",
    "Röda Korset",
    "AB Exempel",
    "Socialförvaltningen, Åre kommun",
    "Örebro",
    "Orebro kommun",
    "Härjedalen",
    "kansli@exempel.example",
    "kansli@örebro.example",
    "kansli(at)exempel.example",
    "08-465 004 00",
    "21 10 00",
    "212000-1967",
    "850709-9805",
    "701 35",
    "7013",
    "Vi mäter med en enkät till 30 deltagare, hälften kvinnor.",
    "<b>&amp;</b> ”citat” 'x' \u{202e}",
    "a\u{30a}a\u{308}o\u{308}",
];

/// One application after another for an association.
#[derive(Debug)]
pub(crate) struct Applications<'a> {
    ruleset: &'a Ruleset,
    cases: Vec<Case>,
    dice: Dice,
}

impl<'a> Applications<'a> {
    pub(crate) fn new(association: &str, ruleset: &'a Ruleset, seed: u64) -> Self {
        let cases = cases::all(association).into_iter().filter(Case::is_on_web).collect();
        Self { ruleset, cases, dice: Dice::new(seed) }
    }

    /// The next one: a case with up to a dozen answers changed, and sometimes as it is.
    pub(crate) fn next(&mut self) -> BTreeMap<Address, String> {
        let mut written = self.cases[self.dice.below(self.cases.len())].written.clone();
        let form = &self.ruleset.form;
        let fields: Vec<&Field> = form.fields().map(|(_, field)| field).collect();
        for _ in 0..self.dice.below(13) {
            let field = fields[self.dice.below(fields.len())];
            let (at, text) = self.answer(field);
            written.insert(at, text);
        }
        written.retain(|_, text| !text.is_empty());
        written
    }

    fn answer(&mut self, field: &Field) -> (Address, String) {
        if let Answer::Rows(columns) = &field.answer {
            let column = &columns[self.dice.below(columns.len())];
            // A page has this many rows from the start.
            let row = u16::try_from(self.dice.below(3)).unwrap();
            return (Address::cell(&field.id, row, &column.id), self.text(column));
        }
        let asks_why = matches!(field.answer, Answer::Statement { .. }) && self.dice.below(2) == 0;
        if asks_why {
            return (Address::reason(&field.id), self.dice.of(WRITTEN).to_owned());
        }
        (Address::field(&field.id), self.text(field))
    }

    fn text(&mut self, field: &Field) -> String {
        let options = field.options();
        if options.is_empty() {
            return self.words(field);
        }
        let mut chosen = Vec::new();
        let several = if matches!(field.answer, Answer::Choice { many: true, .. }) { options.len() } else { 1 };
        for _ in 0..self.dice.below(several + 1) {
            let option = options[self.dice.below(options.len())].0;
            if !chosen.contains(&option) {
                chosen.push(option);
            }
        }
        // Boxes come in the order in which they stand.
        options.iter().map(|(id, _)| *id).filter(|id| chosen.contains(id)).collect::<Vec<_>>().join("\n")
    }

    fn words(&mut self, field: &Field) -> String {
        let names: Vec<&str> = self.ruleset.parties.iter().flat_map(finsamkoll_checks::Party::names).collect();
        let many = matches!(field.answer, Answer::Party { many: true } | Answer::Municipality { many: true });
        let names_somebody = matches!(field.answer, Answer::Party { .. } | Answer::Municipality { .. });
        let mut one =
            || if names_somebody && self.dice.below(4) > 0 { self.dice.of(&names) } else { self.dice.of(WRITTEN) };
        if many { [one(), one()].join("\n").trim().to_owned() } else { one().to_owned() }
    }
}
