//! Plans to look at and to test with.
//!
//! [`agency`] is the agency that visitors open first; `public/samples/agency.json` is written from it, and
//! [`shift`] moves it to the week in which it is opened.
//! [`random`] draws small plans that use every feature, for tests; [`agency_like`] draws agencies of any size with a
//! realistic shape and a schedule, for measurements and for looking at the page under load.

mod agency;
mod crowd;
mod greedy;
mod prng;
mod random;
mod shift;
mod template;
#[cfg(test)]
mod tests;
mod words;

#[cfg(test)]
pub(crate) use greedy::schedule as greedy_schedule;

pub use agency::agency;
pub use crowd::agency_like;
pub use random::{Size, random};
pub use shift::shift;
