//! Frozen window: nothing announced within the next working days moves, unless a fact changed since makes it
//! impossible; then it is free.

use crate::model::{Assignment, Plan, Slot, Task, Timeline};

/// What a task was announced as, if that lies in the frozen window: its assignment and its first slot.
pub fn announced<'a>(plan: &'a Plan, timeline: &Timeline, task: &Task) -> Option<(&'a Assignment, Slot)> {
    let last = timeline.frozen_until(plan.frozen_days)?;
    let assignment = plan.announced.as_ref()?.schedule.get(task.id)?;
    let start = timeline.slot(assignment.start()?)?;
    let same_seats = assignment.owners.len() == task.seats.len();
    (same_seats && timeline.day_of(start) <= last).then_some((assignment, start))
}
