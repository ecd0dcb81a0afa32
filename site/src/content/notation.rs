//! The sign by which a clause is known: `{#id .judge facts="T2 T3"}` at the end of a paragraph, heading or list item.

use super::slug::plain;
use crate::diagnostic::{Said, nearest, said};
use finsamkoll_checks::form::is_part;
use finsamkoll_checks::{Date, Days, Mark};

/// The most characters of an id.
pub(crate) const LONGEST_ID: usize = 40;

/// What may stand after the id, with what editors read of it.
pub(crate) const MARKS: &[(&str, &str)] = &[
    (".info", "Bra att veta: punkten kräver inget."),
    (".judge", "Bedöms av människor. Punkten får ha regler också: är inget fel återstår bedömningen."),
    (
        ".ours",
        "Webbplatsens egen kontroll, som ingen källa kräver. Reglerna under punkten får bara varna: \
            `otherwise = \"warning\"`.",
    ),
    ("from=2027-01-01", "Första dagen då märket `.info` eller `.judge` gäller, räknat som i en regel."),
    ("until=2027-12-31", "Sista dagen då märket gäller."),
    ("facts=\"F1 F2\"", "De faktauppgifter ur källan som märket bär."),
];

/// The marks that are one word each.
const SHORT_MARKS: [&str; 3] = [".info", ".judge", ".ours"];

/// What stands between the braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notation {
    pub(crate) id: String,
    pub(crate) mark: Mark,
    pub(crate) facts: Vec<String>,
}

/// Splits a text into its words and the notation at its end, where there is one.
pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text.strip_suffix('}')?.rfind("{#")?;
    let (words, notation) = text.split_at_checked(start)?;
    (!notation.trim_end_matches('}').contains('}')).then_some((words.trim_end(), notation))
}

/// What is said of a text with a notation that does not stand at its end, or has none itself.
pub(super) fn misplaced(text: &str) -> (Said, Said) {
    if text.rsplit_once("{#").is_some_and(|(_, notation)| !notation.contains('}')) {
        let words = said!("punktens id avslutas inte", "the clause’s id does not end");
        return (words, said!("Sätt }} efter id och märken.", "Put }} after the id and its marks."));
    }
    let words = said!("punktens id står inte sist", "the clause’s id does not stand last");
    let hint = said!(
        "Skriv det allra sist i stycket, rubriken eller listpunkten, efter punkten och utan fetstil.",
        "Write it last of all in the paragraph, heading or list item, after the full stop and not in bold.",
    );
    (words, hint)
}

/// The id that a notation begins with, whatever it looks like.
pub(super) fn id(notation: &str) -> Option<&str> {
    notation.strip_prefix("{#")?.split([' ', '.', '}']).next()
}

/// What is said of a text that cannot be an id.
pub(crate) fn not_an_id(id: &str) -> Said {
    said!(
        "”{id}” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst {LONGEST_ID} tecken",
        "“{id}” will not do as an id: write small letters a–z, figures and hyphens, at most {LONGEST_ID} characters",
    )
}

/// What is perhaps meant by a notation that will not do: another id, or another mark.
pub(super) fn meant(notation: &str) -> Option<Said> {
    let written = id(notation)?;
    if let Some(id) = meant_id(written) {
        return Some(said!("menade du {{#{id}}}?", "did you mean {{#{id}}}?"));
    }
    let marks = notation.get("{#".len() + written.len()..)?;
    if marks.starts_with('.') {
        return Some(said!("menade du {{#{written} {marks}?", "did you mean {{#{written} {marks}?"));
    }
    near_mark(notation)
}

fn near_mark(notation: &str) -> Option<Said> {
    let words = notation.trim_end_matches('}').split_whitespace().skip(1);
    let near = words.filter(|word| !SHORT_MARKS.contains(word)).find_map(|word| nearest(word, SHORT_MARKS));
    near.map(|near| said!("menade du ”{near}”?", "did you mean “{near}”?"))
}

/// The id that is perhaps meant by one that will not do: the same in small letters a–z.
fn meant_id(written: &str) -> Option<String> {
    let meant = written.split('.').map(plain).collect::<Vec<_>>().join(".");
    let will_do = |id: &str| id.split('.').all(is_part) && id.len() <= LONGEST_ID;
    (!will_do(written) && will_do(&meant)).then_some(meant)
}

/// Advice for an id that will not do.
pub(crate) fn better_id(written: &str) -> Option<Said> {
    meant_id(written).map(|id| said!("menade du ”{id}”?", "did you mean “{id}”?"))
}

/// Reads a notation with its braces.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn parse(notation: &str) -> Result<Notation, Said> {
    let inner = notation.trim_start_matches('{').trim_end_matches('}');
    let (marks, facts) = cut_facts(inner)?;
    let mut words = marks.split_whitespace();
    let id = words.next().and_then(|word| word.strip_prefix('#')).unwrap_or_default();
    if !is_part(id) || id.len() > LONGEST_ID {
        return Err(not_an_id(id));
    }
    let mut mark = Mark::default();
    for word in words {
        match word {
            ".info" => mark.information = true,
            ".judge" => mark.judge = true,
            ".ours" => mark.ours = true,
            other => read_day(other, &mut mark.days)?,
        }
    }
    if mark.days.from.zip(mark.days.until).is_some_and(|(from, until)| from > until) {
        return Err(said!(
            "from ligger efter until, så märket gäller aldrig",
            "from lies after until, so the mark never holds",
        ));
    }
    if mark.information && mark.judge {
        return Err(said!("en punkt är antingen .info eller .judge", "a clause is either .info or .judge"));
    }
    if mark.days != Days::default() && !mark.information && !mark.judge {
        return Err(said!(
            "from och until hör till märkena .info och .judge: en regels dagar skrivs under regeln",
            "from and until belong to the marks .info and .judge: a rule’s days are written under the rule",
        ));
    }
    Ok(Notation { id: id.into(), mark, facts })
}

