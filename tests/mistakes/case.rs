//! A mistake as data: what is changed in the base, how many faults that makes, and what is told of them.

use super::folder;
use finsamkoll_site::diagnostic::Diagnostic;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A mistake.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Case {
    /// Its file's name without ending.
    #[serde(skip)]
    pub(crate) name: String,
    /// The mistake in words, for those who read the list.
    #[serde(rename = "title")]
    _title: String,
    /// How many faults there are.
    #[serde(default)]
    faults: Option<usize>,
    /// Whether it is none: then the site is the same to the byte.
    #[serde(default)]
    pub(crate) harmless: bool,
    /// Whether only the last of them is approved, since there are many of a kind.
    #[serde(default)]
    pub(crate) only_last: bool,
    change: Vec<Change>,
    #[serde(default)]
    pub(crate) told: Told,
}

/// What is told, in Swedish and in English.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    pub(crate) sv: String,
    pub(crate) en: String,
}

/// A change to one file, in this order: what is in it, how it is written, what it is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    /// The file or folder, from the content folder.
    file: String,
    /// Its text, instead of that in the base.
    text: Option<String>,
    /// A part of its text that stands there once, and what stands there instead.
    replace: Option<String>,
    #[serde(default)]
    with: String,
    /// How many bytes it is filled up to.
    size: Option<usize>,
    written: Option<Written>,
    /// Where it leads: then it is a symbolic link.
    link: Option<String>,
    /// Another name for it, from the content folder too.
    name: Option<String>,
    /// Whether it is taken away.
    #[serde(default)]
    gone: bool,
}

/// How a text is written, other than as UTF-8 with plain line ends.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Written {
    Bom,
    Crlf,
    #[serde(rename = "latin-1")]
    Latin1,
    /// As macOS writes the names of files: letter and mark apart.
    Nfd,
    #[serde(rename = "utf-16")]
    Utf16,
}

/// All mistakes, by name.
pub(crate) fn all() -> Vec<Case> {
    let mut names: Vec<String> = fs::read_dir(folder().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".toml").map(String::from))
        .collect();
    names.sort();
    assert!(names.len() >= 45, "only {} cases were found", names.len());
    names.into_iter().map(read).collect()
}

fn read(name: String) -> Case {
    let text = fs::read_to_string(file(&name)).unwrap();
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    Case { name, ..case }
}

fn file(name: &str) -> PathBuf {
    folder().join(format!("cases/{name}.toml"))
}

/// Whether what is told is to be renewed, not compared.
pub(crate) fn is_to_be_renewed() -> bool {
    std::env::var_os("UPDATE").is_some()
}

impl Case {
    /// How many faults there are: one, where the case does not say.
    pub(crate) fn faults(&self) -> usize {
        if self.harmless { 0 } else { self.faults.unwrap_or(1) }
    }

    /// What of all that is told is approved.
    pub(crate) fn approved<'t>(&self, told: &'t [Diagnostic]) -> &'t [Diagnostic] {
        told.get(if self.only_last { told.len().saturating_sub(1) } else { 0 }..).unwrap_or_default()
    }

    /// A folder with the base as `content`, and the mistake in it.
    pub(crate) fn changed(&self) -> TempDir {
        let changed = tempfile::tempdir().unwrap();
        let content = changed.path().join("content");
        copy(&folder().join("base"), &content);
        for change in &self.change {
            change.make(&content).unwrap_or_else(|error| panic!("{}: {}: {error}", self.name, change.file));
        }
        changed
    }

    /// Writes what is told as approved.
    pub(crate) fn renew(&self, told: &Told) {
        const HEAD: &str = "\n[told]\n";
        let Told { sv, en } = told;
        if *told == self.told {
            return;
        }
        let written = fs::read_to_string(file(&self.name)).unwrap();
        let change = written.split_once(HEAD).map_or(written.as_str(), |(change, _)| change);
        let told = format!("{HEAD}sv = '''\n{sv}'''\nen = '''\n{en}'''\n");
        let told = if sv.is_empty() { "" } else { &told };
        fs::write(file(&self.name), String::from(change.trim_end()) + "\n" + told).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

impl Change {
    fn make(&self, content: &Path) -> std::io::Result<()> {
        let at = content.join(&self.file);
        if self.gone {
            fs::remove_file(&at)?;
        } else if let Some(target) = &self.link {
            std::os::unix::fs::symlink(target, &at)?;
        } else if !at.is_dir() {
            fs::create_dir_all(at.parent().unwrap())?;
            let text = self.text(&at)?;
            fs::write(&at, self.written.map_or_else(|| text.clone().into_bytes(), |written| written.bytes(&text)))?;
        }
        self.name.as_ref().map_or(Ok(()), |name| fs::rename(&at, content.join(name)))
    }

    fn text(&self, at: &Path) -> std::io::Result<String> {
        let mut text = self.text.clone().map_or_else(|| fs::read_to_string(at), Ok)?;
        if let Some(part) = &self.replace {
            assert_eq!(text.matches(part.as_str()).count(), 1, "{part} in {}", self.file);
            text = text.replace(part, &self.with);
        }
        while self.size.is_some_and(|size| text.len() < size) {
            text.push_str("Samma rad en gång till.\n");
        }
        Ok(text)
    }
}

impl Written {
    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Bom => format!("\u{feff}{text}").into_bytes(),
            Self::Crlf => text.replace('\n', "\r\n").into_bytes(),
            Self::Latin1 => text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect(),
            Self::Nfd => ["åa\u{30a}", "äa\u{308}", "öo\u{308}", "ÅA\u{30a}"]
                .iter()
                .fold(text.into(), |text: String, pair| {
                    let (one, apart) = pair.split_at('å'.len_utf8());
                    text.replace(one, apart)
                })
                .into_bytes(),
            Self::Utf16 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        }
    }
}
