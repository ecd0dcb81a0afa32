//! What is shown back of an answer means the same, and so does each of the meanings to choose from.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it should be")]

mod dice;
#[allow(dead_code, reason = "each file of tests takes what it needs")]
mod support;

use dice::{Dice, PIECES, every_type, odd_texts};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Named, Reading, Span, Value, read};
use finsamkoll_checks::{
    Address, Amount, Application, Date, FieldCheck, Note, Party, Ruleset, Submission, check_field,
};
use std::collections::BTreeSet;
use support::{answers, field, ruleset, today};

/// A ruleset with this one field.
fn asking(field: Field) -> Ruleset {
    let party = |id: &str, name: &str, also: &[&str]| Party {
        id: id.into(),
        name: name.into(),
        also: also.iter().map(|name| (*name).into()).collect(),
    };
    let parties = vec![
        party("forsakringskassan", "Försäkringskassan", &["FK"]),
        party("kommun:hallonby", "Hallonby kommun", &[]),
        party("kommun:vinbarstad", "Vinbärstads kommun", &[]),
        party("region:hallonby", "Region Hallonby", &["Landstinget i Hallonby"]),
    ];
    Ruleset { parties, ..ruleset(vec![field], vec![], vec![]) }
}

fn checked(ruleset: &Ruleset, at: &str, written: &str) -> FieldCheck {
    let submission = Submission::on_web(answers(&[(at, written)]));
    check_field(ruleset, &submission, today(), &Address::field(at))
}

/// A value as the applicant would write it in this field: several parties one a line.
fn written_back(value: &Value, ruleset: &Ruleset, field: &Field) -> String {
    let submission = Submission::default();
    let application = Application::new(ruleset, &submission, today());
    let Value::Parties(named) = value else { return application.words(value, field) };
    let lines: Vec<String> =
        named.iter().map(|one| application.words(&Value::Parties(vec![one.clone()]), field)).collect();
    lines.join("\n")
}

/// Texts of all sorts: odd ones, chances, and such as people write.
fn texts() -> Vec<String> {
    let mut dice = Dice::new();
    let mut texts = odd_texts();
    texts.extend(std::iter::repeat_with(|| dice.text()).take(1000));
    for _ in 0..1000 {
        let pieces: Vec<&str> = (0..=dice.below(3)).map(|_| dice.one_of(WRITTEN)).collect();
        texts.push(pieces.join(dice.one_of(&["", " ", ", ", "\n", " och ", "-"])));
    }
    texts
}

/// What stands in answers that can be read, or nearly.
const WRITTEN: &[&str] = &[
    "60 tkr",
    "1,5 mkr",
    "60.000",
    "60,001",
    "0",
    "34:50",
    "−500",
    "1/3/2027",
    "27-02-01",
    "260301",
    "1 mars 2027",
    "16",
    "64 år",
    "18+",
    "över 18",
    "under 25",
    "högst 25",
    "minst 18 år",
    "FK",
    "Försäkringskassan",
    "Hallonby",
    "Vinbärstad",
    "Hallonby kommun",
    "Region Hallonby",
    "socialförvaltningen",
    "Röda Korset",
    "kansli@örebro.example",
    "mailto:A@B.example",
    "070-123 45 67",
    "SE-701 35",
    "16212000-1967",
];

/// Whether a value is written by hand: options are chosen, and rows are no answer of their own.
fn is_typed(value: &Value) -> bool {
    !matches!(value, Value::Chosen(_) | Value::Rows)
}

#[test]
fn what_is_shown_back_reads_as_the_same() {
    let texts = texts();
    for field in every_type() {
        let ruleset = asking(field.clone());
        for text in &texts {
            let reading = read(&field, text, &ruleset.parties);
            if let Reading::Read(value) = &reading
                && is_typed(value)
            {
                let back = written_back(value, &ruleset, &field);
                assert_eq!(read(&field, &back, &ruleset.parties), reading, "{text:?} as {:?}: {back:?}", field.answer);
            }
        }
    }
}

