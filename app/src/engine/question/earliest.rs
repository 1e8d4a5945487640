//! The earliest honest date of some tasks.

use solver::explain::{Earliest, earliest};
use solver::model::{Plan, Schedule, TaskId};
use solver::solve::Options;

use super::until::Until;

/// All searches together take so many milliseconds.
const BUDGET_MS: u32 = 4_000;

pub(super) fn find(
    plan: &Plan,
    schedule: &Schedule,
    tasks: &[TaskId],
    clock: &dyn Fn() -> u32,
    tell: &mut dyn FnMut(Earliest),
) -> Option<Box<Earliest>> {
    let options = Options { seed: 1, ..Options::default() };
    let tell = &mut |known: &Earliest| tell(known.clone());
    earliest(plan, schedule, tasks, &options, &mut Until::new(clock, BUDGET_MS), tell).map(Box::new)
}
