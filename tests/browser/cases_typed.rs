//! The golden cases, typed into the page: its report is equal to the native one.

use crate::Open;
use crate::driver::id;
use crate::page_read::{assert_equal, in_page, natively};
use crate::support::cases::{self, Case};
use crate::support::{TRIED, Tried, tried};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, Application, Part, Ruleset, Submission};
use std::collections::BTreeMap;

/// A test for each association, so that they run side by side; two for those with many cases.
macro_rules! typed {
    ($($test:ident: $association:literal, $chosen:expr;)+) => {
        $(
            #[test]
            fn $test() {
                type_all(tried($association), $chosen);
            }
        )+
    };
}

typed! {
    cases_of_tre_nivaer_typed: "tre-nivaer", |at| at % 2 == 0;
    other_cases_of_tre_nivaer_typed: "tre-nivaer", |at| at % 2 == 1;
    cases_of_jamtland_typed: "jamtland", |at| at % 2 == 0;
    other_cases_of_jamtland_typed: "jamtland", |at| at % 2 == 1;
    cases_of_lekeberg_orebro_typed: "lekeberg-orebro", |at| at % 2 == 0;
    other_cases_of_lekeberg_orebro_typed: "lekeberg-orebro", |at| at % 2 == 1;
    cases_of_hallonby_typed: "hallonby", |_| true;
    cases_of_tallinge_typed: "tallinge", |_| true;
    cases_of_videmark_typed: "videmark", |_| true;
    cases_of_arlinge_typed: "arlinge", |_| true;
    cases_of_sexsjoar_typed: "sexsjoar", |_| true;
}

#[test]
fn every_association_is_typed() {
    let source = include_str!("cases_typed.rs");
    for association in TRIED {
        assert!(source.contains(&format!("typed: {:?},", association.id)), "{}", association.id);
    }
}

/// Types a base once, then for each case what differs from what stands there.
fn type_all(association: Tried, chosen: fn(usize) -> bool) {
    let ruleset = association.ruleset();
    let mut open = Open::of(association);
    let cases: Vec<Case> = cases::all(association.id).into_iter().filter(Case::is_on_web).collect();
    let mut chosen: Vec<Case> =
        cases.into_iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, case)| case).collect();
    // A new day needs a new page, so cases of one day follow one another.
    chosen.sort_by_key(|case| case.today);
    for day in chosen.chunk_by(|one, other| one.today == other.today) {
        open.on_day(day[0].today);
        let mut typist = Typist { open: &open, ruleset: &ruleset, standing: BTreeMap::new() };
        for case in day {
            typist.write(case);
            open.browser.click("[data-act=check]");
            let native = natively(&case.report(&ruleset), &ruleset.form);
            assert_equal(&format!("{}/{}", association.id, case.name), &native, &in_page(&open.browser));
        }
    }
    assert!(chosen.len() > 5, "only {} cases", chosen.len());
}

/// Types one case into a form that is open and empty.
pub(crate) fn type_one(open: &Open, ruleset: &Ruleset, case: &Case) {
    Typist { open, ruleset, standing: BTreeMap::new() }.write(case);
}

/// Somebody at the form, who knows what stands in it.
struct Typist<'a> {
    open: &'a Open,
    ruleset: &'a Ruleset,
    standing: BTreeMap<Address, String>,
}

impl<'a> Typist<'a> {
    /// Brings the form to the answers of a case. A radio button cannot be taken back, so that needs a new page.
    fn write(&mut self, case: &Case) {
        let taken_back =
            |at: &Address| self.is_choice(at) && self.standing.contains_key(at) && !case.written.contains_key(at);
        if self.standing.keys().any(taken_back) {
            self.open.open_form();
            self.standing.clear();
        }
        for (at, field) in self.places(case) {
            let old = self.standing.get(&at).map_or("", String::as_str);
            let new = case.written.get(&at).map_or("", String::as_str);
            if old != new && self.write_one(case, &at, field, old, new) {
                self.standing.insert(at, new.to_owned());
            }
        }
        self.standing.retain(|_, text| !text.is_empty());
    }

    /// Writes one answer, where the form asks for it of this applicant.
    fn write_one(&self, case: &Case, at: &Address, field: &Field, old: &str, new: &str) -> bool {
        let browser = &self.open.browser;
        self.add_rows_for(at);
        let options = if matches!(at, Address::Reason(_)) { Vec::new() } else { field.options() };
        let control = match options.as_slice() {
            [] => id(&at.id(Part::Control)),
            _ if field.is_box() => id(&at.id(Part::Control)),
            [(first, _), ..] => id(&at.id(Part::Option(first))),
        };
        if !browser.shows(&control) {
            let submission = Submission::on_web(case.answers());
            let application = Application::new(self.ruleset, &submission, case.today);
            assert!(!application.asks(at), "{}: {at} is asked for, but the page hides it", case.name);
            return false;
        }
        if options.is_empty() {
            browser.write(&control, new);
        } else if field.is_box() {
            browser.click(&control);
        } else if matches!(field.answer, Answer::Choice { many: true, .. }) {
            let ticked = |text: &str, option: &str| text.lines().any(|line| line == option);
            for (option, _) in options.iter().filter(|(option, _)| ticked(old, option) != ticked(new, option)) {
                browser.click(&id(&at.id(Part::Option(option))));
            }
        } else {
            browser.click(&id(&at.id(Part::Option(new))));
        }
        true
    }

    fn add_rows_for(&self, at: &Address) {
        if let Address::Cell(group, row, _) = at {
            let browser = &self.open.browser;
            let rows = format!("{} > .row", id(&Address::group(group).id(Part::Rows)));
            let add = format!("[data-act=add-row][data-group={group}]");
            // A group that is not asked for has no button to press.
            while browser.count(&rows) <= usize::from(*row) && browser.shows(&add) {
                browser.click(&add);
            }
        }
    }

    fn is_choice(&self, at: &Address) -> bool {
        let field = match at {
            Address::Field(id) => self.ruleset.form.find(id),
            Address::Cell(group, _, column) => self.ruleset.form.find(&format!("{group}.{column}")),
            Address::Group(_) | Address::Reason(_) => None,
        };
        field.is_some_and(|found| {
            matches!(
                found.field.answer,
                Answer::Choice { many: false, .. } | Answer::Round(_) | Answer::Statement { .. }
            )
        })
    }

    /// Every place of the form in its order, with those rows that the case or the page has.
    fn places(&self, case: &Case) -> Vec<(Address, &'a Field)> {
        let mut places = Vec::new();
        let ruleset: &'a Ruleset = self.ruleset;
        for (_, field) in ruleset.form.fields() {
            if let Answer::Rows(columns) = &field.answer {
                let mut rows = case.answers().rows(&field.id);
                rows.extend(self.standing.clone().into_iter().collect::<finsamkoll_checks::Answers>().rows(&field.id));
                rows.sort_unstable();
                rows.dedup();
                for row in rows {
                    places.extend(columns.iter().map(|column| (Address::cell(&field.id, row, &column.id), column)));
                }
            } else {
                places.push((Address::field(&field.id), field));
                if matches!(field.answer, Answer::Statement { .. }) {
                    places.push((Address::reason(&field.id), field));
                }
            }
        }
        places
    }
}
