//! Who works on what, stretch by stretch: what a sheet, a calendar and a table of the week are made from.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::check::Report;
use crate::model::{Client, ClientId, PersonId, Plan, Project, ProjectId, Schedule, Task, TaskId};

/// A stretch of work of one person on one day, without a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Who.
    pub person: PersonId,
    /// On what.
    pub task: TaskId,
    /// What it is called.
    pub name: String,
    /// Its project.
    pub project: String,
    /// The project's colour.
    pub colour: u8,
    /// Its client.
    pub client: String,
    /// From when; on one day with the end, or the end is the midnight after it.
    pub start: NaiveDateTime,
    /// Until when.
    pub end: NaiveDateTime,
    /// Which stretch of the task it is, from 1.
    pub part: usize,
    /// Out of how many.
    pub parts: usize,
    /// The date promised for the task.
    pub due: Option<NaiveDate>,
    /// Working days by which the task is late; said where it ends.
    pub late: u32,
}

impl Stretch {
    /// Whether the task is over then.
    pub const fn ends(&self) -> bool {
        self.part == self.parts
    }

    /// Minutes worked.
    pub fn minutes(&self) -> u32 {
        u32::try_from((self.end - self.start).num_minutes()).unwrap_or(0)
    }
}

/// Every stretch of everybody's work, by start, then by person; `report` is the checker's, about this plan and schedule.
/// O(stretches × log).
pub fn stretches(plan: &Plan, schedule: &Schedule, report: &Report) -> Vec<Stretch> {
    let tasks: BTreeMap<TaskId, &Task> = plan.tasks.iter().map(|task| (task.id, &**task)).collect();
    let projects: BTreeMap<ProjectId, &Project> =
        plan.projects.iter().map(|project| (project.id, &**project)).collect();
    let clients: BTreeMap<ClientId, &Client> =
        plan.clients.iter().map(|client| (client.id, &**client)).collect();
    let mut found = Vec::new();
    for assignment in &schedule.assignments {
        let (Some(task), Some(facts)) = (tasks.get(&assignment.task), report.tasks.get(&assignment.task))
        else {
            continue;
        };
        let project = projects.get(&task.project);
        let client = project.and_then(|project| clients.get(&project.client));
        let days: Vec<_> = facts.worked.iter().flat_map(|(from, to)| by_day(*from, *to)).collect();
        for person in &assignment.owners {
            for (part, (start, end)) in (1..).zip(&days) {
                found.push(Stretch {
                    person: *person,
                    task: task.id,
                    name: task.name.clone(),
                    project: project.map(|project| project.name.clone()).unwrap_or_default(),
                    colour: project.map_or(1, |project| project.colour),
                    client: client.map(|client| client.name.clone()).unwrap_or_default(),
                    start: *start,
                    end: *end,
                    part,
                    parts: days.len(),
                    due: task.due.or_else(|| project?.due),
                    late: if part == days.len() { facts.days_late } else { 0 },
                });
            }
        }
    }
    found.sort_by_key(|stretch| (stretch.start, stretch.person, stretch.task));
    found
}

/// A stretch of time cut at midnights.
fn by_day(from: NaiveDateTime, to: NaiveDateTime) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let mut parts = Vec::new();
    let mut at = from;
    while at < to {
        let midnight = at.date().succ_opt().and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap_or(to);
        let next = midnight.min(to);
        parts.push((at, next));
        at = next;
    }
    parts
}
