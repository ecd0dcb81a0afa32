//! Hidden stores: what bound controls say besides their text.
//!
//! Our own documents have none. In others a program that changes only the text leaves the store as it was, and Word and
//! `LibreOffice` then show the store's text: so both are named.

use super::Reading;
use super::answer::{option, tidy};
use super::document::Control;
use super::package::Package;
use super::places::Tagged;
use super::rows::quote;
use crate::xml::{Event, Reader, text};
use crate::{Refusal, Warning};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field};

/// The most bound controls that are compared.
const MOST: usize = 200;

/// How much of each text is compared, in bytes.
const COMPARED: usize = 1000;

/// The most steps from a store's root to a value.
const MOST_STEPS: usize = 20;

/// A way through a store, and how far it has been followed.
#[derive(Debug)]
struct Way<'a> {
    /// The name of each element on it, and the how manieth of that name it is.
    steps: Vec<(&'a str, u32)>,
    /// How many of its elements are open.
    followed: usize,
    /// How many elements of the next name have begun.
    seen: u32,
    /// Whether it has left this store's way, and leads nowhere else in it.
    is_lost: bool,
    /// Whether its last element has begun, in this store or one before.
    is_there: bool,
    text: String,
}

impl<'a> Reading<'_, 'a, '_> {
    /// Tells of controls whose text and store say different things.
    pub(super) fn compare_stores(&mut self, package: &mut Package<'_>) -> Result<(), Refusal> {
        let bound = self.bound();
        if bound.is_empty() {
            return Ok(());
        }
        let mut ways = Vec::new();
        for (_, control) in &bound {
            ways.push(Way::parse(control.bound.unwrap_or_default()));
        }
        for store in package.stores()? {
            if ways.iter().any(|way| !way.is_there) {
                follow_all(&mut ways, &store)?;
            }
        }
        for ((number, control), way) in bound.into_iter().zip(ways) {
            if way.is_there {
                self.compare(number, control, &way.text);
            }
        }
        Ok(())
    }

    /// The bound controls of fields, each with the number of its place.
    fn bound(&self) -> Vec<(usize, Control<'a>)> {
        let mut bound = Vec::new();
        for (control, tag) in self.document.controls.iter().zip(&self.tags) {
            if let Some(Tagged::Place(number)) = tag
                && control.bound.is_some()
                && bound.len() < MOST
            {
                bound.push((*number, *control));
            }
        }
        bound
    }

    fn compare(&mut self, number: usize, control: Control<'_>, store: &str) {
        let Some(place) = self.places.get(number) else { return };
        let shown = if control.is_placeholder { "" } else { control.text.of_text(&self.document.text) };
        let agrees = match control.ticked {
            Some(ticked) => ticked == matches!(store.trim(), "1" | "true"),
            None => agree(place.known.field, beginning(shown), beginning(store)),
        };
        if !agrees {
            let shown = if control.ticked == Some(true) { "☒" } else { shown };
            self.warn(Warning::StoreDiffers(place.known.label.into(), quote(shown), quote(store)));
        }
    }
}

/// Whether a store says what is shown: the same, the id of the option that is shown, or the day with an hour.
fn agree(field: &Field, shown: &str, store: &str) -> bool {
    let are_cut = shown.len().min(store.len()) + char::MAX_LEN_UTF8 > COMPARED;
    let (shown, store) = (&*tidy(shown), &*tidy(store));
    let is_same_option = option(field, shown).is_some_and(|id| option(field, store) == Some(id));
    let is_same_day = matches!(field.answer, Answer::Date) && !shown.is_empty() && store.starts_with(shown);
    let begins_alike = are_cut && (shown.starts_with(store) || store.starts_with(shown));
    shown == store || is_same_option || is_same_day || begins_alike
}

/// The beginning of a text: what is compared of it.
fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(COMPARED)).unwrap_or_default()
}

/// Follows all ways through a store, as far as they lead.
fn follow_all(ways: &mut [Way<'_>], store: &[u8]) -> Result<(), Refusal> {
    let mut reader = Reader::new(store)?;
    let mut depth = 0;
    while let Some(event) = reader.next()? {
        match event {
            Event::Open(name) => {
                for way in ways.iter_mut() {
                    way.open(name, depth);
                }
                depth += 1;
            }
            Event::Close(_) => {
                for way in ways.iter_mut() {
                    way.close(depth);
                }
                depth -= 1;
            }
            Event::Text(raw) => push_at_ends(ways, &text(raw)?),
            Event::Verbatim(text) => push_at_ends(ways, text),
        }
    }
    for way in ways {
        (way.followed, way.seen, way.is_lost) = (0, 0, false);
    }
    Ok(())
}

/// Adds a text to the ways that have come to their end, as far as it is compared.
fn push_at_ends(ways: &mut [Way<'_>], text: &str) {
    for way in ways.iter_mut().filter(|way| way.is_at_its_end() && way.text.len() < COMPARED) {
        way.text.push_str(beginning(text));
    }
}

impl<'a> Way<'a> {
    /// The way that a path such as `/ns0:form[1]/ns0:name[1]` describes. Paths of other kinds lead nowhere.
    fn parse(path: &'a str) -> Self {
        let mut steps = Vec::new();
        for step in path.split(['/']).skip(1).take(MOST_STEPS) {
            let (name, which) = step.split_once(['[']).unwrap_or((step, "1]"));
            let which = which.trim_end_matches([']']).parse().unwrap_or_default();
            steps.push((name.rsplit([':']).next().unwrap_or_default(), which));
        }
        Self { steps, followed: 0, seen: 0, is_lost: false, is_there: false, text: String::new() }
    }

    fn is_at_its_end(&self) -> bool {
        self.followed > 0 && self.followed == self.steps.len()
    }

    /// An element begins within as many others.
    fn open(&mut self, name: &str, depth: usize) {
        let Some((step, which)) = self.steps.get(self.followed) else { return };
        if self.followed != depth || self.is_lost || self.is_there || name != *step {
            return;
        }
        self.seen += 1;
        if self.seen == *which {
            self.followed += 1;
            self.seen = 0;
            self.is_there = self.is_at_its_end();
        }
    }

    /// An element ends, the last of as many that are open.
    fn close(&mut self, depth: usize) {
        if self.followed == depth {
            self.followed = 0;
            self.is_lost = true;
        }
    }
}
