//! Golden cases: an application, a day, and the whole report expected, written by hand.
//!
//! A case may build on another one of its folder (`base`) and give only the answers and outcomes that differ; what is
//! compared is always the whole report, with all readings to choose from (`ways`). How answers were understood is
//! compared in those cases that name it: an `[understood]` then has all that is shown, and is handed on to no case.

use finsamkoll_checks::{Address, Answers, Date, NoteKind, Origin, Outcome, Report, Ruleset, Submission, report};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// A case as its file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code, reason = "for those who read the file")]
    about: String,
    base: Option<String>,
    today: toml::value::Datetime,
    #[serde(default)]
    received: Option<toml::value::Datetime>,
    #[serde(default)]
    origin: Option<WrittenOn>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    outcomes: BTreeMap<String, String>,
    #[serde(default)]
    finding: Vec<Expected>,
    #[serde(default)]
    reading: Vec<ExpectedNote>,
    understood: Option<BTreeMap<String, String>>,
}

/// What an application that did not come from the page was written on: `"foreign"`, or
/// `{ file = { form = "…", version = 1 } }`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum WrittenOn {
    Foreign,
    File { form: String, version: u32 },
}

/// A finding as a file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    clause: String,
    outcome: String,
    at: Vec<String>,
    says: String,
}

/// A note on one answer as a file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedNote {
    at: String,
    kind: String,
    says: String,
    #[serde(default)]
    ways: Vec<ExpectedWay>,
}

/// One of several things that an answer can mean as a file has it: in words, and the whole answer written so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedWay {
    words: String,
    written: String,
}

/// A case with all that it takes over from its base.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The name of its file, without ending.
    pub(crate) name: String,
    /// The case it builds on.
    pub(crate) base: Option<String>,
    /// The day of the check.
    pub(crate) today: Date,
    /// The day on which it was received, and what it was written on; only the office knows these.
    received: Option<Date>,
    origin: Origin,
    /// Every answer, as typed.
    pub(crate) written: BTreeMap<Address, String>,
    outcomes: BTreeMap<String, String>,
    findings: Vec<Expected>,
    notes: Vec<ExpectedNote>,
    understood: Option<BTreeMap<String, String>>,
}

/// All cases of an association, by name.
pub(crate) fn all(association: &str) -> Vec<Case> {
    let folder = super::in_repository("tests/cases").join(association);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file: File =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
        files.insert(name, file);
    }
    files.keys().map(|name| whole(name, &files)).collect()
}

fn whole(name: &str, files: &BTreeMap<String, File>) -> Case {
    let file = files.get(name).unwrap_or_else(|| panic!("there is no case {name}"));
    let own = Case {
        name: name.to_owned(),
        base: file.base.clone(),
        today: day(&file.today),
        received: file.received.as_ref().map(day),
        origin: match &file.origin {
            None => Origin::Web,
            Some(WrittenOn::Foreign) => Origin::Foreign,
            Some(WrittenOn::File { form, version }) => Origin::File { form: form.clone(), version: *version },
        },
        written: file.answers.iter().map(|(at, text)| (address(at), text.clone())).collect(),
        outcomes: file.outcomes.clone(),
        findings: file.finding.clone(),
        notes: file.reading.clone(),
        understood: file.understood.clone(),
    };
    match &file.base {
        None => own,
        Some(base) => own.over(whole(base, files)),
    }
}

impl Case {
    /// This case, completed by the one that it builds on.
    fn over(self, base: Self) -> Self {
        let says_of = |clause: &String| {
            self.outcomes.contains_key(clause) || self.findings.iter().any(|finding| finding.clause == *clause)
        };
        let inherited = base.findings.into_iter().filter(|finding| !says_of(&finding.clause));
        let findings = inherited.chain(self.findings.iter().cloned()).collect();
        let notes = if self.notes.is_empty() { base.notes } else { self.notes };
        let mut written = base.written;
        written.extend(self.written);
        written.retain(|_, text| !text.is_empty());
        let mut outcomes = base.outcomes;
        outcomes.extend(self.outcomes);
        Self { written, outcomes, findings, notes, ..self }
    }

