//! An application from a document.
//!
//! ```text
//!   bytes ─package► main part ─document► text, controls, tables ─┐
//!         └──────► properties: which form it says it is          ├─rows, answer► Opened
//!   Form ─places► what each answer is called, today and before ──┘
//! ```
//!
//! A field is found by the tag of its control, else by the label beside it; a group by its table.

mod answer;
mod builder;
mod document;
#[cfg(feature = "inflate")]
mod inflate;
mod package;
mod places;
mod properties;
mod rows;
mod signing;
mod store;

use crate::{How, Opened, Packed, Refusal, Warning};
#[cfg(feature = "inflate")]
use crate::{LineToSign, Named};
use alloc::string::String;
use alloc::vec::Vec;
pub(crate) use answer::is_prompt;
use answer::{Piece, Said};
use document::{Control, Document, Span};
use finsamkoll_checks::form::Form;
use finsamkoll_checks::{Address, Answers};
pub(crate) use package::LARGEST_MAIN;
use package::Package;
pub(crate) use places::plain;
use places::{Place, Tagged};
use properties::Properties;
use rows::quote;

/// The most warnings of one file. There are fewer in any that people make.
const MOST_WARNINGS: usize = 100;

/// Reads what a document answers to a form.
///
/// # Errors
/// [`Refusal`], where the file is no Word document, is not this form, or is more than a form can be.
#[cfg(feature = "inflate")]
pub fn read(form: &Form, bytes: &[u8]) -> Result<Opened, Refusal> {
    read_by(form, bytes, &|packed| inflate::inflated(bytes, packed))
}

/// Reads what a document answers to a form, and what stands on its page to sign.
///
/// # Errors
/// As those of [`read`].
#[cfg(feature = "inflate")]
pub fn read_to_sign(form: &Form, bytes: &[u8]) -> Result<(Opened, Vec<LineToSign>), Refusal> {
    let inflate = |packed| inflate::inflated(bytes, packed);
    read_and(form, bytes, &inflate, signing::lines_to_sign)
}

/// What a document says that it is, without reading further.
///
/// # Errors
/// [`Refusal`], where the file is no Word document, or what it says cannot be read.
#[cfg(feature = "inflate")]
pub fn named(bytes: &[u8]) -> Result<Named, Refusal> {
    let inflate = |packed| inflate::inflated(bytes, packed);
    let part = Package::open(bytes, &inflate)?.properties()?;
    Ok(part.map(|part| Properties::read(&part)).transpose()?.unwrap_or_default().names())
}

/// As [`read`], by an inflater of the caller's: of what [`packed`](crate::packed) names it is asked for the parts that
/// are needed, and gives each as bytes, or nothing where they are not as many as they should be.
///
/// # Errors
/// As those of [`read`].
pub fn read_by(form: &Form, bytes: &[u8], inflate: &dyn Fn(Packed) -> Option<Vec<u8>>) -> Result<Opened, Refusal> {
    read_and(form, bytes, inflate, |_| ()).map(|(opened, ())| opened)
}

/// Reads a document, and what else is wanted of it.
fn read_and<T>(
    form: &Form,
    bytes: &[u8],
    inflate: &dyn Fn(Packed) -> Option<Vec<u8>>,
    also: impl FnOnce(&Reading<'_, '_, '_>) -> T,
) -> Result<(Opened, T), Refusal> {
    let mut package = Package::open(bytes, inflate)?;
    let properties = match package.properties()? {
        Some(part) => Properties::read(&part)?,
        None => Properties::default(),
    };
    let is_named = properties.name(form)?;
    let main = package.main()?;
    let mut document = Document::read(&main)?;
    note_prompts(&mut document, is_named);
    let places = places::places(form);
    let mut reading = Reading::new(&document, &places);
    reading.read_controls();
    reading.read_rows();
    if !is_named && !reading.is_this_form() {
        return Err(Refusal::NotThisForm);
    }
    reading.count_empty_groups();
    reading.compare_stores(&mut package)?;
    reading.warn_of_the_rest(package.is_signed());
    let wanted = also(&reading);
    Ok((reading.opened(&properties), wanted))
}

/// Notes which controls are empty. Programs write over our prompts and leave the word that they are prompts: of a form
/// of ours that word counts for nothing, since all its prompts are known.
fn note_prompts(document: &mut Document<'_>, is_ours: bool) {
    for control in &mut document.controls {
        let text = control.text.of_text(&document.text);
        control.is_placeholder = answer::says_prompt(text) || (control.is_placeholder && !is_ours);
    }
}

/// A document, as far as it is read.
#[derive(Debug)]
struct Reading<'d, 'a, 'f> {
    document: &'d Document<'a>,
    places: &'d [Place<'f>],
    /// What the tag of each control stands for.
    tags: Vec<Option<Tagged>>,
    /// How each place was found.
    found: Vec<How>,
    /// How many rows of each place have been read.
    rows: Vec<u16>,
    answers: Vec<(Address, String)>,
    /// The text that was read.
    taken: Vec<Span>,
    warnings: Vec<Warning>,
}

