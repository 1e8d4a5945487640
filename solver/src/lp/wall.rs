//! Whether some work can be done by some days at all: what can be proven impossible.
//!
//! Asked for are tasks, each by a day; what comes before them is asked for with them.
//! From the front every task has its earliest start and end (see `ground`), from the back its latest: it ends by its
//! day, and early enough for what follows it, each owner having nothing else to do.
//! Three walls are looked for:
//!
//! 1. a task that can have no place at all;
//! 2. a task whose earliest end is after its latest (the critical path method, Kelley and Walker, "Critical-path
//!    planning and scheduling", 1959, over each owner's calendar);
//! 3. a set of people who alone may do some work, between the earliest start and the latest end of all of it, and
//!    who have fewer hours there than it takes (the overload check of interval capacity: J. Erschler, P. Lopez and
//!    C. Thuriot, "Raisonnement temporel sous contraintes de ressource", 1991; of energetic reasoning only what lies
//!    wholly inside).
//!
//! A wall is a proof; finding none says nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::ground::{Ground, Job};
use super::work::{counts, free_until};
use crate::model::{Lag, PersonId, Plan, Slot, TaskId, Timeline};

/// With so few sets of people their unions are looked at too.
const FEW_SETS: usize = 24;
/// So many sets of people are looked at.
const MOST_SETS: usize = 400;

/// Work asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub task: TaskId,
    /// By the end of this day; none: by the horizon.
    pub by: Option<NaiveDate>,
}

/// Why it cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wall {
    /// A task can have no place, or none in time.
    Task {
        /// The task.
        task: TaskId,
        /// It and the tasks that hold it: those before it, and those after it up to the one asked for.
        tasks: Vec<TaskId>,
        /// The person who comes nearest by working on it alone, from when, until when, and the slots that they miss;
        /// none where hours would not help.
        missing: Option<Missing>,
    },
    /// People have too few hours for work that only they can do.
    Hours {
        /// The least work that is already too much, the longest first.
        tasks: Vec<(TaskId, u32)>,
        /// The slots that they have for it.
        free: u32,
        /// The tasks that hold it in its time.
        holding: Vec<TaskId>,
        /// What they miss where they miss most.
        missing: Missing,
    },
}

/// Slots that people would need in some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    /// Who, by index.
    pub people: Vec<usize>,
    /// First slot.
    pub from: Slot,
    /// The slot after the last.
    pub to: Slot,
    /// What the work takes.
    pub needed: u32,
    /// What they have.
    pub free: u32,
}

/// Looks for a wall before these targets, where each seat of `only` may be taken by that person alone.
///
/// O(tasks × seats × people) and, per set of people, the square of the work that only they can do.
pub(crate) fn wall(
    plan: &Plan,
    timeline: &Timeline,
    targets: &[Target],
    only: &[(TaskId, usize, PersonId)],
) -> Option<Wall> {
    let ground = Ground::narrowed(plan, timeline, only);
    let ahead = Ahead::new(&ground, targets);
    ahead.never().or_else(|| ahead.late()).or_else(|| ahead.overload())
}

/// What is asked for, seen from its end.
struct Ahead<'a> {
    ground: &'a Ground<'a>,
    /// Latest end of each job asked for; none: not asked for.
    latest: Vec<Option<Slot>>,
    /// The job after it that asked for it, or that asks for it so early.
    after: Vec<Option<usize>>,
}

impl<'a> Ahead<'a> {
    fn new(ground: &'a Ground<'a>, targets: &[Target]) -> Self {
        let jobs = ground.jobs.len();
        let mut ahead = Self { ground, latest: vec![None; jobs], after: vec![None; jobs] };
        let index: BTreeMap<TaskId, usize> =
            ground.jobs.iter().enumerate().map(|(at, job)| (job.task.id, at)).collect();
        let mut asked: Vec<usize> = Vec::new();
        for target in targets {
            let Some(at) = index.get(&target.task).copied() else { continue };
            let end = ahead.last(target);
            if let Some(latest) = ahead.latest.get_mut(at) {
                *latest = Some(latest.map_or(end, |known| known.min(end)));
                asked.push(at);
            }
        }
        // All that comes before, circles included; when, the walk below says.
        while let Some(at) = asked.pop() {
            for (before, _) in ground.jobs.get(at).into_iter().flat_map(|job| &job.before) {
                if let Some(latest) = ahead.latest.get_mut(*before).filter(|latest| latest.is_none()) {
                    *latest = Some(ground.timeline.end());
                    ahead.after[*before] = Some(at);
                    asked.push(*before);
                }
            }
        }
        for at in ground.order.iter().rev() {
            let Some((job, start)) =
                ground.jobs.get(*at).and_then(|job| Some((job, ahead.latest_start(*at)?)))
            else {
                continue;
            };
            for (before, lag) in &job.before {
                let end = latest_before(ground.timeline, start, *lag);
                if let Some(latest) = ahead.latest.get_mut(*before).filter(|l| l.is_some_and(|l| end < l)) {
                    *latest = Some(end);
                    ahead.after[*before] = Some(*at);
                }
            }
        }
        ahead
    }

