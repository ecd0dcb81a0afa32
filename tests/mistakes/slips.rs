//! Slips of the hand: each line of the base taken away or written twice, each sign that is no letter or figure taken
//! away, each longer word without its second letter.

use super::{folder, today};
use finsamkoll_site::{content, model, source};

/// The most that one slip is told: where two places no longer agree, each may be the one to mend.
const MOST: usize = 2;

/// The slips in the base that are told more often.
pub(crate) fn floods() -> Vec<String> {
    let base = source::read(&folder().join("base")).unwrap();
    let slips = base.files.iter().flat_map(|(path, text)| slips(text).map(move |slip| (path, slip)));
    slips.filter_map(|(path, slip)| flood(path, slip, &base)).collect()
}

fn flood(path: &str, slip: String, base: &source::Source) -> Option<String> {
    let mut source = base.clone();
    source.files.insert(path.into(), slip.into());
    let told = model::build(&content::parse(&source), today()).map_or_else(|told| told, |site| site.warnings);
    let all = || told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    (told.len() > MOST).then(all)
}

/// The text with one slip in it, for each that can be made.
fn slips(text: &str) -> impl Iterator<Item = String> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    let in_lines = lines.flat_map(move |(at, line)| {
        let (before, after) = (&text[..at], &text[at + line.len()..]);
        [format!("{before}{after}"), format!("{before}{line}{line}{after}")]
    });
    in_lines.chain(lost_signs(text).map(|at| {
        let (before, after) = text.split_at(at);
        String::from(before) + &after[after.chars().next().map_or(0, char::len_utf8)..]
    }))
}

/// Where the signs stand that get lost: those that are no letters or figures, and the second letters of words.
fn lost_signs(text: &str) -> impl Iterator<Item = usize> {
    let mut place = 0;
    text.char_indices().filter_map(move |(at, sign)| {
        place = if sign.is_alphanumeric() { place + 1 } else { 0 };
        (place == 0 || place == 2).then_some(at)
    })
}
