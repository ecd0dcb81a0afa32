//! What tells an association's applications apart on its office's desk: which fields of the form ask for it.

use super::Overview;
use crate::content::{Field, FieldKeys, FieldType, Lost, Part, Section, Tells};
use crate::diagnostic::{Diagnostic, Said, said};
use crate::source::File;

/// The fields that tell applications apart, of the sections of a form.
pub(super) fn resolve(sections: &[&Section<'_>], lost: &Lost<'_>, told: &mut Vec<Diagnostic>) -> Overview {
    let mut overview = Overview::default();
    for section in sections {
        for field in &section.fields {
            let file = section.file;
            told.extend(field.columns.iter().filter_map(|column| in_column(column, file)));
            let Some(what) = field.keys.overview else { continue };
            let known = place(&mut overview, what);
            if !fits(&field.keys, what) {
                told.push(misfit(field, what, file));
            } else if let Some(other) = known.as_ref().filter(|other| **other != field.keys.id) {
                // Of a form whose list of sections is lost it is not known whether it asks both.
                told.extend((!lost.has(Part::Composition)).then(|| second(field, what, other, file)));
            } else {
                *known = Some(field.keys.id.clone());
            }
        }
    }
    overview
}

fn place(overview: &mut Overview, what: Tells) -> &mut Option<String> {
    match what {
        Tells::Effort => &mut overview.effort,
        Tells::Owner => &mut overview.owner,
        Tells::Sought => &mut overview.sought,
    }
}

/// The type of the one answer that tells it.
fn asked_as(what: Tells) -> FieldType {
    match what {
        Tells::Effort => FieldType::Text,
        Tells::Owner => FieldType::Party,
        Tells::Sought => FieldType::Amount,
    }
}

fn fits(keys: &FieldKeys, what: Tells) -> bool {
    keys.kind == asked_as(what) && !keys.many
}

fn misfit(field: &Field, what: Tells, file: File<'_>) -> Diagnostic {
    let (name, kind) = (what.written(), asked_as(what).written());
    let words = if field.keys.many {
        said!(
            "overview = \"{name}\" är ett enda svar, men fältet tar flera (many)",
            "overview = \"{name}\" is a single answer, but the field takes several (many)",
        )
    } else {
        said!(
            "overview = \"{name}\" passar inte ett fält av typen {}",
            "overview = \"{name}\" does not fit a field of type {}",
            field.keys.kind.written(),
        )
    };
    fault(field, file, words).hint(said!(
        "Skriv det vid ett fält av typen {kind}, utan many, eller ta bort raden.",
        "Write it at a field of type {kind}, without many, or take the line away.",
    ))
}

fn second(field: &Field, what: Tells, other: &str, file: File<'_>) -> Diagnostic {
    let name = what.written();
    let words = said!(
        "formuläret har overview = \"{name}\" redan i ”{other}”",
        "the form has overview = \"{name}\" already in “{other}”",
    );
    fault(field, file, words).hint(said!("Ta bort den ena raden.", "Take one of the lines away."))
}

/// What is said of the key in a column: each row would have an answer of its own.
fn in_column(column: &Field, file: File<'_>) -> Option<Diagnostic> {
    column.keys.overview?;
    let words = said!(
        "overview kan inte stå i en kolumn, som har ett svar på varje rad",
        "overview cannot stand in a column, which has an answer on each row",
    );
    let hint = said!("Ta bort raden, eller skriv den i ett fält.", "Take the line away, or write it in a field.");
    Some(fault(column, file, words).hint(hint))
}

fn fault(field: &Field, file: File<'_>, words: Said) -> Diagnostic {
    file.error(field.spots.of("overview"), "overview", words)
}
