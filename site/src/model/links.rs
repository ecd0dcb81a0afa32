//! Links: each leads to a page and an anchor that are there, or out of the site by a known scheme.

use super::{FORM, Site, path_of, places};
use crate::content::{self, Body, Content, Part, slug};
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;
use finsamkoll_checks::form::is_part;
use std::collections::{BTreeMap, BTreeSet};

/// Ways out of the site that texts may lead.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Checks the links of all pages that are shown.
pub(super) fn check(content: &Content<'_>, site: &Site, told: &mut Vec<Diagnostic>) {
    let bodies = bodies(content, site);
    let known = Known::new(&bodies, content, site);
    for body in &bodies {
        for link in &body.body.links {
            if let Err(fault) = known.follow(&body.path, &link.to) {
                let at = body.file.text.get(link.span.clone()).and_then(|text| text.rfind(&link.to));
                let span =
                    at.map_or(link.span.clone(), |at| link.span.start + at..link.span.start + at + link.to.len());
                told.push(body.file.error(&span, fault.code, fault.words).hint(fault.hint));
            }
        }
    }
}

/// A body, and the address at which it is shown.
struct Shown<'c> {
    path: String,
    file: File<'c>,
    body: &'c Body,
}

fn bodies<'c>(content: &'c Content<'_>, site: &Site) -> Vec<Shown<'c>> {
    let mut bodies: Vec<Shown<'_>> = content.pages.iter().map(|page| shown("", page)).collect();
    for folder in &content.associations {
        let (id, form_path) = (&folder.id, path_of(&folder.id, FORM));
        bodies.push(shown(id, &folder.home.page));
        bodies.extend(folder.pages.iter().map(|page| shown(id, page)));
        bodies.push(Shown { path: form_path.clone(), file: folder.form.file, body: &folder.form.body });
        let built = site.associations.iter().find(|association| association.id == *id);
        let is_used = |section: &&content::Section<'_>| {
            built.is_some_and(|association| association.form.sections.iter().any(|used| used.id == section.id))
        };
        let used = folder.sections.iter().chain(&content.sections).filter(is_used);
        bodies.extend(used.map(|section| Shown { path: form_path.clone(), file: section.file, body: &section.body }));
    }
    bodies
}

impl Shown<'_> {
    /// The ids that make no clause, as written and as they may be meant.
    fn broken(&self) -> impl Iterator<Item = String> {
        let written = self.body.broken.iter().filter_map(|at| self.file.text.get(at.clone()));
        written.flat_map(|id| [id.into(), slug(id)])
    }
}

fn shown<'c>(folder: &str, page: &'c content::Page<'_>) -> Shown<'c> {
    Shown { path: path_of(folder, &page.stem), file: page.file, body: &page.body }
}

/// The pages that are there, with their anchors.
struct Known {
    pages: BTreeMap<String, BTreeSet<String>>,
    /// Pages of whose anchors some are lost.
    lost: BTreeSet<String>,
    /// The beginnings of addresses below which there may be pages that could not be read.
    unread: Vec<String>,
}

struct Fault {
    code: &'static str,
    words: Said,
    hint: Option<Said>,
}

