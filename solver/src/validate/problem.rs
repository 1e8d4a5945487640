//! A problem: code, subject, values and a hint, all of them typed, so that any language can say it.

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};

use super::{Code, Hint, Severity};
use crate::model::{
    Archetype, ClientId, Hat, Interval, Level, Minutes, Permille, PersonId, ProjectId, SeatFor, SkillId,
    TaskId, Weight,
};

/// What a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// The plan and its options.
    Plan,
    /// A skill of the catalogue.
    Skill(SkillId),
    /// A person.
    Person(PersonId),
    /// A client.
    Client(ClientId),
    /// A project.
    Project(ProjectId),
    /// A task or milestone.
    Task(TaskId),
}

/// Something in a plan that contradicts itself or is probably not meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The facts of this case.
    pub values: Values,
    /// What to do about it, where that can be guessed.
    pub hint: Option<Hint>,
}

impl Problem {
    pub(super) fn new(subject: Subject, values: Values, hint: Option<Hint>) -> Self {
        let code = values.code();
        Self { code, severity: code.severity(), subject, values, hint }
    }

    /// Whether it keeps the plan from being solved.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Where something that does not exist is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reference {
    /// The project of a task.
    TaskProject(ProjectId),
    /// The client of a project.
    ProjectClient(ClientId),
    /// The PM of a project.
    ProjectPm(PersonId),
    /// The AM of a project.
    ProjectAm(PersonId),
    /// The AM of a client.
    ClientAm(PersonId),
    /// A skill that a person holds.
    HeldSkill(SkillId),
    /// A skill that a person wishes to grow or to avoid.
    WishedSkill(SkillId),
    /// A skill that a seat asks for.
    NeededSkill(SkillId),
    /// The person to whom a seat is pinned.
    PinnedPerson(PersonId),
    /// The task after which another comes.
    LinkedTask(TaskId),
    /// The task of an exception.
    ExceptedTask(TaskId),
    /// A task of the accepted schedule.
    ScheduledTask(TaskId),
    /// An owner in the accepted schedule.
    ScheduledOwner(PersonId),
    /// A task of the announced plan.
    AnnouncedTask(TaskId),
    /// An owner in the announced plan.
    AnnouncedOwner(PersonId),
}

/// Which share is above the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Share {
    /// The cap of a person, or of the plan.
    Cap,
    /// The cap of a hat.
    HatCap(Hat),
    /// The ramp of a new hire in a week, counted from 1.
    Ramp(usize),
    /// How likely a tentative project is to be won.
    Win,
}

/// Which number of hours is absurd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Amount {
    /// Likely effort.
    Likely,
    /// Best effort.
    Best,
    /// Worst effort.
    Worst,
    /// Hours spent.
    Spent,
    /// Hours left.
    Left,
    /// The plan's effort of tasks that name none.
    DefaultEffort,
    /// The same for an archetype.
    EffortOf(Archetype),
    /// Hours agreed with the client.
    Agreed,
    /// Recurring load a week.
    Recurring,
}

/// Which other number is outside its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Number {
    /// The speed of a level, in thousandths.
    Speed(Level),
    /// Frozen days.
    FrozenDays,
    /// Minutes of the shortest piece of split work.
    MinPiece,
    /// Minutes a day.
    ADay,
    /// Days of a lag after a task.
    Lag(TaskId),
    /// A weekday of recurring load.
    Weekday,
    /// A colour of the palette.
    Colour,
    /// Revision rounds.
    Rounds,
    /// Cost of an hour.
    HourlyCost,
    /// A factor of `fit`.
    FitFactor,
}

/// Where an interval stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IntervalOf {
    /// Working time of a weekday.
    Week(Weekday),
    /// Time off.
    TimeOff,
    /// Recurring load.
    Recurring,
}

/// Which two days are in the wrong order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SpanOf {
    /// Time off.
    TimeOff,
    /// First and last day in the agency.
    Employment,
}

/// Which date it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateOf {
    /// The plan's today.
    AsOf,
    /// The end of the plan.
    Horizon,
    /// The end of the window.
    Window,
    /// The day on which people were told.
    Announced,
    /// First day in the agency.
    FirstDay,
    /// Last day in the agency.
    LastDay,
    /// Time off.
    TimeOff,
    /// Start of a project.
    Start,
    /// Not before.
    NotBefore,
    /// Due.
    Due,
    /// Deadline.
    Deadline,
    /// A pinned start.
    PinnedStart,
}

/// What a person lacks for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// A skill at a level; with the level at which they hold it.
    Skill {
        /// Which.
        skill: SkillId,
        /// Asked for.
        level: Level,
        /// Held.
        held: Option<Level>,
    },
    /// A hat, or being the PM or AM of the project.
    Role(SeatFor),
}

