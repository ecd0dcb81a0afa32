//! The report: what each clause comes to, and what to do.

use crate::application::Asked;
use crate::gather::Gather;
use crate::note::{Note, note, understood};
use crate::rules::{Judged, Verdict};
use crate::sentence::{all_of, digits, fill, joined, quoted};
use crate::{Address, Application, Clause, Date, Otherwise, Outcome, Rule, Ruleset, Submission};
use alloc::string::String;
use alloc::vec::Vec;

/// What a check of one application comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Every clause of the association, in the order in which the pages tell them.
    pub clauses: Vec<ClauseReport>,
    /// What is missing or could not be read, in the order of the form.
    pub notes: Vec<Note>,
    /// How answers were understood, in whole sentences, where that is not plain from what is written.
    pub understood: Vec<(Address, String)>,
}

/// What one clause comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseReport {
    /// The clause's id.
    pub clause: String,
    /// The strongest of its findings, and of its author's mark.
    pub outcome: Outcome,
    /// What its rules found, where there is anything to say.
    pub findings: Vec<Finding>,
}

/// What there is to say of one answer by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldCheck {
    /// What is the matter with it.
    pub note: Option<Note>,
    /// How it was understood, in a whole sentence, where that is not plain from what is written.
    pub understood: Option<String>,
}

/// Something to say under a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: String,
    /// What it amounts to.
    pub outcome: Outcome,
    /// The places it speaks of, the one where it is shown first; none where it is about the application as a whole.
    pub at: Vec<Link>,
    /// What was found and what to do, in whole sentences.
    pub says: String,
}

/// A place in the form, with what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The place.
    pub to: Address,
    /// Its label; for a cell with group and row.
    pub label: String,
}

/// A piece of a finding's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain words.
    Words(&'a str),
    /// The label of a place, which can lead there.
    Label(&'a Link),
}

/// Checks an application against its association's rules, as on the day `today`.
#[must_use]
pub fn report(ruleset: &Ruleset, submission: &Submission, today: Date) -> Report {
    Application::new(ruleset, submission, today).report()
}

/// What there is to say of one answer by itself, for the moment when the applicant leaves its field.
#[must_use]
pub fn check_field(ruleset: &Ruleset, submission: &Submission, today: Date, at: &Address) -> FieldCheck {
    let application = Application::new(ruleset, submission, today);
    match application.slots().iter().find(|slot| slot.at == *at) {
        Some(slot) => FieldCheck { note: note(slot, &application), understood: understood(slot, &application) },
        None => FieldCheck::default(),
    }
}

impl Application<'_> {
    /// What the checks of its association's rules come to: what [`report()`] gives, for those who need the application too.
    #[must_use]
    pub fn report(&self) -> Report {
        let rules = &self.ruleset().rules;
        let findings: Vec<Found<'_>> = rules.iter().map(|rule| found(rule, self)).gather();
        let clauses = self.ruleset().clauses.iter().map(|clause| clause_report(clause, &findings, self)).gather();
        let notes = self.slots().iter().filter_map(|slot| note(slot, self)).gather();
        let mut understandings = Vec::new();
        for slot in self.slots() {
            if let Some(says) = understood(slot, self) {
                understandings.push((slot.at.clone(), says));
            }
        }
        Report { clauses, notes, understood: understandings }
    }
}

impl Finding {
    /// Its words in pieces: where they quote the label of one of its places, the label can lead there.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.says.as_str();
        while let Some((before, link, after)) = self.next_link(rest) {
            pieces.extend([Piece::Words(before), Piece::Label(link)]);
            rest = after;
        }
        pieces.push(Piece::Words(rest));
        pieces
    }

    /// The places that its words do not name.
    pub fn unnamed(&self) -> impl Iterator<Item = &Link> {
        self.at.iter().filter(|link| position(&self.says, &quoted(&link.label)).is_none())
    }

    fn next_link<'a>(&'a self, words: &'a str) -> Option<(&'a str, &'a Link, &'a str)> {
        let found = self.at.iter().filter_map(|link| Some((position(words, &quoted(&link.label))?, link)));
        let (start, link) = found.min_by_key(|(start, _)| *start)?;
        let start = start + '”'.len_utf8();
        let (before, rest) = words.split_at_checked(start)?;
        Some((before, link, rest.get(link.label.len()..)?))
    }
}

