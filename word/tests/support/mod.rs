//! Documents as tests look at them.
#![allow(dead_code, reason = "not every test looks at everything")]

use roxmltree::{Document, Node};

/// The namespace of Word's elements.
pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A zip file of stored entries, read by its directory.
#[derive(Debug)]
pub(crate) struct Package {
    entries: Vec<(String, String)>,
}

impl Package {
    /// Reads the entries; whatever does not fit together is a failed test.
    pub(crate) fn open(file: &[u8]) -> Self {
        let end = file.len() - 22;
        assert_eq!(&file[end..end + 4], b"PK\x05\x06");
        let mut at = number(file, end + 16, 4);
        let mut entries = Vec::new();
        for _ in 0..number(file, end + 10, 2) {
            assert_eq!(&file[at..at + 4], b"PK\x01\x02");
            let name_length = number(file, at + 28, 2);
            let name = &file[at + 46..at + 46 + name_length];
            entries.push((text(name), stored(file, number(file, at + 42, 4), name)));
            // Version, flags, method, time, sum and sizes are said at both places.
            let local = number(file, at + 42, 4);
            assert_eq!(file[at + 6..at + 30], file[local + 4..local + 28]);
            at += 46 + name_length;
        }
        assert_eq!(at, end);
        Self { entries }
    }

    /// The names of all entries, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(name, _)| name.as_str())
    }

    /// The text of an entry.
    pub(crate) fn text(&self, name: &str) -> &str {
        let Some((_, text)) = self.entries.iter().find(|(known, _)| known == name) else { panic!("no {name}") };
        text
    }

    /// An entry as XML.
    pub(crate) fn xml(&self, name: &str) -> Document<'_> {
        Document::parse(self.text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn stored(file: &[u8], at: usize, name: &[u8]) -> String {
    assert_eq!(&file[at..at + 4], b"PK\x03\x04");
    assert_eq!((number(file, at + 6, 2), number(file, at + 8, 2)), (0, 0), "no flags, stored");
    let start = at + 30 + name.len();
    assert_eq!(&file[at + 30..start], name);
    let bytes = &file[start..start + number(file, at + 18, 4)];
    assert_eq!(number(file, at + 22, 4), bytes.len());
    assert_eq!(number(file, at + 14, 4), usize::try_from(checksum(bytes)).unwrap());
    text(bytes)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.into()).unwrap()
}

fn number(file: &[u8], at: usize, length: usize) -> usize {
    file[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// The remainder of a division of polynomials, written otherwise than in the crate.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = 0xffff_ffff_u32;
    for byte in bytes {
        for bit in 0..8 {
            let is_odd = (sum ^ u32::from(byte >> bit)) & 1 == 1;
            sum >>= 1;
            if is_odd {
                sum ^= 0xedb8_8320;
            }
        }
    }
    !sum
}

/// A content control with an answer.
#[derive(Debug)]
pub(crate) struct Control {
    pub(crate) tag: String,
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) shows_placeholder: bool,
}

/// The controls that have a tag, in their order.
pub(crate) fn controls<'a>(document: &'a Document<'a>) -> impl Iterator<Item = Control> {
    document.descendants().filter(|node| node.has_tag_name((W, "sdt"))).filter_map(|control| {
        let properties: Vec<_> = control.first_element_child()?.children().filter(Node::is_element).collect();
        let tag = properties.iter().find(|property| property.has_tag_name((W, "tag")))?;
        Some(Control {
            tag: tag.attribute((W, "val"))?.into(),
            kind: properties.last()?.tag_name().name().into(),
            text: text_of(control.last_element_child()?),
            shows_placeholder: properties.iter().any(|property| property.has_tag_name((W, "showingPlcHdr"))),
        })
    })
}

/// The tables: rows of cells, with paragraphs as lines.
pub(crate) fn tables(document: &Document<'_>) -> Vec<Vec<Vec<String>>> {
    let of = |node: Node<'_, '_>, name: &str| {
        node.descendants().filter(|node| node.has_tag_name((W, name))).map(|node| node.id()).collect::<Vec<_>>()
    };
    let node = |id| document.get_node(id).unwrap();
    let lines = |cell| of(node(cell), "p").into_iter().map(|line| text_of(node(line))).collect::<Vec<_>>().join("\n");
    let cells = |row| of(node(row), "tc").into_iter().map(lines).collect();
    let rows = |table| of(node(table), "tr").into_iter().map(cells).collect();
    of(document.root(), "tbl").into_iter().map(rows).collect()
}

/// The text as people see it.
pub(crate) fn text_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "t" | "lpwstr" => text.push_str(node.text().unwrap_or_default()),
            "br" => text.push('\n'),
            "tab" if node.parent().is_some_and(|run| run.has_tag_name((W, "r"))) => text.push('\t'),
            _ => {}
        }
    }
    text
}
