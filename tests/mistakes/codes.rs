//! The codes of diagnostics, as the sources of `site` spell them.

use super::folder;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What makes a diagnostic: functions to which its code is given, just before its words.
const MAKERS: [&str; 3] = [".error(", "fault(", "fault_with_hint("];

/// These take their code first.
const FIRST: [&str; 2] = ["Diagnostic::error(", "unread("];

/// What the words begin with.
const WORDS: [&str; 5] = ["words", "said!", "not_an_id(", "no_clause(", "round("];

/// Keys that are given to a maker of its own, whose faults all have one code.
const KEYS: [&str; 2] = ["decision", "rolling"];

/// All codes that the sources spell.
pub(crate) fn in_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    gather(&folder().join("../../site/src"), &mut codes);
    codes.retain(|code| !KEYS.contains(&code.as_str()));
    codes
}

fn gather(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tests") || path.ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            gather(&path, codes);
        } else {
            codes.extend(of_source(&fs::read_to_string(&path).unwrap()));
        }
    }
}

fn of_source(source: &str) -> impl Iterator<Item = String> {
    let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let before_words = MAKERS.iter().flat_map(|maker| source.split(maker).skip(1)).filter_map(|call| {
        let end = WORDS.iter().filter_map(|words| call.find(words)).min()?;
        call.get(..end)?.trim_end().strip_suffix("\",")?.rsplit('"').next()
    });
    let of_first = FIRST.iter().flat_map(|maker| source.split(maker).skip(1));
    let first = of_first.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next());
    before_words.chain(first).map(String::from)
}
