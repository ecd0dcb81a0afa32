//! Markdown as editors write it, and what visitors get of it.

use super::clauses::link_to;
use super::*;

fn rendered(text: &str) -> (Body, String) {
    let mut faults = Vec::new();
    let body = render(File { path: "a.md", text: &text.into() }, 0, "", &mut faults);
    (body, faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn html(text: &str) -> String {
    let (body, faults) = rendered(text);
    assert_eq!(faults, "");
    for clause in &body.clauses {
        let element = &body.html[clause.html.clone()];
        assert!(element.starts_with('<') && element.ends_with(">\n"), "{element}");
        assert!(element.contains(&format!(" class=\"clause\" id=\"{}\">", clause.id)), "{element}");
    }
    // The link is the same everywhere.
    let link = |id: &str, words: &str| link_to(id, words);
    body.clauses.iter().fold(body.html.clone(), |html, clause| html.replace(&link(&clause.id, &clause.words), "§"))
}

#[test]
fn paragraphs_headings_and_items_can_be_clauses() {
    assert_eq!(html("Ett *mjukt* krav. {#a}"), "<p class=\"clause\" id=\"a\">Ett <em>mjukt</em> krav.§</p>\n");
    assert_eq!(html("## Rubrik {#a .info}"), "<h2 class=\"clause\" id=\"a\">Rubrik§</h2>\n");
    assert_eq!(html("- Ett. {#a}\n- Två."), "<ul>\n<li class=\"clause\" id=\"a\">Ett.§</li>\n<li>Två.</li>\n</ul>\n");
    assert_eq!(
        html("1. Ett. {#a}\n   - Under. {#b}\n   - Till.\n2. Två."),
        "<ol>\n<li class=\"clause\" id=\"a\">Ett.§\n<ul>\n<li class=\"clause\" id=\"b\">Under.§</li>\n<li>Till.</li>\n</ul>\n</li>\n\
         <li>Två.</li>\n</ol>\n"
    );
}

#[test]
fn in_a_loose_item_the_first_paragraph_gives_the_item_its_id() {
    assert_eq!(
        html("- Ett. {#a}\n\n  Mer. {#b}\n\n- Två."),
        "<ul>\n<li class=\"clause\" id=\"a\">\n<p>Ett.§</p>\n<p class=\"clause\" id=\"b\">Mer.§</p>\n</li>\n<li>\n<p>Två.</p>\n</li>\n</ul>\n"
    );
}

#[test]
fn a_clause_has_its_words_and_its_mark() {
    let (body, _) = rendered("Text med **fetstil**, `kod`\noch [länk](om/). {#a .judge facts=\"T1 T2\"}");
    let clause = &body.clauses[0];
    assert_eq!(clause.words, "Text med fetstil, kod och länk.");
    assert_eq!((clause.mark.judge, clause.facts.join(",")), (true, "T1,T2".into()));
    assert_eq!(body.links[0].to, "om/");
    assert!(
        body.html.contains("aria-label=\"Länk till punkten ”Text med fetstil, kod och länk”\">§</a>"),
        "{}",
        body.html
    );
    let (long, _) = rendered("Ett två tre fyra fem sex sju. {#a}");
    assert!(long.html.contains("”Ett två tre fyra fem sex …”"), "{}", long.html);
}

#[test]
fn headings_are_anchors_that_leave_clauses_alone() {
    let (body, faults) = rendered("## Så gör ni\n\n### Så gör ni\n\n## Behov\n\nText. {#behov}\n\n## Innehåll");
    let ids: Vec<_> = body.headings.iter().map(|heading| (heading.id.as_str(), heading.level)).collect();
    assert_eq!(ids, [("sa-gor-ni", 2), ("sa-gor-ni-2", 3), ("behov-2", 2), ("innehall", 2)]);
    assert_eq!(faults, "");
    assert_eq!(slug("2 § Åtgärder, m.m."), "rubrik-2-atgarder-m-m");
}

#[test]
fn gaps_are_marked_in_text_and_links_stay() {
    assert_eq!(
        html("E-post: [fyll i: kansliets e-postadress]. [Mer](om/)"),
        "<p>E-post: <mark class=\"to-fill\">Att fylla i: kansliets e-postadress</mark>. <a href=\"om/\">Mer</a></p>\n"
    );
}

#[test]
fn tables_scroll_and_need_no_style() {
    let table = html("## Nivåer\n\n| a | kr |\n|---|---:|\n| 1 & 2 | 3 |");
    assert!(
        table.contains("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"nivaer\"><table>"),
        "{table}"
    );
    assert!(table.contains("<th scope=\"col\" class=\"number\">kr</th>"), "{table}");
    assert!(table.contains("<tr><td>1 &amp; 2</td><td class=\"number\">3</td></tr>"), "{table}");
}

#[test]
fn each_table_has_a_name_of_its_own() {
    let table = "| a |\n|---|\n| 1 |\n\n";
    let text = html(&format!("{table}{table}## A & \"B\"\n\n{table}{table}## C\n\n{table}"));
    let names: Vec<&str> = text.split("tabindex=\"0\" ").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    assert_eq!(
        names,
        [
            "aria-label=\"Tabell\"",
            "aria-label=\"Tabell (2)\"",
            "aria-labelledby=\"a-b\"",
            "aria-label=\"A &amp; &quot;B&quot; (2)\"",
            "aria-labelledby=\"c\"",
        ]
    );
}

#[test]
fn a_heading_may_be_one_level_below_the_one_before_it() {
    let (_, faults) = rendered("## A\n\n### B\n\n#### C\n\n## D\n\n#### E\n\n[*f*](a/)");
    assert_eq!(faults.lines().next(), Some("a.md:9:1: fel: rubriken hoppar över en nivå"));
    assert_eq!(faults.lines().count(), 2, "{faults}");
}

#[test]
fn what_pages_must_not_hold_is_refused() {
    let (_, faults) = rendered(
        "# Rubrik\n\n<b>fet</b>\n\n<div>\nx\n</div>\n\n![bild](x.png)\n\nMitt {#i} texten\n\n| a |\n|---|\n| 1 {#c} |\n\n\
         [fyll i: x\n\n**Fet. {#d}**\n\n{#Stor}\n\nEn. {#e}\n\nTvå. {#e}\n\nTre. {#f .jugde}",
    );
    let heads: Vec<&str> = faults.lines().filter(|line| line.starts_with("a.md")).collect();
    assert_eq!(
        heads,
        [
            "a.md:1:1: fel: texten har en rubrik på första nivån",
            "a.md:3:1: fel: HTML får inte stå i texten",
            "a.md:5:1: fel: HTML får inte stå i texten",
            "a.md:9:1: fel: bilder kan inte stå i texten än",
            "a.md:11:6: fel: punktens id står inte sist",
            "a.md:15:5: fel: punktens id står inte sist",
            "a.md:17:1: fel: [fyll i: …] avslutas inte på samma rad",
            "a.md:19:8: fel: punktens id står inte sist",
            "a.md:21:1: fel: ”Stor” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst 40 tecken",
            "a.md:25:6: fel: id ”e” används redan på sidan",
            "a.md:27:6: fel: ”.jugde” är inget märke: .info, .judge, .ours, from=…, until=… och facts=\"…\" går att skriva",
        ]
    );
}

#[test]
fn a_clause_of_our_own_says_so() {
    let told = |text: &str| rendered(text).0.html.contains("(webbplatsens egen kontroll)");
    assert!(told("Slutet kommer efter början. {#ordning .ours}"));
    assert!(!told("Slutet kommer efter början. {#ordning}"));
}

#[test]
fn passages_are_the_words_of_each_block() {
    let text = "Ett *mjukt* krav på 5\u{a0}000 kr. {#a .ours}\n\n## Rubrik\n\n- Läs [mer](om/).\n  - [fyll i: vad]\n\n1. Ett. {#b}\n\n   Mer.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    kod\n\n[Läs om oss](om/)\n\nSist.";
    let (body, faults) = rendered(text);
    assert_eq!(faults, "");
    let told: Vec<_> = body.passages.iter().map(|passage| (passage.words.as_str(), passage.is_item)).collect();
    assert_eq!(
        told,
        [
            ("Ett mjukt krav på 5\u{a0}000 kr. (webbplatsens egen kontroll)", false),
            ("Rubrik", false),
            ("Läs mer.", true),
            ("Att fylla i: vad", true),
            ("Ett.", true),
            ("Mer.", false),
            ("a – b", false),
            ("1 – 2", false),
            ("kod", false),
            ("Sist.", false),
        ]
    );
    let within = |at: usize| body.passages.iter().filter(|one| body.clauses[at].html.contains(&one.html)).count();
    assert_eq!((within(0), within(1)), (1, 2));
}
