//! Which party a name means.

use super::{Reading, Unreadable, Value, count, fold, is_of_word, ways, without_signs};
use crate::Party;
use crate::form::MOST_ROWS;
use crate::gather::Gather;
use alloc::string::String;
use alloc::vec::Vec;

/// Somebody named where a party is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// One of the association's parties, by its id.
    Party(String),
    /// Somebody else, as written.
    Other(String),
}

/// Reads one name, or with `many` one a line.
pub(super) fn read(text: &str, many: bool, parties: &[Party]) -> Reading {
    read_lines(text, many, Known { parties, only_municipalities: false })
}

/// Reads the name of one municipality, or with `many` one a line: of the association's parties only those that are one
/// can be meant, and so the place alone names it.
pub(super) fn municipality(text: &str, many: bool, parties: &[Party]) -> Reading {
    read_lines(text, many, Known { parties, only_municipalities: true })
}

fn read_lines(text: &str, many: bool, known: Known<'_>) -> Reading {
    if !many && count(text, b'\n') > 0 {
        return Reading::Unreadable(Unreadable::Several);
    }
    // More names than a group may have rows are a text that got lost; comparing them all would take its time.
    if count(text, b'\n') >= usize::from(MOST_ROWS) {
        return Reading::Unreadable(Unreadable::TooLong);
    }
    let mut named = Vec::new();
    for line in text.split(['\n']) {
        let meant = known.meant(line);
        match meant.named.as_slice() {
            [] => named.push(Named::Other(line.into())),
            [only] if meant.is_sure => named.push(only.clone()),
            _ => return Reading::Ambiguous(meant.ways(many)),
        }
    }
    Reading::Read(Value::Parties(named))
}

/// The parties among whom a name is looked up.
#[derive(Debug, Clone, Copy)]
struct Known<'a> {
    parties: &'a [Party],
    only_municipalities: bool,
}

/// Whom a line can mean.
#[derive(Debug)]
struct Meant {
    named: Vec<Named>,
    /// Whether it has whole names and offices, and nothing else.
    is_sure: bool,
    /// Whether a part of it can mean several, or somebody unknown.
    is_open: bool,
}

impl Meant {
    /// The ways to choose from: one or the other, or where many are asked for all of those that stand beside each other.
    fn ways(self, many: bool) -> Vec<Value> {
        if many && !self.is_open {
            return [Value::Parties(self.named)].into();
        }
        self.named.into_iter().map(|one| Value::Parties([one].into())).gather()
    }
}

/// How near something written comes to a party's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Far,
    /// It is a part of the name, or begins with it.
    Near,
    /// It is the name with an office of the party.
    Office,
    /// It is the name.
    Same,
}

/// The longest line, in bytes, that is compared with the names of parties.
const LONGEST_NAME: usize = 200;

