//! Text that points by position ("tabellen till höger"): on a telephone, in the report and in a Word file the thing
//! stands elsewhere, and who listens to a page sees no place at all.

use super::notation;
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Words one after the other, each of which may be any of several.
type Phrase = &'static [&'static [&'static str]];

/// What points by position. "Ovan" is also somebody who lacks experience, and a town can lie "nedanför": such words are
/// here only beside others that leave no doubt.
const PHRASES: &[Phrase] = &[
    &[&["nedan", "nedanstående", "ovanstående", "ovannämnd", "ovannämnda", "ovannämnt", "nedannämnda"]],
    &[&["högerspalten", "vänsterspalten", "högerkolumnen", "vänsterkolumnen", "högermenyn", "vänstermenyn"]],
    &[&["till"], &["höger", "vänster"]],
    &[
        &["i", "på"],
        &["höger", "högra", "vänster", "vänstra"],
        &["kanten", "kolumnen", "marginalen", "menyn", "rutan", "sidan", "spalten"],
    ],
    &[
        &[
            "anges",
            "angivits",
            "beskrivits",
            "beskrivs",
            "enligt",
            "framgår",
            "här",
            "listas",
            "nämns",
            "nämnt",
            "nämnts",
            "redovisas",
            "se",
            "som",
            "står",
            "visas",
        ],
        &["ovan"],
    ],
    &[&["ovan"], &["angiven", "angivet", "angivna", "beskriven", "beskrivna", "beskrivet", "nämnd", "nämnda", "nämnt"]],
    &[THINGS, &["bredvid", "härintill", "intill", "nedanför", "ovan", "ovanför"]],
    &[&["här"], &["bredvid", "intill", "nedanför", "ovanför"]],
    &[&["på", "se"], &["föregående", "nästa"], &["sida", "sidan"]],
    &[&["högst", "längre", "längst"], &["ned", "ner", "upp"], &["på"], &["sidan"]],
    &[&["nederst", "överst"], &["på"], &["sidan"]],
    &[ON_THIS_SITE, &["nedanför", "ovan", "ovanför"]],
    &[&["läs", "se", "står", "visas"], &["längst"], &["ned", "ner", "upp"]],
    &[THINGS, &["finns", "ligger", "står", "visas"], &["längst"], &["ned", "ner", "upp"]],
    &[
        &["längst"],
        &["ned", "ner", "upp"],
        &["i"],
        &["avsnittet", "formuläret", "listan", "menyn", "tabellen", "texten"],
    ],
    &[&["läs", "se", "visas"], &["här"], &["under"]],
    &[THINGS, &["här"], &["under"]],
    &[&["här"], &["under"], &["finns", "följer", "hittar", "kan", "ligger", "listas", "ser", "står", "visas"]],
];

/// What stands on a page here, and elsewhere may have neighbours: of these only what is above and below leaves no doubt.
const ON_THIS_SITE: &[&str] =
    &["dagarna", "formuläret", "förbunden", "förbundet", "reglerna", "rubriken", "uppgifterna", "villkoren"];

/// What stands on a page.
const THINGS: &[&str] = &[
    "avsnittet",
    "bilden",
    "bilderna",
    "diagrammet",
    "exemplet",
    "faktarutan",
    "figuren",
    "frågan",
    "frågorna",
    "fälten",
    "fältet",
    "kartan",
    "knappen",
    "kolumnen",
    "listan",
    "länkarna",
    "länken",
    "menyn",
    "punkten",
    "punkterna",
    "raden",
    "raderna",
    "rutan",
    "rutorna",
    "spalten",
    "stycket",
    "tabellen",
    "texten",
];

/// What every phrase has in it, small or with the capital of a sentence: most files have none of it, and are not read again.
const SIGNS: &[&str] = &[
    "bredvid",
    "höger",
    "Höger",
    "högra",
    "intill",
    "nedan",
    "Nedan",
    "ovan",
    "Ovan",
    "sida",
    "vänst",
    "Vänst",
    "längst",
    "Längst",
    // "Under" alone stands in most files.
    "här under",
    "Här under",
];

/// Keys whose texts people read on the page, in the report or in the Word file.
const PROSE: &[&str] = &["description", "hint", "label", "looks-for", "options", "reason", "text", "title", "wording"];

/// Looks for text that points by position, in the markdown of a file.
#[derive(Debug)]
pub(super) struct Pointing<'a> {
    file: File<'a>,
    /// Whether there is anything to look for.
    is_awake: bool,
    /// The words of the paragraph at hand, as people read them.
    text: String,
    /// Which part of the words stands where in the file.
    pieces: Vec<(Range<usize>, Range<usize>)>,
    told: Vec<Diagnostic>,
}

