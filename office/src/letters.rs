//! Letters that ask for what is missing: the association's own, with its gaps filled.

use crate::address::resolved;
use crate::lacking::{By, Lacking, Point};
use crate::letter_name::names;
use crate::status::is_on_the_day;
use crate::{Association, Desk, Review, Reviewed, Status, shown};
use finsamkoll_checks::form::{Form, Section};
use finsamkoll_checks::{Address, Clause, Note, Outcome};
use finsamkoll_word::{Block, Gap, Letter, letter};
use std::fmt;

/// A letter for somebody at the office to look through and send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The stem of a file's name, which all systems take, and which no other draft of the review has.
    pub name: String,
    /// The letter as a Word document.
    pub docx: Vec<u8>,
    /// The same as text, for an e-mail.
    pub text: String,
}

/// An association whose applicants are to be written to has no letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLetter {
    /// The association's name.
    pub association: String,
}

impl fmt::Display for NoLetter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} har inget brev i innehållet.", self.association)
    }
}

impl std::error::Error for NoLetter {}

impl Review {
    /// A letter for each application in which its applicant has something to mend, made when it is asked for. One that
    /// only came too late lacks nothing that a letter could ask for: what becomes of it is for the office to decide.
    ///
    /// # Errors
    /// [`NoLetter`], where content has no letter of an association that would write one.
    pub fn letters<'a>(&'a self, desk: &'a Desk) -> Result<impl Iterator<Item = Draft> + 'a, NoLetter> {
        let mut to_write = Vec::new();
        for one in &self.applications {
            let Some(association) = desk.associations.get(one.association) else { continue };
            if one.status != Status::ToComplete {
                continue;
            }
            let Some(template) = &association.letter else {
                return Err(NoLetter { association: association.name.clone() });
            };
            to_write.push((one, association, template));
        }
        let names = names(to_write.iter().map(|(one, ..)| one.name.as_str()));
        Ok(to_write.into_iter().zip(names).map(|((one, association, template), name)| {
            let filled = Filling::new(one, association).fill(template);
            Draft { name, docx: letter(&filled, &association.name), text: filled.text(&association.name) }
        }))
    }
}

/// The gap in which something is said: what speaks against the application and what is missing is for the applicant to
/// mend. A day that has passed nobody can mend.
fn gap_of(point: &Point<'_>, association: &Association) -> Gap {
    let By::Finding(finding) = point.by else { return Gap::Lacks };
    match finding.outcome {
        Outcome::AskTheOffice => Gap::Decisions,
        _ if is_on_the_day(finding, association) => Gap::Decisions,
        Outcome::NotMet => Gap::Lacks,
        Outcome::Warning
        | Outcome::CannotTellYet
        | Outcome::PeopleJudge
        | Outcome::Stated
        | Outcome::Met
        | Outcome::Information
        | Outcome::DoesNotApply => Gap::Advice,
    }
}

/// What the gaps of a letter are filled with.
struct Filling<'a> {
    one: &'a Reviewed,
    association: &'a Association,
    lacking: Vec<Lacking<'a>>,
}

impl<'a> Filling<'a> {
    fn new(one: &'a Reviewed, association: &'a Association) -> Self {
        Self { one, association, lacking: one.lacking(association) }
    }

