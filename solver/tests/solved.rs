//! What the solver finds, held against the independent checker on random plans with every feature.

use solver::check::check;
use solver::model::{Plan, Schedule, Score};
use solver::sample::{Size, random};
use solver::solve::{Options, Solution, solve};
use solver::watch::{Unwatched, Watch};

fn options(seed: u64, iterations: u64) -> Options {
    Options { seed, iterations: Some(iterations), ..Options::default() }
}

/// A watch that holds every improvement against the checker.
struct Checked<'a> {
    plan: &'a Plan,
    seed: u64,
    last: Option<Score>,
}

impl Watch for Checked<'_> {
    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        sound(self.plan, self.seed, schedule, score);
        assert!(self.last.as_ref().is_none_or(|last| score < last), "seed {}: not better", self.seed);
        self.last = Some(score.clone());
    }
}

fn sound(plan: &Plan, seed: u64, schedule: &Schedule, score: &Score) {
    let report = check(plan, schedule);
    assert!(report.is_valid(), "seed {seed}: {:#?}", report.breaches);
    assert_eq!(&report.score, score, "seed {seed}: {:?}", plan.goals);
}

fn solved(plan: &Plan, seed: u64, iterations: u64) -> Solution {
    let mut watch = Checked { plan, seed, last: None };
    let solution = solve(plan, &options(seed, iterations), &mut watch);
    sound(plan, seed, &solution.schedule, &solution.score);
    assert_eq!(watch.last.as_ref(), Some(&solution.score), "seed {seed}: the last improvement is the answer");
    solution
}

#[test]
fn random_plans_are_solved_within_the_rules_and_scored_as_the_checker_does() {
    for seed in 0..400 {
        solved(&random(seed, Size::SMALL), seed, 300);
    }
    for seed in 0..20 {
        solved(&random(seed, Size::MEDIUM), seed, 300);
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for seed in 0..20 {
        let plan = random(seed, Size::SMALL);
        let (a, b) = (
            solve(&plan, &options(seed, 500), &mut Unwatched),
            solve(&plan, &options(seed, 500), &mut Unwatched),
        );
        assert_eq!(a, b);
    }
}
