//! Writes what was asked for beside the table, whole or not at all.

use super::folder::Given;
use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail, write};
use finsamkoll_office::{Desk, Review, shown};
use finsamkoll_site::reason;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What stands for standard output.
const HERE: &str = "-";

/// A shape in which the review is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Csv,
    Json,
    Html,
}

impl Shape {
    /// The option that asks for it.
    const fn option(self) -> &'static str {
        match self {
            Self::Csv => "--csv",
            Self::Json => "--json",
            Self::Html => "--html",
        }
    }

    fn bytes(self, review: &Review, desk: &Desk) -> Result<Vec<u8>, String> {
        match self {
            Self::Csv => Ok(review.csv(desk)),
            Self::Json => Ok(review.json(desk).into_bytes()),
            Self::Html => review.html(desk).map(String::into_bytes).map_err(|why| why.to_string()),
        }
    }
}

/// What was asked for, and where it is to lie.
#[derive(Debug)]
pub(super) struct Outputs {
    here: Option<Shape>,
    files: Vec<(Shape, PathBuf)>,
}

impl Outputs {
    /// Looks up the places; what cannot lie where it was asked for is told before anything is judged.
    pub(super) fn new(options: &ReviewOptions, given: &Given) -> Result<Self, Failed> {
        let asked = [(Shape::Csv, &options.csv), (Shape::Json, &options.json), (Shape::Html, &options.html)];
        let asked = asked.into_iter().filter_map(|(shape, path)| Some((shape, path.as_deref()?)));
        let (here, files): (Vec<_>, Vec<_>) = asked.partition(|(_, path)| *path == Path::new(HERE));
        let taken = Taken::new(options, given);
        let mut outputs = Self { here: here.first().map(|(shape, _)| *shape), files: Vec::new() };
        let mut refused: Vec<String> = not_here(&here, options.watch).into_iter().collect();
        for (shape, path) in files {
            match taken.free(path).and_then(|path| outputs.add(shape, path)) {
                Ok(()) => {}
                Err(why) => refused.push(format!("{} går inte att skriva: {why}", shape.option())),
            }
        }
        if refused.is_empty() { Ok(outputs) } else { Err(fail(refused.join("\n"))) }
    }

    fn add(&mut self, shape: Shape, path: PathBuf) -> Result<(), String> {
        if let Some((other, _)) = self.files.iter().find(|(_, known)| *known == path) {
            return Err(format!("{} har samma fil.", other.option()));
        }
        self.files.push((shape, path));
        Ok(())
    }

    /// Whether standard output is taken, so that nothing else may be said there.
    pub(super) fn are_here(&self) -> bool {
        self.here.is_some()
    }

    /// Writes all of it. What cannot be written is answered in words, and leaves the others alone.
    pub(super) fn write(&self, review: &Review, desk: &Desk) -> Vec<String> {
        let here = self.here.map(|shape| say(&shape.bytes(review, desk)?));
        let files = self.files.iter().map(|(shape, path)| put(path, &shape.bytes(review, desk)?));
        here.into_iter().chain(files).filter_map(Result::err).collect()
    }
}

/// Writes to standard output.
fn say(bytes: &[u8]) -> Result<(), String> {
    write(bytes).map_err(|why| format!("Det gick inte att skriva: {}.", reason(&why)))
}

/// Why not all of this can be written to standard output.
fn not_here(here: &[(Shape, &Path)], is_watching: bool) -> Option<String> {
    let options: Vec<&str> = here.iter().map(|(shape, _)| shape.option()).collect();
    match options.as_slice() {
        [only] if is_watching => {
            Some(format!("{only} - går inte med --watch: ange en fil, som skrivs om när något ändras."))
        }
        [] | [_] => None,
        _ => Some(format!("Bara en av {} kan skrivas här med -: ange en fil för de andra.", options.join(" och "))),
    }
}

/// Where nothing may be written.
struct Taken<'a> {
    given: &'a Given,
    content: Option<PathBuf>,
}

impl<'a> Taken<'a> {
    fn new(options: &ReviewOptions, given: &'a Given) -> Self {
        Self { given, content: options.content.content.canonicalize().ok() }
    }

    /// The real path of a file to write, where one may lie there.
    fn free(&self, path: &Path) -> Result<PathBuf, String> {
        let name = shown(&path.to_string_lossy());
        let real = real(path)?;
        if self.given.folders().any(|folder| real.starts_with(folder)) {
            return Err(format!("{name} ligger i en mapp som kontrolleras. Välj en annan plats."));
        }
        if self.given.files().any(|file| file == real) {
            return Err(format!("{name} är en fil som läses. Välj en annan plats."));
        }
        if self.content.as_ref().is_some_and(|content| real.starts_with(content)) {
            return Err(format!("{name} ligger bland webbplatsens texter. Välj en annan plats."));
        }
        Ok(real)
    }
}

/// The path without links. The folder has to be there, and what would be replaced has to be a file.
fn real(path: &Path) -> Result<PathBuf, String> {
    let name = shown(&path.to_string_lossy());
    if fs::symlink_metadata(path).is_ok() {
        let real = path.canonicalize().ok().filter(|real| real.is_file());
        return real.ok_or_else(|| format!("{name} finns och är ingen vanlig fil. Välj ett annat namn."));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let missing = || format!("mappen {} finns inte. Skapa den först.", shown(&folder.to_string_lossy()));
    let real = folder.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or_else(missing)?;
    path.file_name().map(|file| real.join(file)).ok_or_else(|| format!("{name} är inget filnamn."))
}

/// Writes a file, so that it is at every moment the old one or the new one.
fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let put = written(path, bytes).and_then(|temporary| Ok(temporary.persist(path)?));
    put.map(drop).map_err(|why| format!("{} gick inte att skriva: {}.", shown(&path.to_string_lossy()), reason(&why)))
}

/// The bytes in a file beside the one that they are for.
fn written(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = builder().tempfile_in(path.parent().unwrap_or(path))?;
    temporary.write_all(bytes)?;
    // A disk on the network may tell first now that it is full.
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Temporary files that those may read who may read other files of their owner.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".finsamkoll-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
