//! The application as it is printed for signature.

use crate::report;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, Section};
use finsamkoll_checks::{Address, Answers, digits, fill, section_id};
use finsamkoll_wasm_page::browser::{Element, by_id};
use finsamkoll_wasm_page::dom::{add, children};
use finsamkoll_wasm_page::form;
use finsamkoll_word::{Receipt, Template, parties_to_sign};

/// How many lines to sign there are where no parties are named.
const LINES: usize = 6;

/// The application in the making.
struct Paper<'a> {
    template: &'a Template,
    answers: &'a Answers,
    place: Element,
}

/// Lays out the application with the page to sign, and where wanted what the check came to. Gives what is to be said.
pub(crate) fn lay_out(template: &Template) -> String {
    let Some(place) = by_id("sida:utskrift") else { return String::new() };
    place.set_text_content(Some(""));
    let answers = form::asked();
    let paper = Paper { template, answers: &answers, place };
    let code = form::code(&template.form, &answers).text();
    paper.opening(&code);
    for section in &template.form.sections {
        paper.section(section);
    }
    paper.page_to_sign(&code);
    let receipt = if report::is_wanted() { report::receipt() } else { None };
    if let Some(receipt) = &receipt {
        paper.what_was_checked(receipt, &code);
    }
    if report::is_wanted() && receipt.is_none() { report::NO_RECEIPT.into() } else { String::new() }
}

impl Paper<'_> {
    fn opening(&self, code: &str) {
        let template = self.template;
        add(&self.place, "p", "", &template.association);
        add(&self.place, "h1", "", &template.form.title);
        for notice in &template.notices {
            add(&self.place, "p", "", notice);
        }
        let words = [template.form.id.as_str(), &self.version(), code];
        add(&self.place, "p", "", &fill("Formulär {}, version {}. Kontrollkod {}.", &words));
    }

    fn version(&self) -> String {
        digits(self.template.form.version.into())
    }

    fn section(&self, section: &Section) {
        if form::is_hidden_by_id(&section_id(&section.id)) {
            return;
        }
        let place = add(&self.place, "section", "", "");
        add(&place, "h2", "", &section.title);
        let mut list = None;
        for field in &section.fields {
            if !field.columns().is_empty() {
                self.group(&place, field);
                list = None;
            } else if is_asked(&Address::field(&field.id)) {
                let list = list.get_or_insert_with(|| add(&place, "dl", "", ""));
                self.question(list, field);
            }
        }
    }

    fn question(&self, list: &Element, field: &Field) {
        let at = Address::field(&field.id);
        answer(list, &field.label, &self.words(field, &at), field.signing);
        let reason = Address::reason(&field.id);
        if let Answer::Statement { reason: words } = &field.answer
            && is_asked(&reason)
        {
            answer(list, words, self.answers.get(&reason), field.signing);
        }
    }

    /// The answer in words: of a choice those of its options.
    fn words(&self, field: &Field, at: &Address) -> String {
        let mut words = String::new();
        for line in self.answers.get(at).split(['\n']) {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(field.option(line));
        }
        words
    }

    fn group(&self, place: &Element, group: &Field) {
        if !is_asked(&Address::group(&group.id)) {
            return;
        }
        let labels: Vec<&str> = group.columns().iter().map(|column| column.label.as_str()).collect();
        let body = table(place, &group.label, &labels);
        for row in self.answers.rows(&group.id) {
            let line = add(&body, "tr", "", "");
            for column in group.columns() {
                add(&line, "td", "", &self.words(column, &Address::cell(&group.id, row, &column.id)));
            }
        }
        if children(&body).is_empty() {
            let cell = add(&add(&body, "tr", "", ""), "td", "", UNANSWERED);
            cell.set_attribute("colspan", &digits(u64::try_from(labels.len()).unwrap_or(1)));
        }
    }

    /// A line for each party that the answers name and one more; without any, some empty ones.
    fn page_to_sign(&self, code: &str) {
        let place = add(&self.place, "section", "sheet", "");
        add(&place, "h2", "", "Sida för underskrift");
        let template = self.template;
        let words = [&template.form.title, &template.association, &template.form.id, &self.version(), code];
        let what = "Underskriften gäller {} till {}. Formulär {}, version {}. Kontrollkod {}.";
        add(&place, "p", "", &fill(what, &words));
        let heads = ["Part", "Namnförtydligande och befattning", "Underskrift", "Ort och datum"];
        let body = table(&place, "Underskrifter", &heads);
        let mut parties = parties_to_sign(&template.form, self.answers);
        parties.resize(if parties.is_empty() { LINES } else { parties.len() + 1 }, "");
        for party in parties {
            let line = add(&body, "tr", "to-sign", "");
            let name = add(&line, "th", "", party);
            name.set_attribute("scope", "row");
            for _ in heads.iter().skip(1) {
                add(&line, "td", "", "");
            }
        }
    }

    fn what_was_checked(&self, receipt: &Receipt, code: &str) {
        let place = add(&self.place, "section", "sheet", "");
        add(&place, "h2", "", "Kvittens på kontrollen");
        let words: [&str; 4] = [&receipt.day, &self.version(), &self.template.rules, code];
        let what = "Kontrollerad {} mot formulärets version {} och {}. Kontrollkod {}.";
        add(&place, "p", "", &fill(what, &words));
        add(&place, "p", "", &receipt.summary);
        add(&place, "p", "", "Kontrollen beslutar ingenting: det gör förbundet.");
        for points in receipt.points.chunk_by(|one, next| one.page == next.page) {
            let Some(first) = points.first() else { continue };
            let body = table(&place, &first.page, &["Utfall", "Punkt"]);
            for point in points {
                let line = add(&body, "tr", "", "");
                add(&line, "th", "", &point.outcome).set_attribute("scope", "row");
                let cell = add(&line, "td", "", "");
                add(&cell, "p", "", &point.words);
                for says in &point.says {
                    add(&cell, "p", "says", says);
                }
            }
        }
    }
}

const UNANSWERED: &str = "Inget svar";

/// A question with its answer; what is filled in at signing gets room to be written by hand.
fn answer(list: &Element, question: &str, words: &str, signing: bool) {
    let pair = add(list, "div", "", "");
    add(&pair, "dt", "", question);
    let class = if signing { "to-write" } else { "" };
    add(&pair, "dd", class, if words.trim().is_empty() && !signing { UNANSWERED } else { words });
}

/// A table with a caption and a header row; gives its body.
fn table(place: &Element, caption: &str, heads: &[&str]) -> Element {
    let table = add(place, "table", "", "");
    add(&table, "caption", "", caption);
    let line = add(&add(&table, "thead", "", ""), "tr", "", "");
    for head in heads {
        add(&line, "th", "", head).set_attribute("scope", "col");
    }
    add(&table, "tbody", "", "")
}

fn is_asked(at: &Address) -> bool {
    !form::is_hidden(at)
}
