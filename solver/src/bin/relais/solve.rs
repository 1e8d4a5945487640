//! `relais solve`.

use std::time::{Duration, Instant};

use serde::Serialize;
use solver::check::check;
use solver::model::{Goals, Plan};
use solver::solve::Outcome;

use crate::args::SolveArgs;
use crate::failure::Failure;
use crate::race::{Race, Winner};
use crate::{input, output, say, unplaced};

/// Wall time where neither time nor iterations are limited.
const DEFAULT: Duration = Duration::from_secs(10);

/// Solves, checks and writes; whether the check went well.
///
/// # Errors
/// If the input cannot be read or solved, or the answer cannot be written.
pub fn run(args: &SolveArgs, started: Instant) -> Result<bool, Failure> {
    let given = input::plan(&args.input, args.from)?;
    let mut plan = given.clone();
    if let Some(goals) = &args.goals {
        plan.goals = Goals::new(goals.iter().copied());
    }
    let budget = match (args.seconds, args.iterations) {
        (None, None) => Some(DEFAULT),
        // Checking and writing take about as long as reading.
        (seconds, _) => seconds.map(|seconds| seconds.saturating_sub(started.elapsed()).max(seconds / 2)),
    };
    let race = Race { plan: &plan, started, budget, iterations: args.iterations };
    let winner = race.run(args.seed, args.threads)?;
    let solution = &winner.solution;
    let report = check(&plan, &solution.schedule);
    let checked = report.is_valid() && report.score == solution.score;
    if checked {
        let to = args.to.unwrap_or(args.from);
        // With --json alone the answer is not wanted, but that it can be said is still looked at.
        let answer = output::answer(&given, &solution.schedule, to)?;
        match &args.out {
            Some(name) => output::save(name, &answer)?,
            None if !args.json => output::print(&answer)?,
            None => {}
        }
    } else {
        eprintln!(
            "relais: the schedule found did not pass the check and was not written; please report this"
        );
        say::breaches(&plan, &report.breaches).iter().for_each(|breach| eprintln!("{breach}"));
        if report.score != solution.score {
            eprintln!("the checker's score is {:?}, the solver's {:?}", report.score.0, solution.score.0);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    if args.json {
        let summary = summary(&winner, report.unplaced.len(), seconds);
        // Numbers and names only: there is nothing that could refuse to be written.
        output::print(&(serde_json::to_string(&summary).unwrap_or_default() + "\n"))?;
    } else {
        describe(&plan, &winner, seconds);
        unplaced::lines(&plan, &solution.schedule, &report.unplaced)
            .iter()
            .for_each(|line| eprintln!("{line}"));
    }
    Ok(checked)
}

#[derive(Serialize)]
struct Summary {
    outcome: &'static str,
    goals: Vec<Goal>,
    unplaced: usize,
    iterations: u64,
    seconds: f64,
    seed: u64,
}

#[derive(Serialize)]
struct Goal {
    name: &'static str,
    value: i64,
    bound: Option<i64>,
    gap: Option<i64>,
}

fn summary(winner: &Winner, unplaced: usize, seconds: f64) -> Summary {
    let goals = winner.solution.bounds.iter().map(|level| Goal {
        name: level.goal.name(),
        value: level.value,
        bound: level.bound,
        gap: level.gap(),
    });
    Summary {
        outcome: name(winner.solution.outcome),
        goals: goals.collect(),
        unplaced,
        iterations: winner.iterations,
        seconds: (seconds * 1000.0).round() / 1000.0,
        seed: winner.seed,
    }
}

fn describe(plan: &Plan, winner: &Winner, seconds: f64) {
    let solution = &winner.solution;
    let planned = plan.tasks.iter().filter(|task| plan.is_planned(task)).count();
    let placed = solution.schedule.assignments.len();
    eprintln!(
        "{}: {placed} of {planned} tasks placed, {} moves in {seconds:.1} s, seed {}",
        name(solution.outcome),
        winner.iterations,
        winner.seed
    );
    for level in &solution.bounds {
        let bound = match level.gap() {
            Some(0) => " (proven best)".into(),
            Some(gap) => format!(" (at most {gap} from the best possible)"),
            None => String::new(),
        };
        eprintln!("  {} {}{bound}", level.goal.name(), level.value);
    }
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Optimal => "optimal",
        Outcome::Feasible => "feasible",
        Outcome::Stopped => "stopped",
        Outcome::Infeasible => "infeasible",
        Outcome::Unknown => "unknown",
    }
}
