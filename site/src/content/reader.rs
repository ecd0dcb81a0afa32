//! Gives serde the values of front matter, and says of each fault where it stands.
//!
//! toml's own deserializer would do, but for its errors: they are English sentences, and nobody can tell an unknown
//! key from a missing one by them.

use super::fault::{Fault, What, asked};
use super::shape::{self, Sample, Takes};
use super::slip;
use crate::diagnostic::said;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt::Debug;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeString, DeTable, DeValue};

/// The name by which a type asks for a TOML date.
pub(crate) const DAY: &str = "Day";

/// A key with its place.
pub(crate) type Key<'i> = Spanned<DeString<'i>>;
/// A value with its place.
pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// A table, or a part of one, with the span that stands for the whole.
#[derive(Debug, Clone)]
pub(crate) struct Table<'a, 'i> {
    pub(crate) entries: Vec<(&'a Key<'i>, &'a Value<'i>)>,
    pub(crate) span: Range<usize>,
    /// Keys that are missing, for which samples stand in.
    stand_ins: Vec<&'static str>,
}

impl<'a, 'i> Table<'a, 'i> {
    pub(crate) fn new(table: &'a DeTable<'i>, span: Range<usize>) -> Self {
        Self { entries: table.iter().collect(), span, stand_ins: Vec::new() }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value<'i>> {
        self.entries.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| *value)
    }

    /// The entries whose keys are in a list, and the others.
    pub(crate) fn split(&self, keys: &[&str]) -> (Self, Self) {
        let (these, others) = self.entries.iter().partition(|(key, _)| keys.contains(&key.get_ref().as_ref()));
        let part = |entries| Self { entries, span: self.span.clone(), stand_ins: Vec::new() };
        (part(these), part(others))
    }

    /// Where the table ends with all that belongs to it: the span of one under a heading is that of the heading alone.
    pub(crate) fn end(&self) -> usize {
        self.entries.iter().map(|(_, value)| end_of(value)).fold(self.span.end, usize::max)
    }

    /// Reads the table as a type.
    ///
    /// # Errors
    /// All its faults.
    pub(crate) fn read<T: DeserializeOwned + Debug>(&self) -> Result<T, Vec<Fault>> {
        self.gather().whole()
    }

    /// Reads the table as the parameters of one variant of an enum.
    ///
    /// # Errors
    /// All its faults.
    pub(crate) fn read_variant<T: DeserializeOwned + Debug>(
        &self,
        variant: &str,
        at: &Range<usize>,
    ) -> Result<T, Vec<Fault>> {
        let read = |table: &Self| T::deserialize(VariantReader { variant, at: at.clone(), table });
        self.gather_by(read).with_examples(|| shape::keys_of_variant::<T>(variant)).whole()
    }

    /// Reads what can be read of the table, with every fault told.
    pub(crate) fn gather<T: DeserializeOwned + Debug>(&self) -> Gathered<T> {
        self.gather_by(|table| T::deserialize(table)).with_examples(shape::keys::<T>)
    }

    /// serde stops at the first fault: so the entry that is at fault is taken out, what is missing is stood in for, and
    /// the rest is read again.
    fn gather_by<T>(&self, read: impl Fn(&Self) -> Result<T, Fault>) -> Gathered<T> {
        let mut table = self.clone();
        let mut faults: Vec<Fault> = Vec::new();
        loop {
            let fault = match read(&table) {
                Ok(read) => return self.gathered(Some(read), faults, &table),
                Err(fault) => fault.within(&self.span),
            };
            let taken = table.take_out(&fault);
            if !taken.is_empty() {
                faults.extend(taken);
                continue;
            }
            let Some(key) = fault.missing_key().filter(|key| !table.stand_ins.contains(key)) else {
                faults.push(fault);
                return self.gathered(None, faults, &table);
            };
            table.stand_ins.push(key);
            // One that was taken out is at fault for another reason.
            if self.get(key).is_none() {
                faults.push(fault);
            }
        }
    }

    /// Takes out the entry that is at fault, and tells it. With a key that is unknown go all that are: reading again for
    /// each of many thousand would take for ever.
    fn take_out(&mut self, fault: &Fault) -> Vec<Fault> {
        let is_own = self.entries.iter().any(|(key, _)| fault.span == Some(key.span()));
        if let (true, What::UnknownKey { known, .. }) = (is_own, &fault.what) {
            let (right, wrong): (Vec<_>, Vec<_>) =
                self.entries.iter().partition(|(key, _)| known.contains(&key.get_ref().as_ref()));
            self.entries = right;
            return wrong.into_iter().map(|(key, _)| Fault::unknown_key(key, known)).collect();
        }
        let before = self.entries.len();
        self.entries.retain(|entry| !fault.is_in(entry));
        if self.entries.len() < before { vec![fault.clone()] } else { Vec::new() }
    }

    /// What was read, with the keys that `remaining` no longer has. A key that is missing is told only where no key was
    /// unknown, since it may be meant by that.
    fn gathered<T>(&self, value: Option<T>, mut faults: Vec<Fault>, remaining: &Self) -> Gathered<T> {
        let has_unknown = faults.iter().any(Fault::is_unknown_key);
        if has_unknown {
            faults.retain(|fault| fault.missing_key().is_none());
        }
        let kept = remaining.entries.iter().map(|(key, _)| key.get_ref().to_string()).collect();
        let written = self.entries.iter().map(|(key, _)| key.get_ref().to_string()).collect();
        Gathered { value, faults, kept, written, has_unknown }
    }
}

