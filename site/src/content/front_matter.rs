//! Cuts a file into the TOML between its `+++` lines and the markdown after them, and reads the TOML.

use super::causes::causes;
use super::syntax;
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use toml::Spanned;
use toml::de::DeTable;

const FENCE: &str = "+++";

/// A file cut in two. The TOML keeps its place, so that its spans are places in the file.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The TOML with all that stands before it.
    pub(crate) toml: String,
    /// Where the markdown begins.
    pub(crate) body: usize,
}

/// Cuts a markdown file; one without front matter is told.
pub(crate) fn cut(file: File<'_>, faults: &mut Vec<Diagnostic>) -> Option<Cut> {
    let Some(start) = first_line(file.text) else {
        faults.push(no_front_matter(file));
        return None;
    };
    let mut at = start;
    for line in file.text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            // A comment in place of the fence, so that the TOML stands where it stands in the file.
            let head = file.text.get(FENCE.len()..at)?;
            let body = file.text.get(at + line.len()..)?;
            if head.trim().is_empty() && body.lines().any(|line| line.trim_end() == FENCE) {
                faults.push(fence_twice(file, at));
                return None;
            }
            return Some(Cut { toml: format!("###{head}"), body: at + line.len() });
        }
        at += line.len();
    }
    let words = said!(
        "raden +++ som avslutar uppgifterna överst i filen saknas",
        "the line +++ that ends what stands at the top of the file is missing",
    );
    faults.push(file.error(&(0..FENCE.len()), "no-front-matter", words).hint(said!(
        "Skriv +++ på en egen rad efter den sista uppgiften.",
        "Write +++ on a line of its own after the last of it.",
    )));
    None
}

fn fence_twice(file: File<'_>, at: usize) -> Diagnostic {
    let words = said!("raden +++ står två gånger", "the line +++ stands twice");
    let hint = said!("Ta bort den ena.", "Take one of them away.");
    file.error(&(at..at + FENCE.len()), "no-front-matter", words).hint(hint)
}

fn no_front_matter(file: File<'_>) -> Diagnostic {
    if file.text.starts_with("---") {
        let words = said!(
            "uppgifterna överst i filen står mellan två rader med +++, inte med ---",
            "what stands at the top of the file is written between two lines of +++, not of ---",
        );
        return file.error(&(0..3), "no-front-matter", words).hint(said!(
            "Byt --- mot +++, och skriv uppgifterna så här: title = \"Så söker ni\".",
            "Change --- to +++, and write what stands there like this: title = \"How to apply\".",
        ));
    }
    let words = said!("filen börjar inte med en rad +++", "the file does not begin with a line +++");
    file.error(&(0..0), "no-front-matter", words).hint(said!(
        "Skriv uppgifterna om sidan, till exempel title, mellan två rader med +++ överst i filen.",
        "Write what is to be known of the page, such as its title, between two lines of +++ at the top of the file.",
    ))
}

/// Where the line after the opening fence begins.
fn first_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(FENCE)?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    Some(text.len() - rest.len())
}

/// Reads TOML; all its faults of syntax are told at once.
pub(crate) fn parse<'i>(file: File<'_>, toml: &'i str, told: &mut Vec<Diagnostic>) -> Option<Spanned<DeTable<'i>>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    if errors.is_empty() {
        return Some(table);
    }
    told.extend(causes(toml).into_iter().map(|cause| {
        let (words, hint) = syntax::told(&cause.message, file.text, &cause.span);
        file.error(&cause.span, "toml", words).hint(hint)
    }));
    None
}
