//! What editors look up of the sections that all forms may use: their fields, what they ask of the association, and what
//! they check.

use super::{code, table};
use crate::content::{self, Clause, Content, Field, Section};
use crate::model::types::one_of_these;
use std::collections::BTreeSet;

/// The words that shared sections take from an association: each with its meaning and one such word.
pub(super) const WORDS: [(&str, &str, &str); 3] = [
    ("agare", "Den som ansvarar för insatsen, utan ”den” eller ”en”.", "projektägare"),
    ("agaren", "Samma ord i bestämd form.", "projektägaren"),
    ("forbundet", "Vad förbundet kallas mitt i en mening.", "samordningsförbundet"),
];

const INTRODUCTION: &str = "\
<!-- Sidan är gjord av filerna i content/forms. Ändra där, och gör om sidan:
     UPDATE=1 cargo test -p finsamkoll-site manual -->

# Gemensamma avsnitt

Avsnitten i `content/forms/` kan varje förbunds formulär ta med. Skriv deras namn i `sections` i förbundets `form.md`, i den ordning som de ska stå:
`sections = [\"insats\", \"parter\", \"tid\"]`. Fält och grupper som ni inte vill fråga efter utelämnar ni med `without = [\"agare.epost\"]`, men
inte dem som avsnittets egna regler läser. [Slå upp](regler.md#formuläret) berättar mer, och vad [fälttyperna](regler.md#fälttyper) betyder.

Regler på förbundets egna sidor nämner fälten med deras id. Det som avsnitten själva kontrollerar behöver inte skrivas där. Skriver förbundet ändå samma
regel gäller förbundets, och punkten står inte i formuläret också.";

const OWN_WORDS: &str = "\
## Orden

Avsnitten tar några ord från förbundet. De står i förbundets `_index.md`: `words = { agare = \"projektägare\", agaren = \"projektägaren\" }`.";

/// The page of shared sections, as markdown.
#[must_use]
pub fn sections(content: &Content<'_>) -> String {
    let list = content.sections.iter().map(|section| {
        [
            format!("[`{0}`](#{0})", section.id),
            section.title.clone(),
            or_dash(&in_braces(section)),
            or_dash(&pages(section)),
        ]
    });
    let words = WORDS.map(|(word, meaning, example)| [braced(word), meaning.into(), example.into()]);
    let head = [
        INTRODUCTION.into(),
        table(["Avsnitt", "Rubrik", "Förbundets ord", "Webbplatsens sidor"], list),
        OWN_WORDS.into(),
        table(["Ord", "Betyder", "Till exempel"], words),
    ];
    head.into_iter().chain(content.sections.iter().map(section)).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn section(section: &Section<'_>) -> String {
    let rows = section.fields.iter().flat_map(|field| {
        let columns = field.columns.iter().map(|column| row(&format!("{}.", field.keys.id), column));
        std::iter::once(row("", field)).chain(columns)
    });
    let fields = table(["Fält", "Fråga", "Typ", "Svar"], rows);
    let checks: Vec<String> = section.body.clauses.iter().map(check).collect();
    let checks = if checks.is_empty() { String::new() } else { format!("\n\nKontrollerar:\n\n{}", checks.join("\n")) };
    format!("## {}\n\nRubriken är ”{}”.\n\n{fields}{checks}", section.id, section.title)
}

fn row(group: &str, field: &Field) -> [String; 4] {
    let keys = &field.keys;
    let many = if keys.many { ", flera" } else { "" };
    [
        code(&format!("{group}{}", keys.id)),
        keys.label.clone().unwrap_or_default(),
        code(keys.kind.written()) + many,
        needed(field),
    ]
}

/// When a field wants an answer.
fn needed(field: &Field) -> String {
    let when = field.keys.when.0.iter().map(|condition| {
        let answers: Vec<String> = condition.is.iter().map(|answer| code(answer)).collect();
        format!("när {} är {}", code(&condition.field.path), one_of_these(&answers))
    });
    let signing = field.keys.signing.then(|| "när ansökan skrivs under".into());
    let optional = if field.keys.optional { "frivilligt" } else { "behövs" };
    std::iter::once(optional.into()).chain(signing).chain(when).collect::<Vec<_>>().join(", ")
}

fn check(clause: &Clause) -> String {
    let ours = if clause.mark.ours { " (webbplatsens egen kontroll)" } else { "" };
    format!("- `#{}`: {}{ours}", clause.id, clause.words)
}

/// The association's words that a section needs.
fn in_braces(section: &Section<'_>) -> Vec<String> {
    let words: BTreeSet<String> = content::keys(section.file.text).map(str::to_lowercase).collect();
    words.iter().map(|word| braced(word)).collect()
}

fn braced(word: &str) -> String {
    format!("`{{{word}}}`")
}

/// The site's own pages that a section links to.
fn pages(section: &Section<'_>) -> Vec<String> {
    let of_the_site = section.body.links.iter().filter_map(|link| link.to.strip_prefix("../../"));
    of_the_site.map(|address| format!("`{}.md`", address.trim_end_matches('/'))).collect()
}

fn or_dash(all: &[String]) -> String {
    if all.is_empty() { "–".into() } else { all.join(", ") }
}
