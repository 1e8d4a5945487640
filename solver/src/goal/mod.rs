//! The goals, one per file: something of which a schedule should have as little as possible.
//!
//! Each file says what its goal means and evaluates it exactly on a [`Layout`].
//! A score is the list of their values in the order of the plan's goals, compared level by level, never summed.

pub mod balance;
pub mod deadlines;
pub mod fit;
pub mod lateness;
pub mod makespan;
pub mod peak_load;
pub mod stability;
pub mod unplaced;

use crate::instance::{Instance, Layout};
use crate::model::{GoalKind, Score};

/// The value of one goal.
pub fn value(instance: &Instance, layout: &Layout, goal: GoalKind) -> i64 {
    match goal {
        GoalKind::Unplaced => unplaced::value(instance, layout),
        GoalKind::Deadlines => deadlines::value(instance, layout),
        GoalKind::Lateness => lateness::value(instance, layout),
        GoalKind::Stability => stability::value(instance, layout),
        GoalKind::PeakLoad => peak_load::value(instance, layout),
        GoalKind::Balance => balance::value(instance, layout),
        GoalKind::Fit => fit::value(instance, layout),
        GoalKind::Makespan => makespan::value(layout),
    }
}

/// The value of every level of the instance's goals.
pub fn score(instance: &Instance, layout: &Layout) -> Score {
    Score(instance.goals.iter().map(|goal| value(instance, layout, *goal)).collect())
}
