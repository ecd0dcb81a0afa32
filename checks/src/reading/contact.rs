//! E-mail addresses, telephone numbers, postal codes and the numbers of organisations.

use super::number::are_figures;
use super::punycode::in_ascii;
use super::{Reading, Unreadable, Value, count, fold, is_dash, is_of_word};
use crate::sentence::fill;
use alloc::string::String;

/// The longest e-mail address there is (RFC 5321, a path of 256 with its brackets).
const LONGEST_EMAIL: usize = 254;

/// What may stand in a name besides letters and figures (RFC 5322, atext and the dot).
const NAME_SIGNS: &str = ".!#$%&'*+/=?^_`{|}~-";

/// Reads one e-mail address; the domain becomes small letters, those beyond ASCII as the net spells them.
pub(super) fn email(text: &str) -> Reading {
    let bare = without_scheme(text);
    if count(bare, b'@') > 1 && bare.bytes().any(|sign| matches!(sign, b';' | b',' | b' ' | b'\n')) {
        return Reading::Unreadable(Unreadable::Several);
    }
    let address = bare.split_once(['@']).and_then(|(name, domain)| address(name, domain));
    address.map_or(Reading::Unreadable(Unreadable::Email), |address| Reading::Read(Value::Text(address)))
}

/// The address without what links to addresses begin with.
fn without_scheme(text: &str) -> &str {
    let (scheme, rest) = text.split_at_checked("mailto:".len()).unwrap_or_default();
    if fold(scheme) == "mailto:" { rest.trim_start() } else { text }
}

fn address(name: &str, domain: &str) -> Option<String> {
    let known = is_name(name) && count(domain, b'.') > 0 && domain.len() <= LONGEST_EMAIL;
    let mut address = String::from(name);
    let mut before = '@';
    for label in fold(domain).split(['.']) {
        if !known || !is_label(label) {
            return None;
        }
        address.push(before);
        address.push_str(&in_ascii(label));
        before = '.';
    }
    (address.len() <= LONGEST_EMAIL).then_some(address)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| is_of_word(sign) || NAME_SIGNS.chars().any(|known| known == sign))
}

/// Beyond ASCII only the letters of which it is known how they are written small.
fn is_label(label: &str) -> bool {
    let known = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | 'ß'..='ö' | 'ø'..='ÿ');
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(known)
}

/// Reads one Swedish number with its area code, or one with a country code, as `+46…`.
pub(super) fn phone(text: &str) -> Reading {
    if text.bytes().any(|sign| matches!(sign, b',' | b';' | b'\n')) {
        return Reading::Unreadable(Unreadable::Several);
    }
    let plain = without_between(text);
    let number = if let Some(rest) = plain.strip_prefix("00").or_else(|| plain.strip_prefix('+')) {
        String::from(rest)
    } else if let Some(rest) = plain.strip_prefix('0') {
        fill("46{}", &[rest])
    } else {
        return Reading::Unreadable(Unreadable::Phone);
    };
    // E.164 allows fifteen figures; the shortest Swedish number has seven after its 0.
    let known = (8..=15).contains(&number.len()) && are_figures(&number);
    if known { Reading::Read(Value::Text(fill("+{}", &[&number]))) } else { Reading::Unreadable(Unreadable::Phone) }
}

/// Reads a Swedish postal code, as `701 35`, with or without the country's letters.
pub(super) fn post(text: &str) -> Reading {
    let folded = fold(text);
    let bare = folded.strip_prefix('s').map_or(folded.as_str(), |rest| rest.strip_prefix('e').unwrap_or(rest));
    let figures = joined_up(bare);
    match figures.split_at_checked(3) {
        Some((first, last)) if last.len() == 2 && are_figures(&figures) && !figures.starts_with('0') => {
            Reading::Read(Value::Text(fill("{} {}", &[first, last])))
        }
        _ => Reading::Unreadable(Unreadable::Post),
    }
}

/// Reads a Swedish organisation number, as `212000-1967`; the form of twelve figures begins with 16.
pub(super) fn organisation_number(text: &str) -> Reading {
    if has_number_of_person(text) {
        return Reading::Unreadable(Unreadable::PersonalNumber);
    }
    let all = joined_up(text);
    let figures = if all.len() == 12 { all.strip_prefix("16").unwrap_or(&all) } else { &all };
    match figures.split_at_checked(6) {
        Some((first, last)) if last.len() == 4 && are_figures(figures) => {
            if has_right_last_figure(figures) {
                Reading::Read(Value::Text(fill("{}-{}", &[first, last])))
            } else {
                Reading::Unreadable(Unreadable::WrongFigure)
            }
        }
        _ => Reading::Unreadable(Unreadable::OrganisationNumber),
    }
}

/// Whether there are figures somewhere that look like a person's number.
fn has_number_of_person(text: &str) -> bool {
    let mut figures = String::new();
    for sign in text.chars().chain([';']) {
        if sign.is_ascii_digit() {
            figures.push(sign);
        } else if !is_dash(sign) && sign != ' ' && sign != '+' {
            if is_of_person(&figures) {
                return true;
            }
            figures.clear();
        }
    }
    false
}

/// Whether these figures look like a person's number: its month stands where an organisation's has 2 or more
/// (lag 1974:174).
fn is_of_person(figures: &str) -> bool {
    let month = match figures.len() {
        10 => 2,
        12 => 4,
        _ => return false,
    };
    matches!(figures.as_bytes().get(month), Some(b'0' | b'1'))
}

