//! What replanning costs: from one edit of a plan with an accepted schedule to the repaired schedule, checked.
//!
//! `cargo bench -p solver --bench replan`, with `-- --quick` for a look.
//! The plans are drawn, of 30 people with 300 tasks and of 200 with 5,000; their accepted schedules were searched for,
//! as those of people are who have solved before.

use std::sync::Arc;

use chrono::Days;
use criterion::{Criterion, criterion_group, criterion_main};
use solver::check::check;
use solver::instance::Instance;
use solver::model::{DayPart, Minutes, PersonId, Plan, Schedule, TaskId, TimeOff};
use solver::sample::agency_like;
use solver::search::{construct, repair};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// Moves until the schedule that is accepted.
const MOVES: u64 = 5_000;

/// A plan with an accepted schedule.
fn accepted(people: u32, tasks: u32) -> Plan {
    let plan = Plan { schedule: None, ..agency_like(people, tasks, 1) };
    let options = Options { seed: 1, iterations: Some(MOVES), ..Options::default() };
    let schedule = solve(&plan, &options, &mut Unwatched).schedule;
    Plan { schedule: Some(Arc::new(schedule)), ..plan }
}

/// The edits that are measured: of a task and of a person who are at work in the second week.
fn edits(plan: &Plan) -> Vec<(&'static str, Plan)> {
    let week = plan.as_of + Days::new(7);
    let starts = |schedule: &Schedule| -> Option<(TaskId, PersonId)> {
        let assignments = schedule.assignments.iter();
        let mut there = assignments.filter(|given| given.start().is_some_and(|start| start.date() >= week));
        there.find_map(|given| Some((given.task, *given.owners.first()?)))
    };
    let (task, person) = plan.schedule.as_deref().and_then(starts).unwrap_or((TaskId(1), PersonId(1)));
    let of_task = |change: fn(&mut solver::model::Task)| {
        let mut edited = plan.clone();
        edited.tasks.iter_mut().filter(|other| other.id == task).map(Arc::make_mut).for_each(change);
        edited
    };
    let mut ill = plan.clone();
    for person in ill.people.iter_mut().filter(|other| other.id == person).map(Arc::make_mut) {
        let (first, last) = (week, week + Days::new(1));
        person.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
    }
    let longer = of_task(|task| {
        if let Some(effort) = &mut task.effort {
            effort.likely = Minutes(effort.likely.0 * 3 / 2);
            effort.worst = effort.worst.map(|worst| Minutes(worst.0 * 3 / 2));
        }
    });
    let due = of_task(|task| task.due = task.due.and_then(|due| due.checked_sub_days(Days::new(7))));
    vec![("effort + 50 %", longer), ("two days ill", ill), ("another due date", due)]
}

/// The first schedule of a solve that starts from the accepted one.
fn repaired(plan: &Plan) -> Schedule {
    let start = plan.schedule.as_deref().cloned();
    solve(plan, &Options { start, iterations: Some(0), ..Options::default() }, &mut Unwatched).schedule
}

fn replan(criterion: &mut Criterion) {
    for (people, tasks) in [(30, 300), (200, 5_000)] {
        let plan = accepted(people, tasks);
        let mut group = criterion.benchmark_group(format!("replan {people} × {tasks}"));
        group.sample_size(20);
        for (name, edited) in edits(&plan) {
            let kept = plan.schedule.as_ref();
            let schedule = repaired(&edited);
            let moved = schedule.assignments.iter().filter(|a| kept.is_none_or(|k| k.get(a.task) != Some(a)));
            println!("{name}: {} of {tasks} tasks stand elsewhere", moved.count());
            group.bench_function(format!("{name}, checked"), |b| {
                b.iter(|| check(&edited, &repaired(&edited)).breaches.len());
            });
        }
        let (_, edited) = edits(&plan).swap_remove(0);
        let instance = Instance::new(&edited);
        let Some(schedule) = edited.schedule.as_deref() else { continue };
        group.bench_function("part: compile", |b| b.iter(|| Instance::new(&edited)));
        group.bench_function("part: repair", |b| {
            b.iter(|| {
                let order = construct::by_schedule(&instance, schedule);
                repair::repair(&instance, &order, schedule, &mut Unwatched).schedule(&instance)
            });
        });
        group.bench_function("part: check", |b| b.iter(|| check(&edited, schedule)));
        group.finish();
    }
}

criterion_group!(benches, replan);
criterion_main!(benches);
