//! Whether there are people for every seat: skills, levels, roles, pins, and enough of them at once.

use std::collections::BTreeMap;

use super::index::Index;
use super::{Hint, Lack, Problem, Subject, Values};
use crate::model::{Level, Person, PersonId, Rule, Seat, SeatFor, SkillId, Task};

/// More seats than this are only counted, not matched with people one by one.
const MOST_MATCHED: usize = 32;

/// Every seat of planned work must find somebody; O(planned seats × people).
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let waiting = index.planned().filter(|task| !task.is_milestone()).count();
    if index.people.is_empty() {
        if waiting > 0 {
            let values = Values::NoPeople { tasks: waiting };
            problems.push(Problem::new(Subject::Plan, values, Some(Hint::AddPeople)));
        }
        return;
    }
    let best = best_levels(index);
    for task in index.planned() {
        task_staffed(index, &best, task, problems);
    }
}

/// Who holds each skill at the highest level; of several the first.
fn best_levels(index: &Index<'_>) -> BTreeMap<SkillId, (PersonId, Level)> {
    let mut best: BTreeMap<SkillId, (PersonId, Level)> = BTreeMap::new();
    for person in &index.plan.people {
        for held in &person.skills {
            let highest = best.entry(held.skill).or_insert((person.id, held.level));
            if held.level > highest.1 {
                *highest = (person.id, held.level);
            }
        }
    }
    best
}

fn task_staffed(
    index: &Index<'_>,
    best: &BTreeMap<SkillId, (PersonId, Level)>,
    task: &Task,
    problems: &mut Vec<Problem>,
) {
    let subject = Subject::Task(task.id);
    let before = problems.len();
    let mut suitable: Vec<Vec<usize>> = Vec::with_capacity(task.seats.len().min(MOST_MATCHED));
    for (number, seat) in task.seats.iter().enumerate() {
        let excepted = index.plan.excepted(task.id, Rule::Skill);
        match seat.pin {
            Some(_) if excepted => {}
            Some(pin) => {
                let lack = index.people.get(&pin).and_then(|person| lack(index, task, seat, person));
                problems.extend(lack.map(|lack| {
                    let hint = Some(Hint::Exception(Rule::Skill));
                    Problem::new(subject, Values::PinUnsuited { seat: number, person: pin, lack }, hint)
                }));
            }
            None => seat_staffed(index, best, task, (number, seat), problems),
        }
        if number < MOST_MATCHED {
            suitable.push(suitable_people(index, task, seat, excepted));
        }
    }
    for (number, seat) in task.seats.iter().enumerate().take(MOST_MATCHED) {
        let Some(pin) = seat.pin else { continue };
        if task.seats.iter().take(number).any(|earlier| earlier.pin == Some(pin)) {
            problems.push(Problem::new(subject, Values::PinnedTwice { person: pin }, None));
        }
    }
    // Only where each seat alone would find somebody is it worth saying that together they do not.
    if task.seats.len() < 2 || problems.len() > before {
        return;
    }
    let people = if task.seats.len() > MOST_MATCHED {
        index.people.len().min(task.seats.len())
    } else {
        matched(&suitable, index.plan.people.len())
    };
    if people < task.seats.len() {
        let values = Values::TooFewPeople { seats: task.seats.len(), people };
        problems.push(Problem::new(subject, values, Some(Hint::FewerSeats)));
    }
}

/// One seat that is not pinned.
fn seat_staffed(
    index: &Index<'_>,
    best: &BTreeMap<SkillId, (PersonId, Level)>,
    task: &Task,
    (number, seat): (usize, &Seat),
    problems: &mut Vec<Problem>,
) {
    let subject = Subject::Task(task.id);
    let before = problems.len();
    for need in &seat.needs {
        let highest = best.get(&need.skill).copied();
        if !index.skills.contains(&need.skill) || highest.is_some_and(|(_, level)| level >= need.level) {
            continue;
        }
        let hint = match highest {
            Some((person, level)) => Hint::LowerLevel { level, person },
            None => Hint::AddSkill(need.skill),
        };
        let values =
            Values::NobodyAtLevel { seat: number, skill: need.skill, level: need.level, best: highest };
        problems.push(Problem::new(subject, values, Some(hint)));
    }
    if let Some(who @ (SeatFor::ProjectPm | SeatFor::ProjectAm)) = seat.who
        && index.projects.contains_key(&task.project)
        && index.named_for(task, who).is_none()
    {
        let values = Values::NobodyNamed { seat: number, who };
        problems.push(Problem::new(subject, values, Some(Hint::NameRole(who))));
    }
    let suits = |person: &&Person| lack(index, task, seat, person).is_none();
    if problems.len() == before && !index.people.values().any(suits) {
        let hint = (seat.needs.len() > 1).then_some(Hint::SplitSeat);
        problems.push(Problem::new(subject, Values::NobodySuits { seat: number }, hint));
    }
}

/// Positions of the people who may take a seat.
fn suitable_people(index: &Index<'_>, task: &Task, seat: &Seat, excepted: bool) -> Vec<usize> {
    let people = index.plan.people.iter().enumerate();
    let suits = |person: &Person| match seat.pin {
        Some(pin) => pin == person.id && (excepted || lack(index, task, seat, person).is_none()),
        None => lack(index, task, seat, person).is_none(),
    };
    people.filter(|(_, person)| suits(person)).map(|(at, _)| at).collect()
}

/// The first thing that a person lacks for a seat.
fn lack(index: &Index<'_>, task: &Task, seat: &Seat, person: &Person) -> Option<Lack> {
    for need in &seat.needs {
        let held = person.level(need.skill);
        // An unknown skill is a problem of its own.
        if index.skills.contains(&need.skill) && held.is_none_or(|held| held < need.level) {
            return Some(Lack::Skill { skill: need.skill, level: need.level, held });
        }
    }
    let who = seat.who?;
    let plays = match who {
        SeatFor::Hat(hat) => person.hats.contains(&hat),
        SeatFor::ProjectPm | SeatFor::ProjectAm => index.named_for(task, who) == Some(person.id),
    };
    (!plays).then_some(Lack::Role(who))
}

/// How many seats can have a person of their own at once: a largest matching by augmenting paths
/// (Claude Berge, "Two theorems in graph theory", 1957).
fn matched(suitable: &[Vec<usize>], people: usize) -> usize {
    let mut seat_of: Vec<Option<usize>> = vec![None; people];
    let seats = 0..suitable.len();
    seats.filter(|seat| augment(suitable, *seat, &mut seat_of, &mut vec![false; people])).count()
}

/// Finds a person for a seat, moving others on; no deeper than [`MOST_MATCHED`].
fn augment(suitable: &[Vec<usize>], seat: usize, seat_of: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    for person in suitable.get(seat).into_iter().flatten().copied() {
        if std::mem::replace(&mut tried[person], true) {
            continue;
        }
        let free = match seat_of[person] {
            None => true,
            Some(other) => augment(suitable, other, seat_of, tried),
        };
        if free {
            seat_of[person] = Some(seat);
            return true;
        }
    }
    false
}
