//! The moment at which moved work begins, and what forbids it before anything is repaired.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::desk::Desk;
use super::{Attempt, Hand, Obstacle, When};
use crate::check::BreachDetail;
use crate::model::{PersonId, Plan, Rule, Schedule, Slot, Task, TaskId};

impl Hand {
    /// The schedule to repair: work that keeps its time stands there with its new owner and its new length, so that
    /// others make room for it and not it for them.
    pub(super) fn hinted(&self, plan: &Plan, id: TaskId, attempt: &Attempt) -> Schedule {
        let mut schedule = Schedule::clone(&self.schedule);
        let Some(task) = plan.task(id).filter(|task| attempt.when.is_none() && !task.may_pause()) else {
            return schedule;
        };
        let desk = Desk::laid(plan, &self.schedule, self.timeline.clone(), self.report.clone());
        let Some(given) = schedule.assignments.iter_mut().find(|given| given.task == id) else {
            return schedule;
        };
        let pins: Option<Vec<PersonId>> = task.seats.iter().map(|seat| seat.pin).collect();
        let owners: Option<Vec<usize>> =
            pins.iter().flatten().map(|person| desk.person_of(*person)).collect();
        if let (Some(pins), Some(owners), [piece]) = (pins, owners, given.pieces.as_mut_slice())
            && !owners.is_empty()
        {
            let needed = usize::try_from(desk.needed(task, &owners)).unwrap_or(usize::MAX).max(1);
            let shared = desk.shared(task, &owners, desk.floor(piece.start));
            if let (Some(first), Some(last)) = (shared.first(), shared.get(needed - 1)) {
                piece.start = desk.timeline.time(*first);
                piece.end = desk.timeline.time(*last + 1);
                given.owners = pins;
            }
        }
        schedule
    }

    /// Pins the task to the moment that is wished for; answers what forbids the person or the moment.
    pub(super) fn start(&self, task: &mut Task, attempt: &Attempt) -> Option<Obstacle> {
        let plan = self.with(&task.clone().into());
        let desk = Desk::laid(&plan, &self.schedule, self.timeline.clone(), self.report.clone());
        let mut owners = desk.owners(task.id);
        if let Some((seat, person)) = attempt.owner {
            let Some(at) = desk.person_of(person) else {
                return Some(Obstacle::Breach(BreachDetail::UnknownOwner { person }));
            };
            let bar = task.seats.get(seat).and_then(|asked| desk.bar(task, seat, asked, at));
            if let Some(bar) = bar {
                return Some(Obstacle::Person(person, bar));
            }
            let other = task.seats.iter().enumerate().any(|(other, asked)| {
                other != seat && (asked.pin == Some(person) || owners.get(other) == Some(&at))
            });
            if other {
                return Some(Obstacle::Breach(BreachDetail::TwoSeats { person }));
            }
            if let Some(owner) = owners.get_mut(seat) {
                *owner = at;
            }
        }
        let when = attempt.when?;
        match moment(&desk, task, &owners, when) {
            Ok(start) => {
                task.pin_start = Some(start);
                None
            }
            Err(obstacle) => Some(obstacle),
        }
    }
}

/// When work begins that shall begin then.
fn moment(desk: &Desk<'_>, task: &Task, owners: &[usize], when: When) -> Result<NaiveDateTime, Obstacle> {
    let breach = |detail| Err(Obstacle::Breach(detail));
    let days = |first: NaiveDate, days: i64| -> Range<Slot> {
        let after = first.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(first);
        desk.timeline.slot_of_date(first)..desk.timeline.slot_of_date(after)
    };
    let (first, range) = match when {
        When::At(time) => (time.date(), desk.ceil(time)..days(time.date(), 1).end),
        When::On(date) => (date, days(date, 1)),
        When::In(monday) => (monday, days(monday, 7)),
    };
    let last = if matches!(when, When::In(_)) { first + chrono::Days::new(6) } else { first };
    if last < desk.plan.as_of || matches!(when, When::At(time) if time.date() < desk.plan.as_of) {
        return breach(BreachDetail::BeforeAsOf { start: first.and_time(chrono::NaiveTime::MIN) });
    }
    let earliest = match desk.earliest(task) {
        Ok(earliest) => earliest,
        Err(other) => return breach(BreachDetail::AfterUnplaced { other }),
    };
    // At a moment of one's own choice nothing is put right but what is there at all.
    let exact = matches!(when, When::At(_));
    if earliest >= range.end.max(range.start + 1) || (exact && earliest > range.start) {
        return Err(too_early(desk, task, earliest));
    }
    let from = range.start.max(earliest);
    if task.is_milestone() {
        return Ok(desk.timeline.time(from));
    }
    // What is pinned in time may use slack, but is not put there unasked.
    let pinned = Task { pin_start: exact.then(|| desk.timeline.time(from)), ..task.clone() };
    let inside = |slots: &[Slot]| slots.first().copied().filter(|slot| *slot < range.end);
    let shared = desk.shared(&pinned, owners, from);
    let there = inside(&shared);
    let free = if exact { None } else { inside(&desk.unbooked(task, owners, shared)) };
    match free.or(there) {
        Some(slot) => Ok(desk.timeline.time(slot)),
        None => {
            let away = owners.iter().find(|owner| inside(&desk.shared(&pinned, &[**owner], from)).is_none());
            let person = away.or(owners.first()).map_or(PersonId(0), |owner| desk.id_of(*owner));
            breach(BreachDetail::Away { person, at: desk.timeline.time(from) })
        }
    }
}

/// What holds a task back until its earliest slot.
fn too_early(desk: &Desk<'_>, task: &Task, earliest: Slot) -> Obstacle {
    let link = task.after.iter().find(|link| {
        let end = desk.planned(link.task).and_then(|_| desk.assignment(link.task)?.end());
        end.is_some_and(|end| desk.timeline.after_lag(desk.ceil(end), link.lag) == earliest)
    });
    let date = desk.plan.not_before_of(task);
    Obstacle::Breach(match (link.filter(|_| !desk.plan.excepted(task.id, Rule::Link)), date) {
        (Some(link), _) => {
            let earliest = (earliest < desk.timeline.end()).then(|| desk.timeline.time(earliest));
            BreachDetail::TooEarly { other: link.task, earliest }
        }
        (None, Some(date)) => BreachDetail::NotBefore { date },
        (None, None) => BreachDetail::BeforeAsOf { start: desk.timeline.time(0) },
    })
}
