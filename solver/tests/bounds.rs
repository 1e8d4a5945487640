//! No bound is above the value of any schedule for which it is said to hold.

mod common;

use common::{Dice, naive};
use solver::check::check_on;
use solver::lp::prove;
use solver::model::{GoalKind, Goals, Timeline};
use solver::sample::{Size, random};
use solver::watch::Unwatched;

/// Compares every goal's bound with random schedules of random plans; gives how many were comparable below
/// `unplaced`, so that the test cannot pass for want of cases.
fn compare(seeds: std::ops::Range<u64>, size: Size, rounds: u64) -> usize {
    let mut comparable = 0;
    for seed in seeds {
        let mut plan = random(seed, size);
        plan.goals = Goals::new(GoalKind::ALL);
        let timeline = Timeline::new(&plan);
        let proof = prove(&plan, &timeline, &mut Unwatched);
        for round in 0..rounds {
            let schedule = naive(&plan, &timeline, &mut Dice::new(seed * 1000 + round));
            let report = check_on(&plan, &timeline, &schedule);
            for task in &proof.impossible {
                assert!(report.unplaced.contains(task), "seed {seed}: {task} was placed");
            }
            let complete = report.unplaced == proof.impossible;
            comparable += usize::from(complete);
            for ((goal, bound), value) in proof.bounds.iter().zip(&report.score.0) {
                if *goal == GoalKind::Unplaced || complete {
                    assert!(bound <= value, "seed {seed} round {round}: {goal:?} {bound} > {value}");
                }
            }
        }
    }
    comparable
}

#[test]
fn bounds_hold_for_random_schedules_of_tiny_plans() {
    let comparable = compare(0..150, Size::TINY, 3);
    assert!(comparable > 150, "only {comparable}");
}

#[test]
fn bounds_hold_for_random_schedules_of_small_plans() {
    let comparable = compare(0..30, Size::SMALL, 3);
    assert!(comparable > 12, "only {comparable}");
}
