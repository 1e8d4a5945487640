//! People as the search sees them.

use std::sync::Arc;

use super::Clock;
use crate::model::{Person, PersonId, PersonTime, Plan, Slot, Timeline};
use crate::rule::overlap::Span;

/// A person who can be given work.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Who it is.
    pub id: PersonId,
    /// The ticks at which work may be placed.
    pub mask: Vec<u64>,
    /// The slots at which work may be placed, ascending.
    pub slots: Vec<Slot>,
    /// Ticks taken by work whose time is decided, ascending and apart.
    pub busy: Vec<Span>,
    /// Slots of capacity by day.
    pub capacity: Vec<u32>,
    /// Slots of recurring load by day.
    pub recurring: Vec<u32>,
    /// Slots of recurring load in the window.
    pub recurring_window: u32,
    /// Slots of capacity in the window, at least one.
    pub capacity_window: u32,
    /// Whether the person suits a seat of a planned task, pins aside.
    pub eligible: bool,
    /// Cost of an hour.
    pub hourly_cost: u32,
}

pub(super) fn owners(plan: &Plan, timeline: &Timeline, clock: &Clock) -> Vec<Owner> {
    let window = timeline.window_days as usize;
    let people = plan.people.iter().zip(&timeline.people).enumerate();
    let owner = |(position, (person, time)): (usize, (&Arc<Person>, &Arc<PersonTime>))| Owner {
        id: person.id,
        mask: clock.mask(&time.available),
        slots: time.available.clone(),
        busy: Vec::new(),
        recurring_window: time.recurring.iter().take(window).sum(),
        capacity_window: timeline.window_capacity(position) / timeline.grid,
        capacity: time.capacity.clone(),
        recurring: time.recurring.clone(),
        eligible: false,
        hourly_cost: person.hourly_cost.unwrap_or(0),
    };
    let mut owners: Vec<Owner> = people.map(owner).collect();
    for task in super::tasks::planned(plan) {
        for seat in &task.seats {
            let named = plan.named_in(task, seat);
            for (person, owner) in plan.people.iter().zip(&mut owners) {
                owner.eligible = owner.eligible || Plan::suits_where(person, seat, named);
            }
        }
    }
    owners
}
