//! Answers that stand in for an answer.

use super::{fold, is_any_of, is_of_word, ways, without_signs};
use alloc::string::String;

/// How something written is no answer yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// Only signs, or one letter again and again: "-", "…", "xxx".
    Sign,
    /// A promise: "kommer senare".
    Later,
    /// A pointer to another paper: "se bilaga".
    Elsewhere,
    /// "Ej tillämpligt" with no word of why.
    NotApplicable,
    /// The form's own example, repeated as it stands.
    Example,
    /// "Vet inte" as the answer to a statement.
    DoNotKnow,
}

/// Whole answers that promise one.
const LATER: &str = "\
    kommer|kommer senare|kommer snart|kommer att kompletteras|kompletteras|kompletteras senare|\
    ska kompletteras|skall kompletteras|återkommer|vi återkommer|jag återkommer|återkommer med detta|\
    återkommer med det|meddelas senare|lämnas senare|fylls i senare|fyll i senare|skickas senare|eftersänds|\
    anges senare|bifogas senare|klart senare|senare|inte klart|ej klart|inte klart än|ännu inte klart|\
    ännu ej klart|ej klart än|att fylla i|fyll i|fyll i här|skriv här|text|text här|vet inte|vet ej|\
    vet inte än|ingen aning|oklart|todo|to do|tbd|tba|tbc";

/// Beginnings of an answer that points elsewhere; what follows may name the paper.
const ELSEWHERE: &str = "\
    se bilaga|se bilagor|se bifog|se separat|se annan|se ovan|se nedan|enligt bilaga|enligt bifog|bifogas|\
    i bilaga|finns i bilaga";

/// The longest answer, in characters, that can be a mere pointer; with more words than that there is an answer too.
const LONGEST_POINTER: usize = 60;

/// Beginnings of an answer that calls the question not applicable.
const NOT_APPLICABLE: &str = "\
    ej tillämpligt|ej tillämplig|inte tillämpligt|inte tillämplig|icke tillämpligt|inte relevant|\
    ej relevant|ej aktuellt|ej aktuell|inte aktuellt|inte aktuell|e/t|n/a";

/// What may follow at once where the answer goes on to say why; any other word makes it another sentence.
const BECAUSE: &str = "eftersom|då |därför|för att|på grund|pga";

/// Whole answers that say there is none, where a name, a number or a day is asked for.
const NONE: &str = "inga|ingen|inget|nej|finns inte|finns ej|har inga|har ingen";

/// Whether this says that there is nothing to name.
pub(super) fn says_none(text: &str) -> bool {
    is_any_of(NONE, without_signs(&fold(text)))
}

/// The placeholder that this text is, if it is one; `example` is the form's own.
pub(super) fn find(text: &str, example: Option<&str>) -> Option<Placeholder> {
    let folded = fold(text);
    let words = without_signs(&folded);
    if is_sign(words) {
        return Some(Placeholder::Sign);
    }
    if is_any_of(LATER, words) {
        return Some(Placeholder::Later);
    }
    if ways(ELSEWHERE).any(|start| words.starts_with(start)) && is_mere_pointer(words) {
        return Some(Placeholder::Elsewhere);
    }
    if not_applicable(text).is_some_and(|why| why.is_empty()) {
        return Some(Placeholder::NotApplicable);
    }
    example.is_some_and(|example| super::tidy(example) == text).then_some(Placeholder::Example)
}

/// What an answer gives as its reason for calling the question not applicable: empty where it gives none,
/// `None` where it does not say so at all.
///
/// ```
/// use finsamkoll_checks::reading::not_applicable;
///
/// assert_eq!(not_applicable("Ej tillämpligt, insatsen rör bara personal").as_deref(),
///            Some("insatsen rör bara personal"));
/// assert_eq!(not_applicable("Ej tillämpligt.").as_deref(), Some(""));
/// assert_eq!(not_applicable("Inte relevant med enkät, vi intervjuar"), None);
/// ```
#[must_use]
pub fn not_applicable(text: &str) -> Option<String> {
    let folded = fold(text);
    let rest = ways(NOT_APPLICABLE).find_map(|start| folded.strip_prefix(start))?;
    let next = rest.trim_start();
    let goes_on = rest.chars().next().is_some_and(is_of_word)
        || (next.chars().next().is_some_and(is_of_word) && !ways(BECAUSE).any(|word| next.starts_with(word)));
    if goes_on {
        return None;
    }
    let reason = without_signs(text.get(text.len() - rest.len()..).unwrap_or_default());
    let words = fold(reason);
    let is_reason = !is_sign(&words) && !is_any_of(LATER, &words);
    Some(if is_reason { reason.into() } else { String::new() })
}

/// Whether nothing but a pointer is there: it is short, and no sentence follows it.
fn is_mere_pointer(words: &str) -> bool {
    let after = words.split_once(['.', ':', '\n']).map_or("", |(_, after)| after);
    words.chars().nth(LONGEST_POINTER).is_none() && after.split([' ']).filter(|word| !word.is_empty()).count() < 3
}

/// Only signs, or one letter repeated (a single letter or figure may be an answer).
fn is_sign(words: &str) -> bool {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return true };
    let repeated = !letters.as_str().is_empty() && letters.all(|letter| letter == first);
    repeated && !matches!(first, '0'..='9' | '²' | '³' | '¹' | '¼'..='¾')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::fill;
    use Placeholder::{Elsewhere, Example, Later, NotApplicable, Sign};

    #[test]
    fn knows_what_stands_in_for_an_answer() {
        for (text, expected) in [
            ("-", Some(Sign)),
            ("…", Some(Sign)),
            ("xx", Some(Sign)),
            ("xxx", Some(Sign)),
            ("x", None),
            ("xy", None),
            ("22", None),
            ("Kommer senare.", Some(Later)),
            ("Kommer senare i vår", None),
            ("Ej tillämpligt.", Some(NotApplicable)),
            ("Vårt exempel", Some(Example)),
            ("Vårt  exempel.", None),
        ] {
            assert_eq!(find(text, Some("Vårt  exempel")), expected, "{text}");
        }
    }

    #[test]
    fn a_pointer_with_a_sentence_after_it_is_an_answer() {
        for (text, expected) in [
            ("Se bilaga 3", Some(Elsewhere)),
            ("Se bilaga 3: vår budget", Some(Elsewhere)),
            ("Se bilaga 3: vår budget 2027", None),
            ("Se bilaga 3.\nVi möts varje vecka", None),
        ] {
            assert_eq!(find(text, None), expected, "{text}");
        }
        let pointer = |length| fill("se bilaga {}", &[&"a".repeat(length - "se bilaga ".len())]);
        assert_eq!(find(&pointer(LONGEST_POINTER), None), Some(Elsewhere));
        assert_eq!(find(&pointer(LONGEST_POINTER + 1), None), None);
    }

    #[test]
    fn a_question_that_is_not_applicable_takes_a_reason() {
        for (text, expected) in [
            ("Ej tillämpligt, insatsen rör bara personal", Some("insatsen rör bara personal")),
            ("Ej tillämpligt eftersom insatsen är ny.", Some("eftersom insatsen är ny")),
            ("Ej tillämpligt", Some("")),
            ("Ej tillämpligt: -", Some("")),
            ("Ej tillämpligt, kommer senare", Some("")),
            // Another word makes it another sentence.
            ("Inte relevant med enkät, vi intervjuar", None),
            ("Ej aktuella frågor", None),
            ("Inte aktuellt", Some("")),
            ("Tillämpligt", None),
        ] {
            assert_eq!(not_applicable(text).as_deref(), expected, "{text}");
        }
    }
}
