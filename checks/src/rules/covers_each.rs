//! Has each of these its row there?

use super::members::{different, holds, names, those};
use super::{
    Check, Fault, FieldRef, Judged, Manual, Reference, Verdict, all_asked, asked, count_in_words, open, reference,
};
use crate::gather::Gather;
use crate::reading::Member;
use crate::sentence::{all_of, fill};
use crate::{Address, Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that each of those named in some fields has a row in a group: a line to sign for each party, a day of
/// consultation for each municipality.
///
/// A group that must have rows and has none is waited for; one that may be empty, and is, lacks them all. While any of
/// the answers is open it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CoversEach {
    /// Where they are named.
    pub each: Vec<FieldRef<Member>>,
    /// The column that names them row by row.
    pub by: FieldRef<Member>,
}

impl CoversEach {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Har var och en sin rad där?",
        border: "Den som saknar rad nämns vid namn. Så länge något svar är öppet väntar regeln, och likaså när gruppen \
            ska ha rader men inte har några. Får gruppen vara tom (`optional`), och är den det, saknas alla.",
        parameters: &[
            ("each", "Fälten och kolumnerna där de nämns."),
            ("by", "Kolumnen som nämner dem rad för rad. Alla är av samma typ."),
        ],
        example: r#"[[rule]]
clause = "alla-skriver-under"
kind = "covers-each"
each = ["exempel.agare", "exempel.parter"]
by = "underskrift.part"
+++
Varje part skriver under på en rad för sig. {#alla-skriver-under}
"#,
    };
}

impl Check for CoversEach {
    fn references(&self) -> Vec<Reference<'_>> {
        let each = self.each.iter().map(|field| reference("each", field));
        each.chain([reference("by", &self.by)]).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let Some(group) = self.group() else { return Vec::new() };
        let rows = asked(&self.by.path, application);
        // A group that is not asked for covers nobody, and need not.
        if rows.is_empty() && !application.asks(&group) {
            return Vec::new();
        }
        judge(&group, &all_asked(&self.each, application), &rows, application).into_iter().gather()
    }

    fn fault(&self) -> Option<Fault> {
        self.each.is_empty().then_some(Fault {
            parameter: "each",
            sv: "covers-each behöver minst ett fält i each",
            en: "covers-each needs at least one field in each",
        })
    }
}

impl CoversEach {
    fn group(&self) -> Option<Address> {
        self.by.path.split_once(['.']).map(|(group, _)| Address::group(group))
    }
}

