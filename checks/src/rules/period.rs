//! Periods of two days.

use super::{FieldRef, Judged, Verdict, asked, open};
use crate::reading::Day;
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
    let all_to = asked(slice::from_ref(to), application);
    let mut judged = Vec::new();
    for from in asked(slice::from_ref(from), application) {
        if let Some(to) = all_to.iter().find(|to| to.at.row() == from.at.row()) {
            judged.extend(judge_one(&from, to, judge));
        }
    }
    judged
}

fn judge_one(from: &Place<'_, Date>, to: &Place<'_, Date>, judge: Judge<'_>) -> Option<Judged> {
    let (Some(first), Some(last)) = (from.value, to.value) else {
        return Some(Judged { at: open([from, to]), verdict: Verdict::Waits(String::new()) });
    };
    if last < first {
        return Some(Judged::new(to.at, Verdict::Waits(String::from("Den sista dagen är före den första."))));
    }
    judge(*first, *last).map(|verdict| Judged { at: [to.at.clone(), from.at.clone()].into(), verdict })
}
