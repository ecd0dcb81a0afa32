//! What is said on the terminal. The one place that prints.

use finsamkoll_site::diagnostic::{Diagnostic, Severity};
use std::fmt::Display;
use std::io::Write;

/// The run has failed, and why has been said.
#[derive(Debug)]
pub(crate) struct Failed;

/// Says how things went.
pub(crate) fn say(words: impl Display) {
    // A closed pipe is nobody listening.
    let _ = writeln!(std::io::stdout(), "{words}");
}

/// Says what went wrong.
pub(crate) fn fail(words: impl Display) -> Failed {
    let _ = writeln!(std::io::stderr(), "{words}");
    Failed
}

/// Says what is wrong with the content.
pub(crate) fn fail_with(diagnostics: &[Diagnostic]) -> Failed {
    for diagnostic in diagnostics {
        fail(format_args!("{diagnostic}\n"));
    }
    let errors = diagnostics.iter().filter(|told| told.severity == Severity::Error).count();
    fail(format_args!("{errors} fel i innehållet. Ingenting har skrivits: webbplatsen är som den var."))
}
