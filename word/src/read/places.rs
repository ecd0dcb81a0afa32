//! Where a form's answers stand, and by what a document knows each place: tags and labels, of today and before.

use crate::names;
use alloc::string::String;
use alloc::vec::Vec;
use finsamkoll_checks::form::{Answer, Field, Form};
use finsamkoll_checks::reading::{compose, fold};
use finsamkoll_checks::{Address, fill};

/// The longest text that can be a label, or the words of an option, in bytes.
pub(super) const LONGEST_LABEL: usize = 1000;

/// What stands after the label of what may be left empty.
const OPTIONAL: &str = "(frivilligt)";

/// A field, the reason of a statement, or a group.
#[derive(Debug)]
pub(super) struct Place<'f> {
    /// Its address.
    pub(super) at: Address,
    /// By what it is known.
    pub(super) known: Known<'f>,
    /// By what its columns are known, where it is a group.
    pub(super) columns: Vec<Known<'f>>,
}

/// A field, and by what a document knows it.
#[derive(Debug)]
pub(super) struct Known<'f> {
    /// The field; of a reason, its statement.
    pub(super) field: &'f Field,
    /// What it is called today.
    pub(super) label: &'f str,
    tags: Vec<String>,
    labels: Vec<String>,
}

/// What a tag stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tagged {
    /// A place, by its number.
    Place(usize),
    /// A column of a group: the number of the group's place, and the column's.
    Column(usize, usize),
}

/// All places of a form, in its order: a reason follows its statement.
pub(super) fn places(form: &Form) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for (_, field) in form.fields() {
        if field.columns().is_empty() {
            places.push(Place { at: Address::field(&field.id), known: Known::field(field), columns: Vec::new() });
        } else {
            places.push(group(field));
        }
        if let Answer::Statement { reason } = &field.answer {
            places.push(Place {
                at: Address::reason(&field.id),
                known: Known::reason(field, reason),
                columns: Vec::new(),
            });
        }
    }
    places
}

/// What a tag stands for in a form with these places.
pub(super) fn tagged(places: &[Place<'_>], tag: &str) -> Option<Tagged> {
    for (number, place) in places.iter().enumerate() {
        if place.known.has_tag(tag) {
            return Some(Tagged::Place(number));
        }
        if let Some(column) = place.columns.iter().position(|column| column.has_tag(tag)) {
            return Some(Tagged::Column(number, column));
        }
    }
    None
}

fn group(field: &Field) -> Place<'_> {
    let columns = field.columns().iter().map(|column| Known::column(field, column)).collect();
    Place { at: Address::group(&field.id), known: Known::field(field), columns }
}

impl<'f> Known<'f> {
    fn field(field: &'f Field) -> Self {
        let mut tags = field.was.clone();
        tags.push(field.id.clone());
        Self { field, label: &field.label, tags, labels: labels(&field.label, &field.earlier_labels) }
    }

    fn reason(field: &'f Field, label: &'f str) -> Self {
        let mut tags = Vec::new();
        for id in ids(field) {
            tags.push(names::tag(&Address::reason(id)));
        }
        Self { field, label, tags, labels: labels(label, &[]) }
    }

    /// A column is known by each id it had in each id that the group had. A former id with a dot is a whole tag.
    fn column(group: &Field, column: &'f Field) -> Self {
        let mut tags = Vec::new();
        for id in ids(column) {
            if id.split_once(['.']).is_some() {
                tags.push(id.into());
                continue;
            }
            for group in ids(group) {
                tags.push(names::tag(&Address::cell(group, 0, id)));
            }
        }
        Self { field: column, label: &column.label, tags, labels: labels(&column.label, &column.earlier_labels) }
    }

    fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|known| known == tag)
    }

    /// Whether a cell that begins with this text is its label.
    pub(super) fn is_called(&self, names: &Called) -> bool {
        self.labels.iter().any(|label| !label.is_empty() && (*label == names.whole || *label == names.first))
    }

    /// What a sentence calls it.
    pub(super) fn name(&self, group: Option<&Place<'_>>) -> String {
        match group {
            Some(group) => fill("{}: {}", &[group.known.label, self.label]),
            None => self.label.into(),
        }
    }
}

