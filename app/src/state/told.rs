//! What has changed since people were told, person by person: the announced plan against the accepted schedule.

use std::collections::{BTreeMap, BTreeSet};

use solver::model::{PersonId, Plan, TaskId};

use super::diff::{self, Change, Place};

/// Something that has changed for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which task.
    pub task: TaskId,
    /// How.
    pub news: News,
}

/// How a task has changed for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// They still have it, at another time.
    Moved {
        /// What they were told.
        was: Place,
        /// What holds now.
        now: Place,
    },
    /// They were not told of it.
    New {
        /// Who had it; nobody: it is new work.
        from: Vec<PersonId>,
        /// When it is theirs.
        now: Place,
    },
    /// It is not theirs any more.
    Gone {
        /// Who has it now; nobody: it has no place.
        to: Vec<PersonId>,
        /// What they were told.
        was: Place,
    },
}

impl Line {
    /// The moment by which lines are put in order.
    fn start(&self) -> chrono::NaiveDateTime {
        match &self.news {
            News::Moved { now, .. } | News::New { now, .. } => now.start,
            News::Gone { was, .. } => was.start,
        }
    }
}

/// What has changed for a person; of nobody: milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub person: Option<PersonId>,
    /// By beginning.
    pub lines: Vec<Line>,
}

/// The tasks that stand elsewhere than announced, in the order of the plan; none without an announcement.
/// What is done is no surprise. O(n log n).
pub fn moved(plan: &Plan) -> Vec<Change> {
    let (Some(announced), Some(accepted)) = (&plan.announced, &plan.schedule) else { return Vec::new() };
    let mut changes = diff::changes(plan, Some(&announced.schedule), accepted);
    changes.retain(|change| plan.task(change.task).is_some_and(|task| !task.progress.done));
    changes
}

/// What has changed since people were told, in the order of the plan's people, milestones last. O(n log n).
pub fn since(plan: &Plan) -> Vec<Told> {
    let mut lines: BTreeMap<Option<PersonId>, Vec<Line>> = BTreeMap::new();
    for change in moved(plan) {
        for (person, news) in news(&change) {
            lines.entry(person).or_default().push(Line { task: change.task, news });
        }
    }
    let people = plan.people.iter().map(|person| Some(person.id)).chain([None]);
    people
        .filter_map(|person| {
            let mut lines = lines.remove(&person)?;
            lines.sort_by_key(|line| (line.start(), line.task));
            Some(Told { person, lines })
        })
        .collect()
}

/// How many tasks some lists speak of.
pub fn tasks(told: &[Told]) -> usize {
    told.iter().flat_map(|told| &told.lines).map(|line| line.task).collect::<BTreeSet<_>>().len()
}

/// What a change means for each of its people.
fn news(change: &Change) -> Vec<(Option<PersonId>, News)> {
    let owners = |place: &Option<Place>| place.as_ref().map(|place| place.owners.clone()).unwrap_or_default();
    let (before, after) = (owners(&change.before), owners(&change.after));
    let without = |list: &[PersonId], other: &[PersonId]| -> Vec<PersonId> {
        list.iter().copied().filter(|person| !other.contains(person)).collect()
    };
    let (left, joined) = (without(&before, &after), without(&after, &before));
    let mut found = Vec::new();
    if let (Some(was), Some(now)) = (&change.before, &change.after) {
        let elsewhere = (was.start, was.end) != (now.start, now.end);
        let stayed = before.iter().copied().filter(|person| after.contains(person)).map(Some);
        let moment = before.is_empty() && after.is_empty();
        for person in stayed.chain(moment.then_some(None)).filter(|_| elsewhere) {
            found.push((person, News::Moved { was: was.clone(), now: now.clone() }));
        }
    }
    if let Some(was) = &change.before {
        let gone = || News::Gone { to: joined.clone(), was: was.clone() };
        found.extend(left.iter().map(|person| (Some(*person), gone())));
        if before.is_empty() && change.after.is_none() {
            found.push((None, gone()));
        }
    }
    if let Some(now) = &change.after {
        let new = || News::New { from: left.clone(), now: now.clone() };
        found.extend(joined.iter().map(|person| (Some(*person), new())));
        if after.is_empty() && change.before.is_none() {
            found.push((None, new()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::model::{Announced, Assignment, Person, Piece, ProjectId, Schedule, Task};
    use std::sync::Arc;

    fn given(task: u32, owners: &[u32], day: u32) -> Assignment {
        let at = |hour| NaiveDate::from_ymd_opt(2026, 12, day).unwrap().and_hms_opt(hour, 0, 0).unwrap();
        let owners = owners.iter().map(|owner| PersonId(*owner)).collect();
        Assignment { task: TaskId(task), owners, pieces: vec![Piece { start: at(10), end: at(12) }] }
    }

    fn plan(announced: &[Assignment], accepted: &[Assignment]) -> Plan {
        let mut plan = Plan::new("p", NaiveDate::default());
        for id in 1..=3 {
            plan.people.push(Arc::new(Person::new(PersonId(id), "x")));
        }
        for id in 1..=6 {
            plan.tasks.push(Arc::new(Task::new(TaskId(id), ProjectId(1), "t")));
        }
        let schedule = |list: &[Assignment]| Schedule::new(list.to_vec());
        let (on, by) = (NaiveDate::default(), String::new());
        plan.announced = Some(Arc::new(Announced { on, by, schedule: schedule(announced) }));
        plan.schedule = Some(Arc::new(schedule(accepted)));
        plan
    }

    type Said = Vec<(Option<u32>, Vec<(u32, char)>)>;

    fn said(told: &[Told]) -> Said {
        let letter = |line: &Line| match &line.news {
            News::Moved { .. } => 'm',
            News::New { from, .. } => {
                if from.is_empty() {
                    'n'
                } else {
                    'h'
                }
            }
            News::Gone { to, .. } => {
                if to.is_empty() {
                    'x'
                } else {
                    'g'
                }
            }
        };
        let lines = |told: &Told| told.lines.iter().map(|line| (line.task.0, letter(line))).collect();
        told.iter().map(|told| (told.person.map(|person| person.0), lines(told))).collect()
    }

    #[test]
    fn everybody_hears_what_has_changed_for_them() {
        let announced = [given(1, &[1], 1), given(2, &[1], 2), given(3, &[2, 3], 3), given(5, &[2], 4)];
        let accepted = [given(1, &[1], 8), given(2, &[2], 2), given(3, &[2, 1], 3), given(4, &[3], 1)];
        let plan = plan(&announced, &accepted);
        let told = since(&plan);
        assert_eq!(
            said(&told),
            [
                (Some(1), vec![(2, 'g'), (3, 'h'), (1, 'm')]),
                (Some(2), vec![(2, 'h'), (5, 'x')]),
                (Some(3), vec![(4, 'n'), (3, 'g')]),
            ]
        );
        assert_eq!(tasks(&told), 5);
        assert_eq!(moved(&plan).len(), 5);
    }

    #[test]
    fn milestones_are_nobodys_and_what_is_done_is_no_news() {
        let mut plan = plan(&[given(1, &[], 1), given(2, &[1], 1)], &[given(1, &[], 2)]);
        assert_eq!(said(&since(&plan)), [(Some(1), vec![(2, 'x')]), (None, vec![(1, 'm')])]);
        for task in &mut plan.tasks {
            Arc::make_mut(task).progress.done = true;
        }
        assert_eq!(since(&plan), []);
        plan.announced = None;
        assert_eq!(since(&plan), []);
    }
}
