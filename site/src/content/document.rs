//! A markdown file, cut and parsed, with what of it could not be read.

use super::fault::Fault;
use super::front_matter;
use super::lost::{Lost, Part};
use super::markdown;
use super::pointing;
use super::rules::rule;
use super::spots::Spots;
use super::syntax;
use super::table::{Key, Table, Value, end_of};
use super::{Body, Calendar, Field, Rule};
use super::{ChangeKeys, PartyKeys, RoundKeys, RoundsKeys};
use crate::diagnostic::{Diagnostic, said};
use crate::source::File;
use finsamkoll_checks::Party;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::{Arc, LazyLock};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A markdown file, cut and parsed.
#[derive(Debug)]
pub(super) struct Document<'a, 't> {
    pub(super) file: File<'a>,
    table: &'t DeTable<'t>,
    pub(super) body: Body,
    pub(super) lost: Lost<'a>,
    pub(super) told: &'t mut Vec<Diagnostic>,
}

/// Cuts and parses a file, and reads it; of one that cannot be cut or parsed all that cannot be known is lost.
pub(super) fn document<'a, T>(
    file: File<'a>,
    prefix: &str,
    told: &mut Vec<Diagnostic>,
    read: impl FnOnce(Document<'a, '_>) -> T,
) -> T {
    let mut lost = Lost::default();
    let Some(cut) = front_matter::cut(file, told) else {
        lost.add_file(file.text);
        return read(Document { file, table: &DeTable::new(), body: Body::lost(), lost, told });
    };
    let body = Body { start: cut.body, ..markdown::render(file, cut.body, prefix, told) };
    for id in &body.broken {
        lost.add(Part::Body, file.text.get(id.clone()).unwrap_or_default());
    }
    let Some(table) = front_matter::parse(file, &cut.toml, told) else {
        lost.add(Part::Front, file.text.get(..cut.body).unwrap_or_default());
        return read(Document { file, table: &DeTable::new(), body, lost, told });
    };
    pointing::check(file, table.get_ref(), cut.body, told);
    read(Document { file, table: table.get_ref(), body, lost, told })
}

/// The text of a file that could not be read.
static UNSEEN: LazyLock<Arc<str>> = LazyLock::new(Arc::default);

/// A file that is known to be there, and cannot be read.
pub(super) fn unread<'a, T>(path: &'a str, read: impl FnOnce(Document<'a, '_>) -> T) -> T {
    let mut lost = Lost::default();
    lost.add_unseen();
    let file = File { path, text: &UNSEEN };
    read(Document { file, table: &DeTable::new(), body: Body::lost(), lost, told: &mut Vec::new() })
}

