//! A plan compiled for the search: positions instead of ids, slots instead of dates, tables instead of lookups.
//!
//! An [`Instance`] holds what is to be decided ([`Planned`] tasks) and by whom it can be done ([`Owner`]s), with
//! every rule that does not depend on the rest of the schedule already applied:
//! - tasks that are done or whose project is not planned are left out, their successors are free of them;
//! - each seat lists the people who may take it, after pins and started work, and what the task takes with them;
//! - tasks pinned in time and announced tasks of the frozen window are placed once and for all, and their time
//!   is taken from their owners ([`fixed`]);
//! - tasks that can never be placed (a cycle, a seat that nobody may take, a pin that breaks a rule, a
//!   predecessor that can never be placed) are marked, so that no search wastes time on them.
//!
//! Nothing here depends on the values of ids: a plan with other ids gives the same instance.

mod clock;
mod fixed;
mod layout;
mod people;
mod tasks;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

pub use clock::Clock;
pub use fixed::Fixed;
pub use layout::{Layout, Placed, by_day};
pub use people::Owner;
pub use tasks::{Announced, Choice, Planned};

use crate::model::{FitFactors, GoalKind, Plan, Slot, Timeline};
use crate::rule::link::{self, LagKind, Lags};

/// A link as positions: the other task and the lag.
pub type Edge = (u32, LagKind);

/// A plan compiled for the search.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Slots, ticks, days and weeks.
    pub clock: Clock,
    /// Everybody, in the order of the plan.
    pub people: Vec<Owner>,
    /// The tasks to be planned, in the order of the plan.
    pub tasks: Vec<Planned>,
    /// Per task, those it follows.
    pub before: Vec<Vec<Edge>>,
    /// Per task, those that follow it.
    pub after: Vec<Vec<Edge>>,
    /// The tasks that can be placed, each after those it follows.
    pub order: Vec<u32>,
    /// The lags of all links.
    pub lags: Lags,
    /// The goals, in order.
    pub goals: Vec<GoalKind>,
    /// How much each part of `fit` counts.
    pub fit: FitFactors,
    /// How many projects there are.
    pub projects: u32,
    as_of: NaiveDate,
}

impl Instance {
    /// Compiles a plan. O(people × (horizon + tasks × skills)).
    pub fn new(plan: &Plan) -> Self {
        let timeline = Timeline::new(plan);
        let planned = tasks::planned(plan);
        let position: BTreeMap<_, u32> = planned.iter().map(|task| task.id).zip(0..).collect();
        let mut lags = Lags::new();
        let mut before: Vec<Vec<Edge>> = vec![Vec::new(); planned.len()];
        let mut after: Vec<Vec<Edge>> = vec![Vec::new(); planned.len()];
        for (task, at) in planned.iter().zip(0..) {
            for link in &task.after {
                let Some(other) = position.get(&link.task).copied() else { continue };
                let kind = lags.kind(&timeline, link.lag);
                before[at as usize].push((other, kind));
                after[other as usize].push((at, kind));
            }
        }
        let clock = Clock::new(plan, &timeline, &planned);
        let people = people::owners(plan, &timeline, &clock);
        let tasks = tasks::compile(plan, &timeline, &planned, &people);
        let bare = |edges: &[Vec<Edge>]| -> Vec<Vec<u32>> {
            edges.iter().map(|edges| edges.iter().map(|edge| edge.0).collect()).collect()
        };
        let order = link::order(&bare(&before), &bare(&after));
        let mut instance = Self {
            clock,
            people,
            tasks,
            before,
            after,
            order,
            lags,
            goals: plan.goals.normalised().levels().to_vec(),
            fit: plan.fit,
            projects: u32::try_from(plan.projects.len()).unwrap_or(u32::MAX),
            as_of: plan.as_of,
        };
        let mut placeable = vec![false; instance.tasks.len()];
        for task in &instance.order {
            placeable[*task as usize] = true;
        }
        for (task, placeable) in instance.tasks.iter_mut().zip(placeable) {
            task.never |= !placeable;
        }
        fixed::fix(plan, &timeline, &planned, &mut instance);
        instance.drop_never();
        instance
    }

    /// When a slot begins.
    pub fn time(&self, slot: Slot) -> NaiveDateTime {
        let minutes = TimeDelta::minutes(i64::from(slot) * i64::from(self.clock.grid));
        self.as_of.and_time(NaiveTime::MIN).checked_add_signed(minutes).unwrap_or(NaiveDateTime::MAX)
    }

    /// The slot in which a moment lies; `None` before `as_of`.
    pub fn slot(&self, time: NaiveDateTime) -> Option<Slot> {
        let minutes = (time - self.as_of.and_time(NaiveTime::MIN)).num_minutes();
        u32::try_from(minutes.div_euclid(i64::from(self.clock.grid))).ok()
    }

    /// Marks what follows tasks that can never be placed, and leaves them all out of the order.
    fn drop_never(&mut self) {
        for index in 0..self.order.len() {
            let task = self.order[index] as usize;
            let blocked = self.before[task].iter().any(|edge| self.tasks[edge.0 as usize].never);
            self.tasks[task].never |= blocked && !self.tasks[task].free_of_links();
        }
        let tasks = &self.tasks;
        self.order.retain(|task| !tasks[*task as usize].never);
    }

    /// The first slot at which a task may start as far as links go; `None` where a task that it follows has no
    /// place. `end_of` gives the slot after a task's last one.
    pub fn after_links(&self, task: u32, end_of: impl Fn(u32) -> Option<Slot>) -> Option<Slot> {
        let mut earliest = 0;
        for (other, lag) in &self.before[task as usize] {
            earliest = earliest.max(self.lags.after(end_of(*other)?, *lag, self.clock.slots_a_day));
        }
        Some(earliest)
    }
}
