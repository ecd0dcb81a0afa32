//! Reading and checking hold for any text, not only for what somebody thought of.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod support;

use finsamkoll_checks::form::{Answer, Field, LONGEST_ANSWER, MOST_ROWS};
use finsamkoll_checks::reading::{Reading, Unreadable, Value, read, read_reason};
use finsamkoll_checks::rules::{
    Answered, Contains, DayRef, Enough, FieldRef, InOrder, Kind, OneOf, Set, Stated, SumEquals,
};
use finsamkoll_checks::{
    Address, Amount, Answers, Clause, Date, Mark, Otherwise, Outcome, Party, Report, Rule, Ruleset, check_field, report,
};
use support::{answers, choice, field, ruleset, today};

/// Numbers that look like chance and are the same in every run (xorshift, 64 bits).
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Up to a dozen pieces, most of them such as a reader looks for, and some of them any sign there is.
    fn text(&mut self) -> String {
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
    fn part(&mut self) -> String {
        let mut part = String::from(self.one_of(&["a", "z", "skal", "budget", "x-1", "b0"]));
        for _ in 0..self.below(4) {
            part.push_str(self.one_of(&["-", "0", "9", "q", "skal"]));
        }
        part
    }

    fn address(&mut self) -> Address {
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
const PIECES: &[&str] = &[
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
fn odd_texts() -> Vec<String> {
    let mut texts: Vec<String> = PIECES.iter().map(|piece| (*piece).into()).collect();
    texts.extend(PIECES.iter().flat_map(|piece| [format!("1{piece}"), format!("{piece}1"), piece.repeat(3)]));
    texts
}

/// A field of every type, except a group.
fn every_type() -> Vec<Field> {
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
    ];
    let named = types.into_iter().enumerate().map(|(at, answer)| field(&format!("alla.f{at}"), answer));
    named.map(|field| Field { example: Some("Till exempel 7".into()), ..field }).collect()
}

/// A ruleset with every type of field, by itself and as a column, and a rule of every kind.
fn every_kind() -> Ruleset {
    fn named<T>(paths: &[&str]) -> Vec<FieldRef<T>> {
        paths.iter().map(|path| FieldRef::new(path)).collect()
    }
    let mut fields = every_type();
    let columns = every_type().into_iter().filter(|field| !matches!(field.answer, Answer::Statement { .. }));
    let in_rows = columns.map(|field| Field { id: field.id.replace("alla.", ""), ..field });
    fields.push(field("rader", Answer::Rows(in_rows.collect())));
    let day = |path: &str| -> DayRef { postcard::from_bytes(&postcard::to_allocvec(path).unwrap()).unwrap() };
    let mut paths: Vec<String> = fields.iter().map(|field| field.id.clone()).collect();
    paths.extend(fields.last().unwrap().columns().iter().map(|column| format!("rader.{}", column.id)));
    let all = Answered { fields: paths.iter().map(|path| FieldRef::new(path)).collect(), not_applicable: true };
    let text = Contains {
        fields: named(&["alla.f0", "alla.f1", "rader.f0"]),
        number: true,
        words: vec!["kön".into()],
        enough: Enough::Each,
    };
    let kinds = vec![
        Kind::Answered(all),
        Kind::Stated(Stated { fields: named(&["alla.f10"]), looks_for: Some("nytta".into()) }),
        Kind::OneOf(OneOf { fields: named(&["alla.f5", "rader.f6"]), set: Set::Parties }),
        Kind::OneOf(OneOf { fields: named(&["alla.f7", "alla.f8"]), set: Set::Options(vec!["ja".into()]) }),
        Kind::OneOf(OneOf { fields: named(&["alla.f6"]), set: Set::Fields(named(&["alla.f5", "rader.f5"])) }),
        Kind::SumEquals(SumEquals { of: named(&["rader.f3"]), total: FieldRef::new("alla.f3") }),
        Kind::InOrder(InOrder { dates: vec![day("today"), day("alla.f4"), day("rader.f4")] }),
        Kind::Contains(Contains { enough: Enough::One, ..text.clone() }),
        Kind::Contains(text),
    ];
    let rules = kinds.into_iter().enumerate().map(|(at, check)| Rule {
        id: format!("regel-{at}"),
        clause: "punkt".into(),
        when: vec![],
        otherwise: [Otherwise::Error, Otherwise::Ask, Otherwise::Warning][at % 3],
        wording: None,
        check,
    });
    let clause = Clause {
        id: "punkt".into(),
        words: String::new(),
        link: String::new(),
        page: String::new(),
        mark: Mark::default(),
    };
    ruleset(fields, vec![clause], rules.collect())
}

/// Every word of a report, made as the page makes them.
fn words(report: &Report) -> usize {
    let findings = report.findings().map(|(_, finding)| finding.pieces().len() + finding.unnamed().count());
    findings.sum::<usize>() + report.summary().len() + report.to_mend_in_words().len()
}

/// The same text at every place of the form, in its first and last rows too.
fn everywhere(ruleset: &Ruleset, text: &str) -> Answers {
    let mut written = Vec::new();
    for (_, field) in ruleset.form.fields() {
        for row in [0, MOST_ROWS - 1] {
            for column in field.columns() {
                written.push((Address::cell(&field.id, row, &column.id), text.into()));
            }
        }
        written.push((Address::field(&field.id), text.into()));
        written.push((Address::reason(&field.id), text.into()));
    }
    written.into_iter().collect()
}

#[test]
fn any_text_can_be_read_as_any_type() {
    let mut dice = Dice::new();
    let ruleset = every_kind();
    let texts = odd_texts().into_iter().chain(std::iter::repeat_with(|| dice.text()).take(3000));
    for text in texts {
        for field in every_type() {
            let reading = read(&field, &text, &ruleset.parties);
            assert!(is_whole(&reading), "{text:?}: {reading:?}");
            if let Reading::Read(Value::Text(plain)) = &reading {
                assert_eq!(read(&field, plain, &ruleset.parties), reading, "{text:?}");
            }
        }
        assert!(is_whole(&read_reason(&text)), "{text:?}");
    }
}

/// Whether a reading holds what it promises: something, and text without anything around it.
fn is_whole(reading: &Reading) -> bool {
    match reading {
        Reading::Ambiguous(ways) => !ways.is_empty(),
        Reading::Read(Value::Text(text)) => !text.is_empty() && text.trim() == text,
        Reading::Read(Value::Parties(named)) => !named.is_empty(),
        Reading::Read(Value::Chosen(chosen)) => !chosen.is_empty(),
        Reading::Missing
        | Reading::Placeholder(_)
        | Reading::Unreadable(_)
        | Reading::Read(Value::Number(_) | Value::Amount(_) | Value::Date(_) | Value::Rows) => true,
    }
}

#[test]
fn any_text_can_be_checked_anywhere() {
    let mut dice = Dice::new();
    let ruleset = every_kind();
    let chances: Vec<String> = (0..100).map(|_| dice.text()).collect();
    for text in PIECES.iter().copied().chain(chances.iter().map(String::as_str)) {
        let answers = everywhere(&ruleset, text);
        let report = report(&ruleset, &answers, today());
        assert!(words(&report) > 0, "{text:?}");
        for note in report.notes.first().into_iter().chain(report.notes.last()) {
            let noted = check_field(&ruleset, &answers, today(), &note.at);
            assert_eq!(noted.as_ref(), Some(note), "{text:?}");
        }
    }
}

#[test]
fn any_texts_together_can_be_checked() {
    let mut dice = Dice::new();
    let ruleset = every_kind();
    for _ in 0..300 {
        let places: Vec<Address> = places(&ruleset);
        let answers: Answers = places.into_iter().map(|at| (at, dice.text())).collect();
        assert!(words(&report(&ruleset, &answers, today())) > 0, "{answers:?}");
    }
}

fn places(ruleset: &Ruleset) -> Vec<Address> {
    let mut places = Vec::new();
    for (_, field) in ruleset.form.fields() {
        places.extend([Address::field(&field.id), Address::reason(&field.id)]);
        places.extend(field.columns().iter().map(|column| Address::cell(&field.id, 0, &column.id)));
    }
    places
}

#[test]
fn the_longest_answer_is_read_and_one_byte_more_is_not() {
    let ruleset = every_kind();
    for piece in ["a", "7", " ", "\n", "å", "\u{301}", "👩", "-", "."] {
        let longest = piece.repeat(LONGEST_ANSWER / piece.len());
        let longest = format!("{longest}{}", "b".repeat(LONGEST_ANSWER - longest.len()));
        let longer = format!("{longest}b");
        for field in every_type() {
            let too_long = Reading::Unreadable(Unreadable::TooLong);
            assert_ne!(read(&field, &longest, &ruleset.parties), too_long, "{piece:?}, {}", field.id);
            assert_eq!(read(&field, &longer, &ruleset.parties), too_long, "{piece:?}, {}", field.id);
        }
        assert_eq!(read_reason(&longer), Reading::Unreadable(Unreadable::TooLong));
        for text in [longest, longer] {
            let answers: Answers = [Address::field("alla.f0"), Address::field("alla.f3"), Address::field("alla.f11")]
                .into_iter()
                .map(|at| (at, text.clone()))
                .collect();
            let report = report(&ruleset, &answers, today());
            assert!(report.notes.iter().all(|note| note.says.len() < 1000), "{piece:?}");
        }
    }
}

#[test]
fn as_many_rows_as_a_group_may_have_can_be_checked() {
    let ruleset = every_kind();
    let mut written: Vec<(Address, String)> =
        (0..MOST_ROWS).map(|row| (Address::cell("rader", row, "f3"), "1,50".into())).collect();
    written.push((Address::field("alla.f3"), "300".into()));
    let sums = |written: &[(Address, String)]| {
        let answers: Answers = written.iter().cloned().collect();
        let report = report(&ruleset, &answers, today());
        report.findings().any(|(_, finding)| finding.rule == "regel-5" && finding.outcome != Outcome::CannotTellYet)
    };
    // Rule 5 adds the rows up: silent where the total is right, and it speaks where the last row is not counted in.
    assert!(!sums(&written));
    written.pop();
    written.push((Address::field("alla.f3"), "298,50".into()));
    assert!(sums(&written));
}

#[test]
fn an_address_reads_back_as_itself() {
    let mut dice = Dice::new();
    for _ in 0..5000 {
        let address = dice.address();
        assert_eq!(Address::parse(&address.text()), Some(address.clone()), "{address}");
        assert_eq!(address.to_string(), address.text());
    }
}

#[test]
fn rows_end_where_a_group_does() {
    let last = MOST_ROWS - 1;
    assert_eq!(Address::parse(&format!("budget.{last}.belopp")), Some(Address::cell("budget", last, "belopp")));
    for row in ["200", "65536", "999999999999999999999", "-1", "+1", " 1", "1 ", "", "x1", "１"] {
        assert_eq!(Address::parse(&format!("budget.{row}.belopp")), None, "{row:?}");
    }
}

#[test]
fn any_text_can_be_asked_for_an_address() {
    let mut dice = Dice::new();
    for _ in 0..5000 {
        let text = dice.text();
        let _nothing_or_some = Address::split_id(&text);
        let almost = format!("{}{}{}", dice.address(), dice.one_of(&[".", "", ":", "="]), dice.one_of(PIECES));
        for text in [text, almost] {
            if let Some(address) = Address::parse(&text) {
                assert_eq!(Address::parse(&address.text()), Some(address), "{text:?}");
            }
        }
    }
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
fn answers_at_one_address_become_lines() {
    let twice = answers(&[("krit.val", "ja"), ("fin.sokt", "1"), ("krit.val", "nej")]);
    assert_eq!(twice.get(&Address::field("krit.val")), "ja\nnej");
    assert_eq!(twice.get(&Address::field("fin.sokt")), "1");
}

#[test]
fn letters_written_as_letter_and_mark_read_as_the_letter() {
    let owner = field("part.agare", Answer::Party { many: false });
    let parties = [Party { id: "forsakringskassan".into(), name: "Försäkringskassan".into(), also: vec![] }];
    assert_eq!(read(&owner, "Fo\u{308}rsa\u{308}kringskassan", &parties), read(&owner, "Försäkringskassan", &parties));
    let text = field("mal.text", Answer::Text);
    assert!(matches!(read(&text, "A\u{30a}terkommer", &[]), Reading::Placeholder(_)));
}

#[test]
fn a_single_choice_is_one_option() {
    let level = field("insats.niva", choice(&["ett", "tva"]));
    assert!(matches!(read(&level, "ett", &[]), Reading::Read(_)));
    assert!(matches!(read(&level, "ett\ntva", &[]), Reading::Unreadable(_)));
}

#[test]
fn a_row_is_spelt_in_one_way() {
    assert!(Address::parse("budget.7.belopp").is_some());
    for text in ["budget.007.belopp", "budget.+7.belopp", "budget.00.belopp"] {
        assert_eq!(Address::parse(text), None, "{text}");
    }
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
