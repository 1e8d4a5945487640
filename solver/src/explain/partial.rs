//! Accepting a part of what another schedule would change.
//!
//! Two schedules of one plan differ task by task.
//! A part of these changes, the *chosen* ones, makes a third schedule: the chosen tasks stand where the new schedule has
//! them, all others where the old one has them.
//! It *stands* if the verifier finds no breach in it that the old schedule (or the new one) does not have already.
//! Else there are further changes with which it does, at worst all of them; [`accept`] looks for few:
//! - *grown* from what the new breaches name, wave by wave, until the part stands;
//! - *thinned* by a deletion filter (John W. Chinneck, "Feasibility and Infeasibility in Optimization", 2008, chapter 6)
//!   until it stands without none of them; then single changes and pairs are tried in place of more.
//!
//! So none of the further changes can be spared alone. That there is no smaller set is certain only for one change, and
//! for two where few were grown: whether a part stands does not grow with the part.

use std::collections::BTreeSet;

use super::conflict::filter;
use crate::check::{Breach, BreachDetail, breaches_on};
use crate::model::{Assignment, PersonId, Plan, Schedule, TaskId, Timeline};

/// Among at most so many grown changes pairs are looked for.
const PAIRS: usize = 12;

/// What comes of accepting a part of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// It stands: this is the schedule.
    Stands(Schedule),
    /// It cannot stand alone.
    Needs {
        /// What it would break, in the order of the plan.
        breaches: Vec<Breach>,
        /// Further changes with which it stands, in the order of the plan; none of them can be spared alone.
        also: Vec<TaskId>,
    },
}

/// The tasks that are to be placed and whose place differs between two schedules, in the order of the plan;
/// O(tasks × log).
pub fn changed(plan: &Plan, old: &Schedule, new: &Schedule) -> Vec<TaskId> {
    let planned = plan.tasks.iter().filter(|task| plan.is_planned(task));
    planned.map(|task| task.id).filter(|task| old.get(*task) != new.get(*task)).collect()
}

/// Accepts the chosen ones of the changes from one schedule to another.
///
/// What is chosen and does not change is ignored. Work that is no longer to be placed follows the new schedule.
/// O(changes) looks of the verifier at worst; where the part stands, three.
pub fn accept(plan: &Plan, old: &Schedule, new: &Schedule, chosen: &BTreeSet<TaskId>) -> Part {
    let bench = Bench::new(plan, old, new);
    let chosen: BTreeSet<TaskId> =
        bench.changed.iter().copied().filter(|task| chosen.contains(task)).collect();
    let (schedule, breaches) = bench.with(&chosen);
    if breaches.is_empty() {
        return Part::Stands(schedule);
    }
    let also = bench.smallest(&chosen, bench.grow(&chosen, &breaches));
    Part::Needs { breaches, also: bench.in_order(&also) }
}

/// Two schedules of a plan, and what they already break.
struct Bench<'a> {
    plan: &'a Plan,
    timeline: Timeline,
    old: &'a Schedule,
    new: &'a Schedule,
    changed: Vec<TaskId>,
    known: Vec<Breach>,
}

impl<'a> Bench<'a> {
    fn new(plan: &'a Plan, old: &'a Schedule, new: &'a Schedule) -> Self {
        let timeline = Timeline::new(plan);
        let mut known = breaches_on(plan, &timeline, old);
        known.extend(breaches_on(plan, &timeline, new));
        Self { plan, timeline, old, new, changed: changed(plan, old, new), known }
    }

    /// The schedule with these changes, and what it breaks that neither of the two does.
    fn with(&self, chosen: &BTreeSet<TaskId>) -> (Schedule, Vec<Breach>) {
        let place = |task: TaskId, schedule: &Schedule| schedule.get(task).cloned();
        let planned = self.plan.tasks.iter().filter(|task| self.plan.is_planned(task));
        let assignments = planned
            .filter_map(|task| place(task.id, if chosen.contains(&task.id) { self.new } else { self.old }));
        let schedule = Schedule::new(assignments.collect());
        let mut breaches = breaches_on(self.plan, &self.timeline, &schedule);
        breaches.retain(|breach| !self.known.contains(breach));
        (schedule, breaches)
    }