/// Reads `from=2027-01-01` or `until=2027-12-31`.
fn read_day(word: &str, days: &mut Days) -> Result<(), Said> {
    let (end, key, day) = match word.split_once('=') {
        Some(("from", day)) => (&mut days.from, "from", day),
        Some(("until", day)) => (&mut days.until, "until", day),
        _ => {
            let marks = ".info, .judge, .ours, from=…, until=… och facts=\"…\"";
            let others = ".info, .judge, .ours, from=…, until=… and facts=\"…\"";
            return Err(said!(
                "”{word}” är inget märke: {marks} går att skriva",
                "“{word}” is no mark: {others} can be written",
            ));
        }
    };
    if end.is_some() {
        return Err(said!("{key}= står två gånger", "{key}= stands twice"));
    }
    let not_a_day =
        || said!("”{day}” är inget datum: skriv {key}=2027-01-01", "“{day}” is no date: write {key}=2027-01-01");
    *end = Some(Date::parse_iso(day).ok_or_else(not_a_day)?);
    Ok(())
}

fn cut_facts(inner: &str) -> Result<(String, Vec<String>), Said> {
    let Some((before, rest)) = inner.split_once("facts=") else { return Ok((inner.into(), Vec::new())) };
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let Some((facts, after)) = quoted else {
        return Err(said!(
            "efter facts= ska det stå fakta inom raka citattecken",
            "facts within straight quotes belong after facts=",
        ));
    };
    Ok((format!("{before} {after}"), facts.split_whitespace().map(String::from).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_is_cut_from_the_end() {
        assert_eq!(split("Hej. {#a .info}"), Some(("Hej.", "{#a .info}")));
        assert_eq!(split("Hej {#a} då"), None);
        assert_eq!(split("Hej {a}"), None);
    }

    #[test]
    fn marks_and_facts_are_read() {
        let read = parse("{#nytta .judge facts=\"T2 T3\"}").unwrap();
        assert_eq!((read.id.as_str(), read.mark.judge, read.facts.len()), ("nytta", true, 2));
        let until = parse("{#pott .judge until=2026-12-31}").unwrap().mark.days.until;
        assert_eq!(until, Date::new(2026, 12, 31));
        assert_eq!(parse("{#nytta facts=\"T2\" .ours}").unwrap().mark, Mark { ours: true, ..Mark::default() });
    }

    #[test]
    fn every_mark_that_editors_read_of_can_be_written() {
        for (mark, _) in MARKS {
            assert!(parse(&format!("{{#nytta .info {mark}}}")).is_ok() || *mark == ".judge", "{mark}");
        }
        assert!(parse("{#nytta .judge}").is_ok());
    }

    #[test]
    fn an_id_with_other_letters_and_a_misspelt_mark_are_guessed() {
        let sv = |notation: &str| meant(notation).map(|said| said.sv);
        assert_eq!(sv("{#ålder .judge}").as_deref(), Some("menade du {#alder}?"));
        assert_eq!(sv("{#Egen_insats}").as_deref(), Some("menade du {#egen-insats}?"));
        assert_eq!(sv("{#alder .judge .inof}").as_deref(), Some("menade du ”.info”?"));
        assert_eq!(sv("{#alder.judge}").as_deref(), Some("menade du {#alder .judge}?"));
        for nothing in ["{#alder .viktigt}", "{#2027}", "{#}", "{#§}"] {
            assert_eq!(sv(nothing), None, "{nothing}");
        }
        assert_eq!(better_id("insats.Ålder").map(|said| said.en).as_deref(), Some("did you mean “insats.alder”?"));
        assert_eq!(better_id("insats.alder"), None);
    }

    #[test]
    fn faults_are_said() {
        assert!(parse("{#Nytta}").unwrap_err().sv.contains("duger inte som id"));
        assert!(parse("{#nytta .juge}").unwrap_err().sv.contains(".juge"));
        assert!(parse("{#nytta facts=T2}").is_err());
        for (days, fault) in [
            (".info until=2027-1-1", "”2027-1-1” är inget datum: skriv until=2027-01-01"),
            (".info from=2027-02-29", "”2027-02-29” är inget datum: skriv from=2027-01-01"),
            (".info from = 2027-01-01", "”from” är inget märke"),
            (".judge from=2027-01-01 from=2027-02-01", "from= står två gånger"),
            (".judge from=2027-01-02 until=2027-01-01", "from ligger efter until, så märket gäller aldrig"),
            ("from=2027-01-01", "en regels dagar skrivs under regeln"),
            (".ours until=2027-01-01", "en regels dagar skrivs under regeln"),
        ] {
            let told = parse(&format!("{{#nytta {days}}}")).unwrap_err();
            assert!(told.sv.contains(fault), "{days}: {told}");
        }
        assert!(parse("{#nytta .info from=2027-01-01 until=2027-01-01}").is_ok());
        assert!(parse(&format!("{{#{}}}", "a".repeat(40))).is_ok());
        assert!(parse(&format!("{{#{}}}", "a".repeat(41))).is_err());
    }
}
