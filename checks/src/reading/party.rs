//! Which party a name means.

use super::{Reading, Unreadable, Value, fold};
use crate::Party;
use alloc::string::{String, ToString};
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
    if !many && text.contains('\n') {
        return Reading::Unreadable(Unreadable::Several);
    }
    let mut named = Vec::new();
    for line in text.lines() {
        match find(line, parties).as_slice() {
            [] => named.push(Named::Other(line.into())),
            [Match::Whole(party)] => named.push(Named::Party(party.id.clone())),
            several => {
                let ways = several.iter().map(|found| Value::Parties([Named::Party(found.party().id.clone())].into()));
                return Reading::Ambiguous(ways.collect());
            }
        }
    }
    Reading::Read(Value::Parties(named))
}

/// How a name fits a party.
#[derive(Debug, Clone, Copy)]
enum Match<'a> {
    /// It is one of the party's names, perhaps with an office after a comma.
    Whole(&'a Party),
    /// It is a word of the party's name.
    Part(&'a Party),
}

impl<'a> Match<'a> {
    fn party(self) -> &'a Party {
        match self {
            Self::Whole(party) | Self::Part(party) => party,
        }
    }
}

/// The parties that have this whole name; else all of whose names it is a word.
fn find<'a>(name: &str, parties: &'a [Party]) -> Vec<Match<'a>> {
    let whole = comparable(name);
    let before_comma = comparable(name.split(',').next().unwrap_or_default());
    let is = |party: &Party, name: &str| party.names().any(|known| comparable(known) == name);
    for name in [&whole, &before_comma] {
        let found: Vec<_> = parties.iter().filter(|party| is(party, name)).map(Match::Whole).collect();
        if !found.is_empty() {
            return found;
        }
    }
    let is_word = |party: &&Party| comparable(&party.name).split(' ').any(|word| word == whole);
    parties.iter().filter(is_word).map(Match::Part).collect()
}

/// Small letters without the dots and accents that a hurried writer leaves out.
fn comparable(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.chars().map(|letter| match letter {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ø' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        _ => letter,
    });
    bare.collect::<String>().trim().to_string()
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
    fn keeps_the_name_of_somebody_else() {
        let other = Reading::Read(Value::Parties([Named::Other("Röda Korset".into())].into()));
        assert_eq!(read("Röda Korset", false, &parties()), other);
    }
}
