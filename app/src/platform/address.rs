//! The query of the address (`?screen=plan&plan=…`): what can be linked, reloaded and left with "back".
//!
//! Only the query is used, never the path, so that any static host serves every screen from one file.
//! The fragment (`#plan=…`) may bring a whole plan; it is taken out of the address once it was looked at.

/// The pairs of a query, with or without its question mark.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key, value)
    })
}

/// The query with one pair set, the others as they were.
fn set(query: &str, key: &str, value: &str) -> String {
    let mut out = String::from("?");
    let mut found = false;
    for (other, kept) in pairs(query) {
        let kept = if other == key { value } else { kept };
        if other == key && found {
            continue;
        }
        found |= other == key;
        if out.len() > 1 {
            out.push('&');
        }
        out.push_str(other);
        if !kept.is_empty() {
            out.push('=');
            out.push_str(kept);
        }
    }
    if !found {
        if out.len() > 1 {
            out.push('&');
        }
        out.push_str(key);
        out.push('=');
        out.push_str(value);
    }
    out
}

/// A value of the query of the present address; values are words and ids, so nothing is decoded.
pub fn get(key: &str) -> Option<String> {
    let query = query();
    pairs(&query).find(|(other, _)| *other == key).map(|(_, value)| value.to_owned())
}

/// The present query with one value changed, for a link.
pub fn with(key: &str, value: &str) -> String {
    set(&query(), key, value)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo::events::EventListener;
    use leptos::prelude::window;
    use wasm_bindgen::JsValue;

    /// The query of the present address.
    pub fn query() -> String {
        window().location().search().unwrap_or_default()
    }

    /// Changes a value; "back" returns to the address before.
    pub fn push(key: &str, value: &str) {
        if let Ok(history) = window().history() {
            // An address that cannot be written costs the link, not the screen.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&super::with(key, value)));
        }
    }

    /// Changes a value of the present address.
    pub fn replace(key: &str, value: &str) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&super::with(key, value)));
        }
    }

    /// What stands behind the `#` of the address; it never leaves the browser.
    pub fn fragment() -> String {
        window().location().hash().unwrap_or_default()
    }

    /// Takes the fragment out of the present address.
    pub fn drop_fragment() {
        let location = window().location();
        let bare =
            format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&bare));
        }
    }

    /// Calls back when somebody follows a link to another fragment of this page.
    pub fn on_fragment(then: impl Fn() + 'static) {
        EventListener::new(&window(), "hashchange", move |_| then()).forget();
    }

    /// The address of the page without query and fragment, to make links from.
    pub fn bare() -> String {
        let location = window().location();
        format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default())
    }

    /// Calls back after "back" and "forward".
    pub fn on_travel(then: impl Fn() + 'static) {
        EventListener::new(&window(), "popstate", move |_| then()).forget();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    /// Natively there is no address.
    pub fn query() -> String {
        String::new()
    }

    /// Natively there is no address.
    pub fn push(_: &str, _: &str) {}

    /// Natively there is no address.
    pub fn replace(_: &str, _: &str) {}

    /// Natively there is no address.
    pub fn fragment() -> String {
        String::new()
    }

    /// Natively there is no address.
    pub fn drop_fragment() {}

    /// Natively nobody follows links.
    pub fn on_fragment(_: impl Fn() + 'static) {}

    /// Natively there is no address.
    pub fn bare() -> String {
        String::new()
    }

    /// Natively nobody travels.
    pub fn on_travel(_: impl Fn() + 'static) {}
}

pub use browser::{bare, drop_fragment, fragment, on_fragment, on_travel, push, query, replace};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_changes_and_the_others_stay() {
        assert_eq!(set("", "screen", "plan"), "?screen=plan");
        assert_eq!(set("?plan=p1&screen=work", "screen", "team"), "?plan=p1&screen=team");
        assert_eq!(set("?developer", "screen", "team"), "?developer&screen=team");
        assert_eq!(set("?screen=a&screen=b", "screen", "c"), "?screen=c");
    }

    #[test]
    fn pairs_need_no_value() {
        assert_eq!(pairs("?developer&a=1").collect::<Vec<_>>(), [("developer", ""), ("a", "1")]);
    }
}
