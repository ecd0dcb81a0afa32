//! The clauses of an association, in the order in which its pages tell them, and the rules under them.

use super::words::Words;
use super::{Carried, Carrier};
use crate::content::{self, Lost, Part};
use crate::diagnostic::{Diagnostic, Said, nearest, said};
use crate::source::File;
use finsamkoll_checks::Clause;

/// All clauses and rules of an association.
#[derive(Debug, Clone)]
pub(super) struct Policy<'c> {
    pub(super) clauses: Vec<Placed<'c>>,
    pub(super) rules: Vec<PlacedRule<'c>>,
    /// The clauses of sections that are left out, since the policy says the same.
    pub(super) left_out: Vec<&'c content::Clause>,
    /// The statements of the form, each with the clause that it names.
    pub(super) statements: Vec<(&'c str, Option<&'c str>)>,
    /// What of the association could not be read.
    pub(super) lost: Lost<'c>,
}

/// A clause, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<'c> {
    pub(super) file: File<'c>,
    pub(super) clause: &'c content::Clause,
    /// Its words, with the association's own in place.
    pub(super) words: String,
    /// Its address, relative to the form's page.
    pub(super) link: String,
    /// The title of its page.
    pub(super) page: String,
    /// Whether it stands in a section of the form.
    pub(super) in_section: bool,
}

/// A rule, where it stands, and its id.
#[derive(Debug, Clone)]
pub(super) struct PlacedRule<'c> {
    pub(super) file: File<'c>,
    pub(super) rule: &'c content::Rule,
    pub(super) id: String,
    /// Whether it stands in a section of the form.
    pub(super) in_section: bool,
}

impl Placed<'_> {
    /// The clause as the checks read it.
    pub(super) fn compiled(&self) -> Clause {
        Clause {
            id: self.clause.id.clone(),
            words: self.words.clone(),
            link: self.link.clone(),
            page: self.page.clone(),
            mark: self.clause.mark,
        }
    }
}

impl<'c> Policy<'c> {
    /// Gathers clauses and rules: the start page, the policy pages, then the sections.
    pub(super) fn gather(
        folder: &'c content::Association<'_>,
        pages: &[&'c content::Page<'_>],
        sections: &[&'c content::Section<'_>],
        lost: Lost<'c>,
        words: &Words<'_>,
        told: &mut Vec<Diagnostic>,
    ) -> Self {
        let (clauses, rules, left_out, statements) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut policy = Self { clauses, rules, left_out, statements, lost };
        for page in std::iter::once(&folder.home.page).chain(pages.iter().copied()) {
            let address = if page.stem == "_index" { "../".into() } else { format!("../{}/", page.stem) };
            let title = words.quietly(&page.title);
            policy.clauses.extend(page.body.clauses.iter().map(|clause| Placed {
                file: page.file,
                clause,
                words: words.quietly(&clause.words),
                link: format!("{address}#{}", clause.id),
                page: title.clone(),
                in_section: false,
            }));
            policy.add_rules(page.file, page.rules.iter(), false);
        }
        for section in sections {
            policy.add_section(section, &folder.form.keys.title, words);
        }
        policy.number(told);
        policy
    }

    /// Adds what a section demands by itself; a rule that the policy has already is left out, and so is its clause.
    fn add_section(&mut self, section: &'c content::Section<'_>, form_title: &str, words: &Words<'_>) {
        let statements = section.fields.iter().filter(|field| field.keys.kind == content::FieldType::Statement);
        self.statements.extend(statements.map(|field| (field.keys.id.as_str(), field.keys.clause.as_deref())));
        let (repeated, own): (Vec<_>, Vec<_>) = section.rules.iter().partition(|rule| self.has_said(rule));
        let is_left_out = |clause: &content::Clause| {
            let mut under = repeated.iter().filter(|rule| rule.keys.clause == clause.id);
            under.next().is_some()
                && own.iter().all(|rule| rule.keys.clause != clause.id)
                && !(clause.mark.judge || clause.mark.information)
        };
        let (left_out, kept): (Vec<_>, Vec<_>) = section.body.clauses.iter().partition(|clause| is_left_out(clause));
        self.left_out.extend(left_out);
        self.clauses.extend(kept.into_iter().map(|clause| Placed {
            file: section.file,
            clause,
            words: words.quietly(&clause.words),
            link: format!("#{}", clause.id),
            page: words.quietly(form_title),
            in_section: true,
        }));
        self.add_rules(section.file, own.into_iter(), true);
    }

    /// Whether a rule asks what one before it asks: in the same cases, or in all.
    fn has_said(&self, rule: &content::Rule) -> bool {
        self.rules.iter().any(|said| {
            let when = &said.rule.keys.when.0;
            let is_always = said.rule.keys.from.is_none() && said.rule.keys.until.is_none();
            let of_all = said.rule.keys.rounds.is_empty();
            said.rule.check == rule.check && is_always && of_all && (when.is_empty() || *when == rule.keys.when.0)
        })
    }