impl Known<'_> {
    fn meant(self, line: &str) -> Meant {
        let pieces = if line.len() > LONGEST_NAME { Vec::new() } else { self.pieces(line) };
        let is_stranger = |piece: &String| self.nearest(piece).0 == Nearness::Far && !is_office(piece);
        let has_stranger = pieces.iter().any(is_stranger);
        let mut meant = Meant { named: Vec::new(), is_sure: !has_stranger, is_open: has_stranger };
        for piece in &pieces {
            let (nearness, named) = self.nearest(piece);
            // Beside somebody unknown a place is an address, and no name.
            if nearness == Nearness::Near && has_stranger {
                continue;
            }
            meant.is_sure &= nearness != Nearness::Near;
            meant.is_open |= named.len() > 1;
            for one in named {
                add(&mut meant.named, one);
            }
        }
        meant
    }

    /// What is to be looked up by itself: the line as a whole, else what stands between marks, and of what is no name
    /// and no office what stands between "och".
    fn pieces(self, line: &str) -> Vec<String> {
        let whole = comparable(line);
        if self.is_name(&whole) {
            return [whole].into();
        }
        let mut pieces = Vec::new();
        for part in lines_of_parts(line).split(['\n']) {
            let part = comparable(part);
            let parted = if self.is_name(&part) || is_office(&part) { part } else { lines_without_and(&part) };
            for piece in parted.split(['\n']) {
                if !piece.is_empty() {
                    pieces.push(piece.into());
                }
            }
        }
        pieces
    }

    fn is_name(self, words: &str) -> bool {
        self.nearest(words).0 >= Nearness::Office
    }

    /// The parties to whose names these words come nearest, and how near.
    fn nearest(self, words: &str) -> (Nearness, Vec<Named>) {
        let mut nearest = Nearness::Far;
        let mut found = Vec::new();
        for party in self.parties.iter().filter(|party| !self.only_municipalities || party.is_municipality()) {
            let full = comparable(&party.name);
            for name in party.names() {
                let nearness = self.nearness(words, &comparable(name), &full);
                if nearness > nearest {
                    nearest = nearness;
                    found.clear();
                }
                if nearness == nearest && nearness != Nearness::Far {
                    add(&mut found, Named::Party(party.id.clone()));
                }
            }
        }
        (nearest, found)
    }

    /// How near these words come to a name of a party with this full name. A place alone, as a short name for the
    /// party, tells nothing where other words stand beside it: "Hallonby IF".
    fn nearness(self, words: &str, name: &str, full: &str) -> Nearness {
        let is_place = name != full && stands_in(full, name);
        let begins = !is_place && begins_with(words, name);
        let ends = !is_place && words.strip_suffix(name).is_some_and(|before| before.ends_with(' '));
        let stem = words.strip_suffix("en").unwrap_or(without_genitive(words));
        if self.is_same(words, name) {
            Nearness::Same
        } else if (begins || ends) && is_office(words) {
            Nearness::Office
        } else if begins || (!stem.is_empty() && stands_in(name, stem)) {
            Nearness::Near
        } else {
            Nearness::Far
        }
    }

    /// Whether these are two ways of writing one name.
    fn is_same(self, words: &str, name: &str) -> bool {
        let Some(known) = place(name) else { return words == name };
        let bare = self.only_municipalities.then(|| without_genitive(words));
        words == name || place(words).or(bare) == Some(known)
    }
}

fn add(all: &mut Vec<Named>, one: Named) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// What a municipality's name may have around its place.
const MUNICIPAL: [&str; 4] = [" kommun", "kommunen", " kommuner", " stad"];

/// The place in a municipality's name: "lekeberg" of "lekebergs kommun".
fn place(name: &str) -> Option<&str> {
    let place = MUNICIPAL.iter().find_map(|word| name.strip_suffix(word))?;
    Some(without_genitive(place.trim_end())).filter(|place| !place.is_empty())
}

