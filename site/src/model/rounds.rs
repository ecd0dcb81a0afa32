//! When an association takes applications: rounds as written, their other days by the pattern.

use super::form::is_id_part;
use super::order::Listed;
use super::workdays;
use crate::content::{self, Calendar, LONGEST_ID, Lost, Meeting, OffsetKeys, Part, RoundKeys, RoundsKeys, Spots};
use crate::diagnostic::{Diagnostic, Said, day, said};
use crate::source::File;
use finsamkoll_checks::{Amount, Date, Round, Rounds};
use std::ops::Range;

/// What to write where there are no rounds, and there must be.
pub(super) fn add_rounds() -> Said {
    said!(
        "Lägg till [[round]] på en av förbundets sidor, eller rounds = {{ rolling = true }} om det går att söka när som \
         helst.",
        "Add [[round]] to one of the association’s pages, or rounds = {{ rolling = true }} if one can apply at any time.",
    )
}

/// The most days between two days of a round, and to a decision: a year.
const FARTHEST: u32 = 366;

/// The most that a round has to give: a sum above it has figures too many.
const MOST_FUNDS: Amount = Amount::kronor(1_000_000_000);

/// The rounds of an association, the earliest deadline first. A round with a fault is there all the same, so that
/// those who name it are not told that it is missing.
pub(super) fn resolve(
    pages: &[&content::Page<'_>],
    lost: &Lost<'_>,
    today: Date,
    told: &mut Vec<Diagnostic>,
) -> Rounds {
    let is_whole = !lost.has(Part::Rounds);
    let calendars: Vec<_> = pages.iter().filter_map(|page| Some((page.file, page.calendar.as_ref()?))).collect();
    let Some(((file, first), others)) = calendars.split_first() else { return Rounds::default() };
    for (other, second) in others {
        let words =
            said!("ansökningsomgångarna står redan i {}", "the association’s rounds stand already in {}", file.path);
        let fault = other.error(place_of(second), "second-calendar", words);
        told.push(fault.hint(said!("Samla dem på en sida.", "Gather them on one page.")));
    }
    let mut all: Vec<Round> = Vec::new();
    for (file, calendar) in &calendars {
        Pattern { file: *file, calendar, is_whole, told }.check();
        all.extend(rounds_of(*file, calendar, is_whole, today, told));
    }
    all.sort_by_key(|round| round.deadline);
    if is_whole {
        warn_of_the_last(*file, first, &all, today, told);
    }
    let keys = &first.keys;
    let to_decision = keys.decision.map(|offset| u16::try_from(days(offset)).unwrap_or(u16::MAX));
    Rounds { all, rolling: keys.rolling, days_to_decision: to_decision }
}

/// What there is to give in the rounds of an association, by their ids, where a page has said so.
pub(super) fn funds(pages: &[&content::Page<'_>]) -> Vec<(String, Amount)> {
    let rounds = pages.iter().filter_map(|page| page.calendar.as_ref()).flat_map(|calendar| &calendar.rounds);
    rounds.filter_map(|(round, _)| Some((round.id.clone(), Amount::kronor(round.funds?)))).collect()
}

fn rounds_of(
    file: File<'_>,
    calendar: &Calendar,
    is_whole: bool,
    today: Date,
    told: &mut Vec<Diagnostic>,
) -> Vec<Round> {
    let mut all: Vec<Round> = Vec::new();
    let before = told.len();
    for (round, spots) in &calendar.rounds {
        let mut written = Written { file, round, spots, is_whole, told };
        written.check_id(&all);
        written.check_funds();
        let resolved = written.resolve(&calendar.keys, &all, today);
        all.push(resolved);
    }
    // A round that is at fault would be told of twice.
    if told.len() == before {
        told.extend(Listed { file, calendar, all: &all }.out_of_order());
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
    /// Whether nothing of the association's rounds is lost.
    is_whole: bool,
    told: &'p mut Vec<Diagnostic>,
}

impl Pattern<'_, '_> {
    /// A fault at a key below `rounds`.
    fn fault(&mut self, key: &str, words: Said, hint: Said) {
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
            let words = said!(
                "rolling = true betyder att det går att söka när som helst, men sidan har omgångar också",
                "rolling = true means that one can apply at any time, but the page has rounds too",
            );
            let hint = said!(
                "Ta bort rolling, eller omgångarna med deadline och board.",
                "Take rolling away, or the rounds with deadline and board.",
            );
            self.fault("rolling", words, hint);
        }
    }

    fn check_rounds(&mut self) {
        if self.calendar.keys.decision.is_some() {
            let words = said!("decision hör till rolling = true", "decision belongs to rolling = true");
            let hint = said!(
                "I en omgång är det styrelsens dag (board) som är beslutets dag.",
                "In a round the day of the board’s meeting (board) is that of the decision.",
            );
            self.fault("decision", words, hint);
        } else if self.calendar.rounds.is_empty() && self.is_whole {
            let words = said!("här finns inga ansökningsomgångar", "there are no rounds here");
            let fault = self.file.error(place_of(self.calendar), "rounds", words).as_warning();
            self.told
                .push(fault.hint(said!("Lägg till en [[round]] för varje omgång.", "Add a [[round]] for each round.")));
        }
    }

    fn check_decision(&mut self, offset: OffsetKeys) {
        self.check_length("decision", offset);
        let OffsetKeys { before, after, workday, .. } = offset;
        let others = [before.map(|_| "before"), after.map(|_| "after"), workday.map(|_| "workday")];
        for key in others.into_iter().flatten() {
            let words = said!("decision har inte nyckeln ”{key}”", "decision has no key “{key}”");
            let hint = said!(
                "Tiden till beslut räknas från den dag ansökan kom in: decision = {{ weeks = 5 }}.",
                "The time until the decision counts from the day on which the application came: decision = {{ weeks = 5 }}.",
            );
            self.fault(&format!("decision.{key}"), words, hint);
        }
    }

    fn check_length(&mut self, key: &str, offset: OffsetKeys) {
        if offset.days.is_some() == offset.weeks.is_some() {
            let words = said!("här behövs antingen days eller weeks", "either days or weeks is needed here");
            return self.fault(key, words, said!("Skriv till exempel days = 7.", "Write for example days = 7."));
        }
        if days(offset) > FARTHEST {
            let unit = if offset.days.is_some() { "days" } else { "weeks" };
            let words = said!("tiden är längre än ett år", "the time is longer than a year");
            let hint = said!(
                "Skriv högst days = {FARTHEST} eller weeks = {}.",
                "Write at most days = {FARTHEST} or weeks = {}.",
                FARTHEST / 7,
            );
            self.fault(&format!("{key}.{unit}"), words, hint);
        }
    }

    fn check_direction(&mut self, key: &str, offset: OffsetKeys, itself: Meeting) {
        if offset.before.is_some() == offset.after.is_some() {
            let words = said!("här behövs antingen before eller after", "either before or after is needed here");
            let hint =
                said!("Skriv till exempel before = \"preparation\".", "Write for example before = \"preparation\".",);
            return self.fault(key, words, hint);
        }
        let side = if offset.before.is_some() { "before" } else { "after" };
        if offset.before.or(offset.after) == Some(itself) {
            let words = said!("dagen kan inte räknas från sig själv", "the day cannot be counted from itself");
            let hint = said!("Räkna från en av de andra dagarna.", "Count from one of the other days.");
            self.fault(&format!("{key}.{side}"), words, hint);
        }
    }
}

/// A round as its page has it.
struct Written<'w, 'a> {
    file: File<'a>,
    round: &'w RoundKeys,
    spots: &'w Spots,
    /// Whether nothing of the association's rounds is lost.
    is_whole: bool,
    told: &'w mut Vec<Diagnostic>,
}

impl Written<'_, '_> {
    fn fault(&mut self, key: &str, code: &'static str, words: Said, hint: Said) {
        self.told.push(self.file.error(self.spots.of(key), code, words).hint(hint));
    }

    fn check_id(&mut self, earlier: &[Round]) {
        let id = &self.round.id;
        if !is_id_part(id) || id.len() > LONGEST_ID {
            let words = said!("”{id}” duger inte som id för en omgång", "“{id}” will not do as the id of a round");
            let hint = said!(
                "Skriv små bokstäver a–z, siffror och bindestreck, högst {LONGEST_ID} tecken: 2027-1.",
                "Write small letters a–z, figures and hyphens, at most {LONGEST_ID} characters: 2027-1.",
            );
            self.fault("id", "id", words, hint);
        }
        if earlier.iter().any(|other| other.id == *id) {
            let words = said!("två omgångar har id ”{id}”", "two rounds have the id “{id}”");
            let hint = said!("Ge en av dem ett annat id.", "Give one of them another id.");
            self.fault("id", "duplicate-round", words, hint);
        }
    }

    fn check_funds(&mut self) {
        let sane = Amount::kronor(1)..=MOST_FUNDS;
        if self.round.funds.is_none_or(|funds| sane.contains(&Amount::kronor(funds))) {
            return;
        }
        let words = said!(
            "funds är det som finns att fördela, och är minst 1 kr och högst {MOST_FUNDS}",
            "funds is what there is to give, and is at least 1 kr and at most {MOST_FUNDS}",
        );
        let hint = said!(
            "Skriv summan i kronor, som funds = 1500000. Är den inte bestämd tar ni bort raden.",
            "Write the sum in kronor, like funds = 1500000. Where it is not decided, take the line away.",
        );
        self.fault("funds", "funds", words, hint);
    }

    /// The round with all its days; one without a deadline is told, and stands on the day of the build.
    fn resolve(&mut self, pattern: &RoundsKeys, earlier: &[Round], today: Date) -> Round {
        let RoundKeys { id, preparation, .. } = self.round;
        let board = self.day(Meeting::Board, pattern);
        let deadline = self.day(Meeting::Deadline, pattern);
        match deadline {
            Some(deadline) => self.check_days([Some(deadline), *preparation, board], deadline, earlier),
            None if self.is_whole => self.tell_no_deadline(pattern),
            None => {}
        }
        Round { id: id.clone(), deadline: deadline.unwrap_or(today), preparation: *preparation, board }
    }

    fn check_days(&mut self, days: [Option<Date>; 3], deadline: Date, earlier: &[Round]) {
        let id = &self.round.id;
        if !days.iter().flatten().is_sorted() {
            let words =
                said!("dagarna kommer inte i ordning: {0}", "the days do not come in order: {0:#}", named(days));
            let hint = said!(
                "Sista ansökningsdagen kommer först, sedan beredningen och sist styrelsens möte.",
                "The deadline comes first, then the preparation and last the board’s meeting.",
            );
            self.fault("id", "date-order", words, hint);
        }
        // Those who apply choose a round by its last day.
        if let Some(other) = earlier.iter().find(|other| other.deadline == deadline && other.id != *id) {
            let words = said!(
                "omgångarna ”{0}” och ”{id}” har samma sista ansökningsdag, {1}",
                "the rounds “{0}” and “{id}” have the same deadline, {1:#}",
                other.id,
                day(deadline),
            );
            let hint = said!(
                "Ge dem olika dagar, eller gör dem till en omgång.",
                "Give them different days, or make them one round.",
            );
            self.fault("id", "duplicate-deadline", words, hint);
        }
    }

    fn tell_no_deadline(&mut self, pattern: &RoundsKeys) {
        let words =
            said!("omgången ”{}” har ingen sista ansökningsdag", "the round “{}” has no deadline", self.round.id);
        let hint = match pattern.deadline.map(|offset| counted_from(offset, Meeting::Deadline)) {
            // The pattern has a fault, which is told there.
            Some(None) => return,
            Some(Some(from)) => said!(
                "Skriv deadline = 2027-02-05, eller {}, som mönstret räknar från.",
                "Write deadline = 2027-02-05, or {}, from which the pattern counts.",
                from.written(),
            ),
            None => said!("Skriv deadline = 2027-02-05.", "Write deadline = 2027-02-05."),
        };
        self.fault("id", "no-deadline", words, hint);
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

/// The days of a round that are known, each by its name.
fn named(days: [Option<Date>; 3]) -> Said {
    let names = [
        said!("sista ansökningsdagen", "the deadline"),
        said!("beredningen", "the preparation"),
        said!("styrelsen", "the board"),
    ];
    let known = names.into_iter().zip(days).filter_map(|(name, known)| Some((name, day(known?))));
    let (sv, en): (Vec<_>, Vec<_>) =
        known.map(|(name, day)| (format!("{name} {day}"), format!("{name:#} {day:#}"))).unzip();
    Said { sv: sv.join(", "), en: en.join(", ") }
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
        let words = said!(
            "den sista ansökningsdagen, {0}, har passerat",
            "the last deadline, {0:#}, has passed",
            day(last.deadline),
        );
        let fault = file.error(place_of(calendar), "rounds-passed", words).as_warning();
        told.push(fault.hint(said!(
            "Lägg till kommande omgångar när de är beslutade.",
            "Add coming rounds when they are decided.",
        )));
    }
}
