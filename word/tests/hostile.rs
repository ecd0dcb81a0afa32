//! Files that are damaged or made to do harm: each is refused, and none brings the reader down.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod made;

use finsamkoll_checks::Address;
use finsamkoll_checks::form::LONGEST_ANSWER;
use finsamkoll_word::{Opened, Refusal, Warning, read, read_to_sign};
use made::{Entry, TYPE, entries, form, main_part, p, r, sdt, sdt_with, tbl, tr, types, zip};

fn refused(file: &[u8]) -> &'static str {
    read(&form(), file).unwrap_err().key()
}

/// What the reader says of the entries of a right document after a change.
fn changed(change: impl FnOnce(&mut Vec<Entry>)) -> Result<(), Refusal> {
    let mut entries = entries(&main_part(&p(&sdt("insats.namn", &r("a")))));
    change(&mut entries);
    read(&form(), &zip(&entries)).map(|_| ())
}

/// Where the last mark of this kind begins.
fn mark(file: &[u8], mark: &[u8]) -> usize {
    file.windows(mark.len()).rposition(|window| window == mark).unwrap()
}

#[test]
fn files_of_other_kinds_are_known_by_their_first_bytes() {
    let cfb = |name: &str| {
        let mut file = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        file.resize(512, 0);
        file.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        file.resize(640, 0);
        file
    };
    for (file, key) in [
        (Vec::new(), "empty"),
        (b"%PDF-1.7".into(), "pdf"),
        (b"{\\rtf1".into(), "rich-text"),
        (b"\xef\xbb\xbf \n<html>".into(), "web-page"),
        (b"hej".into(), "not-word"),
        (vec![0], "not-word"),
        (b"PK".into(), "damaged"),
        (cfb("EncryptionInfo"), "encrypted"),
        (cfb("EncryptedPackage"), "encrypted"),
        (cfb("WordDocument"), "old-word"),
        (cfb("WordDocuments"), "old-office"),
        (cfb("Workbook"), "old-office"),
    ] {
        assert_eq!(refused(&file), key);
    }
}

