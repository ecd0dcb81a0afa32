//! Puts changed files in the place of those that were read: all of them, or where one cannot be written none.

use super::Edits;
use super::edit::edited;
use crate::source::{Source, plain};
use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Why a file of the content was not written.
#[derive(Debug)]
pub enum WriteError {
    /// It cannot be read or written, and what the operating system says. Nothing is changed.
    Refused(PathBuf, io::Error),
    /// Somebody has changed it since it was read. Nothing is changed.
    Meanwhile(PathBuf),
    /// It cannot be put in place: others may be.
    Unfinished(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(path, why) => {
                write!(out, "{} går inte att skriva: {}. Ingenting är bekräftat.", path.display(), reason(why))
            }
            Self::Meanwhile(path) => write!(
                out,
                "{} ändrades just nu av ett annat program. Ingenting är bekräftat: kör om när filen är sparad.",
                path.display()
            ),
            Self::Unfinished(path, why) => write!(
                out,
                "{} går inte att byta ut: {}. Andra filer kan vara bekräftade: kör om när det är löst.",
                path.display(),
                reason(why)
            ),
        }
    }
}

impl std::error::Error for WriteError {}

/// What the operating system can say, in words.
const REASONS: [(ErrorKind, &str); 4] = [
    (ErrorKind::PermissionDenied, "den är skrivskyddad, eller så har ni inte rätt att skriva där"),
    (ErrorKind::ReadOnlyFilesystem, "disken går bara att läsa"),
    (ErrorKind::StorageFull, "disken är full"),
    (ErrorKind::QuotaExceeded, "ert utrymme på disken är slut"),
];

/// Why; where nobody has thought of it, as the operating system says it.
fn reason(why: &io::Error) -> String {
    let known = REASONS.iter().find(|(kind, _)| *kind == why.kind());
    known.map_or_else(|| format!("operativsystemet säger ”{why}”"), |(_, words)| (*words).to_owned())
}

/// A file with its changes made.
struct Changed {
    /// Its path as people know it.
    named: PathBuf,
    text: String,
}

/// Makes the changes in the files of a folder. They lie beside the old ones until all are there.
pub(super) fn apply(folder: &Path, source: &Source, edits: &Edits<'_>) -> Result<(), WriteError> {
    // By the true path: a file and a link to it are one file.
    let mut changed: BTreeMap<PathBuf, Changed> = BTreeMap::new();
    for (path, edits) in edits {
        let named = folder.join(path);
        let (real, written) = read(&named).map_err(|why| WriteError::Refused(named.clone(), why))?;
        if source.files.get(*path) != Some(&plain(written.clone())) {
            return Err(WriteError::Meanwhile(named));
        }
        changed.insert(real, Changed { named, text: edited(written, edits) });
    }
    let staged = changed.iter().try_for_each(|(path, file)| {
        stage(path, &file.text).map_err(|why| WriteError::Refused(file.named.clone(), why))
    });
    let placed = staged.and_then(|()| changed.iter().try_for_each(|(path, file)| put_in_place(path, &file.named)));
    // What was put in place is no longer there under its other name.
    placed.inspect_err(|_| changed.keys().for_each(|path| drop(fs::remove_file(beside(path)))))
}

/// The true path of a file, and its text as it lies on the disk.
fn read(path: &Path) -> io::Result<(PathBuf, String)> {
    let real = path.canonicalize()?;
    // A new file could be put in its place all the same: but somebody wants this one to stay.
    if fs::metadata(&real)?.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let text = fs::read_to_string(&real)?;
    Ok((real, text))
}

/// Writes a new file beside the old one, with its permissions, to the disk itself: it is all that somebody has of a text.
fn stage(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(beside(path))?;
    file.write_all(text.as_bytes())?;
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.sync_all()
}

fn put_in_place(path: &Path, named: &Path) -> Result<(), WriteError> {
    fs::rename(beside(path), path).map_err(|why| WriteError::Unfinished(named.into(), why))
}

/// A hidden name, which is no content.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.ny"))
}
