//! What the files with letters are called.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;

/// Begins each name of a draft. With it no name is one that a system keeps for itself (`CON`), is hidden, or is that of what was
/// received.
pub const DRAFT: &str = "Utkast ";

/// The most bytes of a received file's name that are kept: with a folder, a number and an ending there is room for more.
const LONGEST: usize = 150;

/// A name for each received file's letter, without ending, in the order of the files. All systems take them, and no two
/// are the same to a system that does not tell small letters from capital ones. They do not rest on the order.
pub(crate) fn names<'a>(received: impl Iterator<Item = &'a str>) -> Vec<String> {
    let received: Vec<&str> = received.collect();
    let mut order: Vec<usize> = (0..received.len()).collect();
    order.sort_by_key(|at| received.get(*at));
    let mut taken = BTreeSet::new();
    let mut names = vec![String::new(); received.len()];
    for at in order {
        if let (Some(received), Some(name)) = (received.get(at), names.get_mut(at)) {
            *name = free(&stem(received), &mut taken);
        }
    }
    names
}

/// The name, with a number where it is taken.
fn free(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{DRAFT}{stem} ({number})"));
    let mut all = std::iter::once(format!("{DRAFT}{stem}")).chain(numbered);
    all.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// A received file's path without its ending, in signs that all systems take.
fn stem(path: &str) -> String {
    let name = path.nfc().map(|sign| if is_safe(sign) { sign } else { '-' }).collect::<String>();
    let name = name.strip_suffix(".docx").unwrap_or(&name);
    let name = name.get(..name.floor_char_boundary(LONGEST)).unwrap_or(name);
    name.trim_matches([' ', '.', '-']).into()
}

fn is_safe(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, ' ' | '.' | '-' | '_' | ',' | '(' | ')' | '+' | '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_called_as_the_file_it_is_about() {
        for (received, name) in [
            ("Vägen in.docx", "Utkast Vägen in"),
            ("Va\u{308}gen in.docx", "Utkast Vägen in"),
            ("Byn/ansökan.docx", "Utkast Byn-ansökan"),
            ("../../etc/passwd.docx", "Utkast etc-passwd"),
            (r"C:\Mina dokument\a.docx", "Utkast C--Mina dokument-a"),
            ("vad? <3 \"hej\"|*.docx", "Utkast vad- -3 -hej"),
            ("a\u{202e}xcod.docx", "Utkast a-xcod"),
            ("slut. .docx", "Utkast slut"),
            ("CON.docx", "Utkast CON"),
            ("fil", "Utkast fil"),
        ] {
            assert_eq!(names([received].into_iter()), [name]);
        }
    }

    #[test]
    fn a_long_name_is_cut_between_its_letters() {
        let name = names([format!("{}.docx", "å".repeat(200)).as_str()].into_iter()).concat();
        assert_eq!(name, format!("Utkast {}", "å".repeat(75)));
    }

    #[test]
    fn no_two_letters_have_one_name_whatever_their_order() {
        let received = ["b/x.docx", "B-X.docx", "a.docx", "b/x?.docx", "b/x.docx"];
        let named = names(received.into_iter());
        assert_eq!(named, ["Utkast b-x (2)", "Utkast B-X", "Utkast a", "Utkast b-x (4)", "Utkast b-x (3)"]);
        let turned = names(received.into_iter().rev());
        assert_eq!(turned.iter().collect::<BTreeSet<_>>(), named.iter().collect());
    }
}
