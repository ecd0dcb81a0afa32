//! Diagnostics for a terminal: what is wrong, the line with what is meant underlined, the advice.

use super::{Diagnostic, Language, Place, Severity, Shown};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::ops::Range;

/// How wide a line is shown: a paragraph of markdown is one line, which is cut around what is meant.
const WIDTH: usize = 100;

/// One diagnostic, coloured. Who writes to something that shows no colours takes the escape sequences away.
#[must_use]
pub fn text(told: &Diagnostic, shown: &Shown<'_>) -> String {
    render(told, shown, &Renderer::styled())
}

fn render(told: &Diagnostic, shown: &Shown<'_>, renderer: &Renderer) -> String {
    let level = match told.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.with_name(told.severity.name(shown.language));
    let title = title.primary_title(told.message.in_language(shown.language));
    // What stands in a file could make a terminal do something. Of titles and lines the library sees to that itself.
    let path = normalize_untrusted_str(&shown.path(told));
    let element: Element<'_> = match &told.place {
        Some(place) => {
            let line = Snippet::source(place.text()).line_start(place.line()).path(path);
            line.annotation(AnnotationKind::Primary.span(span_of(place))).into()
        }
        None => Origin::path(path).into(),
    };
    let advice = told.hint.as_ref().map(|hint| {
        let name = match shown.language {
            Language::Swedish => "tips",
            Language::English => "hint",
        };
        Level::HELP.with_name(name).message(normalize_untrusted_str(hint.in_language(shown.language)))
    });
    let group = Group::with_title(title).element(element).elements(advice);
    renderer.clone().term_width(WIDTH).render(&[group])
}

/// Which bytes of its line a place concerns.
fn span_of(place: &Place) -> Range<usize> {
    let (text, start) = (place.text(), place.column() - 1);
    let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
    byte(start)..byte(start + place.width())
}

#[cfg(test)]
mod tests {
    use super::super::said;
    use super::*;

    fn plain(told: &Diagnostic, language: Language) -> String {
        render(told, &Shown { language, folder: "content/" }, &Renderer::plain())
    }

    fn at(text: &str, span: Range<usize>) -> String {
        let told = Diagnostic::error("x", "a.md", said!("fel", "wrong")).at(Place::new(&text.into(), &span));
        plain(&told, Language::Swedish)
    }

    #[test]
    fn the_line_is_shown_with_what_is_meant() {
        let place = Place::new(&"+++\ntitel = \"Å\"\n".into(), &(4..9));
        let told = Diagnostic::error("x", "a.md", said!("okänd nyckel ”titel”", "unknown key “titel”")).at(place);
        let told = told.meant("titel", ["title", "order"]).as_warning();
        let swedish = "\
varning: okänd nyckel ”titel”
 --> content/a.md:2:1
  |
2 | titel = \"Å\"
  | ^^^^^
  |
  = tips: menade du ”title”?";
        assert_eq!(plain(&told, Language::Swedish), swedish);
        let english = plain(&told, Language::English);
        assert!(english.starts_with("warning: unknown key “titel”"), "{english}");
        assert!(english.ends_with("hint: did you mean “title”?"), "{english}");
    }

    #[test]
    fn a_file_as_a_whole_has_no_line() {
        let told = Diagnostic::error("x", "a.md", said!("filen saknas", "there is no such file"));
        assert_eq!(plain(&told, Language::Swedish), "fel: filen saknas\n--> content/a.md");
    }

    #[test]
    fn tabs_and_wide_letters_keep_the_mark_in_place() {
        let text = "\tåäö 日本 x";
        let shown = at(text, text.find('x').unwrap()..text.len());
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[3..], ["1 |     åäö 日本 x", "  |              ^"]);
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let text = format!("{} här {}", "ett ord ".repeat(50), "ett till ".repeat(50));
        let start = text.find("här").unwrap();
        let shown = at(&text, start..start + "här".len());
        let lines: Vec<Vec<char>> = shown.lines().map(|line| line.chars().collect()).collect();
        assert!(lines[3].len() <= WIDTH, "{shown}");
        let mark = lines[4].iter().position(|sign| *sign == '^').unwrap();
        assert_eq!(lines[3][mark..mark + 3].iter().collect::<String>(), "här");
    }

    #[test]
    fn nothing_that_stands_in_a_file_makes_the_terminal_do_something() {
        let told = Diagnostic::error("x", "a\u{1b}[31m.md", said!("\u{1b}[31m", "\u{7}"));
        let told = told.at(Place::new(&"x\u{1b}[31m\u{202e}y".into(), &(0..1))).hint(said!("\u{1b}", "\u{1b}"));
        assert!(!plain(&told, Language::Swedish).contains(['\u{1b}', '\u{202e}']));
    }
}
