//! Relais in the browser.

pub mod action;
pub mod chart;
pub mod engine;
pub mod platform;
pub mod screen;
pub mod shell;
pub mod state;
pub mod text;
pub mod ui;

/// Puts the application on the page.
pub fn start() {
    leptos::mount::mount_to_body(shell::App);
}
