//! The lines to sign: how many of the parties have one in which something stands.

use finsamkoll_checks::form::Form;
use finsamkoll_checks::reading::fold;
use finsamkoll_checks::{Address, Answers};
use finsamkoll_word::parties_to_sign;

/// How far the lines to sign are filled. That something stands there does not tell that it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSign {
    /// The parties that the application names.
    pub parties: Vec<String>,
    /// Those of them that have a line in which something stands.
    pub with_line: Vec<String>,
}

impl ToSign {
    /// Compares the parties named with the filled lines, which are given by their parties.
    pub(crate) fn of(form: &Form, answers: &Answers, filled: &[String]) -> Self {
        let parties: Vec<String> = parties_to_sign(form, answers).into_iter().map(String::from).collect();
        let in_form = filled_in_form(form, answers);
        let has_line =
            |party: &&String| filled.iter().chain(&in_form).any(|line| fold(line.trim()) == fold(party.trim()));
        Self { with_line: parties.iter().filter(has_line).cloned().collect(), parties }
    }
}

/// The parties of the form's own rows for those who sign, where something stands in what is filled in at signing.
fn filled_in_form(form: &Form, answers: &Answers) -> Vec<String> {
    let mut filled = Vec::new();
    for (_, group) in form.fields() {
        for row in answers.rows(&group.id) {
            let text = |column: &str| answers.get(&Address::cell(&group.id, row, column)).trim();
            if group.columns().iter().any(|column| column.signing && !text(&column.id).is_empty()) {
                filled.extend(
                    group.columns().iter().filter(|column| !column.signing).map(|column| text(&column.id).to_owned()),
                );
            }
        }
    }
    filled
}
