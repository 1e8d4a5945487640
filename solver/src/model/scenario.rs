//! Scenarios: named sets of changes to a plan, kept beside it.
//!
//! A change names an entry and, where it can, one field of it, so that later edits of everything else flow through.
//! Values are JSON as the plan file has them: a change can be about anything that a plan file can say.
//! The room of that name turns edits into changes and lays changes over a plan.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ClientId, PersonId, ProjectId, ScenarioId, Schedule, SkillId, TaskId};

/// An entry of a plan, or the plan itself with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryId {
    /// The plan: its options, its exceptions, what people were told.
    Plan,
    /// A skill.
    Skill(SkillId),
    /// A client.
    Client(ClientId),
    /// A person.
    Person(PersonId),
    /// A project.
    Project(ProjectId),
    /// A task.
    Task(TaskId),
}

/// One thing that is otherwise in a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// An entry that the plan does not have.
    Put {
        /// Its identifier, which no entry of the plan or of another scenario has.
        entry: EntryId,
        /// The whole entry.
        value: Value,
    },
    /// An entry is gone.
    Remove {
        /// Which.
        entry: EntryId,
    },
    /// A field has another value.
    Set {
        /// Of which entry.
        entry: EntryId,
        /// Its name in the plan file.
        field: String,
        /// Its value; null: as if it were not said.
        value: Value,
    },
    /// A list whose order means nothing has one more item.
    Add {
        /// Of which entry.
        entry: EntryId,
        /// The list's name in the plan file.
        field: String,
        /// The item.
        item: Value,
    },
    /// Such a list lacks an item.
    Drop {
        /// Of which entry.
        entry: EntryId,
        /// The list's name in the plan file.
        field: String,
        /// The item.
        item: Value,
    },
    /// Entries of one kind stand in another order.
    Order {
        /// All of them, as they stand; entries that are not named keep their place after the one before them.
        entries: Vec<EntryId>,
    },
}

impl Change {
    /// Which entry it is about; of an order: the first.
    pub fn entry(&self) -> EntryId {
        match self {
            Self::Put { entry, .. }
            | Self::Remove { entry }
            | Self::Set { entry, .. }
            | Self::Add { entry, .. }
            | Self::Drop { entry, .. } => *entry,
            Self::Order { entries } => entries.first().copied().unwrap_or(EntryId::Plan),
        }
    }
}

/// A named set of changes to a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scenario {
    /// Its identifier.
    pub id: ScenarioId,
    /// Its name.
    pub name: String,
    /// Words for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What is otherwise, in the order in which it is laid over the plan.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Its own schedule; none: that of the plan, as far as it fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Arc<Schedule>>,
}

impl Scenario {
    /// A scenario in which nothing is otherwise yet.
    pub fn new(id: ScenarioId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), note: String::new(), changes: Vec::new(), schedule: None }
    }
}