#[test]
fn each_way_to_choose_from_reads_as_that_way() {
    let texts = texts();
    let mut seen = 0;
    for field in every_type() {
        let ruleset = asking(field.clone());
        for text in &texts {
            let Reading::Ambiguous(values) = read(&field, text, &ruleset.parties) else { continue };
            let note = checked(&ruleset, &field.id, text).note.unwrap();
            assert_eq!(note.ways.len(), values.len(), "{text:?}");
            for (way, value) in note.ways.iter().zip(&values) {
                assert!(note.says.contains(&way.words), "{text:?}: {}", note.says);
                let chosen = read(&field, &way.written, &ruleset.parties);
                if !text.trim().contains(['\n', '\r', '\u{b}', '\u{2028}']) {
                    assert_eq!(chosen, Reading::Read(value.clone()), "{text:?} as {:?}", field.answer);
                }
                assert!(is_clear_in_the_end(&field, &way.written, &ruleset), "{text:?} as {:?}", field.answer);
                seen += 1;
            }
        }
    }
    assert!(seen > 250, "{seen}");
}

/// Whether choosing again and again, line by line, ends with an answer that is read.
fn is_clear_in_the_end(field: &Field, text: &str, ruleset: &Ruleset) -> bool {
    let mut written = String::from(text);
    for _ in 0..20 {
        match checked(ruleset, &field.id, &written).note {
            None => return true,
            Some(Note { ways, .. }) => match ways.into_iter().next() {
                Some(way) => written = way.written,
                None => return false,
            },
        }
    }
    false
}

#[test]
fn choosing_a_way_leaves_the_other_lines_as_they_are() {
    let many = field("parter.part", Answer::Party { many: true });
    let ruleset = asking(many);
    let ways = |text: &str| -> Vec<(String, String)> {
        let note = checked(&ruleset, "parter.part", text).note.unwrap();
        note.ways.into_iter().map(|way| (way.words, way.written)).collect()
    };
    let way = |words: &str, written: &str| (String::from(words), String::from(written));
    assert_eq!(
        ways("FK\n\n Hallonby \nRöda  Korset"),
        [
            way("Hallonby kommun", "FK\nHallonby kommun\nRöda Korset"),
            way("Region Hallonby", "FK\nRegion Hallonby\nRöda Korset"),
        ]
    );
    let says = checked(&ruleset, "parter.part", "FK\nHallonby").note.unwrap().says;
    assert!(
        says.starts_with("”Hallonby” på ”parter.part” kan betyda olika saker. Menar ni Hallonby kommun eller"),
        "{says}"
    );
    // Who stand beside each other get a line each.
    let together = "Försäkringskassan och Hallonby kommun";
    assert_eq!(ways("FK, Hallonby kommun"), [way(together, "Försäkringskassan\nHallonby kommun")]);
}

