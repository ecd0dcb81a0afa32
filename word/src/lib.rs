//! The form as a Word document: bytes out, bytes in.
//!
//! ```text
//!   Template ──blank──────────────────────► document
//!   Template, Answers, AnswerCode ──filled► document
//!   Form, bytes ──read──► Opened (answers, how each was found), or a Refusal with its reason
//!         └───read_to_sign──► with it LineToSign: which lines of the page to sign are filled
//!   bytes ──named──► Named: which form it says it is
//!   Letter ──letter──► document
//! ```
//!
//! The document is the state of an application: no copy of the answers lies in it besides the text that people see.
//!
//! Invariant: this crate knows no file, clock or network; `#![no_std]` lets the compiler hold that. What it is handed is
//! never used as a path or an address.
//! Invariant: no field, figure or sentence of an association stands here. Which form it is tells the [`Template`].
#![no_std]

extern crate alloc;

mod letter;
mod names;
mod opened;
mod read;
mod receipt;
mod refusal;
mod template;
mod write;
mod xml;
mod zip;

pub use letter::{Block, Gap, Letter};
pub use opened::{How, LineToSign, Named, Opened, Warning};
pub use read::read_by;
#[cfg(feature = "inflate")]
pub use read::{named, read, read_to_sign};
pub use receipt::{Point, Receipt};
pub use refusal::Refusal;
pub use template::{Part, Passage, SectionWords, Template, standard_parts};
#[cfg(feature = "inflate")]
pub use write::letter;
pub use write::{MOST_BYTES, TooMuch, blank, filled, parties_to_sign};
pub use zip::{Packed, packed};
