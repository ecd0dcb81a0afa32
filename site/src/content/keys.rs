//! The keys of front matter, as serde reads them. The Swedish faults of wrong keys come from these types alone.

mod association;
mod field;
mod form;
mod letter;
mod page;
mod rounds;
mod rule;
mod site;

pub use association::{Applications, Contact, Status};
pub(crate) use association::{AssociationKeys, PartyKeys};
pub(crate) use field::{FieldKeys, FieldType, Tells};
pub(crate) use form::{FormKeys, SectionKeys};
pub(crate) use letter::{GAPS, LetterKeys};
pub(crate) use page::{ChangeKeys, PageKeys};
pub(crate) use rounds::{Meeting, OffsetKeys, RoundKeys, RoundsKeys, Workday};
pub(crate) use rule::RuleKeys;
pub(crate) use site::SitePageKeys;
pub use site::{Accessibility, Compliance, Owner, Settings};

use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Keys that editors write, with what they read of them in the manual: each by its name, in Swedish.
pub(crate) trait Described: DeserializeOwned + Debug {
    /// The keys, each with its meaning.
    const KEYS: &[(&str, &str)];
}
