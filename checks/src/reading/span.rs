//! Spans of whole numbers as Swedes write them: ages.

use super::{Reading, Unreadable, Value, fold, is_any_of, is_dash};
use crate::sentence::{digits, fill};
use alloc::string::String;

/// A span of whole numbers, both ends included; an end that is absent is open.
///
/// ```
/// use finsamkoll_checks::reading::Span;
///
/// assert_eq!(Span { from: Some(16), to: Some(64) }.words(), "16–64");
/// assert_eq!(Span { from: Some(18), to: None }.words(), "från 18");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The lowest number.
    pub from: Option<u32>,
    /// The highest number.
    pub to: Option<u32>,
}

impl Span {
    /// The span in words: "16–64", "från 18", "högst 25", "20".
    #[must_use]
    pub fn words(self) -> String {
        let figures = |number: u32| digits(number.into());
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => figures(from),
            (Some(from), Some(to)) => fill("{}–{}", &[&figures(from), &figures(to)]),
            (Some(from), None) => fill("från {}", &[&figures(from)]),
            (None, Some(to)) => fill("högst {}", &[&figures(to)]),
            (None, None) => String::new(),
        }
    }
}

/// What the words around the numbers make of them, and the ways of writing it: `#` for a number, no spaces or points.
const SHAPES: [(Shape, &str); 6] = [
    (Shape::Only, "#"),
    (Shape::Between, "#-#|#till#|#tillochmed#|#tom#|från#till#|mellan#och#|mellan#-#|minst#ochhögst#"),
    (Shape::From, "från#|frånochmed#|from#|minst#|#+|#+år|#ochäldre|#elleräldre|#ochuppåt"),
    (Shape::To, "högst#|upptill#|tillochmed#|tom#|max#|#ochyngre|#elleryngre"),
    (Shape::Over, "över#|äldreän#"),
    (Shape::Under, "under#|yngreän#"),
];

#[derive(Debug, Clone, Copy)]
enum Shape {
    Only,
    Between,
    From,
    To,
    /// It may or may not begin at the number.
    Over,
    /// It may or may not end at the number.
    Under,
}

/// The largest number that is read.
const LARGEST: u32 = 999_999;

pub(super) fn read(text: &str) -> Reading {
    let Some((shape, [first, second])) = taken_apart(&fold(text)) else {
        return Reading::Unreadable(Unreadable::Span);
    };
    let span = |from, to| Value::Span(Span { from, to });
    match shape {
        Shape::Only => Reading::Read(span(Some(first), Some(first))),
        Shape::Between if first <= second => Reading::Read(span(Some(first), Some(second))),
        Shape::From => Reading::Read(span(Some(first), None)),
        Shape::To => Reading::Read(span(None, Some(first))),
        Shape::Over if first < LARGEST => {
            Reading::Ambiguous([span(Some(first), None), span(Some(first + 1), None)].into())
        }
        Shape::Under if first > 0 => Reading::Ambiguous([span(None, Some(first - 1)), span(None, Some(first))].into()),
        Shape::Between | Shape::Over | Shape::Under => Reading::Unreadable(Unreadable::Span),
    }
}

