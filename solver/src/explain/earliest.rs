//! The earliest honest date: by when some tasks can be done, without making anything else worse, and at any price.
//!
//! Asked is for one task or several, as all those of a project: they are done when the last of them is.
//! In copies of the plan a milestone stands after all of them, and its lateness against today is what is searched
//! for: a search answers what asking day by day would ask ten times.
//!
//! - *Unharmed*: every other task gets what it has as a deadline: its due date or deadline, or if that is missed
//!   already, the day on which it ends now. Nothing may lose its place. Where an announced plan comes before lateness,
//!   it also stays as it is told.
//! - *At any price*: no other date counts; everything still has a place.
//! - *The price*: a last search finds, for the day that is possible at any price, the schedule that costs the rest
//!   of the plan least.
//!
//! Searches find, they do not prove: what they did not find may exist.
//! What is proven is the other side: days by which it cannot be done whatever the rest of the plan is worth, and why
//! ([`conflict`]).
//! Between the two there may be days about which nothing is known; [`Earliest::is_closed`] says whether there are none.
//!
//! A task without a place (a request that was just entered) is asked about in the same way.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::conflict::{Conflict, Wish, conflict, is_proven};
use super::effect::{Effect, finish};
use super::forced::calm;
use crate::check::{Report, check};
use crate::model::{Assignment, GoalKind, Goals, Lag, Link, Plan, Schedule, Task, TaskId, Timeline, Weight};
use crate::solve::{Options, solve};
use crate::watch::{Stretch, Watch};

/// By when some tasks can be done, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earliest {
    /// The tasks asked about.
    pub tasks: Vec<TaskId>,
    /// When they are done as it stands; none: one of them has no place.
    pub planned: Option<NaiveDate>,
    /// The earliest day found that makes nothing else worse.
    pub unharmed: Option<Way>,
    /// The earliest day found at any price, at the least price found for it.
    pub any: Option<Way>,
    /// What is proven about earlier days.
    pub floor: Option<Floor>,
    /// Whether everything was tried that is tried.
    pub finished: bool,
}

/// A day by which the tasks are done in a schedule that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// The day.
    pub date: NaiveDate,
    /// The schedule; it obeys every rule of the plan.
    pub schedule: Arc<Schedule>,
    /// What it changes against the schedule at hand.
    pub effect: Effect,
}

/// A day by which the tasks provably cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// The first day that is not proven impossible: before it, it is.
    pub date: NaiveDate,
    /// Why not a day earlier.
    pub conflict: Option<Conflict>,
}

impl Earliest {
    /// Whether no day is left about which nothing is known: the earliest day found is the earliest there is.
    pub fn is_closed(&self) -> bool {
        self.any.as_ref().zip(self.floor.as_ref()).is_some_and(|(any, floor)| any.date <= floor.date)
    }

    /// The earliest day of which a schedule is known.
    pub fn found(&self) -> Option<NaiveDate> {
        let ways = self.any.iter().chain(&self.unharmed).map(|way| way.date);
        ways.chain(self.planned).min()
    }
}

/// Shares of the budget, in permille, at which the three searches end.
const SHARES: [u32; 3] = [350, 700, 1000];

/// The milestone's weight: its date comes before everything else at its level.
const HEAVY: u32 = 1_000_000;

/// Looks for the earliest date of tasks of a plan, against a schedule of it.
///
/// Whatever is known by then is told, first after a repair alone, then after each search and once the proof is there.
/// The searches share the watch's budget; with a number of iterations each has them.
/// `None`: none of the tasks is to be placed.
pub fn earliest(
    plan: &Plan,
    schedule: &Schedule,
    tasks: &[TaskId],
    options: &Options,
    watch: &mut dyn Watch,
    tell: &mut dyn FnMut(&Earliest),
) -> Option<Earliest> {
    let quest = Quest::new(plan, schedule, tasks)?;
    let mut known = Earliest {
        tasks: quest.tasks.iter().copied().collect(),
        planned: quest.done(&quest.report),
        unharmed: None,
        any: None,
        floor: None,
        finished: false,
    };
    // Without a search: what has no place is put where it ends first.
    let quick = Options { iterations: Some(0), start: Some(schedule.clone()), ..options.clone() };
    let repaired = quest.strip(solve(&quest.plan_at(None), &quick, watch).schedule);
    known.unharmed = quest.way(&repaired).filter(|way| quest.harms_nothing(&way.effect));
    known.any = quest.way(&repaired);
    tell(&known);
    let stage = |share: usize, plan: &Plan, start: &Schedule, watch: &mut dyn Watch| {
        let options = Options { start: Some(start.clone()), bounds: false, ..options.clone() };
        let until = SHARES.get(share).copied().unwrap_or(1000);
        quest.strip(solve(plan, &options, &mut Stretch::until(watch, until)).schedule)
    };
    let found = stage(0, &quest.plan_unharmed(), &repaired, watch);
    let better = quest.way(&found).filter(|way| quest.harms_nothing(&way.effect));
    keep(&mut known.unharmed, better);
    if known.unharmed.as_ref().is_some_and(|way| known.any.as_ref().is_none_or(|any| way.date < any.date)) {
        known.any.clone_from(&known.unharmed);
    }
    tell(&known);
    let start = known.any.as_ref().map_or_else(|| repaired.clone(), |way| Schedule::clone(&way.schedule));
    let found = stage(1, &quest.plan_hurried(), &start, watch);
    keep(&mut known.any, quest.way(&found));
    known.floor = known.any.as_ref().and_then(|any| quest.floor(any.date, watch));
    tell(&known);
    let any = known.any.clone();
    if let Some(any) = any.filter(|any| known.unharmed.as_ref().is_none_or(|way| any.date < way.date)) {
        // The same day, for less.
        let found = stage(2, &quest.plan_at(Some(any.date)), &any.schedule, watch);
        keep(&mut known.any, quest.way(&found));
    }
    known.finished = true;
    Some(known)
}

