//! E-mail addresses and telephone numbers.

use super::{Reading, Unreadable, Value, fold};
use alloc::string::String;

/// The longest e-mail address there is (RFC 5321, a path of 256 with its brackets).
const LONGEST_EMAIL: usize = 254;

/// Reads one e-mail address; the domain becomes small letters.
pub(super) fn email(text: &str) -> Reading {
    let bare = text.strip_prefix("mailto:").unwrap_or(text);
    if bare.matches('@').count() > 1 && bare.contains([';', ',', ' ', '\n']) {
        return Reading::Unreadable(Unreadable::Several);
    }
    match bare.split_once('@') {
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
    !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(sign))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

/// Reads one Swedish number with its area code, or one with a country code, as `+46…`.
pub(super) fn phone(text: &str) -> Reading {
    let plain: String = text.replace("(0)", "").chars().filter(|sign| !" -–−()/".contains(*sign)).collect();
    if text.contains([',', ';', '\n']) {
        return Reading::Unreadable(Unreadable::Several);
    }
    let number = if let Some(rest) = plain.strip_prefix("00").or_else(|| plain.strip_prefix('+')) {
        String::from(rest)
    } else if let Some(rest) = plain.strip_prefix('0') {
        alloc::format!("46{rest}")
    } else {
        return Reading::Unreadable(Unreadable::Phone);
    };
    // E.164 allows fifteen figures; the shortest Swedish number has seven after its 0.
    let known = (8..=15).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if known { Reading::Read(Value::Text(alloc::format!("+{number}"))) } else { Reading::Unreadable(Unreadable::Phone) }
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
