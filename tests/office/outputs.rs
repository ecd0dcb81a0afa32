//! What is written beside the table, where, and what is said where it cannot be.

use crate::desk::{Desk, Told, case, complete, review};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// A case that lacks something else than the others here.
const LACKS_MORE: &str = "antal-saknas";

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn desk() -> Desk {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", b"x")]);
    fs::create_dir(desk.at("ut")).unwrap();
    desk
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| String::from(*name)).collect()
}

#[test]
fn what_is_asked_for_is_written_beside_the_table_over_what_was_there() {
    let desk = desk();
    desk.put("ut/t.csv", b"gammalt");
    let told = desk.review(&["in", "--csv", "ut/t.csv", "--json", "ut/t.json", "--html", "ut/t.html"]);
    assert_eq!((told.status, told.names("a.docx"), told.beside.as_str()), (1, 1, ""));
    assert!(desk.read("ut/t.csv").starts_with(BYTE_ORDER_MARK) && desk.read("ut/t.csv").contains("a.docx"));
    let json: serde_json::Value = serde_json::from_str(&desk.read("ut/t.json")).unwrap();
    assert!(desk.read("ut/t.html").contains("a.docx"));
    assert_eq!(json["applications"][0]["file"], "a.docx");
    assert_eq!(desk.list("ut"), ["t.csv", "t.html", "t.json"]);
}

#[test]
fn standard_output_takes_one_of_them_instead_of_the_table() {
    let desk = desk();
    let told = desk.review(&["in", "--json", "-", "--csv", "ut/t.csv"]);
    assert_eq!((told.status, told.beside.as_str()), (1, ""));
    assert!(serde_json::from_str::<serde_json::Value>(&told.out).is_ok(), "{}", told.out);
    assert_eq!(desk.list("ut"), ["t.csv"]);
}

/// The folder, what is reviewed and the texts are not written to; nothing is judged then.
#[test]
fn places_where_nothing_may_be_written_are_told_all_at_once() {
    let desk = desk();
    desk.put("lista.csv", b"a.docx;2026-11-01\n");
    desk.put("ut/ansokan.docx", b"x");
    desk.put("ut/ansokan", b"x");
    symlink(desk.at("in"), desk.at("lank")).unwrap();
    let of = |arguments: &[&str]| {
        let told = desk.review(&[&["in", "--received", "lista.csv"], arguments].concat());
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{arguments:?}");
        told.beside
    };
    for (path, says) in [
        ("in/t.csv", "in/t.csv ligger i en mapp som granskas. Välj en annan plats."),
        ("lank/t.csv", "lank/t.csv ligger i en mapp som granskas. Välj en annan plats."),
        ("lista.csv", "lista.csv är en fil som läses. Välj en annan plats."),
        ("borta/t.csv", "mappen borta finns inte. Skapa den först."),
        ("lista.csv/t.csv", "mappen lista.csv finns inte. Skapa den först."),
        ("ut", "ut finns och är ingen vanlig fil. Välj ett annat namn."),
        ("ut/ansokan.docx", "ut/ansokan.docx finns och är ingen .csv-fil. Välj ett annat namn."),
        ("ut/ansokan", "ut/ansokan finns och är ingen .csv-fil. Välj ett annat namn."),
        ("/dev/null", "/dev/null finns och är ingen vanlig fil. Välj ett annat namn."),
    ] {
        assert_eq!(of(&["--csv", path]), format!("--csv går inte att skriva: {says}\n"));
    }
    let of_texts = review(&[])[2].clone() + "/t.csv";
    assert!(of(&["--csv", &of_texts]).contains("ligger bland webbplatsens texter."));
    let both = of(&["--csv", "ut/t", "--json", "./ut/../ut/t"]);
    assert_eq!(both, "--json går inte att skriva: --csv har samma fil.\n");
    let both = of(&["--csv", "-", "--json", "-"]);
    assert_eq!(both, "Bara en av --csv och --json kan skrivas här med -: ange en fil för de andra.\n");
    let both = of(&["--csv", "borta/t.csv", "--json", "in/t.json"]);
    assert_eq!(both.lines().count(), 2, "{both}");
    let watching = of(&["--csv", "-", "--watch"]);
    assert!(watching.starts_with("--csv - går inte med --watch: "), "{watching}");
    assert_eq!((desk.list("in"), desk.list("ut")), (names(&["a.docx", "b.docx"]), names(&["ansokan", "ansokan.docx"])));
    assert_eq!((desk.read("ut/ansokan"), desk.read("ut/ansokan.docx")), ("x".into(), "x".into()));
}

#[test]
fn a_single_file_that_is_reviewed_is_not_written_over() {
    let desk = desk();
    let told = desk.review(&["in/a.docx", "--csv", "in/a.docx"]);
    assert_eq!((told.status, desk.at("in/a.docx").metadata().unwrap().len()), (2, complete().len() as u64));
    // What lies beside it was not named.
    assert_eq!(desk.review(&["in/a.docx", "--csv", "in/t.csv"]).status, 0);
}

