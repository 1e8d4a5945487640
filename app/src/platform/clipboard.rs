//! The clipboard.

/// Puts a text there; false where the browser does not let it (no permission, no secure address).
#[cfg(target_arch = "wasm32")]
pub async fn write(text: &str) -> bool {
    let navigator = leptos::prelude::window().navigator();
    // Without a secure address browsers have no clipboard object at all.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Natively there is none.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unused_async, reason = "the browser has to be waited for")]
pub async fn write(_: &str) -> bool {
    false
}
