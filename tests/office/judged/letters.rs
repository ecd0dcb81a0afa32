//! Letters for what an office has received: whom they are for, and what they never say.

use super::desk;
use crate::support::received::document;
use crate::support::{CONTENT, cases, in_repository, received};
use finsamkoll_checks::{Address, Application, Date, Submission};
use finsamkoll_office::{Desk, Draft, Judged, Received, Review};
use finsamkoll_word::{Refusal, read};
use std::fs;

/// Where the letter that all associations share lies as somebody has approved it. `golden.rs` holds the others.
const APPROVED: &str = "tests/office/approved/delat-brev/Bron.txt";

/// With the letter that all associations share: something to mend, to look over, and to decide at the office.
#[test]
fn a_letter_tells_the_officer_what_is_left_to_decide() {
    let answers = [
        ("insats.agare", "Grannkommunen"),
        ("org.arbetsgrupp", ""),
        ("a.accepterat", "nej"),
        ("budget.1.belopp", "ca 60 000"),
        ("insats.namn", "Bron {brister}"),
    ];
    let today = Date::parse_iso("2026-11-22").unwrap();
    let desk = desk(CONTENT, today);
    let ruleset = &desk.associations.iter().find(|association| association.id == "tre-nivaer").unwrap().ruleset;
    let template = &received::templates(CONTENT)["tre-nivaer"];
    let mut written = cases::all("tre-nivaer").into_iter().find(|case| case.name == "fullstandig").unwrap().written;
    written.extend(answers.map(|(at, text)| (Address::parse(at).unwrap(), text.into())));
    let submission = Submission::on_web(written.into_iter().collect());
    let bytes = document(template, &Application::new(ruleset, &submission, today).answers());
    let judged = desk.judge(&Received { name: "Bron.docx", bytes: &bytes, day: None });
    let review = Review::new(&desk, vec![judged], Vec::new());
    let letters: Vec<Draft> = review.letters(&desk).unwrap().collect();
    approve(&letters[0].text);
    assert_eq!(
        read(&template.form, &letters[0].docx),
        Err(Refusal::NotThisForm),
        "a letter is a document, and no application"
    );
}

#[test]
fn without_a_letter_in_content_none_is_written() {
    let mut desk = desk("tests/content", Date::parse_iso("2027-01-11").unwrap());
    let letters = |desk: &Desk| review(desk).letters(desk).map(Iterator::count);
    assert!(letters(&desk).unwrap() > 10);
    desk.associations.iter_mut().for_each(|association| association.letter = None);
    let none = letters(&desk).unwrap_err();
    assert_eq!(none.to_string(), "Finsam Videmark och Hästlunda har inget brev i innehållet.");
}

/// One that only came too late, or a day after one of which it is not known when it came, has nothing to mend.
#[test]
fn nobody_is_asked_to_mend_the_day() {
    let letters = letters();
    for name in ["För sent", "Inget datum känt", "Andra chansen"] {
        assert!(!letters.iter().any(|letter| letter.name.contains(name)), "{name}");
    }
}

#[test]
fn no_letter_says_what_only_people_can_say() {
    for letter in letters() {
        let text = letter.text.to_lowercase();
        for word in ["avslag", "avslås", "godkänd", "behörig", "bevilja", "underskriven", "{", "}"] {
            assert!(!text.contains(word), "{}: {word}", letter.name);
        }
        let (officer, _) = letter.text.split_once("Här börjar brevet").unwrap();
        assert!(officer.contains("Utkast, granskas av handläggare"), "{}", letter.text);
    }
}

/// Compares the letter with the one that somebody has read, or puts it in its place.
fn approve(text: &str) {
    let path = in_repository(APPROVED);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

/// The letters for the folder of received files, in its round.
fn letters() -> Vec<Draft> {
    let mut desk = desk("tests/content", Date::parse_iso("2027-01-11").unwrap());
    desk.round = Some("2027-1".into());
    review(&desk).letters(&desk).unwrap().collect()
}

fn review(desk: &Desk) -> Review {
    let folder = tempfile::tempdir().unwrap();
    received::write(folder.path());
    let judge = |sent: &received::Sent| {
        let bytes = fs::read(folder.path().join(&sent.name)).unwrap();
        let day = sent.received.map(|day| Date::parse_iso(&day.to_string()).unwrap());
        desk.judge(&Received { name: &sent.name, bytes: &bytes, day })
    };
    let judged: Vec<Judged> = received::sent().iter().map(judge).collect();
    Review::new(desk, judged, Vec::new())
}
