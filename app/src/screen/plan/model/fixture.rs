//! A small plan with a schedule by hand, for the tests of this folder.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use solver::model::{
    Assignment, Client, ClientId, Effort, Hat, Minutes, Permille, Person, PersonId, Piece, Plan, Project,
    ProjectId, Region, Schedule, Task, TaskId,
};

use super::scene::{Scene, Source};
use super::{Grouping, axis};
use crate::chart::Zoom;

/// A date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A moment.
pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// As of Monday 23 November 2026, without holidays, slack or stretching: Léa does Moodboards (14 h) and the key visual
/// (14 h, due Wednesday, 2 days late), Inès the wireframes (7 h) in November and a late proof, Karim nothing;
/// Packshots has no place.
pub fn plan() -> (Plan, Schedule) {
    let mut plan = Plan::new("Studio", date("2026-11-23"));
    plan.region = Region::None;
    plan.cap = Permille(1000);
    for (id, name) in [(1, "Léa Fontaine"), (2, "Inès Moreau"), (3, "Karim Haddad")] {
        let mut person = Person::new(PersonId(id), name);
        person.hats.push(if id == 3 { Hat::Pm } else { Hat::Creative });
        person.department = if id == 3 { "Projects" } else { "Studio" }.into();
        plan.people.push(Arc::new(person));
    }
    plan.clients.push(Arc::new(Client::new(ClientId(1), "Maison Valade")));
    let mut project = Project::new(ProjectId(1), ClientId(1), "Autumn launch");
    project.colour = 7;
    plan.projects.push(Arc::new(project));
    let mut task = |id: u32, name: &str, hours: u32, due: Option<&str>| {
        let mut task = Task::new(TaskId(id), ProjectId(1), name);
        task.effort = Some(Effort::exactly(Minutes::hours(hours)));
        task.due = due.map(date);
        plan.tasks.push(Arc::new(task));
    };
    task(1, "Moodboards", 14, Some("2026-11-24"));
    task(2, "Key visual", 14, Some("2026-11-24"));
    task(3, "Wireframes", 7, None);
    task(4, "Proof", 7, Some("2026-12-11"));
    task(5, "Packshots", 6, Some("2026-12-04"));
    let place = |task: u32, owner: u32, start: &str, end: &str| Assignment {
        task: TaskId(task),
        owners: vec![PersonId(owner)],
        pieces: vec![Piece { start: at(start), end: at(end) }],
    };
    let schedule = Schedule::new(vec![
        place(1, 1, "2026-11-23 09:30", "2026-11-24 17:30"),
        place(2, 1, "2026-11-25 09:30", "2026-11-26 17:30"),
        place(3, 2, "2026-11-24 09:30", "2026-11-24 17:30"),
        place(4, 2, "2026-12-01 09:30", "2026-12-01 17:30"),
    ]);
    plan.schedule = Some(Arc::new(schedule.clone()));
    (plan, schedule)
}

/// The scene of [`plan`].
pub fn scene() -> Scene {
    let (plan, schedule) = plan();
    scene_of(&plan, &schedule)
}

/// The scene of a schedule by people in no groups but departments.
pub fn scene_of(plan: &Plan, schedule: &Schedule) -> Scene {
    let report = solver::check::check(plan, schedule);
    let axis = axis::axis(plan, Some(schedule), plan.as_of, Zoom::Week, 1000.0);
    let source = Source { plan, schedule, report: &report, before: None, axis: &axis };
    super::rows::people(&source, Grouping::Department, None)
}
