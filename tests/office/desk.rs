//! A folder of applications, and `finsamkoll review` on it.

use crate::support::received::document;
use crate::support::{INVENTED, cases, in_repository, site};
use finsamkoll_checks::Answers;
use finsamkoll_site::model::Association;
use finsamkoll_word::{SectionWords, Template, standard_parts};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The day of the review in the tests.
pub(crate) const TODAY: &str = "2026-11-22";

/// The association whose golden cases fill the folders.
pub(crate) const ASSOCIATION: &str = "hallonby";

/// Its form as a document.
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| template_of(ASSOCIATION));

fn template_of(id: &str) -> Template {
    let site = site(INVENTED);
    template(site.associations.iter().find(|association| association.id == id).unwrap())
}

/// What an association's documents are made of, without the words around the questions.
pub(crate) fn template(association: &Association) -> Template {
    let form = association.ruleset.form.clone();
    Template {
        association: association.name.clone(),
        address: None,
        notices: Vec::new(),
        introduction: Vec::new(),
        handing_in: Vec::new(),
        rules: "reglerna av den 22 november 2026".into(),
        parties: Vec::new(),
        municipalities: Vec::new(),
        parts: standard_parts(),
        sections: form.sections.iter().map(|_| SectionWords { passages: Vec::new() }).collect(),
        form,
    }
}

/// A golden case as a document.
pub(crate) fn case(name: &str) -> Vec<u8> {
    document(&TEMPLATE, &answers(ASSOCIATION, name))
}

/// The same, of an association that has rounds.
pub(crate) fn case_with_round(name: &str) -> Vec<u8> {
    document(&template_of("videmark"), &answers("videmark", name))
}

fn answers(association: &str, name: &str) -> Answers {
    cases::all(association).into_iter().find(|case| case.name == name).unwrap().answers()
}

/// A document that says it is another association's form, with these words for the association.
pub(crate) fn of_another(association: &str) -> Vec<u8> {
    let mut template = TEMPLATE.clone();
    template.association = association.into();
    template.form.id = "annat".into();
    document(&template, &Answers::default())
}

/// Whether a text would make a terminal do something but begin a new line.
pub(crate) fn steers(text: &str) -> bool {
    text.contains(|sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}')
}

/// A complete application.
pub(crate) fn complete() -> Vec<u8> {
    case("fullstandig")
}

/// A place with a folder `in` of received files, and room beside it.
pub(crate) struct Desk {
    place: TempDir,
}

impl Desk {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self { place: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.at("in")).unwrap();
        for (name, bytes) in files {
            desk.put(&format!("in/{name}"), bytes);
        }
        desk
    }

    /// A path in the place.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    /// Writes a file, with the folders that it lies in.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The review of something, as a command to be run in the place.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_finsamkoll"));
        command.args(review(arguments)).current_dir(self.place.path());
        command
    }

    /// The same, run.
    pub(crate) fn review(&self, arguments: &[&str]) -> Told {
        Told::of(&self.command(arguments).output().unwrap())
    }

    /// The review of something, each of whose files is long in being written: as a process to be interrupted.
    pub(crate) fn slow(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("strace");
        command.args([
            "-D",
            "-f",
            "-qqq",
            "-o",
            "strace",
            "-e",
            "trace=fsync",
            "-e",
            "inject=fsync:delay_enter=2000000",
        ]);
        command.arg(env!("CARGO_BIN_EXE_finsamkoll")).args(review(arguments)).current_dir(self.place.path());
        command
    }

    /// The same, run by somebody who may not read everything.
    pub(crate) fn without_rights(&self, arguments: &[&str]) -> Told {
        const RIGHTS: &str = "-dac_override,-dac_read_search";
        let mut command = Command::new("setpriv");
        command.args([format!("--inh-caps={RIGHTS}"), format!("--bounding-set={RIGHTS}")]);
        command.arg(env!("CARGO_BIN_EXE_finsamkoll")).args(review(arguments)).current_dir(self.place.path());
        Told::of(&command.output().unwrap())
    }

    /// The same, by a shell in a mount namespace, in which `$REVIEW` is the command and the place the folder.
    ///
    /// # Panics
    /// Where neither root nor user namespaces are to be had: then what is promised of disks cannot be tried.
    pub(crate) fn in_namespace(&self, script: &str) -> Told {
        let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
        let may = |way: &&&[&str]| {
            Command::new("unshare").args(**way).arg("true").output().is_ok_and(|output| output.status.success())
        };
        let way = ways.iter().find(may).unwrap_or_else(|| panic!("to mount a disk takes root, or user namespaces"));
        let mut command = Command::new("unshare");
        command.args(*way).args(["sh", "-euc", script]).current_dir(self.place.path());
        command.env("REVIEW", format!("{} {}", env!("CARGO_BIN_EXE_finsamkoll"), review(&[]).join(" ")));
        Told::of(&command.output().unwrap())
    }

    /// The names of what lies in a folder of the place.
    pub(crate) fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.at(folder)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A file of the place as text.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// The place itself.
    pub(crate) fn path(&self) -> &Path {
        self.place.path()
    }
}

/// The arguments of a review by the invented content, on the day of the tests.
pub(crate) fn review(arguments: &[&str]) -> Vec<String> {
    let content = in_repository(INVENTED);
    let ours = ["review", "--content", content.to_str().unwrap(), "--today", TODAY];
    ours.iter().chain(arguments).map(|argument| String::from(*argument)).collect()
}

/// What a run ended with and said.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) beside: String,
}

impl Told {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { status: output.status.code().unwrap(), out: text(&output.stdout), beside: text(&output.stderr) }
    }

    /// The lines of the table that name a file.
    pub(crate) fn names(&self, name: &str) -> usize {
        self.out.lines().filter(|line| line.contains(name)).count()
    }
}
