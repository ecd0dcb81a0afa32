//! Where the values of a table stand in their file, for faults that show only when files are put together.

use super::table::Table;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The places of all keys and texts of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spots {
    /// The table as a whole.
    pub(crate) whole: Range<usize>,
    values: Vec<Spot>,
    /// The keys of the table themselves.
    keys: Vec<(String, Range<usize>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Spot {
    /// The key of the table below which it stands.
    key: String,
    /// The text, or the path of keys; empty for the value itself.
    text: String,
    span: Range<usize>,
}

impl Spots {
    pub(crate) fn new(table: &Table<'_, '_>) -> Self {
        let keys = table.entries.iter().map(|(key, _)| (key.get_ref().to_string(), key.span())).collect();
        let mut spots = Self { whole: table.span.clone(), values: Vec::new(), keys };
        for (key, value) in &table.entries {
            // What stands in tables of its own keeps places of its own.
            let is_list_of_tables =
                value.get_ref().as_array().is_some_and(|list| list.iter().any(|one| one.get_ref().is_table()));
            if !is_list_of_tables {
                spots.note(key.get_ref(), "", value.span());
                spots.walk(key.get_ref(), "", value);
            }
        }
        spots
    }

    /// The value of a key, else the whole table.
    pub(crate) fn of(&self, key: &str) -> &Range<usize> {
        self.of_text(key, "")
    }

    /// A key itself, else the whole table.
    pub(crate) fn of_key(&self, key: &str) -> &Range<usize> {
        self.keys.iter().find(|(known, _)| known == key).map_or(&self.whole, |(_, span)| span)
    }

    /// A text below a key where it stands last, else the key's value.
    pub(crate) fn of_last(&self, key: &str, text: &str) -> &Range<usize> {
        let last = self.values.iter().rfind(|spot| spot.key == key && spot.text == text);
        last.map_or_else(|| self.of(key), |spot| &spot.span)
    }

    /// A text or a key below a key, else the key's value, else the whole table.
    pub(crate) fn of_text(&self, key: &str, text: &str) -> &Range<usize> {
        let spot = |text: &str| self.values.iter().find(|spot| spot.key == key && spot.text == text);
        spot(text).or_else(|| spot("")).map_or(&self.whole, |spot| &spot.span)
    }

    fn note(&mut self, key: &str, text: &str, span: Range<usize>) {
        self.values.push(Spot { key: key.into(), text: text.into(), span });
    }

    fn walk(&mut self, key: &str, path: &str, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::String(text) => self.note(key, text, value.span()),
            DeValue::Array(values) => values.iter().for_each(|value| self.walk(key, path, value)),
            DeValue::Table(table) => {
                for (name, value) in table {
                    let path =
                        if path.is_empty() { name.get_ref().to_string() } else { format!("{path}.{}", name.get_ref()) };
                    self.note(key, &path, name.span());
                    self.walk(key, &path, value);
                }
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }
}
