//! Fields whose ids are misspelt where they are given: several places name the one that is not there, and none the one
//! that is. It is told once, at the id.

use super::clauses::Policy;
use super::form::paths;
use crate::content::{self, Conditions, Part};
use crate::diagnostic::{Diagnostic, nearest, said};
use finsamkoll_checks::form::Form;
use std::collections::BTreeMap;

/// How many places must name a field for it to be right, and its id wrong.
const SEVERAL: usize = 2;

/// Tells such ids, and loses the fields that are meant, so that they are not told to be missing.
pub(super) fn check<'c>(
    sections: &[&'c content::Section<'_>],
    form: &Form,
    policy: &mut Policy<'c>,
    told: &mut Vec<Diagnostic>,
) {
    let paths = paths(form);
    let named = named(sections, policy);
    let unnamed = || paths.iter().map(String::as_str).filter(|path| !named.contains_key(path));
    let unknown = named.iter().filter(|(path, _)| !paths.iter().any(|known| known == *path));
    for (path, _) in unknown.filter(|(_, times)| **times >= SEVERAL) {
        if let Some(id) = nearest(path, unnamed()).filter(|_| !policy.lost.may_have_field(path)) {
            told.extend(fault(id, path, sections));
            policy.lost.add(Part::Fields, path);
        }
    }
}

/// The fields and columns that rules and conditions name, each with how often.
fn named<'c>(sections: &[&'c content::Section<'_>], policy: &Policy<'c>) -> BTreeMap<&'c str, usize> {
    let rules = policy.rules.iter().map(|placed| placed.rule);
    let by_rules = rules.clone().flat_map(|rule| rule.check.references()).map(|reference| reference.path);
    let by_conditions = rules.map(|rule| &rule.keys.when).chain(conditions(sections)).flat_map(|when| &when.0);
    let mut named = BTreeMap::new();
    for path in by_rules.chain(by_conditions.map(|condition| condition.field.path.as_str())) {
        *named.entry(path).or_default() += 1;
    }
    named
}

/// The conditions of sections, fields and columns.
fn conditions<'c>(sections: &[&'c content::Section<'_>]) -> impl Iterator<Item = &'c Conditions> {
    let of_field = |field: &'c content::Field| {
        std::iter::once(&field.keys.when).chain(field.columns.iter().map(|column| &column.keys.when))
    };
    sections
        .iter()
        .flat_map(move |section| std::iter::once(&section.when).chain(section.fields.iter().flat_map(of_field)))
}

fn fault(id: &str, meant: &str, sections: &[&content::Section<'_>]) -> Option<Diagnostic> {
    let words = said!(
        "inget nämner fältet ”{id}”, men flera regler eller villkor nämner ”{meant}”",
        "nothing names the field “{id}”, but several rules or conditions name “{meant}”",
    );
    let hint = said!("menade du ”{meant}”?", "did you mean “{meant}”?");
    let (section, field) = sections.iter().find_map(|section| Some((section, given(section, id)?)))?;
    Some(section.file.error(field.spots.of("id"), "misspelt-field", words).hint(hint))
}

/// The field or column of a section that has an id.
fn given<'s>(section: &'s content::Section<'_>, id: &str) -> Option<&'s content::Field> {
    let column = |group: &'s content::Field| {
        let column = id.strip_prefix(group.keys.id.as_str())?.strip_prefix('.')?;
        group.columns.iter().find(|known| known.keys.id == column)
    };
    let mut fields = section.fields.iter();
    fields.find_map(|field| if field.keys.id == id { Some(field) } else { column(field) })
}
