//! From verdicts to what a clause comes to, seen from outside.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod conditions;
mod days;
#[path = "../support/mod.rs"]
mod support;

use days::{ROUNDS, with_rounds};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::rules::{
    Answered, AtLeast, Contains, Count, Enough, FieldRef, Follows, InTime, Kind, OnThisForm, OneOf, Set, Share, Stated,
    Within,
};
use finsamkoll_checks::{
    Address, Clause, ClauseReport, Days, Finding, FormatError, Link, Mark, NoteKind, Origin, Otherwise, Outcome, Piece,
    Report, Rounds, Rule, Ruleset, Submission, report,
};
use support::{answers, choice, field, ruleset, today};

const STATEMENT: &str = "krit.nytta";
const TEXT: &str = "mal.text";
const OWNER: &str = "part.agare";
const OTHERS: &str = "part.ovriga";
const SWITCH: &str = "fraga.visa";

const ALWAYS: Days = Days { from: None, until: None };
const NO_MARK: Mark = Mark { judge: false, information: false, ours: false, days: ALWAYS };
const JUDGE: Mark = Mark { judge: true, ..NO_MARK };
const INFORMATION: Mark = Mark { information: true, ..NO_MARK };

fn fields() -> Vec<Field> {
    vec![
        field(SWITCH, choice(&["ja", "nej"])),
        field(STATEMENT, Answer::Statement { reason: "Varför?".into() }),
        field(TEXT, Answer::Text),
        field(OWNER, Answer::Party { many: false }),
    ]
}

fn named<T>(path: &str) -> Vec<FieldRef<T>> {
    vec![FieldRef::new(path)]
}

/// The owner and the others.
fn both<T>() -> Vec<FieldRef<T>> {
    [OWNER, OTHERS].map(FieldRef::new).into()
}

fn answered(path: &str) -> Kind {
    Kind::Answered(Answered { fields: named(path), not_applicable: false })
}

fn stated() -> Kind {
    Kind::Stated(Stated { fields: named(STATEMENT), looks_for: None })
}

fn among_parties() -> Kind {
    Kind::OneOf(OneOf { fields: named(OWNER), set: Set::Parties })
}

fn with_word(word: &str) -> Kind {
    Kind::Contains(Contains { fields: named(TEXT), number: false, words: vec![word.into()], enough: Enough::Each })
}

fn follows() -> Kind {
    Kind::Follows(Follows { period: None, yearly: vec![], at_end: false })
}

fn in_time() -> Kind {
    Kind::InTime(InTime { round: None })
}

fn on_this_form() -> Kind {
    Kind::OnThisForm(OnThisForm {})
}

fn rule(id: &str, otherwise: Otherwise, check: Kind) -> Rule {
    Rule {
        id: id.into(),
        clause: "punkt".into(),
        when: vec![],
        days: ALWAYS,
        rounds: vec![],
        otherwise,
        wording: None,
        check,
    }
}

/// A ruleset of one clause with this mark and these rules.
fn clause(mark: Mark, rules: Vec<Rule>) -> Ruleset {
    let clause = Clause { id: "punkt".into(), words: String::new(), link: String::new(), page: String::new(), mark };
    ruleset(fields(), vec![clause], rules)
}

fn checked(ruleset: &Ruleset, written: &[(&str, &str)]) -> Report {
    report(ruleset, &Submission::on_web(answers(written)), today())
}

fn only_clause(report: &Report) -> &ClauseReport {
    report.clauses.first().unwrap()
}

fn outcome(ruleset: &Ruleset, written: &[(&str, &str)]) -> Outcome {
    only_clause(&checked(ruleset, written)).outcome
}

/// The rules that speak, each with what it amounts to and the first place it speaks of; no place is empty.
fn findings(report: &Report) -> Vec<(&str, Outcome, String)> {
    let findings = only_clause(report).findings.iter();
    let place = |at: &[Link]| at.first().map(|link| link.to.to_string()).unwrap_or_default();
    findings.map(|found| (found.rule.as_str(), found.outcome, place(&found.at))).collect()
}

