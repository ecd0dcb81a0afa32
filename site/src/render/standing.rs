//! What is to be known of an association's pages and documents before anything else: who stands behind them.

use crate::model::{Association, Status};
use serde::Serialize;

/// What is said of an association that does not exist, or has not asked for its pages.
#[derive(Debug, Serialize)]
pub(super) struct Standing {
    /// In a word.
    label: &'static str,
    /// The rest, on a page.
    page: String,
    /// The rest, in a document.
    #[serde(skip)]
    document: String,
}

impl Standing {
    /// Nothing of one whose own pages they are. `site` is the website's name.
    pub(super) fn new(association: &Association, site: &str) -> Option<Self> {
        let name = &association.name;
        match association.status {
            Status::Example => Some(Self {
                label: "Exempel",
                page: format!(
                    "{name} finns inte på riktigt. Sidorna visar hur {site} fungerar, och ingen tar emot ansökningar \
                     härifrån."
                ),
                document: format!(
                    "{name} finns inte på riktigt. Formuläret visar hur {site} fungerar, och ingen tar emot ansökningar \
                     på det."
                ),
            }),
            Status::Proposal => Some(Self {
                label: "Förslag",
                page: "byggt på förbundets offentliga texter. Inte förbundets egen webbplats.".into(),
                document: "byggt på förbundets offentliga texter. Inte förbundets eget formulär.".into(),
            }),
            Status::Adopted => None,
        }
    }

    /// As a paragraph of a document.
    pub(super) fn in_document(&self) -> String {
        // An example is told in sentences of their own, a proposal in one that goes on.
        let between = if self.document.starts_with(char::is_lowercase) { " " } else { ". " };
        format!("{}{between}{}", self.label, self.document)
    }
}

/// What is said of a form that the office has not made its own.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Unadopted {
    /// What is the matter.
    pub(super) says: &'static str,
    /// What to do, before the office's address.
    pub(super) ask: &'static str,
}

/// What is said of a form, where the office has not adopted it.
pub(super) fn unadopted(association: &Association) -> Option<Unadopted> {
    (!association.ruleset.adopted).then_some(Unadopted {
        says: "Kansliet har inte antagit det här formuläret.",
        ask: "Fråga kansliet vilken mall som gäller",
    })
}
