//! The parts of a document, found by their relationships and never by fixed names; and what a file is instead.

use crate::Refusal;
use crate::xml::{Event, Reader};
use crate::zip::{Archive, Inflate};
use alloc::string::String;
use alloc::vec::Vec;

/// The largest main part, in bytes: none larger is written either.
pub(crate) const LARGEST_MAIN: usize = 8_000_000;
/// The largest of all other parts, in bytes.
const LARGEST_SMALL: usize = 256_000;

/// The most stores that are read.
const MOST_STORES: usize = 8;

/// A Word document as a package of parts.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    main: String,
    properties: Option<String>,
}

impl<'a> Package<'a> {
    /// Opens a file, if it is a Word document.
    pub(super) fn open(bytes: &'a [u8], inflate: Inflate<'a>) -> Result<Self, Refusal> {
        check_beginning(bytes)?;
        let mut archive = Archive::open(bytes, inflate)?;
        check_macros(&archive)?;
        check_open_document(&mut archive)?;
        let types = archive.unpack("[Content_Types].xml", LARGEST_SMALL)?.ok_or(Refusal::NotWord)?;
        let related = archive.unpack("_rels/.rels", LARGEST_SMALL)?.ok_or(Refusal::NotWord)?;
        let Related { main, properties } = Related::read(&related)?;
        let main = main.ok_or(Refusal::NotWord)?;
        check_type(&types, &main)?;
        Ok(Self { archive, main, properties })
    }

    /// The part with the text.
    pub(super) fn main(&mut self) -> Result<Vec<u8>, Refusal> {
        self.archive.unpack(&self.main, LARGEST_MAIN)?.ok_or(Refusal::Damaged)
    }

    /// The part with the custom properties, where there is one.
    pub(super) fn properties(&mut self) -> Result<Option<Vec<u8>>, Refusal> {
        match &self.properties {
            Some(name) => self.archive.unpack(name, LARGEST_SMALL),
            None => Ok(None),
        }
    }

    /// The parts that can be stores of bound controls.
    pub(super) fn stores(&mut self) -> Result<Vec<Vec<u8>>, Refusal> {
        let mut names = Vec::new();
        for name in self.archive.names() {
            if let Some((folder, rest)) = name.split_once(['/'])
                && folder.eq_ignore_ascii_case("customXml")
                && rest.rsplit(['.']).next().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"))
            {
                names.push(name);
            }
        }
        let mut stores = Vec::new();
        for name in names.into_iter().take(MOST_STORES) {
            // A store of 0 bytes is what LibreOffice leaves of some.
            stores.extend(self.archive.unpack(name, LARGEST_SMALL)?.filter(|store| !store.is_empty()));
        }
        Ok(stores)
    }

    /// Whether it is signed electronically.
    pub(super) fn is_signed(&self) -> bool {
        self.archive.names().any(|name| name.starts_with("_xmlsignatures/"))
    }
}

/// What the package as a whole is related to.
#[derive(Debug, Default)]
struct Related {
    main: Option<String>,
    properties: Option<String>,
}

impl Related {
    fn read(part: &[u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(part)?;
        let mut related = Self::default();
        while let Some(event) = reader.next()? {
            if event != Event::Open("Relationship") || reader.attribute("TargetMode") == Some("External") {
                continue;
            }
            let (Some(kind), Some(target)) = (reader.attribute("Type"), reader.attribute("Target")) else { continue };
            let target = target.strip_prefix(['/']).unwrap_or(target);
            match kind.rsplit(['/']).next() {
                Some("officeDocument") => related.main = Some(crate::xml::text(target)?),
                Some("custom-properties" | "customProperties") => related.properties = Some(crate::xml::text(target)?),
                _ => {}
            }
        }
        Ok(related)
    }
}

/// Refuses what is no zip file, by its first bytes.
fn check_beginning(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    Err(match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => old_kind(bytes),
        [b'%', b'P', b'D', b'F', b'-', ..] => Refusal::Pdf,
        [b'{', b'\\', b'r', b't', b'f', ..] => Refusal::RichText,
        _ if starts_as_tags(bytes) => Refusal::WebPage,
        _ => Refusal::NotWord,
    })
}

/// Whether text with tags begins here, after a byte order mark and space.
fn starts_as_tags(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

/// What an old compound file is, by the names in its directory.
fn old_kind(bytes: &[u8]) -> Refusal {
    if has_name(bytes, "EncryptionInfo") || has_name(bytes, "EncryptedPackage") {
        Refusal::Encrypted
    } else if has_name(bytes, "WordDocument") {
        Refusal::OldWord
    } else {
        Refusal::OldOffice
    }
}

/// Whether an entry of a compound file's directory has this name. Entries are 128 bytes long and begin with it.
fn has_name(bytes: &[u8], name: &str) -> bool {
    bytes.chunks_exact(128).any(|entry| {
        let mut signs = entry.chunks_exact(2);
        name.bytes().all(|sign| signs.next() == Some(&[sign, 0])) && signs.next() == Some(&[0, 0])
    })
}

fn check_macros(archive: &Archive<'_>) -> Result<(), Refusal> {
    let are_macros = |name: &str| {
        let last = name.rsplit(['/']).next().unwrap_or_default();
        last.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("vbaProject"))
    };
    if archive.names().any(are_macros) { Err(Refusal::Macros) } else { Ok(()) }
}

/// Refuses packages that say what they are in the way of `OpenDocument` and electronic books.
fn check_open_document(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    match archive.unpack("mimetype", LARGEST_SMALL)? {
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument") => Err(Refusal::OpenDocument),
        Some(_) => Err(Refusal::NotWord),
        None => Ok(()),
    }
}

/// Refuses what is no Word document, by the type of its main part.
fn check_type(types: &[u8], main: &str) -> Result<(), Refusal> {
    let kind = type_of(types, main)?.unwrap_or_default();
    let has = |words: &str| has(kind.as_bytes(), words);
    if has("macroEnabled") || self::has(types, "ms-office.vbaProject") {
        Err(Refusal::Macros)
    } else if has("wordprocessingml") {
        Ok(())
    } else if has("spreadsheetml") || has("ms-excel") {
        Err(Refusal::Workbook)
    } else if has("presentationml") || has("ms-powerpoint") {
        Err(Refusal::Presentation)
    } else {
        Err(Refusal::NotWord)
    }
}

/// The type of a part: its own, else that of its ending.
fn type_of(types: &[u8], part: &str) -> Result<Option<String>, Refusal> {
    let mut reader = Reader::new(types)?;
    let mut of_ending = None;
    let mut own = None;
    while let Some(event) = reader.next()? {
        let is = |attribute: &str, what: Option<&str>| {
            let named = reader.attribute(attribute).map(|name| name.strip_prefix(['/']).unwrap_or(name));
            named.is_some_and(|named| what.is_some_and(|what| named.eq_ignore_ascii_case(what)))
        };
        match event {
            Event::Open("Override") if is("PartName", Some(part)) => own = reader.attribute("ContentType"),
            Event::Open("Default") if is("Extension", part.rsplit(['.']).next()) => {
                of_ending = reader.attribute("ContentType");
            }
            Event::Open(_) | Event::Close(_) | Event::Text(_) | Event::Verbatim(_) => {}
        }
    }
    own.or(of_ending).map(crate::xml::text).transpose()
}

/// Whether a text has these words in it. (`str::contains` would bring its own way of searching, and 5 kB.)
fn has(text: &[u8], words: &str) -> bool {
    text.windows(words.len()).any(|window| window == words.as_bytes())
}
