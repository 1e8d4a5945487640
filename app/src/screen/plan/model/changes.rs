//! What a proposal would change in the accepted schedule, in the order in which people want to read it.

use solver::model::{Plan, Schedule};

use crate::state::diff;
pub use crate::state::diff::{Change, Moved, Place};

/// What would change if `after` took the place of `before`: what matters most first, then by beginning. O(n log n).
pub fn changes(plan: &Plan, before: &Schedule, after: &Schedule) -> Vec<Change> {
    let mut changes = diff::changes(plan, Some(before), after);
    changes.sort_by_key(|change| {
        let place = change.after.as_ref().or(change.before.as_ref());
        (rank(change.moved()), place.map(|place| place.start), change.task)
    });
    changes
}

/// Lost, handed over, moved, new.
const fn rank(moved: Moved) -> u8 {
    match moved {
        Moved::Lost => 0,
        Moved::Owner => 1,
        Moved::Week | Moved::Day | Moved::Time => 2,
        Moved::Placed => 3,
    }
}

/// How many changes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New places.
    pub placed: usize,
    /// Lost places.
    pub lost: usize,
    /// Other owners.
    pub handed: usize,
    /// Other times.
    pub moved: usize,
}

/// Counts changes by kind.
pub fn count(changes: &[Change]) -> Counts {
    let mut counts = Counts::default();
    for change in changes {
        match change.moved() {
            Moved::Placed => counts.placed += 1,
            Moved::Lost => counts.lost += 1,
            Moved::Owner => counts.handed += 1,
            Moved::Week | Moved::Day | Moved::Time => counts.moved += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use chrono::TimeDelta;
    use solver::model::PersonId;

    #[test]
    fn the_same_schedule_changes_nothing() {
        let (plan, schedule) = fixture::plan();
        assert_eq!(changes(&plan, &schedule, &schedule), []);
    }

    #[test]
    fn each_kind_of_change_is_told_and_what_matters_comes_first() {
        let (plan, before) = fixture::plan();
        let mut after = before.clone();
        let lost = after.assignments.remove(3).task;
        after.assignments[0].pieces[0].end += TimeDelta::minutes(15);
        after.assignments[1].owners = vec![PersonId(2)];
        let mut early = before.clone();
        let fresh = early.assignments.remove(2).task;
        let found = changes(&plan, &early, &after);
        let kinds: Vec<_> = found.iter().map(|change| (rank(change.moved()), change.task)).collect();
        let (moved, handed) = (before.assignments[0].task, before.assignments[1].task);
        assert_eq!(kinds, [(0, lost), (1, handed), (2, moved), (3, fresh)]);
        assert_eq!(count(&found), Counts { placed: 1, lost: 1, handed: 1, moved: 1 });
    }
}
