//! Addresses and anchors: no two things share one.

use super::clauses::Policy;
use super::form::anchor_of;
use crate::content::{self, Content, FieldType, LONGEST_ID, OWN_ADDRESSES, reserved, slug};
use crate::diagnostic::{Diagnostic, said};
use finsamkoll_checks::form::is_part;

/// Checks the addresses of pages and associations.
pub(super) fn check_addresses(content: &Content<'_>, told: &mut Vec<Diagnostic>) {
    for folder in &content.associations {
        if !is_part(&folder.id) || folder.id.len() > LONGEST_ID {
            let words = said!(
                "mappens namn blir en adress, och duger inte som en sådan",
                "the folder’s name becomes an address, and will not do as one",
            );
            let better = slug(&folder.id);
            told.push(Diagnostic::error("file-name", &folder.id, words).hint(said!(
                "Skriv små bokstäver a–z, siffror och bindestreck, till exempel {better}.",
                "Write small letters a–z, figures and hyphens, for example {better}.",
            )));
        }
        if OWN_ADDRESSES.contains(&folder.id.as_str()) {
            told.push(reserved(&folder.id, &folder.id));
        }
        if let Some(page) = content.pages.iter().find(|page| page.stem == folder.id) {
            let words = said!(
                "sidan och mappen {}/ får samma adress",
                "the page and the folder {}/ get the same address",
                folder.id,
            );
            let fault = Diagnostic::error("duplicate-address", page.file.path, words);
            told.push(fault.hint(said!("Byt namn på den ena.", "Rename one of them.")));
        }
    }
}

/// Checks that clauses in sections share no anchor with what else stands in the form's page.
pub(super) fn check_form(sections: &[&content::Section<'_>], policy: &Policy<'_>, told: &mut Vec<Diagnostic>) {
    let fields = || sections.iter().flat_map(|section| &section.fields);
    for placed in policy.clauses.iter().filter(|placed| placed.in_section) {
        let id = &placed.clause.id;
        let is_group = fields().any(|field| field.keys.kind == FieldType::Rows && field.keys.id == *id);
        if is_group || sections.iter().any(|section| anchor_of(&section.id) == *id) {
            let words = said!(
                "punktens id ”{id}” är redan en grupps eller ett avsnitts på formulärets sida",
                "the clause’s id “{id}” is already that of a group or section on the form’s page",
            );
            let fault = placed.file.error(&placed.clause.span, "duplicate-anchor", words);
            told.push(fault.hint(said!("Ge punkten ett annat id.", "Give the clause another id.")));
        }
    }
}
