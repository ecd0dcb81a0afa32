//! The text of a document, from the association's name to the page to sign.

use super::markup::Markup;
use crate::{Passage, Receipt, SectionWords, Template};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Field, Section};
use finsamkoll_checks::{Address, AnswerCode, Answers, tell};

/// The width between the margins, in twentieths of a point: A4 with 2 cm at each side.
pub(super) const WIDTH: u32 = 9638;

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w14 w15\"><w:body>";

const END: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" \
    w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

/// How to go about it, step by step.
const STEPS: [&str; 3] = [
    "Svara på frågorna här eller på webbsidan med formuläret. Ni kan börja på det ena stället och fortsätta på det andra.",
    "Öppna filen på webbsidan när ni vill kontrollera ansökan. Det görs i er egen webbläsare, och ingenting skickas.",
    "På sidan för underskrift finns rader för parterna i ansökan. Använd de rader som förbundet vill ha underskrivna.",
];

/// The text of a document in the making.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) template: &'a Template,
    pub(super) filled: Option<Filled<'a>>,
    pub(super) markup: Markup,
    /// How many content controls there are so far: each has a number of its own.
    pub(super) controls: u32,
}

/// What is filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filled<'a> {
    pub(super) answers: &'a Answers,
    pub(super) code: AnswerCode,
    pub(super) receipt: Option<&'a Receipt>,
}

impl<'a> Document<'a> {
    pub(super) fn new(template: &'a Template, filled: Option<Filled<'a>>) -> Self {
        Self { template, filled, markup: Markup::default(), controls: 0 }
    }

    /// The whole part.
    pub(super) fn write(mut self) -> String {
        self.add(START, &[]);
        self.opening();
        let template = self.template;
        let no_words = SectionWords::default();
        for (at, section) in template.form.sections.iter().enumerate() {
            self.section(section, template.sections.get(at).unwrap_or(&no_words));
        }
        if !template.handing_in.is_empty() {
            self.paragraph("Heading1", "Lämna in ansökan");
            self.paragraphs("Normal", &template.handing_in);
        }
        self.page_to_sign();
        if let Some(Filled { receipt: Some(receipt), code, .. }) = self.filled {
            self.what_was_checked(receipt, code);
        }
        self.add(END, &[]);
        self.markup.into_text()
    }

    fn opening(&mut self) {
        let template = self.template;
        self.paragraph("Subtitle", &template.association);
        self.paragraph("Title", &template.form.title);
        self.paragraphs("Notice", &template.notices);
        self.paragraphs("Normal", &template.introduction);
        self.paragraph("Heading1", "Så gör ni");
        if let Some(address) = &template.address {
            // No stop at the end: it would be taken for a part of the address.
            self.paragraph("Lead", &tell(&["Formuläret finns också som webbsida: ", address]));
        }
        for step in STEPS {
            self.paragraph("ListNumber", step);
        }
        let last = if template.handing_in.is_empty() {
            "Fråga förbundets kansli hur ansökan lämnas in."
        } else {
            "Gör sedan som det står under ”Lämna in ansökan”."
        };
        self.paragraph("ListNumber", last);
    }

    fn section(&mut self, section: &'a Section, words: &SectionWords) {
        self.paragraph("Heading1", &section.title);
        if let Some(condition) = self.template.form.asked_if(&section.when) {
            self.paragraph("Lead", &condition);
        }
        self.passages(&words.passages);
        let mut table = Vec::new();
        for field in &section.fields {
            if field.columns().is_empty() {
                table.push(field);
                continue;
            }
            self.questions(section, &table);
            table.clear();
            self.group(field);
        }
        self.questions(section, &table);
    }

    /// What stands under a heading and keeps to the questions that follow.
    fn passages(&mut self, passages: &[Passage]) {
        for Passage { words, is_item } in passages {
            self.paragraph(if *is_item { "LeadBullet" } else { "Lead" }, words);
        }
    }

    /// What is written at an address; nothing in a blank document.
    pub(super) fn written(&self, at: &Address) -> &'a str {
        self.filled.map_or("", |filled| filled.answers.get(at))
    }

    pub(super) fn add(&mut self, markup: &str, words: &[&str]) {
        self.markup.add(markup, words);
    }

    pub(super) fn paragraphs(&mut self, style: &str, all: &[String]) {
        for words in all {
            self.paragraph(style, words);
        }
    }

    /// A paragraph with a style of `parts/styles.xml`.
    pub(super) fn paragraph(&mut self, style: &str, words: &str) {
        self.start_paragraph(style);
        self.run(words);
        self.end_paragraph();
    }

    pub(super) fn start_paragraph(&mut self, style: &str) {
        self.add("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", &[style]);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.add("</w:p>", &[]);
    }

    pub(super) fn run(&mut self, words: &str) {
        self.add("<w:r>", &[]);
        self.markup.add_lines(words);
        self.add("</w:r>", &[]);
    }
}

/// What a field is called: that it may be left empty is said, but not of what is filled in by hand at the end.
pub(super) fn label(field: &Field) -> String {
    let mut label = field.label.clone();
    if field.optional && !field.signing {
        label.push_str(" (frivilligt)");
    }
    label
}
