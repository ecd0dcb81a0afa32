//! Documents as people and programs leave them: what is read of each.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod made;

use finsamkoll_checks::Address;
use finsamkoll_checks::form::{Answer, Choice, Field};
use finsamkoll_word::{How, Opened, Refusal, Warning, read};
use made::{entries, form, main_part, p, r, read_body, sdt, sdt_with, tbl, tc, tick, tr, zip};

fn opened(body: &str) -> Opened {
    read_body(body).unwrap()
}

fn answer(body: &str, id: &str) -> String {
    opened(body).answers.get(&Address::parse(id).unwrap()).to_owned()
}

fn how(opened: &Opened, id: &str) -> How {
    opened.found.iter().find(|(at, _)| at.text() == id).unwrap().1
}

#[test]
fn controls_are_read_in_all_five_nestings() {
    let run = r("Vägen in");
    let control = |inner: &str| sdt("insats.namn", inner);
    let label = tc(&p(&r("Insatsens namn")));
    let value = tc(&p(&run));
    for body in [
        control(&p(&run)),
        p(&control(&run)),
        control(&tbl(&format!("<w:tr>{value}</w:tr>"))),
        tbl(&control(&format!("<w:tr>{label}{value}</w:tr>"))),
        tbl(&format!("<w:tr>{label}{}</w:tr>", control(&value))),
    ] {
        let opened = opened(&body);
        assert_eq!(opened.answers.get(&Address::field("insats.namn")), "Vägen in", "{body}");
        assert_eq!(how(&opened, "insats.namn"), How::Tag);
        assert_eq!(opened.warnings, []);
    }
}

#[test]
fn text_is_what_people_see() {
    for (inner, expected) in [
        (
            "<w:r><w:rPr><w:b/></w:rPr><w:t>Väg</w:t></w:r><w:proofErr/><w:bookmarkStart/><w:smartTag><w:r><w:t>en in</w:t></w:r></w:smartTag>",
            "Vägen in",
        ),
        (
            "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:fldSimple w:instr='DATE'><w:r><w:t>b</w:t></w:r></w:fldSimple>",
            "ab",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='x'/></w:ffData></w:fldChar><w:instrText>HYPERLINK</w:instrText><w:t>länk</w:t></w:r>",
            "länk",
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:r><w:t>ny</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>gammal</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            "ny",
        ),
        (
            "<w:r><w:t>a</w:t><w:br/><w:t> b </w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:noBreakHyphen/></w:r>",
            "a\nb\nc\td-",
        ),
        ("<w:r><w:t>a &amp; &lt;b&gt; &#229;\r\nc<![CDATA[&amp;]]></w:t></w:r>", "a & <b> å  c&amp;"),
        ("<w:r>\n <w:t>a</w:t>\n</w:r>\n", "a"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:char='F041'/></w:r>", "☒\u{fffd}"),
        ("<w:r><w:sym w:char='f0fe'/><w:sym w:char='A8'/><w:sym w:char='2192'/><w:sym w:char='x'/></w:r>", "☒☐→"),
        ("<w:r><w:sym w:char='F0E0'/><w:sym w:char='F0DF'/><w:sym w:char='F0E8'/></w:r>", "→←⇒"),
        (
            "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t><w:br/></w:r><w:r><w:t>c</w:t></w:r>",
            "ac",
        ),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r>", "b"),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>b</w:t></w:r>", "b"),
    ] {
        assert_eq!(answer(&p(&sdt("insats.mal", inner)), "insats.mal"), expected, "{inner}");
    }
}

#[test]
fn struck_text_is_gone_and_added_text_is_there() {
    for (inner, expected) in [
        ("<w:del><w:r><w:delText>a</w:delText><w:t>b</w:t></w:r></w:del><w:ins><w:r><w:t>c</w:t></w:r></w:ins>", "c"),
        ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b"),
        ("<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "a"),
        ("<w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo>", "a"),
        ("<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
    ] {
        let opened = opened(&p(&sdt("insats.mal", inner)));
        assert_eq!(opened.answers.get(&Address::field("insats.mal")), expected);
        assert_eq!(opened.warnings, [Warning::TrackedChanges]);
    }
    let joined =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>";
    assert_eq!(answer(&sdt("insats.mal", joined), "insats.mal"), "ab");
}

#[test]
fn struck_rows_and_cells_are_gone() {
    let header = tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]);
    let struck = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", tc(&p(&r("a"))));
    let cell = "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>";
    let opened = opened(&tbl(&format!("{header}{struck}{cell}{}", tr(&[&r("b")]))));
    let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text)).collect();
    assert_eq!(answers, [("budget.0.post".to_owned(), "b")]);
}