    fn stands(&self, chosen: &BTreeSet<TaskId>, also: &[TaskId]) -> bool {
        let all = chosen.iter().chain(also).copied().collect();
        self.with(&all).1.is_empty()
    }

    /// Further changes with which the part stands.
    fn grow(&self, chosen: &BTreeSet<TaskId>, breaches: &[Breach]) -> Vec<TaskId> {
        let mut also: Vec<TaskId> = Vec::new();
        let mut breaches = breaches.to_vec();
        while !breaches.is_empty() {
            let open = |task: &TaskId| !chosen.contains(task) && !also.contains(task);
            let rest: Vec<TaskId> = self.changed.iter().copied().filter(open).collect();
            let named: BTreeSet<TaskId> = breaches.iter().flat_map(names).collect();
            let near =
                |task: &TaskId| named.contains(task) || named.iter().any(|other| self.touch(*task, *other));
            let mut next: Vec<TaskId> = rest.iter().copied().filter(|task| named.contains(task)).collect();
            if next.is_empty() {
                next = rest.iter().copied().filter(near).collect();
            }
            if next.is_empty() {
                next = rest;
            }
            if next.is_empty() {
                break;
            }
            also.extend(next);
            breaches = self.with(&chosen.iter().chain(&also).copied().collect()).1;
        }
        also
    }

    /// Whether two tasks have to do with each other: an owner in one of the schedules, or a link.
    fn touch(&self, task: TaskId, other: TaskId) -> bool {
        let told = self.plan.announced.as_deref().map(|announced| &announced.schedule);
        let owners = |task: TaskId| -> BTreeSet<PersonId> {
            let schedules = [Some(self.old), Some(self.new), told].into_iter().flatten();
            schedules.filter_map(|schedule| schedule.get(task)).flat_map(owners_of).collect()
        };
        let follows = |one: TaskId, other: TaskId| {
            self.plan.task(one).is_some_and(|task| task.after.iter().any(|link| link.task == other))
        };
        follows(task, other) || follows(other, task) || !owners(task).is_disjoint(&owners(other))
    }

    /// Few of some further changes with which the part stands.
    fn smallest(&self, chosen: &BTreeSet<TaskId>, grown: Vec<TaskId>) -> Vec<TaskId> {
        let holds = &mut |also: &[TaskId]| Some(self.stands(chosen, also));
        let (thinned, _) = filter::irreducible(grown.clone(), holds);
        if thinned.len() > 1
            && let Some(one) = grown.iter().find(|task| self.stands(chosen, &[**task]))
        {
            return vec![*one];
        }
        if thinned.len() > 2 && grown.len() <= PAIRS {
            let pairs = grown
                .iter()
                .enumerate()
                .flat_map(|(at, one)| grown.iter().skip(at + 1).map(|other| [*one, *other]));
            if let Some(pair) = pairs.into_iter().find(|pair| self.stands(chosen, pair)) {
                return pair.to_vec();
            }
        }
        thinned
    }

    fn in_order(&self, tasks: &[TaskId]) -> Vec<TaskId> {
        self.changed.iter().copied().filter(|task| tasks.contains(task)).collect()
    }
}

fn owners_of(assignment: &Assignment) -> impl Iterator<Item = PersonId> + '_ {
    assignment.owners.iter().copied()
}

/// The tasks that a breach is about.
fn names(breach: &Breach) -> impl Iterator<Item = TaskId> + use<> {
    let other = match breach.detail {
        BreachDetail::Overlap { other, .. }
        | BreachDetail::Between { other, .. }
        | BreachDetail::TooEarly { other, .. }
        | BreachDetail::AfterUnplaced { other } => Some(other),
        _ => None,
    };
    [Some(breach.task), other].into_iter().flatten()
}
