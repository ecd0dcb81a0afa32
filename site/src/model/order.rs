//! Days out of order among their like: most often a year that was not changed in a copied line. Pages sort what they show, so
//! this is something to look at, and no fault.

use crate::content::{Calendar, Meeting};
use crate::diagnostic::{Diagnostic, Said, day, said};
use crate::source::File;
use finsamkoll_checks::{Date, Round};

/// The first day that goes against the others of its list, which may run forwards or backwards; none where all run one way.
pub(super) fn stray(days: &[Date]) -> Option<usize> {
    let pairs = || days.iter().zip(days.iter().skip(1));
    let forwards = pairs().filter(|(one, next)| one < next).count();
    let backwards = pairs().filter(|(one, next)| one > next).count();
    let is_against = |(one, next): (&Date, &Date)| if forwards >= backwards { one > next } else { one < next };
    if forwards == 0 || backwards == 0 { None } else { pairs().position(is_against).map(|before| before + 1) }
}

/// The rounds of a page in the order in which they are written, each with its days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'r, 'a> {
    pub(super) file: File<'a>,
    pub(super) calendar: &'r Calendar,
    pub(super) all: &'r [Round],
}

impl Listed<'_, '_> {
    /// A warning of the first round that is not in order with the others.
    pub(super) fn out_of_order(&self) -> Option<Diagnostic> {
        let of_meetings =
            || [Meeting::Preparation, Meeting::Board].into_iter().find_map(|meeting| self.crossed(meeting));
        self.strayed().or_else(of_meetings)
    }

    fn strayed(&self) -> Option<Diagnostic> {
        let deadlines: Vec<Date> = self.all.iter().map(|round| round.deadline).collect();
        let at = stray(&deadlines)?;
        let round = self.all.get(at)?;
        let words = said!(
            "omgången ”{0}” har sista ansökningsdag {1}, men står mellan omgångar från andra tider",
            "the round “{0}” has its deadline on {1:#}, but stands among rounds of other times",
            round.id,
            day(round.deadline),
        );
        let hint =
            said!("Rätta året, eller skriv omgångarna i ordning.", "Mend the year, or write the rounds in order.",);
        Some(self.warning(at, "deadline", words).hint(hint))
    }

    /// Who applies to a later round meets later, or on the same day.
    fn crossed(&self, meeting: Meeting) -> Option<Diagnostic> {
        let mut met: Vec<(usize, &Round, Date)> =
            self.all.iter().enumerate().filter_map(|(at, round)| Some((at, round, met(round, meeting)?))).collect();
        met.sort_by_key(|(_, round, _)| round.deadline);
        let mut pairs = met.iter().zip(met.iter().skip(1));
        let ((before, earlier, first), (at, later, second)) = pairs.find(|((.., one), (.., next))| one > next)?;
        let name = named(meeting);
        let words = said!(
            "{name} i omgången ”{0}”, {1}, ligger före den i ”{2}”, {3}, fast sista ansökningsdagen ligger efter",
            "{name:#} of the round “{0}”, {1:#}, lies before that of “{2}”, {3:#}, though its deadline lies after",
            later.id,
            day(*second),
            earlier.id,
            day(*first),
        );
        let hint = said!("Rätta den dag som är fel.", "Mend the day that is wrong.");
        // A day that follows from the pattern cannot be mended.
        let at = if self.is_written(*at, meeting) { at } else { before };
        Some(self.warning(*at, meeting.written(), words).hint(hint))
    }

    fn is_written(&self, at: usize, meeting: Meeting) -> bool {
        let keys = self.calendar.rounds.get(at).map(|(keys, _)| keys);
        keys.is_some_and(|keys| match meeting {
            Meeting::Deadline => keys.deadline.is_some(),
            Meeting::Preparation => keys.preparation.is_some(),
            Meeting::Board => keys.board.is_some(),
        })
    }

    fn warning(&self, at: usize, key: &str, words: Said) -> Diagnostic {
        let span = self.calendar.rounds.get(at).map_or(0..0, |(_, spots)| spots.of(key).clone());
        self.file.error(&span, "round-order", words).as_warning()
    }
}

fn met(round: &Round, meeting: Meeting) -> Option<Date> {
    match meeting {
        Meeting::Deadline => Some(round.deadline),
        Meeting::Preparation => round.preparation,
        Meeting::Board => round.board,
    }
}

fn named(meeting: Meeting) -> Said {
    match meeting {
        Meeting::Deadline => said!("sista ansökningsdagen", "the deadline"),
        Meeting::Preparation => said!("beredningen", "the preparation"),
        Meeting::Board => said!("styrelsens dag", "the board’s day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stray_of(days: &[u32]) -> Option<usize> {
        stray(&days.iter().map(|day| Date::numbered(*day)).collect::<Vec<_>>())
    }

    #[test]
    fn lists_may_run_either_way_but_not_both() {
        for right in [[].as_slice(), &[1], &[1, 2], &[2, 1], &[1, 1, 2, 3], &[3, 2, 2, 1]] {
            assert_eq!(stray_of(right), None, "{right:?}");
        }
        assert_eq!(stray_of(&[1, 2, 0, 3]), Some(2));
        assert_eq!(stray_of(&[4, 3, 9, 2, 1]), Some(2));
        assert_eq!(stray_of(&[1, 2, 1]), Some(2));
    }
}
