//! What pages weigh for somebody who comes for the first time, so that nothing slow gets in unseen.

use crate::DAY;
use crate::driver::Browser;
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The parts of a page, by the endings of their files. What has another ending is data.
const PARTS: [(&str, &str); 6] =
    [("html", "HTML"), ("css", "style"), ("woff2", "fonts"), ("js", "scripts"), ("wasm", "module"), ("", "data")];

/// How heavy a kind of page may be.
struct Kind {
    /// What only pages of the kind have.
    has: &'static str,
    /// The most bytes of each part in the order of [`PARTS`], as sent with brotli 11.
    most: [usize; PARTS.len()],
}

/// From the particular to the general: the first that fits is a page's kind.
const KINDS: [Kind; 3] = [
    Kind { has: "form[data-module]", most: [12_000, 9_000, 50_000, 5_000, 60_000, 8_000] },
    // What is searched in comes with the page: both and the page itself are at most 30 kB.
    Kind { has: "form[role=search]", most: [6_000, 9_000, 50_000, 4_000, 0, 20_000] },
    Kind { has: "main", most: [6_000, 9_000, 50_000, 2_000, 0, 1_000] },
];

/// Parts that are heavier than the page's kind allows.
pub(crate) fn faults(site: &Site) -> Vec<String> {
    let browser = Browser::start(DAY);
    let mut weights = Weights { site, known: BTreeMap::new() };
    let mut faults = Vec::new();
    for page in site.pages() {
        site.open(&browser, &page);
        let kind = KINDS.iter().find(|kind| browser.count(kind.has) > 0).unwrap();
        let parts = weights.of_page(&browser);
        for ((weight, most), (_, part)) in parts.iter().zip(kind.most).zip(PARTS) {
            if *weight > most {
                faults.push(format!("/{page}: {part} of {weight} bytes, where {most} are allowed"));
            }
        }
    }
    faults
}

/// What files weigh; each is weighed once.
struct Weights<'a> {
    site: &'a Site,
    known: BTreeMap<String, usize>,
}

impl Weights<'_> {
    /// The weights of the parts of the page that a browser has just opened.
    fn of_page(&mut self, browser: &Browser) -> [usize; PARTS.len()] {
        let home = self.site.page("");
        let mut parts = [0; PARTS.len()];
        // The same file may be asked for twice, ahead of need and when it is needed: it is sent once.
        for address in BTreeSet::from_iter(browser.requests()) {
            let path = address.strip_prefix(&home).unwrap_or_else(|| panic!("{address} is elsewhere"));
            parts[part_of(path)] += self.of_file(path);
        }
        parts
    }

    fn of_file(&mut self, path: &str) -> usize {
        let file = self.site.file(path);
        *self.known.entry(path.to_owned()).or_insert_with(|| {
            let output = Command::new("brotli").args(["--quality=11", "--stdout"]).arg(file).output();
            output.expect("brotli, which tests/run installs").stdout.len()
        })
    }
}

fn part_of(path: &str) -> usize {
    let ending = if path.is_empty() || path.ends_with('/') { "html" } else { path.rsplit('.').next().unwrap() };
    PARTS.iter().position(|(known, _)| *known == ending).unwrap_or(PARTS.len() - 1)
}
