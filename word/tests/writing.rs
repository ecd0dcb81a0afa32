//! What documents hold, and that programs can open them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod support;

use finsamkoll_checks::form::{Answer, Choice, Condition, Field, Form, LONGEST_ANSWER, MOST_ROWS, Section};
use finsamkoll_checks::rules::FieldRef;
use finsamkoll_checks::{Address, AnswerCode, Answers};
use finsamkoll_word::{
    MOST_BYTES, Passage, Point, Receipt, SectionWords, Template, TooMuch, blank, filled, standard_parts,
};
use std::collections::BTreeSet;
use support::{Package, W, controls, tables, text_of};

const CODE: &str = "0042-1234-5678";

/// A form with a field of every type.
fn template() -> Template {
    Template {
        association: "Samordningsförbundet Åsbo & Älvby".into(),
        address: None,
        notices: vec!["Ett exempel.".into()],
        introduction: vec!["Om formuläret.".into()],
        handing_in: vec!["Fråga kansliet.".into()],
        rules: "reglerna av den 1 oktober 2026".into(),
        parties: vec!["Region Åsbo".into(), "Älvby kommun".into(), "Region Åsbo".into()],
        municipalities: vec!["Älvby kommun".into()],
        form: Form {
            id: "asbo".into(),
            version: 7,
            title: "Ansökan om <medel>".into(),
            sections: vec![section("a", fields()), section("b", groups())],
        },
        parts: standard_parts(),
        sections: vec![SectionWords {
            passages: vec![
                Passage { words: "En punkt.".into(), is_item: true },
                Passage { words: "Skriv kort.".into(), is_item: false },
            ],
        }],
    }
}

fn fields() -> Vec<Field> {
    let choice = |many| Answer::Choice { options: vec![option("lon", "Lön & mer"), option("resor", "Resor")], many };
    let when = vec![Condition { field: FieldRef::new("a.choice"), is: vec!["lon".into()] }];
    let long = field("a.long", Answer::Long);
    vec![
        Field { optional: true, ..field("a.text", Answer::Text) },
        Field { hint: Some("En rad räcker.".into()), example: Some("Vägen <fram>".into()), ..long },
        field("a.number", Answer::Number),
        field("a.amount", Answer::Amount),
        field("a.date", Answer::Date),
        field("a.party", Answer::Party { many: false }),
        field("a.parties", Answer::Party { many: true }),
        field("a.place", Answer::Municipality { many: false }),
        field("a.places", Answer::Municipality { many: true }),
        field("a.choice", choice(false)),
        Field { when, ..field("a.choices", choice(true)) },
        field("a.round", Answer::Round(vec![option("var", "den 1 mars 2027")])),
        field("a.check", Answer::Check),
        field("a.attachment", Answer::Attachment),
        field("a.statement", Answer::Statement { reason: "På vilket sätt?".into() }),
        field("a.email", Answer::Email),
        field("a.phone", Answer::Phone),
        field("a.post", Answer::Post),
        field("a.organisation", Answer::OrganisationNumber),
        field("a.span", Answer::Span),
    ]
}

fn groups() -> Vec<Field> {
    let party = || field("part", Answer::Party { many: false });
    vec![
        field(
            "rader",
            Answer::Rows(vec![
                party(),
                Field {
                    hint: Some("Hela kronor.".into()),
                    example: Some("500".into()),
                    ..field("summa", Answer::Amount)
                },
            ]),
        ),
        field("namnteckning", Answer::Rows(vec![Field { signing: true, ..party() }])),
        Field { optional: true, signing: true, ..field("b.dag", Answer::Date) },
    ]
}

fn field(id: &str, answer: Answer) -> Field {
    Field::new(id, &format!("Fråga om {id}?"), answer)
}

fn option(id: &str, label: &str) -> Choice {
    Choice { id: id.into(), label: label.into() }
}

