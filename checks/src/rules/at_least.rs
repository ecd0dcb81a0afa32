//! Are there enough different ones?

use super::members::{self, Single, UNCONFIRMED, different, names, singles, those};
use super::{Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, all_asked, count_in_words, open, reference};
use crate::form::Answer;
use crate::gather::Gather;
use crate::reading::Member;
use crate::sentence::{all_of, fill, joined};
use crate::{Address, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that enough different parties, municipalities or options are named, all fields taken together. Each is counted
/// once, however it is written; who is not on the association's list is not counted. A voluntary field that is empty
/// names nobody; where all are, nothing is judged.
///
/// While something it needs is not there, too few are no fault: it waits, and says how far it came. So does a count of
/// kinds while too few of any kind are named, which is for another rule to judge. While the office has not confirmed
/// the list of parties, those who are not on it may make the number up: then the office is to be asked.
///
/// What it finds stands where those are named who are not on the list, and in the first field where there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AtLeast {
    /// How many there must be.
    pub minimum: u16,
    /// Where they are named.
    pub of: Vec<FieldRef<Member>>,
    /// What is counted.
    #[serde(default)]
    pub count: Count,
}

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// Each that is named.
    #[default]
    Different,
    /// Each kind of party: all municipalities together are one, so are all regions. Source: 5 § of lag (2003:1210).
    Kinds,
}

impl AtLeast {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Är de tillräckligt många?",
        border: "Alla fälten räknas tillsammans, och var och en räknas en gång hur den än skrivs. Bara förbundets egna \
            parter och kommuner räknas. För få är inget fel så länge något av fälten är tomt: då sägs hur många det \
            är hittills. Har kansliet inte bekräftat listan (`parties-confirmed = false`) och kan de okända namnen \
            räcka till, ombeds den sökande fråga kansliet.",
        parameters: &[
            ("minimum", "Hur många det minst ska vara."),
            ("of", "Fälten och kolumnerna där de nämns, alla av samma typ."),
            (
                "count",
                "`different`: alla olika som nämns. `kinds`: slag av parter, så att alla kommuner är ett slag, alla \
                regioner ett och varje myndighet ett. Räknas bara i fält av typen `party`.",
            ),
        ],
        example: r#"[[rule]]
clause = "parter-av-tva-slag"
kind = "at-least"
minimum = 2
of = ["exempel.agare", "exempel.parter"]
count = "kinds"
otherwise = "ask"
+++
Bakom insatsen står parter av minst två slag. {#parter-av-tva-slag}
"#,
    };
}