    /// The latest end that a target allows; a milestone is a moment within its day.
    fn last(&self, target: &Target) -> Slot {
        let end = self.ground.timeline.end();
        let Some(by) = target.by else { return end };
        if by < self.ground.timeline.as_of {
            return 0;
        }
        let next =
            by.checked_add_days(Days::new(1)).map_or(end, |day| self.ground.timeline.slot_of_date(day));
        let milestone = self.ground.job(target.task).is_some_and(|job| job.task.is_milestone());
        next.saturating_sub(u32::from(milestone)).min(end)
    }

    /// The latest slot at which a job asked for can start and still end in time.
    fn latest_start(&self, at: usize) -> Option<Slot> {
        let (job, end) = (self.ground.jobs.get(at)?, self.latest.get(at).copied().flatten()?);
        if let Some(pin) = job.pin {
            return Some(pin);
        }
        if job.task.is_milestone() {
            return Some(end);
        }
        let seats = job.seats.iter().map(|seat| {
            let starts = seat.iter().map(|choice| {
                if job.every_slot {
                    return end.saturating_sub(choice.slots);
                }
                let slots = self.ground.slots_of(job, choice.person);
                let until = slots.partition_point(|slot| *slot < end);
                let count = usize::try_from(choice.slots.max(1)).unwrap_or(usize::MAX);
                until.checked_sub(count).and_then(|first| slots.get(first)).copied().unwrap_or(0)
            });
            starts.max().unwrap_or(0)
        });
        seats.min()
    }

    /// A job asked for that can have no place at all.
    fn never(&self) -> Option<Wall> {
        let never = |at: usize| {
            self.latest.get(at).copied().flatten().is_some()
                && self.ground.jobs.get(at).is_some_and(|job| !job.is_possible())
        };
        // The first one that does not merely follow another; in a circle, any.
        let all: Vec<usize> = (0..self.ground.jobs.len()).filter(|at| never(*at)).collect();
        let first = |at: &&usize| {
            let before = self.ground.jobs.get(**at).map_or(&[][..], |job| &job.before);
            !before.iter().any(|(before, _)| never(*before))
        };
        let root = all.iter().find(first);
        let mut tasks = match root {
            Some(root) => self.holding(*root),
            None => all.clone(),
        };
        let at = *root.or(all.first())?;
        tasks.extend(self.following(at));
        let job = self.ground.jobs.get(at)?;
        let from = self.begin(job);
        Some(Wall::Task {
            task: job.task.id,
            tasks: self.ids(tasks),
            missing: self.alone(job, from, self.ground.timeline.end()),
        })
    }

    /// A job that ends too late even so.
    fn late(&self) -> Option<Wall> {
        let late = |at: &usize| {
            let (job, end) = (self.ground.jobs.get(*at)?, self.latest.get(*at).copied().flatten()?);
            let start = job.start?;
            let too_late = job.end > end || self.latest_start(*at).is_some_and(|latest| latest < start);
            too_late.then_some((job, end))
        };
        // The last such one along the links holds the longest chain before it.
        let at = self.ground.order.iter().rev().find(|at| late(at).is_some())?;
        let (job, end) = late(at)?;
        let mut tasks = self.holding(*at);
        tasks.extend(self.following(*at));
        let missing = self.alone(job, self.begin(job), end);
        Some(Wall::Task { task: job.task.id, tasks: self.ids(tasks), missing })
    }

    /// People with too few hours: of the smallest set that has too few, where most are missing.
    fn overload(&self) -> Option<Wall> {
        let mut work: Vec<Work> = Vec::new();
        for (at, job) in self.ground.jobs.iter().enumerate() {
            let asked = self.latest.get(at).copied().flatten().filter(|_| counts(self.ground, job));
            let Some((start, end)) = job.start.zip(asked) else { continue };
            for (seat, takers) in job.seats.iter().enumerate() {
                let takers = takers.iter().map(|choice| choice.person).collect();
                work.push(Work { at, start, end, slots: job.least(seat), takers });
            }
        }
        let mut sets: BTreeSet<BTreeSet<usize>> = work.iter().map(|work| work.takers.clone()).collect();
        if sets.len() <= FEW_SETS {
            let single: Vec<BTreeSet<usize>> = sets.iter().cloned().collect();
            for (at, one) in single.iter().enumerate() {
                let others = single.iter().skip(at + 1).filter(|other| !one.is_disjoint(other));
                sets.extend(others.map(|other| one | other));
            }
        }
        sets.insert((0..self.ground.timeline.people.len()).collect());
        let mut sets: Vec<BTreeSet<usize>> = sets.into_iter().collect();
        sets.sort_by_key(BTreeSet::len);
        sets.into_iter().take(MOST_SETS).find_map(|set| self.overload_of(set, &work))
    }

