//! The review as a page: one file that shows and prints without a network, and loads nothing.

use crate::address::resolved;
use crate::lacking::{Lacking, Point};
use crate::told::{Item, Told};
use crate::words::number;
use crate::{Association, Code, Desk, Review, Reviewed, shown};
use serde::Serialize;
use tera::{Context, Tera};

const TEMPLATE: &str = include_str!("../../templates/office/review.html");
const STYLE: &str = include_str!("../../templates/office/review.css");

/// What the page may load: its own style, told by its SHA-256, and nothing else. No script runs in it, whatever an
/// applicant has written.
const POLICY: &str = "default-src 'none'; style-src 'sha256-rfKWvbVal48yCE7n0hllNkZLcuUsBl3unQYO0GRxgJc='; base-uri 'none'; form-action 'none'";

/// The class of what is out of the ordinary.
const ODD: &str = "odd";

/// The template of this binary is at fault, never what an applicant wrote.
#[derive(Debug)]
pub struct PageError(tera::Error);

impl std::fmt::Display for PageError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Sidan gick inte att skapa. Det är ett fel i Finsamkoll.\n{:?}", self.0)
    }
}

impl std::error::Error for PageError {}

impl Review {
    /// The review as a page.
    ///
    /// # Errors
    /// [`PageError`] where the template fails, which the tests rule out.
    pub fn html(&self, desk: &Desk) -> Result<String, PageError> {
        let mut tera = Tera::new();
        tera.add_raw_template("review.html", TEMPLATE).map_err(PageError)?;
        let context = Context::from_serialize(&PageView::new(self, desk)).map_err(PageError)?;
        tera.render("review.html", &context).map_err(PageError)
    }
}

#[derive(Serialize)]
struct PageView {
    policy: &'static str,
    style: &'static str,
    day: String,
    round: Option<String>,
    summary: String,
    associations: Vec<AssociationView>,
    others: Vec<ToldView>,
}

