//! The e-mail with which an application is handed over, and the address that opens it.

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::tell;

/// The longest address that e-mail programs are known to take, in characters.
const LONGEST_ADDRESS: usize = 1500;

/// An e-mail.
#[derive(Debug)]
pub(crate) struct Mail {
    /// To whom; empty where that is not known.
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// What is to be attached to it.
    pub(crate) attached: Vec<String>,
}

impl Mail {
    /// The address that opens it in the applicant's own program, without its text where that is too long.
    pub(crate) fn address(&self) -> String {
        let without_text = tell(&["mailto:", &escaped(&self.to), "?subject=", &escaped(&self.subject)]);
        let whole = tell(&[&without_text, "&body=", &escaped(&self.text)]);
        if whole.len() > LONGEST_ADDRESS { without_text } else { whole }
    }
}

/// A text as it may stand in an address.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'\n' => escaped.push_str("%0D%0A"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                escaped.push(char::from(byte));
            }
            _ => {
                escaped.push('%');
                escaped.push(hex(byte >> 4));
                escaped.push(hex(byte & 15));
            }
        }
    }
    escaped
}

fn hex(half: u8) -> char {
    char::from(if half < 10 { b'0' + half } else { b'A' - 10 + half })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> Mail {
        Mail { to: "kansliet@x.example".into(), subject: "Ansökan".into(), text: text.into(), attached: Vec::new() }
    }

    #[test]
    fn an_address_tells_apart_what_it_carries() {
        let address = mail("a&b=c\n50 % å?").address();
        assert_eq!(address, "mailto:kansliet@x.example?subject=Ans%C3%B6kan&body=a%26b%3Dc%0D%0A50%20%25%20%C3%A5%3F");
    }

    #[test]
    fn an_address_that_would_be_too_long_carries_no_text() {
        let room = LONGEST_ADDRESS - mail("").address().len();
        assert_eq!(mail(&"a".repeat(room)).address().len(), LONGEST_ADDRESS);
        assert_eq!(mail(&"a".repeat(room + 1)).address(), "mailto:kansliet@x.example?subject=Ans%C3%B6kan");
    }
}
