//! What several tests share: the content trees, and the golden cases with what they expect.
#![allow(dead_code, reason = "each test target uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

pub(crate) mod cases;

use finsamkoll_checks::{Date, Ruleset};
use finsamkoll_site::model;
use std::path::{Path, PathBuf};

/// An association whose form is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tried {
    /// Its id, the name of its folder of cases.
    pub(crate) id: &'static str,
    /// The content tree, from the root of the repository.
    pub(crate) content: &'static str,
}

/// All of them.
pub(crate) const TRIED: [Tried; 2] =
    [Tried { id: "tre-nivaer", content: "content" }, Tried { id: "hallonby", content: "tests/content" }];

/// A file or folder of the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

impl Tried {
    /// The compiled ruleset.
    pub(crate) fn ruleset(self) -> Ruleset {
        site(self.content).associations.into_iter().find(|found| found.id == self.id).unwrap().ruleset
    }
}

/// The model of a content tree, which must be without fault.
pub(crate) fn site(content: &str) -> model::Site {
    let folder = in_repository(content);
    let today = Date::parse_iso("2026-11-22").unwrap();
    match finsamkoll_site::load(&folder, today) {
        Ok(site) => site,
        Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
