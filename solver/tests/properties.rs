//! Solving again, a day later, from a schedule that people were told: still within the rules, never below a bound.
//!
//! `RELAIS_CASES=50 cargo test -p solver --test properties` tries fifty times as many plans.

use std::ops::Range;
use std::sync::Arc;

use chrono::Days;
use solver::check::{Report, check};
use solver::model::{Announced, Goals, Plan, Schedule};
use solver::sample::{Size, random};
use solver::solve::{Options, Solution, solve};
use solver::watch::Unwatched;

#[track_caller]
fn solved(plan: &Plan, options: &Options, what: &str) -> (Solution, Report) {
    let solution = solve(plan, options, &mut Unwatched);
    let report = check(plan, &solution.schedule);
    assert_eq!(report.breaches, [], "{what}");
    assert_eq!(report.score, solution.score, "{what}: {:?}", plan.goals.levels());
    for bound in &solution.bounds {
        assert!(bound.gap().is_none_or(|gap| gap >= 0), "{what}: {bound:?}");
    }
    (solution, report)
}

fn options(seed: u64, iterations: u64, start: Option<&Schedule>) -> Options {
    Options { seed, iterations: Some(iterations), start: start.cloned(), bounds: true }
}

/// So many seeds from a first one, more where more are asked for.
fn seeds(first: u64, count: u64) -> Range<u64> {
    let times = std::env::var("RELAIS_CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    first..first + count * times
}

/// A day later, with the schedule accepted and announced, part of the work begun and the next days frozen.
#[test]
fn plans_solve_again_from_where_they_stood() {
    for seed in seeds(3_000_000, 30) {
        let mut plan = random(seed, Size::SMALL);
        let (first, _) = solved(&plan, &options(seed, 200, None), &format!("first, seed {seed}"));
        let schedule = Arc::new(first.schedule.clone());
        plan.schedule = Some(Arc::clone(&schedule));
        let on = plan.as_of;
        plan.announced =
            Some(Arc::new(Announced { on, by: String::new(), schedule: first.schedule.clone() }));
        plan.frozen_days = 3;
        plan.goals = Goals::protect_announced();
        solved(&plan, &options(seed, 100, Some(&schedule)), &format!("same day, seed {seed}"));
        plan.as_of = plan.as_of + Days::new(1 + seed % 3);
        for (index, task) in plan.tasks.iter_mut().enumerate().filter(|(_, task)| !task.is_milestone()) {
            if schedule.get(task.id).and_then(|a| a.start()).is_some_and(|start| start.date() < plan.as_of) {
                let task = Arc::make_mut(task);
                task.progress.spent.0 += 30;
                task.progress.done = index % 3 == 0;
            }
        }
        solved(&plan, &options(seed, 200, Some(&schedule)), &format!("later, seed {seed}"));
    }
}
