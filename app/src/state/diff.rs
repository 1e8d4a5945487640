//! What a proposal would change, task by task.

use chrono::{Datelike, NaiveDateTime};
use solver::model::{Assignment, PersonId, Plan, Schedule, TaskId};

/// Where a task stands: who has it, from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The owner of each seat.
    pub owners: Vec<PersonId>,
    /// When it begins.
    pub start: NaiveDateTime,
    /// When it is over.
    pub end: NaiveDateTime,
}

/// A task that stands elsewhere in the proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which task.
    pub task: TaskId,
    /// Where it stood; none: it had no place.
    pub before: Option<Place>,
    /// Where it would stand; none: it would have no place.
    pub after: Option<Place>,
}

/// How far a task moves; the furthest that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// It loses its place.
    Lost,
    /// It finds a place.
    Placed,
    /// Somebody else does it.
    Owner,
    /// It begins in another week (Monday to Sunday).
    Week,
    /// It begins on another day.
    Day,
    /// It begins or ends at another time.
    Time,
}

impl Change {
    /// How far the task moves.
    pub fn moved(&self) -> Moved {
        match (&self.before, &self.after) {
            (None, _) => Moved::Placed,
            (Some(_), None) => Moved::Lost,
            (Some(before), Some(after)) => {
                let (was, will) = (before.start.date(), after.start.date());
                if before.owners != after.owners {
                    Moved::Owner
                } else if was.iso_week() != will.iso_week() {
                    Moved::Week
                } else if was != will {
                    Moved::Day
                } else {
                    Moved::Time
                }
            }
        }
    }
}

/// The tasks whose place differs between two schedules, in the plan's order; O(n log n).
pub fn changes(plan: &Plan, from: Option<&Schedule>, to: &Schedule) -> Vec<Change> {
    let place = |schedule: Option<&Schedule>, task| schedule?.get(task).and_then(place_of);
    let change = |task: TaskId| {
        let (before, after) = (place(from, task), place(Some(to), task));
        (before != after).then_some(Change { task, before, after })
    };
    plan.tasks.iter().filter_map(|task| change(task.id)).collect()
}

fn place_of(assignment: &Assignment) -> Option<Place> {
    Some(Place { owners: assignment.owners.clone(), start: assignment.start()?, end: assignment.end()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::model::{Piece, ProjectId, Task};
    use std::sync::Arc;

    /// A task of one hour for a person, from an hour of December 2026 on.
    fn assignment(task: u32, owner: u32, day: u32, hour: u32) -> Assignment {
        let at = |hour| NaiveDate::from_ymd_opt(2026, 12, day).unwrap().and_hms_opt(hour, 0, 0).unwrap();
        let pieces = vec![Piece { start: at(hour), end: at(hour + 1) }];
        Assignment { task: TaskId(task), owners: vec![PersonId(owner)], pieces }
    }

    fn moved(from: &[Assignment], to: &[Assignment]) -> Vec<(u32, Moved)> {
        let mut plan = Plan::new("p", NaiveDate::default());
        // The order of the plan, not of the ids, is the order of the list.
        for id in [3, 1, 2, 4] {
            plan.tasks.push(Arc::new(Task::new(TaskId(id), ProjectId(1), "t")));
        }
        let schedule = |list: &[Assignment]| Schedule::new(list.to_vec());
        let changes = changes(&plan, Some(&schedule(from)), &schedule(to));
        changes.iter().map(|change| (change.task.0, change.moved())).collect()
    }

    #[test]
    fn each_task_is_listed_with_how_far_it_moves() {
        let from = [assignment(1, 1, 1, 9), assignment(2, 1, 1, 10), assignment(4, 1, 2, 9)];
        let to = [assignment(1, 2, 8, 9), assignment(3, 1, 1, 9), assignment(4, 1, 2, 9)];
        assert_eq!(moved(&from, &to), [(3, Moved::Placed), (1, Moved::Owner), (2, Moved::Lost)]);
        assert_eq!(moved(&from, &from), []);
    }

    #[test]
    fn a_move_in_time_is_a_week_a_day_or_less() {
        let to = |day, hour| moved(&[assignment(1, 1, 4, 9)], &[assignment(1, 1, day, hour)]);
        assert_eq!(to(7, 9), [(1, Moved::Week)], "Friday to Monday");
        assert_eq!(to(3, 9), [(1, Moved::Day)]);
        assert_eq!(to(4, 10), [(1, Moved::Time)]);
    }

    #[test]
    fn without_a_schedule_before_everything_is_new() {
        let mut plan = Plan::new("p", NaiveDate::default());
        plan.tasks.push(Arc::new(Task::new(TaskId(1), ProjectId(1), "t")));
        let to = Schedule::new(vec![assignment(1, 1, 1, 9)]);
        assert_eq!(changes(&plan, None, &to).len(), 1);
    }
}
