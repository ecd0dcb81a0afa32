//! Judges files as they come.
//!
//! The folders are listed again every second: drives on a network send no notices, and listing a thousand files takes
//! milliseconds. A file is judged when it has stood still between two looks, so that none is judged which is still being
//! copied.

use super::days::Days;
use super::folder::{Given, Listed, Missing, Stamp};
use super::outputs::Outputs;
use super::reading::{self, Dated};
use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, say, tell};
use finsamkoll_office::{Desk, Judged, PassedOver, Reason, Review, Unread, shown};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use std::{mem, thread};

/// How long it waits between two looks.
const BETWEEN: Duration = Duration::from_secs(1);

/// What is at hand, and what the last look came to.
pub(super) struct Watch<'a> {
    options: &'a ReviewOptions,
    given: &'a Given,
    outputs: &'a Outputs,
    desk: Desk,
    days: Days,
    /// The list of days, as it was when it was read and as it was seen.
    list: [Option<Stamp>; 2],
    /// The files that were there, each as it was: one that has changed, or has another day, is another one.
    seen: BTreeSet<Dated>,
    /// What came of those that have stood still.
    judged: BTreeMap<Dated, Judged>,
    /// What else was there.
    others: (Vec<PassedOver>, Vec<Unread>),
    /// What was told, so that it is not told every second.
    told: BTreeSet<String>,
    /// What was told of the letters, so that it is not told at each change.
    left: BTreeSet<String>,
    /// What could not be written, and is tried again at each look.
    unwritten: Vec<String>,
    /// Whether the whole table has been shown.
    is_shown: bool,
}

impl<'a> Watch<'a> {
    /// With nothing judged yet.
    pub(super) fn new(
        options: &'a ReviewOptions,
        given: &'a Given,
        outputs: &'a Outputs,
        desk: Desk,
        days: Days,
    ) -> Self {
        Self {
            options,
            given,
            outputs,
            desk,
            days,
            list: [given.list_of_days(); 2],
            seen: BTreeSet::new(),
            judged: BTreeMap::new(),
            others: (Vec::new(), Vec::new()),
            told: BTreeSet::new(),
            left: BTreeSet::new(),
            unwritten: Vec::new(),
            is_shown: false,
        }
    }

    /// Looks again and again, until the process is ended.
    pub(super) fn run(mut self, first: Listed) -> Result<(), Failed> {
        tell("Håller utkik efter nya och ändrade filer. Tryck Ctrl+C för att sluta.");
        self.seen = self.days.of(first.files).0.into_iter().collect();
        loop {
            thread::sleep(BETWEEN);
            self.follow_the_clock()?;
            self.follow_the_list();
            self.look(self.given.list());
        }
    }

    /// On another day the checks can come to something else.
    fn follow_the_clock(&mut self) -> Result<(), Failed> {
        let today = self.options.content.today()?;
        if today != self.desk.today {
            self.desk.today = today;
            self.judged.clear();
            self.is_shown = false;
        }
        Ok(())
    }

    /// Reads the list of days again where it has changed and stood still. One with faults is told, and the days stay.
    fn follow_the_list(&mut self) {
        let [read, seen] = self.list;
        let now = self.given.list_of_days();
        if now == seen && now != read {
            if let Ok(days) = Days::new(self.options, self.desk.today) {
                self.days = days;
            }
            self.list[0] = now;
        }
        self.list[1] = now;
    }

    fn look(&mut self, listed: Listed) {
        let (dated, mut told) = self.days.of(listed.files);
        let mut now: BTreeSet<Dated> = dated.into_iter().collect();
        let is_away = |(file, _): &&Dated| listed.missing.iter().any(|missing| missing.held(file));
        now.extend(self.seen.iter().filter(is_away).cloned());
        told.extend(listed.missing.iter().map(Missing::says));
        let gone = self.forget(&now);
        let news = self.judge(&now);
        let others = (listed.passed_over, listed.unread);
        let is_changed = !self.is_shown
            || !self.unwritten.is_empty()
            || !gone.is_empty()
            || !news.is_empty()
            || others != self.others;
        (self.seen, self.others) = (now, others);
        self.tell(told);
        if is_changed {
            self.show(&gone, &news);
        }
    }

    /// Drops what came of files that are no longer there as they were; the names of those that are not there at all.
    fn forget(&mut self, now: &BTreeSet<Dated>) -> Vec<String> {
        let (kept, dropped): (BTreeMap<_, _>, BTreeMap<_, _>) =
            mem::take(&mut self.judged).into_iter().partition(|(dated, _)| now.contains(dated));
        self.judged = kept;
        let there: BTreeSet<&str> = now.iter().map(|(file, _)| file.name.as_str()).collect();
        let names = dropped.into_keys().map(|(file, _)| file.name);
        names.filter(|name| !there.contains(name.as_str())).collect()
    }

    /// Judges what has stood still and is not judged yet, and answers what came of it in words. What the operating system
    /// does not hand out, as where another program still writes it, is tried again.
    fn judge(&mut self, now: &BTreeSet<Dated>) -> Vec<String> {
        let is_open = |dated: &&Dated| self.judged.get(*dated).is_none_or(is_without_access);
        let open: Vec<Dated> = now.intersection(&self.seen).filter(is_open).cloned().collect();
        let mut news = Vec::new();
        for (dated, judged) in open.iter().zip(reading::judge(&self.desk, &open)) {
            let is_old = is_without_access(&judged) && self.judged.contains_key(dated);
            if !is_old {
                news.push(judged.line(&self.desk));
            }
            self.judged.insert(dated.clone(), judged);
        }
        news
    }

    /// Writes what was asked for, and shows the whole table where that is due, else what is new.
    fn show(&mut self, gone: &[String], news: &[String]) {
        let (passed_over, unread) = self.others.clone();
        let all = self.judged.values().cloned().chain(unread.into_iter().map(Judged::Unread)).collect();
        let review = Review::new(&self.desk, all, passed_over);
        let mut written = self.outputs.write(&review, &self.desk);
        if self.is_shown {
            let gone = gone.iter().map(|name| format!("{}: är inte kvar.", shown(name)));
            gone.chain(news.iter().cloned()).for_each(say);
        } else {
            written.unwritten.extend(self.outputs.show(&review, &self.desk).err());
        }
        self.is_shown = true;
        let left = written.left.into_iter().filter(|words| self.left.insert(words.clone()));
        let unwritten = written.unwritten.iter().filter(|words| !self.unwritten.contains(words)).cloned();
        written.told.into_iter().chain(left).chain(unwritten).for_each(tell);
        self.unwritten = written.unwritten;
    }

    fn tell(&mut self, words: Vec<String>) {
        let words: BTreeSet<String> = words.into_iter().collect();
        words.difference(&self.told).for_each(tell);
        self.told = words;
    }
}

fn is_without_access(judged: &Judged) -> bool {
    matches!(judged, Judged::Unread(Unread { reason: Reason::NoAccess(_), .. }))
}
