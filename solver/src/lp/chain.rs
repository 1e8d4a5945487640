//! Bounds that follow from dates and links alone: every task as early as its longest path lets it be.
//!
//! Let `e(t)` be the earliest end of task `t`: its release (not before, `as_of`, pin) or the latest `e(u)` plus lag
//! over the tasks `u` before it, then for each seat the earliest end over the people who may take it, working alone
//! through their availability; of several seats the latest.
//! No schedule ends `t` before `e(t)`, so Σ weight × days late at `e(t)` bounds lateness and deadlines, and the
//! largest `e(t)` the makespan (the critical path method: Kelley and Walker, "Critical-path planning and
//! scheduling", 1959, over each owner's own calendar).

use chrono::{Datelike, Days, NaiveDate};

use super::ground::{Ground, Job};
use crate::model::{Assignment, DayMark, PersonId};

/// Σ weight × minutes of the tasks that no schedule can place.
pub(super) fn unplaced(ground: &Ground<'_>) -> i64 {
    let never = ground.jobs.iter().filter(|job| !job.is_possible());
    never.fold(0, |sum, job| sum.saturating_add(job.cost))
}

/// Σ weight × working days after a date at the earliest end.
pub(super) fn late(ground: &Ground<'_>, date: impl Fn(&Job<'_>) -> Option<DayMark>) -> i64 {
    let days = |job: &Job<'_>| {
        let finish = ground.timeline.finish_day(job.end, job.task.is_milestone());
        date(job).map_or(0, |due| i64::from(ground.timeline.days_late(due, finish)))
    };
    ground.possible().fold(0, |sum, job| sum.saturating_add(job.weight.saturating_mul(days(job))))
}

/// The latest earliest end.
pub(super) fn makespan(ground: &Ground<'_>) -> i64 {
    ground.possible().map(|job| i64::from(job.end)).max().unwrap_or(0)
}

/// Σ over announced seats of what must change: owners who may no longer take them, starts that lie too early.
pub(super) fn stability(ground: &Ground<'_>) -> i64 {
    let Some(announced) = ground.plan.announced.as_deref() else { return 0 };
    let mut seen = Vec::new();
    let mut sum = 0_i64;
    for told in &announced.schedule.assignments {
        let Some(job) = ground.job(told.task).filter(|_| !seen.contains(&told.task)) else { continue };
        seen.push(told.task);
        sum = sum.saturating_add(job.weight.saturating_mul(change(ground, job, told)));
    }
    sum
}

fn change(ground: &Ground<'_>, job: &Job<'_>, told: &Assignment) -> i64 {
    let Some(was) = told.start().map(|start| start.date()) else { return 0 };
    let nearness = match (was - ground.plan.as_of).num_days().div_euclid(7) {
        ..2 => 3,
        2..6 => 2,
        _ => 1,
    };
    let moved = job.start.map_or(100, |start| {
        let earliest = ground.timeline.date(ground.timeline.day_of(start));
        let pinned = job.pin.is_some();
        match () {
            () if monday(earliest) > monday(was) || pinned && monday(earliest) != monday(was) => 10,
            () if earliest > was || pinned && earliest != was => 1,
            () => 0,
        }
    });
    let may = |seat: usize, owner: PersonId| {
        let choices = job.seats.get(seat).into_iter().flatten();
        choices.filter_map(|c| ground.plan.people.get(c.person)).any(|person| person.id == owner)
    };
    let seats = told.owners.iter().take(job.task.seats.len()).enumerate();
    let points: i64 = seats.map(|(seat, owner)| if may(seat, *owner) { moved } else { 100 }).sum();
    points * nearness
}

fn monday(date: NaiveDate) -> NaiveDate {
    let days = Days::new(u64::from(date.weekday().num_days_from_monday()));
    date.checked_sub_days(days).unwrap_or(date)
}
