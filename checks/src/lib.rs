//! Forms, clauses, rules, and the report on one application.
//!
//! ```text
//!   Ruleset ─────────────┐
//!   (form, clauses,      │
//!    rules, parties)     ▼
//!   Submission ─reading► Application ──rules──► Verdicts ──outcome──► Report
//!   (as typed)           (as read)              (per place)           (per clause, in words)
//! ```
//!
//! One entry does the work: [`report()`]. The browser calls it in WebAssembly, the office natively, with equal results.
//!
//! Invariant: this crate knows no file, clock, network or document; `#![no_std]` lets the compiler hold that.
//! Invariant: no figure, date, party or sentence of any association stands here. Which rules hold is content;
//! this crate knows only which *kinds* of rule there are.
//! Invariant: ids and attributes of HTML are spelt only by [`Address`], so that page and module always meet.
//!
//! Text is split at lists of one sign, as in `split(['.'])`: a search for the sign itself looks at whole words of memory,
//! and weighed 0.3 kB (brotli) in the browser.
#![no_std]

extern crate alloc;

mod address;
mod amount;
mod answer_code;
mod answers;
mod application;
mod date;
mod encoded;
mod fingerprint;
pub mod form;
mod gather;
mod note;
mod outcome;
mod page;
pub mod reading;
mod report;
pub mod rules;
mod ruleset;
mod sentence;
mod submission;

pub use address::Address;
pub use amount::Amount;
pub use answer_code::AnswerCode;
pub use answers::Answers;
pub use application::{Application, Place};
pub use date::Date;
pub use encoded::{FormatError, decode, encode};
pub use fingerprint::fingerprint;
pub use note::{Note, NoteKind, Way};
pub use outcome::Outcome;
pub use page::{Part, contents_id, section_id};
pub use report::{ClauseReport, FieldCheck, Finding, Link, Piece, Report, check_field, report};
pub use ruleset::{Clause, Days, Mark, Otherwise, Party, Round, Rounds, Rule, Ruleset};
pub use sentence::{digits, fill, tell};
pub use submission::{Origin, Submission};
