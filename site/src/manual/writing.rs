//! How files are written: what stands at the top of one, rules that change on a day, and links.

use super::{code, table};

/// The sorts of value, each as it is written and what to mind.
const VALUES: [(&str, &str, &str); 7] = [
    (
        "text",
        "title = \"Så söker ni\"",
        "Raka citattecken runt om, allt på en rad. Ett citat i texten skrivs ”så här”.",
    ),
    ("datum", "updated = 2027-01-31", "År, månad och dag, utan citattecken."),
    ("heltal", "minimum = 2", "Utan citattecken och utan mellanslag."),
    ("belopp", "maximum = 155000", "Hela kronor, som ett heltal."),
    ("ja eller nej", "optional = true", "`true` är ja, `false` är nej."),
    (
        "lista",
        "fields = [\"insats.namn\", \"insats.agare\"]",
        "Kommatecken emellan. Listan får fortsätta på nästa rad.",
    ),
    (
        "nycklar och värden",
        "words = { agare = \"huvudman\", agaren = \"huvudmannen\" }",
        "Inom klamrar, med kommatecken emellan.",
    ),
];

const FRONT: &str = "\
## Överst i filen

Mellan två rader med `+++` står uppgifterna om filen, en på varje rad: nyckel, likhetstecken, värde. De är skrivna i [TOML](https://toml.io/en/).";

/// A page in which every sort of value occurs in the order that TOML asks for.
pub(super) const ORDER: &str = "\
Ordningen spelar roll. Det som står under en rubrik, som `[[rule]]`, hör till den ända till nästa rubrik. Skriv därför de enkla uppgifterna först,
sedan `[rounds]`, och sist det som det kan finnas flera av. En `order = 3` längst ner blir en nyckel i den sista regeln, och programmet säger att
den är okänd.

```toml
+++
title = \"När och hur mycket\"
description = \"Ansökningsdagarna, och hur mycket en insats får kosta.\"
updated = 2026-11-22
order = 3

[rounds]
board = { weeks = 4, after = \"deadline\" }

[[round]]
id = \"2027-1\"
deadline = 2027-02-05

[[round]]
id = \"2027-2\"
deadline = 2027-09-03

[[rule]]
clause = \"hogsta-kostnad\"
kind = \"within\"
fields = [\"exempel.kostnad\"]
maximum = 155000
+++
En insats får kosta högst 155 000 kronor. {#hogsta-kostnad}
```";

/// Two rules under one clause, one after the other in time.
pub(super) const CHANGES: &str = "\
### Regler som ändras

En gräns som ändras skrivs som två regler under samma punkt: den gamla med `until`, den nya med `from`. Den som söker bedöms efter den regel som gäller
för omgången. Skriv båda i punktens text, så att läsaren ser vad som gäller när. När den gamla inte längre behövs tar ni bort den.

```toml
[[rule]]
clause = \"hogsta-kostnad\"
kind = \"within\"
fields = [\"exempel.kostnad\"]
maximum = 155000
until = 2026-12-31

[[rule]]
clause = \"hogsta-kostnad\"
kind = \"within\"
fields = [\"exempel.kostnad\"]
maximum = 170000
from = 2027-01-01
+++
En insats får kosta högst 155 000 kronor till och med 2026, och högst 170 000 kronor från och med 2027. {#hogsta-kostnad}
```

Ett märke kan ändras på samma sätt: `{#bedomning .judge from=2027-01-01}`.";

/// A link: the file in which it stands and what that is, what it leads to, and how it is written.
pub(super) type Link = (&'static str, &'static str, &'static str, &'static str);

/// Links of every sort. The association lies in `provbygden/`.
pub(super) const LINKS: [Link; 13] = [
    ("_index.md", "webbplatsens startsida", "en av webbplatsens sidor", "om/"),
    ("_index.md", "webbplatsens startsida", "ett förbund", "provbygden/"),
    ("om.md", "en av webbplatsens sidor", "en annan av dem", "../lagen/"),
    ("provbygden/_index.md", "förbundets startsida", "en av förbundets sidor", "villkor/"),
    ("provbygden/_index.md", "förbundets startsida", "formuläret", "ansok/"),
    ("provbygden/villkor.md", "en av förbundets sidor", "en annan av dem", "../datum/"),
    ("provbygden/villkor.md", "en av förbundets sidor", "en punkt på samma sida", "#frivilligt"),
    ("provbygden/villkor.md", "en av förbundets sidor", "förbundets startsida", "../"),
    ("provbygden/villkor.md", "en av förbundets sidor", "formuläret", "../ansok/"),
    ("provbygden/villkor.md", "en av förbundets sidor", "ett avsnitt i formuläret", "../ansok/#avsnitt-del"),
    ("provbygden/villkor.md", "en av förbundets sidor", "en av webbplatsens sidor", "../../lagen/"),
    (
        "provbygden/form/del.md",
        "ett avsnitt i formuläret",
        "en punkt på en av förbundets sidor",
        "../villkor/#frivilligt",
    ),
    ("provbygden/form/del.md", "ett avsnitt i formuläret", "en av webbplatsens sidor", "../../lagen/"),
];

const ADDRESSES: &str = "\
## Länkar

En länk skrivs `[orden](adressen)`. En fil blir en adress med snedstreck sist: `villkor.md` blir `villkor/`. Formuläret är alltid `ansok/`. Adressen räknas
från den sida där länken står, och `../` är ett steg upp. Ett avsnitt visas på formulärets sida, så dess länkar räknas därifrån.";

const PLACES: &str = "\
Efter `#` står punktens id, eller en rubriks ord med små bokstäver a–z och bindestreck: ”Så söker ni” blir `#sa-soker-ni`. Länkar ut från webbplatsen
börjar med `https:`, `mailto:` eller `tel:`. En länk som inte leder någonstans är ett fel, och inget byggs.";

/// What stands at the top of a file.
pub(super) fn front() -> String {
    let rows = VALUES.map(|(sort, written, mind)| [sort.into(), code(written), mind.into()]);
    format!("{FRONT}\n\n{}\n\n{ORDER}", table(["Värde", "Skrivs så", "Att tänka på"], rows))
}

/// How links are written.
pub(super) fn links() -> String {
    let rows = LINKS.map(|(file, from, to, written)| [format!("{from}, `{file}`"), to.into(), code(written)]);
    format!("{ADDRESSES}\n\n{}\n\n{PLACES}", table(["Länken står på", "Den leder till", "Adress"], rows))
}
