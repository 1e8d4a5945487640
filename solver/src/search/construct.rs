//! The first schedule: a list of tasks by urgency, each given to whoever finishes it first.
//!
//! Urgency is the latest start that still holds every date downstream (latest start time rule; see Rainer
//! Kolisch, "Efficient priority rules for the resource-constrained project scheduling problem", 1996), in slots;
//! heavier tasks count as more urgent.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::decode::Decoder;
use crate::instance::{Choice, Instance, Layout, Placed};
use crate::model::{Assignment, DayMark, Schedule, Slot};
use crate::watch::Watch;

/// How many combinations of owners are tried for a task with several seats.
const MOST_TRIES: usize = 64;

/// An order of the tasks in which each stands after those it follows, most urgent first.
pub fn by_urgency(instance: &Instance) -> Vec<u32> {
    let urgency = urgency(instance);
    by_key(instance, |task| urgency[task as usize])
}

/// An order of the tasks in which each stands after those it follows, by their start in a schedule; what it does not
/// hold comes as late as links allow, most urgent first.
pub fn by_schedule(instance: &Instance, schedule: &Schedule) -> Vec<u32> {
    let urgency = urgency(instance);
    by_key(instance, |task| {
        let start = schedule.get(instance.tasks[task as usize].id).and_then(Assignment::start);
        (start.unwrap_or(NaiveDateTime::MAX), urgency[task as usize])
    })
}

/// An order of the tasks in which each stands after those it follows, lowest key first.
fn by_key<K: Ord>(instance: &Instance, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut waiting: Vec<u32> = vec![0; instance.tasks.len()];
    let placeable = |task: u32| !instance.tasks[task as usize].never;
    for task in &instance.order {
        let before = instance.before[*task as usize].iter();
        waiting[*task as usize] = before.filter(|edge| placeable(edge.0)).count() as u32;
    }
    let mut ready: BTreeSet<(K, u32)> = instance
        .order
        .iter()
        .filter(|task| waiting[**task as usize] == 0)
        .map(|task| (key(*task), *task))
        .collect();
    let mut order = Vec::with_capacity(instance.order.len());
    while let Some((_, task)) = ready.pop_first() {
        order.push(task);
        for (next, _) in instance.after[task as usize].iter().filter(|edge| placeable(edge.0)) {
            waiting[*next as usize] -= 1;
            if waiting[*next as usize] == 0 {
                ready.insert((key(*next), *next));
            }
        }
    }
    order
}

/// The latest start of each task that holds every date downstream, in slots, less four slots per weight.
fn urgency(instance: &Instance) -> Vec<i64> {
    let clock = &instance.clock;
    let day_end = |mark: Option<DayMark>| {
        mark.map_or(i64::from(clock.end()), |mark| (i64::from(mark.day) + 1) * i64::from(clock.slots_a_day))
    };
    let mut start = vec![i64::MAX; instance.tasks.len()];
    // Working slots are a part of all slots: effort stretches by that share.
    let share = (clock.slot.len() as i64).max(1);
    for at in instance.order.iter().rev() {
        let task = &instance.tasks[*at as usize];
        let end = day_end(task.due).min(day_end(task.deadline));
        let after = instance.after[*at as usize].iter().map(|edge| start[edge.0 as usize]);
        let end = after.fold(end, i64::min);
        let slots = task.seats.iter().flatten().map(|choice| choice.slots).min().unwrap_or(0);
        let slots = if slots == 0 { task.plain_slots } else { slots };
        let length = i64::from(slots) * i64::from(clock.end()) / share;
        start[*at as usize] = match &task.fixed {
            Some(fixed) => i64::from(fixed.start).min(end - length),
            None => end - length,
        };
    }
    start.iter().zip(&instance.tasks).map(|(start, task)| start.saturating_sub(4 * task.weight)).collect()
}

/// Places the tasks in an order, each with the owners who finish it first; of those the least loaded.
///
/// A stop leaves the rest unplaced.
pub fn construct(instance: &Instance, order: &[u32], watch: &mut dyn Watch) -> Layout {
    let mut crew = Crew::new(instance);
    let mut decoder = Decoder::new(instance);
    for task in order {
        if watch.should_stop() {
            break;
        }
        if let Some(placed) = crew.best(&decoder, *task, &instance.tasks[*task as usize].seats, 0) {
            crew.take(&placed);
            decoder.put(*task, placed);
        }
    }
    decoder.into_layout()
}

/// Who could take seats, and how much work each has been given.
#[derive(Debug)]
pub(super) struct Crew<'a> {
    instance: &'a Instance,
    /// In permille of capacity.
    load: Vec<u64>,
}

impl<'a> Crew<'a> {
    /// Nobody has been given anything.
    pub fn new(instance: &'a Instance) -> Self {
        Self { instance, load: vec![0; instance.people.len()] }
    }

    /// Notes what somebody has been given.
    pub fn take(&mut self, placed: &Placed) {
        let slots: u32 = placed.spans.iter().map(|span| span.1 - span.0).sum();
        for owner in &placed.owners {
            let capacity = self.instance.people[*owner as usize].capacity_window.max(1);
            self.load[*owner as usize] += u64::from(slots) * 1000 / u64::from(capacity);
        }
    }

    /// The place that ends first among those that these choices for its seats give a task from a slot on; of several
    /// that of the least loaded.
    pub fn best(
        &self,
        decoder: &Decoder<'_>,
        task: u32,
        seats: &[Vec<Choice>],
        from: Slot,
    ) -> Option<Placed> {
        let data = &self.instance.tasks[task as usize];
        if data.milestone || data.fixed.is_some() {
            return decoder.try_place_from(task, &[], from);
        }
        let mut best: Option<((Slot, u64), Placed)> = None;
        let mut seats = seats.to_vec();
        if seats.len() > 1 {
            // Not all combinations are tried: those of the least loaded first.
            seats.iter_mut().for_each(|seat| seat.sort_by_key(|choice| self.load[choice.person as usize]));
        }
        combinations(&seats, MOST_TRIES, &mut |owners| {
            if let Some(placed) = decoder.try_place_from(task, owners, from) {
                let load = owners.iter().map(|owner| self.load[*owner as usize]).max();
                let key = (placed.end, load.unwrap_or(0));
                if best.as_ref().is_none_or(|(other, _)| key < *other) {
                    best = Some((key, placed));
                }
            }
        });
        best.map(|(_, placed)| placed)
    }
}

/// Tells combinations of different owners, at most so many for several seats; every one for a single seat.
fn combinations(seats: &[Vec<Choice>], most: usize, tell: &mut dyn FnMut(&[u32])) {
    if let [seat] = seats {
        seat.iter().for_each(|choice| tell(&[choice.person]));
        return;
    }
    let mut left = most;
    let mut owners = Vec::with_capacity(seats.len());
    descend(seats, &mut owners, &mut left, tell);
}

fn descend(seats: &[Vec<Choice>], owners: &mut Vec<u32>, left: &mut usize, tell: &mut dyn FnMut(&[u32])) {
    let Some(seat) = seats.get(owners.len()) else {
        *left = left.saturating_sub(1);
        tell(owners);
        return;
    };
    for choice in seat {
        if *left == 0 {
            return;
        }
        if !owners.contains(&choice.person) {
            owners.push(choice.person);
            descend(seats, owners, left, tell);
            owners.pop();
        }
    }
}
