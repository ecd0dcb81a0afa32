//! `finsamkoll review`.
//!
//! ```text
//!   what was named ──folder──► files ──days──► with their days ──reading──► judged ──► table, outputs
//! ```
//!
//! `watch` goes that way again and again.
//!
//! Invariant: nothing of an applicant is written anywhere but where that is asked for.

mod days;
mod desk;
mod folder;
mod letters;
mod outputs;
mod places;
mod reading;
mod watch;
mod whole;
mod why;

use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail, tell};
use days::Days;
use finsamkoll_office::{Judged, Review};
use folder::{Given, Missing};
use outputs::Outputs;
use watch::Watch;

/// With what a run ends that somebody has interrupted, as shells count.
const INTERRUPTED: i32 = 130;

/// Judges the applications, and says who lacks what.
pub(crate) fn run(options: &ReviewOptions) -> Result<(), Failed> {
    let given = Given::new(&options.paths, options.received.as_deref())?;
    let outputs = Outputs::new(options, &given)?;
    // To be interrupted is how watching ends.
    whole::end_when_interrupted(if options.watch { 0 } else { INTERRUPTED });
    let today = options.content.today()?;
    let days = Days::new(options, today)?;
    let desk = desk::desk(options, today)?;
    let listed = given.list();
    if !listed.missing.is_empty() {
        return Err(fail(listed.missing.iter().map(Missing::says).collect::<Vec<_>>().join("\n")));
    }
    if options.watch {
        return Watch::new(options, &given, &outputs, desk, days).run(listed);
    }
    let (dated, told) = days.of(listed.files);
    told.iter().for_each(tell);
    let mut all = reading::judge(&desk, &dated);
    all.extend(listed.unread.into_iter().map(Judged::Unread));
    let review = Review::new(&desk, all, listed.passed_over);
    let shown = outputs.show(&review, &desk);
    let mut written = outputs.write(&review, &desk);
    written.unwritten.extend(shown.err());
    written.told.iter().chain(&written.left).map(String::as_str).chain(nothing(&review)).for_each(tell);
    if !written.unwritten.is_empty() {
        return Err(fail(written.unwritten.join("\n")));
    }
    if review.is_complete() { Ok(()) } else { Err(Failed::Incomplete) }
}

/// That nothing was judged, where that is so: the run ends as where all is complete.
fn nothing(review: &Review) -> Option<&'static str> {
    if !review.applications.is_empty() || !review.unread.is_empty() {
        None
    } else if review.other_rounds.is_empty() {
        Some("Ingen ansökan är granskad: det finns ingen där.")
    } else {
        Some("Ingen ansökan är granskad: de som finns där gäller andra omgångar än den som ni har valt.")
    }
}
