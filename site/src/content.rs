//! The content as written: every file cut, read and rendered by itself, every fault gathered.
//!
//! What stands in one file is judged here. What depends on other files, such as a rule's fields and clauses, is
//! judged by [`model`](crate::model). A file that cannot be read is there all the same, and says what is lost with it.

mod astray;
mod body;
mod braces;
mod causes;
mod document;
mod fault;
mod files;
pub mod fill;
mod front_matter;
mod keys;
mod letter;
mod lost;
mod markdown;
mod markup;
pub(crate) mod meaning;
mod notation;
mod pointing;
mod reader;
mod rules;
mod settings;
pub(crate) mod shape;
mod slip;
mod slug;
mod spots;
mod stamp;
mod sums;
mod syntax;
mod table;
mod unclosed;
mod values;

pub use body::Heading;
pub(crate) use body::{Body, Clause, Passage};
pub(crate) use braces::{keys, next_key};
pub use keys::{Accessibility, Applications, Compliance, Contact, Owner, Settings, Status};
pub(crate) use keys::{
    AssociationKeys, FieldKeys, FieldType, FormKeys, Meeting, OffsetKeys, RoundKeys, RoundsKeys, RuleKeys, Tells,
    Workday,
};
pub(crate) use notation::{LONGEST_ID, MARKS, better_id, not_an_id};
pub use settings::is_base_url;
pub(crate) use spots::Spots;
pub(crate) use stamp::Stamp;
pub(crate) use values::{Conditions, Pairs};

use crate::diagnostic::{Diagnostic, said};
use crate::source::{File, Source};
use files::Read;
pub(crate) use files::reserved;
use finsamkoll_checks::rules::Kind;
use finsamkoll_checks::{Date, Party};
use finsamkoll_word::Block;
pub(crate) use keys::{ChangeKeys, Described, GAPS, LetterKeys, PageKeys, PartyKeys, SectionKeys, SitePageKeys};
pub(crate) use letter::within;
pub(crate) use lost::{Lost, Part};
pub(crate) use rules::rules_of;
pub(crate) use slug::slug;
use std::collections::BTreeMap;
use std::ops::Range;

/// The folder with sections that all associations may use.
pub(crate) const SHARED_SECTIONS: &str = "forms";

/// The folder of an association's own sections.
const OWN_SECTIONS: &str = "form";

/// The stem of the file that composes an association's form.
const FORM: &str = "form";

/// The stem of the file with the letter that asks an applicant for what is missing.
const LETTER: &str = "letter";

/// The file with what holds for the whole site.
pub(crate) const SETTINGS: &str = "site.toml";

/// The stem of the page on which an association's form stands.
pub(crate) const FORM_PAGE: &str = "ansok";

/// The folder in which what the pages load is written.
const ASSETS: &str = "assets";

/// The address of the page for searching.
pub(crate) const SEARCH: &str = "sok";

/// Addresses that the site itself uses.
pub(crate) const OWN_ADDRESSES: [&str; 2] = [ASSETS, SEARCH];

/// All content, read file by file.
#[derive(Debug, Clone, Default)]
pub struct Content<'a> {
    pub(crate) settings: Settings,
    /// The pages of the site as a whole, the start page among them.
    pub(crate) pages: Vec<Page<'a>>,
    /// The sections that all associations may use.
    pub(crate) sections: Vec<Section<'a>>,
    /// The letter of those who have none of their own.
    pub(crate) letter: Option<Letter<'a>>,
    pub(crate) associations: Vec<Association<'a>>,
    /// What is lost of the folder of shared sections.
    pub(crate) lost: Lost<'a>,
    /// Files and folders that are known to be there, and could not be read.
    pub(crate) unread: Vec<&'a str>,
    /// All that is wrong with files, each by itself.
    pub(crate) told: Vec<Diagnostic>,
}

