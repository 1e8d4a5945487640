//! Why not somebody: forced onto a seat, at once by a repair and then by a search; and who else could.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use solver::explain::conflict::{Conflict, Wish, conflict};
use solver::explain::{Bar, Forced, Trials};
use solver::model::{PersonId, Plan, Schedule, TaskId};
use solver::solve::Options;
use solver::watch::Watch;

use super::until::Until;

/// A first answer takes no longer than this, in milliseconds; on small plans it takes a few.
const FIRST_MS: u32 = 900;
/// A search for somebody on a seat, and the equal one with nobody forced.
const SEARCH_MS: u32 = 1_500;
/// The same where several are compared.
const EACH_MS: u32 = 800;
/// People who are told.
const TOLD: usize = 3;
/// Looking for reasons ends after this.
const REASONS_MS: u32 = 1_000;

/// A seat of a task, and the schedule that answers are compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// The task.
    pub task: TaskId,
    /// The seat, from 0.
    pub seat: usize,
    /// The schedule at hand.
    pub schedule: Arc<Schedule>,
}

/// What is known of somebody on a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WhyNot {
    /// They may not have it.
    Barred(Bar),
    /// It is provably impossible with them.
    Impossible(Conflict),
    /// No place was found with them.
    Open,
    /// They could, and this is what it costs.
    Costs(Forced),
}

/// Who else could take a seat, the best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhoElse {
    /// The best of them.
    pub best: Vec<Forced>,
    /// How many more could.
    pub more: usize,
}

pub(super) fn why_not(
    plan: &Plan,
    seat: &Seat,
    person: PersonId,
    clock: &dyn Fn() -> u32,
    tell: &mut dyn FnMut(WhyNot),
) -> WhyNot {
    let Some(mut trials) = Trials::new(plan, &seat.schedule, seat.task, seat.seat) else {
        return WhyNot::Open;
    };
    let first = match trials.first(person, &mut Until::new(clock, FIRST_MS)) {
        Ok(first) => first,
        Err(bar) => return WhyNot::Barred(bar),
    };
    if first.placed {
        tell(WhyNot::Costs(first.clone()));
    } else if let Some(reasons) = reasons(&trials, seat, person, clock) {
        return WhyNot::Impossible(reasons);
    }
    let found = trials.refine(&first, &search(), &mut Until::new(clock, SEARCH_MS));
    if !found.placed {
        return WhyNot::Open;
    }
    tell(WhyNot::Costs(found.clone()));
    trials.level(&search(), &mut Until::new(clock, SEARCH_MS));
    WhyNot::Costs(trials.levelled(&found))
}

fn reasons(trials: &Trials<'_>, seat: &Seat, person: PersonId, clock: &dyn Fn() -> u32) -> Option<Conflict> {
    let wish = Wish::Owner { task: seat.task, seat: seat.seat, person };
    conflict(&trials.pinned(person), &[wish], &mut Until::new(clock, REASONS_MS))
}

pub(super) fn who_else(
    plan: &Plan,
    seat: &Seat,
    clock: &dyn Fn() -> u32,
    tell: &mut dyn FnMut(WhoElse),
) -> WhoElse {
    let nobody = WhoElse { best: Vec::new(), more: 0 };
    let Some(mut trials) = Trials::new(plan, &seat.schedule, seat.task, seat.seat) else { return nobody };
    let mut until = Until::new(clock, SEARCH_MS);
    let mut all: Vec<Forced> = Vec::new();
    for person in trials.others() {
        if all.len() >= TOLD && until.should_stop() {
            break;
        }
        all.extend(trials.first(person, &mut Until::new(clock, FIRST_MS)).ok());
    }
    all.retain(|forced| forced.placed);
    sort(&mut all);
    let more = all.len().saturating_sub(TOLD);
    all.truncate(TOLD);
    let mut known = WhoElse { best: all, more };
    if known.best.is_empty() {
        return known;
    }
    tell(known.clone());
    for at in 0..known.best.len() {
        if let Some(forced) = known.best.get_mut(at) {
            *forced = trials.refine(forced, &search(), &mut Until::new(clock, EACH_MS));
        }
    }
    sort(&mut known.best);
    tell(known.clone());
    trials.level(&search(), &mut Until::new(clock, EACH_MS));
    known.best.iter_mut().for_each(|forced| *forced = trials.levelled(forced));
    known
}

/// By what the plan would then be worth.
fn sort(all: &mut [Forced]) {
    let worth = |forced: &Forced| forced.effect.levels.iter().map(|shift| shift.to).collect::<Vec<_>>();
    all.sort_by_cached_key(|forced| (worth(forced), forced.end, forced.person));
}

fn search() -> Options {
    Options { seed: 1, ..Options::default() }
}
