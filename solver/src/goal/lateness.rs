//! Lateness: Σ weight × working days after the due date up to the day of the last slot worked.
//!
//! Finishing on the due day is 0; finishing later always counts at least 1, also on a Saturday.

use crate::instance::{Clock, Instance, Layout, Planned};
use crate::model::{DayMark, Slot};

/// What a task costs when it ends before a slot.
pub fn cost(clock: &Clock, task: &Planned, end: Slot) -> i64 {
    weighted(clock, task, task.due, end)
}

/// Weight × working days from a date to the end of a task; 0 without a date.
pub fn weighted(clock: &Clock, task: &Planned, date: Option<DayMark>, end: Slot) -> i64 {
    date.map_or(0, |date| {
        let day = clock.finish_day(end, task.milestone);
        task.weight.saturating_mul(i64::from(days(clock, date, day)))
    })
}

/// Working days after a date up to a finish day.
pub fn days(clock: &Clock, date: DayMark, finish: u32) -> i32 {
    if i64::from(finish) <= i64::from(date.day) {
        return 0;
    }
    let working = clock.working.get(finish as usize).or(clock.working.last()).copied().unwrap_or(0);
    (working - date.working).max(1)
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let costs = layout
        .placed()
        .map(|(task, placed)| cost(&instance.clock, &instance.tasks[task as usize], placed.end));
    costs.fold(0, i64::saturating_add)
}
