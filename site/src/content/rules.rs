//! A rule's table: its own keys, and those of its kind.

use super::Rule;
use super::fault::Fault;
use super::front_matter;
use super::keys::RuleKeys;
use super::reader::keys_of;
use super::shape::{one_of, variants};
use super::spots::Spots;
use super::table::{Key, Table};
use crate::diagnostic::said;
use crate::source::File;
use finsamkoll_checks::rules::Kind;
use toml::Spanned;
use toml::de::DeValue;

/// Reads a rule.
///
/// # Errors
/// All faults of its keys and of its kind's.
pub(super) fn rule(table: &Table<'_, '_>) -> Result<Rule, Vec<Fault>> {
    let common = keys_of::<RuleKeys>();
    let (keys, parameters) = table.split(common);
    let keys: Result<RuleKeys, _> = keys.read();
    let check = match table.get("kind").map(|kind| (kind.get_ref().as_str(), kind.span())) {
        Some((Some(kind), at)) => parameters.read_variant(kind, &at),
        // That it is missing, or is no text, is told with the other keys.
        Some((None, _)) | None => Err(resembling(&parameters, common)),
    };
    match (keys, check) {
        (Ok(keys), Ok(check)) => {
            let empty: Vec<Fault> = table.entries.iter().flat_map(|(_, value)| empty_lists(value)).collect();
            if empty.is_empty() { Ok(Rule { keys, check, spots: Spots::new(table) }) } else { Err(empty) }
        }
        (keys, check) => Err(both(keys.err(), check.err(), common)),
    }
}

/// A list without values says nothing, and a rule that judges nothing would never speak.
fn empty_lists(value: &Spanned<DeValue<'_>>) -> Vec<Fault> {
    match value.get_ref() {
        DeValue::Array(list) if list.is_empty() => {
            let fault = Fault::new(&value.span(), said!("listan är tom", "the list is empty"));
            vec![fault.hint(said!(
                "Skriv minst ett värde i den, eller ta bort raden.",
                "Write at least one value in it, or take the line away.",
            ))]
        }
        DeValue::Array(list) => list.iter().flat_map(empty_lists).collect(),
        DeValue::Table(table) => table.iter().flat_map(|(_, value)| empty_lists(value)).collect(),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Vec::new()
        }
    }
}

/// The keys that resemble known ones, where nothing is known of the others.
fn resembling(table: &Table<'_, '_>, known: &[&'static str]) -> Vec<Fault> {
    // A short key resembles too many: "in" is right in some kinds, and no slip for "id".
    let near = |key: &str| key.len() > 2 && crate::diagnostic::nearest(key, known.iter().copied()).is_some();
    let odd = table.entries.iter().map(|(key, _)| *key).filter(|key| near(key.get_ref()));
    let odd: Vec<&Key<'_>> = odd.collect();
    // Where one of them means the kind, the others may be right in it.
    let kind = odd.iter().find(|key| crate::diagnostic::nearest(key.get_ref(), ["kind"]).is_some()).copied();
    let told = kind.map_or(odd, |kind| vec![kind]);
    told.into_iter().map(|key| Fault::unknown_key(key, known)).collect()
}

/// The faults of a rule's own keys and of its kind's: a key unknown to the kind may be meant as one of the rule's.
fn both(own: Option<Vec<Fault>>, of_kind: Option<Vec<Fault>>, common: &[&'static str]) -> Vec<Fault> {
    let of_kind = of_kind.unwrap_or_default().into_iter().map(|fault| fault.or_keys(common));
    let own = own.unwrap_or_default().into_iter().map(with_kinds);
    let (missing, mut faults): (Vec<_>, Vec<_>) = own.chain(of_kind).partition(|fault| fault.missing_key().is_some());
    if !faults.iter().any(Fault::is_unknown_key) {
        faults.extend(missing);
    }
    faults
}

/// The kinds to choose among, where none is chosen.
fn with_kinds(fault: Fault) -> Fault {
    let is_of_kind = fault.missing_key() == Some("kind");
    if is_of_kind { fault.hint(one_of("kind", variants::<Kind>())) } else { fault }
}

/// The rules of front matter that stands by itself.
pub(crate) fn rules_of(front: &str) -> Vec<Rule> {
    let file = File { path: "", text: &front.into() };
    let Some(table) = front_matter::parse(file, front, &mut Vec::new()) else { return Vec::new() };
    let rules = table.get_ref().get("rule").and_then(|rules| rules.get_ref().as_array());
    let tables = rules.into_iter().flatten().filter_map(|rule| Some((rule.get_ref().as_table()?, rule.span())));
    tables.filter_map(|(table, span)| rule(&Table::new(table, span)).ok()).collect()
}
