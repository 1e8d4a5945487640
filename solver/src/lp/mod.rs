//! Proven lower bounds of every goal: how far a schedule can be from the best possible.
//!
//! A bound of the first level, `unplaced`, holds for every schedule that obeys the rules.
//! The bounds of all other goals hold for every schedule that obeys the rules *and places all work that can have a
//! place at all*: every task that is not among [`Proof::impossible`].
//! (A schedule that left work out could be punctual by doing nothing; levels are compared in order, so where the
//! value of `unplaced` meets its bound nothing better can hide behind it.)
//! Within that each bound holds by itself, whatever the other goals are; only what [`Prover`] finds out later may hold
//! given the levels before, where these are at their bounds.
//!
//! Everything is computed in whole numbers, or computed again in whole numbers where a solver of linear programs
//! chose with floats.
//!
//! | goal | bound |
//! |---|---|
//! | `unplaced` | tasks that nobody can do, that wait for themselves, or that end beyond the horizon even alone |
//! | `deadlines`, `lateness` | every task at the end of its longest path (see `chain`); while a search goes on, prices of people's time, and parts (see `late`) |
//! | `stability` | announced owners who may no longer take their seats, starts that have become too early |
//! | `peak-load` | a linear program that shares the work out in fractions (see `peak`) |
//! | `balance` | 0 |
//! | `fit` | each seat with the owner who costs least |
//! | `makespan` | the longest path; the work that a set of people must do (see `work`) |
//!
//! Makespan and peak load of small plans are closed during a search, given the levels before (see `late`).

mod chain;
mod fit;
mod ground;
mod late;
mod peak;
mod price;
mod prover;
#[cfg(test)]
mod tests;
mod wall;
mod work;

use crate::model::{GoalKind, Plan, TaskId, Timeline};
use crate::watch::Watch;
use ground::Ground;

pub use price::{PersonPrice, Price, Prices, SkillPrice, prices};
pub use prover::Prover;
pub(crate) use wall::{Target, Wall, wall};

/// What is known about every schedule of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Planned tasks that no schedule can place, in the order of the plan.
    pub impossible: Vec<TaskId>,
    /// A bound of each goal of the plan, in order.
    pub bounds: Vec<(GoalKind, i64)>,
}

impl Proof {
    /// What the bounds say about a schedule with this unplaced work and about every better one: that of `unplaced`
    /// always, the others where the schedule leaves out no more than it must.
    pub fn levels(&self, unplaced: &[TaskId]) -> Vec<(GoalKind, Option<i64>)> {
        let complete = unplaced.iter().all(|task| self.impossible.contains(task));
        let holds = |goal: GoalKind| complete || goal == GoalKind::Unplaced;
        self.bounds.iter().map(|(goal, bound)| (*goal, holds(*goal).then_some(*bound))).collect()
    }
}

/// Bounds of the plan's goals, in order; see the module for which schedules they hold.
pub fn bounds(plan: &Plan, watch: &mut dyn Watch) -> Vec<(GoalKind, i64)> {
    prove(plan, &Timeline::new(plan), watch).bounds
}

/// Bounds of the plan's goals and the work that can have no place.
///
/// Once the watch wants to stop, the linear program is left as it is: the bounds are weaker, but hold.
pub fn prove(plan: &Plan, timeline: &Timeline, watch: &mut dyn Watch) -> Proof {
    proof_on(&Ground::new(plan, timeline), watch)
}

fn proof_on(ground: &Ground<'_>, watch: &mut dyn Watch) -> Proof {
    let levels = ground.plan.goals.normalised();
    let bounds = levels.levels().iter().map(|goal| (*goal, one(ground, *goal, watch)));
    let bounds = bounds.collect();
    let never = ground.jobs.iter().filter(|job| !job.is_possible());
    Proof { impossible: never.map(|job| job.task.id).collect(), bounds }
}

fn one(ground: &Ground<'_>, goal: GoalKind, watch: &mut dyn Watch) -> i64 {
    match goal {
        GoalKind::Unplaced => chain::unplaced(ground),
        GoalKind::Deadlines => chain::late(ground, |job| job.deadline),
        GoalKind::Lateness => chain::late(ground, |job| job.due),
        GoalKind::Stability => chain::stability(ground),
        GoalKind::PeakLoad => peak::bound(ground, &mut || watch.should_stop()),
        GoalKind::Balance => 0,
        GoalKind::Fit => fit::bound(ground),
        GoalKind::Makespan => chain::makespan(ground).max(work::makespan(ground)),
    }
}
