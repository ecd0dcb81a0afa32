//! The form as a Word document: saved from the page, opened in it again, handed over.

use crate::cases_typed::type_one;
use crate::driver::{Browser, id};
use crate::page_read::in_page;
use crate::support::Tried;
use crate::support::cases::{self, Case};
use crate::{DAY, Open};
use finsamkoll_checks::{AnswerCode, Answers, Application, Date, Submission};
use finsamkoll_word::{Template, filled};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;

const CHOOSE: &str = "[id='sida:fil']";
const RESULT: &str = "[id='sida:fil-resultat']";
const TOLD: &str = "[id='sida:fil-svar']";
const HANDING: &str = "[id='sida:lamna']";
const CODE: &str = "[id='sida:kontrollkod'] .answer-code";
const SAVE: &str = "[id='sida:lamna'] [data-word=save]";
const TAKE_BACK: &str = "[data-word=take-back]";

#[test]
fn what_is_saved_is_the_same_form_and_report_in_another_browser() {
    let open = Open::first();
    let browser = &open.browser;
    let case = whole_case(open.association);
    type_one(&open, &open.association.ruleset(), &case);
    // As some keyboards write it: a letter and its dots.
    let name = id("insats.namn");
    browser.run("document.querySelector(arguments[0]).value = 'Va\u{308}gen <b>vidare</b> & mer'", &[name.into()]);
    check(browser);
    let code = browser.text(CODE);
    assert_eq!(code, native_code(&open, &case, "Va\u{308}gen <b>vidare</b> & mer"));
    browser.click("[id='sida:kvittens']");
    let folder = tempfile::tempdir().unwrap();
    let file = save(browser, folder.path(), SAVE);
    assert!(browser.text("[id='sida:sparat']").contains(file.file_name().unwrap().to_str().unwrap()));
    let report = in_page(browser);
    let written = answers(browser);

    let other = Browser::start(DAY);
    other.open(&open.address());
    other.wait_for("html[data-ready]");
    let name = file.file_name().unwrap().to_str().unwrap();
    other.drop_on("main", &[(name, &fs::read(&file).unwrap())], "");
    other.wait_for(&format!("{RESULT}:not([hidden])"));
    assert_eq!(other.focus(), "sida:fil-resultat");
    let told = other.text(RESULT);
    assert!(told.contains("Alla formulärets frågor hittades") && !told.contains("Ändrad"), "{told}");
    assert!(!other.shows(TAKE_BACK), "nothing had been written");
    assert_eq!(answers(&other), written);
    assert_eq!(in_page(&other), report);
    other.wait_for(&format!("{HANDING}:not([hidden])"));
    assert_eq!(other.text(CODE), code);
    assert_eq!(other.violations(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_not_read_leaves_the_form_as_it_was() {
    let open = Open::first();
    let browser = &open.browser;
    let name = id("insats.namn");
    browser.write(&name, "Vägen vidare");
    browser.drop_on("body", &[("a.docx", b"%PDF-1.4")], "");
    browser.wait_for(&format!("{RESULT}:not([hidden])"));
    let told = browser.text(RESULT);
    assert!(told.starts_with("”a.docx” öppnades inte") && told.contains("Filen är en PDF."), "{told}");
    assert_eq!(browser.focus(), "sida:fil-resultat");
    assert!(!browser.shows(TAKE_BACK));
    browser.drop_on("body", &[("a.docx", b""), ("b.docx", b"")], "");
    assert_eq!(browser.text(TOLD), "Öppna en fil i taget.");
    browser.drop_on("body", &[], "Vägen vidare");
    assert_eq!(browser.text(TOLD), "Det som släpptes är ingen fil. Dra hit en Word-fil (.docx).");
    browser.run("Object.defineProperty(File.prototype, 'size', { get: () => 2e7 + 1 })", &[]);
    browser.drop_on("body", &[("c.docx", b"PK")], "");
    browser.wait_for(&format!("{TOLD}:empty"));
    assert!(within(|| browser.text(RESULT).contains("Filen är större än")), "{}", browser.text(RESULT));
    assert_eq!(browser.property(&name, "value"), "Vägen vidare");
    assert_eq!(browser.count("html[data-dragging]"), 0);
}

#[test]
fn what_stood_in_the_form_can_be_brought_back() {
    let open = Open::first();
    let browser = &open.browser;
    let folder = tempfile::tempdir().unwrap();
    let name = id("insats.namn");
    browser.write(&name, "Den ena");
    for row in 0..3 {
        browser.click("[data-act=add-row][data-group=budget]");
        browser.write(&id(&format!("budget.{row}.post")), "Lön");
    }
    let file = save(browser, folder.path(), ".actions [data-word=save]");
    let first = answers(browser);
    open.open_form();
    browser.write(&name, "Den andra");
    browser.choose(CHOOSE, &file);
    browser.wait_for(&format!("{RESULT}:not([hidden])"));
    assert_eq!(answers(browser), first);
    browser.click(TAKE_BACK);
    assert!(within(|| browser.property(&name, "value") == "Den andra"));
    assert_eq!(browser.count("[id='budget:rows'] > .row"), 1);
    assert!(!browser.shows(TAKE_BACK));
    assert!(browser.shows("[id='sida:rapport-stale']"), "the report speaks of the file's answers");
}

#[test]
fn a_file_tells_that_it_was_changed_and_of_which_version_it_is() {
    let open = Open::first();
    let browser = &open.browser;
    let template = template(&open);
    let (form, folder) = (&template.form, tempfile::tempdir().unwrap());
    let answers = Answers::default();
    let other = AnswerCode::parse("0000-0000-0000").unwrap();
    let opened = |template: &Template, code| {
        let file = folder.path().join(format!("{}.docx", template.form.version));
        fs::write(&file, filled(template, &answers, code, None).unwrap()).unwrap();
        browser.run("document.querySelector(arguments[0]).textContent = ''", &[RESULT.into()]);
        browser.choose(CHOOSE, &file);
        browser.wait_for(&format!("{RESULT}:not([hidden], :empty)"));
        browser.text(RESULT)
    };
    let of_version =
        |version| Template { form: finsamkoll_checks::form::Form { version, ..form.clone() }, ..template.clone() };
    assert!(opened(&template, other).contains("Ändrad efter kontrollen"));
    let unchanged = AnswerCode::of(form, &answers, &|text| text.nfc().collect());
    assert!(!opened(&template, unchanged).contains("Ändrad efter kontrollen"));
    let older = opened(&of_version(form.version - 1), other);
    assert!(older.contains("Formuläret har ändrats") && !older.contains("Ändrad efter"), "{older}");
    assert!(opened(&of_version(form.version + 1), other).contains("ladda om sidan"));
}

#[test]
fn the_application_is_printed_copied_and_drafted() {
    let open = Open::first();
    let browser = &open.browser;
    browser.write(&id("insats.namn"), "Vägen <i>vidare</i>");
    check(browser);
    browser.run("navigator.clipboard.writeText = async (text) => { copied = text }", &[]);
    for part in ["sida:mejl-amne", "sida:mejl-text"] {
        browser.click(&format!("[data-copy='{part}']"));
        assert!(within(|| browser.text(&id(&format!("{part}-svar"))) == "Kopierat"));
        assert_eq!(browser.run("return copied", &[]).as_str().unwrap(), browser.text(&id(part)));
    }
    assert!(browser.text(&id("sida:mejl-amne")).ends_with(&browser.text(CODE)));
    let address = browser.attribute(&id("sida:mejl-lank"), "href").unwrap();
    assert!(address.starts_with("mailto:") && address.len() <= 1500, "{address}");
    browser.run("print = () => { printed = document.documentElement.dataset.print }", &[]);
    browser.click("[data-word=print]");
    assert!(within(|| browser.attribute("html", "data-print").as_deref() == Some("application")));
    browser.show_as_print();
    assert!(browser.shows(".paper") && !browser.shows(HANDING) && !browser.shows(&id("insats.namn")));
    let paper = browser.text(".paper");
    assert!(paper.contains("Vägen <i>vidare</i>") && paper.contains("Sida för underskrift"), "{paper}");
    assert!(paper.contains(&browser.text(CODE)) && !paper.contains("Kvittens"), "{paper}");
    browser.run("dispatchEvent(new Event('afterprint'))", &[]);
    let folder = tempfile::tempdir().unwrap();
    browser.run("document.querySelector('.handing details').open = true", &[]);
    browser.devtools("Emulation.setEmulatedMedia", &serde_json::json!({ "media": "screen" }));
    let draft = fs::read_to_string(save(browser, folder.path(), "[data-word=draft]")).unwrap();
    let (head, parts) = draft.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("X-Unsent: 1\r\n") && head.contains("\r\nSubject: =?UTF-8?B?QW5zw7ZrYW4g"), "{head}");
    let parts: Vec<&str> = parts.split("--finsamkoll").collect();
    assert_eq!((parts.len(), parts[0], parts[3]), (4, "", "--\r\n"));
    // The text begins with "Hej!", and the file as all zip files do.
    assert!(parts[1].contains("\r\n\r\nSGVqI"), "{}", parts[1]);
    assert!(parts[2].contains(".docx\"\r\n\r\nUEsDB"), "{:.300}", parts[2]);
    assert!(draft.lines().all(|line| line.len() <= 200));
    let all = browser.text("main");
    assert!(!all.contains("skickad") && !all.contains("Skickad"), "nothing is said to be sent");
}

#[test]
fn the_form_goes_on_when_the_word_part_does_not() {
    let open = Open::first();
    let browser = &open.browser;
    browser.block(&["*/word-*.wasm"]);
    browser.write(&id("insats.namn"), "Vägen vidare");
    browser.click("[data-act=check]");
    assert!(within(|| browser.text("[id='sida:kod-svar']").starts_with("Det gick inte att hämta")));
    assert!(browser.shows("[id='sida:rapport']") && !browser.shows(HANDING));
    browser.block(&[]);
    check(browser);
    assert_eq!(browser.text("[id='sida:kod-svar']"), "");
    browser.run(
        "return import(new URL(document.querySelector('form').dataset.wordGlue, document.baseURI)).then((module) => \
         module.default()).then((exports) => { new Uint8Array(exports.memory.buffer).fill(255); })",
        &[],
    );
    browser.click(SAVE);
    assert!(within(|| browser.text("[id='sida:sparat']").contains("har stannat")));
    assert_eq!(browser.count("html[data-ready]"), 1, "the checks go on");
    browser.click("[data-act=add-row][data-group=budget]");
    assert_eq!(browser.count("[id='budget:rows'] > .row"), 2);
}

/// A case in which all is answered.
fn whole_case(association: Tried) -> Case {
    cases::all(association.id).into_iter().find(|case| case.name == "fullstandig").unwrap()
}

/// Checks the application and waits for what Word files need.
fn check(browser: &Browser) {
    browser.click("[data-act=check]");
    browser.wait_for(&format!("{HANDING}:not([hidden])"));
}

/// Presses a button that saves a file, and waits for it.
fn save(browser: &Browser, folder: &Path, button: &str) -> PathBuf {
    browser.save_into(folder);
    browser.click(button);
    let saved = || fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).next();
    let is_whole = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "docx" || ending == "eml");
    assert!(within(|| saved().is_some_and(|file| is_whole(&file))));
    saved().unwrap()
}

