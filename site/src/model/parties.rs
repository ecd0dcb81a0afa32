//! The parties of an association: each there once, and of a kind that its id says.

use super::form;
use crate::content::{Home, Spots, slug};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use finsamkoll_checks::Party;

/// The kinds of party that an id says before its colon; the id of a state authority is its name alone.
const KINDS: [&str; 2] = ["kommun", "region"];

/// What an id comes to that says too little or too much.
struct Slip {
    words: Said,
    hint: Said,
}

/// Checks the parties that a start page lists.
pub(super) fn check(home: &Home<'_>, told: &mut Vec<Diagnostic>) {
    for (index, (party, spots)) in home.parties.iter().enumerate() {
        let earlier = || home.parties.iter().take(index).map(|(other, _)| other);
        let fault = |key: &str, code, words| home.page.file.error(spots.of(key), code, words);
        told.extend(check_id(home, party, spots));
        if earlier().any(|other| other.id == party.id && other.name == party.name) {
            let words = said!("parten ”{}” står två gånger", "the party “{}” stands twice", party.name);
            let hint = said!("Ta bort den ena.", "Take one of them away.");
            told.push(fault("id", "duplicate-party", words).hint(hint));
            continue;
        }
        if earlier().any(|other| other.id == party.id) {
            let words = said!("två parter har id ”{}”", "two parties have the id “{}”", party.id);
            let hint = said!("Ge en av dem ett annat id.", "Give one of them another id.");
            told.push(fault("id", "duplicate-party", words).hint(hint));
        }
        if earlier().any(|other| is_same(&other.name, &party.name)) {
            let words = said!("två parter heter ”{}”", "two parties are called “{}”", party.name);
            let hint = said!("Ge en av dem ett annat namn.", "Give one of them another name.");
            told.push(fault("name", "duplicate-party", words).hint(hint));
        }
        told.extend(party.also.iter().filter_map(|also| {
            let other = home.parties.iter().map(|(other, _)| other).find(|other| is_called(other, also, party));
            let other = other.or_else(|| earlier().find(|other| is_also_called(other, also, party)))?;
            let (words, hint) = shared(also, other);
            Some(home.page.file.error(spots.of_text("also", also), "ambiguous-party", words).hint(hint).as_warning())
        }));
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Whether a name that a party has beside its own is another's own.
fn is_called(other: &Party, also: &str, party: &Party) -> bool {
    other.id != party.id && is_same(&other.name, also)
}

/// Whether two parties have a name beside their own by mistake. A municipality and a region may: people call both by the
/// name of the place, and the applicant is asked which.
fn is_also_called(other: &Party, also: &str, party: &Party) -> bool {
    let is_of_place = KINDS.contains(&other.kind()) && KINDS.contains(&party.kind()) && other.kind() != party.kind();
    !is_of_place && other.also.iter().any(|name| is_same(name, also))
}

fn shared(also: &str, other: &Party) -> (Said, Said) {
    let words = said!(
        "”{also}” är också ett namn på {0}: den som svarar så får frågan vilken part som menas",
        "“{also}” is a name of {0} too: who answers so is asked which party is meant",
        other.name,
    );
    (
        words,
        said!(
            "Ta bort namnet från den part som inte heter så.",
            "Take the name away from the party that is not called so."
        ),
    )
}

fn check_id(home: &Home<'_>, party: &Party, spots: &Spots) -> Option<Diagnostic> {
    let fault = |code, words| home.page.file.error(spots.of("id"), code, words);
    let id = &party.id;
    if !id.split(':').all(form::is_id_part) || id.split(':').count() > 2 {
        let words = said!("”{id}” duger inte som id för en part", "“{id}” will not do as the id of a party",);
        return Some(fault("party-id", words).hint(ways()));
    }
    let slip = match id.split_once(':') {
        Some((kind, rest)) => unknown_kind(kind, rest),
        None => no_kind(party),
    };
    slip.map(|Slip { words, hint }| fault("party-kind", words).hint(hint))
}

fn unknown_kind(kind: &str, rest: &str) -> Option<Slip> {
    if KINDS.contains(&kind) {
        return None;
    }
    let hint = match nearest(kind, KINDS) {
        Some(near) => said!("menade du ”{near}:{rest}”?", "did you mean “{near}:{rest}”?"),
        None => ways(),
    };
    Some(Slip { words: said!("”{kind}:” är inget slag av part", "“{kind}:” is no kind of party"), hint })
}

/// What is said of an id that is neither that of a municipality or region nor one of the party's own names.
fn no_kind(party: &Party) -> Option<Slip> {
    let id = &party.id;
    if let Some(kind) = kind_by_name(&party.name) {
        let bare = id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-')).unwrap_or(id);
        return Some(Slip {
            words: said!(
                "id ”{id}” säger inte att ”{}” är en {}, så parten räknas som en myndighet",
                "the id “{id}” does not say that “{}” is a {:#}, so the party counts as an authority",
                party.name,
                spoken(kind),
            ),
            hint: said!("Skriv id = \"{kind}:{bare}\".", "Write id = \"{kind}:{bare}\"."),
        });
    }
    let is_name = party.names().any(|name| slug(name) == *id);
    let words = || {
        said!(
            "id ”{id}” är varken en kommun, en region eller myndighetens namn",
            "the id “{id}” is neither a municipality, a region nor the authority’s name",
        )
    };
    (!is_name).then(|| Slip { words: words(), hint: ways() })
}

/// The kind that a name in full says.
fn kind_by_name(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let is_municipality = name.ends_with(" kommun") || name.ends_with("kommunen") || name.ends_with(" stad");
    let is_region = name.starts_with("region ") || name.ends_with("regionen");
    match (is_municipality, is_region) {
        (true, _) => Some("kommun"),
        (_, true) => Some("region"),
        _ => None,
    }
}

fn spoken(kind: &str) -> Said {
    if kind == "kommun" { said!("kommun", "municipality") } else { said!("region", "region") }
}

fn ways() -> Said {
    said!(
        "Skriv kommun: och något efter, som kommun:1880, region: och något efter, eller en statlig myndighets namn \
            med små bokstäver a–z.",
        "Write kommun: with something after it, like kommun:1880, region: with something after it, or the name of a \
            state authority in small letters a–z.",
    )
}
