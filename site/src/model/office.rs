//! How the office is reached, and how applications come to it.

use super::Applications;
use super::words::Words;
use crate::content::{Home, fill};
use crate::diagnostic::{Diagnostic, said};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Reading, read};

/// Checks the addresses to which people are to write.
pub(super) fn check(home: &Home<'_>, told: &mut Vec<Diagnostic>) {
    let addresses = [("contact", &home.keys.contact.email), ("applications", &home.keys.applications.email)];
    for (key, address) in addresses {
        let wrong = address.as_ref().filter(|address| !fill::has_gap(address) && !is_address(address));
        told.extend(wrong.map(|address| {
            let words = said!("”{address}” är ingen e-postadress", "“{address}” is no e-mail address");
            let fault = home.page.file.error(home.page.spots.of_text(key, address), "email", words);
            fault.hint(said!("Skriv den som namn@exempel.se.", "Write it like name@example.se."))
        }));
    }
}

/// Whether an address would do as an answer to a question for one, as it stands.
fn is_address(text: &str) -> bool {
    let is_bare = !text.contains(':') && text.trim() == text;
    is_bare && matches!(read(&Field::new("", "", Answer::Email), text, &[]), Reading::Read(_))
}

/// How applications are handed in, with the association's words in place.
pub(super) fn applications(home: &Home<'_>, words: &Words<'_>, told: &mut Vec<Diagnostic>) -> Applications {
    let Applications { email, how } = &home.keys.applications;
    let how =
        how.as_ref().map(|how| words.text(how, home.page.file, home.page.spots.of_text("applications", how), told));
    Applications { email: email.clone(), how }
}