#[test]
fn who_may_read_what_is_written_is_as_for_other_files() {
    let desk = desk();
    let told = desk.in_namespace("umask 027; $REVIEW in --csv ut/t.csv || true; stat -c %a ut/t.csv >&2");
    assert_eq!(told.beside, "640\n");
}

#[test]
fn who_may_read_what_was_there_may_read_what_comes_in_its_place() {
    let desk = desk();
    for mode in ["600", "664"] {
        let told = desk.in_namespace(&format!(
            "umask 022; echo x > ut/t.csv; chmod {mode} ut/t.csv; $REVIEW in --csv ut/t.csv || true
             stat -c %a ut/t.csv >&2"
        ));
        assert_eq!(told.beside, format!("{mode}\n"));
    }
}

/// What is being written when Ctrl+C is pressed is written to its end, and nothing else.
#[test]
fn a_run_that_is_interrupted_leaves_whole_files_and_no_others() {
    for signal in ["-INT", "-TERM"] {
        let desk = desk();
        let mut slow = desk.slow(&["in", "--csv", "ut/t.csv", "--json", "ut/t.json"]);
        let mut process = slow.stdout(Stdio::null()).spawn().unwrap();
        while !desk.list("ut").iter().any(|name| name.starts_with(".finsamkoll-")) {
            assert_eq!(process.try_wait().unwrap(), None, "it ends before it writes");
            thread::sleep(Duration::from_millis(10));
        }
        assert!(Command::new("kill").args([signal, &process.id().to_string()]).status().unwrap().success());
        assert_eq!(process.wait().unwrap().code(), Some(130));
        assert_eq!(desk.list("ut"), ["t.csv"]);
        assert!(desk.read("ut/t.csv").contains("b.docx"));
    }
}

#[test]
fn what_a_run_has_left_that_was_stopped_in_the_middle_is_removed() {
    let desk = desk();
    for name in ["ut/.finsamkoll-aB3dE6", "brev/.finsamkoll-aB3dE6", "ut/.finsamkoll-ny4567", "ut/.finsamkoll-mina"] {
        desk.put(name, b"x");
        let is_new = name.contains("ny");
        let age = if is_new { "1 minute ago" } else { "2 hours ago" };
        assert!(Command::new("touch").args(["-d", age]).arg(desk.at(name)).status().unwrap().success());
    }
    desk.review(&["in", "--csv", "ut/t.csv", "--letters", "brev"]);
    assert_eq!(desk.list("ut"), [".finsamkoll-mina", ".finsamkoll-ny4567", "t.csv"]);
    assert!(desk.list("brev").is_empty(), "{:?}", desk.list("brev"));
}

/// One disk is full: the others are written, and what lay there stays.
#[test]
fn what_cannot_be_written_leaves_what_was_there_and_the_others_alone() {
    let desk = desk();
    let script = "mount -t tmpfs -o size=4096 tmpfs ut
        echo gammalt > ut/t.csv
        status=0; $REVIEW in --csv ut/t.csv --json t.json || status=$?
        cat ut/t.csv >&2; ls -A ut >&2
        exit $status";
    let told = desk.in_namespace(script);
    let csv = desk.at("ut/t.csv").canonicalize().unwrap_or(fs::canonicalize(desk.at("ut")).unwrap().join("t.csv"));
    let says = format!("{} gick inte att skriva: disken är full.\ngammalt\nt.csv\n", csv.display());
    assert_eq!((told.status, told.beside, told.out.contains("a.docx")), (2, says, true));
    assert!(desk.read("t.json").contains("a.docx"));
}

#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let desk = desk();
    for script in ["$REVIEW in --json ut/t.json > /dev/full", "$REVIEW in --csv - > /dev/full"] {
        let told = desk.in_namespace(script);
        assert_eq!((told.status, told.beside.as_str()), (2, "Det gick inte att skriva: disken är full.\n"), "{script}");
    }
    assert_eq!(desk.list("ut"), ["t.json"]);
}

#[test]
fn letters_are_written_once_and_stay_as_the_office_has_made_them() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", &case("egen-del-utan-belopp"))]);
    let letters = || desk.review(&["in", "--letters", "brev"]);
    assert_eq!((letters().beside.as_str(), letters().beside.as_str()), ("1\u{a0}nytt utkast till brev.\n", ""));
    assert_eq!(desk.list("brev"), ["Utkast b.docx", "Utkast b.txt"]);
    assert!(desk.read("brev/Utkast b.txt").contains("b.docx"));
    // Who goes on writing in one of the two has the draft that the review would write.
    desk.put("brev/Utkast b.docx", b"Hej!");
    assert_eq!((letters().beside.as_str(), desk.read("brev/Utkast b.docx").as_str()), ("", "Hej!"));
}

