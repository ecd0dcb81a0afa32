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
//! A stage gathers every fault it finds; a stage with faults is the last to run. Only `source` reads the disk and only
//! `output` writes it: between them files in memory become files in memory. `manual` tells editors what `content` reads.
//!
//! Invariant: nothing here judges an application; what is asked and found is the business of `finsamkoll-checks`.
//! Invariant: no figure, date, party or sentence of an association stands here.

pub mod assets;
pub mod content;
pub mod diagnostic;
pub mod headers;
pub mod manual;
pub mod model;
pub mod output;
pub mod render;
pub mod source;

pub use finsamkoll_checks::Date;

use assets::Assets;
use diagnostic::Diagnostic;
use std::collections::BTreeMap;
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

/// Why there is no website.
#[derive(Debug)]
pub enum GenerateError {
    /// The content has faults, all of them listed.
    Content(Vec<Diagnostic>),
    /// A template of this binary failed.
    Render(render::RenderError),
}

impl From<Vec<Diagnostic>> for GenerateError {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Content(diagnostics)
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
/// Every fault of the first stage that found any.
pub fn load(content: &Path, today: Date) -> Result<model::Site, Vec<Diagnostic>> {
    let source = source::read(content)?;
    let content = content::parse(&source)?;
    model::build(&content, today)
}

/// The website that the content in a folder makes.
///
/// # Errors
/// [`GenerateError`] with every fault of the first stage that found any.
pub fn generate(content: &Path, options: &Options) -> Result<Generated, GenerateError> {
    let mut site = load(content, options.today)?;
    if let Some(base_url) = &options.base_url {
        site.settings.base_url.clone_from(base_url);
    }
    let website = render::website(&site, &Assets::embedded(), options.today)?;
    Ok(Generated { website, warnings: site.warnings })
}