impl<'d, 'a, 'f> Reading<'d, 'a, 'f> {
    fn new(document: &'d Document<'a>, places: &'d [Place<'f>]) -> Self {
        let mut tags = Vec::new();
        for control in &document.controls {
            tags.push(control.tag.and_then(|tag| places::tagged(places, tag)));
        }
        Self {
            document,
            places,
            tags,
            found: alloc::vec![How::NotFound; places.len()],
            rows: alloc::vec![0; places.len()],
            answers: Vec::new(),
            taken: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Reads the fields whose tags are there.
    fn read_controls(&mut self) {
        let mut controls: Vec<Vec<usize>> = alloc::vec![Vec::new(); self.places.len()];
        for (at, tag) in self.tags.iter().enumerate() {
            if let Some(Tagged::Place(number)) = tag
                && let Some(of_place) = controls.get_mut(*number)
            {
                of_place.push(at);
            }
        }
        for (number, of_place) in controls.into_iter().enumerate() {
            let is_group = self.places.get(number).is_some_and(|place| !place.columns.is_empty());
            if !of_place.is_empty() && !is_group {
                self.find(number, How::Tag);
                self.read_controls_of(number, of_place);
            }
        }
    }

    /// Reads a field from the controls with its tag: boxes together; of others the first in which something stands.
    fn read_controls_of(&mut self, number: usize, controls: Vec<usize>) {
        let document = self.document;
        let control = |at: &usize| document.controls.get(*at).copied().unwrap_or_default();
        for at in &controls {
            self.taken.push(control(at).text);
        }
        if controls.iter().any(|at| control(at).ticked.is_some()) {
            self.keep(number, &Piece::of_controls(document, controls));
            return;
        }
        let mut read_to = 0;
        for at in controls {
            let Span { start, end } = control(&at).text;
            if control(&at).is_placeholder {
                self.warn_of_prompt(number, control(&at).text.of_text(&document.text));
            } else if start >= read_to {
                // What lies in a control that was read has been read with it.
                read_to = end;
                self.keep(number, &Piece::of_controls(document, [at].into()));
            }
        }
    }

    /// Keeps what a piece answers at a place. Where there is another answer already, that one stays.
    fn keep(&mut self, number: usize, piece: &Piece<'_, '_>) {
        let Some(place) = self.places.get(number) else { return };
        let is_reason = matches!(place.at, Address::Reason(_));
        let said = piece.answer(place.known.field, is_reason);
        self.warn_of(place.known.label.into(), &said);
        if said.answer.is_empty() {
            return;
        }
        match self.answers.iter().find(|(at, _)| *at == place.at) {
            None => self.answers.push((place.at.clone(), said.answer)),
            Some((_, first)) if *first == said.answer => {}
            Some(_) => self.warn(Warning::Twice(place.known.label.into(), quote(&said.answer))),
        }
    }

    /// Tells of a prompt that is not known, and may be an answer.
    fn warn_of_prompt(&mut self, number: usize, text: &str) {
        let Some(place) = self.places.get(number) else { return };
        if !text.trim().is_empty() && !answer::says_prompt(text) {
            self.warn(Warning::Prompt(place.known.label.into(), quote(text)));
        }
    }

    /// Tells of what stands at a place with this label and is no answer.
    fn warn_of(&mut self, label: String, said: &Said) {
        if said.is_too_long {
            self.warn(Warning::TooLong(label));
        } else if let Some(text) = &said.no_option {
            self.warn(Warning::NoOption(label, quote(text)));
        }
    }

    fn how(&self, number: usize) -> How {
        self.found.get(number).copied().unwrap_or(How::NotFound)
    }

    /// Notes that a place was found.
    fn find(&mut self, number: usize, how: How) {
        if let Some(found) = self.found.get_mut(number) {
            *found = how;
        }
    }

    fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(warning);
        }
    }

    /// How many places were found in this way.
    fn many(&self, how: How) -> usize {
        self.found.iter().filter(|found| **found == how).count()
    }

    /// A group without rows has no tags that it could be found by.
    fn count_empty_groups(&mut self) {
        if self.many(How::Tag) == 0 {
            return;
        }
        for ((place, rows), how) in self.places.iter().zip(&self.rows).zip(&mut self.found) {
            if !place.columns.is_empty() && *rows == 0 && *how == How::Label {
                *how = How::Tag;
            }
        }
    }

    /// Whether a document that does not say which form it is looks like this one: at least half of the fields and
    /// groups are there, and fewer of other forms.
    fn is_this_form(&self) -> bool {
        let asked =
            |number: &usize| !self.places.get(*number).is_some_and(|place| matches!(place.at, Address::Reason(_)));
        let many = (0..self.places.len()).filter(asked).count();
        let found = (0..self.places.len()).filter(asked).filter(|number| self.how(*number) != How::NotFound).count();
        let known = self.tags.iter().flatten().count();
        let unknown = self.unknown().filter(|(_, tag)| Address::parse(tag).is_some()).count();
        found > 0 && found * 2 >= many && unknown <= known
    }

    /// The controls whose tags stand for nothing in the form, with their tags. Those that Google Docs adds do not count.
    fn unknown(&self) -> impl Iterator<Item = (&'d Control<'a>, &'a str)> {
        let all = self.document.controls.iter().zip(&self.tags);
        all.filter(|(_, tag)| tag.is_none())
            .filter_map(|(control, _)| Some((control, control.tag?)))
            .filter(|(_, tag)| !tag.is_empty() && !tag.starts_with("goog_"))
    }

    /// Tells of what was not read, or will not be in a new document.
    fn warn_of_the_rest(&mut self, is_signed: bool) {
        if self.many(How::Label) > self.many(How::Tag) {
            self.warn(Warning::ByLabels);
        }
        if self.document.has.changes {
            self.warn(Warning::TrackedChanges);
        }
        if is_signed {
            self.warn(Warning::Signed);
        }
        let left = self.left_behind();
        if !left.is_empty() {
            self.warn(Warning::LeftBehind(left));
        }
        self.warn_of_unknown();
    }

    fn left_behind(&self) -> Vec<&'static str> {
        let has = &self.document.has;
        let things = [
            (has.pictures, "bilder eller textrutor"),
            (has.comments, "kommentarer"),
            (has.notes, "fotnoter"),
            (self.has_signatures(), "underskrifter eller namn på sidan för underskrift"),
        ];
        things.into_iter().filter(|(is_there, _)| *is_there).map(|(_, thing)| thing).collect()
    }

    fn warn_of_unknown(&mut self) {
        let unknown: Vec<_> = self.unknown().take(MOST_WARNINGS).collect();
        for (control, tag) in unknown {
            let span = control.text;
            let is_read = self.taken.iter().any(|taken| taken.start < span.end && span.start < taken.end);
            let text = answer::tidy(span.of_text(&self.document.text));
            if !is_read && !control.is_placeholder && !text.is_empty() {
                self.warn(Warning::UnknownField(quote(tag), quote(&text)));
            }
        }
    }

    fn opened(self, properties: &Properties) -> Opened {
        let mut found = Vec::new();
        for (place, how) in self.places.iter().zip(&self.found) {
            found.push((place.at.clone(), *how));
        }
        Opened {
            answers: self.answers.into_iter().collect::<Answers>(),
            found,
            version: properties.version(),
            code: properties.code(),
            warnings: self.warnings,
        }
    }
}
