//! Is each among these?

use super::members::{Single, UNCONFIRMED, holds, not_listed, singles, those};
use super::{Check, FieldRef, Judged, Manual, Reference, Verdict, all_asked, all_places, judge_each, reference};
use crate::gather::Gather;
use crate::reading::{Member, Value};
use crate::sentence::{any_of, fill, quoted, quoted_answer};
use crate::{Application, Place};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that what each field names belongs to a set: the association's parties, what other fields name, or options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OneOf {
    /// What is judged, one by one.
    pub fields: Vec<FieldRef<Member>>,
    /// The set.
    #[serde(rename = "in")]
    pub set: Set,
}

/// A set that something may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// The association's parties. While the office has not confirmed their list, somebody who is not on it may
    /// still be one: then the office is to be asked.
    Parties,
    /// The association's municipalities; the same holds for them.
    Municipalities,
    /// What these fields name.
    Fields(Vec<FieldRef<Member>>),
    /// These options of the choice that is judged.
    Options(Vec<String>),
}

impl OneOf {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Är svaret ett av dessa?",
        border: "Varje fält bedöms för sig, och av flera svar ska alla vara med. Väntar mängden på svar i andra fält \
            väntar regeln också. Har kansliet inte bekräftat listan över parter (`parties-confirmed = false`) är \
            ett okänt namn inget fel: den sökande ombeds fråga kansliet.",
        parameters: &[
            ("fields", "Det som bedöms."),
            (
                "in",
                "`\"parties\"`: förbundets parter. `\"municipalities\"`: förbundets kommuner. `{ fields = […] }`: de \
                som nämns i de här fälten. `{ options = […] }`: de här alternativen i frågan.",
            ),
        ],
        example: r#"[[rule]]
clause = "agaren-ar-part"
kind = "one-of"
fields = ["exempel.agare"]
in = "parties"

[[rule]]
clause = "frivilligt"
kind = "one-of"
fields = ["exempel.frivilligt"]
in = { options = ["ja"] }
+++
- Insatsen ägs av en av förbundets parter. {#agaren-ar-part}
- Det är frivilligt att delta. {#frivilligt}
"#,
    };
}

impl Check for OneOf {
    fn references(&self) -> Vec<Reference<'_>> {
        let judged = self.fields.iter().map(|field| reference("fields", field));
        let set: &[FieldRef<Member>] = if let Set::Fields(fields) = &self.set { fields } else { &[] };
        judged.chain(set.iter().map(|field| reference("in", field))).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        let places = all_asked(&self.fields, application);
        judge_each(&places, &|place| self.judge(place, application))
    }
}

impl OneOf {
    fn judge(&self, place: &Place<'_>, application: &Application<'_>) -> Option<Judged> {
        let Some(value) = place.value else { return Some(Judged::waits(place.at)) };
        let verdict = match &self.set {
            Set::Parties => among_parties(value, MEMBERS, application),
            Set::Municipalities => among_parties(value, MUNICIPALITIES, application),
            Set::Options(options) => among_options(value, options, place),
            Set::Fields(fields) => return among_fields(value, fields, place, application),
        };
        Some(Judged::new(place.at, verdict))
    }
}

/// Those on a list, all of them and one to name, in words.
type Listed = (&'static str, &'static str);

const MEMBERS: Listed = ("medlemmar", "en medlem");
const MUNICIPALITIES: Listed = ("kommuner", "en av förbundets kommuner");

fn among_parties(value: &Value, (all, one): Listed, application: &Application<'_>) -> Verdict {
    let stranger = singles(value).into_iter().find_map(|single| match single {
        Single::Unlisted(name) => Some(name),
        Single::Listed(_) => None,
    });
    let Some(name) = stranger else { return Verdict::Met };
    let not_listed = |rest| not_listed(&quoted_answer(name), all, rest);
    if application.ruleset().parties_confirmed {
        return Verdict::NotMet { found: not_listed("."), mend: fill("Ange {}, eller fråga kansliet.", &[one]) };
    }
    Verdict::Unknown(fill("{}vilka som är medlemmar.", &[&not_listed(UNCONFIRMED)]))
}

fn among_options(value: &Value, options: &[String], place: &Place<'_>) -> Verdict {
    let Value::Chosen(chosen) = value else { return Verdict::Met };
    let words = |id: &String| quoted(place.field().option(id));
    let Some(other) = chosen.iter().find(|id| !options.contains(id)) else { return Verdict::Met };
    Verdict::NotMet {
        found: fill("Ni har svarat {} på ”{}”.", &[&words(other), &place.label()]),
        mend: fill("Här behöver svaret vara {}.", &[&any_of(&options.iter().map(words).gather())]),
    }
}

