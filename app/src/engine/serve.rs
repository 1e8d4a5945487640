//! The worker's side.

/// Starts to listen for requests of the page.
pub fn start() {}
