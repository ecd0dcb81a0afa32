//! From an office's markdown to the files of a website.
//!
//! ```text
//!   source ──► content ──► model ──► render ──► output
//!   (bytes     (parsed,    (whole,   (pages     (files
//!    by path)   every       links     in         in
//!               fault       resolved) memory)    place)
//!               gathered)
//! ```
//!
//! A stage gathers every fault it finds and hands on the rest, with a note of what is lost: so `model` tells the faults of
//! all three at once, each once, or gives a site without any. Only `source` reads the disk and only `output` writes it: between them files in memory become files in memory. (When
//! somebody asks for it, `confirm` writes stamps into the content.) `manual` tells editors what `content` reads.
//!
//! Invariant: nothing here judges an application; what is asked and found is the business of `finsamkoll-checks`.
//! Invariant: no figure, date, party or sentence of an association stands here.

mod alphabet;
pub mod assets;
pub mod confirm;
pub mod content;
pub mod diagnostic;
mod hash;
pub mod headers;
pub mod manual;
pub mod model;
pub mod output;
mod refusal;
pub mod render;
pub mod source;

pub use finsamkoll_checks::Date;
pub use refusal::reason;

use assets::Assets;
use diagnostic::Diagnostic;
use source::FolderError;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The files of a website, by their path from its root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Website {
    files: BTreeMap<String, Vec<u8>>,
}

impl Website {
    /// Adds a file. The path has strokes between its parts and none at its ends.
    pub fn insert(&mut self, path: String, bytes: Vec<u8>) {
        self.files.insert(path, bytes);
    }

    /// The bytes of a file.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

/// What a site is made for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day of the build.
    pub today: Date,
    /// The site's address, instead of the one in its settings.
    pub base_url: Option<String>,
}

/// What a build comes to.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The files.
    pub website: Website,
    /// What deserves a second look in the content.
    pub warnings: Vec<Diagnostic>,
}

/// Why there is no model of the content.
#[derive(Debug)]
pub enum LoadError {
    /// The folder as a whole cannot be read.
    Folder(FolderError),
    /// The content has faults, all of them listed, with the warnings among them.
    Content(Vec<Diagnostic>),
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(error) => error.fmt(out),
            Self::Content(told) => told.iter().try_for_each(|told| writeln!(out, "{told}")),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<FolderError> for LoadError {
    fn from(error: FolderError) -> Self {
        Self::Folder(error)
    }
}

impl From<Vec<Diagnostic>> for LoadError {
    fn from(told: Vec<Diagnostic>) -> Self {
        Self::Content(told)
    }
}

/// Why there is no website.
#[derive(Debug)]
pub enum GenerateError {
    /// There is no model of the content.
    Load(LoadError),
    /// A template of this binary failed.
    Render(render::RenderError),
}

impl From<LoadError> for GenerateError {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<render::RenderError> for GenerateError {
    fn from(error: render::RenderError) -> Self {
        Self::Render(error)
    }
}

/// The model of the content in a folder, as on the day `today`.
///
/// # Errors
/// [`LoadError`], with every fault of the content.
pub fn load(content: &Path, today: Date) -> Result<model::Site, LoadError> {
    let source = source::read(content)?;
    Ok(model::build(&content::parse(&source), today)?)
}

/// All that is to be said of the content in a folder, as on the day `today`: faults and warnings, sorted.
///
/// # Errors
/// [`FolderError`] where the folder as a whole cannot be read.
pub fn lint(content: &Path, today: Date) -> Result<Vec<Diagnostic>, FolderError> {
    match load(content, today) {
        Ok(site) => Ok(site.warnings),
        Err(LoadError::Content(told)) => Ok(told),
        Err(LoadError::Folder(error)) => Err(error),
    }
}

/// The website that the content in a folder makes.
///
/// # Errors
/// [`GenerateError`], with every fault of the content.
pub fn generate(content: &Path, options: &Options) -> Result<Generated, GenerateError> {
    let mut site = load(content, options.today)?;
    if let Some(base_url) = &options.base_url {
        site.settings.base_url.clone_from(base_url);
        site.warnings.retain(|told| !model::publishing::is_of_address(told));
    }
    let website = render::website(&site, &Assets::embedded(), options.today)?;
    Ok(Generated { website, warnings: site.warnings })
}
