//! A review with everything in it that there can be, for the tests of how it is shown.

use crate::{
    Association, Code, Desk, Found, Judged, OtherRound, Overview, PassedOver, Reason, Review, Reviewed, Status, ToSign,
    Unread, Why,
};
use finsamkoll_checks::form::{Answer, Field, Form, Section};
use finsamkoll_checks::{
    Address, Amount, AnswerCode, Clause, ClauseReport, Date, Finding, Link, Mark, Note, NoteKind, Outcome, Report,
    Round, Rounds, Ruleset, Way,
};
use finsamkoll_word::Refusal;

pub(crate) fn day(iso: &str) -> Date {
    Date::parse_iso(iso).expect("a day")
}

fn number(figures: &str) -> AnswerCode {
    AnswerCode::parse(figures).expect("twelve figures")
}

/// Two associations, the first with rounds and funds, the other with neither.
pub(crate) fn desk() -> Desk {
    let first = Association {
        funds: vec![("2027-1".into(), Amount::kronor(500_000))],
        form_address: Some("https://forbund.example/ansok/".into()),
        ..association("norra", "Norra förbundet")
    };
    let other = Association { overview: Overview::default(), ..association("sodra", "Södra förbundet") };
    Desk { associations: vec![first, other], only: None, today: day("2027-02-15"), round: None }
}

fn association(id: &str, name: &str) -> Association {
    let overview =
        Overview { effort: Some("om.namn".into()), owner: Some("om.part".into()), sought: Some("om.belopp".into()) };
    Association {
        id: id.into(),
        name: name.into(),
        ruleset: ruleset(name),
        overview,
        funds: Vec::new(),
        letter: None,
        form_address: None,
    }
}

fn ruleset(name: &str) -> Ruleset {
    let round =
        |id: &str, deadline: &str| Round { id: id.into(), deadline: day(deadline), preparation: None, board: None };
    Ruleset {
        association: name.into(),
        parties: Vec::new(),
        parties_confirmed: true,
        rounds: Rounds { all: vec![round("2027-1", "2027-02-10"), round("2027-2", "2027-09-10")], ..Rounds::default() },
        adopted: true,
        form: form(),
        clauses: vec![clause("tva-parter", "Minst två parter deltar."), clause("summa", "Budgeten går ihop.")],
        rules: Vec::new(),
    }
}

fn form() -> Form {
    let fields = vec![
        Field::new("om.namn", "Insatsens namn", Answer::Text),
        Field::new("om.part", "Ansvarig part", Answer::Party { many: false }),
        Field::new("om.belopp", "Sökt belopp", Answer::Amount),
    ];
    let section = Section { id: "insats".into(), title: "Insatsen".into(), when: Vec::new(), fields };
    Form { id: "ansokan".into(), version: 2, title: "Ansökan".into(), sections: vec![section] }
}

fn clause(id: &str, words: &str) -> Clause {
    let link = format!("../regler/#{id}");
    Clause { id: id.into(), words: words.into(), link, page: "Regler".into(), mark: Mark::default() }
}

/// A complete application with nothing odd in it.
pub(crate) fn complete(name: &str) -> Reviewed {
    Reviewed {
        name: name.into(),
        association: 0,
        effort: "Unga i arbete".into(),
        owner: "Norra kommun".into(),
        sought: Some(Amount::kronor(300_000)),
        report: Report { clauses: clauses(Outcome::Met, Vec::new()), notes: Vec::new(), understood: Vec::new() },
        status: Status::Complete,
        to_sign: ToSign {
            parties: vec!["Norra kommun".into(), "Regionen".into()],
            with_line: vec!["Norra kommun".into(), "Regionen".into()],
        },
        version: Some(2),
        code: Code::Matches(number("004212345678")),
        found: Found { by_tag: 3, by_label: 0, missing: Vec::new() },
        round: Some("2027-1".into()),
        reckoned: day("2027-02-10"),
        received: Some(day("2027-02-03")),
        said: Vec::new(),
    }
}

fn clauses(outcome: Outcome, findings: Vec<Finding>) -> Vec<ClauseReport> {
    let summed = ClauseReport { clause: "summa".into(), outcome: Outcome::Met, findings: Vec::new() };
    vec![ClauseReport { clause: "tva-parter".into(), outcome, findings }, summed]
}

