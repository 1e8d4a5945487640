//! What was promised: pins, started work, and the frozen window of the announced plan.
//!
//! Work announced to start at or after `as_of` and on a day of the frozen window keeps its owners and its start.
//! It is *free*, and listed as such, where that place has become impossible:
//! - an announced owner is gone, no longer suits the seat, or a pin or started work names somebody else;
//! - it is pinned to another time, or its date not before has moved behind its start;
//! - an announced owner may no longer work at its start, or it no longer ends before the horizon;
//! - a task that it follows now ends too late for it;
//! - work of one of its owners that itself stands where it was announced, or where it is pinned in time, lies
//!   where it would be worked;
//! - so would other work of the frozen window, if it were worked without a pause from its announced start: of two
//!   announced places that have come to clash either may give way;
//! - so would work pinned in time that found no place, given to one of its owners.
//!
//! Work that has no place is not held against the frozen window: `unplaced` and `stability` count it.

use super::facts::{Facts, Placed};
use super::runs::Run;
use super::{BreachDetail, Found};
use crate::model::{Assignment, PersonId, Slot, Task, TaskId};

pub(super) fn check(facts: &Facts<'_>, found: &mut Found) {
    for placed in &facts.placed {
        pins(facts, placed, found);
        if let Some(told) = moved(facts, placed)
            && !is_free(facts, placed, told)
        {
            let Some(start) = told.start() else { continue };
            let detail = BreachDetail::Moved { owners: told.owners.clone(), start };
            found.add(facts, placed.task.id, detail);
        }
    }
}

/// Work of the frozen window that was moved for a reason, in the order of the plan.
pub(super) fn freed(facts: &Facts<'_>) -> Vec<TaskId> {
    let placed = facts.tasks.iter().filter_map(|fact| facts.placed.get(fact.placed?));
    let free = placed.filter(|placed| moved(facts, placed).is_some_and(|told| is_free(facts, placed, told)));
    free.map(|placed| placed.task.id).collect()
}

fn pins(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let task = placed.task;
    let kept = started_owners(facts, task);
    for (index, (seat, owner)) in task.seats.iter().zip(&placed.assignment.owners).enumerate() {
        let (owner, begun) = (*owner, kept.get(index).copied().flatten());
        match (seat.pin, begun) {
            (Some(person), _) if person != owner => {
                found.add(facts, task.id, BreachDetail::PinnedPerson { person, owner });
            }
            (None, Some(person)) if person != owner => {
                found.add(facts, task.id, BreachDetail::StartedOwner { person, owner });
            }
            _ => {}
        }
    }
    if let Some(at) = facts.pinned_at(task)
        && placed.assignment.start() != Some(at)
    {
        found.add(facts, task.id, BreachDetail::PinnedTime { at });
    }
}

/// Per seat the owner that started work keeps, if any.
fn started_owners(facts: &Facts<'_>, task: &Task) -> Vec<Option<PersonId>> {
    let accepted = facts.plan.schedule.as_deref();
    let before = accepted.and_then(|schedule| schedule.assignments.iter().find(|a| a.task == task.id));
    let Some(before) = before.filter(|_| task.progress.is_started() && !task.progress.freed) else {
        return Vec::new();
    };
    let owners = task.seats.iter().enumerate().map(|(index, seat)| {
        let owner = before.owners.get(index).copied()?;
        facts.person(owner).filter(|person| facts.suits(person, task, seat)).map(|person| person.id)
    });
    owners.collect()
}

/// What people were told of work in the frozen window that is not where it was announced.
fn moved<'a>(facts: &Facts<'a>, placed: &Placed<'_>) -> Option<&'a Assignment> {
    let told = announced(facts, placed.task.id)?;
    (!stands(placed, told)).then_some(told)
}

/// The announced assignment of a task, if it was to start within the frozen window.
fn announced<'a>(facts: &Facts<'a>, task: TaskId) -> Option<&'a Assignment> {
    let last = facts.timeline.date(facts.timeline.frozen_until(facts.plan.frozen_days)?);
    let told = facts.plan.announced.as_deref()?.schedule.assignments.iter();
    let told = told.filter(|told| told.task == task).take(1);
    let frozen = |told: &&Assignment| {
        told.start().is_some_and(|start| facts.plan.as_of <= start.date() && start.date() <= last)
    };
    told.filter(frozen).last()
}

fn stands(placed: &Placed<'_>, told: &Assignment) -> bool {
    placed.assignment.owners == told.owners && placed.assignment.start() == told.start()
}

