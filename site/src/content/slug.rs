//! Ids made from words, and the plain letters that they are made of.

use std::collections::BTreeSet;

/// The ids of clauses, which headings then leave alone.
pub(crate) fn written_ids(text: &str, start: usize) -> impl Iterator<Item = String> {
    let body = text.get(start..).unwrap_or_default();
    let after = body.split("{#").skip(1);
    after.map(|rest| rest.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect())
}

/// An anchor made of a heading's words.
pub(crate) fn slug(words: &str) -> String {
    let slug = plain(words);
    if slug.starts_with(|first: char| first.is_ascii_lowercase()) { slug } else { format!("rubrik-{slug}") }
}

/// Words in small letters a–z and figures, with hyphens between them.
pub(crate) fn plain(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for sign in words.to_lowercase().chars() {
        match sign {
            'å' | 'ä' | 'á' | 'à' => slug.push('a'),
            'ö' | 'ø' => slug.push('o'),
            'é' | 'è' | 'ü' => slug.push(if sign == 'ü' { 'u' } else { 'e' }),
            'a'..='z' | '0'..='9' => slug.push(sign),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').into()
}

/// An id that is not taken: the one given, else numbered.
pub(crate) fn free(id: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(String::from(id)).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}
