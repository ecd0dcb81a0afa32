//! Pages without a form: days told by the visitor's clock, and the list of municipalities.

use super::driver::Browser;
use super::server::Server;
use super::support;
use serde_json::json;
use tempfile::TempDir;

/// The invented associations, served as they were built on a day long before the visitor comes.
struct Visited {
    browser: Browser,
    server: Server,
    _out: TempDir,
}

/// When the pages were built: the rounds of Videmark end 2 April, 9 September and 30 November 2026, and 5 January,
/// 8 March and 27 May 2027.
const BUILT: &str = "2026-11-22";

impl Visited {
    fn new(content: &str) -> Self {
        let out = tempfile::tempdir().unwrap();
        let server = Server::start_on(BUILT, &support::in_repository(content), out.path());
        Self { browser: Browser::start(BUILT), server, _out: out }
    }

    /// Opens a page at a moment.
    fn open_at(&mut self, moment: &str, path: &str) {
        self.browser.set_moment(moment);
        self.open(path);
    }

    fn open(&self, path: &str) {
        self.browser.open(&self.server.page(path));
    }

    /// The days that the list shows as the next, with what is said of them; hard spaces as plain ones.
    fn next(&self) -> Vec<String> {
        let shown = "[data-rounds=next] > :not([hidden])";
        let parts = self.browser.texts(&format!("{shown} time, {shown} .left, {shown}.none-to-come"));
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.replace('\u{a0}', " ")).collect()
    }

    /// What the table says of each of its rounds: passed, how many days are left, or nothing.
    fn table(&self) -> Vec<String> {
        let said = self.browser.texts(".days [data-round] :is(.passed:not([hidden]), .left:not(:empty))");
        said.iter().map(|said| said.replace('\u{a0}', " ")).collect()
    }
}

const PASSED: &str = "(har passerat)";

const NONE: &str = "Ingen kommande ansökningsdag är känd. Fråga kansliet: finsam@videmark.example";

#[test]
fn the_days_left_are_told_on_the_visitors_day() {
    let mut visited = Visited::new("tests/content");
    for (day, next, left) in [
        ("2026-11-22", "30 november 2026", "8 dagar kvar"),
        ("2026-11-28", "30 november 2026", "2 dagar kvar"),
        ("2026-11-29", "30 november 2026", "i morgon är sista dagen"),
        ("2026-11-30", "30 november 2026", "i dag är sista dagen"),
        ("2026-12-01", "5 januari 2027", "35 dagar kvar"),
        ("2027-03-08", "8 mars 2027", "i dag är sista dagen"),
        // Summer time begins in between: days are counted, not hours.
        ("2027-03-27", "27 maj 2027", "61 dagar kvar"),
        ("2027-05-27", "27 maj 2027", "i dag är sista dagen"),
    ] {
        let noon = format!("{day}T12:00:00+01:00");
        visited.open_at(&noon, "videmark/");
        assert_eq!(visited.next(), [next, left], "{day}");
        visited.open_at(&noon, "videmark/datum/");
        let passed = visited.table().iter().filter(|said| *said == PASSED).count();
        assert_eq!(visited.table().get(passed).map(String::as_str), Some(left), "{day}");
        assert_eq!(visited.table().len(), passed + 1, "one round is the next");
        assert!(!visited.browser.shows(".none-to-come"), "{day}");
    }
}

#[test]
fn after_the_last_deadline_the_page_says_whom_to_ask() {
    let mut visited = Visited::new("tests/content");
    let after = "2027-05-28T12:00:00+01:00";
    visited.open_at(after, "videmark/");
    assert_eq!(visited.next(), [NONE]);
    visited.open_at(after, "videmark/datum/");
    assert_eq!(visited.table(), [PASSED; 6]);
    assert!(visited.browser.shows(".none-to-come"));
    visited.open_at(after, "");
    let shown = visited.browser.texts(".associations li:nth-child(3) .when > :not([hidden])");
    assert_eq!(shown, ["Ingen kommande ansökningsdag är känd."]);
}

#[test]
fn the_start_page_says_it_of_each_association() {
    let mut visited = Visited::new("tests/content");
    visited.open_at("2026-11-30T12:00:00+01:00", "");
    assert_eq!(
        visited.next(),
        [
            "Ingen kommande ansökningsdag är känd.",
            "30 november 2026",
            "i dag är sista dagen",
            "1 mars 2027",
            "91 dagar kvar",
            "11 december 2026",
            "11 dagar kvar",
        ]
    );
    assert_eq!(visited.browser.violations(), [""; 0]);
    assert_eq!(visited.browser.console(), [""; 0]);
}

