//! What figures in texts mean: read as the checks read answers, so that both take "60 tkr" for the same.

use finsamkoll_checks::Amount;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Reading, Value, read};

/// A sum of money, where the text is one and can mean one only.
pub(crate) fn amount(text: &str) -> Option<Amount> {
    if let Reading::Read(Value::Amount(amount)) = reading(text, Answer::Amount) { Some(amount) } else { None }
}

/// What the text would mean as an answer in a form.
pub(super) fn reading(text: &str, answer: Answer) -> Reading {
    read(&Field::new("", "", answer), text, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_two_things_means_neither() {
        assert_eq!((amount("60 tkr"), amount("60.000"), amount("")), (Some(Amount::kronor(60_000)), None, None));
    }
}
