//! Work without a place, and why, in English.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use solver::explain::{Bar, Desk, Room, Shortfall};
use solver::model::{Need, PersonId, Plan, Schedule, SeatFor, TaskId};
use solver::validate::Names;

use crate::say::{self, hours};

/// At most so many tasks are named.
const NAMED: usize = 20;

/// The tasks without a place: a heading and one line each, with what stands in the way; nothing where there are none.
pub fn lines(plan: &Plan, schedule: &Schedule, tasks: &[TaskId]) -> Vec<String> {
    if tasks.is_empty() {
        return Vec::new();
    }
    let names = Names { plan };
    let desk = Desk::new(plan, schedule);
    let mut lines = vec![format!("unplaced: {} of {} tasks", tasks.len(), plan.tasks.len())];
    let line = |task: &TaskId| format!("  {}: {}", names.task(*task), why(names, &desk.shortfall(*task)));
    lines.extend(tasks.iter().take(NAMED).map(line));
    if tasks.len() > NAMED {
        lines.push(format!("  and {} more", tasks.len() - NAMED));
    }
    lines
}

/// What stands between a task and a place.
pub fn why(names: Names<'_>, shortfall: &Shortfall) -> String {
    match shortfall {
        Shortfall::None => "nothing is missing".into(),
        Shortfall::Room(Room { start, .. }) => format!("there is room from {start}; solve again"),
        Shortfall::Nobody { needs, who, near, .. } => {
            let asked = asked(names, needs, *who);
            match near.first() {
                None => format!("{asked}: nobody"),
                Some((person, bar)) => {
                    format!("{asked}: nobody; {} {}", names.person(*person), stands(names, bar))
                }
            }
        }
        Shortfall::PinnedPerson { person, bar } => {
            let bar = bar.as_ref().map_or_else(|| "is not there".into(), |bar| stands(names, bar));
            format!("is pinned to {}, who {bar}", names.person(*person))
        }
        Shortfall::FewPeople { seats, people } => {
            format!("has {seats} seats, but only {} for them", all(names, people))
        }
        Shortfall::After { task, root } if task == root => {
            format!("waits for {}, which has no place", names.task(*task))
        }
        Shortfall::After { task, root } => {
            let (task, root) = (names.task(*task), names.task(*root));
            format!("waits for {task} and so for {root}, which has no place")
        }
        Shortfall::Cycle { tasks } => format!("waits for itself, through {} tasks", tasks.len()),
        Shortfall::Pin { at, breaches } => {
            let how: Vec<String> = breaches.iter().take(2).map(|breach| say::how(names, breach)).collect();
            format!("is pinned to {at}, where it {}", how.join(", and "))
        }
        Shortfall::TooLate { horizon, .. } => format!("cannot start before the horizon, {horizon}"),
        Shortfall::Hours { needs, missing, person, from, to, .. } => {
            let (asked, missing) = (asked(names, needs, None), hours(*missing));
            let nearest = names.person(*person);
            format!("{asked}: {missing} missing in {}, {nearest} comes nearest", weeks(*from, *to))
        }
        Shortfall::Together { people, needed, free, from, to } => {
            let (free, needed) = (hours(*free), hours(*needed));
            let people = all(names, people);
            format!("takes {needed}, but {people} have {free} free together in {}", weeks(*from, *to))
        }
        Shortfall::Stretch { people, needed, longest } => {
            let (needed, longest, people) = (hours(*needed), hours(*longest), all(names, people));
            format!(
                "takes {needed} in one go; the longest time that {people} has without other work is {longest}"
            )
        }
    }
}

/// `Motion ≥ 3`, `an AM`, `anybody`.
pub fn asked(names: Names<'_>, needs: &[Need], who: Option<SeatFor>) -> String {
    let skills = needs.iter().map(|need| format!("{} ≥ {}", names.skill(need.skill), need.level.0));
    let asked: Vec<String> = skills.chain(who.map(|who| say::role(who).to_owned())).collect();
    if asked.is_empty() { "anybody".into() } else { asked.join(", ") }
}

/// What stands in a person's way.
fn stands(names: Names<'_>, bar: &Bar) -> String {
    match bar {
        Bar::Level { need, held: Some(held) } => {
            format!("has {} at {} only", names.skill(need.skill), held.0)
        }
        Bar::Level { need, held: None } => format!("does not have {}", names.skill(need.skill)),
        Bar::Role { .. } => "does not wear the hat".into(),
        Bar::Pinned { person } => format!("is not {}, to whom the seat is pinned", names.person(*person)),
        Bar::Started { person } => format!("is not {}, who has begun it", names.person(*person)),
        Bar::OtherSeat => "has another seat of the task".into(),
        Bar::NoRoom => "has no room for it".into(),
        Bar::After { task } => format!("waits for {}, which has no place", names.task(*task)),
    }
}

/// People, each once.
pub fn all(names: Names<'_>, people: &[PersonId]) -> String {
    let each: BTreeSet<PersonId> = people.iter().copied().collect();
    let each: Vec<String> = each.into_iter().map(|person| names.person(person)).collect();
    each.join(" and ")
}

/// Calendar weeks: `week 48`, `weeks 48–49`.
pub fn weeks(first: NaiveDate, last: NaiveDate) -> String {
    let (first, last) = (first.iso_week(), last.iso_week());
    if first == last {
        format!("week {}", first.week())
    } else {
        format!("weeks {}–{}", first.week(), last.week())
    }
}
