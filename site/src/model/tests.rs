//! Small sites as strings, and what is said of their faults.

use super::*;
use crate::source::{self, Source};
use std::collections::BTreeMap;
use std::path::Path;

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

fn source(changed: &[(&str, &str)]) -> Source {
    let base = [
        ("site.toml", SETTINGS),
        ("_index.md", START),
        ("x/_index.md", HOME),
        ("x/form.md", FORM),
        ("x/villkor.md", PAGE),
        ("x/form/del.md", SECTION),
    ];
    let files = base.iter().chain(changed).map(|(path, text)| (String::from(*path), String::from(*text)));
    let mut files: BTreeMap<String, String> = files.collect();
    files.retain(|_, text| !text.is_empty());
    Source { files }
}

fn outcome(changed: &[(&str, &str)]) -> Result<Site, Vec<Diagnostic>> {
    build(&content::parse(&source(changed))?, today())
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

/// What is said of the rules of the one page, whose body has a clause for each.
fn told_of_rules(rules: &str) -> String {
    told(&[("x/villkor.md", &page(rules, "Ett. {#namn}\n\n- Eget. {#eget .ours}\n- Val. {#val .judge}"))])
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
fn a_rule_names_clauses_and_fields_that_are_there() {
    let rules = "[[rule]]\nclause = \"nam\"\nkind = \"answered\"\nfields = [\"a.nam\"]\n";
    let expected = "\
x/villkor.md:5:10: fel: punkten ”nam” finns inte hos förbundet
    clause = \"nam\"
             ^^^^^
  tips: menade du ”namn”?
x/villkor.md:7:11: fel: fältet ”a.nam” finns inte i formuläret
    fields = [\"a.nam\"]
              ^^^^^^^
  tips: menade du ”a.namn”?
x/villkor.md:11:9: fel: punkten ”eget” har varken regel eller märke
    - Eget. {#eget .ours}
            ^^^^^^^^^^^^^
  tips: Lägg till en [[rule]] med dess id som clause, eller märk den .judge (bedöms av människor) eller .info (bra att veta).";
    assert_eq!(told_of_rules(rules), expected);
}

#[test]
fn a_rule_takes_fields_of_its_types() {
    let told = told_of_rules("[[rule]]\nclause = \"namn\"\nkind = \"in-order\"\ndates = [\"a.namn\", \"today\"]\n");
    assert!(told.contains("7:10: fel: fältet ”a.namn” är av typen text, och det tar inte in-order"), "{told}");
    assert!(told.contains("tips: dates tar fält av typen date."), "{told}");
}

#[test]
fn parameters_are_checked_together() {
    let rule = |rest: &str| told_of_rules(&format!("[[rule]]\nclause = \"namn\"\n{rest}\n"));
    assert!(rule("kind = \"in-order\"\ndates = [\"today\"]").contains("6:8: fel: dates behöver minst två dagar"));
    assert!(rule("kind = \"contains\"\nfields = [\"a.namn\"]").contains("6:8: fel: contains behöver"));
    assert!(
        rule("kind = \"answered\"\nfields = []").contains("6:8: fel: regeln av sorten answered namnger inget fält")
    );
}

#[test]
fn guesses_and_our_own_rules_only_warn() {
    let contains = |otherwise: &str| {
        told_of_rules(&format!(
            "[[rule]]\nclause = \"namn\"\nkind = \"contains\"\nfields = [\"a.namn\"]\nwords = [\"x\"]\n{otherwise}"
        ))
    };
    assert!(contains("otherwise = \"ask\"\n").contains("9:13: fel: contains gissar"));
    assert!(contains("").contains("4:1: fel: contains gissar"));
    assert!(!contains("otherwise = \"warning\"\n").contains("gissar"));
    let ours = |otherwise: &str| {
        outcome(&[(
            "x/villkor.md",
            &page(
                &format!("[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n{otherwise}"),
                "Eget. {#namn .ours}",
            ),
        )])
    };
    assert!(in_words(&ours("").unwrap_err()).contains("4:1: fel: punkten är vår egen (.ours)"));
    assert!(ours("otherwise = \"ask\"\n").is_ok() && ours("otherwise = \"warning\"\n").is_ok());
}

#[test]
fn sets_and_conditions_name_options_that_are_there() {
    let told = told_of_rules(
        "[[rule]]\nclause = \"namn\"\nkind = \"one-of\"\nfields = [\"a.val\"]\nin = { options = [\"et\", \"tva\"] }\n\
         when = { a.val = [\"ett\", \"tvo\"], a.namn = \"x\", rad.slag = \"bil\", a.vla = \"ett\" }\n\
         [[rule]]\nclause = \"eget\"\nkind = \"one-of\"\nfields = [\"a.val\"]\nin = \"parties\"\notherwise = \"warning\"\n\
         [[rule]]\nclause = \"val\"\nkind = \"answered\"\nfields = [\"rad.pris\"]\nwhen = { rad.slag = \"bil\" }\n",
    );
    assert_eq!(
        heads(&told),
        [
            "8:19: fel: fältet ”a.val” har inget alternativ ”et”",
            "9:26: fel: fältet ”a.val” har inget alternativ ”tvo”",
            "9:36: fel: ett villkor kan bara gälla fält av typen choice eller check, och ”a.namn” är text",
            "9:52: fel: ”rad.slag” är en kolumn: bara kolumner i samma grupp, och regler om dem, kan ha den som villkor",
            "9:68: fel: fältet ”a.vla” som villkoret gäller finns inte i formuläret",
            "13:11: fel: fältet ”a.val” passar inte: in = \"parties\" gäller fält av typen party",
        ]
    );
}

#[test]
fn conditions_do_not_go_round() {
    let choice = |id: &str, on: &str| {
        format!(
            "[[field]]\nid = \"{id}\"\ntype = \"choice\"\nlabel = \"{id}?\"\noptions = {{ a = \"A\" }}\nwhen = {{ {on} = \"a\" }}\n"
        )
    };
    let fields = choice("c.a", "c.b")
        + &choice("c.b", "c.c")
        + &choice("c.c", "c.a")
        + &choice("c.d", "c.a")
        + &choice("c.e", "c.e");
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let told = told(&[("x/form.md", &form), ("x/form/mer.md", &section(&fields, ""))]);
    assert_eq!(
        heads(&told),
        [
            "8:12: fel: villkoret går i cirkel: om ”c.a” frågas beror på ”c.b”, som beror på ”c.a”",
            "32:12: fel: villkoret går i cirkel: om ”c.e” frågas beror på svaret på samma fråga",
        ]
    );
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
fn ids_labels_and_keys_of_fields_are_checked() {
    let fields = "\
[[field]]\nid = \"B.namn\"\ntype = \"text\"\nlabel = \"Vad heter DEN?\"\noptions = { a = \"A\" }
[[field]]\nid = \"a.val\"\ntype = \"choice\"\nlabel = \"Val\"\noptions = { ett = \"Ett\", tva = \"ett\", Tre = \"3\" }
[[field]]\nid = \"rader\"\ntype = \"choice\"\nlabel = \"Rad\"
[[field]]\nid = \"r\"\ntype = \"rows\"\nlabel = \"R\"\nmany = true
[[field.column]]\nid = \"slag\"\ntype = \"statement\"\nlabel = \"S\"\nclause = \"namn\"
[[field.column]]\nid = \"slag\"\ntype = \"text\"\n
[[field]]\nid = \"s.a\"\ntype = \"statement\"\n
[[field]]\nid = \"s.b\"\ntype = \"statement\"\nclause = \"namm\"\nreason = \"Hur?\"\n
[[field]]\nid = \"s.c\"\ntype = \"statement\"\nclause = \"namn\"\nlabel = \"S\"\nexample = \"x\"\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let told = told(&[("x/form.md", &form), ("x/form/mer.md", &section(fields, ""))]);
    assert_eq!(
        heads(&told),
        [
            "4:6: fel: ”B.namn” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst 40 tecken",
            "6:9: fel: ”Vad heter DEN?” heter också fältet ”a.namn”",
            "7:11: fel: ett fält av typen text har inte nyckeln ”options”",
            "9:6: fel: id ”a.val” finns redan i formuläret",
            "12:26: fel: två alternativ heter ”ett”",
            "12:39: fel: ”Tre” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst 40 tecken",
            "14:6: fel: ett fälts id har två delar med punkt emellan, som insats.namn: ”rader” har 1",
            "15:8: fel: frågan har inga alternativ att välja bland",
            "21:8: fel: ett fält av typen rows har inte nyckeln ”many”",
            "24:8: fel: en kolumn kan inte vara av typen statement",
            "28:6: fel: id ”slag” finns redan i formuläret",
            "28:6: fel: nyckeln ”label” saknas",
            "33:8: fel: påståendet har ingen punkt",
            "38:10: fel: punkten ”namm” finns inte hos förbundet",
            "41:1: fel: frågan ”På vilket sätt?” finns redan i ”s.a”",
            "42:6: fel: ingen regel tar vara på påståendet ”s.c”",
            "46:11: fel: ett fält av typen statement har inte nyckeln ”example”",
        ]
    );
}

#[test]
fn an_id_has_forty_characters_at_most() {
    let with = |id: &str| {
        let field = format!("[[field]]\nid = \"{id}\"\ntype = \"text\"\nlabel = \"L\"\n");
        let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
        outcome(&[("x/form.md", &form), ("x/form/mer.md", &section(&field, ""))])
    };
    assert!(with(&format!("b.{}", "c".repeat(38))).is_ok());
    assert!(with(&format!("b.{}", "c".repeat(39))).is_err());
}

#[test]
fn a_statement_and_its_rule_share_a_clause() {
    let field = "[[field]]\nid = \"s.a\"\ntype = \"statement\"\nclause = \"annat\"\n";
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"stated\"\nfields = [\"s.a\"]\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let with = |rule: &str| {
        let page = page(rule, "Ett namn. {#namn .judge}\n\nAnnat med {agaren}. {#annat .judge}");
        outcome(&[("x/form.md", &form), ("x/form/mer.md", &section(field, "")), ("x/villkor.md", &page)])
    };
    assert_eq!(
        heads(&in_words(&with(rule).unwrap_err())),
        ["7:11: fel: påståendet ”s.a” hör till punkten ”annat”, men regeln till ”namn”",]
    );
    let site = with(&rule.replace("\"namn\"", "\"annat\"")).unwrap();
    let (_, field) = site.associations[0].ruleset.form.fields().last().unwrap();
    assert_eq!(field.label, "Annat med ägaren.");
    assert_eq!(field.answer, finsamkoll_checks::form::Answer::Statement { reason: "På vilket sätt?".into() });
}

#[test]
fn what_the_policy_says_a_section_need_not_say() {
    let rule = |clause: &str| {
        format!(
            "[[rule]]\nclause = \"{clause}\"\nkind = \"answered\"\nfields = [\"a.namn\"]\notherwise = \"warning\"\n"
        )
    };
    let body = "- Namnet finns. {#eget .ours}\n- Mer om {agaren}. {#mer .info}\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let site = site(&[("x/form.md", &form), ("x/form/mer.md", &section(&rule("eget"), body))]);
    let x = &site.associations[0];
    assert_eq!(x.ruleset.rules.len(), 1);
    let ids: Vec<_> = x.ruleset.clauses.iter().map(|clause| (clause.id.as_str(), clause.link.as_str())).collect();
    assert_eq!(ids, [("namn", "../villkor/#namn"), ("mer", "#mer")]);
    assert_eq!(
        x.form.sections[1].html,
        "<ul>\n<li class=\"clause\" id=\"mer\">Mer om ägaren. <a class=\"permalink\" href=\"#mer\" \
         aria-label=\"Länk till punkten ”Mer om ägaren”\">§</a></li>\n</ul>\n"
    );
}

#[test]
fn sections_are_found_once() {
    let form = |sections: &str| FORM.replace("[\"del\"]", sections);
    let unknown = told(&[("x/form.md", &form("[\"dle\", \"del\", \"del\"]"))]);
    assert_eq!(
        heads(&unknown),
        ["6:13: fel: avsnittet ”dle” finns inte", "6:20: fel: avsnittet ”del” står två gånger"]
    );
    assert!(unknown.contains("menade du ”del”?"));
    let twice = told(&[("forms/del.md", SECTION)]);
    assert_eq!(heads(&twice), ["6:13: fel: avsnittet ”del” finns både i x/form/del.md och i forms/del.md"]);
    let unused = site(&[("x/form/mer.md", &section("", ""))]);
    assert_eq!(unused.warnings.len(), 1);
    assert!(in_words(&unused.warnings).starts_with("x/form/mer.md: varning: avsnittet ”mer” används inte"));
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
fn addresses_are_free() {
    let of = |path: &str, text: &str| told(&[(path, text)]);
    assert!(of("x/ansok.md", &page("", "")).starts_with("x/ansok.md: fel: adressen ansok/ behöver"));
    assert!(of("x.md", &page("", "")).starts_with("x.md: fel: sidan och mappen x/ får samma adress"));
    assert!(of("assets.md", &page("", "")).starts_with("assets.md: fel: adressen assets/"));
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
    assert_eq!(heads(&twice), ["9:57: fel: två parter har id ”kommun:a”", "9:76: fel: två parter heter ”A kommun”"]);
    let status = told(&[("x/_index.md", &HOME.replace("\"example\"", "\"exempel\""))]);
    assert_eq!(heads(&status), ["6:10: fel: okänt värde ”exempel”"]);
    assert!(status.contains("menade du ”example”?"));
}

#[test]
fn a_word_that_the_association_lacks_is_told() {
    let told = told(&[("x/form/del.md", &SECTION.replace("Vad heter den?", "Vem är {agarn}?"))]);
    assert_eq!(heads(&told), ["7:9: fel: förbundet har inget ord för {agarn}"]);
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
fn of_syntax_and_keys_all_faults_are_told() {
    let syntax = told(&[("x/villkor.md", "+++\ntitle = Hej\nx = 1\ntitle = \"a\"\nb = [1, 2\n+++\n")]);
    assert_eq!(
        heads(&syntax),
        [
            "2:9: fel: text ska stå inom citattecken",
            "4:1: fel: nyckeln står två gånger",
            "5:10: fel: listan avslutas inte",
        ]
    );
    let keys = "+++\ntitel = \"Hej\"\ndescription = 3\nupdated = \"2026-01-01\"\n\
                [[rule]]\nclase = \"a\"\nkind = \"answered\"\nfeilds = [\"a.namn\"]\notherwise = \"eror\"\n\
                [[rule]]\nclause = \"a\"\nkin = \"answered\"\n\
                [[rule]]\nclause = \"a\"\nkind = \"anwsered\"\n+++\n";
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
    let source = source::read(&folder).map_err(told).unwrap_or_else(|told| panic!("{told}"));
    let content = content::parse(&source).map_err(told).unwrap_or_else(|told| panic!("{told}"));
    let site = build(&content, today()).map_err(told).unwrap_or_else(|told| panic!("{told}"));
    assert_eq!(site.warnings, []);
    site
}

#[test]
fn our_content_has_no_fault() {
    assert_eq!(built("../content").associations.len(), 1);
}

#[test]
fn the_invented_content_has_no_fault() {
    assert_eq!(built("../tests/content").associations.len(), 1);
}

/// Whatever half a file an editor saves, it is judged and nothing breaks.
#[test]
fn half_files_are_told_not_tripped_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let source = source::read(&folder).unwrap();
    for (path, text) in &source.files {
        for end in (0..text.len()).step_by(397).filter(|end| text.is_char_boundary(*end)) {
            let mut half = source.clone();
            half.files.insert(path.clone(), text[..end].into());
            let _ = content::parse(&half).and_then(|content| build(&content, today()));
        }
    }
}

#[test]
fn a_date_of_change_that_lies_ahead_is_warned_of() {
    let page = |day: &str| PAGE.replacen("title", &format!("updated = {day}\ntitle"), 1);
    let warned = |day: &str| in_words(&site(&[("x/villkor.md", &page(day))]).warnings);
    assert_eq!(warned("2026-11-22"), "");
    let ahead = warned("2026-11-23");
    assert!(ahead.contains("2:1: varning: updated är 23 november 2026, men i dag är det 22 november 2026"), "{ahead}");
}

#[test]
fn a_rule_without_a_kind_is_told_so() {
    let told = told_of_rules("[[rule]]\nclause = \"namn\"\nfields = [\"a.namn\"]\nin = \"parties\"\n");
    assert!(heads(&told).iter().any(|head| head.contains("kind")), "{told}");
    assert!(!told.contains("okänd nyckel"), "{told}");
}
