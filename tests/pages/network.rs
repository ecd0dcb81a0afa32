//! What pages ask of the network, and the policy that keeps them from asking for more.

use crate::DAY;
use crate::driver::Browser;
use crate::site::Site;
use serde_json::Value;

/// What a page may load, word for word as the design has it. As a header it also forbids framing.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

/// The policy as it is sent with every page.
pub(crate) const SENT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Requests to elsewhere or after the page is there, cookies, hints, and whatever the policy or the console complains of.
pub(crate) fn faults(site: &Site) -> Vec<String> {
    let browser = Browser::start(DAY);
    site.pages().iter().flat_map(|page| of_page(site, &browser, page)).collect()
}

fn of_page(site: &Site, browser: &Browser, page: &str) -> Vec<String> {
    let home = site.page("");
    site.open(browser, page);
    let elsewhere = browser.requests().into_iter().filter(|address| !address.starts_with(&home));
    let mut faults: Vec<String> = elsewhere.map(|address| format!("asks {address}")).collect();

    read_to_the_end(browser);
    faults.extend(browser.requests().iter().map(|address| format!("asks later: {address}")));
    faults.extend(browser.violations().iter().map(|stopped| format!("the policy stopped {stopped}")));
    faults.extend(browser.console().iter().map(|line| format!("the console says {line}")));
    faults.extend(named(browser).into_iter().filter(|to| !to.starts_with(&home)).map(|to| format!("names {to}")));
    faults.extend(cookie(browser).map(|cookie| format!("sets the cookie {cookie}")));
    faults.extend(policy_faults(browser));
    faults.iter().map(|fault| format!("/{page}: {fault}")).collect()
}

/// Scrolls down, points at links and waits a moment: what is loaded on demand would be loaded.
fn read_to_the_end(browser: &Browser) {
    browser.run(
        "scrollTo(0, document.documentElement.scrollHeight);
         for (const link of document.links) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
         return new Promise((done) => setTimeout(done, 100));",
        &[],
    );
}

/// What elements name that a browser loads or prepares to load, as full addresses.
fn named(browser: &Browser) -> Vec<String> {
    let named = browser.run(
        "const all = 'link:not([rel~=canonical], [rel~=alternate]), script[src], img[src], source[src], iframe[src]';
         const named = [...document.querySelectorAll(all)].map((element) => element.href || element.src);
         return named.filter((address) => !address.startsWith('data:'));",
        &[],
    );
    serde_json::from_value(named).unwrap()
}

fn cookie(browser: &Browser) -> Option<String> {
    let cookie = browser.run("return document.cookie", &[]);
    cookie.as_str().filter(|cookie| !cookie.is_empty()).map(str::to_owned)
}

fn policy_faults(browser: &Browser) -> Vec<String> {
    let meta = browser.run("return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content", &[]);
    let header = browser.run("return fetch('').then((answer) => answer.headers.get('content-security-policy'))", &[]);
    let differs = |what: &str, found: &Value, expected: &str| {
        (found.as_str() != Some(expected)).then(|| format!("the policy {what} is {found}"))
    };
    [differs("in the page", &meta, POLICY), differs("in the header", &header, SENT)].into_iter().flatten().collect()
}