    /// The letter with its gaps filled; without the sections that have nothing but empty gaps.
    fn fill(&self, template: &Letter) -> Letter {
        let mut blocks = Vec::new();
        for section in template.blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_))) {
            let gaps: Vec<Gap> = section.iter().filter_map(gap).collect();
            if gaps.is_empty() || gaps.iter().any(|gap| !self.blocks_of(*gap).is_empty()) {
                let filled = section.iter().flat_map(|block| self.fill_block(block));
                let is_for_office = gaps.contains(&Gap::Decisions);
                blocks.extend(
                    filled.map(|block| if is_for_office { Block::Notice(block.words().into()) } else { block }),
                );
            }
        }
        Letter { subject: self.fill_words(&template.subject), blocks }
    }

    fn fill_block(&self, block: &Block) -> Vec<Block> {
        let filled = match block {
            Block::Notice(words) => Block::Notice(self.fill_words(words)),
            Block::Heading(words) => Block::Heading(self.fill_words(words)),
            Block::Item(words) => Block::Item(self.fill_words(words)),
            Block::Paragraph(words) => match gap(block) {
                Some(gap) => return self.blocks_of(gap),
                None => Block::Paragraph(self.fill_words(words)),
            },
        };
        vec![filled]
    }

    /// Content's own words with its gaps filled. What an applicant has written never comes here.
    fn fill_words(&self, words: &str) -> String {
        let association = words.replace(&Gap::Association.written(), &self.association.name);
        association.replace(&Gap::Form.written(), &self.association.ruleset.form.title)
    }

    fn blocks_of(&self, gap: Gap) -> Vec<Block> {
        match gap {
            Gap::Application => self.one.facts(self.association).iter().map(|fact| Block::Item(shown(fact))).collect(),
            Gap::Lacks | Gap::Advice => self.by_clause(gap),
            Gap::Decisions => self.decisions().iter().map(|one| Block::Notice(shown(one))).collect(),
            Gap::Association | Gap::Form => Vec::new(),
        }
    }

    /// What stands in a gap: each clause, and below it what to do; last, by section of the form, what no clause asks for.
    fn by_clause(&self, gap: Gap) -> Vec<Block> {
        let mut blocks = Vec::new();
        for Lacking { clause, points } in &self.lacking {
            let points = points.iter().filter(|point| gap_of(point, self.association) == gap);
            let mut cited = None;
            for point in points {
                let source = clause.map_or_else(|| self.section_of(point), |clause| self.cite(clause));
                if cited.as_ref() != Some(&source) {
                    blocks.push(Block::Paragraph(source.clone()));
                    cited = Some(source);
                }
                blocks.push(Block::Item(shown(&self.plea(point))));
            }
        }
        blocks
    }

    /// What to do about a point. Who lacks the question in an older file cannot answer it there.
    fn plea(&self, point: &Point<'_>) -> String {
        let lacks_question = |note: &Note| self.one.found.missing.contains(&note.at);
        match point.by {
            By::Note(note) if lacks_question(note) => format!("{} {NOT_IN_THE_FILE}", point.says),
            By::Note(_) | By::Finding(_) => point.says.into(),
        }
    }

    /// A clause's words, and where they stand.
    fn cite(&self, clause: &Clause) -> String {
        let Clause { words, page, link, .. } = clause;
        match &self.association.form_address {
            Some(form) => format!("”{words}” ({page}, {})", resolved(form, link)),
            None => format!("”{words}” ({page})"),
        }
    }

    /// Where in the form the answer stands that something is said of.
    fn section_of(&self, point: &Point<'_>) -> String {
        let form = &self.association.ruleset.form;
        let section = if let By::Note(note) = point.by { section_with(form, &note.at) } else { None };
        let title = section.map_or(&form.title, |section| &section.title);
        format!("Under ”{title}” i formuläret:")
    }

    /// What people at the office have to decide or to look at.
    fn decisions(&self) -> Vec<String> {
        let mut decisions = Vec::new();
        for Lacking { clause, points } in &self.lacking {
            let points = points.iter().filter(|point| gap_of(point, self.association) == Gap::Decisions);
            let source = clause.map(|clause| self.cite(clause)).unwrap_or_default();
            decisions.extend(points.map(|point| format!("{source}: {}", point.says)));
        }
        if !decisions.is_empty() {
            decisions.insert(0, TO_DECIDE.into());
        }
        decisions.extend(self.one.code.says());
        decisions.extend(self.one.said.iter().cloned());
        decisions
    }
}

/// Stands after what is asked of an answer whose question the file does not have.
const NOT_IN_THE_FILE: &str =
    "Frågan finns inte i filen som ni skickade: öppna den i formuläret på webben, svara där och spara den på nytt.";

/// Stands before what the checks send to the office: their words are written to the applicant.
const TO_DECIDE: &str = "Ta ställning till det här. Så säger kontrollen till den sökande:";

/// The gap that stands alone in a paragraph.
fn gap(block: &Block) -> Option<Gap> {
    let Block::Paragraph(words) = block else { return None };
    Gap::ALL.into_iter().find(|gap| gap.is_block() && gap.written() == *words)
}

fn section_with<'a>(form: &'a Form, at: &Address) -> Option<&'a Section> {
    let (Address::Group(id) | Address::Field(id) | Address::Reason(id) | Address::Cell(id, ..)) = at;
    form.fields().find(|(_, field)| field.id == *id).map(|(section, _)| section)
}
