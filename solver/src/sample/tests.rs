use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::model::{Plan, Rule, Slot, Task, TaskId, Timeline};

/// What makes a plan wrong, found without the validator.
fn faults(plan: &Plan) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for task in &plan.tasks {
        let mut fault = |what: &str| faults.push(format!("{}: {what}", task.name));
        if !ids.insert(task.id) {
            fault("doubled id");
        }
        if task.after.iter().any(|link| link.task >= task.id) {
            fault("follows a later task");
        }
        if plan.project(task.project).is_none() {
            fault("unknown project");
        }
        if task.due.zip(plan.not_before_of(task)).is_some_and(|(due, start)| due < start) {
            fault("due before it may start");
        }
        for seat in &task.seats {
            if !plan.people.iter().any(|person| plan.suits(person, task, seat)) {
                fault("nobody suits");
            }
        }
    }
    faults
}

/// Whether a schedule obeys skills, availability, overlap and links, re-derived here slot by slot.
fn breaches(plan: &Plan) -> Vec<(TaskId, &'static str)> {
    let Some(schedule) = &plan.schedule else { return Vec::new() };
    let timeline = Timeline::new(plan);
    let mut breaches = Vec::new();
    let mut taken: BTreeSet<(usize, Slot)> = BTreeSet::new();
    let mut ends: BTreeMap<TaskId, Slot> = BTreeMap::new();
    let tasks: BTreeMap<TaskId, &Task> = plan.tasks.iter().map(|task| (task.id, &**task)).collect();
    for assignment in &schedule.assignments {
        let task = tasks[&assignment.task];
        let mut breach = |what| breaches.push((task.id, what));
        let owners: Vec<usize> = assignment
            .owners
            .iter()
            .map(|owner| plan.people.iter().position(|person| person.id == *owner).unwrap())
            .collect();
        for (seat, owner) in task.seats.iter().zip(&owners) {
            if !plan.suits(&plan.people[*owner], task, seat) {
                breach("skill");
            }
        }
        let span = |piece: &crate::model::Piece| {
            timeline.slot(piece.start).unwrap()..timeline.slot(piece.end).unwrap()
        };
        let worked: Vec<Slot> = assignment
            .pieces
            .iter()
            .flat_map(span)
            .filter(|slot| owners.iter().all(|o| timeline.people[*o].available.binary_search(slot).is_ok()))
            .collect();
        let levels = task.seats.iter().zip(&owners).flat_map(|(seat, owner)| {
            seat.needs.iter().map(|need| plan.people[*owner].level(need.skill).unwrap())
        });
        if !task.is_milestone() && worked.len() as u32 != plan.stretched_slots(task, levels) {
            breach("effort");
        }
        for owner in &owners {
            if !worked.iter().all(|slot| taken.insert((*owner, *slot))) {
                breach("overlap");
            }
        }
        let start = timeline.slot(assignment.start().unwrap()).unwrap();
        for link in task.after.iter().filter(|link| plan.is_planned(tasks[&link.task])) {
            if !ends.get(&link.task).is_some_and(|end| timeline.after_lag(*end, link.lag) <= start) {
                breach("link");
            }
        }
        ends.insert(task.id, timeline.slot(assignment.end().unwrap()).unwrap());
    }
    breaches
}

#[test]
fn random_plans_hold_no_errors() {
    for seed in 0..200 {
        for size in [Size::TINY, Size::SMALL] {
            let plan = random(seed, size);
            assert_eq!(faults(&plan), Vec::<String>::new(), "seed {seed} {size:?}");
            assert_eq!(breaches(&plan), [], "seed {seed} {size:?}");
        }
    }
}

#[test]
fn random_plans_use_every_feature() {
    let plans: Vec<Plan> = (0..60).map(|seed| random(seed, Size::SMALL)).collect();
    let some_plan =
        |what: &str, has: fn(&Plan) -> bool| assert!(plans.iter().any(has), "no plan with {what}");
    let some_task = |what: &str, has: fn(&Task) -> bool| {
        assert!(plans.iter().flat_map(|plan| &plan.tasks).any(|task| has(task)), "no task with {what}");
    };
    some_plan("a schedule", |plan| plan.schedule.is_some());
    some_plan("announced work, frozen", |plan| plan.announced.is_some() && plan.frozen_days > 0);
    some_plan("an exception", |plan| plan.exceptions.iter().any(|e| e.rule == Rule::Skill));
    some_plan("a horizon", |plan| plan.horizon.is_some());
    some_plan("another grid", |plan| plan.grid.0 != 15);
    some_plan("speeds", |plan| plan.speed[0].0 != 1000);
    some_plan("a ramp", |plan| plan.people.iter().any(|person| !person.ramp.is_empty()));
    some_plan("a tentative project", |plan| plan.projects.iter().any(|project| !project.is_planned()));
    some_task("three seats", |task| task.seats.len() == 3);
    some_task("hours a day", |task| task.a_day.is_some());
    some_task("a pin in time", |task| task.pin_start.is_some());
    some_task("a pinned person", |task| task.seats.iter().any(|seat| seat.pin.is_some()));
    some_task("a lag in calendar days", |task| {
        task.after.iter().any(|link| matches!(link.lag, crate::model::Lag::CalendarDays(_)))
    });
    some_task("a named role", |task| task.seats.iter().any(|seat| seat.who.is_some()));
    some_task("no effort", |task| task.effort.is_none());
    some_task("freed progress", |task| task.progress.freed);
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    assert_eq!(random(42, Size::MEDIUM), random(42, Size::MEDIUM));
    assert_ne!(random(42, Size::SMALL), random(43, Size::SMALL));
    assert_eq!(agency_like(12, 80, 1), agency_like(12, 80, 1));
}

#[test]
fn generated_agencies_are_sound_and_nearly_full() {
    for (people, tasks) in [(1, 3), (3, 20), (12, 80), (60, 1000)] {
        let plan = agency_like(people, tasks, 1);
        assert_eq!((plan.people.len(), plan.tasks.len()), (people as usize, tasks as usize));
        assert_eq!(faults(&plan), Vec::<String>::new());
        assert_eq!(breaches(&plan), []);
        let names: BTreeSet<&str> = plan.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names.len(), plan.people.len(), "names are unique");
    }
    let plan = agency_like(60, 1000, 1);
    let timeline = Timeline::new(&plan);
    let room: usize = timeline
        .people
        .iter()
        .map(|person| person.available.iter().filter(|slot| **slot < timeline.window_end()).count())
        .sum();
    let work: u32 = plan.tasks.iter().map(|task| plan.left_of(task).0 * task.seats.len() as u32).sum();
    let load = u64::from(work) * 1000 / (room as u64 * 15);
    assert!((850..=1000).contains(&load), "{load} ‰");
}
