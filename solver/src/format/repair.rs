//! What is put right while a plan is read, and said.
//!
//! Only what can mean one thing is repaired: orders, exact doubles, dates told the wrong way round,
//! places in a schedule for work or people that are gone.
//! Everything else that looks wrong is left as it is and listed by [`crate::validate`].

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::{Assignment, Person, PersonId, Plan, Schedule, Task, TaskId};
use crate::validate::{Names, Subject};

/// Which of the plan's two schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WhichSchedule {
    /// The accepted one.
    Accepted,
    /// What people were told.
    Announced,
}

/// Why a place in a schedule was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gone {
    /// No such task.
    Task,
    /// No such person.
    Owner(PersonId),
    /// The task had a place already; the first one stays.
    Doubled,
}

/// Something that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// The file was written in an older format.
    Migrated {
        /// Its format.
        from: u32,
    },
    /// A field that this version does not know; it is left out when the plan is saved.
    UnknownField {
        /// Where it stands, `tasks[3].mood`.
        path: String,
    },
    /// `unplaced` was not the first goal, or a goal stood twice.
    Goals,
    /// The places of a schedule, or the pieces of one, were not in order.
    Order(WhichSchedule),
    /// A place was taken out of a schedule; accepted work without a place is unplaced until the next solve.
    Removed {
        /// Out of which schedule.
        schedule: WhichSchedule,
        /// Of which task.
        task: TaskId,
        /// Why.
        why: Gone,
    },
    /// Time off whose last day was before its first: the two were swapped.
    TimeOff {
        /// Whose.
        person: PersonId,
        /// The first day now.
        first: NaiveDate,
        /// The last day now.
        last: NaiveDate,
    },
    /// Working intervals of a day were not in order.
    Week {
        /// Whose.
        person: PersonId,
    },
    /// The very same entry twice in one of a person's lists (hats, skills, wishes, days of a recurring load).
    DoubledInPerson {
        /// Whose.
        person: PersonId,
    },
    /// The very same link twice.
    DoubledLink {
        /// Of which task.
        task: TaskId,
    },
}

impl Repair {
    /// Every code that [`Repair::code`] may give.
    pub const CODES: [&'static str; 9] =
        ["W2901", "W2902", "W2903", "W2904", "W2905", "W2906", "W2907", "W2908", "W2909"];

    /// The stable code under which `docs/errors.md` explains it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Migrated { .. } => "W2901",
            Self::UnknownField { .. } => "W2902",
            Self::Goals => "W2903",
            Self::Order(_) => "W2904",
            Self::Removed { .. } => "W2905",
            Self::TimeOff { .. } => "W2906",
            Self::Week { .. } => "W2907",
            Self::DoubledInPerson { .. } => "W2908",
            Self::DoubledLink { .. } => "W2909",
        }
    }

    /// The repair in English, with the names that the plan knows.
    pub fn say(&self, plan: &Plan) -> String {
        let names = Names { plan };
        let task = |id: TaskId| names.subject(Subject::Task(id));
        let person = |id: PersonId| names.person(id);
        let which = |schedule: WhichSchedule| match schedule {
            WhichSchedule::Accepted => "the accepted schedule",
            WhichSchedule::Announced => "the announced plan",
        };
        match self {
            Self::Migrated { from } => format!("the file was brought from format {from} to the current one"),
            Self::UnknownField { path } => {
                format!("\"{path}\" is not a known field: it is left out when the plan is saved")
            }
            Self::Goals => "the goals were put in order: unplaced first, each once".into(),
            Self::Order(schedule) => format!("{} was put in order", which(*schedule)),
            Self::Removed { schedule, task: id, why } => {
                let why = match why {
                    Gone::Task => "there is no such task".into(),
                    Gone::Owner(owner) => format!("there is no person {owner}"),
                    Gone::Doubled => "it stood there twice".to_owned(),
                };
                format!("{} was taken out of {}: {why}", task(*id), which(*schedule))
            }
            Self::TimeOff { person: id, first, last } => {
                format!("time off of {}: first and last day were swapped ({first} to {last})", person(*id))
            }
            Self::Week { person: id } => format!("the working week of {} was put in order", person(*id)),
            Self::DoubledInPerson { person: id } => {
                format!("{}: what stood twice in one list stands there once", person(*id))
            }
            Self::DoubledLink { task: id } => format!("{}: a link that stood twice stands once", task(*id)),
        }
    }
}

