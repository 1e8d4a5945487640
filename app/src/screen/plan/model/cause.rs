//! Why a task moves in a proposal, where that is known: its place no longer holds, or it makes room for another.

use std::collections::BTreeMap;

use solver::check::{Breach, check};
use solver::model::{Plan, Schedule, TaskId};

use super::changes::{Change, Place};

/// Why a task moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its place breaks a rule as the facts are now.
    Broken(Breach),
    /// Another task stands there then.
    Room(TaskId),
}

/// The causes that are known, by task. One look of the verifier at the old schedule, and O(changes²).
pub fn causes(plan: &Plan, old: &Schedule, changes: &[Change]) -> BTreeMap<TaskId, Cause> {
    let mut found = BTreeMap::new();
    for breach in check(plan, old).breaches {
        found.entry(breach.task).or_insert(Cause::Broken(breach));
    }
    let moved = |task: TaskId| changes.iter().any(|change| change.task == task);
    found.retain(|task, _| moved(*task));
    for change in changes {
        let Some(was) = change.before.as_ref().filter(|_| !found.contains_key(&change.task)) else {
            continue;
        };
        let there = |other: &&Change| {
            other.task != change.task && other.after.as_ref().is_some_and(|place| meets(was, place))
        };
        let first = changes
            .iter()
            .filter(there)
            .min_by_key(|other| (other.after.as_ref().map(|place| place.start), other.task));
        if let Some(other) = first {
            found.insert(change.task, Cause::Room(other.task));
        }
    }
    found
}

/// Whether two places share an owner and time.
fn meets(one: &Place, other: &Place) -> bool {
    one.start < other.end
        && other.start < one.end
        && one.owners.iter().any(|owner| other.owners.contains(owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::changes::changes;
    use crate::screen::plan::model::fixture;
    use solver::model::{DayPart, TimeOff};
    use std::sync::Arc;

    #[test]
    fn a_broken_place_and_room_for_another_are_told() {
        let (mut plan, before) = fixture::plan();
        let (first, second) = (before.assignments[0].clone(), before.assignments[1].clone());
        let day = first.start().unwrap().date();
        for person in plan.people.iter_mut().filter(|person| first.owners.contains(&person.id)) {
            let off = TimeOff { first: day, last: day, part: DayPart::Whole, note: String::new() };
            Arc::make_mut(person).time_off.push(off);
        }
        let mut after = before.clone();
        // The second makes room for the first, which cannot stay.
        after.assignments[0].owners.clone_from(&second.owners);
        after.assignments[0].pieces.clone_from(&second.pieces);
        after.assignments[1].pieces = vec![solver::model::Piece {
            start: second.end().unwrap() + chrono::Days::new(7),
            end: second.end().unwrap() + chrono::Days::new(8),
        }];
        let changes = changes(&plan, &before, &after);
        let causes = causes(&plan, &before, &changes);
        assert!(matches!(causes.get(&first.task), Some(Cause::Broken(_))), "{causes:?}");
        let room = causes.get(&second.task);
        assert!(
            matches!(room, Some(Cause::Broken(_))) || room == Some(&Cause::Room(first.task)),
            "{causes:?}"
        );
    }
}