/// Keeps the earlier of two days, and of two schedules for one day the cheaper.
fn keep(best: &mut Option<Way>, new: Option<Way>) {
    let key = |way: &Way| (way.date, way.effect.levels.iter().map(|shift| shift.to).collect::<Vec<_>>());
    if let Some(new) = new
        && best.as_ref().is_none_or(|best| key(&new) < key(best))
    {
        *best = Some(new);
    }
}

/// Tasks of a plan, and the plans in which they are hurried.
struct Quest<'a> {
    plan: &'a Plan,
    tasks: BTreeSet<TaskId>,
    /// The milestone that stands after them.
    end: TaskId,
    /// The plan as it is searched: what need not move stays.
    calm: Plan,
    report: Report,
}

impl<'a> Quest<'a> {
    fn new(plan: &'a Plan, schedule: &'a Schedule, tasks: &[TaskId]) -> Option<Self> {
        let asked = |task: &&TaskId| plan.task(**task).is_some_and(|task| plan.is_planned(task));
        let tasks: BTreeSet<TaskId> = tasks.iter().filter(asked).copied().collect();
        let last = plan.tasks.iter().map(|task| task.id.0).max()?;
        let end = TaskId(last.checked_add(1)?);
        let report = check(plan, schedule);
        (!tasks.is_empty()).then(|| Self { plan, tasks, end, calm: calm(plan, schedule), report })
    }

    /// The milestone, due so late that it never is.
    fn milestone(&self) -> Task {
        let first = self.tasks.first().and_then(|task| self.plan.task(*task));
        let project = first.map_or(crate::model::ProjectId(0), |task| task.project);
        let mut end = Task::milestone(self.end, project, "");
        end.after = self.tasks.iter().map(|task| Link { task: *task, lag: Lag::NONE }).collect();
        end.due = Some(self.plan.horizon());
        end.not_before = Some(self.plan.as_of);
        end.weight = Weight(HEAVY);
        end
    }

    /// The plan with its own goals, in which the milestone has a deadline.
    fn plan_at(&self, date: Option<NaiveDate>) -> Plan {
        let mut plan = self.fixed();
        let mut end = self.milestone();
        end.deadline = date;
        plan.goals = goals([GoalKind::Deadlines], &self.calm);
        plan.tasks.push(Arc::new(end));
        plan
    }

    /// The plan in which nothing else may get worse, and the milestone comes as early as that allows.
    fn plan_unharmed(&self) -> Plan {
        let mut plan = self.fixed();
        for task in plan.tasks.iter_mut().filter(|task| !self.tasks.contains(&task.id)) {
            let now = self.report.tasks.get(&task.id).map(finish);
            let due = self.plan.due_of(task);
            let promised = match (due, task.deadline) {
                (Some(due), Some(deadline)) => Some(due.min(deadline)),
                (due, deadline) => due.or(deadline),
            };
            let task = Arc::make_mut(task);
            task.deadline = promised.map(|promised| now.map_or(promised, |now| promised.max(now)));
            task.due = Some(plan.horizon.unwrap_or(plan.as_of));
        }
        self.unbind(&mut plan);
        let told =
            plan.goals.levels().iter().find(|goal| matches!(goal, GoalKind::Stability | GoalKind::Lateness));
        let told = self.plan.announced.is_some() && told == Some(&GoalKind::Stability);
        plan.goals = if told {
            goals([GoalKind::Deadlines, GoalKind::Stability, GoalKind::Lateness], &self.calm)
        } else {
            goals([GoalKind::Deadlines, GoalKind::Lateness, GoalKind::Stability], &self.calm)
        };
        self.hurry(&mut plan);
        plan
    }

