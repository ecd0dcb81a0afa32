//! Is there a number, or one of these words?

use super::{Check, FieldRef, Judged, Reference, Verdict, reference};
use crate::reading::{Prose, fold, has_stem};
use crate::sentence::{any_of, quoted, tell};
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

impl Check for Contains {
    fn references(&self) -> Vec<Reference<'_>> {
        self.fields.iter().map(|field| reference("fields", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let mut places = application.all_places(&self.fields);
        places.retain(|place| !place.is_left_out());
        match self.enough {
            Enough::Each => places.iter().map(|place| self.judge(place)).collect(),
            Enough::One => self.judge_together(&places).into_iter().collect(),
        }
    }

    fn fault(&self) -> Option<&'static str> {
        (!self.number && self.words.is_empty()).then_some("contains behöver number = true eller words")
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

    fn judge(&self, place: &Place<'_, String>) -> Judged {
        let verdict = match place.value {
            None => Verdict::Waits(String::new()),
            Some(text) if self.holds(text) => Verdict::Met,
            Some(_) => Verdict::NotMet { found: self.found(&quoted(&place.label())), mend: MEND.into() },
        };
        Judged::new(place.at, verdict)
    }

    fn judge_together(&self, places: &[Place<'_, String>]) -> Option<Judged> {
        let at: Vec<_> = places.iter().map(|place| place.at.clone()).collect();
        let first = at.first()?;
        if places.iter().filter_map(|place| place.value).any(|text| self.holds(text)) {
            return Some(Judged::new(first, Verdict::Met));
        }
        let open = places.iter().filter(|place| place.value.is_none());
        let open: Vec<_> = open.map(|place| place.at.clone()).collect();
        if !open.is_empty() {
            return Some(Judged { at: open, verdict: Verdict::Waits(String::new()) });
        }
        let labels: Vec<String> = places.iter().map(|place| quoted(&place.label())).collect();
        Some(Judged { at, verdict: Verdict::NotMet { found: self.found(&any_of(&labels)), mend: MEND.into() } })
    }

    fn found(&self, labels: &str) -> String {
        match (self.number, self.words.is_empty()) {
            (true, true) => tell(&["Vi ser ingen siffra i ", labels, "."]),
            (true, false) => tell(&["Vi ser varken någon siffra eller något av de ord vi söker i ", labels, "."]),
            (false, _) => tell(&["Vi ser inget av de ord vi söker i ", labels, "."]),
        }
    }
}
