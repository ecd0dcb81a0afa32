//! Has it come by the deadline?

use super::{Check, FieldRef, Judged, Manual, Reference, Verdict, judge_each, reference};
use crate::reading::{OfRound, Reads};
use crate::sentence::{fill, joined};
use crate::{Application, Place, Round};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Asks that the application has come by the deadline of its round, that day included. The day of receipt decides; as
/// long as it is not known, a deadline to come is told and one that has passed is not met.
///
/// The round is the one chosen, or without such a field the next one. Where none is chosen and none is to come the
/// office is to be asked. Where applications are taken at any time, all are in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InTime {
    /// The field in which the round is chosen.
    #[serde(default)]
    pub round: Option<FieldRef<OfRound>>,
}

impl InTime {
    /// What editors read of it.
    pub(super) const MANUAL: Manual = Manual {
        asks: "Kommer ansökan i tid?",
        border: "Den sista ansökningsdagen är i tid. I webbläsaren är det dagens datum som räknas: är dagen inte förbi \
            får den sökande veta vilken den är. När kansliet har en ansökan räknas dagen då den kom in. Är ingen \
            omgång vald och ingen att vänta ombeds den sökande fråga kansliet. Går det att söka när som helst \
            (`rolling = true`) är alla i tid.",
        parameters: &[(
            "round",
            "Fältet där omgången väljs. Frågar formuläret efter omgången ska fältet stå här; annars är det nästa \
                omgång som gäller.",
        )],
        example: r#"[[rule]]
clause = "inne-i-tid"
kind = "in-time"
round = "exempel.omgang"
+++
Ansökan har kommit in senast den sista ansökningsdagen. {#inne-i-tid}
"#,
    };
}

impl Check for InTime {
    fn references(&self) -> Vec<Reference<'_>> {
        self.round.iter().map(|field| reference("round", field)).collect()
    }

    fn check(&self, application: &Application<'_>) -> Vec<Judged> {
        if application.ruleset().rounds.rolling {
            return [Judged::of_all(Verdict::Met)].into();
        }
        match &self.round {
            Some(field) => judge_each(&application.places(&field.path), &|place| Some(chosen(place, application))),
            None => [Judged::of_all(next(application))].into(),
        }
    }
}

fn chosen(place: &Place<'_>, application: &Application<'_>) -> Judged {
    let id = place.value.and_then(OfRound::take).and_then(|chosen| chosen.first());
    let verdict = match id.and_then(|id| application.ruleset().rounds.find(id)) {
        Some(round) => judge(round, application),
        None if place.is_left_out() => next(application),
        None => Verdict::Waits(String::new()),
    };
    Judged::new(place.at, verdict)
}

/// What holds for an application that is for the next round.
fn next(application: &Application<'_>) -> Verdict {
    match application.expected_round() {
        Some(round) => judge(round, application),
        None => Verdict::Unknown(joined(&[NONE_TO_COME, ASK_WHEN])),
    }
}

const NONE_TO_COME: &str = "Ingen kommande ansökningsdag är känd.";
const ASK_WHEN: &str = "Fråga kansliet när ni kan söka.";