/// Where the words stand in a text. `str::find` would bring a searcher, large in the browser, for what is
/// short here.
fn position(text: &str, words: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(words)))
}

impl Report {
    /// All findings, with their clauses.
    pub fn findings(&self) -> impl Iterator<Item = (&ClauseReport, &Finding)> {
        self.clauses.iter().flat_map(|clause| clause.findings.iter().map(move |finding| (clause, finding)))
    }

    /// The findings that amount to this.
    #[must_use]
    pub fn that_are(&self, outcome: Outcome) -> Vec<&Finding> {
        let mut found = Vec::new();
        for clause in &self.clauses {
            found.extend(clause.findings.iter().filter(|finding| finding.outcome == outcome));
        }
        found
    }

    /// How many findings amount to this.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.that_are(outcome).len()
    }

    /// How many things are to be mended: answers that are missing or unclear, and what is not met.
    #[must_use]
    pub fn to_mend(&self) -> usize {
        self.notes.len() + self.count(Outcome::NotMet)
    }

    /// How many things are to be mended, in words: the heading of the summary.
    #[must_use]
    pub fn to_mend_in_words(&self) -> String {
        counted(self.to_mend(), TO_MEND.0, TO_MEND.1).unwrap_or_default()
    }

    /// The whole in a sentence or two, for the top of the report.
    #[must_use]
    pub fn summary(&self) -> String {
        let counts = [
            counted(self.to_mend(), TO_MEND.0, TO_MEND.1),
            counted(self.count(Outcome::AskTheOffice), "sak att fråga kansliet om", "saker att fråga kansliet om"),
            counted(self.count(Outcome::Warning), "sak att se över", "saker att se över"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().gather();
        if counts.is_empty() {
            let open = self.clauses.iter().filter(|clause| clause.outcome == Outcome::CannotTellYet).count();
            let still_open = counted(open, "punkt kan inte avgöras än.", "punkter kan inte avgöras än.");
            return still_open.unwrap_or_else(|| String::from("Inget saknas av det som kan kontrolleras."));
        }
        fill("Kontrollen hittade {}.", &[&all_of(&counts)])
    }
}

/// What is to be mended, one and several.
const TO_MEND: (&str, &str) = ("sak att rätta eller fylla i", "saker att rätta eller fylla i");

/// "24 saker": the number keeps to the line of what it counts.
fn counted(number: usize, one: &str, several: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(fill("1\u{a0}{}", &[one])),
        _ => Some(fill("{}\u{a0}{}", &[&digits(u64::try_from(number).unwrap_or(u64::MAX)), several])),
    }
}

/// What one rule comes to.
#[derive(Debug)]
struct Found<'a> {
    rule: &'a Rule,
    outcome: Outcome,
    findings: Vec<Finding>,
}

fn found<'a>(rule: &'a Rule, application: &Application<'_>) -> Found<'a> {
    let judged = match application.applies(rule) {
        Asked::No => Vec::new(),
        Asked::RestsOn(at) => [Judged { at: [at].into(), verdict: Verdict::Waits(String::new()) }].into(),
        Asked::Yes => application.judge(rule),
    };
    let outcomes = judged.iter().map(|judged| outcome(&judged.verdict, rule.otherwise));
    let outcome = outcomes.max().unwrap_or(Outcome::DoesNotApply);
    Found { rule, outcome, findings: findings(rule, judged, application) }
}

/// What a verdict amounts to: the one place where severity is decided.
fn outcome(verdict: &Verdict, otherwise: Otherwise) -> Outcome {
    match (verdict, otherwise) {
        (Verdict::Met, _) => Outcome::Met,
        (Verdict::Stated(_), _) => Outcome::Stated,
        (Verdict::Waits(_), _) | (Verdict::Unanswered { .. }, Otherwise::Error | Otherwise::Ask) => {
            Outcome::CannotTellYet
        }
        (Verdict::Unknown(_), _) | (Verdict::NotMet { .. }, Otherwise::Ask) => Outcome::AskTheOffice,
        (Verdict::NotMet { .. } | Verdict::Unanswered { .. }, Otherwise::Warning) => Outcome::Warning,
        (Verdict::NotMet { .. }, Otherwise::Error) => Outcome::NotMet,
        (Verdict::Tells(_), _) => Outcome::Information,
    }
}

