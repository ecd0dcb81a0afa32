//! The sign by which a clause is known: `{#id .judge facts="T2 T3"}` at the end of a paragraph, heading or list item.

use finsamkoll_checks::Mark;
use finsamkoll_checks::form::is_part;

/// The most characters of an id.
pub(crate) const LONGEST_ID: usize = 40;

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

/// Reads a notation with its braces.
///
/// # Errors
/// What is wrong with it, in Swedish.
pub(crate) fn parse(notation: &str) -> Result<Notation, String> {
    let inner = notation.trim_start_matches('{').trim_end_matches('}');
    let (marks, facts) = cut_facts(inner)?;
    let mut words = marks.split_whitespace();
    let id = words.next().and_then(|word| word.strip_prefix('#')).unwrap_or_default();
    if !is_part(id) || id.len() > LONGEST_ID {
        return Err(format!(
            "”{id}” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst {LONGEST_ID} tecken"
        ));
    }
    let mut mark = Mark::default();
    for word in words {
        match word {
            ".info" => mark.information = true,
            ".judge" => mark.judge = true,
            ".ours" => mark.ours = true,
            other => {
                return Err(format!("”{other}” är inget märke: .info, .judge, .ours och facts=\"…\" går att skriva"));
            }
        }
    }
    if mark.information && mark.judge {
        return Err("en punkt är antingen .info eller .judge".into());
    }
    Ok(Notation { id: id.into(), mark, facts })
}

fn cut_facts(inner: &str) -> Result<(String, Vec<String>), String> {
    let Some((before, rest)) = inner.split_once("facts=") else { return Ok((inner.into(), Vec::new())) };
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let Some((facts, after)) = quoted else {
        return Err("efter facts= ska det stå fakta inom raka citattecken".into());
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
        assert_eq!(parse("{#nytta facts=\"T2\" .ours}").unwrap().mark, Mark { ours: true, ..Mark::default() });
    }

    #[test]
    fn faults_are_said() {
        assert!(parse("{#Nytta}").unwrap_err().contains("duger inte som id"));
        assert!(parse("{#nytta .juge}").unwrap_err().contains(".juge"));
        assert!(parse("{#nytta facts=T2}").is_err());
        assert!(parse(&format!("{{#{}}}", "a".repeat(40))).is_ok());
        assert!(parse(&format!("{{#{}}}", "a".repeat(41))).is_err());
    }
}