impl<'a> Pointing<'a> {
    /// Looks at what stands in a file from `start` on.
    pub(super) fn new(file: File<'a>, start: usize) -> Self {
        let is_awake = file.text.get(start..).is_some_and(has_sign);
        Self { file, is_awake, text: String::new(), pieces: Vec::new(), told: Vec::new() }
    }

    /// Takes in what comes next in the file.
    pub(super) fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if !self.is_awake {
            return;
        }
        if let Event::Text(words) = event {
            let start = self.text.len();
            self.text.push_str(notation::split(words).map_or(words, |(words, _)| words));
            self.pieces.push((start..self.text.len(), span.clone()));
        } else if matches!(event, Event::SoftBreak | Event::HardBreak) {
            self.text.push(' ');
        } else if !is_within_a_line(event) {
            self.tell();
        }
    }

    /// All that is to be said of the file.
    pub(super) fn told(mut self) -> Vec<Diagnostic> {
        self.tell();
        self.told
    }

    fn tell(&mut self) {
        for found in phrases(&self.text) {
            let told = fault(self.file, &self.place_of(&found), self.text.get(found).unwrap_or_default());
            self.told.push(told);
        }
        self.text.clear();
        self.pieces.clear();
    }

    /// Where words of the paragraph stand in the file.
    fn place_of(&self, found: &Range<usize>) -> Range<usize> {
        self.place(found.start).start..self.place(found.end - 1).end
    }

    /// Where one byte of the paragraph stands; where the file has signs that do not show, only the piece is known.
    fn place(&self, at: usize) -> Range<usize> {
        let piece = self.pieces.iter().find(|(of_text, _)| of_text.contains(&at));
        let Some((of_text, of_file)) = piece else { return 0..0 };
        let words = self.text.get(of_text.clone()).unwrap_or_default();
        let is_as_written = self.file.text.get(of_file.start..).is_some_and(|rest| rest.starts_with(words));
        let place = of_file.start + at - of_text.start;
        if is_as_written { place..place + 1 } else { of_file.clone() }
    }
}

/// Whether a paragraph goes on after this.
fn is_within_a_line(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
    )
}

/// Looks for text that points by position in front matter, which ends at `end`.
pub(super) fn check(file: File<'_>, front: &DeTable<'_>, end: usize, told: &mut Vec<Diagnostic>) {
    if file.text.get(..end).is_some_and(has_sign) {
        walk_table(file, front, false, told);
    }
}

fn walk_table(file: File<'_>, table: &DeTable<'_>, is_prose: bool, told: &mut Vec<Diagnostic>) {
    for (key, value) in table {
        walk(file, value, is_prose || PROSE.contains(&key.get_ref().as_ref()), told);
    }
}

