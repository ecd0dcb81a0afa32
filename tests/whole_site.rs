//! The site as the binary makes it: whole, self-contained, written so that nothing is ever half there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

#[path = "support/folders.rs"]
mod folders;
mod support;

use finsamkoll_site::model::Overview;
use folders::{Files, NAMING, build, copy, files, finsamkoll, is_page, resolve, values};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use support::TRIED;

/// What the real content makes, and what the invented one makes.
static SITES: LazyLock<[Files; 2]> = LazyLock::new(|| [built(support::CONTENT), built(support::INVENTED)]);

fn built(content: &str) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    let output = build(&support::in_repository(content), &out);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&out)
}

/// The site of the real content.
fn real() -> &'static Files {
    &SITES[0]
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| is_page(path))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

#[test]
fn every_link_leads_to_a_page_and_a_place_on_it() {
    for files in SITES.iter() {
        assert_eq!(dead_links(files), Vec::<String>::new());
    }
}

/// Links of pages, and what they load, that the site does not have.
fn dead_links(files: &Files) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages(files).map(|(path, html)| (path, values(html, "id").into_iter().collect())).collect();
    let leads = |path: &str, link: &str| {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = resolve(path, file);
        files.contains_key(&target) && (anchor.is_empty() || ids[target.as_str()].contains(anchor))
    };
    let of_page = |(path, html)| {
        let links = NAMING.into_iter().flat_map(move |attribute| values(html, attribute));
        let inside = links.filter(|link| !link.starts_with("https://") && !link.starts_with("mailto:"));
        inside.filter(move |link| !leads(path, link)).map(move |link| format!("{path}: {link}"))
    };
    pages(files).flat_map(of_page).collect()
}

#[test]
fn dead_links_are_found() {
    let page = |html: &str| html.as_bytes().to_vec();
    let files = BTreeMap::from([
        (
            "a/index.html".to_owned(),
            page("<a id=\"x\" href=\"../b/#y\"> <a href=\"#x\"> <a href=\"../b/#z\"> <a href=\"#y\">"),
        ),
        ("b/index.html".to_owned(), page("<p id=\"y\"> <a href=\"../a/\"> <a href=\"../c/\"> <img src=\"../c.svg\">")),
    ]);
    assert_eq!(
        dead_links(&files),
        ["a/index.html: ../b/#z", "a/index.html: #y", "b/index.html: ../c/", "b/index.html: ../c.svg"]
    );
}

#[test]
fn every_page_is_whole_by_itself() {
    for files in SITES.iter() {
        for (path, html) in pages(files) {
            assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">"), "{path}");
            assert_eq!(html.matches("<h1").count(), 1, "{path}: one heading of the first rank");
            assert!(html.contains("<title>") && !html.contains("<title></title>"), "{path}: a title");
            assert!(values(html, "content").iter().all(|value| !value.is_empty()), "{path}: descriptions are written");
            assert!(!html.contains(" style=") && !html.contains("<style"), "{path}: styles stand in the style sheet");
            assert!(!html.contains("<script>") && !html.contains(" onclick="), "{path}: no script in the page");
            assert!(html.contains("default-src 'none'"), "{path}: the policy");
            let ids = values(html, "id");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: an id occurs twice");
        }
    }
}

#[test]
fn every_page_names_the_picture_of_its_association() {
    for files in SITES.iter() {
        let mut pictures: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, html) in pages(files).filter(|(path, _)| *path != "404.html") {
            let (_, named) = html.split_once("<meta property=\"og:image\" content=\"https://").unwrap();
            let (_, picture) = named.split('"').next().unwrap().split_once('/').unwrap();
            assert_eq!(png_size(&files[picture]), Some((1200, 630)), "{path}: {picture}");
            assert!(files[picture].len() < 60_000, "{picture} weighs {}", files[picture].len());
            // Pages of no association share the site's own.
            let folder = path.split('/').next().filter(|folder| TRIED.iter().any(|tried| tried.id == *folder));
            pictures.entry(folder.unwrap_or_default()).or_default().insert(picture);
        }
        assert!(pictures.values().all(|named| named.len() == 1), "{pictures:?}");
        let bytes: BTreeSet<&[u8]> = pictures.values().flatten().map(|picture| files[*picture].as_slice()).collect();
        assert_eq!(bytes.len(), pictures.len(), "each has its own: {pictures:?}");
    }
}

