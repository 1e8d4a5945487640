//! What happens if somebody moves work by hand: gives it to another person, to another time, or another length.
//!
//! [`Hand`] holds a plan and its schedule; [`Hand::attempt`] answers, within milliseconds, with the task as it would
//! stand in the plan (its new pins), every task that would then stand elsewhere, what the figures become, and what
//! forbids it.
//! The rest of the schedule is repaired around the moved task, as after any other edit ([`repair`]): nothing moves
//! without need.
//!
//! Every answer is looked at by the verifier: a rule that it finds broken forbids the move, and so does a task pinned
//! or announced within the frozen window that would have to leave its place: who wants that frees it first.
//!
//! [`repair`]: mod@crate::search::repair

mod place;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::shortfall::{self, Shortfall};
use super::why::Bar;
use crate::check::{BreachDetail, Report, check_on};
use crate::model::{Assignment, Effort, Minutes, PersonId, Plan, Schedule, Score, Task, TaskId, Timeline};
use crate::solve::{Options, solve};
use crate::watch::Unwatched;

/// A task moved by hand. What is not said stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Which task.
    pub task: TaskId,
    /// A seat, counted from 0, and who shall take it.
    pub owner: Option<(usize, PersonId)>,
    /// When it shall begin.
    pub when: Option<When>,
    /// What it shall take of each seat: of started work the minutes left, else its effort.
    pub minutes: Option<Minutes>,
}

/// When moved work shall begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// At this moment, or at the first one after it on the same day at which its owners are there.
    At(NaiveDateTime),
    /// At the first free moment of its owners on this day; where they have none, at the first at which they are there.
    On(NaiveDate),
    /// The same in the week of this Monday.
    In(NaiveDate),
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The task as it would stand in the plan; none: the plan has no such task to place.
    pub task: Option<Arc<Task>>,
    /// The tasks that would stand elsewhere, by ascending id, the moved one among them.
    pub shifts: Vec<Shift>,
    /// What the schedule is worth now.
    pub before: Figures,
    /// What it would be worth.
    pub after: Figures,
    /// What forbids it; none: it can be done.
    pub obstacle: Option<Obstacle>,
}

/// A task that would stand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Which task.
    pub task: TaskId,
    /// Where; none: it would lose its place.
    pub place: Option<Assignment>,
    /// Working days after its due date, there.
    pub days_late: u32,
}

/// Figures of a schedule, as people read them: nothing is weighted but the score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Tasks without a place.
    pub unplaced: usize,
    /// Working days after due dates, summed over the tasks.
    pub late_days: u32,
    /// Working days past deadlines, summed over the tasks.
    pub past_deadlines: u32,
    /// The value of each goal of the plan.
    pub score: Score,
}

/// What forbids a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// The person may not take the seat.
    Person(PersonId, Bar),
    /// It would break a rule.
    Breach(BreachDetail),
    /// It would find no place.
    NoPlace(Box<Shortfall>),
    /// Another task stands there because it is pinned to its time.
    Pinned(TaskId),
    /// Another task stands there because it was announced for that time, within the frozen window.
    Frozen(TaskId),
}

/// A plan and its schedule, ready for many attempts.
#[derive(Clone, Debug)]
pub struct Hand {
    plan: Arc<Plan>,
    schedule: Arc<Schedule>,
    timeline: Timeline,
    report: Report,
}

impl Hand {
    /// Takes a plan and a schedule at hand; about the cost of checking it.
    pub fn new(plan: Arc<Plan>, schedule: Arc<Schedule>) -> Self {
        let timeline = Timeline::new(&plan);
        let report = check_on(&plan, &timeline, &schedule);
        Self { plan, schedule, timeline, report }
    }

    /// What happens if a task is moved. About the cost of compiling the plan, a repair and a check.
    pub fn attempt(&self, attempt: &Attempt) -> Tried {
        let before = Figures::of(&self.report);
        let known = self.plan.task(attempt.task).filter(|task| self.plan.is_planned(task));
        let Some(known) = known else {
            let (after, task, shifts) = (before.clone(), None, Vec::new());
            let obstacle = Some(Obstacle::Breach(BreachDetail::UnknownTask));
            return Tried { task, shifts, before, after, obstacle };
        };
        let mut task = self.pinned(known, attempt);
        let forbidden = self.start(&mut task, attempt);
        let task = Arc::new(task);
        if let Some(obstacle) = forbidden {
            let after = before.clone();
            return Tried { task: Some(task), shifts: Vec::new(), before, after, obstacle: Some(obstacle) };
        }
        let plan = self.with(&task);
        // Whoever is not said stays: pins of the time alone would let the solver choose.
        let mut kept = Task::clone(&task);
        let owners = self.schedule.get(task.id).map_or(&[][..], |given| &given.owners);
        for (seat, owner) in kept.seats.iter_mut().zip(owners) {
            seat.pin = seat.pin.or(Some(*owner));
        }
        let trial = self.with(&kept.into());
        let start = Some(self.hinted(&trial, task.id, attempt));
        let options = Options { start, iterations: Some(0), ..Options::default() };
        let schedule = solve(&trial, &options, &mut Unwatched).schedule;
        let report = check_on(&plan, &self.timeline, &schedule);
        let obstacle = self.obstacle(&trial, &schedule, &report, task.id);
        let shifts = self.shifts(&schedule, &report);
        Tried { shifts, before, after: Figures::of(&report), obstacle, task: Some(task) }
    }