#[test]
fn lines_are_kept_with_empty_ones_between_them() {
    let body = sdt("insats.mal", &[p(""), p(&r(" a ")), p(""), p(&r("b")), p("")].concat());
    assert_eq!(answer(&body, "insats.mal"), "a\n\nb");
}

#[test]
fn an_empty_field_says_nothing() {
    let placeholder = |value: &str| sdt_with("insats.namn", &format!("<w:showingPlcHdr{value}/>"), &r("Vad som helst"));
    assert_eq!(answer(&p(&placeholder(" w:val='0'")), "insats.namn"), "Vad som helst");
    assert_eq!(answer(&p(&sdt("insats.namn", &r("Skriv här"))), "insats.namn"), "");
    assert_eq!(answer(&p(&sdt("insats.namn", &r("Skriv här\u{2060}"))), "insats.namn"), "Skriv här");
    let beside = tbl(&tr(&[&r("Insatsens namn"), &sdt_with("", "<w:showingPlcHdr/>", &r("Skriv här"))]));
    assert_eq!(answer(&beside, "insats.namn"), "");
}

#[test]
fn what_is_called_a_prompt_and_is_none_is_an_answer_in_our_documents() {
    let cell = |tag: &str, text: &str| sdt_with(tag, "<w:showingPlcHdr/>", &r(text));
    assert_eq!(answer(&p(&cell("insats.namn", "Vägen in")), "insats.namn"), "Vägen in");
    assert_eq!(answer(&p(&cell("insats.namn", "Skriv här")), "insats.namn"), "");
    let tags = ["insats.mal", "insats.typ", "insats.klar", "krav.nytta"].map(|tag| cell(tag, "Välj"));
    let body = tags.concat() + &cell("insats.namn", "Vägen in");
    let mut entries = entries(&main_part(&body));
    entries.remove(2);
    let opened = read(&form(), &zip(&entries)).unwrap();
    assert_eq!(opened.answers.iter().count(), 0);
    assert_eq!(opened.warnings, [Warning::Prompt("Insatsens namn".into(), "Vägen in".into())]);
}

#[test]
fn text_beside_an_empty_control_is_the_answer() {
    let empty = sdt_with("insats.namn", "<w:showingPlcHdr/>", &r("Skriv här"));
    let row = |value: &str| tbl(&tr(&[&r("Insatsens namn"), value]));
    for value in [
        format!("{empty}{}", r(" Vägen in")),
        format!("{}{empty}", r("Vägen in ")),
        sdt("goog_rdk_3", &format!("{empty}{}", r(" Vägen in"))),
        format!("{}{}", sdt("insats.namn", ""), r("Vägen in")),
    ] {
        let opened = opened(&row(&value));
        assert_eq!(opened.answers.get(&Address::field("insats.namn")), "Vägen in", "{value}");
        assert_eq!(opened.warnings, [], "{value}");
    }
    // A control around label and value is no control beside its label.
    let around = sdt("insats.namn", &format!("{}{}", tc(&p(&r("Insatsens namn"))), tc(&p(""))));
    assert_eq!(opened(&tbl(&format!("<w:tr>{around}</w:tr>"))).answers.iter().count(), 0);
}

#[test]
fn words_beside_a_box_are_told_of() {
    let row = |words: &str| tbl(&tr(&[&r("Planen är klar"), &(tick("insats.klar", "0") + &r(words))]));
    for words in [" Ja", "", " Bifogas", " Planen är klar"] {
        assert_eq!(opened(&row(words)).warnings, [], "{words}");
    }
    let told = Warning::Beside("Planen är klar".into(), "Ja, från 1 mars".into());
    assert_eq!(opened(&row(" Ja, från 1 mars")).warnings, [told]);
}

