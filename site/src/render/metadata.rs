//! What machines read of the site: addresses, the sitemap, and what schema.org has words for.
//!
//! `FAQPage` is not among it: that is for pages of questions with an answer each, and no page of ours is one.

use super::view::{Day, Step};
use crate::content::{SEARCH, fill};
use crate::model::{Association, Page, Settings, Site, Status};
use finsamkoll_checks::Date;
use serde_json::{Value, json};

/// The address of the site's root, with a stroke at its end.
pub(super) fn base(settings: &Settings) -> String {
    format!("{}/", settings.base_url.trim_end_matches('/'))
}

/// The whole address of a page.
pub(super) fn address(base: &str, path: &str) -> String {
    if path.is_empty() { base.to_owned() } else { format!("{base}{path}/") }
}

/// Where the list of pages lies, for those who search.
pub(super) fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n", base(&site.settings))
}

/// The pages that may be indexed.
pub(super) fn sitemap(site: &Site) -> String {
    let adopted = site.associations.iter().filter(|association| association.status == Status::Adopted);
    let of_associations =
        adopted.flat_map(|found| [&found.home, &found.form.page].into_iter().chain(found.pages.iter()));
    let base = base(&site.settings);
    let of_content = site.pages.iter().chain(of_associations).map(|page| (page.path.as_str(), page.updated));
    let urls: String = of_content.chain([(SEARCH, None)]).map(|(path, updated)| url(&base, path, updated)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

fn url(base: &str, path: &str, updated: Option<Date>) -> String {
    let changed = updated.map_or_else(String::new, |day| format!("<lastmod>{}</lastmod>", Day::from(day).iso));
    let mut url = String::from("<url><loc>");
    fill::escape(&address(base, path), &mut url);
    url + "</loc>" + &changed + "</url>\n"
}

/// Things of schema.org as the text of a script element. A browser never runs it; nothing in it can end the element.
pub(super) fn json(things: &[Value]) -> String {
    json!({ "@context": "https://schema.org", "@graph": things }).to_string().replace('<', "\\u003c")
}

/// The site as a whole.
pub(super) fn site(name: &str, base: &str, description: &str) -> Value {
    json!({ "@type": "WebSite", "name": name, "url": base, "description": description, "inLanguage": "sv" })
}

/// The way from the start page to a page.
pub(super) fn way(base: &str, steps: &[Step], page: &Page) -> Value {
    let above = steps.iter().map(|step| (step.title.as_str(), format!("{base}{}", step.href)));
    let all = above.chain([(page.title.as_str(), address(base, &page.path))]);
    let item = |(index, (name, address)): (usize, (&str, String))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": address });
    json!({ "@type": "BreadcrumbList", "itemListElement": all.enumerate().map(item).collect::<Vec<_>>() })
}

/// What an association offers, if the pages are its own: of another body's services these pages say nothing to
/// machines, which do not read that they are a proposal or an example.
pub(super) fn service(association: &Association, base: &str) -> Option<Value> {
    let (home, form) = (&association.home, &association.form.page);
    (association.status == Status::Adopted).then(|| {
        json!({
            "@type": "GovernmentService",
            "name": form.title,
            "description": home.description,
            "url": address(base, &home.path),
            "areaServed": { "@type": "AdministrativeArea", "name": association.area },
            "provider": provider(association),
            "availableChannel": {
                "@type": "ServiceChannel",
                "serviceUrl": address(base, &form.path),
                "availableLanguage": "sv",
            },
        })
    })
}

fn provider(association: &Association) -> Value {
    let known = |given: &Option<String>| given.clone().filter(|given| !fill::has_gap(given));
    let mut provider = json!({ "@type": "GovernmentOrganization", "name": association.name });
    let contact = &association.contact;
    for (key, value) in [("email", known(&contact.email)), ("telephone", known(&contact.phone))] {
        if let (Some(value), Some(provider)) = (value, provider.as_object_mut()) {
            provider.insert(key.to_owned(), Value::String(value));
        }
    }
    provider
}
