//! What this module alone asks of the browser.

use alloc::string::String;
use finsamkoll_wasm_page::browser::{Element, parse_json};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A text in Unicode's form NFC.
    #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
    pub(crate) fn nfc(text: &str) -> String;

    type Event;

    #[wasm_bindgen(constructor)]
    fn new(kind: &str, options: &JsValue) -> Event;

    /// An element that hears of events.
    type Target;

    #[wasm_bindgen(method, js_name = dispatchEvent)]
    fn dispatch_event(this: &Target, event: &Event);
}

/// Tells those who listen that a form has been changed as a whole.
pub(crate) fn tell_changed(form: &Element) {
    let event = Event::new("change", &parse_json(r#"{"bubbles": true}"#));
    form.unchecked_ref::<Target>().dispatch_event(&event);
}
