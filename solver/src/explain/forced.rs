//! What it would cost to give a seat to somebody: forced onto it and solved again.
//!
//! The person is pinned to the seat in a copy of the plan, so whatever stood there before (another pin, work begun by
//! somebody else) gives way.
//! A first answer is a repair of the schedule as it stands: nothing moves without need.
//! It is then searched for something better, with as little unrest as dates allow: unless a plan was announced, the
//! schedule at hand takes the place of one, and moves away from it count right after lateness (or after the load,
//! where people come first).
//! The cost is told in the plan's own goals all the same.
//!
//! A search that finds something better for somebody may find something better for the plan as it is, too.
//! So that nobody looks better than they are, the same search is made with nobody forced: [`Forced::anyway`] is what
//! that alone would gain.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::effect::{Effect, Shift, finish, shifts};
use super::why::Bar;
use crate::check::{Report, check};
use crate::model::{Announced, GoalKind, Goals, PersonId, Plan, Schedule, TaskId};
use crate::solve::{Options, solve};
use crate::watch::Watch;

/// A schedule in which somebody has a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forced {
    /// Who.
    pub person: PersonId,
    /// The task.
    pub task: TaskId,
    /// The seat, from 0.
    pub seat: usize,
    /// Whether the task has a place with them; without one, the schedule is the best without the task.
    pub placed: bool,
    /// The day on which the task ends.
    pub end: Option<NaiveDate>,
    /// Their load in the window, in permille rounded up; none without capacity.
    pub load: Option<u32>,
    /// The schedule; it obeys every rule of the plan with the pin.
    pub schedule: Arc<Schedule>,
    /// What it changes against the schedule at hand.
    pub effect: Effect,
    /// What the same search gains with nobody forced, level by level; none: not searched.
    pub anyway: Option<Vec<Shift>>,
}

impl Forced {
    /// What the person costs, level by level, once the gain that the plan would have anyway is no merit of theirs.
    pub fn cost(&self) -> Vec<Shift> {
        let Some(anyway) = &self.anyway else { return self.effect.levels.clone() };
        let pairs = self.effect.levels.iter().zip(anyway);
        pairs.map(|(forced, free)| Shift { from: free.to, ..*forced }).collect()
    }
}

/// A seat for which people are tried; made once for all of them.
#[derive(Debug)]
pub struct Trials<'a> {
    plan: &'a Plan,
    task: TaskId,
    seat: usize,
    schedule: &'a Schedule,
    report: Report,
    /// The plan as it is searched, with nobody forced.
    calm: Plan,
    /// The best that is known with nobody forced.
    anyway: Option<Vec<Shift>>,
}

impl<'a> Trials<'a> {
    /// A seat of a task that is to be placed; none: there is no such seat.
    pub fn new(plan: &'a Plan, schedule: &'a Schedule, task: TaskId, seat: usize) -> Option<Self> {
        let found = plan.task(task).filter(|task| plan.is_planned(task))?;
        found.seats.get(seat)?;
        let report = check(plan, schedule);
        Some(Self { plan, task, seat, schedule, report, calm: calm(plan, schedule), anyway: None })
    }

    /// The plan with a person pinned to the seat: what is accepted when it is given to them.
    pub fn pinned(&self, person: PersonId) -> Plan {
        pinned(self.plan, self.task, self.seat, person)
    }

    /// The people who may take the seat, without those who have it.
    pub fn others(&self) -> Vec<PersonId> {
        let owner = self.schedule.get(self.task).and_then(|given| given.owners.get(self.seat));
        let people = self.plan.people.iter().map(|person| person.id);
        people.filter(|person| Some(person) != owner && self.bar(*person).is_none()).collect()
    }

    /// Why a person may not take the seat though they be forced; `None`: they may.
    pub fn bar(&self, person: PersonId) -> Option<Bar> {
        let plan = self.pinned(person);
        let desk = Desk::new(&plan, self.schedule);
        let task = plan.task(self.task)?;
        desk.bar(task, self.seat, task.seats.get(self.seat)?, desk.person_of(person)?)
    }

    /// The schedule repaired; about twice the cost of laying out every task once.
    ///
    /// # Errors
    /// The person may not take the seat.
    pub fn first(&self, person: PersonId, watch: &mut dyn Watch) -> Result<Forced, Bar> {
        match self.bar(person) {
            Some(bar) => Err(bar),
            None => Ok(self.solved(
                person,
                self.schedule,
                &Options { iterations: Some(0), ..Options::default() },
                watch,
            )),
        }
    }

