//! Pages from the model: each by a template that is compiled once.

mod changes;
mod form;
mod handing_in;
mod letters;
mod metadata;
mod rounds;
mod search;
mod share;
mod sheet;
mod standing;
mod start;
mod text;
mod view;
mod word;

use crate::Website;
use crate::assets::{Asset, Assets, hashed};
use crate::model::{Association, Page, Site};
use finsamkoll_checks::Date;
use share::Pictures;
use start::StartView;
use std::num::NonZero;
use std::thread;
use tera::{Context, Tera};
use view::{AssociationView, PageView, SiteView};
use word::Word;
pub use word::form_address;

/// The templates, by name.
const TEMPLATES: [(&str, &str); 14] = [
    ("base.html", include_str!("../../templates/base.html")),
    ("changes.html", include_str!("../../templates/changes.html")),
    ("fields.html", include_str!("../../templates/fields.html")),
    ("contents.html", include_str!("../../templates/contents.html")),
    ("members.html", include_str!("../../templates/members.html")),
    ("rounds.html", include_str!("../../templates/rounds.html")),
    ("start.html", include_str!("../../templates/start.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("accessibility.html", include_str!("../../templates/accessibility.html")),
    ("association.html", include_str!("../../templates/association.html")),
    ("policy.html", include_str!("../../templates/policy.html")),
    ("form.html", include_str!("../../templates/form.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("404.html", include_str!("../../templates/404.html")),
];

/// The address of the accessibility statement, which has a template of its own.
const ACCESSIBILITY: &str = "tillganglighet";

/// A template of this binary, or what it was given, is at fault: never what an editor wrote.
#[derive(Debug)]
pub struct RenderError(String);

impl std::fmt::Display for RenderError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "En sida gick inte att skapa. Det är ett fel i Finsamkoll, inte i innehållet.\n{}", self.0)
    }
}

impl std::error::Error for RenderError {}

impl From<tera::Error> for RenderError {
    fn from(error: tera::Error) -> Self {
        Self(format!("{error:?}"))
    }
}

/// All files of a site, as on the day `today`.
///
/// # Errors
/// [`RenderError`] where a template fails, which the tests of both content trees rule out.
pub fn website(site: &Site, assets: &Assets, today: Date) -> Result<Website, RenderError> {
    let mut tera = Tera::new();
    tera.add_raw_templates(TEMPLATES)?;
    let forms: Vec<FormFiles> =
        site.associations.iter().map(|one| FormFiles::new(one, site)).collect::<Result<_, _>>()?;
    let pictures = Pictures::new(site)?;
    let whole = SiteView::new(site, assets, &pictures.site);
    let jobs = jobs(site, &whole, &forms, &pictures, today);
    let mut website = Website::default();
    for asset in assets.iter().chain(forms.iter().flat_map(FormFiles::iter)).chain(pictures.files()) {
        website.insert(asset.path.clone(), asset.bytes.clone());
    }
    let pages = in_parallel(&jobs, |job| tera.render(job.template, &job.context))?;
    for (job, html) in jobs.into_iter().zip(pages) {
        website.insert(job.path, html.into_bytes());
    }
    add_search(site, &whole, &tera, &mut website)?;
    website.insert("robots.txt".to_owned(), metadata::robots(site).into_bytes());
    website.insert("sitemap.xml".to_owned(), metadata::sitemap(site).into_bytes());
    Ok(website)
}

/// One page to render.
struct Job {
    path: String,
    template: &'static str,
    context: Context,
}

fn jobs(site: &Site, whole: &SiteView, forms: &[FormFiles], pictures: &Pictures, today: Date) -> Vec<Job> {
    let mut jobs: Vec<Job> = site.pages.iter().map(|page| site_page(whole, page, site, today)).collect();
    jobs.push(not_found(whole));
    for ((association, files), picture) in site.associations.iter().zip(forms).zip(&pictures.associations) {
        let view = AssociationView::new(association, site, files, picture, today);
        let job = |template, page: &Page| association_page(whole, &view, association, template, page);
        jobs.push(job("association.html", &association.home));
        jobs.extend(association.pages.iter().map(|page| job("policy.html", page)));
        let mut form = job("form.html", &association.form.page);
        form.context.insert("form", &form::FormView::new(association, files));
        jobs.push(form);
    }
    jobs
}

fn site_page(whole: &SiteView, page: &Page, site: &Site, today: Date) -> Job {
    let view = PageView::of_site(page, whole);
    match page.path.as_str() {
        "" => {
            let mut start = job("start.html", &view, whole, None);
            start.context.insert("start", &StartView::new(site, today));
            start
        }
        ACCESSIBILITY => job("accessibility.html", &view, whole, None),
        _ => job("page.html", &view, whole, None),
    }
}

fn not_found(whole: &SiteView) -> Job {
    let mut job = job("404.html", &PageView::not_found(whole), whole, None);
    "404.html".clone_into(&mut job.path);
    job
}

/// Adds the page for searching and its index, which is made of the pages that are there.
fn add_search(site: &Site, whole: &SiteView, tera: &Tera, website: &mut Website) -> Result<(), RenderError> {
    let index = search::index(site, website);
    let mut job = job("search.html", &PageView::search(whole), whole, None);
    job.context.insert("index", &index.path);
    job.context.insert("letters", &search::letters(site));
    website.insert(job.path, tera.render(job.template, &job.context)?.into_bytes());
    website.insert(index.path, index.bytes);
    Ok(())
}

fn association_page(
    whole: &SiteView,
    view: &AssociationView,
    association: &Association,
    template: &'static str,
    page: &Page,
) -> Job {
    job(template, &PageView::of_association(page, association, whole), whole, Some(view))
}

fn job(template: &'static str, page: &PageView, whole: &SiteView, association: Option<&AssociationView>) -> Job {
    let mut context = Context::new();
    context.insert("page", page);
    context.insert_value("site", whole.value.clone());
    context.insert_value("association", association.map_or_else(tera::Value::none, |view| view.value.clone()));
    Job { path: page.file(), template, context }
}

/// What an association's form needs besides its page.
struct FormFiles {
    /// The rules as the browser loads them.
    rules: Asset,
    word: Word,
}

impl FormFiles {
    fn new(association: &Association, site: &Site) -> Result<Self, RenderError> {
        let bytes = association.ruleset.encode().map_err(|error| RenderError(error.to_string()))?;
        let rules = hashed(&format!("{}.rules", association.id), bytes);
        Ok(Self { word: Word::new(association, site, &rules)?, rules })
    }

    fn iter(&self) -> impl Iterator<Item = &Asset> {
        [&self.rules, &self.word.template, &self.word.blank].into_iter()
    }
}

/// The result of each, in order, computed on all cores; pages share nothing that changes.
fn in_parallel<T: Sync, R: Send, E: Send>(items: &[T], work: impl Fn(&T) -> Result<R, E> + Sync) -> Result<Vec<R>, E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = items
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Result<Vec<R>, E>>()))
            .collect();
        let mut all = Vec::with_capacity(items.len());
        for thread in threads {
            match thread.join() {
                Ok(results) => all.extend(results?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests;
