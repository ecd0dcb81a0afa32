//! One file: which form it is, what it answers, and what that comes to.

use crate::{Association, Code, Desk, Found, OtherRound, Reason, Received, Reviewed, Status, ToSign, Unread};
use finsamkoll_checks::reading::Value;
use finsamkoll_checks::rules::{self, Check, Verdict};
use finsamkoll_checks::{
    Amount, AnswerCode, Answers, Application, Finding, Origin, Otherwise, Outcome, Report, Submission,
};
use finsamkoll_word::{LineToSign, Opened, Refusal, Warning, named, read_to_sign};
use unicode_normalization::UnicodeNormalization as _;

/// What became of a file.
#[derive(Debug, Clone)]
pub enum Judged {
    /// It is an application, and was judged.
    Application(Box<Reviewed>),
    /// It was not read.
    Unread(Unread),
    /// It is an application for another round than the one that is reviewed.
    OtherRound(OtherRound),
}

/// A file that was read, with the association whose form it is.
struct Read<'a> {
    /// The place of the association on the desk.
    number: usize,
    association: &'a Association,
    opened: Opened,
    lines: Vec<LineToSign>,
}

impl Desk {
    /// Judges one file. Bad files are no faults of the run: they are told among the others.
    #[must_use]
    pub fn judge(&self, received: &Received<'_>) -> Judged {
        match self.read(received.bytes) {
            Ok(read) => self.judge_read(received, read),
            Err(reason) => Judged::Unread(Unread { name: received.name.into(), reason }),
        }
    }

    /// Reads a file by the form that it is of. It says that itself, unless a program has dropped what it says.
    fn read(&self, bytes: &[u8]) -> Result<Read<'_>, Reason> {
        if let Some(only) = self.only {
            return self.read_as(only, bytes);
        }
        let named = named(bytes).map_err(Reason::Refused)?;
        match &named.form {
            Some(form) => self.read_as(self.number_of(form, named.association.as_deref())?, bytes),
            None => self.read_as_any(bytes),
        }
    }

    /// The association with this form. Where several have forms of one id, their own names tell them apart.
    fn number_of(&self, form: &str, name: Option<&str>) -> Result<usize, Reason> {
        let all = self.associations.iter().enumerate();
        let with_form: Vec<_> = all.filter(|(_, association)| association.ruleset.form.id == form).collect();
        match with_form.as_slice() {
            [] => Err(Reason::Refused(Refusal::OtherForm(name.map(String::from)))),
            [(number, _)] => Ok(*number),
            several => {
                let by_name = several.iter().find(|(_, association)| Some(association.name.as_str()) == name);
                by_name.map(|(number, _)| *number).ok_or(Reason::SeveralForms)
            }
        }
    }

    fn read_as(&self, number: usize, bytes: &[u8]) -> Result<Read<'_>, Reason> {
        let association = self.associations.get(number).ok_or(Reason::NoForm)?;
        let (opened, lines) = read_to_sign(&association.ruleset.form, bytes).map_err(Reason::Refused)?;
        Ok(Read { number, association, opened, lines })
    }

    /// Reads a file by the one form that it looks like.
    fn read_as_any(&self, bytes: &[u8]) -> Result<Read<'_>, Reason> {
        let mut found = None;
        for number in 0..self.associations.len() {
            match self.read_as(number, bytes) {
                Ok(_) if found.is_some() => return Err(Reason::SeveralForms),
                Ok(read) => found = Some(read),
                Err(Reason::Refused(Refusal::NotThisForm)) => {}
                Err(reason) => return Err(reason),
            }
        }
        found.ok_or(Reason::NoForm)
    }

    fn judge_read(&self, received: &Received<'_>, read: Read<'_>) -> Judged {
        let Read { number, association, opened, lines } = read;
        let ruleset = &association.ruleset;
        let submission = self.submission(received, association, &opened);
        let application = Application::new(ruleset, &submission, self.today);
        let round = application.round().map(|round| round.id.clone());
        if self.round.is_some() && self.round != round {
            return Judged::OtherRound(OtherRound { name: received.name.into(), association: number, round });
        }
        let mut report = application.report();
        shrink(&mut report);
        let answers = application.answers();
        let overview = &association.overview;
        Judged::Application(Box::new(Reviewed {
            name: received.name.into(),
            association: number,
            effort: words_at(&application, overview.effort.as_deref()),
            owner: words_at(&application, overview.owner.as_deref()),
            sought: amount_at(&application, overview.sought.as_deref()),
            status: Status::of(&report, association, waits_for_office(&report, &application)),
            to_sign: ToSign::of(ruleset, &answers, &lines),
            version: opened.version,
            code: code(association, &opened, &answers),
            found: Found::new(opened.found),
            round,
            reckoned: application.reckoning_day(),
            received: received.day,
            said: opened.warnings.iter().map(said).collect(),
            report,
        }))
    }

    /// What is judged. A document that could be read by the form is on the form, as it is in the browser.
    fn submission(&self, received: &Received<'_>, association: &Association, opened: &Opened) -> Submission {
        let form = &association.ruleset.form;
        Submission {
            answers: opened.answers.clone(),
            origin: Origin::File { form: form.id.clone(), version: opened.version.unwrap_or(form.version) },
            received: received.day,
            deadline: self.round_of(association).map(|round| round.deadline),
        }
    }
}

