//! What the Plan screen draws, worked out as plain values before anything is drawn.
//!
//! # From plan to page
//! 1. [`axis::spec`] reads the working hours and dates of a plan and says which time axis it needs.
//! 2. [`rows::people`] and [`rows::projects`] place every bar, mark and load figure on that axis, row by row: a
//!    [`Scene`]. It depends on the plan, the schedule and the zoom, not on where the reader has scrolled to.
//!    Rows and bars that are as before keep their `Arc`, so that the page only touches what has changed.
//! 3. [`visible`] cuts out the rows and bars near the reader's eye.
//! 4. [`moves`] walks from bar to bar with the arrow keys.
//!
//! Beside the timeline, [`heat`] holds the loads by person and week, [`table`] the same schedule as rows to sort,
//! [`sheet`] one week for the printer, [`changes`] what a proposal would change, and [`figures`] the score line.
//!
//! Everything here is a function of values and natively tested. Words are chosen by the views, in the language of
//! the moment; pixels are `f64` and decide nothing.

pub mod anchor;
pub mod axis;
pub mod bars;
pub mod cause;
pub mod changes;
pub mod figures;
pub mod heat;
pub mod index;
pub mod moves;
pub mod rows;
pub mod scene;
pub mod shade;
pub mod sheet;
pub mod table;
pub mod visible;

#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod scene_tests;

pub use bars::{Bar, BarId, Ghost};
pub use index::Index;
pub use scene::{Grouping, Head, Row, RowKey, Scene};
