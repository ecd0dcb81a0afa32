//! A table of keys and values: what it has, and what reading it gives.

use super::fault::{Fault, What};
use super::reader::VariantReader;
use super::shape;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

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
    pub(super) stand_ins: Vec<&'static str>,
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
