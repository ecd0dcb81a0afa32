//! What the templates see of site, association and page. What many pages share is made once.

use super::changes::Changes;
use super::rounds::RoundsView;
use super::share::Picture;
use super::standing::{self, Standing, Unadopted};
use super::{ACCESSIBILITY, FormFiles, handing_in, metadata, sheet};
use crate::assets::{Asset, Assets, Module};
use crate::content::{SEARCH, fill};
use crate::headers::policy_in_page;
use crate::model::places::{PLACES, Places, Titled};
use crate::model::{Accessibility, Association, Compliance, Page, Site, Status};
use finsamkoll_checks::Date;
use serde::Serialize;
use tera::Value;

/// What every page sees of the site.
#[derive(Debug)]
pub(super) struct SiteView {
    pub(super) value: Value,
    name: String,
    /// The address of the site's root, with a stroke at its end.
    base: String,
    /// The path of the site's root on its server.
    root: String,
    has_statement: bool,
}

#[derive(Serialize)]
struct SiteFields<'a> {
    name: &'a str,
    policy: &'static str,
    places: Places,
    owner: OwnerFields,
    accessibility: Option<AccessibilityFields>,
    assets: AssetFields<'a>,
    footer: Vec<Step>,
    base: &'a str,
    picture: PictureFields<'a>,
}

/// What those read who show the picture of a shared page.
#[derive(Serialize)]
struct PictureFields<'a> {
    path: &'a str,
    alt: &'a str,
    width: u16,
    height: u16,
}

impl<'a> From<&'a Picture> for PictureFields<'a> {
    fn from(picture: &'a Picture) -> Self {
        Self { path: &picture.file.path, alt: &picture.alt, width: sheet::WIDTH, height: sheet::HEIGHT }
    }
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
    touch_icon: &'a str,
    fonts: Vec<&'a str>,
    start: &'a str,
    files: &'a str,
    days: &'a str,
    municipalities: &'a str,
    checks: ModuleView<'a>,
    word: ModuleView<'a>,
    read: ModuleView<'a>,
    search: &'a str,
}

/// The paths of a module of the browser's.
#[derive(Debug, Serialize)]
struct ModuleView<'a> {
    glue: &'a str,
    wasm: &'a str,
}

impl<'a> ModuleView<'a> {
    fn new(module: &'a Module) -> Self {
        Self { glue: &module.glue.path, wasm: &module.wasm.path }
    }
}

/// A link of a list or of the way to a page, from the site's root.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    pub(super) href: String,
    pub(super) title: String,
}

/// A day as an attribute and as words.
#[derive(Debug, Serialize)]
pub(super) struct Day {
    pub(super) iso: String,
    words: String,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let iso = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        Self { iso, words: date.to_string() }
    }
}

impl SiteView {
    pub(super) fn new(site: &Site, assets: &Assets, picture: &Picture) -> Self {
        let settings = &site.settings;
        let base = metadata::base(settings);
        let fields = SiteFields {
            name: &settings.name,
            policy: policy_in_page(),
            places: PLACES,
            owner: OwnerFields {
                name: fill::html(&settings.owner.name),
                email: email(settings.owner.email.as_deref(), "e-postadress till den som ansvarar för webbplatsen"),
            },
            accessibility: settings.accessibility.as_ref().map(accessibility),
            assets: AssetFields {
                style: &assets.style.path,
                icon: &assets.icon.path,
                touch_icon: &assets.touch_icon.path,
                fonts: assets.fonts.iter().map(|font| font.path.as_str()).collect(),
                start: &assets.start.path,
                files: &assets.files.path,
                days: &assets.days.path,
                municipalities: &assets.municipalities.path,
                checks: ModuleView::new(&assets.checks),
                word: ModuleView::new(&assets.word),
                read: ModuleView::new(&assets.read),
                search: &assets.search.path,
            },
            footer: site.pages.iter().filter(|page| !page.path.is_empty()).map(step).collect(),
            base: &base,
            picture: picture.into(),
        };
        Self {
            value: Value::from_serializable(&fields),
            name: settings.name.clone(),
            base,
            root: root_of(&settings.base_url),
            has_statement: settings.accessibility.is_some(),
        }
    }
}

