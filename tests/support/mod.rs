//! What several tests share: the content trees, and the golden cases with what they expect.
#![allow(dead_code, reason = "each test target uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

pub(crate) mod cases;
pub(crate) mod generated;
pub(crate) mod received;

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
pub(crate) const TRIED: [Tried; 8] = [
    Tried { id: "tre-nivaer", content: CONTENT },
    Tried { id: "jamtland", content: CONTENT },
    Tried { id: "lekeberg-orebro", content: CONTENT },
    Tried { id: "hallonby", content: INVENTED },
    Tried { id: "tallinge", content: INVENTED },
    Tried { id: "videmark", content: INVENTED },
    Tried { id: "arlinge", content: INVENTED },
    Tried { id: "sexsjoar", content: INVENTED },
];

/// The content that this repository is made for.
pub(crate) const CONTENT: &str = "content";

/// Associations that nobody thought of when the kinds of rule were written.
pub(crate) const INVENTED: &str = "tests/content";

/// One of them, by its id.
pub(crate) fn tried(id: &str) -> Tried {
    TRIED.into_iter().find(|tried| tried.id == id).unwrap_or_else(|| panic!("{id} is not tried"))
}

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
        Err(error) => panic!("{error}"),
    }
}
