//! Documents that `LibreOffice` has opened and saved, and as PDF.

use crate::made::{self, Made};
use crate::support::cases::{self, Case};
use crate::support::{TRIED, Tried};
use crate::{forms, nfc};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, AnswerCode, Answers, Application};
use finsamkoll_word::{Block, How, Opened, Template, Warning, letter, named, read, read_to_sign};
use std::fs;
use std::path::Path;
use std::process::Command;

const DOCX: &str = "docx:Office Open XML Text";
const TAGGED_PDF: &str = r#"pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#;

#[test]
fn answers_survive_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let made = made::of_content();
    write_all(folder.path(), &made);
    convert(folder.path(), "", DOCX, "saved");
    for made in &made {
        let opened = open(&folder.path().join("saved"), made);
        assert_eq!(opened.answers, made.answers, "{}", made.name);
        assert_eq!((opened.version, opened.code), (Some(made.template.form.version), made.code), "{}", made.name);
        let code = AnswerCode::of(&made.template.form, &opened.answers, &nfc);
        assert!(made.code.is_none_or(|printed| printed == code), "{}", made.name);
    }
}

#[test]
fn names_on_the_page_to_sign_survive_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let template = forms::of_content().remove(0);
    let (party, at) = party(&template);
    let answers = Answers::from_iter([(at, String::from(party))]);
    let made = Made::filled(&template, "underskrift", answers, None);
    let signed = Made { bytes: signed(&made.bytes), ..made };
    signed.write(folder.path());
    convert(folder.path(), "", DOCX, "saved");
    let bytes = fs::read(folder.path().join("saved").join(&signed.name).with_extension("docx")).unwrap();
    let (_, lines) = read_to_sign(&template.form, &bytes).unwrap();
    let lines: Vec<_> = lines.iter().map(|line| (line.party.as_str(), line.is_filled)).collect();
    assert_eq!(lines, [(party, true), ("", false)]);
    let named = named(&bytes).unwrap();
    assert_eq!((named.form, named.association), (Some(template.form.id), Some(template.association)));
}

/// A party, and where the form asks for one.
fn party(template: &Template) -> (&str, Address) {
    let is_party = |field: &Field| matches!(field.answer, Answer::Party { .. }) && !field.signing;
    let (_, field) = template.form.fields().find(|(_, field)| is_party(field)).unwrap();
    (&template.parties[0], Address::field(&field.id))
}

/// The document with a name in the first cell of the page to sign that is empty. Its entries lie in the file as they
/// are, and `LibreOffice` does not ask for their checksums.
fn signed(bytes: &[u8]) -> Vec<u8> {
    let empty = "<w:t xml:space=\"preserve\"></w:t>";
    let name = format!("{:1$}", "<w:t>Anna Ek</w:t>", empty.len());
    let page = find(bytes, "Sida för underskrift".as_bytes(), 0);
    let at = find(bytes, empty.as_bytes(), page);
    [&bytes[..at], name.as_bytes(), &bytes[at + empty.len()..]].concat()
}

fn find(bytes: &[u8], words: &[u8], from: usize) -> usize {
    from + bytes[from..].windows(words.len()).position(|found| found == words).unwrap()
}

/// As PDF with the structure that screen readers follow. What a check came to takes a page of its own.
#[test]
fn libreoffice_prints_documents() {
    let folder = tempfile::tempdir().unwrap();
    let made = made::of_content();
    write_all(folder.path(), &made);
    convert(folder.path(), "", TAGGED_PDF, "printed");
    let printed = |made: &Made| fs::read(folder.path().join("printed").join(format!("{}.pdf", made.name))).unwrap();
    let pages: Vec<usize> = made.iter().map(|made| pages(&printed(made))).collect();
    let (kinds, [long]) = pages.as_chunks::<3>() else { panic!("{pages:?}") };
    for [blank, filled, checked] in kinds {
        assert!(*blank > 1 && filled >= blank && *checked == filled + 1, "{pages:?}");
    }
    assert!(*long > kinds[0][1] + 1, "{pages:?}");
}

/// As text, all lists have the same sign before their items.
#[test]
fn the_text_of_a_letter_survives_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let written = made::letter();
    fs::write(folder.path().join("brev.docx"), letter(&written, "Förbundet & <vi>")).unwrap();
    convert(folder.path(), "", "txt:Text (encoded):UTF8", "saved");
    let text = fs::read_to_string(folder.path().join("saved/brev.txt")).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let said = written.blocks.iter().flat_map(|block| {
        let bullet = if matches!(block, Block::Item(_)) { "    • " } else { "" };
        block.words().lines().map(move |line| format!("{bullet}{line}"))
    });
    let expected: Vec<String> = ["Förbundet & <vi>".into(), written.subject.clone()].into_iter().chain(said).collect();
    assert_eq!(lines, expected);
}

/// An `OpenDocument` text keeps no tags.
#[test]
fn answers_without_tags_are_found_by_labels() {
    let folder = tempfile::tempdir().unwrap();
    let made = TRIED.map(golden);
    write_all(folder.path(), &made);
    convert(folder.path(), "", "odt", "without-tags");
    convert(folder.path(), "without-tags", DOCX, "saved");
    for made in &made {
        let opened = open(&folder.path().join("saved"), made);
        assert_eq!(opened.answers, made.answers, "{}", made.name);
        assert_eq!(opened.warnings, [Warning::ByLabels], "{}", made.name);
        assert!(opened.found.iter().all(|(_, how)| *how == How::Label), "{}: {:?}", made.name, opened.found);
    }
}

/// The golden case of an association that says most. Answers by dice will not do: without its tag, a text equal to a
/// prompt is an empty answer.
fn golden(tried: Tried) -> Made {
    let ruleset = tried.ruleset();
    let template = forms::template(tried.id, ruleset.form.clone());
    let cases = cases::all(tried.id).into_iter().filter(Case::is_on_web);
    let case = cases.max_by_key(|case| case.written.len()).unwrap();
    let answers = Application::new(&ruleset, &case.submission(), case.today).answers();
    Made::filled(&template, "gyllene", answers, None)
}

fn write_all(folder: &Path, made: &[Made]) {
    for made in made {
        made.write(folder);
    }
}

fn open(folder: &Path, made: &Made) -> Opened {
    let bytes = fs::read(folder.join(&made.name).with_extension("docx")).unwrap();
    read(&made.template.form, &bytes).unwrap_or_else(|refusal| panic!("{}: {refusal}", made.name))
}

/// How many pages a PDF has. `LibreOffice` writes each as an object in plain text.
fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(count(pdf, b"/MarkInfo<</Marked true>>"), 1);
    count(pdf, b"/Type/Page/")
}

fn count(bytes: &[u8], words: &[u8]) -> usize {
    bytes.windows(words.len()).filter(|found| *found == words).count()
}

/// Has `LibreOffice` convert all documents of a folder into another, both below the place of its profile.
fn convert(base: &Path, from: &str, to: &str, into: &str) {
    let mut soffice = Command::new("soffice");
    soffice.arg(format!("-env:UserInstallation=file://{}", base.join("profile").display()));
    soffice.args(["--headless", "--convert-to", to, "--outdir"]).arg(base.join(into));
    let files = fs::read_dir(base.join(from)).unwrap().map(|entry| entry.unwrap().path());
    let said = soffice.args(files.filter(|path| path.is_file())).output().unwrap();
    assert!(said.status.success(), "{said:?}");
}