fn walk(file: File<'_>, value: &Spanned<DeValue<'_>>, is_prose: bool, told: &mut Vec<Diagnostic>) {
    match value.get_ref() {
        DeValue::String(_) if is_prose => {
            let (start, written) = (value.span().start, file.text.get(value.span()).unwrap_or_default());
            let found = phrases(written).into_iter();
            told.extend(found.map(|found| {
                fault(file, &(start + found.start..start + found.end), written.get(found).unwrap_or_default())
            }));
        }
        DeValue::Array(values) => values.iter().for_each(|value| walk(file, value, is_prose, told)),
        DeValue::Table(table) => walk_table(file, table, is_prose, told),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn fault(file: File<'_>, span: &Range<usize>, words: &str) -> Diagnostic {
    let words = said!("”{words}” pekar ut en plats på sidan", "“{words}” points to a place on the page");
    file.error(span, "position", words).as_warning().hint(said!(
        "Nämn det som menas vid namn, helst med en länk: i en telefon och i rapporten står det någon annanstans, och den som \
         lyssnar ser ingen plats.",
        "Call what is meant by its name, if you can with a link: on a telephone and in the report it stands elsewhere, and \
         who listens sees no place.",
    ))
}

fn has_sign(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// A word in small letters, with its place, and whether only spaces part it from the one before.
struct Word {
    text: String,
    place: Range<usize>,
    follows: bool,
}

/// Where a text points by position.
fn phrases(text: &str) -> Vec<Range<usize>> {
    if !has_sign(text) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let Some(phrase) = PHRASES.iter().find(|phrase| begin_with(rest, phrase)) else {
            rest = after;
            continue;
        };
        let (phrase, after) = rest.split_at(phrase.len());
        found.push(first.place.start..phrase.last().map_or(first.place.end, |last| last.place.end));
        rest = after;
    }
    found
}

fn begin_with(words: &[Word], phrase: Phrase) -> bool {
    let is_one =
        |(at, word): (usize, &Word), of: &[&str]| (at == 0 || word.follows) && of.contains(&word.text.as_str());
    words.len() >= phrase.len() && words.iter().enumerate().zip(phrase).all(|(word, of)| is_one(word, of))
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut next = 0;
    for part in text.split_inclusive(|sign: char| !sign.is_alphanumeric()) {
        let start = next;
        next += part.len();
        let word = part.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        if !word.is_empty() {
            let end = words.last().map_or(0, |last| last.place.end);
            let follows = text.get(end..start).is_some_and(|between| between.trim().is_empty());
            words.push(Word { text: word.to_lowercase(), place: start..start + word.len(), follows });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What points by position in a text.
    fn found(text: &str) -> Vec<&str> {
        phrases(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn places_on_a_page_are_found() {
        for (text, words) in [
            ("Se tabellen till höger.", "till höger"),
            ("Nedan står villkoren.", "Nedan"),
            ("Nedanstående uppgifter behövs.", "Nedanstående"),
            ("Se ovan.", "Se ovan"),
            ("Det gäller ovan nämnda parter.", "ovan nämnda"),
            ("Skriv i rutan bredvid.", "rutan bredvid"),
            ("Listan ovan är lång.", "Listan ovan"),
            ("Fortsättning på nästa sida.", "på nästa sida"),
            ("Kontakten finns längst ner på sidan.", "längst ner på sidan"),
            ("Menyn i vänstra kanten", "i vänstra kanten"),
            ("Som\u{a0}ovan.", "Som\u{a0}ovan"),
            ("Välj förbundet ovanför.", "förbundet ovanför"),
            ("Länken finns längst ned.", "Länken finns längst ned"),
            ("Längst ner i formuläret finns en knapp.", "Längst ner i formuläret"),
            ("Här under kan ni välja.", "Här under kan"),
            ("Svara på frågorna här under.", "frågorna här under"),
        ] {
            assert_eq!(found(text), [words], "{text}");
        }
        assert_eq!(found("Se nedan, och tabellen till vänster."), ["nedan", "till vänster"]);
    }

    #[test]
    fn words_with_another_meaning_are_left_alone() {
        for text in [
            "Den som är ovan vid datorer får hjälp.",
            "En ovan deltagare behöver tid. Sedan går det bättre.",
            "Stödet till högerhänta är ovanligt.",
            "Byn ligger nedanför fjället, intill vägen.",
            "Förbundet arbetar sida vid sida med parterna.",
            "På nästa möte beslutar styrelsen.",
            "Kommunen bredvid är inte med.",
            "Läs mer på sidan om dagar. Överst kommer målet.",
            "Tabellen. Ovan läsare kan hoppa över den.",
            "I det följande kallas den insatsen.",
            "Kontoret ligger längst ned på gatan.",
            "De arbetar här under våren.",
            "Förbundet bredvid tar också emot ansökningar.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn they_are_told_where_they_stand_across_markup_and_lines() {
        let text = "## Nedan\n\nSe tabellen **till\nhöger**, [länken ovan](../nedan/) och `nedan`.\n\n- Se \\* nedan. {#nedan}\n";
        let mut told = Vec::new();
        super::super::markdown::render(File { path: "a.md", text: &text.into() }, 0, "", &mut told);
        let places = told.iter().filter_map(|told| {
            let place = told.place.as_ref()?;
            Some((place.line(), place.column(), place.width()))
        });
        // Of the last line only the piece is known, since it has a sign that does not show.
        assert_eq!(places.collect::<Vec<_>>(), [(1, 4, 5), (3, 15, 4), (4, 11, 11), (6, 3, 21)]);
    }

    #[test]
    fn in_front_matter_only_texts_that_people_read_are_looked_at() {
        let toml = "id = \"till höger\"\n[[field]]\nhint = \"Skriv i rutan\u{a0}nedan.\"\noptions = { a = \"Se ovan\" }\n\
                    clause = \"nedan\"\n# se nedan\n";
        let (table, mut told) = (DeTable::parse(toml).unwrap(), Vec::new());
        check(File { path: "a.md", text: &toml.into() }, table.get_ref(), toml.len(), &mut told);
        let heads: Vec<&str> = told.iter().map(|told| told.message.sv.as_str()).collect();
        assert_eq!(heads, ["”nedan” pekar ut en plats på sidan", "”Se ovan” pekar ut en plats på sidan"]);
    }

    /// Who adds a phrase must see to it that files with it are read.
    #[test]
    fn every_phrase_has_a_sign() {
        for phrase in PHRASES {
            let all = phrase.iter().fold(vec![String::new()], |begun, words| {
                begun.iter().flat_map(|begun| words.iter().map(move |word| format!("{begun} {word}"))).collect()
            });
            assert!(all.iter().all(|words| has_sign(words)), "{phrase:?}");
        }
    }
}
