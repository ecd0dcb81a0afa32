//! Markdown to HTML: clauses get their ids and links, gaps are marked, and what pages must not hold is refused.
//!
//! The writer is our own, since ids and classes belong on paragraphs and list items too, and the Content-Security-Policy
//! forbids the style attributes that others write on tables.

mod clauses;
mod passages;
mod tables;

use super::body::{Body, Heading, Link};
use super::fill;
use super::markup::Markup;
use super::notation;
use super::pointing::Pointing;
use super::slug::{free, slug, written_ids};
use super::sums::Tables;
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;
use clauses::ends_a_clause;
use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// Renders the markdown of a file from `start` on; the anchors of its headings begin with `prefix`.
pub(crate) fn render(file: File<'_>, start: usize, prefix: &str, faults: &mut Vec<Diagnostic>) -> Body {
    let text = file.text.get(start..).unwrap_or_default();
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    let mut events = TextMergeWithOffset::new(parser.into_offset_iter()).peekable();
    let (mut pointing, mut tables, mut markup) = (Pointing::new(file, start), Tables::new(file), Markup::new(file));
    let mut writer = Writer::new(file, start, prefix, faults);
    while let Some((event, span)) = events.next() {
        let span = span.start + start..span.end + start;
        pointing.event(&event, &span);
        tables.event(&event, &span);
        markup.event(&event, &span);
        let ends = events.peek().is_none_or(|(next, _)| ends_a_clause(next));
        writer.event(event, &span, ends);
    }
    let body = writer.body;
    faults.extend(pointing.told());
    faults.extend(tables.told);
    faults.extend(markup.told);
    body
}

struct Writer<'a, 'f> {
    file: File<'a>,
    prefix: &'f str,
    faults: &'f mut Vec<Diagnostic>,
    body: Body,
    /// The blocks that are open, outermost first.
    blocks: Vec<Block>,
    /// The words of the block at hand, as plain text.
    words: String,
    /// Whether only the software asks for what they say.
    is_ours: bool,
    /// How many bytes of them are links.
    linked: usize,
    /// Where the link or heading at hand stands, and how many bytes of words came before it.
    named: (Range<usize>, usize),
    /// How many tables stand under the heading at hand.
    tables: usize,
    /// The anchors that are taken.
    ids: BTreeSet<String>,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

/// A paragraph, heading or list item that is open.
struct Block {
    tag: &'static str,
    /// Where its start tag stands in the HTML.
    html: usize,
    clause: Option<usize>,
    /// Whether a paragraph has begun in it: the first may give a list item its id.
    has_paragraph: bool,
}

impl<'a, 'f> Writer<'a, 'f> {
    fn new(file: File<'a>, start: usize, prefix: &'f str, faults: &'f mut Vec<Diagnostic>) -> Self {
        let room = file.text.len().saturating_sub(start) * 3 / 2;
        Self {
            file,
            prefix,
            faults,
            body: Body { html: String::with_capacity(room), ..Body::default() },
            blocks: Vec::new(),
            words: String::new(),
            is_ours: false,
            linked: 0,
            named: (0..0, 0),
            tables: 0,
            ids: written_ids(file.text, start).collect(),
            columns: Vec::new(),
            column: 0,
            in_head: false,
        }
    }

