//! What the What-if screen shows, computed without a browser.

pub mod difference;
pub mod figures;
pub mod sentence;
pub mod template;