const ALL: [Otherwise; 3] = [Otherwise::Error, Otherwise::Ask, Otherwise::Warning];

#[test]
fn every_verdict_has_its_outcome() {
    use Outcome::{AskTheOffice, CannotTellYet, Information, Met, NotMet, Stated, Warning};
    let confirmed = |otherwise, check| clause(NO_MARK, vec![rule("regel", otherwise, check)]);
    let unconfirmed = |otherwise, check| Ruleset { parties_confirmed: false, ..confirmed(otherwise, check) };
    let yes: &[(&str, &str)] = &[(STATEMENT, "ja"), ("krit.nytta.skal", "Fler får stöd.")];
    for (at, otherwise) in ALL.into_iter().enumerate() {
        for (verdict, ruleset, written, outcomes) in [
            ("met", confirmed(otherwise, among_parties()), &[(OWNER, "Hallonby kommun")][..], [Met; 3]),
            ("stated", confirmed(otherwise, stated()), yes, [Stated; 3]),
            (
                "not met",
                confirmed(otherwise, among_parties()),
                &[(OWNER, "Röda Korset")],
                [NotMet, AskTheOffice, Warning],
            ),
            ("unanswered", confirmed(otherwise, answered(TEXT)), &[], [CannotTellYet, CannotTellYet, Warning]),
            ("waits", confirmed(otherwise, among_parties()), &[], [CannotTellYet; 3]),
            ("unknown", unconfirmed(otherwise, among_parties()), &[(OWNER, "Röda Korset")], [AskTheOffice; 3]),
            ("tells", confirmed(otherwise, follows()), &[], [Information; 3]),
            ("met as a whole", confirmed(otherwise, on_this_form()), &[], [Met; 3]),
            ("unknown as a whole", confirmed(otherwise, in_time()), &[], [AskTheOffice; 3]),
        ] {
            assert_eq!(outcome(&ruleset, written), outcomes[at], "{verdict}, {otherwise:?}");
        }
    }
}

#[test]
fn outcomes_stand_from_the_weakest_to_the_strongest() {
    assert!(Outcome::ALL.is_sorted());
    let keys = Outcome::ALL.map(Outcome::key);
    // The order of the policy's own words: what speaks against an application hides what does not.
    assert_eq!(
        keys.join(" < "),
        "does-not-apply < information < met < stated < people-judge < cannot-tell-yet < warning < ask-the-office < not-met"
    );
}

#[test]
fn people_read_words_for_each_outcome() {
    let words = Outcome::ALL.map(|outcome| outcome.to_string());
    assert_eq!(
        words.join(", "),
        "Gäller inte er ansökan, Bra att veta, Uppfyllt, Ni uppger det, Bedöms av människor, Kan inte avgöras än, \
         Att se över, Fråga kansliet, Inte uppfyllt"
    );
}

#[test]
fn the_labels_that_a_finding_quotes_lead_to_their_places() {
    let link = |at: &str| Link { to: Address::parse(at).unwrap(), label: at.into() };
    let finding = Finding {
        rule: "regel".into(),
        outcome: Outcome::NotMet,
        at: vec![link("a.b"), link("c.d"), link("e.f")],
        says: "Svaren på ”c.d” och ”a.b”, men inte e.f, skiljer sig. Rätta ”c.d”.".into(),
    };
    let told = finding.pieces().into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Label(link) => format!("[{}]", link.label),
    });
    let expected = ["Svaren på ”", "[c.d]", "” och ”", "[a.b]", "”, men inte e.f, skiljer sig. Rätta ”", "[c.d]", "”."];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(finding.unnamed().collect::<Vec<_>>(), [&link("e.f")]);
}