/// Width and height, as a PNG says them.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[test]
fn an_example_and_a_proposal_say_so_on_every_page_and_are_not_indexed() {
    let files = real();
    let is_of = |path: &str, ids: &[&str]| ids.iter().any(|id| path.starts_with(id));
    let (examples, proposals) = (["tre-nivaer"], ["jamtland", "lekeberg-orebro"]);
    for (path, html) in pages(files) {
        let (example, proposal) = (is_of(path, &examples), is_of(path, &proposals));
        assert_eq!(html.contains("finns inte på riktigt"), example, "{path}");
        assert_eq!(html.contains("Inte förbundets egen webbplats."), proposal, "{path}");
        assert_eq!(html.contains("noindex"), example || proposal || path == "404.html", "{path}");
    }
    let sitemap = std::str::from_utf8(&files["sitemap.xml"]).unwrap();
    let addresses: Vec<&str> =
        sitemap.lines().filter_map(|line| line.split_once("finsamkoll.example/")).map(|(_, path)| path).collect();
    assert!(addresses.iter().any(|path| path.starts_with("om/")), "{sitemap}");
    assert!(!addresses.iter().any(|path| is_of(path, &examples) || is_of(path, &proposals)), "{sitemap}");
}

#[test]
fn every_page_that_somebody_wrote_says_when_it_was_last_changed() {
    /// Pages that stand in no file of the content.
    const MADE: [&str; 2] = ["404.html", "sok/index.html"];
    let files = real();
    for (path, html) in pages(files).filter(|(path, _)| !MADE.contains(path)) {
        assert!(html.contains("<dt>Senast ändrad</dt><dd><time datetime=\"20"), "{path}");
    }
}

#[test]
fn a_page_tells_all_rounds_and_which_have_passed() {
    let files = real();
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    for path in ["jamtland/datum/index.html", "jamtland/ansok/index.html"] {
        let html = page(path);
        for day in ["4 februari 2022", "6 maj 2022", "26 augusti 2022", "21 oktober 2022"] {
            assert!(html.contains(day), "{path}: {day}");
        }
        assert_eq!(html.matches("har passerat").count(), 4, "{path}");
        assert!(html.contains("Ingen kommande ansökningsdag är känd"), "{path}");
    }
    assert!(page("jamtland/ansok/index.html").contains("Kansliet har inte antagit"));
}

#[test]
fn the_blank_word_form_of_every_association_is_linked_with_type_and_size() {
    for tried in TRIED {
        let files = SITES.iter().find(|files| files.contains_key(&format!("{}/index.html", tried.id))).unwrap();
        let path = format!("{0}/ansok/ansokan-{0}.docx", tried.id);
        let document = &files[&path];
        assert!(document.starts_with(b"PK\x03\x04"), "{path}");
        let label = format!("Word-formulär, docx, {}\u{a0}kB</a>", (document.len() + 500) / 1000);
        for page in [format!("{}/index.html", tried.id), format!("{}/ansok/index.html", tried.id)] {
            let html = std::str::from_utf8(&files[&page]).unwrap();
            assert!(values(html, "href").iter().any(|link| resolve(&page, link) == path), "{page}");
            assert!(html.contains(&label), "{page} lacks {label}");
        }
    }
}

#[test]
fn what_can_be_searched_for_is_where_the_index_says() {
    for files in SITES.iter() {
        let ids: BTreeMap<&str, BTreeSet<&str>> =
            pages(files).map(|(path, html)| (path, values(html, "id").into_iter().collect())).collect();
        let mut page = String::new();
        for line in index(files).lines() {
            let (sign, rest) = line.split_at(line.chars().next().unwrap().len_utf8());
            let address = rest.split('\t').next().unwrap();
            match sign {
                "+" => assert!(["0.6", "1"].contains(&address), "{line}"),
                "=" => page = format!("{address}index.html"),
                _ => assert!(address.is_empty() || ids[page.as_str()].contains(address), "{page}: {line}"),
            }
        }
    }
}

#[test]
fn every_clause_can_be_found_at_its_own_address() {
    let files = real();
    let index = index(files);
    for association in support::site(support::CONTENT).associations {
        for clause in &association.ruleset.clauses {
            let place = format!("\n§{}\t{}", clause.id, clause.words);
            // A clause may be a heading.
            let is_there = index.contains(&place) || index.contains(&place.replace('§', "#"));
            assert!(is_there, "{}: {}", association.id, clause.id);
        }
    }
}

#[test]
fn a_letter_is_no_page() {
    for files in SITES.iter() {
        let is_of_letter = |(path, bytes): &(&String, &Vec<u8>)| {
            path.split('/').any(|part| part == "letter")
                || String::from_utf8_lossy(bytes).contains("granskas av handläggare")
        };
        assert_eq!(files.iter().find(is_of_letter).map(|(path, _)| path), None);
    }
}

