//! What a letter tells of the application that it is about.

use crate::{Association, Code, Reviewed};
use finsamkoll_checks::{AnswerCode, Date};
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
        let round = association.ruleset.rounds.find(self.round.as_ref()?)?;
        let deadline = round.deadline.words();
        let is_late = self.received.is_some_and(|day| day > round.deadline);
        let came = if is_late { ". Ansökan kom in efter den dagen." } else { "" };
        Some(format!("{}, sista ansökningsdag {deadline}{came}", round.id))
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
