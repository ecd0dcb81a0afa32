//! The examples beside the fields of a form, which people read as one application: the sums and days in them fit together.

use super::clauses::{PlacedRule, Policy};
use crate::content::{self, Field};
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use finsamkoll_checks::rules::{Judged, Kind, Verdict};
use finsamkoll_checks::{Address, Answers, Application, Date, Days, Otherwise, Ruleset, Submission};

/// Asks the rules of sums and days what they find in an application that answers as the examples do. Of columns nothing is
/// said: an example is one row, and there may be others.
pub(super) fn check(
    ruleset: &Ruleset,
    sections: &[&content::Section<'_>],
    policy: &Policy<'_>,
    told: &mut Vec<Diagnostic>,
) {
    let submission = Submission::on_web(answers(ruleset));
    // No day counts: what is held against a day that is known is left out.
    let application = Application::new(ruleset, &submission, Date::numbered(0));
    for placed in policy.rules.iter().filter(|placed| holds_always(placed) && has_examples(placed, ruleset)) {
        let failed = placed.rule.check.check(&application).into_iter().filter(|judged| is_among(judged, placed));
        told.extend(failed.filter_map(|judged| fault(&judged, placed, sections)));
    }
}

/// The examples of fields as answers.
fn answers(ruleset: &Ruleset) -> Answers {
    let fields = ruleset.form.fields().filter(|(_, field)| field.columns().is_empty());
    fields.filter_map(|(_, field)| Some((Address::field(&field.id), field.example.clone()?))).collect()
}

/// Whether a rule is there for every application: of one that is for some it is not known whether it is for the examples.
fn holds_always(placed: &PlacedRule<'_>) -> bool {
    let keys = &placed.rule.keys;
    let days = Days { from: keys.from, until: keys.until };
    keys.when.0.is_empty() && keys.rounds.is_empty() && days == Days::default()
}

/// Whether all fields that a rule names have examples. Without, a voluntary term would count as nothing.
fn has_examples(placed: &PlacedRule<'_>, ruleset: &Ruleset) -> bool {
    let has_example = |path| {
        let found = ruleset.form.find(path);
        found.is_some_and(|found| found.group.is_none() && found.field.example.is_some())
    };
    placed.rule.check.references().iter().all(|reference| has_example(reference.path))
}

/// Whether the examples are held against one another: days against each other, not against today.
fn is_among(judged: &Judged, placed: &PlacedRule<'_>) -> bool {
    let kind = &placed.rule.check;
    matches!(kind, Kind::SumEquals(_)) || (matches!(kind, Kind::InOrder(_)) && judged.at.len() > 1)
}

/// What is said at the last of the examples, in the words that an applicant would read.
fn fault(judged: &Judged, placed: &PlacedRule<'_>, sections: &[&content::Section<'_>]) -> Option<Diagnostic> {
    let Verdict::NotMet { found, .. } = &judged.verdict else { return None };
    let (file, field) = field_at(judged.at.last()?, sections)?;
    let words = said!(
        "exemplen går inte ihop. Den som svarar så får veta: {found}",
        "the examples do not fit. Who answers so is told: {found}",
    );
    let hint = said!(
        "Skriv exempel som är en och samma ansökan, eller ändra regeln {} under punkten ”{}”.",
        "Write examples that are one application, or change the rule {} under the clause “{}”.",
        placed.kind(),
        placed.rule.keys.clause,
    );
    let fault = file.error(field.spots.of("example"), "examples", words).hint(hint);
    Some(if placed.rule.keys.otherwise == Otherwise::Error { fault } else { fault.as_warning() })
}

fn field_at<'c>(at: &Address, sections: &[&'c content::Section<'_>]) -> Option<(File<'c>, &'c Field)> {
    let fields = sections.iter().flat_map(|section| section.fields.iter().map(|field| (section.file, field)));
    fields.into_iter().find(|(_, field)| Address::field(&field.keys.id) == *at)
}
