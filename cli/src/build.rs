//! `finsamkoll build`.

use crate::arguments::BuildOptions;
use crate::terminal::{Failed, fail, say};
use finsamkoll_site::diagnostic::{Diagnostic, Language};
use finsamkoll_site::{GenerateError, Generated, LoadError, Options, Website, generate, output};
use std::path::Path;
use std::time::{Duration, Instant};

/// Builds the site, writes it, and says how to look at it.
pub(crate) fn run(options: &BuildOptions) -> Result<(), Failed> {
    website(options)?;
    if options.telling.is_for_people() {
        say("Titta på webbplatsen: kör samma kommando igen, med serve i stället för build.");
    }
    Ok(())
}

/// Builds the site and writes it; one with faults is not written.
pub(crate) fn website(options: &BuildOptions) -> Result<Website, Failed> {
    let start = Instant::now();
    let settings = Options { today: options.content.today()?, base_url: options.base_url.clone() };
    let Generated { website, warnings } = match generate(&options.content.content, &settings) {
        Ok(generated) => generated,
        Err(GenerateError::Load(LoadError::Content(told))) => return Err(refuse(options, &told)),
        Err(GenerateError::Load(LoadError::Folder(error))) => return Err(options.telling.fail(&error.said())),
        Err(GenerateError::Render(error)) => return Err(fail(error)),
    };
    if options.telling.strict && !warnings.is_empty() {
        return Err(refuse(options, &warnings));
    }
    options.telling.tell_beside(&warnings, &options.content.content)?;
    let written = output::write(&website, &options.out).map_err(|error| options.telling.fail(&error.said()))?;
    if options.telling.is_for_people() {
        tell(&website, written, &options.out, start.elapsed());
    }
    Ok(website)
}

/// Tells why there is no website.
fn refuse(options: &BuildOptions, told: &[Diagnostic]) -> Failed {
    let refused = options.telling.tell_beside(told, &options.content.content);
    if options.telling.is_for_people() {
        let unchanged = match Language::from(options.telling.lang) {
            Language::Swedish => "Ingenting har skrivits: webbplatsen är som den var.",
            Language::English => "Nothing was written: the site is as it was.",
        };
        fail(format_args!("{} {unchanged}", options.telling.count(told)));
    }
    refused.err().unwrap_or(Failed::Content)
}

fn tell(website: &Website, written: output::Written, out: &Path, time: Duration) {
    let pages = website.files().filter(|(path, _)| is_page(path)).count();
    let files = website.files().count() - pages;
    say(format_args!("{pages} sidor och {files} andra filer i {}/, på {} ms.", out.display(), time.as_millis()));
    say(format_args!("{} skrivna, {} oförändrade, {} borttagna.", written.changed, written.unchanged, written.removed));
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}
