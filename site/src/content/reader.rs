//! Gives serde the values of front matter, and says of each fault where it stands.
//!
//! toml's own deserializer would do, but for its errors: they are English sentences, and nobody can tell an unknown
//! key from a missing one by them.

mod variants;

use super::fault::{Fault, asked};
use super::shape::{Sample, Takes};
use super::slip;
use super::table::{Key, Table, Value};
use crate::diagnostic::said;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt::Debug;
use toml::de::{DeInteger, DeValue};
pub(super) use variants::VariantReader;
use variants::{OneKey, WordReader};

/// The name by which a type asks for a TOML date.
pub(crate) const DAY: &str = "Day";

/// The keys that a type reads from a table: asked of the type itself, so that no second list can differ from it.
pub(crate) fn keys_of<'de, T: de::Deserialize<'de>>() -> &'static [&'static str] {
    let mut keys: &'static [&'static str] = &[];
    // The probe always ends in an error: it has no values to give.
    let _ = T::deserialize(Probe(&mut keys));
    keys
}

struct Probe<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::custom("only asked for its keys"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for &Table<'_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries {
            rest: self.entries.iter(),
            stand_ins: self.stand_ins.iter(),
            value: None,
            unnoted: RefCell::default(),
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Entries<'b, 'a, 'i> {
    rest: std::slice::Iter<'b, (&'a Key<'i>, &'a Value<'i>)>,
    stand_ins: std::slice::Iter<'b, &'static str>,
    /// The value of the key at hand; none where a sample stands in for it.
    value: Option<&'a Value<'i>>,
    unnoted: RefCell<Takes>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let entry = self.rest.next();
        self.value = entry.map(|(_, value)| *value);
        let stand_in = || self.stand_ins.next().map(|key| (*key, 0..0));
        let Some((key, span)) = entry.map(|(key, _)| (key.get_ref().as_ref(), key.span())).or_else(stand_in) else {
            return Ok(None);
        };
        let reader: StrDeserializer<'_, Fault> = key.into_deserializer();
        seed.deserialize(reader).map(Some).map_err(|fault| fault.within(&span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(value) => seed.deserialize(Reader(value)).map_err(|fault| fault.within(&value.span())),
            None => seed.deserialize(Sample::new(&self.unnoted)),
        }
    }
}

/// One value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a, 'i>(pub(crate) &'a Value<'i>);

impl<'de> Deserializer<'de> for Reader<'_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match self.0.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Integer(integer) => visitor.visit_i64(number(integer)?),
            DeValue::Float(float) => visitor.visit_f64(float.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => visitor.visit_bool(*value),
            DeValue::Datetime(day) => {
                let asked = asked(&visitor);
                Err(Fault::custom(said!(
                    "här ska det stå {asked}, inte datumet {day}",
                    "{asked:#} belongs here, not the date {day}",
                )))
            }
            DeValue::Array(values) => all_of(values, visitor),
            DeValue::Table(table) => Table::new(table, self.0.span()).deserialize_any(visitor),
        };
        read.map_err(|fault| fault.within(&self.0.span()))
    }

    /// A text in which nothing stands is left out by leaving out its key.
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
            let hint = said!(
                "Skriv något mellan citattecknen, eller ta bort raden om uppgiften inte behövs.",
                "Write something between the quotes, or remove the line where it is not needed.",
            );
            return Err(Fault::new(&self.0.span(), said!("texten är tom", "the text is empty")).hint(hint));
        }
        self.deserialize_any(visitor)
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
        match self.0.get_ref() {
            DeValue::Datetime(day) => visitor.visit_string(day.to_string()),
            DeValue::String(text) => Err(no_day(Some(text))),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                Err(no_day(None))
            }
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0.get_ref() {
            DeValue::String(variant) => visitor.visit_enum(WordReader { variant, at: self.0.span() }),
            DeValue::Table(table) if table.len() == 1 => visitor.visit_enum(OneKey(&Table::new(table, self.0.span()))),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => self.deserialize_any(visitor),
        }
    }

    /// serde would read a list as a struct's values in order.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.0.get_ref().is_array() {
            return Err(Fault::invalid_type(Unexpected::Seq, &visitor).within(&self.0.span()));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map identifier
    }
}

/// What is said of a value, or of a text, that should be a day.
fn no_day(text: Option<&str>) -> Fault {
    let fault = Fault::custom(said!(
        "här ska det stå ett datum utan citattecken, som 2026-03-01",
        "a date without quotes belongs here, like 2026-03-01",
    ));
    fault.hint(text.and_then(slip::day_in_toml).map(|day| said!("Skriv {day}.", "Write {day}.")))
}

/// Reads a list to its end: of a type with so many values serde would leave the rest unread.
fn all_of<'de, V: Visitor<'de>>(values: &[Value<'_>], visitor: V) -> Result<V::Value, Fault> {
    let mut rest = Values(values.iter());
    let read = visitor.visit_seq(&mut rest)?;
    match rest.0.next() {
        None => Ok(read),
        Some(more) => {
            Err(Fault::new(&more.span(), said!("listan har för många värden", "the list has too many values")))
        }
    }
}

fn number(integer: &DeInteger<'_>) -> Result<i64, Fault> {
    i64::from_str_radix(integer.as_str(), integer.radix())
        .map_err(|_| Fault::custom(said!("talet är för stort", "the number is too large")))
}

struct Values<'a, 'i>(std::slice::Iter<'a, Value<'i>>);

impl<'de> SeqAccess<'de> for &mut Values<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|value| seed.deserialize(Reader(value))).transpose()
    }
}
