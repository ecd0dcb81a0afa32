//! The order of names in Swedish: after z come å, ä and ö; other letters stand where they do without their accents.

/// What names are sorted by.
pub(crate) fn key(name: &str) -> String {
    // After z come { | } in what computers sort by.
    let letter = |letter| match letter {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        other => bare(other),
    };
    name.chars().flat_map(char::to_lowercase).map(letter).collect()
}

/// The letter under which a name stands.
pub(crate) fn initial(name: &str) -> Option<char> {
    let first = name.chars().find(|sign| sign.is_alphabetic())?;
    first.to_lowercase().next().map(bare)?.to_uppercase().next()
}

/// A small letter without the accent that Swedish does not sort by.
fn bare(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ü' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_come_last_in_their_own_order() {
        let mut names = ["Östersund", "Älvdalen", "Åre", "Ystad", "Zinkgruvan", "örebro", "Alé", "Ale b", "Idré"];
        names.sort_by_key(|name| key(name));
        assert_eq!(names, ["Alé", "Ale b", "Idré", "Ystad", "Zinkgruvan", "Åre", "Älvdalen", "örebro", "Östersund"]);
    }

    #[test]
    fn a_name_stands_under_its_first_letter() {
        assert_eq!(["åre", "Édsberg", "(Ale)", ""].map(initial), [Some('Å'), Some('E'), Some('A'), None]);
    }
}
