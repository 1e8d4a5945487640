//! The values of the planning problem: plain data, no behaviour that decides anything.
//!
//! A [`Plan`] holds facts (people, clients, projects, tasks), options (goals, caps, grid) and decisions
//! (the accepted [`Schedule`], the [`Announced`] plan).
//! Everything else in this crate reads these values; nothing here knows its readers.
//!
//! Dates and times are naive and local to the plan.
//! [`Timeline`] turns a plan into the integer slots on which rules, goals, search and checker agree:
//! which slots each person works, which of them are kept free, and how working days are counted.

mod calendar;
pub mod fresh;
mod ids;
mod person;
mod person_time;
mod plan;
mod project;
mod scenario;
mod schedule;
mod score;
mod task;
mod timeline;
mod units;

pub use calendar::{Holiday, Region, easter_sunday};
pub use ids::{ClientId, PersonId, ProjectId, ScenarioId, SkillId, TaskId};
pub use person::{DayPart, Hat, Held, Person, Recurring, Skill, TimeOff, Wishes, WorkingWeek};
pub use person_time::PersonTime;
pub use plan::{Exception, Plan, Rule};
pub use project::{Archetype, Client, Contact, Project, Status};
pub use scenario::{Change, EntryId, Scenario};
pub use schedule::{Announced, Assignment, Piece, Schedule};
pub use score::{FitFactors, GoalKind, Goals, Score};
pub use task::{Effort, Lag, Link, Need, Progress, Seat, SeatFor, Task};
pub use timeline::{DayMark, Slot, Timeline};
pub use units::{Interval, Level, Minutes, Permille, TimeOfDay, Weight};
