//! What the verifier finds, as values that any language can say.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::model::{Level, Minutes, PersonId, Rule, Score, SeatFor, SkillId, TaskId};

/// A schedule held against its plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rules broken, in the order of the plan's tasks; a schedule without any is valid.
    pub breaches: Vec<Breach>,
    /// Rules broken with leave: covered by exceptions.
    pub allowed: Vec<Breach>,
    /// Planned tasks that have no place, in the order of the plan.
    pub unplaced: Vec<TaskId>,
    /// Announced within the frozen window and moved, because their announced place has become impossible.
    pub freed: Vec<TaskId>,
    /// The value of each level of the plan's goals.
    pub score: Score,
    /// Facts of the placed tasks.
    pub tasks: BTreeMap<TaskId, TaskFacts>,
    /// Facts of everybody, in the order of the plan's people.
    pub people: Vec<PersonFacts>,
}

impl Report {
    /// Whether the schedule obeys every rule, exceptions granted.
    pub const fn is_valid(&self) -> bool {
        self.breaches.is_empty()
    }
}

/// A rule that a task breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    /// Which rule.
    pub rule: Rule,
    /// Which task; may be unknown to the plan.
    pub task: TaskId,
    /// How.
    pub detail: BreachDetail,
}

/// How a rule is broken. Moments are as the schedule says them, or beginnings of slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachDetail {
    /// The plan has no such task.
    UnknownTask,
    /// The task is done, or its project is not planned.
    NotPlanned,
    /// The schedule names the task more than once; only the first counts.
    Doubled,
    /// Not one owner per seat.
    Owners {
        /// Seats of the task.
        seats: usize,
        /// Owners given.
        owners: usize,
    },
    /// The plan has no such person.
    UnknownOwner {
        /// The person.
        person: PersonId,
    },
    /// One person takes two seats.
    TwoSeats {
        /// The person.
        person: PersonId,
    },
    /// An owner does not hold an asked skill at the asked level.
    Unskilled {
        /// The owner.
        person: PersonId,
        /// The skill.
        skill: SkillId,
        /// The level asked for.
        asked: Level,
        /// The level held, if any.
        held: Option<Level>,
    },
    /// An owner does not wear the asked hat, or is not the asked PM or AM.
    WrongRole {
        /// The owner.
        person: PersonId,
        /// Whom the seat is for.
        asked: SeatFor,
    },
    /// Placed without saying when.
    NoPieces,
    /// A piece that has no length, or a negative one; of a milestone: one that has a length.
    Length {
        /// Where it begins.
        start: NaiveDateTime,
        /// Where it ends.
        end: NaiveDateTime,
    },
    /// A piece begins before the one before it has ended.
    Disorder {
        /// Where it begins.
        start: NaiveDateTime,
    },
    /// A piece begins or ends between two slots.
    OffGrid {
        /// The moment.
        at: NaiveDateTime,
    },
    /// A piece ends after the horizon.
    BeyondHorizon {
        /// Where it ends.
        end: NaiveDateTime,
    },
    /// A piece begins or ends at a slot at which an owner may not work.
    Away {
        /// The owner.
        person: PersonId,
        /// The slot.
        at: NaiveDateTime,
    },
    /// More or less is worked than the task takes at its owners' levels.
    Amount {
        /// What it takes, per seat.
        needed: Minutes,
        /// What is worked, per seat.
        worked: Minutes,
    },
    /// An owner works on two tasks at once.
    Overlap {
        /// The owner.
        person: PersonId,
        /// The other task.
        other: TaskId,
        /// The first such slot.
        at: NaiveDateTime,
    },
    /// It starts before a task that it follows, and the lag, allow.
    TooEarly {
        /// The task before.
        other: TaskId,
        /// The first moment allowed; none: not before the horizon.
        earliest: Option<NaiveDateTime>,
    },
    /// A task that it follows has no place.
    AfterUnplaced {
        /// The task before.
        other: TaskId,
    },
    /// It starts before its date.
    NotBefore {
        /// The date.
        date: NaiveDate,
    },
    /// It starts before `as_of`.
    BeforeAsOf {
        /// Where it starts.
        start: NaiveDateTime,
    },
    /// A pinned seat has another owner.
    PinnedPerson {
        /// Who is pinned.
        person: PersonId,
        /// Who has it.
        owner: PersonId,
    },
    /// It does not start where it is pinned.
    PinnedTime {
        /// Where it is pinned.
        at: NaiveDateTime,
    },
    /// Started work has changed hands.
    StartedOwner {
        /// Who has begun it.
        person: PersonId,
        /// Who has it.
        owner: PersonId,
    },
    /// Announced within the frozen window, and moved.
    Moved {
        /// The announced owners.
        owners: Vec<PersonId>,
        /// The announced start.
        start: NaiveDateTime,
    },
    /// More than one piece of work that may not be split.
    Pieces {
        /// How many.
        count: usize,
    },
    /// A piece that is too short.
    ShortPiece {
        /// Where it begins.
        start: NaiveDateTime,
        /// What is worked in it.
        worked: Minutes,
        /// The least allowed.
        least: Minutes,
    },
    /// A second piece on one day of work that only pauses from day to day.
    SameDay {
        /// Where it begins.
        start: NaiveDateTime,
    },
    /// Other work of an owner lies inside a piece.
    Between {
        /// The owner.
        person: PersonId,
        /// The other task.
        other: TaskId,
        /// Where the other work begins inside the piece.
        at: NaiveDateTime,
    },
    /// More than the allowed hours on one day.
    HoursADay {
        /// The day.
        day: NaiveDate,
        /// What is worked.
        worked: Minutes,
        /// The most allowed.
        most: Minutes,
    },
}

