//! The page to sign, as it comes back: which lines are filled.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod made;
mod support;

use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, AnswerCode, Answers};
use finsamkoll_word::{LineToSign, Named, Refusal, Template, blank, filled, named, read, read_to_sign, standard_parts};
use made::{Entry, entries, main_part, p, r, tbl, tc, tr, zip};
use support::Package;

const TITLES: [&str; 4] = ["Part", "Namnförtydligande och befattning", "Underskrift", "Ort och datum"];

/// An empty cell as it is written.
const EMPTY: &str = "<w:t xml:space=\"preserve\"></w:t>";

fn template() -> Template {
    let mut form = made::form();
    form.sections[0].fields.push(Field::new("parter", "Parter", Answer::Party { many: true }));
    Template {
        form,
        association: "Samordningsförbundet Åsbo & Älvby".into(),
        address: None,
        notices: Vec::new(),
        introduction: Vec::new(),
        handing_in: Vec::new(),
        rules: String::new(),
        parties: Vec::new(),
        municipalities: Vec::new(),
        sections: Vec::new(),
        parts: standard_parts(),
    }
}

/// An application of two parties: its page has three lines.
fn application() -> Vec<u8> {
    let answers: Answers = [(Address::field("parter"), "Åsbo kommun\nRegion Älvby".into())].into_iter().collect();
    filled(&template(), &answers, AnswerCode::parse("0042-1234-5678").unwrap(), None).unwrap()
}

/// The application after its page to sign was worked on.
fn signed(change: impl Fn(&str) -> String) -> Vec<u8> {
    let package = Package::open(&application());
    let entry = |name: &str| {
        let text = package.text(name);
        let Some((before, page)) = text.split_once("Sida för underskrift") else {
            return Entry::stored(name, text.as_bytes());
        };
        Entry::deflated(name, format!("{before}Sida för underskrift{}", change(page)).as_bytes())
    };
    zip(&package.names().map(entry).collect::<Vec<_>>())
}

/// The lines, each as its party with a tick where it is filled.
fn lines(file: &[u8]) -> Vec<String> {
    let (opened, lines) = read_to_sign(&template().form, file).unwrap();
    assert_eq!(read(&template().form, file).unwrap(), opened);
    told(&lines)
}

fn told(lines: &[LineToSign]) -> Vec<String> {
    lines.iter().map(|line| format!("{}{}", line.party, if line.is_filled { " ✓" } else { "" })).collect()
}

/// The lines of a document with this in its body.
fn lines_of(body: &str) -> Vec<String> {
    told(&read_to_sign(&made::form(), &zip(&entries(&main_part(body)))).unwrap().1)
}

fn titles() -> String {
    tr(&TITLES.map(r).each_ref().map(String::as_str))
}

/// A table to sign in with a line of these cells.
fn table(cells: &[&str]) -> String {
    tbl(&(titles() + &tr(cells)))
}

#[test]
fn nobody_has_signed_what_has_just_been_written() {
    assert_eq!(lines(&blank(&template())), [""; 6]);
    assert_eq!(lines(&application()), ["Åsbo kommun", "Region Älvby", ""]);
}

#[test]
fn what_is_typed_in_any_cell_fills_its_line() {
    // Three empty cells for each party, then four in the line for one more.
    for (cell, expected) in [
        (0, ["Åsbo kommun ✓", "Region Älvby", ""]),
        (2, ["Åsbo kommun ✓", "Region Älvby", ""]),
        (3, ["Åsbo kommun", "Region Älvby ✓", ""]),
        (6, ["Åsbo kommun", "Region Älvby", "Anna Ek"]),
        (7, ["Åsbo kommun", "Region Älvby", " ✓"]),
    ] {
        assert_eq!(lines(&signed(|page| typed(page, cell, "Anna Ek"))), expected, "{cell}");
    }
}

/// The page with a text in one of its empty cells.
fn typed(page: &str, cell: usize, text: &str) -> String {
    let (at, _) = page.match_indices(EMPTY).nth(cell).unwrap();
    [&page[..at], &r(text).replace("<w:r>", "").replace("</w:r>", ""), &page[at + EMPTY.len()..]].concat()
}

#[test]
fn lines_that_were_added_count_and_struck_ones_do_not() {
    let row = |page: &str| {
        let start = page.rfind("<w:tr>").unwrap();
        (start, start + page[start..].find("</w:tr>").unwrap() + "</w:tr>".len())
    };
    let again = |page: &str| {
        let (start, end) = row(page);
        [&page[..end], &page[start..end].repeat(2), &page[end..]].concat()
    };
    assert_eq!(lines(&signed(|page| typed(&again(page), 7, "Bo Ek"))), ["Åsbo kommun", "Region Älvby", " ✓", "", ""]);
    let struck = |page: &str| {
        let (before, last) = page.split_at(row(page).0);
        [before, &last.replacen("<w:trPr>", "<w:trPr><w:del/>", 1)].concat()
    };
    assert_eq!(lines(&signed(struck)), ["Åsbo kommun", "Region Älvby"]);
    let removed = |page: &str| [&page[..row(page).0], &page[row(page).1..]].concat();
    assert_eq!(lines(&signed(removed)), ["Åsbo kommun", "Region Älvby"]);
}

#[test]
fn a_second_page_to_sign_counts_too() {
    let twice = |page: &str| {
        let start = page.find("<w:tbl>").unwrap();
        let end = page.find("</w:tbl>").unwrap() + "</w:tbl>".len();
        [&page[..end], &p(""), &page[start..]].concat()
    };
    assert_eq!(lines(&signed(twice)), ["Åsbo kommun", "Region Älvby", "", "Åsbo kommun", "Region Älvby", ""]);
}

