//! Puts changed files in the place of those that were read: all of them, or where one cannot be written none.

use super::Edits;
use super::edit::edited;
use crate::diagnostic::{Said, said};
use crate::refusal::refusal;
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

impl WriteError {
    /// What went wrong, and what has become of the content.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Refused(path, why) => said!(
                "{0} går inte att skriva: {1}. Ingenting är bekräftat.",
                "{0} cannot be written: {1:#}. Nothing is confirmed.",
                path.display(),
                refusal(why).reason,
            ),
            Self::Meanwhile(path) => said!(
                "{0} ändrades just nu av ett annat program. Ingenting är bekräftat: kör om när filen är sparad.",
                "{0} was changed just now by another program. Nothing is confirmed: run again when the file is saved.",
                path.display(),
            ),
            Self::Unfinished(path, why) => said!(
                "{0} går inte att byta ut: {1}. Andra filer kan vara bekräftade: kör om när det är löst.",
                "{0} cannot be replaced: {1:#}. Other files may be confirmed: run again when that is solved.",
                path.display(),
                refusal(why).reason,
            ),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl std::error::Error for WriteError {}

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
        if source.files.get(*path).is_none_or(|read| **read != *plain(written.clone())) {
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

#[cfg(test)]
mod tests {
    use super::super::edit::Edit;
    use super::*;
    use crate::content::{Stamp, rules_of};

    const TEXT: &str = "[[rule]]\nclause = \"tak\"\nkind = \"in-time\"\n";

    /// A folder with these files, all of which were read with the same text, and what stamping their rules comes to.
    fn applied(name: &str, files: &[(&str, &str)], prepare: impl Fn(&Path)) -> (PathBuf, Result<(), WriteError>) {
        let folder = std::env::temp_dir().join(format!("finsamkoll-confirm-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in files {
            fs::write(folder.join(path), text).unwrap();
        }
        prepare(&folder);
        let mut source = Source::default();
        let mut edits = Edits::new();
        for path in ["a.md", "b.md"] {
            source.files.insert(path.into(), TEXT.into());
            let stamp = Stamp::parse("00f3a2b1").unwrap();
            edits.insert(path, rules_of(TEXT).iter().map(|rule| Edit::new(TEXT, rule, stamp)).collect());
        }
        let outcome = apply(&folder, &source, &edits);
        (folder, outcome)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_somebody_has_changed_meanwhile_stays_and_so_do_the_others() {
        let (folder, outcome) = applied("meanwhile", &[("a.md", TEXT), ("b.md", "nytt\n")], |_| ());
        let told = outcome.unwrap_err().to_string();
        assert!(told.ends_with(
            "b.md ändrades just nu av ett annat program. Ingenting är bekräftat: kör om när filen är sparad."
        ));
        assert_eq!((fs::read_to_string(folder.join("a.md")).unwrap().as_str(), names(&folder).len()), (TEXT, 2));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn where_the_second_file_cannot_be_written_the_first_stays() {
        // A folder lies where the new file would lie.
        let blocked = |folder: &Path| fs::create_dir(folder.join(".b.md.ny")).unwrap();
        let (folder, outcome) = applied("blocked", &[("a.md", TEXT), ("b.md", TEXT)], blocked);
        let told = outcome.unwrap_err().to_string();
        assert!(told.contains("b.md går inte att skriva: där en fil ska ligga finns en mapp. "), "{told}");
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), TEXT);
        assert_eq!(names(&folder), [".b.md.ny", "a.md", "b.md"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let linked = |folder: &Path| {
            symlink("a.md", folder.join("b.md")).unwrap();
            fs::set_permissions(folder.join("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
        };
        let (folder, outcome) = applied("link", &[("a.md", TEXT)], linked);
        outcome.unwrap();
        assert!(folder.join("b.md").is_symlink());
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap().matches("confirmed").count(), 1);
        assert_eq!(fs::metadata(folder.join("a.md")).unwrap().permissions().mode() & 0o777, 0o640);
        fs::remove_dir_all(folder).unwrap();
    }
}
