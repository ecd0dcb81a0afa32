//! What is said of one application in a few words, the same in every table.

use crate::{Association, Code, Desk, OtherRound, Reviewed, Why, shown};
use finsamkoll_checks::reading::Number;
use finsamkoll_checks::{Amount, AnswerCode, Date};

/// A whole number as Swedish is written, with hard spaces between thousands.
pub(crate) fn number(number: usize) -> String {
    Number { hundredths: i64::try_from(number).unwrap_or(i64::MAX).saturating_mul(100) }.words()
}

/// "1 ansökan", "12 ansökningar": the number keeps to the line of what it counts.
pub(crate) fn counted(how_many: usize, one: &str, several: &str) -> String {
    format!("{}\u{a0}{}", number(how_many), if how_many == 1 { one } else { several })
}

/// A day in figures, as programs read it: 2027-02-03.
pub(crate) fn iso(date: Date) -> String {
    format!("{}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// "a", "a och b", "a, b och c".
pub(crate) fn all_of(words: &[String]) -> String {
    match words {
        [first @ .., before, last] => {
            let before: Vec<&str> = first.iter().chain([before]).map(String::as_str).collect();
            format!("{} och {last}", before.join(", "))
        }
        _ => words.concat(),
    }
}

/// How many names a sentence or a cell tells.
const FIRST_NAMES: usize = 5;

/// "a, b och c"; of more names than a sentence or a cell should hold the first, and how many are left. Those are not
/// even looked at: each of ten thousand copies has such a cell.
pub(crate) fn first_of<'a>(names: impl Iterator<Item = &'a str>, how_many: usize) -> String {
    let mut first: Vec<String> = names.take(FIRST_NAMES).map(shown).collect();
    match how_many.saturating_sub(first.len()) {
        0 => {}
        left => first.push(format!("{}\u{a0}till", number(left))),
    }
    all_of(&first)
}

impl Code {
    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Matches(_) => "matches",
            Self::Changed { .. } => "changed",
            Self::NotPrinted(_) => "not-printed",
            Self::OtherVersion { .. } => "other-version",
            Self::UnknownVersion { .. } => "unknown-version",
        }
    }

    /// What it tells, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Matches(_) => "stämmer",
            Self::Changed { .. } => "ändrad efter kontrollen",
            Self::NotPrinted(_) => "ingen kod",
            Self::OtherVersion { .. } => "annan version",
            Self::UnknownVersion { .. } => "versionen är okänd",
        }
    }

    /// The code in the file, where it has one.
    #[must_use]
    pub const fn printed(self) -> Option<AnswerCode> {
        match self {
            Self::Matches(printed)
            | Self::Changed { printed, .. }
            | Self::OtherVersion { printed, .. }
            | Self::UnknownVersion { printed, .. } => Some(printed),
            Self::NotPrinted(_) => None,
        }
    }

    /// The code in the file as it is written there; empty where it has none.
    pub(crate) fn printed_words(self) -> String {
        self.printed().map(AnswerCode::text).unwrap_or_default()
    }
}

impl Why {
    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Temporary => "temporary",
            Self::Link => "link",
            Self::NoFile => "no-file",
            Self::ListOfDays => "list-of-days",
        }
    }

    /// Why, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Hidden => "dold",
            Self::Temporary => "tillfällig fil från ett program",
            Self::Link => "länk till något annat",
            Self::NoFile => "varken fil eller mapp",
            Self::ListOfDays => "listan över när filerna kom in",
        }
    }
}

impl OtherRound {
    /// What it is for instead of the round that is reviewed.
    pub(crate) fn says(&self, desk: &Desk) -> String {
        let Some(association) = desk.associations.get(self.association) else { return String::new() };
        let name = shown(&association.name);
        match &self.round {
            _ if desk.round_of(association).is_none() => format!("Ansökan gäller {name}, som inte har omgången."),
            Some(round) => format!("Ansökan till {name} gäller omgång {}.", shown(round)),
            None => format!("Ansökan till {name} gäller ingen omgång som är känd."),
        }
    }
}

impl Reviewed {
    /// What it can be called where its effort has no name.
    pub(crate) fn title(&self) -> String {
        let effort = shown(&self.effort);
        if effort.is_empty() { shown(&self.name) } else { effort }
    }

    /// The sum that is sought.
    pub(crate) fn sought_words(&self) -> String {
        self.sought.map(Amount::words).unwrap_or_default()
    }

    /// Of the parties named, how many have a line in which something stands.
    pub(crate) fn lines_to_sign(&self) -> String {
        match self.to_sign.parties.len() {
            0 => String::new(),
            parties => format!("{}\u{a0}av\u{a0}{parties}", self.to_sign.with_line.len()),
        }
    }

