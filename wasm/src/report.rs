//! Shows a report: the summary above the heading, messages at the fields, the clauses below the form.

use crate::dom::{by_id, document, element, focus, say, show as set_shown};
use crate::form::Form;
use crate::messages;
use finsamkoll_checks::{
    Address, Answers, Clause, ClauseReport, Finding, Outcome, Part, Piece, Report, Ruleset, report,
};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

/// What stands before the page's title while there is something to mend.
const TITLE_MARK: &str = "Fel: ";

/// Checks the application and shows what comes of it.
pub(crate) fn show(form: &Form, answers: &Answers) {
    let report = report(&form.ruleset, answers, form.today());
    messages::clear_all(&form.element);
    show_at_fields(&report);
    // A page that refuses new elements cannot be helped; what is shown so far stays.
    let _ = show_report(form, &report);
    let _ = show_summary(form, &report);
    mark_title(report.to_mend() > 0);
}

/// Tells that the report speaks of older answers.
pub(crate) fn mark_stale() {
    say("Svaren har ändrats sedan kontrollen. Kontrollera ansökan igen för att få en ny rapport.");
    if let Some(note) = by_id("sida:rapport-stale") {
        set_shown(&note, true);
    }
}

fn show_at_fields(report: &Report) {
    for note in &report.notes {
        messages::error(&note.at, &note.says);
    }
    // The strongest finding at a place is said there, unless the answer itself is what is wrong.
    let mut findings: Vec<&Finding> = report.findings().map(|(_, finding)| finding).collect();
    findings.sort_by_key(|finding| finding.outcome);
    for finding in findings {
        if let Some(link) = finding.at.first().filter(|link| !report.notes.iter().any(|note| note.at == link.to)) {
            messages::finding(&link.to, finding.outcome, &finding.says);
        }
    }
}

fn show_summary(form: &Form, report: &Report) -> Result<(), JsValue> {
    let (Some(summary), Some(result)) = (by_id("sida:fel"), by_id("sida:rapport")) else { return Ok(()) };
    set_shown(&summary, report.to_mend() > 0);
    if report.to_mend() == 0 {
        focus(&result);
        return Ok(());
    }
    let Some(list) = by_id("sida:fel-lista") else { return Ok(()) };
    list.set_text_content(None);
    for note in &report.notes {
        list.append_child(&*summary_line(form, &note.at, &note.says)?)?;
    }
    for (_, finding) in report.findings().filter(|(_, finding)| finding.outcome == Outcome::NotMet) {
        if let Some(link) = finding.at.first() {
            list.append_child(&*summary_line(form, &link.to, &finding.says)?)?;
        }
    }
    set_text("sida:fel-antal", &report.to_mend_in_words());
    focus(&summary);
    Ok(())
}

fn summary_line(form: &Form, at: &Address, words: &str) -> Result<Element, JsValue> {
    let line = element("li", &[], "")?;
    line.append_child(&*element("a", &[("href", &link_to(&form.ruleset, at))], words)?)?;
    Ok(line)
}

fn show_report(form: &Form, report: &Report) -> Result<(), JsValue> {
    let Some(place) = by_id("sida:rapport") else { return Ok(()) };
    set_shown(&place, true);
    if let Some(note) = by_id("sida:rapport-stale") {
        set_shown(&note, false);
    }
    set_text("sida:rapport-sammanfattning", &report.summary());
    set_text("sida:rapport-dag", &form.today().to_string());
    if let Some(counts) = by_id("sida:rapport-antal") {
        fill_counts(&counts, report)?;
    }
    if let Some(clauses) = by_id("sida:rapport-punkter") {
        fill_clauses(&clauses, form, report)?;
    }
    Ok(())
}

fn fill_counts(counts: &HtmlElement, report: &Report) -> Result<(), JsValue> {
    counts.set_text_content(None);
    for outcome in Outcome::ALL.into_iter().rev() {
        let number = report.clauses.iter().filter(|clause| clause.outcome == outcome).count();
        if number > 0 {
            let line = element("li", &[("data-outcome", outcome.key())], "")?;
            line.append_child(&*element("span", &[("class", "outcome")], &outcome.to_string())?)?;
            line.append_child(&*element("b", &[], &format!(" {number}"))?)?;
            counts.append_child(&line)?;
        }
    }
    Ok(())
}

