//! Every check passes on a good page, and speaks of a copy of it that is broken in one way.

use crate::site::{Check, Site};
use crate::{barriers, html, network, plain, weight};
use std::collections::BTreeMap;

/// A copy of the good page with one thing wrong.
struct Broken {
    /// What is wrong.
    name: &'static str,
    file: &'static str,
    /// What stands there in the good file. It becomes `to`; where it is empty, `to` comes last in the file.
    from: &'static str,
    to: &'static str,
    /// What the check has to say of it.
    said: &'static str,
}

const PAGE: &str = "index.html";
const STYLE: &str = "good.css";
const SCRIPT: &str = "good.js";

fn good() -> BTreeMap<&'static str, String> {
    [
        (PAGE, include_str!("good/index.html")),
        (STYLE, include_str!("good/good.css")),
        (SCRIPT, include_str!("good/good.js")),
    ]
    .map(|(file, text)| (file, text.to_owned()))
    .into()
}

impl Broken {
    fn files(&self) -> BTreeMap<&'static str, String> {
        let mut files = good();
        let text = files.get_mut(self.file).unwrap();
        assert!(text.contains(self.from), "{}: {} lacks {}", self.name, self.file, self.from);
        *text = if self.from.is_empty() { format!("{text}{}", self.to) } else { text.replacen(self.from, self.to, 1) };
        files
    }
}

/// The good page is silent, and each broken one is told of.
fn assert_heard(check: Check, broken: &[Broken]) {
    assert_eq!(check(&Site::of(&good(), network::SENT)), Vec::<String>::new(), "the good page");
    for one in broken {
        let faults = check(&Site::of(&one.files(), network::SENT));
        assert!(faults.iter().any(|fault| fault.contains(one.said)), "{} is not heard: {faults:#?}", one.name);
    }
}

#[test]
fn barriers_in_light_are_heard() {
    let broken = [
        Broken {
            name: "a contrast of 4.5 is too little at level AAA",
            file: STYLE,
            from: "",
            to: ".lead { color: light-dark(#767676, #eee) }",
            said: "/ light 320: color-contrast-enhanced in .lead, <p class=\"lead\">",
        },
        Broken {
            name: "a field without a label",
            file: PAGE,
            from: "<label for=\"namn\">Vad heter insatsen?</label>",
            to: "Vad heter insatsen?",
            said: "/ light 1280: label in #namn",
        },
        Broken {
            name: "a heading that is passed over",
            file: PAGE,
            from: "<h2>Vem kan söka?</h2>",
            to: "<h4>Vem kan söka?</h4>",
            said: "heading-order in h4",
        },
        Broken {
            name: "a name that is not what is seen, which an experimental rule finds",
            file: PAGE,
            from: "<a href=\"#svar\">",
            to: "<a href=\"#svar\" aria-label=\"Läs mer\">",
            said: "label-content-name-mismatch in a",
        },
        Broken {
            name: "a part that is wider than a telephone",
            file: STYLE,
            from: "",
            to: ".lead { width: 30rem }",
            said: "/ light 320: reaches out of the window: 176 px: p.lead",
        },
        Broken {
            name: "a barrier that is there once the form is checked",
            file: PAGE,
            from: "</form>",
            to: "<button type=\"button\" data-act=\"check\">Kontrollera</button></form><div id=\"sida:rapport\"><p>Rapport<img src=\"data:,\"></p></div>",
            said: "/ checked, light 320: image-alt in img",
        },
        Broken {
            name: "a barrier that is there once something is searched for",
            file: PAGE,
            from: "</main>",
            to: "<p><label>Ord <input type=\"search\"></label></p><p><img src=\"data:,\"></p></main>",
            said: "/ searched, light 320: image-alt in img",
        },
    ];
    assert_heard(barriers::in_light, &broken);
}

#[test]
fn barriers_in_dark_are_heard() {
    let broken = [Broken {
        name: "too little contrast, in dark alone",
        file: STYLE,
        from: "",
        to: ".lead { color: light-dark(#111, #888) }",
        said: "/ dark 1280: color-contrast-enhanced in .lead",
    }];
    assert_heard(barriers::in_dark, &broken);
}

