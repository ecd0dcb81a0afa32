//! What an association's office does with the applications that it has received.
//!
//! ```text
//!   Desk (associations, day, round) ─┐
//!   Received (name, bytes, day) ─────┴─judge──► Judged ─┐
//!                                                       ├──Review──► table, CSV, JSON, page, letters
//!   PassedOver ─────────────────────────────────────────┘
//! ```
//!
//! An application is judged by [`finsamkoll_checks::report()`], as in the applicant's browser; here it is only put beside
//! the others.
//!
//! Invariant: nothing here knows a file, a clock or a network: names, bytes and days in, texts and bytes out.
//! Invariant: no verdict "beviljas", "behörig" or "godkänd"; that a line is filled is said, never that it is signed.

mod address;
mod copies;
mod csv;
mod day;
mod desk;
mod facts;
mod html;
mod json;
mod judge;
mod lacking;
mod letter_name;
mod letters;
mod refusal;
mod review;
mod reviewed;
mod shown;
mod status;
mod sums;
mod table;
mod to_sign;
mod told;
mod unread;
mod words;

pub use copies::{Alike, Copies};
pub use day::read_day;
pub use desk::{Association, Desk, Overview, Received};
pub use html::PageError;
pub use judge::Judged;
pub use letter_name::DRAFT;
pub use letters::{Draft, NoLetter};
pub use review::{OtherRound, PassedOver, Review, Why};
pub use reviewed::{Code, Found, Reviewed};
pub use shown::shown;
pub use status::Status;
pub use sums::Sum;
pub use to_sign::ToSign;
pub use unread::{Reason, Unread};

#[cfg(test)]
mod example;
