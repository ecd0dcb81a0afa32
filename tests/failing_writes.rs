//! Whatever happens while a site is written, visitors meet a whole one: disk full, folder not writable, the process
//! killed or refused at each step that changes the folder, two builds at once.
//!
//! The disks are real: small file systems in memory, in a mount namespace of their own. `strace` counts the steps.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

#[path = "support/folders.rs"]
mod folders;
mod support;

use folders::{Files, NAMING, build, copy, files, is_page, resolve, values};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use tempfile::TempDir;

/// What an association in the content is called, whose pages change between the two sites.
const ASSOCIATION: &str = "tre-nivaer";

/// The system calls by which a build changes the folder. (Creating a file comes right before writing to it.)
const STEPS: [&str; 5] = ["write", "rename", "unlink", "mkdir", "rmdir"];

/// The list of what is the build's own.
const LIST: &str = ".finsamkoll";

/// What a file takes on a disk in memory is a multiple of this.
const BLOCK: usize = 4096;

/// No build takes so many steps of a kind: one that fails as often never succeeds.
const MANY: usize = 1000;

/// Two contents, and the sites that they make: pages that changed, a page that is new and one that is gone, and other
/// rules in the assets.
static SITES: LazyLock<Sites> = LazyLock::new(Sites::build);

struct Sites {
    folder: TempDir,
    old: Files,
    new: Files,
}

impl Sites {
    fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let page =
            "+++\ntitle = \"Mer\"\ndescription = \"Mer att läsa.\"\nupdated = 2026-11-22\norder = 9\n+++\nText.\n";
        for (name, only) in [("old", "gammal"), ("new", "ny")] {
            let content = folder.path().join(name);
            copy(&support::in_repository(support::CONTENT), &content);
            fs::write(content.join(ASSOCIATION).join(format!("{only}.md")), page).unwrap();
        }
        rename_pages(&folder.path().join("new").join(ASSOCIATION));
        let [old, new] = ["old", "new"].map(|name| {
            let out = folder.path().join(format!("{name}-site"));
            let output = build(&folder.path().join(name), &out);
            assert!(output.status.success(), "{}", said(&output));
            files(&out)
        });
        Self { folder, old, new }
    }

    fn old_content(&self) -> PathBuf {
        self.folder.path().join("old")
    }

    fn new_content(&self) -> PathBuf {
        self.folder.path().join("new")
    }

    /// The old site in a folder of its own.
    fn old_site(&self) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        copy(&self.folder.path().join("old-site"), &out);
        (folder, out)
    }
}

fn rename_pages(folder: &Path) {
    for (path, bytes) in files(folder) {
        let text = String::from_utf8(bytes).unwrap();
        fs::write(folder.join(path), text.replacen("title = \"", "title = \"Nu: ", 1)).unwrap();
    }
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_sites_differ_in_all_that_matters() {
    let (old, new) = (&SITES.old, &SITES.new);
    let only_in = |one: &Files, other: &Files, asset: bool| {
        one.keys().any(|path| path.starts_with("assets/") == asset && !other.contains_key(path))
    };
    for asset in [true, false] {
        assert!(only_in(old, new, asset) && only_in(new, old, asset), "assets: {asset}");
    }
    assert!(old.keys().any(|path| is_page(path) && new.get(path).is_some_and(|page| *page != old[path])));
}

/// Each page is of one of the sites, byte by byte, and finds its assets; from the start page no link leads nowhere.
fn assert_whole(out: &Path, when: &str) {
    let found = files(out);
    for (path, html) in found.iter().filter(|(path, _)| is_page(path)) {
        let known = [&SITES.old, &SITES.new].iter().any(|site| site.get(path) == Some(html));
        assert!(known, "{when}: {path} is of neither site");
        for asset in led_to(path, html).iter().filter(|to| to.starts_with("assets/")) {
            assert!(found.contains_key(asset), "{when}: {path} lacks {asset}");
        }
    }
    let mut met = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        let html = found.get(&path).unwrap_or_else(|| panic!("{when}: a link leads to {path}, which is not there"));
        next.extend(led_to(&path, html).into_iter().filter(|to| is_page(to) && met.insert(to.clone())));
    }
}

/// The files of the site that a page loads or links to.
fn led_to(path: &str, html: &[u8]) -> Vec<String> {
    let html = std::str::from_utf8(html).unwrap();
    let named = NAMING.iter().flat_map(|name| values(html, name));
    let inside = named.filter(|link| !link.contains(':') || link.starts_with('#'));
    inside.map(|link| resolve(path, link.split('#').next().unwrap())).collect()
}

/// Whether the site is there, and besides at most assets that pages may need which were opened before.
fn is_site(found: &Files, site: &Files) -> bool {
    let is_there = |(path, bytes): (&String, &Vec<u8>)| path == LIST || found.get(path) == Some(bytes);
    site.iter().all(is_there) && found.keys().all(|path| site.contains_key(path) || path.starts_with("assets/"))
}

