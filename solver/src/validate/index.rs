//! The plan by identifier: built once, so that no check looks through a list for every reference.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::{
    Client, ClientId, Person, PersonId, Plan, Project, ProjectId, SeatFor, SkillId, Task, TaskId,
};

/// A plan and its entries by identifier; of doubled identifiers the first entry counts.
pub(super) struct Index<'a> {
    pub plan: &'a Plan,
    pub skills: BTreeSet<SkillId>,
    pub people: BTreeMap<PersonId, &'a Person>,
    pub clients: BTreeMap<ClientId, &'a Client>,
    pub projects: BTreeMap<ProjectId, &'a Project>,
    /// Positions in the list of tasks.
    pub tasks: BTreeMap<TaskId, usize>,
    /// The last day on which work may be placed.
    pub horizon: NaiveDate,
}

impl<'a> Index<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        // Collected backwards, so that the first of several stays.
        Self {
            plan,
            skills: plan.skills.iter().map(|skill| skill.id).collect(),
            people: plan.people.iter().rev().map(|person| (person.id, &**person)).collect(),
            clients: plan.clients.iter().rev().map(|client| (client.id, &**client)).collect(),
            projects: plan.projects.iter().rev().map(|project| (project.id, &**project)).collect(),
            tasks: plan.tasks.iter().enumerate().rev().map(|(at, task)| (task.id, at)).collect(),
            horizon: plan.horizon(),
        }
    }

    /// Tasks that are to be placed: of a planned project, and not done.
    pub fn planned(&self) -> impl Iterator<Item = &'a Task> {
        self.plan.tasks.iter().map(|task| &**task).filter(|task| {
            !task.progress.done
                && self.projects.get(&task.project).is_some_and(|project| project.is_planned())
        })
    }

    pub fn due_of(&self, task: &Task) -> Option<NaiveDate> {
        task.due.or_else(|| self.projects.get(&task.project)?.due)
    }

    pub fn not_before_of(&self, task: &Task) -> Option<NaiveDate> {
        task.not_before.or_else(|| self.projects.get(&task.project)?.start)
    }

    /// Whom "the PM / the AM of this project" means.
    pub fn named_for(&self, task: &Task, who: SeatFor) -> Option<PersonId> {
        let project = self.projects.get(&task.project)?;
        match who {
            SeatFor::Hat(_) => None,
            SeatFor::ProjectPm => project.pm,
            SeatFor::ProjectAm => project.am.or_else(|| self.clients.get(&project.client)?.am),
        }
    }
}
