//! Unplaced: Σ weight × minutes left × seats, over the tasks that found no place. A milestone counts as one slot:
//! were it free, leaving it out would beat being late.

use crate::instance::{Instance, Layout, Planned};

/// What a task costs while it has no place.
pub const fn cost(task: &Planned) -> i64 {
    task.weight.saturating_mul(task.minutes)
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let unplaced = instance.tasks.iter().zip(&layout.places).filter(|(_, placed)| placed.is_none());
    unplaced.fold(0, |sum, (task, _)| sum.saturating_add(cost(task)))
}
