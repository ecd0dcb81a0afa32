//! The XML of a document's parts: elements, attributes and text, one after the other.
//!
//! What Word never writes is refused: document types, entities of one's own, other encodings than UTF-8. Names are
//! local ones, without their prefix, so that both kinds of the format (Transitional and Strict) are read alike.
//!
//! Every sign is looked at once, and nothing is copied. This much of XML is small, as what a browser loads must be.

use crate::Refusal;
use alloc::string::String;
use alloc::vec::Vec;

/// How deep elements may lie in one another.
const DEEPEST: usize = 256;
/// How many elements a part may have.
const MOST_ELEMENTS: usize = 500_000;
/// How many attributes an element may have. Word's own root element has some forty.
const MOST_ATTRIBUTES: usize = 256;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event<'a> {
    /// An element begins; its attributes are at hand until the next event.
    Open(&'a str),
    /// An element ends.
    Close(&'a str),
    /// Text, with its references as they are written.
    Text(&'a str),
    /// Text without references.
    Verbatim(&'a str),
}

/// Reads a part from its beginning to its end.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    /// What is still to be read.
    rest: &'a str,
    /// The names of the open elements, with their prefixes.
    open: Vec<&'a str>,
    attributes: Vec<(&'a str, &'a str)>,
    elements: usize,
    /// Whether the element that has just begun ends at once.
    is_empty: bool,
}

impl<'a> Reader<'a> {
    /// A reader of this part.
    pub(crate) fn new(part: &'a [u8]) -> Result<Self, Refusal> {
        let text = core::str::from_utf8(part).map_err(|_| Refusal::Damaged)?;
        let rest = text.strip_prefix(['\u{feff}']).unwrap_or(text);
        Ok(Self { rest, open: Vec::new(), attributes: Vec::new(), elements: 0, is_empty: false })
    }

    /// The next event; `None` at the end, where all elements have ended.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        if core::mem::take(&mut self.is_empty) {
            return self.open.pop().map(|name| Event::Close(local(name))).map(Some).ok_or(Refusal::Damaged);
        }
        loop {
            if self.rest.is_empty() {
                let is_whole = self.open.is_empty() && self.elements > 0;
                return if is_whole { Ok(None) } else { Err(Refusal::Damaged) };
            }
            if let Some(event) = self.step()? {
                return Ok(Some(event));
            }
        }
    }

    /// Reads on to the next mark.
    fn step(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        if !self.rest.starts_with(['<']) {
            return self.text();
        }
        if self.skip("<!DOCTYPE") {
            return Err(Refusal::Doctype);
        }
        if self.skip("<!--") {
            return self.until("-->").map(|_| None).ok_or(Refusal::Damaged);
        }
        if self.skip("<?") {
            return self.until("?>").filter(|words| is_read(words)).map(|_| None).ok_or(Refusal::Damaged);
        }
        let event = if self.skip("<![CDATA[") {
            self.until("]]>").map(Event::Verbatim)
        } else if self.skip("</") {
            self.close()
        } else {
            Some(Event::Open(self.begin()?))
        };
        event.map(Some).ok_or(Refusal::Damaged)
    }

    /// Text up to the next mark; around the root element there is but space.
    fn text(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        let text = self.before(&|sign| sign == b'<');
        match self.open.is_empty() {
            false => Ok(Some(Event::Text(text))),
            true if text.trim().is_empty() => Ok(None),
            true => Err(Refusal::Damaged),
        }
    }

    fn close(&mut self) -> Option<Event<'a>> {
        let name = self.until(">")?.trim_end();
        (self.open.pop()? == name).then(|| Event::Close(local(name)))
    }

    /// Reads the beginning of an element, and gives its name.
    fn begin(&mut self) -> Result<&'a str, Refusal> {
        self.skip("<");
        let name = self.name().ok_or(Refusal::Damaged)?;
        if self.open.is_empty() && self.elements > 0 {
            return Err(Refusal::Damaged);
        }
        self.elements += 1;
        if self.elements > MOST_ELEMENTS || self.open.len() >= DEEPEST {
            return Err(Refusal::TooLarge);
        }
        self.open.push(name);
        self.read_attributes()?;
        Ok(local(name))
    }

    /// Reads attributes up to the end of an element's beginning.
    fn read_attributes(&mut self) -> Result<(), Refusal> {
        self.attributes.clear();
        loop {
            let has_space = !self.before(&|sign| !sign.is_ascii_whitespace()).is_empty();
            self.is_empty = self.skip("/>");
            if self.is_empty || self.skip(">") {
                return Ok(());
            }
            if self.attributes.len() == MOST_ATTRIBUTES {
                return Err(Refusal::TooLarge);
            }
            let attribute = self.read_attribute().filter(|_| has_space);
            self.attributes.push(attribute.ok_or(Refusal::Damaged)?);
        }
    }

    fn read_attribute(&mut self) -> Option<(&'a str, &'a str)> {
        let name = self.name()?;
        self.before(&|sign| !sign.is_ascii_whitespace());
        self.skip("=").then_some(())?;
        self.before(&|sign| !sign.is_ascii_whitespace());
        let quote = if self.skip("\"") { "\"" } else { self.skip("'").then_some("'")? };
        let value = self.until(quote)?;
        // Names of namespaces are no values of anything.
        let name = if name.starts_with("xmlns:") { "" } else { local(name) };
        value.bytes().all(|sign| sign != b'<').then_some((name, value))
    }

    fn name(&mut self) -> Option<&'a str> {
        let name = self.before(&|sign| sign <= b' ' || b"/>=<\"'&".contains(&sign));
        (!name.is_empty()).then_some(name)
    }

    /// Whether these signs come next; then they are read.
    fn skip(&mut self, signs: &str) -> bool {
        let rest = self.rest.strip_prefix(signs);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands before the next sign of ASCII that is such, or before the end.
    fn before(&mut self, is_such: &dyn Fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(is_such).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// What stands before these signs, which are read too.
    fn until(&mut self, signs: &str) -> Option<&'a str> {
        let first = *signs.as_bytes().first()?;
        let mut end = 0;
        loop {
            let rest = self.rest.as_bytes().get(end..)?;
            end += rest.iter().position(|sign| *sign == first)?;
            if self.rest.get(end..)?.starts_with(signs) {
                break;
            }
            end += 1;
        }
        let before = self.take(end);
        self.skip(signs);
        Some(before)
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// The value of an attribute of the element that has just begun, with its references as they are written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(local, _)| *local == name).map(|(_, value)| *value)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once([':']).map_or(name, |(_, local)| local)
}

/// Whether an instruction leaves the encoding as it is read here.
fn is_read(instruction: &str) -> bool {
    let Some(declaration) = instruction.strip_prefix("xml ") else { return true };
    let has = |word: &str| {
        declaration.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    !has("encoding") || has("utf-8") || has("us-ascii")
}

/// Adds a text as it is read to another: its references are the signs that they stand for.
pub(crate) fn push_text(to: &mut String, raw: &str) -> Result<(), Refusal> {
    let mut pieces = raw.split(['&']);
    to.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, after) = piece.split_once([';']).ok_or(Refusal::Damaged)?;
        to.push(sign(name).ok_or(Refusal::Damaged)?);
        to.push_str(after);
    }
    Ok(())
}

