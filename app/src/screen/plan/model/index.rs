//! Entries of a plan by their id, without searching.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use solver::model::{
    Client, ClientId, Person, PersonId, Plan, Project, ProjectId, Skill, SkillId, Task, TaskId,
};

/// A plan's entries by id. Building it costs O(n log n), a look-up O(log n).
#[derive(Debug)]
pub struct Index<'a> {
    /// The plan.
    pub plan: &'a Plan,
    tasks: BTreeMap<TaskId, &'a Arc<Task>>,
    projects: BTreeMap<ProjectId, &'a Arc<Project>>,
    clients: BTreeMap<ClientId, &'a Arc<Client>>,
    people: BTreeMap<PersonId, &'a Arc<Person>>,
    skills: BTreeMap<SkillId, &'a Skill>,
}

impl<'a> Index<'a> {
    /// The index of a plan.
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            tasks: plan.tasks.iter().map(|task| (task.id, task)).collect(),
            projects: plan.projects.iter().map(|project| (project.id, project)).collect(),
            clients: plan.clients.iter().map(|client| (client.id, client)).collect(),
            people: plan.people.iter().map(|person| (person.id, person)).collect(),
            skills: plan.skills.iter().map(|skill| (skill.id, skill)).collect(),
        }
    }

    /// A task.
    pub fn task(&self, id: TaskId) -> Option<&'a Arc<Task>> {
        self.tasks.get(&id).copied()
    }

    /// A project.
    pub fn project(&self, id: ProjectId) -> Option<&'a Arc<Project>> {
        self.projects.get(&id).copied()
    }

    /// A client.
    pub fn client(&self, id: ClientId) -> Option<&'a Arc<Client>> {
        self.clients.get(&id).copied()
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&'a Arc<Person>> {
        self.people.get(&id).copied()
    }

    /// A skill.
    pub fn skill(&self, id: SkillId) -> Option<&'a Skill> {
        self.skills.get(&id).copied()
    }

    /// The project of a task.
    pub fn project_of(&self, task: &Task) -> Option<&'a Arc<Project>> {
        self.project(task.project)
    }

    /// The client for whom a task is done.
    pub fn client_of(&self, task: &Task) -> Option<&'a Arc<Client>> {
        self.client(self.project_of(task)?.client)
    }

    /// The colour of a task: that of its project, 1 to 12.
    pub fn colour_of(&self, task: &Task) -> u8 {
        self.project_of(task).map_or(1, |project| project.colour.clamp(1, 12))
    }

    /// The date promised for a task, and whether it is its own and not its project's.
    pub fn due_of(&self, task: &Task) -> Option<(NaiveDate, bool)> {
        let own = task.due.map(|due| (due, true));
        own.or_else(|| Some((self.project_of(task)?.due?, false)))
    }

    /// The names of people in the order given; unknown ones are left out.
    pub fn names(&self, people: &[PersonId]) -> Vec<String> {
        people.iter().filter_map(|id| self.person(*id)).map(|person| person.name.clone()).collect()
    }
}