    fn add_rules(&mut self, file: File<'c>, rules: impl Iterator<Item = &'c content::Rule>, in_section: bool) {
        self.rules.extend(rules.map(|rule| PlacedRule { file, rule, id: String::new(), in_section }));
    }

    /// Gives the rules their ids: their own, else their clause's, numbered from the second on.
    fn number(&mut self, told: &mut Vec<Diagnostic>) {
        let mut taken: Vec<String> = Vec::new();
        for placed in &mut self.rules {
            let keys = &placed.rule.keys;
            let numbered = (2..).map(|number| format!("{}-{number}", keys.clause));
            let free = std::iter::once(keys.clause.clone()).chain(numbered).find(|id| !taken.contains(id));
            placed.id = keys.id.clone().or(free).unwrap_or_default();
            if taken.contains(&placed.id) && !self.lost.has(Part::Composition) {
                let words = said!("två regler har id ”{}”", "two rules have the id “{}”", placed.id);
                let fault = placed.file.error(placed.rule.spots.of("id"), "duplicate-rule", words);
                told.push(fault.hint(said!("Ge en av dem ett annat id.", "Give one of them another id.")));
            }
            taken.push(placed.id.clone());
        }
    }

    /// The clause with this id.
    pub(super) fn clause(&self, id: &str) -> Option<&Placed<'c>> {
        self.clauses.iter().find(|placed| placed.clause.id == id)
    }

    /// The clause that an id names, or that it resembles: a slip of the pen is told once, at the rule.
    fn meant(&self, id: &str) -> Option<&str> {
        let known = self.ids().find(|known| *known == id);
        known.or_else(|| nearest(id, self.ids()))
    }

    /// Whether an id that is no known clause's may be that of one that is lost.
    pub(super) fn may_have_clause(&self, id: &str) -> bool {
        self.lost.has(Part::Composition) || self.lost.may_name(Part::Body, id)
    }

    /// The ids of all clauses.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(|placed| placed.clause.id.as_str())
    }

    /// The facts that rules and marks carry.
    pub(super) fn facts(&self) -> impl Iterator<Item = Carried> {
        let by_rules = self.rules.iter().flat_map(|placed| {
            placed.rule.keys.facts.iter().map(|fact| Carried {
                fact: fact.clone(),
                by: Carrier::Rule(placed.id.clone()),
                clause: Some(placed.rule.keys.clause.clone()),
            })
        });
        let by_marks = self.clauses.iter().flat_map(|placed| {
            let by = if placed.clause.mark.judge { Carrier::Judge } else { Carrier::Information };
            placed.clause.facts.iter().map(move |fact| Carried {
                fact: fact.clone(),
                by: by.clone(),
                clause: Some(placed.clause.id.clone()),
            })
        });
        by_rules.chain(by_marks)
    }
}

/// What is said of an id that is no clause's.
pub(super) fn no_clause(id: &str) -> Said {
    said!("punkten ”{id}” finns inte hos förbundet", "the association has no clause “{id}”")
}

/// Checks that each clause is there once, and that something covers it.
pub(super) fn check(policy: &Policy<'_>, told: &mut Vec<Diagnostic>) {
    for (index, placed) in policy.clauses.iter().enumerate() {
        let (file, clause) = (placed.file, placed.clause);
        if let Some(first) = policy.clauses.iter().take(index).find(|first| first.clause.id == clause.id) {
            if placed.in_section && policy.lost.has(Part::Composition) {
                continue;
            }
            let words =
                said!("punkten ”{}” finns redan i {}", "the clause “{}” is already in {}", clause.id, first.file.path,);
            let fault = file.error(&clause.span, "duplicate-clause", words);
            told.push(fault.hint(said!("Ge en av dem ett annat id.", "Give one of them another id.")));
        } else if !is_covered(policy, clause) {
            let words = said!(
                "punkten ”{}” har varken regel eller märke",
                "the clause “{}” has neither rule nor mark",
                clause.id,
            );
            let hint = said!(
                "Lägg till en [[rule]] med dess id som clause, eller märk den .judge (bedöms av människor) eller .info \
                 (bra att veta).",
                "Add a [[rule]] with its id as clause, or mark it .judge (judged by people) or .info (good to know).",
            );
            told.push(file.error(&clause.span, "uncovered-clause", words).hint(hint));
        }
        if !(clause.facts.is_empty() || clause.mark.judge || clause.mark.information) {
            let words = said!(
                "bara en punkt märkt .judge eller .info bär fakta själv",
                "only a clause marked .judge or .info carries facts itself",
            );
            told.push(file.error(&clause.span, "facts-place", words).hint(said!(
                "Skriv facts = [\"…\"] under regeln i stället.",
                "Write facts = [\"…\"] under the rule instead.",
            )));
        }
    }
}

fn is_covered(policy: &Policy<'_>, clause: &content::Clause) -> bool {
    clause.mark.judge
        || clause.mark.information
        || policy.lost.may_name(Part::Rules, &clause.id)
        || policy.rules.iter().any(|placed| policy.meant(&placed.rule.keys.clause) == Some(&clause.id))
}
