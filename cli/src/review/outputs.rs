//! Writes what was asked for beside the table, whole or not at all.

use super::folder::Given;
use super::letters::Letters;
use super::places::Taken;
use super::whole::put;
use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail, write};
use finsamkoll_office::{Desk, Review};
use finsamkoll_site::reason;
use std::path::{Path, PathBuf};

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
    /// The folder for the letters.
    letters: Option<PathBuf>,
}

/// What writing came to, in words.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// That there are new letters.
    pub(super) told: Option<String>,
    /// What was left as it was.
    pub(super) left: Vec<String>,
    /// What could not be written.
    pub(super) unwritten: Vec<String>,
}

impl Outputs {
    /// Looks up the places; what cannot lie where it was asked for is told before anything is judged.
    pub(super) fn new(options: &ReviewOptions, given: &Given) -> Result<Self, Failed> {
        let asked = [(Shape::Csv, &options.csv), (Shape::Json, &options.json), (Shape::Html, &options.html)];
        let asked = asked.into_iter().filter_map(|(shape, path)| Some((shape, path.as_deref()?)));
        let (here, files): (Vec<_>, Vec<_>) = asked.partition(|(_, path)| *path == Path::new(HERE));
        let taken = Taken::new(options, given);
        let mut outputs = Self { here: here.first().map(|(shape, _)| *shape), files: Vec::new(), letters: None };
        let mut refused: Vec<String> = not_here(&here, options.watch).into_iter().collect();
        let mut refuse = |option: &str, why: String| refused.push(format!("{option} går inte att skriva: {why}"));
        for (shape, path) in files {
            let added = taken.file(path).and_then(|path| outputs.add(shape, path));
            added.unwrap_or_else(|why| refuse(shape.option(), why));
        }
        match options.letters.as_deref().map(|path| taken.folder(path)).transpose() {
            Ok(letters) => outputs.letters = letters,
            Err(why) => refuse("--letters", why),
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

    /// Writes all of it; what cannot be written leaves the others alone.
    pub(super) fn write(&self, review: &Review, desk: &Desk) -> Written {
        let here = self.here.map(|shape| say(&shape.bytes(review, desk)?));
        let files = self.files.iter().map(|(shape, path)| put(path, &shape.bytes(review, desk)?));
        let unwritten = here.into_iter().chain(files).filter_map(Result::err).collect();
        let mut written = Written { unwritten, ..Written::default() };
        if let Some(folder) = &self.letters {
            let letters = Letters::write(folder, review, desk);
            written.told = letters.told();
            written.left = letters.left;
            written.unwritten.extend(letters.unwritten);
        }
        written
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
