//! `finsamkoll lint`.

use crate::arguments::LintOptions;
use crate::confirm;
use crate::terminal::{Failed, say};

/// Tells all that is to be said of the content, and changes nothing; where it is asked to, it first confirms rules.
pub(crate) fn run(options: &LintOptions) -> Result<(), Failed> {
    if let Some(only) = &options.confirm {
        confirm::run(options, only)?;
    }
    let folder = &options.content.content;
    let told = finsamkoll_site::lint(folder, options.content.today()?);
    let told = told.map_err(|error| options.telling.fail(&error.said()))?;
    let outcome = options.telling.tell(&told, folder);
    if options.telling.is_for_people() {
        say(options.telling.count(&told));
    }
    outcome
}