impl PageView {
    fn new(review: &Review, desk: &Desk) -> Self {
        let associations = review.by_association(desk).into_iter();
        let associations = associations.map(|(place, association, applications)| {
            let told = review.told_of(desk, place, association);
            AssociationView::new(association, &applications, told)
        });
        Self {
            policy: POLICY,
            style: STYLE,
            day: desk.today.words(),
            round: desk.round.as_deref().map(shown),
            summary: review.summary(),
            associations: associations.collect(),
            others: review.told_of_others(desk).into_iter().map(ToldView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct AssociationView {
    id: String,
    name: String,
    applications: Vec<ApplicationView>,
    has_points: bool,
    told: Vec<ToldView>,
}

impl AssociationView {
    fn new(association: &Association, applications: &[&Reviewed], told: Vec<Told>) -> Self {
        let views = applications.iter().zip(1..);
        let views: Vec<_> = views.map(|(one, place)| ApplicationView::new(one, association, place)).collect();
        Self {
            id: association.id.clone(),
            name: association.name.clone(),
            has_points: views.iter().any(|one| !one.points.is_empty()),
            applications: views,
            told: told.into_iter().map(ToldView::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct ApplicationView {
    /// With dots, which no association's id has.
    id: String,
    title: String,
    owner: String,
    /// The file's name, where that is not the title.
    file: String,
    /// What tells the application apart besides its title, and whether it is complete.
    about: String,
    sought: String,
    missing: String,
    errors: String,
    warnings: String,
    asks: String,
    lines: String,
    form: Vec<LineView>,
    points: Vec<LackingView>,
}

impl ApplicationView {
    fn new(one: &Reviewed, association: &Association, place: usize) -> Self {
        let lacking = one.lacking(association).iter().map(|lacking| LackingView::new(lacking, association)).collect();
        let (title, owner) = (one.title(), shown(&one.owner));
        let file = Some(shown(&one.name)).filter(|file| *file != title).unwrap_or_default();
        let about = [owner.as_str(), &file, one.status.words()].into_iter().filter(|words| !words.is_empty());
        Self {
            id: format!("ansokan.{}.{place}", association.id),
            about: about.collect::<Vec<_>>().join(", "),
            title,
            owner,
            file,
            sought: one.sought_words(),
            missing: number(one.missing()),
            errors: number(one.errors()),
            warnings: number(one.warnings()),
            asks: number(one.asks()),
            lines: one.lines_to_sign(),
            form: form(one, association),
            points: with_remarks(lacking, one),
        }
    }
}

/// Words about a file's form, with the class that they have on the page.
#[derive(Serialize)]
struct LineView {
    words: String,
    look: Option<&'static str>,
}

fn form(one: &Reviewed, association: &Association) -> Vec<LineView> {
    let line = |words: String, look| LineView { words, look };
    let is_changed = matches!(one.code, Code::Changed { .. });
    let read = if one.is_read_as_usual() { String::new() } else { format!("läst efter {}", one.read_by()) };
    let all = [
        line(format!("version {}", one.version_words(association)), None),
        line(one.code.printed_words(), Some("code")),
        line(one.code.words().into(), is_changed.then_some(ODD)),
        line(read, None),
        line(one.not_found_words(), Some(ODD)),
    ];
    all.into_iter().filter(|line| !line.words.is_empty()).collect()
}

#[derive(Serialize)]
struct LackingView {
    clause: String,
    link: Option<String>,
    points: Vec<PointView>,
}

impl LackingView {
    fn new(lacking: &Lacking<'_>, association: &Association) -> Self {
        let base = association.form_address.as_deref();
        Self {
            clause: lacking.clause.map_or("Övriga svar".into(), |clause| shown(&clause.words)),
            link: lacking.clause.and_then(|clause| Some(resolved(base?, &clause.link))),
            points: lacking.points.iter().map(PointView::new).collect(),
        }
    }
}

/// What is to be said of the file itself stands last.
fn with_remarks(mut lacking: Vec<LackingView>, one: &Reviewed) -> Vec<LackingView> {
    let points: Vec<_> = one.said.iter().map(|said| PointView { kind: "Att veta", says: shown(said) }).collect();
    if !points.is_empty() {
        lacking.push(LackingView { clause: "Om filen".into(), link: None, points });
    }
    lacking
}

#[derive(Serialize)]
struct PointView {
    kind: &'static str,
    says: String,
}

impl PointView {
    fn new(point: &Point<'_>) -> Self {
        Self { kind: point.kind, says: shown(point.says) }
    }
}

#[derive(Serialize)]
struct ToldView {
    heading: &'static str,
    items: Vec<ItemView>,
}

impl ToldView {
    fn new(told: Told) -> Self {
        Self { heading: told.heading, items: told.items.into_iter().map(ItemView::new).collect() }
    }
}

#[derive(Serialize)]
struct ItemView {
    of: String,
    says: String,
    send_back: Option<String>,
}

impl ItemView {
    fn new(item: Item) -> Self {
        Self { of: item.of, says: item.says, send_back: item.send_back }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{complete, desk, review};
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    fn page() -> String {
        review().html(&desk()).unwrap()
    }

    #[test]
    fn the_policy_names_the_style_and_lets_nothing_else_in() {
        let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
        assert!(POLICY.contains(&format!("style-src 'sha256-{hash}'")), "the style's hash is now sha256-{hash}");
        let page = page();
        assert!(page.contains(&format!("<style>{STYLE}</style>")));
        assert!(page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"")));
    }

    /// The tags of the page, without what stands between them.
    fn tags(page: &str) -> Vec<&str> {
        let (before, rest) = page.split_once("<style>").unwrap();
        let (_, after) = rest.split_once("</style>").unwrap();
        let tags = [before, after].into_iter().flat_map(|part| part.split('<').skip(1));
        tags.filter_map(|tag| Some(tag.split_once('>')?.0)).collect()
    }

    #[test]
    fn nothing_is_loaded_and_nothing_runs() {
        for tag in tags(&page()) {
            let name = tag.trim_start_matches('/').split(' ').next().unwrap();
            assert!(!["script", "img", "link", "iframe", "object", "form", "b"].contains(&name), "{tag}");
            let attributes = tag.split('"').step_by(2).skip_while(|_| name.starts_with('!'));
            let harmful = |words: &str| words.contains(" on") || words.contains(" style=") || words.contains(" src=");
            assert!(!attributes.into_iter().any(harmful), "{tag}");
        }
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains("</"));
    }

    #[test]
    fn what_an_applicant_wrote_is_text() {
        let page = page();
        assert!(page.contains("&lt;b&gt;Fot&lt;/b&gt;"), "{page}");
        assert!(!page.contains(|sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}'));
    }

    #[test]
    fn each_incomplete_application_is_told_where_the_table_leads() {
        let page = page();
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{ids:?}");
        let links = page.split("href=\"#").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
        let links: Vec<&str> = links.collect();
        assert_eq!(links, ["ansokan.norra.1"]);
        assert!(ids.contains(&links[0]));
    }

    #[test]
    fn a_clause_leads_to_the_site_where_it_has_an_address() {
        let mut desk = desk();
        let link = "href=\"https://forbund.example/regler/#tva-parter\"";
        assert!(review().html(&desk).unwrap().contains(link));
        desk.associations[0].form_address = None;
        let page = review().html(&desk).unwrap();
        assert!(page.contains("<h5>Minst två parter deltar.</h5>") && !page.contains("https:"));
    }

    #[test]
    fn an_application_without_a_name_is_told_by_its_file_once() {
        let association = &desk().associations[0];
        let view = |effort: &str| {
            ApplicationView::new(&Reviewed { effort: effort.into(), ..complete("a.docx") }, association, 1)
        };
        assert_eq!(view("Unga").about, "Norra kommun, a.docx, komplett");
        assert_eq!((view("").title.as_str(), view("").about.as_str()), ("a.docx", "Norra kommun, komplett"));
    }

    #[test]
    fn nothing_reviewed_is_a_page_too() {
        let page = Review::default().html(&desk()).unwrap();
        assert!(page.contains("Inga filer att granska.") && !page.contains("<table"));
    }
}
