//! What a run with a fixed number of iterations gives, as text: compared with one file natively and in wasm.

use std::fmt::Write as _;

use solver::check::check;
use solver::model::{GoalKind, Goals, Plan};
use solver::sample::{Size, agency, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// Schedules, scores and bounds of the sample agency and of a few random plans.
pub fn runs() -> String {
    let mut text = String::new();
    let sample = agency("2026-03-02".parse().unwrap());
    run(&mut text, "sample", &sample, 300);
    for seed in [3, 14, 159] {
        let mut plan = random(seed, Size::SMALL);
        plan.goals = Goals::new(GoalKind::ALL);
        run(&mut text, &format!("random {seed}"), &plan, 500);
    }
    text
}

fn run(text: &mut String, name: &str, plan: &Plan, iterations: u64) {
    let options = Options { seed: 7, iterations: Some(iterations), bounds: true, ..Options::default() };
    let solution = solve(plan, &options, &mut Unwatched);
    assert_eq!(check(plan, &solution.schedule).breaches, []);
    writeln!(text, "{name}: {:?} after {} iterations", solution.outcome, solution.iterations).unwrap();
    for level in &solution.bounds {
        writeln!(text, "{} {} {:?}", level.goal.name(), level.value, level.bound).unwrap();
    }
    for assignment in &solution.schedule.assignments {
        write!(text, "{} {:?}", assignment.task, assignment.owners.iter().map(|o| o.0).collect::<Vec<_>>())
            .unwrap();
        for piece in &assignment.pieces {
            write!(text, " {}–{}", piece.start.format("%m-%d %H:%M"), piece.end.format("%m-%d %H:%M"))
                .unwrap();
        }
        text.push('\n');
    }
}
