//! What lies in a zip file, by its central directory.
//!
//! Everything odd is refused before anything is unpacked: names that occur twice or lead out of the file, ranges that
//! overlap, parts that are encrypted or larger than a form can be.

use crate::Refusal;
use alloc::vec::Vec;

/// The largest file that is read, in bytes.
const LARGEST_FILE: usize = 20_000_000;
/// The most entries that a file may have.
const MOST_ENTRIES: usize = 200;
/// The most that is unpacked in all, in bytes.
const MOST_UNPACKED: usize = 16_000_000;
/// How many times larger than its packed bytes an entry may be,
const HIGHEST_RATIO: usize = 200;
/// where it is larger than this.
const RATIO_COUNTS_FROM: usize = 1_000_000;

/// How long the end of the directory is, without its comment.
const END_LENGTH: usize = 22;
/// How long an entry of the directory is, without its name and what follows that.
const ENTRY_LENGTH: usize = 46;
/// How long the header before an entry's bytes is, without its name and what follows that.
const HEADER_LENGTH: usize = 30;

/// Flags of entries whose bytes or names are encrypted.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
/// The method of entries that are stored as they are.
const STORED: u16 = 0;
/// The method of entries that are deflated.
const DEFLATED: u16 = 8;

/// Where in a file deflated bytes lie, and how many they are to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// How many bytes they are, unpacked.
    pub size: usize,
}

/// Inflates what lies there; `None` where it does not become as many bytes.
pub(crate) type Inflate<'i> = &'i dyn Fn(Packed) -> Option<Vec<u8>>;

/// What reading a file may want inflated: parts in XML that are no larger than a form can be.
///
/// Browsers inflate by themselves, but do not do it at once: they can have it done before the file is read.
#[must_use]
pub fn packed(bytes: &[u8]) -> Vec<Packed> {
    let mut packed = Vec::new();
    let Ok(entries) = entries(bytes) else { return packed };
    let mut left = MOST_UNPACKED;
    for entry in entries {
        if entry.method == DEFLATED && entry.size <= left && !entry.is_bomb() && may_be_read(entry.name) {
            left -= entry.size;
            packed.push(entry.packed);
        }
    }
    packed
}

fn may_be_read(name: &str) -> bool {
    let ending = name.rsplit(['.']).next().unwrap_or_default();
    ["xml", "rels", "mimetype"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// A zip file whose directory holds what it promises.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry<'a>>,
    inflate: Inflate<'a>,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// One entry, as the directory has it.
#[derive(Debug)]
struct Entry<'a> {
    name: &'a str,
    method: u16,
    crc: u32,
    size: usize,
    packed: Packed,
    /// Where its header begins and its bytes end.
    range: (usize, usize),
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(crate) fn open(bytes: &'a [u8], inflate: Inflate<'a>) -> Result<Self, Refusal> {
        Ok(Self { bytes, entries: entries(bytes)?, inflate, left: MOST_UNPACKED })
    }

    /// The names of all entries.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.entries.iter().map(|entry| entry.name)
    }

    /// The bytes of the entry with this name, capital or small, where there is one; at most `limit` of them.
    pub(crate) fn unpack(&mut self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.size > limit || entry.size > self.left || entry.is_bomb() {
            return Err(Refusal::TooLarge);
        }
        self.left -= entry.size;
        let unpacked = self.unpacked(entry).ok_or(Refusal::Damaged)?;
        if crc(&unpacked) == entry.crc { Ok(Some(unpacked)) } else { Err(Refusal::Damaged) }
    }

    /// The bytes of an entry, where they are just as many as it says.
    fn unpacked(&self, entry: &Entry<'_>) -> Option<Vec<u8>> {
        let unpacked = match entry.method {
            STORED => self.bytes.get(entry.packed.start..entry.packed.end)?.into(),
            _ => (self.inflate)(entry.packed)?,
        };
        (unpacked.len() == entry.size).then_some(unpacked)
    }
}

impl Entry<'_> {
    fn is_bomb(&self) -> bool {
        self.size > RATIO_COUNTS_FROM && self.size / HIGHEST_RATIO > self.packed.end - self.packed.start
    }
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Refusal> {
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let end = find_end(bytes).ok_or(Refusal::Damaged)?;
    let entries = read_directory(bytes, end)?;
    check_names(&entries)?;
    check_ranges(&entries)?;
    Ok(entries)
}

/// Where the end of the directory begins: its comment reaches just to the end of the file.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last)
        .rev()
        .find(|&at| has_mark(bytes, at, *b"PK\x05\x06") && word(bytes, at + 20) == u16::try_from(last - at).ok())
}

fn read_directory(bytes: &[u8], end: usize) -> Result<Vec<Entry<'_>>, Refusal> {
    let many = usize::from(word(bytes, end + 10).ok_or(Refusal::Damaged)?);
    // Files in several parts, and those of the newer kind (zip64), whose figures stand elsewhere.
    let is_elsewhere = many == usize::from(u16::MAX);
    if is_elsewhere || word(bytes, end + 4) != Some(0) || word(bytes, end + 8) != word(bytes, end + 10) {
        return Err(Refusal::Damaged);
    }
    if many > MOST_ENTRIES {
        return Err(Refusal::TooLarge);
    }
    let start = long(bytes, end + 16).ok_or(Refusal::Damaged)?;
    let mut at = start;
    let mut entries = Vec::new();
    for _ in 0..many {
        let (entry, next) = read_entry(bytes, at, start)?;
        entries.push(entry);
        at = next;
    }
    if at <= end { Ok(entries) } else { Err(Refusal::Damaged) }
}