/// The facts of a problem; minutes, days and seats (from 0) as they stand in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Values {
    /// So many entries have the subject's identifier.
    DoubledId { times: usize },
    /// This does not exist.
    UnknownReference { reference: Reference },
    /// The subject comes after itself.
    SelfLink,
    /// Each comes after the one before it, the first after the last; the shortest circle through its first task.
    Cycle { tasks: Vec<TaskId> },
    /// The grid is so many minutes.
    Grid { minutes: Minutes },
    /// A skill held or asked for at this level.
    Level { skill: SkillId, level: Level },
    /// The subject weighs this much.
    Weight { weight: Weight },
    /// A share of this much.
    Share { which: Share, share: Permille },
    /// An amount above the most that makes sense.
    Hours { which: Amount, minutes: Minutes, most: Minutes },
    /// A number outside its range.
    Number { which: Number, value: u32, least: u32, most: u32 },
    /// It ends before it begins, or has no length.
    Interval { of: IntervalOf, interval: Interval },
    /// Two intervals of a weekday overlap.
    Overlap { weekday: Weekday, first: Interval, second: Interval },
    /// The last day is before the first.
    Span { of: SpanOf, first: NaiveDate, last: NaiveDate },
    /// A date outside these days.
    FarDate { which: DateOf, date: NaiveDate, earliest: NaiveDate, latest: NaiveDate },
    /// The horizon is after the latest that is planned.
    LongHorizon { horizon: NaiveDate, latest: NaiveDate },
    /// The subject's name is empty.
    EmptyName,
    /// A seat asks for this; the best is the person closest to it, and their level.
    NobodyAtLevel { seat: usize, skill: SkillId, level: Level, best: Option<(PersonId, Level)> },
    /// Nobody holds all that this seat asks for.
    NobodySuits { seat: usize },
    /// The project names nobody for this role.
    NobodyNamed { seat: usize, who: SeatFor },
    /// So many seats, and so many different people can take one each.
    TooFewPeople { seats: usize, people: usize },
    /// The pinned person lacks this.
    PinUnsuited { seat: usize, person: PersonId, lack: Lack },
    /// This person is pinned to two seats.
    PinnedTwice { person: PersonId },
    /// The pinned start lies outside these days.
    PinOutside { start: NaiveDateTime, first: NaiveDate, last: NaiveDate },
    /// The pinned start is no multiple of the grid.
    PinOffGrid { start: NaiveDateTime, grid: Minutes },
    /// The due date or deadline is before the first day on which the task may start.
    DueTooEarly { which: DateOf, date: NaiveDate, not_before: NaiveDate },
    /// The deadline is before the due date.
    DeadlineBeforeDue { due: NaiveDate, deadline: NaiveDate },
    /// The project is due before it starts.
    ProjectDates { start: NaiveDate, due: NaiveDate },
    /// No working time, or a cap of nothing.
    NoHours,
    /// Recurring minutes a week, of so many working minutes.
    RecurringFull { recurring: Minutes, working: Minutes },
    /// So much is left to do, but nobody has more than so much until the horizon.
    TooLong { left: Minutes, most: Minutes, horizon: NaiveDate },
    /// Best, likely, worst.
    EffortOrder { best: Minutes, likely: Minutes, worst: Minutes },
    /// With seats: the effort is 0; without: it is more.
    EffortAndSeats { seats: usize, effort: Minutes },
    /// The horizon or window, and the day that it should not pass.
    PlanDates { which: DateOf, date: NaiveDate, limit: NaiveDate },
    /// So many tasks, and nobody.
    NoPeople { tasks: usize },
    /// The skill, at two levels.
    TwoLevels { skill: SkillId, lower: Level, higher: Level },
}

impl Values {
    /// The kind of problem that has these values.
    pub const fn code(&self) -> Code {
        match self {
            Self::DoubledId { .. } => Code::DoubledId,
            Self::UnknownReference { .. } => Code::UnknownReference,
            Self::SelfLink => Code::SelfLink,
            Self::Cycle { .. } => Code::Cycle,
            Self::Grid { .. } => Code::Grid,
            Self::Level { .. } => Code::Level,
            Self::Weight { .. } => Code::Weight,
            Self::Share { .. } => Code::Share,
            Self::Hours { .. } => Code::Hours,
            Self::Number { .. } => Code::Number,
            Self::Interval { .. } => Code::Interval,
            Self::Overlap { .. } => Code::Overlap,
            Self::Span { .. } => Code::Span,
            Self::FarDate { .. } => Code::FarDate,
            Self::LongHorizon { .. } => Code::LongHorizon,
            Self::EmptyName => Code::EmptyName,
            Self::NobodyAtLevel { .. } => Code::NobodyAtLevel,
            Self::NobodySuits { .. } => Code::NobodySuits,
            Self::NobodyNamed { .. } => Code::NobodyNamed,
            Self::TooFewPeople { .. } => Code::TooFewPeople,
            Self::PinUnsuited { .. } => Code::PinUnsuited,
            Self::PinnedTwice { .. } => Code::PinnedTwice,
            Self::PinOutside { .. } => Code::PinOutside,
            Self::PinOffGrid { .. } => Code::PinOffGrid,
            Self::DueTooEarly { .. } => Code::DueTooEarly,
            Self::DeadlineBeforeDue { .. } => Code::DeadlineBeforeDue,
            Self::ProjectDates { .. } => Code::ProjectDates,
            Self::NoHours => Code::NoHours,
            Self::RecurringFull { .. } => Code::RecurringFull,
            Self::TooLong { .. } => Code::TooLong,
            Self::EffortOrder { .. } => Code::EffortOrder,
            Self::EffortAndSeats { .. } => Code::EffortAndSeats,
            Self::PlanDates { .. } => Code::PlanDates,
            Self::NoPeople { .. } => Code::NoPeople,
            Self::TwoLevels { .. } => Code::TwoLevels,
        }
    }
}
