//! `relais check`.

use solver::check::{Report, check};
use solver::model::{Plan, Schedule};

use crate::args::CheckArgs;
use crate::failure::Failure;
use crate::{input, output, say, unplaced};

/// Checks a schedule and prints what was found; whether it obeys every rule.
///
/// # Errors
/// If the input cannot be read.
pub fn run(args: &CheckArgs) -> Result<bool, Failure> {
    let plan = input::plan(&args.input, args.from)?;
    let schedule = match &args.schedule {
        Some(name) => input::schedule(&plan, name, args.from)?,
        None => match &plan.schedule {
            Some(schedule) => (**schedule).clone(),
            None => return Err(Failure::NoSchedule(args.input.clone())),
        },
    };
    let report = check(&plan, &schedule);
    output::print(&text(&plan, &schedule, &report))?;
    Ok(report.is_valid())
}

fn text(plan: &Plan, schedule: &Schedule, report: &Report) -> String {
    let mut lines = vec![match report.breaches.len() {
        0 => "valid".to_owned(),
        1 => "INVALID: one rule is broken".into(),
        count => format!("INVALID: {count} rules are broken"),
    }];
    let mut list = |heading: Option<&str>, entries: Vec<String>| {
        lines.extend(heading.filter(|_| !entries.is_empty()).map(str::to_owned));
        lines.extend(entries.iter().map(|entry| format!("  {entry}")));
    };
    list(None, say::breaches(plan, &report.breaches));
    list(Some("allowed by exceptions:"), say::breaches(plan, &report.allowed));
    let goals = plan.goals.levels().iter().zip(&report.score.0);
    list(Some("goals:"), goals.map(|(goal, value)| format!("{} {value}", goal.name())).collect());
    lines.extend(unplaced::lines(plan, schedule, &report.unplaced));
    lines.join("\n") + "\n"
}
