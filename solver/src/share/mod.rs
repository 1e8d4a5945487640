//! What leaves: a plan without what is nobody else's business, one person's work as a calendar, a week as a table, and
//! the text of a link.
//!
//! Nothing here sends anything: these are pure functions from a plan to text, and whoever calls them shows it to
//! somebody or hands over a file.
//! [`redact`] makes a plan that holds no more than was asked for and [`inside`] says, by counting in that very plan, what
//! it holds; [`sheet`] is one person's work stretch by stretch, [`ics`] and [`table`] write it for calendars and
//! spreadsheets; [`link`] wraps compressed bytes for the fragment of an address.

pub mod ics;
mod inside;
pub mod link;
mod redact;
pub mod sheet;
pub mod table;
#[cfg(test)]
mod tests;

pub use inside::{Inside, inside};
pub use redact::{Keep, Role, redact};
