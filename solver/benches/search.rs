//! What the solver costs: construction, iterations, checking, explaining, reading.
//!
//! `cargo bench -p solver --bench search`, with `-- --quick` for a look.
//! The plans are seeded: the sample agency, and drawn agencies of 30 people with 300 tasks and 60 with 1,000.
//! Of a search, criterion prints iterations a second as its throughput.

use std::fmt::Write as _;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use solver::check::check;
use solver::explain::{Desk, why};
use solver::format;
use solver::instance::Instance;
use solver::model::{Plan, Schedule};
use solver::sample::{agency, agency_like};
use solver::search::construct;
use solver::search::engine::Engine;
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// Moves of one measured search: enough for annealing to outweigh construction.
const MOVES: u64 = 50_000;

/// Rows of a large paste.
const ROWS: usize = 10_000;

/// The plans to measure with, without the schedules that drawn ones carry.
fn plans() -> Vec<(&'static str, Plan)> {
    let fresh = |plan: Plan| Plan { schedule: None, announced: None, ..plan };
    // A Monday that five weeks without public holidays follow.
    let as_of = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    vec![
        ("sample 14 × 120", agency(as_of)),
        ("drawn 30 × 300", fresh(agency_like(30, 300, 1))),
        ("drawn 60 × 1000", fresh(agency_like(60, 1_000, 1))),
    ]
}

fn solved(plan: &Plan, iterations: u64) -> Schedule {
    let options = Options { seed: 1, iterations: Some(iterations), ..Options::default() };
    solve(plan, &options, &mut Unwatched).schedule
}

fn search(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.throughput(Throughput::Elements(MOVES));
    for (name, plan) in plans() {
        group.bench_function(name, |b| b.iter(|| solved(&plan, MOVES)));
    }
}

fn construction(criterion: &mut Criterion) {
    for (name, plan) in plans() {
        let instance = Instance::new(&plan);
        let order = construct::by_urgency(&instance);
        let layout = construct::construct(&instance, &order, &mut Unwatched);
        criterion.bench_function(&format!("compile/{name}"), |b| b.iter(|| Instance::new(&plan)));
        criterion.bench_function(&format!("construct/{name}"), |b| {
            b.iter(|| construct::construct(&instance, &order, &mut Unwatched));
        });
        criterion.bench_function(&format!("engine/{name}"), |b| {
            b.iter_batched(
                || layout.clone(),
                |layout| Engine::new(&instance, &layout, &order).steps(),
                BatchSize::SmallInput,
            );
        });
    }
}

fn answers(criterion: &mut Criterion) {
    for (name, plan) in plans() {
        let schedule = solved(&plan, 1_000);
        criterion.bench_function(&format!("check/{name}"), |b| b.iter(|| check(&plan, &schedule)));
    }
    let plan = Plan { schedule: None, announced: None, ..agency_like(30, 300, 1) };
    let schedule = solved(&plan, 1_000);
    let tasks: Vec<_> =
        schedule.assignments.iter().filter(|a| !a.owners.is_empty()).map(|a| a.task).collect();
    let mut next = tasks.iter().cycle();
    criterion.bench_function("why/drawn 30 × 300", |b| {
        b.iter(|| next.next().map(|task| why(&plan, &schedule, *task)));
    });
    let desk = Desk::new(&plan, &schedule);
    criterion.bench_function("why at one desk/drawn 30 × 300", |b| {
        b.iter(|| next.next().map(|task| desk.why(*task)));
    });
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(10);
    let plan = agency(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    let mut rows = "Project\tTask\tOwner\tSkill\tHours\tDue\n".to_owned();
    for at in 0..ROWS {
        let project = &plan.projects[at % plan.projects.len()].name;
        let owner = &plan.people[at % plan.people.len()].name;
        let (hours, day) = (1 + at % 30, 1 + at % 28);
        let _ = writeln!(rows, "{project}\tTask {at}\t{owner}\tDesign 3\t{hours} h\t2026-04-{day:02}");
    }
    let read = format::rows::read(&rows, &plan);
    assert_eq!(read.tasks(), ROWS, "every row is a task");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("10,000 pasted rows", |b| b.iter(|| format::rows::read(&rows, &plan)));
    let file = format::write(&agency_like(60, 1_000, 1));
    group.throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("plan file of 1,000 tasks", |b| b.iter(|| format::read(&file)));
}

criterion_group!(benches, search, construction, answers, reading);
criterion_main!(benches);
