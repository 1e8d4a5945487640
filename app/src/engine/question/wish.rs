//! Whether a wish can come true.
//!
//! A wish is first tried against proof: what is provably impossible has a smallest set of reasons.
//! What is not is searched for, for a moment only, so that the answer is an example or an honest shrug.

use serde::{Deserialize, Serialize};
use solver::check::check;
use solver::explain::conflict::{Conflict, Wish, conflict, witness};
use solver::model::{GoalKind, Plan, Schedule};
use solver::solve::Options;

use super::until::Until;

/// A search for an example ends after so many milliseconds for each task of the plan…
const MS_A_TASK: usize = 15;
/// …and some more…
const LEAST_MS: usize = 500;
/// …but at most so many.
const MOST_MS: usize = 2_500;

/// Whether a wish can come true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// It cannot, for these reasons.
    Impossible(Conflict),
    /// It can: there is an example.
    Possible {
        /// By what the example first differs from the schedule that it was compared with; less is better.
        /// None: they are worth the same.
        differs: Option<(GoalKind, i64)>,
    },
    /// Nothing proves that it cannot, and no example was found.
    Open,
}

pub(super) fn judge(plan: &Plan, wish: Wish, schedule: &Schedule, clock: &dyn Fn() -> u32) -> Verdict {
    let budget = u32::try_from((LEAST_MS + plan.tasks.len() * MS_A_TASK).min(MOST_MS)).unwrap_or(u32::MAX);
    if let Some(conflict) = conflict(plan, &[wish], &mut Until::new(clock, budget)) {
        return Verdict::Impossible(conflict);
    }
    let options = Options { seed: 1, iterations: None, start: Some(schedule.clone()), bounds: false };
    // An example that keeps all deadlines comes first: one that misses some for the wish is no use where there is another.
    let bound = plan.tasks.iter().any(|task| task.deadline.is_some() && plan.is_planned(task));
    let search = |wishes: &[Wish], budget| witness(plan, wishes, &options, &mut Until::new(clock, budget));
    let kept = if bound { search(&[wish, Wish::Deadlines], budget / 2) } else { None };
    let Some(example) = kept.or_else(|| search(&[wish], if bound { budget / 2 } else { budget })) else {
        return Verdict::Open;
    };
    let score = |schedule: &Schedule| check(plan, schedule).score;
    let (now, then) = (score(schedule), score(&example));
    let goals = plan.goals.normalised();
    let levels = goals.levels().iter().zip(now.0.iter().zip(&then.0));
    let differs = levels.map(|(goal, (now, then))| (*goal, then - now)).find(|(_, by)| *by != 0);
    Verdict::Possible { differs }
}
