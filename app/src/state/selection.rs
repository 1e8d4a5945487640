//! What is selected: the inspector, the tables and the timeline point at the same thing.

use leptos::prelude::*;
use solver::model::{ClientId, PersonId, ProjectId, TaskId};

use super::history::Entry;

/// The selected entry of each kind; an id may outlive its entry, so look it up in the plan.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// The task.
    pub task: RwSignal<Option<TaskId>>,
    /// The person.
    pub person: RwSignal<Option<PersonId>>,
    /// The client.
    pub client: RwSignal<Option<ClientId>>,
    /// The project.
    pub project: RwSignal<Option<ProjectId>>,
}

/// The selection of the page; an empty one where none was provided.
pub fn use_selection() -> Selection {
    use_context().unwrap_or_else(Selection::new)
}

impl Selection {
    /// Nothing selected.
    pub fn new() -> Self {
        Self {
            task: RwSignal::new(None),
            person: RwSignal::new(None),
            client: RwSignal::new(None),
            project: RwSignal::new(None),
        }
    }

    /// Selects one entry.
    pub fn select(self, entry: Entry) {
        match entry {
            Entry::Task(id) => self.task.set(Some(id)),
            Entry::Person(id) => self.person.set(Some(id)),
            Entry::Client(id) => self.client.set(Some(id)),
            Entry::Project(id) => self.project.set(Some(id)),
            Entry::Plan | Entry::Skill(_) => {}
        }
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.task.set(None);
        self.person.set(None);
        self.client.set(None);
        self.project.set(None);
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}
