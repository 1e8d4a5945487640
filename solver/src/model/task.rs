//! Tasks and milestones, their seats and links.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::person::is_default;
use super::{Hat, Level, Minutes, PersonId, ProjectId, SkillId, TaskId, Weight};

/// A skill that a seat asks for, at a minimum level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// Which skill.
    pub skill: SkillId,
    /// The lowest level that will do.
    pub level: Level,
}

/// Whom a seat is for, besides skills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeatFor {
    /// Anybody who wears this hat.
    Hat(Hat),
    /// The PM of the task's project.
    ProjectPm,
    /// The AM of the task's project, or of its client.
    ProjectAm,
}

/// A place in a task for one person, who holds every skill it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Seat {
    /// The skills asked for, all of one person; empty: anybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Whom it is for.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub who: Option<SeatFor>,
    /// Pin: given to this person, whatever the solver thinks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin: Option<PersonId>,
}

/// Hours of work of each seat, as one number or as best, likely and worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Effort {
    /// If all goes well; none: as likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<Minutes>,
    /// What it usually takes.
    pub likely: Minutes,
    /// If much goes wrong; none: as likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst: Option<Minutes>,
}

impl Effort {
    /// One number.
    pub const fn exactly(likely: Minutes) -> Self {
        Self { best: None, likely, worst: None }
    }

    /// (best + 4 likely + worst) / 6, rounded up to whole minutes (Malcolm, Roseboom, Clark, Fazar:
    /// "Application of a technique for research and development program evaluation", 1959).
    pub fn expected(&self) -> Minutes {
        let likely = u64::from(self.likely.0);
        let best = self.best.map_or(likely, |m| u64::from(m.0));
        let worst = self.worst.map_or(likely, |m| u64::from(m.0));
        Minutes(u32::try_from((best + 4 * likely + worst).div_ceil(6)).unwrap_or(u32::MAX))
    }
}

/// How long must pass between the end of a task and the start of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lag {
    /// So many full days of the plan calendar, then the next slot; 0: the same moment.
    WorkingDays(u32),
    /// So many times 24 hours.
    CalendarDays(u32),
}

impl Lag {
    /// No lag at all.
    pub const NONE: Self = Self::WorkingDays(0);
}

impl Default for Lag {
    fn default() -> Self {
        Self::NONE
    }
}

/// Finish-to-start: the task that holds it starts after another has ended, and a lag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The task that comes first.
    pub task: TaskId,
    /// What must pass in between.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lag: Lag,
}

/// What has been done of a task so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Progress {
    /// Minutes spent, per seat.
    #[serde(skip_serializing_if = "is_default")]
    pub spent: Minutes,
    /// Minutes left, per seat; none: the expected effort less what was spent, at least one slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Minutes>,
    /// Finished.
    #[serde(skip_serializing_if = "is_default")]
    pub done: bool,
    /// Started, but may change hands: the solver need not keep its owner.
    #[serde(skip_serializing_if = "is_default")]
    pub freed: bool,
}

impl Progress {
    /// Whether work has begun and is not over.
    pub const fn is_started(&self) -> bool {
        self.spent.0 > 0 && !self.done
    }
}

/// A piece of work of a project, done by the owners of its seats; without seats and effort, a milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    /// Its identifier.
    pub id: TaskId,
    /// Its name.
    pub name: String,
    /// Whose work it is.
    pub project: ProjectId,
    /// Who takes part; all seats work the same slots. Empty: a milestone.
    #[serde(default)]
    pub seats: Vec<Seat>,
    /// Hours of work of each seat; none: the plan's default, shown as assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// Starts no earlier than the beginning of this day; none: the project's start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<NaiveDate>,
    /// The date promised; none: the project's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// A date that must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// How much it counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weight: Weight,
    /// What must be done before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Link>,
    /// Its owners may do other work in between.
    #[serde(default, skip_serializing_if = "is_default")]
    pub split: bool,
    /// At most so many minutes a day; splits it by day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_day: Option<Minutes>,
    /// Pin: starts exactly here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin_start: Option<NaiveDateTime>,
    /// What has been done so far.
    #[serde(default, skip_serializing_if = "is_default")]
    pub progress: Progress,
    /// Words for people, not for the solver.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Task {
    /// A task of one seat that asks for nothing and takes the plan's default effort.
    pub fn new(id: TaskId, project: ProjectId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            project,
            seats: vec![Seat::default()],
            effort: None,
            not_before: None,
            due: None,
            deadline: None,
            weight: Weight::default(),
            after: Vec::new(),
            split: false,
            a_day: None,
            pin_start: None,
            progress: Progress::default(),
            note: String::new(),
        }
    }

    /// A milestone: no seats, no effort.
    pub fn milestone(id: TaskId, project: ProjectId, name: impl Into<String>) -> Self {
        Self { seats: Vec::new(), effort: Some(Effort::exactly(Minutes(0))), ..Self::new(id, project, name) }
    }

    /// Whether it marks a moment instead of being work.
    pub const fn is_milestone(&self) -> bool {
        self.seats.is_empty()
    }

    /// Whether its owners may do other work in between: split, or limited to so many hours a day.
    pub const fn may_pause(&self) -> bool {
        self.split || self.a_day.is_some()
    }
}