#[test]
fn every_form_asks_for_what_tells_applications_apart() {
    for content in [support::CONTENT, support::INVENTED] {
        for association in support::site(content).associations {
            let Overview { effort, owner, sought } = association.overview;
            assert!(effort.is_some() && owner.is_some() && sought.is_some(), "{}", association.id);
        }
    }
}

/// The index for searching, as its page names it.
fn index(files: &Files) -> &str {
    let page = std::str::from_utf8(&files["sok/index.html"]).unwrap();
    let path = resolve("sok/index.html", values(page, "data-index")[0]);
    std::str::from_utf8(&files[&path]).unwrap()
}

#[test]
fn every_page_stands_in_the_list_from_a_to_o_once() {
    let files = real();
    let html = String::from_utf8(files["sok/index.html"].clone()).unwrap();
    let listed = html.split_once("Alla sidor från A till Ö").unwrap().1.split_once("page-foot").unwrap().0;
    let links: Vec<String> = values(listed, "href")
        .into_iter()
        .filter(|href| !href.starts_with('#'))
        .map(|href| resolve("sok/index.html", href))
        .collect();
    let all: BTreeSet<&str> = pages(files).map(|(path, _)| path).filter(|path| *path != "404.html").collect();
    let all_but_itself: BTreeSet<&str> = all.into_iter().filter(|path| *path != "sok/index.html").collect();
    assert_eq!(links.iter().map(String::as_str).collect::<BTreeSet<_>>(), all_but_itself);
    assert_eq!(links.len(), all_but_itself.len(), "a page stands there twice");
}

#[test]
fn a_second_build_touches_nothing_and_removes_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    copy(&support::in_repository("content"), &content);
    assert!(build(&content, &out).status.success());
    fs::write(out.join("not-ours.txt"), "kept").unwrap();
    let first = times(&out);
    assert!(build(&content, &out).status.success());
    assert_eq!(times(&out), first);
    let page = content.join("extra.md");
    fs::write(&page, "+++\ntitle = \"Mer\"\ndescription = \"Mer att läsa.\"\n+++\nEn sida till.\n").unwrap();
    assert!(build(&content, &out).status.success());
    assert!(out.join("extra/index.html").exists());
    fs::remove_file(page).unwrap();
    assert!(build(&content, &out).status.success());
    assert!(!out.join("extra/index.html").exists());
    assert!(out.join("not-ours.txt").exists(), "what the build did not write it does not remove");
}

#[test]
fn assets_stay_one_build_longer_for_pages_that_are_open() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    copy(&support::in_repository("content"), &content);
    let assets = || files(&out).into_keys().filter(|path| path.starts_with("assets/")).collect::<BTreeSet<_>>();
    assert!(build(&content, &out).status.success());
    let first = assets();
    let page = content.join("tre-nivaer/_index.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("\nname = \"", "\nname = \"Nya ")).unwrap();
    assert!(build(&content, &out).status.success());
    let both = assets();
    assert!(both.is_superset(&first) && both.len() > first.len(), "what an open page may need is there yet");
    assert!(build(&content, &out).status.success());
    let second = assets();
    assert!(second.is_subset(&both) && second.len() == first.len() && second != first, "{second:#?}");
    let before = times(&out);
    assert!(build(&content, &out).status.success());
    assert_eq!(times(&out), before);
}

fn times(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files(folder).keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn a_broken_file_is_explained_and_the_last_good_site_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    copy(&support::in_repository("content"), &content);
    assert!(build(&content, &out).status.success());
    let before = files(&out);
    let page = content.join("tre-nivaer/nivaer.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("kind = \"answered\"", "kind = \"answerd\"", 1)).unwrap();
    let output = build(&content, &out);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("tre-nivaer/nivaer.md:") && said.contains("menade du ”answered”?"), "{said}");
    assert_eq!(files(&out), before);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_a_whole_site() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("dist"));
    copy(&support::in_repository("content"), &content);
    assert!(build(&content, &out).status.success());
    let before = files(&out);
    // A folder where a new page's temporary file has to lie.
    fs::create_dir_all(out.join("om/index.html.ny")).unwrap();
    let page = content.join("om.md");
    fs::write(&page, fs::read_to_string(&page).unwrap() + "\nEn rad till.\n").unwrap();
    let output = build(&content, &out);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("går inte att skriva"));
    assert_eq!(files(&out), before);
}

#[test]
fn somebody_elses_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("index.html"), "mine").unwrap();
    let output = build(&support::in_repository("content"), &out);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("index.html finns redan"));
    assert_eq!(files(&out), BTreeMap::from([("index.html".to_owned(), b"mine".to_vec())]));
}

