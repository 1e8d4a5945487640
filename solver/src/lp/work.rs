//! A bound of the makespan from the work that a set of people must do.
//!
//! For a set of people `G`, a release `r` and a tail `q`, take the work that only members of `G` can do, that starts
//! at `r` or later and after whose end at least `q` more slots pass until its last successor ends.
//! Together they must first find so many slots from `r` on; let `T` be the slot by which `G` has had them.
//! The last finish is no earlier than `T + q`
//! (Jacques Carlier, "The one-machine sequencing problem", 1982, for the idea; here with calendars and several
//! people at once).

use std::collections::BTreeSet;

use super::ground::{Ground, Job};
use crate::model::{Lag, Rule, Slot};

/// So many sets of people and tails are looked at.
const MOST_SETS: usize = 400;
const MOST_TAILS: usize = 24;

/// The best such bound over the sets of people who may take some seat, and everybody.
pub(super) fn makespan(ground: &Ground<'_>) -> i64 {
    let tails = tails(ground);
    // Start, tail, slots and takers of each seat whose time is bound to availability.
    let mut seats: Vec<(Slot, u32, u32, BTreeSet<usize>)> = Vec::new();
    for (job, tail) in ground.jobs.iter().zip(&tails) {
        let Some(start) = job.start.filter(|_| counts(ground, job)) else { continue };
        for (index, seat) in job.seats.iter().enumerate() {
            let takers = seat.iter().map(|choice| choice.person).collect();
            seats.push((start, *tail, job.least(index), takers));
        }
    }
    seats.sort_unstable_by_key(|seat| std::cmp::Reverse(seat.0));
    let mut sets: BTreeSet<BTreeSet<usize>> = seats.iter().map(|seat| seat.3.clone()).collect();
    sets.insert((0..ground.timeline.people.len()).collect());
    let best = sets.iter().take(MOST_SETS).map(|set| {
        let of_set: Vec<(Slot, u32, u32)> =
            seats.iter().filter(|seat| seat.3.is_subset(set)).map(|seat| (seat.0, seat.1, seat.2)).collect();
        last_finish(&free_until(ground, set), &of_set)
    });
    best.max().unwrap_or(0)
}

/// Whether a job takes slots of its owners' availability that nobody else may take at the same time.
pub(super) fn counts(ground: &Ground<'_>, job: &Job<'_>) -> bool {
    let shares = ground.plan.excepted(job.task.id, Rule::Overlap);
    !shares && !job.every_slot && job.pin.is_none() && job.is_possible()
}

/// Slots that at least pass between the end of each job and the end of its last successor.
fn tails(ground: &Ground<'_>) -> Vec<u32> {
    let mut tails = vec![0_u32; ground.jobs.len()];
    for at in ground.order.iter().rev() {
        let Some(job) = ground.jobs.get(*at).filter(|job| job.is_possible()) else { continue };
        let own = (0..job.seats.len()).map(|seat| job.least(seat)).max().unwrap_or(0);
        let through = tails.get(*at).copied().unwrap_or(0).saturating_add(own);
        for (before, lag) in &job.before {
            let days = match lag {
                Lag::WorkingDays(days) | Lag::CalendarDays(days) => *days,
            };
            let passed = through.saturating_add(days.saturating_mul(ground.timeline.slots_a_day));
            if let Some(tail) = tails.get_mut(*before) {
                *tail = (*tail).max(passed);
            }
        }
    }
    tails
}

/// How many slots a set of people has had before each slot.
pub(super) fn free_until(ground: &Ground<'_>, set: &BTreeSet<usize>) -> Vec<u32> {
    let length = usize::try_from(ground.timeline.end()).unwrap_or(0);
    let mut free = vec![0_u32; length + 1];
    for slot in set.iter().filter_map(|p| ground.timeline.people.get(*p)).flat_map(|time| &time.available) {
        if let Some(cell) = usize::try_from(*slot).ok().and_then(|slot| free.get_mut(slot + 1)) {
            *cell += 1;
        }
    }
    for at in 1..free.len() {
        free[at] = free[at].saturating_add(free[at - 1]);
    }
    free
}

/// The bound for one set; seats by descending start.
fn last_finish(free: &[u32], seats: &[(Slot, u32, u32)]) -> i64 {
    let mut tails: Vec<u32> = seats.iter().map(|seat| seat.1).collect();
    tails.sort_unstable();
    tails.dedup();
    let step = tails.len().div_ceil(MOST_TAILS).max(1);
    let mut best = 0;
    for tail in tails.into_iter().step_by(step) {
        let mut work = 0_u32;
        for (start, _, slots) in seats.iter().filter(|seat| seat.1 >= tail) {
            work = work.saturating_add(*slots);
            let before = usize::try_from(*start).ok().and_then(|at| free.get(at)).copied().unwrap_or(0);
            let needed = before.saturating_add(work);
            // Work that finds no room at all says nothing here: it cannot all be placed.
            let end = free.partition_point(|had| *had < needed);
            if end < free.len() {
                best = best.max(i64::try_from(end).unwrap_or(0) + i64::from(tail));
            }
        }
    }
    best
}
