//! Up to three repairs of a plan that facts have overtaken, each for another purpose: to keep dates, to spare people, to
//! keep what was announced.
//!
//! All set out from the accepted schedule. First it is repaired for each purpose, which takes milliseconds; then each
//! repair is searched for a moment, and again for longer, and told whenever it is better.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use solver::model::{GoalKind, Goals, Plan, Schedule};
use solver::solve::{Options, solve};

use super::until::Until;

/// Milliseconds for each purpose, round by round; none: the schedule is repaired and nothing is searched.
const ROUNDS: [u32; 3] = [0, 700, 2_500];

/// What a repair protects first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
pub enum Protect {
    /// The dates promised.
    Dates,
    /// People's load.
    People,
    /// What people were told.
    Announced,
}

impl Protect {
    /// The purposes of a plan: what was announced only where something was.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let mut all = vec![Self::Dates, Self::People];
        if plan.announced.is_some() {
            all.insert(0, Self::Announced);
        }
        all
    }

    /// The goals that serve it.
    pub fn goals(self) -> Goals {
        match self {
            Self::Dates => Goals::protect_dates(),
            Self::People => Goals::protect_people(),
            Self::Announced => Goals::protect_announced(),
        }
    }
}

/// A schedule that repairs a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// What it protects.
    pub protect: Protect,
    /// Who does what and when.
    pub schedule: Arc<Schedule>,
    /// What was proven under its goals: no schedule that is as good at the goals above has less.
    pub bounds: Vec<(GoalKind, i64)>,
}

/// Finds the repairs; `tell` takes them whenever one of them is better.
pub(super) fn find(plan: &Plan, clock: &dyn Fn() -> u32, tell: &mut dyn FnMut(Vec<Repair>)) -> Vec<Repair> {
    let mut found: Vec<Repair> = Vec::new();
    let purposes = Protect::of(plan);
    for (round, budget) in ROUNDS.into_iter().enumerate() {
        for (at, protect) in purposes.iter().enumerate() {
            let plan = Plan { goals: protect.goals(), ..plan.clone() };
            let before = found.get(at).map(|repair| &repair.schedule);
            let start = before.or(plan.schedule.as_ref()).map(|start| (**start).clone());
            let iterations = (budget == 0).then_some(0);
            let bounds = round + 1 == ROUNDS.len();
            let options = Options { seed: 1, iterations, start, bounds };
            let solution =
                solve(&plan, &options, &mut Until::new(clock, budget.max(60_000 * u32::from(budget == 0))));
            let bounds =
                solution.bounds.iter().filter_map(|level| Some((level.goal, level.bound?))).collect();
            let repair = Repair { protect: *protect, schedule: solution.schedule.into(), bounds };
            match found.get_mut(at) {
                Some(known) => *known = repair,
                None => found.push(repair),
            }
            // At first all of them are told together.
            if round > 0 || at + 1 == purposes.len() {
                tell(found.clone());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::check::check;
    use solver::model::{Announced, DayPart, TimeOff};
    use solver::sample::agency;
    use solver::watch::Unwatched;

    #[test]
    fn three_repairs_come_at_once_and_get_better() {
        let mut plan = agency("2026-11-23".parse().unwrap());
        let options = Options { seed: 1, iterations: Some(200), ..Options::default() };
        let schedule = solve(&plan, &options, &mut Unwatched).schedule;
        plan.schedule = Some(Arc::new(schedule.clone()));
        assert_eq!(Protect::of(&plan), [Protect::Dates, Protect::People]);
        plan.announced = Some(Arc::new(Announced { on: plan.as_of, by: String::new(), schedule }));
        let (first, last) = (plan.as_of, plan.as_of + chrono::Days::new(4));
        let off = TimeOff { first, last, part: DayPart::Whole, note: String::new() };
        Arc::make_mut(&mut plan.people[2]).time_off.push(off);
        // A clock that makes every look at it cost time.
        let time = std::cell::Cell::new(0);
        let clock = || time.replace(time.get() + 40);
        let mut told = Vec::new();
        let found = find(&plan, &clock, &mut |repairs| told.push(repairs));
        assert_eq!(told[0].len(), 3);
        assert_eq!(told.last(), Some(&found));
        for repairs in &told {
            for repair in repairs {
                assert_eq!(check(&plan, &repair.schedule).breaches, []);
            }
        }
        let stability =
            |repair: &Repair| solver::check::goal_value(&plan, &repair.schedule, GoalKind::Stability);
        let protecting = found.iter().find(|repair| repair.protect == Protect::Announced).unwrap();
        assert!(found.iter().all(|repair| stability(protecting) <= stability(repair)));
    }
}
