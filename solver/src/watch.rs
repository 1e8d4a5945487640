//! Time, stop and progress come from outside: the solver has no clock.

use crate::model::{GoalKind, Schedule, Score};

/// What a run asks and tells while it works; every method has a default that does nothing.
pub trait Watch {
    /// Whether to stop now and keep the best found. Asked at least every 10 ms of work.
    fn should_stop(&mut self) -> bool {
        false
    }

    /// Share of the budget that is spent, 0 to 1000 ‰, where the budget is time; `None` where only
    /// iterations count.
    fn spent(&mut self) -> Option<u32> {
        None
    }

    /// A better schedule was found; the first one counts as better.
    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        let _ = (schedule, score);
    }

    /// A better schedule of the same plan than the best told so far, found elsewhere; asked between two stages of a
    /// search, which goes on from there. A run that hears of none depends on nothing but its plan and options.
    fn better(&mut self) -> Option<Schedule> {
        None
    }

    /// A proven lower bound of a goal level rose.
    fn bound(&mut self, goal: GoalKind, bound: i64) {
        let _ = (goal, bound);
    }

    /// Iterations so far, told now and then.
    fn progress(&mut self, iterations: u64) {
        let _ = iterations;
    }
}

/// Never stops, hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {}