impl SiteView {
    /// The first step of the way to any page.
    fn step(&self) -> Step {
        Step { href: String::new(), title: self.name.clone() }
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
    applications: ApplicationsFields<'a>,
    parties: Vec<&'a str>,
    parties_confirmed: bool,
    municipalities: Vec<&'a str>,
    rounds: RoundsView,
    standing: Option<Standing>,
    unadopted: Option<Unadopted>,
    document: DocumentFields<'a>,
    pages: Vec<ListedPage<'a>>,
    form: ListedPage<'a>,
    changes: Changes,
    picture: PictureFields<'a>,
}

#[derive(Serialize)]
struct ContactFields {
    email: String,
    phone: String,
    post: String,
}

/// How applications are handed in, as plain text.
#[derive(Serialize)]
struct ApplicationsFields<'a> {
    /// The address to which they are e-mailed, where the association has told it.
    email: Option<&'a str>,
    /// The association's own words, where it has told them.
    how: Option<&'a str>,
    /// All that is to be said of it, paragraph by paragraph.
    says: Vec<String>,
}

/// A file to fetch: where it lies from the site's root, what type it has and how much it weighs.
#[derive(Serialize)]
struct DocumentFields<'a> {
    path: &'a str,
    kind: &'a str,
    size: String,
}

impl<'a> From<&'a Asset> for DocumentFields<'a> {
    fn from(file: &'a Asset) -> Self {
        let kind = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        Self { path: &file.path, kind, size: size_in_words(file.bytes.len()) }
    }
}

/// A size as people read it: in kilobytes, with a decimal where there are few.
fn size_in_words(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    if tenths < 100 {
        return format!("{},{}\u{a0}kB", tenths / 10, tenths % 10);
    }
    format!("{}\u{a0}kB", (bytes + 500) / 1000)
}

#[derive(Serialize)]
struct ListedPage<'a> {
    path: &'a str,
    title: &'a str,
    description: &'a str,
}

impl AssociationView {
    pub(super) fn new(
        association: &Association,
        site: &Site,
        files: &FormFiles,
        picture: &Picture,
        today: Date,
    ) -> Self {
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
            applications: ApplicationsFields {
                email: association.applications.email.as_deref(),
                how: association.applications.how.as_deref(),
                says: handing_in::paragraphs(association),
            },
            parties: association.ruleset.parties.iter().map(|party| party.name.as_str()).collect(),
            parties_confirmed: association.ruleset.parties_confirmed,
            municipalities: municipalities(association),
            rounds: RoundsView::new(association, today),
            standing: Standing::new(association, &site.settings.name),
            unadopted: standing::unadopted(association),
            document: DocumentFields::from(&files.word.blank),
            pages: association.pages.iter().map(listed_page).collect(),
            form: listed_page(&association.form.page),
            changes: Changes::of_association(association),
            picture: picture.into(),
        };
        Self { value: Value::from_serializable(&fields) }
    }
}

pub(super) fn municipalities(association: &Association) -> Vec<&str> {
    let parties = association.ruleset.parties.iter().filter(|party| party.is_municipality());
    parties.map(|party| party.name.as_str()).collect()
}

fn listed_page(page: &Page) -> ListedPage<'_> {
    ListedPage { path: &page.path, title: &page.title, description: &page.description }
}

pub(super) fn status(status: Status) -> &'static str {
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
    /// The title where the page is shared: without the site's name, which stands beside it.
    share_title: String,
    description: String,
    html: String,
    /// The way from this page to the site's root: `../` for each step down.
    root: String,
    /// The whole address; none of the page for addresses that lead nowhere.
    address: Option<String>,
    noindex: bool,
    updated: Option<Day>,
    changes: Changes,
    breadcrumb: Vec<Step>,
    /// What search engines read of it: JSON-LD.
    structured: String,
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

/// The headings of a page, of the second level.
fn headings(page: &Page) -> Vec<Content> {
    let second = page.headings.iter().filter(|heading| heading.level == 2);
    second.map(|heading| Content { id: heading.id.clone(), text: heading.text.clone() }).collect()
}

impl From<Titled> for Content {
    fn from(place: Titled) -> Self {
        Self { id: place.id.into(), text: place.title.into() }
    }
}

