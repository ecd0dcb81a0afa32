//! Writes a website so that every page is whole at every moment.
//!
//! New bytes lie beside the old ones as temporary files until all are there; then each is renamed into place: assets
//! first, new pages next, then pages that replace others, so that no link leads to what is not there yet. Pages that the
//! site no longer has go last. A failed build leaves the last good site, and a file whose bytes did not change is not
//! touched.
//!
//! Assets that the site no longer has stay until the next build: who opened a page before this one may need them yet, as
//! the form loads what reads and writes Word documents only when it is asked to.
//!
//! The list of what is ours is the first temporary file to be written and the last to be put in place. While it lies
//! there a build is under way or was interrupted, and the next one takes over what it left.
//!
//! Invariant: a file that a build has put into the folder, under its own name or a temporary one, is in one of the two
//! lists.

use crate::Website;
use crate::assets::FOLDER;
use crate::diagnostic::{Said, said};
use crate::refusal::{Refusal, refusal};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The list of what an earlier build wrote: only that may be removed.
const LIST: &str = ".finsamkoll";

/// Stands in the list before an asset that the site no longer has: no path of ours begins so.
const RETIRED: &str = "- ";

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

/// Why a website was not written.
#[derive(Debug)]
pub enum WriteError {
    /// A file or folder cannot be written, and what the operating system says. What was there is as it was.
    Refused(PathBuf, io::Error),
    /// A file cannot be put in place or removed. Every page is whole, but some are new and some as they were.
    Unfinished(PathBuf, io::Error),
    /// The folder has a file that no build of ours wrote, where one of the website's would lie.
    NotOurs(PathBuf),
    /// Another build writes to the folder just now.
    Busy(PathBuf),
}

impl WriteError {
    /// What went wrong, what has become of the site, and what to do.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Refused(path, why) => {
                let (path, Refusal { reason, advice }) = (path.display(), refusal(why));
                said!(
                    "{path} går inte att skriva: {reason}. {advice} Ingenting är ändrat.",
                    "{path} cannot be written: {reason:#}. {advice:#} Nothing is changed.",
                )
            }
            Self::Unfinished(path, why) => {
                let (path, Refusal { reason, advice }) = (path.display(), refusal(why));
                said!(
                    "{path} går inte att byta ut eller ta bort: {reason}. {advice} Alla sidor är hela, men några är nya \
                     och andra som förut.",
                    "{path} cannot be replaced or removed: {reason:#}. {advice:#} Every page is whole, but some are new \
                     and others as they were.",
                )
            }
            Self::NotOurs(path) => said!(
                "{0} finns redan, och är inte skriven av Finsamkoll. Ingenting är ändrat: välj en annan mapp med --out.",
                "{0} is there already, and was not written by Finsamkoll. Nothing is changed: choose another folder with --out.",
                path.display(),
            ),
            Self::Busy(folder) => said!(
                "Ett annat bygge skriver till {0}/ just nu. Ingenting är ändrat av det här: bygg igen när det andra är klart.",
                "Another build writes to {0}/ just now. Nothing is changed by this one: build again when the other is done.",
                folder.display(),
            ),
        }
    }
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.said().fmt(out)
    }
}

impl std::error::Error for WriteError {}

/// Brings a folder in line with a website.
///
/// # Errors
/// [`WriteError`] where a file cannot be written, put in place or removed, where the folder holds somebody else's file
/// in the place of one of ours, and while another build writes to it.
pub fn write(website: &Website, folder: &Path) -> Result<Written, WriteError> {
    let _held = lock(folder)?;
    take_over(folder)?;
    let earlier = Listed::read(&folder.join(LIST));
    let changed = changed(website, folder, &earlier)?;
    let list = earlier.followed_by(website).written();
    let mut written =
        Written { changed: changed.len(), unchanged: website.files().count() - changed.len(), removed: 0 };
    if changed.is_empty() && has_bytes(&folder.join(LIST), list.as_bytes()) {
        return Ok(written);
    }
    stage(&list, &changed, folder).inspect_err(|_| take_back(&changed, folder))?;
    put_in_place(&changed, folder).inspect_err(|_| remove_temporary(changed.iter().map(|(path, _)| *path), folder))?;
    written.removed = remove_stale(website, &earlier, folder)?;
    put_one_in_place(LIST, folder)?;
    Ok(written)
}

/// Keeps other builds out of the folder until the result is dropped, also when the process is killed.
///
/// Where the operating system has no locks for folders nothing is kept out: one build at a time is right without.
fn lock(folder: &Path) -> Result<Option<File>, WriteError> {
    fs::create_dir_all(folder).map_err(|why| WriteError::Refused(folder.into(), why))?;
    let Ok(folder_itself) = File::open(folder) else { return Ok(None) };
    match folder_itself.try_lock() {
        Err(TryLockError::WouldBlock) => Err(WriteError::Busy(folder.into())),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(folder_itself)),
    }
}

/// Makes what an interrupted build left ours: its temporary files go, and what it had put in place joins the list.
fn take_over(folder: &Path) -> Result<(), WriteError> {
    let path = folder.join(LIST);
    let begun = temporary(&path);
    if !begun.exists() {
        return Ok(());
    }
    let left = Listed::read(&begun);
    remove_temporary(left.site.iter().map(String::as_str), folder);
    let ours = Listed::read(&path).joined(&left);
    // Under a third name: the list of the interrupted build has to stay until the new one is whole.
    let whole = temporary(&begun);
    let joined = fs::write(&whole, ours.written()).and_then(|()| fs::rename(&whole, &path));
    joined.and_then(|()| fs::remove_file(&begun)).map_err(|why| WriteError::Refused(path, why))
}

