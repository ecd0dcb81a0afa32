//! Values as bytes for the browser: what `postcard` writes, under a seal, and read where the seal is whole.
//!
//! `postcard`'s own reader can fail at every byte, and `serde` then drops all that was read by then. Values
//! are read only where the fingerprint of their bytes is right, so nothing can be amiss in them: [`NoFault`] says so to the compiler, and what every visitor loads is 2.4 kB (brotli) smaller for it.

use crate::fingerprint::fingerprint;
use alloc::vec::Vec;
use core::fmt::Display;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, SeqAccess, VariantAccess, Visitor,
};
use serde::{Deserialize, Serialize};

/// The bytes are no value of the shape that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatError;

impl Display for FormatError {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str("not of this version")
    }
}

impl core::error::Error for FormatError {}

/// A value as bytes: postcard, then the fingerprint of its format and of these bytes. `format` is a fingerprint of the
/// sources that give the value its shape: postcard names no fields, so a value of another shape would be read as
/// nonsense instead of being refused.
///
/// # Errors
/// [`FormatError`] where the value cannot be serialised, which plain types rule out.
pub fn encode<T: Serialize>(value: &T, format: u64) -> Result<Vec<u8>, FormatError> {
    let mut bytes = postcard::to_allocvec(value).map_err(|_| FormatError)?;
    bytes.extend(fingerprint(format, &bytes).to_le_bytes());
    Ok(bytes)
}

/// Reads what [`encode`] wrote with the same `format`.
///
/// # Errors
/// [`FormatError`] where the bytes were written for another shape, or are damaged.
pub fn decode<T: DeserializeOwned>(bytes: &[u8], format: u64) -> Result<T, FormatError> {
    let (value, seal) = bytes.split_last_chunk().ok_or(FormatError)?;
    if u64::from_le_bytes(*seal) != fingerprint(format, value) {
        return Err(FormatError);
    }
    Ok(decoded(value))
}

/// What these bytes are.
///
/// # Panics
/// Where they are not those of a `T`. Past their end all numbers are 0.
fn decoded<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> T {
    match T::deserialize(&mut Encoded(bytes)) {
        Ok(decoded) => decoded,
    }
}

/// The bytes that are still to be read.
#[derive(Debug)]
struct Encoded<'a>(&'a [u8]);

impl<'a> Encoded<'a> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self) -> u64 {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f).unbounded_shl(bits);
            bits += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn length(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        str::from_utf8(text).unwrap_or_default()
    }
}

/// The fault of reading what cannot be at fault.
#[derive(Debug)]
enum NoFault {}

impl Display for NoFault {
    fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match *self {}
    }
}

impl core::error::Error for NoFault {}

impl Error for NoFault {
    /// Bytes with the right fingerprint are those that were written.
    fn custom<T: Display>(_: T) -> Self {
        unreachable!()
    }
}

impl<'de> Deserializer<'de> for &mut Encoded<'de> {
    type Error = NoFault;

    /// Nothing in a ruleset or a template of documents is of a type that is not named below.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoFault> {
        unreachable!()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_bool(self.byte() == 1)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_u16(self.number().try_into().unwrap_or_default())
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_u32(self.number().try_into().unwrap_or_default())
    }

    /// The sign is the lowest bit.
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        let number = self.number();
        let size = (number >> 1).cast_signed();
        visitor.visit_i64(if number & 1 == 0 { size } else { !size })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        if self.byte() == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        let left = self.length();
        visitor.visit_seq(Items { of: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_seq(Parts(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoFault> {
        visitor.visit_seq(Parts(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoFault> {
        visitor.visit_enum(self)
    }

    /// Which variant of an enum it is.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_u64(self.number())
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 u8 u64 f32 f64 char bytes byte_buf unit unit_struct map tuple_struct ignored_any
    }
}

/// The items of a list.
#[derive(Debug)]
struct Items<'e, 'a> {
    of: &'e mut Encoded<'a>,
    left: usize,
}

impl<'a> SeqAccess<'a> for Items<'_, 'a> {
    type Error = NoFault;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, NoFault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.of).map(Some)
    }
}

/// The parts of a struct, one after the other: whoever reads them knows how many there are.
#[derive(Debug)]
struct Parts<'e, 'a>(&'e mut Encoded<'a>);

impl<'a> SeqAccess<'a> for Parts<'_, 'a> {
    type Error = NoFault;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, NoFault> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

impl<'a> EnumAccess<'a> for &mut Encoded<'a> {
    type Error = NoFault;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<(T::Value, Self), NoFault> {
        seed.deserialize(&mut *self).map(|variant| (variant, self))
    }
}

impl<'a> VariantAccess<'a> for &mut Encoded<'a> {
    type Error = NoFault;

    fn unit_variant(self) -> Result<(), NoFault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, NoFault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_seq(Parts(self))
    }

    fn struct_variant<V: Visitor<'a>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, NoFault> {
        visitor.visit_seq(Parts(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// All that a ruleset is made of.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Made {
        Plain,
        Of(String),
        Parts { yes: bool, small: u16, large: u32, below: Option<i64>, pair: [u16; 2] },
        More(Vec<Made>),
    }

    #[test]
    fn reads_what_postcard_writes() {
        let parts = |below| Made::Parts { yes: true, small: u16::MAX, large: u32::MAX, below, pair: [127, 128] };
        let borders = [None, Some(0), Some(-1), Some(i64::MIN), Some(i64::MAX)].map(parts);
        let all = [Made::Plain, Made::Of("två ord".into()), Made::More(borders.into()), Made::More(Vec::new())];
        let made = Made::More(all.into());
        assert_eq!(decoded::<Made>(&postcard::to_allocvec(&made).unwrap()), made);
    }
}
