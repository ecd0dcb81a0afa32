//! The report as it can be read in the page, and as the checks give it natively, in the same lines.

use crate::driver::Browser;
use crate::support::cases;
use finsamkoll_checks::form::Form;
use finsamkoll_checks::{Address, Outcome, Part, Report, Way};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Reads what the page shows; it calls nothing of the page's.
const READ: &str = r#"
  const links = (of) => [...of.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  const verdicts = [...document.querySelectorAll(".verdict")].map((verdict) => ({
    clause: verdict.dataset.clause,
    outcome: verdict.querySelector(".outcome").textContent,
    findings: [...verdict.querySelectorAll(".findings > li")].map((finding) => ({
      outcome: finding.dataset.outcome,
      says: finding.querySelector(".says").textContent,
      links: links(finding),
    })),
  }));
  const ways = (of) => [...of.querySelectorAll(".way")].map((way) => `${way.firstChild.textContent} = ${way.value}`);
  const fault = document.querySelector('[id="sida:fel"]');
  const lines = [...fault.querySelectorAll("li")].map((line) => ({
    says: line.querySelector("a").textContent, links: links(line), ways: ways(line),
  }));
  const notes = [...document.querySelectorAll('[id="sida:rapport-svar-lista"] > li')].map((line) => ({
    says: line.querySelector(".says").textContent, links: links(line), ways: ways(line),
  }));
  return { verdicts, summary: fault.hidden ? [] : lines, notes };
"#;

/// Where a line stands: in the summary at the top, or among the answers in the report.
const TOP: &str = "at the top";
const REPORT: &str = "in the report";

#[derive(Debug, Deserialize)]
struct Page {
    verdicts: Vec<Verdict>,
    summary: Vec<Line>,
    notes: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Verdict {
    clause: String,
    outcome: String,
    findings: Vec<Finding>,
}

#[derive(Debug, Deserialize)]
struct Finding {
    outcome: String,
    says: String,
    links: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Line {
    says: String,
    links: BTreeSet<String>,
    ways: Vec<String>,
}

impl Line {
    fn told(self, place: &str) -> String {
        let to: Vec<String> = self.links.into_iter().collect();
        format!("{place}: {} ({}) {}", self.says, to.join(" "), self.ways.join(", "))
    }
}

/// The report that stands in the page, in lines.
pub(crate) fn in_page(browser: &Browser) -> String {
    let page: Page = serde_json::from_value(browser.run(READ, &[])).unwrap();
    let mut lines = String::new();
    for verdict in page.verdicts {
        writeln!(lines, "{}: {}", verdict.clause, verdict.outcome).unwrap();
        for finding in verdict.findings {
            let to: Vec<String> = finding.links.into_iter().collect();
            writeln!(lines, "    {} {} ({})", finding.outcome, finding.says, to.join(" ")).unwrap();
        }
    }
    for line in page.summary {
        writeln!(lines, "{}", line.told(TOP)).unwrap();
    }
    for line in page.notes {
        writeln!(lines, "{}", line.told(REPORT)).unwrap();
    }
    lines
}

/// The report that the checks give natively, in the lines that the page should have.
pub(crate) fn natively(report: &Report, form: &Form) -> String {
    let mut lines = String::new();
    for clause in &report.clauses {
        writeln!(lines, "{}: {}", clause.clause, clause.outcome).unwrap();
        for finding in &clause.findings {
            let to: BTreeSet<String> = finding.at.iter().map(|link| anchor(&link.to, form)).collect();
            let to: Vec<String> = to.into_iter().collect();
            writeln!(lines, "    {} {} ({})", finding.outcome.key(), finding.says, to.join(" ")).unwrap();
        }
    }
    let line = |at: &Address, says: &str, ways: &[Way]| Line {
        says: says.to_owned(),
        links: [anchor(at, form)].into(),
        ways: ways.iter().map(|way| format!("{} = {}", way.words, way.written)).collect(),
    };
    for note in &report.notes {
        writeln!(lines, "{}", line(&note.at, &note.says, &note.ways).told(TOP)).unwrap();
    }
    for (_, finding) in report.findings().filter(|(_, finding)| finding.outcome == Outcome::NotMet) {
        if let Some(link) = finding.at.first() {
            writeln!(lines, "{}", line(&link.to, &finding.says, &[]).told(TOP)).unwrap();
        }
    }
    for note in &report.notes {
        writeln!(lines, "{}", line(&note.at, &note.says, &note.ways).told(REPORT)).unwrap();
    }
    lines
}

/// Where a link to an answer leads: to its control, of a choice to the first option, of a group to the whole.
fn anchor(at: &Address, form: &Form) -> String {
    let field = match at {
        Address::Group(_) => return format!("#{}", at.id(Part::Whole)),
        Address::Reason(_) => return format!("#{}", at.id(Part::Control)),
        Address::Field(id) => form.find(id),
        Address::Cell(group, _, column) => form.find(&format!("{group}.{column}")),
    };
    match field.unwrap().field.options().as_slice() {
        [(first, _), _, ..] => format!("#{}", at.id(Part::Option(first))),
        _ => format!("#{}", at.id(Part::Control)),
    }
}

/// Fails with the lines that differ.
pub(crate) fn assert_equal(what: &str, expected: &str, found: &str) {
    if expected == found {
        return;
    }
    let only = |in_one: &str, other: &str| {
        in_one.lines().filter(|line| !other.lines().any(|known| known == *line)).collect::<Vec<_>>().join("\n  ")
    };
    panic!("{what}:\nnatively\n  {}\nin the page\n  {}", only(expected, found), only(found, expected));
}

/// The names of outcomes in files and in the page's attributes are one.
#[test]
fn outcomes_have_one_name() {
    assert!(Outcome::ALL.iter().all(|outcome| cases::outcome(*outcome).replace(' ', "-") == outcome.key()));
}
