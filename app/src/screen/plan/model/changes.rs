//! What a proposal would change in the accepted schedule, task by task.

use chrono::NaiveDateTime;
use solver::model::{Assignment, PersonId, Plan, Schedule, TaskId};

/// A place: who and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The owners, seat by seat.
    pub owners: Vec<PersonId>,
    /// When it begins.
    pub start: NaiveDateTime,
    /// When it is over.
    pub end: NaiveDateTime,
}

/// One task that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It had no place and would get one.
    Placed(TaskId, Place),
    /// It had a place and would lose it.
    Dropped(TaskId, Place),
    /// Somebody else would do it, perhaps at another time.
    Handed(TaskId, Place, Place),
    /// The same people would do it at another time.
    Moved(TaskId, Place, Place),
}

impl Change {
    /// Which task.
    pub const fn task(&self) -> TaskId {
        match self {
            Self::Placed(task, _)
            | Self::Dropped(task, _)
            | Self::Handed(task, ..)
            | Self::Moved(task, ..) => *task,
        }
    }

    /// Whether it has a place in the accepted schedule.
    pub const fn had_place(&self) -> bool {
        !matches!(self, Self::Placed(..))
    }

    /// What matters most comes first: lost, handed over, moved, new.
    const fn rank(&self) -> u8 {
        match self {
            Self::Dropped(..) => 0,
            Self::Handed(..) => 1,
            Self::Moved(..) => 2,
            Self::Placed(..) => 3,
        }
    }
}

/// What would change if `after` took the place of `before`: what matters most first, then by new beginning.
/// Tasks that the plan no longer has are left out. O(n log n).
pub fn changes(plan: &Plan, before: &Schedule, after: &Schedule) -> Vec<Change> {
    let place = |assignment: &Assignment| {
        Some(Place { owners: assignment.owners.clone(), start: assignment.start()?, end: assignment.end()? })
    };
    let change = |task: TaskId| {
        let (old, new) = (before.get(task), after.get(task));
        match (old.and_then(place), new.and_then(place)) {
            (None, Some(new)) => Some(Change::Placed(task, new)),
            (Some(old), None) => Some(Change::Dropped(task, old)),
            (Some(old), Some(new)) if old.owners != new.owners => Some(Change::Handed(task, old, new)),
            (Some(from), Some(to)) if old.map(|a| &a.pieces) != new.map(|a| &a.pieces) => {
                Some(Change::Moved(task, from, to))
            }
            _ => None,
        }
    };
    let mut changes: Vec<Change> = plan.tasks.iter().filter_map(|task| change(task.id)).collect();
    changes.sort_by_key(|change| {
        let start = match change {
            Change::Placed(_, place) | Change::Dropped(_, place) => place.start,
            Change::Handed(_, _, to) | Change::Moved(_, _, to) => to.start,
        };
        (change.rank(), start, change.task())
    });
    changes
}

/// How many changes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New places.
    pub placed: usize,
    /// Lost places.
    pub dropped: usize,
    /// Other owners.
    pub handed: usize,
    /// Other times.
    pub moved: usize,
}

/// Counts changes by kind.
pub fn count(changes: &[Change]) -> Counts {
    let mut counts = Counts::default();
    for change in changes {
        match change {
            Change::Placed(..) => counts.placed += 1,
            Change::Dropped(..) => counts.dropped += 1,
            Change::Handed(..) => counts.handed += 1,
            Change::Moved(..) => counts.moved += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use chrono::TimeDelta;

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
        let kinds: Vec<(u8, TaskId)> = found.iter().map(|change| (change.rank(), change.task())).collect();
        let (moved, handed) = (before.assignments[0].task, before.assignments[1].task);
        assert_eq!(kinds, [(0, lost), (1, handed), (2, moved), (3, fresh)]);
        assert_eq!(count(&found), Counts { placed: 1, dropped: 1, handed: 1, moved: 1 });
    }

    #[test]
    fn tasks_that_are_gone_are_not_told() {
        let (mut plan, before) = fixture::plan();
        plan.tasks.clear();
        assert_eq!(changes(&plan, &before, &Schedule::default()), []);
    }
}