    /// The task with the person and the effort that are wished for; the time follows in [`Hand::start`].
    fn pinned(&self, known: &Task, attempt: &Attempt) -> Task {
        let mut task = known.clone();
        if let Some((seat, person)) = attempt.owner {
            if task.progress.is_started() && !task.progress.freed {
                // It may change hands in this seat: in the others it stays with who has begun it.
                task.progress.freed = true;
                let owners = self.schedule.get(task.id).map_or(&[][..], |given| &given.owners);
                for (seat, owner) in task.seats.iter_mut().zip(owners) {
                    seat.pin = seat.pin.or(Some(*owner));
                }
            }
            if let Some(seat) = task.seats.get_mut(seat) {
                seat.pin = Some(person);
            }
        }
        if let Some(minutes) = attempt.minutes.filter(|_| !task.is_milestone()) {
            if task.progress.is_started() || task.progress.left.is_some() {
                task.progress.left = Some(minutes);
            } else {
                task.effort = Some(scaled(task.effort, minutes));
            }
        }
        task
    }

    /// The plan with the task in place of what it was.
    fn with(&self, task: &Arc<Task>) -> Plan {
        let mut plan = Plan::clone(&self.plan);
        for known in plan.tasks.iter_mut().filter(|known| known.id == task.id) {
            *known = Arc::clone(task);
        }
        plan
    }

    /// What speaks against the repaired schedule.
    fn obstacle(&self, plan: &Plan, schedule: &Schedule, report: &Report, moved: TaskId) -> Option<Obstacle> {
        let loses = |task: TaskId| self.schedule.get(task).is_some() && schedule.get(task).is_none();
        let pinned = |task: &&Arc<Task>| task.pin_start.is_some() && task.id != moved && loses(task.id);
        if let Some(other) = plan.tasks.iter().find(pinned) {
            return Some(Obstacle::Pinned(other.id));
        }
        let mut freed =
            report.freed.iter().filter(|task| **task != moved && !self.report.freed.contains(task));
        if let Some(other) = freed.next() {
            return Some(Obstacle::Frozen(*other));
        }
        if schedule.get(moved).is_none() {
            let desk = Desk::laid(plan, schedule, self.timeline.clone(), report.clone());
            return Some(match shortfall::of(&desk, moved) {
                Shortfall::Pin { breaches, .. } if !breaches.is_empty() => {
                    Obstacle::Breach(breaches.into_iter().next()?)
                }
                other => Obstacle::NoPlace(Box::new(other)),
            });
        }
        let own = report.breaches.iter().find(|breach| breach.task == moved);
        own.or(report.breaches.first()).map(|breach| Obstacle::Breach(breach.detail.clone()))
    }

    fn shifts(&self, schedule: &Schedule, report: &Report) -> Vec<Shift> {
        let both = self.schedule.assignments.iter().chain(&schedule.assignments);
        let tasks: std::collections::BTreeSet<TaskId> = both.map(|given| given.task).collect();
        let differs = |task: &TaskId| self.schedule.get(*task) != schedule.get(*task);
        let shift = |task| Shift {
            task,
            place: schedule.get(task).cloned(),
            days_late: report.tasks.get(&task).map_or(0, |facts| facts.days_late),
        };
        tasks.into_iter().filter(differs).map(shift).collect()
    }
}

impl Tried {
    /// The whole schedule, made from the one that was held. O(n log n).
    pub fn schedule(&self, held: &Schedule) -> Schedule {
        let mut all: BTreeMap<TaskId, Assignment> =
            held.assignments.iter().map(|given| (given.task, given.clone())).collect();
        for shift in &self.shifts {
            match &shift.place {
                Some(place) => drop(all.insert(shift.task, place.clone())),
                None => drop(all.remove(&shift.task)),
            }
        }
        Schedule::new(all.into_values().collect())
    }
}

impl Figures {
    fn of(report: &Report) -> Self {
        Self {
            unplaced: report.unplaced.len(),
            late_days: report.tasks.values().map(|facts| facts.days_late).sum(),
            past_deadlines: report.tasks.values().map(|facts| facts.days_past_deadline).sum(),
            score: report.score.clone(),
        }
    }
}

/// The effort whose expected value is so many minutes; best and worst keep their share of it.
fn scaled(effort: Option<Effort>, minutes: Minutes) -> Effort {
    let Some(Effort { best, worst, .. }) = effort else { return Effort::exactly(minutes) };
    let old = u64::from(effort.map_or(0, |effort| effort.expected().0)).max(1);
    let share = |part: Minutes| {
        let share = u64::from(part.0) * u64::from(minutes.0) / old;
        Minutes(u32::try_from(share).unwrap_or(u32::MAX))
    };
    let (best, worst) = (best.map(share), worst.map(share));
    // (best + likely × rest + worst) ÷ 6 = expected, where what is missing counts as likely.
    let rest = 4 + u64::from(best.is_none()) + u64::from(worst.is_none());
    let others = [best, worst].into_iter().flatten().map(|part| u64::from(part.0)).sum::<u64>();
    let likely = (6 * u64::from(minutes.0)).saturating_sub(others) / rest;
    Effort { best, likely: Minutes(u32::try_from(likely).unwrap_or(u32::MAX)), worst }
}
