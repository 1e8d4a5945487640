//! Small choices kept in this browser: language, theme, the plan that was open last.

#[cfg(target_arch = "wasm32")]
use gloo::storage::{LocalStorage, Storage, errors::StorageError};

/// The language of the page.
pub const LANGUAGE: &str = "relais.language";
/// The theme of the page.
pub const THEME: &str = "relais.theme";
/// The plan that was open last.
pub const LAST_PLAN: &str = "relais.plan";

/// What was kept; nothing where the browser keeps nothing (private windows, blocked storage).
#[cfg(target_arch = "wasm32")]
pub fn read(key: &str) -> Option<String> {
    match LocalStorage::get::<String>(key) {
        Ok(value) => Some(value),
        Err(StorageError::KeyNotFound(_)) => None,
        // A preference that cannot be read is as good as none: the default is used and nothing is lost.
        Err(_) => None,
    }
}

/// Keeps a choice; false where the browser does not keep it.
#[cfg(target_arch = "wasm32")]
pub fn write(key: &str, value: &str) -> bool {
    LocalStorage::set(key, value).is_ok()
}

/// Forgets what was kept.
#[cfg(target_arch = "wasm32")]
pub fn remove(key: &str) {
    LocalStorage::delete(key);
}

/// Natively nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn remove(_: &str) {}

/// What the browser says that its user reads, such as `fr-CH`.
#[cfg(target_arch = "wasm32")]
pub fn browser_language() -> String {
    leptos::prelude::window().navigator().language().unwrap_or_default()
}

/// Natively nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(_: &str) -> Option<String> {
    None
}

/// Natively nothing is kept.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(_: &str, _: &str) -> bool {
    false
}

/// Natively there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn browser_language() -> String {
    String::new()
}
