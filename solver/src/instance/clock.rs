//! Slots and ticks.

use chrono::Datelike;

use crate::model::{Plan, Rule, Slot, Task, Timeline};
use crate::rule::availability::count;
use crate::rule::hours_a_day::Day;
use crate::rule::overlap::Span;

/// Turns slots into ticks and back.
///
/// A *tick* is a slot at which anybody may work; ticks are numbered from 0, so that nights and weekends take no
/// room in masks and tables.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Minutes of a slot.
    pub grid: u32,
    /// Slots of a day.
    pub slots_a_day: u32,
    /// Days up to the horizon.
    pub days: u32,
    /// Days of the window.
    pub window_days: u32,
    /// Days from the Monday of the week of `as_of` to `as_of`.
    pub monday_offset: u32,
    /// The slot of each tick.
    pub slot: Vec<Slot>,
    /// For each slot, and for the end, how many ticks lie before it.
    pub tick: Vec<u32>,
    /// The day of each tick.
    pub day: Vec<u32>,
    /// The first tick of each day, and after the last day the number of ticks.
    pub first_tick: Vec<u32>,
    /// Working days of the plan calendar up to and including each day.
    pub working: Vec<i32>,
}

impl Clock {
    pub(super) fn new(plan: &Plan, timeline: &Timeline, planned: &[&Task]) -> Self {
        let end = timeline.end() as usize;
        let mut used = vec![false; end];
        for slot in timeline.people.iter().flat_map(|time| &time.with_slack) {
            if let Some(used) = used.get_mut(*slot as usize) {
                *used = true;
            }
        }
        for (from, to) in planned.iter().filter_map(|task| every_slot(plan, timeline, task)) {
            used.iter_mut().take(to as usize).skip(from as usize).for_each(|used| *used = true);
        }
        let mut tick = Vec::with_capacity(end + 1);
        let mut slot = Vec::new();
        for (at, used) in (0..).zip(&used) {
            tick.push(slot.len() as u32);
            if *used {
                slot.push(at);
            }
        }
        tick.push(slot.len() as u32);
        let day = slot.iter().map(|slot| timeline.day_of(*slot)).collect();
        let first_tick = (0..=timeline.days).map(|day| tick[(day * timeline.slots_a_day) as usize]).collect();
        let mut count = 0;
        let working = (0..timeline.days).map(|day| {
            count += i32::from(timeline.is_working(day));
            count
        });
        Self {
            grid: timeline.grid,
            slots_a_day: timeline.slots_a_day,
            days: timeline.days,
            window_days: timeline.window_days,
            monday_offset: plan.as_of.weekday().num_days_from_monday(),
            slot,
            tick,
            day,
            first_tick,
            working: working.collect(),
        }
    }

    /// The slot after the horizon.
    pub const fn end(&self) -> Slot {
        self.days * self.slots_a_day
    }

    /// Words of a mask over all ticks.
    pub const fn words(&self) -> usize {
        self.slot.len().div_ceil(64)
    }

    /// The first tick at or after a slot.
    pub fn tick_from(&self, slot: Slot) -> u32 {
        self.tick.get(slot as usize).or(self.tick.last()).copied().unwrap_or(0)
    }

    /// The slot after the last one of work that ends before a tick; 0 for tick 0.
    pub fn end_slot(&self, tick: u32) -> Slot {
        let last = (tick as usize).checked_sub(1).and_then(|last| self.slot.get(last));
        last.map_or(0, |slot| slot + 1)
    }

    /// The days of ticks.
    pub fn days(&self) -> Day<'_> {
        Day { of_tick: &self.day, first_tick: &self.first_tick }
    }

    /// The calendar week of a day, 0 for the week of `as_of`.
    pub const fn week(&self, day: u32) -> u32 {
        (day + self.monday_offset) / 7
    }

    /// The day on which work that ends before a slot was last worked on; a milestone's own day.
    pub const fn finish_day(&self, end: Slot, milestone: bool) -> u32 {
        (if milestone { end } else { end.saturating_sub(1) }) / self.slots_a_day
    }

    /// Tells the days on which the ticks of a mask inside some spans lie, with the slots of each, ascending.
    ///
    /// A day may be told twice where two spans share it.
    pub fn by_day(&self, mask: impl Fn(usize) -> u64 + Copy, spans: &[Span], mut tell: impl FnMut(u32, u32)) {
        for (from, to) in spans {
            let mut at = *from;
            while at < *to {
                let day = self.days().of(at);
                let end = self.days().end(day).min(*to);
                let slots = count(mask, self.words(), at, end);
                if slots > 0 {
                    tell(day, slots);
                }
                at = end;
            }
        }
    }

    /// The mask of some slots, as ticks.
    pub(super) fn mask(&self, slots: &[Slot]) -> Vec<u64> {
        let mut mask = vec![0; self.words()];
        for slot in slots {
            let tick = self.tick_from(*slot);
            if let Some(word) = mask.get_mut(tick as usize / 64) {
                *word |= 1 << (tick % 64);
            }
        }
        mask
    }
}

/// The slots of a task pinned in time that an exception lets run through time at which its owners are away.
pub(super) fn every_slot(plan: &Plan, timeline: &Timeline, task: &Task) -> Option<(Slot, Slot)> {
    use crate::rule::pin::{Start, start};
    let Start::At(at) = start(plan, timeline, task) else { return None };
    let slots = plan.stretched_slots(task, [crate::model::Level::MIN]);
    let longest = (1..=5).map(|level| plan.stretched_slots(task, [crate::model::Level(level)])).max();
    let slots = slots.max(longest.unwrap_or(0)).max(plan.stretched_slots(task, []));
    plan.excepted(task.id, Rule::Availability).then(|| (at, at.saturating_add(slots).min(timeline.end())))
}
