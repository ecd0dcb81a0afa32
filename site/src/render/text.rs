//! The text of a page as people read it, in passages that one can link to.
//!
//! It is read from the finished HTML, so that what can be found is what can be seen, whether a template or an editor
//! wrote it. That HTML is of our own making: every element is closed, and no value of an attribute holds `>`.

use std::mem::take;

/// A heading, paragraph, item or label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) sort: Sort,
    /// The nearest anchor: its own, else that of what it stands in or under. Empty at the top of the page.
    pub(super) anchor: String,
    pub(super) text: String,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A heading below the page's own, or that of a table or its columns.
    Heading,
    /// A clause of the policy, or a part of one.
    Clause,
    /// What a form asks.
    Question,
    /// Any other text.
    Text,
}

/// Elements that stand within a passage.
const INLINE: [&str; 11] = ["a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "time"];

/// Elements without content.
const VOID: [&str; 5] = ["br", "hr", "input", "link", "meta"];

/// Elements whose text is no part of what a page tells: its own heading is its title.
const SILENT: [&str; 7] = ["h1", "nav", "button", "datalist", "textarea", "template", "script"];

/// Attributes that say so: what is hidden, what stands there only with the module or without it, and what is not to be
/// found.
const SILENCING: [&str; 4] = ["hidden", "data-needs", "data-without", "data-unsearched"];

/// The class of a clause.
const CLAUSE: &str = "clause";

/// The class of the sign that links to one.
const PERMALINK: &str = "permalink";

/// The passages of HTML, in their order.
pub(super) fn passages(html: &str) -> Vec<Passage> {
    let mut reader = Reader { open: vec![Element::ROOT], text: String::new(), passages: Vec::new() };
    let mut parts = html.split('<');
    reader.words(parts.next().unwrap_or_default());
    for part in parts {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        match tag.strip_prefix('/') {
            Some(name) => reader.close(name),
            None => reader.open(tag),
        }
        reader.words(words);
    }
    reader.end_passage();
    reader.passages
}

struct Reader<'a> {
    /// The elements that are open, outermost first.
    open: Vec<Element<'a>>,
    /// The words of the passage at hand.
    text: String,
    passages: Vec<Passage>,
}

#[derive(Clone, Copy)]
struct Element<'a> {
    name: &'a str,
    /// Where what stands in it is found. A heading gives its own to what follows it.
    anchor: &'a str,
    sort: Sort,
    is_silent: bool,
}

impl Element<'_> {
    const ROOT: Self = Self { name: "", anchor: "", sort: Sort::Text, is_silent: false };
}

impl<'a> Reader<'a> {
    fn innermost(&self) -> Element<'a> {
        self.open.last().copied().unwrap_or(Element::ROOT)
    }

    fn open(&mut self, tag: &'a str) {
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        let around = self.innermost();
        if !is_within_passage(name) {
            self.end_passage();
        }
        if !INLINE.contains(&name) {
            self.text.push(' ');
        }
        if VOID.contains(&name) || name.starts_with('!') || tag.ends_with('/') {
            return;
        }
        let class = value(tag, "class").unwrap_or_default();
        self.open.push(Element {
            name,
            anchor: anchor(tag, name, class).unwrap_or(around.anchor),
            sort: sort(name, class).unwrap_or(around.sort),
            is_silent: around.is_silent || SILENT.contains(&name) || class == PERMALINK || is_silenced(tag),
        });
    }

    fn close(&mut self, name: &str) {
        if name == "dt" {
            self.text.push(':');
        }
        if !is_within_passage(name) {
            self.end_passage();
        }
        let closed = self.open.pop_if(|element| element.name == name);
        let around = self.open.last_mut();
        if let (Some(closed), Some(around)) = (closed, around)
            && is_heading(name)
        {
            around.anchor = closed.anchor;
        }
    }

    fn words(&mut self, html: &str) {
        if !self.innermost().is_silent {
            self.text.push_str(&decoded(html));
        }
    }

    fn end_passage(&mut self) {
        // Hard spaces stay: only what HTML itself takes for one space becomes one.
        let text = take(&mut self.text).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let Element { anchor, sort, .. } = self.innermost();
        if text.contains(char::is_alphanumeric) {
            self.passages.push(Passage { sort, anchor: anchor.to_owned(), text });
        }
    }
}

/// Whether an element's text goes on with what stands around it: a row of a table and a term with what is said of it
/// are one passage each.
fn is_within_passage(name: &str) -> bool {
    INLINE.contains(&name) || ["br", "input", "dt", "dd", "th", "td"].contains(&name)
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}