impl Known {
    fn new(bodies: &[Shown<'_>], content: &Content<'_>, site: &Site) -> Self {
        let mut pages: BTreeMap<String, BTreeSet<String>> = places::by_path(site)
            .into_iter()
            .map(|(path, places)| (path, places.into_iter().map(String::from).collect()))
            .collect();
        for shown in bodies {
            let anchors = pages.entry(shown.path.clone()).or_default();
            anchors.extend(shown.body.clauses.iter().map(|clause| clause.id.clone()));
            anchors.extend(shown.body.headings.iter().map(|heading| heading.id.clone()));
            anchors.extend(shown.broken());
        }
        for folder in &content.associations {
            // A clause that is not there is told at its rule.
            for page in std::iter::once(&folder.home.page).chain(&folder.pages) {
                let anchors = pages.entry(path_of(&folder.id, &page.stem)).or_default();
                anchors.extend(page.rules.iter().map(|rule| rule.keys.clause.clone()));
            }
        }
        for association in &site.associations {
            let anchors = pages.entry(association.form.page.path.clone()).or_default();
            anchors.extend(association.form.sections.iter().map(|section| section.anchor.clone()));
        }
        let mut lost: BTreeSet<String> =
            bodies.iter().filter(|shown| shown.body.is_lost).map(|shown| shown.path.clone()).collect();
        let open = content.associations.iter().filter(|folder| folder.form.lost.has(Part::Composition));
        lost.extend(open.map(|folder| path_of(&folder.id, FORM)));
        // A folder with a name that will do as no address is meant by the one that would.
        let folders = content.associations.iter().map(|folder| &folder.id).filter(|id| !is_part(id));
        let unread = content.unread.iter().map(|path| String::from(*path)).chain(folders.map(|id| slug(id)));
        Self { pages, lost, unread: unread.collect() }
    }

    /// Whether a page may be among those that could not be read.
    fn may_have(&self, target: &str) -> bool {
        self.unread.iter().any(|unread| {
            target.strip_prefix(unread.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    fn follow(&self, from: &str, to: &str) -> Result<(), Fault> {
        if let Some((scheme, _)) = to.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#'])) {
            return known_scheme(scheme);
        }
        let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
        if path.starts_with('/') {
            return Err(fault(
                "link",
                said!("länken börjar med /", "the link begins with /"),
                Some(said!(
                    "Skriv den från sidans egen adress, som ../nivaer/.",
                    "Write it from the page’s own address, like ../nivaer/.",
                )),
            ));
        }
        let out = || {
            let words = said!("länken leder ut ur webbplatsen", "the link leads out of the site");
            let hint = said!(
                "Ta bort ett ../, eller börja med https:// om länken leder till en annan webbplats.",
                "Take one ../ away, or begin with https:// if the link leads to another site.",
            );
            fault("link", words, Some(hint))
        };
        let target = resolve(from, path).ok_or_else(out)?;
        let is_spelt_as_address = path.is_empty() || path.ends_with('/');
        let Some(anchors) = self.pages.get(&target).filter(|_| is_spelt_as_address) else {
            return if self.may_have(&target) { Ok(()) } else { Err(self.no_page(from, path)) };
        };
        if anchor.is_empty() || anchors.contains(anchor) || self.lost.contains(&target) {
            return Ok(());
        }
        let near = crate::diagnostic::nearest(anchor, anchors.iter().map(String::as_str));
        let hint = near.map(|near| said!("menade du ”#{near}”?", "did you mean “#{near}”?"));
        let hint = hint.or_else(|| places_on(anchors));
        let words =
            said!("sidan har ingen punkt eller rubrik ”{anchor}”", "the page has no clause or heading “{anchor}”");
        Err(fault("unknown-anchor", words, hint))
    }

    fn no_page(&self, from: &str, path: &str) -> Fault {
        let words = said!("länken ”{path}” leder inte till någon sida", "the link “{path}” leads to no page");
        if path.starts_with("www.") {
            return fault("unknown-page", words, Some(said!("Skriv https://{path}.", "Write https://{path}.")));
        }
        let bare = path.trim_end_matches('/');
        let bare = bare.strip_suffix(".md").unwrap_or(bare);
        let written = bare.rsplit('/').next().unwrap_or_default();
        // Pages beside this one come first, since their names are the likeliest to be meant.
        let mut known: Vec<&String> = self.pages.keys().collect();
        known.sort_by_key(|known| parent(known) != parent(from));
        let near = |written: &str| crate::diagnostic::nearest(written, known.iter().map(|known| last(known)));
        let near = near(written).or_else(|| near(&slug(written)));
        let meant = near.and_then(|near| known.into_iter().find(|known| last(known) == near));
        let meant = meant.map(|meant| relative(from, meant));
        let hint = meant.map(|meant| said!("menade du ”{meant}”?", "did you mean “{meant}”?"));
        fault("unknown-page", words, hint.or_else(|| self.beside(from, path)))
    }

    /// The pages of the folder to which a link leads, where it has some: too few to guess among, not too many to show.
    fn beside(&self, from: &str, path: &str) -> Option<Said> {
        const MOST: usize = 12;
        let folder = resolve(from, path).map_or_else(String::new, |target| parent(&target).into());
        let pages = self.pages.keys().filter(|known| !known.is_empty() && parent(known) == folder);
        let pages: Vec<String> = pages.map(|known| relative(from, known)).collect();
        let is_shown = !pages.is_empty() && pages.len() <= MOST;
        is_shown.then(|| said!("Sidor där: {}.", "Pages there: {}.", pages.join(", ")))
    }
}

/// The clauses and headings of a page, without what templates write there, where they are not too many to show.
fn places_on(anchors: &BTreeSet<String>) -> Option<Said> {
    const MOST: usize = 20;
    let places: Vec<String> = anchors.iter().filter(|id| !id.starts_with("sida:")).map(|id| format!("#{id}")).collect();
    let is_shown = (1..=MOST).contains(&places.len());
    is_shown.then(|| said!("På sidan finns: {}.", "On the page there are: {}.", places.join(", ")))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn fault(code: &'static str, words: Said, hint: Option<Said>) -> Fault {
    Fault { code, words, hint }
}

fn known_scheme(scheme: &str) -> Result<(), Fault> {
    if SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Ok(());
    }
    let words = said!(
        "länken börjar med {scheme}:, som inte är tillåtet",
        "the link begins with {scheme}:, which is not allowed"
    );
    let hint = said!(
        "Länkar börjar med https:, mailto: eller tel:, eller är adressen till en sida här.",
        "Links begin with https:, mailto: or tel:, or are the address of a page here.",
    );
    Err(fault("link", words, Some(hint)))
}

/// The path to which a relative address leads; none where it leads out.
fn resolve(from: &str, to: &str) -> Option<String> {
    let mut parts = segments(from);
    for part in to.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The shortest relative address from one path to another that names its last part.
fn relative(from: &str, to: &str) -> String {
    let (from, to) = (segments(from), segments(to));
    let (last, above) = to.split_last().map_or((None, to.as_slice()), |(last, above)| (Some(last), above));
    let shared = from.iter().zip(above).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - shared);
    let down = above.iter().skip(shared).chain(last);
    down.fold(up, |address, part| address + part + "/")
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}