fn section(id: &str, fields: Vec<Field>) -> Section {
    Section { id: id.into(), title: format!("Avsnitt {id}"), when: Vec::new(), fields }
}

fn code() -> AnswerCode {
    AnswerCode::parse(CODE).unwrap()
}

fn answers(written: &[(&str, &str)]) -> Answers {
    written.iter().map(|(at, text)| (Address::parse(at).unwrap(), (*text).into())).collect()
}

fn filled_with(written: &[(&str, &str)]) -> Package {
    Package::open(&filled(&template(), &answers(written), code(), None).unwrap())
}

fn empty() -> Package {
    Package::open(&blank(&template()))
}

/// The text of the controls with this tag.
fn texts(package: &Package, tag: &str) -> Vec<String> {
    let document = package.xml("word/document.xml");
    controls(&document).filter(|control| control.tag == tag).map(|control| control.text).collect()
}

/// What kind of control stands at this tag: the name of the last of its properties.
fn kind(package: &Package, tag: &str) -> String {
    let document = package.xml("word/document.xml");
    controls(&document).find(|control| control.tag == tag).unwrap().kind
}

#[test]
fn every_part_is_well_formed_and_of_a_type_and_linked() {
    for package in [empty(), filled_with(&[])] {
        let types = package.text("[Content_Types].xml");
        let links = package.text("_rels/.rels").to_owned() + package.text("word/_rels/document.xml.rels");
        for name in package.names() {
            package.xml(name);
            let is_part = !name.ends_with("rels") && name != "[Content_Types].xml";
            assert_eq!(types.contains(&format!("PartName=\"/{name}\"")), is_part, "{name}");
            let is_linked = [name, name.trim_start_matches("word/")]
                .iter()
                .any(|name| links.contains(&format!("Target=\"{name}\"")));
            assert_eq!(is_linked, is_part, "{name}");
        }
        assert_eq!(package.names().next(), Some("[Content_Types].xml"));
    }
}

#[test]
fn the_same_answers_make_the_same_bytes() {
    assert_eq!(blank(&template()), blank(&template()));
}

#[test]
fn properties_tell_which_form_it_is_and_the_code() {
    let properties = |package: &Package| {
        let custom = package.xml("docProps/custom.xml");
        let all = custom.root_element().children().filter(roxmltree::Node::is_element);
        all.map(|one| (one.attribute("name").unwrap().to_owned(), text_of(one))).collect::<Vec<_>>()
    };
    let association = "Samordningsförbundet Åsbo & Älvby";
    let mut expected: Vec<(String, String)> =
        [("formular", "asbo"), ("formularversion", "7"), ("forbund", association)]
            .map(|(a, b)| (a.into(), b.into()))
            .into();
    assert_eq!(properties(&empty()), expected);
    expected.push(("kontrollkod".into(), CODE.into()));
    assert_eq!(properties(&filled_with(&[])), expected);
}

