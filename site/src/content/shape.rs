//! What a type reads from a table, found out by giving it one: each key with the sort of value it takes, whether it must
//! be there, and what holds where it is not. So the editors' manual needs no second list of these.

use super::fault::{Fault, What};
use super::reader::DAY;
use crate::diagnostic::{Said, said};
use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::iter;

/// A key of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) is_needed: bool,
    /// The word that holds where the key is not there, of a key that takes one of several words.
    pub(crate) otherwise: Option<&'static str>,
}

/// The sort of value that a key takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Tables of their own, each under its heading.
    #[default]
    Tables,
    Text,
    Whole,
    Day,
    /// One of these words.
    Words(&'static [&'static str]),
    List(Box<Takes>),
    /// So many values.
    Exactly(usize, Box<Takes>),
    /// Keys and values in braces.
    Table,
}

impl Key {
    /// How the key is written, where a line of its own says it.
    pub(super) fn example(&self) -> Option<Said> {
        let Self { name, takes, .. } = self;
        if let Takes::Words(words) = takes {
            return Some(one_of(name, words));
        }
        let value = takes.example()?;
        Some(said!("Skriv {name} = {value}.", "Write {name} = {value}."))
    }
}

/// How a key that takes one of several words is written.
pub(super) fn one_of(name: &str, words: &[&str]) -> Said {
    let words = words.join(", ");
    said!("Skriv {name} = \"…\" med ett av orden {words}.", "Write {name} = \"…\" with one of the words {words}.",)
}

impl Takes {
    fn example(&self) -> Option<String> {
        Some(match self {
            Self::Tables => return None,
            Self::Text | Self::Words(_) => "\"…\"".into(),
            Self::Whole => "1".into(),
            Self::Day => "2026-03-01".into(),
            Self::List(one) => format!("[{}]", one.example()?),
            Self::Exactly(number, one) => format!("[{}]", vec![one.example()?; *number].join(", ")),
            Self::Table => "{ … }".into(),
        })
    }
}

/// The words of what is so or not.
const FLAG: &[&str] = &["true", "false"];

/// The keys that a type reads from a table.
pub(crate) fn keys<T: DeserializeOwned + Debug>() -> Vec<Key> {
    keys_read(&|given| T::deserialize(given).map(|read| format!("{read:?}")))
}

/// The keys of one variant of an enum, which is a struct.
pub(crate) fn keys_of_variant<T: DeserializeOwned + Debug>(variant: &str) -> Vec<Key> {
    keys_read(&|given| {
        let chosen = MapAccessDeserializer::new(MapDeserializer::new(iter::once((variant, given))));
        T::deserialize(chosen).map(|read| format!("{read:?}"))
    })
}

/// The words that an enum takes.
pub(crate) fn variants<T: DeserializeOwned>() -> &'static [&'static str] {
    let takes = RefCell::default();
    let _ = T::deserialize(Sample { takes: &takes, choice: 0 });
    if let Takes::Words(words) = takes.into_inner() { words } else { &[] }
}

/// `read` gives words by which two values that it read can be told apart.
fn keys_read(read: &dyn Fn(Given<'_>) -> Result<String, Fault>) -> Vec<Key> {
    let note = Note::default();
    let _ = read(Given::new(&note));
    note.keys.get().iter().map(|name| key(name, read)).collect()
}

fn key(name: &'static str, read: &dyn Fn(Given<'_>) -> Result<String, Fault>) -> Key {
    let note = Note::default();
    let with = |choice| read(Given { of: name, choice, ..Given::new(&note) });
    let _ = with(0);
    let takes = note.takes.take();
    let without = read(Given { without: name, ..Given::new(&note) });
    let words = if let Takes::Words(words) = takes { words } else { &[] };
    let otherwise = words.iter().enumerate().find(|(choice, _)| without.is_ok() && with(*choice) == without);
    let is_needed = matches!(&without, Err(Fault { what: What::MissingKey(key), .. }) if *key == name);
    Key { name, takes, is_needed, otherwise: otherwise.map(|(_, word)| *word) }
}

/// What was asked for.
#[derive(Default)]
struct Note {
    keys: Cell<&'static [&'static str]>,
    takes: RefCell<Takes>,
}

