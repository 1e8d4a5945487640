//! Deadlines: Σ weight × working days past a deadline, counted as lateness is.

use super::lateness::weighted;
use crate::instance::{Clock, Instance, Layout, Planned};
use crate::model::Slot;

/// What a task costs when it ends before a slot.
pub fn cost(clock: &Clock, task: &Planned, end: Slot) -> i64 {
    weighted(clock, task, task.deadline, end)
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let costs = layout
        .placed()
        .map(|(task, placed)| cost(&instance.clock, &instance.tasks[task as usize], placed.end));
    costs.fold(0, i64::saturating_add)
}
