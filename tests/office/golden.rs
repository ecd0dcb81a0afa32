//! Forty files, as an office receives them: all that is told and written of them is as somebody has approved it.
//! `UPDATE=1` writes it anew: read the difference as the office would.

use crate::support::{in_repository, received};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use tempfile::TempDir;

/// Where what was approved lies, below `tests/office`.
const APPROVED: &str = "tests/office/approved";

/// The folder, reviewed once with all that can be written.
static REVIEWED: LazyLock<(TempDir, Output)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    received::write(&folder.path().join("inkommet"));
    fs::write(folder.path().join("dagar.csv"), received::list_of_days()).unwrap();
    fs::create_dir(folder.path().join("ut")).unwrap();
    let content = in_repository("tests/content");
    let options = ["--today", "2027-01-08", "--round", "2027-1", "--received", "dagar.csv"];
    let outputs = ["--csv", "ut/lista.csv", "--json", "ut/granskning.json", "--html", "ut/sida.html"];
    let output = Command::new(env!("CARGO_BIN_EXE_finsamkoll"))
        .args(["review", "inkommet", "--letters", "ut/brev", "--content"])
        .arg(content)
        .args(options)
        .args(outputs)
        .current_dir(folder.path())
        .output()
        .unwrap();
    (folder, output)
});

/// What was written, by its path.
pub(crate) fn written(path: &str) -> PathBuf {
    REVIEWED.0.path().join("ut").join(path)
}

#[test]
fn forty_files_are_told_as_approved() {
    let output = &REVIEWED.1;
    assert_eq!(output.status.code(), Some(1));
    let mut found: BTreeMap<PathBuf, String> = BTreeMap::new();
    found.insert("tabell.txt".into(), String::from_utf8(output.stdout.clone()).unwrap());
    found.insert("bredvid.txt".into(), String::from_utf8(output.stderr.clone()).unwrap());
    for name in ["lista.csv", "granskning.json", "sida.html"] {
        found.insert(name.into(), fs::read_to_string(written(name)).unwrap());
    }
    for letter in files(&written("brev")).into_iter().filter(|file| is(file, "txt")) {
        let name = Path::new("brev").join(letter.file_name().unwrap());
        found.insert(name, fs::read_to_string(letter).unwrap());
    }
    assert!(found.len() > 20, "{:?}", found.keys());
    if std::env::var_os("UPDATE").is_some() {
        renew(&found);
    }
    for (name, text) in &found {
        let approved = fs::read_to_string(in_repository(APPROVED).join(name)).unwrap_or_default();
        assert!(approved == *text, "{} is not as approved: {}", name.display(), difference(&approved, text));
    }
    let approved = files(&in_repository(APPROVED)).len() + files(&in_repository(APPROVED).join("brev")).len();
    assert_eq!(approved, found.len(), "something that was approved is no longer written");
}

fn renew(found: &BTreeMap<PathBuf, String>) {
    let folder = in_repository(APPROVED);
    for letter in files(&folder.join("brev")) {
        fs::remove_file(letter).unwrap();
    }
    for (name, text) in found {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// The first line in which two texts differ.
fn difference(approved: &str, found: &str) -> String {
    let lines = approved.lines().chain([""]).zip(found.lines().chain([""]));
    lines
        .into_iter()
        .find(|(one, other)| one != other)
        .map_or_else(|| "one has more lines".into(), |(one, other)| format!("\n- {one}\n+ {other}"))
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Each line of the text stands in the document too.
#[test]
fn letters_say_the_same_in_libreoffice() {
    let letters: Vec<PathBuf> = files(&written("brev")).into_iter().filter(|file| is(file, "docx")).collect();
    let folder = by_libreoffice(&["--convert-to", "txt:Text (encoded):UTF8"], &letters);
    assert!(letters.len() > 10);
    for letter in letters {
        let text = fs::read_to_string(letter.with_extension("txt")).unwrap();
        let shown = fs::read_to_string(folder.path().join(letter.with_extension("txt").file_name().unwrap())).unwrap();
        // Text has lines where the document has boxes.
        for line in text.lines().filter(|line| !line.starts_with("----")) {
            let line = line.trim_start_matches("- ").trim();
            assert!(shown.contains(line), "{}: {line}\nin {shown}", letter.display());
        }
    }
}

/// The folder in which `LibreOffice` has put what it made of files.
pub(crate) fn by_libreoffice(how: &[&str], files: &[PathBuf]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut soffice = Command::new("soffice");
    soffice.args([&profile, "--headless"]).args(how).arg("--outdir").arg(folder.path()).args(files);
    let output = soffice.output().expect("LibreOffice with Writer and Calc, which tests/run installs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn is(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found == ending)
}
