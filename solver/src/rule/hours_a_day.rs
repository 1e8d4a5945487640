//! Hours a day: no more than so many hours of a task on one day.
//!
//! The limit splits a task by day: its owners may do other work between the pieces of different days.
//! Inside a day the task is one piece unless it may be split as well.

use crate::model::Minutes;

/// The days of ticks.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a> {
    /// The day of each tick.
    pub of_tick: &'a [u32],
    /// The first tick of each day, and after the last day the number of ticks.
    pub first_tick: &'a [u32],
}

impl Day<'_> {
    /// The day of a tick; the last day for ticks beyond the end.
    pub fn of(&self, tick: u32) -> u32 {
        self.of_tick.get(tick as usize).or(self.of_tick.last()).copied().unwrap_or(0)
    }

    /// The first tick after a day; `u32::MAX` after the last.
    pub fn end(&self, day: u32) -> u32 {
        let next = day as usize + 1;
        if next + 1 >= self.first_tick.len() { u32::MAX } else { self.first_tick[next] }
    }
}

/// A limit in slots, rounded down; 0 where it is less than a slot, so that nothing can be placed.
pub const fn slots(most: Minutes, grid: u32) -> u32 {
    most.0 / if grid == 0 { 1 } else { grid }
}
