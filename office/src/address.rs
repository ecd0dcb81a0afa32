//! Addresses of clauses, for what is read away from the site.

/// The whole address that a link leads to from a page, whose address ends with a slash.
pub(crate) fn resolved(page: &str, link: &str) -> String {
    let (mut folder, mut rest) = (page.trim_end_matches('/'), link);
    while let (Some(above), Some((before, _))) = (rest.strip_prefix("../"), folder.rsplit_once('/')) {
        (folder, rest) = (before, above);
    }
    format!("{folder}/{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_as_a_browser_does() {
        for (page, link, expected) in [
            ("https://a.example/x/ansok/", "../regler/#a", "https://a.example/x/regler/#a"),
            ("https://a.example/x/ansok/", "../../lagen/#a", "https://a.example/lagen/#a"),
            ("https://a.example/ansok/", "#a", "https://a.example/ansok/#a"),
        ] {
            assert_eq!(resolved(page, link), expected);
        }
    }
}
