//! `finsamkoll build`.

use crate::apart::lie_apart;
use crate::arguments::BuildOptions;
use crate::terminal::{Failed, fail, say};
use finsamkoll_site::diagnostic::{Diagnostic, Language, Said};
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
    if !lie_apart(&options.content.content, &options.out) {
        return Err(options.telling.fail(&among_the_texts()));
    }
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

/// What is said where the website would be written among the texts that it is made of.
fn among_the_texts() -> Said {
    Said {
        sv: "Webbplatsen kan inte skrivas till mappen med texterna. Välj en annan mapp med --out.".into(),
        en: "The site cannot be written to the folder with the texts. Choose another folder with --out.".into(),
    }
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
    say(counted(written));
}

/// How many files were written, left as they were and taken away.
fn counted(written: output::Written) -> String {
    let output::Written { changed, unchanged, removed } = written;
    let one_or = |count, one, more| if count == 1 { one } else { more };
    let (written, same) = (one_or(changed, "skriven", "skrivna"), one_or(unchanged, "oförändrad", "oförändrade"));
    let gone = one_or(removed, "gammal fil borttagen", "gamla filer borttagna");
    format!("{changed} {written}, {unchanged} {same}, {removed} {gone}.")
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_is_told_as_one() {
        let written = |changed, unchanged, removed| counted(output::Written { changed, unchanged, removed });
        assert_eq!(written(3, 49, 1), "3 skrivna, 49 oförändrade, 1 gammal fil borttagen.");
        assert_eq!(written(1, 1, 2), "1 skriven, 1 oförändrad, 2 gamla filer borttagna.");
    }
}
