//! What is selected: the inspector, the tables and the timeline point at the same thing.
//!
//! Of tasks there may be several. One of them, the lead, is what the inspector shows and from where a range extends;
//! it is [`Selection::task`], which anybody may set. The others hold only as long as the lead for which they were
//! picked: whoever sets another lead has selected that one alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{ClientId, PersonId, ProjectId, TaskId};

use super::history::Entry;

/// The selected entries of each kind; an id may outlive its entry, so look it up in the plan.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// The lead of the selected tasks.
    pub task: RwSignal<Option<TaskId>>,
    /// The person.
    pub person: RwSignal<Option<PersonId>>,
    /// The client.
    pub client: RwSignal<Option<ClientId>>,
    /// The project.
    pub project: RwSignal<Option<ProjectId>>,
    group: RwSignal<Picked>,
}

/// Selected tasks as a value: what a click or a key makes of them is worked out here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The one that the inspector shows; none only where nothing is selected.
    pub lead: Option<TaskId>,
    /// All of them, the lead among them.
    pub tasks: Arc<BTreeSet<TaskId>>,
}

impl Picked {
    /// These tasks, led by one of them.
    pub fn new(lead: TaskId, tasks: impl IntoIterator<Item = TaskId>) -> Self {
        let tasks = tasks.into_iter().chain([lead]).collect();
        Self { lead: Some(lead), tasks: Arc::new(tasks) }
    }

    /// The same with a task more, which leads, or without it, led by the first that is left.
    pub fn toggled(&self, task: TaskId) -> Self {
        let mut tasks = BTreeSet::clone(&self.tasks);
        if tasks.remove(&task) {
            let lead = self.lead.filter(|lead| *lead != task).or_else(|| tasks.first().copied());
            Self { lead, tasks: Arc::new(tasks) }
        } else {
            Self::new(task, tasks)
        }
    }
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
            group: RwSignal::default(),
        }
    }

    /// Selects one entry.
    pub fn select(self, entry: Entry) {
        match entry {
            Entry::Task(id) => self.pick(Picked::new(id, [])),
            Entry::Person(id) => self.person.set(Some(id)),
            Entry::Client(id) => self.client.set(Some(id)),
            Entry::Project(id) => self.project.set(Some(id)),
            Entry::Plan | Entry::Skill(_) => {}
        }
    }

    /// The selected tasks (tracked).
    pub fn picked(self) -> Picked {
        let Some(lead) = self.task.get() else { return Picked::default() };
        self.group.with(|group| if group.lead == Some(lead) { group.clone() } else { Picked::new(lead, []) })
    }

    /// The selected tasks at this moment.
    pub fn picked_untracked(self) -> Picked {
        untrack(|| self.picked())
    }

    /// Whether a task is selected (tracked).
    pub fn has_task(self, task: TaskId) -> bool {
        let lead = self.task.get();
        lead == Some(task)
            || lead.is_some() && self.group.with(|group| group.lead == lead && group.tasks.contains(&task))
    }

    /// Selects these tasks and no others.
    pub fn pick(self, picked: Picked) {
        let lead = picked.lead;
        if self.group.with_untracked(|group| *group != picked) {
            self.group.set(picked);
        }
        if self.task.get_untracked() != lead {
            self.task.set(lead);
        }
    }

    /// Selects a task as well, or no longer.
    pub fn toggle_task(self, task: TaskId) {
        self.pick(self.picked_untracked().toggled(task));
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.pick(Picked::default());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(tasks: &[u32]) -> BTreeSet<TaskId> {
        tasks.iter().copied().map(TaskId).collect()
    }

    #[test]
    fn toggling_adds_a_lead_and_hands_the_lead_on() {
        let one = Picked::new(TaskId(2), []);
        let two = one.toggled(TaskId(5));
        assert_eq!((two.lead, two.tasks.as_ref()), (Some(TaskId(5)), &ids(&[2, 5])));
        assert_eq!(two.toggled(TaskId(2)).lead, Some(TaskId(5)), "the lead stays where another goes");
        assert_eq!(two.toggled(TaskId(5)), one);
        assert_eq!(one.toggled(TaskId(2)), Picked::default());
    }

    #[test]
    fn whoever_sets_another_lead_has_selected_it_alone() {
        let owner = Owner::new();
        owner.set();
        let selection = Selection::new();
        selection.pick(Picked::new(TaskId(1), [TaskId(2), TaskId(3)]));
        assert!(selection.has_task(TaskId(3)) && !selection.has_task(TaskId(4)));
        selection.task.set(Some(TaskId(2)));
        assert_eq!(selection.picked(), Picked::new(TaskId(2), []));
        assert!(!selection.has_task(TaskId(3)));
        selection.toggle_task(TaskId(4));
        assert_eq!(selection.picked().tasks.as_ref(), &ids(&[2, 4]));
        selection.clear();
        assert_eq!(selection.picked(), Picked::default());
        assert!(!selection.has_task(TaskId(4)));
    }
}
