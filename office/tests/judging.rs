//! What becomes of a file: whose form it is, for which round, complete or not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};
use finsamkoll_checks::rules::{FieldRef, InTime, Kind, OnThisForm, OneOf, Set};
use finsamkoll_checks::{
    Address, AnswerCode, Answers, Clause, Date, Days, Mark, Otherwise, Party, Round, Rounds, Rule, Ruleset,
};
use finsamkoll_office::{
    Association, Code, Desk, Judged, OtherRound, Overview, Reason, Received, Review, Reviewed, Status,
};
use finsamkoll_word::{Refusal, Template, filled, standard_parts};

fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

/// A desk of two associations, whose forms ask the same of applicants.
fn desk() -> Desk {
    let associations = vec![association("norra"), association("sodra")];
    Desk { associations, only: None, today: day("2027-02-01"), round: None }
}

fn association(id: &str) -> Association {
    let overview = Overview { effort: Some("a.namn".into()), owner: Some("a.agare".into()), sought: None };
    let name = format!("Förbundet {id}");
    Association {
        id: id.into(),
        ruleset: ruleset(id, &name),
        name,
        overview,
        funds: vec![],
        letter: None,
        form_address: None,
    }
}

/// Rounds until 10 February and 10 September; a deadline, an owner among the parties, and a form that nobody has adopted.
fn ruleset(id: &str, name: &str) -> Ruleset {
    let in_time = Kind::InTime(InTime { round: Some(FieldRef::new("a.omgang")) });
    let among = OneOf { fields: vec![FieldRef::new("a.agare")], set: Set::Parties };
    let rules = [("i-tid", in_time), ("agare", Kind::OneOf(among)), ("mall", Kind::OnThisForm(OnThisForm {}))];
    let round = |id: &str, deadline| Round { id: id.into(), deadline: day(deadline), preparation: None, board: None };
    Ruleset {
        association: name.into(),
        parties: vec![Party { id: "kommun:1880".into(), name: "Norra kommun".into(), also: vec![] }],
        parties_confirmed: true,
        rounds: Rounds { all: vec![round("2027-1", "2027-02-10"), round("2027-2", "2027-09-10")], ..Rounds::default() },
        adopted: false,
        form: form(id, 3),
        clauses: rules.iter().map(|(id, _)| clause(id)).collect(),
        rules: rules.into_iter().map(|(id, check)| rule(id, check)).collect(),
    }
}

fn form(id: &str, version: u32) -> Form {
    let rounds = ["2027-1", "2027-2"].map(|id| Choice { id: id.into(), label: format!("omgång {id}") });
    let fields = vec![
        Field::new("a.namn", "Vad heter insatsen?", Answer::Text),
        Field::new("a.agare", "Vem äger den?", Answer::Party { many: false }),
        Field { optional: true, ..Field::new("a.omgang", "Vilken omgång?", Answer::Round(rounds.into())) },
    ];
    let section = Section { id: "a".into(), title: "A".into(), when: vec![], fields };
    Form { id: id.into(), version, title: "Ansökan".into(), sections: vec![section] }
}

fn clause(id: &str) -> Clause {
    let (words, link) = (format!("Punkten {id}."), format!("../regler/#{id}"));
    Clause { id: id.into(), words, link, page: "Regler".into(), mark: Mark::default() }
}

/// A rule; all but the one on the deadline send to the office what they do not find as it should be.
fn rule(id: &str, check: Kind) -> Rule {
    let otherwise = if id == "i-tid" { Otherwise::Error } else { Otherwise::Ask };
    let (when, rounds, days) = (vec![], vec![], Days::default());
    Rule { id: id.into(), clause: id.into(), when, days, rounds, otherwise, wording: None, check }
}

const COMPLETE: [(&str, &str); 2] = [("a.namn", "Bron"), ("a.agare", "Norra kommun")];

fn answers(written: &[(&str, &str)]) -> Answers {
    written.iter().map(|(at, text)| (Address::parse(at).unwrap(), (*text).into())).collect()
}

/// A document of a form with these answers, and the code of others.
fn document(form: Form, written: &[(&str, &str)], checked: &[(&str, &str)]) -> Vec<u8> {
    let code = AnswerCode::of(&form, &answers(checked), &|text| text.into());
    let template = Template {
        association: "Förbundet".into(),
        address: None,
        notices: vec![],
        introduction: vec![],
        handing_in: vec![],
        rules: String::new(),
        parties: vec![],
        municipalities: vec![],
        sections: vec![],
        parts: standard_parts(),
        form,
    };
    filled(&template, &answers(written), code, None).unwrap()
}