#[test]
fn labels_are_told_of_where_most_tags_are_gone() {
    let row = |label: &str, id: &str| tr(&[&r(label), &sdt(id, &r("a"))]);
    let header = tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]);
    let mixed = tbl(&(row("Insatsens namn", "insats.namn") + &row("Mål", "")));
    assert_eq!(opened(&mixed).warnings, []);
    let group = opened(&(tbl(&row("Insatsens namn", "insats.namn")) + &tbl(&header)));
    assert_eq!((group.warnings.as_slice(), how(&group, "budget")), ([].as_slice(), How::Tag));
    assert_eq!(opened(&tbl(&header)).warnings, [Warning::ByLabels]);
}

#[test]
fn a_choice_is_the_option_with_its_words() {
    for (text, expected) in [("Två, tillsammans", "tva"), (" TVÅ,  tillsammans:", "tva"), ("tre", "tre"), ("Välj", "")]
    {
        assert_eq!(answer(&p(&sdt("insats.typ", &r(text))), "insats.typ"), expected, "{text}");
    }
    let opened = opened(&p(&sdt("insats.typ", &r("Fyra"))));
    assert_eq!(opened.answers.iter().count(), 0);
    assert_eq!(opened.warnings, [Warning::NoOption("Typ".into(), "Fyra".into())]);
}

#[test]
fn of_many_options_the_ticked_ones_are_chosen() {
    let lines = |boxes: [&str; 3]| {
        let option = |(checked, label): (&str, &str)| p(&format!("{}{}", tick("insats.omraden", checked), r(label)));
        boxes.into_iter().zip([" Tre", " Två, tillsammans", " Ett"]).map(option).collect::<String>()
    };
    let cell = |inner: &str| tbl(&format!("<w:tr>{}{}</w:tr>", tc(&p(&r("Områden"))), tc(inner)));
    assert_eq!(answer(&cell(&lines(["1", "0", "true"])), "insats.omraden"), "ett\ntre");
    assert_eq!(answer(&cell(&lines(["0", "0", "0"])), "insats.omraden"), "");
    let one_line =
        p(&format!("{}{}{}{}", tick("insats.omraden", "1"), r("Ett"), tick("insats.omraden", "0"), r("Tre")));
    assert_eq!(answer(&cell(&one_line), "insats.omraden"), "ett");
    // A control within a box is not the next one.
    let nested = tick("insats.omraden", "1").replace(&r("☐"), &format!("{}{}", sdt("x", ""), r("☒")));
    assert_eq!(answer(&cell(&p(&format!("{nested}{}", r(" Tre")))), "insats.omraden"), "tre");
    let untagged = |lines: &[&str]| cell(&lines.iter().map(|line| p(&r(line))).collect::<String>());
    assert_eq!(answer(&untagged(&["☐ Ett", "☒ Två, tillsammans"]), "insats.omraden"), "tva");
    assert_eq!(answer(&untagged(&["Tre", "Ett"]), "insats.omraden"), "ett\ntre");
    let other = opened(&untagged(&["Tre", "Fyra"]));
    assert_eq!(other.answers.get(&Address::field("insats.omraden")), "tre");
    assert!(other.warnings.contains(&Warning::NoOption("Områden".into(), "Fyra".into())));
}

#[test]
fn a_box_is_what_its_control_says() {
    for (checked, expected) in [("1", "ja"), ("true", "ja"), ("0", ""), ("false", "")] {
        assert_eq!(answer(&p(&format!("{} Ja", tick("insats.klar", checked))), "insats.klar"), expected, "{checked}");
    }
    for (text, expected) in [("Ja", "ja"), ("☒ Ja", "ja"), ("☐ Ja", ""), ("x", "ja"), ("Nej", ""), ("", "")] {
        let body = tbl(&tr(&[&r("Planen är klar"), &r(text)]));
        assert_eq!(answer(&body, "insats.klar"), expected, "{text}");
    }
    let other = opened(&tbl(&tr(&[&r("Planen är klar"), &r("Kanske")])));
    assert!(other.warnings.contains(&Warning::NoOption("Planen är klar".into(), "Kanske".into())));
}

