//! Chromium, driven as a person would: typing, clicking, reading what stands on the page.
//!
//! A [`Browser`] is one ChromeDriver and one session with a profile of its own. Its calls block, and
//! panic with what they sought when the page does not answer: a test says what should be, and stops
//! where it is not. Elements are named by CSS selectors, fields by their address ([`id`] makes the selector).
//!
//! Invariant: nothing here knows the site, its forms or its associations.

#![allow(dead_code, reason = "a vocabulary: not every target that drives a browser uses every word")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops, and says what it sought")]

use super::process::Running;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

/// How long an element may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// Chromium's arguments: headless, also as root and with little shared memory, and silent on the
/// network but for what the page asks.
const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--force-color-profile=srgb",
    "--lang=sv-SE",
    "--window-size=1280,1000",
];

/// One o'clock in summer: the same civil day in Europe/Stockholm, far from both its ends.
fn noon(day: &str) -> String {
    format!("{day}T12:00:00+01:00")
}

/// The selector of the element with this id, whatever characters the id has.
///
/// `id("budget.0.belopp")` is `[id="budget.0.belopp"]`; the address `insats.niva=individ` needs no escape either.
pub(crate) fn id(id: &str) -> String {
    format!("[id={id:?}]")
}

/// A headless Chromium with an empty profile. Dropping it ends browser and driver.
#[derive(Debug)]
pub(crate) struct Browser {
    client: Client,
    runtime: Runtime,
    driver: Running,
    port: u16,
    start_script: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser in which today is `day` (`2026-11-22`).
    pub(crate) fn start(day: &str) -> Self {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut command = Command::new("chromedriver");
        // Its line with the port comes once it listens, so that there is no free port to guess and no status to ask for.
        let (driver, port) = Running::start(command.args(["--port=0", "--log-level=SEVERE"]), port_of);

        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities(profile.path()))
                    .connect(&format!("http://127.0.0.1:{port}")),
            )
            .expect("ChromeDriver opens a session");
        let mut browser = Self { client, runtime, driver, port, start_script: String::new(), _profile: profile };
        browser.devtools("Network.enable", &json!({}));
        browser.start_script = browser.add_start_script(&noon(day));
        browser
    }

    /// Makes `day` today, from the next page on.
    pub(crate) fn set_day(&mut self, day: &str) {
        self.set_moment(&noon(day));
    }

    /// Lets the clock start at a moment (`2026-11-22T23:59:00+01:00`), from the next page on.
    pub(crate) fn set_moment(&mut self, moment: &str) {
        self.devtools("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": self.start_script }));
        self.start_script = self.add_start_script(moment);
    }

    fn add_start_script(&self, moment: &str) -> String {
        let source = include_str!("start.js").replace("MOMENT", moment);
        let added = self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
        added.pointer("/identifier").and_then(Value::as_str).expect("an identifier").to_owned()
    }

    // Where the browser is.

    /// Opens the page at `address` and waits until it is loaded.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.wait_on(self.client.goto(address), address);
    }

    /// The address of the page shown.
    #[track_caller]
    pub(crate) fn address(&self) -> String {
        self.wait_on(self.client.current_url(), "address").into()
    }

    /// Waits until an element matches `selector`; after ten seconds the test fails with what the console says.
    #[track_caller]
    pub(crate) fn wait_for(&self, selector: &str) {
        self.element(selector);
    }

    // What a person does.

    /// Writes `text` into a field in place of what it holds. The focus stays in the field.
    ///
    /// Characters beyond U+FFFF cannot be typed: ChromeDriver refuses them.
    #[track_caller]
    pub(crate) fn write(&self, selector: &str, text: &str) {
        // As by hand: everything is chosen, then overwritten. (WebDriver's own `clear` leaves the field in between.)
        let choose_all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        let keys = format!("{choose_all}{}{text}", char::from(Key::Delete));
        self.wait_on(self.element(selector).send_keys(&keys), selector);
    }

    /// Chooses a file in a field for files.
    #[track_caller]
    pub(crate) fn choose(&self, selector: &str, file: &Path) {
        self.wait_on(self.element(selector).send_keys(&file.display().to_string()), selector);
    }

    /// Lets something fall on an element: these files, by their names and contents, and this text.
    #[track_caller]
    pub(crate) fn drop_on(&self, selector: &str, files: &[(&str, &[u8])], text: &str) {
        let script = "const data = new DataTransfer();
            for (const [name, content] of arguments[1]) data.items.add(new File([Uint8Array.from(content)], name));
            if (arguments[2]) data.setData('text/plain', arguments[2]);
            for (const kind of ['dragover', 'drop']) document.querySelector(arguments[0])
                .dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));";
        self.run(script, &[json!(selector), json!(files), json!(text)]);
    }

    /// Presses a key where the focus is: `press(Key::Tab)` leaves a field.
    #[track_caller]
    pub(crate) fn press(&self, key: Key) {
        let focused = self.wait_on(self.client.active_element(), "the focused element");
        self.wait_on(focused.send_keys(&char::from(key).to_string()), "the focused element");
    }

    /// Clicks an element: a button, a link, a choice.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.wait_on(self.element(selector).click(), selector);
    }

    // What a person meets.

    /// How many elements match, now.
    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.wait_on(self.client.find_all(Locator::Css(selector)), selector).len()
    }

    /// Whether the element can be seen, now.
    #[track_caller]
    pub(crate) fn shows(&self, selector: &str) -> bool {
        let found = self.wait_on(self.client.find_all(Locator::Css(selector)), selector);
        found.iter().any(|element| self.wait_on(element.is_displayed(), selector))
    }

    /// The element's `textContent`: hard spaces kept, hidden text too.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        self.property(selector, "textContent")
    }

    /// The `textContent` of all elements that match now, in the order of the document.
    #[track_caller]
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let texts = self.run(
            "return Array.from(document.querySelectorAll(arguments[0]), (element) => element.textContent)",
            &[json!(selector)],
        );
        serde_json::from_value(texts).expect("a list of texts")
    }

    /// A property of an element as text: `value`, `innerHTML`, `checked`. One that is not there is empty.
    #[track_caller]
    pub(crate) fn property(&self, selector: &str, name: &str) -> String {
        self.wait_on(self.element(selector).prop(name), selector).unwrap_or_default()
    }

    /// An attribute of an element, as the page has it now.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let value = self.run(
            "return document.querySelector(arguments[0]).getAttribute(arguments[1])",
            &[json!(selector), json!(name)],
        );
        value.as_str().map(str::to_owned)
    }

    /// The id of the element that has the focus; empty when it has none.
    #[track_caller]
    pub(crate) fn focus(&self) -> String {
        self.run("return document.activeElement?.id ?? ''", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// A picture of what the window shows, as a PNG file.
    #[track_caller]
    pub(crate) fn picture(&self, file: &Path) {
        let png = self.wait_on(self.client.screenshot(), "a picture");
        std::fs::write(file, png).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    }

    // What the browser did behind the page.

    /// The addresses asked for on the network since the last call, as they were sent.
    ///
    /// Taken from the browser's own record, so that images, styles, beacons and sockets count as `fetch` does,
    /// and what the cache answers too. What the policy stops is not sent; [`Browser::violations`] has it.
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        self.log("performance").iter().filter_map(request_of).collect()
    }

    /// How many resources the page has loaded since it was opened, by its own account.
    #[track_caller]
    pub(crate) fn resources(&self) -> u64 {
        self.run("return performance.getEntriesByType('resource').length", &[]).as_u64().expect("a count")
    }

    /// What the page's Content-Security-Policy has stopped since it was opened: directive, address, place.
    #[track_caller]
    pub(crate) fn violations(&self) -> Vec<String> {
        serde_json::from_value(self.run("return violationsSeen", &[])).expect("a list of violations")
    }

    /// What stands in the console since the last call, faults of scripts, policy and network among it.
    #[track_caller]
    pub(crate) fn console(&self) -> Vec<String> {
        self.log("browser").iter().filter_map(|entry| Some(entry.get("message")?.as_str()?.to_owned())).collect()
    }

    // Circumstances.

    /// What pages have the browser save goes into this folder from now on.
    #[track_caller]
    pub(crate) fn save_into(&self, folder: &Path) {
        let to = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
        self.devtools("Browser.setDownloadBehavior", &to);
    }

    /// Pages opened from now on have no JavaScript.
    #[track_caller]
    pub(crate) fn disable_scripts(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    }

    /// Requests whose address matches (`*.wasm`) fail from now on.
    #[track_caller]
    pub(crate) fn block(&self, addresses: &[&str]) {
        self.devtools("Network.setBlockedURLs", &json!({ "urls": addresses }));
    }

    /// Shows pages as they are printed.
    #[track_caller]
    pub(crate) fn show_as_print(&self) {
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Shows pages as somebody sees them who prefers `light` or `dark` colours.
    #[track_caller]
    pub(crate) fn prefer_colors(&self, scheme: &str) {
        let preferred = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": preferred }));
    }

    /// Makes the window `width` by `height` CSS pixels, also narrower than Chromium's own least width.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    // The ways in.

    /// Runs `script` in the page, for what no person can see or do. It reads its arguments from `arguments`.
    #[track_caller]
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.wait_on(self.client.execute(script, arguments.to_vec()), script)
    }

    /// One command of the Chrome DevTools Protocol.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.wait_on(self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }), command)
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let body = json!({ "type": kind });
        let entries = self.wait_on(self.client.issue_cmd(Extension { path: "se/log", body }), kind);
        serde_json::from_value(entries).expect("a list of entries")
    }

    #[track_caller]
    fn element(&self, selector: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(5));
        match self.runtime.block_on(wait.for_element(Locator::Css(selector))) {
            Ok(element) => element,
            Err(fault) => panic!("no {selector}: {fault}; the console says {:#?}", self.console()),
        }
    }

    #[track_caller]
    fn wait_on<T>(&self, work: impl Future<Output = Result<T, CmdError>>, what: &str) -> T {
        match self.runtime.block_on(work) {
            Ok(value) => value,
            Err(fault) => panic!("{what}: {fault}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // ChromeDriver ends its browsers when it is asked to end, and leaves them behind when it is killed.
        let _ = ask_to_end(self.port);
        self.driver.ends_within(Duration::from_secs(5));
    }
}

/// A command that ChromeDriver has beside the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

fn capabilities(profile: &Path) -> fantoccini::wd::Capabilities {
    let profile = format!("--user-data-dir={}", profile.display());
    let arguments: Vec<&str> = ARGUMENTS.into_iter().chain([profile.as_str()]).collect();
    let capabilities = json!({
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    });
    serde_json::from_value(capabilities).expect("an object")
}

/// The port in ChromeDriver's line `ChromeDriver was started successfully on port 40123.`
fn port_of(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// The address of a request in an entry of the performance log, if the entry is one.
fn request_of(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry.get("message")?.as_str()?).ok()?;
    let address = match event.pointer("/message/method")?.as_str()? {
        "Network.requestWillBeSent" => "/message/params/request/url",
        "Network.webSocketCreated" | "Network.webTransportCreated" => "/message/params/url",
        _ => return None,
    };
    let address = event.pointer(address)?.as_str()?;
    // `data:`, `blob:` and the browser's own pages ask nobody.
    let leaves = address.starts_with("http") || address.starts_with("ws");
    leaves.then(|| address.to_owned())
}

/// Asks a ChromeDriver to end, and its browsers with it. It has been heard once the connection closes.
fn ask_to_end(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
    stream.read_to_end(&mut Vec::new())?;
    Ok(())
}
