//! The lines to sign: how many of the parties have one in which something stands.

use finsamkoll_checks::form::{Answer, Field, Form};
use finsamkoll_checks::reading::{Named, Reading, Value, fold, read};
use finsamkoll_checks::{Address, Answers, Party, Ruleset};
use finsamkoll_word::{LineToSign, parties_to_sign};

/// How far the lines to sign are filled. That something stands there does not tell that it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSign {
    /// The parties that the application names, each once, as it writes them.
    pub parties: Vec<String>,
    /// Those of them that have a line in which something stands.
    pub with_line: Vec<String>,
}

impl ToSign {
    /// Compares the parties named with the lines of the page to sign and of the form's own groups to sign in.
    pub(crate) fn of(ruleset: &Ruleset, answers: &Answers, lines: &[LineToSign]) -> Self {
        let meant = |words: &str| meant(words, &ruleset.parties);
        let filled = lines.iter().filter(|line| line.is_filled).map(|line| line.party.as_str());
        let filled: Vec<Named> = filled.chain(filled_in_form(&ruleset.form, answers)).flat_map(meant).collect();
        let mut to_sign = Self { parties: Vec::new(), with_line: Vec::new() };
        let mut known = Vec::new();
        for party in parties_to_sign(&ruleset.form, answers) {
            let named = meant(party);
            if named.iter().all(|one| known.contains(one)) {
                continue;
            }
            to_sign.parties.push(party.into());
            if named.iter().any(|one| filled.contains(one)) {
                to_sign.with_line.push(party.into());
            }
            known.extend(named);
        }
        to_sign
    }
}

/// Whom words mean, as the checks read them: a short name is the party. What they cannot read stands for itself.
fn meant(words: &str, parties: &[Party]) -> Vec<Named> {
    let words = words.trim();
    let field = Field::new("part", "Part", Answer::Party { many: true });
    match read(&field, words, parties) {
        Reading::Read(Value::Parties(named)) => named.into_iter().map(folded).collect(),
        Reading::Missing => Vec::new(),
        Reading::Read(_) | Reading::Placeholder(_) | Reading::Ambiguous(_) | Reading::Unreadable(_) => {
            vec![Named::Other(fold(words))]
        }
    }
}

fn folded(named: Named) -> Named {
    match named {
        Named::Party(id) => Named::Party(id),
        Named::Other(name) => Named::Other(fold(&name)),
    }
}

/// The parties of the form's own rows in which something stands of what is filled in at signing.
fn filled_in_form<'a>(form: &Form, answers: &'a Answers) -> Vec<&'a str> {
    let mut filled = Vec::new();
    for (_, group) in form.fields() {
        let (parties, others): (Vec<&Field>, Vec<&Field>) = group.columns().iter().partition(|column| is_party(column));
        for row in answers.rows(&group.id) {
            let text = |column: &Field| answers.get(&Address::cell(&group.id, row, &column.id)).trim();
            if others.iter().any(|column| column.signing && is_filled(column, text(column))) {
                filled.extend(parties.iter().map(|column| text(column)));
            }
        }
    }
    filled
}

/// Whether the checks find that something stands there: a dash in place of a name is nothing.
fn is_filled(column: &Field, text: &str) -> bool {
    !matches!(read(column, text, &[]), Reading::Missing | Reading::Placeholder(_))
}

fn is_party(column: &Field) -> bool {
    matches!(column.answer, Answer::Party { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::desk;
    use finsamkoll_checks::form::Section;

    /// Parties with short names, and a form that names an owner, others, and who signs.
    fn ruleset() -> Ruleset {
        let party = |id: &str, name: &str, also: &[&str]| Party {
            id: id.into(),
            name: name.into(),
            also: also.iter().map(|name| (*name).into()).collect(),
        };
        let column = |id: &str, signing| Field {
            signing,
            ..Field::new(id, id, if id == "part" { Answer::Party { many: false } } else { Answer::Text })
        };
        let fields = vec![
            Field::new("insats.agare", "Ägare", Answer::Party { many: false }),
            Field::new("insats.parter", "Parter", Answer::Party { many: true }),
            Field::new("sign", "De som skriver under", Answer::Rows(vec![column("part", false), column("namn", true)])),
        ];
        let section = Section { id: "a".into(), title: "A".into(), when: Vec::new(), fields };
        let mut ruleset = desk().associations.swap_remove(0).ruleset;
        ruleset.form.sections = vec![section];
        ruleset.parties = vec![
            party("arbetsformedlingen", "Arbetsförmedlingen", &["AF"]),
            party("kommun:1880", "Örebro kommun", &["Örebro"]),
        ];
        ruleset
    }

    /// How many of the parties have a line, by what is answered and the lines with what stands in them.
    fn of(answers: &[(&str, &str)], lines: &[(&str, bool)]) -> String {
        let answers = answers.iter().map(|(at, text)| (Address::parse(at).unwrap(), (*text).into())).collect();
        let line = |(party, is_filled): &(&str, bool)| LineToSign { party: (*party).into(), is_filled: *is_filled };
        let to_sign = ToSign::of(&ruleset(), &answers, &lines.iter().map(line).collect::<Vec<_>>());
        format!("{} av {}", to_sign.with_line.join(", "), to_sign.parties.join(", "))
    }

    #[test]
    fn a_party_is_known_by_each_of_its_names() {
        let answers = [("insats.agare", "AF"), ("insats.parter", "Örebro kommun\nRöda Korset")];
        for (lines, found) in [
            (vec![], ""),
            (vec![("AF", false), ("", true)], ""),
            (vec![("Arbetsförmedlingen", true)], "AF"),
            (vec![("Örebro", true), ("röda korset ", true)], "Örebro kommun, Röda Korset"),
            (vec![("Örebro, Rådhuset", true)], ""),
            (vec![("Någon annan", true)], ""),
        ] {
            assert_eq!(of(&answers, &lines), format!("{found} av AF, Örebro kommun, Röda Korset"), "{lines:?}");
        }
    }

    #[test]
    fn a_party_counts_once_whatever_it_is_called() {
        let answers = [("insats.agare", "AF"), ("insats.parter", "arbetsförmedlingen\nÖrebro")];
        assert_eq!(of(&answers, &[("AF", true)]), "AF av AF, Örebro");
    }

    #[test]
    fn the_forms_own_rows_to_sign_count_too() {
        let row = [("insats.agare", "AF"), ("sign.0.part", "Arbetsförmedlingen")];
        assert_eq!(of(&row, &[]), " av AF");
        assert_eq!(of(&[row[0], row[1], ("sign.0.namn", "Chefen")], &[]), "AF av AF");
        for nothing in ["-", "…", " "] {
            assert_eq!(of(&[row[0], row[1], ("sign.0.namn", nothing)], &[]), " av AF", "{nothing}");
        }
    }
}
