//! `[fyll i: …]`: what only the office knows, shown plainly marked until somebody has filled it in.

use std::fmt::Write as _;

const OPENS: &str = "[fyll i:";

/// What people read in its place.
const WORDS: &str = "Att fylla i:";

/// A text as HTML, with its gaps marked.
///
/// ```
/// use finsamkoll_site::content::fill;
///
/// assert_eq!(fill::html("A & B"), "A &amp; B");
/// assert_eq!(
///     fill::html("Skriv till [fyll i: adress]."),
///     "Skriv till <mark class=\"to-fill\">Att fylla i: adress</mark>."
/// );
/// ```
#[must_use]
pub fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for part in parts(text) {
        match part {
            Part::Words(words) => escape(words, &mut html),
            Part::Gap(what) => {
                html.push_str("<mark class=\"to-fill\">");
                escape(WORDS, &mut html);
                html.push(' ');
                escape(what, &mut html);
                html.push_str("</mark>");
            }
        }
    }
    html
}

/// A text without markup, its gaps in words.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Words(words) => plain.push_str(words),
            // Writing to a string cannot fail.
            Part::Gap(what) => drop(write!(plain, "{WORDS} {what}")),
        }
    }
    plain
}

/// Whether a text has a gap: then it is no address to link to.
#[must_use]
pub fn has_gap(text: &str) -> bool {
    parts(text).any(|part| matches!(part, Part::Gap(_)))
}

/// Whether a gap is opened that does not end.
pub(crate) fn is_broken(text: &str) -> bool {
    parts(text).any(|part| matches!(part, Part::Words(words) if words.contains(OPENS)))
}

/// Writes text so that HTML shows it as it stands.
pub(crate) fn escape(text: &str, html: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

enum Part<'a> {
    Words(&'a str),
    Gap(&'a str),
}

fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, after) = next_part(rest);
        rest = after;
        Some(part)
    })
}

fn next_part(text: &str) -> (Part<'_>, &str) {
    let Some(opens) = text.find(OPENS) else { return (Part::Words(text), "") };
    if opens > 0 {
        let (words, rest) = text.split_at(opens);
        return (Part::Words(words), rest);
    }
    let inner = text.strip_prefix(OPENS).unwrap_or_default();
    match inner.split_once(']') {
        Some((what, rest)) => (Part::Gap(what.trim()), rest),
        None => (Part::Words(text), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_marked_and_the_rest_is_escaped() {
        let marked = html("<[fyll i: a & b]>");
        assert_eq!(marked, "&lt;<mark class=\"to-fill\">Att fylla i: a &amp; b</mark>&gt;");
        assert_eq!(plain("E-post: [fyll i: adress]"), "E-post: Att fylla i: adress");
        assert!(has_gap("[fyll i: x]") && !has_gap("[x]"));
        assert!(is_broken("[fyll i: x") && !is_broken("[fyll i: x]"));
    }
}
