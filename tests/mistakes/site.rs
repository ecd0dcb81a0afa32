//! The site as it was before the mistake, and what a build of the mistake does to it.

use super::{TODAY, folder, folders};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::SystemTime;
use tempfile::TempDir;

/// Files with their times and bytes, by their paths.
type State = BTreeMap<String, (SystemTime, Vec<u8>)>;

/// The site of the base, written to a folder.
pub(crate) struct Site {
    folder: TempDir,
    files: State,
}

impl Site {
    pub(crate) fn of_base() -> Self {
        let out = tempfile::tempdir().unwrap();
        let output = build(&folder(), "base", out.path());
        assert_eq!((said(&output).as_str(), output.status.code()), ("", Some(0)));
        Self { files: files(out.path()), folder: out }
    }

    /// A build with something told: it says so, ends with 1, and leaves the site and nothing else.
    ///
    /// # Errors
    /// What is otherwise.
    pub(crate) fn stays(&self, folder: &Path, told: &str) -> Result<(), String> {
        let output = build(folder, "content", self.folder.path());
        let said = said(&output);
        let last = said.strip_prefix(told).unwrap_or(&said);
        if output.status.code() != Some(1)
            || last.lines().count() != 1
            || !last.ends_with(" webbplatsen är som den var.\n")
        {
            return Err(format!("the build ends with {:?} and says\n{said}", output.status.code()));
        }
        if files(self.folder.path()) == self.files { Ok(()) } else { Err("the site is not as it was".into()) }
    }

    /// A build with nothing told: it ends well, and where the mistake is none the site is the same to the byte.
    ///
    /// # Errors
    /// What is otherwise.
    pub(crate) fn builds(&self, folder: &Path, is_same: bool) -> Result<(), String> {
        let out = folder.join("dist");
        let output = build(folder, "content", &out);
        if output.status.code() != Some(0) || !output.stderr.is_empty() {
            return Err(format!("the build ends with {:?} and says\n{}", output.status.code(), said(&output)));
        }
        let built = folders::files(&out);
        let is_as_it_was = !is_same || built.iter().eq(self.files.iter().map(|(path, (_, bytes))| (path, bytes)));
        if is_as_it_was { Ok(()) } else { Err("another site is built".into()) }
    }
}

/// Builds content to a folder, as the office does; warnings count as faults.
fn build(folder: &Path, content: &str, out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_finsamkoll"));
    command.args(["build", "--strict", "--today", TODAY, "--content", content, "--out"]).arg(out);
    command.current_dir(folder).output().unwrap()
}

/// What a run says of the content.
fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every file below a folder with its time and bytes, by its path from there.
fn files(folder: &Path) -> State {
    let changed = |path: &str| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    let files = folders::files(folder).into_iter();
    files.map(|(path, bytes)| (path.clone(), (changed(&path), bytes))).collect()
}
