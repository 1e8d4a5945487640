//! Brute force: on tiny plans every choice of owners in every order, each task as early as it goes, is tried.
//! The solver finds the best of them, and no bound is above it.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Days;
use common::place_in_order;
use solver::check::{check, check_on};
use solver::lp::Prover;
use solver::model::{GoalKind, Goals, Plan, Schedule, Score, Task, TaskId, Timeline};
use solver::sample::{Size, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// A tiny plan whose work is done in one piece and whose times are open: for these, and for goals that never gain
/// by waiting, some order with everything as early as it goes is best.
fn plain(seed: u64) -> Plan {
    let mut plan = random(seed, Size::TINY);
    plan.goals = Goals::new([GoalKind::Lateness, GoalKind::Makespan]);
    (plan.announced, plan.frozen_days) = (None, 0);
    for task in &mut plan.tasks {
        let task = Arc::make_mut(task);
        (task.split, task.a_day, task.pin_start) = (false, None, None);
    }
    plan
}

/// The best score over all orders and owners.
fn best(plan: &Plan, timeline: &Timeline) -> Score {
    let planned: Vec<&Task> =
        plan.tasks.iter().map(AsRef::as_ref).filter(|task| plan.is_planned(task)).collect();
    let mut crews: BTreeMap<TaskId, Vec<Vec<usize>>> = BTreeMap::new();
    for task in &planned {
        crews.insert(task.id, common::crews(plan, task));
    }
    let mut best = check_on(plan, timeline, &Schedule::default()).score;
    let mut way: Vec<(TaskId, Vec<usize>)> = Vec::new();
    extend(plan, timeline, &planned, &crews, &mut way, &mut best);
    best
}

fn extend(
    plan: &Plan,
    timeline: &Timeline,
    planned: &[&Task],
    crews: &BTreeMap<TaskId, Vec<Vec<usize>>>,
    way: &mut Vec<(TaskId, Vec<usize>)>,
    best: &mut Score,
) {
    let waiting = |task: TaskId| {
        planned.iter().any(|other| other.id == task) && !way.iter().any(|(placed, _)| *placed == task)
    };
    let ready: Vec<&&Task> = planned
        .iter()
        .filter(|task| waiting(task.id) && !task.after.iter().any(|link| waiting(link.task)))
        .collect();
    if let Some(schedule) = place_in_order(plan, timeline, way) {
        let report = check_on(plan, timeline, &schedule);
        assert_eq!(report.breaches, [], "the brute force itself is at fault");
        if report.score < *best {
            *best = report.score;
        }
    }
    for task in ready {
        for crew in &crews[&task.id] {
            way.push((task.id, crew.clone()));
            extend(plan, timeline, planned, crews, way, best);
            way.pop();
        }
    }
}

#[test]
fn the_solver_finds_what_brute_force_finds() {
    let mut worse = Vec::new();
    for seed in 0..40 {
        let plan = plain(seed);
        let timeline = Timeline::new(&plan);
        let best = best(&plan, &timeline);
        let options = Options { seed, iterations: Some(3000), bounds: true, start: None };
        let solution = solve(&plan, &options, &mut Unwatched);
        assert_eq!(check(&plan, &solution.schedule).breaches, []);
        assert!(solution.score >= best, "seed {seed}: better than possible, {:?} {best:?}", solution.score);
        for (level, best) in solution.bounds.iter().zip(&best.0) {
            assert!(level.bound.is_none_or(|bound| bound <= *best), "seed {seed}: {level:?}, best {best}");
        }
        if solution.score > best {
            worse.push((seed, solution.score, best));
        }
    }
    assert_eq!(worse, []);
}

#[test]
fn the_strong_bound_of_lateness_meets_brute_force_and_never_passes_it() {
    let (mut late, mut met) = (0, 0);
    for seed in 0..40 {
        let mut plan = plain(seed);
        for task in &mut plan.tasks {
            Arc::make_mut(task).due = Some(plan.as_of);
        }
        let timeline = Timeline::new(&plan);
        let best = best(&plan, &timeline);
        let mut prover = Prover::new(&plan, &timeline, &mut Unwatched);
        if best.0[0] != prover.proof().bounds[0].1 {
            continue;
        }
        // As if a schedule were known that is somewhat worse.
        let known = Score(best.0.iter().map(|value| value + value / 4 + 3).collect());
        prover.advance(&known, 300_000);
        let (goal, bound) = prover.proof().bounds[1];
        assert_eq!(goal, GoalKind::Lateness);
        assert!(bound <= best.0[1], "seed {seed}: {bound} > {}", best.0[1]);
        late += usize::from(best.0[1] > 0);
        met += usize::from(best.0[1] > 0 && bound == best.0[1]);
    }
    assert!(late > 10 && met * 3 > late, "{met} of {late} bounds met");
}

/// Proves about plans with these goals what can be proven, with the best score known; gives how many are closed at
/// every level, and how many could be.
fn closed(goals: &[GoalKind]) -> (usize, usize) {
    let (mut all, mut open) = (0, 0);
    for seed in 0..60 {
        let mut plan = plain(seed);
        plan.goals = Goals::new(goals.iter().copied());
        for (index, task) in plan.tasks.iter_mut().enumerate() {
            let day = plan.as_of.checked_add_days(Days::new(index as u64 % 2));
            let task = Arc::make_mut(task);
            (task.due, task.deadline) = (day, day.filter(|_| index == 1));
            task.seats.truncate(1);
        }
        let timeline = Timeline::new(&plan);
        let best = best(&plan, &timeline);
        let mut prover = Prover::new(&plan, &timeline, &mut Unwatched);
        if best.0[0] != prover.proof().bounds[0].1 {
            continue;
        }
        // At first it waits for the search to calm down.
        for _ in 0..120 {
            prover.advance(&best, 4_000);
        }
        let bounds = &prover.proof().bounds;
        for ((goal, bound), best) in bounds.iter().zip(&best.0) {
            assert!(bound <= best, "seed {seed}: {goal:?} {bound} > {best}");
        }
        all += 1;
        open += usize::from(bounds.iter().zip(&best.0).any(|(bound, best)| bound.1 < *best));
    }
    (all - open, all)
}

#[test]
fn tiny_plans_are_closed_at_every_level() {
    for goals in [
        [GoalKind::Lateness, GoalKind::Makespan],
        [GoalKind::Lateness, GoalKind::PeakLoad],
        [GoalKind::Deadlines, GoalKind::Lateness],
    ] {
        let (closed, all) = closed(&goals);
        assert!(all > 20 && closed * 4 > all * 3, "{goals:?}: {closed} of {all} closed");
    }
}