#[test]
fn the_understanding_is_shown_where_the_answer_can_be_taken_otherwise() {
    let one = || Answer::Party { many: false };
    let many = || Answer::Party { many: true };
    for (answer, written, understood) in [
        (Answer::Amount, "60 tkr", "Vi läser det som 60\u{a0}000\u{a0}kr."),
        (Answer::Amount, "1,5 mkr", "Vi läser det som 1\u{a0}500\u{a0}000\u{a0}kr."),
        (Answer::Amount, "1,234567 mkr", "Vi läser det som 1\u{a0}234\u{a0}567\u{a0}kr."),
        (Answer::Amount, "1,5", "Vi läser det som 1,50\u{a0}kr."),
        (Answer::Amount, "0", "Beloppet är 0\u{a0}kr. Stämmer det?"),
        (Answer::Amount, "0,00 kr", "Beloppet är 0\u{a0}kr. Stämmer det?"),
        (Answer::Date, "260301", "Vi läser det som 1 mars 2026."),
        (Answer::Date, "1/3 2026", "Vi läser det som 1 mars 2026."),
        (one(), "FK", "Vi läser det som Försäkringskassan."),
        (one(), "Forsakringskassan", "Vi läser det som Försäkringskassan."),
        (one(), "Hallonby kommun, socialförvaltningen", "Vi läser det som Hallonby kommun."),
        (many(), "FK\nHallonby kommun", "Vi läser det som Försäkringskassan, Hallonby kommun."),
        (Answer::Municipality { many: false }, "Hallonby", "Vi läser det som Hallonby kommun."),
        (Answer::Email, "mailto:a@b.example", "Vi läser det som a@b.example."),
        (
            Answer::Email,
            "kansli@örebro.example",
            "Adressen har bokstäver som å, ä eller ö efter @. Alla e-postprogram klarar inte det. \
             Den kan också skrivas kansli@xn--rebro-iua.example.",
        ),
        (
            Answer::Email,
            "örjan@exempel.example",
            "Adressen har bokstäver som å, ä eller ö före @. Alla e-postprogram klarar inte det.",
        ),
        (Answer::OrganisationNumber, "16212000-1967", "Vi läser det som 212000-1967."),
    ] {
        let ruleset = asking(field("svar.ett", answer));
        assert_eq!(checked(&ruleset, "svar.ett", written).understood.as_deref(), Some(understood), "{written}");
    }
}

#[test]
fn plain_answers_are_not_repeated() {
    for (answer, all) in [
        (
            Answer::Amount,
            &["60 000", "60000", "60 000 kr", "60000kr", "60 000 kronor", "60 000:-", "SEK 60 000", "-500"][..],
        ),
        (Answer::Amount, &["34,50", "1.234.567"]),
        (Answer::Number, &["12", "1 000", "37,5"]),
        (Answer::Date, &["2026-03-01", "1 mars 2026", "1 Mars 2026"]),
        (Answer::Span, &["16–64", "16-64 år", "från 18 år", "högst 25", "20"]),
        (Answer::Party { many: false }, &["Hallonby kommun", "hallonby  kommun", "Röda Korset", "Vi, alla"]),
        (Answer::Party { many: true }, &["Hallonby kommun\nFörsäkringskassan", "Hallonby kommun\n\nRöda Korset"]),
        (Answer::Email, &["Kansli@Exempel.example", " kansli@exempel.example "]),
        (Answer::Phone, &["08-123 456 78", "+46 (0)70-123 45 67"]),
        (Answer::Post, &["701 35", "70135", "SE-701 35"]),
        (Answer::OrganisationNumber, &["212000-1967", "2120001967", "212000–1967"]),
        (Answer::Text, &["60 tkr", "å ä ö"]),
        (Answer::Long, &["ett\n\ntvå"]),
        (Answer::Check, &["ja"]),
        // What is not read is not shown back either.
        (Answer::Amount, &["60.000", "mycket", "", "kommer senare"]),
    ] {
        let ruleset = asking(field("svar.ett", answer));
        for written in all {
            assert_eq!(checked(&ruleset, "svar.ett", written).understood, None, "{written}");
        }
    }
}

#[test]
fn every_note_names_its_field() {
    let texts = texts();
    let mut kinds = BTreeSet::new();
    for field in every_type() {
        let ruleset = asking(field.clone());
        for text in &texts {
            let Some(note) = checked(&ruleset, &field.id, text).note else { continue };
            assert!(note.says.contains(&format!("”{}”", field.label)), "{text:?}: {}", note.says);
            kinds.insert(note.kind.key());
        }
    }
    assert_eq!(Vec::from_iter(kinds), ["ambiguous", "missing", "placeholder", "unreadable"]);
}

#[test]
fn the_number_of_a_person_is_never_repeated() {
    let ruleset = asking(field("part.orgnr", Answer::OrganisationNumber));
    let note = checked(&ruleset, "part.orgnr", "Anna Ek 850709-9805").note.unwrap();
    let says = "Det här ser ut som ett personnummer. Ta bort det, och skriv organisationens nummer i ”part.orgnr”.";
    assert_eq!(note.says, says);
    let note = checked(&ruleset, "part.orgnr", "212000-1968").note.unwrap();
    let says = "”212000-1968” på ”part.orgnr” är inget organisationsnummer: någon siffra är fel. Rätta numret.";
    assert_eq!(note.says, says);
}

