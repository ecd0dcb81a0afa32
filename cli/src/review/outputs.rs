//! Writes what was asked for beside the table, whole or not at all.

use super::folder::Given;
use super::letters::Letters;
use super::places::Taken;
use super::whole::{clear, put};
use crate::arguments::ReviewOptions;
use crate::terminal::{self, Failed, fail};
use finsamkoll_office::{Desk, Review, shown};
use std::iter;
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

    /// How the names of such files end.
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// Whether a file may be written over that is there: who mistakes an option would lose another kind of file.
    fn may_replace(self, path: &Path) -> Result<(), String> {
        let is_its = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(self.ending()));
        if is_its || !path.exists() {
            return Ok(());
        }
        let name = shown(&path.to_string_lossy());
        Err(format!("{name} finns och är ingen .{}-fil. Välj ett annat namn.", self.ending()))
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
    /// Whether what each application lacks is shown below the table.
    details: bool,
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
        let here_only = here.first().map(|(shape, _)| *shape);
        let mut outputs = Self { here: here_only, files: Vec::new(), letters: None, details: options.details };
        let mut refused: Vec<String> = not_here(&here, options.watch).into_iter().collect();
        let mut refuse = |option: &str, why: String| refused.push(format!("{option} går inte att skriva: {why}"));
        for (shape, path) in files {
            let may_replace = |real| shape.may_replace(path).map(|()| real);
            let added = taken.file(path).and_then(may_replace).and_then(|path| outputs.add(shape, path));
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

    /// Shows the table, and what is lacking in those that are looked at closely, unless standard output is taken.
    pub(super) fn show(&self, review: &Review, desk: &Desk) -> Result<(), String> {
        if self.here.is_some() {
            return Ok(());
        }
        let width = terminal::width();
        let is_one = review.applications.len() + review.unread.len() + review.other_rounds.len() == 1;
        let details = review.applications.iter().map(|one| one.details(desk, width));
        // The heading alone says nothing that the table does not.
        let details = details.filter(|words| self.details || (is_one && words.lines().count() > 1));
        let details = details.map(|words| format!("\n{words}"));
        terminal::write(iter::once(review.table(desk, width)).chain(details).collect::<String>().as_bytes())
    }

    /// The folders that are written to.
    fn folders(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().filter_map(|(_, path)| path.parent()).chain(self.letters.as_deref())
    }

    /// Writes all of it; what cannot be written leaves the others alone.
    pub(super) fn write(&self, review: &Review, desk: &Desk) -> Written {
        self.folders().for_each(clear);
        let here = self.here.map(|shape| terminal::write(&shape.bytes(review, desk)?));
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
