//! `finsamkoll review`: a folder of received files, the list of days, what is written and what is said.
//!
//! Each module looks at one thing; `desk.rs` makes the folder and runs the binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod asked;
mod days;
mod desk;
mod golden;
mod judged;
mod list;
mod outputs;
mod passed_over;
#[path = "../support/mod.rs"]
mod support;
mod watch;
