//! What is said on the terminal. The one place that prints.

use crate::arguments::{Format, TellingOptions};
use finsamkoll_site::diagnostic::{Diagnostic, Language, Said, Severity, Shown, github, json, text};
use finsamkoll_site::reason;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;

/// The run has failed or found something to mend, and what has been said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failed {
    /// The content has faults.
    Content,
    /// Something is to be completed in the applications.
    Incomplete,
    /// The run itself could not be carried out.
    Run,
}

/// Says how things went.
pub(crate) fn say(words: impl Display) {
    // A closed pipe is nobody listening.
    let _ = writeln!(io::stdout(), "{words}");
}

/// Writes to standard output what was asked for; what is told where that cannot be done.
pub(crate) fn write(bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // A closed pipe is nobody listening.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|why| format!("Det gick inte att skriva: {}.", reason(&why))),
    }
}

/// Says why the run could not be carried out.
pub(crate) fn fail(words: impl Display) -> Failed {
    tell(words);
    Failed::Run
}

/// Says something beside what was asked for.
pub(crate) fn tell(words: impl Display) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// How many signs there is room for in a line; none where standard output is no terminal.
pub(crate) fn width() -> Option<u16> {
    console::Term::stdout().size_checked().map(|(_, columns)| columns)
}

impl TellingOptions {
    pub(crate) fn is_for_people(&self) -> bool {
        self.format == Format::Text
    }

    /// Says why the run could not be carried out, in the language asked for.
    pub(crate) fn fail(&self, why: &Said) -> Failed {
        fail(why.in_language(self.lang.into()))
    }

    /// Tells all that is to be said of the content in a folder, on standard output.
    pub(crate) fn tell(&self, told: &[Diagnostic], folder: &Path) -> Result<(), Failed> {
        self.write(told, folder, &mut anstream::stdout());
        self.outcome(told)
    }

    /// The same, but what people read goes to standard error, beside what the run has made.
    pub(crate) fn tell_beside(&self, told: &[Diagnostic], folder: &Path) -> Result<(), Failed> {
        if self.is_for_people() {
            self.write(told, folder, &mut anstream::stderr());
        } else {
            self.write(told, folder, &mut anstream::stdout());
        }
        self.outcome(told)
    }

    /// Colours are for a terminal: the stream leaves them out elsewhere, and where `NO_COLOR` is set.
    fn write(&self, told: &[Diagnostic], folder: &Path, out: &mut dyn Write) {
        let folder = folder.to_string_lossy();
        let shown = Shown { language: self.lang.into(), folder: &folder };
        let written = match self.format {
            Format::Json => write!(out, "{}", json(told, &shown)),
            Format::Github => told.iter().try_for_each(|one| writeln!(out, "{}", github(one, &shown))),
            Format::Text => told.iter().try_for_each(|one| writeln!(out, "{}\n", text(one, &shown))),
        };
        // A closed pipe is nobody listening.
        drop(written);
    }

    /// Whether the content stands.
    fn outcome(&self, told: &[Diagnostic]) -> Result<(), Failed> {
        let is_fault = |one: &Diagnostic| self.strict || one.severity == Severity::Error;
        if told.iter().any(is_fault) { Err(Failed::Content) } else { Ok(()) }
    }

    /// How many faults and warnings there are.
    pub(crate) fn count(&self, told: &[Diagnostic]) -> String {
        let errors = told.iter().filter(|one| one.severity == Severity::Error).count();
        let warnings = told.len() - errors;
        match Language::from(self.lang) {
            Language::Swedish => {
                let noun = if warnings == 1 { "varning" } else { "varningar" };
                format!("{errors} fel och {warnings} {noun} i innehållet.")
            }
            Language::English => {
                let noun = |count, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
                format!("{} and {} in the content.", noun(errors, "error"), noun(warnings, "warning"))
            }
        }
    }
}