    /// The answers, for the checks.
    pub(crate) fn answers(&self) -> Answers {
        self.written.clone().into_iter().collect()
    }

    /// The application as it reaches the checks.
    pub(crate) fn submission(&self) -> Submission {
        Submission { answers: self.answers(), origin: self.origin.clone(), received: self.received, deadline: None }
    }

    /// Whether it can be typed into the page: it came from there, and has not been received.
    pub(crate) fn is_on_web(&self) -> bool {
        self.origin == Origin::Web && self.received.is_none()
    }

    /// Whether it was written on this form, on the web or in a document.
    pub(crate) fn is_on(&self, this: &str) -> bool {
        match &self.origin {
            Origin::Web => true,
            Origin::File { form, .. } => form == this,
            Origin::Foreign => false,
        }
    }

    /// What the checks say.
    pub(crate) fn report(&self, ruleset: &Ruleset) -> Report {
        report(ruleset, &self.submission(), self.today)
    }

    /// A report in lines, with how answers were understood where the case names it.
    pub(crate) fn lines(&self, report: &Report) -> String {
        let understood = report.understood.iter().map(|(at, says)| (at.text(), says.clone())).collect();
        lines(report) + &understood_lines(self.understood.as_ref().map(|_| &understood))
    }

    /// What the case expects, in lines that can be compared with those of [`lines`](Self::lines).
    pub(crate) fn expected(&self, ruleset: &Ruleset) -> String {
        let mut lines = String::new();
        for clause in &ruleset.clauses {
            let outcome = self.outcomes.get(&clause.id).map_or("?", String::as_str);
            writeln!(lines, "{}: {outcome}", clause.id).unwrap();
            for finding in self.findings.iter().filter(|finding| finding.clause == clause.id) {
                writeln!(lines, "    {} at {}: {}", finding.outcome, finding.at.join(", "), finding.says).unwrap();
            }
        }
        for note in &self.notes {
            writeln!(lines, "{} at {}: {}", note.kind, note.at, note.says).unwrap();
            for way in &note.ways {
                writeln!(lines, "    {} by {:?}", way.words, way.written).unwrap();
            }
        }
        let known = |id: &String| ruleset.clauses.iter().any(|clause| clause.id == *id);
        for clause in self.outcomes.keys().chain(self.findings.iter().map(|finding| &finding.clause)) {
            assert!(known(clause), "{}: there is no clause {clause}", self.name);
        }
        lines + &understood_lines(self.understood.as_ref())
    }
}

/// A report in lines, but for how answers were understood.
pub(crate) fn lines(report: &Report) -> String {
    let mut lines = String::new();
    for clause in &report.clauses {
        writeln!(lines, "{}: {}", clause.clause, outcome(clause.outcome)).unwrap();
        for finding in &clause.findings {
            let at: Vec<String> = finding.at.iter().map(|link| link.to.to_string()).collect();
            writeln!(lines, "    {} at {}: {}", outcome(finding.outcome), at.join(", "), finding.says).unwrap();
        }
    }
    for note in &report.notes {
        writeln!(lines, "{} at {}: {}", kind(note.kind), note.at, note.says).unwrap();
        for way in &note.ways {
            writeln!(lines, "    {} by {:?}", way.words, way.written).unwrap();
        }
    }
    lines
}

fn understood_lines(understood: Option<&BTreeMap<String, String>>) -> String {
    let mut lines = String::new();
    for (at, says) in understood.into_iter().flatten() {
        writeln!(lines, "understood at {at}: {says}").unwrap();
    }
    lines
}

/// An outcome as the files of the cases name it.
pub(crate) fn outcome(outcome: Outcome) -> String {
    outcome.key().replace('-', " ")
}

fn day(written: &toml::value::Datetime) -> Date {
    Date::parse_iso(&written.to_string()).unwrap()
}

fn kind(kind: NoteKind) -> &'static str {
    kind.key()
}

fn address(text: &str) -> Address {
    Address::parse(text).unwrap_or_else(|| panic!("{text} is no address"))
}
