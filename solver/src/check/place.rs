//! Does each assignment make sense, and is the right amount of work done where its owners may work?

use std::collections::BTreeSet;

use super::facts::{Facts, Placed};
use super::{BreachDetail, Found, runs};
use crate::model::{Minutes, Schedule, Slot};

pub(super) fn check(facts: &Facts<'_>, schedule: &Schedule, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for assignment in &schedule.assignments {
        let task = assignment.task;
        match facts.fact(task) {
            _ if !seen.insert(task) => found.add(facts, task, BreachDetail::Doubled),
            None => found.add(facts, task, BreachDetail::UnknownTask),
            Some(fact) if !fact.planned => found.add(facts, task, BreachDetail::NotPlanned),
            Some(_) if assignment.pieces.is_empty() => found.add(facts, task, BreachDetail::NoPieces),
            Some(_) => {}
        }
    }
    for placed in &facts.placed {
        pieces(facts, placed, found);
        if !placed.task.is_milestone() {
            away(facts, placed, found);
            amount(facts, placed, found);
        }
    }
}

/// Grid, order, length and horizon of the pieces.
fn pieces(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let task = placed.task;
    let mut before = None;
    for piece in &placed.assignment.pieces {
        let (start, end) = (piece.start, piece.end);
        if task.is_milestone() != (start == end) || end < start {
            found.add(facts, task.id, BreachDetail::Length { start, end });
        }
        if before.is_some_and(|before| start < before) {
            found.add(facts, task.id, BreachDetail::Disorder { start });
        }
        before = Some(end);
        if let Some(at) = [start, end].into_iter().find(|at| !facts.on_grid(*at)) {
            found.add(facts, task.id, BreachDetail::OffGrid { at });
        }
        if facts.is_beyond(end.max(start)) {
            found.add(facts, task.id, BreachDetail::BeyondHorizon { end });
        }
    }
}

/// The first and the last slot of every piece are worked. An exception makes every slot a worked one; what it
/// excuses is reported all the same, where an owner is first away.
fn away(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let task = placed.task;
    let is_there = |owner: usize, slot: Slot| runs::contains(facts.time_of(task, owner), slot);
    let mut report = |slot: Slot| {
        let person = placed.owners.iter().copied().find(|owner| !is_there(*owner, slot));
        let Some(person) = person.and_then(|owner| facts.plan.people.get(owner)) else { return false };
        let at = facts.timeline.time(slot);
        found.add(facts, task.id, BreachDetail::Away { person: person.id, at });
        true
    };
    if facts.takes_every_slot(task) {
        let mut slots = placed.spans.iter().flat_map(|span| span.0..span.1);
        let _reported = slots.any(&mut report);
        return;
    }
    for span in &placed.spans {
        for slot in [span.0, span.1 - 1] {
            if report(slot) {
                break;
            }
        }
    }
}

/// Exactly as much is worked as the task takes.
fn amount(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let Some(needed) = facts.needed(placed.task, &placed.assignment.owners) else { return };
    let worked = runs::count(&placed.worked);
    if worked != needed {
        let minutes = |slots: u32| Minutes(slots.saturating_mul(facts.timeline.grid));
        let detail = BreachDetail::Amount { needed: minutes(needed), worked: minutes(worked) };
        found.add(facts, placed.task.id, detail);
    }
}
