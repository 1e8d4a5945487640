//! A schedule that the solver proposes, with what is known about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use solver::model::{Assignment, GoalKind, Plan, Schedule, Score};

use crate::engine::protocol::{Ending, Found};

/// A schedule found by a solve.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Who does what and when.
    pub schedule: Arc<Schedule>,
    /// Its value at each of `goals`.
    pub score: Score,
    /// The goals of the plan that was solved, most important first.
    pub goals: Vec<GoalKind>,
    /// What was proven: no schedule has a smaller value.
    pub bounds: BTreeMap<GoalKind, i64>,
    /// Steps of the search until it was found or until the run ended.
    pub iterations: u64,
    /// Milliseconds likewise.
    pub elapsed_ms: u32,
    /// How the run ended; none while it goes on.
    pub ending: Option<Ending>,
    /// The plan has been edited since.
    pub outdated: bool,
}

/// One level of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Which goal.
    pub goal: GoalKind,
    /// Its value, in the goal's unit.
    pub value: i64,
    /// What no schedule can be below, where it was proven.
    pub bound: Option<i64>,
}

impl Level {
    /// How far the value is from the best possible at most; 0: nothing better exists.
    pub fn gap(self) -> Option<i64> {
        self.bound.map(|bound| (self.value - bound).max(0))
    }
}

impl Proposal {
    /// What a run has found.
    pub(super) fn new(found: &Found, plan: &Plan, bounds: &BTreeMap<GoalKind, i64>) -> Self {
        Self {
            schedule: Arc::clone(&found.schedule),
            score: found.score.clone(),
            goals: plan.goals.normalised().levels().to_vec(),
            bounds: bounds.clone(),
            iterations: found.iterations,
            elapsed_ms: found.elapsed_ms,
            ending: None,
            outdated: false,
        }
    }

    /// A schedule that was found elsewhere: nothing is known of how.
    pub(super) fn elsewhere(schedule: Arc<Schedule>, goals: Vec<GoalKind>) -> Self {
        Self {
            schedule,
            score: Score(Vec::new()),
            goals,
            bounds: BTreeMap::new(),
            iterations: 0,
            elapsed_ms: 0,
            ending: None,
            outdated: false,
        }
    }

    /// The levels of its score, most important first.
    pub fn levels(&self) -> impl Iterator<Item = Level> {
        let bound = |goal: &GoalKind| self.bounds.get(goal).copied();
        let level =
            move |(goal, value): (&GoalKind, &i64)| Level { goal: *goal, value: *value, bound: bound(goal) };
        self.goals.iter().zip(&self.score.0).map(level)
    }
}

/// The part of a schedule that the plan still has words for: known tasks, known owners, as many as seats.
pub(super) fn fitting(plan: &Plan, schedule: &Arc<Schedule>) -> Arc<Schedule> {
    let people: BTreeSet<_> = plan.people.iter().map(|person| person.id).collect();
    let seats: BTreeMap<_, _> = plan.tasks.iter().map(|task| (task.id, task.seats.len())).collect();
    let fits = |assignment: &Assignment| {
        seats.get(&assignment.task) == Some(&assignment.owners.len())
            && assignment.owners.iter().all(|owner| people.contains(owner))
    };
    let mut kept = Arc::clone(schedule);
    if !schedule.assignments.iter().all(fits) {
        Arc::make_mut(&mut kept).assignments.retain(fits);
    }
    kept
}
