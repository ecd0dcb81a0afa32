//! `finsamkoll lint`: what it says and where, in which form, and what it ends with.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

mod confirm;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A site of one page, with one key that is not known.
fn content(folder: &Path, front: &str) {
    let content = folder.join("content");
    fs::create_dir_all(&content).unwrap();
    fs::write(
        content.join("site.toml"),
        "name = \"Prov\"\nbase_url = \"https://prov.example/\"\nowner = { name = \"Vi\" }\n",
    )
    .unwrap();
    let page = format!("+++\ntitle = \"Start\"\ndescription = \"Början.\"\n{front}+++\nText.\n");
    fs::write(content.join("_index.md"), page).unwrap();
}

const FAULT: &str = "ordr = 1\n";
const WARNING: &str = "updated = 2027-01-01\n";

fn finsamkoll(arguments: &[&str], folder: &Path) -> Output {
    let arguments = arguments.iter().filter(|argument| !argument.is_empty());
    Command::new(env!("CARGO_BIN_EXE_finsamkoll")).args(arguments).current_dir(folder).output().unwrap()
}

fn lint(front: &str, arguments: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    content(folder.path(), front);
    let output = finsamkoll(&[&["lint", "--today", "2026-11-22"], arguments].concat(), folder.path());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    let swedish = "\
fel: okänd nyckel ”ordr”
 --> content/_index.md:4:1
  |
4 | ordr = 1
  | ^^^^
  |
  = tips: menade du ”order”?

1 fel och 0 varningar i innehållet.
";
    assert_eq!(lint(FAULT, &[]), (1, swedish.into()));
    let english = "\
error: unknown key “ordr”
 --> content/_index.md:4:1
  |
4 | ordr = 1
  | ^^^^
  |
  = hint: did you mean “order”?

1 error and 0 warnings in the content.
";
    assert_eq!(lint(FAULT, &["--lang", "en"]), (1, english.into()));
}

#[test]
fn warnings_stand_unless_they_are_to_be_faults() {
    let (status, said) = lint(WARNING, &[]);
    assert!(said.starts_with("varning: updated är 1 januari 2027, men i dag är det 22 november 2026"), "{said}");
    assert!(said.ends_with("0 fel och 1 varning i innehållet.\n"), "{said}");
    assert_eq!((status, lint(WARNING, &["--strict"]).0, lint("", &["--strict"]).0), (0, 1, 0));
    assert_eq!(lint("", &[]), (0, "0 fel och 0 varningar i innehållet.\n".into()));
}

#[test]
fn programs_read_json_and_workflow_commands() {
    let (status, said) = lint(FAULT, &["--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "errors": 1,
        "warnings": 0,
        "diagnostics": [{
            "severity": "error",
            "code": "unknown-key",
            "message": "okänd nyckel ”ordr”",
            "hint": "menade du ”order”?",
            "file": "content/_index.md",
            "line": 4,
            "column": 1,
            "end-column": 5,
        }],
    });
    assert_eq!((status, said), (1, expected));
    let command = "::error file=content/_index.md,line=4,col=1,endColumn=5,title=unknown-key::okänd nyckel ”ordr”\
                   %0Amenade du ”order”?\n";
    assert_eq!(lint(FAULT, &["--format", "github"]), (1, command.into()));
}

/// What the program says and ends with; nothing of it on standard output.
fn refused(arguments: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    content(folder.path(), WARNING);
    let output = finsamkoll(arguments, folder.path());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_run_that_cannot_be_carried_out_is_told_apart_from_faults() {
    assert_eq!(refused(&["lint", "--content", "saknas"]), (2, "Mappen saknas finns inte.\n".into()));
    let english = "The folder saknas is not there.\n";
    for command in ["lint", "build"] {
        assert_eq!(refused(&[command, "--content", "saknas", "--lang", "en"]), (2, english.into()));
    }
    let unknown = "saknas is no file or folder with content.\n";
    let asked = ["lint", "--today", "2026-11-22", "--lang", "en", "--confirm", "saknas"];
    assert_eq!(refused(&asked), (2, unknown.into()));
    for (arguments, words) in [
        (["lint", "--frmat"].as_slice(), "”--frmat” går inte att skriva här. Menade ni ”--format”?"),
        (&["lnt"], "Det finns inget kommando ”lnt”. Menade ni ”lint”?"),
        (&["lint", "--lang", "de"], "”de” går inte att välja som --lang: välj sv eller en."),
        (&["lint", "--lang"], "--lang behöver ett värde."),
        (&["lint", "--today", "i-dag"], "”i-dag” går inte som --today: skriv dagen så här: 2026-03-01."),
        (&["lint", "--lang", "sv", "--lang", "en"], "--lang står två gånger."),
    ] {
        let (status, said) = refused(arguments);
        assert_eq!((status, said.lines().next().unwrap()), (2, words));
    }
}

#[test]
fn help_is_in_swedish() {
    for command in ["", "build", "serve", "lint"] {
        let output = finsamkoll(&[command, "--help"], Path::new("."));
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && said.contains("Användning: finsamkoll") && said.contains("\nVal:"),
            "{said}"
        );
        for english in ["Usage", "Options", "Commands", "OPTIONS", "default:", "possible", "Print"] {
            assert!(!said.contains(english), "{english}: {said}");
        }
    }
}

/// A build of content with a warning.
fn build(arguments: &[&str]) -> (Output, bool) {
    let folder = tempfile::tempdir().unwrap();
    content(folder.path(), WARNING);
    let output = finsamkoll(&[&["build", "--today", "2026-11-22"], arguments].concat(), folder.path());
    let is_written = folder.path().join("dist/index.html").exists();
    (output, is_written)
}

#[test]
fn a_build_tells_the_same_beside_what_it_has_made() {
    let (output, is_written) = build(&[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("varning: updated är") && output.status.success() && is_written, "{said}");
    let (output, is_written) = build(&["--strict", "--lang", "en"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.ends_with("0 errors and 1 warning in the content. Nothing was written: the site is as it was.\n"),
        "{said}"
    );
    assert_eq!((output.status.code(), is_written), (Some(1), false));
    let (output, _) = build(&["--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["warnings"], 1);
}
