//! Markup that does not work out as it was meant, and so shows its signs to visitors: links that are not whole, an id
//! without its sign, bold that does not end. Only what leaves no doubt is told: brackets and braces stand in prose too.

use super::notation::MARKS;
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;
use finsamkoll_checks::form::is_part;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// What is found in a text: where, what is said, and how it is mended.
type Found = (Range<usize>, Said, Said);

/// Looks for markup that shows, in the markdown of a file.
#[derive(Debug)]
pub(super) struct Markup<'a> {
    file: File<'a>,
    in_code: bool,
    pub(super) told: Vec<Diagnostic>,
}

impl<'a> Markup<'a> {
    pub(super) fn new(file: File<'a>) -> Self {
        Self { file, in_code: false, told: Vec::new() }
    }

    /// Takes in what comes next in the file.
    pub(super) fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if let Event::Text(text) = event {
            self.text(text, span);
        } else if matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock)) {
            self.in_code = !self.in_code;
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        // Where signs are written otherwise than they show, such as \[, they are meant to show.
        if !self.in_code && self.file.text.get(span.clone()) == Some(text) {
            check(self.file, text, span.start, &mut self.told);
        }
    }
}

/// Warns of markup that shows in a text, which stands in the file from `start` on.
fn check(file: File<'_>, text: &str, start: usize, told: &mut Vec<Diagnostic>) {
    let found = [broken_link(text), bare_id(text), open_bold(text)];
    told.extend(found.into_iter().flatten().map(|(at, words, hint)| {
        let at = start + at.start..start + at.end;
        file.error(&at, "markup", words).as_warning().hint(hint)
    }));
}

/// A link of which only parts are there.
fn broken_link(text: &str) -> Option<Found> {
    let (at, hint) = unended(text).or_else(|| parted(text)).or_else(|| unclosed(text)).or_else(|| doubled(text))?;
    Some((
        at,
        said!("länken är inte hel, och visas som den är skriven", "the link is not whole, and shows as it is written"),
        hint,
    ))
}

/// `[words](../page/ and more`: the address does not end.
fn unended(text: &str) -> Option<(Range<usize>, Said)> {
    let at = text.find("](")?;
    let start = text.get(..at)?.rfind('[')?;
    let end = text.get(at..)?.find(char::is_whitespace).map_or(text.len(), |length| at + length);
    let hint = said!(
        "Sätt ) efter adressen, som inte får ha mellanslag i sig.",
        "Put ) after the address, which must have no spaces in it."
    );
    Some((start..end, hint))
}

/// `[words] (../page/)`: there is a space between.
fn parted(text: &str) -> Option<(Range<usize>, Said)> {
    let at = text.match_indices("] (").map(|(at, _)| at).find(|at| starts_as_address(text.get(at + "] (".len()..)))?;
    let start = text.get(..at)?.rfind('[')?;
    let end = text.get(at..)?.find(')').map_or(text.len(), |length| at + length + 1);
    Some((
        start..end,
        said!(
            "Skriv [orden](adressen), utan mellanslag mellan ] och (.",
            "Write [words](address), with no space between ] and (."
        ),
    ))
}

/// `[words(../page/)`: the bracket does not end.
fn unclosed(text: &str) -> Option<(Range<usize>, Said)> {
    let at = text.match_indices('(').map(|(at, _)| at).find(|at| starts_as_address(text.get(at + 1..)))?;
    let start =
        text.get(..at)?.rfind('[').filter(|start| !text.get(*start..at).is_some_and(|words| words.contains(']')))?;
    let end = text.get(at..)?.find([')', ']']).map_or(text.len(), |length| at + length + 1);
    Some((start..end, said!("Sätt ] efter orden, före (.", "Put ] after the words, before (.")))
}

/// `[words][page]`, which would need the address elsewhere.
fn doubled(text: &str) -> Option<(Range<usize>, Said)> {
    let at = text.find("][")?;
    let start = text.get(..at)?.rfind('[')?;
    let end = at + text.get(at..)?.find(']').and_then(|_| text.get(at + 2..)?.find(']')).map(|length| length + 3)?;
    let is_gap = text.get(start..end).is_some_and(|both| both.contains("[fyll i:"));
    (!is_gap).then(|| {
        (
            start..end,
            said!(
                "Skriv [orden](adressen), med vanliga parenteser om adressen.",
                "Write [words](address), with round brackets around the address."
            ),
        )
    })
}