#[test]
fn a_clause_is_as_its_strongest_rule() {
    let rules = vec![
        rule("ord", Otherwise::Warning, with_word("kön")),
        rule("medlem", Otherwise::Ask, among_parties()),
        rule("nytta", Otherwise::Error, stated()),
    ];
    let ruleset = clause(NO_MARK, rules);
    let (member, stranger) = ((OWNER, "Hallonby kommun"), (OWNER, "Röda Korset"));
    let (word, no_word) = ((TEXT, "könsuppdelat"), (TEXT, "i skön ordning"));
    let (yes, why, no) = ((STATEMENT, "ja"), ("krit.nytta.skal", "Fler får stöd."), (STATEMENT, "nej"));
    for (written, expected) in [
        (&[word, member, yes, why][..], Outcome::Stated),
        (&[word, member, yes], Outcome::CannotTellYet),
        (&[no_word, member, yes], Outcome::Warning),
        (&[no_word, stranger, yes], Outcome::AskTheOffice),
        (&[no_word, stranger, no], Outcome::NotMet),
    ] {
        assert_eq!(outcome(&ruleset, written), expected, "{written:?}");
    }
}

#[test]
fn a_mark_speaks_with_the_rules_and_alone() {
    let member = &[(OWNER, "Hallonby kommun")][..];
    let stranger = &[(OWNER, "Röda Korset")][..];
    for (mark, met, waits, not_met, alone) in [
        (NO_MARK, Outcome::Met, Outcome::CannotTellYet, Outcome::NotMet, Outcome::DoesNotApply),
        (JUDGE, Outcome::PeopleJudge, Outcome::CannotTellYet, Outcome::NotMet, Outcome::PeopleJudge),
        (INFORMATION, Outcome::Met, Outcome::CannotTellYet, Outcome::NotMet, Outcome::Information),
    ] {
        let ruled = clause(mark, vec![rule("regel", Otherwise::Error, among_parties())]);
        assert_eq!(outcome(&ruled, member), met, "{mark:?}");
        assert_eq!(outcome(&ruled, &[]), waits, "{mark:?}");
        assert_eq!(outcome(&ruled, stranger), not_met, "{mark:?}");
        assert_eq!(outcome(&clause(mark, vec![]), stranger), alone, "{mark:?}");
    }
}

#[test]
fn at_one_place_the_strongest_finding_silences_the_others() {
    let weak = || rule("svag", Otherwise::Warning, with_word("kön"));
    let strong = || rule("stark", Otherwise::Ask, with_word("flick"));
    for rules in [vec![weak(), strong()], vec![strong(), weak()]] {
        let report = checked(&clause(NO_MARK, rules), &[(TEXT, "Många")]);
        assert_eq!(findings(&report), [("stark", Outcome::AskTheOffice, TEXT.into())]);
    }
}

#[test]
fn findings_at_different_places_stand_side_by_side() {
    let rules = vec![
        rule("ord", Otherwise::Warning, with_word("kön")),
        rule("medlem", Otherwise::Error, among_parties()),
        rule("nytta", Otherwise::Error, stated()),
    ];
    let report = checked(&clause(NO_MARK, rules), &[(TEXT, "Många"), (OWNER, "Röda Korset")]);
    let expected = [
        ("ord", Outcome::Warning, TEXT.into()),
        ("medlem", Outcome::NotMet, OWNER.into()),
        ("nytta", Outcome::CannotTellYet, STATEMENT.into()),
    ];
    assert_eq!(findings(&report), expected);
}

#[test]
fn two_rules_that_say_the_same_at_one_place_say_it_once() {
    let two = ["ett", "tva"].map(|id| rule(id, Otherwise::Error, among_parties()));
    let report = checked(&clause(NO_MARK, two.into()), &[(OWNER, "Röda Korset")]);
    assert_eq!(findings(&report), [("ett", Outcome::NotMet, OWNER.into())]);
}

