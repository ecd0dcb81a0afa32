//! Pages of a small site, as people and machines read them.

use super::*;
use crate::content;
use crate::model;
use crate::source::Source;
use finsamkoll_word::{Passage, Template};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SETTINGS: &str = "name = \"Prov\"\nbase_url = \"https://prov.example/sajt/\"\n\
    owner = { name = \"Vi\", email = \"vi@prov.example\" }\n\
    [accessibility]\nstatus = \"delvis\"\nassessed = 2026-11-22\nupdated = 2026-11-22\nreport-url = \"https://a.example/\"\n\
    supervisor-name = \"M\"\nsupervisor-url = \"https://b.example/\"\n";

const START: &str =
    "+++\ntitle = \"Start\"\ndescription = \"Börja här.\"\nupdated = 2026-11-01\n+++\n## A\n## B\n## C\n";

/// The body that has adopted its pages.
const NORTH: &str = r#"+++
title = "Nord"
description = "Sök hos Nord."
updated = 2026-11-22
order = 1
name = "Förbundet </script> & Nord"
area = "Nordlän"
status = "adopted"
parties-confirmed = true
contact = { email = "nord@prov.example", phone = "[fyll i: telefon]" }
party = [
  { id = "kommun:1", name = "Östby kommun", also = ["Östby", "Östby stad"] },
  { id = "kommun:2", name = "Åby kommun" },
  { id = "region:1", name = "Region Nord" },
]
[[change]]
date = 2026-11-22
text = "Listan & [fyll i: mer] är ny."
+++
"#;

/// A body that has not asked for its pages.
const SOUTH: &str = r#"+++
title = "Syd"
description = "Sök hos Syd."
updated = 2026-11-22
order = 2
name = "Förbundet Syd"
area = "Sydlän"
status = "proposal"
parties-confirmed = false
rounds = { rolling = true }
party = [{ id = "kommun:1", name = "Östby" }, { id = "kommun:3", name = "Alby kommun" }]
+++
"#;

/// With rounds.
const DATES: &str = r#"+++
title = "Datum"
description = "När ni kan söka."
updated = 2026-10-02
[[round]]
id = "2026-3"
deadline = 2026-11-30
[[round]]
id = "2027-1"
deadline = 2027-02-01
[[change]]
date = 2026-10-01
text = "Först."
[[change]]
date = 2026-10-02
text = "Sedan."
+++
## Ett
## Två
"#;

