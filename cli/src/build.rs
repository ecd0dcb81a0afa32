//! `finsamkoll build`.

use crate::arguments::BuildOptions;
use crate::terminal::{Failed, fail, fail_with, say};
use finsamkoll_site::{Date, GenerateError, Options, Website, generate, output};
use std::path::Path;
use std::time::{Duration, Instant};

/// Builds the site, writes it, and says how to look at it.
pub(crate) fn run(options: &BuildOptions) -> Result<(), Failed> {
    website(options)?;
    say("Titta på webbplatsen: cargo run --release -- serve (eller finsamkoll serve).");
    Ok(())
}

/// Builds the site and writes it.
pub(crate) fn website(options: &BuildOptions) -> Result<Website, Failed> {
    let start = Instant::now();
    let today = options.today.map_or_else(today, Ok)?;
    let settings = Options { today, base_url: options.base_url.clone() };
    let generated = generate(&options.content, &settings).map_err(|error| match error {
        GenerateError::Content(diagnostics) => fail_with(&diagnostics),
        GenerateError::Render(error) => fail(error),
    })?;
    for warning in &generated.warnings {
        say(format_args!("{warning}\n"));
    }
    let written = output::write(&generated.website, &options.out).map_err(fail)?;
    tell(&generated.website, written, &options.out, start.elapsed());
    Ok(generated.website)
}

fn tell(website: &Website, written: output::Written, out: &Path, time: Duration) {
    let pages = website.files().filter(|(path, _)| is_page(path)).count();
    let files = website.files().count() - pages;
    say(format_args!("{pages} sidor och {files} andra filer i {}/, på {} ms.", out.display(), time.as_millis()));
    say(format_args!("{} skrivna, {} oförändrade, {} borttagna.", written.changed, written.unchanged, written.removed));
}

/// The civil day in Sweden.
fn today() -> Result<Date, Failed> {
    let now = jiff::Timestamp::now().in_tz("Europe/Stockholm").map_err(fail)?;
    Date::parse_iso(&now.date().to_string()).ok_or_else(|| fail("Datorns klocka går inte att läsa. Ange --today."))
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}