#[test]
fn what_several_rules_wait_for_is_said_once() {
    let two = |minimum| Kind::AtLeast(AtLeast { minimum, of: both(), count: Count::Different });
    let counted = |id| rule(id, Otherwise::Error, two(2));
    let listed = || rule("medlem", Otherwise::Error, Kind::OneOf(OneOf { fields: both(), set: Set::Parties }));
    let told = |rules, written: &[(&str, &str)]| {
        let mut ruleset = clause(NO_MARK, rules);
        ruleset.form.sections[0].fields.push(field(OTHERS, Answer::Party { many: true }));
        let report = checked(&ruleset, written);
        let findings = only_clause(&report).findings.iter();
        findings.map(|found| format!("{}: {}", found.rule, found.says)).collect::<Vec<_>>()
    };
    let so_far = "antal: Väntar på svar på ”part.agare” och ”part.ovriga”. Hittills 0 av minst 2.";
    assert_eq!(told(vec![counted("antal"), listed()], &[]), [so_far]);
    assert_eq!(told(vec![listed(), counted("antal")], &[]), [so_far]);
    // A part of what another one waits for is nothing new; something else is, and so is how far it came.
    let owner = || rule("agare", Otherwise::Error, among_parties());
    assert_eq!(told(vec![owner(), counted("antal")], &[]), [so_far]);
    assert_eq!(told(vec![owner(), listed()], &[]), ["medlem: Väntar på svar på ”part.agare” och ”part.ovriga”."]);
    let word = || rule("ord", Otherwise::Warning, with_word("kön"));
    assert_eq!(told(vec![word(), owner()], &[]).len(), 2);
    assert_eq!(told(vec![counted("antal"), rule("tre", Otherwise::Error, two(3))], &[]).len(), 2);
    // What is found is no wait, and silences none of another place.
    let stranger = told(vec![counted("antal"), listed()], &[(OWNER, "Röda Korset")]);
    assert_eq!(stranger.len(), 2, "{stranger:?}");
}

#[test]
fn other_clauses_are_not_silenced() {
    let mut ruleset = clause(
        NO_MARK,
        vec![rule("ett", Otherwise::Error, among_parties()), {
            let elsewhere = rule("tva", Otherwise::Warning, among_parties());
            Rule { clause: "annan".into(), ..elsewhere }
        }],
    );
    ruleset.clauses.push(Clause { id: "annan".into(), ..ruleset.clauses[0].clone() });
    let report = checked(&ruleset, &[(OWNER, "Röda Korset")]);
    let outcomes: Vec<Outcome> = report.clauses.iter().map(|clause| clause.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotMet, Outcome::Warning]);
    assert!(report.clauses.iter().all(|clause| clause.findings.len() == 1));
}

#[test]
fn a_rule_that_asks_for_an_answer_makes_it_required_and_a_warning_makes_it_voluntary() {
    let required = || rule("krav", Otherwise::Error, answered(TEXT));
    let wished = || rule("onskan", Otherwise::Warning, answered(TEXT));
    for (optional, rules, is_missing) in [
        (false, vec![], true),
        (true, vec![], false),
        (true, vec![required()], true),
        (false, vec![wished()], false),
        (true, vec![wished(), required()], true),
        (false, vec![required(), wished()], true),
    ] {
        let mut ruleset = clause(NO_MARK, rules);
        ruleset.form.sections[0].fields[2].optional = optional;
        let report = checked(&ruleset, &[]);
        let missing = report.notes.iter().any(|note| note.at.text() == TEXT && note.kind == NoteKind::Missing);
        assert_eq!(missing, is_missing, "{optional}, {:?}", ruleset.rules);
    }
}

#[test]
fn the_strongest_finding_silences_all_weaker_ones_whatever_their_order() {
    let all = vec![
        rule("ett", Otherwise::Warning, with_word("kön")),
        rule("tva", Otherwise::Warning, with_word("andel")),
        rule("tre", Otherwise::Ask, with_word("plan")),
    ];
    let report = checked(&clause(NO_MARK, all), &[(TEXT, "Det märks.")]);
    let of_text: Vec<_> = findings(&report).into_iter().map(|(rule, outcome, _)| (rule.to_owned(), outcome)).collect();
    assert_eq!(of_text, [("tre".to_owned(), Outcome::AskTheOffice)]);
}

