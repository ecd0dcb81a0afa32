//! Reads the content folder into memory: the only module that touches the disk before the site is written.

use crate::diagnostic::{Diagnostic, Place, Said, said};
use finsamkoll_checks::reading::compose;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind, Read as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most bytes that one file may have.
const LARGEST: u64 = 1_000_000;

/// The most files that a content folder may have.
const MOST_FILES: usize = 20_000;

/// How deep folders may lie within one another.
const DEEPEST: usize = 16;

/// All text of the content folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The text by path, relative to the folder and with `/`: no byte order mark, lines end in `\n`, and no
    /// letter is written as letter and mark.
    pub files: BTreeMap<String, Arc<str>>,
    /// Files and folders that are known to be there, and could not be read.
    pub unread: Vec<String>,
    /// What is wrong with files as such.
    pub told: Vec<Diagnostic>,
}

/// One file of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File<'a> {
    /// Its path, relative to the folder.
    pub path: &'a str,
    /// Its text.
    pub text: &'a Arc<str>,
}

impl File<'_> {
    /// A fault at a span of bytes in this file.
    #[must_use]
    pub fn error(&self, span: &Range<usize>, code: &'static str, message: Said) -> Diagnostic {
        Diagnostic::error(code, self.path, message).at(Place::new(self.text, span))
    }

    /// The line on which a byte of it stands, counted from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().matches('\n').count() + 1
    }
}

/// The content folder as a whole cannot be read: nothing can be said of what is in it.
#[derive(Debug)]
pub struct FolderError {
    /// The folder, as it was named.
    pub folder: PathBuf,
    /// Why.
    pub why: Said,
}

impl FolderError {
    /// Which folder it is, and why it cannot be read.
    #[must_use]
    pub fn said(&self) -> Said {
        said!("Mappen {0} {1}.", "The folder {0} {1:#}.", self.folder.display(), self.why)
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl std::error::Error for FolderError {}

/// Reads all `.md` and `.toml` files below a folder; hidden files and editors' temporary files are passed over. What is
/// wrong with single files is told in the source.
///
/// # Errors
/// [`FolderError`] where the folder as a whole cannot be read.
pub fn read(folder: &Path) -> Result<Source, FolderError> {
    let error = |why| FolderError { folder: folder.into(), why };
    let root = folder.canonicalize().map_err(|fault| error(unreadable(&fault)))?;
    fs::read_dir(folder).map_err(|fault| error(unreadable(&fault)))?;
    let mut walk = Walk { source: Source::default(), root };
    walk.folder(folder, "", 0);
    if walk.source.files.len() > MOST_FILES {
        return Err(error(said!("har fler än {MOST_FILES} filer", "has more than {MOST_FILES} files")));
    }
    Ok(walk.source)
}

struct Walk {
    source: Source,
    /// The folder's true path: what lies elsewhere is not content.
    root: PathBuf,
}

impl Walk {
    /// Tells of a file or folder that is there, and could not be read.
    fn unread(&mut self, code: &'static str, path: &str, message: Said, hint: impl Into<Option<Said>>) {
        self.source.told.push(Diagnostic::error(code, path, message).hint(hint));
        self.source.unread.push(path.into());
    }

    fn folder(&mut self, folder: &Path, path: &str, depth: usize) {
        if depth > DEEPEST {
            let words = said!("mapparna ligger för djupt i varandra", "the folders lie too deep within one another");
            return self.unread("too-deep", path, words, said!("Lägg filerna högre upp.", "Put the files higher up."));
        }
        match fs::read_dir(folder) {
            Ok(entries) => self.entries(entries, path, depth),
            Err(error) => self.unread("unreadable", path, unreadable(&error), None),
        }
    }

    fn entries(&mut self, entries: impl Iterator<Item = io::Result<DirEntry>>, path: &str, depth: usize) {
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                // Nobody knows what would have come after it: without it the site would lose pages.
                Err(error) => return self.unread("unreadable", path, unreadable(&error), None),
            };
            let Ok(name) = entry.file_name().into_string() else {
                let words =
                    said!("mappen har en fil vars namn inte är UTF-8", "the folder has a file whose name is not UTF-8");
                self.source.told.push(Diagnostic::error("file-name", path, words));
                continue;
            };
            let below = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            // One file too many tells that there are too many, however many there are.
            if !is_passed_over(&name) && self.source.files.len() <= MOST_FILES {
                self.entry(&entry.path(), &below, depth);
            }
        }
    }

