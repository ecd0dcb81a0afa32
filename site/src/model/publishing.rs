//! What has to be settled before a site is shown to the public and is easily forgotten: it is warned of.

use crate::content::{Association, Content, SETTINGS, Status, fill};
use crate::diagnostic::{Diagnostic, said};

/// The accessibility statement, by the name of its file without ending.
const STATEMENT: &str = "tillganglighet";

/// Warns of a statement without its facts, and of what is missing though an association has adopted its pages.
pub(super) fn check(content: &Content<'_>, told: &mut Vec<Diagnostic>) {
    let has_adopted = |association: &&Association<'_>| association.home.keys.status == Status::Adopted;
    let adopted: Vec<&Association<'_>> = content.associations.iter().filter(has_adopted).collect();
    // Of settings with a fault it is not known what they lack.
    if !told.iter().any(|told| told.file == SETTINGS) {
        told.extend(statement_without_facts(content));
        told.extend(example_address(content).filter(|_| !adopted.is_empty()));
    }
    told.extend(adopted.into_iter().filter_map(no_office));
}

fn statement_without_facts(content: &Content<'_>) -> Option<Diagnostic> {
    let lacks = content.settings.accessibility.is_none();
    let statement = content.pages.iter().find(|page| page.stem == STATEMENT).filter(|_| lacks)?;
    let words =
        said!("tillgänglighetsredogörelsen saknar sina uppgifter", "the accessibility statement lacks its facts",);
    Some(Diagnostic::error("no-facts", statement.file.path, words).as_warning().hint(said!(
        "Skriv dem under [accessibility] i {SETTINGS}: status, assessed, updated, report-url, supervisor-name och \
         supervisor-url.",
        "Write them under [accessibility] in {SETTINGS}: status, assessed, updated, report-url, supervisor-name and \
         supervisor-url.",
    )))
}

/// Whether an address lies at one of the names that are kept for examples and lead nowhere.
pub(crate) fn is_example(address: &str) -> bool {
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
    host.is_some_and(|host| host.ends_with(".example"))
}

fn example_address(content: &Content<'_>) -> Option<Diagnostic> {
    let address = &content.settings.base_url;
    let words = said!("base_url är en exempeladress, ”{address}”", "base_url is an example, “{address}”");
    let told = Diagnostic::error("example-address", SETTINGS, words).as_warning().hint(said!(
        "Ett förbund har antagit sina sidor. Skriv adressen som webbplatsen får.",
        "An association has adopted its pages. Write the address that the site gets.",
    ));
    is_example(address).then_some(told)
}

/// Whether this warns of the address in the settings: who builds for another one need not read it.
pub(crate) fn is_of_address(told: &Diagnostic) -> bool {
    told.code == "example-address"
}

fn no_office(association: &Association<'_>) -> Option<Diagnostic> {
    let is_given = |email: &String| !email.trim().is_empty() && !fill::has_gap(email);
    if association.home.keys.contact.email.as_ref().is_some_and(is_given) {
        return None;
    }
    let words = said!(
        "förbundet har antagit sidorna, men kansliets e-postadress är inte ifylld",
        "the association has adopted the pages, but the office’s e-mail address is not filled in",
    );
    let told = Diagnostic::error("no-contact", association.home.page.file.path, words).as_warning();
    Some(told.hint(said!("Skriv den i contact, som email.", "Write it in contact, as email.")))
}