#[test]
fn what_follows_is_information_and_yields_to_what_is_judged() {
    let told = || rule("foljd", Otherwise::Error, follows());
    let member = &[(OWNER, "Hallonby kommun")][..];
    let stranger = &[(OWNER, "Röda Korset")][..];
    let judged = || vec![told(), rule("regel", Otherwise::Error, among_parties())];
    assert_eq!(outcome(&clause(NO_MARK, vec![told()]), &[]), Outcome::Information);
    assert_eq!(outcome(&clause(JUDGE, vec![told()]), &[]), Outcome::PeopleJudge);
    assert_eq!(outcome(&clause(NO_MARK, judged()), member), Outcome::Met);
    assert_eq!(outcome(&clause(NO_MARK, judged()), &[]), Outcome::CannotTellYet);
    assert_eq!(outcome(&clause(NO_MARK, judged()), stranger), Outcome::NotMet);
    // The clause says it itself.
    assert!(only_clause(&checked(&clause(NO_MARK, vec![told()]), &[])).findings.is_empty());
}

#[test]
fn days_that_follow_are_told_at_the_period() {
    let period = Some([FieldRef::new("tid.start"), FieldRef::new("tid.slut")]);
    let kind = Kind::Follows(Follows { period, yearly: vec!["01-01".into()], at_end: false });
    let mut ruleset = clause(NO_MARK, vec![rule("foljd", Otherwise::Error, kind)]);
    ruleset.form.sections[0].fields.extend([field("tid.start", Answer::Date), field("tid.slut", Answer::Date)]);
    let until = |end| checked(&ruleset, &[("tid.start", "2027-03-01"), ("tid.slut", end)]);
    assert_eq!(only_clause(&until("2027-12-31")).outcome, Outcome::DoesNotApply);
    let report = until("2028-01-01");
    assert_eq!(only_clause(&report).outcome, Outcome::Information);
    assert_eq!(findings(&report), [("foljd", Outcome::Information, "tid.slut".into())]);
    assert_eq!(only_clause(&report).findings[0].says, "Med era datum blir det den 1 januari 2028.");
}

#[test]
fn a_deadline_to_come_is_information_for_the_application_as_a_whole() {
    let ruleset = with_rounds(clause(NO_MARK, vec![rule("tid", Otherwise::Error, in_time())]), &ROUNDS);
    let report = checked(&ruleset, &[]);
    assert_eq!(findings(&report), [("tid", Outcome::Information, String::new())]);
    let marked = clause(JUDGE, vec![rule("tid", Otherwise::Error, in_time())]);
    assert_eq!(outcome(&with_rounds(marked, &ROUNDS), &[]), Outcome::PeopleJudge);
}

#[test]
fn where_applications_are_taken_at_any_time_none_is_late() {
    let rounds = Rounds { all: vec![], rolling: true, days_to_decision: None };
    let ruleset = Ruleset { rounds, ..clause(NO_MARK, vec![rule("tid", Otherwise::Error, in_time())]) };
    assert_eq!(outcome(&ruleset, &[]), Outcome::Met);
}

#[test]
fn of_the_application_as_a_whole_only_the_strongest_finding_is_shown() {
    let rules = vec![rule("tid", Otherwise::Error, in_time()), rule("mall", Otherwise::Error, on_this_form())];
    let ruleset = with_rounds(clause(NO_MARK, rules), &ROUNDS);
    let foreign = Submission { origin: Origin::Foreign, ..Submission::default() };
    let report = report(&ruleset, &foreign, today());
    assert_eq!(findings(&report), [("mall", Outcome::NotMet, String::new())]);
}

#[test]
fn wholly_outside_silences_partly_outside() {
    let within =
        |enough| Kind::Within(Within { fields: named("malgrupp.alder"), minimum: Some(16), maximum: Some(64), enough });
    let rules =
        vec![rule("helt", Otherwise::Error, within(Share::Part)), rule("delvis", Otherwise::Ask, within(Share::All))];
    let mut ruleset = clause(NO_MARK, rules);
    ruleset.form.sections[0].fields.push(field("malgrupp.alder", Answer::Span));
    for (written, expected, rule) in [
        ("12–15", Outcome::NotMet, Some("helt")),
        ("14–20", Outcome::AskTheOffice, Some("delvis")),
        ("16–64", Outcome::Met, None),
        ("64–65", Outcome::AskTheOffice, Some("delvis")),
        ("65–70", Outcome::NotMet, Some("helt")),
        ("18+", Outcome::AskTheOffice, Some("delvis")),
    ] {
        let report = checked(&ruleset, &[("malgrupp.alder", written)]);
        assert_eq!(only_clause(&report).outcome, expected, "{written}");
        let spoke: Vec<&str> = findings(&report).into_iter().map(|(rule, ..)| rule).collect();
        assert_eq!(spoke, Vec::from_iter(rule), "{written}");
    }
    // Both wait, and say it once.
    assert_eq!(findings(&checked(&ruleset, &[])).len(), 1);
}