/// What the words make of the numbers, and the numbers; the second is 0 where there is one.
fn taken_apart(folded: &str) -> Option<(Shape, [u32; 2])> {
    let text = folded.strip_suffix("-åringar").or(folded.strip_suffix("åringar")).unwrap_or(folded);
    let mut words = String::new();
    let (mut numbers, mut known, mut in_number) = ([0; 2], 0, false);
    for sign in text.chars() {
        if let Some(figure) = sign.to_digit(10) {
            if !in_number {
                words.push('#');
                known += 1;
            }
            in_number = true;
            let number: &mut u32 = numbers.get_mut(known - 1).filter(|number| **number <= LARGEST)?;
            *number = *number * 10 + figure;
            continue;
        }
        in_number = false;
        match sign {
            '#' => return None,
            ' ' | '.' => {}
            _ => words.push(if is_dash(sign) { '-' } else { sign }),
        }
        // Years are counted, and nothing else.
        if words.ends_with("#år") {
            words.pop();
            words.pop();
        }
    }
    if numbers.iter().any(|number| *number > LARGEST) {
        return None;
    }
    let (shape, _) = SHAPES.iter().find(|(_, ways)| is_any_of(ways, &words))?;
    Some((*shape, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: Option<u32>, to: Option<u32>) -> Value {
        Value::Span(Span { from, to })
    }

    #[test]
    fn reads_both_ends() {
        for text in [
            "16–64",
            "16-64",
            "16‑64",
            "16 - 64",
            "16–64 år",
            "16-64 år.",
            "16 år – 64 år",
            "16-64-åringar",
            "mellan 16 och 64 år",
            "Mellan 16-64 år",
            "16 till 64",
            "16 t.o.m. 64 år",
            "16 t o m 64",
            "16 till och med 64",
            "från 16 till 64 år",
            "minst 16 och högst 64 år",
        ] {
            assert_eq!(read(text), Reading::Read(span(Some(16), Some(64))), "{text}");
        }
    }

    #[test]
    fn reads_one_end() {
        for text in [
            "18+",
            "18 +",
            "18+ år",
            "18 år och äldre",
            "18 år eller äldre",
            "18 år och uppåt",
            "minst 18",
            "från 18",
            "Från 18 år",
            "fr.o.m. 18 år",
            "från och med 18",
        ] {
            assert_eq!(read(text), Reading::Read(span(Some(18), None)), "{text}");
        }
        for text in ["upp till 25", "högst 25 år", "t.o.m. 25", "max. 25 år", "25 år och yngre"] {
            assert_eq!(read(text), Reading::Read(span(None, Some(25))), "{text}");
        }
    }

    #[test]
    fn reads_one_number() {
        for text in ["20", "20 år", "20år", "20-åringar", "20 åringar"] {
            assert_eq!(read(text), Reading::Read(span(Some(20), Some(20))), "{text}");
        }
        assert_eq!(read("18–18"), read("18"));
        assert_eq!(read("999999"), Reading::Read(span(Some(999_999), Some(999_999))));
        assert_eq!(read("0000000020"), read("20"));
        assert_eq!(read("0"), Reading::Read(span(Some(0), Some(0))));
    }

    #[test]
    fn asks_whether_the_number_itself_belongs() {
        for text in ["över 18", "över 18 år", "äldre än 18 år"] {
            assert_eq!(read(text), Reading::Ambiguous([span(Some(18), None), span(Some(19), None)].into()), "{text}");
        }
        for text in ["under 25 år", "yngre än 25"] {
            assert_eq!(read(text), Reading::Ambiguous([span(None, Some(24)), span(None, Some(25))].into()), "{text}");
        }
        assert!(matches!(read("över 999998"), Reading::Ambiguous(_)));
        assert_eq!(read("under 1"), Reading::Ambiguous([span(None, Some(0)), span(None, Some(1))].into()));
    }

    #[test]
    fn leaves_alone_what_is_no_single_span() {
        for text in [
            "unga vuxna",
            "64–16",
            "mellan 64 och 16",
            "under 0",
            "1000000",
            "99999999999999999999",
            "över 999999",
            "#",
            "från #",
            "#-#",
            "16,5",
            "16.5",
            "16 64",
            "16--64",
            "16–24, 30–40",
            "16–",
            "–64",
            "+",
            "år",
            "fem",
            "１６",
            "16\n64",
        ] {
            assert_eq!(read(text), Reading::Unreadable(Unreadable::Span), "{text}");
        }
    }

    #[test]
    fn the_words_read_back() {
        for (from, to) in
            [(Some(16), Some(64)), (Some(18), None), (None, Some(25)), (Some(20), Some(20)), (Some(0), None)]
        {
            assert_eq!(read(&Span { from, to }.words()), Reading::Read(span(from, to)));
        }
    }
}
