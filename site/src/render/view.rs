//! What the templates see of site, association and page. What many pages share is made once.

use crate::assets::Assets;
use crate::content::fill;
use crate::headers::policy_in_page;
use crate::model::{Accessibility, Association, Compliance, Page, Site, Status};
use finsamkoll_checks::{Date, Round};
use serde::Serialize;
use tera::Value;

/// What every page sees of the site.
#[derive(Debug)]
pub(super) struct SiteView {
    pub(super) value: Value,
    name: String,
    /// The path of the site's root on its server.
    root: String,
}

#[derive(Serialize)]
struct SiteFields<'a> {
    name: &'a str,
    policy: &'static str,
    owner: OwnerFields,
    accessibility: Option<AccessibilityFields>,
    assets: AssetFields<'a>,
    associations: Vec<Listed<'a>>,
    footer: Vec<Step>,
}

/// The settings are HTML by now: what is to be filled in is marked.
#[derive(Serialize)]
struct OwnerFields {
    name: String,
    email: String,
}

#[derive(Serialize)]
struct AccessibilityFields {
    status: &'static str,
    assessed: Day,
    updated: Day,
    report: String,
    supervisor: String,
}

#[derive(Serialize)]
struct AssetFields<'a> {
    style: &'a str,
    icon: &'a str,
    fonts: Vec<&'a str>,
    start: &'a str,
    glue: &'a str,
    module: &'a str,
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    name: &'a str,
    description: &'a str,
}

/// A link of a list or of the way to a page, from the site's root.
#[derive(Debug, Serialize)]
struct Step {
    href: String,
    title: String,
}

/// A day as an attribute and as words.
#[derive(Debug, Serialize)]
pub(super) struct Day {
    iso: String,
    words: String,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let iso = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        Self { iso, words: date.to_string() }
    }
}

impl SiteView {
    pub(super) fn new(site: &Site, assets: &Assets) -> Self {
        let settings = &site.settings;
        let fields = SiteFields {
            name: &settings.name,
            policy: policy_in_page(),
            owner: OwnerFields {
                name: fill::html(&settings.owner.name),
                email: email(settings.owner.email.as_deref(), "e-postadress till den som ansvarar för webbplatsen"),
            },
            accessibility: settings.accessibility.as_ref().map(accessibility),
            assets: AssetFields {
                style: &assets.style.path,
                icon: &assets.icon.path,
                fonts: assets.fonts.iter().map(|font| font.path.as_str()).collect(),
                start: &assets.start.path,
                glue: &assets.glue.path,
                module: &assets.module.path,
            },
            associations: site.associations.iter().map(listed).collect(),
            footer: site.pages.iter().filter(|page| !page.path.is_empty()).map(step).collect(),
        };
        Self {
            value: Value::from_serializable(&fields),
            name: settings.name.clone(),
            root: root_of(&settings.base_url),
        }
    }
}

/// The path in an address: `/` of `https://a.example`, `/b/` of `https://a.example/b`.
fn root_of(base_url: &str) -> String {
    let path = base_url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    if path.is_empty() { String::from("/") } else { format!("/{}/", path.trim_matches('/')) }
}

fn accessibility(settings: &Accessibility) -> AccessibilityFields {
    AccessibilityFields {
        status: match settings.status {
            Compliance::Fully => "helt förenlig med lagen",
            Compliance::Partly => "delvis förenlig med lagen",
            Compliance::Not => "inte förenlig med lagen",
        },
        assessed: settings.assessed.into(),
        updated: settings.updated.into(),
        report: link(&settings.report_url, &settings.report_url),
        supervisor: link(&settings.supervisor_url, &settings.supervisor_name),
    }
}

/// A link with these words; only the words, marked, while the address is still to be filled in.
fn link(address: &str, words: &str) -> String {
    let is_address = address.starts_with("https://") || address.starts_with("mailto:");
    let words = fill::html(words);
    if fill::has_gap(address) || !is_address {
        return words;
    }
    format!("<a href=\"{}\">{words}</a>", fill::html(address))
}

/// An e-mail address as a link, or what is to be filled in.
fn email(address: Option<&str>, missing: &str) -> String {
    match address {
        Some(address) => link(&format!("mailto:{address}"), address),
        None => to_fill(missing),
    }
}