/// A good build afterwards makes the site, and the next one leaves exactly that, with nothing left over.
fn assert_mended(content: &Path, out: &Path, site: &Files, when: &str) {
    let output = build(content, out);
    assert!(output.status.success(), "{when}: {}", said(&output));
    assert!(is_site(&files(out), site), "{when}: after a good build");
    let output = build(content, out);
    assert!(output.status.success(), "{when}: {}", said(&output));
    let found = files(out);
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(site), "{when}: after two good builds");
    assert!(found == *site, "{when}: after two good builds some bytes are others");
}

fn empty_folders(folder: &Path) -> Vec<PathBuf> {
    let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    if entries.is_empty() {
        return vec![folder.to_owned()];
    }
    entries.iter().filter(|path| path.is_dir()).flat_map(|path| empty_folders(path)).collect()
}

/// Builds the new site over the old one once for each step, with a fault at that step, and looks at what is there.
/// The last build of each kind of step has no fault any more. Answers how many had one.
fn at_each_step(fault: &str, look: impl Fn(&Output, &Path, &str)) -> usize {
    let all = STEPS.iter().map(|step| {
        let faulty = |time: &usize| {
            let (_folder, out) = SITES.old_site();
            let output = build_with(&format!("inject={step}:{fault}:when={time}"), &out);
            look(&output, &out, &format!("{fault} at {step} {time}"));
            !output.status.success()
        };
        (1..MANY).take_while(faulty).count()
    });
    all.sum()
}

fn build_with(fault: &str, out: &Path) -> Output {
    let mut command = Command::new("strace");
    command.args(["-f", "-qqq", "-o", "/dev/null", "-e", &format!("trace={}", STEPS.join(",")), "-e", fault]);
    command.args([env!("CARGO_BIN_EXE_finsamkoll"), "build", "--today", "2026-11-22", "--content"]);
    command.arg(SITES.new_content()).arg("--out").arg(out);
    command.output().unwrap_or_else(|fault| panic!("strace, which tests/run installs: {fault}"))
}

/// How many of the new site's files the old one does not have, or has otherwise.
fn changed() -> usize {
    SITES.new.iter().filter(|(path, bytes)| SITES.old.get(*path) != Some(bytes)).count()
}

#[test]
fn a_build_that_is_killed_at_any_step_leaves_a_whole_site() {
    let killed = at_each_step("signal=KILL", |output, out, when| {
        assert!(output.status.success() || output.status.signal() == Some(9), "{when}: {}", said(output));
        assert_whole(out, when);
        // What is built next has nothing of what the killed build put there.
        assert_mended(&SITES.old_content(), out, &SITES.old, when);
        assert_eq!(empty_folders(out), Vec::<PathBuf>::new(), "{when}");
    });
    assert!(killed > 2 * changed(), "killed at {killed} steps");
}

#[test]
fn a_build_that_is_refused_at_any_step_leaves_a_whole_site_and_says_so() {
    let refused = at_each_step("error=EIO", |output, out, when| {
        assert_whole(out, when);
        let message = said(output);
        if output.status.success() {
            assert!(is_site(&files(out), &SITES.new), "{when}: not said, and not the new site");
        } else if message.contains("Ingenting är ändrat.") {
            assert!(files(out) == SITES.old, "{when}: {message}");
        } else {
            assert!(message.contains("Alla sidor är hela, men några är nya"), "{when}: {message}");
        }
        assert!(output.status.success() || output.status.code() == Some(2), "{when}: {message}");
        assert_mended(&SITES.new_content(), out, &SITES.new, when);
    });
    assert!(refused > 2 * changed(), "refused at {refused} steps");
}

/// Runs a script as root of a mount namespace, in which `$OUT` is the old site and `$NEW` the new content.
///
/// # Panics
/// Where neither root nor user namespaces are to be had: then what is promised of disks cannot be tried.
fn in_namespace(script: &str, out: &Path) -> Output {
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let may =
        |way: &&&[&str]| Command::new("unshare").args(**way).arg("true").output().is_ok_and(|it| it.status.success());
    let way = ways.iter().find(may).unwrap_or_else(|| panic!("to mount a disk takes root, or user namespaces"));
    let mut command = Command::new("unshare");
    command.args(*way).args(["sh", "-euc", script]).env("OUT", out).env("NEW", SITES.new_content());
    command.env("BUILD", format!("{} build --today 2026-11-22", env!("CARGO_BIN_EXE_finsamkoll")));
    command.output().unwrap()
}