#[test]
fn fields_without_tags_are_found_by_their_labels() {
    for label in ["Insatsens namn", " INSATSENS  namn: ", "Projektets namn", "Insatsens namn (frivilligt)"] {
        let opened = opened(&tbl(&tr(&[&r(label), &r("Vägen in")])));
        assert_eq!(opened.answers.get(&Address::field("insats.namn")), "Vägen in", "{label}");
        assert_eq!(how(&opened, "insats.namn"), How::Label);
        assert_eq!(opened.warnings, [Warning::ByLabels]);
    }
    let with_hint =
        format!("<w:tr>{}{}</w:tr>", tc(&[p(&r("Insatsens namn")), p(&r("Kort."))].concat()), tc(&p(&r("a"))));
    assert_eq!(answer(&tbl(&with_hint), "insats.namn"), "a");
    let broken = "<w:r><w:t>Insatsens</w:t><w:br/><w:t>namn</w:t></w:r>";
    assert_eq!(answer(&tbl(&tr(&[broken, &r("a")])), "insats.namn"), "a");
}

#[test]
fn former_tags_are_read() {
    assert_eq!(answer(&p(&sdt("projekt.titel", &r("a"))), "insats.namn"), "a");
}

#[test]
fn a_reason_belongs_to_the_statement_before_it() {
    let by_label =
        tbl(&[["Sker i samverkan?", "Ja"], ["Motivera", "a"], ["Ger nytta?", "Vet inte"], ["Motivera", "b"]]
            .map(|[label, text]| tr(&[&r(label), &r(text)]))
            .concat());
    let by_tag = tbl(&[
        ("Sker i samverkan?", "krav.samverkan", "Ja"),
        ("Motivera", "krav.samverkan.skal", "a"),
        ("Ger nytta?", "krav.nytta", "Vet inte"),
        ("Motivera", "krav.nytta.skal", "b"),
    ]
    .map(|(label, tag, text)| tr(&[&r(label), &sdt(tag, &r(text))]))
    .concat());
    let mixed = by_tag.replace("krav.nytta.skal", "");
    for body in [by_label, by_tag, mixed] {
        let opened = opened(&body);
        let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text.to_owned())).collect();
        let expected = [
            ("krav.nytta", "vet-inte"),
            ("krav.samverkan", "ja"),
            ("krav.nytta.skal", "b"),
            ("krav.samverkan.skal", "a"),
        ];
        assert_eq!(answers, expected.map(|(at, text)| (at.to_owned(), text.to_owned())));
    }
}

#[test]
fn groups_are_read_by_row_and_column() {
    let header = tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]);
    let first = tr(&[&sdt("budget.post", &r("Lön")), &sdt("budget.typ", &r("Ett")), &tick("budget.klar", "1")]);
    // An empty row, and one that was added where controls are not copied.
    let empty = tr(&[&sdt_with("budget.post", "<w:showingPlcHdr/>", &r("Skriv här")), "", &tick("budget.klar", "0")]);
    let added = tr(&[&r("Resor"), &r("Tre"), &r("☐")]);
    let opened = opened(&tbl(&[header.clone(), first, empty, header, added].concat()));
    let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text)).collect();
    let expected = [
        ("budget.0.klar", "ja"),
        ("budget.0.post", "Lön"),
        ("budget.0.typ", "ett"),
        ("budget.1.post", "Resor"),
        ("budget.1.typ", "tre"),
    ];
    assert_eq!(answers, expected.map(|(at, text)| (at.to_owned(), text)));
    assert_eq!(how(&opened, "budget"), How::Tag);
    assert_eq!(opened.warnings, []);
}

#[test]
fn a_control_around_several_cells_hides_none_of_theirs() {
    let cells = [sdt("budget.post", &r("Lön")), sdt("budget.typ", &r("Ett"))].map(|cell| tc(&p(&cell))).concat();
    for tag in ["", "budget.post"] {
        let opened = opened(&tbl(&format!("<w:tr>{}</w:tr>", sdt(tag, &cells))));
        let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text)).collect();
        assert_eq!(answers, [("budget.0.post".to_owned(), "Lön"), ("budget.0.typ".to_owned(), "ett")]);
    }
}