/// Words as HTML, or what is to be filled in.
fn words(given: Option<&str>, missing: &str) -> String {
    given.map_or_else(|| to_fill(missing), fill::html)
}

fn to_fill(what: &str) -> String {
    fill::html(&format!("[fyll i: {what}]"))
}

fn listed(association: &Association) -> Listed<'_> {
    Listed { id: &association.id, name: &association.name, description: &association.home.description }
}

fn step(page: &Page) -> Step {
    Step { href: format!("{}/", page.path), title: page.title.clone() }
}

/// What every page of an association sees of it.
#[derive(Debug)]
pub(super) struct AssociationView {
    pub(super) value: Value,
}

#[derive(Serialize)]
struct AssociationFields<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
    contact: ContactFields,
    parties: Vec<&'a str>,
    parties_confirmed: bool,
    municipalities: Vec<&'a str>,
    rounds: RoundsView,
    adopted: bool,
    pages: Vec<ListedPage<'a>>,
    form: ListedPage<'a>,
}

#[derive(Serialize)]
struct ContactFields {
    email: String,
    phone: String,
    post: String,
}

#[derive(Serialize)]
struct ListedPage<'a> {
    path: &'a str,
    title: &'a str,
    description: &'a str,
}

impl AssociationView {
    pub(super) fn new(association: &Association, today: Date) -> Self {
        let contact = &association.contact;
        let fields = AssociationFields {
            id: &association.id,
            name: &association.name,
            status: status(association.status),
            contact: ContactFields {
                email: email(contact.email.as_deref(), "kansliets e-postadress"),
                phone: words(contact.phone.as_deref(), "kansliets telefonnummer"),
                post: words(contact.post.as_deref(), "kansliets postadress"),
            },
            parties: association.ruleset.parties.iter().map(|party| party.name.as_str()).collect(),
            parties_confirmed: association.ruleset.parties_confirmed,
            municipalities: municipalities(association),
            rounds: RoundsView::new(association, today),
            adopted: association.ruleset.adopted,
            pages: association.pages.iter().map(listed_page).collect(),
            form: listed_page(&association.form.page),
        };
        Self { value: Value::from_serializable(&fields) }
    }
}

fn municipalities(association: &Association) -> Vec<&str> {
    let parties = association.ruleset.parties.iter().filter(|party| party.is_municipality());
    parties.map(|party| party.name.as_str()).collect()
}

/// When applications are taken. What has passed by the day of the build is marked: that stays true on any later day.
#[derive(Debug, Serialize)]
struct RoundsView {
    rolling: bool,
    /// Within which time an application is decided, where they are taken at any time: "5 veckor".
    decision: Option<String>,
    all: Vec<RoundView>,
    has_preparation: bool,
    has_board: bool,
    /// The deadline of the next round, where one is to come.
    coming: Option<Day>,
    /// The path of the page that tells of them.
    path: Option<String>,
}

#[derive(Debug, Serialize)]
struct RoundView {
    deadline: Day,
    preparation: Option<Day>,
    board: Option<Day>,
    has_passed: bool,
}

impl RoundsView {
    fn new(association: &Association, today: Date) -> Self {
        let rounds = &association.ruleset.rounds;
        let round = |round: &Round| RoundView {
            deadline: round.deadline.into(),
            preparation: round.preparation.map(Day::from),
            board: round.board.map(Day::from),
            has_passed: round.deadline < today,
        };
        Self {
            rolling: rounds.rolling,
            decision: rounds.days_to_decision.map(time_in_words),
            all: rounds.all.iter().map(round).collect(),
            has_preparation: rounds.all.iter().any(|round| round.preparation.is_some()),
            has_board: rounds.all.iter().any(|round| round.board.is_some()),
            coming: rounds.coming(today).map(|round| round.deadline.into()),
            path: pages_of(association).find(|page| page.has_rounds).map(|page| page.path.clone()),
        }
    }
}

/// The start page and the policy pages.
fn pages_of(association: &Association) -> impl Iterator<Item = &Page> {
    std::iter::once(&association.home).chain(&association.pages)
}