#[test]
fn packages_of_other_kinds_are_known_by_their_types() {
    let kind = |kind: &str| changed(|entries| entries[0] = types(kind)).map_err(|refusal| refusal.key());
    assert_eq!(kind("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), Ok(()));
    assert_eq!(kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), Err("workbook"));
    assert_eq!(
        kind("application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"),
        Err("presentation")
    );
    assert_eq!(kind("application/vnd.ms-word.document.macroEnabled.main+xml"), Err("macros"));
    assert_eq!(kind("application/xml"), Err("not-word"));
    // A part without a type of its own has that of its ending.
    let by_ending = |ending: &str| {
        let part = format!("<Types><Default Extension='{ending}' ContentType='{TYPE}'/></Types>");
        changed(|entries| entries[0] = Entry::stored("[Content_Types].xml", part.as_bytes()))
    };
    assert_eq!((by_ending("XML"), by_ending("rels")), (Ok(()), Err(Refusal::NotWord)));
    let mimetype = |kind: &[u8]| refused(&zip(&[Entry::stored("mimetype", kind)]));
    assert_eq!(mimetype(b"application/vnd.oasis.opendocument.text"), "open-document");
    assert_eq!(mimetype(b"application/epub+zip"), "not-word");
    assert_eq!(refused(&zip(&[Entry::stored("a.txt", b"a")])), "not-word");
    assert_eq!(refused(&zip(&[])), "not-word");
    for name in ["word/vbaProject.bin", "VBAPROJECT.BIN", "x/vbaProjectSignature.bin"] {
        assert_eq!(changed(|entries| entries.push(Entry::stored(name, b""))), Err(Refusal::Macros), "{name}");
    }
    let renamed = |entries: &mut Vec<Entry>| {
        let types = String::from_utf8(entries[0].packed.clone()).unwrap();
        let part = "<Override PartName='/a.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>";
        entries[0] = Entry::stored("[Content_Types].xml", types.replace("</Types>", part).as_bytes());
    };
    assert_eq!(changed(renamed), Err(Refusal::Macros));
    assert_eq!(changed(|entries| entries[1] = Entry::stored("_rels/.rels", b"<R/>")), Err(Refusal::NotWord));
    assert_eq!(
        changed(|entries| {
            entries.pop();
        }),
        Err(Refusal::Damaged)
    );
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let moved = |target: &str| {
        changed(|entries| {
            let related = format!(
                "<R><Relationship Type='x/officeDocument' TargetMode='External' Target='http://x.example'/>\
                 <Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='{target}'/></R>"
            );
            entries[0].packed =
                String::from_utf8(entries[0].packed.clone()).unwrap().replace("/word/document", "/a/b").into();
            entries[0] = Entry::stored("[Content_Types].xml", &entries[0].packed);
            entries[1] = Entry::stored("_rels/.rels", related.as_bytes());
            entries[3].name = "a/b.xml".into();
            entries.remove(2);
        })
    };
    // It is read; without its properties it is no form that is known.
    assert_eq!(moved("a/b.xml"), Err(Refusal::NotThisForm));
    assert_eq!(moved("/A/b.xml"), Err(Refusal::NotThisForm));
    assert_eq!(moved("word/document.xml"), Err(Refusal::NotWord));
}

#[test]
fn odd_directories_are_refused() {
    assert_eq!(changed(|_| {}), Ok(()));
    let again = |entries: &mut Vec<Entry>| entries.push(entries[3].clone());
    assert_eq!(changed(again), Err(Refusal::Damaged));
    assert_eq!(changed(|entries| entries.push(Entry::stored("WORD/DOCUMENT.XML", b""))), Err(Refusal::Damaged));
    assert_eq!(changed(|entries| entries[3].crc ^= 1), Err(Refusal::Damaged));
    assert_eq!(changed(|entries| entries[3].size -= 1), Err(Refusal::Damaged));
    assert_eq!(changed(|entries| entries[3].method = 12), Err(Refusal::Damaged));
    for flag in [0, 6, 13] {
        assert_eq!(changed(|entries| entries[3].flags = 1 << flag), Err(Refusal::Encrypted), "{flag}");
    }
    assert_eq!(changed(|entries| entries[3].at = Some(0)), Err(Refusal::Damaged));
    for at in [1, 0xffff, u32::MAX] {
        assert_eq!(changed(|entries| entries[3].at = Some(at)), Err(Refusal::Damaged), "{at}");
    }
    for name in ["../a", "/a", "a\\b", "C:a", "a/../../b"] {
        assert_eq!(changed(|entries| entries.push(Entry::stored(name, b""))), Err(Refusal::Paths), "{name}");
    }
}

#[test]
fn entries_must_not_overlap() {
    // The second entry lies within the stored bytes of the first.
    let inner = zip(&[Entry::stored("a", b"b")]);
    let mut all = entries(&main_part(""));
    let start = zip(&all).windows(4).filter(|window| window == b"PK\x03\x04").count();
    assert_eq!(start, 4);
    all.insert(0, Entry::stored("x", &inner));
    all.push(Entry { at: Some(31), ..Entry::stored("a", b"b") });
    assert_eq!(read(&form(), &zip(&all)), Err(Refusal::Damaged));
}

#[test]
fn there_are_at_most_two_hundred_entries() {
    let many = |many: usize| {
        changed(|entries| (entries.len()..many).for_each(|at| entries.push(Entry::stored(&at.to_string(), b""))))
    };
    assert_eq!(many(200), Ok(()));
    assert_eq!(many(201), Err(Refusal::TooLarge));
}

#[test]
fn large_archives_of_the_newer_kind_are_refused() {
    let file = zip(&entries(&main_part("")));
    let end = mark(&file, b"PK\x05\x06");
    for (at, bytes) in [(8, 4), (16, 4), (4, 2)] {
        let mut file = file.clone();
        file[end + at..end + at + bytes].fill(0xff);
        assert_eq!(refused(&file), "damaged", "{at}");
    }
    let entry = mark(&file, b"PK\x01\x02");
    for at in [20, 24, 42] {
        let mut file = file.clone();
        file[entry + at..entry + at + 4].fill(0xff);
        assert!(["damaged", "too-large"].contains(&refused(&file)), "{at}");
    }
}

#[test]
fn what_stands_around_the_archive_is_refused_or_harmless() {
    let file = zip(&entries(&main_part("")));
    assert_eq!(refused(&[&file[..], b"x"].concat()), "damaged");
    assert_eq!(refused(&[b"PK", &file[..]].concat()), "damaged");
    let mut commented = file.clone();
    let length = commented.len();
    commented[length - 2] = 3;
    commented.extend(b"hej");
    assert!(read(&form(), &commented).is_ok());
}

#[test]
fn bombs_are_not_unpacked() {
    let spaces = |many: usize| {
        changed(|entries| entries[3] = Entry::deflated("word/document.xml", main_part(&" ".repeat(many)).as_bytes()))
    };
    assert_eq!(spaces(900_000), Ok(()));
    assert_eq!(spaces(1_100_000), Err(Refusal::TooLarge));
    // What is stored has a low ratio, and its limit all the same.
    let stored = |many: usize| {
        changed(|entries| entries[3] = Entry::stored("word/document.xml", main_part(&" ".repeat(many)).as_bytes()))
    };
    assert_eq!(stored(7_900_000), Ok(()));
    assert_eq!(stored(8_000_000), Err(Refusal::TooLarge));
    let small = |many: usize| changed(|entries| entries[1] = Entry::stored("_rels/.rels", &vec![b' '; many]));
    assert_eq!(small(256_000), Err(Refusal::Damaged));
    assert_eq!(small(256_001), Err(Refusal::TooLarge));
    // It unpacks to more than it says.
    let deflated = Entry::deflated("word/document.xml", main_part(&" ".repeat(5000)).as_bytes());
    assert_eq!(changed(|entries| entries[3] = Entry { size: 4000, ..deflated.clone() }), Err(Refusal::Damaged));
    assert_eq!(changed(|entries| entries[3] = Entry { size: 7_000_000, crc: 0, ..deflated }), Err(Refusal::TooLarge));
    let of_zeros = |many: usize| refused(&[b"PK".as_slice(), &vec![0; many - 2]].concat());
    assert_eq!((of_zeros(20_000_000), of_zeros(20_000_001)), ("damaged", "too-large"));
}

#[test]
fn a_document_type_in_any_part_is_refused() {
    let body = p(&sdt_with("insats.namn", "<w:dataBinding w:xpath='/a'/>", &r("x")));
    for at in 0..5 {
        let mut entries = entries(&main_part(&body));
        entries.push(Entry::stored("customXml/item1.xml", b"<a/>"));
        let part = [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", &entries[at].packed[..]].concat();
        entries[at] = Entry::stored(&entries[at].name.clone(), &part);
        assert_eq!(refused(&zip(&entries)), "doctype", "{at}");
    }
}

#[test]
fn a_part_that_is_not_whole_is_damaged() {
    let main = main_part(&p(&sdt("insats.namn", &r("a"))));
    for at in (1..main.len()).step_by(7) {
        assert_eq!(refused(&zip(&entries(&main[..at]))), "damaged", "{at}");
    }
    let utf16 = |order: fn(u16) -> [u8; 2], bom: bool| {
        let signs = bom.then_some('\u{feff}').into_iter().chain(main.chars()).collect::<String>();
        changed(|entries| {
            entries[3] = Entry::stored("word/document.xml", &signs.encode_utf16().flat_map(order).collect::<Vec<_>>());
        })
    };
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        assert_eq!(utf16(order, true), Err(Refusal::Damaged));
        assert_eq!(utf16(order, false), Err(Refusal::Damaged));
    }
    assert_eq!(refused(&zip(&entries(&main.replace(">a<", ">&b;<")))), "damaged");
}

#[test]
fn answers_have_a_longest_length() {
    let long = |many: usize| made::read_body(&p(&sdt("insats.mal", &r(&"a".repeat(many))))).unwrap();
    let at = |opened: &Opened| opened.answers.get(&Address::field("insats.mal")).len();
    assert_eq!((at(&long(LONGEST_ANSWER)), long(LONGEST_ANSWER).warnings), (LONGEST_ANSWER, vec![]));
    for many in [LONGEST_ANSWER + 1, 3 * LONGEST_ANSWER] {
        assert_eq!((at(&long(many)), long(many).warnings), (0, vec![Warning::TooLong("Mål".into())]));
    }
}

#[test]
fn tables_need_not_be_tables() {
    for body in [
        "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>",
        "<w:tr><w:tc/></w:tr>",
        "<w:tbl><w:tc/><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tr><w:tc><w:tc/></w:tc></w:tr></w:tr></w:tbl>",
        "<w:sdtContent/><w:sdt><w:sdtContent><w:sdtContent/></w:sdtContent><w:sdtPr><w:tag w:val='insats.namn'/></w:sdtPr></w:sdt>",
        "<w:trPr><w:del/><w:gridBefore w:val='99999999999'/></w:trPr><w:tcPr><w:cellDel/><w:gridSpan w:val='4294967295'/></w:tcPr>",
        "<w:sdtPr><w:tag/></w:sdtPr>",
    ] {
        assert!(made::read_body(body).is_ok(), "{body}");
    }
}

/// Documents that cost the most: each is as large as the limits let it be.
fn costly() -> Vec<(&'static str, String)> {
    let deep = |open: &str, close: &str, many: usize, inner: &str| {
        format!("{}{inner}{}", open.repeat(many), close.repeat(many))
    };
    let controls = |tag: &str| sdt(tag, "").repeat(60_000);
    let in_a_row = |inner: String| tbl(&format!("{}<w:tr>{}</w:tr>", tr(&[&sdt("budget.post", "")]), made::tc(&inner)));
    vec![
        ("controls with one tag", controls("insats.namn")),
        ("controls with unknown tags", controls("insats.namm")),
        (
            "controls in controls",
            deep(
                "<w:sdt><w:sdtContent>",
                "</w:sdtContent></w:sdt>",
                120,
                &"<w:sdt><w:sdtContent/></w:sdt>".repeat(150_000),
            ),
        ),
        ("cells in one row", tbl(&format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(490_000)))),
        (
            "cells within one control",
            tbl(&format!("<w:tr>{}</w:tr>", sdt("", &"<w:tc><w:sdt><w:sdtContent/></w:sdt></w:tc>".repeat(140_000)))),
        ),
        ("rows", tbl(&"<w:tr/>".repeat(490_000))),
        ("labels", tbl(&tr(&[&r("Motivera"), &r("a")]).repeat(50_000))),
        ("long labels", tbl(&tr(&[&r(&"å".repeat(490)), ""]).repeat(7_000))),
        ("tables in cells", deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80, &p(&r(&"a".repeat(7_000_000))))),
        (
            "rows in cells of rows",
            (0..80).fold(p(&r(&"\u{1f600}".repeat(20_000))), |inner, _| in_a_row(inner)).repeat(60),
        ),
        ("boxes on one line", p(&made::tick("insats.omraden", "1").repeat(50_000))),
        (
            "boxes around controls",
            p(&(made::tick("insats.omraden", "1").replace(&r("☐"), &(sdt("", "") + &r("b"))).repeat(12_000)
                + &r(&"a".repeat(4_000_000)))),
        ),
        ("text after boxes", p(&(made::tick("insats.omraden", "1").repeat(1000) + &r(&"a".repeat(6_000_000))))),
        ("references", p(&r(&"&#x61;".repeat(1_300_000)))),
        ("attributes", format!("<w:p{}/>", " a=''".repeat(250)).repeat(5_000)),
        ("a long attribute", format!("<w:p a='{}'/>", "a".repeat(7_900_000))),
        ("comments", "<!---->".repeat(1_100_000)),
        ("marks without an end", "<!--".repeat(1_900_000)),
        (
            "rows of a group",
            tbl(&(tr(&[&r("Kostnadspost"), &r("Slag"), &r("Klar")]) + &tr(&[&r("a"), &r("b"), &r("c")]).repeat(30_000))),
        ),
        (
            "controls bound to one long text",
            sdt_with("insats.namn", "<w:dataBinding w:xpath='/a[1]'/>", &r(&"x".repeat(30_000))).repeat(200),
        ),
        ("bound controls", sdt_with("insats.namn", "<w:dataBinding w:xpath='/a/b[9999]'/>", &r("x")).repeat(30_000)),
    ]
}

