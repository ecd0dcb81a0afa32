//! Reads the files and has them judged, on all cores.

use super::folder::File;
use super::why::unread;
use finsamkoll_office::{Desk, Judged, Reason, Received, Unread};
use finsamkoll_site::Date;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Read as _;
use std::num::NonZero;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, panic, thread};

/// No form is as large: what is larger is not read.
const LARGEST: u64 = 20_000_000;

/// So many files are judged before anybody could look at a progress bar.
const FEW: usize = 20;

/// A file, and the day on which it came, where that is known.
pub(super) type Dated = (File, Option<Date>);

/// Judges files, in their order. Each core takes the next one when it is done with the last: files differ in size, and
/// no more bytes are in memory than of one file a core.
pub(super) fn judge(desk: &Desk, files: &[Dated]) -> Vec<Judged> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    let (next, bar) = (AtomicUsize::new(0), progress(files.len()));
    let hook = panic::take_hook();
    // What a panic says may quote the document.
    panic::set_hook(Box::new(|_| {}));
    let work = || {
        let mut judged = Vec::new();
        while let Some((at, file)) = take(&next, files) {
            judged.push((at, in_any_case(&file.0.name, || judge_one(desk, file))));
            bar.inc(1);
        }
        judged
    };
    let mut all: Vec<(usize, Judged)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|why| panic::resume_unwind(why))).collect()
    });
    panic::set_hook(hook);
    bar.finish_and_clear();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, judged)| judged).collect()
}

/// The next file that nobody has taken.
fn take<'a>(next: &AtomicUsize, files: &'a [Dated]) -> Option<(usize, &'a Dated)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    files.get(at).map(|file| (at, file))
}

/// How far it has come, on standard error; where that is no terminal nothing is shown.
fn progress(files: usize) -> ProgressBar {
    if files <= FEW {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} av {len} filer");
    let bar = ProgressBar::new(files as u64);
    style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style))
}

/// What came of a file, also where the program cannot cope with it: then the others are judged all the same.
fn in_any_case(name: &str, judge: impl FnOnce() -> Judged) -> Judged {
    // Nothing outlives the panic that it could have left half done.
    panic::catch_unwind(AssertUnwindSafe(judge))
        .unwrap_or_else(|_| Judged::Unread(Unread { name: name.into(), reason: Reason::Failed }))
}

fn judge_one(desk: &Desk, (file, day): &Dated) -> Judged {
    match read(file) {
        Ok(bytes) => desk.judge(&Received { name: &file.name, bytes: &bytes, day: *day }),
        Err(reason) => Judged::Unread(Unread { name: file.name.clone(), reason }),
    }
}

/// What stands in a file. One that is too large is not read, also where it grows meanwhile.
fn read(file: &File) -> Result<Vec<u8>, Reason> {
    let opened = fs::File::open(&file.path).map_err(|why| Reason::NoAccess(unread(&why)))?;
    let mut bytes = Vec::new();
    if file.stamp.bytes <= LARGEST {
        opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|why| Reason::NoAccess(unread(&why)))?;
    }
    let length = file.stamp.bytes.max(bytes.len() as u64);
    if length > LARGEST { Err(Reason::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_the_program_cannot_cope_with_is_told_among_the_others() {
        let judged = in_any_case("a.docx", || std::iter::empty().next().unwrap());
        let Judged::Unread(Unread { name, reason: Reason::Failed }) = judged else { unreachable!("{judged:?}") };
        assert_eq!(name, "a.docx");
    }
}
