//! What an application lacks, by clause.

use crate::{Association, Reviewed};
use finsamkoll_checks::{Clause, ClauseReport, Finding, Note, NoteKind, Outcome};

/// What is to be seen to under one clause.
pub(crate) struct Lacking<'a> {
    /// The clause; none for answers that no clause asks for.
    pub(crate) clause: Option<&'a Clause>,
    /// What, in the order of the form, then of the rules.
    pub(crate) points: Vec<Point<'a>>,
}

/// Something to be seen to.
pub(crate) struct Point<'a> {
    /// What it is, in a word or two.
    pub(crate) kind: &'static str,
    /// What was found and what to do.
    pub(crate) says: &'a str,
    /// Who says it.
    pub(crate) by: By<'a>,
}

/// What has something to say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By<'a> {
    /// An answer by itself.
    Note(&'a Note),
    /// A rule.
    Finding(&'a Finding),
}

impl Reviewed {
    /// What is to be seen to, in the order in which the pages tell the clauses; last what no clause asks for. A clause
    /// that no source states gives no reason to ask for an answer.
    pub(crate) fn lacking<'a>(&'a self, association: &'a Association) -> Vec<Lacking<'a>> {
        let mut told = vec![false; self.report.notes.len()];
        let mut lacking = Vec::new();
        for clause in &self.report.clauses {
            let known = association.ruleset.clauses.iter().find(|known| known.id == clause.clause);
            let is_stated = known.is_some_and(|clause| !clause.mark.ours);
            let mut points = Vec::new();
            for (note, is_told) in self.report.notes.iter().zip(&mut told) {
                if is_stated && !*is_told && waits_for(clause, note) {
                    *is_told = true;
                    points.push(point(note));
                }
            }
            points.extend(clause.findings.iter().filter_map(finding));
            lacking.push(Lacking { clause: known, points });
        }
        let rest = self.report.notes.iter().zip(told).filter(|(_, is_told)| !is_told);
        lacking.push(Lacking { clause: None, points: rest.map(|(note, _)| point(note)).collect() });
        lacking.retain(|one| !one.points.is_empty());
        lacking
    }
}

/// Whether a clause cannot be told for lack of the answer that a note is on.
fn waits_for(clause: &ClauseReport, note: &Note) -> bool {
    let waits = clause.findings.iter().filter(|finding| finding.outcome == Outcome::CannotTellYet);
    waits.flat_map(|finding| &finding.at).any(|link| link.to == note.at)
}

fn point(note: &Note) -> Point<'_> {
    let kind = match note.kind {
        NoteKind::Missing | NoteKind::Placeholder => "Saknas",
        NoteKind::Ambiguous | NoteKind::Unreadable => "Otydligt",
    };
    Point { kind, says: &note.says, by: By::Note(note) }
}

fn finding(finding: &Finding) -> Option<Point<'_>> {
    let kind = match finding.outcome {
        Outcome::NotMet => "Fel",
        Outcome::Warning => "Att se över",
        Outcome::AskTheOffice => "Att ta ställning till",
        Outcome::DoesNotApply
        | Outcome::Information
        | Outcome::Met
        | Outcome::Stated
        | Outcome::PeopleJudge
        | Outcome::CannotTellYet => return None,
    };
    Some(Point { kind, says: &finding.says, by: By::Finding(finding) })
}
