//! Is there a number, or one of these words?

use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, all_asked, judge_each, open, reference};
use crate::gather::Gather;
use crate::reading::{Prose, Reads, fold, has_stem};
use crate::sentence::{any_of, fill, quoted};
use crate::{Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that text holds a figure, or a word that begins with one of the stems: "kön" meets "könsuppdelad", not "skön".
/// It guesses at meaning, so with `words` it may only warn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Contains {
    /// The texts.
    pub fields: Vec<FieldRef<Prose>>,
    /// Whether a figure is enough.
    #[serde(default)]
    pub number: bool,
    /// Stems of words, in small letters.
    #[serde(default)]
    pub words: Vec<String>,
    /// Whether each text must hold it, or one of them.
    #[serde(default)]
    pub enough: Enough,
}

/// How many of the texts must hold what is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enough {
    /// Each of them.
    #[default]
    Each,
    /// One of them.
    One,
}

const MEND: &str = "Se om svaret kan bli tydligare.";

impl Contains {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Finns det en siffra, eller något av orden?",
        border: "Kontrollen gissar sig till en mening av orden, så en regel med `words` får bara varna: skriv `otherwise \
            = \"warning\"`.",
        parameters: &[
            ("fields", "Texterna."),
            ("number", "Om en siffra räcker."),
            (
                "words",
                "Hur ord börjar, med små bokstäver: `kön` finns i ”könsuppdelad”, men inte i ”skön”. Minst en av \
                `number` och `words` behövs.",
            ),
            ("enough", "`each`: det ska finnas i varje text. `one`: det räcker med en av dem."),
        ],
        example: r#"[[rule]]
clause = "matbart"
kind = "contains"
fields = ["exempel.mal"]
number = true
words = ["hälften", "alla"]
enough = "each"
otherwise = "warning"
+++
Målet går att mäta. {#matbart}
"#,
    };
}

impl Check for Contains {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let places = all_asked(&self.fields, application);
        match self.enough {
            Enough::Each => judge_each(&places, &|place| Some(self.judge(place))),
            Enough::One => self.judge_together(&places).into_iter().gather(),
        }
    }

    fn fault(&self) -> Option<Fault> {
        let says_nothing = !self.number && self.words.is_empty();
        says_nothing.then_some(Fault {
            parameter: "kind",
            sv: "contains behöver number = true eller words",
            en: "contains needs number = true or words",
        })
    }

    fn is_heuristic(&self) -> bool {
        !self.words.is_empty()
    }
}

impl Contains {
    fn holds(&self, text: &str) -> bool {
        let folded = fold(text);
        (self.number && folded.bytes().any(|sign| sign.is_ascii_digit()))
            || self.words.iter().any(|stem| has_stem(&folded, stem))
    }

    fn judge(&self, place: &Place<'_>) -> Judged {
        let verdict = match place.value.and_then(Prose::take) {
            None => Verdict::Waits(String::new()),
            Some(text) if self.holds(text) => Verdict::Met,
            Some(_) => Verdict::NotMet { found: self.found(&quoted(&place.label())), mend: MEND.into() },
        };
        Judged::new(place.at, verdict)
    }

