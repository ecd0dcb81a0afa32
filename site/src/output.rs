//! Writes a website so that every page is whole at every moment.
//!
//! New bytes lie beside the old ones as temporary files until all are there; then each is renamed into place: assets
//! first, pages next, stale files last. A failed build leaves the last good site, and a file whose bytes did not
//! change is not touched.

use crate::Website;
use crate::assets::FOLDER;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The list of what an earlier build wrote: only that may be removed.
const LIST: &str = ".finsamkoll";

/// What a file is called until all are written.
const TEMPORARY: &str = ".ny";

/// What writing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Files whose bytes are new.
    pub changed: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of an earlier build that the site no longer has.
    pub removed: usize,
}

/// Why a website was not written; what was there is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// A file or folder cannot be written, and what the operating system says.
    Refused(PathBuf, io::Error),
    /// The folder has a file that no build of ours wrote, where one of the website's would lie.
    NotOurs(PathBuf),
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(path, why) => {
                write!(out, "{} går inte att skriva ({why}). Det som fanns där är kvar.", path.display())
            }
            Self::NotOurs(path) => write!(
                out,
                "{} finns redan, och är inte skriven av Finsamkoll. Ingenting är ändrat: välj en annan mapp med --out.",
                path.display()
            ),
        }
    }
}

impl std::error::Error for WriteError {}

/// Brings a folder in line with a website.
///
/// # Errors
/// [`WriteError`] where a file cannot be written or put in place, when temporary files are taken away again, and where
/// the folder holds somebody else's file in the place of one of ours.
pub fn write(website: &Website, folder: &Path) -> Result<Written, WriteError> {
    let earlier = earlier_files(folder);
    let changed: Vec<(&str, &[u8])> =
        website.files().filter(|(path, bytes)| !has_bytes(&folder.join(path), bytes)).collect();
    let not_ours = |path: &&str| !earlier.contains(*path) && folder.join(path).exists();
    if let Some(path) = changed.iter().map(|(path, _)| *path).find(not_ours) {
        return Err(WriteError::NotOurs(folder.join(path)));
    }
    let staged = stage(&changed, folder).inspect_err(|_| remove_temporary(&changed, folder))?;
    put_in_place(&staged, folder).inspect_err(|_| remove_temporary(&changed, folder))?;
    let stale = earlier.iter().filter(|path| website.file(path).is_none());
    let removed = stale.filter(|path| fs::remove_file(folder.join(path)).is_ok()).count();
    let list = website.files().fold(String::new(), |list, (path, _)| list + path + "\n");
    if !has_bytes(&folder.join(LIST), list.as_bytes()) {
        let staged = stage(&[(LIST, list.as_bytes())], folder)?;
        put_in_place(&staged, folder)?;
    }
    Ok(Written { changed: changed.len(), unchanged: website.files().count() - changed.len(), removed })
}

/// Whether the file is there with these bytes. The sizes are compared first, so that few files are read in vain.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|known| known == bytes)
}

/// What the list of an earlier build names, without anything that would lead out of the folder.
fn earlier_files(folder: &Path) -> BTreeSet<String> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let inside = |path: &&str| {
        Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_))) && !path.is_empty()
    };
    list.lines().filter(inside).map(String::from).collect()
}

/// Writes each file under its temporary name, and lists what to put in place, assets first.
fn stage<'a>(files: &[(&'a str, &[u8])], folder: &Path) -> Result<Vec<&'a str>, WriteError> {
    for (path, bytes) in files {
        let temporary = temporary(&folder.join(path));
        let written = temporary.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&temporary, bytes));
        written.map_err(|why| WriteError::Refused(folder.join(path), why))?;
    }
    let (mut staged, pages): (Vec<&str>, Vec<&str>) =
        files.iter().map(|(path, _)| *path).partition(|path| path.starts_with(FOLDER));
    staged.extend(pages);
    Ok(staged)
}

fn put_in_place(staged: &[&str], folder: &Path) -> Result<(), WriteError> {
    for path in staged {
        let path = folder.join(path);
        fs::rename(temporary(&path), &path).map_err(|why| WriteError::Refused(path.clone(), why))?;
    }
    Ok(())
}

/// Takes temporary files away; one that cannot be removed is only untidy.
fn remove_temporary(files: &[(&str, &[u8])], folder: &Path) {
    for (path, _) in files {
        let _ = fs::remove_file(temporary(&folder.join(path)));
    }
}

fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(TEMPORARY);
    name.into()
}
