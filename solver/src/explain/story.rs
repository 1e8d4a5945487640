//! What holds a task where it is: why it starts no earlier, and who is away while it runs.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use crate::model::{Lag, Minutes, PersonId, Slot, Task, TaskId};

/// Where a task stands and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// What holds its start, and then what holds that, back to a date or to `as_of`; empty without a place.
    ///
    /// The tasks of the chain and what lies between them fill the time from its root to the end of the task.
    pub chain: Vec<Hop>,
    /// Days off of its owners between its start and its end, part days included.
    pub away: Vec<Away>,
}

impl Story {
    /// What it all comes from: the last link.
    pub fn root(&self) -> Option<&Hop> {
        self.chain.last()
    }
}

/// A link of the chain: a task and what holds its start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// What holds it.
    pub hold: Hold,
    /// Working days of the plan calendar on which the task runs, the first and the last included.
    pub runs: u32,
    /// Working days of the plan calendar that pass between what holds it and its start: a lag, absences.
    pub waits: u32,
    /// Days off of its owners between what holds it and its start, and while it runs.
    pub away: Vec<Away>,
    /// What the cap keeps free of its owners' time while it runs, per person.
    pub kept: Minutes,
    /// Where an owner is busy, why the other work comes first.
    pub rank: Option<Rank>,
}

/// Why other work comes before a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// It is pinned in time.
    Pinned,
    /// It has been begun.
    Started,
    /// It must hold an earlier date, or has one where the task has none.
    Sooner {
        /// Its deadline or due date.
        date: NaiveDate,
    },
    /// It weighs more.
    Heavier {
        /// Client × project × task weight of the other work.
        other: i64,
        /// That of the task.
        own: i64,
    },
}

/// What holds the start of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Nothing is placed before today.
    AsOf {
        /// The task held.
        task: TaskId,
    },
    /// Its date, or its project's start.
    NotBefore {
        /// The task held.
        task: TaskId,
        /// The date.
        date: NaiveDate,
    },
    /// It is pinned there.
    Pinned {
        /// The task held.
        task: TaskId,
        /// The moment.
        at: NaiveDateTime,
    },
    /// A task that it follows ends just before, the lag counted.
    After {
        /// The task held.
        task: TaskId,
        /// The task before.
        other: TaskId,
        /// When that ends.
        end: NaiveDateTime,
        /// What must pass in between.
        lag: Lag,
    },
    /// An owner does other work until then.
    Busy {
        /// The task held.
        task: TaskId,
        /// The owner.
        person: PersonId,
        /// The other work.
        other: TaskId,
        /// When that ends.
        end: NaiveDateTime,
    },
    /// Before it there is free time, but too little of it in one go.
    Gap {
        /// The task held.
        task: TaskId,
        /// Where the free time before it begins.
        from: NaiveDateTime,
    },
    /// It could start earlier, with the same owners.
    Free {
        /// The task.
        task: TaskId,
        /// From when.
        from: NaiveDateTime,
    },
}

/// Time off of an owner while a task runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Who.
    pub person: PersonId,
    /// First day of it.
    pub first: NaiveDate,
    /// Last day of it.
    pub last: NaiveDate,
    /// Whether it is a public holiday rather than time off.
    pub holiday: bool,
}

pub(super) fn of(desk: &Desk<'_>, id: TaskId) -> Story {
    let mut story = Story { chain: Vec::new(), away: Vec::new() };
    let Some(task) = desk.planned(id).filter(|_| desk.assignment(id).is_some()) else { return story };
    story.away = desk
        .report
        .tasks
        .get(&id)
        .map_or_else(Vec::new, |facts| away(desk, task, facts.start.date(), facts.end.date()));
    let mut seen = BTreeSet::from([id]);
    let mut at = task;
    while let Some(hold) = hold(desk, at) {
        story.chain.push(hop(desk, at, hold));
        let (Hold::After { other, .. } | Hold::Busy { other, .. }) = hold else { break };
        let Some(next) = desk.planned(other).filter(|_| seen.insert(other)) else { break };
        at = next;
    }
    story
}

/// A link of the chain, with what it amounts to.
fn hop(desk: &Desk<'_>, task: &Task, hold: Hold) -> Hop {
    let mut hop = Hop { hold, runs: 0, waits: 0, away: Vec::new(), kept: Minutes(0), rank: None };
    let Some(facts) = desk.report.tasks.get(&task.id) else { return hop };
    let (start, last) = (facts.start.date(), super::finish(facts));
    let days = |from: NaiveDate, to: NaiveDate| {
        let days = from.iter_days().take_while(|day| *day <= to).take(MOST_DAYS);
        u32::try_from(days.filter(|day| desk.plan.is_working_day(*day)).count()).unwrap_or(u32::MAX)
    };
    let since = match hold {
        Hold::After { end, .. } | Hold::Busy { end, .. } => end.date().max(desk.plan.as_of),
        Hold::NotBefore { date, .. } => date.max(desk.plan.as_of),
        Hold::AsOf { .. } => desk.plan.as_of,
        Hold::Pinned { .. } | Hold::Gap { .. } | Hold::Free { .. } => start,
    };
    hop.runs = days(start, last);
    // What ends in the evening does not hold its last day; what begins on a date does not wait for it.
    let first = match hold {
        Hold::After { .. } | Hold::Busy { .. } => since.succ_opt().unwrap_or(since),
        _ => since,
    };
    hop.waits = start.pred_opt().map_or(0, |before| days(first, before));
    hop.away = away(desk, task, since.min(start), last);
    let (from, to) = (desk.floor(facts.start), desk.ceil(facts.end));
    let within = |slots: &[Slot]| {
        slots.partition_point(|slot| *slot < to) - slots.partition_point(|slot| *slot < from)
    };
    let kept = desk.owners(task.id).into_iter().filter_map(|owner| desk.timeline.people.get(owner));
    let kept = kept.map(|time| within(&time.with_slack).saturating_sub(within(&time.available)));
    hop.kept = desk.minutes(kept.max().unwrap_or(0));
    if let Hold::Busy { other, .. } = hold {
        hop.rank = desk.planned(other).and_then(|other| rank(desk, task, other));
    }
    hop
}

