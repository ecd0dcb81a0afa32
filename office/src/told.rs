//! What is told below the tables, in sentences: the same on the terminal and on the page.

use crate::words::{all_of, counted, first_of};
use crate::{Association, Copies, Desk, Review, Reviewed, Status, Sum, Unread, shown};
use std::cmp::Ordering;

/// Things to tell under a heading.
pub(crate) struct Told {
    /// What they are.
    pub(crate) heading: &'static str,
    /// Each of them; where there are none nothing is told.
    pub(crate) items: Vec<Item>,
}

/// Something to tell.
pub(crate) struct Item {
    /// Of what: a file, a round.
    pub(crate) of: String,
    /// What, in whole sentences or a few words.
    pub(crate) says: String,
    /// What can be written to the applicant.
    pub(crate) send_back: Option<String>,
}

impl Item {
    fn new(of: impl Into<String>, says: impl Into<String>) -> Self {
        Self { of: of.into(), says: says.into(), send_back: None }
    }
}

impl Review {
    /// The associations that have applications here, each with its place on the desk and with those.
    pub(crate) fn by_association<'a>(&'a self, desk: &'a Desk) -> Vec<(usize, &'a Association, Vec<&'a Reviewed>)> {
        let associations = desk.associations.iter().enumerate();
        let all = associations.map(|(number, association)| {
            let is_of = |one: &&Reviewed| one.association == number;
            (number, association, self.applications.iter().filter(is_of).collect::<Vec<_>>())
        });
        all.filter(|(_, _, applications)| !applications.is_empty()).collect()
    }

    /// What is told of one association's applications together.
    pub(crate) fn told_of(&self, desk: &Desk, number: usize, association: &Association) -> Vec<Told> {
        let is_of = |copies: &&Copies| copies.of.iter().any(|at| self.is_of(*at, number));
        let copies: Vec<&Copies> = self.copies.iter().filter(is_of).collect();
        let all = [
            Told {
                heading: "Samma ansökan flera gånger",
                items: copies.iter().map(|copies| self.copies_in_words(copies)).collect(),
            },
            Told { heading: "Sökta belopp", items: self.sums_in_words(number, association) },
            Told { heading: "Dagen då ansökan kom in", items: self.without_day(desk, number, association) },
            Told { heading: "Annan version av formuläret", items: self.other_versions(number, association) },
        ];
        all.into_iter().filter(|told| !told.items.is_empty()).collect()
    }

    /// What is told of the files that are not in any table.
    pub(crate) fn told_of_others(&self, desk: &Desk) -> Vec<Told> {
        let passed_over = self.passed_over.iter().map(|passed| Item::new(shown(&passed.name), passed.why.words()));
        let all = [
            Told { heading: "Gick inte att läsa", items: self.unread.iter().map(unread).collect() },
            Told { heading: "Andra omgångar", items: self.other_rounds_in_words(desk) },
            Told { heading: "Inte granskade", items: passed_over.collect() },
        ];
        all.into_iter().filter(|told| !told.items.is_empty()).collect()
    }

    /// The whole in a sentence: "30 filer: 12 kompletta, 16 att komplettera, 2 gick inte att läsa."
    #[must_use]
    pub fn summary(&self) -> String {
        let that_are = |status| self.applications.iter().filter(|one| one.status == status).count();
        let complete = that_are(Status::Complete);
        let others = self.other_rounds.len();
        let counts = [
            (complete, if complete == 1 { "komplett" } else { "kompletta" }),
            (that_are(Status::ToComplete), Status::ToComplete.words()),
            (that_are(Status::ToDecide), Status::ToDecide.words()),
            (self.unread.len(), "gick inte att läsa"),
            (others, if others == 1 { "gäller en annan omgång" } else { "gäller andra omgångar" }),
        ];
        let files: usize = counts.iter().map(|(count, _)| count).sum();
        if files == 0 {
            return "Inga filer att granska.".into();
        }
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, words)| counted(count, words, words)).collect();
        format!("{}: {}.", counted(files, "fil", "filer"), counts.join(", "))
    }

    fn is_of(&self, at: usize, association: usize) -> bool {
        self.applications.get(at).is_some_and(|one| one.association == association)
    }

    fn copies_in_words(&self, copies: &Copies) -> Item {
        let files = copies.of.iter().filter_map(|at| self.applications.get(*at));
        let names: Vec<String> = files.map(|one| format!("”{}”", shown(&one.name))).collect();
        Item::new(all_of(&names), copies.alike.says())
    }

    fn sums_in_words(&self, number: usize, association: &Association) -> Vec<Item> {
        let sums = self.sums.iter().filter(|sum| sum.association == number);
        sums.map(|sum| Item::new(round_in_words(sum, association), self.sum_in_words(sum, association))).collect()
    }

    fn sum_in_words(&self, sum: &Sum, association: &Association) -> String {
        let tells_sum = association.overview.sought.is_some();
        let applications = counted(sum.applications, "ansökan", "ansökningar");
        let mut says = match sum.applications - sum.without_sum {
            0 => format!("{applications}."),
            1 if sum.applications == 1 => format!("{applications} söker {}.", sum.sought),
            1 => format!("{applications}. En av dem söker {}.", sum.sought),
            many if many < sum.applications => {
                format!("{applications}. {many} av dem söker tillsammans {}.", sum.sought)
            }
            _ => format!("{applications} söker tillsammans {}.", sum.sought),
        };
        if sum.without_sum > 0 && tells_sum {
            says.push_str(&without_sum(sum.without_sum));
        }
        if let Some(words) = beside_funds(sum).filter(|_| tells_sum) {
            says.push_str(&words);
        }
        if self.has_copies(sum) {
            says.push_str(" Kopior är räknade en gång, med det högsta beloppet.");
        }
        says
    }

    fn has_copies(&self, sum: &Sum) -> bool {
        let is_of = |one: &Reviewed| one.association == sum.association && one.round == sum.round;
        let of = |copies: &Copies| copies.of.iter().filter_map(|at| self.applications.get(*at)).any(is_of);
        self.copies.iter().any(of)
    }

    /// Where there are deadlines, the day on which an application came decides; without one it is that of the review.
    fn without_day(&self, desk: &Desk, number: usize, association: &Association) -> Vec<Item> {
        let is_without = |one: &&Reviewed| one.association == number && one.received.is_none();
        let without: Vec<&str> = self.applications.iter().filter(is_without).map(|one| one.name.as_str()).collect();
        if without.is_empty() || association.ruleset.rounds.all.is_empty() {
            return Vec::new();
        }
        let judged = if without.len() == 1 { "Bedömd som om den" } else { "Bedömda som om de" };
        let says = format!("Dagen är inte känd. {judged} kom in i dag, den {}.", desk.today);
        vec![Item::new(first_of(without.iter().copied(), without.len()), says)]
    }

    fn other_versions(&self, number: usize, association: &Association) -> Vec<Item> {
        let all = self.applications.iter().filter(|one| one.association == number);
        let others = all.filter(|one| one.is_of_other_version(association));
        let says = |one: &Reviewed| {
            let version = one.version_words(association);
            format!("Version {version}. Bedömd efter reglerna den {}.", one.reckoned)
        };
        others.map(|one| Item::new(shown(&one.name), says(one))).collect()
    }

    fn other_rounds_in_words(&self, desk: &Desk) -> Vec<Item> {
        self.other_rounds.iter().map(|other| Item::new(shown(&other.name), other.says(desk))).collect()
    }
}

