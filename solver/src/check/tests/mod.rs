//! Table tests: every rule obeyed and broken, every goal at known values, and schedules that make no sense.

mod goals;
mod rules;
mod wild;

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::model::*;

pub(super) const ANN: PersonId = PersonId(1);
pub(super) const BOB: PersonId = PersonId(2);
pub(super) const DESIGN: SkillId = SkillId(1);
pub(super) const MOTION: SkillId = SkillId(2);
pub(super) const ACME: ProjectId = ProjectId(1);

/// Monday 5 January 2026 and so many days.
pub(super) fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(days)
}

/// A moment: days after that Monday, and a time.
pub(super) fn at(days: u64, time: &str) -> NaiveDateTime {
    format!("{}T{time}:00", day(days)).parse().unwrap()
}

/// A moment, or the 24:00 of `at`.
pub(super) fn piece(from: (u64, &str), to: (u64, &str)) -> Piece {
    Piece { start: at(from.0, from.1), end: at(to.0, to.1) }
}

pub(super) fn given(task: u32, owners: &[PersonId], pieces: &[Piece]) -> Assignment {
    Assignment { task: TaskId(task), owners: owners.to_vec(), pieces: pieces.to_vec() }
}

/// Ann and Bob with the default week, no cap, hourly grid; an hour's task 1 of the project Acme.
///
/// The week is 09:30–13:00 and 14:00–17:30 on a half-hour grid; horizon four weeks, window one.
pub(super) fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(27));
    plan.window = Some(day(4));
    plan.skills =
        vec![Skill { id: DESIGN, name: "design".into() }, Skill { id: MOTION, name: "motion".into() }];
    for (id, name, level) in [(ANN, "Ann", 4), (BOB, "Bob", 2)] {
        let mut person = Person::new(id, name);
        person.skills = vec![Held { skill: DESIGN, level: Level(level) }];
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "Acme").into());
    plan.projects.push(Project::new(ACME, ClientId(1), "Acme site").into());
    add(&mut plan, 1, 60, |_| {});
    plan
}

/// Adds a task of some minutes.
pub(super) fn add(plan: &mut Plan, id: u32, minutes: u32, change: impl FnOnce(&mut Task)) {
    let mut task = Task::new(TaskId(id), ACME, format!("Task {id}"));
    task.effort = Some(Effort::exactly(Minutes(minutes)));
    change(&mut task);
    plan.tasks.push(task.into());
}

pub(super) fn edit(plan: &mut Plan, id: u32, change: impl FnOnce(&mut Task)) {
    let task = plan.tasks.iter_mut().find(|task| task.id == TaskId(id)).unwrap();
    change(Arc::make_mut(task));
}

pub(super) fn edit_person(plan: &mut Plan, id: PersonId, change: impl FnOnce(&mut Person)) {
    let person = plan.people.iter_mut().find(|person| person.id == id).unwrap();
    change(Arc::make_mut(person));
}

pub(super) fn needs(list: &[(SkillId, u8)]) -> Vec<Need> {
    list.iter().map(|(skill, level)| Need { skill: *skill, level: Level(*level) }).collect()
}

/// A second seat.
pub(super) fn two_seats(task: &mut Task) {
    task.seats = vec![Seat::default(), Seat::default()];
}

pub(super) fn except(plan: &mut Plan, rule: Rule, task: u32) {
    plan.exceptions.push(Exception { rule, task: TaskId(task), reason: "because".into() });
}