impl BreachDetail {
    /// The rule to which it belongs.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::UnknownTask
            | Self::NotPlanned
            | Self::Doubled
            | Self::Owners { .. }
            | Self::UnknownOwner { .. }
            | Self::TwoSeats { .. } => Rule::Seats,
            Self::Unskilled { .. } | Self::WrongRole { .. } => Rule::Skill,
            Self::NoPieces
            | Self::Length { .. }
            | Self::Disorder { .. }
            | Self::OffGrid { .. }
            | Self::BeyondHorizon { .. }
            | Self::Away { .. }
            | Self::Amount { .. } => Rule::Availability,
            Self::Overlap { .. } => Rule::Overlap,
            Self::TooEarly { .. } | Self::AfterUnplaced { .. } => Rule::Link,
            Self::NotBefore { .. } | Self::BeforeAsOf { .. } => Rule::NotBefore,
            Self::PinnedPerson { .. } | Self::PinnedTime { .. } | Self::StartedOwner { .. } => Rule::Pin,
            Self::Moved { .. } => Rule::Frozen,
            Self::Pieces { .. } | Self::ShortPiece { .. } | Self::SameDay { .. } | Self::Between { .. } => {
                Rule::Split
            }
            Self::HoursADay { .. } => Rule::HoursADay,
        }
    }

    /// Whether an exception may excuse it: false where the schedule would make no sense.
    pub const fn excusable(&self) -> bool {
        !matches!(
            self,
            Self::UnknownTask
                | Self::NotPlanned
                | Self::Doubled
                | Self::Owners { .. }
                | Self::UnknownOwner { .. }
                | Self::TwoSeats { .. }
                | Self::NoPieces
                | Self::Length { .. }
                | Self::Disorder { .. }
                | Self::OffGrid { .. }
                | Self::BeyondHorizon { .. }
                | Self::Amount { .. }
                | Self::BeforeAsOf { .. }
        )
    }
}

/// Facts of a placed task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFacts {
    /// When it begins.
    pub start: NaiveDateTime,
    /// When it is over.
    pub end: NaiveDateTime,
    /// The stretches really worked, nights and breaks left out, in order; empty for a milestone.
    pub worked: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// Working days after its due date; 0 without one.
    pub days_late: u32,
    /// Working days past its deadline; 0 without one.
    pub days_past_deadline: u32,
}

/// Facts of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Who.
    pub id: PersonId,
    /// Week by week from that of `as_of` to that of the window's end or of the last work, whichever is later.
    pub weeks: Vec<WeekLoad>,
    /// The whole window; `assigned` counts the hours after it too.
    pub window: WeekLoad,
    /// What exceeds each day's capacity less slack, summed.
    pub overload: Minutes,
}

/// The load of a person in a week, from `as_of` and up to the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekLoad {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Assigned work.
    pub assigned: Minutes,
    /// Recurring load.
    pub recurring: Minutes,
    /// Capacity.
    pub capacity: Minutes,
}

impl WeekLoad {
    /// Nothing at all, in the week of that Monday.
    pub(super) const fn none(monday: NaiveDate) -> Self {
        Self { monday, assigned: Minutes(0), recurring: Minutes(0), capacity: Minutes(0) }
    }

    /// (assigned + recurring) ÷ capacity in permille, rounded up; `None` for work without any capacity.
    pub fn permille(&self) -> Option<u32> {
        let hours = u64::from(self.assigned.0) + u64::from(self.recurring.0);
        match (hours, u64::from(self.capacity.0)) {
            (0, _) => Some(0),
            (_, 0) => None,
            (hours, capacity) => u32::try_from((hours * 1000).div_ceil(capacity)).ok(),
        }
    }
}