#[test]
fn several_on_one_line_are_asked_to_take_a_line_each() {
    let ruleset = asking(field("parter.part", Answer::Party { many: true }));
    let note = checked(&ruleset, "parter.part", "FK och Region Hallonby").note.unwrap();
    let says = "”FK och Region Hallonby” på ”parter.part” är inte tydligt nog. Menar ni Försäkringskassan och Region \
                Hallonby? Skriv i så fall en på varje rad.";
    assert_eq!(note.says, says);
}

#[test]
fn a_span_as_shown_reads_back_as_itself() {
    let mut dice = Dice::new();
    let asked = field("malgrupp.alder", Answer::Span);
    let mut number = || Some(u32::try_from(dice.below(1_000_000)).unwrap());
    for _ in 0..2000 {
        let (one, other) = (number(), number());
        for (from, to) in [(one.min(other), one.max(other)), (one, one), (one, None), (None, one)] {
            let span = Span { from, to };
            assert_eq!(read(&asked, &span.words(), &[]), Reading::Read(Value::Span(span)), "{span:?}");
        }
    }
}

#[test]
fn a_party_as_shown_reads_back_as_itself() {
    let one = field("part.agare", Answer::Party { many: false });
    let ruleset = asking(one.clone());
    for party in &ruleset.parties {
        let itself = Reading::Read(Value::Parties(vec![Named::Party(party.id.clone())]));
        for name in party.names() {
            assert_eq!(read(&one, name, &ruleset.parties), itself, "{name}");
        }
    }
    assert!(PIECES.contains(&"Hallonby"));
}

#[test]
fn a_sum_as_shown_reads_back_as_itself() {
    let mut dice = Dice::new();
    let asked = field("fin.sokt", Answer::Amount);
    let borders = [0, 1, 9, 10, 99, 100, 101, 99_999, 100_000, 100_050, 99_999_999, 100_000_000, 100_000_000_000_000];
    let chances: Vec<i64> = (0..3000)
        .map(|_| i64::try_from(dice.number() % 10_u64.pow(u32::try_from(dice.below(14)).unwrap())).unwrap())
        .collect();
    for ore in borders.into_iter().chain(chances).flat_map(|ore| [ore, -ore]) {
        let amount = Amount { ore };
        assert_eq!(read(&asked, &amount.to_string(), &[]), Reading::Read(Value::Amount(amount)), "{amount}");
    }
}

#[test]
fn a_day_as_shown_reads_back_as_itself() {
    let asked = field("tid.start", Answer::Date);
    let days = (1890..2210).flat_map(|year| (0..14).flat_map(move |month| (0..33).map(move |day| (year, month, day))));
    let mut known = 0;
    for date in days.filter_map(|(year, month, day)| Date::new(year, month, day)) {
        let iso = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        assert_eq!(read(&asked, &date.to_string(), &[]), Reading::Read(Value::Date(date)), "{date}");
        assert_eq!(read(&asked, &iso, &[]), Reading::Read(Value::Date(date)), "{iso}");
        assert_eq!(Date::parse_iso(&iso), Some(date));
        known += 1;
    }
    // Three centuries, of which 1900 and 2100 have no leap day.
    assert_eq!(known, 300 * 365 + 73);
}

#[test]
fn what_a_number_is_asked_about_can_be_answered_as_it_is_shown() {
    let number = field("deltagare.antal", Answer::Number);
    let Reading::Ambiguous(ways) = read(&number, "60,001", &[]) else { panic!("one or the other") };
    for way in ways {
        let Value::Number(way) = way else { panic!("a number") };
        assert_eq!(read(&number, &way.to_string(), &[]), Reading::Read(Value::Number(way)));
    }
}
