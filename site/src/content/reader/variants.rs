//! Reads what stands for one of several: a word, or a key with its parameters.

use super::Reader;
use crate::content::fault::Fault;
use crate::content::table::{Table, Value};
use crate::diagnostic::said;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::ops::Range;

/// A word that chooses a variant without parameters.
pub(super) struct WordReader<'a> {
    pub(super) variant: &'a str,
    pub(super) at: Range<usize>,
}

impl<'de> EnumAccess<'de> for WordReader<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let reader: StrDeserializer<'_, Fault> = self.variant.into_deserializer();
        let chosen = seed.deserialize(reader).map_err(|fault| fault.within(&self.at))?;
        Ok((chosen, self))
    }
}

impl WordReader<'_> {
    fn fault(&self) -> Fault {
        Fault::new(
            &self.at,
            said!(
                "”{0}” behöver ett värde: skriv {{ {0} = … }}",
                "“{0}” needs a value: write {{ {0} = … }}",
                self.variant,
            ),
        )
    }
}

impl<'de> VariantAccess<'de> for WordReader<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(self.fault())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(self.fault())
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(self.fault())
    }
}

/// A table with one key, which chooses a variant whose parameter is the value.
pub(super) struct OneKey<'b, 'a, 'i>(pub(super) &'b Table<'a, 'i>);

impl<'de, 'a, 'i> EnumAccess<'de> for OneKey<'_, 'a, 'i> {
    type Error = Fault;
    type Variant = Parameter<'a, 'i>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Parameter<'a, 'i>), Fault> {
        let Some((key, value)) = self.0.entries.first() else {
            return Err(Fault::custom(said!("ett värde saknas", "a value is missing")));
        };
        let reader: StrDeserializer<'_, Fault> = key.get_ref().as_ref().into_deserializer();
        let chosen = seed.deserialize(reader).map_err(|fault| fault.within(&key.span()))?;
        Ok((chosen, Parameter(value)))
    }
}

pub(super) struct Parameter<'a, 'i>(&'a Value<'i>);

impl<'de> VariantAccess<'de> for Parameter<'_, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Err(Fault::new(&self.0.span(), said!("ordet tar inget värde", "the word takes no value")))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(Reader(self.0)).map_err(|fault| fault.within(&self.0.span()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        Reader(self.0).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        Reader(self.0).deserialize_any(visitor)
    }
}

/// A variant chosen by a word that stands beside its parameters, as `kind` beside the parameters of a rule.
pub(in crate::content) struct VariantReader<'b, 'a, 'i> {
    pub(in crate::content) variant: &'b str,
    pub(in crate::content) at: Range<usize>,
    pub(in crate::content) table: &'b Table<'a, 'i>,
}

impl<'de> Deserializer<'de> for VariantReader<'_, '_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, 'b, 'a, 'i> EnumAccess<'de> for VariantReader<'b, 'a, 'i> {
    type Error = Fault;
    type Variant = Parameters<'b, 'a, 'i>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant), Fault> {
        let reader: StrDeserializer<'_, Fault> = self.variant.into_deserializer();
        let chosen = seed.deserialize(reader).map_err(|fault| fault.within(&self.at))?;
        Ok((chosen, Parameters(self.table)))
    }
}

pub(in crate::content) struct Parameters<'b, 'a, 'i>(&'b Table<'a, 'i>);

impl<'de> VariantAccess<'de> for Parameters<'_, '_, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.0.entries.first() {
            None => Ok(()),
            Some((key, _)) => Err(Fault::unknown_key(key, &[])),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.0.deserialize_any(visitor)
    }
}