#[test]
fn columns_may_have_moved_and_cells_be_merged() {
    let header = tr(&[&r("Slag"), &r("Kostnadspost"), &r("Anmärkning")]);
    let merged = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1'/></w:tcPr><w:p/></w:tc>\
                  <w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>Lön</w:t></w:r></w:p></w:tc></w:tr>";
    let before =
        "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:p><w:r><w:t>Resor</w:t></w:r></w:p></w:tc></w:tr>";
    let more = tr(&["", "", &r("Obs")]);
    let opened = opened(&tbl(&[&header, merged, before, &more].concat()));
    let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text)).collect();
    assert_eq!(answers, [("budget.0.post".to_owned(), "Lön"), ("budget.1.post".to_owned(), "Resor")]);
    assert_eq!(opened.warnings, [Warning::UnknownField("Anmärkning".into(), "Obs".into()), Warning::ByLabels]);
}

#[test]
fn rows_beyond_the_last_are_told_of() {
    let row = tr(&[&r("a"), "", ""]);
    let table =
        |rows: usize| tbl(&format!("{}{}", tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]), row.repeat(rows)));
    assert_eq!(opened(&table(200)).warnings, [Warning::ByLabels]);
    let more = opened(&table(202));
    assert_eq!(more.answers.rows("budget").len(), 200);
    assert_eq!(more.warnings, [Warning::MoreRows("Budget".into()), Warning::ByLabels]);
}

#[test]
fn tables_in_cells_are_read_where_they_lie() {
    let inner = tbl(&[tr(&[&r("a")]), tr(&[&r("b")])].concat());
    let outer = tbl(&format!("<w:tr>{}{}</w:tr>", tc(&p(&r("Mål"))), tc(&format!("{inner}<w:p/>"))));
    assert_eq!(answer(&outer, "insats.mal"), "a\nb");
    // A table that holds the whole form.
    let form = tbl(&format!("<w:tr>{}{}</w:tr>", tc(&tbl(&tr(&[&r("Mål"), &r("c")]))), tc("<w:p/>")));
    assert_eq!(answer(&form, "insats.mal"), "c");
    let tagged = tbl(&tr(&[&sdt("insats.namn", &r("d"))]));
    let form = opened(&tbl(&format!("<w:tr>{}{}</w:tr>", tc(&p(&r("Mål"))), tc(&tagged))));
    assert_eq!(form.answers.iter().collect::<Vec<_>>(), [(&Address::field("insats.namn"), "d")]);
}

#[test]
fn what_was_not_read_is_told() {
    let body = [
        p(&sdt("annat.falt", &r("x"))),
        p(&sdt("insats.namn", &r("a"))),
        p(&sdt("insats.namn", &r("b"))),
        // The same once more is no news.
        p(&sdt("insats.namn", &r("a"))),
        tbl(&tr(&[&r("Mål"), &format!("{}{}", sdt("insats.mal", &r("c")), r(" och d"))])),
        p("<w:r><w:drawing><w:t>inte</w:t></w:drawing><w:commentReference/><w:footnoteReference/></w:r>"),
    ];
    let opened = opened(&body.concat());
    assert_eq!(
        opened.warnings,
        [
            Warning::Twice("Insatsens namn".into(), "b".into()),
            Warning::Beside("Mål".into(), "och d".into()),
            Warning::LeftBehind(vec!["bilder eller textrutor", "kommentarer", "fotnoter"]),
            Warning::UnknownField("annat.falt".into(), "x".into()),
        ]
    );
    assert_eq!(opened.answers.get(&Address::field("insats.mal")), "c");
    assert!(opened.warnings.iter().all(|warning| warning.says().ends_with('.')));
}

#[test]
fn controls_around_what_was_read_are_no_news() {
    let within = sdt("insats.namn", &(r("a ") + &sdt("insats.namn", &r("b"))));
    let opened_within = opened(&p(&within));
    assert_eq!(opened_within.answers.get(&Address::field("insats.namn")), "a b");
    assert_eq!(opened_within.warnings, []);
    let wrapped = sdt("goog_rdk_0", &p(&r("x"))) + &tbl(&sdt("Rad", &tr(&[&r("Mål"), &sdt("insats.mal", &r("c"))])));
    assert_eq!(opened(&wrapped).warnings, []);
}

