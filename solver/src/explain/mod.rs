//! Why a schedule is as it is: why a task has no place, why it has this owner, why it does not start earlier.
//!
//! [`why`], [`story`] and [`shortfall`] read everything from a plan and a schedule as they stand, the rest of the
//! schedule unmoved; nothing is solved.
//! So [`why`] says what would happen if somebody else took a task *now*, not what the solver could make of it by
//! moving other work too.
//! That is what [`Trials`] are for: somebody is forced onto a seat and the plan solved again.
//! Where somebody moves work by hand the rest is repaired around it ([`attempt`]).
//! [`earliest()`] solves for the earliest honest date, and [`Effect`] says what a schedule changes against another.
//!
//! Answers are values; the app says them in its languages, the command line in English.
//!
//! How it works: [`Desk`] lays plan, timeline, verified facts and everybody's booked time side by side once;
//! `room` finds the earliest place of a task among booked time; the questions stand on these two.

pub mod attempt;
pub mod conflict;
mod desk;
mod earliest;
mod effect;
mod forced;
pub mod partial;
pub mod request;
mod room;
mod shortfall;
mod story;
#[cfg(test)]
mod tests;
mod why;

pub use desk::Desk;
pub use earliest::{Earliest, Floor, Way, earliest};
pub use effect::{Busiest, ClientShift, Effect, Fate, Shift, Stand, decides, finish, shifts};
pub use forced::{Forced, Trials, pinned};
pub use shortfall::{Room, Shortfall};
pub use story::{Away, Hold, Hop, Rank, Story};
pub use why::{Bar, Candidate, Why};

use crate::model::{Plan, Schedule, TaskId};

/// Why a task found no place.
pub fn shortfall(plan: &Plan, schedule: &Schedule, task: TaskId) -> Shortfall {
    shortfall::of(&Desk::new(plan, schedule), task)
}

/// Who else could take a task, and what decided for its owners.
pub fn why(plan: &Plan, schedule: &Schedule, task: TaskId) -> Why {
    why::of(&Desk::new(plan, schedule), task)
}

/// What holds a task where it is.
pub fn story(plan: &Plan, schedule: &Schedule, task: TaskId) -> Story {
    story::of(&Desk::new(plan, schedule), task)
}

impl Desk<'_> {
    /// The same as [`shortfall()`], for several questions about one schedule.
    pub fn shortfall(&self, task: TaskId) -> Shortfall {
        shortfall::of(self, task)
    }

    /// The same as [`why()`].
    pub fn why(&self, task: TaskId) -> Why {
        why::of(self, task)
    }

    /// The same as [`story()`].
    pub fn story(&self, task: TaskId) -> Story {
        story::of(self, task)
    }
}