    /// The plan in which nothing counts but the milestone, once everything has a place.
    fn plan_hurried(&self) -> Plan {
        let mut plan = self.fixed();
        let horizon = plan.horizon;
        for task in &mut plan.tasks {
            let task = Arc::make_mut(task);
            (task.due, task.deadline) = (horizon, None);
        }
        plan.goals = goals([GoalKind::Lateness, GoalKind::Stability], &self.calm);
        self.hurry(&mut plan);
        plan
    }

    /// A copy whose last days do not depend on its dates.
    fn fixed(&self) -> Plan {
        let mut plan = self.calm.clone();
        (plan.horizon, plan.window) = (Some(self.plan.horizon()), Some(self.plan.window()));
        plan
    }

    /// What was told of the tasks themselves does not hold them, nor do their own dates.
    fn unbind(&self, plan: &mut Plan) {
        // What is frozen stays, theirs too: that is a rule.
        let frozen = Timeline::new(plan).frozen_until(plan.frozen_days);
        let frozen = frozen.and_then(|day| plan.as_of.checked_add_days(Days::new(u64::from(day))));
        let is_frozen =
            |given: &Assignment| frozen.zip(given.start()).is_some_and(|(last, at)| at.date() <= last);
        if let Some(announced) = plan.announced.as_mut() {
            let given = &mut Arc::make_mut(announced).schedule.assignments;
            given.retain(|given| !self.tasks.contains(&given.task) || is_frozen(given));
        }
        let horizon = plan.horizon;
        for task in plan.tasks.iter_mut().filter(|task| self.tasks.contains(&task.id)) {
            let task = Arc::make_mut(task);
            (task.due, task.deadline) = (horizon, None);
        }
    }

    /// Adds the milestone, late from the day before today on: every day counts.
    fn hurry(&self, plan: &mut Plan) {
        let mut end = self.milestone();
        end.due = self.plan.as_of.checked_sub_days(Days::new(1));
        plan.tasks.push(Arc::new(end));
    }

    /// A schedule without the milestone.
    fn strip(&self, mut schedule: Schedule) -> Schedule {
        schedule.assignments.retain(|given| given.task != self.end);
        schedule
    }

    /// The day on which the last of the tasks ends.
    fn done(&self, report: &Report) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> =
            self.tasks.iter().map(|task| report.tasks.get(task).map(finish)).collect();
        days?.into_iter().max()
    }

    fn way(&self, schedule: &Schedule) -> Option<Way> {
        let report = check(self.plan, schedule);
        let date = self.done(&report)?;
        let effect = Effect::between(self.plan, &self.report, &report);
        report.is_valid().then(|| Way { date, schedule: Arc::new(schedule.clone()), effect })
    }

    /// Whether no other task is later than it was, or without its place.
    fn harms_nothing(&self, effect: &Effect) -> bool {
        effect.suffering().all(|fate| self.tasks.contains(&fate.task))
    }

    /// The first day that is not proven impossible, of those up to one on which it is possible.
    ///
    /// A logarithmic number of tests, then the reasons for the day before.
    fn floor(&self, possible: NaiveDate, watch: &mut dyn Watch) -> Option<Floor> {
        let wishes = |by: NaiveDate| -> Vec<Wish> {
            self.tasks.iter().map(|task| Wish::Done { task: *task, by }).collect()
        };
        let day = |days: i64| self.plan.as_of.checked_add_days(Days::new(u64::try_from(days).ok()?));
        // A day before today is impossible, today itself may be: `low` is impossible, `high` is not proven to be.
        let (mut low, mut high) = (-1, (possible - self.plan.as_of).num_days().max(0));
        while low + 1 < high {
            if watch.should_stop() {
                return None;
            }
            let middle = i64::midpoint(low, high);
            if is_proven(self.plan, &wishes(day(middle)?)) { low = middle } else { high = middle }
        }
        if high > 0 && low + 1 == high && low >= 0 {
            let reasons = conflict(self.plan, &wishes(day(low)?), watch);
            return Some(Floor { date: day(high)?, conflict: reasons });
        }
        Some(Floor { date: day(high)?, conflict: None })
    }
}

/// These goals first, then the others of a plan in their order.
fn goals(first: impl IntoIterator<Item = GoalKind>, plan: &Plan) -> Goals {
    Goals::new(first.into_iter().chain(plan.goals.levels().iter().copied()))
}