fn with_store(body: &str, store: &str) -> Result<Opened, Refusal> {
    let mut entries = entries(&main_part(body));
    entries.push(made::Entry::stored("customXml/item1.xml", b"<other><a>1</a></other>"));
    entries.push(made::Entry::stored("customXml/item2.xml", store.as_bytes()));
    entries.push(made::Entry::stored("customXml/itemProps2.xml", b""));
    read(&form(), &zip(&entries))
}

#[test]
fn what_properties_were_before_is_passed_over() {
    let header = tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]);
    let wide =
        "<w:tcPr><w:gridSpan w:val='2'/><w:tcPrChange><w:tcPr><w:gridSpan w:val='1'/></w:tcPr></w:tcPrChange></w:tcPr>";
    let row = format!("<w:tr>{}{}</w:tr>", tc(&format!("{wide}{}", p(&r("Lön")))), tc(&p(&r("☒"))));
    let opened = opened(&tbl(&format!("{header}{row}")));
    let answers: Vec<_> = opened.answers.iter().map(|(at, text)| (at.text(), text)).collect();
    assert_eq!(answers, [("budget.0.klar".to_owned(), "ja"), ("budget.0.post".to_owned(), "Lön")]);
}

#[test]
fn names_on_the_page_to_sign_are_told_of() {
    let table = |names: &str| {
        let titles = ["Part", "Namnförtydligande och befattning", "Underskrift", "Ort och datum"].map(r);
        tbl(&(tr(&titles.each_ref().map(String::as_str)) + &tr(&[&r("En part"), &r(names), "", ""])))
    };
    assert_eq!(opened(&table("")).warnings, []);
    let left = Warning::LeftBehind(vec!["underskrifter eller namn på sidan för underskrift"]);
    assert_eq!(opened(&table("Ett namn")).warnings, [left]);
}

#[test]
fn a_row_that_sums_up_is_no_row_of_a_group() {
    let row = tr(&[&sdt("budget.post", &r("Lön")), &sdt("budget.typ", &r("Ett")), &tick("budget.klar", "1")]);
    let sum = opened(&tbl(&(row.clone() + &tr(&[&r("Summa:"), &r("Tre"), ""]))));
    assert_eq!(sum.answers.rows("budget").len(), 1);
    assert_eq!(sum.warnings, [Warning::UnknownField("Summa:".into(), "tre".into())]);
    assert_eq!(opened(&tbl(&(row + &tr(&[&r("Resor"), "", ""])))).answers.rows("budget").len(), 2);
}

#[test]
fn words_of_an_option_go_before_ids() {
    let choice = |(id, label): (&str, &str)| Choice { id: id.into(), label: label.into() };
    let options = [("1", "2"), ("2", "3")].map(choice).into();
    let mut form = form();
    form.sections[0].fields.push(Field::new("antal", "Antal", Answer::Choice { options, many: false }));
    let read = |text: &str| {
        let opened = read(&form, &zip(&entries(&main_part(&p(&sdt("antal", &r(text))))))).unwrap();
        opened.answers.get(&Address::field("antal")).to_owned()
    };
    assert_eq!(["1", "2", "3"].map(read), ["1", "1", "2"]);
}