/// Whether something comes true within some seconds.
fn within(is_true: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        if is_true() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

/// What stands in the form and is not empty, in its order.
fn answers(browser: &Browser) -> Vec<String> {
    let script = "return [...new FormData(document.querySelector('form[data-module]'))]
        .filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`)";
    serde_json::from_value(browser.run(script, &[])).unwrap()
}

/// The code as it is natively, of a case with this name of the effort.
fn native_code(open: &Open, case: &Case, name: &str) -> String {
    let ruleset = open.association.ruleset();
    let named = |(at, text): (&finsamkoll_checks::Address, &str)| {
        (at.clone(), if at.to_string() == "insats.namn" { name.to_owned() } else { text.to_owned() })
    };
    let submission = Submission::on_web(case.answers().iter().map(named).collect());
    let today = Date::parse_iso(DAY).unwrap();
    let asked = Application::new(&ruleset, &submission, today).answers();
    AnswerCode::of(&ruleset.form, &asked, &|text| text.nfc().collect()).text()
}

/// What the page's Word files are made of.
fn template(open: &Open) -> Template {
    let ending = format!("{}-", open.association.id);
    let is_template = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy();
        name.starts_with(&ending) && name.ends_with(".form")
    };
    let mut files = fs::read_dir(open.out().join("assets")).unwrap().map(|entry| entry.unwrap().path());
    Template::decode(&fs::read(files.find(is_template).unwrap()).unwrap()).unwrap()
}
