use std::collections::BTreeSet;

use super::*;
use crate::check::{Breach, check};
use crate::model::{Plan, Rule, Task, Timeline};
use crate::validate::{Problem, validate};

/// Errors of a plan, warnings aside.
fn errors(plan: &Plan) -> Vec<Problem> {
    validate(plan).into_iter().filter(Problem::is_error).collect()
}

/// What the accepted schedule breaks, as the independent checker sees it.
fn breaches(plan: &Plan) -> Vec<Breach> {
    plan.schedule.as_ref().map_or_else(Vec::new, |schedule| check(plan, schedule).breaches)
}

#[test]
fn random_plans_hold_no_errors() {
    for seed in 0..200 {
        for size in [Size::TINY, Size::SMALL] {
            let plan = random(seed, size);
            assert_eq!(errors(&plan), [], "seed {seed} {size:?}");
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
        assert_eq!(errors(&plan), []);
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
