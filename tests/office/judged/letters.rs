//! Letters for what an office has received, approved as text.

use super::{desk, document};
use crate::support::{CONTENT, cases, in_repository, received};
use finsamkoll_checks::{Address, Application, Date, Submission};
use finsamkoll_office::{Desk, Draft, Judged, Received, Review};
use finsamkoll_word::{Refusal, read};
use std::fs;

/// The files whose letters are approved as a whole: missing, unclear and made-up answers; what changed after the check.
const APPROVED: [&str; 2] = ["Dörren på glänt", "Öppna dörrar"];

#[test]
fn letters_ask_for_what_is_missing() {
    let letters = letters();
    for name in APPROVED {
        let letter = letters.iter().find(|letter| letter.name == format!("Utkast {name}")).unwrap();
        approve(name, &letter.text);
    }
}

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
    let bytes = document(template, ruleset, &Application::new(ruleset, &submission, today).answers());
    let judged = desk.judge(&Received { name: "Bron.docx", bytes: &bytes, day: None });
    let review = Review::new(&desk, vec![judged], Vec::new());
    let letters: Vec<Draft> = review.letters(&desk).unwrap().collect();
    approve("Bron", &letters[0].text);
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

/// Compares a letter with the one that somebody has read; where they differ the new one is there to be read.
fn approve(name: &str, text: &str) {
    let path = in_repository("tests/office/letters").join(format!("{name}.txt"));
    if fs::read_to_string(&path).unwrap_or_default() != text {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        panic!("{} has changed: read the difference, then commit it", path.display());
    }
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