/// Gives back the room that lists and texts took to grow in: for ten thousand applications it is more than what stands in
/// them.
fn shrink(report: &mut Report) {
    for clause in &mut report.clauses {
        clause.findings.shrink_to_fit();
        for finding in &mut clause.findings {
            finding.at.shrink_to_fit();
            finding.says.shrink_to_fit();
        }
    }
    report.clauses.shrink_to_fit();
    report.notes.shrink_to_fit();
    report.understood.shrink_to_fit();
}

/// What is to be said of a file at the office, where nobody goes on writing in it.
fn said(warning: &Warning) -> String {
    match warning {
        Warning::TrackedChanges => {
            "Filen har ändringar som varken är godkända eller avvisade. Det tillagda är läst, men \
            inte det strukna."
                .into()
        }
        Warning::Signed => "Filen har en elektronisk underskrift, som inte är prövad här.".into(),
        Warning::LeftBehind(things) => format!("Filen innehåller också {}. Det är inte läst.", things.join(", ")),
        Warning::ByLabels
        | Warning::StoreDiffers(..)
        | Warning::NoOption(..)
        | Warning::TooLong(_)
        | Warning::Twice(..)
        | Warning::Prompt(..)
        | Warning::Beside(..)
        | Warning::UnknownField(..)
        | Warning::MoreRows(_) => warning.says(),
    }
}

fn code(association: &Association, opened: &Opened, answers: &Answers) -> Code {
    let form = &association.ruleset.form;
    let now = AnswerCode::of(form, answers, &|text| text.nfc().collect());
    Code::new(opened.code, now, opened.version, form.version)
}

/// What an answer says: as it was read, else as it is written.
fn words_at(application: &Application<'_>, path: Option<&str>) -> String {
    let Some(place) = path.and_then(|path| application.places(path).into_iter().next()) else { return String::new() };
    let written = || application.written(place.at).trim().to_owned();
    place.value.map_or_else(written, |value| application.words(value, place.field()))
}

fn amount_at(application: &Application<'_>, path: Option<&str>) -> Option<Amount> {
    match application.places(path?).first()?.value {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    }
}

/// Whether something in it is for the office to decide. What the association has not said itself holds no application back.
fn waits_for_office(report: &Report, application: &Application<'_>) -> bool {
    let is_open = |finding: &&Finding| !lacks_only_our_word(finding, application);
    report.that_are(Outcome::AskTheOffice).iter().any(is_open)
}

/// Whether the office is to be asked only because the association's content does not tell. A report does not say why it
/// asks, and in the browser nobody needs to know: so the rule is asked again what it found at the finding's places.
fn lacks_only_our_word(finding: &Finding, application: &Application<'_>) -> bool {
    let mut rules = application.ruleset().rules.iter();
    let Some(rule) = rules.find(|rule| rule.id == finding.rule) else { return false };
    let is_there = |judged: &rules::Judged| judged.at.iter().eq(finding.at.iter().map(|link| &link.to));
    let is_not_met = |judged: &rules::Judged| matches!(judged.verdict, Verdict::NotMet { .. }) && is_there(judged);
    rule.otherwise != Otherwise::Ask || !Check::check(&*rule.check, application).iter().any(is_not_met)
}
