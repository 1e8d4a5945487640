//! What to do about a problem, where that can be guessed; said as "Maybe …".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::{Interval, Level, PersonId, Rule, SeatFor, SkillId, TaskId};

/// A guess at what would put a problem right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// Give one of them this identifier, which is free.
    FreeId(u32),
    /// Remove the link by which `task` comes after `after`.
    RemoveLink {
        /// The later task.
        task: TaskId,
        /// The earlier one.
        after: TaskId,
    },
    /// Use this number, the nearest that is allowed.
    Number(u32),
    /// Use this date: the same day in a year close to the plan's today.
    Date(NaiveDate),
    /// Leave it empty.
    LeaveEmpty,
    /// Swap the two.
    Swap,
    /// Join the two intervals into this one.
    Join(Interval),
    /// Shares are written in thousandths: 85 % is 850.
    Thousandths,
    /// Ask for this level, which this person has.
    LowerLevel {
        /// The highest level that somebody has.
        level: Level,
        /// Who.
        person: PersonId,
    },
    /// Give the skill to somebody, or add a placeholder ("designer to hire").
    AddSkill(SkillId),
    /// Ask for less in one seat, or use one seat per person.
    SplitSeat,
    /// Name the PM or AM of the project.
    NameRole(SeatFor),
    /// Take away seats, or add people.
    FewerSeats,
    /// Pin it to somebody else, or add an exception to this rule, with a reason.
    Exception(Rule),
    /// Split it into several tasks, or choose a later horizon.
    SplitTask,
    /// Use a start on the grid.
    OnGrid,
    /// Add people, or placeholders for those to come.
    AddPeople,
    /// Use a milestone, or name an effort.
    Milestone,
    /// Remove the pinned start.
    Unpin,
}
