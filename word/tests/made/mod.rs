//! Files made in code, byte by byte where it must be: a small writer of zip files and the parts of a document.
#![allow(dead_code, reason = "not every test makes every kind of file")]

use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};
use finsamkoll_word::{Opened, Refusal, read};

/// One entry as it is written; the figures are those that a right file has, until a test changes them.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) crc: u32,
    pub(crate) size: u32,
    pub(crate) packed: Vec<u8>,
    /// Where the directory says that it begins, if elsewhere than it does.
    pub(crate) at: Option<u32>,
}

impl Entry {
    /// An entry stored as it is.
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        let size = u32::try_from(bytes.len()).unwrap();
        Self { name: name.into(), method: 0, flags: 0, crc: crc(bytes), size, packed: bytes.into(), at: None }
    }

    /// An entry that is deflated.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        Self { method: 8, packed, ..Self::stored(name, bytes) }
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// A zip file of these entries.
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = entry.at.unwrap_or(u32::try_from(file.len()).unwrap());
        let length = u16::try_from(entry.name.len()).unwrap();
        let mut common = Vec::new();
        common.extend(20_u16.to_le_bytes());
        common.extend(entry.flags.to_le_bytes());
        common.extend(entry.method.to_le_bytes());
        common.extend([0; 4]);
        common.extend(entry.crc.to_le_bytes());
        common.extend(u32::try_from(entry.packed.len()).unwrap().to_le_bytes());
        common.extend(entry.size.to_le_bytes());
        common.extend(length.to_le_bytes());
        common.extend([0; 2]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(entry.name.as_bytes());
        file.extend(&entry.packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let many = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let (at, length) = (u32::try_from(file.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([many, many].concat());
    file.extend(length.to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0; 2]);
    file
}

pub(crate) const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The part that names the types.
pub(crate) fn types(kind: &str) -> Entry {
    let part = format!("<Types><Override PartName='/word/document.xml' ContentType='{kind}'/></Types>");
    Entry::stored("[Content_Types].xml", part.as_bytes())
}

/// The entries of a document with this main part. It says that it is the test's form.
pub(crate) fn entries(main: &str) -> Vec<Entry> {
    let related = "<Relationships><Relationship Type='x/officeDocument' Target='word/document.xml'/>\
                   <Relationship Type='x/custom-properties' Target='/docProps/custom.xml'/></Relationships>";
    let properties = "<Properties><property name='formular'><lpwstr>prov</lpwstr></property>\
                      <property name='formularversion'><lpwstr>3</lpwstr></property>\
                      <property name='kontrollkod'><lpwstr>0042-1234-5678</lpwstr></property></Properties>";
    vec![
        types(TYPE),
        Entry::stored("_rels/.rels", related.as_bytes()),
        Entry::stored("docProps/custom.xml", properties.as_bytes()),
        Entry::stored("word/document.xml", main.as_bytes()),
    ]
}

/// A main part with this in its body.
pub(crate) fn main_part(body: &str) -> String {
    format!("<w:document xmlns:w='w' xmlns:w14='w14' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")
}

/// What is read of a document with this in its body.
pub(crate) fn read_body(body: &str) -> Result<Opened, Refusal> {
    read(&form(), &zip(&entries(&main_part(body))))
}

/// A form with a field of each kind that is read in a way of its own.
pub(crate) fn form() -> Form {
    let options = || {
        [("ett", "Ett"), ("tva", "Två, tillsammans"), ("tre", "Tre")]
            .map(|(id, label)| Choice { id: id.into(), label: label.into() })
    };
    let choice = |many| Answer::Choice { options: options().into(), many };
    let statement = || Answer::Statement { reason: "Motivera".into() };
    let mut name = Field::new("insats.namn", "Insatsens namn", Answer::Text);
    name.was.push("projekt.titel".into());
    name.earlier_labels.push("Projektets namn".into());
    let columns = [
        Field::new("post", "Kostnadspost", Answer::Text),
        Field::new("typ", "Slag", choice(false)),
        Field::new("klar", "Klar", Answer::Check),
    ];
    let fields = [
        name,
        Field::new("insats.mal", "Mål", Answer::Long),
        Field::new("insats.typ", "Typ", choice(false)),
        Field::new("insats.omraden", "Områden", choice(true)),
        Field::new("insats.klar", "Planen är klar", Answer::Check),
        Field::new("insats.start", "Startdag", Answer::Date),
        Field::new("krav.samverkan", "Sker i samverkan?", statement()),
        Field::new("krav.nytta", "Ger nytta?", statement()),
        Field::new("budget", "Budget", Answer::Rows(columns.into())),
    ];
    let section = Section { id: "allt".into(), title: "Allt".into(), when: Vec::new(), fields: fields.into() };
    Form { id: "prov".into(), version: 4, title: "Prov".into(), sections: [section].into() }
}

/// A paragraph.
pub(crate) fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

/// A run with a text.
pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A cell.
pub(crate) fn tc(inner: &str) -> String {
    format!("<w:tc>{inner}</w:tc>")
}

/// A row of cells with a paragraph each.
pub(crate) fn tr(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|cell| tc(&p(cell))).collect::<String>())
}

/// A table.
pub(crate) fn tbl(rows: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

/// A control with a tag.
pub(crate) fn sdt(tag: &str, inner: &str) -> String {
    sdt_with(tag, "", inner)
}

/// A control with a tag and other properties.
pub(crate) fn sdt_with(tag: &str, properties: &str, inner: &str) -> String {
    format!("<w:sdt><w:sdtPr><w:tag w:val='{tag}'/>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
}

/// A box to tick.
pub(crate) fn tick(tag: &str, checked: &str) -> String {
    let properties = format!("<w14:checkbox><w14:checked w14:val='{checked}'/></w14:checkbox>");
    sdt_with(tag, &properties, &r("☐"))
}
