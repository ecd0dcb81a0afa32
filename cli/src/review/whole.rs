//! Writes files whole or not at all: the bytes lie in a temporary file beside the place until all of them are there.

use finsamkoll_office::shown;
use finsamkoll_site::reason;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{process, thread};
use tempfile::NamedTempFile;

/// How the names of temporary files begin; so many signs follow.
const BEGINNING: &str = ".finsamkoll-";
const SIGNS: usize = 6;

/// Nobody has been writing one file for so long: who would has been stopped.
const LONG: Duration = Duration::from_hours(1);

/// Held while something is written, and for good when the process ends.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether the process ends as soon as nothing is being written.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// Ends the process with a status where somebody interrupts it, once what is being written is whole: what an applicant
/// has written is not left behind in a temporary file.
pub(super) fn end_when_interrupted(status: i32) {
    let end = move || {
        IS_ENDING.store(true, Ordering::SeqCst);
        let _for_good = lock();
        process::exit(status)
    };
    // Where that is not to be had the process ends in the middle, and the next run clears what it left.
    let _ = ctrlc::set_handler(end);
}

/// Writes a file, so that it is at every moment the old one or the new one.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let _guard = writing();
    let put = beside(path, bytes).and_then(|temporary| Ok(temporary.persist(path)?));
    put.map(drop).map_err(|why| unwritten(path, &why))
}

/// Writes a file where none is yet; whether that is so. What lies there stays.
pub(super) fn put_new(path: &Path, bytes: &[u8]) -> Result<bool, String> {
    let _guard = writing();
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    match beside(path, bytes).and_then(|temporary| Ok(temporary.persist_noclobber(path)?)) {
        Ok(_) => Ok(true),
        // Somebody was faster.
        Err(why) if why.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(why) => Err(unwritten(path, &why)),
    }
}

/// Makes a folder where there is none.
pub(super) fn make(folder: &Path) -> Result<(), String> {
    if folder.is_dir() { Ok(()) } else { fs::create_dir(folder).map_err(|why| unwritten(folder, &why)) }
}

/// Removes what runs have left in a folder that were stopped in the middle, as when the power fails.
pub(super) fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_old = entry
            .metadata()
            .and_then(|known| known.modified())
            .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > LONG));
        if is_old && is_temporary(&entry.file_name().to_string_lossy()) {
            // What cannot be removed is no worse than before.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one of our temporary files.
fn is_temporary(name: &str) -> bool {
    let signs = name.strip_prefix(BEGINNING);
    signs.is_some_and(|signs| signs.len() == SIGNS && signs.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}

/// Lets nothing else be written, nor the process end.
fn writing() -> MutexGuard<'static, ()> {
    while IS_ENDING.load(Ordering::SeqCst) {
        thread::park();
    }
    lock()
}

fn lock() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The bytes in a file beside the one that they are for.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    let builder = builder.prefix(BEGINNING).rand_bytes(SIGNS);
    let mut temporary = builder.make_in(path.parent().unwrap_or(path), |beside| create(beside, path))?;
    // The errors of the file itself name no path, which nobody has asked for.
    temporary.as_file_mut().write_all(bytes)?;
    // A disk on the network may tell first now that it is full.
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Makes a file that those may read who may read the one in whose place it comes, else as other new files.
fn create(path: &Path, for_path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Ok(old) = fs::metadata(for_path) {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        // Narrow from the beginning; what the process's mask takes away of that is given back.
        let file = options.mode(old.permissions().mode() & 0o777).open(path)?;
        // A disk that knows no permissions has none to take over.
        let _ = file.set_permissions(old.permissions());
        return Ok(file);
    }
    #[cfg(not(unix))]
    let _ = for_path;
    options.open(path)
}

fn unwritten(path: &Path, why: &io::Error) -> String {
    format!("{} gick inte att skriva: {}.", shown(&path.to_string_lossy()), reason(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_written_is_told_without_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("borta/t.csv");
        let told = put(&path, b"x").unwrap_err();
        assert!(told.starts_with(&format!("{} gick inte att skriva: ", path.display())), "{told}");
        assert!(!told.contains(BEGINNING), "{told}");
    }

    #[test]
    fn only_names_that_we_give_are_those_of_temporary_files() {
        assert!(is_temporary(".finsamkoll-aB3dE6"));
        for name in [".finsamkoll-aB3dE", ".finsamkoll-aB3dE67", ".finsamkoll-a.docx", "finsamkoll-aB3dE6"] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