/// The complete application with these answers too.
fn with(more: &[(&str, &str)]) -> Vec<u8> {
    let written = [COMPLETE.as_slice(), more].concat();
    document(form("norra", 3), &written, &written)
}

fn judge(desk: &Desk, bytes: &[u8], received: Option<&str>) -> Judged {
    desk.judge(&Received { name: "a.docx", bytes, day: received.map(day) })
}

fn reviewed(desk: &Desk, bytes: &[u8], received: Option<&str>) -> Reviewed {
    let judged = judge(desk, bytes, received);
    let Judged::Application(reviewed) = judged else { panic!("{judged:?}") };
    *reviewed
}

fn reason(desk: &Desk, bytes: &[u8]) -> Reason {
    let judged = judge(desk, bytes, None);
    let Judged::Unread(unread) = judged else { panic!("{judged:?}") };
    unread.reason
}

#[test]
fn a_file_tells_which_form_it_is() {
    let other = |id| document(form(id, 3), &COMPLETE, &COMPLETE);
    assert_eq!(reviewed(&desk(), &other("norra"), None).association, 0);
    assert_eq!(reviewed(&desk(), &other("sodra"), None).association, 1);
    let stranger = Reason::Refused(Refusal::OtherForm(Some("Förbundet".into())));
    assert_eq!(reason(&desk(), &other("vastra")), stranger);
    let only = Desk { only: Some(0), ..desk() };
    assert_eq!(reviewed(&only, &other("norra"), None).association, 0);
    assert_eq!(reason(&only, &other("sodra")), stranger);
    assert_eq!(reason(&desk(), b"%PDF-1.7"), Reason::Refused(Refusal::Pdf));
    assert_eq!(reason(&Desk { associations: vec![], ..desk() }, &other("norra")), stranger);
}

#[test]
fn a_file_that_does_not_tell_is_the_one_form_that_it_looks_like() {
    let nameless = document(form("", 3), &COMPLETE, &COMPLETE);
    assert_eq!(reason(&desk(), &nameless), Reason::SeveralForms);
    assert_eq!(reviewed(&Desk { only: Some(1), ..desk() }, &nameless, None).association, 1);
    let mut desk = desk();
    for field in desk.associations[0].ruleset.form.sections.iter_mut().flat_map(|section| &mut section.fields) {
        field.id = field.id.replace("a.", "b.");
        field.label = format!("Annat: {}", field.label);
    }
    assert_eq!(reviewed(&desk, &nameless, None).association, 1);
    desk.associations.pop();
    assert_eq!(reason(&desk, &nameless), Reason::NoForm);
}

#[test]
fn two_associations_with_forms_of_one_name_are_told_apart_by_their_own() {
    let mut desk = desk();
    desk.associations[1].ruleset.form.id = "norra".into();
    assert_eq!(reason(&desk, &with(&[])), Reason::SeveralForms);
    desk.associations[1].name = "Förbundet".into();
    assert_eq!(reviewed(&desk, &with(&[]), None).association, 1);
}

#[test]
fn what_its_applicant_cannot_mend_waits_for_the_office() {
    let desk = Desk { round: Some("2027-1".into()), ..desk() };
    for (owner, received, expected, line) in [
        ("Norra kommun", "2027-02-10", Status::Complete, "komplett."),
        ("Norra kommun", "2027-02-11", Status::ToDecide, "för kansliet att ta ställning till."),
        ("Byalaget", "2027-02-10", Status::ToDecide, "för kansliet att ta ställning till."),
        ("", "2027-02-10", Status::ToComplete, "att komplettera: 1 saknas."),
        ("", "2027-02-11", Status::ToComplete, "att komplettera: 1 saknas, 1 fel."),
    ] {
        let mut desk = desk.clone();
        desk.associations[0].ruleset.rules.retain(|rule| rule.id != "mall");
        let judged = judge(&desk, &with_owner(owner), Some(received));
        assert_eq!(judged.line(&desk), format!("a.docx: {line}"));
        let status = reviewed(&desk, &with_owner(owner), Some(received)).status;
        assert_eq!(status, expected, "{owner} {received}");
    }
}