/// With the list of members.
const WHO: &str = r#"+++
title = "Vilka"
description = "Vilka som kan söka."
[[rule]]
clause = "part"
kind = "one-of"
fields = ["a.part"]
in = "parties"
+++
## Ett
Det är en part. {#part}
## Två
"#;

const FORM: &str = "+++\nid = \"x\"\nversion = 1\ntitle = \"Ansökan\"\ndescription = \"Ansök.\"\nupdated = 2026-10-03\n\
    sections = [\"del\"]\n[[change]]\ndate = 2026-10-03\ntext = \"En ny fråga.\"\n+++\n";

const SECTION: &str = "+++\ntitle = \"Del\"\n[[field]]\nid = \"a.part\"\ntype = \"party\"\nlabel = \"Vem?\"\n+++\n";

const STATEMENT: &str = "+++\ntitle = \"Tillgänglighet\"\ndescription = \"Hur.\"\n+++\n## Brister\n## Tillsyn\n";

const ABOUT: &str = "+++\ntitle = \"Om\"\ndescription = \"Varför.\"\n+++\n## Ett\n## Två\n";

fn built(today: &str, changed: &[(&str, &str)]) -> Website {
    let today = Date::parse_iso(today).unwrap();
    website(&site(today, changed), &Assets::embedded(), today).unwrap()
}

fn site(today: Date, changed: &[(&str, &str)]) -> Site {
    let base = [
        ("site.toml", SETTINGS),
        ("_index.md", START),
        ("om.md", ABOUT),
        ("tillganglighet.md", STATEMENT),
        ("forms/del.md", SECTION),
        ("nord/_index.md", NORTH),
        ("nord/datum.md", DATES),
        ("nord/vilka.md", WHO),
        ("nord/form.md", FORM),
        ("syd/_index.md", SOUTH),
        ("syd/form.md", FORM),
    ];
    let files = base.iter().chain(changed).map(|(path, text)| (String::from(*path), (*text).into())).collect();
    let source = Source { files, ..Source::default() };
    let site = model::build(&content::parse(&source), today);
    site.unwrap_or_else(|told| panic!("{}", told.iter().map(ToString::to_string).collect::<String>()))
}

const DAY: &str = "2026-11-22";

/// A file as text.
fn text(website: &Website, path: &str) -> String {
    String::from_utf8(website.file(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap()
}

fn page(path: &str) -> String {
    text(&built(DAY, &[]), path)
}

/// What stands between two texts, at every place.
fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    html.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

fn pages(website: &Website) -> Vec<(&str, String)> {
    let pages = website.files().filter(|(path, _)| path.split('.').next_back() == Some("html"));
    pages.map(|(path, _)| (path, text(website, path))).collect()
}

/// The things that a page tells machines of.
fn things(html: &str) -> Vec<Value> {
    let blocks = between(html, "<script type=\"application/ld+json\">", "</script>");
    let [block] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    let told: Value = serde_json::from_str(block).unwrap();
    assert_eq!(told["@context"], "https://schema.org");
    told["@graph"].as_array().unwrap().clone()
}

#[test]
fn every_page_says_who_answers_for_it_and_whom_to_ask() {
    let website = built(DAY, &[]);
    for (path, html) in pages(&website) {
        let adopted = path.starts_with("nord");
        let owner = if adopted { "Kansliet, Förbundet &lt;/script&gt; &amp; Nord" } else { "Vi" };
        let email = if adopted { "nord@prov.example" } else { "vi@prov.example" };
        assert!(html.contains(&format!("<dt>Ansvarig för sidan</dt><dd>{owner}</dd>")), "{path}");
        assert!(html.contains(&format!("<dt>Kontakt</dt><dd><a href=\"mailto:{email}\">")), "{path}");
    }
}

#[test]
fn every_page_but_the_first_shows_the_way_to_it() {
    let website = built(DAY, &[]);
    for (path, html) in pages(&website) {
        assert_eq!(html.contains("<nav class=\"breadcrumb\""), path != "index.html", "{path}");
    }
    let form = text(&website, "syd/ansok/index.html");
    let way = between(&form, "<nav class=\"breadcrumb\"", "</nav>").concat();
    assert!(way.contains("<a href=\"../../\">Prov</a>") && way.contains("<a href=\"../../syd/\">Förbundet Syd</a>"));
    assert!(way.contains("<li aria-current=\"page\">Ansökan</li>"), "{way}");
    let lost = text(&website, "404.html");
    assert!(lost.contains("<li><a href=\"/sajt/\">Prov</a></li>"), "{lost}");
}

#[test]
fn a_long_page_has_contents_with_the_headings_that_the_template_writes() {
    let contents = |html: &str| {
        let nav = between(html, "<nav class=\"contents\" aria-labelledby=\"sida:pa-sidan\"", "</nav>").concat();
        between(&nav, "<a href=\"#", "\"").into_iter().map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(contents(&page("nord/vilka/index.html")), ["ett", "tva", "sida:medlemmar"]);
    assert_eq!(contents(&page("tillganglighet/index.html")), ["sida:uppgifter", "brister", "tillsyn"]);
    assert_eq!(contents(&page("om/index.html")), [""; 0]);
    assert_eq!(contents(&page("index.html")), [""; 0]);
    let about = format!("{ABOUT}## Tre\n");
    assert_eq!(contents(&text(&built(DAY, &[("om.md", &about)]), "om/index.html")), ["ett", "tva", "tre"]);
}

#[test]
fn each_place_to_which_texts_may_lead_is_there_once() {
    let today = Date::parse_iso(DAY).unwrap();
    let site = site(today, &[]);
    let website = website(&site, &Assets::embedded(), today).unwrap();
    let places = model::places::by_path(&site);
    for (path, ids) in &places {
        let html = text(&website, &view::file_of(path));
        for id in ids {
            assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} on {path}");
        }
    }
    let all: BTreeSet<&str> = places.values().flatten().copied().collect();
    assert_eq!(all.len(), 7, "{all:?}");
    assert_eq!(places.len(), site.pages.len() + 7);
}

#[test]
fn a_start_page_whose_rule_asks_for_parties_shows_who_they_are() {
    let rule = "[[rule]]\nclause = \"vi\"\nkind = \"one-of\"\nfields = [\"a.part\"]\nin = \"parties\"\n+++\n";
    let home = NORTH.strip_suffix("+++\n").unwrap();
    let home = format!("{home}{rule}Det är en av oss. {{#vi}}\n");
    let shown = text(&built(DAY, &[("nord/_index.md", &home)]), "nord/index.html");
    let members = between(&shown, "<h2 id=\"sida:medlemmar\">Förbundets medlemmar</h2>", "</ul>").concat();
    assert!(members.contains("<li>Östby kommun</li>"), "{shown}");
    assert!(!page("nord/index.html").contains("sida:medlemmar"));
}

/// The changes that a page lists, each with its day.
fn changes(html: &str) -> Vec<String> {
    let list = between(html, "<section class=\"changes\"", "</section>").concat();
    between(&list, "<dt><time datetime=\"", "</dd>")
        .iter()
        .map(|change| without_tags(&format!("<{change}")).replace('\n', " "))
        .collect()
}

fn without_tags(html: &str) -> String {
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn a_page_lists_its_changes_newest_first_and_a_start_page_those_of_all() {
    let website = built(DAY, &[]);
    let of = |path: &str| changes(&text(&website, path));
    assert_eq!(of("nord/datum/index.html"), ["2 oktober 2026 Sedan.", "1 oktober 2026 Först."]);
    assert_eq!(of("nord/ansok/index.html"), ["3 oktober 2026 En ny fråga."]);
    assert_eq!(of("nord/vilka/index.html"), [""; 0]);
    assert_eq!(
        of("nord/index.html"),
        [
            "22 november 2026 Listan &amp; Att fylla i: mer är ny.",
            "3 oktober 2026 Ansökan: En ny fråga.",
            "2 oktober 2026 Datum: Sedan.",
            "1 oktober 2026 Datum: Först.",
        ]
    );
    assert!(text(&website, "nord/index.html").contains("<a href=\"../nord/datum/\">Datum</a>: Sedan."));
}

#[test]
fn five_changes_are_shown_at_once_and_the_earlier_ones_when_asked_for() {
    for (count, earlier) in [(5, 0), (6, 1)] {
        let change = |day: usize| format!("[[change]]\ndate = 2026-11-0{day}\ntext = \"Nr {day}.\"\n");
        let all: String = (1..=count).map(change).collect();
        let about = format!("+++\ntitle = \"Om\"\ndescription = \"V.\"\nupdated = 2026-11-0{count}\n{all}+++\n");
        let html = text(&built(DAY, &[("om.md", &about)]), "om/index.html");
        assert_eq!(changes(&html).len(), count);
        let folded = between(&html, "<summary>Tidigare ändringar</summary>", "</details>").concat();
        assert_eq!(folded.matches("<dd>").count(), earlier);
        assert_eq!(folded.contains("Nr 1."), earlier == 1);
    }
}

/// The lines of the start page that can be seen without the script, for one association.
fn seen_of(start: &str, name: &str) -> String {
    let item = between(start, &format!("{name}</a>\n"), "</li>").concat();
    let seen = item.split("<p").skip(1).filter(|line| !line.split('>').next().unwrap().ends_with("hidden"));
    seen.map(|line| without_tags(&format!("<p{line}"))).collect::<Vec<_>>().join("|").replace('\n', "")
}

#[test]
fn the_start_page_tells_the_area_and_the_next_deadline_of_each_association() {
    for (today, told) in [
        ("2026-11-29", "Nordlän|Sista ansökningsdag: 30 november 2026 "),
        ("2026-11-30", "Nordlän|Sista ansökningsdag: 30 november 2026 "),
        ("2026-12-01", "Nordlän|Sista ansökningsdag: 1 februari 2027 "),
        ("2027-02-01", "Nordlän|Sista ansökningsdag: 1 februari 2027 "),
        ("2027-02-02", "Nordlän|Ingen kommande ansökningsdag är känd."),
    ] {
        let start = text(&built(today, &[]), "index.html");
        assert_eq!(seen_of(&start, "&amp; Nord"), told, "{today}");
        let rolling = "Sydlän (förslag: inte förbundets egna sidor)|Tar emot ansökningar hela året.";
        assert_eq!(seen_of(&start, "Förbundet Syd"), rolling);
    }
}

#[test]
fn what_has_passed_is_marked_on_the_day_of_the_build() {
    for (today, marked, known) in [("2026-11-30", 0, true), ("2026-12-01", 1, true), ("2027-02-02", 2, false)] {
        let website = built(today, &[]);
        let dates = text(&website, "nord/datum/index.html");
        assert_eq!(dates.matches("<span class=\"passed\">(har passerat)").count(), marked, "{today}");
        assert_eq!(dates.contains("none-to-come\" hidden>"), known, "{today}");
        let home = text(&website, "nord/index.html");
        assert_eq!(home.matches("<dl class=\"deadline\" data-round").count(), 2);
        let is_shown = |day: &str| home.contains(&format!("data-round=\"{day}\"><div>"));
        assert_eq!(is_shown("2026-11-30"), marked == 0, "{today}");
        assert_eq!(is_shown("2027-02-01"), marked == 1, "{today}");
        assert_eq!(home.contains("none-to-come\" hidden>"), known, "{today}");
    }
}

#[test]
fn what_there_is_to_give_stands_in_the_table_where_any_round_has_said_it() {
    let cells = |page: &str| between(page, "class=\"number\">", "<").into_iter().map(String::from).collect::<Vec<_>>();
    let dates = DATES.replace("deadline = 2027-02-01", "deadline = 2027-02-01\nfunds = 1500000");
    let told = text(&built(DAY, &[("nord/datum.md", &dates)]), "nord/datum/index.html");
    assert_eq!(cells(&told), ["Att fördela", "–", "1\u{a0}500\u{a0}000\u{a0}kr"]);
    assert_eq!(cells(&page("nord/datum/index.html")), [""; 0]);
}

#[test]
fn only_pages_that_show_days_load_the_script_for_them() {
    let website = built(DAY, &[]);
    let loading = pages(&website).into_iter().filter(|(_, html)| html.contains("/days-"));
    let paths: Vec<&str> = loading.map(|(path, _)| path).collect();
    assert_eq!(paths, ["index.html", "nord/datum/index.html", "nord/index.html", "nord/vilka/index.html"]);
}

#[test]
fn each_municipality_stands_once_in_swedish_order_with_all_its_associations() {
    let start = page("index.html");
    assert_eq!(between(&start, "<h3 id=\"sida:bokstav-", "</h3>"), ["41\">A", "c5\">Å", "d6\">Ö"]);
    let told: Vec<String> = between(&start, "<dt class=\"municipality\">", "</div>")
        .iter()
        .map(|item| without_tags(&format!("<dt>{item}")))
        .collect();
    assert_eq!(
        told,
        [
            "Alby kommun\nFörbundet Syd (inte bekräftat)",
            "Åby kommun\nFörbundet &lt;/script&gt; &amp; Nord",
            "Östby kommun\nFörbundet &lt;/script&gt; &amp; Nord\nFörbundet Syd (inte bekräftat)",
        ]
    );
    assert!(start.contains("data-municipality=\"Östby\nÖstby stad\""), "other names are there to be found by");
    assert!(start.contains("Inte bekräftat: kansliet har inte"));
}

#[test]
fn an_example_is_called_one_and_asks_nobody_to_confirm_it() {
    let example = SOUTH.replace("proposal", "example");
    let start = text(&built(DAY, &[("syd/_index.md", &example)]), "index.html");
    assert!(start.contains("Alby kommun</dt>\n<dd><a href=\"./syd/\">Förbundet Syd</a> (exempel)</dd>"));
    assert!(start.contains("Sydlän (ett exempel: förbundet finns inte)"));
    assert!(!start.contains("bekräftat"));
}

#[test]
fn many_municipalities_have_links_to_their_letters() {
    let with = |count: usize| {
        let party = |number| format!("{{ id = \"kommun:{number}\", name = \"Ort {number}\" }},\n");
        let parties: String = (100..100 + count).map(party).collect();
        let home = NORTH.replace("{ id = \"kommun:2\", name = \"Åby kommun\" },\n", &parties);
        text(&built(DAY, &[("nord/_index.md", &home)]), "index.html")
    };
    // Two more are there in any case.
    assert!(!with(37).contains("class=\"jump\""));
    let start = with(38);
    assert_eq!(between(&start, "<li><a href=\"#sida:bokstav-", "</a>"), ["41\">A", "4f\">O", "d6\">Ö"]);
    assert_eq!(start.matches("<dt class=\"municipality\">").count(), 40);
}

#[test]
fn a_site_without_municipalities_does_not_ask_for_one() {
    let home = |text: &str| text.replace("kommun:", "region:k");
    let (north, south) = (home(NORTH), home(SOUTH));
    let start = text(&built(DAY, &[("nord/_index.md", &north), ("syd/_index.md", &south)]), "index.html");
    assert!(!start.contains("min kommun") && !start.contains("municipalities"));
}

#[test]
fn the_sitemap_lists_what_may_be_indexed_with_its_day() {
    let website = built(DAY, &[]);
    let sitemap = text(&website, "sitemap.xml");
    let listed = between(&sitemap, "<url><loc>https://prov.example/sajt/", "</url>");
    assert_eq!(
        listed,
        [
            "</loc><lastmod>2026-11-01</lastmod>",
            "om/</loc>",
            "tillganglighet/</loc>",
            "nord/</loc><lastmod>2026-11-22</lastmod>",
            "nord/ansok/</loc><lastmod>2026-10-03</lastmod>",
            "nord/datum/</loc><lastmod>2026-10-02</lastmod>",
            "nord/vilka/</loc>",
            "sok/</loc>",
        ]
    );
    for (path, html) in pages(&website) {
        let address = path.trim_end_matches("index.html");
        let is_listed = listed.iter().any(|entry| entry.starts_with(&format!("{address}</loc>")));
        assert_eq!(html.contains("content=\"noindex\""), !is_listed, "{path}");
    }
    let robots = text(&website, "robots.txt");
    assert_eq!(robots, "User-agent: *\nAllow: /\nSitemap: https://prov.example/sajt/sitemap.xml\n");
}

#[test]
fn a_page_that_is_shared_says_what_it_is() {
    let html = page("nord/datum/index.html");
    for (property, value) in [
        ("og:type", "website"),
        ("og:site_name", "Prov"),
        ("og:title", "Datum – Förbundet &lt;/script&gt; &amp; Nord"),
        ("og:description", "När ni kan söka."),
        ("og:url", "https://prov.example/sajt/nord/datum/"),
        ("og:locale", "sv_SE"),
    ] {
        assert!(html.contains(&format!("<meta property=\"{property}\" content=\"{value}\">")), "{property}");
    }
    assert!(html.contains("<link rel=\"canonical\" href=\"https://prov.example/sajt/nord/datum/\">"));
    assert!(page("index.html").contains("<link rel=\"canonical\" href=\"https://prov.example/sajt/\">"));
    let lost = page("404.html");
    assert!(!lost.contains("canonical") && !lost.contains("og:") && !lost.contains("ld+json"));
}

#[test]
fn machines_are_told_the_way_to_a_page() {
    let item = |position: u8, name: &str, address: &str| json!({ "@type": "ListItem", "position": position, "name": name, "item": address });
    assert_eq!(
        things(&page("nord/datum/index.html")),
        [json!({
            "@type": "BreadcrumbList",
            "itemListElement": [
                item(1, "Prov", "https://prov.example/sajt/"),
                item(2, "Förbundet </script> & Nord", "https://prov.example/sajt/nord/"),
                item(3, "Datum", "https://prov.example/sajt/nord/datum/"),
            ],
        })]
    );
    let start = things(&page("index.html"));
    assert_eq!((start.len(), &start[0]["@type"], &start[0]["inLanguage"]), (1, &json!("WebSite"), &json!("sv")));
}

#[test]
fn only_of_a_body_that_has_adopted_its_pages_is_a_service_told() {
    let website = built(DAY, &[]);
    let services = |(path, html): (&'static str, String)| {
        things(&html).into_iter().filter(|thing| thing["@type"] == "GovernmentService").map(move |thing| (path, thing))
    };
    let paths = [
        "index.html",
        "om/index.html",
        "nord/index.html",
        "nord/ansok/index.html",
        "syd/index.html",
        "syd/ansok/index.html",
    ];
    let told: Vec<(&str, Value)> = paths.into_iter().flat_map(|path| services((path, text(&website, path)))).collect();
    let service = json!({
        "@type": "GovernmentService",
        "name": "Ansökan",
        "description": "Sök hos Nord.",
        "url": "https://prov.example/sajt/nord/",
        "areaServed": { "@type": "AdministrativeArea", "name": "Nordlän" },
        "provider": {
            "@type": "GovernmentOrganization",
            "name": "Förbundet </script> & Nord",
            "email": "nord@prov.example",
        },
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": "https://prov.example/sajt/nord/ansok/",
            "availableLanguage": "sv",
        },
    });
    assert_eq!(told, [("nord/index.html", service)]);
}

/// What an association's documents are made of.
fn template(website: &Website, id: &str) -> Template {
    let start = format!("assets/{id}-");
    let is_template = |path: &str| path.strip_prefix(&start).is_some_and(|rest| rest.strip_suffix(".form").is_some());
    let (_, bytes) = website.files().find(|(path, _)| is_template(path)).unwrap();
    Template::decode(bytes).unwrap()
}

#[test]
fn documents_are_made_of_what_the_pages_say() {
    let told = "applications = { email = \"sok@prov.example\", how = \"Alla skriver under.\" }\nparty = [";
    let site = built("2026-11-22", &[("nord/_index.md", &NORTH.replace("party = [", told))]);
    let template = template(&site, "nord");
    assert_eq!(template.association, "Förbundet </script> & Nord");
    assert_eq!(template.address, None, "an example of an address");
    assert_eq!(template.notices, [""; 0]);
    assert_eq!(template.introduction, ["Ansök.", word::CAUTION]);
    assert_eq!(template.handing_in, ["Alla skriver under.", "Adressen är sok@prov.example."]);
    assert_eq!(template.parties, ["Östby kommun", "Åby kommun", "Region Nord"]);
    assert_eq!(template.municipalities, ["Östby kommun", "Åby kommun"]);
    let rules = site.files().find_map(|(path, _)| path.strip_prefix("assets/nord-")?.strip_suffix(".rules")).unwrap();
    assert_eq!(template.rules, format!("reglerna av den 22 november 2026, regelversion {}", &rules[..8]));
    assert_eq!(site.file("nord/ansok/ansokan-nord.docx"), Some(finsamkoll_word::blank(&template).as_slice()));
}

#[test]
fn documents_name_the_page_with_the_form() {
    let settings = SETTINGS.replace("prov.example", "prov.invalid");
    let site = built("2026-11-22", &[("site.toml", &settings)]);
    assert_eq!(template(&site, "nord").address.as_deref(), Some("https://prov.invalid/sajt/nord/ansok/"));
}

#[test]
fn documents_say_what_stands_in_the_way_of_using_them() {
    let form = FORM.replace("version = 1", "version = 1\nadopted = false").replace("Ansökan", "Be om stöd");
    let example = SOUTH.replace("proposal", "example");
    let site = built("2026-11-22", &[("syd/form.md", &form)]);
    let template_of = |site: &Website| template(site, "syd");
    assert_eq!(
        template_of(&site).notices,
        [
            "Förslag byggt på förbundets offentliga texter. Inte förbundets eget formulär.",
            "Kansliet har inte antagit det här formuläret. Fråga kansliet vilken mall som gäller.",
        ]
    );
    assert_eq!(
        template_of(&site).handing_in,
        ["Förbundets texter säger inte hur ansökan skrivs under och lämnas in. Fråga kansliet innan ni skickar den."]
    );
    let site = built("2026-11-22", &[("syd/_index.md", &example)]);
    assert!(
        template_of(&site).notices[0].starts_with("Exempel. Förbundet Syd finns inte på riktigt. Formuläret visar")
    );
}

#[test]
fn documents_have_the_texts_of_the_sections_without_clauses_that_are_left_out() {
    let section = "+++\ntitle = \"Del\"\n[[field]]\nid = \"a.part\"\ntype = \"party\"\nlabel = \"Vem?\"\n[[rule]]\n\
        clause = \"bland-dem\"\nkind = \"one-of\"\nfields = [\"a.part\"]\nin = \"parties\"\n+++\nLäs [mer](../).\n\n\
        - Bland parterna. {#bland-dem}\n- Fritt. {#fritt .info}\n";
    let site = built("2026-11-22", &[("forms/del.md", section)]);
    let words = |id: &str| template(&site, id).sections[0].passages.clone();
    let told = |words: &[Passage]| words.iter().map(|one| (one.words.clone(), one.is_item)).collect::<Vec<_>>();
    let all = [("Läs mer.", false), ("Bland parterna.", true), ("Fritt.", true)].map(|(words, is)| (words.into(), is));
    assert_eq!(told(&words("syd")), all);
    // The association's own rule says the same.
    assert_eq!(told(&words("nord")), [all[0].clone(), all[2].clone()]);
}
