//! What lies in the folders: the files to judge, and what is passed over.

use super::why::unread;
use crate::terminal::{Failed, fail};
use finsamkoll_office::{PassedOver, Reason, Unread, Why, shown};
use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

/// How names begin of what programs keep there while a document is open: Word, and Writer.
const BEGINNINGS: [&str; 2] = ["~$", ".~lock."];

/// How names end of files that are being written or fetched, or were there before.
const ENDINGS: [&str; 7] = [".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", "~"];

/// What operating systems put into folders of their own accord.
const OF_SYSTEMS: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"];

/// What was named on the command line.
#[derive(Debug)]
pub(super) struct Given {
    /// Files and folders, by their real paths.
    paths: Vec<PathBuf>,
    /// What was named and is not looked at.
    passed_over: Vec<(PathBuf, Why)>,
    /// The folder in which all of that lies; names are told from there.
    around: PathBuf,
    /// The list of days, which is no application.
    list: Option<PathBuf>,
}

/// What is there at one moment.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The files to judge, by name, each once.
    pub(super) files: Vec<File>,
    /// What is not looked at.
    pub(super) passed_over: Vec<PassedOver>,
    /// Folders that cannot be read.
    pub(super) unread: Vec<Unread>,
    /// What was named and cannot be reached any more.
    pub(super) missing: Vec<Missing>,
}

/// A file to judge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct File {
    /// What it is called in tables, with `/` between folders.
    pub(super) name: String,
    /// Where it lies.
    pub(super) path: PathBuf,
    /// What tells that it has changed.
    pub(super) stamp: Stamp,
}

/// What tells that a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    /// The size.
    pub(super) bytes: u64,
    /// When it was last written, where the disk tells.
    time: Option<SystemTime>,
}

impl Stamp {
    fn new(known: &Metadata) -> Self {
        Self { bytes: known.len(), time: known.modified().ok() }
    }
}

impl Given {
    /// Looks up what was named. All of it has to be there.
    pub(super) fn new(named: &[PathBuf], list: Option<&Path>) -> Result<Self, Failed> {
        let list = list.and_then(|list| list.canonicalize().ok());
        let mut given = Self { paths: Vec::new(), passed_over: Vec::new(), around: PathBuf::new(), list };
        let refused: Vec<String> =
            named.iter().filter_map(|path| given.add(path).err().map(|why| not_found(path, &why))).collect();
        if !refused.is_empty() {
            return Err(fail(refused.join("\n")));
        }
        given.around = given.around();
        Ok(given)
    }

    /// The folders whose files are judged.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path).filter(|path| path.is_dir())
    }

    /// The files that were named, and the list of days: nothing may be written in their place.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().chain(&self.list).map(PathBuf::as_path).filter(|path| !path.is_dir())
    }

    /// When the list of days was last written.
    pub(super) fn list_of_days(&self) -> Option<Stamp> {
        self.list.as_ref().and_then(|list| fs::metadata(list).ok()).map(|known| Stamp::new(&known))
    }

    fn add(&mut self, path: &Path) -> io::Result<()> {
        let kind = fs::symlink_metadata(path)?.file_type();
        // Who names a folder means what lies in it, wherever that is.
        if path.is_dir() {
            self.paths.push(path.canonicalize()?);
            return Ok(());
        }
        let Some(name) = path.file_name() else { return Ok(()) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let path = folder.canonicalize()?.join(name);
        match self.passed_over(&path, name, kind) {
            Some(why) => self.passed_over.push((path, why)),
            None => self.paths.push(path),
        }
        Ok(())
    }

    /// The innermost folder in which all lies that was named.
    fn around(&self) -> PathBuf {
        let within = |path: &Path| if path.is_dir() { path.into() } else { path.parent().unwrap_or(path).to_owned() };
        let of_passed_over = self.passed_over.iter().filter_map(|(path, _)| Some(path.parent()?.to_owned()));
        let mut folders = self.paths.iter().map(|path| within(path)).chain(of_passed_over);
        let first = folders.next().unwrap_or_default();
        folders.fold(first, |around, folder| common(&around, &folder))
    }

    /// Lists what is there. What was named and is no longer there, or is a folder that cannot be read, is missing.
    pub(super) fn list(&self) -> Listed {
        let mut listed = Listed::default();
        for (path, why) in &self.passed_over {
            listed.passed_over.push(PassedOver { name: self.name(path), why: *why });
        }
        for path in &self.paths {
            if let Err(why) = self.look(path, &mut listed) {
                listed.missing.push(Missing { path: path.clone(), why });
            }
        }
        listed.files.sort();
        listed.files.dedup_by(|one, other| one.path == other.path);
        listed
    }

    fn look(&self, path: &Path, listed: &mut Listed) -> io::Result<()> {
        let known = fs::symlink_metadata(path)?;
        if known.is_dir() {
            return self.walk(path, listed);
        }
        listed.files.push(File { name: self.name(path), path: path.into(), stamp: Stamp::new(&known) });
        Ok(())
    }

    fn walk(&self, folder: &Path, listed: &mut Listed) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // What has gone since the folder was opened was never there.
            let Ok(known) = entry.metadata() else { continue };
            let path = entry.path();
            if let Some(why) = self.passed_over(&path, &entry.file_name(), known.file_type()) {
                listed.passed_over.push(PassedOver { name: self.name(&path), why });
            } else if known.is_dir() {
                if let Err(why) = self.walk(&path, listed) {
                    listed.unread.push(Unread { name: self.name(&path), reason: Reason::NoAccess(unread(&why)) });
                }
            } else {
                listed.files.push(File { name: self.name(&path), path, stamp: Stamp::new(&known) });
            }
        }
        Ok(())
    }

    /// Why something is not looked at. Links are not followed, so nothing outside the folder is read, nor anything twice.
    fn passed_over(&self, path: &Path, name: &OsStr, kind: FileType) -> Option<Why> {
        let name = name.to_string_lossy().to_lowercase();
        if kind.is_symlink() {
            Some(Why::Link)
        } else if is_temporary(&name) {
            Some(Why::Temporary)
        } else if name.starts_with('.') {
            Some(Why::Hidden)
        } else if !kind.is_file() && !kind.is_dir() {
            Some(Why::NoFile)
        } else {
            (self.list.as_deref() == Some(path)).then_some(Why::ListOfDays)
        }
    }

    /// What a path is called in tables.
    fn name(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.around).unwrap_or(path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

/// What was named cannot be reached any more.
#[derive(Debug)]
pub(super) struct Missing {
    path: PathBuf,
    why: io::Error,
}

impl Missing {
    /// Whether a file lay in it. A drive can be away for a while, with all that lies there.
    pub(super) fn held(&self, file: &File) -> bool {
        file.path != self.path && file.path.starts_with(&self.path)
    }

    /// What is said of it.
    pub(super) fn says(&self) -> String {
        not_found(&self.path, &self.why)
    }
}

/// Why what was named cannot be looked at.
fn not_found(path: &Path, why: &io::Error) -> String {
    let path = shown(&path.to_string_lossy());
    if why.kind() == ErrorKind::NotFound {
        format!("{path} finns inte.")
    } else {
        format!("{path} går inte att läsa: {}.", unread(why))
    }
}

/// Whether a name, in lower case, tells that somebody's program has put the file there for the time being.
fn is_temporary(name: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || OF_SYSTEMS.contains(&name)
}

/// What two paths have in common from their beginnings.
fn common(one: &Path, other: &Path) -> PathBuf {
    let pairs = one.components().zip(other.components());
    pairs.take_while(|(one, other)| one == other).map(|(one, _): (Component<'_>, _)| one).collect()
}