/// Why a file was not read, and what to write back.
fn unread(unread: &Unread) -> Item {
    let send_back = unread.reason.send_back();
    Item { send_back, ..Item::new(shown(&unread.name), shown(&unread.reason.says())) }
}

fn round_in_words(sum: &Sum, association: &Association) -> String {
    match &sum.round {
        Some(round) => format!("Omgång {}", shown(round)),
        None if association.ruleset.rounds.rolling => "Ansökningar som tas emot hela året".into(),
        None => "Ingen känd omgång".into(),
    }
}

fn without_sum(how_many: usize) -> String {
    format!(
        " {} säger inte vilket belopp, eller inte så att det går att läsa.",
        counted(how_many, "ansökan", "ansökningar")
    )
}

/// What is sought beside what there is to give. Where no application tells its sum there is nothing to compare.
fn beside_funds(sum: &Sum) -> Option<String> {
    let funds = sum.funds?;
    let seek = match (sum.applications - sum.without_sum, sum.without_sum) {
        (0, _) => return Some(format!(" Att fördela: {funds}.")),
        (_, 0) => "Det söks",
        (1, _) => "Den som säger ett belopp söker",
        _ => "De som säger ett belopp söker",
    };
    let left = funds.minus(sum.sought);
    let compared = match sum.sought.cmp(&funds) {
        Ordering::Greater => format!("{} mer än så", left.size()),
        Ordering::Less => format!("{left} mindre än så"),
        Ordering::Equal => "lika mycket".into(),
    };
    Some(format!(" Att fördela: {funds}. {seek} {compared}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Alike;
    use crate::example::{complete, desk, review};
    use finsamkoll_checks::Amount;

    fn sum_in_words(change: impl FnOnce(&mut Sum)) -> String {
        let mut sum = Sum {
            association: 0,
            round: Some("2027-1".into()),
            applications: 12,
            without_sum: 0,
            sought: Amount::kronor(3_400_000),
            funds: Some(Amount::kronor(2_000_000)),
        };
        change(&mut sum);
        let association = &desk().associations[0];
        let item = Item::new(round_in_words(&sum, association), Review::default().sum_in_words(&sum, association));
        format!("{}: {}", item.of, item.says).replace('\u{a0}', " ")
    }

    #[test]
    fn sums_are_told_beside_what_there_is_to_give() {
        let sought = "Omgång 2027-1: 12 ansökningar söker tillsammans 3 400 000 kr.";
        for (funds, expected) in [
            (Some(2_000_000), " Att fördela: 2 000 000 kr. Det söks 1 400 000 kr mer än så."),
            (Some(3_400_000), " Att fördela: 3 400 000 kr. Det söks lika mycket."),
            (Some(3_400_001), " Att fördela: 3 400 001 kr. Det söks 1 kr mindre än så."),
            (None, ""),
        ] {
            let words = sum_in_words(|sum| sum.funds = funds.map(Amount::kronor));
            assert_eq!(words, format!("{sought}{expected}"));
        }
    }

    #[test]
    fn only_sums_that_are_known_stand_beside_what_there_is_to_give() {
        for (without_sum, expected) in [
            (1, "De som säger ett belopp söker 1 400 000 kr mer än så."),
            (11, "Den som säger ett belopp söker 1 400 000 kr mer än så."),
            (12, "läsa. Att fördela: 2 000 000 kr."),
        ] {
            let words = sum_in_words(|sum| sum.without_sum = without_sum);
            assert!(words.ends_with(expected), "{words}");
        }
    }

    #[test]
    fn files_without_a_day_are_named() {
        let without = |names: &[&str]| {
            let all = names.iter().map(|name| Reviewed { received: None, ..complete(name) });
            let review = Review { applications: all.collect(), ..Review::default() };
            let items = review.without_day(&desk(), 0, &desk().associations[0]);
            items.first().map(|item| format!("{}: {}", item.of, item.says)).unwrap_or_default()
        };
        let one = "a.docx: Dagen är inte känd. Bedömd som om den kom in i dag, den 15 februari 2027.";
        assert_eq!(without(&["a.docx"]), one);
        let several = "a och b: Dagen är inte känd. Bedömda som om de kom in i dag, den 15 februari 2027.";
        assert_eq!(without(&["a", "b"]), several);
        assert!(without(&["a", "b", "c", "d", "e", "f", "g"]).starts_with("a, b, c, d, e och 2\u{a0}till: "));
        assert_eq!(without(&[]), "");
    }

    #[test]
    fn one_application_seeks_alone_and_those_without_a_sum_are_told() {
        let without = |applications, without_sum| {
            sum_in_words(|sum| (sum.applications, sum.without_sum, sum.funds) = (applications, without_sum, None))
        };
        assert_eq!(without(1, 0), "Omgång 2027-1: 1 ansökan söker 3 400 000 kr.");
        assert_eq!(
            without(3, 1),
            "Omgång 2027-1: 3 ansökningar. 2 av dem söker tillsammans 3 400 000 kr. 1 ansökan säger inte vilket belopp, eller inte \
             så att det går att läsa."
        );
        assert_eq!(
            without(2, 2),
            "Omgång 2027-1: 2 ansökningar. 2 ansökningar säger inte vilket belopp, eller inte så att det går att läsa."
        );
    }

    #[test]
    fn where_no_round_is_known_that_is_said() {
        assert!(sum_in_words(|sum| sum.round = None).starts_with("Ingen känd omgång: 12"));
    }

    #[test]
    fn the_summary_counts_each_file_once() {
        for (review, expected) in [
            (Review::default(), "Inga filer att granska."),
            (Review { applications: vec![complete("a")], ..Review::default() }, "1 fil: 1 komplett."),
            (
                Review {
                    applications: vec![Reviewed { status: Status::ToDecide, ..complete("a") }],
                    ..Review::default()
                },
                "1 fil: 1 för kansliet att ta ställning till.",
            ),
            (review(), "8 filer: 3 kompletta, 1 att komplettera, 2 gick inte att läsa, 2 gäller andra omgångar."),
        ] {
            assert_eq!(review.summary().replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn copies_tell_whether_their_answers_differ() {
        let mut review = review();
        let says = |review: &Review| {
            let told = review.told_of(&desk(), 0, &desk().associations[0]);
            told.into_iter()
                .flat_map(|told| told.items)
                .next()
                .map(|item| format!("{}: {}", item.of, item.says))
                .unwrap()
        };
        assert_eq!(says(&review), "”a.docx” och ”b.docx”: Filerna har samma svar.");
        review.copies[0].alike = Alike::Names;
        assert!(says(&review).ends_with("samma ansvariga part, men svaren skiljer sig."));
    }
}
