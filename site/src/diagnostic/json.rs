//! Diagnostics for programs: one JSON object, described for its readers in `docs/lint.md`.

use super::{Diagnostic, Language, Place, Severity, Shown};
use serde::Serialize;

/// The number of the form. A new key leaves it as it is; what is renamed or taken away changes it.
const VERSION: u8 = 1;

/// All diagnostics of a run as one JSON object, with a line end.
#[must_use]
pub fn json(told: &[Diagnostic], shown: &Shown<'_>) -> String {
    let run = Run {
        version: VERSION,
        errors: told.iter().filter(|one| one.severity == Severity::Error).count(),
        warnings: told.iter().filter(|one| one.severity == Severity::Warning).count(),
        diagnostics: told.iter().map(|one| One::new(one, shown)).collect(),
    };
    // Texts and numbers can always be written.
    serde_json::to_string_pretty(&run).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Run<'t> {
    version: u8,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<One<'t>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct One<'t> {
    severity: &'static str,
    code: &'static str,
    message: &'t str,
    hint: Option<&'t str>,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    /// The column after the last.
    end_column: Option<usize>,
}

impl<'t> One<'t> {
    fn new(told: &'t Diagnostic, shown: &Shown<'_>) -> Self {
        let place = told.place.as_ref();
        Self {
            severity: told.severity.name(Language::English),
            code: told.code,
            message: told.message.in_language(shown.language),
            hint: told.hint.as_ref().map(|hint| hint.in_language(shown.language)),
            file: shown.path(told),
            line: place.map(Place::line),
            column: place.map(Place::column),
            end_column: place.map(Place::end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::said;
    use super::*;

    #[test]
    fn one_object_holds_all() {
        let shown = Shown { language: Language::Swedish, folder: "content" };
        let one =
            Diagnostic::error("x", "a.md", said!("fel ”här”", "wrong")).at(Place::new(&"å fel\n".into(), &(3..6)));
        let other = Diagnostic::error("y", "b.md", said!("se", "look")).hint(said!("tips", "hint")).as_warning();
        let expected = r#"{
  "version": 1,
  "errors": 1,
  "warnings": 1,
  "diagnostics": [
    {
      "severity": "error",
      "code": "x",
      "message": "fel ”här”",
      "hint": null,
      "file": "content/a.md",
      "line": 1,
      "column": 3,
      "end-column": 6
    },
    {
      "severity": "warning",
      "code": "y",
      "message": "se",
      "hint": "tips",
      "file": "content/b.md",
      "line": null,
      "column": null,
      "end-column": null
    }
  ]
}
"#;
        assert_eq!(json(&[one, other], &shown), expected);
    }
}
