//! The page's form, and what happens when somebody uses it.

use crate::{answers, asked, clock, dom, messages, report, rows};
use finsamkoll_checks::{Address, Answers, Date, NoteKind, Ruleset, check_field};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlFormElement};

/// The form with the rules it is checked by.
pub(crate) struct Form {
    pub(crate) element: HtmlFormElement,
    pub(crate) ruleset: Ruleset,
    today: Date,
    /// Whether the report on the page speaks of other answers than those that now stand there.
    is_stale: Cell<bool>,
    /// Whether a button of the mouse, or a finger, is down.
    is_pressed: Cell<bool>,
    /// A field that was left while it was down.
    left: RefCell<Option<Address>>,
}

impl Form {
    /// The form that stands on this page.
    pub(crate) fn find(rules: &[u8]) -> Result<Rc<Self>, JsError> {
        let ruleset = Ruleset::decode(rules)?;
        let found = dom::document().and_then(|page| page.query_selector("form[data-module]").ok().flatten());
        let element = found.and_then(|form| form.dyn_into().ok()).ok_or(JsError::new("no form on this page"))?;
        let today = clock::today().ok_or(JsError::new("no day to be had"))?;
        Ok(Rc::new(Self {
            element,
            ruleset,
            today,
            is_stale: Cell::new(true),
            is_pressed: Cell::new(false),
            left: RefCell::default(),
        }))
    }

    /// Answers what people do from now on.
    pub(crate) fn listen(self: &Rc<Self>) {
        asked::update(self, &self.answers());
        self.on("pointerdown", |form, _| form.is_pressed.set(true));
        self.on("click", Self::clicked);
        self.on("change", Self::changed);
    }

    /// What is written now.
    pub(crate) fn answers(&self) -> Answers {
        answers::collect(&self.element)
    }

    /// The day of the check.
    pub(crate) fn today(&self) -> Date {
        self.today
    }

    /// Answers an event anywhere on the page, so that a press outside the form is seen to end too.
    fn on(self: &Rc<Self>, event: &str, act: fn(&Self, &Element)) {
        let form = Rc::clone(self);
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(target) = event.target().and_then(|target| target.dyn_into().ok()) {
                act(&form, &target);
            }
        });
        // The name of an event is always taken.
        let _ =
            dom::document().map(|page| page.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()));
        // The page keeps it as long as it stands.
        listener.forget();
    }

    fn clicked(&self, target: &Element) {
        self.is_pressed.set(false);
        if let Some(at) = self.left.take() {
            self.check_one(&at);
        }
        self.act(target);
    }

    fn act(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-act]") else { return };
        match button.get_attribute("data-act").as_deref() {
            Some("check") => self.check(),
            Some("add-row") => {
                rows::add(&button);
                asked::update(self, &self.answers());
            }
            Some("remove-row") => {
                rows::remove(&button);
                self.changed(target);
            }
            Some("print") => {
                let _ = web_sys::window().map(|window| window.print());
            }
            _ => {}
        }
    }

    fn check(&self) {
        self.is_stale.set(false);
        report::show(self, &self.answers());
    }

    fn changed(&self, target: &Element) {
        asked::update(self, &self.answers());
        self.left(target);
        if !self.is_stale.replace(true) {
            report::mark_stale();
        }
    }

    /// On leaving a field in which something new is written, says what is the matter with it; an empty one is left in
    /// peace until the applicant asks for the check.
    fn left(&self, target: &Element) {
        let Some(at) = target.get_attribute("name").as_deref().and_then(Address::parse) else { return };
        if target.matches("[type=radio], [type=checkbox]").unwrap_or(false) {
            messages::clear(&at);
            return;
        }
        // A message moves what stands below it: shown in the middle of a press, it would move the button away from
        // under the pointer, and the click would miss.
        if self.is_pressed.get() {
            self.left.replace(Some(at));
        } else {
            self.check_one(&at);
        }
    }

    fn check_one(&self, at: &Address) {
        match check_field(&self.ruleset, &self.answers(), self.today, at) {
            Some(note) if note.kind != NoteKind::Missing => messages::error(at, &note.says),
            Some(_) => {}
            None => messages::clear(at),
        }
    }
}