/// Builds the new site over what a folder holds on a disk with room for `spare` more bytes, and copies back what is
/// there then.
fn build_on_disk(spare: usize, out: &Path) -> Output {
    let used: usize = files(out).values().map(|bytes| bytes.len().next_multiple_of(BLOCK)).sum();
    let size = used + spare;
    let script = format!(
        "disk=$(mktemp --directory)
         mount -t tmpfs -o size={size} tmpfs \"$disk\"
         cp --archive \"$OUT/.\" \"$disk\"
         status=0; $BUILD --content \"$NEW\" --out \"$disk\" || status=$?
         find \"$OUT\" -mindepth 1 -delete
         cp --archive \"$disk/.\" \"$OUT\"
         umount \"$disk\"; rmdir \"$disk\"
         exit \"$status\""
    );
    in_namespace(&script, out)
}

#[test]
fn a_full_disk_leaves_the_old_site_and_is_said() {
    let is_enough = |spare: &usize| {
        let (_folder, out) = SITES.old_site();
        let output = build_on_disk(*spare, &out);
        let message = said(&output);
        if output.status.success() {
            assert!(is_site(&files(&out), &SITES.new), "{spare} bytes are enough");
            return true;
        }
        assert_eq!(output.status.code(), Some(2), "{spare}: {message}");
        assert!(message.contains("disken är full. Frigör plats och bygg igen. Ingenting är ändrat."), "{message}");
        assert!(files(&out) == SITES.old, "{spare} bytes to spare");
        assert_eq!(empty_folders(&out), Vec::<PathBuf>::new(), "{spare} bytes to spare");
        false
    };
    let enough = (0..MANY).map(|times| times * 4 * BLOCK).find(is_enough);
    assert!(enough.is_some_and(|spare| spare > 12 * BLOCK), "{enough:?} bytes are enough");
}

#[test]
fn a_disk_that_is_full_from_the_start_is_left_empty() {
    let folder = tempfile::tempdir().unwrap();
    let output = build_on_disk(100_000, folder.path());
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("disken är full."), "{}", said(&output));
    assert_eq!(files(folder.path()), Files::new());
}

#[test]
fn a_disk_that_can_only_be_read_is_said() {
    let (_folder, out) = SITES.old_site();
    let script =
        "mount --bind \"$OUT\" \"$OUT\"; mount -o remount,bind,ro \"$OUT\"; $BUILD --content \"$NEW\" --out \"$OUT\"";
    let output = in_namespace(script, &out);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("disken går bara att läsa. Välj en annan mapp med --out."), "{}", said(&output));
    assert!(files(&out) == SITES.old);
}

/// One folder after the other may not be written to. Root may write everywhere, so it gives that up.
#[test]
fn a_folder_without_permission_is_said() {
    for folder in ["", "assets", ASSOCIATION, "tre-nivaer/nivaer", "tre-nivaer/gammal"] {
        let (_folder, out) = SITES.old_site();
        let script = format!(
            "chmod a-w \"$OUT/{folder}\"
             status=0
             setpriv --inh-caps=-dac_override,-dac_read_search --bounding-set=-dac_override,-dac_read_search \\
               $BUILD --content \"$NEW\" --out \"$OUT\" || status=$?
             chmod u+w \"$OUT/{folder}\"
             exit \"$status\""
        );
        let output = in_namespace(&script, &out);
        let message = said(&output);
        assert_eq!(output.status.code(), Some(2), "{folder}: {message}");
        assert!(message.contains("ni inte rätt att skriva där. Ändra rättigheterna"), "{folder}: {message}");
        assert_whole(&out, folder);
        assert_eq!(files(&out) == SITES.old, message.contains("Ingenting är ändrat."), "{folder}: {message}");
        assert_mended(&SITES.old_content(), &out, &SITES.old, folder);
    }
}

#[test]
fn a_build_while_another_writes_changes_nothing_and_says_so() {
    let (_folder, out) = SITES.old_site();
    let other = File::open(&out).unwrap();
    other.lock().unwrap();
    let output = build(&SITES.new_content(), &out);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("bygg igen när det andra är klart"), "{}", said(&output));
    assert!(files(&out) == SITES.old);
    drop(other);
    assert_mended(&SITES.new_content(), &out, &SITES.new, "once the other is done");
}

#[test]
fn builds_at_once_leave_the_site_of_one_of_them() {
    for _ in 0..5 {
        let (_folder, out) = SITES.old_site();
        let (old, new) = (SITES.old_content(), SITES.new_content());
        let [one, other] = std::thread::scope(|scope| {
            [&new, &old].map(|content| scope.spawn(|| build(content, &out))).map(|build| build.join().unwrap())
        });
        for output in [&one, &other] {
            assert!(output.status.success() || said(output).contains("Ett annat bygge"), "{}", said(output));
        }
        assert!(one.status.success() || other.status.success());
        let found = files(&out);
        assert!(is_site(&found, &SITES.old) || is_site(&found, &SITES.new));
    }
}