/// What a rule has to say, place by place; what it waits for is said once.
fn findings(rule: &Rule, judged: Vec<Judged>, application: &Application<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut waits: Vec<Address> = Vec::new();
    let mut so_far = String::new();
    for Judged { at, verdict } in judged {
        let outcome = outcome(&verdict, rule.otherwise);
        let says = match verdict {
            Verdict::Met => continue,
            _ if outcome == Outcome::CannotTellYet => {
                if let Verdict::Waits(words) = verdict {
                    so_far = words;
                }
                for at in at {
                    if !waits.contains(&at) {
                        waits.push(at);
                    }
                }
                continue;
            }
            Verdict::Stated(words) | Verdict::Tells(words) if words.is_empty() => continue,
            Verdict::Stated(words) | Verdict::Tells(words) | Verdict::Unknown(words) | Verdict::Waits(words) => words,
            Verdict::NotMet { found, mend } | Verdict::Unanswered { found, mend } => {
                joined(&[&found, rule.wording.as_deref().unwrap_or(&mend)])
            }
        };
        findings.push(Finding { rule: rule.id.clone(), outcome, at: links(at, application), says });
    }
    if !(waits.is_empty() && so_far.is_empty()) {
        let at = links(waits, application);
        let says = joined(&[&waiting(&at), &so_far]);
        findings.push(Finding { rule: rule.id.clone(), outcome: Outcome::CannotTellYet, at, says });
    }
    findings
}

/// What is waited for, in words.
fn waiting(at: &[Link]) -> String {
    let labels: Vec<String> = at.iter().map(|link| quoted(&link.label)).gather();
    if labels.is_empty() { String::new() } else { fill("Väntar på svar på {}.", &[&all_of(&labels)]) }
}

fn links(at: Vec<Address>, application: &Application<'_>) -> Vec<Link> {
    at.into_iter().map(|to| Link { label: application.label(&to), to }).gather()
}

fn clause_report(clause: &Clause, found: &[Found<'_>], application: &Application<'_>) -> ClauseReport {
    let mut strongest = None;
    let mut findings = Vec::new();
    for found in found.iter().filter(|found| found.rule.clause == clause.id) {
        strongest = strongest.max(Some(found.outcome));
        for finding in &found.findings {
            keep_strongest(&mut findings, finding);
        }
    }
    let outcome = with_mark(strongest, clause, application);
    ClauseReport { clause: clause.id.clone(), outcome, findings: with_waits_once(findings) }
}

/// A mark speaks too, on its days, unless the clause has rules and none of them applies.
fn with_mark(strongest: Option<Outcome>, clause: &Clause, application: &Application<'_>) -> Outcome {
    if strongest == Some(Outcome::DoesNotApply) || !application.holds(clause.mark.days) {
        return strongest.unwrap_or(Outcome::DoesNotApply);
    }
    let by_people = clause.mark.judge.then_some(Outcome::PeopleJudge);
    let told = clause.mark.information.then_some(Outcome::Information);
    strongest.max(by_people).max(told).unwrap_or(Outcome::DoesNotApply)
}

/// Of several findings at one place keeps the strongest: "no party at all" silences "not the owner". Equal ones are
/// said once.
fn keep_strongest(kept: &mut Vec<Finding>, finding: &Finding) {
    let at_the_place = |other: &Finding| other.at.first() == finding.at.first();
    let says_it = |other: &Finding| {
        other.outcome > finding.outcome || (other.outcome == finding.outcome && other.says == finding.says)
    };
    if kept.iter().any(|other| at_the_place(other) && says_it(other)) {
        return;
    }
    kept.retain(|other| !at_the_place(other) || other.outcome == finding.outcome);
    kept.push(finding.clone());
}

/// The findings without the waits that another one tells too.
fn with_waits_once(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut place = 0;
    while let Some(finding) = findings.get(place) {
        let tells_it_too = |(other_place, other)| other_place != place && waits_for_all_of(other, finding);
        if findings.iter().enumerate().any(tells_it_too) {
            findings.remove(place);
        } else {
            place += 1;
        }
    }
    findings
}

/// Whether one waits for all that the other waits for, and the other says no more than that.
fn waits_for_all_of(one: &Finding, other: &Finding) -> bool {
    let is_wait = one.outcome == Outcome::CannotTellYet;
    is_wait && other.says == waiting(&other.at) && other.at.iter().all(|link| one.at.contains(link))
}
