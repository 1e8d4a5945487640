//! Balance: how far people's weeks are from an even share.
//!
//! Σ over eligible people and calendar weeks of the window, the last one cut, of
//! |hours − capacity × total hours ÷ total capacity|; the exact sum, rounded down to whole minutes.
//! Hours are assigned and recurring ones inside the window. Eligible is who suits a seat of a planned task.

use crate::instance::{Instance, Layout};

/// Slots of each person (rows) and week of the window (columns).
pub fn weeks(instance: &Instance) -> usize {
    let last = instance.clock.window_days.saturating_sub(1);
    instance.clock.week(last) as usize + 1
}

/// Sums the first days' slots by week.
pub fn by_week(instance: &Instance, days: &[u32]) -> Vec<i64> {
    let mut sums = vec![0; weeks(instance)];
    for (day, slots) in (0..instance.clock.window_days).zip(days) {
        sums[instance.clock.week(day) as usize] += i64::from(*slots);
    }
    sums
}

/// The value of the goal for the hours and the capacity of each cell, both in slots.
pub fn uneven(cells: impl Iterator<Item = (i64, i64)> + Clone, grid: u32) -> i64 {
    let (hours, capacity) = cells.clone().fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    if capacity == 0 {
        return 0;
    }
    let apart: i128 = cells
        .map(|cell| {
            (i128::from(cell.0) * i128::from(capacity) - i128::from(cell.1) * i128::from(hours)).abs()
        })
        .sum();
    i64::try_from(apart * i128::from(grid) / i128::from(capacity)).unwrap_or(i64::MAX)
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let weeks = weeks(instance);
    let mut hours: Vec<Vec<i64>> =
        instance.people.iter().map(|owner| by_week(instance, &owner.recurring)).collect();
    for (task, placed) in layout.placed() {
        layout.by_day(instance, task, |day, slots| {
            if day < instance.clock.window_days {
                for owner in &placed.owners {
                    hours[*owner as usize][instance.clock.week(day) as usize] += i64::from(slots);
                }
            }
        });
    }
    let mut cells = Vec::with_capacity(hours.len() * weeks);
    for (owner, hours) in instance.people.iter().zip(hours) {
        if owner.eligible {
            cells.extend(hours.into_iter().zip(by_week(instance, &owner.capacity)));
        }
    }
    uneven(cells.into_iter(), instance.clock.grid)
}
