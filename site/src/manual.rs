//! What editors look up: kinds of rule, keys, types of field, rounds and marks, in Swedish, made of the code.
//!
//! The text of each thing stands beside the thing; names, sorts of value and what holds without a key are asked of the
//! types that read them. `docs/regler.md` is this text, `docs/avsnitt.md` that of [`sections`], and tests fail when they
//! differ.

mod sections;
mod writing;

pub use sections::sections;

use crate::content::shape::{self, Key, Takes};
use crate::content::{
    self, Accessibility, Applications, AssociationKeys, ChangeKeys, Contact, Described, FieldKeys, FormKeys, GAPS,
    LetterKeys, MARKS, OffsetKeys, Owner, PageKeys, PartyKeys, RoundKeys, RoundsKeys, RuleKeys, SectionKeys, Settings,
    SitePageKeys,
};
use crate::model::types::{every_type, field_type, one_of_these, types_that};
use finsamkoll_checks::form::{Answer, Field, Form, Section};
use finsamkoll_checks::reading::{Chosen, Reading, Reads, read};
use finsamkoll_checks::rules::{Kind, Manual, Reference};
use finsamkoll_checks::{Application, Date, Outcome, Party, Rounds, Ruleset, Submission};

/// The line that parts the rules of an example from their clauses.
const FENCE: &str = "\n+++\n";

/// The whole manual, as markdown.
#[must_use]
pub fn markdown() -> String {
    let parts = [
        INTRODUCTION.into(),
        writing::front(),
        RULE.into(),
        keys_in_words::<RuleKeys>(),
        conditions(),
        writing::CHANGES.into(),
        KINDS.into(),
        outcomes(),
        list_of_kinds(),
        kinds(),
        CLAUSES.into(),
        table(["Märke", "Betyder"], MARKS.iter().map(|(mark, meaning)| [code(mark), (*meaning).into()])),
        WORDS.into(),
        writing::links(),
        ROUNDS.into(),
        keys_in_words::<RoundKeys>(),
        PATTERN.into(),
        keys_in_words::<RoundsKeys>(),
        OFFSET.into(),
        keys_in_words::<OffsetKeys>(),
        FORM.into(),
        keys_in_words::<FormKeys>(),
        SECTION.into(),
        keys_in_words::<SectionKeys>(),
        FIELD.into(),
        keys_in_words::<FieldKeys>(),
        TYPES.into(),
        types(),
        READINGS.into(),
        readings(),
        PAGE.into(),
        keys_in_words::<PageKeys>(),
        CHANGE.into(),
        keys_in_words::<ChangeKeys>(),
        ASSOCIATION.into(),
        keys_in_words::<AssociationKeys>(),
        PARTY.into(),
        keys_in_words::<PartyKeys>(),
        CONTACT.into(),
        keys_in_words::<Contact>(),
        APPLICATIONS.into(),
        keys_in_words::<Applications>(),
        LETTER.into(),
        keys_in_words::<LetterKeys>(),
        GAPS_OF_LETTERS.into(),
        table(["Lucka", "Fylls med"], GAPS.iter().map(|(gap, filled)| [code(&gap.written()), (*filled).into()])),
        AROUND_GAPS.into(),
        SITE_PAGE.into(),
        keys_in_words::<SitePageKeys>(),
        SITE.into(),
        keys_in_words::<Settings>(),
        OWNER.into(),
        keys_in_words::<Owner>(),
        ACCESSIBILITY.into(),
        keys_in_words::<Accessibility>(),
    ];
    parts.map(|part| part.trim_matches('\n').to_owned()).join("\n\n") + "\n"
}

const INTRODUCTION: &str = "\
<!-- Sidan är gjord av koden. Ändra texten där den står, bredvid det den handlar om, och gör om sidan:
     UPDATE=1 cargo test -p finsamkoll-site manual -->

# Slå upp: regler, fält och omgångar

Allt som kan stå i filerna i `content/`, för den som redigerar dem. [Ett nytt förbund](nytt-forbund.md) visar steg för steg hur filerna hänger
ihop, och [Gemensamma avsnitt](avsnitt.md) vad formulär kan ta med färdigt.