#[test]
fn language_and_title_are_set_for_screen_readers() {
    let package = empty();
    let core = package.text("docProps/core.xml");
    assert!(core.contains("<dc:language>sv-SE</dc:language>"));
    assert!(core.contains("<dc:title>Ansökan om &lt;medel&gt; – Samordningsförbundet Åsbo &amp; Älvby</dc:title>"));
    assert!(package.text("word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
}

#[test]
fn every_style_that_is_named_is_there() {
    let package = filled_with(&[]);
    let styles = package.text("word/styles.xml");
    for part in ["word/document.xml", "word/footer.xml", "word/styles.xml"] {
        let part = package.xml(part);
        let names = ["pStyle", "rStyle", "tblStyle", "basedOn", "next"];
        for node in part.descendants().filter(|node| names.contains(&node.tag_name().name())) {
            let id = node.attribute((W, "val")).unwrap();
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
        }
    }
}

#[test]
fn styles_of_our_own_say_so_and_text_has_the_colour_of_the_reader() {
    let package = empty();
    let styles = package.xml("word/styles.xml");
    // The names that Word knows by itself, in its own way of writing them.
    let known = ["Normal", "Default Paragraph Font", "Normal Table", "Title", "Subtitle", "heading 1", "heading 2"];
    let known = [known.as_slice(), &["List Number", "List Bullet", "footer", "Placeholder Text"]].concat();
    for style in styles.descendants().filter(|node| node.has_tag_name((W, "style"))) {
        let name = style.children().find(|node| node.has_tag_name((W, "name"))).unwrap();
        let name = name.attribute((W, "val")).unwrap();
        assert_eq!(style.attribute((W, "customStyle")), (!known.contains(&name)).then_some("1"), "{name}");
    }
    let colour = styles.descendants().find(|node| node.has_tag_name((W, "color"))).unwrap();
    assert_eq!(colour.attribute((W, "val")), Some("auto"));
}

#[test]
fn each_type_of_field_has_its_control() {
    let package = empty();
    for (tag, expected) in [
        ("a.text", "text"),
        ("a.long", "richText"),
        ("a.number", "text"),
        ("a.amount", "text"),
        ("a.date", "date"),
        ("a.party", "comboBox"),
        ("a.parties", "richText"),
        ("a.place", "comboBox"),
        ("a.places", "richText"),
        ("a.choice", "dropDownList"),
        ("a.choices", "checkbox"),
        ("a.round", "dropDownList"),
        ("a.check", "checkbox"),
        ("a.attachment", "checkbox"),
        ("a.statement", "dropDownList"),
        ("a.statement.skal", "richText"),
        ("a.email", "text"),
        ("a.phone", "text"),
        ("a.post", "text"),
        ("a.organisation", "text"),
        ("a.span", "text"),
        ("rader.part", "comboBox"),
        ("rader.summa", "text"),
        ("b.dag", "date"),
    ] {
        assert_eq!(kind(&package, tag), expected, "{tag}");
    }
}

#[test]
fn a_field_stands_beside_its_label_with_help_below_it() {
    let package = empty();
    let document = package.xml("word/document.xml");
    let tables = tables(&document);
    let first = &tables[0];
    let condition = "Besvaras om svaret på ”Fråga om a.choice?” är ”Lön & mer”.";
    assert_eq!(first[0], ["Fråga", "Svar"]);
    assert_eq!(first[1], ["Fråga om a.text? (frivilligt)", "Skriv här"]);
    assert_eq!(first[2], ["Fråga om a.long?\nEn rad räcker.\nExempel: Vägen <fram>", "Skriv här"]);
    assert_eq!(first[5], ["Fråga om a.date?", "Skriv ett datum"]);
    assert_eq!(first[10], ["Fråga om a.choice?", "Välj"]);
    assert_eq!(first[11], [&format!("Fråga om a.choices?\n{condition}"), "☐ Lön & mer\n☐ Resor"]);
    assert_eq!(first[13], ["Fråga om a.check?", "☐ Ja"]);
    assert_eq!(first[14], ["Fråga om a.attachment?", "☐ Bifogas"]);
    assert_eq!(first[15], ["Fråga om a.statement?", "Välj"]);
    assert_eq!(first[16], ["På vilket sätt?", "Skriv här"]);
    // What is signed is not called voluntary.
    assert_eq!(tables[3][1], ["Fråga om b.dag?", "Skriv ett datum"]);
}

#[test]
fn words_around_the_questions_stand_in_order() {
    let text = text_of(empty().xml("word/document.xml").root_element());
    let mut last = 0;
    for words in [
        "Samordningsförbundet Åsbo & Älvby",
        "Ansökan om <medel>",
        "Ett exempel.",
        "Om formuläret.",
        "Så gör ni",
        "Avsnitt a",
        "En punkt.",
        "Skriv kort.",
        "Fråga om a.text?",
        "Avsnitt b",
        "Fråga om rader?",
        "Fråga om summa? Hela kronor. Exempel: 500",
        "Lämna in ansökan",
        "Fråga kansliet.",
        "Sida för underskrift",
    ] {
        let Some(at) = text[last..].find(words) else { panic!("{words}") };
        last += at;
    }
}

#[test]
fn the_page_with_the_form_is_named_where_it_has_an_address() {
    let told = "Formuläret finns också som webbsida: ";
    assert!(!empty().text("word/document.xml").contains(told));
    let reached = Template { address: Some("https://asbo.example/ansok/?a&b".into()), ..template() };
    let package = Package::open(&blank(&reached));
    assert!(package.text("word/document.xml").contains(&format!("{told}https://asbo.example/ansok/?a&amp;b<")));
}

#[test]
fn nobody_is_told_who_must_sign() {
    let package = empty();
    let text = package.text("word/document.xml");
    assert!(text.contains("Använd de rader som förbundet vill ha underskrivna."));
    assert!(!text.contains("alla parter"));
}

#[test]
fn where_nothing_is_said_of_handing_in_the_office_is_asked() {
    let silent = Template { handing_in: Vec::new(), ..template() };
    let package = Package::open(&blank(&silent));
    let text = package.text("word/document.xml");
    assert!(!text.contains("Lämna in ansökan"));
    assert!(text.contains("Fråga förbundets kansli hur ansökan lämnas in."));
}

#[test]
fn answers_stand_in_their_controls() {
    let package = filled_with(&[
        ("a.text", "  Ett & <två> \"tre\" 😀 "),
        ("a.long", "Rad 1\nRad 2\r\n\r\nRad 4\tmed tabb"),
        ("a.choice", "lon"),
        ("a.choices", "resor\nokänt"),
        ("a.round", "var"),
        ("a.check", "ja"),
        ("a.statement", "vet-inte"),
        ("a.statement.skal", "Därför."),
        ("a.party", "Någon annan"),
    ]);
    for (tag, expected) in [
        ("a.text", "  Ett & <två> \"tre\" 😀 "),
        ("a.long", "Rad 1\nRad 2\n\nRad 4\tmed tabb"),
        ("a.choice", "Lön & mer"),
        ("a.round", "den 1 mars 2027"),
        ("a.check", "☒"),
        ("a.attachment", "☐"),
        ("a.statement", "Vet inte"),
        ("a.statement.skal", "Därför."),
        ("a.party", "Någon annan"),
    ] {
        assert_eq!(texts(&package, tag), [expected], "{tag}");
    }
    assert_eq!(texts(&package, "a.choices"), ["☐", "☒", "☒"]);
}

#[test]
fn a_box_is_ticked_by_yes_and_by_nothing_else() {
    for (written, sign) in [("ja", "☒"), (" ja ", "☒"), ("nej", "☐"), ("bifogas senare", "☐"), ("", "☐")] {
        let package = filled_with(&[("a.check", written), ("a.attachment", written)]);
        assert_eq!(texts(&package, "a.check"), [sign], "{written}");
        assert_eq!(texts(&package, "a.attachment"), [sign], "{written}");
    }
}

#[test]
fn a_choice_can_be_undone_in_word() {
    let package = empty();
    let document = package.xml("word/document.xml");
    let lists = document.descendants().filter(|node| node.has_tag_name((W, "dropDownList")));
    let mut known = 0;
    for list in lists {
        let first = list.first_element_child().unwrap();
        for name in ["displayText", "value"] {
            assert_eq!(first.attribute((W, name)), Some("Välj"));
        }
        known += 1;
    }
    assert_eq!(known, 3);
}

#[test]
fn only_empty_controls_show_placeholders() {
    let package = filled_with(&[("a.text", "Svar"), ("a.choice", "lon"), ("a.number", " ")]);
    let document = package.xml("word/document.xml");
    for control in controls(&document).filter(|control| control.kind != "checkbox") {
        let is_filled = ["a.text", "a.choice"].contains(&control.tag.as_str());
        assert_eq!(control.shows_placeholder, !is_filled, "{}", control.tag);
    }
}

#[test]
fn an_answer_like_a_placeholder_is_told_from_it() {
    for written in
        ["Skriv här", " skriv HÄR ", "Välj", "SKRIV ETT DATUM", "Välj ett objekt.", "Choose an item.", "Skriv här…"]
    {
        let package = filled_with(&[("a.text", written)]);
        assert_eq!(texts(&package, "a.text"), [format!("{written}\u{2060}")]);
    }
    assert_eq!(texts(&filled_with(&[("a.text", "Skriv här på raden.")]), "a.text"), ["Skriv här på raden."]);
}

#[test]
fn an_answer_of_several_lines_keeps_them_in_any_field() {
    let written = [("a.date", "1 mars\n2 mars"), ("a.party", "A\nB"), ("a.choice", "x\ny"), ("a.text", "a\tb")];
    let package = filled_with(&written);
    for (tag, text) in written {
        assert_eq!(texts(&package, tag), [text]);
        assert_eq!(kind(&package, tag), "richText");
    }
}

#[test]
fn soft_line_breaks_stay_line_breaks() {
    let package = filled_with(&[("a.text", "Ett\u{b}två"), ("a.long", "tre\u{c}fyra")]);
    assert_eq!(texts(&package, "a.text"), ["Ett\ntvå"]);
    assert_eq!(texts(&package, "a.long"), ["tre\nfyra"]);
    assert_eq!(kind(&package, "a.text"), "richText");
}

#[test]
fn signs_that_xml_forbids_are_dropped() {
    let forbidden = "a\0bcd\u{1f}e\u{fffe}f\u{ffff}g\u{1b}h\u{8}i";
    let package = filled_with(&[("a.text", forbidden), ("a.long", "\u{e}x\u{fffd}")]);
    assert_eq!(texts(&package, "a.text"), ["abcdefghi"]);
    assert_eq!(texts(&package, "a.long"), ["x\u{fffd}"]);
}

#[test]
fn controls_have_numbers_of_their_own_and_short_tags_and_are_locked() {
    let package = filled_with(&[]);
    let document = package.xml("word/document.xml");
    let all: Vec<_> = document.descendants().filter(|node| node.has_tag_name((W, "sdtPr"))).collect();
    let value = |control: roxmltree::Node<'_, '_>, name: &str| {
        let property = control.children().find(|property| property.has_tag_name((W, name)));
        property.and_then(|property| property.attribute((W, "val"))).map(str::to_owned)
    };
    let ids: BTreeSet<_> = all.iter().map(|control| value(*control, "id").unwrap()).collect();
    assert_eq!(ids.len(), all.len());
    for control in all.into_iter().filter(|control| value(*control, "tag").is_some()) {
        let tag = value(control, "tag").unwrap();
        assert!(tag.len() <= 40 && tag.is_ascii(), "{tag}");
        assert!(value(control, "alias").unwrap().chars().count() <= 64);
        assert_eq!(value(control, "lock").as_deref(), Some("sdtLocked"));
    }
}

#[test]
fn braces_in_names_are_signs_like_others() {
    let named = Template { parties: vec!["Part {A} & B".into()], ..template() };
    let package = Package::open(&blank(&named));
    assert!(package.text("word/document.xml").contains("w:displayText=\"Part {A} &amp; B\""));
}

#[test]
fn suggestions_name_nobody_twice() {
    let package = empty();
    let text = package.text("word/document.xml");
    let list = &text[text.find("<w:comboBox>").unwrap()..text.find("</w:comboBox>").unwrap()];
    assert_eq!(list.matches("Region Åsbo").count(), 2, "once as words and once as value: {list}");
}

/// How many rows for answers the group has.
fn rows(package: &Package) -> usize {
    let document = package.xml("word/document.xml");
    tables(&document)[1].len() - 1
}

#[test]
fn groups_have_spare_rows() {
    assert!(empty().text("word/document.xml").contains("klicka på plustecknet, eller infoga en rad under."));
    assert_eq!(rows(&empty()), 5);
    assert_eq!(rows(&filled_with(&[])), 2);
    // Rows close up.
    let package = filled_with(&[("rader.3.summa", "100"), ("rader.7.part", "Region Åsbo")]);
    assert_eq!(rows(&package), 4);
    assert_eq!(texts(&package, "rader.summa"), ["100", "Skriv här", "Skriv här", "Skriv här"]);
    assert_eq!(texts(&package, "rader.part")[1], "Region Åsbo");
}

#[test]
fn no_group_has_more_rows_than_a_form() {
    for (answered, rows_there) in [(MOST_ROWS - 3, MOST_ROWS - 1), (MOST_ROWS - 2, MOST_ROWS), (MOST_ROWS, MOST_ROWS)] {
        let cell = |row| (Address::cell("rader", row, "summa"), "1".to_owned());
        let file = filled(&template(), &(0..answered).map(cell).collect(), code(), None).unwrap();
        let package = Package::open(&file);
        assert_eq!(rows(&package), usize::from(rows_there));
        let is_full = rows_there == MOST_ROWS;
        assert_eq!(package.text("word/document.xml").contains("inte plats för fler rader"), is_full);
    }
}

#[test]
fn a_table_says_what_it_is_and_repeats_its_header() {
    let package = filled_with(&[]);
    let document = package.xml("word/document.xml");
    for table in document.descendants().filter(|node| node.has_tag_name((W, "tbl"))) {
        for name in ["tblCaption", "tblDescription", "tblHeader"] {
            assert_eq!(table.descendants().filter(|node| node.has_tag_name((W, name))).count(), 1, "{name}");
        }
        // Else Word makes one table of two.
        assert!(table.next_sibling().unwrap().has_tag_name((W, "p")));
    }
}

#[test]
fn no_paragraph_is_there_for_spacing() {
    let package = empty();
    let document = package.xml("word/document.xml");
    let body = document.root_element().first_element_child().unwrap();
    for paragraph in body.children().filter(|node| node.has_tag_name((W, "p"))) {
        assert!(!text_of(paragraph).is_empty());
    }
}

/// Whether the row in which these words stand keeps to one page.
fn keeps_to_one_page(package: &Package, words: &str) -> bool {
    let document = package.xml("word/document.xml");
    let text = document.descendants().find(|node| node.text() == Some(words)).unwrap();
    let row = text.ancestors().find(|node| node.has_tag_name((W, "tr"))).unwrap();
    row.descendants().any(|node| node.has_tag_name((W, "cantSplit")))
}

#[test]
fn only_short_rows_keep_to_one_page() {
    for (length, keeps) in [(600, true), (601, false)] {
        let words = "a".repeat(length);
        for at in ["a.long", "a.statement.skal", "rader.0.part"] {
            assert_eq!(keeps_to_one_page(&filled_with(&[(at, &words)]), &words), keeps, "{at} {length}");
        }
        let point = Point { words: words.clone(), ..Point::default() };
        let receipt = Receipt { points: vec![point], ..Receipt::default() };
        let file = filled(&template(), &Answers::default(), code(), Some(&receipt)).unwrap();
        assert_eq!(keeps_to_one_page(&Package::open(&file), &words), keeps, "{length}");
    }
}

/// The first column of the page to sign, without its header.
fn lines_to_sign(package: &Package) -> Vec<String> {
    let document = package.xml("word/document.xml");
    let table = tables(&document).into_iter().find(|table| table[0].len() == 4).unwrap();
    assert_eq!(table[0], ["Part", "Namnförtydligande och befattning", "Underskrift", "Ort och datum"]);
    table[1..].iter().map(|row| row[0].clone()).collect()
}

#[test]
fn each_party_that_is_named_has_a_line_to_sign() {
    assert_eq!(lines_to_sign(&empty()), [""; 6]);
    assert_eq!(lines_to_sign(&filled_with(&[])), [""; 6]);
    let package = filled_with(&[
        ("a.party", "Region Åsbo"),
        ("a.parties", "Älvby kommun\n\nREGION  ÅSBO "),
        ("rader.0.part", "Försäkringskassan"),
        ("rader.1.part", "älvby\u{a0}kommun"),
        ("namnteckning.0.part", "Den som bara skriver under"),
    ]);
    assert_eq!(lines_to_sign(&package), ["Region Åsbo", "Älvby kommun", "Försäkringskassan", ""]);
}

#[test]
fn footer_and_page_to_sign_name_form_version_and_code() {
    let which = "Formulär asbo, version 7. Kontrollkod 0042-1234-5678";
    let with = filled_with(&[]);
    assert!(with.text("word/footer.xml").contains(which));
    assert!(with.text("word/document.xml").contains(which));
    let without = empty();
    assert!(without.text("word/footer.xml").contains("Formulär asbo, version 7<"));
    assert!(!without.text("word/document.xml").contains("Kontrollkod"));
}

#[test]
fn a_receipt_is_a_page_of_its_own() {
    let point = |page: &str, words: &str| Point {
        page: page.into(),
        words: words.into(),
        outcome: "Ni uppger det".into(),
        says: vec!["Det stämmer.".into()],
    };
    let receipt = Receipt {
        day: "den 2 oktober 2026".into(),
        summary: "Allt är ifyllt.".into(),
        points: vec![point("Vem", "Två parter."), point("Vem", "En ägare."), point("När", "I tid.")],
    };
    let package = Package::open(&filled(&template(), &Answers::default(), code(), Some(&receipt)).unwrap());
    let document = package.xml("word/document.xml");
    let text = text_of(document.root_element());
    for words in [
        "Kontrollerad den 2 oktober 2026 mot formulärets version 7 och reglerna av den 1 oktober 2026.",
        "Allt är ifyllt.",
        "Kontrollen beslutar ingenting",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let tables = tables(&document);
    let [.., who, when] = tables.as_slice() else { panic!("no tables") };
    assert_eq!(who[1], ["Ni uppger det", "Två parter.\nDet stämmer."]);
    assert_eq!(who[2], ["Ni uppger det", "En ägare.\nDet stämmer."]);
    assert_eq!(when[1], ["Ni uppger det", "I tid.\nDet stämmer."]);
    assert!(!filled_with(&[]).text("word/document.xml").contains("Kvittens"));
}

/// An application with these answers in the rows of a group.
fn with_rows(texts: &[String]) -> Result<Vec<u8>, TooMuch> {
    let cells = (0..).zip(texts).map(|(row, text)| (Address::cell("rader", row, "part"), text.clone()));
    filled(&template(), &cells.collect(), code(), None)
}

#[test]
fn an_answer_as_long_as_is_read_fits_and_one_byte_more_does_not() {
    assert!(with_rows(&["&".repeat(LONGEST_ANSWER)]).is_ok());
    assert_eq!(with_rows(&["&".repeat(LONGEST_ANSWER + 1)]), Err(TooMuch));
    assert!(TooMuch.to_string().contains("Ett svar får ha ungefär 100\u{a0}000 tecken"));
}

#[test]
fn answers_of_a_million_bytes_fit_and_one_more_does_not() {
    let mut texts = vec!["&".repeat(LONGEST_ANSWER); MOST_BYTES / LONGEST_ANSWER];
    assert!(with_rows(&texts).is_ok());
    texts.push("a".into());
    assert_eq!(with_rows(&texts), Err(TooMuch));
}

#[test]
fn answers_of_many_short_lines_are_refused_before_nobody_can_open_the_file() {
    let of = |answers: usize| with_rows(&vec!["a\n".repeat(LONGEST_ANSWER / 2); answers]);
    assert!(of(3).is_ok());
    assert_eq!(of(5), Err(TooMuch));
}