/// The folder of an association.
#[derive(Debug, Clone)]
pub(crate) struct Association<'a> {
    pub(crate) id: String,
    pub(crate) home: Home<'a>,
    pub(crate) form: FormFile<'a>,
    /// The policy pages.
    pub(crate) pages: Vec<Page<'a>>,
    pub(crate) sections: Vec<Section<'a>>,
    /// Its own letter.
    pub(crate) letter: Option<Letter<'a>>,
    /// What is lost of the folder, beside what is lost of its files.
    pub(crate) lost: Lost<'a>,
}

/// A page with its clauses and their rules.
#[derive(Debug, Clone)]
pub(crate) struct Page<'a> {
    pub(crate) file: File<'a>,
    /// The file's name without ending; `_index` for a start page.
    pub(crate) stem: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) updated: Option<Date>,
    pub(crate) order: i64,
    pub(crate) facts: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    /// The rounds that the page tells.
    pub(crate) calendar: Option<Calendar>,
    pub(crate) changes: Vec<(ChangeKeys, Spots)>,
    pub(crate) spots: Spots,
    pub(crate) body: Body,
    pub(crate) lost: Lost<'a>,
}

/// When applications are taken, as a page tells it.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) keys: RoundsKeys,
    pub(crate) rounds: Vec<(RoundKeys, Spots)>,
    pub(crate) spots: Spots,
}

/// An association's start page, and who it is.
#[derive(Debug, Clone)]
pub(crate) struct Home<'a> {
    pub(crate) page: Page<'a>,
    pub(crate) keys: AssociationKeys,
    pub(crate) parties: Vec<(Party, Spots)>,
}

/// The file that composes a form.
#[derive(Debug, Clone)]
pub(crate) struct FormFile<'a> {
    pub(crate) file: File<'a>,
    pub(crate) keys: FormKeys,
    pub(crate) changes: Vec<(ChangeKeys, Spots)>,
    pub(crate) spots: Spots,
    pub(crate) body: Body,
    pub(crate) lost: Lost<'a>,
}

/// The letter that asks an applicant for what is missing.
#[derive(Debug, Clone)]
pub(crate) struct Letter<'a> {
    pub(crate) file: File<'a>,
    pub(crate) title: String,
    pub(crate) spots: Spots,
    /// Its blocks, each with where it stands.
    pub(crate) blocks: Vec<(Block, Range<usize>)>,
}

/// A section of forms.
#[derive(Debug, Clone)]
pub(crate) struct Section<'a> {
    pub(crate) file: File<'a>,
    /// The file's name without ending, which is the section's id.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) when: Conditions,
    pub(crate) facts: Vec<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) spots: Spots,
    pub(crate) body: Body,
    pub(crate) lost: Lost<'a>,
}

/// A field, group or column.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) keys: FieldKeys,
    pub(crate) columns: Vec<Field>,
    /// Whether all its columns could be read.
    pub(crate) is_whole: bool,
    pub(crate) spots: Spots,
}

/// A rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) keys: RuleKeys,
    pub(crate) check: Kind,
    pub(crate) spots: Spots,
}

/// Reads all content, the files in parallel since none depends on another. What is wrong with them is told in the
/// content.
#[must_use]
pub fn parse(source: &Source) -> Content<'_> {
    let files: Vec<File<'_>> = source.files.iter().map(|(path, text)| File { path, text }).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(threads).max(1);
    let mut gathered = Gathered::default();
    std::thread::scope(|scope| {
        let parts: Vec<_> = files.chunks(share).map(|part| scope.spawn(|| read_files(part, source))).collect();
        for part in parts {
            // Reading does not panic; if it did, the panic goes on here.
            let (read, told) = part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            for read in read {
                gathered.add(read);
            }
            gathered.content.told.extend(told);
        }
    });
    gathered.finish(source)
}

fn read_files<'a>(files: &[File<'a>], source: &Source) -> (Vec<Read<'a>>, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let read = files.iter().filter_map(|file| files::read_file(*file, source, &mut told)).collect();
    (read, told)
}

/// What was read, put in its place.
#[derive(Default)]
struct Gathered<'a> {
    content: Content<'a>,
    folders: BTreeMap<&'a str, Folder<'a>>,
    /// What is lost of folders.
    lost: Vec<(&'a str, Lost<'a>)>,
}

