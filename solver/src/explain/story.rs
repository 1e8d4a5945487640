//! What holds a task where it is: why it starts no earlier, and who is away while it runs.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use crate::model::{Lag, PersonId, Slot, Task, TaskId};

/// Where a task stands and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// What holds its start, and then what holds that, back to a date or to `as_of`; empty without a place.
    pub chain: Vec<Hold>,
    /// Days off of its owners between its start and its end, part days included.
    pub away: Vec<Away>,
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
    story.away = away(desk, task);
    let mut seen = BTreeSet::from([id]);
    let mut at = task;
    while let Some(hold) = hold(desk, at) {
        story.chain.push(hold);
        let (Hold::After { other, .. } | Hold::Busy { other, .. }) = hold else { break };
        let Some(next) = desk.planned(other).filter(|_| seen.insert(other)) else { break };
        at = next;
    }
    story
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

/// Days between start and end on which an owner would work, were they not off.
fn away(desk: &Desk<'_>, task: &Task) -> Vec<Away> {
    let Some(facts) = desk.report.tasks.get(&task.id) else { return Vec::new() };
    let (start, end) = (facts.start.date(), facts.end.date());
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
