//! Pins: pinned work stays with its person and at its time; started work keeps its owner.
//!
//! A pin beats the cap, not the other rules: where it would break one that no exception covers, the task is
//! unplaced.
//! A time pin of work that has started lies in the past and binds no longer.

use crate::model::{PersonId, Plan, Schedule, Slot, Task, Timeline};

/// When a task is pinned to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Not at all.
    Free,
    /// At this slot.
    At(Slot),
    /// At a moment at which no slot begins: off the grid, before `as_of` or beyond the horizon.
    Nowhere,
}

/// When a task is pinned to start.
pub fn start(plan: &Plan, timeline: &Timeline, task: &Task) -> Start {
    let Some(time) = task.pin_start else { return Start::Free };
    if task.progress.is_started() && time.date() < plan.as_of {
        return Start::Free;
    }
    match timeline.slot(time) {
        Some(slot) if slot <= timeline.end() => Start::At(slot),
        _ => Start::Nowhere,
    }
}

/// Who holds a seat because the work has started and they held it in the accepted schedule.
pub fn started_owner(task: &Task, seat: usize, accepted: Option<&Schedule>) -> Option<PersonId> {
    let keeps = task.progress.is_started() && !task.progress.freed;
    let assignment = accepted.filter(|_| keeps)?.get(task.id)?;
    assignment.owners.get(seat).copied()
}