fn fill_clauses(place: &HtmlElement, form: &Form, report: &Report) -> Result<(), JsValue> {
    place.set_text_content(None);
    let mut page = "";
    let mut list = None;
    for (clause, verdict) in form.ruleset.clauses.iter().zip(&report.clauses) {
        if list.is_none() || page != clause.page {
            page = &clause.page;
            place.append_child(&*element("h3", &[], page)?)?;
            let new = element("ol", &[("class", "verdicts")], "")?;
            place.append_child(&new)?;
            list = Some(new);
        }
        if let Some(list) = &list {
            list.append_child(&*verdict_line(form, clause, verdict)?)?;
        }
    }
    Ok(())
}

fn verdict_line(form: &Form, clause: &Clause, verdict: &ClauseReport) -> Result<Element, JsValue> {
    let line = element(
        "li",
        &[("class", "verdict"), ("data-outcome", verdict.outcome.key()), ("data-clause", &clause.id)],
        "",
    )?;
    line.append_child(&*element("p", &[("class", "outcome")], &verdict.outcome.to_string())?)?;
    let words = element("blockquote", &[], "")?;
    words.append_child(&*element("p", &[], &clause.words)?)?;
    line.append_child(&words)?;
    if !verdict.findings.is_empty() {
        let list = element("ul", &[("class", "findings")], "")?;
        for finding in &verdict.findings {
            list.append_child(&*finding_line(form, finding)?)?;
        }
        line.append_child(&list)?;
    }
    line.append_child(&*source(clause)?)?;
    Ok(line)
}

fn finding_line(form: &Form, finding: &Finding) -> Result<Element, JsValue> {
    let line = element("li", &[("data-outcome", finding.outcome.key()), ("data-rule", &finding.rule)], "")?;
    let says = element("span", &[("class", "says")], "")?;
    for piece in finding.pieces() {
        let piece = match piece {
            Piece::Words(words) => element("span", &[], words)?,
            Piece::Label(to) => element("a", &[("href", &link_to(&form.ruleset, &to.to))], &to.label)?,
        };
        says.append_child(&piece)?;
    }
    line.append_child(&says)?;
    for link in finding.unnamed() {
        let href = link_to(&form.ruleset, &link.to);
        let to = element("a", &[("class", "mend"), ("href", &href)], "Till svaret")?;
        to.append_child(&*element("span", &[("class", "visually-hidden")], &format!(": {}", link.label))?)?;
        line.append_child(&to)?;
    }
    Ok(line)
}

fn source(clause: &Clause) -> Result<Element, JsValue> {
    let source = element("p", &[("class", "source")], "")?;
    let link = element("a", &[("href", &clause.link)], "Läs punkten på sidan ")?;
    link.append_child(&*element("span", &[], &format!("”{}”", clause.page))?)?;
    // Links that stand alone must tell which clause they lead to.
    link.append_child(&*element("span", &[("class", "visually-hidden")], &format!(": {}", clause.words))?)?;
    source.append_child(&link)?;
    Ok(source)
}

/// The control to go to: of a choice the first option, of a group its whole.
fn link_to(ruleset: &Ruleset, at: &Address) -> String {
    let options = match at {
        Address::Field(id) => ruleset.form.find(id),
        Address::Cell(group, _, column) => ruleset.form.find(&format!("{group}.{column}")),
        Address::Group(_) | Address::Reason(_) => None,
    };
    let options = options.map(|found| found.field.options()).unwrap_or_default();
    let part = match (at, options.as_slice()) {
        (Address::Group(_), _) => Part::Whole,
        (_, [_, _, ..]) => options.first().map_or(Part::Control, |(id, _)| Part::Option(id)),
        _ => Part::Control,
    };
    format!("#{}", at.id(part))
}

fn set_text(id: &str, words: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(words));
    }
}

fn mark_title(marked: bool) {
    let Some(document) = document() else { return };
    let title = document.title();
    let bare = title.strip_prefix(TITLE_MARK).unwrap_or(&title);
    document.set_title(&if marked { format!("{TITLE_MARK}{bare}") } else { bare.to_owned() });
}
