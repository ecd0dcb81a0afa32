//! Shows a report: the summary above the heading, messages at the fields, the clauses below the form.

use crate::form::Form;
use crate::messages;
use alloc::string::String;
use finsamkoll_checks::{
    Address, Application, Clause, ClauseReport, Finding, Link, Outcome, Part, Piece, Report, Ruleset, Submission,
    digits, fill, tell,
};
use finsamkoll_wasm_page::browser::{Element, by_id, first};
use finsamkoll_wasm_page::dom::{add, add_link, say, set_text, show_by_id};

/// What stands before the page's title while there is something to mend.
const TITLE_MARK: &str = "Fel: ";

/// Checks the application and shows what comes of it.
pub(crate) fn show(form: &Form, submission: &Submission) {
    let application = Application::new(form.ruleset, submission, form.today());
    let report = application.report();
    messages::clear_all(&form.element);
    show_at_fields(&report);
    show_understood(&report);
    show_report(form, &report, &application);
    show_summary(form, &report, &application);
}

/// Tells that the report speaks of older answers.
pub(crate) fn mark_stale() {
    say("Svaren har ändrats sedan kontrollen. Kontrollera ansökan igen för att få en ny rapport.");
    show_by_id("sida:rapport-stale", true);
}

fn show_at_fields(report: &Report) {
    for note in &report.notes {
        messages::note(note);
    }
    // The strongest finding at a place is said there, unless the answer itself is what is wrong.
    for outcome in Outcome::ALL {
        for finding in report.that_are(outcome) {
            if let Some(link) = finding.at.first().filter(|link| !report.notes.iter().any(|note| note.at == link.to)) {
                messages::finding(&link.to, outcome, &finding.says);
            }
        }
    }
}

/// Also for answers that nobody has left: the browser may have put them back when the page was opened again.
fn show_understood(report: &Report) {
    for (at, says) in &report.understood {
        messages::understood(at, says);
    }
}

fn show_summary(form: &Form, report: &Report, application: &Application<'_>) {
    let has_faults = report.to_mend() > 0;
    show_by_id("sida:fel", has_faults);
    fill_summary(form, report, application);
    if let Some(place) = by_id(if has_faults { "sida:fel" } else { "sida:rapport" }) {
        place.focus();
    }
    mark_title(has_faults);
}

fn fill_summary(form: &Form, report: &Report, application: &Application<'_>) {
    let Some(list) = by_id("sida:fel-lista") else { return };
    list.set_text_content(Some(""));
    for note in &report.notes {
        let line = summary_line(&list, form, &note.at, &note.says);
        messages::ways(&line, note, &application.label(&note.at));
    }
    for finding in report.that_are(Outcome::NotMet) {
        if let Some(link) = finding.at.first() {
            summary_line(&list, form, &link.to, &finding.says);
        }
    }
    set_text("sida:fel-antal", &report.to_mend_in_words());
}

fn summary_line(list: &Element, form: &Form, at: &Address, words: &str) -> Element {
    let line = add(list, "li", "", "");
    add_link(&line, "", &link_to(form.ruleset, at), words);
    line
}

fn show_report(form: &Form, report: &Report, application: &Application<'_>) {
    show_by_id("sida:rapport", true);
    show_by_id("sida:rapport-stale", false);
    set_text("sida:rapport-sammanfattning", &report.summary());
    set_text("sida:rapport-dag", &form.today().words());
    if let Some(counts) = by_id("sida:rapport-antal") {
        fill_counts(&counts, report);
    }
    fill_notes(form, report, application);
    if let Some(clauses) = by_id("sida:rapport-punkter") {
        fill_clauses(&clauses, form, report);
    }
}

fn fill_counts(counts: &Element, report: &Report) {
    counts.set_text_content(Some(""));
    for outcome in Outcome::ALL.into_iter().rev() {
        let number = report.clauses.iter().filter(|clause| clause.outcome == outcome).count();
        if number > 0 {
            let line = add(counts, "li", "", "");
            line.set_attribute("data-outcome", outcome.key());
            add(&line, "span", "outcome", outcome.words());
            add(&line, "b", "", &fill(" {}", &[&digits(u64::try_from(number).unwrap_or_default())]));
        }
    }
}

