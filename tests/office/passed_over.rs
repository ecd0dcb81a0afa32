//! What is looked at in a folder, what is passed over and named, and what cannot be read.

use crate::desk::{Desk, complete, steers};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

#[test]
fn files_in_folders_below_are_judged_and_called_by_their_folders() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b/c/d.docx", b"x")]);
    let told = desk.review(&["in"]);
    assert_eq!((told.names("b/c/d.docx"), told.names("in/")), (1, 0), "{}", told.out);
    let told = desk.review(&["in/a.docx", "in/b/c"]);
    assert_eq!((told.names("a.docx"), told.names("b/c/d.docx")), (1, 1), "{}", told.out);
}

#[test]
fn what_is_named_twice_is_judged_once() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", &complete())]);
    let once = desk.review(&["in"]);
    symlink(desk.at("in"), desk.at("ut")).unwrap();
    let twice = desk.review(&["in", "in/a.docx", "./in/../in/b.docx", "ut"]);
    assert_eq!(once.out, twice.out);
}

#[test]
fn what_programs_leave_behind_and_hidden_files_are_passed_over_and_named() {
    let passed_over = [
        "~$ansokan.docx",
        ".~lock.a.docx#",
        "~WRL0001.tmp",
        "A.DOCX.PART",
        "b.docx.crdownload",
        "c.docx~",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        ".dold/d.docx",
        "__MACOSX/e.docx",
    ];
    let files: Vec<(&str, &[u8])> = passed_over.iter().map(|name| (*name, &b"x"[..])).collect();
    let desk = Desk::with(&files);
    let told = desk.review(&["in"]);
    assert_eq!(told.status, 0, "{}", told.out);
    for name in passed_over {
        let name = name.split('/').next().unwrap();
        assert_eq!(told.names(name), 1, "{name}: {}", told.out);
    }
    assert_eq!(told.names("/d.docx") + told.names("/e.docx"), 0, "{}", told.out);
    let by_name = desk.review(&["in/~$ansokan.docx"]);
    assert_eq!((by_name.status, by_name.names("~$ansokan.docx")), (0, 1), "{}", by_name.out);
}

#[test]
fn links_are_not_followed_but_for_a_folder_that_is_named() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    desk.put("ut/hemlig.docx", b"x");
    symlink(desk.at("ut/hemlig.docx"), desk.at("in/lank.docx")).unwrap();
    symlink(desk.at("ut"), desk.at("in/lankmapp")).unwrap();
    symlink(desk.at("finns-inte"), desk.at("in/bruten")).unwrap();
    let told = desk.review(&["in"]);
    assert_eq!((told.status, told.names("hemlig")), (0, 0), "{}", told.out);
    for name in ["lank.docx", "lankmapp", "bruten"] {
        assert_eq!(told.names(name), 1, "{name}: {}", told.out);
    }
    let by_name = desk.review(&["in/lank.docx"]);
    assert_eq!((by_name.status, by_name.names("lank.docx")), (0, 1), "{}", by_name.out);
    symlink(desk.at("in"), desk.at("inkorg")).unwrap();
    assert_eq!(desk.review(&["inkorg"]).out, told.out);
}

/// To open a pipe is to wait for somebody to write to it.
#[test]
fn what_is_neither_a_file_nor_a_folder_is_not_opened() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    assert!(Command::new("mkfifo").arg(desk.at("in/ror.docx")).status().unwrap().success());
    let told = desk.review(&["in"]);
    assert_eq!((told.status, told.names("ror.docx")), (0, 1), "{}", told.out);
    let by_name = desk.review(&["in/ror.docx", "/dev/zero"]);
    assert_eq!((by_name.status, by_name.names("dev/zero")), (0, 1), "{}", by_name.out);
}

#[test]
fn a_file_that_is_too_large_is_not_read_and_the_run_goes_on() {
    let desk = Desk::with(&[("a.docx", &complete()), ("stor.docx", b"")]);
    let large = fs::File::create(desk.at("in/stor.docx")).unwrap();
    large.set_len(1 << 40).unwrap();
    let told = desk.review(&["in"]);
    assert_eq!((told.status, told.names("a.docx"), told.names("stor.docx")), (1, 1, 1), "{}", told.out);
    assert!(told.out.contains("större än"), "{}", told.out);
}

/// Root may read everything, so it gives that up.
#[test]
fn what_may_not_be_read_is_told_and_the_run_goes_on() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", &complete()), ("mapp/c.docx", &complete())]);
    let set = |mode: &str, path: &str| Command::new("chmod").arg(mode).arg(desk.at(path)).status().unwrap();
    assert!(set("0", "in/b.docx").success() && set("0", "in/mapp").success());
    let told = desk.without_rights(&["in"]);
    let named = [told.names("a.docx"), told.names("b.docx"), told.names("mapp")];
    assert_eq!((told.status, named), (1, [1, 1, 1]), "{}{}", told.out, told.beside);
    assert!(set("0", "in").success());
    let told = desk.without_rights(&["in"]);
    assert!(
        told.status == 2 && told.beside.contains("går inte att läsa: ni har inte rätt att läsa där."),
        "{}",
        told.beside
    );
    assert!(set("755", "in").success() && set("755", "in/mapp").success());
}

#[test]
fn names_that_would_steer_the_terminal_do_not() {
    let hostile = "\u{1b}[2J\u{1b}]0;x\u{7}\rb\n\u{202e}xcod.docx";
    let desk = Desk::with(&[(hostile, b"x"), (&format!(".{hostile}"), b"x"), (&format!("c{hostile}"), &complete())]);
    let list = format!("\"d{hostile}\";2026-11-01\n");
    desk.put("lista.csv", list.as_bytes());
    let told = desk.review(&["in", "--received", "lista.csv"]);
    let missing = desk.review(&[&format!("in/{hostile}finns-inte")]);
    assert_eq!((told.status, missing.status), (1, 2));
    for text in [told.out, told.beside, missing.beside] {
        assert!(text.contains("xcod.docx"), "{text}");
        assert!(!steers(&text) && !text.lines().any(|line| line.starts_with("xcod")), "{text:?}");
    }
}