    fn overload_of(&self, set: BTreeSet<usize>, work: &[Work]) -> Option<Wall> {
        let mut inside: Vec<&Work> = work.iter().filter(|work| work.takers.is_subset(&set)).collect();
        inside.sort_by_key(|work| work.end);
        let free = free_until(self.ground, &set);
        let until = |slot: Slot| usize::try_from(slot).ok().and_then(|at| free.get(at)).copied().unwrap_or(0);
        let mut starts: Vec<Slot> = inside.iter().map(|work| work.start).collect();
        starts.sort_unstable();
        starts.dedup();
        // Where most is missing, and where the least work is already too much: the one is told, the other explained.
        let (mut worst, mut least): (Option<Missing>, Option<Missing>) = (None, None);
        for from in starts {
            let mut needed = 0_u32;
            for work in inside.iter().filter(|work| work.start >= from) {
                needed = needed.saturating_add(work.slots);
                let free = until(work.end).saturating_sub(until(from));
                if needed <= free {
                    continue;
                }
                let found = || Missing { people: Vec::new(), from, to: work.end, needed, free };
                if worst.as_ref().is_none_or(|worst| worst.slots() < needed - free) {
                    worst = Some(found());
                }
                if least.as_ref().is_none_or(|least| needed < least.needed) {
                    least = Some(found());
                }
            }
        }
        let (missing, least) = worst.zip(least)?;
        inside.retain(|work| work.start >= least.from && work.end <= least.to);
        inside.sort_by_key(|work| std::cmp::Reverse(work.slots));
        let held = inside.iter().flat_map(|work| [self.holding(work.at), self.following(work.at)].concat());
        let holding = self.ids(held.collect());
        let name = |work: &&Work| Some((self.ground.jobs.get(work.at)?.task.id, work.slots));
        let tasks = inside.iter().filter_map(name).collect();
        let missing = Missing { people: set.into_iter().collect(), ..missing };
        Some(Wall::Hours { tasks, free: least.free, holding, missing })
    }

    /// From when dates and the tasks before it let a job begin.
    fn begin(&self, job: &Job<'_>) -> Slot {
        let after = job.before.iter().filter_map(|(before, lag)| {
            let before = self.ground.jobs.get(*before).filter(|before| before.is_possible())?;
            Some(self.ground.timeline.after_lag(before.end, *lag))
        });
        after.fold(job.release, Slot::max).max(job.pin.unwrap_or(0))
    }

    /// Who comes nearest to doing a job alone in some time, seat by seat; none where that is no question of hours.
    fn alone(&self, job: &Job<'_>, from: Slot, to: Slot) -> Option<Missing> {
        if from >= to || job.every_slot || job.a_day.is_some() {
            return None;
        }
        let seats = job.seats.iter().filter_map(|seat| {
            let missing = seat.iter().map(|choice| {
                let slots = self.ground.slots_of(job, choice.person);
                let free = slots.partition_point(|s| *s < to) - slots.partition_point(|s| *s < from);
                let free = u32::try_from(free).unwrap_or(u32::MAX);
                Missing { people: vec![choice.person], from, to, needed: choice.slots, free }
            });
            missing.min_by_key(Missing::slots)
        });
        seats.max_by_key(Missing::slots).filter(|missing| missing.slots() > 0)
    }

    /// A job and the chain of those before it that holds its start.
    fn holding(&self, at: usize) -> Vec<usize> {
        let (mut chain, mut at) = (vec![at], at);
        loop {
            let ends =
                self.ground.jobs.get(at).into_iter().flat_map(|job| &job.before).filter_map(|(b, lag)| {
                    let before = self.ground.jobs.get(*b).filter(|before| before.is_possible())?;
                    Some((self.ground.timeline.after_lag(before.end, *lag), *b))
                });
            let release = self.ground.jobs.get(at).map_or(0, |job| job.release);
            match ends.max().filter(|(end, before)| *end >= release && !chain.contains(before)) {
                Some((_, before)) => {
                    chain.push(before);
                    at = before;
                }
                None => return chain,
            }
        }
    }

    /// The chain of jobs after a job that hold its end, up to one that was asked for by itself.
    fn following(&self, at: usize) -> Vec<usize> {
        let (mut chain, mut at) = (Vec::new(), at);
        while let Some(after) = self.after.get(at).copied().flatten().filter(|after| !chain.contains(after)) {
            chain.push(after);
            at = after;
        }
        chain
    }

    fn ids(&self, mut jobs: Vec<usize>) -> Vec<TaskId> {
        jobs.sort_unstable();
        jobs.dedup();
        jobs.into_iter().filter_map(|at| self.ground.jobs.get(at)).map(|job| job.task.id).collect()
    }
}

/// A seat of a job asked for.
struct Work {
    at: usize,
    start: Slot,
    end: Slot,
    slots: u32,
    takers: BTreeSet<usize>,
}

impl Missing {
    /// How many slots are missing.
    pub fn slots(&self) -> u32 {
        self.needed.saturating_sub(self.free)
    }
}

/// The latest end after which, and the lag, a start is not too late.
fn latest_before(timeline: &Timeline, start: Slot, lag: Lag) -> Slot {
    let (mut low, mut high) = (0, start.min(timeline.end()));
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if timeline.after_lag(middle, lag) <= start {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}
