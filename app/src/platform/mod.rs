//! What the browser offers: the only place, beside engine, ui and chart, that names browser APIs.
//!
//! Every function says what it did or why it could not; nothing here shows anything.
//! Natively, where there is no browser, the parts that state needs in its tests do nothing.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod compress;
pub mod database;
pub mod files;
pub mod page;
pub mod preferences;
pub mod tabs;
pub mod timer;
