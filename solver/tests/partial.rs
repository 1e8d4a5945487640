//! Accepting a part of a diff: whatever is chosen, either the schedule stands, or it is said what else it takes.

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Days;
use common::{Dice, naive};
use proptest::prelude::*;
use solver::check::check;
use solver::explain::partial::{Part, accept, changed};
use solver::model::{Announced, DayPart, Goals, Plan, Schedule, TaskId, TimeOff, Timeline};
use solver::sample::{Size, agency, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn solved(plan: &Plan, seed: u64, iterations: u64, start: Option<&Schedule>) -> Schedule {
    let options = Options { seed, iterations: Some(iterations), start: start.cloned(), bounds: false };
    solve(plan, &options, &mut Unwatched).schedule
}

/// A plan with an old schedule, told to people and perhaps broken by what has happened since, and a new one.
fn change(seed: u64, dice: &mut Dice) -> (Plan, Schedule, Schedule) {
    let mut plan = random(seed, Size::SMALL);
    let old = match dice.below(3) {
        0 => naive(&plan, &Timeline::new(&plan), dice),
        _ => solved(&plan, seed, 100, None),
    };
    plan.schedule = Some(Arc::new(old.clone()));
    if dice.below(2) == 0 {
        let by = "Camille".to_owned();
        plan.announced = Some(Arc::new(Announced { on: plan.as_of, by, schedule: old.clone() }));
        plan.frozen_days = u32::try_from(dice.below(4)).unwrap();
        plan.goals = Goals::protect_announced();
    }
    if dice.below(2) == 0 {
        let person = dice.below(plan.people.len());
        let first = plan.as_of + Days::new(dice.below(6) as u64);
        let last = first + Days::new(dice.below(5) as u64);
        let off = TimeOff { first, last, part: DayPart::Whole, note: String::new() };
        Arc::make_mut(&mut plan.people[person]).time_off.push(off);
    }
    if dice.below(3) == 0 {
        plan.as_of = plan.as_of + Days::new(1 + dice.below(3) as u64);
    }
    let new = match dice.below(4) {
        0 => naive(&plan, &Timeline::new(&plan), dice),
        1 => solved(&plan, seed + 1, 0, Some(&old)),
        2 => solved(&plan, seed + 1, 200, Some(&old)),
        _ => solved(&plan, seed + 1, 200, None),
    };
    (plan, old, new)
}

/// Holds a part against the verifier.
fn holds(plan: &Plan, old: &Schedule, new: &Schedule, chosen: &BTreeSet<TaskId>) -> Part {
    let known = check(plan, old).breaches;
    let stands = |schedule: &Schedule, chosen: &BTreeSet<TaskId>| {
        for breach in check(plan, schedule).breaches {
            assert!(known.contains(&breach), "{breach:?} is new");
        }
        for task in plan.tasks.iter().filter(|task| plan.is_planned(task)).map(|task| task.id) {
            let from = if chosen.contains(&task) { new } else { old };
            assert_eq!(schedule.get(task), from.get(task));
        }
    };
    let part = accept(plan, old, new, chosen);
    match &part {
        Part::Stands(schedule) => stands(schedule, chosen),
        Part::Needs { breaches, also } => {
            assert!(!breaches.is_empty() && !also.is_empty());
            assert!(also.iter().all(|task| !chosen.contains(task)));
            let mut all = chosen.clone();
            all.extend(also);
            let Part::Stands(schedule) = accept(plan, old, new, &all) else {
                panic!("{also:?} are not enough")
            };
            stands(&schedule, &all);
            for spared in also {
                let mut fewer = all.clone();
                fewer.remove(spared);
                let part = accept(plan, old, new, &fewer);
                assert!(matches!(part, Part::Needs { .. }), "{spared} can be spared");
            }
        }
    }
    part
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_part_of_a_change_stands_or_says_what_it_needs(seed in 0_u64..1_000_000) {
        let mut dice = Dice::new(seed);
        let (plan, old, new) = change(seed, &mut dice);
        prop_assert_eq!(check(&plan, &new).breaches, vec![]);
        let lines = changed(&plan, &old, &new);
        for share in [1, 2, 2, 4] {
            let chosen = lines.iter().copied().filter(|_| dice.below(4) < share).collect();
            holds(&plan, &old, &new, &chosen);
        }
        // None of it and all of it always stand.
        let stands = |chosen| matches!(holds(&plan, &old, &new, &chosen), Part::Stands(_));
        prop_assert!(stands(BTreeSet::new()) && stands(lines.iter().copied().collect()));
    }
}

/// In the sample agency somebody is ill for a week: one line alone often needs the one that makes room for it.
#[test]
fn single_lines_of_a_repair_need_little_else() {
    let mut plan = agency("2026-11-23".parse().unwrap());
    let old = solved(&plan, 1, 400, None);
    plan.schedule = Some(Arc::new(old.clone()));
    let person = old.assignments.iter().find_map(|given| given.owners.first().copied()).unwrap();
    let first = plan.as_of + Days::new(1);
    for other in plan.people.iter_mut().filter(|other| other.id == person).map(Arc::make_mut) {
        let last = first + Days::new(4);
        other.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
    }
    let new = solved(&plan, 2, 2_000, Some(&old));
    let lines = changed(&plan, &old, &new);
    assert!(lines.len() > 5, "{} lines", lines.len());
    let (mut alone, mut few) = (0, 0);
    for line in &lines {
        match holds(&plan, &old, &new, &BTreeSet::from([*line])) {
            Part::Stands(_) => alone += 1,
            Part::Needs { also, .. } if also.len() < lines.len() / 2 => few += 1,
            Part::Needs { .. } => {}
        }
    }
    assert!((alone + few) * 2 > lines.len(), "{alone} alone, {few} with few of {}", lines.len());
}
