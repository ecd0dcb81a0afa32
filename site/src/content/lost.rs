//! What of the content could not be read. A fault there is told once: what is missed elsewhere, and may stand there, is
//! not told to be missing.

use super::slug::plain;

/// What may stand in a text that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All front matter: each of the other parts but the body.
    Front,
    /// The body, with its clauses and headings; or the id of one of its clauses.
    Body,
    Rules,
    Fields,
    Rounds,
    Parties,
    /// What was changed, and when last.
    Changes,
    /// The association's own words.
    Words,
    /// Which sections and fields a form asks.
    Composition,
}

/// The texts that could not be read, of a file or of several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lost<'a>(Vec<(Part, Text<'a>)>);

#[derive(Debug, Clone, Copy)]
enum Text<'a> {
    /// It was not understood.
    Known(&'a str),
    /// Not even its letters are known.
    Unseen,
}

impl<'a> Lost<'a> {
    pub(crate) fn add(&mut self, part: Part, text: &'a str) {
        self.0.push((part, Text::Known(text)));
    }

    /// A file as a whole, by its text.
    pub(crate) fn add_file(&mut self, text: &'a str) {
        self.add(Part::Front, text);
        self.add(Part::Body, text);
    }

    /// A file or folder of which nothing is known but that it is there.
    pub(crate) fn add_unseen(&mut self) {
        self.add_all(Part::Front);
        self.add_all(Part::Body);
    }

    /// Something of a part, which may be called anything.
    pub(crate) fn add_all(&mut self, part: Part) {
        self.0.push((part, Text::Unseen));
    }

    pub(crate) fn join(&mut self, other: &Lost<'a>) {
        self.0.extend_from_slice(&other.0);
    }

    /// Whether anything of a part is lost.
    pub(crate) fn has(&self, part: Part) -> bool {
        self.of(part).next().is_some()
    }

    /// Whether what is lost of a part may name this.
    pub(crate) fn may_name(&self, part: Part, id: &str) -> bool {
        self.of(part).any(|text| match text {
            Text::Known(text) => names(text, id) || plain(text) == id,
            Text::Unseen => true,
        })
    }

    /// Whether a text that is lost of a part is seen to name this.
    pub(crate) fn is_seen_to_name(&self, part: Part, id: &str) -> bool {
        self.of(part).any(|text| matches!(text, Text::Known(text) if names(text, id)))
    }

    /// Whether a field or column may be among those that are lost: of a column each part stands by itself.
    pub(crate) fn may_have_field(&self, path: &str) -> bool {
        let column = path.split_once('.').map(|(_, column)| column);
        self.may_name(Part::Fields, path) || column.is_some_and(|column| self.may_name(Part::Fields, column))
    }

    fn of(&self, part: Part) -> impl Iterator<Item = Text<'a>> {
        let in_front = move |lost: Part| lost == Part::Front && part != Part::Body;
        self.0.iter().filter(move |(lost, _)| *lost == part || in_front(*lost)).map(|(_, text)| *text)
    }
}

/// Whether an id stands in a text by itself, not within a longer one.
fn names(text: &str, id: &str) -> bool {
    let is_within =
        |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '.' | '_'));
    text.match_indices(id).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + id.len()..).unwrap_or_default());
        !is_within(before.chars().next_back()) && !is_within(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_may_name_what_stands_in_it() {
        let mut lost = Lost::default();
        lost.add(Part::Rules, "clause = \"namn\"\nfields = [\"a.ort\"]");
        assert!(lost.may_name(Part::Rules, "namn") && lost.may_name(Part::Rules, "a.ort"));
        assert!(!lost.may_name(Part::Rules, "nam") && !lost.may_name(Part::Rules, "ort"));
        assert!(!lost.may_name(Part::Fields, "a.ort") && !lost.has(Part::Front));
        lost.add(Part::Front, "id = \"rad\"\nid = \"pris\"");
        assert!(lost.may_have_field("rad.pris") && lost.has(Part::Words) && !lost.has(Part::Body));
        lost.add_unseen();
        assert!(lost.may_name(Part::Body, "x") && !lost.is_seen_to_name(Part::Body, "x"));
    }
}
