//! Goals about time: unplaced, deadlines, lateness, stability, makespan; and the facts of each placed task.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::facts::{Facts, Placed, TaskFact};
use super::report::TaskFacts;
use crate::model::{Assignment, TaskId};

/// Σ weight × minutes left × seats, of planned tasks without a place; a milestone counts as one slot.
pub(super) fn unplaced(facts: &Facts<'_>) -> i64 {
    let minutes = |fact: &TaskFact<'_>| {
        if fact.task.is_milestone() {
            return i64::from(facts.timeline.grid);
        }
        i64::from(facts.plan.left_of(fact.task).0).saturating_mul(length(fact.task.seats.len()))
    };
    facts.unplaced().fold(0, |sum, fact| sum.saturating_add(fact.weight.saturating_mul(minutes(fact))))
}

/// Σ weight × working days past the deadline.
pub(super) fn deadlines(facts: &Facts<'_>) -> i64 {
    sum_late(facts, |fact| fact.task.deadline)
}

/// Σ weight × working days after the due date.
pub(super) fn lateness(facts: &Facts<'_>) -> i64 {
    sum_late(facts, |fact| fact.due)
}

fn sum_late(facts: &Facts<'_>, date: impl Fn(&TaskFact<'_>) -> Option<NaiveDate>) -> i64 {
    facts.placed.iter().fold(0, |sum, placed| {
        let Some(fact) = facts.tasks.get(placed.index) else { return sum };
        let late = i64::from(days_late(facts, placed, date(fact)));
        sum.saturating_add(fact.weight.saturating_mul(late))
    })
}

/// Working days after a date up to the finish: 0 until that day, at least 1 after it.
fn days_late(facts: &Facts<'_>, placed: &Placed<'_>, date: Option<NaiveDate>) -> u32 {
    let Some(date) = date else { return 0 };
    facts.timeline.days_late(facts.timeline.mark(date), placed.finish_day(facts.timeline))
}

/// Σ over announced seats of weight × (100 other owner or unplaced | 10 other week | 1 other day) × nearness.
pub(super) fn stability(facts: &Facts<'_>) -> i64 {
    let Some(announced) = facts.plan.announced.as_deref() else { return 0 };
    let mut seen: BTreeMap<TaskId, i64> = BTreeMap::new();
    for told in &announced.schedule.assignments {
        let Some(fact) = facts.fact(told.task).filter(|fact| fact.planned) else { continue };
        seen.entry(told.task).or_insert_with(|| fact.weight.saturating_mul(change(facts, fact, told)));
    }
    seen.values().fold(0, |sum, points| sum.saturating_add(*points))
}

fn change(facts: &Facts<'_>, fact: &TaskFact<'_>, told: &Assignment) -> i64 {
    let Some(was) = told.start().map(|start| start.date()) else { return 0 };
    let nearness = match (was - facts.plan.as_of).num_days().div_euclid(7) {
        ..2 => 3,
        2..6 => 2,
        _ => 1,
    };
    let now = fact.placed.and_then(|index| facts.placed.get(index));
    let seats = told.owners.iter().zip(fact.task.seats.iter()).enumerate();
    let points = seats.map(|(seat, (owner, _))| {
        let Some(now) = now.filter(|now| now.assignment.owners.get(seat) == Some(owner)) else { return 100 };
        let Some(is) = now.assignment.start().map(|start| start.date()) else { return 100 };
        match () {
            () if monday(is) != monday(was) => 10,
            () if is != was => 1,
            () => 0,
        }
    });
    points.sum::<i64>() * nearness
}

/// Slots from `as_of` to the last finish.
pub(super) fn makespan(facts: &Facts<'_>) -> i64 {
    facts.placed.iter().map(|placed| i64::from(placed.end)).max().unwrap_or(0)
}

/// What there is to say about each placed task.
pub(super) fn task_facts(facts: &Facts<'_>) -> BTreeMap<TaskId, TaskFacts> {
    let of = |placed: &Placed<'_>| {
        let fact = facts.tasks.get(placed.index)?;
        let time = |slot| facts.timeline.time(slot);
        Some(TaskFacts {
            start: placed.assignment.start()?,
            end: placed.assignment.end()?,
            worked: placed.worked.iter().map(|run| (time(run.0), time(run.1))).collect(),
            days_late: days_late(facts, placed, fact.due),
            days_past_deadline: days_late(facts, placed, fact.task.deadline),
        })
    };
    facts.placed.iter().filter_map(|placed| Some((placed.task.id, of(placed)?))).collect()
}

/// The Monday of a date's week.
pub(super) fn monday(date: NaiveDate) -> NaiveDate {
    let days = Days::new(u64::from(date.weekday().num_days_from_monday()));
    date.checked_sub_days(days).unwrap_or(date)
}

fn length(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