#[test]
fn requests_and_what_the_policy_stops_are_heard() {
    let broken = [
        Broken {
            name: "a style sheet from elsewhere",
            file: PAGE,
            from: "</head>",
            to: "<link rel=\"stylesheet\" href=\"http://localhost:9/a.css\"></head>",
            said: "/: names http://localhost:9/a.css",
        },
        Broken {
            name: "a hint about elsewhere",
            file: PAGE,
            from: "</head>",
            to: "<link rel=\"preconnect\" href=\"http://localhost:9\"></head>",
            said: "/: names http://localhost:9/",
        },
        Broken {
            name: "something loaded when a link is pointed at",
            file: SCRIPT,
            from: "",
            to: "addEventListener('pointerover', () => fetch('good.css?later'));",
            said: "/: asks later: http://127.0.0.1:",
        },
        Broken {
            name: "a file that is not there",
            file: PAGE,
            from: "</h1>",
            to: "</h1><img src=\"none.png\" alt=\"\">",
            said: "/: the console says",
        },
        Broken {
            name: "a style in the page",
            file: PAGE,
            from: "<h1>",
            to: "<h1 style=\"color: red\">",
            said: "/: the policy stopped style-src-attr: inline",
        },
        Broken {
            name: "a script in the page",
            file: PAGE,
            from: "</main>",
            to: "<script>document.title = 'Hej'</script></main>",
            said: "/: the policy stopped script-src-elem: inline",
        },
        Broken {
            name: "a cookie",
            file: SCRIPT,
            from: "",
            to: "document.cookie = 'spar=1';",
            said: "/: sets the cookie spar=1",
        },
        Broken {
            name: "a weaker policy in the page",
            file: PAGE,
            from: "form-action 'none'; ",
            to: "",
            said: "/: the policy in the page is",
        },
    ];
    assert_heard(network::faults, &broken);
}

#[test]
fn a_weaker_policy_in_the_header_is_heard() {
    let weaker = network::SENT.trim_end_matches("; frame-ancestors 'none'");
    let faults = network::faults(&Site::of(&good(), weaker));
    assert_eq!(faults, [format!("/: the policy in the header is {weaker:?}")]);
}

/// The policy would stop it, so this page has none.
#[test]
fn a_request_to_elsewhere_is_heard() {
    let mut files = good();
    let page = files[PAGE].replace("http-equiv=\"Content-Security-Policy\"", "name=\"none\"");
    files.insert(PAGE, page);
    files.insert(
        SCRIPT,
        "fetch('http://localhost:9/').catch(() => document.documentElement.dataset.ready = '');".to_owned(),
    );
    let faults = network::faults(&Site::of(&files, "default-src *"));
    assert!(faults.contains(&"/: asks http://localhost:9/".to_owned()), "{faults:#?}");
    assert!(faults.contains(&"/: the policy in the page is null".to_owned()), "{faults:#?}");
}

#[test]
fn what_needs_javascript_is_heard() {
    let broken = [
        Broken {
            name: "a text that a script writes",
            file: PAGE,
            from: "<main>",
            to: "<main></main><main hidden>",
            said: "/ without JavaScript: 0 characters of text are seen",
        },
        Broken {
            name: "a heading that a script shows",
            file: PAGE,
            from: "<h1>",
            to: "<h1 hidden>",
            said: "/ without JavaScript: no heading is seen",
        },
        Broken {
            name: "a button that nothing listens to",
            file: PAGE,
            from: "</form>",
            to: "<button type=\"button\">Sök</button></form>",
            said: "<button type=\"button\">Sök</button> does nothing",
        },
        Broken {
            name: "a field that nothing reads",
            file: PAGE,
            from: "</main>",
            to: "<input type=\"search\" aria-label=\"Sök\"></main>",
            said: "<input type=\"search\" aria-label=\"Sök\"> does nothing",
        },
        Broken {
            name: "a link that leads nowhere by itself",
            file: PAGE,
            from: "href=\"#svar\"",
            to: "href=\"#\"",
            said: "<a href=\"#\">Gå till svaret</a> leads nowhere",
        },
    ];
    assert_heard(plain::faults, &broken);
}

#[test]
fn faults_of_html_are_heard() {
    let broken = [
        Broken {
            name: "an element that ends twice",
            file: PAGE,
            from: "</h1>",
            to: "</h1></section>",
            said: "/ line 15: error: Stray end tag",
        },
        Broken {
            name: "an id that occurs twice",
            file: PAGE,
            from: "id=\"namn\"",
            to: "id=\"svar\"",
            said: "error: Duplicate ID",
        },
        Broken {
            name: "a role that the element has by itself, of which the checker warns",
            file: PAGE,
            from: "<main>",
            to: "<main role=\"main\">",
            said: "warning: The “main” role is unnecessary",
        },
    ];
    assert_heard(html::faults, &broken);
}

#[test]
fn weight_is_heard() {
    let noise: &'static str = noise(60_000).leak();
    let broken = [
        Broken { name: "much text", file: PAGE, from: "</main>", to: noise, said: "/: HTML of " },
        Broken { name: "many styles", file: STYLE, from: "", to: noise, said: "/: style of " },
        Broken { name: "much script", file: SCRIPT, from: "", to: noise, said: "/: scripts of " },
    ];
    assert_heard(weight::faults, &broken);
}

/// A comment for pages, styles and scripts alike that does not get smaller when it is packed.
fn noise(length: usize) -> String {
    let mut state = 1_u64;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((state >> 33) % 26).unwrap())
    };
    let noise: String = (0..length).map(|_| letter()).collect();
    format!("/*{noise}*/")
}
