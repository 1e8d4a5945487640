//! Peak load: the highest over people of all their hours, those after the window too, with the recurring load
//! of the window, ÷ their capacity in the window, in permille, rounded up.

use crate::instance::{Instance, Layout, Owner};

/// The load of a person with so many slots of assigned work.
pub const fn permille(owner: &Owner, assigned: i64) -> i64 {
    let slots = (assigned + owner.recurring_window as i64) * 1000;
    let capacity = owner.capacity_window as i64;
    (slots + capacity - 1) / capacity
}

/// Slots of assigned work of each person.
pub fn assigned(instance: &Instance, layout: &Layout) -> Vec<i64> {
    let mut assigned = vec![0; instance.people.len()];
    for (task, placed) in layout.placed() {
        let mut slots = 0;
        layout.by_day(instance, task, |_, worked| slots += i64::from(worked));
        for owner in &placed.owners {
            assigned[*owner as usize] += slots;
        }
    }
    assigned
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    let assigned = assigned(instance, layout);
    instance.people.iter().zip(assigned).map(|(owner, slots)| permille(owner, slots)).max().unwrap_or(0)
}
