//! The form as a Word document: what it is made of, for the browser, and the blank one.

use super::standing::{self, Standing};
use super::view::municipalities;
use super::{RenderError, handing_in, metadata};
use crate::assets::{Asset, hashed};
use crate::model::publishing::is_example;
use crate::model::{Association, Page, Settings, Site};
use finsamkoll_word::{SectionWords, Template, blank, standard_parts};

/// What those who answer are asked to leave out, on the page as in the document.
pub(super) const CAUTION: &str = "Skriv inga namn, personnummer eller uppgifter om hälsa som rör enskilda deltagare. \
    Ansökan blir en allmän handling när förbundet får den.";

/// How many figures of the hash of the rules name their version.
const VERSION: usize = 8;

/// An association's form as a document.
#[derive(Debug)]
pub(super) struct Word {
    /// What documents are made of, for the browser.
    pub(super) template: Asset,
    /// The blank document.
    pub(super) blank: Asset,
}

impl Word {
    /// The document of an association whose rules lie in this file.
    pub(super) fn new(association: &Association, site: &Site, rules: &Asset) -> Result<Self, RenderError> {
        let template = template(association, site, rules);
        let bytes = template.encode().map_err(|error| RenderError(error.to_string()))?;
        let path = format!("{}/ansokan-{}.docx", association.form.page.path, association.id);
        Ok(Self {
            template: hashed(&format!("{}.form", association.id), bytes),
            blank: Asset { path, bytes: blank(&template) },
        })
    }
}

fn template(association: &Association, site: &Site, rules: &Asset) -> Template {
    let ruleset = &association.ruleset;
    // The model keeps the texts in the order of the form's sections.
    let sections = association.form.sections.iter();
    Template {
        association: association.name.clone(),
        address: form_address(association, &site.settings),
        notices: notices(association, site),
        introduction: introduction(association),
        handing_in: handing_in::paragraphs(association),
        rules: rules_of(association, rules),
        parties: ruleset.parties.iter().map(|party| party.name.clone()).collect(),
        municipalities: municipalities(association).into_iter().map(String::from).collect(),
        form: ruleset.form.clone(),
        parts: standard_parts(),
        sections: sections.map(|section| SectionWords { passages: section.passages.clone() }).collect(),
    }
}

/// Where the form's page is reached, where the site's address is not an example, which leads nobody there.
#[must_use]
pub fn form_address(association: &Association, settings: &Settings) -> Option<String> {
    let address = metadata::address(&metadata::base(settings), &association.form.page.path);
    (!is_example(&settings.base_url)).then_some(address)
}

fn notices(association: &Association, site: &Site) -> Vec<String> {
    let standing = Standing::new(association, &site.settings.name).map(|standing| standing.in_document());
    let unadopted = standing::unadopted(association).map(|form| format!("{} {}.", form.says, form.ask));
    standing.into_iter().chain(unadopted).collect()
}

fn introduction(association: &Association) -> Vec<String> {
    let page = &association.form;
    let text = page.introduction.iter().map(|passage| &passage.words);
    std::iter::once(&page.page.description).chain(text).cloned().chain([CAUTION.into()]).collect()
}

/// By which rules answers are checked: the day of the last change of a page, and a version that any change makes another.
fn rules_of(association: &Association, rules: &Asset) -> String {
    let pages = [&association.home, &association.form.page].into_iter().chain(&association.pages);
    let day = pages.filter_map(|page: &Page| page.updated).max();
    let of_day = day.map(|day| format!(" av den {day}")).unwrap_or_default();
    format!("reglerna{of_day}, regelversion {}", version(&rules.path))
}

/// The beginning of the hash that a file's name carries.
fn version(path: &str) -> &str {
    let hash = path.rsplit_once('-').map_or(path, |(_, hash)| hash);
    hash.get(..VERSION).unwrap_or(hash)
}
