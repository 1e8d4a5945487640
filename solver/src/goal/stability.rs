//! Stability: what changes against the announced plan.
//!
//! Σ over announced seats of weight × (100 other owner | 10 other week | 1 other day) × (3 within two weeks of
//! `as_of`, 2 within six, else 1): the highest that applies, by the day of the start, weeks counted to the
//! announced start. New work costs nothing, announced work that has no place 100 a seat.

use crate::instance::{Clock, Instance, Layout, Planned};
use crate::model::Slot;

/// What a task costs with these owners and this start.
pub fn cost(clock: &Clock, task: &Planned, owners: impl IntoIterator<Item = u32>, start: Slot) -> i64 {
    let Some(told) = &task.announced else { return 0 };
    let day = start / clock.slots_a_day;
    let moved = match () {
        () if i64::from(clock.week(day)) != told.week => 10,
        () if i64::from(day) != told.day => 1,
        () => 0,
    };
    let mut owners = owners.into_iter();
    let seat = |owner: &u32| if owners.next() == Some(*owner) { moved } else { 100 };
    let points: i64 = told.owners.iter().map(seat).sum();
    task.weight.saturating_mul(points * told.nearness)
}

/// What a task costs without a place.
pub fn cost_unplaced(task: &Planned) -> i64 {
    task.announced
        .as_ref()
        .map_or(0, |told| task.weight.saturating_mul(100 * told.owners.len() as i64 * told.nearness))
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let costs = instance.tasks.iter().zip(&layout.places).map(|(task, placed)| match placed {
        None => cost_unplaced(task),
        Some(placed) => cost(&instance.clock, task, placed.owners.iter().copied(), placed.start),
    });
    costs.fold(0, i64::saturating_add)
}
