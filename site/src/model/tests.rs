//! Small sites as strings, and what is said of their faults.

mod changes;
mod examples;
mod form;
mod kinds;
mod letter;
mod lost;
mod rounds;
mod rules;

use super::*;
use crate::source::{self, Source};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn today() -> Date {
    Date::parse_iso("2026-11-22").unwrap()
}

const SETTINGS: &str = "name = \"Prov\"\nbase_url = \"https://prov.example/\"\nowner = { name = \"Vi\" }\n";

const START: &str = "+++\ntitle = \"Start\"\ndescription = \"Början.\"\n+++\n[Förbundet](x/)\n";

const HOME: &str = r#"+++
title = "X"
description = "Om X."
name = "Förbundet X"
area = "X"
status = "example"
parties-confirmed = true
words = { agaren = "ägaren" }
party = [{ id = "kommun:a", name = "A kommun" }, { id = "kommun:b", name = "B kommun" }]
+++
[Villkor](villkor/#namn)
"#;

const FORM: &str = r#"+++
id = "x"
version = 1
title = "Ansökan"
description = "Ansök."
sections = ["del"]
+++
"#;

const PAGE: &str = r#"+++
title = "Villkor"
description = "Vad som gäller."

[[rule]]
clause = "namn"
kind = "answered"
fields = ["a.namn"]
+++
Insatsen har ett namn. {#namn}
"#;

const SECTION: &str = r#"+++
title = "Del"

[[field]]
id = "a.namn"
type = "text"
label = "Vad heter den?"

[[field]]
id = "a.val"
type = "choice"
label = "Vilken sort?"
options = { ett = "Ett", tva = "Två" }

[[field]]
id = "rad"
type = "rows"
label = "Rader"

[[field.column]]
id = "slag"
type = "choice"
label = "Slag"
options = { bil = "Bil", buss = "Buss" }

[[field.column]]
id = "pris"
type = "amount"
label = "Pris"
+++
"#;

/// A page with two rounds.
const DATES: &str = "+++\ntitle = \"Datum\"\ndescription = \"När.\"\n\
    [[round]]\nid = \"2027-1\"\ndeadline = 2027-02-05\n[[round]]\nid = \"2027-2\"\ndeadline = 2027-05-07\n+++\n";

fn source(changed: &[(&str, &str)]) -> Source {
    let base = [
        ("site.toml", SETTINGS),
        ("_index.md", START),
        ("x/_index.md", HOME),
        ("x/form.md", FORM),
        ("x/villkor.md", PAGE),
        ("x/form/del.md", SECTION),
    ];
    let files = base.iter().chain(changed).map(|(path, text)| (String::from(*path), Arc::from(*text)));
    let mut files: BTreeMap<String, Arc<str>> = files.collect();
    files.retain(|_, text| !text.is_empty());
    Source { files, ..Source::default() }
}

fn outcome(changed: &[(&str, &str)]) -> Result<Site, Vec<Diagnostic>> {
    build(&content::parse(&source(changed)), today())
}

fn site(changed: &[(&str, &str)]) -> Site {
    outcome(changed).unwrap_or_else(|told| panic!("{}", in_words(&told)))
}

fn in_words(told: &[Diagnostic]) -> String {
    told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said of a site with these files changed.
fn told(changed: &[(&str, &str)]) -> String {
    in_words(&outcome(changed).expect_err("a fault"))
}

/// The page with these rules and this body.
fn page(rules: &str, body: &str) -> String {
    format!("+++\ntitle = \"Villkor\"\ndescription = \"Vad som gäller.\"\n{rules}+++\n{body}\n")
}

/// A section with these fields and rules, and this body.
fn section(front: &str, body: &str) -> String {
    format!("+++\ntitle = \"Mer\"\n{front}+++\n{body}\n")
}

/// The first line of each diagnostic without the file's name.
fn heads(told: &str) -> Vec<&str> {
    told.lines()
        .filter(|line| line.starts_with("x/"))
        .filter_map(|line| line.split_once(':'))
        .map(|(_, head)| head)
        .collect()
}

#[test]
fn a_small_site_is_put_together() {
    let site = site(&[]);
    assert_eq!(site.pages.iter().map(|page| page.path.as_str()).collect::<Vec<_>>(), [""]);
    let x = &site.associations[0];
    assert_eq!(
        (x.home.path.as_str(), x.pages[0].path.as_str(), x.form.page.path.as_str()),
        ("x", "x/villkor", "x/ansok")
    );
    let clause = &x.ruleset.clauses[0];
    assert_eq!(
        (clause.words.as_str(), clause.link.as_str(), clause.page.as_str()),
        ("Insatsen har ett namn.", "../villkor/#namn", "Villkor")
    );
    assert_eq!(x.ruleset.rules[0].id, "namn");
    assert!(site.warnings.is_empty());
}

#[test]
fn associations_stand_in_swedish_order() {
    let home = |name: &str| HOME.replace("Förbundet X", name);
    let (first, second) = (home("Åby"), home("Ärla"));
    let site = site(&[
        ("x/_index.md", &second),
        ("y/_index.md", &first),
        ("y/form.md", FORM),
        ("y/villkor.md", PAGE),
        ("y/form/del.md", SECTION),
    ]);
    assert_eq!(site.associations.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Åby", "Ärla"]);
}

#[test]
fn clauses_are_covered_and_there_once() {
    let other = page("", "Bara text. {#namn .info}\n\nFakta. {#fakta .info facts=\"T1\"}\n\nMer. {#mer facts=\"T2\"}");
    let told = told(&[("x/zebra.md", &other)]);
    assert_eq!(
        heads(&told),
        [
            "5:12: fel: punkten ”namn” finns redan i x/villkor.md",
            "9:6: fel: bara en punkt märkt .judge eller .info bär fakta själv",
            "9:6: fel: punkten ”mer” har varken regel eller märke",
        ]
    );
}

#[test]
fn links_lead_to_pages_and_anchors() {
    let body = "Namn. {#namn}\n\n## Så här\n\n[a](../) [b](../om/) [c](#namm) [d](/x/) [e](javascript:x) [f](ansok)\n\n\
                [g](https://x.example) [h](../../../) [i](../ansok/#avsnitt-del) [j](#sa-har) [k](../vilkor/) [l](mailto:a@b.example)";
    let rules = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n";
    let told = told(&[("x/villkor.md", &page(rules, body))]);
    assert_eq!(
        heads(&told),
        [
            "13:14: fel: länken ”../om/” leder inte till någon sida",
            "13:26: fel: sidan har ingen punkt eller rubrik ”namm”",
            "13:37: fel: länken börjar med /",
            "13:46: fel: länken börjar med javascript:, som inte är tillåtet",
            "13:64: fel: länken ”ansok” leder inte till någon sida",
            "15:28: fel: länken leder ut ur webbplatsen",
            "15:83: fel: länken ”../vilkor/” leder inte till någon sida",
        ]
    );
    for meant in ["menade du ”#namn”?", "menade du ”../ansok/”?", "menade du ”../villkor/”?"] {
        assert!(told.contains(meant), "{told}");
    }
}

#[test]
fn links_lead_to_what_templates_write_where_they_write_it() {
    let body =
        "[a](sok/) [b](x/datum/#sida:dagar) [c](#sida:forbund) [d](x/#sida:kontakt) [e](x/ansok/#sida:innehall)\n";
    let fine = format!("{START}{body}");
    assert!(
        site(&[("_index.md", &fine), ("x/datum.md", DATES)]).warnings.iter().all(|told| told.code != "unknown-anchor")
    );
    let wrong = "[a](x/#sida:dagar) [b](x/villkor/#sida:medlemmar) [c](#innehall) [d](x/sok/)\n";
    let told = told(&[("_index.md", &format!("{START}{wrong}"))]);
    let heads: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("_index.md:6:")).collect();
    assert_eq!(
        heads,
        [
            "5: fel: sidan har ingen punkt eller rubrik ”sida:dagar”",
            "24: fel: sidan har ingen punkt eller rubrik ”sida:medlemmar”",
            "55: fel: sidan har ingen punkt eller rubrik ”innehall”",
            "70: fel: länken ”x/sok/” leder inte till någon sida",
        ]
    );
}

#[test]
fn addresses_are_free() {
    let of = |path: &str, text: &str| told(&[(path, text)]);
    assert!(of("x/ansok.md", &page("", "")).starts_with("x/ansok.md: fel: adressen ansok/ behöver"));
    assert!(of("x.md", &page("", "")).starts_with("x.md: fel: sidan och mappen x/ får samma adress"));
    assert!(of("assets.md", &page("", "")).starts_with("assets.md: fel: adressen assets/"));
    assert!(of("sok.md", &page("", "")).starts_with("sok.md: fel: adressen sok/"));
    assert!(of("X Y.md", START).starts_with("X Y.md: fel: filens namn blir en adress"));
    assert!(of("x/y/z.md", START).starts_with("x/y/z.md: fel: filen ligger där"));
    assert!(of("bok.toml", "a = 1").starts_with("bok.toml: fel: filen ligger där"));
}

#[test]
fn files_that_must_be_there_are_asked_for() {
    assert_eq!(
        told(&[("x/_index.md", "")]),
        "\
x/_index.md: fel: förbundets startsida saknas
  tips: Den anger förbundets namn, område, status och parter."
    );
    assert!(told(&[("x/form.md", "")]).starts_with("x/form.md: fel: förbundets formulär saknas"));
    assert!(told(&[("_index.md", "")]).starts_with("_index.md: fel: webbplatsens startsida saknas"));
    assert!(told(&[("site.toml", "")]).starts_with("site.toml: fel: filen saknas"));
}

#[test]
fn parties_and_status_are_checked() {
    let twice = told(&[("x/_index.md", &HOME.replace("kommun:b", "kommun:a").replace("B kommun", "A kommun"))]);
    assert_eq!(heads(&twice), ["9:57: fel: parten ”A kommun” står två gånger"]);
    let alike = told(&[("x/_index.md", &HOME.replace("B kommun", "A kommun"))]);
    assert_eq!(heads(&alike), ["9:76: fel: två parter heter ”A kommun”"]);
    let status = told(&[("x/_index.md", &HOME.replace("\"example\"", "\"exempel\""))]);
    assert_eq!(heads(&status), ["6:10: fel: okänt värde ”exempel”"]);
    assert!(status.contains("menade du ”example”?"));
}

#[test]
fn a_municipality_and_a_region_may_share_the_name_of_the_place() {
    let warnings = |party: &str| {
        let home = HOME.replace(
            "{ id = \"kommun:b\", name = \"B kommun\" }",
            &format!(
                "{{ id = \"kommun:b\", name = \"B kommun\", also = [\"B\"] }}, {{ {party}, also = [\"b\", \"C\"] }}"
            ),
        );
        let told = site(&[("x/_index.md", &home)]).warnings;
        told.iter().map(|told| told.code).collect::<Vec<_>>()
    };
    assert_eq!(warnings("id = \"region:b\", name = \"Region B\""), [""; 0]);
    assert_eq!(warnings("id = \"kommun:c\", name = \"C kommun\""), ["ambiguous-party"]);
    assert_eq!(warnings("id = \"myndighet\", name = \"Myndighet\""), ["ambiguous-party"]);
}

#[test]
fn the_id_of_a_party_says_its_kind() {
    let of = |id: &str, name: &str| {
        let home = HOME.replace("kommun:b", id).replace("B kommun", name);
        outcome(&[("x/_index.md", &home)]).map_or_else(|told| in_words(&told), |_| String::new())
    };
    for (id, name) in
        [("kommun:18", "Region B"), ("region:b", "Region B"), ("b", "B"), ("en-myndighet", "En myndighet")]
    {
        assert_eq!(of(id, name), "", "{id}");
    }
    for (id, name, fault, hint) in [
        ("provby", "Provby kommun", "id ”provby” säger inte att ”Provby kommun” är en kommun", "\"kommun:provby\""),
        ("kommun-b", "B stad", "id ”kommun-b” säger inte att ”B stad” är en kommun", "Skriv id = \"kommun:b\"."),
        ("b", "Region B", "id ”b” säger inte att ”Region B” är en region", "Skriv id = \"region:b\"."),
        ("kommunen:b", "B", "”kommunen:” är inget slag av part", "menade du ”kommun:b”?"),
        ("myndighet:b", "B", "”myndighet:” är inget slag av part", "Skriv kommun: och något efter"),
        ("c", "B", "id ”c” är varken en kommun, en region eller myndighetens namn", "Skriv kommun: och"),
    ] {
        let told = of(id, name);
        assert!(told.starts_with(&format!("x/_index.md:9:57: fel: {fault}")), "{id}: {told}");
        assert!(told.contains(hint) && told.matches("fel:").count() == 1, "{id}: {told}");
    }
}

#[test]
fn a_word_that_the_association_lacks_is_told() {
    let told = told(&[("x/form/del.md", &SECTION.replace("Vad heter den?", "Vem är {agarn}?"))]);
    assert_eq!(heads(&told), ["7:9: fel: Förbundet X har inget ord för {agarn}"]);
}

#[test]
fn facts_are_gathered_with_what_carries_them() {
    let rules =
        "facts = [\"T1\"]\n[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\nfacts = [\"T2\"]\n";
    let site = site(&[("x/villkor.md", &page(rules, "Namn. {#namn}\n\nMer. {#mer .judge facts=\"T3 T4\"}"))]);
    let carried =
        |fact: &str, by, clause: Option<&str>| Carried { fact: fact.into(), by, clause: clause.map(String::from) };
    assert_eq!(
        site.associations[0].facts,
        [
            carried("T1", Carrier::Page("x/villkor.md".into()), None),
            carried("T2", Carrier::Rule("namn".into()), Some("namn")),
            carried("T3", Carrier::Judge, Some("mer")),
            carried("T4", Carrier::Judge, Some("mer")),
        ]
    );
}

#[test]
fn days_and_numbers_are_told_where_toml_does_not_take_them() {
    let slips = "+++\norder = 50 000\nupdated = 10 februari 2027\ndag = 2027-02-30\n+++\nNamn. {#namn .info}\n";
    assert_eq!(
        heads(&told(&[("x/villkor.md", slips)])),
        [
            "2:9: fel: ett tal skrivs bara med siffror, utan mellanslag och enhet",
            "3:11: fel: ett datum skrivs med år, månad och dag",
            "4:7: fel: ”2027-02-30” finns inte i kalendern",
        ]
    );
}

#[test]
fn of_syntax_and_keys_all_faults_are_told() {
    let syntax =
        told(&[("x/villkor.md", "+++\ntitle = Hej\nx = 1\ntitle = \"a\"\nb = [1, 2\n+++\nNamn. {#namn .info}\n")]);
    assert_eq!(
        heads(&syntax),
        [
            "2:9: fel: text ska stå inom citattecken",
            "4:1: fel: nyckeln står två gånger",
            "5:5: fel: listan avslutas inte",
        ]
    );
    let keys = "+++\ntitel = \"Hej\"\ndescription = 3\nupdated = \"2026-01-01\"\n\
                [[rule]]\nclase = \"a\"\nkind = \"answered\"\nfeilds = [\"a.namn\"]\notherwise = \"eror\"\n\
                [[rule]]\nclause = \"a\"\nkin = \"answered\"\n\
                [[rule]]\nclause = \"a\"\nkind = \"anwsered\"\n+++\nNamn. {#namn .info}\n";
    let told = told(&[("x/villkor.md", keys)]);
    assert_eq!(
        heads(&told),
        [
            "2:1: fel: okänd nyckel ”titel”",
            "3:15: fel: här ska det stå text inom citattecken, inte talet 3",
            "4:11: fel: här ska det stå ett datum utan citattecken, som 2026-03-01",
            "6:1: fel: okänd nyckel ”clase”",
            "8:1: fel: okänd nyckel ”feilds”",
            "9:13: fel: okänt värde ”eror”",
            "12:1: fel: okänd nyckel ”kin”",
            "15:8: fel: okänt värde ”anwsered”",
        ]
    );
    for meant in ["title", "clause", "fields", "error", "kind", "answered"] {
        assert!(told.contains(&format!("menade du ”{meant}”?")), "{meant}: {told}");
    }
}

fn built(folder: &str) -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let told = |told: Vec<Diagnostic>| in_words(&told);
    let source = source::read(&folder).unwrap();
    build(&content::parse(&source), today()).map_err(told).unwrap_or_else(|told| panic!("{told}"))
}

#[test]
fn our_content_has_no_fault() {
    let site = built("../content");
    assert_eq!(site.associations.len(), 3);
    // One of them has no coming round, and its page says so.
    assert_eq!(site.warnings.iter().map(|told| told.code).collect::<Vec<_>>(), ["rounds-passed"]);
}

#[test]
fn the_invented_content_has_no_fault() {
    let site = built("../tests/content");
    assert_eq!((site.associations.len(), site.warnings), (5, Vec::new()));
}

/// Whatever half a file an editor saves, it is judged and nothing breaks.
#[test]
fn half_files_are_told_not_tripped_over() {
    for folder in ["../content", "../tests/content"] {
        let source = source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        for (path, text) in &source.files {
            for end in (0..text.len()).step_by(1009).filter(|end| text.is_char_boundary(*end)) {
                let mut half = source.clone();
                half.files.insert(path.clone(), text[..end].into());
                let _ = build(&content::parse(&half), today());
            }
        }
    }
}

#[test]
fn an_accessibility_statement_is_as_new_as_its_assessment() {
    let of = |updated: &str| {
        let statement = format!(
            "{SETTINGS}[accessibility]\nstatus = \"delvis\"\nassessed = 2026-11-20\nupdated = {updated}\n\
             report-url = \"x\"\nsupervisor-name = \"x\"\nsupervisor-url = \"x\"\n"
        );
        outcome(&[("site.toml", &statement)]).err().map(|told| in_words(&told)).unwrap_or_default()
    };
    assert_eq!(of("2026-11-20"), "");
    let told = of("2026-11-19");
    let head = "site.toml:7:1: fel: redogörelsen ändrades 19 november 2026, före bedömningen 20 november 2026\n";
    assert!(told.starts_with(head), "{told}");
}

#[test]
fn a_stamp_is_of_its_clause_and_written_like_one() {
    let of = |stamp: &str| {
        let rule = format!(
            "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\nconfirmed = \"{stamp}\"\n"
        );
        match outcome(&[("x/villkor.md", &page(&rule, "Insatsen har ett namn. {#namn}"))]) {
            Ok(site) => in_words(&site.warnings),
            Err(told) => in_words(&told),
        }
    };
    assert_eq!(of("b0572a0b"), "");
    assert!(of("b0572a0c").starts_with("x/villkor.md:8:13: varning: orden i punkten ”namn” är inte längre"));
    assert!(of("ja").starts_with("x/villkor.md:8:13: fel: ”ja” är ingen stämpel"));
}

#[test]
fn a_date_of_change_that_lies_ahead_is_warned_of() {
    let page = |day: &str| PAGE.replacen("title", &format!("updated = {day}\ntitle"), 1);
    let warned = |day: &str| in_words(&site(&[("x/villkor.md", &page(day))]).warnings);
    assert_eq!(warned("2026-11-22"), "");
    let ahead = warned("2026-11-23");
    assert!(ahead.contains("2:1: varning: updated är 23 november 2026, men i dag är det 22 november 2026"), "{ahead}");
}
