//! The review for programs: one JSON object, described for its readers in `docs/granskning.md`.
//!
//! Texts are as they were written: whoever shows them sees to what stands in them.

use crate::words::iso;
use crate::{Alike, Association, Copies, Desk, Found, OtherRound, PassedOver, Review, Reviewed, Sum, Unread};
use finsamkoll_checks::{Address, Amount, AnswerCode, Clause, ClauseReport, Finding, Note, Report};
use serde::Serialize;

/// The number of the format. A new key leaves it as it is; what is renamed or taken away changes it.
const FORMAT: u8 = 1;

impl Review {
    /// The review as JSON, with a line end.
    #[must_use]
    pub fn json(&self, desk: &Desk) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string_pretty(&Whole::new(self, desk)).unwrap_or_default() + "\n"
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Whole<'a> {
    format: u8,
    today: String,
    round: Option<&'a str>,
    complete: bool,
    associations: Vec<AssociationView<'a>>,
    applications: Vec<ApplicationView<'a>>,
    copies: Vec<CopiesView<'a>>,
    sums: Vec<SumView<'a>>,
    unread: Vec<UnreadView<'a>>,
    other_rounds: Vec<OtherRoundView<'a>>,
    passed_over: Vec<PassedOverView<'a>>,
}

impl<'a> Whole<'a> {
    fn new(review: &'a Review, desk: &'a Desk) -> Self {
        let of = |one: &'a Reviewed| Some(ApplicationView::new(one, desk.associations.get(one.association)?));
        Self {
            format: FORMAT,
            today: iso(desk.today),
            round: desk.round.as_deref(),
            complete: review.is_complete(),
            associations: desk.associations.iter().map(AssociationView::new).collect(),
            applications: review.applications.iter().filter_map(of).collect(),
            copies: review.copies.iter().map(|copies| CopiesView::new(copies, review)).collect(),
            sums: review.sums.iter().map(|sum| SumView::new(sum, desk)).collect(),
            unread: review.unread.iter().map(UnreadView::new).collect(),
            other_rounds: review.other_rounds.iter().map(|other| OtherRoundView::new(other, desk)).collect(),
            passed_over: review.passed_over.iter().map(PassedOverView::new).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AssociationView<'a> {
    id: &'a str,
    name: &'a str,
    form: &'a str,
    form_version: u32,
    form_address: Option<&'a str>,
}

impl<'a> AssociationView<'a> {
    fn new(association: &'a Association) -> Self {
        Self {
            id: &association.id,
            name: &association.name,
            form: &association.ruleset.form.id,
            form_version: association.ruleset.form.version,
            form_address: association.form_address.as_deref(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ApplicationView<'a> {
    file: &'a str,
    association: &'a str,
    effort: &'a str,
    owner: &'a str,
    sought_ore: Option<i64>,
    round: Option<&'a str>,
    received: Option<String>,
    judged_as_of: String,
    form_version: Option<u32>,
    complete: bool,
    status: &'static str,
    missing: usize,
    not_met: usize,
    warnings: usize,
    to_decide: usize,
    lines_to_sign: LinesView<'a>,
    code: CodeView,
    reading: ReadingView,
    remarks: &'a [String],
    report: ReportView<'a>,
}

impl<'a> ApplicationView<'a> {
    fn new(one: &'a Reviewed, association: &'a Association) -> Self {
        Self {
            file: &one.name,
            association: &association.id,
            effort: &one.effort,
            owner: &one.owner,
            sought_ore: one.sought.map(ore),
            round: one.round.as_deref(),
            received: one.received.map(iso),
            judged_as_of: iso(one.reckoned),
            form_version: one.version,
            complete: one.is_complete(),
            status: one.status.key(),
            missing: one.missing(),
            not_met: one.errors(),
            warnings: one.warnings(),
            to_decide: one.asks(),
            lines_to_sign: LinesView { parties: &one.to_sign.parties, with_line: &one.to_sign.with_line },
            code: CodeView::new(one),
            reading: ReadingView::new(&one.found),
            remarks: &one.said,
            report: ReportView::new(&one.report, association),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LinesView<'a> {
    parties: &'a [String],
    with_line: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CodeView {
    state: &'static str,
    printed: Option<String>,
    now: String,
}

impl CodeView {
    fn new(one: &Reviewed) -> Self {
        let printed = one.code.printed().map(AnswerCode::text);
        Self { state: one.code.key(), printed, now: one.code.now().text() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReadingView {
    by_tag: usize,
    by_label: usize,
    not_found: Vec<String>,
}

impl ReadingView {
    fn new(found: &Found) -> Self {
        let not_found = found.missing.iter().map(Address::text).collect();
        Self { by_tag: found.by_tag, by_label: found.by_label, not_found }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReportView<'a> {
    notes: Vec<NoteView<'a>>,
    clauses: Vec<ClauseView<'a>>,
    understood: Vec<UnderstoodView<'a>>,
}

impl<'a> ReportView<'a> {
    fn new(report: &'a Report, association: &'a Association) -> Self {
        let understood = report.understood.iter().map(|(at, says)| UnderstoodView { at: at.text(), says });
        Self {
            notes: report.notes.iter().map(NoteView::new).collect(),
            clauses: report.clauses.iter().map(|clause| ClauseView::new(clause, association)).collect(),
            understood: understood.collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct NoteView<'a> {
    at: String,
    kind: &'static str,
    says: &'a str,
    ways: Vec<WayView<'a>>,
}

impl<'a> NoteView<'a> {
    fn new(note: &'a Note) -> Self {
        let ways = note.ways.iter().map(|way| WayView { words: &way.words, written: &way.written });
        Self { at: note.at.text(), kind: note.kind.key(), says: &note.says, ways: ways.collect() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct WayView<'a> {
    words: &'a str,
    written: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ClauseView<'a> {
    clause: &'a str,
    page: &'a str,
    words: &'a str,
    outcome: &'static str,
    findings: Vec<FindingView<'a>>,
}

impl<'a> ClauseView<'a> {
    fn new(report: &'a ClauseReport, association: &'a Association) -> Self {
        let clause = association.ruleset.clauses.iter().find(|clause| clause.id == report.clause);
        let told = |words: fn(&Clause) -> &str| clause.map(words).unwrap_or_default();
        Self {
            clause: &report.clause,
            page: told(|clause| &clause.page),
            words: told(|clause| &clause.words),
            outcome: report.outcome.key(),
            findings: report.findings.iter().map(FindingView::new).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct FindingView<'a> {
    rule: &'a str,
    outcome: &'static str,
    says: &'a str,
    at: Vec<PlaceView<'a>>,
}

impl<'a> FindingView<'a> {
    fn new(finding: &'a Finding) -> Self {
        let at = finding.at.iter().map(|link| PlaceView { at: link.to.text(), label: &link.label });
        Self { rule: &finding.rule, outcome: finding.outcome.key(), says: &finding.says, at: at.collect() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PlaceView<'a> {
    at: String,
    label: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct UnderstoodView<'a> {
    at: String,
    says: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CopiesView<'a> {
    files: Vec<&'a str>,
    equal: bool,
}

impl<'a> CopiesView<'a> {
    fn new(copies: &Copies, review: &'a Review) -> Self {
        let files = copies.of.iter().filter_map(|at| review.applications.get(*at)).map(|one| one.name.as_str());
        Self { files: files.collect(), equal: copies.alike == Alike::Answers }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SumView<'a> {
    association: Option<&'a str>,
    round: Option<&'a str>,
    applications: usize,
    without_sum: usize,
    sought_ore: i64,
    funds_ore: Option<i64>,
}

impl<'a> SumView<'a> {
    fn new(sum: &'a Sum, desk: &'a Desk) -> Self {
        Self {
            association: desk.associations.get(sum.association).map(|association| association.id.as_str()),
            round: sum.round.as_deref(),
            applications: sum.applications,
            without_sum: sum.without_sum,
            sought_ore: ore(sum.sought),
            funds_ore: sum.funds.map(ore),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct UnreadView<'a> {
    file: &'a str,
    reason: &'static str,
    says: String,
    send_back: Option<String>,
}

impl<'a> UnreadView<'a> {
    fn new(unread: &'a Unread) -> Self {
        let reason = &unread.reason;
        Self { file: &unread.name, reason: reason.key(), says: reason.says(), send_back: reason.send_back() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct OtherRoundView<'a> {
    file: &'a str,
    association: Option<&'a str>,
    round: Option<&'a str>,
}

impl<'a> OtherRoundView<'a> {
    fn new(other: &'a OtherRound, desk: &'a Desk) -> Self {
        let association = desk.associations.get(other.association);
        Self {
            file: &other.name,
            association: association.map(|association| association.id.as_str()),
            round: other.round.as_deref(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PassedOverView<'a> {
    name: &'a str,
    why: &'static str,
}

impl<'a> PassedOverView<'a> {
    fn new(passed_over: &'a PassedOver) -> Self {
        Self { name: &passed_over.name, why: passed_over.why.key() }
    }
}

const fn ore(amount: Amount) -> i64 {
    amount.ore
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Status;
    use crate::example::{desk, review};
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    const DOCS: &str = include_str!("../../docs/granskning.md");

    fn told() -> Value {
        serde_json::from_str(&review().json(&desk())).unwrap()
    }

    /// The keys with those above them: `applications[].code.state`.
    fn keys(value: &Value, above: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    let key = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
                    found.insert(key.clone());
                    keys(value, &key, found);
                }
            }
            Value::Array(all) => all.iter().for_each(|one| keys(one, &format!("{above}[]"), found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_key_is_told_in_the_docs_and_no_other() {
        let mut written = BTreeSet::new();
        keys(&told(), "", &mut written);
        let (_, json) = DOCS.split_once("## JSON").unwrap();
        let (json, _) = json.split_once("Det kan bli detta").unwrap();
        let cells = json.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
        let told: BTreeSet<String> = cells.map(|(key, _)| key.to_owned()).collect();
        assert_eq!(written, told);
    }

    #[test]
    fn every_value_of_a_list_of_words_is_told_in_the_docs() {
        let outcomes = finsamkoll_checks::Outcome::ALL.map(finsamkoll_checks::Outcome::key);
        let others = ["matches", "changed", "not-printed", "other-version", "unknown-version"];
        let kinds = ["missing", "placeholder", "ambiguous", "unreadable"];
        let why = ["hidden", "temporary", "link", "no-file", "list-of-days"];
        let statuses = [Status::Complete, Status::ToDecide, Status::ToComplete].map(Status::key);
        for word in outcomes.into_iter().chain(others).chain(kinds).chain(why).chain(statuses) {
            assert!(DOCS.contains(&format!("`{word}`")), "{word}");
        }
    }

    #[test]
    fn an_application_is_told_with_all_that_is_known_of_it() {
        let told = told();
        let first = &told["applications"][0];
        assert_eq!(told["format"], 1);
        assert_eq!(first["effort"], "=HYPERLINK(\"http://x\")\u{1b}[31m\nUnga\u{202e}");
        assert_eq!(first["sought-ore"], 340_000_050);
        assert_eq!(first["lines-to-sign"]["with-line"], json!(["Regionen"]));
        assert_eq!(
            first["code"],
            json!({ "state": "other-version", "printed": "1111-2222-3333", "now": "4444-5555-6666" })
        );
        assert_eq!(first["reading"], json!({ "by-tag": 0, "by-label": 2, "not-found": ["om.belopp"] }));
        assert_eq!(first["report"]["notes"][1]["ways"][1], json!({ "words": "60 000 kr", "written": "60000" }));
        assert_eq!(first["report"]["clauses"][0]["outcome"], "not-met");
        assert_eq!(first["report"]["clauses"][0]["words"], "Minst två parter deltar.");
        assert_eq!(first["report"]["clauses"][0]["findings"].as_array().map(Vec::len), Some(4));
        assert_eq!(told["other-rounds"][1], json!({ "file": "h.docx", "association": "sodra", "round": null }));
        assert_eq!(told["copies"], json!([{ "files": ["a.docx", "b.docx"], "equal": true }]));
        assert_eq!(
            told["sums"][0],
            json!({
                "association": "norra", "round": "2027-1", "applications": 2, "without-sum": 0,
                "sought-ore": 370_000_050, "funds-ore": 50_000_000,
            })
        );
    }

    #[test]
    fn nothing_reviewed_is_an_object_too() {
        let told: Value = serde_json::from_str(&Review::default().json(&desk())).unwrap();
        assert_eq!(told["applications"], json!([]));
        assert_eq!(told["complete"], true);
    }
}
