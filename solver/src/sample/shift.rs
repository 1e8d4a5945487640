//! Moving a whole plan in time.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use crate::model::{Piece, Plan, Schedule};

/// The plan with all its dates moved by as many whole weeks as bring `as_of` to `to`, or to the first day after
/// it: weekdays stay what they are, so that part-timers and meetings still fit.
///
/// Public holidays do not move along: a week with a holiday has less room than the week it replaces.
/// A date that would leave the calendar stays where it is.
/// O(size of the plan).
#[must_use]
pub fn shift(plan: &Plan, to: NaiveDate) -> Plan {
    let weeks = (to - plan.as_of).num_days().div_euclid(7)
        + i64::from((to - plan.as_of).num_days().rem_euclid(7) > 0);
    let by = TimeDelta::weeks(weeks);
    let day = |date: NaiveDate| date.checked_add_signed(by).unwrap_or(date);
    let mut plan = plan.clone();
    plan.as_of = day(plan.as_of);
    plan.horizon = plan.horizon.map(day);
    plan.window = plan.window.map(day);
    for person in plan.people.iter_mut().map(Arc::make_mut) {
        person.first_day = person.first_day.map(day);
        person.last_day = person.last_day.map(day);
        for off in &mut person.time_off {
            off.first = day(off.first);
            off.last = day(off.last);
        }
    }
    for project in plan.projects.iter_mut().map(Arc::make_mut) {
        project.start = project.start.map(day);
        project.due = project.due.map(day);
    }
    for task in plan.tasks.iter_mut().map(Arc::make_mut) {
        task.not_before = task.not_before.map(day);
        task.due = task.due.map(day);
        task.deadline = task.deadline.map(day);
        task.pin_start = task.pin_start.map(|time| time.checked_add_signed(by).unwrap_or(time));
    }
    if let Some(schedule) = &mut plan.schedule {
        shift_schedule(Arc::make_mut(schedule), by);
    }
    if let Some(announced) = plan.announced.as_mut().map(Arc::make_mut) {
        announced.on = day(announced.on);
        shift_schedule(&mut announced.schedule, by);
    }
    plan
}

fn shift_schedule(schedule: &mut Schedule, by: TimeDelta) {
    let time = |time: chrono::NaiveDateTime| time.checked_add_signed(by).unwrap_or(time);
    for piece in schedule.assignments.iter_mut().flat_map(|assignment| &mut assignment.pieces) {
        *piece = Piece { start: time(piece.start), end: time(piece.end) };
    }
}
