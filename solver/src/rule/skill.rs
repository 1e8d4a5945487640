//! Skill: an owner holds every asked skill at the asked level, and wears the asked hat or role.
//!
//! Levels do more than open the door: effort stretches by the plan's speed factors at the owners' levels.

use crate::model::{Level, Person, Plan, Seat, Task};

/// The people (by position) who may take a seat, pins aside.
pub fn owners(plan: &Plan, task: &Task, seat: &Seat) -> Vec<u32> {
    let named = plan.named_in(task, seat);
    let suits = plan.people.iter().zip(0..).filter(|(person, _)| Plan::suits_where(person, seat, named));
    suits.map(|(_, position)| position).collect()
}

/// The levels at which a person holds what a seat asks for; skills that they lack are left out.
pub fn levels<'a>(person: &'a Person, seat: &'a Seat) -> impl Iterator<Item = Level> + 'a {
    seat.needs.iter().filter_map(|need| person.level(need.skill))
}
