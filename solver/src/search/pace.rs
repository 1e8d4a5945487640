//! How far a run has come: its budget, when to ask the watch, when to tell it.

use super::engine::Engine;
use crate::instance::{Instance, Layout};
use crate::model::{Schedule, Score};
use crate::watch::Watch;

/// Steps of work between two questions to the watch: about half a millisecond.
const ASK: u64 = 10_000;

/// Steps of work between two improvements told: some ten milliseconds.
const TELL: u64 = 200_000;

/// The whole of a run.
pub const WHOLE: u64 = 1_000_000;

/// The course of a run.
pub struct Pace<'w> {
    watch: &'w mut dyn Watch,
    /// Most iterations.
    limit: u64,
    iterations: u64,
    /// Steps of work outside the engine.
    work: u64,
    next_ask: u64,
    next_tell: u64,
    /// Of the run, in millionths: what is spent, where the stage began and where it ends.
    spent: u64,
    from: u64,
    to: u64,
    stopped: bool,
    told: Option<Score>,
}

impl std::fmt::Debug for Pace<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pace")
            .field("iterations", &self.iterations)
            .field("spent", &self.spent)
            .finish_non_exhaustive()
    }
}

impl<'w> Pace<'w> {
    /// A run of so many iterations; `stall` of them where the watch has no budget of time either.
    pub fn new(watch: &'w mut dyn Watch, iterations: Option<u64>, stall: u64) -> Self {
        let timed = watch.spent().is_some();
        let limit = iterations.unwrap_or(if timed { u64::MAX } else { stall });
        Self {
            watch,
            limit,
            iterations: 0,
            work: 0,
            next_ask: 0,
            next_tell: 0,
            spent: 0,
            from: 0,
            to: WHOLE,
            stopped: false,
            told: None,
        }
    }

    /// Where, in millionths of the run, a stage ends that gets so much of what is left, in millionths.
    pub fn end_after(&mut self, of_rest: u64) -> u64 {
        self.update();
        self.spent + (WHOLE - self.spent.min(WHOLE)) * of_rest / WHOLE
    }

    /// Begins the next of several equal stages that together end there.
    pub fn stage(&mut self, end: u64, left: u64) {
        self.update();
        self.from = self.spent;
        self.to = self.spent + end.saturating_sub(self.spent) / left.max(1);
        self.next_ask = 0;
    }

    /// How many iterations there may be until a share of the run, by the pace so far.
    pub fn expected(&self, end: u64) -> u64 {
        let length = end.saturating_sub(self.spent);
        match self.limit {
            u64::MAX => self.iterations.saturating_mul(length) / self.spent.max(WHOLE / 1000),
            limit => limit.saturating_mul(length) / WHOLE,
        }
    }

    /// Counts work beside that of the engine, in its steps.
    pub const fn work(&mut self, steps: u64) {
        self.work += steps;
    }

    /// Counts an iteration.
    pub const fn count(&mut self) {
        self.iterations += 1;
    }

    /// Iterations so far.
    pub const fn iterations(&self) -> u64 {
        self.iterations
    }

    /// Whether it is time to look at the budget.
    #[inline]
    pub fn asks(&mut self, engine: &Engine<'_>) -> bool {
        let done = engine.steps() + self.work + self.iterations;
        let due = done >= self.next_ask;
        if due {
            self.next_ask = done + ASK;
        }
        due
    }

    /// Whether it is time to tell an improvement.
    pub fn may_report(&mut self, engine: &Engine<'_>) -> bool {
        let due = engine.steps() >= self.next_tell;
        if due {
            self.next_tell = engine.steps() + TELL;
        }
        due
    }

    /// How much of the stage, in millionths, is spent; `None` when it is over.
    pub fn share(&mut self) -> Option<u64> {
        self.update();
        if self.stopped || self.spent >= self.to {
            return None;
        }
        let length = self.to - self.from;
        Some((self.spent - self.from) * WHOLE / length.max(1))
    }

    fn update(&mut self) {
        self.stopped |= self.watch.should_stop();
        let by_time = self.watch.spent().map_or(0, |spent| u64::from(spent) * 1000);
        let by_count = match self.limit {
            u64::MAX => 0,
            0 => WHOLE,
            limit => self.iterations.saturating_mul(WHOLE) / limit,
        };
        self.spent = self.spent.max(by_time).max(by_count);
        self.watch.progress(self.iterations);
    }

    /// Whether the iterations are used up or the watch asked to stop.
    pub const fn is_over(&self) -> bool {
        self.stopped || self.iterations >= self.limit
    }

    /// Whether the whole budget is spent.
    pub fn is_spent(&mut self) -> bool {
        self.update();
        self.is_over() || self.spent >= WHOLE
    }

    /// Whether the watch asked to stop.
    pub const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// A better schedule that was found elsewhere.
    pub fn better(&mut self) -> Option<Schedule> {
        self.watch.better()
    }

    /// Tells a schedule that is better than what was told.
    pub fn improved(&mut self, instance: &Instance, layout: &Layout, score: &Score) {
        // To measure a schedule anew takes as long as thousands of steps.
        self.next_ask = 0;
        if self.told.as_ref().is_none_or(|told| score < told) {
            self.watch.improved(&layout.schedule(instance), score);
            self.told = Some(score.clone());
        }
    }
}