fn among_fields(
    value: &Value,
    fields: &[FieldRef<Member>],
    place: &Place<'_>,
    application: &Application<'_>,
) -> Option<Judged> {
    let sources = all_places(fields, application);
    // Where none of the fields is asked of this applicant there is no set to belong to.
    if sources.is_empty() {
        return None;
    }
    let is_named =
        |single: Single<'_>| sources.iter().any(|source| source.value.is_some_and(|set| holds(&singles(set), single)));
    let strangers = those(&singles(value), &|single| !is_named(single));
    if strangers.is_empty() {
        return Some(Judged::new(place.at, Verdict::Met));
    }
    if let Some(open) = sources.iter().find(|source| source.value.is_none() && !source.is_left_out()) {
        return Some(Judged::waits(open.at));
    }
    let strangers: Vec<String> =
        strangers.iter().map(|stranger| quoted_answer(stranger.words(place, application))).gather();
    let form = &application.ruleset().form;
    let labels: Vec<String> =
        fields.iter().filter_map(|field| form.find(&field.path)).map(|found| quoted(&found.label())).gather();
    let found = fill("{} finns inte bland svaren på {}.", &[&any_of(&strangers), &any_of(&labels)]);
    let mend = String::from("Rätta något av svaren så att de stämmer överens.");
    Some(Judged::new(place.at, Verdict::NotMet { found, mend }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, choice, field, hideable, named, optional, rows};

    const ONE: Answer = Answer::Party { many: false };
    const MANY: Answer = Answer::Party { many: true };

    fn among(set: Set, path: &str, fields: impl IntoIterator<Item = Field>) -> Trial {
        Trial::of(Kind::OneOf(OneOf { fields: named(&[path]), set }), fields)
    }

    fn levels() -> Set {
        Set::Options(["individ".into(), "grupp".into()].into())
    }

    #[test]
    fn among_parties() {
        let rule = among(Set::Parties, "part.agare", [field("part.agare", MANY)]);
        for (written, verdict) in [
            ("Hallonby kommun", "met part.agare"),
            ("Hallonby kommun\nFörsäkringskassan", "met part.agare"),
            ("Hallonby kommun\nRöda Korset", "not-met part.agare"),
            ("Röda Korset", "not-met part.agare"),
            ("Hallonby", "waits part.agare"),
            ("meddelas senare", "waits part.agare"),
            ("", "waits part.agare"),
        ] {
            assert_eq!(rule.verdicts(&[("part.agare", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn an_unconfirmed_list_leaves_strangers_to_the_office() {
        let rule = among(Set::Parties, "part.agare", [field("part.agare", ONE)]).unconfirmed();
        assert_eq!(rule.verdicts(&[("part.agare", "Hallonby kommun")]), "met part.agare");
        assert_eq!(rule.verdicts(&[("part.agare", "Röda Korset")]), "unknown part.agare");
        assert_eq!(rule.verdicts(&[]), "waits part.agare");
    }

    #[test]
    fn among_municipalities() {
        let one = || Answer::Municipality { many: false };
        let rule = || among(Set::Municipalities, "omrade.kommun", [field("omrade.kommun", one())]);
        for (written, verdict, unconfirmed) in [
            ("Hallonby kommun", "met omrade.kommun", "met omrade.kommun"),
            ("Plommonby", "not-met omrade.kommun", "unknown omrade.kommun"),
            ("Försäkringskassan", "not-met omrade.kommun", "unknown omrade.kommun"),
            ("", "waits omrade.kommun", "waits omrade.kommun"),
        ] {
            assert_eq!(rule().verdicts(&[("omrade.kommun", written)]), verdict, "{written}");
            assert_eq!(rule().unconfirmed().verdicts(&[("omrade.kommun", written)]), unconfirmed, "{written}");
        }
        let plum = [("omrade.kommun", "Plommonby")];
        let said = "”Plommonby” finns inte i listan över förbundets kommuner. Ange en av förbundets kommuner";
        assert!(rule().says(&plum).starts_with(said), "{}", rule().says(&plum));
        let said =
            "”Plommonby” finns inte i listan över förbundets kommuner, men kansliet har inte bekräftat listan än.";
        assert!(rule().unconfirmed().says(&plum).starts_with(said), "{}", rule().unconfirmed().says(&plum));
    }

    #[test]
    fn somebody_else_is_the_same_whatever_the_size_of_letters() {
        let set = Set::Fields(named(&["part.agare"]));
        let rule = among(set, "fin.mottagare", [field("fin.mottagare", ONE), field("part.agare", ONE)]);
        let verdicts = |recipient| rule.verdicts(&[("fin.mottagare", recipient), ("part.agare", "Röda Korset")]);
        assert_eq!(verdicts("RÖDA KORSET"), "met fin.mottagare");
        assert_eq!(verdicts("Röda Kroken"), "not-met fin.mottagare");
    }

    #[test]
    fn among_options() {
        let levels_asked = choice(&["individ", "grupp", "struktur"]);
        let rule = among(levels(), "insats.niva", [field("insats.niva", levels_asked)]);
        for (written, verdict) in [
            ("individ", "met insats.niva"),
            ("grupp", "met insats.niva"),
            ("struktur", "not-met insats.niva"),
            ("", "waits insats.niva"),
            ("något annat", "waits insats.niva"),
        ] {
            assert_eq!(rule.verdicts(&[("insats.niva", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn one_option_outside_the_set_is_enough_to_fail() {
        let Answer::Choice { options, .. } = choice(&["individ", "grupp", "struktur"]) else { panic!("a choice") };
        let levels_asked = Answer::Choice { options, many: true };
        let rule = among(levels(), "insats.niva", [field("insats.niva", levels_asked)]);
        assert_eq!(rule.verdicts(&[("insats.niva", "individ\ngrupp")]), "met insats.niva");
        assert_eq!(rule.verdicts(&[("insats.niva", "individ\nstruktur")]), "not-met insats.niva");
    }

    #[test]
    fn among_what_other_fields_name() {
        let set = Set::Fields(named(&["part.agare", "part.ovriga"]));
        let fields = [field("fin.mottagare", ONE), field("part.agare", ONE), field("part.ovriga", MANY)];
        let rule = among(set, "fin.mottagare", fields);
        let verdicts = |recipient, owner, others| {
            rule.verdicts(&[("fin.mottagare", recipient), ("part.agare", owner), ("part.ovriga", others)])
        };
        let both = "Försäkringskassan\nRöda Korset";
        assert_eq!(verdicts("Hallonby kommun", "Hallonby kommun", both), "met fin.mottagare");
        assert_eq!(verdicts("Röda Korset", "Hallonby kommun", both), "met fin.mottagare");
        assert_eq!(verdicts("Region Hallonby", "Hallonby kommun", both), "not-met fin.mottagare");
        assert_eq!(verdicts("", "Hallonby kommun", both), "waits fin.mottagare");
        // Found in one source, it needs no other; not found, it waits for the first that is open.
        assert_eq!(verdicts("Hallonby kommun", "Hallonby kommun", ""), "met fin.mottagare");
        assert_eq!(verdicts("Region Hallonby", "Hallonby kommun", ""), "waits part.ovriga");
        assert_eq!(verdicts("Region Hallonby", "Hallonby", both), "waits part.agare");
    }

    #[test]
    fn a_hidden_or_voluntary_empty_source_names_nobody() {
        let set = Set::Fields(named(&["part.agare", "part.visad", "part.frivillig"]));
        let fields = [
            field("fin.mottagare", ONE),
            field("part.agare", ONE),
            hideable("part.visad", ONE),
            optional("part.frivillig", ONE),
        ];
        let rule = among(set, "fin.mottagare", fields);
        let verdicts = |shown| {
            let (recipient, owner) = ("Region Hallonby", "Hallonby kommun");
            rule.verdicts(&[("fraga.visa", shown), ("fin.mottagare", recipient), ("part.agare", owner)])
        };
        assert_eq!(verdicts("nej"), "not-met fin.mottagare");
        assert_eq!(verdicts("ja"), "waits part.visad");
        assert_eq!(verdicts(""), "waits fraga.visa");
    }

    #[test]
    fn hidden_and_voluntary_empty_fields_are_not_judged() {
        let hidden = among(Set::Parties, "part.agare", [hideable("part.agare", ONE)]);
        for (shown, verdict) in [("ja", "not-met part.agare"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(hidden.verdicts(&[("fraga.visa", shown), ("part.agare", "Röda Korset")]), verdict, "{shown}");
        }
        let voluntary = among(Set::Parties, "part.agare", [optional("part.agare", ONE)]);
        for (written, verdict) in
            [("", ""), ("-", ""), ("meddelas senare", "waits part.agare"), ("Röda Korset", "not-met part.agare")]
        {
            assert_eq!(voluntary.verdicts(&[("part.agare", written)]), verdict, "{written}");
        }
    }

    #[test]
    fn a_column_is_judged_row_by_row() {
        let partners = |field: fn(&str, Answer) -> Field| {
            let columns = [self::field("namn", ONE), self::field("roll", Answer::Text)];
            among(Set::Parties, "partner.namn", [field("partner", rows(columns))])
        };
        let answers =
            [("partner.0.namn", "Hallonby kommun"), ("partner.1.namn", "Röda Korset"), ("partner.4.roll", "Lokal")];
        let verdicts = "met partner.0.namn; not-met partner.1.namn; waits partner.4.namn";
        assert_eq!(partners(field).verdicts(&answers), verdicts);
        assert_eq!(partners(field).verdicts(&[]), "waits partner");
        assert_eq!(partners(optional).verdicts(&[]), "");
    }
}
