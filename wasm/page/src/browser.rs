//! What the modules ask of the browser beyond `web-sys`.
//!
//! `web-sys` gives the types, and the calls that cannot throw. Calls that can throw it asks about each time, and objects
//! what they are; here both are known, and every visitor would load the questions, so those calls are bound anew. What
//! throws all the same reaches the page as an error, and the start script turns the module off.

use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An element of the page. Controls have the properties of controls as well.
    #[wasm_bindgen(extends = web_sys::Element)]
    #[derive(Debug)]
    pub type Element;

    /// The element with this id.
    #[wasm_bindgen(js_namespace = document, js_name = getElementById)]
    pub fn by_id(id: &str) -> Option<Element>;

    /// The first element of the page that a selector finds.
    #[wasm_bindgen(js_namespace = document, js_name = querySelector)]
    pub fn first(selector: &str) -> Option<Element>;

    /// A new element, not yet in the page.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub fn create(name: &str) -> Element;

    /// Has an event heard wherever it happens on the page.
    #[wasm_bindgen(js_namespace = document, js_name = addEventListener)]
    pub fn listen(event: &str, listener: &Closure<dyn Fn(web_sys::Event)>);

    /// Sets an attribute.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_attribute(this: &Element, name: &str, value: &str);

    /// Sets an attribute without a value, or takes it away.
    #[wasm_bindgen(method, js_name = toggleAttribute)]
    pub fn toggle_attribute(this: &Element, name: &str, present: bool);

    /// Writes into a control.
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Element, value: &str);

    /// Ticks a box or chooses an option, or the contrary.
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &Element, checked: bool);

    /// Puts an element at the end of this one.
    #[wasm_bindgen(method)]
    pub fn append(this: &Element, child: &Element);

    /// Moves the focus here.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Element);

    /// Clicks it as a person would.
    #[wasm_bindgen(method)]
    pub fn click(this: &Element);

    /// A copy, with all that stands in it where it is deep.
    #[wasm_bindgen(method, js_name = cloneNode)]
    pub fn copy(this: &Element, deep: bool) -> Element;

    /// The nearest element that a selector finds, of this one and those it stands in.
    #[wasm_bindgen(method)]
    pub fn closest(this: &Element, selector: &str) -> Option<Element>;

    /// The element it stands in.
    #[wasm_bindgen(method, getter, js_name = parentElement)]
    pub fn parent(this: &Element) -> Option<Element>;

    /// The element before it.
    #[wasm_bindgen(method, getter, js_name = previousElementSibling)]
    pub fn before(this: &Element) -> Option<Element>;

    /// All elements in it that a selector finds.
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    pub fn all(this: &Element, selector: &str) -> JsValue;

    /// A text in Unicode's form NFC.
    #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
    pub fn nfc(text: &str) -> String;

    /// The answers of a form.
    #[derive(Debug)]
    pub type FormData;

    /// What a form would send.
    #[wasm_bindgen(constructor)]
    pub fn new(form: &Element) -> FormData;

    type Array;

    #[wasm_bindgen(static_method_of = Array, js_name = from)]
    fn from_all(of: &JsValue) -> Array;

    #[wasm_bindgen(method)]
    fn flat(this: &Array) -> Vec<JsValue>;

    /// A moment of the visitor's clock.
    #[derive(Debug)]
    pub type Date;

    /// Now.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Date;

    /// Its day as a language writes it.
    #[wasm_bindgen(method, js_name = toLocaleDateString)]
    pub fn in_words(this: &Date, language: &str, options: &JsValue) -> String;

    /// An object from its text.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse)]
    pub fn parse_json(text: &str) -> JsValue;
}

/// The things in a collection, one after the other; what are lists themselves (the pairs of a form) come joined.
#[must_use]
pub fn list(of: &JsValue) -> Vec<JsValue> {
    Array::from_all(of).flat()
}
