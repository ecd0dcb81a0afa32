//! Names in letters beyond ASCII, spelt as the net spells them: Punycode (RFC 3492).

use alloc::string::String;

// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_BEYOND: u32 = 0x80;

/// A label of a domain in ASCII: as it stands, or with `xn--` before what is spelt anew.
///
/// The label is in small letters, and short enough for an e-mail address: its sums then keep within 32 bits.
pub(super) fn in_ascii(label: &str) -> String {
    if label.is_ascii() {
        return label.into();
    }
    let mut ascii = String::from("xn--");
    ascii.push_str(&encoded(label));
    ascii
}

/// Section 6.3: the signs of ASCII, then for each of the others how many places to go on before it is set in.
fn encoded(label: &str) -> String {
    let mut written = String::new();
    let mut set = 0;
    for sign in label.chars().filter(char::is_ascii) {
        written.push(sign);
        set += 1;
    }
    if set > 0 {
        written.push('-');
    }
    let (mut from, mut places, mut bias, mut is_first) = (FIRST_BEYOND, 0, FIRST_BIAS, true);
    let signs = || label.chars().map(u32::from);
    while let Some(next) = signs().filter(|sign| *sign >= from).min() {
        places += (next - from) * (set + 1);
        for sign in signs() {
            if sign < next {
                places += 1;
            } else if sign == next {
                push_number(&mut written, places, bias);
                set += 1;
                bias = adapted(places, set, is_first);
                (places, is_first) = (0, false);
            }
        }
        (from, places) = (next + 1, places + 1);
    }
    written
}

/// A number in figures of its own kind: each tells by its size whether it is the last.
fn push_number(written: &mut String, number: u32, bias: u32) {
    let (mut rest, mut step) = (number, BASE);
    loop {
        let threshold = step.saturating_sub(bias).clamp(LEAST, MOST);
        if rest < threshold {
            written.push(figure(rest));
            return;
        }
        written.push(figure(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
        step += BASE;
    }
}

/// Letters are 0–25, figures 26–35.
fn figure(value: u32) -> char {
    let value = u8::try_from(value).unwrap_or_default();
    char::from(if value < 26 { b'a' + value } else { b'0' - 26 + value })
}

/// Section 6.1.
fn adapted(places: u32, set: u32, is_first: bool) -> u32 {
    let mut rest = places / if is_first { DAMP } else { 2 };
    rest += rest / set;
    let mut bias = 0;
    while rest > (BASE - LEAST) * MOST / 2 {
        rest /= BASE - LEAST;
        bias += BASE;
    }
    bias + (BASE - LEAST + 1) * rest / (rest + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first eight are those of RFC 3492, section 7.1, in small letters.
    #[test]
    fn spells_known_names() {
        for (label, ascii) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("porquénopuedensimplementehablarenespañol", "porqunopuedensimplementehablarenespaol-fmd56a"),
            ("tạisaohọkhôngthểchỉnóitiếngviệt", "tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("そのスピードで", "d9juau41awczczp"),
            ("örebro", "rebro-iua"),
            ("bücher", "bcher-kva"),
            ("räksmörgås", "rksmrgs-5wao1o"),
            ("åäö", "4cab6c"),
            ("ö", "nda"),
            // A figure at its threshold, and a bias at the border of another round.
            ("ängelholmpiteå", "ngelholmpite-fcb0a"),
            ("ßaaaaaaaaaaaaaaaaaaaaaaaÿbcÿ", "aaaaaaaaaaaaaaaaaaaaaaabc-u9b10gca"),
            ("aaaaaaaaaaaaaüĵȱ", "aaaaaaaaaaaaa-8ob96fg6j"),
        ] {
            assert_eq!(encoded(label), ascii, "{label}");
        }
        assert_eq!(in_ascii("örebro"), "xn--rebro-iua");
        assert_eq!(in_ascii("exempel"), "exempel");
    }
}
