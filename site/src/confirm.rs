//! Confirms rules: puts the stamps of their clauses into the content, since somebody has read the two together.
//!
//! Nothing else in a file is touched, not its line ends either, and nothing is written while the content has a fault.

mod edit;
mod write;

pub use write::WriteError;

use crate::content::{self, Stamp};
use crate::diagnostic::{Said, said};
use crate::model::stamps::{Bond, bonds};
use crate::source::{self, FolderError, Source};
use crate::{Date, LoadError, model};
use edit::Edit;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What confirming came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// The rules that got a stamp, by file and line.
    pub rules: Vec<ConfirmedRule>,
    /// How many had the right one.
    pub unchanged: usize,
    /// Rules whose clause reads differently from association to association: no stamp holds for all of them.
    pub apart: Vec<ConfirmedRule>,
}

/// A rule, and the clause under which it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfirmedRule {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line on which the rule begins, when all is written.
    pub line: usize,
    /// The clause's id.
    pub clause: String,
    /// Whether it had no stamp before.
    pub is_first: bool,
}

/// Why no rule was confirmed.
#[derive(Debug)]
pub enum ConfirmError {
    /// There is no model of the content.
    Load(LoadError),
    /// What was to be confirmed is no part of the content, and that in words.
    Unknown(Said),
    /// A file cannot be written.
    Write(WriteError),
}

impl From<FolderError> for ConfirmError {
    fn from(error: FolderError) -> Self {
        Self::Load(error.into())
    }
}

impl From<WriteError> for ConfirmError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Confirms the rules of a content folder, or those in some of its files and folders: each gets the stamp of its clause.
///
/// # Errors
/// [`ConfirmError`]; then the content is as it was, unless it says otherwise.
pub fn confirm(folder: &Path, today: Date, only: &[PathBuf]) -> Result<Confirmed, ConfirmError> {
    let source = source::read(folder)?;
    let content = content::parse(&source);
    model::build(&content, today).map_err(|told| ConfirmError::Load(told.into()))?;
    let only = only.iter().map(|path| within(folder, path, &source)).collect::<Result<Vec<_>, _>>()?;
    let is_meant = |file: &str| only.is_empty() || only.iter().any(|part| Path::new(file).starts_with(part));
    let bonds = bonds(&content).into_iter().filter(|bond| is_meant(bond.file.path)).collect();
    let (confirmed, edits) = stamped(bonds);
    write::apply(folder, &source, &edits)?;
    Ok(confirmed)
}

/// A path as seen from the content folder, whether it is given from there or from where one stands.
fn within(folder: &Path, path: &Path, source: &Source) -> Result<PathBuf, ConfirmError> {
    let unknown = || {
        let path = path.display();
        ConfirmError::Unknown(said!(
            "{path} är ingen fil eller mapp med innehåll.",
            "{path} is no file or folder with content.",
        ))
    };
    let root = folder.canonicalize().map_err(|_| unknown())?;
    let below = |path: &Path| Some(path.canonicalize().ok()?.strip_prefix(&root).ok()?.to_path_buf());
    let has_text = |below: &PathBuf| source.files.keys().any(|file| Path::new(file).starts_with(below));
    below(path).or_else(|| below(&folder.join(path))).filter(has_text).ok_or_else(unknown)
}

/// Changes to files, by their paths.
type Edits<'c> = BTreeMap<&'c str, Vec<Edit>>;

/// What is to be written, and what is said of it.
fn stamped(bonds: Vec<Bond<'_>>) -> (Confirmed, Edits<'_>) {
    let mut by_rule: BTreeMap<(&str, usize), Vec<Bond<'_>>> = BTreeMap::new();
    for bond in bonds {
        by_rule.entry((bond.file.path, bond.rule.spots.whole.start)).or_default().push(bond);
    }
    let (mut confirmed, mut edits) = (Confirmed::default(), Edits::new());
    for bonds in by_rule.values() {
        let stamps: BTreeSet<Stamp> = bonds.iter().map(|bond| Stamp::of(bond.clause)).collect();
        let (Some(bond), Some(stamp)) = (bonds.first(), stamps.first()) else { continue };
        let of_file = edits.entry(bond.file.path).or_default();
        let rule = rule(bond, of_file.iter().filter(|edit| edit.adds_a_line()).count());
        if stamps.len() > 1 {
            confirmed.apart.push(rule);
        } else if bond.rule.keys.confirmed == Some(stamp.to_string()) {
            confirmed.unchanged += 1;
        } else {
            confirmed.rules.push(rule);
            of_file.push(Edit::new(bond.file.text, bond.rule, *stamp));
        }
    }
    edits.retain(|_, of_file| !of_file.is_empty());
    (confirmed, edits)
}

/// A rule before which so many lines come to stand.
fn rule(bond: &Bond<'_>, added: usize) -> ConfirmedRule {
    ConfirmedRule {
        file: bond.file.path.into(),
        line: bond.file.line(bond.rule.spots.whole.start) + added,
        clause: bond.clause.id.clone(),
        is_first: bond.rule.keys.confirmed.is_none(),
    }
}
