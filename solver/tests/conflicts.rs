//! What is said to be impossible is impossible, and no member of a conflict can be spared.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use common::{Dice, naive, place_in_order};
use solver::check::check_on;
use solver::explain::conflict::{Member, Way, Wish, conflict, is_impossible};
use solver::model::{Plan, Task, TaskId, Timeline};
use solver::sample::{Size, random};
use solver::watch::Unwatched;

fn is_proven(plan: &Plan, wishes: &[Wish]) -> bool {
    conflict(plan, wishes, &mut Unwatched).is_some()
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap()
}

/// A tiny plan without splits and pins in time: some order with everything as early as it goes ends a task earliest.
fn plain(seed: u64) -> Plan {
    let mut plan = random(seed, Size::TINY);
    (plan.announced, plan.frozen_days) = (None, 0);
    for task in &mut plan.tasks {
        let task = Arc::make_mut(task);
        (task.split, task.a_day, task.pin_start) = (false, None, None);
    }
    plan
}

/// The earliest day on which each task can be done, over all orders and owners of all or some tasks.
fn earliest(plan: &Plan, timeline: &Timeline) -> BTreeMap<TaskId, NaiveDate> {
    let planned: Vec<&Task> =
        plan.tasks.iter().map(AsRef::as_ref).filter(|task| plan.is_planned(task)).collect();
    let crews = planned.iter().map(|task| (task.id, common::crews(plan, task))).collect();
    let mut best = BTreeMap::new();
    extend(plan, timeline, &planned, &crews, &mut Vec::new(), &mut best);
    best
}

fn extend(
    plan: &Plan,
    timeline: &Timeline,
    planned: &[&Task],
    crews: &BTreeMap<TaskId, Vec<Vec<usize>>>,
    way: &mut Vec<(TaskId, Vec<usize>)>,
    best: &mut BTreeMap<TaskId, NaiveDate>,
) {
    let waiting =
        |id: TaskId| planned.iter().any(|task| task.id == id) && !way.iter().any(|(task, _)| *task == id);
    let ready: Vec<&Task> = planned
        .iter()
        .copied()
        .filter(|task| waiting(task.id) && !task.after.iter().any(|link| waiting(link.task)))
        .collect();
    let Some(schedule) = place_in_order(plan, timeline, way) else { return };
    for assignment in &schedule.assignments {
        let (task, end) = (plan.task(assignment.task).unwrap(), assignment.end().unwrap());
        let day = timeline.finish_day(timeline.slot(end).unwrap(), task.is_milestone());
        let day = timeline.date(day);
        best.entry(task.id).and_modify(|known| *known = day.min(*known)).or_insert(day);
    }
    for task in ready {
        for crew in &crews[&task.id] {
            way.push((task.id, crew.clone()));
            extend(plan, timeline, planned, crews, way, best);
            way.pop();
        }
    }
}

#[test]
fn no_date_that_brute_force_meets_is_called_impossible() {
    let (mut met, mut proven, mut exact) = (0, 0, 0);
    for seed in 0..30 {
        let plan = plain(seed);
        let timeline = Timeline::new(&plan);
        let earliest = earliest(&plan, &timeline);
        for task in plan.tasks.iter().filter(|task| plan.is_planned(task)) {
            let wish = |by| Wish::Done { task: task.id, by };
            let Some(day) = earliest.get(&task.id) else { continue };
            assert!(!is_proven(&plan, &[wish(*day)]), "seed {seed}: {} by {day}", task.id);
            met += 1;
            let Some(found) = conflict(&plan, &[wish(before(*day))], &mut Unwatched) else { continue };
            proven += 1;
            let unlock = found.unlocks.last().unwrap();
            let Way::Date(date) = unlock.way else { panic!("seed {seed}: {unlock:?}") };
            assert!(
                date <= *day || !unlock.enough,
                "seed {seed}: {date} is not the first, {day} is possible"
            );
            exact += usize::from(date == *day);
        }
    }
    assert!(met > 60 && proven > 40 && exact > 40, "{met} {proven} {exact}");
}

#[test]
fn nothing_that_a_schedule_does_is_called_impossible() {
    let (mut days, mut whole) = (0, 0);
    for seed in 0..24 {
        let plan = random(seed, Size::SMALL);
        let timeline = Timeline::new(&plan);
        let schedule = naive(&plan, &timeline, &mut Dice::new(seed));
        let report = check_on(&plan, &timeline, &schedule);
        let mut together: Vec<Wish> = Vec::new();
        for assignment in &schedule.assignments {
            let task = plan.task(assignment.task).unwrap();
            let end = timeline.slot(assignment.end().unwrap()).unwrap();
            let by = timeline.date(timeline.finish_day(end, task.is_milestone()));
            together.push(Wish::Done { task: task.id, by });
            let owners = assignment.owners.iter().enumerate();
            together.extend(owners.map(|(seat, owner)| Wish::Owner { task: task.id, seat, person: *owner }));
        }
        for wish in &together {
            assert!(!is_proven(&plan, &[*wish]), "seed {seed}: {wish:?}");
            days += 1;
        }
        assert!(!is_proven(&plan, &together), "seed {seed}: all of it at once");
        if report.unplaced.is_empty() {
            whole += 1;
            assert!(!is_proven(&plan, &[Wish::Everything]), "seed {seed}");
        }
    }
    assert!(days > 400 && whole > 1, "{days} {whole}");
}

#[test]
fn no_member_of_a_conflict_can_be_spared() {
    let (mut conflicts, mut kinds) = (0, BTreeSet::new());
    for seed in 0..20 {
        let plan = random(seed, Size::SMALL);
        let mut dice = Dice::new(seed);
        let task = &plan.tasks[dice.below(plan.tasks.len())];
        let by = plan.as_of + chrono::Days::new(u64::try_from(dice.below(12)).unwrap());
        let person = plan.people[dice.below(plan.people.len())].id;
        let done = Wish::Done { task: task.id, by };
        let owner = Wish::Owner { task: task.id, seat: 0, person };
        for wishes in [&[done][..], &[owner], &[owner, done], &[Wish::Everything], &[Wish::Deadlines]] {
            let Some(found) = conflict(&plan, wishes, &mut Unwatched) else { continue };
            conflicts += 1;
            assert!(found.irreducible && is_impossible(&plan, &found.members), "seed {seed}: {found:?}");
            for (at, unlock) in found.unlocks.iter().enumerate() {
                let mut rest = found.members.clone();
                let spared = rest.remove(at);
                assert!(!is_impossible(&plan, &rest), "seed {seed}: {spared:?} of {found:?}");
                assert_eq!(unlock.member, spared);
                kinds.insert(format!("{spared:?}").split(' ').next().unwrap_or_default().to_owned());
                if let (Member::Done { task, .. }, Way::Date(date)) = (spared, &unlock.way) {
                    rest.push(Member::Done { task, by: Some(*date) });
                    assert!(!is_impossible(&plan, &rest), "seed {seed}: {unlock:?} does not unlock");
                }
            }
        }
    }
    assert!(conflicts > 20 && kinds.len() >= 6, "{conflicts} {kinds:?}");
}
