//! Relais in the browser.

pub mod chart;
pub mod engine;
pub mod text;
pub mod ui;

use leptos::prelude::*;

/// Puts the application on the page.
pub fn start() {
    mount_to_body(|| view! { <main><h1>"Relais"</h1></main> });
}
