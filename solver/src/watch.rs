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

/// A stretch of another watch's budget, as a watch of its own: several searches share one budget one after the other.
///
/// What is found is not told on: the searches may be of different plans.
pub struct Stretch<'a> {
    watch: &'a mut dyn Watch,
    from: u32,
    to: u32,
}

impl<'a> Stretch<'a> {
    /// From what is spent by now up to a share of the whole budget, in permille.
    ///
    /// Where the budget is no time, a search ends after its iterations alone.
    pub fn until(watch: &'a mut dyn Watch, to: u32) -> Self {
        let from = watch.spent().unwrap_or(0).min(to);
        Self { watch, from, to }
    }
}

impl std::fmt::Debug for Stretch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stretch").field("from", &self.from).field("to", &self.to).finish_non_exhaustive()
    }
}

impl Watch for Stretch<'_> {
    fn should_stop(&mut self) -> bool {
        self.watch.should_stop() || self.watch.spent().is_some_and(|spent| spent >= self.to)
    }

    fn spent(&mut self) -> Option<u32> {
        let spent = self.watch.spent()?.clamp(self.from, self.to) - self.from;
        Some(spent.saturating_mul(1000).checked_div(self.to - self.from).unwrap_or(1000))
    }
}

/// Never stops, hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {}
