//! Documents that LibreOffice has opened and saved, and as PDF.

use crate::support::generated::Dice;
use crate::{answers, forms, nfc};
use finsamkoll_checks::{AnswerCode, Answers};
use finsamkoll_word::{Template, blank, filled, read};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a document of ours was made with.
struct Made {
    name: String,
    template: Template,
    answers: Answers,
    code: Option<AnswerCode>,
}

#[test]
fn answers_survive_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let made = write_all(folder.path());
    convert(folder.path(), "docx:Office Open XML Text", "saved");
    for made in &made {
        let bytes = fs::read(folder.path().join("saved").join(format!("{}.docx", made.name))).unwrap();
        let opened = read(&made.template.form, &bytes).unwrap_or_else(|refusal| panic!("{}: {refusal}", made.name));
        assert_eq!(opened.answers, made.answers, "{}", made.name);
        assert_eq!((opened.version, opened.code), (Some(made.template.form.version), made.code), "{}", made.name);
        let code = AnswerCode::of(&made.template.form, &opened.answers, &nfc);
        assert!(made.code.is_none_or(|printed| printed == code), "{}", made.name);
    }
    convert(folder.path(), "pdf", "printed");
    for made in &made {
        let pdf = fs::read(folder.path().join("printed").join(format!("{}.pdf", made.name))).unwrap();
        assert!(pdf.starts_with(b"%PDF-"), "{}", made.name);
    }
}

/// The blank form of every association, and one with answers.
fn write_all(folder: &Path) -> Vec<Made> {
    let mut dice = Dice::new(3);
    let mut all = Vec::new();
    for template in forms::of_content() {
        let id = template.form.id.clone();
        let empty =
            Made { name: format!("{id}-tom"), template: template.clone(), answers: Answers::default(), code: None };
        fs::write(folder.join(format!("{}.docx", empty.name)), blank(&template)).unwrap();
        let answers = answers::by_dice(&template.form, 4, &mut dice);
        let code = AnswerCode::of(&template.form, &answers, &nfc);
        let document = filled(&template, &answers, code, None).unwrap();
        fs::write(folder.join(format!("{id}-ifylld.docx")), document).unwrap();
        all.extend([empty, Made { name: format!("{id}-ifylld"), template, answers, code: Some(code) }]);
    }
    all
}

/// Has LibreOffice convert all documents of a folder into one below it.
fn convert(folder: &Path, to: &str, into: &str) {
    let mut soffice = Command::new("soffice");
    soffice.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    soffice.args(["--headless", "--convert-to", to, "--outdir"]).arg(folder.join(into));
    soffice.args(
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "docx")),
    );
    let said = soffice.output().unwrap();
    assert!(said.status.success(), "{said:?}");
}
