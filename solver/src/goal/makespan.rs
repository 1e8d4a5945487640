//! Makespan: slots from `as_of` to the last finish; for benchmark files.

use crate::instance::Layout;

/// The value of the goal.
pub fn value(layout: &Layout) -> i64 {
    layout.placed().map(|(_, placed)| i64::from(placed.end)).max().unwrap_or(0)
}
