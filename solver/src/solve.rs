//! Solving: from a plan to the best schedule found, with what is proven about it.

use crate::instance::Instance;
use crate::lp::{self, Proof};
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
    /// Every schedule has at least this.
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
    // The bounds take milliseconds: they come first, and are told as soon as a schedule shows that they hold.
    let proof = lp::prove(plan, &Timeline::new(plan), watch);
    let least: Vec<i64> = proof.bounds.iter().map(|(_, bound)| *bound).collect();
    let mut solution = find(plan, options, &least, &mut Telling { watch, proof: &proof, told: false });
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

/// Passes everything on, and tells the bounds once a schedule leaves out no more than it must.
struct Telling<'a> {
    watch: &'a mut dyn Watch,
    proof: &'a Proof,
    told: bool,
}

impl Watch for Telling<'_> {
    fn should_stop(&mut self) -> bool {
        self.watch.should_stop()
    }

    fn spent(&mut self) -> Option<u32> {
        self.watch.spent()
    }

    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        self.watch.improved(schedule, score);
        let least = self.proof.bounds.first().map(|(_, bound)| bound);
        if !self.told && score.0.first() == least {
            self.told = true;
            for (goal, bound) in &self.proof.bounds {
                self.watch.bound(*goal, *bound);
            }
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
fn find(plan: &Plan, options: &Options, least: &[i64], watch: &mut dyn Watch) -> Solution {
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
