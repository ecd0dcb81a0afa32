//! `finsamkoll review --watch`: files are judged as they come, and what was asked for is written again.

use crate::desk::{Desk, complete, of_another, steers};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Longer than anything takes that is waited for.
const LONG: Duration = Duration::from_mins(1);

/// Longer than it takes to look twice.
const TWO_LOOKS: Duration = Duration::from_millis(2500);

/// What the table ends with where there is one file.
const ONE: &str = "1\u{a0}fil: 1\u{a0}komplett.";

/// A review that keeps watching, with the lines that it says.
struct Watching {
    process: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut process = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (say, lines) = channel();
        let (out, beside) = (process.stdout.take().unwrap(), process.stderr.take().unwrap());
        let tell = say.clone();
        thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| say.send(line)));
        thread::spawn(move || {
            BufReader::new(beside).lines().map_while(Result::ok).try_for_each(|line| tell.send(line))
        });
        Self { process, lines }
    }

    /// Waits for a line that holds this.
    fn wait_for(&self, words: &str) {
        while !self.lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("”{words}” is not said")).contains(words) {}
    }

    /// Whether anything is said for a while.
    fn is_quiet(&self) -> bool {
        self.lines.recv_timeout(TWO_LOOKS).is_err()
    }

    /// Presses Ctrl+C.
    fn interrupt(mut self) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // A process that has ended needs no killing.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn new_changed_and_removed_files_are_told_and_written() {
    let desk = Desk::with(&[("a.docx", &complete()), (".dold", b"")]);
    let watching = Watching::start(&desk, &["in", "--watch", "--json", "t.json"]);
    watching.wait_for("a.docx");
    watching.wait_for(ONE);
    desk.put("in/b.docx", b"");
    watching.wait_for("b.docx: Filen är tom.");
    let json = desk.read("t.json");
    assert!(json.contains("\"a.docx\"") && json.contains("\"b.docx\""), "{json}");
    desk.put("in/b.docx", &complete());
    watching.wait_for("b.docx: komplett.");
    fs::remove_file(desk.at("in/a.docx")).unwrap();
    watching.wait_for("a.docx: är inte kvar.");
    assert!(watching.is_quiet());
    assert!(!desk.read("t.json").contains("\"a.docx\""), "{}", desk.read("t.json"));
    watching.interrupt();
    assert_eq!(desk.list("."), ["in", "t.json"]);
}

/// A document may say anything of whose form it is.
#[test]
fn what_a_file_says_of_itself_does_not_steer_the_terminal() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    let watching = Watching::start(&desk, &["in", "--watch"]);
    watching.wait_for(ONE);
    desk.put("in/b.docx", &of_another("Grann\u{9b}31m\u{202e}by"));
    let said = watching.lines.recv_timeout(LONG).unwrap();
    assert!(!steers(&said) && said.contains("från Grann 31mby"), "{said:?}");
    watching.interrupt();
}

#[test]
fn a_file_that_is_still_being_copied_is_not_judged() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    let watching = Watching::start(&desk, &["in", "--watch"]);
    watching.wait_for(ONE);
    let bytes = complete();
    let mut file = fs::File::create(desk.at("in/b.docx")).unwrap();
    for part in bytes.chunks(bytes.len().div_ceil(12)) {
        file.write_all(part).unwrap();
        thread::sleep(Duration::from_millis(300));
    }
    // The first that is said of it is what it is when it is whole.
    let said = watching.lines.recv_timeout(LONG).unwrap();
    assert_eq!(said, "b.docx: komplett.");
    watching.interrupt();
}

#[test]
fn a_line_that_is_added_to_the_list_gives_a_file_its_day() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", &complete())]);
    desk.put("lista.csv", b"a.docx;2026-11-01\n");
    let watching = Watching::start(&desk, &["in", "--watch", "--received", "lista.csv", "--json", "t.json"]);
    watching.wait_for("2\u{a0}filer: 2\u{a0}kompletta.");
    desk.put("lista.csv", b"a.docx;2026-11-01\nb.docx;2026-11-02\n");
    watching.wait_for("b.docx: komplett.");
    assert!(desk.read("t.json").contains("2026-11-02"), "{}", desk.read("t.json"));
    desk.put("lista.csv", b"a.docx;i morgon\n");
    watching.wait_for("Den har inga dagar.");
    assert!(watching.is_quiet());
    watching.interrupt();
}

#[test]
fn one_of_several_that_goes_away_does_not_stop_the_watching() {
    let desk = Desk::with(&[("a.docx", &complete()), ("b.docx", &complete())]);
    let watching = Watching::start(&desk, &["in/a.docx", "in/b.docx", "--watch", "--json", "t.json"]);
    watching.wait_for("2\u{a0}filer: 2\u{a0}kompletta.");
    fs::remove_file(desk.at("in/a.docx")).unwrap();
    watching.wait_for("a.docx finns inte.");
    desk.put("in/b.docx", b"");
    watching.wait_for("b.docx: Filen är tom.");
    assert!(!desk.read("t.json").contains("\"a.docx\""), "{}", desk.read("t.json"));
    assert!(watching.is_quiet());
    desk.put("in/a.docx", &complete());
    watching.wait_for("a.docx: komplett.");
    watching.interrupt();
}

#[test]
fn what_could_not_be_written_is_told_once_and_tried_again() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    fs::create_dir(desk.at("ut")).unwrap();
    let watching = Watching::start(&desk, &["in", "--watch", "--json", "ut/t.json"]);
    watching.wait_for(ONE);
    fs::rename(desk.at("ut"), desk.at("borta")).unwrap();
    desk.put("in/b.docx", b"");
    // The row and the refusal come on two ways, in either order.
    let said: [String; 2] = std::array::from_fn(|_| watching.lines.recv_timeout(LONG).unwrap());
    assert!(said.iter().any(|line| line.contains("t.json gick inte att skriva: ")), "{said:?}");
    assert!(watching.is_quiet());
    fs::rename(desk.at("borta"), desk.at("ut")).unwrap();
    let is_written = |_| {
        thread::sleep(Duration::from_millis(100));
        desk.read("ut/t.json").contains("\"b.docx\"")
    };
    assert!((0..600).any(is_written), "{}", desk.read("ut/t.json"));
    watching.interrupt();
}

#[test]
fn a_folder_that_is_away_for_a_while_is_told_once() {
    let desk = Desk::with(&[("a.docx", &complete())]);
    let watching = Watching::start(&desk, &["in", "--watch"]);
    watching.wait_for(ONE);
    fs::rename(desk.at("in"), desk.at("borta")).unwrap();
    watching.wait_for("finns inte.");
    assert!(watching.is_quiet());
    fs::rename(desk.at("borta"), desk.at("in")).unwrap();
    assert!(watching.is_quiet());
    desk.put("in/b.docx", b"");
    watching.wait_for("b.docx: Filen är tom.");
    watching.interrupt();
}