/// Whether this begins as the address of a page here or elsewhere.
fn starts_as_address(text: Option<&str>) -> bool {
    const STARTS: [&str; 5] = ["../", "./", "#", "http", "mailto:"];
    text.is_some_and(|text| STARTS.iter().any(|start| text.starts_with(start)))
}

/// `{some-id .info}`: an id whose sign is missing.
fn bare_id(text: &str) -> Option<Found> {
    let inner = text.trim_end().strip_suffix('}')?;
    let start = inner.rfind('{')?;
    let (id, marks) = inner.get(start + 1..)?.split_once(' ')?;
    let is_mark = |word: &str| {
        MARKS.iter().any(|(mark, _)| {
            *mark == word || mark.split_once('=').is_some_and(|(key, _)| word.starts_with(&format!("{key}=")))
        })
    };
    if !is_part(id) || !marks.split_whitespace().next().is_some_and(is_mark) {
        return None;
    }
    let at = start..inner.len() + 1;
    let written = text.get(at.clone())?;
    let words = said!("”{written}” ser ut som ett id", "“{written}” looks like an id");
    Some((at, words, said!("Skriv # först: {{#{id} {marks}}}.", "Write # first: {{#{id} {marks}}}.")))
}

/// `Läs **om pengar.`: bold that begins or ends alone.
fn open_bold(text: &str) -> Option<Found> {
    let is_of_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let (at, _) = text.match_indices("**").find(|(at, stars)| {
        let (before, after) = (text.get(..*at).unwrap_or_default(), text.get(at + stars.len()..).unwrap_or_default());
        is_of_word(before.chars().next_back()) || is_of_word(after.chars().next())
    })?;
    let words = said!("fetstilen är inte hel, så stjärnorna visas", "the bold is not whole, so that the stars show");
    let hint = said!(
        "Skriv **orden**, med stjärnorna tätt intill orden på båda sidor.",
        "Write **words**, with the stars close to the words on both sides."
    );
    Some((at..at + "**".len(), words, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in the text of a file, without the markup that works out.
    fn found(text: &str) -> Vec<String> {
        let (written, mut told) = (text.into(), Vec::new());
        super::super::markdown::render(File { path: "a.md", text: &written }, 0, "", &mut told);
        let places = told.iter().filter(|told| told.code == "markup").filter_map(|told| told.place.as_ref());
        places.map(|place| text.chars().skip(place.column() - 1).take(place.width()).collect()).collect()
    }

    #[test]
    fn links_that_are_not_whole_are_told() {
        for (text, shown) in [
            ("Läs [vem](../vem-kan-soka/ Målgruppen är alla.", "[vem](../vem-kan-soka/"),
            ("Läs [om pengar(../vem-kan-soka/) först.", "[om pengar(../vem-kan-soka/)"),
            ("Läs [om pengar] (../vem-kan-soka/) först.", "[om pengar] (../vem-kan-soka/)"),
            ("Läs [om pengar][pengar] först.", "[om pengar][pengar]"),
            ("Läs [om pengar] (https://prov.example/).", "[om pengar] (https://prov.example/)"),
        ] {
            assert_eq!(found(text), [shown], "{text}");
        }
    }

    #[test]
    fn an_id_without_its_sign_and_open_bold_are_told() {
        assert_eq!(found("Bra att veta. {ny-punkt .info}"), ["{ny-punkt .info}"]);
        assert_eq!(found("Bra att veta. {ny-punkt from=2027-01-01}"), ["{ny-punkt from=2027-01-01}"]);
        assert_eq!(found("Läs **om pengar."), ["**"]);
    }

    #[test]
    fn what_may_be_meant_is_left_alone() {
        for text in [
            "Läs [om pengar](../pengar/), **viktigt** och [fyll i: adress].",
            "Styrelsen [alltså förbundets] (den som beslutar) säger ja.",
            "Lagen [1] (2003:1210) gäller.",
            "Ordet {agaren} och {agaren, som vi säger} är förbundets.",
            "Skriv `[orden] (../adressen/)`, `{id .info}` och `**så`.",
            r"Skriv \[orden](../adressen/ och \*\*så.",
            "[fyll i: namn][fyll i: adress]",
            "Tre * fyra ** fem? {#fragan .info}",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
