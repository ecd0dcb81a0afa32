//! Handing the application over: the file, the code, the e-mail.

use crate::mail::Mail;
use crate::report::{self, text_of};
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Form};
use finsamkoll_checks::{Address, Answers, fill};
use finsamkoll_wasm_page::browser::by_id;
use finsamkoll_wasm_page::clock;
use finsamkoll_wasm_page::dom::{add, all, set_text, show_by_id};
use finsamkoll_wasm_page::form;
use finsamkoll_word::{Template, filled};

/// What is said of a file that was saved, by its name.
pub(crate) const SAVED: &str =
    "Filen heter {} och ligger bland det som ni har hämtat i webbläsaren. Ingenting har lämnat er dator.";

/// What is said of a draft that was saved, by the name of the file in it.
pub(crate) const DRAFTED: &str =
    "Utkastet ligger bland det som ni har hämtat i webbläsaren, med {} som bilaga. Öppna det i ert e-postprogram.";

/// Where the code stands in the report, and how to hand the application over.
const REPORT: &str = "sida:kontrollkod";
const HANDING: &str = "sida:lamna";

/// Shows the code of what was checked in the report, and how to hand the application over.
pub(crate) fn show_checked(form: &Form) {
    show_code(REPORT, form);
    show(form);
}

/// Shows how to hand the application over as it is now. The report keeps the code of what was checked.
fn show(form: &Form) {
    show_code(HANDING, form);
    let mail = mail(form, &form::asked());
    set_text("sida:mejl-amne", &mail.subject);
    set_text("sida:mejl-text", &mail.text);
    if let Some(list) = by_id("sida:mejl-bilagor") {
        list.set_text_content(Some(""));
        for file in &mail.attached {
            add(&list, "li", "", file);
        }
    }
    if let Some(link) = by_id("sida:mejl-lank") {
        link.set_attribute("href", &mail.address());
    }
}

fn show_code(id: &str, form: &Form) {
    let Some(place) = by_id(id) else { return };
    show_by_id(id, true);
    if let Some(code) = all(&place, ".answer-code").first() {
        code.set_text_content(Some(&form::code(form, &form::asked()).text()));
    }
}

/// What the file is called.
pub(crate) fn file_name(form: &Form) -> String {
    fill("ansokan-{}-{}.docx", &[&form.id, &clock::today_in_figures()])
}

/// The application as a file, and what is to be said of it. Without bytes where it is too long.
pub(crate) fn document(template: &Template, says: &str) -> (Vec<u8>, String) {
    let form = &template.form;
    let asked = form::asked();
    let receipt = if report::is_wanted() { report::receipt() } else { None };
    match filled(template, &asked, form::code(form, &asked), receipt.as_ref()) {
        Ok(file) => {
            show(form);
            let mut says = fill(says, &[&file_name(form)]);
            if report::is_wanted() && receipt.is_none() {
                says.push(' ');
                says.push_str(report::NO_RECEIPT);
            }
            (file, says)
        }
        Err(too_much) => (Vec::new(), too_much.says().into()),
    }
}

fn mail(form: &Form, asked: &Answers) -> Mail {
    let code = form::code(form, asked).text();
    let mut attached = Vec::from([file_name(form)]);
    attached.extend(attachments(form, asked));
    let mut text = fill("Hej!\n\nHär är vår ansökan.\n\nKontrollkod: {}\n\nBifogade filer:\n", &[&code]);
    for file in &attached {
        text.push_str(&fill("– {}\n", &[file]));
    }
    Mail { to: text_of("sida:mejl-till"), subject: fill("{}, kontrollkod {}", &[&form.title, &code]), text, attached }
}

/// The papers that the applicant has said go with it.
fn attachments(form: &Form, asked: &Answers) -> Vec<String> {
    let is_attachment =
        |at: &&Address| form::find(form, at).is_some_and(|found| found.field.answer == Answer::Attachment);
    form::labels(form, asked.iter().map(|(at, _)| at).filter(is_attachment))
}