/// Whether the announced place of a task has become impossible.
fn is_free(facts: &Facts<'_>, placed: &Placed<'_>, told: &Assignment) -> bool {
    let task = placed.task;
    let Some(start) = told.start() else { return true };
    let pinned_away = facts.pinned_at(task).is_some_and(|at| at != start);
    let not_before = facts.tasks.get(placed.index).and_then(|fact| fact.not_before);
    if pinned_away || not_before.is_some_and(|date| start.date() < date) || !facts.on_grid(start) {
        return true;
    }
    let Some(owners) = owners_still(facts, task, told) else { return true };
    let start = facts.floor(start);
    let late = task.after.iter().any(|link| {
        let before = facts.placed_of(link.task);
        before.is_some_and(|before| facts.timeline.after_lag(before.end, link.lag) > start)
    });
    if late || task.is_milestone() {
        return late;
    }
    let Some(span) = layout(facts, task, told, &owners, start) else { return true };
    let fixed = facts.placed.iter().filter(|other| other.task.id != task.id && is_fixed(facts, other));
    let mut meets = fixed
        .filter(|other| other.owners.iter().any(|owner| owners.contains(owner)))
        .flat_map(|other| other.spans.iter().copied());
    meets.any(|other| overlap(span, other))
        || clashes(facts, task.id, &owners, span)
        || owners.iter().any(|owner| meets_pin(facts, *owner, span))
}

/// Whether pinned work without a place, given to a person, would meet a span of theirs.
fn meets_pin(facts: &Facts<'_>, person: usize, span: Run) -> bool {
    let Some(owner) = facts.plan.people.get(person) else { return false };
    facts.unplaced().any(|fact| {
        let Some(at) = facts.pinned_at(fact.task).filter(|at| facts.on_grid(*at)) else { return false };
        let mut seats = fact.task.seats.iter();
        let may = seats.any(|seat| seat.pin == Some(owner.id) || facts.suits(owner, fact.task, seat));
        let slots = facts.plan.stretched_slots(fact.task, []);
        let place = may.then(|| run(facts, fact.task, &[person], facts.floor(at), slots)).flatten();
        place.is_some_and(|other| overlap(span, other))
    })
}

/// Whether other work of the frozen window, worked from its announced start, meets a span of these people.
fn clashes(facts: &Facts<'_>, task: TaskId, people: &[usize], span: Run) -> bool {
    let Some(all) = facts.plan.announced.as_deref() else { return false };
    let others = all.schedule.assignments.iter().filter(|told| told.task != task);
    others
        .filter(|told| told.owners.iter().filter_map(|o| facts.person_of(*o)).any(|o| people.contains(&o)))
        .any(|told| {
            let Some(fact) = facts.fact(told.task).filter(|fact| fact.planned) else { return false };
            if announced(facts, told.task) != Some(told) {
                return false;
            }
            let Some(start) = told.start() else { return false };
            let owners = owners_still(facts, fact.task, told);
            let place = owners.and_then(|owners| layout(facts, fact.task, told, &owners, facts.floor(start)));
            place.is_some_and(|other| overlap(span, other))
        })
}

fn overlap(a: Run, b: Run) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The announced owners by index, if each can still take their seat.
fn owners_still(facts: &Facts<'_>, task: &Task, told: &Assignment) -> Option<Vec<usize>> {
    if told.owners.len() != task.seats.len() {
        return None;
    }
    let begun = started_owners(facts, task);
    let mut owners = Vec::new();
    for (index, (seat, owner)) in task.seats.iter().zip(&told.owners).enumerate() {
        let person = facts.person(*owner)?;
        let named = seat.pin.or_else(|| begun.get(index).copied().flatten());
        let skilled =
            facts.suits(person, task, seat) || facts.plan.excepted(task.id, crate::model::Rule::Skill);
        let known = facts.person_of(*owner)?;
        if named.is_some_and(|named| named != *owner) || !skilled || owners.contains(&known) {
            return None;
        }
        owners.push(known);
    }
    Some(owners)
}

/// Where the work would lie if it ran from its announced start without a pause; `None` if it cannot begin there
/// or would not end before the horizon.
fn layout(facts: &Facts<'_>, task: &Task, told: &Assignment, owners: &[usize], start: Slot) -> Option<Run> {
    run(facts, task, owners, start, facts.needed(task, &told.owners)?)
}

/// So many slots of work from a slot on, without a pause.
fn run(facts: &Facts<'_>, task: &Task, owners: &[usize], start: Slot, slots: u32) -> Option<Run> {
    let worked = facts.worked(task, owners, &[(start, facts.timeline.end())]);
    if worked.first().is_none_or(|run| run.0 != start) {
        return None;
    }
    let mut left = slots;
    for (from, to) in worked {
        if left <= to - from {
            return Some((start, from + left));
        }
        left -= to - from;
    }
    None
}

/// Whether a task stands where it was announced within the frozen window, or where it is pinned in time.
fn is_fixed(facts: &Facts<'_>, placed: &Placed<'_>) -> bool {
    let pinned = facts.pinned_at(placed.task);
    pinned.is_some_and(|at| placed.assignment.start() == Some(at))
        || announced(facts, placed.task.id).is_some_and(|told| stands(placed, told))
}
