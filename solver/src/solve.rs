//! Solving: from a plan to the best schedule found, with what is proven about it.

use std::cell::Cell;

use crate::instance::Instance;
use crate::lp::Prover;
use crate::model::{GoalKind, Plan, Schedule, Score, TaskId, Timeline};
use crate::search;
use crate::watch::Watch;

/// How to solve; what to solve for stands in the plan's goals.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Seed of the random numbers: the same seed and number of iterations give the same bytes.
    pub seed: u64,
    /// Most iterations; none: until the watch says stop, its budget is spent, or the search stalls.
    pub iterations: Option<u64>,
    /// Where to start from.
    pub start: Option<Schedule>,
    /// Whether to look for bounds.
    pub bounds: bool,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No schedule is better: every level is closed, given the levels before it.
    Optimal,
    /// The budget ended or the search stalled.
    Feasible,
    /// Asked to stop; this is the best found.
    Stopped,
    /// Asked for something that cannot be.
    Infeasible,
    /// Nothing is known.
    Unknown,
}

/// A goal level: its value and a limit that no schedule passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Which goal.
    pub goal: GoalKind,
    /// Its value in the schedule found.
    pub value: i64,
    /// Every schedule that is as good at the levels before has at least this.
    pub bound: Option<i64>,
}

impl Bound {
    /// How far the value may be from the best possible.
    pub fn gap(&self) -> Option<i64> {
        self.bound.map(|bound| self.value - bound)
    }
}

/// What a run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// How it ended.
    pub outcome: Outcome,
    /// The best schedule found; it obeys the rules.
    pub schedule: Schedule,
    /// Its score, in the order of the plan's goals.
    pub score: Score,
    /// Values and bounds, in the same order.
    pub bounds: Vec<Bound>,
    /// How many moves were tried.
    pub iterations: u64,
}

/// Finds a schedule for a plan.
pub fn solve(plan: &Plan, options: &Options, watch: &mut dyn Watch) -> Solution {
    if !options.bounds {
        return find(plan, options, &[], watch);
    }
    // The first bounds take milliseconds: they come before the search, better ones while it goes on.
    let timeline = Timeline::new(plan);
    let prover = Prover::new(plan, &timeline, watch);
    let least: Vec<Cell<i64>> = prover.proof().bounds.iter().map(|(_, bound)| Cell::new(*bound)).collect();
    let mut proving = Proving { watch, prover, least: &least, complete: None, asked: 0 };
    let mut solution = find(plan, options, &least, &mut proving);
    let proof = proving.prover.proof();
    let placed = |task: TaskId| solution.schedule.get(task).is_some();
    let planned = plan.tasks.iter().filter(|task| plan.is_planned(task));
    let unplaced: Vec<TaskId> = planned.map(|task| task.id).filter(|task| !placed(*task)).collect();
    for (level, (_, bound)) in solution.bounds.iter_mut().zip(proof.levels(&unplaced)) {
        level.bound = bound;
    }
    if solution.bounds.iter().all(|level| level.gap() == Some(0)) {
        solution.outcome = Outcome::Optimal;
    }
    solution
}

/// Questions of the search, half a millisecond apart, before the proof of better bounds begins: the schedule that it
/// sets out from should be better than the first one.
const WAIT: u32 = 100;

/// Columns that the proof looks at whenever the search asks whether to stop: a sixth of the time.
const EFFORT: u64 = 9_000;

/// Passes everything on, raises the bounds a little whenever it is asked whether to stop, and tells them once a schedule
/// leaves out no more than it must.
struct Proving<'a> {
    watch: &'a mut dyn Watch,
    prover: Prover<'a>,
    least: &'a [Cell<i64>],
    /// The score of the best schedule that leaves out no more than it must.
    complete: Option<Score>,
    asked: u32,
}

impl Watch for Proving<'_> {
    fn should_stop(&mut self) -> bool {
        let stop = self.watch.should_stop();
        self.asked = self.asked.saturating_add(1);
        if let Some(score) = self.complete.as_ref().filter(|_| !stop && self.asked > WAIT)
            && let Some((level, goal, bound)) = self.prover.advance(score, EFFORT)
        {
            self.watch.bound(goal, bound);
            if let Some(least) = self.least.get(level) {
                least.set(bound);
            }
        }
        stop
    }

    fn spent(&mut self) -> Option<u32> {
        self.watch.spent()
    }

    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        self.watch.improved(schedule, score);
        let proof = self.prover.proof();
        if score.0.first() == proof.bounds.first().map(|(_, bound)| bound) {
            if self.complete.is_none() {
                for (goal, bound) in &proof.bounds {
                    self.watch.bound(*goal, *bound);
                }
            }
            self.complete = Some(score.clone());
        }
    }

    fn better(&mut self) -> Option<Schedule> {
        self.watch.better()
    }

    fn progress(&mut self, iterations: u64) {
        self.watch.progress(iterations);
    }
}

/// The search alone; it leaves a level that is at its bound.
fn find(plan: &Plan, options: &Options, least: &[Cell<i64>], watch: &mut dyn Watch) -> Solution {
    let instance = Instance::new(plan);
    let found =
        search::run(&instance, options.seed, options.iterations, options.start.as_ref(), least, watch);
    let score = found.score;
    let bounds = instance.goals.iter().zip(&score.0);
    let bounds = bounds.map(|(goal, value)| Bound { goal: *goal, value: *value, bound: None }).collect();
    let outcome = if found.stopped { Outcome::Stopped } else { Outcome::Feasible };
    Solution {
        outcome,
        schedule: found.layout.schedule(&instance),
        score,
        bounds,
        iterations: found.iterations,
    }
}
