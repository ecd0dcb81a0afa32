//! Rules against the words of their clauses: who has read the two together is asked to look again when the words change.

use crate::content::{Association, Clause, Content, Rule, Section, Stamp};
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;

/// A rule, and the clause under which it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bond<'c> {
    /// Where the rule stands.
    pub(crate) file: File<'c>,
    pub(crate) rule: &'c Rule,
    /// Where the clause stands.
    page: File<'c>,
    pub(crate) clause: &'c Clause,
}

/// What of a file bonds are made of.
#[derive(Debug, Clone, Copy)]
struct Part<'c> {
    file: File<'c>,
    rules: &'c [Rule],
    clauses: &'c [Clause],
}

/// All rules that stand under a clause. One in a section that associations share comes once for each of them.
pub(crate) fn bonds<'c>(content: &'c Content<'_>) -> Vec<Bond<'c>> {
    content.associations.iter().flat_map(|association| bonds_of(&parts(association, &content.sections))).collect()
}

fn parts<'c>(association: &'c Association<'_>, shared: &'c [Section<'_>]) -> Vec<Part<'c>> {
    let pages = std::iter::once(&association.home.page).chain(&association.pages);
    let pages = pages.map(|page| Part { file: page.file, rules: &page.rules, clauses: &page.body.clauses });
    let is_asked = |section: &&Section<'_>| association.form.keys.sections.contains(&section.id);
    let sections = association.sections.iter().chain(shared).filter(is_asked);
    let sections =
        sections.map(|section| Part { file: section.file, rules: &section.rules, clauses: &section.body.clauses });
    pages.chain(sections).collect()
}

fn bonds_of<'c>(parts: &[Part<'c>]) -> Vec<Bond<'c>> {
    let bond = |part: &Part<'c>, rule: &'c Rule| {
        // A clause of the same file comes first: a section's own is the same for all who share it.
        let (page, clause) = std::iter::once(part).chain(parts).find_map(|near| {
            let clause = near.clauses.iter().find(|clause| clause.id == rule.keys.clause)?;
            Some((near.file, clause))
        })?;
        Some(Bond { file: part.file, rule, page, clause })
    };
    parts.iter().flat_map(|part| part.rules.iter().filter_map(|rule| bond(part, rule))).collect()
}

/// Warns of each rule that was confirmed against other words than its clause has now.
pub(super) fn check(content: &Content<'_>, told: &mut Vec<Diagnostic>) {
    told.extend(bonds(content).iter().filter_map(Bond::told));
}

impl Bond<'_> {
    fn told(&self) -> Option<Diagnostic> {
        let written = self.rule.keys.confirmed.as_ref()?;
        match Stamp::parse(written) {
            None => Some(self.no_stamp(written)),
            Some(stamp) if stamp == Stamp::of(self.clause) => None,
            Some(_) => Some(self.other_words()),
        }
    }

    fn no_stamp(&self, written: &str) -> Diagnostic {
        let words = said!("”{written}” är ingen stämpel", "“{written}” is no stamp");
        self.fault("stamp", words).hint(said!(
            "Ta bort raden. När ni har läst regeln mot punkten skriver finsamkoll lint --confirm en stämpel, som 3f09c2ad.",
            "Take the line away. When you have read the rule against its clause, finsamkoll lint --confirm writes a stamp, \
             like 3f09c2ad.",
        ))
    }

    fn other_words(&self) -> Diagnostic {
        let clause = &self.clause.id;
        let words = said!(
            "orden i punkten ”{clause}” är inte längre de som regeln bekräftades mot",
            "the words of the clause “{clause}” are no longer those against which the rule was confirmed",
        );
        let (place, file) = (self.place_of_clause(), self.file.path);
        self.fault("clause-changed", words).as_warning().hint(said!(
            "Läs punkten ({place}) och regeln. Stämmer de överens, kör finsamkoll lint --confirm {file}.",
            "Read the clause ({place:#}) and the rule. Where they agree, run finsamkoll lint --confirm {file}.",
        ))
    }

    fn fault(&self, code: &'static str, words: Said) -> Diagnostic {
        self.file.error(self.rule.spots.of("confirmed"), code, words)
    }

    fn place_of_clause(&self) -> Said {
        let line = self.page.line(self.clause.span.start);
        if self.page == self.file {
            return said!("rad {line}", "line {line}");
        }
        said!("rad {line} i {}", "line {line} of {}", self.page.path)
    }
}