    fn judge_together(&self, places: &[Place<'_>]) -> Option<Judged> {
        let at: Vec<_> = places.iter().map(|place| place.at.clone()).gather();
        let first = at.first()?;
        if places.iter().filter_map(|place| place.value.and_then(Prose::take)).any(|text| self.holds(text)) {
            return Some(Judged::new(first, Verdict::Met));
        }
        let open = open(&[places]);
        if !open.is_empty() {
            return Some(Judged { at: open, verdict: Verdict::Waits(String::new()) });
        }
        let labels: Vec<String> = places.iter().map(|place| quoted(&place.label())).gather();
        Some(Judged { at, verdict: Verdict::NotMet { found: self.found(&any_of(&labels)), mend: MEND.into() } })
    }

    fn found(&self, labels: &str) -> String {
        match (self.number, self.words.is_empty()) {
            (true, true) => fill("Kontrollen hittar ingen siffra i {}.", &[labels]),
            (true, false) => {
                fill("Kontrollen hittar varken en siffra eller något av de ord som den letar efter i {}.", &[labels])
            }
            (false, _) => fill("Kontrollen hittar inget av de ord som den letar efter i {}.", &[labels]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, named, optional, rows};

    fn seeking(number: bool, words: &[&str]) -> Contains {
        let words = words.iter().map(|word| String::from(*word)).collect();
        Contains { fields: named(&["mal.text"]), number, words, enough: Enough::Each }
    }

    fn text() -> Field {
        field("mal.text", Answer::Long)
    }

    #[test]
    fn a_stem_is_met_at_the_start_of_a_word_only() {
        let rule = Trial::of(Kind::Contains(seeking(false, &["kön", "flick"])), [text()]);
        for (written, verdict) in [
            ("Vi följer upp könsuppdelat.", "met mal.text"),
            ("Statistik (KÖN, ålder)", "met mal.text"),
            ("Kön", "met mal.text"),
            ("tjänste-kön", "met mal.text"),
            ("Både pojkar och\nflickor", "met mal.text"),
            ("En skön sommar", "not-met mal.text"),
            ("kö nu", "not-met mal.text"),
            ("2 av 3", "not-met mal.text"),
        ] {
            assert_eq!(rule.verdicts(&[("mal.text", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn a_figure_is_enough_where_the_rule_asks_for_one() {
        let number = Trial::of(Kind::Contains(seeking(true, &[])), [text()]);
        let either = Trial::of(Kind::Contains(seeking(true, &["hälften"])), [text()]);
        for (written, as_number, as_either) in [
            ("Minst 7 deltagare", "met mal.text", "met mal.text"),
            ("covid19", "met mal.text", "met mal.text"),
            ("Hälften av deltagarna", "not-met mal.text", "met mal.text"),
            ("Många deltagare", "not-met mal.text", "not-met mal.text"),
        ] {
            assert_eq!(number.verdicts(&[("mal.text", written)]), as_number, "{written}");
            assert_eq!(either.verdicts(&[("mal.text", written)]), as_either, "{written}");
        }
    }

    #[test]
    fn waits_for_what_is_not_answered() {
        let rule = Trial::of(Kind::Contains(seeking(true, &[])), [text()]);
        for written in ["", "-", "se bilaga 2", "ej tillämpligt"] {
            assert_eq!(rule.verdicts(&[("mal.text", written)]), "waits mal.text", "{written}");
        }
    }

    #[test]
    fn hidden_and_voluntary_empty_texts_are_not_judged() {
        let hidden = Trial::of(Kind::Contains(seeking(true, &[])), [hideable("mal.text", Answer::Long)]);
        for (shown, verdict) in [("ja", "not-met mal.text"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(hidden.verdicts(&[("fraga.visa", shown), ("mal.text", "Många")]), verdict, "{shown}");
        }
        let voluntary = Trial::of(Kind::Contains(seeking(true, &[])), [optional("mal.text", Answer::Long)]);
        assert_eq!(voluntary.verdicts(&[]), "");
        assert_eq!(voluntary.verdicts(&[("mal.text", "Många")]), "not-met mal.text");
    }

    #[test]
    fn each_must_hold_it_or_one_is_enough() {
        let rule = |enough| {
            let kind = Contains { fields: named(&["mal.ett", "mal.tva"]), enough, ..seeking(true, &[]) };
            Trial::of(Kind::Contains(kind), [field("mal.ett", Answer::Text), optional("mal.tva", Answer::Text)])
        };
        for (first, second, each, one) in [
            ("7 män", "3 kvinnor", "met mal.ett; met mal.tva", "met mal.ett"),
            ("många", "3 kvinnor", "not-met mal.ett; met mal.tva", "met mal.ett"),
            ("många", "några", "not-met mal.ett; not-met mal.tva", "not-met mal.ett, mal.tva"),
            ("många", "", "not-met mal.ett", "not-met mal.ett"),
            ("", "några", "waits mal.ett; not-met mal.tva", "waits mal.ett"),
            ("", "3 kvinnor", "waits mal.ett; met mal.tva", "met mal.ett"),
            ("många", "-", "not-met mal.ett", "not-met mal.ett"),
            ("många", "se bilaga", "not-met mal.ett; waits mal.tva", "waits mal.tva"),
        ] {
            let answers = [("mal.ett", first), ("mal.tva", second)];
            assert_eq!(rule(Enough::Each).verdicts(&answers), each, "{first}, {second}");
            assert_eq!(rule(Enough::One).verdicts(&answers), one, "{first}, {second}");
        }
    }

    #[test]
    fn a_column_is_judged_row_by_row_or_as_a_whole() {
        let rule = |enough| {
            let kind = Contains { fields: named(&["mal.vad"]), enough, ..seeking(true, &[]) };
            let columns = [field("vad", Answer::Text), field("hur", Answer::Text)];
            Trial::of(Kind::Contains(kind), [field("mal", rows(columns))])
        };
        let answers = [("mal.0.vad", "många"), ("mal.1.vad", "7 män"), ("mal.2.hur", "enkät")];
        assert_eq!(rule(Enough::Each).verdicts(&answers), "not-met mal.0.vad; met mal.1.vad; waits mal.2.vad");
        assert_eq!(rule(Enough::One).verdicts(&answers), "met mal.0.vad");
        assert_eq!(rule(Enough::Each).verdicts(&[]), "waits mal");
        assert_eq!(rule(Enough::One).verdicts(&[]), "waits mal");
    }

    #[test]
    fn it_must_look_for_something_and_guesses_only_by_words() {
        for (kind, is_whole, guesses) in [
            (seeking(false, &[]), false, false),
            (seeking(true, &[]), true, false),
            (seeking(false, &["kön"]), true, true),
            (seeking(true, &["kön"]), true, true),
        ] {
            assert_eq!((kind.fault().is_none(), kind.is_heuristic()), (is_whole, guesses), "{kind:?}");
        }
    }
}
