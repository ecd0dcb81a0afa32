//! Reading and checking hold for any text, not only for what somebody thought of.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod dice;
#[allow(dead_code, reason = "each file of tests takes what it needs")]
mod support;

use dice::{Dice, PIECES, every_type, odd_texts};
use finsamkoll_checks::form::{Answer, Field, LONGEST_ANSWER, MOST_ROWS};
use finsamkoll_checks::reading::{Reading, Unreadable, Value, read, read_reason};
use finsamkoll_checks::rules::{
    Answered, AtLeast, Contains, Count, CoversEach, DayRef, Enough, FieldRef, Follows, InOrder, InTime, Kind, Lasts,
    OnThisForm, OneOf, Set, Share, Stated, SumEquals, Within,
};
use finsamkoll_checks::{
    Address, Answers, Clause, Days, Mark, Otherwise, Outcome, Party, Report, Rule, Ruleset, Submission, check_field,
    report,
};
use support::{answers, choice, field, ruleset, today};

/// A ruleset with every type of field, by itself and as a column, and a rule of every kind.
fn every_kind() -> Ruleset {
    fn named<T>(paths: &[&str]) -> Vec<FieldRef<T>> {
        paths.iter().map(|path| FieldRef::new(path)).collect()
    }
    let mut fields = every_type();
    let is_column = |field: &Field| !matches!(field.answer, Answer::Statement { .. } | Answer::Round(_));
    let columns = every_type().into_iter().filter(is_column);
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
    let within = |enough| Within {
        fields: named(&["alla.f2", "alla.f19", "rader.f19"]),
        minimum: Some(16),
        maximum: Some(64),
        enough,
    };
    let day_and_day = || [FieldRef::new("alla.f4"), FieldRef::new("alla.f4")];
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
        Kind::AtLeast(AtLeast { minimum: 2, of: named(&["alla.f5", "alla.f6", "rader.f14"]), count: Count::Different }),
        Kind::AtLeast(AtLeast { minimum: 2, of: named(&["alla.f6"]), count: Count::Kinds }),
        Kind::OneOf(OneOf { fields: named(&["alla.f13", "rader.f14"]), set: Set::Municipalities }),
        Kind::CoversEach(CoversEach { each: named(&["alla.f14"]), by: FieldRef::new("rader.f13") }),
        Kind::Within(within(Share::All)),
        Kind::Within(within(Share::Part)),
        Kind::Lasts(Lasts { period: day_and_day(), at_least_months: Some(1), at_most_months: Some(36) }),
        Kind::Follows(Follows { period: Some(day_and_day()), yearly: vec!["12-31".into()], at_end: true }),
        Kind::InTime(InTime { round: Some(FieldRef::new("alla.f15")) }),
        Kind::OnThisForm(OnThisForm {}),
    ];
    let rules = kinds.into_iter().enumerate().map(|(at, check)| Rule {
        id: format!("regel-{at}"),
        clause: "punkt".into(),
        when: vec![],
        days: Days::default(),
        rounds: vec![],
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
    let texts = odd_texts().into_iter().chain(std::iter::repeat_with(|| dice.text()).take(2000));
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
        | Reading::Read(Value::Number(_) | Value::Amount(_) | Value::Date(_) | Value::Span(_) | Value::Rows) => true,
    }
}

#[test]
fn any_text_can_be_checked_anywhere() {
    let mut dice = Dice::new();
    let ruleset = every_kind();
    let chances: Vec<String> = (0..10).map(|_| dice.text()).collect();
    for text in PIECES.iter().copied().chain(chances.iter().map(String::as_str)) {
        let answers = everywhere(&ruleset, text);
        let report = report(&ruleset, &Submission::on_web(answers.clone()), today());
        assert!(words(&report) > 0, "{text:?}");
        for note in report.notes.first().into_iter().chain(report.notes.last()) {
            let noted = check_field(&ruleset, &Submission::on_web(answers.clone()), today(), &note.at).note;
            assert_eq!(noted.as_ref(), Some(note), "{text:?}");
        }
    }
}

#[test]
fn any_texts_together_can_be_checked() {
    let mut dice = Dice::new();
    let ruleset = every_kind();
    for _ in 0..80 {
        let places: Vec<Address> = places(&ruleset);
        let answers: Answers = places.into_iter().map(|at| (at, dice.text())).collect();
        assert!(words(&report(&ruleset, &Submission::on_web(answers.clone()), today())) > 0, "{answers:?}");
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
        assert_ne!(read_reason(&longest), Reading::Unreadable(Unreadable::TooLong), "{piece:?}");
        assert_eq!(read_reason(&longer), Reading::Unreadable(Unreadable::TooLong));
        for text in [longest, longer] {
            let answers: Answers = [Address::field("alla.f0"), Address::field("alla.f3"), Address::field("alla.f11")]
                .into_iter()
                .map(|at| (at, text.clone()))
                .collect();
            let report = report(&ruleset, &Submission::on_web(answers.clone()), today());
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
        let report = report(&ruleset, &Submission::on_web(answers.clone()), today());
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