/// A table with a value of the right sort for every key.
#[derive(Clone, Copy)]
struct Given<'n> {
    note: &'n Note,
    /// The key of which the sort of value is noted.
    of: &'static str,
    /// Which of its words that key has.
    choice: usize,
    /// A key that is not there.
    without: &'static str,
}

impl<'n> Given<'n> {
    fn new(note: &'n Note) -> Self {
        Self { note, of: "", choice: 0, without: "" }
    }
}

impl<'de> Deserializer<'de> for Given<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::custom("only a table is given"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.note.keys.set(keys);
        let unnoted = RefCell::default();
        let sample = |key: &str| {
            let is_meant = key == self.of;
            let takes = if is_meant { &self.note.takes } else { &unnoted };
            Sample { takes, choice: if is_meant { self.choice } else { 0 } }
        };
        let keys = keys.iter().filter(|key| **key != self.without);
        visitor.visit_map(MapDeserializer::new(keys.map(|key| (*key, sample(key)))))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Fault> for Given<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// One value, of whatever sort is asked for.
#[derive(Clone, Copy)]
pub(super) struct Sample<'n> {
    takes: &'n RefCell<Takes>,
    choice: usize,
}

impl<'n> Sample<'n> {
    pub(super) fn new(takes: &'n RefCell<Takes>) -> Self {
        Self { takes, choice: 0 }
    }

    fn note(&self, takes: Takes) {
        self.takes.replace(takes);
    }

    /// A list of so many values, with the sort of them.
    fn list<'de, V: Visitor<'de>>(length: usize, visitor: V) -> Result<(V::Value, Box<Takes>), Fault> {
        let takes = RefCell::default();
        let samples = iter::repeat_n(Sample { takes: &takes, choice: 0 }, length);
        let read = visitor.visit_seq(SeqDeserializer::new(samples))?;
        Ok((read, Box::new(takes.take())))
    }
}

impl<'de> Deserializer<'de> for Sample<'_> {
    type Error = Fault;

    /// Only tables that are read by themselves are passed over, as any value.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Takes::Tables);
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Takes::Words(FLAG));
        visitor.visit_bool(self.choice == 0)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Takes::Whole);
        visitor.visit_u8(1)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Takes::Text);
        visitor.visit_str("x")
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        if name != DAY {
            return visitor.visit_newtype_struct(self);
        }
        self.note(Takes::Day);
        visitor.visit_str("2027-01-01")
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let (read, takes) = Self::list(1, visitor)?;
        self.note(Takes::List(takes));
        Ok(read)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        let (read, takes) = Self::list(length, visitor)?;
        self.note(Takes::Exactly(length, takes));
        Ok(read)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Takes::Table);
        visitor.visit_map(MapDeserializer::new(iter::empty::<(&str, &str)>()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.note(Takes::Table);
        Given::new(&Note::default()).deserialize_struct(name, keys, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.note(Takes::Words(words));
        let (word, within) = (words.get(self.choice).copied().unwrap_or_default(), RefCell::default());
        let chosen = iter::once((word, Sample { takes: &within, choice: 0 }));
        visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(chosen)))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Fault> for Sample<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    #[allow(dead_code, reason = "only its shape is asked")]
    struct Tried {
        text: String,
        #[serde(default)]
        is_so: bool,
        #[serde(default = "yes")]
        is_also_so: bool,
        months: Option<u16>,
        #[serde(default)]
        side: Side,
        sides: Vec<Side>,
        period: [String; 2],
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    #[allow(dead_code, reason = "only its shape is asked")]
    enum Side {
        Left,
        #[default]
        Right,
        Of(String),
    }

    fn yes() -> bool {
        true
    }

    #[test]
    fn a_type_says_what_it_reads() {
        let key = |name, takes, is_needed, otherwise| Key { name, takes, is_needed, otherwise };
        let side = Takes::Words(&["left", "right", "of"]);
        assert_eq!(
            keys::<Tried>(),
            [
                key("text", Takes::Text, true, None),
                key("is-so", Takes::Words(FLAG), false, Some("false")),
                key("is-also-so", Takes::Words(FLAG), false, Some("true")),
                key("months", Takes::Whole, false, None),
                key("side", side.clone(), false, Some("right")),
                key("sides", Takes::List(Box::new(side)), true, None),
                key("period", Takes::Exactly(2, Box::new(Takes::Text)), true, None),
            ]
        );
        assert_eq!(variants::<Side>(), ["left", "right", "of"]);
    }
}