    /// Searches on from a schedule; never worse than that.
    pub fn refine(&self, forced: &Forced, options: &Options, watch: &mut dyn Watch) -> Forced {
        let better = self.solved(forced.person, &forced.schedule, options, watch);
        let values = |forced: &Forced| forced.effect.levels.iter().map(|shift| shift.to).collect::<Vec<_>>();
        let is_better = (better.placed || !forced.placed) && values(&better) < values(forced);
        let mut best = if is_better { better } else { forced.clone() };
        best.anyway.clone_from(&self.anyway);
        best
    }

    /// Searches as long with nobody forced; later answers tell it.
    pub fn level(&mut self, options: &Options, watch: &mut dyn Watch) {
        let options = Options { start: Some(self.schedule.clone()), ..options.clone() };
        let found = solve(&self.calm, &options, watch).schedule;
        let score = check(self.plan, &found).score;
        // A schedule that breaks a rule has a score that says nothing.
        let is_better = !self.report.is_valid() || score < self.report.score;
        let best = if is_better { &score } else { &self.report.score };
        self.anyway = Some(shifts(self.plan, &self.report.score, best));
    }

    /// What is known by now of the plan with nobody forced, added to an answer.
    pub fn levelled(&self, forced: &Forced) -> Forced {
        Forced { anyway: self.anyway.clone(), ..forced.clone() }
    }

    fn solved(&self, person: PersonId, start: &Schedule, options: &Options, watch: &mut dyn Watch) -> Forced {
        let plan = pinned(&self.calm, self.task, self.seat, person);
        let options = Options { start: Some(start.clone()), ..options.clone() };
        let schedule = solve(&plan, &options, watch).schedule;
        // The pin that it was solved with holds, not one that stood there before.
        let report = check(&self.pinned(person), &schedule);
        let facts = report.tasks.get(&self.task);
        let load = report.people.iter().find(|facts| facts.id == person);
        Forced {
            person,
            task: self.task,
            seat: self.seat,
            placed: facts.is_some(),
            end: facts.map(finish),
            load: load.and_then(|facts| facts.window.permille()),
            effect: Effect::between(self.plan, &self.report, &report),
            schedule: Arc::new(schedule),
            anyway: None,
        }
    }
}

/// A plan with a person pinned to a seat, and to no other seat of that task.
pub fn pinned(plan: &Plan, task: TaskId, seat: usize, person: PersonId) -> Plan {
    let mut plan = plan.clone();
    if let Some(task) = plan.tasks.iter_mut().find(|other| other.id == task) {
        for (at, seat_at) in Arc::make_mut(task).seats.iter_mut().enumerate() {
            if at == seat {
                seat_at.pin = Some(person);
            } else if seat_at.pin == Some(person) {
                seat_at.pin = None;
            }
        }
    }
    plan
}

/// A plan in which moves away from a schedule count right after what matters more: who searches it finds answers that
/// leave alone what need not move.
///
/// Where a plan was announced, that is what is protected already.
pub(super) fn calm(plan: &Plan, schedule: &Schedule) -> Plan {
    let mut calm = plan.clone();
    if plan.announced.is_some() {
        return calm;
    }
    let levels = plan.goals.normalised();
    let first = |goal| levels.levels().iter().position(|level| *level == goal);
    let dates = first(GoalKind::Lateness).or_else(|| first(GoalKind::Deadlines));
    let load = first(GoalKind::PeakLoad).filter(|load| dates.is_some_and(|dates| *load < dates));
    let keep = load.into_iter().chain(dates).max().map_or(1, |last| last + 1);
    let (before, after) = levels.levels().split_at(keep.min(levels.levels().len()));
    let stable = [GoalKind::Stability];
    let others = |goals: &[GoalKind]| {
        goals.iter().copied().filter(|goal| *goal != GoalKind::Stability).collect::<Vec<_>>()
    };
    calm.goals = Goals::new(others(before).into_iter().chain(stable).chain(others(after)));
    calm.frozen_days = 0;
    calm.announced =
        Some(Arc::new(Announced { on: plan.as_of, by: String::new(), schedule: schedule.clone() }));
    calm
}
