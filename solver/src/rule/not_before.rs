//! Not before: nothing starts before its date, nor before `as_of`.

use crate::model::{Plan, Slot, Task, Timeline};

/// The first slot at which a task may start as far as dates go.
pub fn earliest(plan: &Plan, timeline: &Timeline, task: &Task) -> Slot {
    plan.not_before_of(task).map_or(0, |date| timeline.slot_of_date(date))
}
