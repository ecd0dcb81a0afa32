//! What figures in texts mean: read as the checks read answers, so that both take "60 tkr" and "1/3 2027" for the same.

use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Reading, Value, read};
use finsamkoll_checks::{Amount, Date};

/// A sum of money, where the text is one and can mean one only.
pub(crate) fn amount(text: &str) -> Option<Amount> {
    if let Reading::Read(Value::Amount(amount)) = reading(text, Answer::Amount) { Some(amount) } else { None }
}

/// A day, where the text is one and can mean one only.
pub(crate) fn day(text: &str) -> Option<Date> {
    if let Reading::Read(Value::Date(day)) = reading(text, Answer::Date) { Some(day) } else { None }
}

fn reading(text: &str, answer: Answer) -> Reading {
    let field = Field {
        id: String::new(),
        label: String::new(),
        answer,
        optional: false,
        signing: false,
        when: Vec::new(),
        hint: None,
        example: None,
    };
    read(&field, text, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_two_things_means_neither() {
        assert_eq!((amount("60 tkr"), amount("60.000"), amount("")), (Some(Amount::kronor(60_000)), None, None));
        assert_eq!((day("1 mars 2027"), day("1/3/2027"), day("våren")), (Date::new(2027, 3, 1), None, None));
    }
}
