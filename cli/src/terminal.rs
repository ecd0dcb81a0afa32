//! What is said on the terminal. The one place that prints.

use finsamkoll_site::diagnostic::Diagnostic;
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
    match diagnostics.len() {
        1 => fail("1 fel i innehållet. Ingenting har skrivits: webbplatsen är som den var."),
        number => fail(format_args!("{number} fel i innehållet. Ingenting har skrivits: webbplatsen är som den var.")),
    }
}
