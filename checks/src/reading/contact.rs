//! E-mail addresses and telephone numbers.

use super::number::are_figures;
use super::{Reading, Unreadable, Value, count, fold, is_of_word};
use crate::sentence::tell;
use alloc::string::String;

/// The longest e-mail address there is (RFC 5321, a path of 256 with its brackets).
const LONGEST_EMAIL: usize = 254;

/// What may stand in a name besides letters and figures (RFC 5322, atext and the dot).
const NAME_SIGNS: &str = ".!#$%&'*+/=?^_`{|}~-";

/// Reads one e-mail address; the domain becomes small letters.
pub(super) fn email(text: &str) -> Reading {
    let bare = text.strip_prefix("mailto:").unwrap_or(text);
    if count(bare, b'@') > 1 && bare.bytes().any(|sign| matches!(sign, b';' | b',' | b' ' | b'\n')) {
        return Reading::Unreadable(Unreadable::Several);
    }
    match bare.split_once(['@']) {
        Some((name, domain)) if is_name(name) && is_domain(domain) && bare.len() <= LONGEST_EMAIL => {
            let mut address = String::from(name);
            address.push('@');
            address.push_str(&fold(domain));
            Reading::Read(Value::Text(address))
        }
        _ => Reading::Unreadable(Unreadable::Email),
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| is_of_word(sign) || NAME_SIGNS.chars().any(|known| known == sign))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| is_of_word(sign) || sign == '-')
    };
    count(domain, b'.') > 0 && domain.split(['.']).all(is_label)
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
        tell(&["46", rest])
    } else {
        return Reading::Unreadable(Unreadable::Phone);
    };
    // E.164 allows fifteen figures; the shortest Swedish number has seven after its 0.
    let known = (8..=15).contains(&number.len()) && are_figures(&number);
    if known { Reading::Read(Value::Text(tell(&["+", &number]))) } else { Reading::Unreadable(Unreadable::Phone) }
}

/// The number without what may stand between its figures, and without the zero of "+46 (0)70".
fn without_between(text: &str) -> String {
    let mut plain = String::new();
    for (at, sign) in text.char_indices() {
        let is_trunk_zero =
            at.checked_sub(1).and_then(|from| text.get(from..)).is_some_and(|rest| rest.starts_with("(0)"));
        if !is_trunk_zero && !matches!(sign, ' ' | '-' | '–' | '−' | '(' | ')' | '/') {
            plain.push(sign);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_address() {
        for text in ["Kansli@Exempel.example", "mailto:Kansli@exempel.example"] {
            assert_eq!(email(text), Reading::Read(Value::Text("Kansli@exempel.example".into())), "{text}");
        }
        assert_eq!(email("a@b.example; c@d.example"), Reading::Unreadable(Unreadable::Several));
        for text in
            ["kansli@exempel", "kansli(at)exempel.example", "kansli@@exempel.example", "@b.example", "a@.example"]
        {
            assert_eq!(email(text), Reading::Unreadable(Unreadable::Email), "{text}");
        }
    }

    #[test]
    fn reads_one_number() {
        for text in ["070-123 45 67", "+46 (0)70-123 45 67", "0046 70 123 45 67", "+46701234567"] {
            assert_eq!(phone(text), Reading::Read(Value::Text("+46701234567".into())), "{text}");
        }
        assert_eq!(phone("08-123 456 78"), Reading::Read(Value::Text("+46812345678".into())));
        assert_eq!(phone("019-21 10 00, 070-123 45 67"), Reading::Unreadable(Unreadable::Several));
        for text in ["21 10 00", "070-123 45 67 (vx)", "070"] {
            assert_eq!(phone(text), Reading::Unreadable(Unreadable::Phone), "{text}");
        }
    }
}
