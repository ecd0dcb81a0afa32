//! What the tests of the public interface share: small forms with their rules, and their answers.

use finsamkoll_checks::form::{Answer, Choice, Field, Form, Section};
use finsamkoll_checks::{Address, Answers, Clause, Date, Party, Rounds, Rule, Ruleset};

/// The day on which everything is checked.
pub(crate) fn today() -> Date {
    Date::new(2027, 3, 1).unwrap()
}

/// A ruleset with one section of these fields.
pub(crate) fn ruleset(fields: Vec<Field>, clauses: Vec<Clause>, rules: Vec<Rule>) -> Ruleset {
    let section = Section { id: "allt".into(), title: "Allt".into(), when: vec![], fields };
    let party = |id: &str, name: &str| Party { id: id.into(), name: name.into(), also: vec![] };
    Ruleset {
        association: "Hallonby samordningsförbund".into(),
        parties: vec![party("kommun:hallonby", "Hallonby kommun"), party("region:hallonby", "Region Hallonby")],
        parties_confirmed: true,
        rounds: Rounds::default(),
        adopted: true,
        form: Form { id: "ansokan".into(), version: 1, title: "Ansökan".into(), sections: vec![section] },
        clauses,
        rules,
    }
}

/// A field, group or column, whose label is its id.
pub(crate) fn field(id: &str, answer: Answer) -> Field {
    Field::new(id, id, answer)
}

/// A choice of these.
pub(crate) fn choice(options: &[&str]) -> Answer {
    let option = |id: &&str| Choice { id: (*id).into(), label: (*id).into() };
    Answer::Choice { options: options.iter().map(option).collect(), many: false }
}

/// Answers by the text of their addresses.
pub(crate) fn answers(written: &[(&str, &str)]) -> Answers {
    written.iter().map(|(at, text)| (Address::parse(at).unwrap(), (*text).into())).collect()
}
