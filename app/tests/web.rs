//! What only a browser can show: the page mounts, and choices outlive it.
//!
//! `WASM_BINDGEN_USE_BROWSER=1 cargo test --target wasm32-unknown-unknown -p app --test web` runs them; natively this
//! file is empty. What a user does is tested by the journeys in `tests/`.

#![cfg(target_arch = "wasm32")]

use app::platform::preferences;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_its_landmarks() {
    app::start();
    let document = leptos::prelude::document();
    for landmark in ["header", "nav[aria-label]", "main"] {
        assert!(document.query_selector(landmark).unwrap().is_some(), "{landmark}");
    }
}

#[wasm_bindgen_test]
fn a_preference_is_kept() {
    assert_eq!(preferences::read("relais.test"), None);
    assert!(preferences::write("relais.test", "à gauche"));
    assert_eq!(preferences::read("relais.test").as_deref(), Some("à gauche"));
}