    /// Whether it was made from a version of the form that is not today's.
    pub(crate) fn is_of_other_version(&self, association: &Association) -> bool {
        self.version.is_some_and(|version| version != association.ruleset.form.version)
    }

    /// The version of the form, beside today's where that is another.
    pub(crate) fn version_words(&self, association: &Association) -> String {
        let now = association.ruleset.form.version;
        match self.version {
            None => "okänd".into(),
            Some(version) if version == now => format!("{version}"),
            Some(version) => format!("{version}, nu\u{a0}{now}"),
        }
    }

    /// How many questions of today's form were not found in the file.
    pub(crate) fn not_found(&self) -> usize {
        self.found.missing.len()
    }

    /// Whether all questions were found by their tags.
    pub(crate) fn is_read_as_usual(&self) -> bool {
        self.found.by_label == 0 && self.found.missing.is_empty()
    }

    /// By what the questions were found.
    pub(crate) fn read_by(&self) -> &'static str {
        if self.found.by_label > 0 { "frågornas ord" } else { "märkning" }
    }

    /// How many questions were not found; empty where all were.
    pub(crate) fn not_found_words(&self) -> String {
        match self.not_found() {
            0 => String::new(),
            left => format!("{} hittades inte", counted(left, "fråga", "frågor")),
        }
    }

    /// By what the questions were found, and how many were not.
    pub(crate) fn read_words(&self) -> String {
        let words = [self.read_by().to_owned(), self.not_found_words()];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What is to be seen to: how much of each, and what that is called.
    pub(crate) fn counts(&self) -> [(usize, &'static str); 4] {
        [
            (self.missing(), "saknas"),
            (self.errors(), "fel"),
            (self.warnings(), "att se över"),
            (self.asks(), "att ta ställning till"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{complete, desk, odd};

    #[test]
    fn things_are_listed_and_counted_as_people_do() {
        for (words, expected) in
            [(vec![], ""), (vec!["a"], "a"), (vec!["a", "b"], "a och b"), (vec!["a", "b", "c", "d"], "a, b, c och d")]
        {
            assert_eq!(all_of(&words.into_iter().map(String::from).collect::<Vec<_>>()), expected);
        }
        let first = |many: usize| first_of(["a", "b", "c", "d", "e", "f"].into_iter().take(many), many);
        assert_eq!([first(5), first(6)], ["a, b, c, d och e", "a, b, c, d, e och 1\u{a0}till"]);
        assert_eq!(counted(1, "fil", "filer"), "1\u{a0}fil");
        assert_eq!(counted(0, "fil", "filer"), "0\u{a0}filer");
        assert_eq!(counted(1_000, "fil", "filer"), "1\u{a0}000\u{a0}filer");
    }

    #[test]
    fn a_version_stands_beside_todays_where_they_differ() {
        let association = &desk().associations[0];
        let words = |version| Reviewed { version, ..complete("a") }.version_words(association);
        assert_eq!([words(Some(2)), words(Some(1)), words(None)], ["2", "1, nu\u{a0}2", "okänd"]);
        let is_other = |version| Reviewed { version, ..complete("a") }.is_of_other_version(association);
        assert_eq!([is_other(Some(2)), is_other(Some(1)), is_other(None)], [false, true, false]);
    }

    #[test]
    fn an_application_for_another_round_tells_whose_it_is() {
        let mut desk = Desk { round: Some("2027-1".into()), ..desk() };
        desk.associations[1].ruleset.rounds.all.clear();
        let says = |association, round: Option<&str>| {
            OtherRound { name: "a".into(), association, round: round.map(String::from) }.says(&desk)
        };
        assert_eq!(says(0, Some("2027-2")), "Ansökan till Norra förbundet gäller omgång 2027-2.");
        assert_eq!(says(0, None), "Ansökan till Norra förbundet gäller ingen omgång som är känd.");
        assert_eq!(says(1, None), "Ansökan gäller Södra förbundet, som inte har omgången.");
    }

    #[test]
    fn how_a_file_was_read_is_told_with_the_questions_that_were_not_found() {
        assert_eq!(complete("a").read_words(), "märkning");
        assert_eq!(odd("a").read_words(), "frågornas ord, 1\u{a0}fråga hittades inte");
    }

    #[test]
    fn an_application_without_a_name_is_called_by_its_file() {
        assert_eq!(complete("a.docx").title(), "Unga i arbete");
        assert_eq!(Reviewed { effort: "\u{200b} ".into(), ..complete("a.docx") }.title(), "a.docx");
    }
}
