//! When an association takes applications: rounds as written, their other days by the pattern.

use super::form::is_id_part;
use super::workdays;
use crate::content::{self, Calendar, LONGEST_ID, Meeting, OffsetKeys, RoundKeys, RoundsKeys, Spots};
use crate::diagnostic::Diagnostic;
use crate::source::File;
use finsamkoll_checks::{Date, Round, Rounds};
use std::ops::Range;

/// What to write where there are no rounds, and there must be.
pub(super) const ADD_ROUNDS: &str = "Lägg till [[round]] på en av förbundets sidor, eller rounds = { rolling = true } \
    om det går att söka när som helst.";

/// The most days between two days of a round, and to a decision: a year.
const FARTHEST: u32 = 366;

/// The rounds of an association, the earliest deadline first. A round with a fault is there all the same, so that
/// those who name it are not told that it is missing.
pub(super) fn resolve(pages: &[&content::Page<'_>], today: Date, told: &mut Vec<Diagnostic>) -> Rounds {
    let calendars: Vec<_> = pages.iter().filter_map(|page| Some((page.file, page.calendar.as_ref()?))).collect();
    let Some(((file, first), others)) = calendars.split_first() else { return Rounds::default() };
    for (other, second) in others {
        let words = format!("ansökningsomgångarna står redan i {}", file.path);
        told.push(other.error(place_of(second), "second-calendar", words).hint("Samla dem på en sida."));
    }
    let mut all: Vec<Round> = Vec::new();
    for (file, calendar) in &calendars {
        Pattern { file: *file, calendar, told }.check();
        all.extend(rounds_of(*file, calendar, today, told));
    }
    all.sort_by_key(|round| round.deadline);
    warn_of_the_last(*file, first, &all, today, told);
    let keys = &first.keys;
    let to_decision = keys.decision.map(|offset| u16::try_from(days(offset)).unwrap_or(u16::MAX));
    Rounds { all, rolling: keys.rolling, days_to_decision: to_decision }
}

fn rounds_of(file: File<'_>, calendar: &Calendar, today: Date, told: &mut Vec<Diagnostic>) -> Vec<Round> {
    let mut all: Vec<Round> = Vec::new();
    for (round, spots) in &calendar.rounds {
        let mut written = Written { file, round, spots, told };
        written.check_id(&all);
        let resolved = written.resolve(&calendar.keys, &all, today);
        all.push(resolved);
    }
    all
}

/// Where the page begins to tell of rounds.
fn place_of(calendar: &Calendar) -> &Range<usize> {
    calendar.rounds.first().map_or_else(|| calendar.spots.of("rounds"), |(_, spots)| &spots.whole)
}

/// How many days an offset covers.
fn days(offset: OffsetKeys) -> u32 {
    u32::from(offset.days.unwrap_or_default()) + u32::from(offset.weeks.unwrap_or_default()) * 7
}

/// The day from which an offset of `itself` counts; none where the offset has a fault, which is told at the pattern.
fn counted_from(offset: OffsetKeys, itself: Meeting) -> Option<Meeting> {
    let has_length = offset.days.is_some() != offset.weeks.is_some() && days(offset) <= FARTHEST;
    let has_side = offset.before.is_some() != offset.after.is_some();
    offset.before.or(offset.after).filter(|from| has_length && has_side && *from != itself)
}

/// What a page says of all its rounds together.
struct Pattern<'p, 'a> {
    file: File<'a>,
    calendar: &'p Calendar,
    told: &'p mut Vec<Diagnostic>,
}

impl Pattern<'_, '_> {
    /// A fault at a key below `rounds`.
    fn fault(&mut self, key: &str, words: &str, hint: &str) {
        let at = self.calendar.spots.of_text("rounds", key);
        self.told.push(self.file.error(at, "rounds", words).hint(hint));
    }

    fn check(&mut self) {
        let RoundsKeys { rolling, decision, deadline, board } = self.calendar.keys.clone();
        if rolling {
            self.check_rolling();
        } else {
            self.check_rounds();
        }
        if let Some(offset) = decision {
            self.check_decision(offset);
        }
        for (key, offset, itself) in [("deadline", deadline, Meeting::Deadline), ("board", board, Meeting::Board)] {
            if let Some(offset) = offset {
                self.check_length(key, offset);
                self.check_direction(key, offset, itself);
            }
        }
    }

    /// Where one may apply at any time, there are no rounds.
    fn check_rolling(&mut self) {
        let keys = &self.calendar.keys;
        let has_pattern = keys.deadline.is_some() || keys.board.is_some();
        if !self.calendar.rounds.is_empty() || has_pattern {
            let words = "rolling = true betyder att det går att söka när som helst, men sidan har omgångar också";
            self.fault("rolling", words, "Ta bort rolling, eller omgångarna med deadline och board.");
        }
    }

    fn check_rounds(&mut self) {
        if self.calendar.keys.decision.is_some() {
            let words = "decision hör till rolling = true";
            self.fault("decision", words, "I en omgång är det styrelsens dag (board) som är beslutets dag.");
        } else if self.calendar.rounds.is_empty() {
            let words = "här finns inga ansökningsomgångar";
            let fault = self.file.error(place_of(self.calendar), "rounds", words).as_warning();
            self.told.push(fault.hint("Lägg till en [[round]] för varje omgång."));
        }
    }

    fn check_decision(&mut self, offset: OffsetKeys) {
        self.check_length("decision", offset);
        let OffsetKeys { before, after, workday, .. } = offset;
        let others = [before.map(|_| "before"), after.map(|_| "after"), workday.map(|_| "workday")];
        for key in others.into_iter().flatten() {
            let words = format!("decision har inte nyckeln ”{key}”");
            let hint = "Tiden till beslut räknas från den dag ansökan kom in: decision = { weeks = 5 }.";
            self.fault(&format!("decision.{key}"), &words, hint);
        }
    }

    fn check_length(&mut self, key: &str, offset: OffsetKeys) {
        if offset.days.is_some() == offset.weeks.is_some() {
            return self.fault(key, "här behövs antingen days eller weeks", "Skriv till exempel days = 7.");
        }
        if days(offset) > FARTHEST {
            let unit = if offset.days.is_some() { "days" } else { "weeks" };
            let hint = format!("Skriv högst days = {FARTHEST} eller weeks = {}.", FARTHEST / 7);
            self.fault(&format!("{key}.{unit}"), "tiden är längre än ett år", &hint);
        }
    }

    fn check_direction(&mut self, key: &str, offset: OffsetKeys, itself: Meeting) {
        if offset.before.is_some() == offset.after.is_some() {
            let words = "här behövs antingen before eller after";
            return self.fault(key, words, "Skriv till exempel before = \"preparation\".");
        }
        let side = if offset.before.is_some() { "before" } else { "after" };
        if offset.before.or(offset.after) == Some(itself) {
            let words = "dagen kan inte räknas från sig själv";
            self.fault(&format!("{key}.{side}"), words, "Räkna från en av de andra dagarna.");
        }
    }
}

/// A round as its page has it.
struct Written<'w, 'a> {
    file: File<'a>,
    round: &'w RoundKeys,
    spots: &'w Spots,
    told: &'w mut Vec<Diagnostic>,
}

impl Written<'_, '_> {
    fn fault(&mut self, key: &str, code: &'static str, words: String, hint: &str) {
        self.told.push(self.file.error(self.spots.of(key), code, words).hint(hint));
    }

    fn check_id(&mut self, earlier: &[Round]) {
        let id = &self.round.id;
        if !is_id_part(id) || id.len() > LONGEST_ID {
            let hint = format!("Skriv små bokstäver a–z, siffror och bindestreck, högst {LONGEST_ID} tecken: 2027-1.");
            self.fault("id", "id", format!("”{id}” duger inte som id för en omgång"), &hint);
        }
        if earlier.iter().any(|other| other.id == *id) {
            self.fault("id", "duplicate-round", format!("två omgångar har id ”{id}”"), "Ge en av dem ett annat id.");
        }
    }

    /// The round with all its days; one without a deadline is told, and stands on the day of the build.
    fn resolve(&mut self, pattern: &RoundsKeys, earlier: &[Round], today: Date) -> Round {
        let RoundKeys { id, preparation, .. } = self.round;
        let board = self.day(Meeting::Board, pattern);
        let deadline = self.day(Meeting::Deadline, pattern);
        match deadline {
            Some(deadline) => self.check_days([Some(deadline), *preparation, board], deadline, earlier),
            None => self.tell_no_deadline(pattern),
        }
        Round { id: id.clone(), deadline: deadline.unwrap_or(today), preparation: *preparation, board }
    }

    fn check_days(&mut self, days: [Option<Date>; 3], deadline: Date, earlier: &[Round]) {
        let id = &self.round.id;
        if !days.iter().flatten().is_sorted() {
            let names = ["sista ansökningsdagen", "beredningen", "styrelsen"];
            let told = names.iter().zip(days).filter_map(|(name, day)| Some(format!("{name} {}", day?)));
            let words = format!("dagarna kommer inte i ordning: {}", told.collect::<Vec<_>>().join(", "));
            let hint = "Sista ansökningsdagen kommer först, sedan beredningen och sist styrelsens möte.";
            self.fault("id", "date-order", words, hint);
        }
        // Those who apply choose a round by its last day.
        if let Some(other) = earlier.iter().find(|other| other.deadline == deadline && other.id != *id) {
            let words = format!("omgångarna ”{}” och ”{id}” har samma sista ansökningsdag, {deadline}", other.id);
            self.fault("id", "duplicate-deadline", words, "Ge dem olika dagar, eller gör dem till en omgång.");
        }
    }

    fn tell_no_deadline(&mut self, pattern: &RoundsKeys) {
        let words = format!("omgången ”{}” har ingen sista ansökningsdag", self.round.id);
        let hint = match pattern.deadline.map(|offset| counted_from(offset, Meeting::Deadline)) {
            // The pattern has a fault, which is told there.
            Some(None) => return,
            Some(Some(from)) => {
                format!("Skriv deadline = 2027-02-05, eller {}, som mönstret räknar från.", from.written())
            }
            None => "Skriv deadline = 2027-02-05.".into(),
        };
        self.fault("id", "no-deadline", words, &hint);
    }

    /// A day of the round: as written, else by the pattern from a day that is written, or follows from one.
    fn day(&self, meeting: Meeting, pattern: &RoundsKeys) -> Option<Date> {
        let (written, offset) = match meeting {
            Meeting::Deadline => (self.round.deadline, pattern.deadline),
            Meeting::Preparation => (self.round.preparation, None),
            Meeting::Board => (self.round.board, pattern.board),
        };
        written.or_else(|| {
            let offset = offset?;
            // Each of two days may follow from the other: then neither is known.
            let without = match meeting {
                Meeting::Deadline => RoundsKeys { deadline: None, ..pattern.clone() },
                Meeting::Preparation | Meeting::Board => RoundsKeys { board: None, ..pattern.clone() },
            };
            Some(moved(self.day(counted_from(offset, meeting)?, &without)?, offset))
        })
    }
}

/// The day that lies so far from another.
fn moved(from: Date, offset: OffsetKeys) -> Date {
    let (number, far) = (from.number(), days(offset));
    let day = Date::numbered(if offset.before.is_some() { number.saturating_sub(far) } else { number + far });
    offset.workday.map_or(day, |side| workdays::moved(day, side))
}

/// A list whose last day has passed should be filled in.
fn warn_of_the_last(file: File<'_>, calendar: &Calendar, all: &[Round], today: Date, told: &mut Vec<Diagnostic>) {
    if let Some(last) = all.last().filter(|last| last.deadline < today) {
        let words = format!("den sista ansökningsdagen, {}, har passerat", last.deadline);
        let fault = file.error(place_of(calendar), "rounds-passed", words).as_warning();
        told.push(fault.hint("Lägg till kommande omgångar när de är beslutade."));
    }
}