/// What could be read of a table.
#[derive(Debug)]
pub(crate) struct Gathered<T> {
    /// What is wrong or missing in it is left out where it may be, else stood in for by a sample of the right sort.
    pub(crate) value: Option<T>,
    pub(crate) faults: Vec<Fault>,
    kept: Vec<String>,
    written: Vec<String>,
    has_unknown: bool,
}

impl<T> Gathered<T> {
    /// The value, if nothing is wrong with it.
    fn whole(self) -> Result<T, Vec<Fault>> {
        match self.value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }

    /// The same, each missing key with how it is written.
    fn with_examples(mut self, keys: impl FnOnce() -> Vec<shape::Key>) -> Self {
        if self.faults.iter().all(|fault| fault.missing_key().is_none()) {
            return self;
        }
        let keys = keys();
        let example = |fault: &Fault| keys.iter().find(|key| Some(key.name) == fault.missing_key())?.example();
        let with_example = |fault: Fault| {
            let example = example(&fault);
            fault.hint(example)
        };
        self.faults = self.faults.into_iter().map(with_example).collect();
        self
    }

    /// Whether the value of a key is perhaps not the one that is meant: its own is at fault, or a key that is unknown
    /// may stand for it.
    pub(crate) fn has_lost(&self, key: &str) -> bool {
        let is_in = |keys: &[String]| keys.iter().any(|known| known == key);
        let is_missing = self.faults.iter().any(|fault| fault.missing_key() == Some(key));
        !is_in(&self.kept) && (is_in(&self.written) || self.has_unknown || is_missing)
    }
}

/// Where a value ends with all that belongs to it.
pub(super) fn end_of(value: &Value<'_>) -> usize {
    let end = value.span().end;
    match value.get_ref() {
        DeValue::Array(values) => values.iter().map(end_of).fold(end, usize::max),
        DeValue::Table(table) => table.iter().map(|(_, value)| end_of(value)).fold(end, usize::max),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            end
        }
    }
}

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

/// A word that chooses a variant without parameters.
struct WordReader<'a> {
    variant: &'a str,
    at: Range<usize>,
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
struct OneKey<'b, 'a, 'i>(&'b Table<'a, 'i>);

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

struct Parameter<'a, 'i>(&'a Value<'i>);

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
struct VariantReader<'b, 'a, 'i> {
    variant: &'b str,
    at: Range<usize>,
    table: &'b Table<'a, 'i>,
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

struct Parameters<'b, 'a, 'i>(&'b Table<'a, 'i>);

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
