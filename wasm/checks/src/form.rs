//! The page's form, and what happens when somebody uses it.

use crate::{asked, messages, report, rounds, rows};
use alloc::boxed::Box;
use core::cell::Cell;
use finsamkoll_checks::{Address, Date, FieldCheck, NoteKind, Part, Ruleset, Submission, check_field, fill};
use finsamkoll_wasm_page::browser::{self, Element};
use finsamkoll_wasm_page::{answers, clock, dom};
use wasm_bindgen::prelude::*;
use web_sys::Event;

/// The form with the rules it is checked by.
pub(crate) struct Form {
    pub(crate) element: Element,
    /// The page keeps it as long as it stands.
    pub(crate) ruleset: &'static Ruleset,
    today: Date,
    /// Whether the report on the page speaks of other answers than those that now stand there.
    is_stale: Cell<bool>,
    /// Whether a button of the mouse, or a finger, is down.
    is_pressed: Cell<bool>,
    /// A field that was left while it was down.
    left: Cell<Option<Address>>,
}

impl Form {
    /// The form that stands on this page.
    pub(crate) fn find(rules: &[u8]) -> Result<Self, &'static str> {
        let ruleset = Box::leak(Box::new(Ruleset::decode(rules).map_err(|_| "rules of another version")?));
        let element = browser::first("form[data-module]").ok_or("no form on this page")?;
        let today = clock::today().ok_or("no day to be had")?;
        Ok(Self {
            element,
            ruleset,
            today,
            is_stale: Cell::new(true),
            is_pressed: Cell::new(false),
            left: Cell::new(None),
        })
    }

    /// Answers what people do from now on, anywhere on the page, so that a press outside the form is seen to end too.
    pub(crate) fn listen(self) {
        rounds::update(&self);
        asked::update(&self, &self.submission());
        let listener = Closure::new(move |event: Event| {
            if let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                self.heard(&event.type_(), target.unchecked_ref());
            }
        });
        for event in ["pointerdown", "pointercancel", "click", "change"] {
            browser::listen(event, &listener);
        }
        // The page keeps it as long as it stands.
        listener.forget();
    }

    /// What is written now.
    pub(crate) fn submission(&self) -> Submission {
        answers::collect(&self.element)
    }

    /// The day of the check.
    pub(crate) fn today(&self) -> Date {
        self.today
    }

    fn heard(&self, event: &str, target: &Element) {
        match event {
            "click" => self.clicked(target),
            "change" => self.changed(target),
            "pointercancel" => self.released(),
            _ => {
                self.released();
                self.is_pressed.set(true);
            }
        }
    }

    fn clicked(&self, target: &Element) {
        self.released();
        self.act(target);
    }

    /// The press is over: what was left during it is checked now.
    fn released(&self) {
        self.is_pressed.set(false);
        if let Some(at) = self.left.take() {
            self.check_one(&at);
        }
    }

    fn act(&self, target: &Element) {
        let Some(button) = target.closest("[data-act]") else { return };
        match button.get_attribute("data-act").as_deref() {
            Some("check") => self.check(),
            Some("add-row") => {
                rows::add(&button);
                asked::update(self, &self.submission());
            }
            Some("remove-row") => {
                let said = rows::remove(&button);
                self.changed(target);
                // Heard last, since the focus has moved because of it.
                dom::say(&said);
            }
            Some("choose") => self.choose(&button),
            Some("take-back") => self.take_back(&button),
            _ => {}
        }
    }

    fn check(&self) {
        self.is_stale.set(false);
        report::show(self, &self.submission());
    }

    /// Writes what the applicant means into the field. The button may speak of an answer that is no longer there.
    fn choose(&self, button: &Element) {
        let (Some(at), Some(written)) = (address(button), button.get_attribute("value")) else { return };
        let ways = self.check_of(&at).note.map(|note| note.ways).unwrap_or_default();
        let way = ways.iter().find(|way| way.written == written);
        if let Some(control) = browser::by_id(&at.id(Part::Control)) {
            if way.is_some() {
                control.set_value(&written);
                self.changed(button);
            }
            control.focus();
        }
        // Heard last, since the focus has moved because of it.
        match way {
            Some(way) => dom::say(&fill("Ni har valt {}.", &[&way.words])),
            None => dom::say("Svaret har ändrats sedan kontrollen."),
        }
    }

    /// Leaves a choice open again, which radio buttons by themselves cannot.
    fn take_back(&self, button: &Element) {
        let Some(field) = button.closest(".field") else { return };
        for chosen in dom::all(&field, ":checked") {
            chosen.set_checked(false);
            self.changed(&chosen);
            chosen.focus();
        }
        dom::say("Valet är borttaget.");
    }

    fn changed(&self, target: &Element) {
        asked::update(self, &self.submission());
        if !self.is_stale.replace(true) {
            report::mark_stale();
        }
        self.left(target);
    }

    /// On leaving a field in which something new is written, says what is the matter with it, or how it was
    /// understood; an empty one is left in peace until the applicant asks for the check.
    fn left(&self, target: &Element) {
        let Some(at) = address(target) else { return };
        if matches!(target.get_attribute("type").as_deref(), Some("radio" | "checkbox")) {
            messages::clear(&at);
            return;
        }
        // A message moves what stands below it: shown in the middle of a press, it would move the button away from
        // under the pointer, and the click would miss.
        if self.is_pressed.get() {
            self.left.set(Some(at));
        } else {
            self.check_one(&at);
        }
    }

    fn check_one(&self, at: &Address) {
        let FieldCheck { note, understood } = self.check_of(at);
        let understood = understood.unwrap_or_default();
        messages::understood(at, &understood);
        let Some(note) = note.filter(|note| note.kind != NoteKind::Missing) else {
            messages::clear(at);
            if !understood.is_empty() {
                dom::say(&understood);
            }
            return;
        };
        messages::note(&note);
        dom::say(&note.says);
    }

    fn check_of(&self, at: &Address) -> FieldCheck {
        check_field(self.ruleset, &self.submission(), self.today, at)
    }
}

/// The address of the answer that a control, or a button about it, belongs to.
fn address(control: &Element) -> Option<Address> {
    Address::parse(&control.get_attribute("name")?)
}