/// The entry of the directory at this place, and where the next begins.
fn read_entry(bytes: &[u8], at: usize, directory: usize) -> Result<(Entry<'_>, usize), Refusal> {
    if !has_mark(bytes, at, *b"PK\x01\x02") {
        return Err(Refusal::Damaged);
    }
    if word(bytes, at + 8).is_some_and(|flags| flags & ENCRYPTED != 0) {
        return Err(Refusal::Encrypted);
    }
    entry_at(bytes, at, directory).ok_or(Refusal::Damaged)
}

fn entry_at(bytes: &[u8], at: usize, directory: usize) -> Option<(Entry<'_>, usize)> {
    let method = word(bytes, at + 10).filter(|method| matches!(*method, STORED | DEFLATED))?;
    let name = name_at(bytes, at + ENTRY_LENGTH, at + 28)?;
    let header = long(bytes, at + 42)?;
    let start = data_after(bytes, header, name)?;
    let end = start.checked_add(long(bytes, at + 20)?).filter(|end| *end <= directory)?;
    let size = long(bytes, at + 24)?;
    let entry = Entry {
        name: core::str::from_utf8(name).ok()?,
        method,
        crc: u32::try_from(long(bytes, at + 16)?).ok()?,
        size,
        packed: Packed { start, end, size },
        range: (header, end),
    };
    let after = usize::from(word(bytes, at + 30)?) + usize::from(word(bytes, at + 32)?);
    Some((entry, at + ENTRY_LENGTH + name.len() + after))
}

/// Where the bytes of an entry begin, whose header has the name that the directory has.
fn data_after(bytes: &[u8], header: usize, name: &[u8]) -> Option<usize> {
    if !has_mark(bytes, header, *b"PK\x03\x04") || word(bytes, header + 6)? & ENCRYPTED != 0 {
        return None;
    }
    let named = name_at(bytes, header.checked_add(HEADER_LENGTH)?, header + 26)?;
    (named == name).then_some(header + HEADER_LENGTH + name.len() + usize::from(word(bytes, header + 28)?))
}

fn name_at(bytes: &[u8], start: usize, length_at: usize) -> Option<&[u8]> {
    bytes.get(start..)?.get(..usize::from(word(bytes, length_at)?))
}

fn check_names(entries: &[Entry<'_>]) -> Result<(), Refusal> {
    for (at, entry) in entries.iter().enumerate() {
        if leads_out(entry.name) {
            return Err(Refusal::Paths);
        }
        if entries.iter().skip(at + 1).any(|other| other.name.eq_ignore_ascii_case(entry.name)) {
            return Err(Refusal::Damaged);
        }
    }
    Ok(())
}

/// Whether a name would lead somewhere else, were it a path on any system.
fn leads_out(name: &str) -> bool {
    name.starts_with(['/'])
        || name.bytes().any(|sign| matches!(sign, b'\\' | b':' | 0))
        || name.split(['/']).any(|part| part == "..")
}

fn check_ranges(entries: &[Entry<'_>]) -> Result<(), Refusal> {
    for (at, entry) in entries.iter().enumerate() {
        let overlaps = |other: &Entry<'_>| other.range.0 < entry.range.1 && entry.range.0 < other.range.1;
        if entries.iter().skip(at + 1).any(overlaps) {
            return Err(Refusal::Damaged);
        }
    }
    Ok(())
}

fn has_mark(bytes: &[u8], at: usize, mark: [u8; 4]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(&mark))
}

/// Two bytes as a number.
fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let (word, _) = bytes.get(at..)?.split_first_chunk()?;
    Some(u16::from_le_bytes(*word))
}

/// Four bytes as a number of bytes. What stands for "see zip64" lies past the end of any file that is read.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let (long, _) = bytes.get(at..)?.split_first_chunk()?;
    usize::try_from(u32::from_le_bytes(*long)).ok()
}

/// The checksum of bytes, as zip files have it: with our own it took a quarter of the time to review a folder.
#[cfg(feature = "inflate")]
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

/// The checksum for browsers. Sixteen entries of a table do: the usual 256 weigh a kilobyte.
#[cfg(not(feature = "inflate"))]
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc = half(half(crc ^ u32::from(*byte)));
    }
    !crc
}

/// Four bits further.
#[cfg(not(feature = "inflate"))]
fn half(crc: u32) -> u32 {
    const TABLE: [u32; 16] = table();
    let [low, ..] = (crc & 15).to_le_bytes();
    crc >> 4 ^ TABLE.get(usize::from(low)).copied().unwrap_or_default()
}

#[cfg(not(feature = "inflate"))]
#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and would stop")]
const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut at = 0_u32;
    while at < 16 {
        let mut crc = at;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[at as usize] = crc;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip_files() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc(b""), 0);
    }

    #[test]
    fn names_that_lead_out_are_known() {
        for name in ["../a", "a/../b", "/a", "C:/a", "a\\b", ".."] {
            assert!(leads_out(name), "{name}");
        }
        for name in ["word/document.xml", "[Content_Types].xml", "a..b/c", "word/"] {
            assert!(!leads_out(name), "{name}");
        }
    }
}