/// A time as people say it: in weeks where it is whole weeks.
fn time_in_words(days: u16) -> String {
    match (days, days / 7, days % 7) {
        (1, ..) => String::from("1 dag"),
        (_, 1, 0) => String::from("1 vecka"),
        (_, weeks @ 1.., 0) => format!("{weeks} veckor"),
        _ => format!("{days} dagar"),
    }
}

fn listed_page(page: &Page) -> ListedPage<'_> {
    ListedPage { path: &page.path, title: &page.title, description: &page.description }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Example => "example",
        Status::Proposal => "proposal",
        Status::Adopted => "adopted",
    }
}

/// What a template sees of its page.
#[derive(Debug, Serialize)]
pub(super) struct PageView {
    path: String,
    title: String,
    head_title: String,
    description: String,
    html: String,
    /// The way from this page to the site's root: `../` for each step down.
    root: String,
    noindex: bool,
    updated: Option<Day>,
    breadcrumb: Vec<Step>,
    contents: Vec<Content>,
    has_parties: bool,
    has_rounds: bool,
}

/// A heading of a page's table of contents.
#[derive(Debug, Serialize)]
struct Content {
    id: String,
    text: String,
}

/// From how many headings on a page gets a table of contents.
const FEWEST_CONTENTS: usize = 3;

/// The way from a page to the site's root.
fn root_from(path: &str) -> String {
    let steps = path.split('/').filter(|part| !part.is_empty()).count();
    if steps == 0 { String::from("./") } else { "../".repeat(steps) }
}

impl PageView {
    /// A page that belongs to no association.
    pub(super) fn of_site(page: &Page, site: &SiteView) -> Self {
        let root = Step { href: String::new(), title: site.name.clone() };
        let breadcrumb = if page.path.is_empty() { Vec::new() } else { vec![root] };
        Self::new(page, &[&page.title, &site.name], breadcrumb)
    }

    /// A page of an association.
    pub(super) fn of_association(page: &Page, association: &Association, site: &SiteView) -> Self {
        let mut breadcrumb = vec![Step { href: String::new(), title: site.name.clone() }];
        if page.path != association.id {
            breadcrumb.push(Step { href: format!("{}/", association.id), title: association.name.clone() });
        }
        let mut view = Self::new(page, &[&page.title, &association.name, &site.name], breadcrumb);
        view.noindex = association.status != Status::Adopted;
        view
    }

    /// The page for addresses that lead nowhere. A server gives it at any depth, so it names the root from there.
    pub(super) fn not_found(site: &SiteView) -> Self {
        let title = "Sidan finns inte";
        Self {
            path: String::from("404"),
            title: title.to_owned(),
            head_title: format!("{title} – {}", site.name),
            description: String::from("Adressen leder ingenstans."),
            html: String::new(),
            root: site.root.clone(),
            noindex: true,
            updated: None,
            breadcrumb: Vec::new(),
            contents: Vec::new(),
            has_parties: false,
            has_rounds: false,
        }
    }

    fn new(page: &Page, titles: &[&str], breadcrumb: Vec<Step>) -> Self {
        let mut head_title: Vec<&str> = titles.to_vec();
        head_title.dedup();
        let contents: Vec<Content> = page
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .map(|heading| Content { id: heading.id.clone(), text: heading.text.clone() })
            .collect();
        Self {
            path: page.path.clone(),
            title: page.title.clone(),
            head_title: head_title.join(" – "),
            description: page.description.clone(),
            html: page.html.clone(),
            root: root_from(&page.path),
            noindex: false,
            updated: page.updated.map(Day::from),
            breadcrumb,
            contents: if contents.len() < FEWEST_CONTENTS { Vec::new() } else { contents },
            has_parties: page.has_parties,
            has_rounds: page.has_rounds,
        }
    }

    /// The file in which it lies.
    pub(super) fn file(&self) -> String {
        if self.path.is_empty() { String::from("index.html") } else { format!("{}/index.html", self.path) }
    }
}

#[cfg(test)]
mod tests {
    use super::time_in_words;

    #[test]
    fn whole_weeks_are_told_as_weeks() {
        let told = [1, 6, 7, 8, 14, 35].map(time_in_words);
        assert_eq!(told, ["1 dag", "6 dagar", "1 vecka", "8 dagar", "2 veckor", "5 veckor"]);
    }
}