#[test]
fn a_hidden_store_that_differs_is_told_of() {
    let bound = |tag: &str, path: &str, text: &str| {
        p(&sdt_with(tag, &format!("<w:dataBinding w:xpath='{path}' w:storeItemID='x'/>"), &r(text)))
    };
    let body = bound("insats.namn", "/n:f[1]/n:a[2]", "Nytt")
        + &bound("insats.typ", "/n:f[1]/n:b[1]/n:c[1]", "Tre")
        + &bound("insats.start", "/n:f/n:d", "2027-01-11")
        + &bound("insats.mal", "/n:f[1]/n:e[1]", "a &amp; b");
    let store = |name: &str, day: &str| {
        format!("<f><a>x</a><a>{name}</a><b/><b><c>fel</c></b><d>{day}</d><e>a &amp; b</e></f>")
    };
    let same = store("Nytt", "2027-01-11T00:00:00").replace("<b/><b><c>fel", "<b><c>tre");
    assert_eq!(with_store(&body, &same).unwrap().warnings, []);
    let other = with_store(&body, &store("Gammalt", "2026-01-11")).unwrap();
    assert_eq!(
        other.warnings,
        [
            Warning::StoreDiffers("Insatsens namn".into(), "Nytt".into(), "Gammalt".into()),
            Warning::StoreDiffers("Startdag".into(), "2027-01-11".into(), "2026-01-11".into()),
        ]
    );
    assert_eq!(other.answers.get(&Address::field("insats.namn")), "Nytt");
}

#[test]
fn of_long_stores_the_beginning_is_compared() {
    let says = |shown: &str, store: &str| {
        let body = p(&sdt_with("insats.mal", "<w:dataBinding w:xpath='/f[1]'/>", &r(shown)));
        with_store(&body, &format!("<f>{store}</f>")).unwrap().warnings.len()
    };
    let long = "å".repeat(600);
    assert_eq!(says(&long, &format!("{long}a<!-- -->b")), 0);
    assert_eq!(says(&long, &format!("a{long}")), 1);
    assert_eq!(says(&long, ""), 1);
    assert_eq!(says("", &long), 1);
    assert_eq!(says(&long, "å"), 1);
}

#[test]
fn a_signed_document_is_read_and_told_of() {
    let mut entries = entries(&main_part(""));
    entries.push(made::Entry::stored("_xmlsignatures/sig1.xml", b""));
    assert_eq!(read(&form(), &zip(&entries)).unwrap().warnings, [Warning::Signed]);
}

#[test]
fn documents_say_what_they_are() {
    let opened = opened("");
    assert_eq!((opened.version, opened.code.unwrap().text().as_str()), (Some(3), "0042-1234-5678"));
    let other = |properties: &[u8]| {
        let mut entries = entries(&main_part(""));
        entries[2] = made::Entry::stored("docProps/custom.xml", properties);
        read(&form(), &zip(&entries))
    };
    let named = b"<P><property name='formular'><x>annat</x></property><property name='forbund'><x>Ett F&#246;rbund</x></property></P>";
    assert_eq!(other(named), Err(Refusal::OtherForm(Some("Ett Förbund".into()))));
    assert_eq!(other(b"<P><property name='formular'><x>annat</x></property></P>"), Err(Refusal::OtherForm(None)));
    assert_eq!(other(b"<P/>"), Err(Refusal::NotThisForm));
}

#[test]
fn without_its_name_a_form_is_known_by_half_of_its_fields() {
    let unnamed = |rows: &[[&str; 2]], unknown: usize| {
        let rows: String = rows.iter().map(|[label, tag]| tr(&[&r(label), &sdt(tag, &r("Ja"))])).collect();
        let body = tbl(&rows) + &p(&sdt("annat.falt", &r("x"))).repeat(unknown);
        let mut entries = entries(&main_part(&body));
        entries.remove(2);
        read(&form(), &zip(&entries)).map(|opened| opened.version)
    };
    // Nine fields and groups in all.
    let five = [["Mål", ""], ["Insatsens namn", ""], ["Typ", ""], ["", "insats.klar"], ["", "krav.nytta"]];
    assert_eq!(unnamed(&five, 0), Ok(None));
    assert_eq!(unnamed(&five[..4], 0), Err(Refusal::NotThisForm));
    assert_eq!(unnamed(&five, 2), Ok(None));
    assert_eq!(unnamed(&five, 3), Err(Refusal::NotThisForm));
}

#[test]
fn both_kinds_of_the_format_are_read() {
    let strict = main_part(&p(&sdt("insats.namn", &r("a"))))
        .replace("w:", "x:")
        .replace("xmlns:x='w'", "xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'");
    let opened = read(&form(), &zip(&entries(&strict))).unwrap();
    assert_eq!(opened.answers.get(&Address::field("insats.namn")), "a");
}