/// The answers to fill in or to make clear, each as a finding at its place.
fn fill_notes(form: &Form, report: &Report, application: &Application<'_>) {
    show_by_id("sida:rapport-svar", !report.notes.is_empty());
    let Some(list) = by_id("sida:rapport-svar-lista") else { return };
    list.set_text_content(Some(""));
    for note in &report.notes {
        let label = application.label(&note.at);
        let at = [Link { to: note.at.clone(), label: label.clone() }].into();
        let finding = Finding { rule: String::new(), outcome: Outcome::CannotTellYet, at, says: note.says.clone() };
        messages::ways(&finding_line(&list, form, &finding), note, &label);
    }
}

fn fill_clauses(place: &Element, form: &Form, report: &Report) {
    place.set_text_content(Some(""));
    let mut page = "";
    let mut list = None;
    for (clause, verdict) in form.ruleset.clauses.iter().zip(&report.clauses) {
        if list.is_none() || page != clause.page {
            page = &clause.page;
            add(place, "h3", "", page);
            list = Some(add(place, "ol", "verdicts", ""));
        }
        if let Some(list) = &list {
            verdict_line(list, form, clause, verdict);
        }
    }
}

fn verdict_line(list: &Element, form: &Form, clause: &Clause, verdict: &ClauseReport) {
    let outcome = verdict.outcome;
    let line = add(list, "li", "verdict", "");
    line.set_attribute("data-outcome", outcome.key());
    line.set_attribute("data-clause", &clause.id);
    add(&line, "p", "outcome", outcome.words());
    let words = add(&line, "blockquote", "", "");
    add(&words, "p", "", &clause.words);
    if clause.mark.ours {
        add(&line, "p", "ours", "Webbplatsens egen kontroll. Förbundets texter kräver det inte.");
    }
    if !verdict.findings.is_empty() {
        let list = add(&line, "ul", "findings", "");
        for finding in &verdict.findings {
            finding_line(&list, form, finding);
        }
    }
    source(&line, clause);
}

fn finding_line(list: &Element, form: &Form, finding: &Finding) -> Element {
    let line = add(list, "li", "", "");
    line.set_attribute("data-outcome", finding.outcome.key());
    line.set_attribute("data-rule", &finding.rule);
    let says = add(&line, "span", "says", "");
    for piece in finding.pieces() {
        match piece {
            Piece::Words(words) => add(&says, "span", "", words),
            Piece::Label(to) => add_link(&says, "", &link_to(form.ruleset, &to.to), &to.label),
        };
    }
    for link in finding.unnamed() {
        add_link(&line, "mend", &link_to(form.ruleset, &link.to), &fill("Till svaret: {}", &[&link.label]));
    }
    line
}

fn source(line: &Element, clause: &Clause) {
    let source = add(line, "p", "source", "");
    // The answers stay where they are while a clause on another page is read.
    let is_elsewhere = !clause.link.starts_with('#');
    let tab = if is_elsewhere { " (ny\u{a0}flik)" } else { "" };
    let link_to_page = add_link(&source, "", &clause.link, &fill("Läs punkten på sidan ”{}”{}", &[&clause.page, tab]));
    if is_elsewhere {
        link_to_page.set_attribute("target", "_blank");
    }
    // Links that stand alone must tell which clause they lead to.
    add(&link_to_page, "span", "visually-hidden", &fill(": {}", &[&clause.words]));
}

/// The control to go to: of a choice the first option, of a group its whole.
fn link_to(ruleset: &Ruleset, at: &Address) -> String {
    let options = match at {
        Address::Field(id) => ruleset.form.find(id),
        Address::Cell(group, _, column) => ruleset.form.find(&fill("{}.{}", &[group, column])),
        Address::Group(_) | Address::Reason(_) => None,
    };
    let options = options.map(|found| found.field.options()).unwrap_or_default();
    let part = match (at, options.as_slice()) {
        (Address::Group(_), _) => Part::Whole,
        (_, [_, _, ..]) => options.first().map_or(Part::Control, |(id, _)| Part::Option(id)),
        _ => Part::Control,
    };
    fill("#{}", &[&at.id(part)])
}

fn mark_title(marked: bool) {
    let Some(element) = first("title") else { return };
    let title = element.text_content().unwrap_or_default();
    let bare = title.strip_prefix(TITLE_MARK).unwrap_or(&title);
    element.set_text_content(Some(&tell(&[if marked { TITLE_MARK } else { "" }, bare])));
}
