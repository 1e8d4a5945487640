//! A first schedule for generated plans: one task after another, each as early as its owners' ends allow.
//!
//! It stands for what an agency had before it had an optimiser, so that generated plans can carry an accepted and
//! an announced schedule; it obeys the rules and is not good.
//! Work pinned in time is left out, and so is what follows it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Assignment, PersonId, Piece, Plan, Schedule, Seat, Slot, Task, TaskId, Timeline};

/// Places the planned tasks in the order of the plan, which must name no task after one that follows it.
///
/// O(tasks × (people + slots worked)).
pub(crate) fn schedule(plan: &Plan) -> Schedule {
    let timeline = Timeline::new(plan);
    let mut free: Vec<Slot> = vec![0; plan.people.len()];
    let mut ends: BTreeMap<TaskId, Slot> = BTreeMap::new();
    let mut placed = Vec::new();
    let planned: BTreeSet<TaskId> =
        plan.tasks.iter().filter(|task| plan.is_planned(task)).map(|task| task.id).collect();
    let to_place = |task: &&Arc<Task>| planned.contains(&task.id) && task.pin_start.is_none();
    for task in plan.tasks.iter().filter(to_place) {
        let Some(earliest) = earliest(plan, &timeline, task, &planned, &ends) else { continue };
        let Some(owners) = owners(plan, task, &free) else { continue };
        let start = owners.iter().filter_map(|owner| free.get(*owner)).fold(earliest, |a, b| a.max(*b));
        let Some(slots) = slots(plan, &timeline, task, &owners, start) else { continue };
        let end = slots.last().map_or(start, |slot| slot + 1);
        ends.insert(task.id, end);
        for owner in &owners {
            if let Some(free) = free.get_mut(*owner) {
                *free = end;
            }
        }
        let ids: Vec<PersonId> = owners.iter().filter_map(|i| Some(plan.people.get(*i)?.id)).collect();
        placed.push(Assignment {
            task: task.id,
            owners: ids,
            pieces: pieces(&timeline, task, &slots, start),
        });
    }
    Schedule::new(placed)
}

/// The first slot that not-before and links leave; none when a task before it has no place.
fn earliest(
    plan: &Plan,
    timeline: &Timeline,
    task: &Task,
    planned: &BTreeSet<TaskId>,
    ends: &BTreeMap<TaskId, Slot>,
) -> Option<Slot> {
    let mut earliest = plan.not_before_of(task).map_or(0, |date| timeline.slot_of_date(date));
    for link in task.after.iter().filter(|link| planned.contains(&link.task)) {
        earliest = earliest.max(timeline.after_lag(*ends.get(&link.task)?, link.lag));
    }
    (earliest < timeline.end()).then_some(earliest)
}

/// For each seat the pinned person, else of those who suit it the one who is free first.
fn owners(plan: &Plan, task: &Task, free: &[Slot]) -> Option<Vec<usize>> {
    let mut taken = BTreeSet::new();
    let able = |seat: &Seat, index: usize| {
        let person = plan.people.get(index)?;
        let pinned = seat.pin.is_none_or(|pin| pin == person.id);
        (pinned && plan.suits(person, task, seat)).then_some(index)
    };
    let mut owners = Vec::with_capacity(task.seats.len());
    for seat in &task.seats {
        let choices = (0..plan.people.len()).filter(|index| !taken.contains(index));
        let choice = choices.filter_map(|index| able(seat, index)).min_by_key(|index| free.get(*index))?;
        taken.insert(choice);
        owners.push(choice);
    }
    Some(owners)
}

/// The slots worked: from `start` on, those at which every owner is available, within the hours a day.
fn slots(plan: &Plan, timeline: &Timeline, task: &Task, owners: &[usize], start: Slot) -> Option<Vec<Slot>> {
    if task.is_milestone() {
        return Some(Vec::new());
    }
    let asked = task.seats.iter().zip(owners).flat_map(|(seat, owner)| {
        let person = plan.people.get(*owner);
        seat.needs.iter().filter_map(move |need| person?.level(need.skill))
    });
    let wanted = plan.stretched_slots(task, asked);
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let times: Vec<&[Slot]> = owners
        .iter()
        .filter_map(|owner| timeline.people.get(*owner))
        .map(|time| time.available.as_slice())
        .collect();
    let (first, others) = times.split_first()?;
    let from = first.partition_point(|slot| *slot < start);
    let shared = first.get(from..).unwrap_or_default().iter().copied();
    let mut together = shared.filter(|slot| others.iter().all(|other| other.binary_search(slot).is_ok()));
    let Some(a_day) = task.a_day else {
        let slots: Vec<Slot> = together.take(wanted).collect();
        return (slots.len() == wanted).then_some(slots);
    };
    let in_slots = |minutes: u32| usize::try_from((minutes / timeline.grid).max(1)).unwrap_or(1);
    let a_day = in_slots(a_day.0);
    let piece = in_slots(plan.min_piece.0).min(a_day);
    let mut slots: Vec<Slot> = Vec::with_capacity(wanted);
    let mut next = together.next();
    while let Some(slot) = next {
        let (first_of_day, mut day) = (slot, vec![slot]);
        next = together.next();
        while let Some(slot) = next.filter(|slot| timeline.day_of(*slot) == timeline.day_of(first_of_day)) {
            day.push(slot);
            next = together.next();
        }
        let missing = wanted - slots.len();
        if day.len() >= piece.min(missing) {
            slots.extend(day.into_iter().take(a_day.min(missing)));
        }
        if slots.len() == wanted {
            return Some(slots);
        }
    }
    None
}

/// One piece, or one a day where there is a limit a day.
fn pieces(timeline: &Timeline, task: &Task, slots: &[Slot], start: Slot) -> Vec<Piece> {
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        return vec![Piece { start: timeline.time(start), end: timeline.time(start) }];
    };
    let piece = |first: Slot, last: Slot| Piece { start: timeline.time(first), end: timeline.time(last + 1) };
    if task.a_day.is_none() {
        return vec![piece(*first, *last)];
    }
    let days = slots.chunk_by(|a, b| timeline.day_of(*a) == timeline.day_of(*b));
    days.filter_map(|day| Some(piece(*day.first()?, *day.last()?))).collect()
}
