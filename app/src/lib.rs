//! Relais in the browser.
