//! Forced owners and earliest dates: what is told holds, is no worse than what was known, and what is called
//! impossible is never found.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use solver::check::check;
use solver::explain::{Bar, Earliest, Trials, earliest, finish};
use solver::model::*;
use solver::sample::{Size, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn moves(iterations: u64) -> Options {
    Options { seed: 5, iterations: Some(iterations), ..Options::default() }
}

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(days)
}

/// Ann holds motion at 4, Bob at 2, seven hours a day from Monday 5 January 2026 on.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    (plan.grid, plan.region, plan.cap) = (Minutes(30), Region::None, Permille::ONE);
    (plan.horizon, plan.window) = (Some(day(25)), Some(day(25)));
    for (id, level) in [(1, 4), (2, 2)] {
        let mut person = Person::new(PersonId(id), format!("P{id}"));
        person.skills = vec![Held { skill: SkillId(1), level: Level(level) }];
        plan.people.push(person.into());
    }
    plan.skills.push(Skill { id: SkillId(1), name: "motion".into() });
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan
}

fn add(plan: &mut Plan, hours: u32, level: u8, due: Option<u64>) -> TaskId {
    let id = TaskId(u32::try_from(plan.tasks.len()).unwrap() + 1);
    let mut task = Task::new(id, ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs = vec![Need { skill: SkillId(1), level: Level(level) }];
    task.due = due.map(day);
    plan.tasks.push(task.into());
    id
}

fn asked(plan: &Plan, schedule: &Schedule, tasks: &[TaskId], iterations: u64) -> (Earliest, Vec<Earliest>) {
    let mut told = Vec::new();
    let tell = &mut |known: &Earliest| told.push(known.clone());
    let last = earliest(plan, schedule, tasks, &moves(iterations), &mut Unwatched, tell).unwrap();
    (last, told)
}

#[test]
fn whoever_is_forced_costs_what_they_cost() {
    let mut plan = plan();
    let task = add(&mut plan, 14, 1, Some(1));
    let other = add(&mut plan, 14, 3, Some(3));
    let hard = add(&mut plan, 7, 4, None);
    let schedule = solve(&plan, &moves(300), &mut Unwatched).schedule;
    assert_eq!(check(&plan, &schedule).score.0[..3], [0, 0, 0]);
    assert_eq!(schedule.get(task).unwrap().owners, [PersonId(2)]);
    let mut trials = Trials::new(&plan, &schedule, task, 0).unwrap();
    assert_eq!(trials.others(), [PersonId(1)]);
    // Ann does this first and then the other, both in time: what it costs is that she does everything.
    let first = trials.first(PersonId(1), &mut Unwatched).unwrap();
    assert!(first.placed && first.anyway.is_none());
    let decides = first.effect.decides().unwrap();
    assert_eq!((decides.goal, decides.by() > 0), (GoalKind::PeakLoad, true));
    let found = trials.refine(&first, &moves(300), &mut Unwatched);
    trials.level(&moves(300), &mut Unwatched);
    let found = trials.levelled(&found);
    assert_eq!(found.schedule.get(task).unwrap().owners, [PersonId(1)]);
    assert_eq!(found.effect.levels[2].to, 0, "this first, the other after it");
    assert!(found.cost()[2].by() == 0 && found.load > Some(0));
    assert_eq!(found.end, Some(day(1)));
    // Somebody who may not is told why.
    let trials = Trials::new(&plan, &schedule, hard, 0).unwrap();
    let bar = trials.first(PersonId(2), &mut Unwatched).unwrap_err();
    assert!(matches!(bar, Bar::Level { held: Some(Level(2)), .. }), "{bar:?}");
    assert!(Trials::new(&plan, &schedule, other, 1).is_none());
}

#[test]
fn a_pin_on_somebody_else_gives_way() {
    let mut plan = plan();
    let task = add(&mut plan, 7, 1, None);
    Arc::make_mut(&mut plan.tasks[0]).seats[0].pin = Some(PersonId(1));
    let schedule = solve(&plan, &moves(100), &mut Unwatched).schedule;
    let trials = Trials::new(&plan, &schedule, task, 0).unwrap();
    let forced = trials.first(PersonId(2), &mut Unwatched).unwrap();
    assert_eq!(forced.schedule.get(task).unwrap().owners, [PersonId(2)]);
    assert!(check(&trials.pinned(PersonId(2)), &forced.schedule).is_valid());
}

#[test]
fn the_honest_date_is_told_with_what_an_earlier_one_costs_and_what_is_impossible() {
    let mut plan = plan();
    // Only Ann can: three days for one client, due on Wednesday, then two more.
    let logo = add(&mut plan, 21, 3, Some(2));
    let film = add(&mut plan, 14, 3, None);
    let schedule = solve(&plan, &moves(300), &mut Unwatched).schedule;
    let (known, told) = asked(&plan, &schedule, &[film], 300);
    assert_eq!(known.planned, Some(day(4)));
    let unharmed = known.unharmed.as_ref().unwrap();
    assert_eq!(unharmed.date, day(4), "after the logo");
    let any = known.any.as_ref().unwrap();
    assert_eq!(any.date, day(1), "before it");
    let suffers: Vec<_> = any.effect.suffering().map(|fate| (fate.task, fate.to.late)).collect();
    assert_eq!(suffers, [(logo, 2)]);
    let floor = known.floor.as_ref().unwrap();
    assert_eq!(floor.date, day(1));
    assert!(floor.conflict.is_some() && known.is_closed() && known.finished);
    assert_eq!(known.found(), Some(day(1)));
    assert!(told.len() >= 3 && !told[0].finished);
    let (project, _) = asked(&plan, &schedule, &[logo, film], 300);
    assert_eq!(project.found(), Some(day(4)));
}

#[test]
fn a_request_without_a_place_has_a_first_answer_at_once() {
    let mut plan = plan();
    let now = add(&mut plan, 14, 3, Some(1));
    let schedule = solve(&plan, &moves(100), &mut Unwatched).schedule;
    let request = add(&mut plan, 7, 3, None);
    let (known, told) = asked(&plan, &schedule, &[request], 200);
    assert_eq!(told[0].unharmed.as_ref().map(|way| way.date), Some(day(2)));
    assert_eq!((known.planned, known.any.as_ref().map(|way| way.date)), (None, Some(day(0))));
    assert!(known.any.as_ref().unwrap().effect.suffering().any(|fate| fate.task == now));
    assert!(earliest(&plan, &schedule, &[TaskId(99)], &moves(1), &mut Unwatched, &mut |_| {}).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_of_dates_and_owners_holds(seed in 0_u64..10_000, pick in 0_usize..100) {
        let plan = random(seed, Size::SMALL);
        let schedule = solve(&plan, &moves(60), &mut Unwatched).schedule;
        let planned: Vec<&Arc<Task>> = plan.tasks.iter().filter(|task| plan.is_planned(task)).collect();
        prop_assume!(!planned.is_empty());
        let task = planned[pick % planned.len()];
        let before = check(&plan, &schedule);
        let (known, told) = asked(&plan, &schedule, &[task.id], 60);
        for way in known.unharmed.iter().chain(&known.any) {
            let report = check(&plan, &way.schedule);
            prop_assert!(report.is_valid(), "{:?}", report.breaches);
            prop_assert_eq!(finish(&report.tasks[&task.id]), way.date);
            prop_assert_eq!(&way.effect.levels.iter().map(|shift| shift.to).collect::<Vec<_>>(), &report.score.0);
            if let Some(floor) = &known.floor {
                prop_assert!(floor.date <= way.date, "proven impossible, and found");
            }
        }
        if let Some(way) = &known.unharmed {
            let report = check(&plan, &way.schedule);
            for other in planned.iter().filter(|other| other.id != task.id) {
                let late = |report: &solver::check::Report| {
                    report.tasks.get(&other.id).map_or((1, 0, 0), |facts| (0, facts.days_past_deadline, facts.days_late))
                };
                prop_assert!(late(&report) <= late(&before), "{} is worse", other.name);
            }
        }
        let dates: Vec<_> = told.iter().filter_map(|known| Some(known.any.as_ref()?.date)).collect();
        prop_assert!(dates.is_sorted_by(|a, b| a >= b), "later answers are no later");
        for seat in 0..task.seats.len() {
            let trials = Trials::new(&plan, &schedule, task.id, seat).unwrap();
            for person in trials.others().into_iter().take(2) {
                let first = trials.first(person, &mut Unwatched).unwrap();
                let found = trials.refine(&first, &moves(40), &mut Unwatched);
                for forced in [&first, &found] {
                    let report = check(&trials.pinned(person), &forced.schedule);
                    prop_assert!(report.is_valid(), "{:?}", report.breaches);
                    if let Some(given) = forced.schedule.get(task.id) {
                        prop_assert_eq!(given.owners[seat], person);
                    }
                    prop_assert_eq!(forced.placed, forced.schedule.get(task.id).is_some());
                }
            }
        }
    }
}