#[test]
fn the_day_changes_at_midnight_in_sweden_wherever_the_visitor_is() {
    let mut visited = Visited::new("tests/content");
    for zone in ["America/Los_Angeles", "Pacific/Auckland", "Europe/Stockholm"] {
        visited.browser.devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }));
        for (moment, next) in [
            ("2026-11-30T00:00:00+01:00", ["30 november 2026", "i dag är sista dagen"]),
            ("2026-11-29T23:59:50+01:00", ["30 november 2026", "i morgon är sista dagen"]),
            ("2026-12-01T00:00:00+01:00", ["5 januari 2027", "35 dagar kvar"]),
            ("2027-03-08T23:59:00+01:00", ["8 mars 2027", "i dag är sista dagen"]),
            // In summer time.
            ("2027-05-27T23:59:00+02:00", ["27 maj 2027", "i dag är sista dagen"]),
        ] {
            visited.open_at(moment, "videmark/");
            assert_eq!(visited.next(), next, "{zone}, {moment}");
        }
    }
}

#[test]
fn without_scripts_the_days_are_as_they_were_when_the_page_was_built() {
    let visited = Visited::new("tests/content");
    visited.browser.disable_scripts();
    visited.open("videmark/");
    assert_eq!(visited.next(), ["30 november 2026"]);
    visited.open("videmark/datum/");
    assert_eq!(visited.table(), [PASSED; 2]);
    visited.open("");
    assert!(!visited.browser.shows(".finder"));
    assert!(visited.browser.shows("[data-municipality]"));
}

/// The names that are shown after something is written, and what is said of it.
fn found(browser: &Browser, written: &str) -> (Vec<String>, String) {
    browser.write("[id='sida:kommun']", written);
    // What is said waits for the writing to pause.
    let said = "return new Promise((done) => setTimeout(() => \
        done(document.querySelector('[role=status]').textContent.replace('\\u00a0', ' ')), 700))";
    let said = browser.run(said, &[]).as_str().unwrap().to_owned();
    (browser.texts("[data-municipality]:not([hidden]) .municipality"), said)
}

#[test]
fn a_municipality_is_found_however_it_is_written() {
    let visited = Visited::new(support::CONTENT);
    let browser = &visited.browser;
    visited.open("");
    let all = browser.texts(".municipality");
    assert_eq!(found(browser, "").1, "");
    for (written, name) in [
        ("Krokom", "Krokoms kommun"),
        ("krokoms", "Krokoms kommun"),
        ("Krokoms kommun", "Krokoms kommun"),
        ("Krokom kommun", "Krokoms kommun"),
        ("krokom k", "Krokoms kommun"),
        ("KROKOM kommunen ", "Krokoms kommun"),
        ("Krokoms kommuns", "Krokoms kommun"),
        ("kommunens Krokom", "Krokoms kommun"),
        ("Örebro", "Örebro kommun"),
        ("orebro", "Örebro kommun"),
        ("Örebros kommun", "Örebro kommun"),
        ("O\u{308}rebro", "Örebro kommun"),
        ("are", "Åre kommun"),
        ("exempel", "Exempelkommunen"),
    ] {
        assert_eq!(found(browser, written), (vec![name.to_owned()], "1 kommun".to_owned()), "{written}");
    }
    assert_eq!(found(browser, "b").0, ["Bergs kommun", "Bräcke kommun"]);
    assert_eq!(found(browser, "s").0, ["Strömsunds kommun"]);
    assert_eq!(found(browser, "ö"), (vec!["Örebro kommun".into(), "Östersunds kommun".into()], "2 kommuner".into()));
    assert_eq!(browser.texts(".letter:not([hidden]) h3"), ["Ö"], "letters without a municipality are gone");
    let none = "Ingen kommun i listan heter så. Fråga kommunen om den hör till ett samordningsförbund.";
    assert_eq!(found(browser, "Bergen"), (Vec::new(), none.to_owned()));
    assert_eq!(found(browser, " - ").0, all, "what is no word leaves the list whole");
    assert_eq!(browser.violations(), [""; 0]);
}