#[test]
fn rules_are_read_back_as_written_and_refused_where_a_bit_is_wrong() {
    let written = clause(JUDGE, vec![rule("tid", Otherwise::Error, in_time())]).encode().unwrap();
    assert_eq!(Ruleset::decode(&written).unwrap().encode().unwrap(), written);
    for at in 0..written.len() {
        let mut damaged = written.clone();
        damaged[at] ^= 1;
        assert_eq!(Ruleset::decode(&damaged), Err(FormatError));
    }
    assert_eq!(Ruleset::decode(&[]), Err(FormatError));
    assert_eq!(FormatError.to_string(), "not of this version");
}

#[test]
fn examples_go_along_only_where_answers_are_compared_with_them() {
    let with_example = |id: &str, answer| Field { example: Some("60 000".into()), ..field(id, answer) };
    let columns = vec![with_example("post", Answer::Text), with_example("belopp", Answer::Amount)];
    let mut ruleset = clause(NO_MARK, vec![]);
    ruleset.form.sections[0].fields = vec![
        with_example("a.b", Answer::Long),
        with_example("a.c", Answer::Date),
        with_example("rader", Answer::Rows(columns)),
    ];
    let read = Ruleset::decode(&ruleset.encode().unwrap()).unwrap();
    for (path, is_kept) in
        [("a.b", true), ("a.c", false), ("rader", false), ("rader.post", true), ("rader.belopp", false)]
    {
        assert_eq!(read.form.find(path).unwrap().field.example.is_some(), is_kept, "{path}");
    }
}

#[test]
fn the_summary_counts_what_is_to_be_mended_asked_and_seen_to() {
    let asks = |otherwise| rule("regel", otherwise, among_parties());
    let said =
        |otherwise, written: &[(&str, &str)]| checked(&clause(NO_MARK, vec![asks(otherwise)]), written).summary();
    let whole = checked(&clause(NO_MARK, vec![]), &[]);
    assert_eq!(whole.to_mend(), whole.notes.len());
    assert!(whole.to_mend() > 1);
    let many = format!("{}\u{a0}saker att rätta eller fylla i", whole.to_mend());
    assert_eq!((whole.to_mend_in_words(), whole.summary()), (many.clone(), format!("Kontrollen hittade {many}.")));
    let stranger = [(OWNER, "Röda Korset")];
    let fewer = whole.to_mend() - 1;
    for (otherwise, expected) in [
        (Otherwise::Error, format!("{}\u{a0}saker att rätta eller fylla i", fewer + 1)),
        (Otherwise::Ask, format!("{fewer}\u{a0}saker att rätta eller fylla i och 1\u{a0}sak att fråga kansliet om")),
        (Otherwise::Warning, format!("{fewer}\u{a0}saker att rätta eller fylla i och 1\u{a0}sak att se över")),
    ] {
        assert_eq!(said(otherwise, &stranger), format!("Kontrollen hittade {expected}."));
    }
}

#[test]
fn nothing_is_called_whole_while_a_clause_cannot_be_told() {
    let kinds = Kind::AtLeast(AtLeast { minimum: 2, of: named(OWNER), count: Count::Kinds });
    let ruleset = clause(NO_MARK, vec![rule("regel", Otherwise::Ask, kinds)]);
    let reason = format!("{STATEMENT}.skal");
    let whole =
        [(SWITCH, "ja"), (STATEMENT, "ja"), (&reason, "Ett skäl."), (TEXT, "Med flera."), (OWNER, "Röda Korset")];
    let report = checked(&ruleset, &whole);
    assert_eq!((report.to_mend(), report.summary()), (0, "1\u{a0}punkt kan inte avgöras än.".into()));
}