    fn event(&mut self, event: Event<'_>, span: &Range<usize>, ends: bool) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, span, ends),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.space("\n"),
            Event::HardBreak => self.space("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, span),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn fault(&mut self, span: &Range<usize>, code: &'static str, words: Said, hint: Said) {
        self.faults.push(self.file.error(span, code, words).hint(hint));
    }

    fn space(&mut self, html: &str) {
        self.words.push(' ');
        self.push(html);
    }

    fn html(&mut self, html: &str, span: &Range<usize>) {
        // A block of HTML comes line by line, and what is opened is closed: each is told once.
        let html = html.trim_start();
        if html.starts_with('<') && !html.starts_with("</") {
            self.fault(
                span,
                "raw-html",
                said!("HTML får inte stå i texten", "HTML must not stand in the text"),
                said!(
                    "Skriv med markdown. Ska tecknet < synas, skriv \\<.",
                    "Write markdown. Where the sign < is to be seen, write \\<.",
                ),
            );
        }
    }

    fn image(&mut self, span: &Range<usize>) {
        let words = said!("bilder kan inte stå i texten än", "pictures cannot stand in the text yet");
        let hint = said!(
            "Säg med ord det som bilden visar, eller länka till den.",
            "Say in words what the picture shows, or link to it.",
        );
        self.fault(span, "image", words, hint);
    }

    fn start(&mut self, tag: Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_paragraph(),
            Tag::Heading { level, .. } => self.open_heading(level, span),
            Tag::Item => self.open("li"),
            Tag::List(None) => self.push_line("<ul>\n"),
            Tag::List(Some(1)) => self.push_line("<ol>\n"),
            Tag::List(Some(first)) => self.push_line(&format!("<ol start=\"{first}\">\n")),
            Tag::BlockQuote(_) => self.push_line("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => self.push_line("<pre><code>"),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Link { dest_url, .. } => self.open_link(dest_url, span),
            Tag::Image { .. } => self.image(span),
            Tag::Table(columns) => self.open_table(columns),
            Tag::TableHead => {
                self.in_head = true;
                self.start_row();
                self.push("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.start_row();
                self.push("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(level) => self.close_heading(level),
            TagEnd::Item => self.close("</li>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.push("</code></pre>\n");
                self.end_passage();
            }
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Link => self.close_link(),
            TagEnd::Table => self.push("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.end_passage();
                self.push("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => {
                self.push("</tr>\n");
                self.end_passage();
            }
            TagEnd::TableCell => self.close_cell(),
            TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A block inside a list item begins on a line of its own.
    fn push_line(&mut self, html: &str) {
        if !self.body.html.is_empty() && !self.body.html.ends_with('\n') {
            self.push("\n");
        }
        self.push(html);
    }

    fn open(&mut self, tag: &'static str) {
        self.end_passage();
        let html = self.body.html.len();
        self.blocks.push(Block { tag, html, clause: None, has_paragraph: false });
        self.push("<");
        self.push(tag);
        self.push(">");
    }

    fn close(&mut self, end: &str) {
        self.end_passage();
        self.push(end);
        let html = self.body.html.len();
        let clause = self.blocks.pop().and_then(|block| block.clause);
        if let Some(clause) = clause.and_then(|clause| self.body.clauses.get_mut(clause)) {
            clause.html.end = html;
        }
    }

    fn open_paragraph(&mut self) {
        let in_item = self.blocks.last().is_some_and(|block| block.tag == "li");
        if in_item && !self.body.html.ends_with('\n') {
            self.push("\n");
        }
        self.open("p");
    }

    fn close_paragraph(&mut self) {
        self.close("</p>\n");
        if let Some(around) = self.blocks.last_mut() {
            around.has_paragraph = true;
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, span: &Range<usize>) {
        if level == HeadingLevel::H1 {
            let words = said!("texten har en rubrik på första nivån", "the text has a heading of the first level");
            let hint = said!(
                "Sidans rubrik är dess title. Börja med ## i texten.",
                "The page’s heading is its title. Begin with ## in the text.",
            );
            self.fault(span, "heading-level", words, hint);
        } else {
            self.check_level(level as u8, span);
        }
        self.open(tag_of(level));
        self.named = (span.clone(), 0);
    }

    /// Who listens to a page is told the levels, and looks for what is missing where one is passed over.
    fn check_level(&mut self, level: u8, span: &Range<usize>) {
        // Above the text stands the page's heading; of a section, which shares its page, one of the second level.
        let title = if self.prefix.is_empty() { 1 } else { 2 };
        let above = self.body.headings.last().map_or(title, |heading| heading.level);
        if level > above + 1 {
            let words = said!("rubriken hoppar över en nivå", "the heading passes over a level");
            let signs = "#".repeat(usize::from(above) + 1);
            let hint = said!("Börja den med {signs} i stället.", "Begin it with {signs} instead.");
            self.fault(span, "heading-level", words, hint);
        }
    }

    fn close_heading(&mut self, level: HeadingLevel) {
        let text = String::from(self.words.trim());
        if text.is_empty() {
            let words = said!("rubriken är tom", "the heading is empty");
            let hint =
                said!("Skriv rubriken efter #, eller ta bort raden.", "Write the heading after #, or remove the line.");
            self.fault(&self.named.0.clone(), "empty-heading", words, hint);
        }
        self.tables = 0;
        let clause = self.blocks.last().and_then(|block| block.clause);
        let id = match clause.and_then(|clause| self.body.clauses.get(clause)) {
            Some(clause) => clause.id.clone(),
            None => self.name_heading(&text),
        };
        self.close(end_of(level));
        self.body.headings.push(Heading { id, level: level as u8, text });
    }

    fn name_heading(&mut self, text: &str) -> String {
        let id = free(&format!("{}{}", self.prefix, slug(text)), &self.ids);
        self.ids.insert(id.clone());
        let attribute = format!(" id=\"{id}\"");
        if let Some(block) = self.blocks.last() {
            self.body.html.insert_str(block.html + 1 + block.tag.len(), &attribute);
        }
        id
    }

    fn open_link(&mut self, to: CowStr<'_>, span: &Range<usize>) {
        self.push("<a href=\"");
        fill::escape(&to, &mut self.body.html);
        self.push("\">");
        self.body.links.push(Link { to: to.into_string(), span: span.clone() });
        self.named = (span.clone(), self.words.len());
    }

    fn close_link(&mut self) {
        let (span, before) = self.named.clone();
        self.linked += self.words.len().saturating_sub(before);
        if self.words.get(before..).is_some_and(|words| words.trim().is_empty()) {
            let words = said!("länken har inga ord", "the link has no words");
            let hint = said!(
                "Skriv mellan [ och ] vart länken leder, som [stödet](stod/).",
                "Write between [ and ] where the link leads, like [the support](stod/).",
            );
            self.fault(&span, "empty-link", words, hint);
        }
        self.push("</a>");
    }

    fn code(&mut self, code: &str) {
        self.words.push_str(code);
        self.push("<code>");
        fill::escape(code, &mut self.body.html);
        self.push("</code>");
    }

    fn text(&mut self, text: &str, span: &Range<usize>, ends: bool) {
        let notation = if ends { notation::split(text) } else { None };
        let (words, notation) = match notation {
            Some((words, notation)) => (words, Some(notation)),
            None => (text, None),
        };
        self.words_of(words, span);
        if let Some(notation) = notation {
            self.clause(notation, span);
        }
    }
}

fn tag_of(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

fn end_of(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "</h1>\n",
        HeadingLevel::H2 => "</h2>\n",
        HeadingLevel::H3 => "</h3>\n",
        HeadingLevel::H4 => "</h4>\n",
        HeadingLevel::H5 => "</h5>\n",
        HeadingLevel::H6 => "</h6>\n",
    }
}

#[cfg(test)]
mod tests;
