//! Seats, skills and hats: one owner per seat, who may take it.

use super::facts::{Facts, Placed};
use super::{BreachDetail, Found};
use crate::model::{Person, Seat, SeatFor};

pub(super) fn check(facts: &Facts<'_>, found: &mut Found) {
    for placed in &facts.placed {
        seats(facts, placed, found);
        for (seat, owner) in placed.task.seats.iter().zip(&placed.assignment.owners) {
            if let Some(person) = facts.person(*owner) {
                skills(facts, placed, seat, person, found);
            }
        }
    }
}

fn seats(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let (task, owners) = (placed.task, &placed.assignment.owners);
    if owners.len() != task.seats.len() {
        let detail = BreachDetail::Owners { seats: task.seats.len(), owners: owners.len() };
        found.add(facts, task.id, detail);
    }
    for (index, person) in owners.iter().copied().enumerate() {
        if facts.person_of(person).is_none() {
            found.add(facts, task.id, BreachDetail::UnknownOwner { person });
        }
        if owners.iter().take(index).any(|other| *other == person) {
            found.add(facts, task.id, BreachDetail::TwoSeats { person });
        }
    }
}

fn skills(facts: &Facts<'_>, placed: &Placed<'_>, seat: &Seat, person: &Person, found: &mut Found) {
    let task = placed.task;
    for need in &seat.needs {
        let held = person.level(need.skill);
        if held.is_none_or(|held| held < need.level) {
            let (person, skill, asked) = (person.id, need.skill, need.level);
            found.add(facts, task.id, BreachDetail::Unskilled { person, skill, asked, held });
        }
    }
    let Some(asked) = seat.who else { return };
    let suits = match asked {
        SeatFor::Hat(hat) => person.hats.contains(&hat),
        SeatFor::ProjectPm | SeatFor::ProjectAm => facts.plan.named_for(task, asked) == Some(person.id),
    };
    if !suits {
        found.add(facts, task.id, BreachDetail::WrongRole { person: person.id, asked });
    }
}