#[test]
fn only_a_table_with_our_titles_is_signed_in() {
    assert_eq!(lines(&signed(|page| page.replace("Underskrift<", "Signatur<"))), [""; 0]);
    assert_eq!(lines_of(&tbl(&tr(&[&r("Part"), &r("Underskrift")]))), [""; 0]);
    assert_eq!(lines_of(&tbl("")), [""; 0]);
    let shouted = TITLES.map(|title| r(&title.to_uppercase()));
    assert_eq!(lines_of(&tbl(&(tr(&shouted.each_ref().map(String::as_str)) + &tr(&[&r("A"), &r("B")])))), ["A ✓"]);
}

#[test]
fn a_picture_fills_a_line_and_what_only_asks_for_words_does_not() {
    for (cell, is_filled) in [
        ("<w:r><w:drawing><a/></w:drawing></w:r>", true),
        ("<w:r><w:pict/></w:r>", true),
        (
            "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>",
            true,
        ),
        ("<w:del><w:r><w:drawing/></w:r></w:del>", false),
        (&r(" \u{a0} "), false),
        (&r("____________"), false),
        (&r("… . _"), false),
        (&r("_ Ek"), true),
        (&r("Klicka eller tryck här för att ange text."), false),
        (&r("-"), true),
    ] {
        for at in 1..4 {
            let mut cells = [r("A"), String::new(), String::new(), String::new()];
            cells[at] = cell.into();
            let lines = lines_of(&table(&cells.each_ref().map(String::as_str)));
            assert_eq!(lines, [if is_filled { "A ✓" } else { "A" }], "{cell}");
        }
    }
}

#[test]
fn a_picture_elsewhere_fills_nothing() {
    let picture = "<w:r><w:drawing/></w:r>";
    assert_eq!(lines_of(&[p(picture), table(&[&r("A"), "", "", ""]), p(picture)].concat()), ["A"]);
    assert_eq!(lines_of(&table(&[&[&r("A"), picture].concat(), "", "", ""])), ["A"]);
    let rows = [titles(), tr(&[&r("A"), "", "", ""]), tr(&[&r("B"), "", picture, ""]), tr(&[&r("C"), "", "", ""])];
    assert_eq!(lines_of(&tbl(&rows.concat())), ["A", "B ✓", "C"]);
}

#[test]
fn parties_are_named_on_one_line() {
    assert_eq!(lines_of(&table(&["", "", "", &r("x")])), [" ✓"]);
    let party = [r("Region"), "<w:r><w:br/></w:r>".into(), r(" Älvby  väst ")].concat();
    assert_eq!(lines_of(&table(&[&party, "", "", ""])), ["Region Älvby väst"]);
    assert_eq!(lines_of(&table(&[&r(&"a".repeat(998)), "", "", ""])), ["a".repeat(998)]);
    assert_eq!(lines_of(&table(&[&r(&"a".repeat(1001)), &r("x"), "", ""])), [" ✓"]);
    assert_eq!(lines_of(&tbl(&(titles() + "<w:tr/>"))), [""]);
}

#[test]
fn a_table_in_a_cell_fills_it() {
    let line = format!("<w:tr>{}{}</w:tr>", tc(&p(&r("A"))), tc(&(tbl("") + &p(""))));
    assert_eq!(lines_of(&tbl(&(titles() + &line))), ["A ✓"]);
}

/// Each is as large as the limits let it be, and read in linear time.
#[test]
fn very_many_lines_are_read_as_fast_as_few() {
    let line = tr(&["", "", "<w:r><w:drawing/></w:r>", ""]);
    assert_eq!(lines_of(&tbl(&(titles() + &line.repeat(40_000)))).len(), 40_000);
    assert_eq!(lines_of(&table(&["", "", "", ""]).repeat(9_000)).len(), 9_000);
    let wide = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(480_000));
    assert_eq!(lines_of(&tbl(&(titles() + &wide))), [""]);
    let space = p(&r(&" ".repeat(7_000_000)));
    let deep = (0..40).fold(space, |inner, _| tbl(&format!("{}<w:tr>{}</w:tr>", titles(), tc(&p("")) + &tc(&inner))));
    assert_eq!(lines_of(&deep).len(), 40);
}

#[test]
fn a_document_says_what_it_is() {
    let says = |form: Option<&str>, association: Option<&str>| {
        Ok(Named { form: form.map(String::from), association: association.map(String::from) })
    };
    let ours = says(Some("prov"), Some("Samordningsförbundet Åsbo & Älvby"));
    assert_eq!(named(&blank(&template())), ours);
    assert_eq!(named(&application()), ours);
    let with = |properties: &str| {
        let mut entries = entries("no XML at all: the text is not read");
        entries[2] = Entry::deflated("docProps/custom.xml", properties.as_bytes());
        named(&zip(&entries))
    };
    let property = |name: &str, text: &str| format!("<property name='{name}'><x>{text}</x></property>");
    assert_eq!(with("<P/>"), says(None, None));
    assert_eq!(with(&format!("<P>{}</P>", property("formular", " annat "))), says(Some("annat"), None));
    assert_eq!(with(&format!("<P>{}</P>", property("forbund", "Åsbo"))), says(None, Some("Åsbo")));
    let long = format!("<P>{}</P>", property("formular", &"å".repeat(101)));
    assert_eq!(with(&long), says(Some(&"å".repeat(100)), None));
    assert_eq!(with("<P>"), Err(Refusal::Damaged));
    let mut none = entries("");
    none.remove(2);
    assert_eq!(named(&zip(&none)), says(None, None));
    assert_eq!(named(b"%PDF-1.7"), Err(Refusal::Pdf));
}
