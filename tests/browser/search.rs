//! Searching, as people do it: words are written, and what is found first is what they meant.

use super::Open;
use super::driver::{Browser, id};
use super::support::TRIED;
use fantoccini::key::Key;
use serde_json::json;

/// What people write, and what is to be found first.
const QUERIES: &str = include_str!("../search.tsv");

const FIELD: &str = "[id='sida:ord']";
const STATUS: &str = "[id='sida:status']";
const HITS: &str = "[id='sida:traffar']:not([hidden])";

fn opened() -> Open {
    let open = Open::not_yet(TRIED[0]);
    open.browser.open(&page(&open));
    open.browser.wait_for("html[data-ready]");
    open
}

fn page(open: &Open) -> String {
    open.server.page("sok/")
}

fn search(browser: &Browser, query: &str) {
    browser.write(FIELD, query);
    browser.press(Key::Return);
}

/// Writes at once what chromedriver cannot type, or would type for minutes: signs outside the first plane, long texts.
fn paste(browser: &Browser, query: &str) {
    browser.run(
        "const field = document.getElementById('sida:ord'); field.value = arguments[0]; field.form.requestSubmit()",
        &[json!(query)],
    );
}

#[test]
fn each_query_finds_first_what_its_writer_meant() {
    let open = opened();
    let browser = &open.browser;
    let mut wrong = Vec::new();
    for line in QUERIES.lines().filter(|line| !line.starts_with("# ")) {
        let (query, expected) = line.split_once('\t').unwrap();
        search(browser, query);
        let found = first_hit(browser, expected.contains('#'));
        if found != expected {
            wrong.push(format!("{query}: {found} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(browser.violations(), Vec::<String>::new());
}

/// The address of the first page found, or of the first place on it; a dash where nothing is found.
fn first_hit(browser: &Browser, is_place: bool) -> String {
    if !browser.shows(HITS) {
        return "–".to_owned();
    }
    let link = if is_place { "ul a" } else { "h3 a" };
    let href = browser.run(
        "return document.querySelector('.hits > li').querySelector(arguments[0])?.getAttribute('href') ?? ''",
        &[json!(link)],
    );
    href.as_str().unwrap().trim_start_matches("../").to_owned()
}

#[test]
fn hits_are_told_grouped_by_page_and_marked() {
    let open = opened();
    let browser = &open.browser;
    search(browser, "minst två parter");
    assert!(browser.text(STATUS).ends_with(" träffar på ”minst två parter”."), "{}", browser.text(STATUS));
    assert_eq!(browser.text(".hits > li:first-child h3"), "Vem kan söka? Finsam Lekeberg och Örebro");
    assert_eq!(browser.text(".hits > li:first-child li:first-child"), "Minst två parter samverkar om ansökan.");
    assert_eq!(browser.texts(".hits > li:first-child li:first-child mark"), ["Minst", "två", "parter"]);
    assert_eq!(browser.attribute(STATUS, "role").as_deref(), Some("status"));
    search(browser, "loksam samrådet");
    assert!(browser.texts(".hits mark").iter().any(|word| word == "samrådet"));
    search(browser, "skärmläsare");
    assert_eq!(browser.text(STATUS), "1 träff på ”skärmläsare”.");
    let excerpt = browser.text(".hits li li");
    assert!(excerpt.chars().count() < 260 && excerpt.contains("skärmläsare"), "{excerpt}");
}

#[test]
fn what_was_meant_is_said_where_nothing_has_the_words() {
    let open = opened();
    let browser = &open.browser;
    search(browser, "målgurpp");
    let said = browser.text(STATUS);
    assert!(
        said.starts_with("Inga träffar på ”målgurpp”. Här är i stället ") && said.ends_with("”målgrupp”."),
        "{said}"
    );
    search(browser, "ideell förening");
    let said = browser.text(STATUS);
    assert!(said.starts_with("Inget ställe har alla orden. ") && said.contains("några av orden"), "{said}");
    search(browser, "xyzzy");
    assert!(browser.text(STATUS).starts_with("Inga träffar på ”xyzzy”."));
    assert!(!browser.shows(HITS));
    assert!(browser.shows(".all-pages a"), "the list of all pages stays");
}

#[test]
fn hits_come_while_one_writes_and_enter_leads_to_them() {
    let open = opened();
    let browser = &open.browser;
    browser.write(FIELD, "huvudman");
    browser.wait_for(HITS);
    assert_eq!(browser.focus(), "sida:ord");
    browser.press(Key::Return);
    assert_eq!(browser.focus(), "sida:traffar-rubrik");
    browser.press(Key::Tab);
    let focused = browser.run("return document.activeElement.closest('.hits > li h3') !== null", &[]);
    assert_eq!(focused.as_bool(), Some(true), "the next stop is the first hit");
}

#[test]
fn the_way_back_from_a_hit_leads_to_the_same_hits() {
    let open = opened();
    let browser = &open.browser;
    search(browser, "två parter");
    let (hits, said) = (browser.texts(".hits li"), browser.text(STATUS));
    assert!(browser.address().ends_with("/sok/#q=tv%C3%A5+parter"), "{}", browser.address());
    browser.click(".hits li li a");
    assert!(browser.address().ends_with("/lekeberg-orebro/vem-kan-soka/#minst-tva-parter"), "{}", browser.address());
    browser.run("history.back()", &[]);
    browser.wait_for(HITS);
    assert_eq!((browser.texts(".hits li"), browser.text(STATUS)), (hits, said));
    assert_eq!(browser.property(FIELD, "value"), "två parter");
    // The letters of the list are links to places in the page: they are no words to search for.
    browser.click(".jump a");
    assert!(browser.shows(HITS));
    browser.write(FIELD, " ");
    browser.press(Key::Tab);
    assert!(browser.address().ends_with("/sok/"), "{}", browser.address());
}

#[test]
fn nothing_is_asked_for_but_the_index_and_no_word_is_sent() {
    let open = Open::not_yet(TRIED[0]);
    let browser = &open.browser;
    browser.open(&format!("{}#q=arbetsl%C3%B6s", page(&open)));
    browser.wait_for("html[data-ready]");
    let asked = browser.requests();
    assert_eq!(asked.iter().filter(|address| address.contains("/assets/search-")).count(), 2, "{asked:#?}");
    assert!(asked.iter().all(|address| !address.contains("arbetsl")), "{asked:#?}");
    let before = browser.resources();
    search(browser, "huvudman");
    paste(browser, "förening");
    assert_eq!(browser.requests(), Vec::<String>::new());
    assert_eq!(browser.resources(), before);
}

#[test]
fn odd_words_are_harmless_and_shown_as_text() {
    let open = opened();
    let browser = &open.browser;
    let hostile = "<img src=x onerror=alert(1)> huvudman";
    search(browser, hostile);
    assert!(browser.text(STATUS).contains(hostile), "{}", browser.text(STATUS));
    let long = "ansökan om medel ".repeat(600);
    let words: Vec<String> = ('a'..='z').map(|letter| format!("{letter}{letter}o")).collect();
    for (query, said) in [
        ("   ", ""),
        ("\u{1f600}", "Skriv ett ord att söka efter."),
        ("”–…”", "Skriv ett ord att söka efter."),
        (".*+?^${}()|[]\\", "Skriv ett ord att söka efter."),
        ("%E0%A4%", "Inga träffar på ”%E0%A4%”."),
        ("__proto__ constructor", "Inga träffar på ”__proto__ constructor”."),
        (long.as_str(), "träffar på ”ansökan om medel ansökan"),
        ("ö".repeat(10_000).as_str(), "Inga träffar på ”öö"),
        (words.join(" ").as_str(), "Inga träffar på ”aao bbo"),
        ("ab ".repeat(50).as_str(), "på några av orden i ”ab ab"),
        ("samordningsförbundsansökan".repeat(5).as_str(), "Här är i stället"),
        ("ma\u{30a}lgurpp", "på ”målgrupp”"),
    ] {
        paste(browser, query);
        let found = browser.text(STATUS);
        assert!(found.contains(said) && said.is_empty() == found.is_empty(), "{said}: {found}");
        assert!(found.chars().count() < 300, "{found}");
    }
    browser.open(&format!("{}#q=%E0%A4%A", page(&open)));
    browser.wait_for("html[data-ready]");
    assert_eq!(browser.count("main img"), 0);
    assert_eq!(browser.violations(), Vec::<String>::new());
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn without_javascript_or_index_all_pages_are_listed() {
    let open = Open::not_yet(TRIED[0]);
    let browser = &open.browser;
    browser.block(&["*/search-*.txt"]);
    browser.open(&page(&open));
    assert_off(browser);
    browser.disable_scripts();
    browser.open(&page(&open));
    assert_off(browser);
}

fn assert_off(browser: &Browser) {
    assert!(browser.shows(".module-off"));
    assert!(!browser.shows(FIELD));
    assert!(browser.shows(".all-pages a[href='../lagen/']"));
    assert!(!browser.shows(&id("sida:traffar")));
}
