//! Which party a name means.

use super::{Reading, Unreadable, Value, count, fold};
use crate::Party;
use crate::form::MOST_ROWS;
use crate::gather::Gather;
use alloc::string::String;
use alloc::vec::Vec;

/// Somebody named where a party is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// One of the association's parties, by its id.
    Party(String),
    /// Somebody else, as written.
    Other(String),
}

/// Reads one name, or with `many` one a line.
pub(super) fn read(text: &str, many: bool, parties: &[Party]) -> Reading {
    if !many && count(text, b'\n') > 0 {
        return Reading::Unreadable(Unreadable::Several);
    }
    // More names than a group may have rows are a text that got lost; comparing them all would take its time.
    if count(text, b'\n') >= usize::from(MOST_ROWS) {
        return Reading::Unreadable(Unreadable::TooLong);
    }
    let mut named = Vec::new();
    for line in text.split(['\n']) {
        let called = called(line, parties);
        if let [party] = called.as_slice() {
            named.push(Named::Party(party.id.clone()));
            continue;
        }
        let ways = if called.is_empty() { nearly_called(line, parties) } else { called };
        if !ways.is_empty() {
            let ways = ways.into_iter().map(|party| Value::Parties([Named::Party(party.id.clone())].into()));
            return Reading::Ambiguous(ways.gather());
        }
        named.push(Named::Other(line.into()));
    }
    Reading::Read(Value::Parties(named))
}

/// What may stand beside a party's name, after a comma: an office of it.
const OFFICES: &[&str] = &["avdelning", "enhet", "forvaltning", "kontor", "lokalkontor", "namnd", "omrade"];

/// The parties of which this is a whole name, perhaps with an office of theirs after a comma.
fn called<'a>(name: &str, parties: &'a [Party]) -> Vec<&'a Party> {
    let whole = named_so(name, parties);
    match name.split_once([',']) {
        Some((name, office)) if whole.is_empty() && is_office(office) => named_so(name, parties),
        _ => whole,
    }
}

fn named_so<'a>(name: &str, parties: &'a [Party]) -> Vec<&'a Party> {
    let name = comparable(name);
    parties.iter().filter(|party| party.names().any(|known| comparable(known) == name)).gather()
}

fn is_office(words: &str) -> bool {
    let words = comparable(words);
    words.split([' ']).any(|word| {
        OFFICES.iter().any(|office| word.trim_end_matches(['e', 'n']).ends_with(office) || word.starts_with(office))
    })
}

/// The parties that somebody may mean who writes this: of whose full name it is a word, or who are named in it
/// beside others.
fn nearly_called<'a>(words: &str, parties: &'a [Party]) -> Vec<&'a Party> {
    let with_word = with_word(words, parties);
    if !with_word.is_empty() {
        return with_word;
    }
    let mut found = Vec::new();
    for part in words.split([',', ';', '/', '&', '+']) {
        found.extend(named_so(part, parties));
    }
    found
}

/// The parties of whose full name this is a word.
fn with_word<'a>(word: &str, parties: &'a [Party]) -> Vec<&'a Party> {
    let word = comparable(word);
    parties.iter().filter(|party| comparable(&party.name).split([' ']).any(|other| other == word)).gather()
}

/// Small letters without the dots and accents that a hurried writer leaves out.
fn comparable(name: &str) -> String {
    let mut bare = String::new();
    for letter in fold(name).trim().chars() {
        bare.push(match letter {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            _ => letter,
        });
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties() -> Vec<Party> {
        let party = |id: &str, name: &str, also: &[&str]| Party {
            id: id.into(),
            name: name.into(),
            also: also.iter().map(|name| String::from(*name)).collect(),
        };
        [
            party("forsakringskassan", "Försäkringskassan", &["FK"]),
            party("kommun:hallon", "Hallonby kommun", &[]),
            party("region:hallon", "Region Hallonby", &[]),
        ]
        .into()
    }

    #[test]
    fn finds_a_party_by_any_of_its_names() {
        for name in ["Försäkringskassan", "FK", "fk", "Forsakringskassan", "Försäkringskassan, lokalkontor Hallonby"]
        {
            let found = Reading::Read(Value::Parties([Named::Party("forsakringskassan".into())].into()));
            assert_eq!(read(name, false, &parties()), found, "{name}");
        }
    }

    #[test]
    fn asks_which_of_several_a_bare_place_means() {
        assert!(matches!(read("Hallonby", false, &parties()), Reading::Ambiguous(ways) if ways.len() == 2));
    }

    #[test]
    fn asks_who_is_meant_where_a_party_is_named_beside_another() {
        for name in ["Hallonby kommun, Byggarna AB", "Hallonby kommun, Region Hallonby"] {
            assert!(matches!(read(name, true, &parties()), Reading::Ambiguous(_)), "{name}");
        }
        let municipality = Reading::Read(Value::Parties([Named::Party("kommun:hallon".into())].into()));
        for name in ["Hallonby kommun, arbetsmarknadsenheten", "Hallonby kommun, socialförvaltningen"] {
            assert_eq!(read(name, false, &parties()), municipality, "{name}");
        }
    }

    #[test]
    fn keeps_the_name_of_somebody_else() {
        let other = Reading::Read(Value::Parties([Named::Other("Röda Korset".into())].into()));
        assert_eq!(read("Röda Korset", false, &parties()), other);
    }
}