#[test]
fn the_day_of_receipt_decides() {
    let first = || Desk { round: Some("2027-1".into()), ..desk() };
    for (desk, written, received, round, is_complete) in [
        (first(), "", Some("2027-02-10"), "2027-1", true),
        (first(), "", Some("2027-02-11"), "2027-1", false),
        (first(), "2027-1", Some("2027-02-10"), "2027-1", true),
        (first(), "2027-1", Some("2027-02-11"), "2027-1", false),
        (desk(), "", Some("2027-02-10"), "2027-1", true),
        (desk(), "", Some("2027-02-11"), "2027-2", true),
        (desk(), "2027-1", Some("2027-02-11"), "2027-1", false),
        (Desk { today: day("2027-02-11"), ..first() }, "2027-1", Some("2027-02-10"), "2027-1", true),
        (Desk { today: day("2027-02-11"), ..first() }, "2027-1", None, "2027-1", false),
    ] {
        let one = reviewed(&desk, &with(&[("a.omgang", written)]), received);
        let found = (one.round.as_deref().unwrap(), one.is_complete());
        assert_eq!(found, (round, is_complete), "{written} {received:?}: {:#?}", one.report);
    }
}

#[test]
fn an_application_for_another_round_is_named_and_not_judged() {
    let desk = Desk { round: Some("2027-1".into()), ..desk() };
    let other =
        |round: Option<&str>| OtherRound { name: "a.docx".into(), association: 0, round: round.map(String::from) };
    let found = |desk: &Desk, bytes: &[u8]| {
        let judged = judge(desk, bytes, Some("2027-02-01"));
        let Judged::OtherRound(found) = judged else { panic!("{judged:?}") };
        found
    };
    assert_eq!(found(&desk, &with(&[("a.omgang", "2027-2")])), other(Some("2027-2")));
    let mut rolling = desk.clone();
    rolling.associations[0].ruleset.rounds = Rounds { rolling: true, ..Rounds::default() };
    assert_eq!(found(&rolling, &with(&[])), other(None));
}

#[test]
fn what_the_association_has_not_said_holds_nobody_back() {
    let whole = |desk: &Desk, owner| reviewed(desk, &with_owner(owner), None).is_complete();
    // The form is not adopted, and the rule asks.
    assert!(whole(&desk(), "Norra kommun"));
    assert!(!whole(&desk(), "Byalaget"));
    assert!(!whole(&desk(), ""));
    let mut unconfirmed = desk();
    unconfirmed.associations[0].ruleset.parties_confirmed = false;
    assert!(whole(&unconfirmed, "Byalaget"));
}

fn with_owner(owner: &str) -> Vec<u8> {
    let written = [("a.namn", "Bron"), ("a.agare", owner)];
    document(form("norra", 3), &written, &written)
}

#[test]
fn the_code_tells_whether_the_answers_are_those_that_were_checked() {
    let changed = [("a.namn", "Bryggan"), COMPLETE[1]];
    let code = |version, written: &[(&str, &str)]| {
        let one = reviewed(&desk(), &document(form("norra", version), written, &COMPLETE), None);
        (one.code, one.version)
    };
    let of = |version, written| AnswerCode::of(&form("norra", version), &answers(written), &|text| text.into());
    let (checked, now) = (of(3, &COMPLETE), of(3, &changed));
    assert_eq!(code(3, &COMPLETE), (Code::Matches(checked), Some(3)));
    assert_eq!(code(3, &changed), (Code::Changed { printed: checked, now }, Some(3)));
    let former = Code::OtherVersion { printed: of(2, &COMPLETE), now: checked };
    assert_eq!(code(2, &COMPLETE), (former, Some(2)));
}

#[test]
fn a_former_version_is_read_by_what_its_fields_were_called() {
    let mut desk = desk();
    let fields = &mut desk.associations[0].ruleset.form.sections[0].fields;
    fields[0].was = vec!["a.titel".into()];
    let mut former = form("norra", 2);
    former.sections[0].fields[0].id = "a.titel".into();
    let written = [("a.titel", "Bron"), COMPLETE[1]];
    let one = reviewed(&desk, &document(former, &written, &written), None);
    assert_eq!((one.effort.as_str(), one.version, one.reckoned), ("Bron", Some(2), day("2027-02-10")));
    assert!(one.is_complete());
}

#[test]
fn most_to_mend_comes_first_and_what_is_complete_last() {
    let files = [
        ("e", "Bron", "Norra kommun"),
        ("d", "", ""),
        ("c", "Annan", "Norra kommun"),
        ("b", "Bron", "Byalaget"),
        ("a", "", "Norra kommun"),
    ];
    let judged = files.map(|(name, effort, owner)| {
        let written = [("a.namn", effort), ("a.agare", owner)];
        desk().judge(&Received { name, bytes: &document(form("norra", 3), &written, &written), day: None })
    });
    let review = Review::new(&desk(), judged.into(), vec![]);
    let names: Vec<&str> = review.applications.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["d", "a", "b", "c", "e"]);
    assert!(!review.is_complete());
    assert!(Review::new(&desk(), vec![], vec![]).is_complete());
}
