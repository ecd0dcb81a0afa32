//! The golden cases, typed into the page: its report is equal to the native one.

use crate::driver::id;
use crate::page_read::{assert_equal, in_page, natively};
use crate::support::TRIED;
use crate::support::Tried;
use crate::support::cases::{self, Case};
use crate::{DAY, Open};
use finsamkoll_checks::form::{Answer, Field};
use finsamkoll_checks::{Address, Application, Part, Ruleset};
use std::collections::BTreeMap;

#[test]
fn the_cases_of_the_first_association_typed() {
    type_all(TRIED[0], |at| at % 2 == 0);
}

#[test]
fn the_other_cases_of_the_first_association_typed() {
    type_all(TRIED[0], |at| at % 2 == 1);
}

#[test]
fn the_cases_of_an_invented_association_typed() {
    type_all(TRIED[1], |_| true);
}

/// Types a base once, then for each case what differs from what stands there.
fn type_all(association: Tried, chosen: fn(usize) -> bool) {
    let ruleset = association.ruleset();
    let open = Open::of(association);
    let mut typist = Typist { open: &open, ruleset: &ruleset, standing: BTreeMap::new() };
    let cases = cases::all(association.id).into_iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, case)| case);
    let mut tried = 0;
    for case in cases {
        assert_eq!(case.today.to_string(), "22 november 2026", "{}: the browser's day is {DAY}", case.name);
        typist.write(&case);
        open.browser.click("[data-act=check]");
        let native = natively(&case.report(&ruleset), &ruleset.form);
        assert_equal(&format!("{}/{}", association.id, case.name), &native, &in_page(&open.browser));
        tried += 1;
    }
    assert!(tried > 10, "only {tried} cases");
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
            _ if field.answer == Answer::Check => id(&at.id(Part::Control)),
            [(first, _), ..] => id(&at.id(Part::Option(first))),
        };
        if !browser.shows(&control) {
            let answers = case.answers();
            let application = Application::new(self.ruleset, &answers, case.today);
            assert!(!application.asks(at), "{}: {at} is asked for, but the page hides it", case.name);
            return false;
        }
        if options.is_empty() {
            browser.write(&control, new);
        } else if field.answer == Answer::Check {
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
            let rows = format!("{} > .row", id(&Address::group(group).id(Part::Rows)));
            while self.open.browser.count(&rows) <= usize::from(*row) {
                self.open.browser.click(&format!("[data-act=add-row][data-group={group}]"));
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
            matches!(found.field.answer, Answer::Choice { many: false, .. } | Answer::Statement { .. })
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