#[test]
fn the_costliest_documents_are_read_or_refused() {
    for (name, body) in costly() {
        let mut entries = entries(&main_part(&body));
        let store = format!("<a>{}{}</a>", "x".repeat(40_000), "<b/>".repeat(50_000));
        entries.extend((0..60).map(|at| Entry::deflated(&format!("customXml/item{at}.xml"), store.as_bytes())));
        let file = zip(&entries);
        let outcome = read_to_sign(&form(), &file).map_err(|refusal| refusal.key());
        assert!(matches!(outcome, Ok(_) | Err("too-large" | "damaged")), "{name}: {outcome:?}");
    }
}

#[test]
fn no_damage_brings_the_reader_down() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let form = form();
    let mut read_anyway = 0;
    for name in ["01_python-docx_kontroller_ifyllda.docx", "15_sparade_andringar.docx", "h07_losenordsskyddad_cfb.docx"]
    {
        let file = std::fs::read(folder.join(name)).unwrap();
        for end in (0..file.len()).step_by(97) {
            assert!(read(&form, &file[..end]).is_err(), "{name} {end}");
        }
        for at in 0..file.len() {
            let mut flipped = file.clone();
            flipped[at] ^= 1 << (at % 8);
            read_anyway += usize::from(read(&form, &flipped).is_ok());
        }
    }
    // It is another association's form.
    assert_eq!(read_anyway, 0);
}