/// Puts right what can mean one thing; O(n log n).
pub(super) fn repair(plan: &mut Plan) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let goals = plan.goals.normalised();
    if goals != plan.goals {
        plan.goals = goals;
        repairs.push(Repair::Goals);
    }
    for person in &mut plan.people {
        if let Some((repaired, found)) = person_repaired(person) {
            *person = Arc::new(repaired);
            repairs.extend(found);
        }
    }
    for task in &mut plan.tasks {
        if let Some(repaired) = task_repaired(task) {
            repairs.push(Repair::DoubledLink { task: task.id });
            *task = Arc::new(repaired);
        }
    }
    let tasks: BTreeSet<TaskId> = plan.tasks.iter().map(|task| task.id).collect();
    let people: BTreeSet<PersonId> = plan.people.iter().map(|person| person.id).collect();
    if let Some(schedule) = &mut plan.schedule {
        schedule_repaired(Arc::make_mut(schedule), WhichSchedule::Accepted, &tasks, &people, &mut repairs);
    }
    if let Some(announced) = &mut plan.announced {
        let schedule = &mut Arc::make_mut(announced).schedule;
        schedule_repaired(schedule, WhichSchedule::Announced, &tasks, &people, &mut repairs);
    }
    repairs
}

fn person_repaired(person: &Person) -> Option<(Person, Vec<Repair>)> {
    let mut repaired = person.clone();
    let mut repairs = Vec::new();
    for off in &mut repaired.time_off {
        if off.last < off.first {
            std::mem::swap(&mut off.first, &mut off.last);
            repairs.push(Repair::TimeOff { person: person.id, first: off.first, last: off.last });
        }
    }
    let mut disordered = false;
    for day in repaired.week.days_mut() {
        if !day.is_sorted() {
            day.sort_unstable();
            disordered = true;
        }
    }
    if disordered {
        repairs.push(Repair::Week { person: person.id });
    }
    let mut doubled = once(&mut repaired.hats);
    doubled |= once(&mut repaired.skills);
    doubled |= once(&mut repaired.wishes.grow);
    doubled |= once(&mut repaired.wishes.avoid);
    for load in &mut repaired.recurring {
        doubled |= once(&mut load.days);
    }
    if doubled {
        repairs.push(Repair::DoubledInPerson { person: person.id });
    }
    (!repairs.is_empty()).then_some((repaired, repairs))
}

fn task_repaired(task: &Task) -> Option<Task> {
    let mut after = task.after.clone();
    once(&mut after).then(|| Task { after, ..task.clone() })
}

/// Takes out what stands twice, whether or not side by side; short lists only.
fn once<T: PartialEq + Clone>(list: &mut Vec<T>) -> bool {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for entry in list.iter() {
        if !kept.contains(entry) {
            kept.push(entry.clone());
        }
    }
    let doubled = kept.len() < list.len();
    *list = kept;
    doubled
}

fn schedule_repaired(
    schedule: &mut Schedule,
    which: WhichSchedule,
    tasks: &BTreeSet<TaskId>,
    people: &BTreeSet<PersonId>,
    repairs: &mut Vec<Repair>,
) {
    let mut seen = BTreeSet::new();
    let gone = |assignment: &Assignment, seen: &BTreeSet<TaskId>| {
        if !tasks.contains(&assignment.task) {
            return Some(Gone::Task);
        }
        if let Some(owner) = assignment.owners.iter().find(|owner| !people.contains(owner)) {
            return Some(Gone::Owner(*owner));
        }
        seen.contains(&assignment.task).then_some(Gone::Doubled)
    };
    schedule.assignments.retain(|assignment| {
        let why = gone(assignment, &seen);
        let _ = seen.insert(assignment.task);
        if let Some(why) = why {
            repairs.push(Repair::Removed { schedule: which, task: assignment.task, why });
        }
        why.is_none()
    });
    let mut disordered = !schedule.assignments.is_sorted_by_key(|assignment| assignment.task);
    schedule.assignments.sort_by_key(|assignment| assignment.task);
    for assignment in &mut schedule.assignments {
        if !assignment.pieces.is_sorted() {
            assignment.pieces.sort_unstable();
            disordered = true;
        }
    }
    if disordered {
        repairs.push(Repair::Order(which));
    }
}
