//! Writes the draft letters. What lies in their folder stays as it is: somebody may have begun to write to an applicant.

use super::whole::{make, put_new};
use finsamkoll_office::{DRAFT, Desk, Draft, Review, shown};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

/// Stands before the number of a draft whose name was taken. No draft's own name has this dash in it.
const BEFORE_NUMBER: &str = " – ";

/// The drafts that lie in a folder, without their endings: by the name of the first, as [`comparable`], and their numbers.
type Kept = BTreeMap<String, BTreeMap<u32, String>>;

/// What writing letters came to.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// How many letters are new.
    new: usize,
    /// Which drafts are not those that the review would write, in words.
    pub(super) left: Vec<String>,
    /// What could not be written, in words.
    pub(super) unwritten: Vec<String>,
}

impl Letters {
    /// Writes each letter as a document and as text into a folder, which is made where it is not there.
    pub(super) fn write(folder: &Path, review: &Review, desk: &Desk) -> Self {
        let mut letters = Self::default();
        let written = letters.write_all(folder, review, desk);
        letters.unwritten.extend(written.err());
        letters
    }

    /// Up to the first that cannot be written: where one cannot, the others cannot either.
    fn write_all(&mut self, folder: &Path, review: &Review, desk: &Desk) -> Result<(), String> {
        let mut kept = kept(folder);
        for draft in review.letters(desk).map_err(|why| why.to_string())? {
            make(folder)?;
            let earlier = kept.remove(&comparable(&draft.name)).unwrap_or_default();
            self.put(folder, &draft, &earlier)?;
        }
        self.left.extend(uncalled(&kept));
        Ok(())
    }

    /// Writes a draft, under the next number where others with other words lie there. Where one of them has these words,
    /// as a document or as text, it is the one, whatever has become of the other half.
    fn put(&mut self, folder: &Path, draft: &Draft, earlier: &BTreeMap<u32, String>) -> Result<(), String> {
        let same = earlier.values().find(|stem| is_there(folder, stem, draft));
        let stem = same.cloned().unwrap_or_else(|| next(&draft.name, earlier));
        let mut is_new = false;
        for (path, bytes) in files(folder, &stem, draft) {
            is_new |= put_new(&path, bytes)?;
        }
        self.new += usize::from(is_new);
        if same.is_none() && !earlier.is_empty() {
            self.left.push(newer(&stem, earlier));
        }
        Ok(())
    }

    /// That there are new ones.
    pub(super) fn told(&self) -> Option<String> {
        let noun = if self.new == 1 { "nytt utkast till brev" } else { "nya utkast till brev" };
        (self.new > 0).then(|| format!("{}\u{a0}{noun}.", self.new))
    }
}

/// The drafts in a folder; none where it cannot be read: then nothing can be written there either.
fn kept(folder: &Path) -> Kept {
    let mut kept = Kept::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = ["docx", "txt"].iter().find_map(|ending| name.strip_suffix(ending)?.strip_suffix('.'));
        if let Some(stem) = stem.filter(|stem| stem.starts_with(DRAFT)) {
            let (first, number) = numbered(stem);
            kept.entry(comparable(first)).or_default().insert(number, stem.to_owned());
        }
    }
    kept
}

/// The name of the first draft for a file, and which of them this is.
fn numbered(stem: &str) -> (&str, u32) {
    let parts = stem.rsplit_once(BEFORE_NUMBER);
    let numbered = parts.and_then(|(first, number)| Some((first, number.parse::<u16>().ok()?.into())));
    numbered.unwrap_or((stem, 1))
}

/// A name as it is to a system that does not tell small letters from capital ones, nor how accents are put.
fn comparable(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// The name of the draft that comes after these.
fn next(name: &str, earlier: &BTreeMap<u32, String>) -> String {
    let last = earlier.last_key_value().map(|(number, _)| number);
    last.map_or_else(|| name.to_owned(), |last| format!("{name}{BEFORE_NUMBER}{}", last + 1))
}

/// Whether one half of a draft lies there as it would be written.
fn is_there(folder: &Path, stem: &str, draft: &Draft) -> bool {
    files(folder, stem, draft).into_iter().any(|(path, bytes)| fs::read(path).is_ok_and(|known| known == bytes))
}

/// The two halves of a draft, and where they lie.
fn files<'a>(folder: &Path, stem: &str, draft: &'a Draft) -> [(PathBuf, &'a [u8]); 2] {
    let at = |ending: &str| folder.join(format!("{stem}.{ending}"));
    [(at("docx"), &draft.docx), (at("txt"), draft.text.as_bytes())]
}

/// That a draft is newer than those before it.
fn newer(stem: &str, earlier: &BTreeMap<u32, String>) -> String {
    let earlier = named(earlier.values());
    format!("Nytt utkast: {}.docx. Det som fanns har annat innehåll och är inte ändrat: {earlier}.", shown(stem))
}

/// Which drafts are for no application that has something to complete.
fn uncalled(kept: &Kept) -> Option<String> {
    let names = named(kept.values().flat_map(BTreeMap::values));
    let why = "filen är komplett, är borta eller granskades inte nu";
    (!kept.is_empty()).then(|| format!("Utkast som ligger kvar fast {why}: {names}."))
}

fn named<'a>(stems: impl Iterator<Item = &'a String>) -> String {
    stems.map(|stem| format!("{}.docx", shown(stem))).collect::<Vec<_>>().join(", ")
}
