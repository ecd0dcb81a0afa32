//! A zip file of stored entries.

use crate::zip::crc;
use alloc::vec::Vec;

/// A zip file in the making. Its bytes tell no time: the same entries make the same file.
#[derive(Debug, Default)]
pub(super) struct Archive {
    file: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Archive {
    /// Adds an entry. Names are in ASCII, and all entries together far from the 4 GB at which other headers are needed.
    pub(super) fn add(&mut self, name: &str, text: &str) {
        let bytes = text.as_bytes();
        let start = self.file.len();
        self.file.extend(b"PK\x03\x04");
        let header = header(name, bytes);
        self.file.extend(&header);
        self.file.extend(name.as_bytes());
        self.file.extend(bytes);
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&header);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        put(&mut self.directory, start);
        self.directory.extend(name.as_bytes());
        self.entries += 1;
    }

    /// The whole file.
    pub(super) fn finish(self) -> Vec<u8> {
        let Self { mut file, directory, entries } = self;
        let start = file.len();
        file.extend(&directory);
        file.extend(b"PK\x05\x06\0\0\0\0");
        file.extend(entries.to_le_bytes());
        file.extend(entries.to_le_bytes());
        put(&mut file, directory.len());
        put(&mut file, start);
        file.extend([0; 2]);
        file
    }
}

/// What is said of an entry at its place and in the directory: from the version needed to the length of what is extra.
fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    // Version 2.0, no flags, stored, midnight on the first day that the format knows, 1 January 1980.
    let mut header = Vec::from(*b"\x14\0\0\0\0\0\0\0\x21\0");
    header.extend(crc(bytes).to_le_bytes());
    put(&mut header, bytes.len());
    put(&mut header, bytes.len());
    put(&mut header, name.len());
    header
}

/// A number of four bytes. The length of a name has two, and the two of what is extra after it are zero: together four.
fn put(to: &mut Vec<u8>, number: usize) {
    to.extend(u32::try_from(number).unwrap_or_default().to_le_bytes());
}
