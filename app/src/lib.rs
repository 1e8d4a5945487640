//! Relais in the browser.

pub mod text;
pub mod ui;
