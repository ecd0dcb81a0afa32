//! What `site.toml` says of the whole site, and what of it cannot be.

use super::keys::Settings;
use super::spots::Spots;
use super::table::Table;
use super::{fill, front_matter};
use crate::diagnostic::{Diagnostic, day, said};
use crate::source::File;

/// Reads the settings.
pub(super) fn settings(file: File<'_>, told: &mut Vec<Diagnostic>) -> Option<Settings> {
    let table = front_matter::parse(file, file.text, told)?;
    let table = Table::new(table.get_ref(), 0..0);
    let gathered = table.gather();
    let is_whole = gathered.faults.is_empty();
    told.extend(gathered.faults.into_iter().map(|fault| fault.told(file, &table.span)));
    let settings: Option<Settings> = gathered.value;
    let spots = Spots::new(&table);
    for settings in settings.iter().filter(|_| is_whole) {
        told.extend(no_base_url(settings, file, &spots));
        told.extend(before_assessment(settings, file, &spots));
    }
    settings
}

/// Whether a site can stand at an address: with scheme and host, and nothing in it that ends a path or is to be filled in.
///
/// ```
/// use finsamkoll_site::content::is_base_url;
///
/// assert!(is_base_url("https://exempel.example/finsam"));
/// assert!(!is_base_url("exempel.example"));
/// ```
#[must_use]
pub fn is_base_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_host = host.starts_with(char::is_alphanumeric)
        && host.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '.' | ':'));
    let ends_path = |sign: char| sign.is_whitespace() || matches!(sign, '?' | '#' | '[' | ']' | '<' | '>' | '"' | '\\');
    is_host && !path.contains(ends_path)
}

fn no_base_url(settings: &Settings, file: File<'_>, spots: &Spots) -> Option<Diagnostic> {
    let written = &settings.base_url;
    if is_base_url(written) {
        return None;
    }
    let words = if fill::has_gap(written) {
        said!("adressen är inte ifylld", "the address is not filled in")
    } else {
        said!("”{written}” är ingen adress till en webbplats", "“{written}” is no address of a site")
    };
    let fault = file.error(spots.of("base_url"), "base-url", words);
    Some(fault.hint(said!(
        "Skriv hela adressen där webbplatsen ska ligga, som https://exempel.example/. Är den inte bestämd än duger just den.",
        "Write the whole address where the site will be, like https://exempel.example/. If it is not decided yet, just that will do.",
    )))
}

/// An accessibility statement that tells of an assessment later than itself.
fn before_assessment(settings: &Settings, file: File<'_>, spots: &Spots) -> Option<Diagnostic> {
    let statement = settings.accessibility.as_ref().filter(|statement| statement.updated < statement.assessed)?;
    let words = said!(
        "redogörelsen ändrades {0}, före bedömningen {1}",
        "the statement was changed on {0:#}, before the assessment of {1:#}",
        day(statement.updated),
        day(statement.assessed),
    );
    let fault = file.error(spots.of_text("accessibility", "updated"), "date-order", words);
    Some(fault.hint(said!(
        "updated är dagen då redogörelsen senast ändrades: samma dag som assessed, eller senare.",
        "updated is the day when the statement was last changed: the same day as assessed, or a later one.",
    )))
}

#[cfg(test)]
mod tests {
    use super::is_base_url;

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_ends_with_its_path() {
        for good in ["https://a.example", "http://127.0.0.1:8000/", "https://a.example/b/c", "https://å-ä.example/"] {
            assert!(is_base_url(good), "{good}");
        }
        for bad in [
            "",
            "a.example/b",
            "https://",
            "https:///b",
            "https://[fyll i: adress]",
            "https://a.example/[fyll i: mapp]",
            "https://a.example/b c",
            "https://a.example?b",
            "https://a.example/b?c",
            "https://a.example/#b",
            "ftp://a.example/",
        ] {
            assert!(!is_base_url(bad), "{bad}");
        }
    }
}
