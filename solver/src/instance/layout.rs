//! A schedule in the instance's terms.

use super::Instance;
use crate::model::{Assignment, Piece, Schedule, Slot};
use crate::rule::overlap::Span;

/// Where a task stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// The owner of each seat.
    pub owners: Vec<u32>,
    /// Its pieces in ticks; empty for a milestone.
    pub spans: Vec<Span>,
    /// Its first slot.
    pub start: Slot,
    /// The slot after its last one.
    pub end: Slot,
}

/// Where each task of an instance stands; `None`: unplaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// By position.
    pub places: Vec<Option<Placed>>,
}

impl Layout {
    /// The placed tasks with their positions.
    pub fn placed(&self) -> impl Iterator<Item = (u32, &Placed)> {
        (0..).zip(&self.places).filter_map(|(task, placed)| Some((task, placed.as_ref()?)))
    }

    /// The schedule that it stands for.
    pub fn schedule(&self, instance: &Instance) -> Schedule {
        let clock = &instance.clock;
        let moment = |slot: Slot| instance.time(slot);
        let assignments = self.placed().map(|(task, placed)| {
            let pieces = if placed.spans.is_empty() {
                vec![Piece { start: moment(placed.start), end: moment(placed.end) }]
            } else {
                let first = |span: &Span| clock.slot.get(span.0 as usize).copied().unwrap_or(placed.start);
                let piece = |span| Piece { start: moment(first(span)), end: moment(clock.end_slot(span.1)) };
                placed.spans.iter().map(piece).collect()
            };
            let owner = |at: &u32| instance.people.get(*at as usize).map(|person| person.id);
            let owners = placed.owners.iter().filter_map(owner).collect();
            Assignment { task: instance.tasks[task as usize].id, owners, pieces }
        });
        Schedule::new(assignments.collect())
    }

    /// Tells the days on which a task is worked on, with the slots of each, ascending.
    pub fn by_day(&self, instance: &Instance, task: u32, tell: impl FnMut(u32, u32)) {
        let Some(placed) = self.places.get(task as usize).and_then(Option::as_ref) else { return };
        by_day(instance, task, &placed.owners, &placed.spans, tell);
    }
}

/// Tells the days on which a task with these owners and pieces is worked on, with the slots of each, ascending.
pub fn by_day(
    instance: &Instance,
    task: u32,
    owners: &[u32],
    spans: &[Span],
    mut tell: impl FnMut(u32, u32),
) {
    if let Some(fixed) = &instance.tasks[task as usize].fixed {
        fixed.worked.iter().for_each(|(day, slots)| tell(*day, *slots));
        return;
    }
    let people = &instance.people;
    let mask =
        |index: usize| owners.iter().fold(u64::MAX, |mask, owner| mask & people[*owner as usize].mask[index]);
    instance.clock.by_day(mask, spans, tell);
}