/// A text as it is read.
pub(crate) fn text(raw: &str) -> Result<String, Refusal> {
    let mut text = String::new();
    push_text(&mut text, raw)?;
    Ok(text)
}

/// The sign that a reference stands for: one of the five that XML knows, or any by its number.
fn sign(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix(['#'])?;
            match number.strip_prefix(['x']) {
                Some(hex) => numbered(hex, 16)?,
                None => numbered(number, 10)?,
            }
        }
    })
}

/// The sign with this number. Below the space XML has tabulators and ends of lines alone, and those are space here.
pub(crate) fn numbered(figures: &str, base: u32) -> Option<char> {
    let mut number: u32 = 0;
    if figures.is_empty() {
        return None;
    }
    for figure in figures.chars() {
        number = number.checked_mul(base)?.checked_add(figure.to_digit(base)?)?;
    }
    char::from_u32(number).map(|sign| if sign < ' ' { ' ' } else { sign })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    /// All events of a part, or why it is not read.
    fn events(part: &str) -> Result<Vec<Event<'_>>, Refusal> {
        let mut reader = Reader::new(part.as_bytes())?;
        let mut events = Vec::new();
        while let Some(event) = reader.next()? {
            events.push(event);
        }
        Ok(events)
    }

    #[test]
    fn elements_and_text_come_one_after_the_other() {
        use Event::{Close, Open, Text, Verbatim};
        let part = "\u{feff}<?xml version='1.0' encoding='UTF-8'?><!-- a --><w:a x='1'><?b c?><b/>d&amp;<![CDATA[<&]]></w:a>\n";
        let expected = [Open("a"), Open("b"), Close("b"), Text("d&amp;"), Verbatim("<&"), Close("a")];
        assert_eq!(events(part).unwrap(), expected);
    }

    #[test]
    fn attributes_are_those_of_the_element_that_has_begun() {
        let mut reader = Reader::new(b"<a w:val='1' val='2' xmlns:w='3'><b/></a>").unwrap();
        reader.next().unwrap();
        assert_eq!(reader.attribute("val"), Some("1"));
        assert_eq!(reader.attribute("w"), None);
        reader.next().unwrap();
        assert_eq!(reader.attribute("val"), None);
    }

    #[test]
    fn what_is_not_whole_is_damaged() {
        for part in [
            "",
            " ",
            "<a>",
            "<a></b>",
            "<a></w:a>",
            "<a",
            "</a>",
            "<a/><b/>",
            "a",
            "<a b=c/>",
            "<a b='1'c='2'/>",
            "<a b='<'/>",
            "<a><!-- </a>",
            "<a><![CDATA[ </a>",
            "<a><?b </a>",
            "<>",
            "<a></a",
            "\u{0}",
        ] {
            assert_eq!(events(part), Err(Refusal::Damaged), "{part}");
        }
        assert_eq!(Reader::new(b"\xff\xfe<\0a\0").unwrap_err(), Refusal::Damaged);
        assert_eq!(events("<?xml version='1.0' encoding='UTF-16'?><a/>"), Err(Refusal::Damaged));
    }

    #[test]
    fn a_document_type_is_refused_however_it_is_written() {
        for part in [
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
            "<?xml version='1.0'?><!DOCTYPE<a/>",
            "<!-- --> <!DOCTYPE a",
            "<a><!DOCTYPE b></a>",
        ] {
            assert_eq!(events(part), Err(Refusal::Doctype), "{part}");
        }
    }

    #[test]
    fn limits_hold_at_their_border() {
        let nested = |deep: usize| format!("{}{}", "<a>".repeat(deep), "</a>".repeat(deep));
        assert!(events(&nested(DEEPEST)).is_ok());
        assert_eq!(events(&nested(DEEPEST + 1)), Err(Refusal::TooLarge));
        let many = |elements: usize| format!("<a>{}</a>", "<b/>".repeat(elements - 1));
        assert!(events(&many(MOST_ELEMENTS)).is_ok());
        assert_eq!(events(&many(MOST_ELEMENTS + 1)), Err(Refusal::TooLarge));
        let attributes = |many: usize| format!("<a{}/>", " b=''".repeat(many));
        assert!(events(&attributes(MOST_ATTRIBUTES)).is_ok());
        assert_eq!(events(&attributes(MOST_ATTRIBUTES + 1)), Err(Refusal::TooLarge));
    }

    #[test]
    fn references_are_the_five_and_numbers() {
        assert_eq!(text("a&amp;&lt;&gt;&quot;&apos;&#229;&#xE5;b").unwrap(), "a&<>\"'\u{e5}\u{e5}b");
        for raw in ["&", "&amp", "&nbsp;", "&#;x", "&#xG;", "&a b;", "&#xD800;", "&#99999999999;", "&#+5;"] {
            assert_eq!(text(raw), Err(Refusal::Damaged), "{raw}");
        }
    }
}
