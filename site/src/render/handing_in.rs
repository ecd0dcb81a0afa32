//! How applications are handed in, in whole sentences: the same on the pages and in the Word form.

use crate::content::fill;
use crate::model::{Applications, Association, Contact};

/// What is to be said of it, as paragraphs of plain text.
pub(super) fn paragraphs(association: &Association) -> Vec<String> {
    let Applications { email, how } = &association.applications;
    let office = reached(&association.contact);
    match (how, email) {
        (None, None) => vec![format!(
            "Förbundets texter säger inte hur ansökan skrivs under och lämnas in. Fråga kansliet innan ni skickar den{office}."
        )],
        (None, Some(email)) => vec![
            format!("Skicka ansökan med e-post till {email}."),
            format!("Förbundets texter säger inte hur den skrivs under. Fråga kansliet{office}."),
        ],
        (Some(how), None) => vec![how.clone()],
        (Some(how), Some(email)) => vec![how.clone(), format!("Adressen är {email}.")],
    }
}

/// Where the office answers, as the end of a sentence; nothing where nobody has filled it in.
fn reached(contact: &Contact) -> String {
    let known = [&contact.email, &contact.phone].into_iter().flatten().filter(|way| !fill::has_gap(way));
    let known: Vec<&str> = known.map(String::as_str).collect();
    if known.is_empty() { String::new() } else { format!(": {}", known.join(" eller ")) }
}