#[test]
fn a_file_that_comes_again_has_a_letter_beside_the_earlier_ones() {
    let desk = Desk::with(&[("b.docx", &case("egen-del-utan-belopp"))]);
    let letters = || desk.review(&["in", "--letters", "brev"]).beside;
    letters();
    let first = desk.read("brev/Utkast b.txt");
    desk.put("in/b.docx", &case(LACKS_MORE));
    let says = "1\u{a0}nytt utkast till brev.\nNytt utkast: Utkast b – 2.docx. Det som fanns har annat innehåll och är \
                inte ändrat: Utkast b.docx.\n";
    assert_eq!(letters(), says);
    assert_eq!((letters(), desk.read("brev/Utkast b.txt")), (String::new(), first));
    // The first has been sent and is gone: a third comes after the second.
    fs::remove_file(desk.at("brev/Utkast b.docx")).unwrap();
    fs::remove_file(desk.at("brev/Utkast b.txt")).unwrap();
    desk.put("in/b.docx", &case("egen-del-utan-belopp"));
    assert!(letters().contains("Nytt utkast: Utkast b – 3.docx."));
    desk.put("in/b.docx", &case(LACKS_MORE));
    assert_eq!(letters(), "");
}

#[test]
fn letters_that_are_no_longer_called_for_are_told_and_stay() {
    let desk = Desk::with(&[("a.docx", &case(LACKS_MORE)), ("b.docx", &case(LACKS_MORE))]);
    let letters = || desk.review(&["in", "--letters", "brev"]).beside;
    letters();
    desk.put("brev/Egna anteckningar.docx", b"x");
    desk.put("in/a.docx", &complete());
    let says = "Utkast som ligger kvar fast filen är komplett, är borta eller granskades inte nu: ";
    assert_eq!(letters(), format!("{says}Utkast a.docx.\n"));
    fs::remove_file(desk.at("in/b.docx")).unwrap();
    assert_eq!((letters(), desk.list("brev").len()), (format!("{says}Utkast a.docx, Utkast b.docx.\n"), 5));
}

#[test]
fn letters_that_cannot_be_written_are_told() {
    let desk = Desk::with(&[("b.docx", &case("egen-del-utan-belopp"))]);
    for (path, says) in [
        ("in", "in ligger i en mapp som granskas. Välj en annan plats."),
        ("in/brev", "in/brev ligger i en mapp som granskas. Välj en annan plats."),
        ("borta/brev", "mappen borta finns inte. Skapa den först."),
        ("in/b.docx", "in/b.docx finns och är ingen mapp. Välj ett annat namn."),
    ] {
        let told = desk.review(&["in", "--letters", path]);
        assert_eq!((told.status, told.beside), (2, format!("--letters går inte att skriva: {says}\n")));
    }
    fs::create_dir(desk.at("brev")).unwrap();
    let full = "mount -t tmpfs -o size=4096 tmpfs brev; echo x > brev/x
        status=0; $REVIEW in --letters brev --csv t.csv || status=$?
        ls -A brev >&2; exit $status";
    let told = desk.in_namespace(full);
    assert!(told.beside.ends_with("gick inte att skriva: disken är full.\nx\n"), "{}", told.beside);
    assert_eq!((told.status, desk.read("t.csv").contains("b.docx")), (2, true));
}

/// Whatever is opened to be written, made, renamed or removed is counted, in all threads.
#[test]
fn nothing_is_written_but_what_is_asked_for() {
    let desk = desk();
    assert_eq!(changes(&desk, &["in"]), BTreeSet::new());
    let changed = changes(&desk, &["in", "--csv", "ut/t.csv", "--received", "2026-11-01"]);
    let place = fs::canonicalize(desk.at("ut")).unwrap();
    let is_ours = |path: &String| {
        let name = path.strip_prefix(&format!("{}/", place.display())).unwrap_or(path);
        name == "t.csv" || name.starts_with(".finsamkoll-")
    };
    assert!(changed.len() == 2 && changed.iter().all(is_ours), "{changed:?}");
}

/// The paths that a run changes something at.
fn changes(desk: &Desk, arguments: &[&str]) -> BTreeSet<String> {
    let calls = "trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,\
                 unlink,unlinkat,rmdir,truncate,ftruncate,mknod,mknodat,connect,sendto";
    let mut command = Command::new("strace");
    command.args(["-f", "-qqq", "-s", "4096", "-o"]).arg(desk.at("strace")).args(["-e", calls]);
    command.arg(env!("CARGO_BIN_EXE_finsamkoll")).args(review(arguments)).current_dir(desk.path());
    Told::of(&command.output().unwrap());
    let trace = desk.read("strace");
    assert!(trace.contains("a.docx"), "{trace}");
    let only_reads = |line: &&str| line.contains("O_RDONLY");
    let of_terminal = |line: &&str| line.contains("\"/dev/tty\"");
    let lines = trace.lines().filter(|line| !only_reads(line) && !of_terminal(line));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(String::from).collect()
}