/// The check of the last figure, after Luhn: every second figure counts twice, and 12 as 1 and 2.
fn has_right_last_figure(figures: &str) -> bool {
    let mut sum = 0;
    let mut times = 2;
    for figure in figures.bytes() {
        let figure = (figure - b'0') * times;
        sum += u32::from(figure / 10 + figure % 10);
        times = 3 - times;
    }
    sum.is_multiple_of(10)
}

/// The text without spaces and dashes.
fn joined_up(text: &str) -> String {
    let mut joined = String::new();
    for sign in text.chars().filter(|sign| *sign != ' ' && !is_dash(*sign)) {
        joined.push(sign);
    }
    joined
}

/// The number without what may stand between its figures, and without the zero of "+46 (0)70".
fn without_between(text: &str) -> String {
    let mut plain = String::new();
    for (at, sign) in text.char_indices() {
        let is_trunk_zero =
            at.checked_sub(1).and_then(|from| text.get(from..)).is_some_and(|rest| rest.starts_with("(0)"));
        if !is_trunk_zero && !is_dash(sign) && !matches!(sign, ' ' | '(' | ')' | '/') {
            plain.push(sign);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Reading {
        Reading::Read(Value::Text(text.into()))
    }

    #[test]
    fn reads_one_address() {
        for written in ["Kansli@Exempel.example", "mailto:Kansli@exempel.example", "MAILTO: Kansli@exempel.example"] {
            assert_eq!(email(written), text("Kansli@exempel.example"), "{written}");
        }
        assert_eq!(email("a@b.example; c@d.example"), Reading::Unreadable(Unreadable::Several));
        for written in [
            "kansli@exempel",
            "kansli@exempel.example, 010-123 45 67",
            "kansli(at)exempel.example",
            "kansli@@exempel.example",
            "@b.example",
            "a@.example",
            "a@b.example.",
            "a@-b.example",
            "mailto:",
            "namn namn@exempel.example",
            "namn(1)@exempel.example",
            "a@кошка.example",
        ] {
            assert_eq!(email(written), Reading::Unreadable(Unreadable::Email), "{written}");
        }
    }

    #[test]
    fn spells_domains_as_the_net_does() {
        for written in ["kansli@örebro.example", "kansli@ÖREBRO.example", "kansli@xn--rebro-iua.example"] {
            assert_eq!(email(written), text("kansli@xn--rebro-iua.example"), "{written}");
        }
        assert_eq!(email("örjan@exempel.example"), text("örjan@exempel.example"));
    }

    #[test]
    fn reads_an_address_as_long_as_there_is() {
        let longest = fill("{}@b.example", &[&"a".repeat(LONGEST_EMAIL - 10)]);
        assert_eq!(email(&longest), text(&longest));
        assert_eq!(email(&fill("a{}", &[&longest])), Reading::Unreadable(Unreadable::Email));
        // Spelt as the net does it is too long.
        let name = "a".repeat(LONGEST_EMAIL - 10);
        assert_eq!(email(&fill("{}@ö.example", &[&name])), Reading::Unreadable(Unreadable::Email));
    }

    #[test]
    fn reads_one_number() {
        for written in [
            "070-123 45 67",
            "070–123 45 67",
            "070‑1234567",
            "+46 (0)70-123 45 67",
            "0046 70 123 45 67",
            "+46701234567",
        ] {
            assert_eq!(phone(written), text("+46701234567"), "{written}");
        }
        assert_eq!(phone("08-123 456 78"), text("+46812345678"));
        assert_eq!(phone("019-21 10 00, 070-123 45 67"), Reading::Unreadable(Unreadable::Several));
        for written in ["21 10 00", "070-123 45 67 (vx)", "070"] {
            assert_eq!(phone(written), Reading::Unreadable(Unreadable::Phone), "{written}");
        }
    }

    #[test]
    fn reads_one_postal_code() {
        for written in ["701 35", "70135", "SE-701 35", "se 701 35", "S–701 35"] {
            assert_eq!(post(written), text("701 35"), "{written}");
        }
        for written in ["012 34", "7013", "701 355", "E701 35", "701 35 Hallonby", "NO-701 35", ""] {
            assert_eq!(post(written), Reading::Unreadable(Unreadable::Post), "{written}");
        }
    }

    #[test]
    fn reads_one_organisation_number() {
        for written in ["212000-1967", "2120001967", "212000–1967", "212000‑1967", "212000 1967", "16212000-1967"] {
            assert_eq!(organisation_number(written), text("212000-1967"), "{written}");
        }
        assert_eq!(organisation_number("559244-0001"), text("559244-0001"));
        for written in ["212000-1968", "222000-1967", "16212000-1968"] {
            assert_eq!(organisation_number(written), Reading::Unreadable(Unreadable::WrongFigure), "{written}");
        }
        for written in ["212000-196", "212000-19677", "17212000-1967", "SE212000-1967", "212000-1967 2"] {
            assert_eq!(organisation_number(written), Reading::Unreadable(Unreadable::OrganisationNumber), "{written}");
        }
    }

    #[test]
    fn knows_the_number_of_a_person() {
        for written in [
            "850709-9805",
            "8507099805",
            "850709+9805",
            "19850709-9805",
            "1985 07 09 9805",
            "16850709-9805",
            "Anna, 850709-9805",
            "212000-1967, 850709-9805",
            "850769-9806",
            "851231-0000",
        ] {
            assert_eq!(organisation_number(written), Reading::Unreadable(Unreadable::PersonalNumber), "{written}");
        }
    }
}