#[test]
fn the_site_is_not_written_among_the_texts() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&support::in_repository("content"), &content);
    let before = files(folder.path());
    for out in ["content", "content/dist", "."] {
        let output = finsamkoll(&["build", "--out", out], folder.path());
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("mappen med texterna"), "{out}");
        assert_eq!(files(folder.path()), before, "{out}");
    }
}

#[test]
fn the_binary_needs_nothing_beside_it_but_content() {
    let folder = tempfile::tempdir().unwrap();
    copy(&support::in_repository("content"), &folder.path().join("content"));
    let output = finsamkoll(&["build"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(folder.path().join("dist/index.html").exists());
}

#[test]
fn the_guide_to_a_new_association_builds_as_it_stands() {
    let guide = fs::read_to_string(support::in_repository("docs/nytt-forbund.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (_, copied) = guide.lines().find_map(|line| line.split_once("i Finsamkoll: ")).unwrap();
    for name in quoted(copied) {
        let (from, to) = (support::in_repository("content").join(name), folder.path().join("content").join(name));
        if from.is_dir() { copy(&from, &to) } else { write(&to, &fs::read(from).unwrap()) }
    }
    for (path, text) in told(&guide) {
        write(&folder.path().join(path), text.as_bytes());
    }
    let output = build(&folder.path().join("content"), &folder.path().join("dist"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.is_empty(), "{said}");
    let shown =
        [("", "5 februari 2027"), ("ansok/", "Vem är kontaktperson hos projektägaren?"), ("ansok/", "är annorlunda")];
    for (page, words) in shown {
        let html = fs::read_to_string(folder.path().join(format!("dist/provbygden/{page}index.html"))).unwrap();
        assert!(html.contains(words), "/provbygden/{page} lacks ”{words}”");
    }
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The files that a guide tells: a block in the language of a file, after the last path that it names.
fn told(guide: &str) -> Vec<(&str, &str)> {
    let (mut files, mut rest) = (Vec::new(), guide);
    while let Some((before, block)) = rest.split_once("\n```") {
        let (language, block) = block.split_once('\n').unwrap();
        let (text, after) = block.split_once("```\n").unwrap();
        if !language.is_empty() {
            files.push((quoted(before).filter(|name| name.starts_with("content/")).last().unwrap(), text));
        }
        rest = after;
    }
    files
}

fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// `finsamkoll serve`, ended when the test ends.
struct Serving {
    child: Child,
    said: String,
    address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(port: u16, folder: &Path) -> Self {
        let content = support::in_repository("content");
        let mut child = Command::new(env!("CARGO_BIN_EXE_finsamkoll"))
            .args(["serve", "--content", content.to_str().unwrap(), "--port", &port.to_string()])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = String::new();
        let address = loop {
            let line = lines.next().unwrap().unwrap();
            said.push_str(&line);
            if let Some((_, address)) = line.split_once("http://") {
                break address.split('/').next().unwrap().to_owned();
            }
        };
        Self { child, said, address }
    }

    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

#[test]
fn the_site_is_served_with_its_headers() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(0, folder.path());
    let page = serving.ask("GET", "/tre-nivaer/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("content-type: text/html; charset=utf-8"), "{page}");
    assert!(page.contains("frame-ancestors 'none'") && page.contains("<h1>"), "{page}");
    assert!(serving.ask("GET", "/tre-nivaer").contains("location: /tre-nivaer/"));
    assert!(serving.ask("GET", "/finns-inte/").starts_with("HTTP/1.1 404"));
    assert!(serving.ask("GET", "/../Cargo.toml").starts_with("HTTP/1.1 404"));
    assert!(serving.ask("POST", "/").starts_with("HTTP/1.1 405"));
    let head = serving.ask("HEAD", "/");
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("<h1>"), "{head}");
    let module = page_asset(&serving.ask("GET", "/tre-nivaer/ansok/"), "data-wasm");
    assert!(serving.ask("HEAD", &module).contains("content-type: application/wasm"), "{module}");
    let document = serving.ask("HEAD", "/tre-nivaer/ansok/ansokan-tre-nivaer.docx");
    assert!(document.contains("content-type: application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
}

fn page_asset(html: &str, attribute: &str) -> String {
    format!("/{}", values(html, attribute)[0].trim_start_matches("../"))
}

#[test]
fn a_port_that_is_taken_gives_the_next_one_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let serving = Serving::start(port, folder.path());
    assert!(serving.said.contains(&format!("Port {port} är upptagen")), "{}", serving.said);
    assert!(serving.ask("GET", "/").starts_with("HTTP/1.1 200"));
}
