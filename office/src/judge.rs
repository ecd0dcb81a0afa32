//! One file: which form it is, what it answers, and what that comes to.

use crate::{Association, Code, Desk, OtherRound, Reason, Received, Reviewed, ToSign, Unread};
use finsamkoll_checks::reading::Value;
use finsamkoll_checks::{
    Amount, AnswerCode, Answers, Application, Origin, Otherwise, Outcome, Report, Submission, report,
};
use finsamkoll_word::{Opened, Refusal, Warning, read};
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

impl Desk {
    /// Judges one file. Bad files are no faults of the run: they are told among the others.
    #[must_use]
    pub fn judge(&self, received: &Received<'_>) -> Judged {
        match self.open(received.bytes) {
            Ok((number, association, opened)) => self.judge_opened(received, number, association, opened),
            Err(reason) => Judged::Unread(Unread { name: received.name.into(), reason }),
        }
    }

    /// Reads a file by the form that it is of, with its association and the place of that on the desk.
    fn open(&self, bytes: &[u8]) -> Result<(usize, &Association, Opened), Reason> {
        let mut found = None;
        for (number, association) in self.associations.iter().enumerate() {
            if self.only.is_some_and(|only| only != number) {
                continue;
            }
            match read(&association.ruleset.form, bytes) {
                Ok(opened) if found.is_none() => found = Some((number, association, opened)),
                Ok(_) => return Err(Reason::SeveralForms),
                // Another association's form may be the one.
                Err(Refusal::NotThisForm | Refusal::OtherForm(_)) if self.only.is_none() => {}
                Err(refusal) => return Err(Reason::Refused(refusal)),
            }
        }
        found.ok_or(Reason::NoForm)
    }

    fn judge_opened(
        &self,
        received: &Received<'_>,
        number: usize,
        association: &Association,
        opened: Opened,
    ) -> Judged {
        let ruleset = &association.ruleset;
        let submission = self.submission(received, association, &opened);
        let application = Application::new(ruleset, &submission, self.today);
        let round = application.round().map(|round| round.id.clone());
        if self.round.is_some() && self.round != round {
            return Judged::OtherRound(OtherRound { name: received.name.into(), round });
        }
        let report = report(ruleset, &submission, self.today);
        let answers = application.answers();
        let overview = &association.overview;
        Judged::Application(Box::new(Reviewed {
            name: received.name.into(),
            association: number,
            effort: words_at(&application, overview.effort.as_deref()),
            owner: words_at(&application, overview.owner.as_deref()),
            sought: amount_at(&application, overview.sought.as_deref()),
            is_complete: is_complete(&report, association),
            to_sign: ToSign::of(&ruleset.form, &answers, &[]),
            version: opened.version,
            code: code(association, &opened, &answers),
            found: opened.found,
            round,
            reckoned: application.reckoning_day(),
            received: received.day,
            said: opened.warnings.iter().map(Warning::says).collect(),
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

fn code(association: &Association, opened: &Opened, answers: &Answers) -> Code {
    let form = &association.ruleset.form;
    let now = AnswerCode::of(form, answers, &|text| text.nfc().collect());
    Code::new(opened.code, now, opened.version == Some(form.version))
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

/// Whether nothing is missing or unclear, nothing speaks against the application, and nothing in it is for the office to
/// decide. What the association has not said itself holds no application back.
fn is_complete(report: &Report, association: &Association) -> bool {
    let asks =
        |id: &str| association.ruleset.rules.iter().any(|rule| rule.id == id && rule.otherwise == Otherwise::Ask);
    report.to_mend() == 0 && !report.that_are(Outcome::AskTheOffice).iter().any(|finding| asks(&finding.rule))
}
