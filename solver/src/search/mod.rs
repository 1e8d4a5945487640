//! The search: construct a first schedule, then improve it.

pub mod construct;
pub mod decode;
mod random;

use crate::goal;
use crate::instance::{Instance, Layout};
use crate::model::{Schedule, Score};
use crate::watch::Watch;
use random::Random;

/// What a run found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best schedule.
    pub layout: Layout,
    /// How many moves were tried.
    pub iterations: u64,
    /// Whether the watch asked to stop.
    pub stopped: bool,
}

/// Constructs and improves until the budget ends.
pub fn run(
    instance: &Instance,
    seed: u64,
    iterations: Option<u64>,
    _start: Option<&Schedule>,
    watch: &mut dyn Watch,
) -> Found {
    let mut order = construct::by_urgency(instance);
    let mut best = construct::construct(instance, &order, watch);
    let mut best_score = goal::score(instance, &best);
    watch.improved(&best.schedule(instance), &best_score);
    let mut owners: Vec<Vec<u32>> = best
        .places
        .iter()
        .map(|placed| placed.as_ref().map_or_else(Vec::new, |p| p.owners.clone()))
        .collect();
    for (owners, task) in owners.iter_mut().zip(&instance.tasks) {
        if owners.is_empty() && !task.seats.is_empty() && !task.never {
            let options: Vec<Vec<u32>> =
                task.seats.iter().map(|seat| seat.iter().map(|choice| choice.person).collect()).collect();
            *owners = crate::rule::seats::fill(&options).unwrap_or_default();
        }
    }
    let mut random = Random::new(seed);
    let mut current = best_score.clone();
    let mut count = 0;
    let mut stale = 0;
    let limit = iterations.unwrap_or(u64::MAX);
    while count < limit && !order.is_empty() && stale < 20_000 {
        count += 1;
        stale += 1;
        if watch.should_stop() {
            return Found { layout: best, iterations: count, stopped: true };
        }
        if watch.spent().is_some_and(|spent| spent >= 1000) {
            break;
        }
        let (old_order, old_owners) = (order.clone(), owners.clone());
        let at = random.index(order.len());
        let task = order[at];
        if random.below(2) == 0 {
            shift(instance, &mut order, at, &mut random);
        } else {
            let seats = &instance.tasks[task as usize].seats;
            let seat = random.index(seats.len());
            if let Some(choices) = seats.get(seat)
                && instance.tasks[task as usize].fixed.is_none()
            {
                owners[task as usize][seat] = choices[random.index(choices.len())].person;
            }
        }
        let layout = decode::decode(instance, &order, &owners);
        let score = goal::score(instance, &layout);
        if score <= current {
            if score < best_score {
                best_score = score.clone();
                best = layout;
                stale = 0;
                watch.improved(&best.schedule(instance), &best_score);
            }
            current = score;
        } else {
            (order, owners) = (old_order, old_owners);
        }
    }
    let _: &Score = &best_score;
    Found { layout: best, iterations: count, stopped: false }
}

/// Moves a task to another place between those it follows and those that follow it.
fn shift(instance: &Instance, order: &mut [u32], at: usize, random: &mut Random) {
    let task = order[at];
    let is_before = |other: &u32| instance.before[task as usize].iter().any(|edge| edge.0 == *other);
    let is_after = |other: &u32| instance.after[task as usize].iter().any(|edge| edge.0 == *other);
    let low = order[..at].iter().rposition(is_before).map_or(0, |before| before + 1);
    let high = order[at + 1..].iter().position(is_after).map_or(order.len(), |after| at + 1 + after);
    let to = low + random.index(high - low);
    if to < at {
        order[to..=at].rotate_right(1);
    } else {
        order[at..=to].rotate_left(1);
    }
}
