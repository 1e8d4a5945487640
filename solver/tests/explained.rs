//! Answers hold: where a task is said to fit it fits, and somebody who could take it could.

use std::collections::BTreeSet;

use solver::check::check;
use solver::explain::{Candidate, Desk, Room, Shortfall};
use solver::model::{Assignment, Piece, Plan, Rule, Schedule, TaskId};
use solver::sample::{Size, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn solved(plan: &Plan, seed: u64) -> Schedule {
    let options = Options { seed, iterations: Some(30), ..Options::default() };
    solve(plan, &options, &mut Unwatched).schedule
}

/// A schedule with every fifth task taken out again, so that there is room.
fn thinned(schedule: &Schedule, seed: u64) -> Schedule {
    let kept = schedule.assignments.iter().filter(|a| !(u64::from(a.task.0) + seed).is_multiple_of(5));
    Schedule { assignments: kept.cloned().collect() }
}

#[test]
fn whoever_is_said_to_have_room_has_it() {
    let mut tried = 0;
    for seed in 0..15 {
        let plan = random(seed, Size::SMALL);
        let schedule = solved(&plan, seed);
        let desk = Desk::new(&plan, &schedule);
        for assignment in &schedule.assignments {
            let why = desk.why(assignment.task);
            assert_eq!(why.seats.len(), assignment.owners.len());
            for (index, (seat, owner)) in why.seats.iter().zip(&assignment.owners).enumerate() {
                assert_eq!(seat.first().map(|first| (first.person, first.owner)), Some((*owner, true)));
                for other in seat.iter().filter(|other| !other.owner && other.bar.is_none()) {
                    tried += usize::from(instead(&plan, &schedule, assignment, index, other));
                }
            }
        }
    }
    assert!(tried > 80, "only {tried}");
}

/// Gives a seat to somebody else as a candidate says: nothing breaks but what it would push.
fn instead(plan: &Plan, schedule: &Schedule, now: &Assignment, seat: usize, other: &Candidate) -> bool {
    let task = plan.task(now.task).unwrap();
    let (Some(start), Some(end)) = (other.start, other.end) else { panic!("no time for {other:?}") };
    if task.may_pause() {
        return false;
    }
    let mut then = Assignment { pieces: vec![Piece { start, end }], ..now.clone() };
    then.owners[seat] = other.person;
    let mut all: Vec<Assignment> =
        schedule.assignments.iter().filter(|a| a.task != now.task).cloned().collect();
    all.push(then);
    let report = check(plan, &Schedule::new(all));
    for breach in &report.breaches {
        let pushed = breach.rule == Rule::Link && other.pushes.contains(&breach.task);
        let moved = breach.rule == Rule::Frozen && breach.task == now.task;
        assert!(pushed || moved, "{} instead of {:?}: {breach:?}", other.person, now);
    }
    assert_eq!(report.tasks[&now.task].days_late, other.days_late);
    let facts = report.people.iter().find(|facts| facts.id == other.person).unwrap();
    assert_eq!(facts.window.permille(), other.load);
    true
}

#[test]
fn every_unplaced_task_has_a_reason_and_room_is_real() {
    let (mut rooms, mut reasons) = (0, BTreeSet::new());
    for seed in 0..30 {
        let plan = random(seed, Size::SMALL);
        let schedule = thinned(&solved(&plan, seed), seed);
        let desk = Desk::new(&plan, &schedule);
        for task in desk.report().unplaced.clone() {
            let shortfall = desk.shortfall(task);
            reasons.insert(format!("{shortfall:?}").split([' ', '(']).next().unwrap_or_default().to_owned());
            assert_ne!(shortfall, Shortfall::None, "seed {seed}, task {task}");
            if let Shortfall::Room(room) = &shortfall {
                rooms += 1;
                fits(&plan, &desk, &schedule, task, room, seed);
            }
        }
    }
    assert!(rooms > 25, "only {rooms}");
    assert!(reasons.len() >= 4, "{reasons:?}");
}

/// The owners and times that a room names break no rule; only what it would push may complain.
fn fits(plan: &Plan, desk: &Desk<'_>, schedule: &Schedule, task: TaskId, room: &Room, seed: u64) {
    let why = desk.why(task);
    let named =
        why.seats.iter().zip(&room.owners).all(|(seat, owner)| seat.iter().any(|c| c.person == *owner));
    assert!(named, "seed {seed}, task {task}");
    let split = plan.task(task).is_some_and(|task| task.may_pause());
    if split {
        return;
    }
    let mut all = schedule.assignments.clone();
    let pieces = vec![Piece { start: room.start, end: room.end }];
    all.push(Assignment { task, owners: room.owners.clone(), pieces });
    let before = check(plan, schedule).breaches.len();
    let report = check(plan, &Schedule::new(all));
    let new: Vec<_> = report.breaches.iter().filter(|b| b.task == task && b.rule != Rule::Frozen).collect();
    assert_eq!(new, Vec::<&solver::check::Breach>::new(), "seed {seed}, task {task}");
    assert!(report.breaches.len() <= before + 1, "seed {seed}, task {task}: {:?}", report.breaches);
}