/// An application with all that there is to remark, and signs in its answers and its name that do harm.
pub(crate) fn odd(name: &str) -> Reviewed {
    let at = |id: &str| Link { to: Address::field(id), label: "Ansvarig part".into() };
    let finding = |outcome, says: &str| Finding {
        rule: "tva-parter".into(),
        outcome,
        at: vec![at("om.part")],
        says: says.into(),
    };
    let findings = vec![
        finding(Outcome::NotMet, "Det finns 1 part. Minst 2 ska delta."),
        finding(Outcome::Warning, "Skriv hur unga nås."),
        finding(Outcome::AskTheOffice, "Är ”Grannkommunen” medlem?"),
        finding(Outcome::CannotTellYet, "Väntar på svar på ”Ansvarig part”."),
    ];
    Reviewed {
        effort: "=HYPERLINK(\"http://x\")\u{1b}[31m\nUnga\u{202e}".into(),
        owner: " @Part".into(),
        sought: Some(Amount { ore: 340_000_050 }),
        report: Report {
            clauses: clauses(Outcome::NotMet, findings),
            notes: vec![missing(), ambiguous()],
            understood: vec![(Address::field("om.namn"), "Vi läser det som Unga.".into())],
        },
        status: Status::ToComplete,
        to_sign: ToSign { parties: vec!["Norra kommun".into(), "Regionen".into()], with_line: vec!["Regionen".into()] },
        version: Some(1),
        code: Code::OtherVersion { printed: number("111122223333"), now: number("444455556666") },
        found: Found { by_tag: 0, by_label: 2, missing: vec![Address::field("om.belopp")] },
        said: vec!["Filen är undertecknad elektroniskt.".into()],
        ..complete(name)
    }
}

fn missing() -> Note {
    let says = "Fyll i ”Ansvarig part”.".into();
    Note { at: Address::field("om.part"), kind: NoteKind::Missing, says, ways: Vec::new() }
}

fn ambiguous() -> Note {
    let way = |words: &str, written: &str| Way { words: words.into(), written: written.into() };
    Note {
        at: Address::field("om.belopp"),
        kind: NoteKind::Ambiguous,
        says: "”60.000” på ”Sökt belopp” kan betyda olika saker. Menar ni 60 kr eller 60 000 kr?".into(),
        ways: vec![way("60 kr", "60"), way("60 000 kr", "60000")],
    }
}

/// What can become of files: complete, odd, copies, changed, without code or sum, of another association, for another
/// round, unread, passed over.
pub(crate) fn review() -> Review {
    let changed = Code::Changed { printed: number("111122223333"), now: number("004212345678") };
    let without_code = Reviewed {
        effort: "<b>Fot</b>".into(),
        owner: String::new(),
        sought: None,
        code: Code::NotPrinted(number("000000000001")),
        version: None,
        round: None,
        received: None,
        to_sign: ToSign { parties: Vec::new(), with_line: Vec::new() },
        association: 1,
        ..complete("södra/c.docx")
    };
    let applications =
        vec![complete("a.docx"), Reviewed { code: changed, ..complete("b.docx") }, without_code, odd("d\u{202e}.docx")];
    let unread = [("e.pdf", Reason::Refused(Refusal::Pdf)), ("f.docx", Reason::SeveralForms)];
    let unread = unread.map(|(name, reason)| Judged::Unread(Unread { name: name.into(), reason }));
    let others = [("g.docx", 0, Some("2027-2".into())), ("h.docx", 1, None)];
    let others = others.map(|(name, association, round)| OtherRound { name: name.into(), association, round });
    let applications = applications.into_iter().map(|one| Judged::Application(Box::new(one)));
    let passed_over = [(".dold", Why::Hidden), ("~$a.docx", Why::Temporary), ("l", Why::Link), ("p", Why::NoFile)];
    let passed_over = passed_over.map(|(name, why)| PassedOver { name: name.into(), why });
    Review::new(&desk(), applications.chain(unread).chain(others.map(Judged::OtherRound)).collect(), passed_over.into())
}