fn judge(round: &Round, application: &Application<'_>) -> Verdict {
    let deadline = round.deadline.words();
    let received = application.submission().received;
    if application.day() <= round.deadline {
        let words = "Ansökan behöver ha kommit in senast den {}. Dagen då den kommer in avgör.";
        return if received.is_some() { Verdict::Met } else { Verdict::Tells(fill(words, &[&deadline])) };
    }
    let late = match received {
        Some(day) => fill("Ansökan kom in den {}. Sista dagen var den {}.", &[&day.words(), &deadline]),
        None => fill("Ansökningsdagen den {} har passerat.", &[&deadline]),
    };
    let (next, mend) = match application.coming_round() {
        Some(next) => (
            fill("Nästa ansökningsdag är den {}.", &[&next.deadline.words()]),
            "Välj den dagen i stället, eller fråga kansliet.",
        ),
        None => (NONE_TO_COME.into(), ASK_WHEN),
    };
    Verdict::NotMet { found: joined(&[&late, &next]), mend: mend.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answer, Choice, Field};
    use crate::rules::Kind;
    use crate::rules::tried::{Trial, field, hideable};

    /// Trials are held on 1 March 2027: one round is over, one ends today, one is to come.
    const ROUNDS: [(&str, &str, Option<&str>); 3] =
        [("2027-1", "2027-02-28", None), ("2027-2", "2027-03-01", None), ("2027-3", "2027-10-01", None)];

    fn rounds() -> Answer {
        Answer::Round(ROUNDS.iter().map(|(id, ..)| Choice { id: (*id).into(), label: (*id).into() }).collect())
    }

    fn choosing(field: Field) -> Trial {
        let kind = InTime { round: Some(FieldRef::new("insats.omgang")) };
        Trial::of(Kind::InTime(kind), [field])
    }

    fn chosen() -> Trial {
        choosing(field("insats.omgang", rounds())).with_rounds(&ROUNDS)
    }

    fn without_field() -> Trial {
        Trial::of(Kind::InTime(InTime { round: None }), [])
    }

    #[test]
    fn a_deadline_to_come_is_told_and_one_that_has_passed_is_not_met() {
        for (round, verdict, said) in [
            (
                "2027-1",
                "not-met insats.omgang",
                "Ansökningsdagen den 28 februari 2027 har passerat. Nästa ansökningsdag är den 1 mars 2027. Välj den dagen",
            ),
            ("2027-2", "tells insats.omgang", "Ansökan behöver ha kommit in senast den 1 mars 2027."),
            ("2027-3", "tells insats.omgang", "Ansökan behöver ha kommit in senast den 1 oktober 2027."),
            ("", "waits insats.omgang", ""),
            ("2031-1", "waits insats.omgang", ""),
        ] {
            assert_eq!(chosen().verdicts(&[("insats.omgang", round)]), verdict, "{round}");
            let says = chosen().says(&[("insats.omgang", round)]);
            assert!(says.starts_with(said), "{says}");
        }
    }

    #[test]
    fn the_day_of_receipt_decides() {
        let received = |day, round| chosen().received(day).verdicts(&[("insats.omgang", round)]);
        for (day, round, verdict) in [
            ("2027-02-27", "2027-1", "met insats.omgang"),
            ("2027-02-28", "2027-1", "met insats.omgang"),
            ("2027-03-01", "2027-1", "not-met insats.omgang"),
            ("2027-03-01", "2027-2", "met insats.omgang"),
            ("2027-03-02", "2027-2", "not-met insats.omgang"),
            // Later than the day of the check: nobody's clock is trusted more than the receipt.
            ("2027-10-02", "2027-3", "not-met insats.omgang"),
        ] {
            assert_eq!(received(day, round), verdict, "{day}, {round}");
        }
    }

    #[test]
    fn says_when_it_came_and_names_the_next_as_on_that_day() {
        let says = chosen().received("2027-03-02").says(&[("insats.omgang", "2027-2")]);
        let said = "Ansökan kom in den 2 mars 2027. Sista dagen var den 1 mars 2027. Nästa ansökningsdag är den 1 oktober 2027.";
        assert!(says.starts_with(said), "{says}");
        let says = chosen().received("2027-10-02").says(&[("insats.omgang", "2027-3")]);
        assert!(says.ends_with("Ingen kommande ansökningsdag är känd. Fråga kansliet när ni kan söka."), "{says}");
    }

    #[test]
    fn where_none_is_to_come_the_office_is_asked() {
        let over = || choosing(field("insats.omgang", rounds())).with_rounds(&ROUNDS[..1]);
        assert_eq!(over().verdicts(&[]), "unknown insats.omgang");
        assert_eq!(over().says(&[]), "Ingen kommande ansökningsdag är känd. Fråga kansliet när ni kan söka.");
        assert_eq!(over().verdicts(&[("insats.omgang", "2027-1")]), "not-met insats.omgang");
        assert_eq!(over().received("2027-02-28").verdicts(&[("insats.omgang", "2027-1")]), "met insats.omgang");
        assert_eq!(without_field().with_rounds(&ROUNDS[..1]).verdicts(&[]), "unknown");
    }

    #[test]
    fn without_a_field_the_next_round_counts() {
        let rule = || without_field().with_rounds(&ROUNDS);
        assert_eq!(rule().verdicts(&[]), "tells");
        assert!(rule().says(&[]).contains("senast den 1 mars 2027"));
        assert_eq!(rule().received("2027-02-28").verdicts(&[]), "met");
        assert_eq!(rule().received("2027-03-02").verdicts(&[]), "met");
        assert_eq!(rule().received("2027-10-02").verdicts(&[]), "unknown");
    }

    #[test]
    fn where_applications_are_taken_at_any_time_all_are_in_time() {
        assert_eq!(without_field().rolling(None).verdicts(&[]), "met");
        assert_eq!(without_field().rolling(Some(35)).received("2027-03-01").verdicts(&[]), "met");
    }

    #[test]
    fn a_hidden_field_is_not_judged() {
        let rule = choosing(hideable("insats.omgang", rounds())).with_rounds(&ROUNDS);
        for (shown, verdict) in [("ja", "not-met insats.omgang"), ("nej", ""), ("", "waits fraga.visa")] {
            assert_eq!(rule.verdicts(&[("fraga.visa", shown), ("insats.omgang", "2027-1")]), verdict, "{shown}");
        }
    }
}
