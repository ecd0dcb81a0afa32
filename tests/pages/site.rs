//! A site under test: its files, and where a browser meets them.

use crate::DAY;
use crate::driver::Browser;
use crate::server::Server;
use crate::support::{CONTENT, in_repository};
use finsamkoll_site::headers::headers;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// What looks at all pages of a site and answers with every fault.
pub(crate) type Check = fn(&Site) -> Vec<String>;

/// How long a page with a script asks for nothing more before it counts as loaded.
const QUIET: Duration = Duration::from_millis(200);

/// A site that is served.
#[derive(Debug)]
pub(crate) struct Site {
    folder: TempDir,
    address: String,
    _server: Option<Server>,
}

impl Site {
    /// The site of this repository, built and served by the binary.
    pub(crate) fn ours() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::start_on(DAY, &in_repository(CONTENT), folder.path());
        Self { folder, address: server.page(""), _server: Some(server) }
    }

    /// These files, served with the headers of the real site but for the policy.
    pub(crate) fn of(files: &BTreeMap<&str, String>, policy: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            fs::write(folder.path().join(path), text).unwrap();
        }
        let address = serve(folder.path(), policy);
        Self { folder, address, _server: None }
    }

    /// The paths of the pages as visitors write them: `om/`, `404.html`.
    pub(crate) fn pages(&self) -> Vec<String> {
        let files = self.files();
        let pages = files.iter().filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "html"));
        pages.map(|path| path.strip_suffix("index.html").unwrap_or(path).to_owned()).collect()
    }

    /// The paths of all files, sorted.
    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path.strip_prefix(self.folder.path()).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        files.sort();
        files
    }

    /// The file of a page, or of anything else that an address of the site leads to.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        file(self.folder.path(), path)
    }

    /// Where a browser meets a page.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Opens a page and waits until what its scripts ask for is there.
    pub(crate) fn open(&self, browser: &Browser, page: &str) {
        browser.open(&self.page(page));
        if browser.count(".module-on") > 0 {
            browser.wait_for("html[data-ready]");
        }
        if browser.count("script[src]") > 0 {
            wait_until_quiet(browser);
        }
    }
}

/// Waits until a page has not asked for anything for a moment.
pub(crate) fn wait_until_quiet(browser: &Browser) {
    let mut known = browser.resources();
    loop {
        thread::sleep(QUIET);
        let now = browser.resources();
        if now == known {
            return;
        }
        known = now;
    }
}

fn file(folder: &Path, path: &str) -> PathBuf {
    let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    folder.join(format!("{path}{index}"))
}

/// Serves a folder until the tests end, and answers with its address.
fn serve(folder: &Path, policy: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let folder: Arc<Path> = folder.into();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let folder = Arc::clone(&folder);
            // Browsers open connections ahead of need: each has a thread of its own, so that none waits for another.
            thread::spawn(move || answer(&stream, &folder, policy));
        }
    });
    address
}

/// Answers one request; a browser that leaves in the middle is nobody's fault.
fn answer(mut stream: &TcpStream, folder: &Path, policy: &str) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.trim_start_matches('/').to_owned();
    lines.find(String::is_empty)?;
    let file = file(folder, &path);
    let body = fs::read(&file);
    let status = if body.is_ok() { "200 OK" } else { "404 Not Found" };
    let body = body.unwrap_or_default();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len()).ok()?;
    for (name, value) in headers(file.to_str()?) {
        let value = if name == "Content-Security-Policy" { policy } else { &value };
        write!(stream, "{name}: {value}\r\n").ok()?;
    }
    write!(stream, "\r\n").ok()?;
    stream.write_all(&body).ok()
}