- [Överst i filen](#överst-i-filen): hur text, datum, tal och belopp skrivs, och i vilken ordning
- [En regel](#en-regel), [villkor](#villkor) och [regler som ändras](#regler-som-ändras)
- [Slagen av regler](#slagen)
- [Punkter och märken](#punkter-och-märken), [egna ord](#egna-ord)
- [Länkar](#länkar)
- [Omgångar](#omgångar)
- [Formuläret](#formuläret), [avsnitt](#avsnitt), [fält](#fält) och [fälttyper](#fälttyper)
- [Sidor](#sidor), [förbundet](#förbundet), dess [parter](#parter) och [brev](#brev)
- [Sidor utan förbund](#sidor-utan-förbund) och [webbplatsen](#webbplatsen)

Är något fel säger programmet vilken fil och rad det gäller, och inget byggs.";

const RULE: &str = "\
## En regel

En regel står i samma fil som den [punkt](#punkter-och-märken) den hör till, under en rad med `[[rule]]`. De här nycklarna har alla regler;
till dem kommer de som hör till regelns [slag](#slagen).";

const CONDITIONS: &str = "\
`when = { exempel.niva = \"individ\" }`: gäller när svaret på frågan är det. Flera svar skrivs i en lista, och det räcker med ett av dem:
`when = { exempel.niva = [\"individ\", \"grupp\"] }`. Står flera frågor i villkoret ska alla stämma. En ruta
som är ikryssad är `\"ja\"`. Är frågan inte besvarad kan det inte avgöras än om regeln gäller.

Samma villkor kan stå på avsnitt, fält och kolumner, och avgör då vad som visas. Skriv helst villkoret där: en regel om ett fält som inte
visas gäller inte. En kolumn, eller en regel om kolumner i samma grupp, kan ha en annan kolumn i gruppen som villkor: då gäller det rad för rad.";

const KINDS: &str = "\
## Slagen

Vad en regel frågar är dess slag (`kind`). Ett svar som saknas, är tvetydigt eller inte går att läsa är aldrig fel: då kan punkten inte avgöras
än. Fälten i exemplen är påhittade.";

const CLAUSES: &str = "\
## Punkter och märken

Ett stycke, en rubrik eller en listpunkt som slutar med ett id är en punkt att hänvisa till: `Insatsen är frivillig. {#frivilligt}`. Id skrivs med
små bokstäver a–z, siffror och bindestreck, börjar med en bokstav och är högst 40 tecken. En punkt har minst en regel, eller märket `.info` eller `.judge`:
`{#frivilligt .judge facts=\"F1\"}`.";

const WORDS: &str = "\
### Egna ord

I delade avsnitt står förbundets eget ord för något inom klamrar: `{agaren}`, och med stor bokstav `{Agaren}`. Orden står i förbundets
`_index.md`: `words = { agaren = \"projektägaren\" }`. De byts ut i texter, frågor, alternativ, `wording` och `looks-for`.

### Det som inte är bestämt

Det som bara kansliet vet skrivs `[fyll i: kansliets e-postadress]`. Det syns tydligt på sidan. I löpande text och i kontaktuppgifter\ngår det att skriva, men inte i titlar, beskrivningar, namn och frågor.";

const ROUNDS: &str = "\
## Omgångar

Omgångarna står på en av förbundets sidor, som därför visar dem i en tabell. Varje omgång står under en rad med `[[round]]`.";

const PATTERN: &str = "\
### Mönster

En dag som följer av en annan behöver inte skrivas i varje omgång. Den som ändå är skriven går före mönstret.

```toml
[rounds]
deadline = { days = 7, before = \"preparation\", workday = \"earlier\" }
board = { days = 14, after = \"preparation\", workday = \"later\" }

[[round]]
id = \"2027-1\"
preparation = 2027-02-10
```

Går det att söka när som helst finns inga omgångar: `rounds = { rolling = true, decision = { weeks = 5 } }`.";

const OFFSET: &str =
    "Nycklarna i `deadline`, `board` och `decision`. Tiden till beslut (`decision`) har bara `days` eller `weeks`.";

const FORM: &str = "\
## Formuläret

`form.md` i förbundets mapp sätter ihop formuläret av avsnitt. Texten under uppgifterna är formulärets inledning.";

const SECTION: &str = "\
### Avsnitt

Ett avsnitt är en fil i förbundets mapp `form/`, eller i `forms/`, som alla förbund delar. Texten i filen står ovanför fälten.";

const FIELD: &str = "\
### Fält

Varje fält står under en rad med `[[field]]`, en kolumn i en grupp under `[[field.column]]`.";

const TYPES: &str = "### Fälttyper";

const READINGS: &str = "\
### Så läses svaren

Svar läses så som människor skriver dem. Den sökande får se hur ett svar har lästs, och ett tvetydigt svar frågas det om.";

const PAGE: &str = "\
## Sidor

En sida i förbundets mapp. Texten under uppgifterna är vanlig markdown.";

const CHANGE: &str = "\
### Ändringar

Vill ni visa vad som har ändrats på en sida, och när, står varje ändring under en rad med `[[change]]`. Sidan listar dem med den senaste först.";

const ASSOCIATION: &str = "\
## Förbundet

`_index.md` i förbundets mapp är dess startsida, och säger vilka förbundet är.";

const PARTY: &str = "\
### Parter

Varje part står under en rad med `[[party]]`, eller i en lista: `party = [{ id = \"kommun:provby\", name = \"Provby kommun\" }]`.
Parter vars id börjar med `kommun:` är förbundets kommuner. En region har ett id som börjar med `region:`, och en statlig
myndighet sitt namn med små bokstäver a–z.";

const CONTACT: &str = "\
### Kontakt

Det som inte är känt utelämnas.";

const APPLICATIONS: &str = "\
### Inlämning

Nyckeln `applications` säger hur ansökningar lämnas in. Det som förbundet inte har sagt utelämnas: då ber sidorna den sökande att fråga kansliet.";

const LETTER: &str = "\
### Brev

`letter.md` i förbundets mapp är brevet som ber den sökande om det som saknas. Har förbundet inget eget gäller `letter.md` direkt i `content/`. Kansliet
får ett utkast för varje ansökan som behöver kompletteras. Brevet är ingen sida: det visas inte på webbplatsen, och går inte att länka till.";

const GAPS_OF_LETTERS: &str = "\
Under uppgifterna står brevet, i stycken, rubriker (`##`) och listor (`-`). Ett stycke som börjar med `>` är till handläggaren, och hamnar i en ruta.
Brevet ska börja med ett sådant, som säger att det är ett utkast. Förbundets [egna ord](#egna-ord) går att skriva. Brevet har också egna luckor, som fylls för varje ansökan:";

const AROUND_GAPS: &str = "\
`{forbund}` och `{formular}` står i löpande text, de andra ensamma i ett eget stycke. Finns inget att skriva i en lucka utelämnas hela avsnittet, från
dess rubrik till nästa. Allt i avsnittet med `{att-ta-stallning-till}` blir en ruta till handläggaren: skriv en ny rubrik efter det, och helst avsnittet
först. `[fyll i: …]` står kvar i utkastet, och fylls i av handläggaren: skriv det i avsnitt som alltid finns med.";

const SITE_PAGE: &str = "\
## Sidor utan förbund

En sida som ligger direkt i `content/`, som `om.md`, gäller hela webbplatsen. Startsidan är `_index.md`. Sådana sidor har inga regler och inga omgångar.";

const SITE: &str = "\
## Webbplatsen

`site.toml` gäller hela webbplatsen. Där står uppgifterna utan `+++`.";

const OWNER: &str = "Nycklarna i `owner`, som också kan skrivas under rubriken `[owner]`.";

const ACCESSIBILITY: &str = "Nycklarna i `accessibility`. De visas i tillgänglighetsredogörelsen, `tillganglighet.md`.";

fn conditions() -> String {
    let types = one_of_these(&types_that(Chosen::accepts).into_iter().map(code).collect::<Vec<_>>());
    format!("### Villkor\n\nEtt villkor gäller svaret på en fråga av typen {types}.\n\n{CONDITIONS}")
}

/// How what rules find becomes one word for a clause.
fn outcomes() -> String {
    let mut words: Vec<String> = Outcome::ALL.iter().map(|outcome| outcome.words().to_lowercase()).collect();
    words.reverse();
    format!(
        "Har en punkt flera regler och märken gäller det starkaste beskedet, i den här ordningen: {}. Vid ett och samma svar visas \
         bara det starkaste.",
        words.join(", ")
    )
}

/// The kinds as content writes them, each with what editors read of it.
fn all_kinds() -> impl Iterator<Item = (&'static str, &'static Manual)> {
    shape::variants::<Kind>().iter().copied().zip(Kind::MANUALS)
}

fn list_of_kinds() -> String {
    table(["Slag", "Frågar"], all_kinds().map(|(name, manual)| [format!("[`{name}`](#{name})"), manual.asks.into()]))
}

fn kinds() -> String {
    all_kinds().map(|(name, manual)| kind(name, manual)).collect::<Vec<_>>().join("\n\n")
}

fn kind(name: &'static str, manual: &Manual) -> String {
    let (front, clauses) = manual.example.split_once(FENCE).unwrap_or_default();
    let rules = content::rules_of(front);
    let references: Vec<Reference<'_>> = rules.iter().flat_map(|rule| rule.check.references()).collect();
    let keys = shape::keys_of_variant::<Kind>(name);
    let rows = keys.iter().map(|key| {
        let reference = references.iter().find(|reference| reference.parameter == key.name);
        key_row(key, &value_in_words(&key.takes, key.name, reference), manual.parameters)
    });
    let parameters = if keys.is_empty() { "Slaget har inga egna nycklar.".into() } else { table(COLUMNS, rows) };
    format!("### {name}\n\n{}\n\n{}\n\n{parameters}\n\n```\n{front}{FENCE}{clauses}```", manual.asks, manual.border)
}

/// The heads of a table of keys.
const COLUMNS: [&str; 4] = ["Nyckel", "Värde", "Utan nyckel", "Betyder"];

/// The keys of a type.
fn keys_in_words<T: Described>() -> String {
    table(
        COLUMNS,
        shape::keys::<T>().iter().map(|key| key_row(key, &value_in_words(&key.takes, key.name, None), T::KEYS)),
    )
}

fn key_row(key: &Key, takes: &str, meanings: &[(&str, &str)]) -> [String; 4] {
    let without = match key.otherwise {
        Some(word) => code(word),
        None if key.is_needed => "behövs".into(),
        None => "–".into(),
    };
    let meaning = meanings.iter().find(|(name, _)| *name == key.name).map_or("", |(_, meaning)| meaning);
    [code(key.name), takes.into(), without, meaning.into()]
}

/// What a key of this name takes; where it names fields, of which types.
fn value_in_words(takes: &Takes, name: &str, reference: Option<&Reference<'_>>) -> String {
    match takes {
        Takes::Text => reference.map_or_else(|| "text".into(), fields_in_words),
        Takes::Whole => "heltal".into(),
        Takes::Day => "datum".into(),
        Takes::Words(words) => one_of_these(&words.iter().map(|word| code(word)).collect::<Vec<_>>()).sv,
        Takes::Table => "`{ … }`".into(),
        Takes::Tables => code(&format!("[[{name}]]")),
        Takes::List(each) => format!("lista: {}", value_in_words(each, name, reference)),
        Takes::Exactly(length, each) => format!("lista med {length}: {}", value_in_words(each, name, reference)),
    }
}

fn fields_in_words(reference: &Reference<'_>) -> String {
    let types = types_that(reference.accepts);
    if types.len() == every_type().len() {
        return "fält av vilken typ som helst".into();
    }
    format!("fält av typen {}", one_of_these(&types.iter().map(|name| code(name)).collect::<Vec<_>>()))
}

fn types() -> String {
    let rows = every_type().map(|answer| {
        let written = field_type(&answer);
        [code(written.written()), written.asks_for().into()]
    });
    table(["Typ", "Tar emot"], rows)
}

/// What becomes of answers, type by type.
fn readings() -> String {
    let rows = every_type().into_iter().flat_map(|answer| {
        let (name, answers) = (field_type(&answer).written(), field_type(&answer).answers());
        let ruleset = asking(answer);
        let row = |written: &&str| [code(name), code(written), understood(&ruleset, written)];
        answers.iter().map(row).collect::<Vec<_>>()
    });
    table(["Typ", "Skrivet", "Läses som"], rows)
}

/// What the checks make of an answer to the one question of a form.
fn understood(ruleset: &Ruleset, written: &str) -> String {
    let submission = Submission::default();
    let application = Application::new(ruleset, &submission, Date::numbered(0));
    let Some((_, field)) = ruleset.form.fields().next() else { return String::new() };
    match read(field, written, &ruleset.parties) {
        Reading::Read(value) => application.words(&value, field),
        Reading::Ambiguous(values) => {
            let ways: Vec<String> = values.iter().map(|value| application.words(value, field)).collect();
            format!("frågas det om: {}?", one_of_these(&ways))
        }
        Reading::Missing | Reading::Placeholder(_) | Reading::Unreadable(_) => "går inte att läsa".into(),
    }
}

/// A form with one question, and an association that does not exist.
fn asking(answer: Answer) -> Ruleset {
    let field = Field::new("exempel.fraga", "", answer);
    let section = Section { id: String::new(), title: String::new(), when: Vec::new(), fields: vec![field] };
    let party = |id: &str, name: &str, also: &[&str]| Party {
        id: id.into(),
        name: name.into(),
        also: also.iter().map(|name| String::from(*name)).collect(),
    };
    Ruleset {
        association: String::new(),
        parties: vec![
            party("kommun:provby", "Provby kommun", &[]),
            party("region:provby", "Region Provby", &[]),
            party("provkassan", "Provkassan", &["PK"]),
        ],
        parties_confirmed: true,
        rounds: Rounds::default(),
        adopted: true,
        form: Form { id: String::new(), version: 1, title: String::new(), sections: vec![section] },
        clauses: Vec::new(),
        rules: Vec::new(),
    }
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

/// A table in markdown.
fn table<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let head = [format!("| {} |", heads.join(" | ")), format!("|{}", "---|".repeat(N))];
    let rows = rows.into_iter().map(|row| format!("| {} |", row.join(" | ")));
    head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
