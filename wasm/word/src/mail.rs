//! The e-mail with which an application is handed over: as an address that opens it, and as a draft.

use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::{fill, tell};

/// The longest address that e-mail programs are known to take, in characters.
const LONGEST_ADDRESS: usize = 1500;

/// What ends a part of a draft. It has a sign that base64 lacks, so that no file can hold it.
const BETWEEN: &str = "--finsamkoll";

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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

    /// A draft with a Word file, as some programs open it from a file.
    pub(crate) fn draft(&self, name: &str, file: &[u8]) -> Vec<u8> {
        let to = if self.to.is_empty() { String::new() } else { fill("To: {}\r\n", &[&self.to]) };
        let text = base64(self.text.as_bytes(), LINE);
        let file = base64(file, LINE);
        let draft = tell(&[
            "X-Unsent: 1\r\nMIME-Version: 1.0\r\n",
            &to,
            &fill("Subject: {}\r\n", &[&encoded_words(&self.subject)]),
            "Content-Type: multipart/mixed; boundary=\"finsamkoll\"\r\n\r\n",
            BETWEEN,
            "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            &text,
            BETWEEN,
            &fill("\r\nContent-Type: {}; name=\"{}\"\r\nContent-Transfer-Encoding: base64\r\n", &[DOCX, name]),
            &fill("Content-Disposition: attachment; filename=\"{}\"\r\n\r\n", &[name]),
            &file,
            BETWEEN,
            "--\r\n",
        ]);
        draft.into_bytes()
    }
}

/// A text as it may stand in an address.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.replace(['\n'], "\r\n").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or_default().to_ascii_uppercase());
            escaped.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or_default().to_ascii_uppercase());
        }
    }
    escaped
}

/// How many bytes one encoded word holds: with what stands around them at most 75 characters, as RFC 2047 asks.
const WORD: usize = 45;

/// A header's text, in words that each hold whole letters.
fn encoded_words(text: &str) -> String {
    let mut words = String::new();
    let mut word = String::new();
    for sign in text.chars() {
        if word.len() + sign.len_utf8() > WORD {
            push_word(&mut words, &word);
            word.clear();
        }
        word.push(sign);
    }
    push_word(&mut words, &word);
    words
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push_str("\r\n ");
    }
    words.push_str(&tell(&["=?UTF-8?B?", base64(word.as_bytes(), WORD).trim_end(), "?="]));
}

/// How many bytes make a line of 76 characters.
const LINE: usize = 57;

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in base64, so many in a line.
fn base64(bytes: &[u8], line: usize) -> String {
    let mut text = String::with_capacity(bytes.len() / 2 * 3);
    for line in bytes.chunks(line) {
        for three in line.chunks(3) {
            push_three(&mut text, three);
        }
        text.push_str("\r\n");
    }
    text
}

fn push_three(text: &mut String, three: &[u8]) {
    let mut bits = [0; 4];
    for (bit, byte) in bits.iter_mut().skip(1).zip(three) {
        *bit = *byte;
    }
    let bits = u32::from_be_bytes(bits);
    for at in 0..4 {
        let sign = SIGNS.get((bits >> (18 - 6 * at) & 63) as usize).filter(|_| at <= three.len());
        text.push(sign.map_or('=', |sign| char::from(*sign)));
    }
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

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        // The examples of RFC 4648.
        let examples = [
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, written) in examples {
            assert_eq!(base64(bytes.as_bytes(), LINE).trim_end(), written);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xbf], LINE), "+/+/\r\n");
        assert_eq!(base64(&[0; LINE + 1], LINE).lines().map(str::len).collect::<Vec<_>>(), [76, 4]);
    }

    #[test]
    fn a_long_header_is_parted_between_letters() {
        let words = encoded_words(&"å".repeat(40));
        assert!(words.lines().all(|line| line.trim().len() <= 75 && line.ends_with("?=")), "{words}");
        assert_eq!(words.lines().count(), 2);
        assert_eq!(encoded_words("Ansökan"), "=?UTF-8?B?QW5zw7ZrYW4=?=");
    }

    #[test]
    fn a_draft_has_its_parts_between_its_lines() {
        let draft = String::from_utf8(mail("Hej!").draft("a.docx", b"PK")).unwrap();
        let (head, parts) = draft.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("X-Unsent: 1\r\n") && head.contains("\r\nTo: kansliet@x.example\r\n"), "{head}");
        let parts: Vec<&str> = parts.split("--finsamkoll").collect();
        assert_eq!((parts.len(), parts[0], parts[3]), (4, "", "--\r\n"));
        assert!(parts[1].ends_with("\r\n\r\nSGVqIQ==\r\n"), "{}", parts[1]);
        assert!(parts[2].contains("filename=\"a.docx\"") && parts[2].ends_with("\r\n\r\nUEs=\r\n"), "{}", parts[2]);
    }
}