    fn entry(&mut self, entry: &Path, path: &str, depth: usize) {
        // Of a symbolic link that leads nowhere there is no true path: that is told only where it would be content.
        let Ok(real) = entry.canonicalize() else {
            if is_content(path) {
                self.dead_link(path);
            }
            return;
        };
        if !real.starts_with(&self.root) {
            let words = said!("länken leder ut ur innehållsmappen", "the link leads out of the content folder");
            let hint = said!(
                "Lägg det som den leder till här i stället för länken.",
                "Put what it leads to here, instead of the link.",
            );
            return self.unread("outside", path, words, hint);
        }
        if real.is_dir() {
            if entry.is_symlink() {
                // It could lead round in a circle.
                let words = said!("länkar till mappar följs inte", "links to folders are not followed");
                let hint = said!("Lägg mappen här i stället för länken.", "Put the folder here instead of the link.");
                return self.unread("outside", path, words, hint);
            }
            self.folder(entry, path, depth + 1);
        } else if is_content(path) && !real.is_file() {
            // A pipe could be waited at for ever.
            let words = said!("det är ingen vanlig fil", "this is no ordinary file");
            self.unread("unreadable", path, words, said!("Ta bort den.", "Remove it."));
        } else if is_content(path) {
            self.file(entry, path);
        }
    }

    fn file(&mut self, file: &Path, path: &str) {
        let bytes = match read_limited(file) {
            Ok(bytes) if bytes.len() as u64 > LARGEST => return self.too_large(path),
            Ok(bytes) if bytes.contains(&0) => return self.no_text(path),
            Ok(bytes) => bytes,
            Err(error) => return self.unread("unreadable", path, unreadable(&error), None),
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let text = in_latin_1(error.as_bytes());
                self.source.told.push(not_utf8(path, &text, error.utf8_error().valid_up_to()));
                text
            }
        };
        self.source.files.insert(path.into(), plain(text).into());
    }

    fn dead_link(&mut self, path: &str) {
        let words = said!("länken leder till en fil som inte finns", "the link leads to a file that is not there");
        let hint = said!(
            "Ta bort länken, eller lägg filen där den pekar.",
            "Take the link away, or put the file where it points.",
        );
        self.unread("unreadable", path, words, hint);
    }

    fn too_large(&mut self, path: &str) {
        let words = said!("filen är större än 1 MB", "the file is larger than 1 MB");
        let hint = said!("Dela upp texten på flera sidor.", "Divide the text among several pages.");
        self.unread("too-large", path, words, hint);
    }

    fn no_text(&mut self, path: &str) {
        let words = said!("filen är ingen text i UTF-8", "the file is no text in UTF-8");
        self.unread("not-utf-8", path, words, said!("Spara filen som UTF-8.", "Save the file as UTF-8."));
    }
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with(['.', '#', '~']) || name.ends_with('~') || has_ending(name, "swp") || has_ending(name, "tmp")
}

