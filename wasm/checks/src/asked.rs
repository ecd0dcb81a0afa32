//! Shows what is asked of this applicant and hides the rest. What is hidden keeps its answers.

use crate::form::Form;
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, Application, Part, Submission, contents_id, section_id};
use finsamkoll_wasm_page::browser::by_id;
use finsamkoll_wasm_page::dom::{show, show_by_id};

/// Brings the page in line with the answers.
pub(crate) fn update(form: &Form, submission: &Submission) {
    let application = Application::new(form.ruleset, submission, form.today());
    for section in &form.ruleset.form.sections {
        let asked = application.asks_section(section);
        for id in [section_id(&section.id), contents_id(&section.id)] {
            show_by_id(&id, asked);
        }
        for field in &section.fields {
            update_field(&application, field);
        }
    }
}

fn update_field(application: &Application<'_>, field: &Field) {
    if let Answer::Rows(columns) = &field.answer {
        let group = Address::group(&field.id);
        show_by_id(&group.id(Part::Whole), application.asks(&group));
        for column in columns.iter().filter(|column| !column.when.is_empty()) {
            update_column(application, field, column);
        }
        return;
    }
    let at = Address::field(&field.id);
    show_by_id(&at.id(Part::Whole), application.asks(&at));
    if let Answer::Statement { .. } = &field.answer {
        let reason = Address::reason(&field.id);
        show_by_id(&reason.id(Part::Whole), application.asks(&reason));
    }
}

fn update_column(application: &Application<'_>, group: &Field, column: &Field) {
    for row in 0..finsamkoll_checks::form::MOST_ROWS {
        let cell = Address::cell(&group.id, row, &column.id);
        let Some(element) = by_id(&cell.id(Part::Whole)) else { return };
        show(&element, application.asks_in_row(group, row, column));
    }
}