/// The folder of an association, as far as it was read.
#[derive(Default)]
struct Folder<'a> {
    home: Option<Home<'a>>,
    form: Option<FormFile<'a>>,
    pages: Vec<Page<'a>>,
    sections: Vec<Section<'a>>,
    letter: Option<Letter<'a>>,
    lost: Lost<'a>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, read: Read<'a>) {
        match read {
            Read::Settings(settings) => self.content.settings = settings,
            Read::SitePage(page) => self.content.pages.push(page),
            Read::Shared(section) => self.content.sections.push(section),
            Read::Own(folder, section) => self.folder(folder).sections.push(section),
            Read::Home(folder, home) => self.folder(folder).home = Some(*home),
            Read::Form(folder, form) => self.folder(folder).form = Some(form),
            Read::Policy(folder, page) => self.folder(folder).pages.push(page),
            Read::SharedLetter(letter) => self.content.letter = Some(letter),
            Read::OwnLetter(folder, letter) => self.folder(folder).letter = Some(letter),
            Read::Lost(folder, lost) => self.lost.push((folder, lost)),
        }
    }

    fn folder(&mut self, id: &'a str) -> &mut Folder<'a> {
        self.folders.entry(id).or_default()
    }

    fn lose(&mut self, folder: &'a str, lost: &Lost<'a>) {
        match self.folders.get_mut(folder) {
            Some(folder) => folder.lost.join(lost),
            None if folder == SHARED_SECTIONS => self.content.lost.join(lost),
            // Of a folder of which nothing else is known, nothing is missed either.
            None => {}
        }
    }

    fn finish(mut self, source: &'a Source) -> Content<'a> {
        self.content.told.extend(source.told.iter().cloned());
        self.content.unread = source.unread.iter().map(String::as_str).collect();
        for path in self.content.unread.clone() {
            if let Some(read) = files::read_unread(path) {
                self.add(read);
            }
        }
        for (folder, lost) in std::mem::take(&mut self.lost) {
            self.lose(folder, &lost);
        }
        let Self { mut content, folders, .. } = self;
        if !source.files.contains_key(SETTINGS) && !source.unread.iter().any(|path| path == SETTINGS) {
            content.told.push(no_settings());
        }
        for (id, folder) in folders {
            content.associations.extend(folder.finish(id, &mut content.told));
        }
        content
    }
}

fn no_settings() -> Diagnostic {
    let told = Diagnostic::error("missing-file", SETTINGS, said!("filen saknas", "the file is missing"));
    told.hint(
        said!("Den anger webbplatsens name, base_url och owner.", "It says the site’s name, base_url and owner.",),
    )
}

impl<'a> Folder<'a> {
    /// The association; for a file that must be there and is not, one stands in of which all is lost.
    fn finish(self, id: &'a str, told: &mut Vec<Diagnostic>) -> Option<Association<'a>> {
        let is_lost = self.lost.has(Part::Front);
        let Self { home, form, pages, sections, letter, lost } = self;
        if home.is_none() && !is_lost {
            told.push(no_home(id));
        }
        if form.is_none() && !is_lost {
            told.push(no_form(id));
        }
        let home = home.or_else(|| document::unread(id, files::home))?;
        let form = form.or_else(|| document::unread(id, files::form))?;
        Some(Association { id: id.into(), home, form, pages, sections, letter, lost })
    }
}

fn no_home(folder: &str) -> Diagnostic {
    let words = said!("förbundets startsida saknas", "the association’s start page is missing");
    Diagnostic::error("missing-file", &format!("{folder}/_index.md"), words).hint(said!(
        "Den anger förbundets namn, område, status och parter.",
        "It says the association’s name, area, status and parties.",
    ))
}

fn no_form(folder: &str) -> Diagnostic {
    let words = said!("förbundets formulär saknas", "the association’s form is missing");
    Diagnostic::error("missing-file", &format!("{folder}/{FORM}.md"), words)
        .hint(said!("Filen anger id, version, title och sections.", "The file says id, version, title and sections.",))
}