fn judge(group: &Address, each: &[Place<'_>], rows: &[Place<'_>], application: &Application<'_>) -> Option<Judged> {
    let first = each.first()?;
    let open = open(&[each, rows]);
    if !open.is_empty() {
        return Some(Judged { at: open, verdict: Verdict::Waits(String::new()) });
    }
    let (wanted, covered) = (different(each), different(rows));
    let missing = those(&wanted, &|single| !holds(&covered, single));
    if missing.is_empty() {
        return Some(Judged::new(group, Verdict::Met));
    }
    let found = fill(
        "I ”{}” saknas en rad för {}. {} av {} har en rad.",
        &[
            &application.label(group),
            &all_of(&names(&missing, first, application)),
            &count_in_words(wanted.len() - missing.len()),
            &count_in_words(wanted.len()),
        ],
    );
    let mend = String::from("Lägg till en rad för var och en som saknas.");
    Some(Judged::new(group, Verdict::NotMet { found, mend }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable, named, optional, rows};

    const ONE: Answer = Answer::Party { many: false };
    const MANY: Answer = Answer::Party { many: true };

    /// An owner and others, and a group with a row for each who signs; `group` makes the group.
    fn signing(group: fn(&str, Answer) -> Field) -> Trial {
        signed_in(group("skrift", rows([field("part", ONE), field("namn", Answer::Text)])))
    }

    fn signed_in(group: Field) -> Trial {
        let kind = CoversEach { each: named(&["part.agare", "part.ovriga"]), by: FieldRef::new("skrift.part") };
        Trial::of(Kind::CoversEach(kind), [field("part.agare", ONE), field("part.ovriga", MANY), group])
    }

    const FOUR: [(&str, &str); 2] =
        [("part.agare", "Hallonby kommun"), ("part.ovriga", "Försäkringskassan\nRegion Hallonby\nRöda Korset")];

    fn signed_by<'a>(rows: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
        [FOUR.as_slice(), rows].concat()
    }

    #[test]
    fn each_has_its_row_in_any_order() {
        let rows = [
            ("skrift.0.part", "Röda korset"),
            ("skrift.1.part", "region hallonby"),
            ("skrift.4.part", "FK"),
            ("skrift.5.part", "Hallonby kommun"),
            // One that was not asked for, and one once more.
            ("skrift.6.part", "Krikonby kommun"),
            ("skrift.7.part", "Försäkringskassan"),
        ];
        assert_eq!(signing(field).verdicts(&signed_by(&rows)), "met skrift");
    }

    #[test]
    fn names_who_is_missing_and_counts_the_others() {
        let rows =
            [("skrift.0.part", "Hallonby kommun"), ("skrift.1.part", "Region Hallonby"), ("skrift.2.part", "FK")];
        let rule = signing(field);
        assert_eq!(rule.verdicts(&signed_by(&rows)), "not-met skrift");
        let says = rule.says(&signed_by(&rows));
        assert!(says.starts_with("I ”skrift” saknas en rad för ”Röda Korset”. 3 av 4 har en rad."), "{says}");
        let says = rule.says(&signed_by(&rows[..1]));
        let said =
            "I ”skrift” saknas en rad för Försäkringskassan, Region Hallonby och ”Röda Korset”. 1 av 4 har en rad.";
        assert!(says.starts_with(said), "{says}");
    }

    #[test]
    fn a_group_that_must_have_rows_is_waited_for() {
        assert_eq!(signing(field).verdicts(&FOUR), "waits skrift");
    }

    #[test]
    fn a_voluntary_group_without_rows_lacks_them_all() {
        let rule = signing(optional);
        assert_eq!(rule.verdicts(&FOUR), "not-met skrift");
        let says = rule.says(&FOUR);
        assert!(
            says.contains("Hallonby kommun, Försäkringskassan, Region Hallonby och ”Röda Korset”. 0 av 4"),
            "{says}"
        );
    }

    #[test]
    fn a_hidden_group_is_not_judged() {
        let rule = signing(hideable);
        let rows = |shown| signed_by(&[("fraga.visa", shown), ("skrift.0.part", "FK")]);
        assert_eq!(rule.verdicts(&rows("nej")), "");
        assert_eq!(rule.verdicts(&rows("ja")), "not-met skrift");
        assert_eq!(rule.verdicts(&rows("")), "waits fraga.visa");
    }

    #[test]
    fn each_answer_that_is_open_is_waited_for() {
        let rule = signing(field);
        let all = [("skrift.0.part", "FK"), ("skrift.1.part", "Hallonby")];
        assert_eq!(rule.verdicts(&signed_by(&all)), "waits skrift.1.part");
        assert_eq!(rule.verdicts(&signed_by(&[("skrift.2.namn", "Chefen")])), "waits skrift.2.part");
        let owner_open = [("part.ovriga", "FK"), ("skrift.0.part", "Region Hallonby")];
        assert_eq!(rule.verdicts(&owner_open), "waits part.agare");
        assert_eq!(rule.verdicts(&[("part.ovriga", "Hallonby")]), "waits part.agare, part.ovriga, skrift");
    }

    #[test]
    fn a_row_that_may_leave_it_out_covers_nobody() {
        let columns = [optional("part", ONE), field("namn", Answer::Text)];
        let rule = signed_in(field("skrift", rows(columns)));
        let written = |more| [("part.agare", "FK"), ("part.ovriga", "FK"), ("skrift.0.namn", "Chefen"), more];
        assert_eq!(rule.verdicts(&written(("skrift.1.part", "FK"))), "met skrift");
        assert_eq!(rule.verdicts(&written(("skrift.1.part", "-"))), "not-met skrift");
    }

    #[test]
    fn one_named_twice_needs_one_row() {
        let written = [("part.agare", "Försäkringskassan"), ("part.ovriga", "FK\nfk"), ("skrift.0.part", "FK")];
        assert_eq!(signing(field).verdicts(&written), "met skrift");
        let says = signing(field).says(&[&written[..2], &[("skrift.0.part", "Hallonby kommun")]].concat());
        assert!(says.contains("0 av 1 har en rad."), "{says}");
    }

    #[test]
    fn where_nobody_is_asked_for_nobody_is_missing() {
        let kind = || CoversEach { each: named(&["part.agare"]), by: FieldRef::new("skrift.part") };
        for owner in [hideable("part.agare", ONE), optional("part.agare", ONE)] {
            let rule = Trial::of(Kind::CoversEach(kind()), [owner, optional("skrift", rows([field("part", ONE)]))]);
            assert_eq!(rule.verdicts(&[("fraga.visa", "nej")]), "");
        }
    }

    #[test]
    fn municipalities_are_covered_too() {
        let one = || Answer::Municipality { many: false };
        let kind = CoversEach { each: named(&["omrade.kommuner"]), by: FieldRef::new("samrad.kommun") };
        let fields = [
            field("omrade.kommuner", Answer::Municipality { many: true }),
            optional("samrad", rows([field("kommun", one()), field("dag", Answer::Date)])),
        ];
        let rule = Trial::of(Kind::CoversEach(kind), fields);
        let both = ("omrade.kommuner", "Hallonby kommun\nKrikonby kommun");
        let (first, second) = (("samrad.0.kommun", "Hallonby kommun"), ("samrad.1.kommun", "Krikonby kommun"));
        assert_eq!(rule.verdicts(&[both, first, second]), "met samrad");
        assert_eq!(rule.verdicts(&[both, first]), "not-met samrad");
        let says = rule.says(&[both, first]);
        assert!(says.starts_with("I ”samrad” saknas en rad för Krikonby kommun. 1 av 2 har en rad."), "{says}");
    }

    #[test]
    fn somebody_must_be_named_somewhere() {
        let of = |each: &[&str]| CoversEach { each: named(each), by: FieldRef::new("skrift.part") };
        assert!(of(&[]).fault().is_some());
        assert!(of(&["part.agare"]).fault().is_none());
    }
}
