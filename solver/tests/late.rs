//! The strong bounds of lateness and deadlines: never above any schedule, and strong where people are short.

mod common;

use std::sync::Arc;

use chrono::Days;
use common::{Dice, naive};
use serde_json::json;
use solver::check::check_on;
use solver::format::agency;
use solver::lp::Prover;
use solver::model::{GoalKind, Goals, Plan, Score, Timeline};
use solver::sample::{Size, random};
use solver::solve::{Options, Outcome, solve};
use solver::watch::{Unwatched, Watch};

/// How long is proven.
const SLICES: u32 = 120;
const SLICE: u64 = 4_000;

/// Proves what can be proven against the worst of some random schedules, and holds it against all of them; gives how
/// many bounds rose above what longest paths prove, and how many schedules they were held against.
fn compare(seeds: std::ops::Range<u64>, size: Size, rounds: u64) -> (usize, usize) {
    let (mut risen, mut held) = (0, 0);
    for seed in seeds {
        let mut plan = random(seed, size);
        plan.goals = Goals::new([GoalKind::Deadlines, GoalKind::Lateness]);
        // Most is due sooner than it can be done.
        for (index, task) in plan.tasks.iter_mut().enumerate() {
            let task = Arc::make_mut(task);
            let day = plan.as_of.checked_add_days(Days::new(index as u64 % 3));
            (task.due, task.deadline) = (day, day.filter(|_| index % 4 == 0));
        }
        let timeline = Timeline::new(&plan);
        let mut prover = Prover::new(&plan, &timeline, &mut Unwatched);
        let complete: Vec<Score> = (0..rounds)
            .map(|round| {
                check_on(&plan, &timeline, &naive(&plan, &timeline, &mut Dice::new(seed * 1000 + round)))
            })
            .filter(|report| report.unplaced == prover.proof().impossible)
            .map(|report| report.score)
            .collect();
        // A bound holds given the levels before, so only missed deadlines as in this one may be left out.
        let Some(worst) = complete.iter().max().cloned() else { continue };
        let before = prover.proof().bounds.clone();
        for _ in 0..SLICES {
            prover.advance(&worst, SLICE);
        }
        let after = &prover.proof().bounds;
        risen += before.iter().zip(after).filter(|(before, after)| before.1 < after.1).count();
        for score in &complete {
            held += 1;
            // Levels hold up to the first at which the schedule is worse than the one that was given.
            let held = score.0.iter().zip(&worst.0).take_while(|(value, worst)| value <= worst).count();
            for ((goal, bound), value) in after.iter().zip(&score.0).take(held + 1) {
                assert!(bound <= value, "seed {seed}: {goal:?} {bound} > {value}");
            }
        }
    }
    (risen, held)
}

#[test]
fn strong_bounds_hold_for_random_schedules_of_tiny_plans() {
    let (risen, held) = compare(0..150, Size::TINY, 6);
    assert!(risen > 10 && held > 150, "{risen} rose, held against {held}");
}

#[test]
fn strong_bounds_hold_for_random_schedules_of_small_plans() {
    let (_, held) = compare(0..8, Size::SMALL, 4);
    assert!(held > 4, "held against {held}");
}

/// Plans of the benchmark's kind: one skill, a day of seven hours, everything due on the first day.
fn crowded(people: usize, efforts: &[u32], after: &[(usize, usize)]) -> Plan {
    let people: Vec<_> = (0..people)
        .map(|id| json!({"id": id, "name": id.to_string(), "skills": {"design": 3}, "week": [7, 7, 7, 7, 7], "days_off": []}))
        .collect();
    let tasks: Vec<_> = (0..efforts.len())
        .map(|id| {
            let before: Vec<_> = after.iter().filter(|link| link.1 == id).map(|link| link.0).collect();
            json!({"id": id, "project": 0, "skill": "design", "level": 1, "effort": efforts[id], "preds": before,
                "release_day": 0, "due_day": 0, "priority": 1})
        })
        .collect();
    let file = json!({"kind": "agency-1", "seed": 0, "load": 1.0, "day_hours": 7, "window_days": 10,
        "people": people, "tasks": tasks});
    agency::read(&file.to_string()).unwrap()
}

/// What is proven with a schedule known that comes to so much.
fn proven(plan: &Plan, known: i64) -> i64 {
    let timeline = Timeline::new(plan);
    let mut prover = Prover::new(plan, &timeline, &mut Unwatched);
    let level = prover.proof().bounds.iter().position(|(goal, _)| *goal == GoalKind::Lateness).unwrap();
    let mut score = Score(vec![0; prover.proof().bounds.len()]);
    score.0[level] = known;
    prover.advance(&score, 20_000_000);
    prover.proof().bounds[level].1
}

#[test]
fn what_people_cannot_do_at_once_is_proven_late() {
    // Day after day one of them: 0 + 1 + 2 + 3 + 4 days late.
    assert_eq!(proven(&crowded(1, &[7; 5], &[]), 12), 10);
    // Two at a time: 0 + 0 + 1 + 1 + 2.
    assert_eq!(proven(&crowded(2, &[7; 5], &[]), 9), 4);
    // Half a day each, one after the other or not: 0 + 0 + 1 + 1 + 2.
    assert_eq!(proven(&crowded(1, &[3, 4, 3, 4, 7], &[(0, 1), (1, 2), (0, 2)]), 8), 4);
}

/// Wants to stop after so many questions.
struct Questions(u32, u32);

impl Watch for Questions {
    fn should_stop(&mut self) -> bool {
        self.0 += 1;
        self.0 > self.1
    }

    fn spent(&mut self) -> Option<u32> {
        Some((self.0 * 1000 / self.1).min(1000))
    }
}

#[test]
fn a_small_plan_is_closed_while_it_is_searched() {
    // Two people, nine tasks, links across: nobody sees at once that nothing is better.
    let efforts = [5, 9, 3, 12, 7, 4, 6, 8, 10];
    let plan = crowded(2, &efforts, &[(0, 3), (1, 4), (2, 4), (3, 7), (5, 8)]);
    let options = Options { bounds: true, ..Options::default() };
    let mut watch = Questions(0, 2_000);
    let solution = solve(&plan, &options, &mut watch);
    assert_eq!(solution.outcome, Outcome::Optimal, "{:?}", solution.bounds);
    assert!(watch.0 < 1_500, "{} questions", watch.0);
    // Longest paths and shared work alone prove less.
    let first = solver::lp::bounds(&plan, &mut Unwatched);
    assert!(first.iter().zip(&solution.score.0).any(|(bound, value)| bound.1 < *value));
}
