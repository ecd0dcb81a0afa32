//! What is written into a document is read from it: every form, every kind of text, few rows and many.

use crate::support::TRIED;
use crate::support::cases::{self, Case};
use crate::support::generated::Dice;
use crate::{answers, forms, nfc};
use finsamkoll_checks::form::{Answer, Field, Form, MOST_ROWS, Section};
use finsamkoll_checks::{Address, AnswerCode, Answers, Application, Ruleset, Submission, report};
use finsamkoll_word::{How, Template, blank, filled, read};

/// Writes the answers, reads them again, and asks that nothing is lost, added or remarked on.
fn comes_back(template: &Template, answers: &Answers) {
    let code = AnswerCode::of(&template.form, answers, &nfc);
    let opened = read(&template.form, &filled(template, answers, code, None).unwrap()).unwrap();
    assert_eq!(opened.answers, *answers, "{}", template.association);
    assert_eq!((opened.version, opened.code), (Some(template.form.version), Some(code)));
    assert_eq!(opened.warnings, []);
    assert!(opened.found.iter().all(|(_, how)| *how == How::Tag), "{:?}", opened.found);
    assert_eq!(AnswerCode::of(&template.form, &opened.answers, &nfc), code);
}

#[test]
fn the_blank_form_is_read_as_empty() {
    for template in forms::of_content() {
        let opened = read(&template.form, &blank(&template)).unwrap();
        assert_eq!(opened.answers, Answers::default(), "{}", template.association);
        assert_eq!((opened.version, opened.code), (Some(template.form.version), None));
        assert_eq!(opened.warnings, []);
        assert!(opened.found.iter().all(|(_, how)| *how == How::Tag), "{:?}", opened.found);
    }
}

#[test]
fn answers_to_the_forms_of_content_come_back() {
    let mut dice = Dice::new(1);
    for template in forms::of_content() {
        for rows in [0, 1, 7] {
            comes_back(&template, &answers::by_dice(&template.form, rows, &mut dice));
        }
        comes_back(&template, &Answers::default());
    }
}

#[test]
fn answers_to_forms_by_dice_come_back() {
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let template = forms::by_dice(&mut dice);
        let rows = u16::try_from(dice.below(4)).unwrap();
        comes_back(&template, &answers::by_dice(&template.form, rows, &mut dice));
    }
}

#[test]
fn two_hundred_rows_in_every_group_come_back() {
    let mut dice = Dice::new(2);
    for template in forms::of_content() {
        comes_back(&template, &answers::by_dice(&template.form, MOST_ROWS, &mut dice));
    }
}

/// A form with ten questions for long answers.
fn long_form() -> Template {
    let field = |at| Field::new(&format!("text.nummer-{at}"), &format!("Text {at}"), Answer::Long);
    let section =
        Section { id: "text".into(), title: "Text".into(), when: Vec::new(), fields: (0..10).map(field).collect() };
    forms::template("Prov", Form { id: "lang".into(), version: 1, title: "Lång".into(), sections: vec![section] })
}

#[test]
fn a_megabyte_of_text_comes_back_and_more_is_refused() {
    let template = long_form();
    let answers = |last: usize| -> Answers {
        let text = |at: usize| "å".repeat(if at == 9 { last } else { 50_000 });
        (0..10).map(|at| (Address::field(&format!("text.nummer-{at}")), text(at))).collect()
    };
    comes_back(&template, &answers(50_000));
    let too_much = answers(50_001);
    let code = AnswerCode::of(&template.form, &too_much, &nfc);
    let said = filled(&template, &too_much, code, None).unwrap_err().says();
    assert!(said.contains("Korta de längsta svaren"), "{said}");
}

#[test]
fn golden_cases_give_the_same_reports_through_a_document() {
    for tried in TRIED {
        let ruleset = tried.ruleset();
        let template = forms::template(tried.id, ruleset.form.clone());
        for case in cases::all(tried.id).into_iter().filter(Case::is_on_web) {
            same_report(&ruleset, &template, &case);
        }
    }
}

fn same_report(ruleset: &Ruleset, template: &Template, case: &Case) {
    // A document has no rows in which nothing is written.
    let written = Submission { answers: without_gaps(&case.answers()), ..case.submission() };
    let asked = Application::new(ruleset, &written, case.today).answers();
    let code = AnswerCode::of(&template.form, &asked, &nfc);
    let opened = read(&template.form, &filled(template, &asked, code, None).unwrap()).unwrap();
    let read = Submission { answers: opened.answers, ..written.clone() };
    assert_eq!(report(ruleset, &read, case.today), report(ruleset, &written, case.today), "{}", case.name);
    let read = Application::new(ruleset, &read, case.today).answers();
    assert_eq!(AnswerCode::of(&template.form, &read, &nfc), code, "{}", case.name);
}

/// The answers with the rows of each group numbered anew.
fn without_gaps(answers: &Answers) -> Answers {
    let renumbered = |(at, text): (&Address, &str)| {
        let number = |group: &str, row: u16| answers.rows(group).iter().position(|known| *known == row);
        let at = match at {
            Address::Cell(group, row, _) => at.in_row(u16::try_from(number(group, *row)?).unwrap()),
            Address::Group(_) | Address::Field(_) | Address::Reason(_) => at.clone(),
        };
        Some((at, text.into()))
    };
    answers.iter().filter_map(renumbered).collect()
}
