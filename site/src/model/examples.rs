//! The examples beside the fields of a form, which people read as one application: the sums and days in them fit together.

use super::clauses::Policy;
use crate::content::meaning::{self, amount};
use crate::content::{self, Field};
use crate::diagnostic::{Diagnostic, Said, day, said};
use crate::source::File;
use finsamkoll_checks::rules::{Kind, SumEquals};
use finsamkoll_checks::{Amount, Date};

/// A field's example, and where it stands.
#[derive(Debug, Clone, Copy)]
struct Example<'c> {
    file: File<'c>,
    field: &'c Field,
    text: &'c str,
}

/// Checks that the examples are what the rules ask of an application. Of columns nothing is said: an example is one row,
/// and there may be others.
pub(super) fn check(sections: &[&content::Section<'_>], policy: &Policy<'_>, told: &mut Vec<Diagnostic>) {
    for placed in &policy.rules {
        if let Kind::SumEquals(sum) = &placed.rule.check {
            told.extend(wrong_sum(sum, sections));
        } else if let Kind::InOrder(_) = &placed.rule.check {
            let references = placed.rule.check.references();
            let paths: Vec<&str> = references.iter().map(|reference| reference.path).collect();
            told.extend(wrong_order(&paths, sections));
        }
    }
}

fn wrong_sum(sum: &SumEquals, sections: &[&content::Section<'_>]) -> Option<Diagnostic> {
    let read = |path: &str| amount(example(path, sections)?.text);
    let terms = sum.of.iter().map(|term| read(&term.path)).collect::<Option<Vec<_>>>()?;
    let total = example(&sum.total.path, sections)?;
    let (added, stated) = (terms.into_iter().fold(Amount::kronor(0), Amount::plus), amount(total.text)?);
    let names: Vec<&str> = sum.of.iter().map(|term| term.path.as_str()).collect();
    let names = names.join(", ");
    let words = said!(
        "exemplen går inte ihop: de i {names} blir tillsammans {added}, men här står {stated}",
        "the examples do not fit: those of {names} add up to {added}, but here stands {stated}",
    );
    let hint = said!(
        "Skriv exempel som är en och samma ansökan: beloppen blir tillsammans det här.",
        "Write examples that are one application: the sums add up to this one.",
    );
    (added != stated).then(|| total.fault("sum", words).hint(hint))
}

fn wrong_order(paths: &[&str], sections: &[&content::Section<'_>]) -> Option<Diagnostic> {
    let days: Vec<(Example<'_>, Date)> = paths
        .iter()
        .filter_map(|path| {
            let example = example(path, sections)?;
            Some((example, example.day()?))
        })
        .collect();
    let ((_, before), (later, after)) =
        days.iter().zip(days.iter().skip(1)).find(|((_, one), (_, next))| one > next)?;
    let words = said!(
        "exemplen går inte ihop: {1} ska inte komma före {0}",
        "the examples do not fit: {1:#} must not come before {0:#}",
        day(*before),
        day(*after),
    );
    let hint = said!(
        "Skriv exempel som är en och samma ansökan: dagarna kommer i den ordning som regeln frågar efter.",
        "Write examples that are one application: the days come in the order for which the rule asks.",
    );
    Some(later.fault("date-order", words).hint(hint))
}

fn example<'c>(path: &str, sections: &[&'c content::Section<'_>]) -> Option<Example<'c>> {
    let fields = sections.iter().flat_map(|section| section.fields.iter().map(|field| (section.file, field)));
    let (file, field) = fields.into_iter().find(|(_, field)| field.keys.id == path)?;
    Some(Example { file, field, text: field.keys.example.as_deref()? })
}

impl Example<'_> {
    fn day(&self) -> Option<Date> {
        meaning::day(self.text)
    }

    fn fault(&self, code: &'static str, words: Said) -> Diagnostic {
        self.file.error(self.field.spots.of("example"), code, words)
    }
}
