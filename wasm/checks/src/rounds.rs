//! Tells where a round is chosen which rounds have passed, and chooses the next one for those who have not chosen.

use crate::form::Form;
use finsamkoll_wasm_page::browser::first;
use finsamkoll_wasm_page::dom::{all, show};

/// Brings the choice of a round in line with today.
pub(crate) fn update(form: &Form) {
    let Some(field) = first("[data-type=round]") else { return };
    let rounds = &form.ruleset.rounds;
    let coming = rounds.coming(form.today());
    let is_open = all(&field, ":checked").is_empty();
    // The options stand in the order of the rounds, each with its mark.
    for ((option, mark), round) in all(&field, "input").iter().zip(&all(&field, ".passed")).zip(&rounds.all) {
        show(mark, round.deadline < form.today());
        if is_open && coming.is_some_and(|coming| coming.id == round.id) {
            option.set_checked(true);
        }
    }
    if let Some(note) = first(".none-to-come") {
        show(&note, coming.is_none());
    }
}
