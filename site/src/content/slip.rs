//! Days and numbers as Swedes write them, which TOML does not take: told with how TOML has them.

use super::meaning::reading;
use crate::diagnostic::{Said, day as in_figures, said};
use finsamkoll_checks::form::Answer;
use finsamkoll_checks::reading::{Reading, Unreadable, Value};

/// What is said of a word that should be `true` or `false`.
pub(super) fn no_flag() -> Said {
    said!("här ska det stå true eller false", "true or false belongs here")
}

/// How what is so or not is written.
pub(super) fn flag() -> Said {
    said!(
        "Skriv true för ja och false för nej, utan citattecken.",
        "Write true for yes and false for no, without quotes.",
    )
}

/// What is said of a value that TOML does not take, where it can be read as a day or a number, with advice.
pub(super) fn told(written: &str) -> Option<(Said, Said)> {
    let written = written.split('#').next().unwrap_or_default().trim();
    day(written).or_else(|| number(written))
}

/// A day as TOML has it, where what is written can be read as one.
pub(super) fn day_in_toml(written: &str) -> Option<String> {
    if let Reading::Read(Value::Date(day)) = reading(written, Answer::Date) { Some(in_figures(day).en) } else { None }
}

/// A whole number as TOML has it, where what is written can be read as one.
pub(super) fn number_in_toml(written: &str) -> Option<String> {
    let hundredths = match (reading(written, Answer::Number), reading(written, Answer::Amount)) {
        (Reading::Read(Value::Number(number)), _) => number.hundredths,
        (_, Reading::Read(Value::Amount(amount))) => amount.ore,
        _ => return None,
    };
    (hundredths % 100 == 0).then(|| (hundredths / 100).to_string())
}

fn day(written: &str) -> Option<(Said, Said)> {
    if let Some(day) = day_in_toml(written) {
        let words = said!("ett datum skrivs med år, månad och dag", "a date is written with year, month and day");
        return Some((words, or_quoted(&day)));
    }
    match reading(written, Answer::Date) {
        Reading::Unreadable(Unreadable::NoSuchDate) => {
            let words = said!("”{written}” finns inte i kalendern", "“{written}” is not in the calendar");
            Some((words, said!("Skriv en dag som finns, som 2026-03-01.", "Write a day that exists, like 2026-03-01.")))
        }
        Reading::Ambiguous(_) => {
            let words = said!("”{written}” kan vara flera datum", "“{written}” can be several dates");
            Some((
                words,
                said!("Skriv år, månad och dag, som 2026-03-01.", "Write year, month and day, like 2026-03-01."),
            ))
        }
        Reading::Read(_) | Reading::Unreadable(_) | Reading::Missing | Reading::Placeholder(_) => None,
    }
}

fn number(written: &str) -> Option<(Said, Said)> {
    let number = number_in_toml(written)?;
    let words = said!(
        "ett tal skrivs bara med siffror, utan mellanslag och enhet",
        "a number is written in figures alone, without spaces or unit",
    );
    Some((words, or_quoted(&number)))
}

/// A value that is meant as a text is a slip of another sort.
fn or_quoted(value: &str) -> Said {
    said!("Skriv {value}, eller texten inom citattecken.", "Write {value}, or the text in quotes.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_told_as_toml_has_them() {
        for (written, words, hint) in [
            ("10 februari 2027", "ett datum skrivs med år, månad och dag", "Skriv 2027-02-10, eller texten"),
            ("2027-2-3", "ett datum skrivs med år, månad och dag", "Skriv 2027-02-03, eller texten"),
            ("1/3/2026", "”1/3/2026” kan vara flera datum", "Skriv år, månad och dag, som 2026-03-01."),
            ("2027-02-30", "”2027-02-30” finns inte i kalendern", "Skriv en dag som finns, som 2026-03-01."),
            ("50 000", "ett tal skrivs bara med siffror, utan mellanslag och enhet", "Skriv 50000, eller texten"),
            ("50 000 kr # mest", "ett tal skrivs bara med siffror, utan mellanslag och enhet", "Skriv 50000, eller"),
        ] {
            let (said, advice) = told(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(said.sv, words, "{written}");
            assert!(advice.sv.starts_with(hint), "{written}: {advice}");
        }
        for text in ["Så söker ni", "februari 2027", "femtio tusen", "34,50 kr", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