/// Why other work comes before a task; what is none of these comes first because the search found nothing better.
fn rank(desk: &Desk<'_>, task: &Task, other: &Task) -> Option<Rank> {
    if other.pin_start.is_some() {
        return Some(Rank::Pinned);
    }
    if other.progress.is_started() {
        return Some(Rank::Started);
    }
    let own = desk.plan.weight_of(task);
    let weight = desk.plan.weight_of(other);
    if weight > own {
        return Some(Rank::Heavier { other: weight, own });
    }
    let date = |task: &Task| task.deadline.into_iter().chain(desk.plan.due_of(task)).min();
    let date = date(other).filter(|theirs| date(task).is_none_or(|own| *theirs < own));
    date.map(|date| Rank::Sooner { date })
}

/// What holds the start of a placed task.
fn hold(desk: &Desk<'_>, task: &Task) -> Option<Hold> {
    let assignment = desk.assignment(task.id)?;
    let start = desk.floor(assignment.start()?);
    let id = task.id;
    if let Some(at) = desk.pin(task) {
        return Some(Hold::Pinned { task: id, at });
    }
    let owners = desk.owners(id);
    // A limit holds the start if the owners share no free slot between it and the start.
    let shared = desk.shared(task, &owners, 0);
    let first = |from: Slot| shared.get(shared.partition_point(|slot| *slot < from)).copied();
    let holds =
        |from: Slot| from <= start && (task.is_milestone() && from == start || first(from) == Some(start));
    let links = task.after.iter().filter_map(|link| {
        let end = desk.assignment(link.task).filter(|_| desk.planned(link.task).is_some())?.end()?;
        let from = desk.timeline.after_lag(desk.ceil(end), link.lag);
        holds(from).then_some((from, Hold::After { task: id, other: link.task, end, lag: link.lag }))
    });
    let busy = owners.iter().filter_map(|owner| {
        let booked = desk.booked.get(*owner)?.iter();
        let before =
            booked.filter(|(span, other)| span.1 <= start && *other != id).map(|(span, t)| (span.1, *t));
        let (end, other) = before.max()?;
        let person = desk.id_of(*owner);
        let hold = Hold::Busy { task: id, person, other, end: desk.timeline.time(end) };
        holds(end).then_some((end, hold))
    });
    let date = desk.plan.not_before_of(task);
    let from_date = date.map(|date| (desk.timeline.slot_of_date(date), Hold::NotBefore { task: id, date }));
    let from_date = from_date.filter(|(from, _)| holds(*from));
    let today = holds(0).then_some((0, Hold::AsOf { task: id }));
    let all = links.chain(busy).chain(from_date).chain(today);
    // Of several the one that came last; links before work, work before dates.
    let latest = all.rev_max();
    latest.or_else(|| earlier(desk, task, &owners, start))
}

/// Of candidates in order of preference, the first among those with the latest slot.
trait RevMax: Iterator<Item = (Slot, Hold)> + Sized {
    fn rev_max(self) -> Option<Hold> {
        let mut best: Option<(Slot, Hold)> = None;
        for (from, hold) in self {
            if best.is_none_or(|(latest, _)| from > latest) {
                best = Some((from, hold));
            }
        }
        best.map(|(_, hold)| hold)
    }
}

impl<I: Iterator<Item = (Slot, Hold)>> RevMax for I {}

/// Free time before the start: enough for the task, or not.
fn earlier(desk: &Desk<'_>, task: &Task, owners: &[usize], start: Slot) -> Option<Hold> {
    let from = desk.earliest(task).ok()?;
    if let Some(place) = desk.place(task, owners, from).filter(|place| place.start() < start) {
        return Some(Hold::Free { task: task.id, from: desk.timeline.time(place.start()) });
    }
    let before = desk.unbooked(task, owners, desk.shared(task, owners, from));
    let before = before.into_iter().rfind(|slot| *slot < start)?;
    let stretches = desk.stretches(task, owners, from);
    let gap = stretches.iter().rfind(|stretch| stretch.contains(&before))?;
    Some(Hold::Gap { task: task.id, from: desk.timeline.time(*gap.first()?) })
}

/// Days between two on which an owner would work, were they not off.
fn away(desk: &Desk<'_>, task: &Task, start: NaiveDate, end: NaiveDate) -> Vec<Away> {
    let mut away = Vec::new();
    for person in desk.owners(task.id).into_iter().filter_map(|owner| desk.plan.people.get(owner)) {
        for off in person.time_off.iter().filter(|off| off.first <= end && start <= off.last) {
            let (first, last) = (off.first.max(start), off.last.min(end));
            away.push(Away { person: person.id, first, last, holiday: false });
        }
        let region = person.region.unwrap_or(desk.plan.region);
        let days = start.iter_days().take_while(|day| *day <= end).take(MOST_DAYS);
        for day in days {
            use chrono::Datelike;
            if region.holiday_on(day).is_some() && !person.week.day(day.weekday()).is_empty() {
                away.push(Away { person: person.id, first: day, last: day, holiday: true });
            }
        }
    }
    away.sort_by_key(|away| (away.first, away.person));
    away
}

/// Holidays are looked for in the first of so many days of a task.
const MOST_DAYS: usize = 400;