fn sort(name: &str, class: &str) -> Option<Sort> {
    match name {
        _ if is_heading(name) => Some(Sort::Heading),
        "caption" | "thead" => Some(Sort::Heading),
        "label" | "legend" => Some(Sort::Question),
        _ => (class == CLAUSE).then_some(Sort::Clause),
    }
}

/// The value of an attribute in a tag.
fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next()
}

/// The id under which what stands in an element is found. A paragraph that is no clause has one for the field that it
/// describes, and is found at the field.
fn anchor<'a>(tag: &'a str, name: &str, class: &str) -> Option<&'a str> {
    let is_place = class == CLAUSE || !(name == "p" || INLINE.contains(&name));
    value(tag, "id").filter(|_| is_place)
}

/// Whether one of the attributes that silence stands in a tag.
fn is_silenced(tag: &str) -> bool {
    // Every other piece between quotes is a value.
    let names = tag.split('"').step_by(2).flat_map(|outside| outside.split([' ', '=']));
    names.into_iter().any(|name| SILENCING.contains(&name))
}

/// Text of HTML as people see it. Soft hyphens are not seen.
fn decoded(html: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&shy;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    ENTITIES.iter().fold(html.replace('\u{ad}', ""), |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<(Sort, String, String)> {
        passages(html).into_iter().map(|passage| (passage.sort, passage.anchor, passage.text)).collect()
    }

    fn one(sort: Sort, anchor: &str, text: &str) -> (Sort, String, String) {
        (sort, anchor.to_owned(), text.to_owned())
    }

    #[test]
    fn a_passage_is_found_at_its_own_anchor_or_under_its_heading() {
        let html = "<p>Före</p>\n<h2 id=\"a\">Rubrik &amp; mer</h2>\n<p>Under <em>den</em>.</p>\
                    <ul>\n<li class=\"clause\" id=\"b\">Punkten <a class=\"permalink\" href=\"#b\">§</a></li>\n<li>Fri</li></ul>";
        assert_eq!(
            told(html),
            [
                one(Sort::Text, "", "Före"),
                one(Sort::Heading, "a", "Rubrik & mer"),
                one(Sort::Text, "a", "Under den."),
                one(Sort::Clause, "b", "Punkten"),
                one(Sort::Text, "a", "Fri"),
            ]
        );
    }

    #[test]
    fn what_stands_inside_a_clause_belongs_to_it() {
        let html = "<ol><li class=\"clause\" id=\"b\"><p>Första</p><ul><li>inre</li></ul></li></ol><p>Efter</p>";
        let expected = [one(Sort::Clause, "b", "Första"), one(Sort::Clause, "b", "inre"), one(Sort::Text, "", "Efter")];
        assert_eq!(told(html), expected);
    }

    #[test]
    fn a_heading_inside_a_section_takes_over_there_and_nowhere_else() {
        let html = "<section id=\"s\"><p>ett</p><h3 id=\"h\">Två</h3><p>tre</p></section><p>fyra</p>";
        let anchors: Vec<String> = passages(html).into_iter().map(|passage| passage.anchor).collect();
        assert_eq!(anchors, ["s", "h", "h", ""]);
    }

    #[test]
    fn questions_rows_and_terms_are_one_passage_each() {
        let html = "<div class=\"field\" id=\"x:field\"><label for=\"x\">Namn</label><p id=\"x:hint\">Helst kort</p><input id=\"x\"></div>\
                    <table id=\"t\"><thead><tr><th>Dag</th></tr></thead><tbody><tr><th>4 maj</th><td>Möte</td></tr></tbody></table><dl><div><dt>E-post</dt><dd>a@b</dd></div></dl>";
        assert_eq!(
            told(html),
            [
                one(Sort::Question, "x:field", "Namn"),
                one(Sort::Text, "x:field", "Helst kort"),
                one(Sort::Heading, "t", "Dag"),
                one(Sort::Text, "t", "4 maj Möte"),
                one(Sort::Text, "", "E-post: a@b"),
            ]
        );
    }

    #[test]
    fn what_is_hidden_or_no_text_of_the_page_is_not_found() {
        let html = "<h1>Titel</h1><nav><p>En</p></nav><p class=\"a\" hidden>Två</p><p data-needs=\"module\">Tre</p>\
                    <button>Fyra</button><p data-unsearched>Fem</p><p title=\"hidden\">Sex</p><p>– …</p>";
        assert_eq!(told(html), [one(Sort::Text, "", "Sex")]);
    }

    #[test]
    fn signs_are_shown_as_they_are_seen() {
        assert_eq!(
            told("<p>Sista ansöknings&shy;dag: 5\u{a0}§ &lt;i&gt; &amp;lt;</p>")[0].2,
            "Sista ansökningsdag: 5\u{a0}§ <i> &lt;"
        );
    }
}
