//! What an absence costs an announced plan: how many announced tasks move, against late days.
//!
//! `cargo bench -p solver --bench announced`, a minute. Prints the table of `docs/benchmarks.md`.
//! The plan is drawn, of 30 people with 300 tasks; it was searched for, accepted and announced, and then the busiest person
//! of the next week is away for a week.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Days;
use solver::check::check;
use solver::model::{Announced, DayPart, GoalKind, Goals, PersonId, Plan, Schedule, Score, TimeOff};
use solver::sample::agency_like;
use solver::solve::{Options, solve};
use solver::watch::Watch;

/// Until a moment.
struct Until {
    from: Instant,
    budget: Duration,
}

impl Until {
    fn seconds(seconds: f64) -> Self {
        Self { from: Instant::now(), budget: Duration::from_secs_f64(seconds) }
    }
}

impl Watch for Until {
    fn should_stop(&mut self) -> bool {
        self.from.elapsed() >= self.budget
    }

    fn spent(&mut self) -> Option<u32> {
        let share = self.from.elapsed().as_secs_f64() / self.budget.as_secs_f64().max(1e-9);
        Some((share.min(1.0) * 1000.0) as u32)
    }

    fn improved(&mut self, _: &Schedule, _: &Score) {}
}

fn solved(plan: &Plan, goals: Goals, seconds: f64, start: Option<&Schedule>) -> Schedule {
    let plan = Plan { goals, ..plan.clone() };
    let iterations = (seconds == 0.0).then_some(0);
    let options = Options { seed: 1, iterations, start: start.cloned(), bounds: false };
    solve(&plan, &options, &mut Until::seconds(if seconds == 0.0 { 60.0 } else { seconds })).schedule
}

/// The plan, announced after so many seconds of search, with the busiest person of the second week away in it.
fn ill(people: u32, tasks: u32, seed: u64, seconds: f64) -> Plan {
    let mut plan = Plan { schedule: None, announced: None, ..agency_like(people, tasks, seed) };
    let schedule = solved(&plan, Goals::protect_dates(), seconds, None);
    let week = plan.as_of + Days::new(7);
    let mut given: BTreeMap<PersonId, usize> = BTreeMap::new();
    let there = |given: &&solver::model::Assignment| {
        given.start().is_some_and(|start| (week..week + Days::new(7)).contains(&start.date()))
    };
    for owner in schedule.assignments.iter().filter(there).flat_map(|given| &given.owners) {
        *given.entry(*owner).or_default() += 1;
    }
    let person = given.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id))).map(|(id, _)| *id);
    plan.schedule = Some(Arc::new(schedule.clone()));
    plan.announced = Some(Arc::new(Announced { on: plan.as_of, by: String::new(), schedule }));
    plan.frozen_days = 2;
    for other in plan.people.iter_mut().filter(|other| Some(other.id) == person).map(Arc::make_mut) {
        let off =
            TimeOff { first: week, last: week + Days::new(6), part: DayPart::Whole, note: String::new() };
        other.time_off.push(off);
    }
    plan
}

/// Announced tasks with another owner, in another week, on another day; late days; and of the goals that protect what
/// was announced the first two: days past deadlines, weighted, and stability.
fn figures(plan: &Plan, schedule: &Schedule) -> (usize, usize, usize, u32, [i64; 2]) {
    let report = check(plan, schedule);
    assert_eq!(report.breaches, []);
    let told = plan.announced.as_ref().map(|told| told.schedule.assignments.as_slice()).unwrap_or_default();
    let (mut owners, mut weeks, mut days) = (0, 0, 0);
    for was in told {
        let Some(now) = schedule.get(was.task) else {
            owners += 1;
            continue;
        };
        let day = |given: &solver::model::Assignment| given.start().map(|start| start.date());
        let week = |given: &solver::model::Assignment| {
            use chrono::Datelike;
            day(given).map(|day| day.iso_week())
        };
        match () {
            () if was.owners != now.owners => owners += 1,
            () if week(was) != week(now) => weeks += 1,
            () if day(was) != day(now) => days += 1,
            () => {}
        }
    }
    let late = report.tasks.values().map(|facts| facts.days_late).sum();
    let goal = |kind| solver::check::goal_value(plan, schedule, kind);
    (owners, weeks, days, late, [GoalKind::Deadlines, GoalKind::Stability].map(goal))
}

fn main() {
    use GoalKind::{Balance, Deadlines, Fit, Lateness, PeakLoad, Stability};
    // `cargo test --benches` and a filter of another bench want nothing of it.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let quick = std::env::args().any(|argument| argument == "--quick");
    let share = if quick { 0.1 } else { 1.0 };
    println!(
        "| plan | way | moved | of it other owner · week · day | late days | past deadlines | stability |"
    );
    println!("|---|---|---|---|---|---|---|");
    for seed in if quick { 1..2 } else { 1..4 } {
        let plan = ill(30, 300, seed, 5.0 * share);
        let start = plan.schedule.as_deref();
        let name = format!("30 × 300, seed {seed}");
        let tell = |way: &str, schedule: &Schedule| {
            let (owners, weeks, days, late, [past, stability]) = figures(&plan, schedule);
            let moved = owners + weeks + days;
            println!(
                "| {name} | {way} | {moved} | {owners} · {weeks} · {days} | {late} | {past} | {stability} |"
            );
        };
        tell("repair only", &repaired(&plan));
        for seconds in [1.0, 3.0, 10.0] {
            let schedule = solved(&plan, Goals::protect_announced(), seconds * share, start);
            tell(&format!("protect the announced plan, {seconds} s"), &schedule);
        }
        let balanced = Goals::new([Deadlines, Stability, PeakLoad, Lateness, Balance, Fit]);
        tell("stability, then peak load, 3 s", &solved(&plan, balanced, 3.0 * share, start));
        tell(
            "protect dates (lateness, then stability), 3 s",
            &solved(&plan, Goals::protect_dates(), 3.0 * share, start),
        );
        tell("protect dates, 10 s", &solved(&plan, Goals::protect_dates(), 10.0 * share, start));
        tell("protect people, 3 s", &solved(&plan, Goals::protect_people(), 3.0 * share, start));
    }
}

/// The repair alone: what a solve answers before it searches.
fn repaired(plan: &Plan) -> Schedule {
    solved(plan, Goals::protect_announced(), 0.0, plan.schedule.as_deref())
}