/// The files to write, in the order in which they are put in place.
fn changed<'a>(website: &'a Website, folder: &Path, earlier: &Listed) -> Result<Vec<(&'a str, &'a [u8])>, WriteError> {
    let mut changed: Vec<_> = website.files().filter(|(path, bytes)| !has_bytes(&folder.join(path), bytes)).collect();
    let not_ours = |path: &&str| !earlier.has(path) && folder.join(path).exists();
    if let Some(path) = changed.iter().map(|(path, _)| *path).find(not_ours) {
        return Err(WriteError::NotOurs(folder.join(path)));
    }
    changed.sort_by_key(|(path, _)| (!path.starts_with(FOLDER), earlier.has(path)));
    Ok(changed)
}

/// Whether the file is there with these bytes. The sizes are compared first, so that few files are read in vain.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|known| known == bytes)
}

/// What of a folder is ours, by paths from there.
#[derive(Debug, Default)]
struct Listed {
    /// The files of the site that was written last, and those of a build that was interrupted.
    site: BTreeSet<String>,
    /// Assets of the site before that one.
    retired: BTreeSet<String>,
}

impl Listed {
    /// What a list names, without anything that would lead out of the folder, and without a last line that was cut off.
    fn read(list: &Path) -> Self {
        let list = fs::read_to_string(list).unwrap_or_default();
        let whole = list.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let is_inside = |path: &str| {
            Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) && !path.is_empty()
        };
        let mut listed = Self::default();
        for line in whole.lines() {
            let (path, paths) = match line.strip_prefix(RETIRED) {
                Some(path) => (path, &mut listed.retired),
                None => (line, &mut listed.site),
            };
            if is_inside(path) {
                paths.insert(path.into());
            }
        }
        listed
    }

    /// As [`read`](Self::read) reads it.
    fn written(&self) -> String {
        let site = self.site.iter().map(|path| format!("{path}\n"));
        site.chain(self.retired.iter().map(|path| format!("{RETIRED}{path}\n"))).collect()
    }

    fn has(&self, path: &str) -> bool {
        self.site.contains(path) || self.retired.contains(path)
    }

    /// What is ours when a website has taken the place of this one.
    fn followed_by(&self, website: &Website) -> Self {
        let is_retired = |path: &&String| path.starts_with(FOLDER) && website.file(path).is_none();
        Self {
            site: website.files().map(|(path, _)| path.into()).collect(),
            retired: self.site.iter().filter(is_retired).cloned().collect(),
        }
    }

    /// What is ours after a build that left these was interrupted.
    fn joined(&self, left: &Self) -> Self {
        let site = &self.site | &left.site;
        let retired = &(&self.retired | &left.retired) - &site;
        Self { site, retired }
    }

    /// What is to go when a website takes the place of this one: pages before the assets that they need.
    fn stale<'a>(&'a self, website: &'a Website) -> impl Iterator<Item = &'a String> {
        let pages = self.site.iter().filter(|path| !path.starts_with(FOLDER));
        pages.chain(&self.retired).filter(|path| website.file(path).is_none())
    }
}

/// Writes the list, then each file, under its temporary name. From here on no more room is needed.
fn stage(list: &str, files: &[(&str, &[u8])], folder: &Path) -> Result<(), WriteError> {
    for (path, bytes) in [(LIST, list.as_bytes())].iter().chain(files) {
        let temporary = temporary(&folder.join(path));
        let written = temporary.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&temporary, bytes));
        written.map_err(|why| WriteError::Refused(folder.join(path), why))?;
    }
    Ok(())
}

/// Takes away what was staged, the list last: as long as it is there, so may be what it names.
fn take_back(files: &[(&str, &[u8])], folder: &Path) {
    remove_temporary(files.iter().map(|(path, _)| *path).chain([LIST]), folder);
    for (path, _) in files {
        remove_empty_folders(path, folder);
    }
}

fn put_in_place(files: &[(&str, &[u8])], folder: &Path) -> Result<(), WriteError> {
    files.iter().try_for_each(|(path, _)| put_one_in_place(path, folder))
}

fn put_one_in_place(path: &str, folder: &Path) -> Result<(), WriteError> {
    let path = folder.join(path);
    fs::rename(temporary(&path), &path).map_err(|why| WriteError::Unfinished(path, why))
}

/// Removes what is to go, and says how much there was of it.
fn remove_stale(website: &Website, earlier: &Listed, folder: &Path) -> Result<usize, WriteError> {
    let mut removed = 0;
    for path in earlier.stale(website) {
        match fs::remove_file(folder.join(path)) {
            Ok(()) => removed += 1,
            // Somebody else has removed it, or the folder that it lay in.
            Err(why) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&why.kind()) => {}
            Err(why) => return Err(WriteError::Unfinished(folder.join(path), why)),
        }
        remove_empty_folders(path, folder);
    }
    Ok(removed)
}

/// Takes temporary files away; one that cannot be removed is only untidy.
fn remove_temporary<'a>(paths: impl Iterator<Item = &'a str>, folder: &Path) {
    for path in paths {
        let _ = fs::remove_file(temporary(&folder.join(path)));
    }
}

/// Removes the folders that a file of the site lay in, from the inside out, up to the first that holds something.
fn remove_empty_folders(path: &str, folder: &Path) {
    let within = Path::new(path).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
    // Only an empty folder can be removed.
    let _ = within.map(|parent| fs::remove_dir(folder.join(parent))).find(Result::is_err);
}

fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(TEMPORARY);
    name.into()
}
