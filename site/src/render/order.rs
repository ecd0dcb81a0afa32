//! Swedish order: å, ä and ö are letters of their own, after z.

/// By what a text is sorted: signs that are not said are left out, and case and accents do not count.
pub(super) fn key(text: &str) -> Vec<u32> {
    let signs = text.chars().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric() || *sign == ' ');
    signs.map(|sign| rank(letter(sign))).collect()
}

/// The letter in upper case under which a text stands in an index; `#` where it begins with none.
pub(super) fn initial(text: &str) -> char {
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
    fn a_text_stands_under_its_first_letter() {
        let initials = ["ansökan", "Åre", "ärende", "”Öppet”", "Éric", "2 kap.", "–", ""].map(initial);
        assert_eq!(initials, ['A', 'Å', 'Ä', 'Ö', 'E', '#', '#', '#']);
    }
}
