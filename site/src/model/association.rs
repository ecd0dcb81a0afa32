//! One association, put together from its files: first what is asked of applications, then what pages show of it.

use super::clauses::{self, Policy};
use super::words::Words;
use super::{
    Association, Carried, Carrier, anchors, conditions, examples, fields, form, former, letter, misspelt, office,
    overview, page_of, parties, path_of, rounds, rules,
};
use crate::content::{self, Content, Lost, Part};
use crate::diagnostic::Diagnostic;
use finsamkoll_checks::{Date, Ruleset};

/// Puts an association together and checks it.
pub(super) fn association(
    folder: &content::Association<'_>,
    content: &Content<'_>,
    today: Date,
    told: &mut Vec<Diagnostic>,
) -> Association {
    let sections = form::sections(folder, content, told);
    let mut composed = Composed::new(folder, content, &sections, today, told);
    composed.check(told);
    composed.finish(told)
}

/// An association's files in their order, and what is asked of applications by all of them together.
struct Composed<'c> {
    folder: &'c content::Association<'c>,
    /// The pages besides the start page.
    pages: Vec<&'c content::Page<'c>>,
    /// The sections of the form.
    sections: Vec<&'c content::Section<'c>>,
    words: Words<'c>,
    policy: Policy<'c>,
    ruleset: Ruleset,
    /// The letter that it sends where it has none of its own.
    shared_letter: Option<&'c content::Letter<'c>>,
}

impl<'c> Composed<'c> {
    fn new(
        folder: &'c content::Association<'c>,
        content: &'c Content<'c>,
        chosen: &'c [content::Section<'c>],
        today: Date,
        told: &mut Vec<Diagnostic>,
    ) -> Self {
        let home = &folder.home;
        let lost = lost_of(folder, chosen, &content.lost);
        let words = if lost.has(Part::Words) { Words::lost(home) } else { Words::new(home, &content.associations) };
        let mut pages: Vec<&content::Page<'_>> = folder.pages.iter().collect();
        pages.sort_by_key(|page| (page.order, &page.stem));
        let sections: Vec<&content::Section<'_>> = chosen.iter().collect();
        let policy = Policy::gather(folder, &pages, &sections, lost, &words, told);
        let rounds = rounds::resolve(&all_pages(home, &pages), &policy.lost, today, told);
        let ruleset = Ruleset {
            association: home.keys.name.clone(),
            parties: home.parties.iter().map(|(party, _)| party.clone()).collect(),
            parties_confirmed: home.keys.parties_confirmed,
            adopted: folder.form.keys.adopted,
            form: form::compose(&folder.form, &sections, &policy, &rounds, &words, told),
            clauses: policy.clauses.iter().map(clauses::Placed::compiled).collect(),
            rules: rules::compile(&policy, &words, told),
            rounds,
        };
        Self { folder, pages, sections, words, policy, ruleset, shared_letter: content.letter.as_ref() }
    }

    /// Tells what does not fit together.
    fn check(&mut self, told: &mut Vec<Diagnostic>) {
        let Self { folder, sections, policy, ruleset, .. } = self;
        let (home, file) = (&folder.home, &folder.form);
        clauses::check(policy, told);
        misspelt::check(sections, &ruleset.form, policy, told);
        let asked = form::Asked { form: &ruleset.form, file, home, lost: &policy.lost };
        rules::check(policy, asked, &ruleset.rounds, told);
        fields::check(file, sections, &ruleset.form, policy, &ruleset.rounds, told);
        former::check(sections, &ruleset.form, policy, told);
        conditions::check(sections, policy, asked, told);
        examples::check(ruleset, sections, policy, told);
        anchors::check_form(sections, policy, told);
        parties::check(home, told);
        office::check(home, told);
    }

    /// What is shown of it.
    fn finish(self, told: &mut Vec<Diagnostic>) -> Association {
        let facts = self.facts();
        let Self { folder, pages, sections, words, policy, ruleset, shared_letter } = self;
        let keys = &folder.home.keys;
        let page = |page: &content::Page<'_>, told: &mut Vec<Diagnostic>| {
            page_of(page, &path_of(&folder.id, &page.stem), &words, told)
        };
        Association {
            id: folder.id.clone(),
            name: keys.name.clone(),
            area: keys.area.clone(),
            status: keys.status,
            parties: ruleset.parties.clone(),
            parties_confirmed: keys.parties_confirmed,
            contact: keys.contact.clone(),
            applications: office::applications(&folder.home, &words, told),
            overview: overview::resolve(&sections, &policy.lost, told),
            funds: rounds::funds(&all_pages(&folder.home, &pages)),
            letter: letter::resolve(folder.letter.as_ref(), shared_letter, &words, told),
            words: keys.words.0.clone(),
            home: page(&folder.home.page, told),
            pages: pages.iter().map(|one| page(one, told)).collect(),
            form: form::page(&folder.id, &folder.form, &sections, &policy, &words, told),
            facts,
            ruleset,
        }
    }

    fn facts(&self) -> Vec<Carried> {
        let (home, form) = (&self.folder.home.page, &self.folder.form);
        let pages = std::iter::once(home).chain(self.pages.iter().copied());
        let of_pages = pages.map(|page| (page.file.path, &page.facts));
        let of_form = [(form.file.path, &form.keys.facts)];
        let of_sections = self.sections.iter().map(|section| (section.file.path, &section.facts));
        let of_files = of_pages.chain(of_form).chain(of_sections).flat_map(|(path, facts)| {
            facts.iter().map(|fact| Carried { fact: fact.clone(), by: Carrier::Page(path.into()), clause: None })
        });
        of_files.chain(self.policy.facts()).collect()
    }
}

/// The start page and those beside it.
fn all_pages<'c>(home: &'c content::Home<'c>, pages: &[&'c content::Page<'c>]) -> Vec<&'c content::Page<'c>> {
    std::iter::once(&home.page).chain(pages.iter().copied()).collect()
}

/// All that is lost of an association and of the sections that its form may ask.
fn lost_of<'a>(folder: &content::Association<'a>, sections: &[content::Section<'a>], shared: &Lost<'a>) -> Lost<'a> {
    let mut all = folder.lost.clone();
    all.join(shared);
    all.join(&folder.home.page.lost);
    all.join(&folder.form.lost);
    for lost in folder.pages.iter().map(|page| &page.lost).chain(sections.iter().map(|section| &section.lost)) {
        all.join(lost);
    }
    if form::lacks_sections(&folder.form, sections) {
        all.add(Part::Composition, folder.form.file.text);
    }
    all
}
