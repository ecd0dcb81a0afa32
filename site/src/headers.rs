//! What a server says beside a file: its type, and what a page may do.

use crate::assets::FOLDER;

/// What a page may load: only what the site itself serves, and the module. As a header it also forbids framing,
/// which the same policy as an element of the page cannot.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

/// The policy for the page's own element.
#[must_use]
pub fn policy_in_page() -> &'static str {
    POLICY
}

/// The headers for the file at this path of the site.
#[must_use]
pub fn headers(path: &str) -> Vec<(&'static str, String)> {
    let kept = if path.starts_with(FOLDER) { "public, max-age=31536000, immutable" } else { "no-cache" };
    vec![
        ("Content-Type", content_type(path).to_owned()),
        ("Content-Security-Policy", format!("{POLICY}; frame-ancestors 'none'")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cache-Control", kept.to_owned()),
    ]
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who publishes a site copies the policy from there.
    #[test]
    fn the_readme_shows_the_policy_that_is_sent() {
        let readme = include_str!("../../README.md");
        let policy = headers("index.html").into_iter().find(|(name, _)| *name == "Content-Security-Policy").unwrap().1;
        let shown: Vec<&str> = readme.lines().filter(|line| line.contains("default-src")).collect();
        assert_eq!(shown.len(), 2, "one for each server");
        assert!(shown.iter().all(|line| line.contains(&format!("Content-Security-Policy \"{policy}\""))), "{shown:#?}");
    }
}