impl Check for AtLeast {
    fn references(&self) -> Vec<Reference<'_>> {
        self.of.iter().map(|field| reference("of", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        self.judge(&all_asked(&self.of, application), application).into_iter().gather()
    }

    fn fault(&self) -> Option<Fault> {
        (self.minimum == 0).then_some(Fault {
            parameter: "minimum",
            sv: "minimum behöver vara minst 1",
            en: "minimum must be at least 1",
        })
    }
}

impl AtLeast {
    fn judge(&self, places: &[Place<'_>], application: &Application<'_>) -> Option<Judged> {
        let (first, last) = (places.first()?, places.last()?);
        let named = different(places);
        let listed = those(&named, &|single| single.is_listed());
        let strangers = those(&named, &|single| !single.is_listed());
        let number = self.number(&listed, application);
        let minimum = usize::from(self.minimum);
        if number >= minimum {
            return Some(Judged::new(first.at, Verdict::Met));
        }
        let so_far = fill("Hittills {} av minst {}.", &[&count_in_words(number), &count_in_words(minimum)]);
        let open = open(&[places]);
        if !open.is_empty() {
            return Some(Judged { at: open, verdict: Verdict::Waits(so_far) });
        }
        let may_be_enough = number + strangers.len() >= minimum && !application.ruleset().parties_confirmed;
        if self.count == Count::Kinds && listed.len() < minimum && !may_be_enough {
            // All is answered: who is not counted has to be said, or nobody would know what is waited for.
            let words = joined(&[&so_far, &not_listed(&strangers, ".", first, application)]);
            return Some(Judged::new(&where_more_go(last), Verdict::Waits(words)));
        }
        let verdict = if may_be_enough {
            let not_listed = not_listed(&strangers, UNCONFIRMED, first, application);
            Verdict::Unknown(fill("{}om det räcker.", &[&not_listed]))
        } else {
            let found = self.found(number, &names(&listed, first, application), first);
            let not_listed = not_listed(&strangers, ".", first, application);
            Verdict::NotMet { found: joined(&[&found, &not_listed]), mend: self.mend().into() }
        };
        Some(Judged { at: to_mend(places), verdict })
    }

    fn number(&self, listed: &[Single<'_>], application: &Application<'_>) -> usize {
        match self.count {
            Count::Different => listed.len(),
            Count::Kinds => kinds(listed, application),
        }
    }

    fn found(&self, number: usize, names: &[String], first: &Place<'_>) -> String {
        let (minimum, number) = (count_in_words(self.minimum.into()), count_in_words(number));
        let (what, all) = (what(first), all_of(names));
        match self.count {
            // How many kinds there should be is for the clause to say: the law does, not every association.
            Count::Kinds => fill("Ni anger parter av bara {} slag: {}.", &[&number, &all]),
            Count::Different if names.is_empty() => {
                fill("Det behövs minst {}{}, och ni anger ingen av dem.", &[&minimum, what])
            }
            Count::Different => fill("Det behövs minst {}{}, och ni anger {}: {}.", &[&minimum, what, &number, &all]),
        }
    }

    fn mend(&self) -> &'static str {
        match self.count {
            Count::Different => "Lägg till fler, eller fråga kansliet.",
            Count::Kinds => "Lägg till en part av ett annat slag, eller fråga kansliet.",
        }
    }
}

/// How many kinds of party these are.
fn kinds<'a>(listed: &[Single<'a>], application: &'a Application<'a>) -> usize {
    let mut kinds = Vec::new();
    for party in listed.iter().filter_map(|single| single.party(application)) {
        if !kinds.contains(&party.kind()) {
            kinds.push(party.kind());
        }
    }
    kinds.len()
}

/// Where one more can be named: of a cell, its group, which takes another row.
fn where_more_go(place: &Place<'_>) -> Address {
    if let Address::Cell(group, ..) = place.at { Address::group(group) } else { place.at.clone() }
}

