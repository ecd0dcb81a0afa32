//! Swedish order: å, ä and ö are letters of their own, after z.

use serde::Serialize;

/// What stands under a letter.
#[derive(Debug, Serialize)]
pub(crate) struct Letter<T> {
    id: String,
    sign: String,
    items: Vec<T>,
}

/// The items in the order of their names, those of one name in the order given, under their first letters.
pub(crate) fn by_letter<T>(mut items: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<Letter<T>> {
    items.sort_by_cached_key(|item| key(name(item)));
    let mut letters: Vec<Letter<T>> = Vec::new();
    for item in items {
        let (id, sign) = heading(initial(name(&item)));
        match letters.iter_mut().find(|letter| letter.id == id) {
            Some(letter) => letter.items.push(item),
            None => letters.push(Letter { id, sign, items: vec![item] }),
        }
    }
    letters
}

/// An id in ASCII for a letter, and the sign that people see.
fn heading(initial: char) -> (String, String) {
    let sign = if initial == '#' { String::from("0–9") } else { initial.to_string() };
    (format!("sida:bokstav-{:x}", u32::from(initial)), sign)
}

/// By what a text is sorted: signs that are not said are left out, and case and accents do not count.
pub(crate) fn key(text: &str) -> Vec<u32> {
    let signs = text.chars().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric() || *sign == ' ');
    // What is left out may have been followed by a space, and the letter under which the text stands comes first.
    signs.skip_while(|sign| *sign == ' ').map(|sign| rank(letter(sign))).collect()
}

/// The letter in upper case under which a text stands in an index; `#` where it begins with none.
fn initial(text: &str) -> char {
    let first = text.chars().find(|sign| sign.is_alphanumeric()).filter(|sign| sign.is_alphabetic());
    let lower = first.and_then(|sign| sign.to_lowercase().next()).map(letter);
    lower.and_then(|sign| sign.to_uppercase().next()).unwrap_or('#')
}

/// The Swedish letter as which a lower-case letter is sorted.
fn letter(sign: char) -> char {
    match sign {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' => 'u',
        'ü' | 'ý' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        'æ' => 'ä',
        'ø' => 'ö',
        other => other,
    }
}

/// Digits, a to z, å, ä, ö, then all else.
fn rank(letter: char) -> u32 {
    const AFTER_Z: u32 = 'z' as u32 + 1;
    match letter {
        'å' => AFTER_Z,
        'ä' => AFTER_Z + 1,
        'ö' => AFTER_Z + 2,
        other if other > 'z' => AFTER_Z + u32::from(other),
        other => u32::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_come_last_and_in_their_order() {
        let sorted = [
            "2 kap.",
            "Alvesta",
            "Ansökan",
            "Ansökan om medel",
            "Ansökningsdagar",
            "Västerås",
            "Wadköping",
            "Z",
            "Åre",
            "Årjäng",
            "Älmhult",
            "Öckerö",
        ];
        let mut given = sorted;
        given.reverse();
        given.sort_by_key(|text| key(text));
        assert_eq!(given, sorted);
    }

    #[test]
    fn neither_case_nor_accents_nor_quotes_count() {
        assert_eq!(key("IDÉ"), key("ide"));
        assert_eq!(key("”Müller”"), key("myller"));
        assert_eq!(key("Æ-Ø"), key("äö"));
        assert!(key("Z") < key("ЖАР"));
    }

    #[test]
    fn each_letter_is_there_once() {
        let letters = by_letter(vec!["– Avtal", "2 kap.", "Åre", "Avtal", "(a)", "½ år"], |name| name);
        let letters: Vec<_> =
            letters.iter().map(|letter| (letter.id.as_str(), letter.sign.as_str(), letter.items.len())).collect();
        assert_eq!(letters, [("sida:bokstav-23", "0–9", 2), ("sida:bokstav-41", "A", 3), ("sida:bokstav-c5", "Å", 1)]);
    }

    #[test]
    fn a_text_stands_under_its_first_letter() {
        let initials = ["ansökan", "Åre", "ärende", "”Öppet”", "Éric", "2 kap.", "–", ""].map(initial);
        assert_eq!(initials, ['A', 'Å', 'Ä', 'Ö', 'E', '#', '#', '#']);
    }
}
