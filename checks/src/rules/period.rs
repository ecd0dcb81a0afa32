//! Periods of two days.

use super::{FieldRef, Judged, Verdict, asked, open};
use crate::reading::{Day, Reads};
use crate::{Application, Date, Place};
use alloc::string::String;
use alloc::vec::Vec;
use core::slice;

/// What a kind finds of a period, from its first day and its last; `None` where it is silent.
type Judge<'a> = &'a dyn Fn(Date, Date) -> Option<Verdict>;

/// Judges each period that is asked for: that of two fields, or of two columns in each row. It waits for days that are
/// not there, and for those that come in the wrong order.
pub(super) fn judge_periods(
    [from, to]: &[FieldRef<Day>; 2],
    application: &Application<'_>,
    judge: Judge<'_>,
) -> Vec<Judged> {
    let all_to = asked(&to.path, application);
    let mut judged = Vec::new();
    for from in asked(&from.path, application) {
        if let Some(to) = all_to.iter().find(|to| to.at.row() == from.at.row()) {
            judged.extend(judge_one(&from, to, judge));
        }
    }
    judged
}

fn judge_one(from: &Place<'_>, to: &Place<'_>, judge: Judge<'_>) -> Option<Judged> {
    let (Some(first), Some(last)) = (day(from), day(to)) else {
        return Some(Judged {
            at: open(&[slice::from_ref(from), slice::from_ref(to)]),
            verdict: Verdict::Waits(String::new()),
        });
    };
    if last < first {
        return Some(Judged::new(to.at, Verdict::Waits(String::from("Den sista dagen är före den första."))));
    }
    judge(first, last).map(|verdict| Judged { at: [to.at.clone(), from.at.clone()].into(), verdict })
}

fn day(place: &Place<'_>) -> Option<Date> {
    place.value.and_then(Day::take).copied()
}
