//! Plans to look at and to test with.
//!
//! [`agency`] is the agency that visitors open first; `public/samples/agency.json` is written from it, and
//! [`shift`] moves it to the week in which it is opened.

mod agency;
mod shift;

pub use agency::agency;
pub use shift::shift;
