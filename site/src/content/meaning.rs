//! What figures in texts mean: read as the checks read answers, so that both take "60 tkr" for the same.

use finsamkoll_checks::Amount;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::reading::{Reading, Value, read};

/// A sum of money, where the text is one and can mean one only.
pub(crate) fn amount(text: &str) -> Option<Amount> {
    let field = Field {
        id: String::new(),
        label: String::new(),
        answer: Answer::Amount,
        optional: false,
        signing: false,
        when: Vec::new(),
        hint: None,
        example: None,
    };
    if let Reading::Read(Value::Amount(amount)) = read(&field, text, &[]) { Some(amount) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_two_things_means_neither() {
        assert_eq!((amount("60 tkr"), amount("60.000"), amount("")), (Some(Amount::kronor(60_000)), None, None));
    }
}