/// The id of a field, and those it had.
fn ids(field: &Field) -> impl Iterator<Item = &str> {
    field.was.iter().chain([&field.id]).map(String::as_str)
}

fn labels(today: &str, earlier: &[String]) -> Vec<String> {
    let mut labels = Vec::new();
    labels.push(plain(today));
    for label in earlier {
        labels.push(plain(label));
    }
    labels
}

/// What a cell may call what stands beside it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Called {
    /// All its text.
    whole: String,
    /// Its first paragraph: help may follow the label.
    first: String,
    /// Whether there is more than can be a label.
    is_long: bool,
}

impl Called {
    /// By the text of a cell. What is too long to be a label is none.
    pub(super) fn by(text: &str) -> Self {
        // Cells lie in cells: only the beginning is looked at, however long they are.
        let beginning = text.get(..text.floor_char_boundary(LONGEST_LABEL)).unwrap_or_default().trim_start();
        let is_long = text.len() > LONGEST_LABEL;
        let whole = if is_long { String::new() } else { plain(beginning) };
        let first = beginning.split_once(['\n']).map_or_else(|| whole.clone(), |(first, _)| plain(first));
        Self { whole, first, is_long }
    }

    /// Whether nothing stands there.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_long && self.whole.is_empty()
    }
}

/// A text as labels and options are compared: small letters, single spaces, no signs that cannot be seen, no colon at
/// the end, no mark that it may be left empty.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(
            word.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')),
        );
    }
    let plain = fold(&compose(plain));
    let named = without_colon(&plain);
    without_colon(named.strip_suffix(OPTIONAL).unwrap_or(named)).into()
}

fn without_colon(text: &str) -> &str {
    text.trim_end_matches([':', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_by_what_people_see() {
        for text in [
            "Sökta medel",
            " SÖKTA\u{a0}\n medel: ",
            "So\u{308}kta me\u{ad}del (frivilligt)",
            "Sökta medel: (Frivilligt):",
        ] {
            assert_eq!(plain(text), "sökta medel", "{text}");
        }
        assert_ne!(plain("Sökta medel?"), "sökta medel");
    }

    #[test]
    fn a_label_is_the_first_paragraph_or_all() {
        let called = Called::by("Insatsens\nnamn\n");
        assert_eq!((called.whole.as_str(), called.first.as_str()), ("insatsens namn", "insatsens"));
        let long = |many: usize| Called::by(&"a".repeat(many));
        assert_eq!(long(LONGEST_LABEL).whole.len(), LONGEST_LABEL);
        assert_eq!((long(LONGEST_LABEL + 1).whole, long(LONGEST_LABEL + 1).first), Default::default());
        assert!(!long(LONGEST_LABEL + 1).is_empty());
        assert!(Called::by(" \n").is_empty());
    }

    #[test]
    fn former_ids_are_tags_too() {
        let mut column = Field::new("belopp", "Belopp", Answer::Amount);
        column.was = ["summa".into(), "kostnad.kronor".into()].into();
        let mut group = Field::new("budget", "Budget", Answer::Rows([column].into()));
        group.was = ["kalkyl".into()].into();
        let places = [super::group(&group)];
        for tag in ["budget.belopp", "budget.summa", "kalkyl.belopp", "kalkyl.summa", "kostnad.kronor"] {
            assert_eq!(tagged(&places, tag), Some(Tagged::Column(0, 0)), "{tag}");
        }
        for tag in ["budget", "kalkyl"] {
            assert_eq!(tagged(&places, tag), Some(Tagged::Place(0)), "{tag}");
        }
        for tag in ["belopp", "summa", "kronor", "budget.kronor"] {
            assert_eq!(tagged(&places, tag), None, "{tag}");
        }
    }
}
