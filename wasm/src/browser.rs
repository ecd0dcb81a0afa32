//! What this crate asks of the browser beyond `web-sys`.
//!
//! `web-sys` gives the types, and the calls that cannot throw. Calls that can throw it asks about each time, and objects
//! what they are; here both are known, and every visitor would load the questions, so those calls are bound anew. What
//! throws all the same reaches the page as an error, and the start script turns the checks off.

use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An element of the page. Controls have the properties of controls as well.
    #[wasm_bindgen(extends = web_sys::Element)]
    #[derive(Debug)]
    pub(crate) type Element;

    #[wasm_bindgen(js_namespace = document, js_name = getElementById)]
    pub(crate) fn by_id(id: &str) -> Option<Element>;

    #[wasm_bindgen(js_namespace = document, js_name = querySelector)]
    pub(crate) fn first(selector: &str) -> Option<Element>;

    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub(crate) fn create(name: &str) -> Element;

    #[wasm_bindgen(js_namespace = document, js_name = addEventListener)]
    pub(crate) fn listen(event: &str, listener: &Closure<dyn Fn(web_sys::Event)>);

    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(crate) fn set_attribute(this: &Element, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = toggleAttribute)]
    pub(crate) fn toggle_attribute(this: &Element, name: &str, present: bool);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_value(this: &Element, value: &str);

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_checked(this: &Element, checked: bool);

    #[wasm_bindgen(method)]
    pub(crate) fn append(this: &Element, child: &Element);

    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Element);

    #[wasm_bindgen(method, js_name = cloneNode)]
    pub(crate) fn copy(this: &Element, deep: bool) -> Element;

    #[wasm_bindgen(method)]
    pub(crate) fn closest(this: &Element, selector: &str) -> Option<Element>;

    #[wasm_bindgen(method, getter, js_name = parentElement)]
    pub(crate) fn parent(this: &Element) -> Option<Element>;

    #[wasm_bindgen(method, getter, js_name = previousElementSibling)]
    pub(crate) fn before(this: &Element) -> Option<Element>;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    pub(crate) fn all(this: &Element, selector: &str) -> JsValue;

    /// The answers of a form.
    pub(crate) type FormData;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new(form: &Element) -> FormData;

    type Array;

    #[wasm_bindgen(static_method_of = Array, js_name = from)]
    fn from_all(of: &JsValue) -> Array;

    #[wasm_bindgen(method)]
    fn flat(this: &Array) -> Vec<JsValue>;

    /// A moment of the visitor's clock.
    pub(crate) type Date;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> Date;

    #[wasm_bindgen(method, js_name = toLocaleDateString)]
    pub(crate) fn in_words(this: &Date, language: &str, options: &JsValue) -> String;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse)]
    pub(crate) fn parse_json(text: &str) -> JsValue;

    #[wasm_bindgen]
    pub(crate) fn print();
}

/// The things in a collection, one after the other; what are lists themselves (the pairs of a form) come joined.
pub(crate) fn list(of: &JsValue) -> Vec<JsValue> {
    Array::from_all(of).flat()
}