/// Where those stand who are not on the list; the first source where there are none.
fn to_mend(places: &[Place<'_>]) -> Vec<Address> {
    let names_stranger = |value| singles(value).iter().any(|single| !single.is_listed());
    let mut at = Vec::new();
    for place in places {
        if place.value.is_some_and(names_stranger) {
            at.push(place.at.clone());
        }
    }
    if at.is_empty()
        && let Some(first) = places.first()
    {
        at.push(first.at.clone());
    }
    at
}

/// What is counted where this is one of the sources.
fn what(source: &Place<'_>) -> &'static str {
    if names_municipalities(source) {
        " av förbundets kommuner"
    } else if matches!(source.field().answer, Answer::Party { .. }) {
        " av förbundets parter"
    } else {
        " olika svar"
    }
}

/// A sentence on those who are not counted, where there are any.
fn not_listed(strangers: &[Single<'_>], rest: &str, source: &Place<'_>, application: &Application<'_>) -> String {
    if strangers.is_empty() {
        return String::new();
    }
    let all = if names_municipalities(source) { "kommuner" } else { "medlemmar" };
    members::not_listed(&all_of(&names(strangers, source, application)), all, rest)
}

fn names_municipalities(source: &Place<'_>) -> bool {
    matches!(source.field().answer, Answer::Municipality { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Field;
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, choice, field, hideable, named, optional, rows};
    use crate::sentence::tell;

    const ONE: Answer = Answer::Party { many: false };
    const MANY: Answer = Answer::Party { many: true };

    fn counting(minimum: u16, of: &[&str], count: Count, fields: impl IntoIterator<Item = Field>) -> Trial {
        Trial::of(Kind::AtLeast(AtLeast { minimum, of: named(of), count }), fields)
    }

    /// An owner and others, of whom two are asked for.
    fn owner_and_others(count: Count) -> Trial {
        counting(2, &["part.agare", "part.ovriga"], count, [field("part.agare", ONE), field("part.ovriga", MANY)])
    }

    /// The same, with a row for each of the others.
    fn owner_and_rows(field: fn(&str, Answer) -> Field, count: Count) -> Trial {
        let columns = [self::field("part", ONE), self::field("kontakt", Answer::Text)];
        counting(
            2,
            &["part.agare", "ovriga.part"],
            count,
            [self::field("part.agare", ONE), field("ovriga", rows(columns))],
        )
    }

    fn named_so<'a>(owner: &'a str, others: &'a str) -> [(&'static str, &'a str); 2] {
        [("part.agare", owner), ("part.ovriga", others)]
    }

    #[test]
    fn two_are_enough_and_one_is_not() {
        let rule = owner_and_others(Count::Different);
        for (owner, others, verdict) in [
            ("Hallonby kommun", "Försäkringskassan", "met part.agare"),
            ("Hallonby kommun", "Krikonby kommun", "met part.agare"),
            ("Hallonby kommun", "Krikonby kommun\nRegion Hallonby", "met part.agare"),
            ("Hallonby kommun", "Hallonby kommun", "not-met part.agare"),
            ("Röda Korset", "Försäkringskassan\nRegion Hallonby", "met part.agare"),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
        }
    }

    #[test]
    fn one_party_written_in_two_ways_is_one() {
        let rule = owner_and_others(Count::Different);
        for others in ["FK", "fk\nForsakringskassan", "Försäkringskassan, lokalkontor Hallonby"] {
            assert_eq!(rule.verdicts(&named_so("Försäkringskassan", others)), "not-met part.agare", "{others}");
        }
        let says = rule.says(&named_so("Försäkringskassan", "FK"));
        let said = "Det behövs minst 2 av förbundets parter, och ni anger 1: Försäkringskassan. \
                    Lägg till fler, eller fråga kansliet.";
        assert_eq!(says, said);
    }

    #[test]
    fn who_is_no_party_is_not_counted() {
        let rule = owner_and_others(Count::Different);
        for (owner, others, verdict, said) in [
            (
                "FK",
                "Röda Korset\nröda korset",
                "not-met part.ovriga",
                "1: Försäkringskassan. ”Röda Korset” finns inte i listan",
            ),
            (
                "Byggarna",
                "Röda Korset",
                "not-met part.agare, part.ovriga",
                "ingen av dem. ”Byggarna” och ”Röda Korset” finns inte i listan",
            ),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
            let says = rule.says(&named_so(owner, others));
            assert!(says.contains(said), "{says}");
        }
    }

    #[test]
    fn waits_for_what_is_open_and_says_how_far_it_came() {
        let rule = owner_and_others(Count::Different);
        for (owner, others, verdict, so_far) in [
            ("Hallonby kommun", "", "waits part.ovriga", "Hittills 1 av minst 2."),
            ("Hallonby kommun", "Hallonby", "waits part.ovriga", "Hittills 1 av minst 2."),
            ("Hallonby kommun", "meddelas senare", "waits part.ovriga", "Hittills 1 av minst 2."),
            ("Röda Korset", "", "waits part.ovriga", "Hittills 0 av minst 2."),
            ("", "", "waits part.agare, part.ovriga", "Hittills 0 av minst 2."),
            // Once there are enough, nothing is waited for.
            ("", "Försäkringskassan\nRegion Hallonby", "met part.agare", ""),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
            assert_eq!(rule.says(&named_so(owner, others)), so_far, "{owner}, {others}");
        }
    }

    #[test]
    fn rows_are_counted_together_with_fields() {
        let rule = owner_and_rows(field, Count::Different);
        let owner = ("part.agare", "Hallonby kommun");
        assert_eq!(rule.verdicts(&[owner]), "waits ovriga");
        assert_eq!(rule.verdicts(&[owner, ("ovriga.0.kontakt", "Chefen")]), "waits ovriga.0.part");
        assert_eq!(rule.verdicts(&[owner, ("ovriga.3.part", "FK")]), "met part.agare");
        assert_eq!(rule.verdicts(&[owner, ("ovriga.3.part", "Hallonby kommun")]), "not-met part.agare");
        // Who is not counted is told in the row where that name stands.
        let stranger = ("ovriga.3.part", "Röda Korset");
        assert_eq!(rule.verdicts(&[owner, stranger]), "not-met ovriga.3.part");
        let hallonby = ("ovriga.1.part", "Hallonby kommun");
        let unconfirmed = owner_and_rows(field, Count::Different).unconfirmed();
        assert_eq!(unconfirmed.verdicts(&[owner, hallonby, stranger]), "unknown ovriga.3.part");
        let none = owner_and_rows(optional, Count::Different);
        assert_eq!(none.verdicts(&[owner]), "not-met part.agare");
    }

    #[test]
    fn an_unconfirmed_list_leaves_strangers_to_the_office_where_they_would_be_enough() {
        let rule = owner_and_others(Count::Different).unconfirmed();
        for (owner, others, verdict) in [
            ("Hallonby kommun", "Försäkringskassan", "met part.agare"),
            ("Hallonby kommun", "Röda Korset", "unknown part.ovriga"),
            ("Röda Korset", "Hallonby kommun", "unknown part.agare"),
            ("Byggarna", "Röda Korset", "unknown part.agare, part.ovriga"),
            ("Röda Korset", "röda korset", "not-met part.agare, part.ovriga"),
            ("Hallonby kommun", "Hallonby kommun", "not-met part.agare"),
            ("Röda Korset", "", "waits part.ovriga"),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
        }
        let says = rule.says(&named_so("Hallonby kommun", "Röda Korset"));
        assert!(
            says.starts_with("”Röda Korset” finns inte i listan över förbundets medlemmar, men kansliet"),
            "{says}"
        );
        assert!(says.ends_with("Fråga kansliet om det räcker."), "{says}");
    }

    #[test]
    fn municipalities_are_one_kind_and_so_are_regions() {
        let rule = owner_and_others(Count::Kinds);
        for (owner, others, verdict) in [
            ("Hallonby kommun", "Krikonby kommun", "not-met part.agare"),
            ("Hallonby kommun", "Region Hallonby", "met part.agare"),
            ("Hallonby kommun", "Krikonby kommun\nFK", "met part.agare"),
            ("Försäkringskassan", "Region Hallonby", "met part.agare"),
            ("Hallonby kommun", "Krikonby kommun\nRöda Korset", "not-met part.ovriga"),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
        }
        let says = rule.says(&named_so("Hallonby kommun", "Krikonby kommun"));
        let said = "Ni anger parter av bara 1 slag: Hallonby kommun och Krikonby kommun. \
                    Lägg till en part av ett annat slag, eller fråga kansliet.";
        assert_eq!(says, said);
    }

    #[test]
    fn kinds_wait_until_enough_are_named_at_all() {
        let rule = owner_and_others(Count::Kinds);
        for (owner, others, not_counted) in [
            ("Hallonby kommun", "", ""),
            ("Hallonby kommun", "Hallonby kommun", ""),
            ("Hallonby kommun", "Röda Korset", " ”Röda Korset” finns inte i listan över förbundets medlemmar."),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), "waits part.ovriga", "{owner}, {others}");
            let says = tell(&["Hittills 1 av minst 2.", not_counted]);
            assert_eq!(rule.says(&named_so(owner, others)), says, "{owner}, {others}");
        }
        let in_rows = [("part.agare", "Hallonby kommun"), ("ovriga.0.part", "Röda Korset")];
        assert_eq!(owner_and_rows(field, Count::Kinds).verdicts(&in_rows), "waits ovriga");
    }

    #[test]
    fn kinds_of_strangers_are_for_the_office_while_the_list_is_unconfirmed() {
        let rule = owner_and_others(Count::Kinds).unconfirmed();
        for (owner, others, verdict) in [
            ("Hallonby kommun", "Röda Korset", "unknown part.ovriga"),
            ("Hallonby kommun", "Krikonby kommun\nRöda Korset", "unknown part.ovriga"),
            ("Hallonby kommun", "Krikonby kommun", "not-met part.agare"),
        ] {
            assert_eq!(rule.verdicts(&named_so(owner, others)), verdict, "{owner}, {others}");
        }
    }

    #[test]
    fn municipalities_are_counted() {
        let many = Answer::Municipality { many: true };
        let rule = counting(1, &["omrade.kommuner"], Count::Different, [field("omrade.kommuner", many)]);
        for (written, verdict) in [
            ("Hallonby kommun", "met omrade.kommuner"),
            ("Plommonby\nHallonby kommun", "met omrade.kommuner"),
            ("Plommonby", "not-met omrade.kommuner"),
            ("", "waits omrade.kommuner"),
        ] {
            assert_eq!(rule.verdicts(&[("omrade.kommuner", written)]), verdict, "{written}");
        }
        let says = rule.says(&[("omrade.kommuner", "Plommonby")]);
        let said = "Det behövs minst 1 av förbundets kommuner, och ni anger ingen av dem. \
                    ”Plommonby” finns inte i listan över förbundets kommuner.";
        assert!(says.starts_with(said), "{says}");
    }

    #[test]
    fn options_are_counted() {
        let Answer::Choice { options, .. } = choice(&["lokal", "lan", "land"]) else { panic!("a choice") };
        let areas = Answer::Choice { options, many: true };
        let rule = counting(2, &["insats.omraden"], Count::Different, [field("insats.omraden", areas)]);
        for (written, verdict) in [
            ("lokal\nlan", "met insats.omraden"),
            ("lokal\nlokal", "not-met insats.omraden"),
            ("lokal", "not-met insats.omraden"),
            ("", "waits insats.omraden"),
        ] {
            assert_eq!(rule.verdicts(&[("insats.omraden", written)]), verdict, "{written}");
        }
        let says = rule.says(&[("insats.omraden", "lokal")]);
        assert!(says.starts_with("Det behövs minst 2 olika svar, och ni anger 1: lokal."), "{says}");
    }

    #[test]
    fn a_hidden_source_names_nobody() {
        let fields = [field("part.agare", ONE), hideable("part.ovriga", MANY)];
        let rule = counting(2, &["part.agare", "part.ovriga"], Count::Different, fields);
        for (shown, verdict) in [("ja", "met part.agare"), ("nej", "not-met part.agare"), ("", "waits fraga.visa")] {
            let written = [("fraga.visa", shown), ("part.agare", "Hallonby kommun"), ("part.ovriga", "FK")];
            assert_eq!(rule.verdicts(&written), verdict, "{shown}");
        }
    }

    #[test]
    fn it_is_silent_where_all_sources_are_hidden_or_voluntary_and_empty() {
        let hidden = counting(2, &["part.ovriga"], Count::Different, [hideable("part.ovriga", MANY)]);
        assert_eq!(hidden.verdicts(&[("fraga.visa", "nej"), ("part.ovriga", "FK")]), "");
        let voluntary = counting(2, &["part.ovriga"], Count::Different, [optional("part.ovriga", MANY)]);
        for (written, verdict) in
            [("", ""), ("-", ""), ("FK", "not-met part.ovriga"), ("Hallonby", "waits part.ovriga")]
        {
            assert_eq!(voluntary.verdicts(&[("part.ovriga", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn none_at_all_is_no_minimum() {
        let of = |minimum| AtLeast { minimum, of: named(&["part.agare"]), count: Count::Different };
        assert!(of(0).fault().is_some());
        assert!(of(1).fault().is_none());
    }
}