/// A page that stands in no file of the content.
fn own_page(path: &str, title: &str, description: &str) -> Page {
    Page { path: path.into(), title: title.into(), description: description.into(), ..Page::default() }
}

impl PageView {
    /// A page that belongs to no association.
    pub(super) fn of_site(page: &Page, site: &SiteView) -> Self {
        let is_start = page.path.is_empty();
        let breadcrumb = if is_start { Vec::new() } else { vec![site.step()] };
        let mut view = Self::new(page, &[&page.title], site, breadcrumb);
        if is_start {
            view.contents = Vec::new();
            view.structured = metadata::json(&[metadata::site(&site.name, &site.base, &page.description)]);
        } else if page.path == ACCESSIBILITY && site.has_statement {
            view.contents.insert(0, PLACES.statement.into());
        }
        view.without_short_contents()
    }

    /// A page of an association.
    pub(super) fn of_association(page: &Page, association: &Association, site: &SiteView) -> Self {
        let mut breadcrumb = vec![site.step()];
        let is_home = page.path == association.id;
        if !is_home {
            breadcrumb.push(Step { href: format!("{}/", association.id), title: association.name.clone() });
        }
        let mut view = Self::new(page, &[&page.title, &association.name], site, breadcrumb);
        view.noindex = association.status != Status::Adopted;
        if is_home {
            // The list of the association's pages is what one looks for there.
            view.contents.clear();
        } else if page.has_parties {
            view.contents.push(PLACES.members.into());
        }
        if let Some(service) = metadata::service(association, &site.base).filter(|_| is_home) {
            view.structured = metadata::json(&[metadata::way(&site.base, &view.breadcrumb, page), service]);
        }
        view.without_short_contents()
    }

    /// The page for addresses that lead nowhere. A server gives it at any depth, so it names the root from there.
    pub(super) fn not_found(site: &SiteView) -> Self {
        let page = own_page("404", "Sidan finns inte", "Adressen leder ingenstans.");
        let view = Self::new(&page, &[&page.title], site, vec![site.step()]);
        Self { root: site.root.clone(), address: None, noindex: true, ..view }
    }

    /// The page for searching.
    pub(super) fn search(site: &SiteView) -> Self {
        let page =
            own_page(SEARCH, "Sök", "Hitta ett ord eller en punkt på alla sidor, eller välj sida från A till Ö.");
        Self::new(&page, &[&page.title], site, vec![site.step()])
    }

    fn new(page: &Page, titles: &[&str], site: &SiteView, breadcrumb: Vec<Step>) -> Self {
        let mut titles: Vec<&str> = titles.to_vec();
        titles.dedup();
        let share_title = titles.join(" – ");
        titles.push(&site.name);
        titles.dedup();
        Self {
            path: page.path.clone(),
            title: page.title.clone(),
            head_title: titles.join(" – "),
            share_title,
            description: page.description.clone(),
            html: page.html.clone(),
            root: root_from(&page.path),
            address: Some(metadata::address(&site.base, &page.path)),
            noindex: false,
            updated: page.updated.map(Day::from),
            changes: Changes::of_page(page),
            structured: metadata::json(&[metadata::way(&site.base, &breadcrumb, page)]),
            breadcrumb,
            contents: headings(page),
            has_parties: page.has_parties,
            has_rounds: page.has_rounds,
        }
    }

    fn without_short_contents(mut self) -> Self {
        if self.contents.len() < FEWEST_CONTENTS {
            self.contents.clear();
        }
        self
    }

    /// The file in which it lies.
    pub(super) fn file(&self) -> String {
        file_of(&self.path)
    }
}

/// The file of the page at an address.
pub(super) fn file_of(path: &str) -> String {
    if path.is_empty() { String::from("index.html") } else { format!("{path}/index.html") }
}

#[cfg(test)]
mod tests {
    use super::size_in_words;

    #[test]
    fn sizes_have_a_decimal_where_they_are_small() {
        for (bytes, words) in
            [(0, "0,0"), (1_049, "1,0"), (1_050, "1,1"), (9_949, "9,9"), (9_950, "10"), (31_499, "31"), (31_500, "32")]
        {
            assert_eq!(size_in_words(bytes), format!("{words}\u{a0}kB"));
        }
    }
}
