//! Files as other programs make them: each is read, or refused, as its manifest says.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};
use finsamkoll_checks::{Address, Answers};
use finsamkoll_word::{How, Opened, Refusal, Warning, read};
use serde_json::Value;
use std::path::Path;

fn manifest() -> Value {
    serde_json::from_slice(&file("manifest.json")).unwrap()
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name)).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The form that the manifest describes.
fn form(manifest: &Value) -> Form {
    let mut fields: Vec<Field> = list(&manifest["field_defs"]).iter().map(|field| of_field(manifest, field)).collect();
    fields.extend(list(&manifest["group_defs"]).iter().map(of_group));
    let section = Section { id: "ansokan".into(), title: "Ansökan".into(), when: Vec::new(), fields };
    Form { id: "002".into(), version: 1, title: "Ansökan".into(), sections: vec![section] }
}

fn of_field(manifest: &Value, field: &Value) -> Field {
    let tag = text(field, "tag");
    let option = |option: &Value| Choice { id: text(option, "value").into(), label: text(option, "label").into() };
    let answer = match text(field, "kind") {
        "drop" => Answer::Choice { options: list(&manifest["choices"][tag]).iter().map(option).collect(), many: false },
        "multi" => Answer::Long,
        "check" => Answer::Check,
        "date" => Answer::Date,
        "text" => Answer::Text,
        kind => panic!("{kind}"),
    };
    Field::new(tag, text(field, "label"), answer)
}

fn of_group(group: &Value) -> Field {
    let mut columns = Vec::new();
    for column in list(&group["cols"]) {
        let tag = text(column, "tag");
        let mut field = Field::new(column_id(tag), text(column, "label"), Answer::Text);
        field.was.push(tag.into());
        columns.push(field);
    }
    Field::new(text(group, "tag"), text(group, "label"), Answer::Rows(columns))
}

fn column_id(tag: &str) -> &str {
    tag.split_once('.').unwrap().1
}

/// The answers that the manifest expects of a file.
fn expected(file: &Value) -> Answers {
    let mut answers = Vec::new();
    for (id, value) in file["expect_fields"].as_object().unwrap() {
        let answer = if value == &Value::Bool(true) { "ja" } else { value.as_str().unwrap_or_default() };
        answers.push((Address::field(id), answer.to_owned()));
    }
    for (group, rows) in file["expect_groups"].as_object().unwrap() {
        for (row, cells) in (0..).zip(list(rows)) {
            for (tag, cell) in cells.as_object().unwrap() {
                answers.push((Address::cell(group, row, column_id(tag)), cell.as_str().unwrap().into()));
            }
        }
    }
    answers.into_iter().filter(|(_, answer)| !answer.is_empty()).collect()
}

/// What the manifest calls a refusal.
fn key(verdict: &str) -> &str {
    match verdict {
        "too_large" => "too-large",
        "xml_doctype" => "doctype",
        "doc97" => "old-word",
        "docm" => "macros",
        "bad_path" => "paths",
        "html" => "web-page",
        "not_this_form" => "not-this-form",
        other => other,
    }
}

fn read_file(manifest: &Value, file_: &Value) -> Result<Opened, Refusal> {
    read(&form(manifest), &file(text(file_, "file")))
}

fn of_kind<'a>(manifest: &'a Value, kinds: &'a [&str]) -> impl Iterator<Item = &'a Value> {
    list(&manifest["files"]).iter().filter(|file| kinds.contains(&text(file, "kind")))
}

#[test]
fn forms_are_read_as_their_makers_filled_them_in() {
    let manifest = manifest();
    let mut many = 0;
    for file in of_kind(&manifest, &["form"]) {
        many += 1;
        let name = text(file, "file");
        let opened = read_file(&manifest, file).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let expected = expected(file);
        let (was, is) = (expected.iter().collect::<Vec<_>>(), opened.answers.iter().collect::<Vec<_>>());
        assert_eq!(is, was, "{name}");
        let how = if text(file, "read_by") == "tag" { How::Tag } else { How::Label };
        for (at, found) in &opened.found {
            assert_eq!(*found, how, "{name}: {at}");
        }
    }
    assert!(many >= 9, "{many}");
}

#[test]
fn warnings_are_those_that_the_manifest_knows() {
    let manifest = manifest();
    for file in of_kind(&manifest, &["form"]) {
        let mut expected = Vec::new();
        if text(file, "read_by") == "label" {
            expected.push(Warning::ByLabels);
        }
        if list(&file["warnings"]).iter().any(|warning| warning == "tracked_changes") {
            expected.push(Warning::TrackedChanges);
        }
        assert_eq!(read_file(&manifest, file).unwrap().warnings, expected, "{}", text(file, "file"));
    }
}

#[test]
fn documents_say_which_version_of_the_form_they_are() {
    let manifest = manifest();
    let version = |name: &str| read(&form(&manifest), &file(name)).unwrap().version;
    assert_eq!(version("00_mall_tom.docx"), Some(1));
    assert_eq!(version("06_npm-docx_tabell_utan_kontroller.docx"), None);
    let mut other = form(&manifest);
    other.id = "003".into();
    assert_eq!(read(&other, &file("00_mall_tom.docx")), Err(Refusal::OtherForm(None)));
}

#[test]
fn other_files_are_refused_for_what_they_are() {
    let manifest = manifest();
    let mut many = 0;
    for file in of_kind(&manifest, &["reject", "form_or_reject", "form_other_layout"]) {
        many += 1;
        let refused = read_file(&manifest, file).map_err(|refusal| refusal.key()).unwrap_err();
        let mut verdicts = vec![text(file, "verdict")];
        verdicts.extend(list(&file["verdict_any_of"]).iter().filter_map(Value::as_str));
        assert!(verdicts.iter().any(|verdict| key(verdict) == refused), "{}: {refused}", text(file, "file"));
    }
    assert!(many >= 11, "{many}");
}
