//! What times cost: the goals that depend on when tasks end, kept as sums that a wave updates.

use std::ops::{AddAssign, Sub};

use super::{Engine, Kind, NONE};
use crate::goal::stability;
use crate::model::GoalKind;

/// The values of the goals that depend on times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The goal `unplaced`.
    pub unplaced: i64,
    /// The goal `deadlines`.
    pub deadlines: i64,
    /// The goal `lateness`.
    pub lateness: i64,
    /// The goal `stability`.
    pub stability: i64,
    /// Σ over tasks of ticks by which they end too late for everything to be over at the engine's target.
    pub overshoot: i64,
}

impl Times {
    /// Limits that nothing passes.
    pub const NO_LIMIT: Self = Self {
        unplaced: i64::MAX,
        deadlines: i64::MAX,
        lateness: i64::MAX,
        stability: i64::MAX,
        overshoot: i64::MAX,
    };

    /// Whether a value that only grows with the ends of tasks is above its limit.
    #[inline]
    pub const fn passes(&self, limits: &Self) -> bool {
        self.lateness > limits.lateness
            || self.overshoot > limits.overshoot
            || self.deadlines > limits.deadlines
            || self.unplaced > limits.unplaced
    }

    /// Sets the limit of a goal, where it is one that only grows with the ends of tasks.
    pub const fn limit(&mut self, goal: GoalKind, most: i64) {
        match goal {
            GoalKind::Unplaced => self.unplaced = most,
            GoalKind::Deadlines => self.deadlines = most,
            GoalKind::Lateness => self.lateness = most,
            GoalKind::Makespan => self.overshoot = most,
            GoalKind::Stability | GoalKind::PeakLoad | GoalKind::Balance | GoalKind::Fit => {}
        }
    }

    /// The value of a goal; `makespan` is measured by its overshoot. `None`: does not depend on times alone.
    pub const fn of(&self, goal: GoalKind) -> Option<i64> {
        match goal {
            GoalKind::Unplaced => Some(self.unplaced),
            GoalKind::Deadlines => Some(self.deadlines),
            GoalKind::Lateness => Some(self.lateness),
            GoalKind::Stability => Some(self.stability),
            GoalKind::Makespan => Some(self.overshoot),
            GoalKind::PeakLoad | GoalKind::Balance | GoalKind::Fit => None,
        }
    }
}

impl Sub for Times {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            unplaced: self.unplaced - other.unplaced,
            deadlines: self.deadlines - other.deadlines,
            lateness: self.lateness - other.lateness,
            stability: self.stability - other.stability,
            overshoot: self.overshoot - other.overshoot,
        }
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Self) {
        self.unplaced += other.unplaced;
        self.deadlines += other.deadlines;
        self.lateness += other.lateness;
        self.stability += other.stability;
        self.overshoot += other.overshoot;
    }
}

impl Engine<'_> {
    /// The latest end up to which a task costs nothing.
    pub(super) fn free(&self, task: u32) -> u32 {
        let facts = &self.facts[task as usize];
        // The day of a moment is not that of the tick before it: it is always looked at.
        if matches!(self.nodes[task as usize].kind, Kind::Fixed | Kind::Milestone) {
            return 0;
        }
        let target = if self.target == NONE { NONE } else { self.target.saturating_sub(facts.tail) };
        facts.due.min(facts.deadline).min(target).min(NONE - 1)
    }

    /// What a task costs with an end, stability aside.
    pub(super) fn times(&self, task: u32, end: u32) -> Times {
        let facts = &self.facts[task as usize];
        if end == NONE {
            return Times { unplaced: facts.unplaced, ..Times::default() };
        }
        let mut times = Times::default();
        if end > facts.due.min(facts.deadline) || facts.moment {
            // A moment may lie outside all ticks: its own day counts.
            let day = if facts.moment {
                self.start[task as usize] / self.instance.clock.slots_a_day
            } else {
                self.instance.clock.day[end as usize - 1]
            };
            let working = self.working[(day as usize).min(self.working.len() - 1)];
            if day >= facts.due_from {
                times.lateness = facts.weight * i64::from((working - facts.due_working).max(1));
            }
            if day >= facts.deadline_from {
                times.deadlines = facts.weight * i64::from((working - facts.deadline_working).max(1));
            }
        }
        let over = i64::from(end) + i64::from(facts.tail) - i64::from(self.target);
        times.overshoot = over.max(0);
        times
    }

    /// What a task costs against the announced plan.
    pub(super) fn stability(&self, task: u32) -> i64 {
        let planned = &self.instance.tasks[task as usize];
        if planned.announced.is_none() {
            return 0;
        }
        let Some(start) = self.start_slot(task) else { return stability::cost_unplaced(planned) };
        if let Some(fixed) = &planned.fixed {
            return stability::cost(&self.instance.clock, planned, fixed.owners.iter().copied(), start);
        }
        stability::cost(&self.instance.clock, planned, self.owners(task), start)
    }
}
