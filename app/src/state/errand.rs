//! What the Plan screen is asked to open: by its toolbar, the palette, an inspector.

use solver::model::{PersonId, ProjectId, TaskId};

/// Something that people do about an announced plan and about what happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Tell people the accepted schedule.
    Announce,
    /// Set the frozen window.
    Frozen,
    /// See what changed since people were told.
    Since,
    /// Say what has happened.
    Change(Subject),
    /// Say what was done of what should be over.
    CatchUp,
    /// Look for repairs.
    Repairs,
}

/// About whom or what something has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// Nothing in particular.
    #[default]
    Anything,
    /// A person.
    Person(PersonId),
    /// A task.
    Task(TaskId),
    /// A project.
    Project(ProjectId),
}
