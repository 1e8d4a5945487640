//! The independent verifier: re-derives every rule and every goal from a plan and a schedule.
//!
//! It shares nothing with the search but the [`model`](crate::model), so that a mistake would have to be made
//! twice to go unnoticed.
//! It never panics, whatever a schedule says: unknown ids, doubled tasks, pieces that end before they begin,
//! times before `as_of` or in the year 9999.
//!
//! # What a schedule means
//! *Where an owner may work.* At the slots of [`PersonTime::available`](crate::model::PersonTime); work pinned in
//! time may also use slack ([`PersonTime::with_slack`](crate::model::PersonTime)); work pinned in time with an
//! exception from [`Rule::Availability`] takes every slot from its pin on, day and night.
//! A pin before `as_of` no longer binds work that has started: what is left of it goes where other work goes.
//!
//! *Worked slots* of a task are those inside its pieces at which all its owners may work.
//! There must be exactly [`Plan::stretched_slots`](crate::model::Plan::stretched_slots) of them at the owners'
//! levels (an asked skill that an owner does not hold at all is left out), and the first and the last slot of
//! every piece must be worked.
//!
//! *A piece is a stretch*: no other task of any of its owners lies inside it, even where a co-owner is away.
//! Work that may not pause ([`Task::may_pause`](crate::model::Task::may_pause)) is exactly one piece.
//! Pieces of work that may pause, the last aside, last at least `min_piece`, or the hours-a-day limit where that
//! is below; with such a limit and not otherwise `split`, a later piece begins on a later day.
//! A milestone is one piece of no length.
//!
//! *Links.* A task starts no earlier than [`Timeline::after_lag`] says of each task before it that is planned and
//! not done; where such a task is unplaced, so is this one.
//!
//! *Pins.* A pinned seat has that owner; work pinned in time starts at that moment; started work keeps its owners
//! of `plan.schedule` unless freed, seat by seat, as long as the owner is still there and suits the seat.
//!
//! *Frozen window.* Work announced to start within it keeps its owners and its start.
//! It is free where its announced place has become impossible: see `promise`.
//!
//! *Exceptions* excuse what [`Plan::excepted`](crate::model::Plan::excepted) names; an overlap and work in
//! between are excused by an exception of either task. Nothing excuses a schedule that makes no sense
//! ([`BreachDetail::excusable`]).
//!
//! Which loop looks at what: `place` grid, horizon, availability and effort; `person` seats, skills and hats;
//! `order` links and earliest dates; `stretch` overlap, split and hours a day; `promise` pins, started work
//! and the frozen window; `dates`, `load` and `fit` the goals.

mod dates;
mod facts;
mod fit;
mod load;
mod order;
mod person;
mod place;
mod promise;
mod report;
mod runs;
mod stretch;
#[cfg(test)]
mod tests;

pub use report::{Breach, BreachDetail, PersonFacts, Report, TaskFacts, WeekLoad};

use crate::model::{GoalKind, Plan, Rule, Schedule, Score, TaskId, Timeline};
use facts::Facts;

/// Holds a schedule against every rule and goal of its plan.
///
/// O(horizon × people + pieces × log) for schedules without overlaps.
pub fn check(plan: &Plan, schedule: &Schedule) -> Report {
    check_on(plan, &Timeline::new(plan), schedule)
}

/// The same with the plan's timeline at hand.
pub fn check_on(plan: &Plan, timeline: &Timeline, schedule: &Schedule) -> Report {
    let facts = Facts::new(plan, timeline, schedule);
    let (allowed, breaches) = rules(&facts, schedule);
    let levels = plan.goals.normalised();
    let values = levels.levels().iter().map(|goal| value(&facts, *goal)).collect();
    Report {
        breaches,
        allowed,
        unplaced: facts.unplaced().map(|fact| fact.task.id).collect(),
        freed: promise::freed(&facts),
        score: Score(values),
        tasks: dates::task_facts(&facts),
        people: load::person_facts(&facts),
    }
}

/// The rules alone, with the plan's timeline at hand: what a schedule breaks, in the order of the plan's tasks.
pub fn breaches_on(plan: &Plan, timeline: &Timeline, schedule: &Schedule) -> Vec<Breach> {
    rules(&Facts::new(plan, timeline, schedule), schedule).1
}

/// What exceptions allow, and what is broken.
fn rules(facts: &Facts<'_>, schedule: &Schedule) -> (Vec<Breach>, Vec<Breach>) {
    let mut found = Found::default();
    place::check(facts, schedule, &mut found);
    person::check(facts, &mut found);
    order::check(facts, &mut found);
    stretch::check(facts, &mut found);
    promise::check(facts, &mut found);
    found.sorted(facts)
}

/// The values of the plan's goals alone, with its timeline at hand.
pub fn score_on(plan: &Plan, timeline: &Timeline, schedule: &Schedule) -> Score {
    let facts = Facts::new(plan, timeline, schedule);
    Score(plan.goals.normalised().levels().iter().map(|goal| value(&facts, *goal)).collect())
}

/// The value of one goal, listed in the plan's goals or not.
pub fn goal_value(plan: &Plan, schedule: &Schedule, goal: GoalKind) -> i64 {
    value(&Facts::new(plan, &Timeline::new(plan), schedule), goal)
}

fn value(facts: &Facts<'_>, goal: GoalKind) -> i64 {
    match goal {
        GoalKind::Unplaced => dates::unplaced(facts),
        GoalKind::Deadlines => dates::deadlines(facts),
        GoalKind::Lateness => dates::lateness(facts),
        GoalKind::Stability => dates::stability(facts),
        GoalKind::PeakLoad => load::peak(facts),
        GoalKind::Balance => load::balance(facts),
        GoalKind::Fit => fit::points(facts),
        GoalKind::Makespan => dates::makespan(facts),
    }
}

/// Breaches as they are found.
#[derive(Default)]
struct Found {
    all: Vec<(bool, Breach)>,
    /// How many of them nothing excuses.
    count: usize,
}

impl Found {
    /// A breach of a task, excused by an exception of that task.
    fn add(&mut self, facts: &Facts<'_>, task: TaskId, detail: BreachDetail) {
        let excused = facts.plan.excepted(task, detail.rule());
        self.add_if(excused, task, detail);
    }

    /// A breach that somebody else has already held against the exceptions.
    fn add_if(&mut self, excused: bool, task: TaskId, detail: BreachDetail) {
        let excused = excused && detail.excusable();
        self.count += usize::from(!excused);
        self.all.push((excused, Breach { rule: detail.rule(), task, detail }));
    }

    /// Those that exceptions allow and those that they do not, in the order of the plan's tasks.
    fn sorted(self, facts: &Facts<'_>) -> (Vec<Breach>, Vec<Breach>) {
        let mut all = self.all;
        let order = |task: TaskId| facts.index_of(task).unwrap_or(usize::MAX);
        all.sort_by_key(|(_, breach)| (order(breach.task), breach.task, breach.rule));
        let (allowed, breaches): (Vec<_>, Vec<_>) = all.into_iter().partition(|(excused, _)| *excused);
        let strip = |list: Vec<(bool, Breach)>| list.into_iter().map(|(_, breach)| breach).collect();
        (strip(allowed), strip(breaches))
    }
}

/// Whether the exceptions of a plan excuse this rule for either of two tasks.
fn either_excepted(plan: &Plan, a: TaskId, b: TaskId, rules: &[Rule]) -> bool {
    rules.iter().any(|rule| plan.excepted(a, *rule) || plan.excepted(b, *rule))
}
