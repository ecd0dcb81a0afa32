//! The browser's civil day.

use finsamkoll_checks::Date;
use wasm_bindgen::JsValue;

/// Today in Sweden, wherever the visitor's clock is set.
pub(crate) fn today() -> Option<Date> {
    let options = js_sys::Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"timeZone".into(), &"Europe/Stockholm".into());
    // Swedish writes days as 2026-03-01.
    let text = js_sys::Date::new_0().to_locale_date_string("sv-SE", &JsValue::from(options));
    Date::parse_iso(&String::from(text))
}
