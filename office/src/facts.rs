//! What a letter tells of the application that it is about.

use crate::status::is_on_the_day;
use crate::{Association, Code, Reviewed};
use finsamkoll_checks::form::Answer;
use finsamkoll_checks::{Address, AnswerCode, Date, Finding, Outcome};
use unicode_normalization::UnicodeNormalization as _;

impl Reviewed {
    /// What is known of it, a line each.
    pub(crate) fn facts(&self, association: &Association) -> Vec<String> {
        let names = [("Ansökan", self.names()), ("Fil", Some(self.file()))];
        let days = [("Kom in", self.received.map(Date::words)), ("Ansökningsomgång", self.round_in(association))];
        let form = [
            ("Formulärets version", self.version_in(association)),
            ("Kontrollkod", self.code.printed().map(AnswerCode::text)),
        ];
        let all = names.into_iter().chain(days).chain(form);
        all.filter_map(|(what, says)| Some(format!("{what}: {}", says?))).collect()
    }

    /// "”Vägen in”, Byns kommun".
    fn names(&self) -> Option<String> {
        let effort = (!self.effort.is_empty()).then(|| format!("”{}”", self.effort));
        let owner = (!self.owner.is_empty()).then(|| self.owner.replace('\n', ", "));
        let names: Vec<String> = effort.into_iter().chain(owner).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The file as its sender knows it: without the folders into which the office has put it.
    fn file(&self) -> String {
        self.name.rsplit(['/', '\\']).next().unwrap_or_default().nfc().collect()
    }

    fn round_in(&self, association: &Association) -> Option<String> {
        if self.is_to_choose_round(association) {
            return Some("inte vald".into());
        }
        let round = association.ruleset.rounds.find(self.round.as_ref()?)?;
        let deadline = round.deadline.words();
        let came = if self.came_late(association) { ". Ansökan kom in efter den dagen." } else { "" };
        Some(format!("{}, sista ansökningsdag {deadline}{came}", round.id))
    }

    /// Whether the form asks for the round, and it is not answered so that it can be read.
    fn is_to_choose_round(&self, association: &Association) -> bool {
        let form = &association.ruleset.form;
        let asked = form.fields().find(|(_, field)| matches!(field.answer, Answer::Round(_)));
        asked.is_some_and(|(_, field)| self.report.notes.iter().any(|note| note.at == Address::field(&field.id)))
    }

    /// Whether the checks find that it came after its deadline. Of one of which nobody has said when it came that is not said.
    fn came_late(&self, association: &Association) -> bool {
        let is_late = |finding: &Finding| finding.outcome >= Outcome::Warning && is_on_the_day(finding, association);
        self.received.is_some() && self.report.findings().any(|(_, finding)| is_late(finding))
    }

    fn version_in(&self, association: &Association) -> Option<String> {
        let (version, now) = (self.version?, association.ruleset.form.version);
        if version == now {
            return Some(version.to_string());
        }
        let day = self.reckoned.words();
        Some(format!("{version}. Nu gäller version {now}, och kontrollen följer reglerna den {day}."))
    }
}

impl Code {
    /// What is worth a look about it.
    pub(crate) fn says(self) -> Option<String> {
        let Self::Changed { printed, now } = self else { return None };
        Some(format!(
            "Svaren har ändrats sedan kontrollen: filens kontrollkod är {printed}, men svaren i den har koden {now}."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{complete, day, desk};
    use finsamkoll_checks::rules::{InTime, Kind};
    use finsamkoll_checks::{Days, Otherwise, Rule};

    /// An association that asks that applications come in time.
    fn association() -> Association {
        let rule = Rule {
            id: "i-tid".into(),
            clause: "summa".into(),
            when: Vec::new(),
            days: Days::default(),
            rounds: Vec::new(),
            otherwise: Otherwise::Error,
            wording: None,
            check: Kind::InTime(InTime { round: None }),
        };
        let mut association = desk().associations.swap_remove(0);
        association.ruleset.rules.push(rule);
        association
    }

    /// What is told of the round, when a rule came to this.
    fn round(rule: &str, outcome: Outcome, received: Option<&str>) -> String {
        let mut one = Reviewed { received: received.map(day), ..complete("a.docx") };
        let says = "Så är det.".into();
        one.report.clauses[0].findings.push(Finding { rule: rule.into(), outcome, at: Vec::new(), says });
        one.round_in(&association()).unwrap()
    }

    #[test]
    fn that_an_application_came_late_is_told_where_the_checks_find_it() {
        let (round_is, late) = ("2027-1, sista ansökningsdag 10 februari 2027", ". Ansökan kom in efter den dagen.");
        for (rule, outcome, received, came) in [
            ("i-tid", Outcome::NotMet, Some("2027-02-11"), late),
            ("i-tid", Outcome::Warning, Some("2027-02-11"), late),
            ("i-tid", Outcome::NotMet, None, ""),
            ("i-tid", Outcome::Information, Some("2027-02-10"), ""),
            ("annat", Outcome::NotMet, Some("2027-02-11"), ""),
        ] {
            let found = round(rule, outcome, received).replace('\u{a0}', " ");
            assert_eq!(found, format!("{round_is}{came}"), "{rule} {outcome:?} {received:?}");
        }
    }
}
