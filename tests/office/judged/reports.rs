//! The same answers give the same report, in the browser and from the file at the office.

use super::desk;
use crate::support::cases::{self, Case};
use crate::support::received::document;
use crate::support::{CONTENT, INVENTED, TRIED, received};
use finsamkoll_checks::{Application, Date, Report, Submission, report};
use finsamkoll_office::{Code, Desk, Judged, Received, Reviewed};
use finsamkoll_word::{Template, read};

#[test]
fn every_case_is_reported_on_as_in_the_browser() {
    for content in [CONTENT, INVENTED] {
        let templates = received::templates(content);
        let mut desk = desk(content, Date::parse_iso("2026-11-22").unwrap());
        for tried in TRIED.into_iter().filter(|tried| tried.content == content) {
            let number = desk.associations.iter().position(|association| association.id == tried.id).unwrap();
            let form = &templates[tried.id].form.id;
            let cases = cases::all(tried.id).into_iter().filter(|case| case.is_on(form));
            let kept = cases.filter(|case| {
                desk.today = case.today;
                is_reported_on_alike(&desk, number, case, &templates[tried.id])
            });
            assert!(kept.count() > 20, "{}", tried.id);
        }
    }
}

/// Judges the file that the page saves of a case, as the page does that opens it and as the office does; and as what is
/// in the page, if the file keeps all answers: one that is no option of its question it cannot keep.
fn is_reported_on_alike(desk: &Desk, number: usize, case: &Case, template: &Template) -> bool {
    let ruleset = &desk.associations[number].ruleset;
    let asked = Application::new(ruleset, &case.submission(), case.today).answers();
    let bytes = document(template, &asked);
    let reviewed = judge(desk, case, &bytes);
    assert_eq!(reviewed.association, number);
    let answers = read(&ruleset.form, &bytes).unwrap().answers;
    let keeps_all = answers == asked;
    let opened = Submission { answers, ..case.submission() };
    assert_eq!(lines(&reviewed.report), lines(&report(ruleset, &opened, case.today)), "{}", case.name);
    if keeps_all {
        assert_eq!(lines(&reviewed.report), lines(&case.report(ruleset)), "{}", case.name);
        assert!(matches!(reviewed.code, Code::Matches(_)), "{}", case.name);
    }
    keeps_all
}

fn judge(desk: &Desk, case: &Case, bytes: &[u8]) -> Reviewed {
    let judged = desk.judge(&Received { name: &case.name, bytes, day: case.submission().received });
    let Judged::Application(reviewed) = judged else { panic!("{}: {judged:?}", case.name) };
    *reviewed
}

/// The whole report, with how answers were understood.
fn lines(report: &Report) -> String {
    cases::lines(report) + &format!("{:#?}", report.understood)
}