impl<'a> Document<'a, '_> {
    fn front(&self) -> Table<'_, '_> {
        // A key that is missing is told at the top of the file.
        Table::new(self.table, 0..3)
    }

    pub(super) fn spots(&self) -> Spots {
        Spots::new(&self.front())
    }

    /// Reads the file's own keys; of those that matter elsewhere is noted what is lost when they are.
    pub(super) fn keys<T: DeserializeOwned + Debug>(&mut self, matter: &[(&str, Part)]) -> Option<T> {
        // What is lost altogether has been told.
        let is_lost = self.lost.has(Part::Front);
        let front = self.front();
        let (gathered, span) = (front.gather::<T>(), front.span);
        if is_lost {
            return gathered.value;
        }
        for (_, part) in matter.iter().filter(|(key, _)| gathered.has_lost(key)) {
            self.lost.add(*part, self.file.text);
        }
        for fault in gathered.faults.iter().filter(|fault| fault.is_unknown_key()) {
            self.lose_heading(fault);
        }
        self.tell(gathered.faults, &span);
        gathered.value
    }

    fn tell(&mut self, faults: Vec<Fault>, within: &Range<usize>) {
        let file = self.file;
        let faults = self.without_rows(faults);
        self.told.extend(faults.into_iter().map(|fault| fault.told(file, within)));
    }

    /// The faults, of unknown keys on line after line the first alone: what they belong to lacks its heading.
    fn without_rows(&mut self, mut faults: Vec<Fault>) -> Vec<Fault> {
        faults.sort_by_key(|fault| fault.span.as_ref().map(|span| span.start));
        let text = self.file.text;
        let line =
            |fault: &Fault| fault.span.as_ref().map(|span| text.get(..span.start).unwrap_or_default().lines().count());
        let is_row = |one: &Fault, next: &Fault| {
            one.is_strange_key() && next.is_strange_key() && line(one).map(|line| line + 1) == line(next)
        };
        let mut told = Vec::new();
        for row in faults.chunk_by(is_row) {
            match row {
                [Fault { span: Some(first), .. }, .., Fault { span: Some(last), .. }] => {
                    self.lose_all(text.get(first.start..last.end).unwrap_or_default());
                    let (words, hint) = syntax::no_heading();
                    told.push(Fault::new(first, words).hint(hint));
                }
                others => told.extend_from_slice(others),
            }
        }
        told
    }

    /// What stands under a heading that is not known is lost, whatever it is meant for.
    fn lose_heading(&mut self, unknown: &Fault) {
        let is_it = |(key, _): &(&Key<'_>, &Value<'_>)| unknown.span.as_ref() == Some(&key.span());
        let Some((_, value)) = self.table.iter().find(is_it).filter(|(_, value)| !value.get_ref().is_str()) else {
            return;
        };
        self.lose_all(self.file.text.get(value.span().start..end_of(value)).unwrap_or_default());
    }

    /// Loses what may be a rule, a field or what else stands under a heading.
    fn lose_all(&mut self, text: &'a str) {
        for part in [Part::Rules, Part::Fields, Part::Rounds, Part::Parties, Part::Changes] {
            self.lost.add(part, text);
        }
    }

    pub(super) fn rules(&mut self) -> Vec<Rule> {
        self.each("rule", Part::Rules, |document, table| {
            let read = rule(table);
            if read.is_err() && table.get("clause").is_none_or(|clause| clause.get_ref().as_str().is_none()) {
                // It may be meant for any clause of its page.
                document.lost.add(Part::Rules, document.file.text);
            }
            read
        })
    }

    pub(super) fn rounds(&mut self) -> Vec<(RoundKeys, Spots)> {
        self.each("round", Part::Rounds, |_, table| Ok((table.read()?, Spots::new(table))))
    }

    pub(super) fn changes(&mut self) -> Vec<(ChangeKeys, Spots)> {
        self.each("change", Part::Changes, |_, table| Ok((table.read()?, Spots::new(table))))
    }

    pub(super) fn parties(&mut self) -> Vec<(Party, Spots)> {
        self.each("party", Part::Parties, |_, table| {
            let PartyKeys { id, name, also } = table.read()?;
            Ok((Party { id, name, also }, Spots::new(table)))
        })
    }

    /// When applications are taken, where the page says anything of it.
    pub(super) fn calendar(&self, keys: Option<RoundsKeys>, rounds: Vec<(RoundKeys, Spots)>) -> Option<Calendar> {
        let says = keys.is_some() || !rounds.is_empty();
        says.then(|| Calendar { keys: keys.unwrap_or_default(), rounds, spots: self.spots() })
    }

    pub(super) fn fields(&mut self) -> Vec<Field> {
        let list = self.table.get("field");
        self.fields_of(list, "field")
    }

    fn fields_of(&mut self, list: Option<&Spanned<DeValue<'_>>>, key: &str) -> Vec<Field> {
        self.each_of(list, key, Part::Fields, |document, table| {
            if table.get("id").is_none() {
                // It may be any of the fields that are named elsewhere.
                document.lost.add_all(Part::Fields);
            }
            let keys = table.read()?;
            let listed = table.get("column");
            let columns = document.fields_of(listed, "field.column");
            let written = listed.and_then(|list| list.get_ref().as_array()).map_or(0, |list| list.len());
            Ok(Field { keys, is_whole: columns.len() == written, columns, spots: Spots::new(table) })
        })
    }

    /// Reads the tables of a list such as `[[rule]]`; those that cannot be read are told, and lost.
    fn each<T>(
        &mut self,
        key: &str,
        part: Part,
        read: impl Fn(&mut Self, &Table<'_, '_>) -> Result<T, Vec<Fault>>,
    ) -> Vec<T> {
        let list = self.table.get(key);
        self.each_of(list, key, part, read)
    }

    fn each_of<T>(
        &mut self,
        list: Option<&Spanned<DeValue<'_>>>,
        key: &str,
        part: Part,
        read: impl Fn(&mut Self, &Table<'_, '_>) -> Result<T, Vec<Fault>>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for table in self.tables(list, key, part) {
            if table.entries.is_empty() {
                self.lose(&table, part, vec![nothing_below(&table)]);
                continue;
            }
            match read(self, &table) {
                Ok(one) => all.push(one),
                Err(faults) => self.lose(&table, part, faults),
            }
        }
        all
    }

    fn lose(&mut self, table: &Table<'_, '_>, part: Part, faults: Vec<Fault>) {
        self.lost.add(part, self.file.text.get(table.span.start..table.end()).unwrap_or_default());
        self.tell(faults, &table.span);
    }

    /// The tables of a list.
    fn tables<'l, 'i>(&mut self, list: Option<&'l Spanned<DeValue<'i>>>, key: &str, part: Part) -> Vec<Table<'l, 'i>> {
        let Some(value) = list else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.lost.add(part, self.file.text);
            let words =
                said!("rubriken ska stå inom dubbla hakparenteser", "the heading must stand in double brackets",);
            let told = self.file.error(&value.span(), "wrong-value", words);
            let hint = said!("Skriv [[{key}]] på en egen rad.", "Write [[{key}]] on a line of its own.");
            self.told.push(told.hint(hint));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for one in list {
            if let Some(table) = one.get_ref().as_table() {
                tables.push(Table::new(table, one.span()));
            } else {
                self.lost.add(part, self.file.text);
                let words =
                    said!("här ska det stå nycklar och värden inom {{ }}", "keys and values within {{ }} belong here");
                let hint = said!(
                    "Skriv nycklarna under [[{key}]], eller så här: {{ id = \"…\" }}.",
                    "Write the keys below [[{key}]], or like this: {{ id = \"…\" }}.",
                );
                self.told.push(self.file.error(&one.span(), "wrong-value", words).hint(hint));
                // Those after it are wrong in the same way.
                return tables;
            }
        }
        tables
    }
}

/// What is said of a heading with nothing below it.
fn nothing_below(table: &Table<'_, '_>) -> Fault {
    let words = said!("under rubriken står inget", "nothing stands below the heading");
    let hint =
        said!("Skriv nycklarna under den, eller ta bort raden.", "Write the keys below it, or take the line away.");
    Fault::new(&table.span, words).hint(hint)
}