fn without_genitive(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

/// What may follow a name within its word.
const ENDINGS: [&str; 5] = ["", "s", "n", "en", "ens"];

/// Whether a text begins with these words, the last of them in any of its forms.
fn begins_with(text: &str, words: &str) -> bool {
    let Some(rest) = text.strip_prefix(words) else { return false };
    ENDINGS.iter().any(|ending| rest.strip_prefix(ending).is_some_and(|rest| !rest.starts_with(is_of_word)))
}

/// Whether these words stand in a name, one after the other.
fn stands_in(name: &str, words: &str) -> bool {
    let mut rest = name;
    loop {
        if begins_with(rest, words) {
            return true;
        }
        let Some((_, next)) = rest.split_once([' ']) else { return false };
        rest = next;
    }
}

/// What an office of a party is called, or what its name ends in.
const OFFICES: &str =
    "avdelning|central|centrum|enhet|forvaltning|kansli|klinik|kontor|namnd|omrade|omsorg|psykiatri|tjanst";

/// Whether a word says that this is an office, and none that it is a company.
fn is_office(words: &str) -> bool {
    let mut is_office = false;
    for word in words.split([' ']) {
        if word == "ab" {
            return false;
        }
        // At most two letters for its form: "nämnden", "enheter".
        for letters in 0..=2 {
            let stem = word.len().checked_sub(letters).and_then(|end| word.get(..end)).unwrap_or_default();
            is_office |= ways(OFFICES).any(|office| stem.ends_with(office));
        }
    }
    is_office
}

/// A line for each part: a mark parts a name from an office of its party, or from another name.
fn lines_of_parts(line: &str) -> String {
    let mut lines = String::new();
    for sign in line.chars() {
        lines.push(if matches!(sign, ',' | ';' | '/' | '(' | ')' | ':') { '\n' } else { sign });
    }
    lines
}

/// A line for each of those between which "och" stands.
fn lines_without_and(words: &str) -> String {
    let mut lines = String::new();
    let mut before = "";
    for word in words.split([' ']) {
        if matches!(word, "och" | "&" | "+") {
            before = "\n";
            continue;
        }
        lines.push_str(before);
        lines.push_str(word);
        before = " ";
    }
    lines
}

/// Small letters without the dots and accents that a hurried writer leaves out, nor signs around them.
fn comparable(name: &str) -> String {
    let mut bare = String::new();
    for letter in without_signs(&fold(name)).chars() {
        bare.push(match letter {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            _ => letter,
        });
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(id: &str, name: &str, also: &[&str]) -> Party {
        Party { id: id.into(), name: name.into(), also: also.iter().map(|name| String::from(*name)).collect() }
    }

    fn hallonby() -> Vec<Party> {
        [
            party("forsakringskassan", "Försäkringskassan", &["FK"]),
            party("arbetsformedlingen", "Arbetsförmedlingen", &["AF"]),
            party("kommun:hallon", "Hallonby kommun", &[]),
            party("kommun:lingon", "Lingonvalls kommun", &[]),
            party("region:hallon", "Region Hallonby län", &["Landstinget i Hallonby"]),
        ]
        .into()
    }

    /// Eight municipalities, one of which gives the region half of its name.
    fn jamtland() -> Vec<Party> {
        [
            party("region:23", "Region Jämtland Härjedalen", &[]),
            party("kommun:2326", "Bergs kommun", &[]),
            party("kommun:2361", "Härjedalens kommun", &[]),
            party("kommun:2321", "Åre kommun", &[]),
        ]
        .into()
    }

    /// What was read: ids of parties, `-` for somebody else; after a question mark the ways to choose from.
    fn said(reading: &Reading) -> String {
        let id = |named: &Named| match named {
            Named::Party(id) => id.clone(),
            Named::Other(_) => "-".into(),
        };
        let ids = |value: &Value| {
            let Value::Parties(named) = value else { panic!("parties: {value:?}") };
            named.iter().map(id).collect::<Vec<_>>().join(" ")
        };
        if let Reading::Ambiguous(ways) = reading {
            return String::from("? ") + &ways.iter().map(ids).collect::<Vec<_>>().join(" | ");
        }
        let Reading::Read(value) = reading else { panic!("read or ambiguous: {reading:?}") };
        ids(value)
    }

    #[track_caller]
    fn of_party(expected: &str, names: &[&str], parties: &[Party]) {
        for name in names {
            assert_eq!(said(&read(name, false, parties)), expected, "{name}");
        }
    }

    #[track_caller]
    fn of_municipality(expected: &str, names: &[&str], parties: &[Party]) {
        for name in names {
            assert_eq!(said(&municipality(name, false, parties)), expected, "{name}");
        }
    }

    #[test]
    fn finds_a_party_by_any_of_its_names() {
        let names =
            ["Försäkringskassan", "FK", "fk", "Forsakringskassan", "Försäkringskassan (FK)", "FK, Försäkringskassan"];
        of_party("forsakringskassan", &names, &hallonby());
        let names = ["Region Hallonby län", "Landstinget i Hallonby", "region hallonby län."];
        of_party("region:hallon", &names, &hallonby());
    }

    #[test]
    fn finds_a_municipality_with_or_without_the_genitive() {
        of_party("kommun:lingon", &["Lingonvalls kommun", "Lingonvall kommun", "Lingonvalls stad"], &hallonby());
        of_party("kommun:2321", &["Åre kommun", "Are kommun"], &jamtland());
        of_party("kommun:2326", &["Bergs kommun", "Berg kommun"], &jamtland());
    }

    #[test]
    fn finds_a_party_with_an_office_of_its() {
        let offices = [
            "Hallonby kommun, arbetsmarknadsenheten",
            "Hallonby kommun, socialförvaltningen",
            "Hallonby kommun, Vuxen- och omsorgsnämnden",
            "Socialförvaltningen, Hallonby kommun",
            "Hallonby kommun (Socialförvaltningen)",
            "Hallonby kommun – Socialförvaltningen",
            "Socialförvaltningen i Hallonby kommun",
            "Hallonby kommuns socialförvaltning",
        ];
        of_party("kommun:hallon", &offices, &hallonby());
        let offices = ["Försäkringskassan, lokalkontor Hallonby", "Försäkringskassans lokalkontor"];
        of_party("forsakringskassan", &offices, &hallonby());
        of_party("region:hallon", &["Region Hallonby län, Psykiatrin"], &hallonby());
        // An office that is a party of its own is that one.
        let clinic = party("region:klinik", "Region Hallonby län Kliniken", &[]);
        of_party("region:klinik", &["Region Hallonby län kliniken"], &[&hallonby()[..], &[clinic]].concat());
    }

    #[test]
    fn asks_which_of_several_a_bare_place_means() {
        of_party(
            "? kommun:hallon | region:hallon",
            &["Hallonby", "Socialförvaltningen, Hallonby", "Vuxen- och omsorgsnämnden, Hallonby"],
            &hallonby(),
        );
        of_party("? kommun:lingon", &["Lingonvall", "Lingonvalls"], &hallonby());
        of_party("? region:hallon", &["Region Hallonby", "Hallonby län", "Regionen", "Landstinget"], &hallonby());
        of_party("? kommun:hallon | kommun:lingon", &["Kommun", "Kommunen"], &hallonby());
        of_party("? forsakringskassan", &["Försäkringskassan Hallonby", "FK Lingonvall"], &hallonby());
        of_party("? region:23 | kommun:2361", &["Härjedalen"], &jamtland());
        of_party("? region:23", &["Jämtland", "Region Jämtland"], &jamtland());
        of_party("? kommun:2321", &["Åre", "Are"], &jamtland());
    }

    #[test]
    fn a_name_is_known_without_its_dots_and_accents() {
        let grunby = party("kommun:grunby", "Grünby kommun", &[]);
        of_party("kommun:grunby", &["Grünby kommun", "Grunby kommun", "GRÜNBY KOMMUN"], &[grunby]);
    }

    #[test]
    fn several_lines_are_several_names_where_one_is_asked_for() {
        for several in ["FK\nHallonby kommun", "Hallonby kommun\nHallonby kommun"] {
            assert_eq!(read(several, false, &hallonby()), Reading::Unreadable(Unreadable::Several), "{several}");
            assert_eq!(
                municipality(several, false, &hallonby()),
                Reading::Unreadable(Unreadable::Several),
                "{several}"
            );
        }
    }

    #[test]
    fn takes_a_bare_place_where_a_municipality_is_asked_for() {
        of_municipality("kommun:hallon", &["Hallonby", "Hallonby kommun", "Hallonby stad", "hallonby"], &hallonby());
        of_municipality("kommun:lingon", &["Lingonvall", "Lingonvalls", "Lingonvalls kommun"], &hallonby());
        of_municipality("kommun:2361", &["Härjedalen", "Härjedalens kommun"], &jamtland());
        of_municipality("kommun:2321", &["Åre", "Are kommun", "Åre, socialförvaltningen"], &jamtland());
        of_municipality("kommun:2326", &["Berg", "Bergs"], &jamtland());
        of_municipality("-", &["Region Hallonby län", "Blåbärsby", "hela länet"], &hallonby());
    }

    #[test]
    fn asks_which_of_those_that_stand_beside_each_other() {
        let names = ["Lingonvalls och Hallonby kommun", "Lingonvalls kommun & Hallonby kommuner"];
        of_party("? kommun:lingon | kommun:hallon", &names, &hallonby());
        of_municipality(
            "? kommun:hallon | kommun:lingon",
            &["Hallonby och Lingonvall", "Hallonby, Lingonvall"],
            &hallonby(),
        );
        of_party("? kommun:hallon | region:hallon", &["Hallonby kommun, Region Hallonby län"], &hallonby());
        of_party("? forsakringskassan | arbetsformedlingen", &["FK/AF", "FK och AF"], &hallonby());
    }

    #[test]
    fn takes_those_beside_each_other_together_where_many_are_asked_for() {
        for (written, expected) in [
            ("Hallonby kommun, Region Hallonby län", "? kommun:hallon region:hallon"),
            ("FK, AF och Lingonvall", "? forsakringskassan arbetsformedlingen kommun:lingon"),
            ("Hallonby och FK", "? kommun:hallon | region:hallon | forsakringskassan"),
            ("Hallonby kommun, Byggarna AB", "? kommun:hallon"),
            ("FK\nLingonvall", "? kommun:lingon"),
            ("FK\nRöda Korset\nAF", "forsakringskassan - arbetsformedlingen"),
        ] {
            assert_eq!(said(&read(written, true, &hallonby())), expected, "{written}");
        }
    }

    #[test]
    fn a_whole_name_is_not_taken_apart() {
        let parties = [
            party("region:vindel", "Region Vindel och Älv", &[]),
            party("kommun:linne", "Linnés kommun", &["Linné/Råshult"]),
        ];
        of_party("region:vindel", &["Region Vindel och Älv", "Region Vindel och Älv, psykiatrin"], &parties);
        of_party("kommun:linne", &["Linné/Råshult", "linne/rashult", "Linnè kommun"], &parties);
    }

    #[test]
    fn keeps_the_name_of_somebody_else() {
        let others = [
            "Röda Korset",
            "Röda Korset, Hallonby",
            "AB Exempel",
            "Hallonbyfonden",
            "Socialförvaltningen",
            "Blåbärsby kommun",
            "s",
            "en",
            "( )",
        ];
        of_party("-", &others, &hallonby());
        let other = Reading::Read(Value::Parties([Named::Other("Röda Korset".into())].into()));
        assert_eq!(read("Röda Korset", false, &hallonby()), other);
        of_party("? kommun:hallon", &["Hallonby kommun, Byggarna Förvaltning AB"], &hallonby());
    }

    #[test]
    fn takes_a_place_for_a_party_of_that_short_name_only_by_itself() {
        let parties = [hallonby(), [party("kommun:tranbar", "Tranbärs kommun", &["Tranbär"])].into()].concat();
        of_party("kommun:tranbar", &["Tranbär", "Socialförvaltningen, Tranbär"], &parties);
        of_party("arbetsformedlingen", &["Arbetsförmedlingen, lokalkontor Tranbär"], &parties);
        of_party("-", &["Tranbärs byalag", "Tranbär IF"], &parties);
    }

    #[test]
    fn leaves_alone_what_is_too_long_to_be_a_name() {
        let longest =
            |mark: &str| String::from("Hallonby kommun") + &mark.repeat(LONGEST_NAME - "Hallonby kommun".len());
        of_party("kommun:hallon", &[&longest("!")], &hallonby());
        of_party("-", &[&(longest("!") + "!")], &hallonby());
    }
}