fn is_content(name: &str) -> bool {
    has_ending(name, "md") || has_ending(name, "toml")
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// One byte more than is allowed tells a file that is too large, however large it is.
fn read_limited(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text without byte order mark, with plain line ends and with letters as people see them.
pub(crate) fn plain(text: String) -> String {
    let text = text.strip_prefix('\u{feff}').map(String::from).unwrap_or(text);
    compose(if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
}

/// The text of bytes of which some are not UTF-8: these are taken as the letters that they are in Latin-1, so that what
/// else is wrong with the file can be told too.
fn in_latin_1(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(
            chunk
                .invalid()
                .iter()
                .map(|byte| if *byte < 0xa0 { char::REPLACEMENT_CHARACTER } else { char::from(*byte) }),
        );
    }
    text
}

fn not_utf8(path: &str, text: &str, place: usize) -> Diagnostic {
    let words = said!(
        "filen är inte UTF-8, utan kanske Latin-1 (Windows-1252)",
        "the file is not UTF-8, but perhaps Latin-1 (Windows-1252)",
    );
    let told = Diagnostic::error("not-utf-8", path, words).at(Place::new(&text.into(), &(place..place + 1)));
    told.hint(said!("Spara filen som UTF-8.", "Save the file as UTF-8."))
}

fn unreadable(error: &io::Error) -> Said {
    if error.kind() == ErrorKind::NotFound {
        return said!("finns inte", "is not there");
    }
    if error.kind() == ErrorKind::PermissionDenied {
        return said!("går inte att läsa: behörighet saknas", "cannot be read: permission is lacking");
    }
    said!("går inte att läsa: {error}", "cannot be read: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("finsamkoll-source-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("a")).unwrap();
        folder
    }

    #[test]
    fn reads_content_and_passes_over_the_rest() {
        let folder = folder("plain");
        fs::write(folder.join("a/b.md"), "\u{feff}x\r\ny\r\n").unwrap();
        for name in [".hidden.md", "b.md~", ".b.md.swp", "bild.png"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        let source = read(&folder).unwrap();
        assert_eq!(source.files.into_iter().collect::<Vec<_>>(), [("a/b.md".into(), "x\ny\n".into())]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn other_encodings_and_large_files_are_refused() {
        let folder = folder("faults");
        fs::write(folder.join("latin.md"), b"rad\nf\xf6rbund \xe2\x80\x9d\xe5\xe2\x80\x9d \x94\n").unwrap();
        fs::write(folder.join("utf-16.md"), b"\xff\xfe+\0").unwrap();
        fs::write(folder.join("just.md"), vec![b'x'; 1_000_000]).unwrap();
        fs::write(folder.join("stor.md"), vec![b'x'; 1_000_001]).unwrap();
        let faults = crate::diagnostic::sorted(read(&folder).unwrap().told);
        let told: Vec<_> = faults.iter().map(|told| (told.file.as_str(), told.code)).collect();
        assert_eq!(told, [("latin.md", "not-utf-8"), ("stor.md", "too-large"), ("utf-16.md", "not-utf-8")]);
        assert!(faults[0].to_string().starts_with("latin.md:2:2: fel: filen är inte UTF-8"), "{}", faults[0]);
        let source = read(&folder).unwrap();
        assert_eq!(&*source.files["latin.md"], "rad\nförbund ”å” \u{fffd}\n");
        let mut unread = source.unread;
        unread.sort();
        assert_eq!(unread, ["stor.md", "utf-16.md"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused() {
        let folder = folder("links");
        fs::write(folder.join("a.md"), "x").unwrap();
        std::os::unix::fs::symlink("/", folder.join("ut")).unwrap();
        std::os::unix::fs::symlink("a.md", folder.join("b.md")).unwrap();
        let faults = crate::diagnostic::sorted(read(&folder).unwrap().told);
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].file.as_str(), faults[0].code), ("ut", "outside"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_told_and_not_waited_at() {
        let folder = folder("pipe");
        assert!(std::process::Command::new("mkfifo").arg(folder.join("a/x.md")).status().unwrap().success());
        let (sender, receiver) = std::sync::mpsc::channel();
        let named = folder.clone();
        std::thread::spawn(move || sender.send(read(&named).unwrap()));
        let source = receiver.recv_timeout(std::time::Duration::from_secs(30)).unwrap();
        let told: Vec<_> = source.told.iter().map(|told| (told.file.as_str(), told.code)).collect();
        assert_eq!((told, source.unread), (vec![("a/x.md", "unreadable")], vec!["a/x.md".into()]));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_folder_that_ends_in_the_middle_is_told() {
        let mut walk = Walk { source: Source::default(), root: PathBuf::new() };
        walk.entries(std::iter::once(Err(io::Error::other("disken svarar inte"))), "a", 1);
        let told: Vec<_> = walk.source.told.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["a: fel: går inte att läsa: disken svarar inte"]);
        assert_eq!(walk.source.unread, ["a"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let error = read(Path::new("finns/inte/alls")).unwrap_err();
        assert_eq!(error.to_string(), "Mappen finns/inte/alls finns inte.");
    }
}
