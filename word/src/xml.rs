//! The XML of a document's parts: elements, attributes and text, one after the other.
//!
//! What Word never writes is refused: document types, entities of one's own, other encodings than UTF-8. Names are
//! local ones, without their prefix, so that both kinds of the format (Transitional and Strict) are read alike.

use crate::Refusal;
use alloc::string::String;
use alloc::vec::Vec;
use xmlparser::{ElementEnd, Error, Token, Tokenizer};

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
    tokens: Tokenizer<'a>,
    /// The names of the open elements, with their prefixes.
    open: Vec<(&'a str, &'a str)>,
    attributes: Vec<(&'a str, &'a str)>,
    elements: usize,
    /// The element that ended as it began.
    empty: Option<&'a str>,
}

impl<'a> Reader<'a> {
    /// A reader of this part.
    pub(crate) fn new(part: &'a [u8]) -> Result<Self, Refusal> {
        let text = core::str::from_utf8(part).map_err(|_| Refusal::Damaged)?;
        Ok(Self { tokens: Tokenizer::from(text), open: Vec::new(), attributes: Vec::new(), elements: 0, empty: None })
    }

    /// The next event; `None` at the end, where all elements have ended.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        if let Some(name) = self.empty.take() {
            return Ok(Some(Event::Close(name)));
        }
        let mut opened = None;
        loop {
            let Some(token) = self.tokens.next() else { return self.end() };
            match token.map_err(|error| why(&error))? {
                Token::ElementStart { prefix, local, .. } => {
                    self.begin(prefix.as_str(), local.as_str())?;
                    opened = Some(local.as_str());
                }
                Token::Attribute { prefix, local, value, .. } => {
                    self.keep(prefix.as_str(), local.as_str(), value.as_str())?;
                }
                Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. } => {
                    return self.close((prefix.as_str(), local.as_str())).map(Some);
                }
                Token::ElementEnd { end, .. } => {
                    if end == ElementEnd::Empty {
                        self.open.pop();
                        self.empty = opened;
                    }
                    return Ok(opened.map(Event::Open));
                }
                Token::Text { text } => return Ok(Some(Event::Text(text.as_str()))),
                Token::Cdata { text, .. } => return Ok(Some(Event::Verbatim(text.as_str()))),
                Token::Declaration { encoding, .. } => check_encoding(encoding.map(|name| name.as_str()))?,
                Token::Comment { .. } | Token::ProcessingInstruction { .. } => {}
                Token::DtdStart { .. }
                | Token::EmptyDtd { .. }
                | Token::EntityDeclaration { .. }
                | Token::DtdEnd { .. } => {
                    return Err(Refusal::Doctype);
                }
            }
        }
    }

    /// The value of an attribute of the element that has just begun, with its references as they are written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(local, _)| *local == name).map(|(_, value)| *value)
    }

    fn begin(&mut self, prefix: &'a str, local: &'a str) -> Result<(), Refusal> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS || self.open.len() >= DEEPEST {
            return Err(Refusal::TooLarge);
        }
        self.open.push((prefix, local));
        self.attributes.clear();
        Ok(())
    }

    fn keep(&mut self, prefix: &'a str, local: &'a str, value: &'a str) -> Result<(), Refusal> {
        if self.attributes.len() == MOST_ATTRIBUTES {
            return Err(Refusal::TooLarge);
        }
        // Names of namespaces are no values of anything.
        if prefix != "xmlns" {
            self.attributes.push((local, value));
        }
        Ok(())
    }

    fn close(&mut self, name: (&'a str, &'a str)) -> Result<Event<'a>, Refusal> {
        if self.open.pop() == Some(name) { Ok(Event::Close(name.1)) } else { Err(Refusal::Damaged) }
    }

    fn end(&self) -> Result<Option<Event<'a>>, Refusal> {
        if self.open.is_empty() && self.elements > 0 { Ok(None) } else { Err(Refusal::Damaged) }
    }
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

fn numbered(figures: &str, base: u32) -> Option<char> {
    let mut number: u32 = 0;
    for figure in figures.chars() {
        number = number.checked_mul(base)?.checked_add(figure.to_digit(base)?)?;
    }
    char::from_u32(number).filter(|sign| *sign != '\0')
}

fn check_encoding(name: Option<&str>) -> Result<(), Refusal> {
    let is_read = name.is_none_or(|name| name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("us-ascii"));
    if is_read { Ok(()) } else { Err(Refusal::Damaged) }
}

fn why(error: &Error) -> Refusal {
    if matches!(error, Error::InvalidDoctype(..) | Error::InvalidEntity(..)) {
        Refusal::Doctype
    } else {
        Refusal::Damaged
    }
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
        for part in ["", " ", "<a>", "<a></b>", "<a></w:a>", "<a", "</a>", "<a/><b/>", "a", "<a b=c/>", "\u{0}"] {
            assert_eq!(events(part), Err(Refusal::Damaged), "{part}");
        }
        assert_eq!(Reader::new(b"\xff\xfe<\0a\0").unwrap_err(), Refusal::Damaged);
        assert_eq!(events("<?xml version='1.0' encoding='UTF-16'?><a/>"), Err(Refusal::Damaged));
    }

    #[test]
    fn a_document_type_is_refused_however_it_is_written() {
        for part in ["<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<?xml version='1.0'?><!DOCTYPE<a/>"] {
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
        for raw in ["&", "&amp", "&nbsp;", "&#;", "&#0;", "&#x;", "&#xD800;", "&#99999999999;", "&#+5;"] {
            assert!(text(raw).is_err(), "{raw}");
        }
    }
}
