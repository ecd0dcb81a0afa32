//! Where what was asked for may lie.

use super::folder::Given;
use crate::arguments::ReviewOptions;
use finsamkoll_office::shown;
use std::fs;
use std::path::{Path, PathBuf};

/// What may not be written to, nor what lies in it.
pub(super) struct Taken<'a> {
    given: &'a Given,
    content: Option<PathBuf>,
}

impl<'a> Taken<'a> {
    /// By what was asked for.
    pub(super) fn new(options: &ReviewOptions, given: &'a Given) -> Self {
        Self { given, content: options.content.content.canonicalize().ok() }
    }

    /// The real path of a file to write, where one may lie there.
    pub(super) fn file(&self, path: &Path) -> Result<PathBuf, String> {
        let wrong = "finns och är ingen vanlig fil. Välj ett annat namn.";
        self.free(path, real(path, Path::is_file, wrong)?)
    }

    /// The real path of a folder to write to, where one may lie there. It need not be there.
    pub(super) fn folder(&self, path: &Path) -> Result<PathBuf, String> {
        self.free(path, real(path, Path::is_dir, "finns och är ingen mapp. Välj ett annat namn.")?)
    }

    fn free(&self, path: &Path, real: PathBuf) -> Result<PathBuf, String> {
        let is_below = |folder: &Path| real.starts_with(folder);
        let taken = if self.given.folders().any(is_below) {
            "ligger i en mapp som granskas"
        } else if self.given.files().any(|file| file == real) {
            "är en fil som läses"
        } else if self.content.as_deref().is_some_and(is_below) {
            "ligger bland webbplatsens texter"
        } else {
            return Ok(real);
        };
        Err(format!("{} {taken}. Välj en annan plats.", shown(&path.to_string_lossy())))
    }
}

/// The path without links. What lies there has to be as it should be; else the folder around it has to be there.
fn real(path: &Path, is_right: fn(&Path) -> bool, wrong: &str) -> Result<PathBuf, String> {
    let name = shown(&path.to_string_lossy());
    if fs::symlink_metadata(path).is_ok() {
        let real = path.canonicalize().ok().filter(|real| is_right(real));
        return real.ok_or_else(|| format!("{name} {wrong}"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let missing = || format!("mappen {} finns inte. Skapa den först.", shown(&folder.to_string_lossy()));
    let real = folder.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or_else(missing)?;
    path.file_name().map(|file| real.join(file)).ok_or_else(|| format!("{name} är inget filnamn."))
}
