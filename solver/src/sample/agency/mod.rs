//! Studio Marais, the agency that visitors meet first: 14 people, 6 clients, 12 projects, 120 tasks.
//!
//! Names are hand-written, in French or in English as each client speaks.
//! The work follows what agencies do: brief, concept, copy, presentation, client approval (a milestone that
//! waits a few working days), production, quality check.
//! Days are counted in working days from `as_of`, so that public holidays move the dates and leave the amount of
//! work against the time there is (95 % of it) alone.

mod people;
mod row;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use self::row::{ClientRow, ProjectRow, Row};
use crate::model::{
    Client, Contact, Hat, Link, Minutes, Permille, Plan, Progress, Project, ProjectId, Task, TaskId, Weight,
};

/// The sample agency "Studio Marais", with its work around a day.
///
/// A day without room for the plan's weeks in the calendar (the year 262,142) gets an agency without dates' sense,
/// never a panic.
pub fn agency(as_of: NaiveDate) -> Plan {
    let mut plan = Plan::new("Studio Marais", as_of);
    plan.cap_by_hat =
        BTreeMap::from([(Hat::Lead, Permille(500)), (Hat::Am, Permille(700)), (Hat::Pm, Permille(700))]);
    plan.skills = people::skills();
    let days = Days::new(&plan);
    plan.people = people::people(|n| days.day(n)).into_iter().map(Arc::new).collect();
    for client in work::clients() {
        add_client(&mut plan, client, &days);
    }
    plan
}

/// Working days of the plan calendar, counted from `as_of`.
struct Days {
    /// Working days from `as_of` on; the first is day 0.
    on: Vec<NaiveDate>,
    /// Working days before it, latest first; the first is day −1.
    before: Vec<NaiveDate>,
    as_of: NaiveDate,
}

impl Days {
    /// The furthest day that the sample names, with room to spare.
    const REACH: usize = 40;

    fn new(plan: &Plan) -> Self {
        let on = plan.as_of.iter_days().filter(|day| plan.is_working_day(*day));
        let before = std::iter::successors(plan.as_of.pred_opt(), NaiveDate::pred_opt);
        Self {
            on: on.take(Self::REACH).collect(),
            before: before.filter(|day| plan.is_working_day(*day)).take(Self::REACH).collect(),
            as_of: plan.as_of,
        }
    }

    fn day(&self, n: i32) -> NaiveDate {
        let days = if n < 0 { &self.before } else { &self.on };
        let index = usize::try_from(if n < 0 { -1 - n } else { n }).unwrap_or(usize::MAX);
        days.get(index).copied().unwrap_or(self.as_of)
    }

    /// The first such weekday (0 = Monday) that is worked, on or after a working day, at a time.
    fn at(&self, n: i32, weekday: u8, (hour, minute): (u32, u32)) -> NaiveDateTime {
        let from = self.day(n);
        let wanted = u32::from(weekday);
        let mut days = self.on.iter().filter(|day| **day >= from);
        let day = days.find(|day| day.weekday().num_days_from_monday() == wanted).copied().unwrap_or(from);
        day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    }
}

fn add_client(plan: &mut Plan, row: ClientRow, days: &Days) {
    let (name, phone, email) = row.contact;
    let mut client = Client::new(row.id, row.name);
    client.weight = Weight(row.weight);
    client.am = Some(row.am);
    client.contacts.push(Contact { name: name.into(), phone: phone.into(), email: email.into() });
    plan.clients.push(Arc::new(client));
    // Links name tasks of the same client only.
    let mut keys = BTreeMap::new();
    for project in row.projects {
        let id = ProjectId(next(plan.projects.len()));
        plan.projects.push(Arc::new(project_of(&project, id, row.id, days)));
        for task in project.tasks {
            let task_id = TaskId(next(plan.tasks.len()));
            let built = task_of(&task, task_id, id, &keys, days);
            if !task.key.is_empty() {
                keys.insert(task.key, task_id);
            }
            plan.tasks.push(Arc::new(built));
        }
    }
}

fn next(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX - 1) + 1
}

fn project_of(row: &ProjectRow, id: ProjectId, client: crate::model::ClientId, days: &Days) -> Project {
    let mut project = Project::new(id, client, row.name);
    project.pm = Some(row.pm);
    project.am = row.am;
    project.weight = Weight(row.weight);
    project.archetype = row.archetype;
    project.status = row.status;
    project.start = Some(days.day(row.start));
    project.due = Some(days.day(row.due));
    project.agreed = Some(Minutes::hours(row.agreed));
    project.rounds = Some(row.rounds);
    project.colour = row.colour;
    project
}

fn task_of(row: &Row, id: TaskId, project: ProjectId, keys: &BTreeMap<&str, TaskId>, days: &Days) -> Task {
    let mut task = Task::new(id, project, row.name);
    task.seats.clone_from(&row.seats);
    task.effort = row.effort;
    task.not_before = row.not_before.map(|n| days.day(n));
    task.due = row.due.map(|n| days.day(n));
    task.deadline = row.deadline.map(|n| days.day(n));
    task.weight = row.weight;
    task.after =
        row.after.iter().filter_map(|(key, lag)| Some(Link { task: *keys.get(key)?, lag: *lag })).collect();
    task.split = row.split;
    task.a_day = row.a_day;
    task.pin_start = row.at.map(|(n, weekday, time)| days.at(n, weekday, time));
    task.progress = Progress { spent: row.spent, left: row.left, done: row.done, freed: false };
    task.note = row.note.into();
    task
}

#[cfg(test)]
mod tests;
