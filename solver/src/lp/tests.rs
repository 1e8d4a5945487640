//! Bounds worked out by hand. That they hold for schedules of all kinds is tested in `tests/bounds.rs`.

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::model::*;
use crate::watch::Unwatched;

const DESIGN: SkillId = SkillId(1);
const MOTION: SkillId = SkillId(2);

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(days)
}

/// Ann (design), Bob (design, motion) and Cid (motion): seven hours a day, a window of one week, four weeks in all.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(27));
    plan.window = Some(day(4));
    for (id, skills) in [(1, vec![DESIGN]), (2, vec![DESIGN, MOTION]), (3, vec![MOTION])] {
        let mut person = Person::new(PersonId(id), format!("P{id}"));
        person.skills = skills.iter().map(|skill| Held { skill: *skill, level: Level(3) }).collect();
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan
}

/// Adds a task of so many hours for somebody with these skills; gives its id.
fn add(plan: &mut Plan, hours: u32, skills: &[SkillId], change: impl FnOnce(&mut Task)) -> TaskId {
    let id = TaskId(u32::try_from(plan.tasks.len()).unwrap() + 1);
    let mut task = Task::new(id, ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs = skills.iter().map(|skill| Need { skill: *skill, level: Level(1) }).collect();
    change(&mut task);
    plan.tasks.push(task.into());
    id
}

fn after(task: TaskId) -> impl FnOnce(&mut Task) {
    move |later| later.after.push(Link { task, lag: Lag::NONE })
}

fn bound(plan: &Plan, goal: GoalKind) -> i64 {
    let mut plan = plan.clone();
    plan.goals = Goals::new([goal]);
    bounds(&plan, &mut Unwatched).last().unwrap().1
}

#[test]
fn what_nobody_can_do_is_unplaced() {
    let mut plan = plan();
    let both = add(&mut plan, 4, &[DESIGN, MOTION], |_| {});
    add(&mut plan, 4, &[DESIGN], |_| {});
    assert_eq!(bound(&plan, GoalKind::Unplaced), 0);
    Arc::make_mut(&mut plan.people[1]).skills.clear();
    // It, and what waits for it.
    let later = add(&mut plan, 2, &[DESIGN], after(both));
    let proof = prove(&plan, &Timeline::new(&plan), &mut Unwatched);
    assert_eq!(proof.impossible, [both, later]);
    assert_eq!(proof.bounds[0], (GoalKind::Unplaced, 6 * 60));
}

#[test]
fn cycles_pins_and_the_horizon_make_work_impossible() {
    let mut plan = plan();
    let a = add(&mut plan, 1, &[], |_| {});
    let b = add(&mut plan, 1, &[], after(a));
    Arc::make_mut(&mut plan.tasks[0]).after.push(Link { task: b, lag: Lag::NONE });
    // Twenty days of seven hours are 140.
    let fits = add(&mut plan, 140, &[], |_| {});
    let long = add(&mut plan, 141, &[], |_| {});
    let night = add(&mut plan, 1, &[], |task| task.pin_start = Some(day(1).and_hms_opt(3, 0, 0).unwrap()));
    let two = add(&mut plan, 1, &[DESIGN], |task| {
        task.seats[0].pin = Some(PersonId(1));
        task.seats.push(task.seats[0].clone());
    });
    let proof = prove(&plan, &Timeline::new(&plan), &mut Unwatched);
    assert_eq!(proof.impossible, [a, b, long, night, two]);
    assert!(!proof.impossible.contains(&fits));
}

#[test]
fn dates_are_bounded_by_the_longest_path() {
    let mut plan = plan();
    let first = add(&mut plan, 14, &[DESIGN], |_| {});
    add(&mut plan, 7, &[MOTION], |task| {
        task.after.push(Link { task: first, lag: Lag::WorkingDays(1) });
        task.due = Some(day(2));
        task.deadline = Some(day(3));
        task.weight = Weight(5);
    });
    // Monday and Tuesday, Wednesday passes, done on Thursday: a day after the due date.
    assert_eq!(bound(&plan, GoalKind::Lateness), 5);
    assert_eq!(bound(&plan, GoalKind::Deadlines), 0);
    // Thursday 17:30 is the 35th half hour of that day.
    assert_eq!(bound(&plan, GoalKind::Makespan), 3 * 48 + 35);
}

#[test]
fn an_hours_a_day_limit_makes_work_longer() {
    let mut plan = plan();
    add(&mut plan, 7, &[], |task| {
        task.a_day = Some(Minutes::hours(2));
        task.due = Some(day(0));
    });
    // Two hours on each of three days and one on the fourth, 09:30 to 10:30.
    assert_eq!(bound(&plan, GoalKind::Lateness), 3);
    assert_eq!(bound(&plan, GoalKind::Makespan), 3 * 48 + 21);
}

#[test]
fn peak_load_shares_the_work_out() {
    let mut plan = plan();
    // 42 hours of design for Ann and Bob, 14 of motion for Bob and Cid: 21 each of design, 14 of motion to Cid.
    for _ in 0..42 {
        add(&mut plan, 1, &[DESIGN], |_| {});
    }
    for _ in 0..14 {
        add(&mut plan, 1, &[MOTION], |_| {});
    }
    assert_eq!(bound(&plan, GoalKind::PeakLoad), 600);
    // With 28 of motion all three carry (42 + 28) ÷ 3 of 35 hours.
    for _ in 0..14 {
        add(&mut plan, 1, &[MOTION], |_| {});
    }
    assert_eq!(bound(&plan, GoalKind::PeakLoad), 667);
    // Ann's meetings of ten hours are shared too: 80 ÷ 105.
    let minutes = Minutes::hours(10);
    let meetings = Recurring { name: "meetings".into(), minutes, days: vec![], at: None };
    Arc::make_mut(&mut plan.people[0]).recurring.push(meetings);
    assert_eq!(bound(&plan, GoalKind::PeakLoad), 762);
    // A week's work for Bob alone: with Ann he carries 42 + 10 + 35 of 70 hours.
    add(&mut plan, 35, &[DESIGN, MOTION], |_| {});
    assert_eq!(bound(&plan, GoalKind::PeakLoad), 1243);
}

#[test]
fn somebody_carries_each_whole_task() {
    let mut plan = plan();
    add(&mut plan, 21, &[], |_| {});
    assert_eq!(bound(&plan, GoalKind::PeakLoad), 600);
}

#[test]
fn peak_load_prices_people_where_sets_do_not_suffice() {
    let mut plan = plan();
    plan.speed = [1000, 1000, 1000, 1000, 500].map(Permille);
    // Bob is twice as fast at design: 60 hours are x for Ann and (60 − x) ÷ 2 for Bob, 20 each.
    Arc::make_mut(&mut plan.people[1]).skills[0].level = Level(5);
    for _ in 0..60 {
        add(&mut plan, 1, &[DESIGN], |_| {});
    }
    assert_eq!(bound(&plan, GoalKind::PeakLoad), (20_000_f64 / 35.0).ceil() as i64);
}

#[test]
fn makespan_counts_the_work_that_only_some_can_do() {
    let mut plan = plan();
    for _ in 0..4 {
        add(&mut plan, 7, &[DESIGN], |_| {});
    }
    // Four days of work for two people, then an hour of motion.
    assert_eq!(bound(&plan, GoalKind::Makespan), 48 + 35);
    let late = add(&mut plan, 7, &[DESIGN], |task| task.not_before = Some(day(4)));
    assert_eq!(bound(&plan, GoalKind::Makespan), 4 * 48 + 35);
    add(&mut plan, 1, &[MOTION], after(late));
    assert_eq!(bound(&plan, GoalKind::Makespan), 7 * 48 + 21);
}

#[test]
fn stability_counts_what_must_change() {
    let mut plan = plan();
    let task = add(&mut plan, 7, &[DESIGN], |_| {});
    let start = day(1).and_hms_opt(9, 30, 0).unwrap();
    let told = |owner| {
        let piece = Piece { start, end: day(1).and_hms_opt(17, 30, 0).unwrap() };
        let schedule =
            Schedule::new(vec![Assignment { task, owners: vec![PersonId(owner)], pieces: vec![piece] }]);
        Some(Arc::new(Announced { on: day(0), by: String::new(), schedule }))
    };
    plan.announced = told(1);
    assert_eq!(bound(&plan, GoalKind::Stability), 0);
    plan.announced = told(3);
    assert_eq!(bound(&plan, GoalKind::Stability), 300);
    plan.announced = told(1);
    Arc::make_mut(&mut plan.tasks[0]).not_before = Some(day(2));
    assert_eq!(bound(&plan, GoalKind::Stability), 3);
    Arc::make_mut(&mut plan.tasks[0]).not_before = Some(day(7));
    assert_eq!(bound(&plan, GoalKind::Stability), 30);
}

#[test]
fn fit_takes_the_cheapest_owner_of_each_seat() {
    let mut plan = plan();
    add(&mut plan, 10, &[DESIGN], |_| {});
    Arc::make_mut(&mut plan.people[0]).hourly_cost = Some(100);
    Arc::make_mut(&mut plan.people[1]).hourly_cost = Some(60);
    // Two levels above the asked one for ten hours, and 600 of money.
    assert_eq!(bound(&plan, GoalKind::Fit), 20 + 6);
    add(&mut plan, 1, &[], |task| task.seats.push(Seat::default()));
    assert_eq!(bound(&plan, GoalKind::Fit), 20 + 6 + 1);
}

#[test]
fn a_stopped_watch_keeps_what_is_quick() {
    struct Stopped;
    impl Watch for Stopped {
        fn should_stop(&mut self) -> bool {
            true
        }
    }
    let mut plan = plan();
    add(&mut plan, 21, &[DESIGN], |task| task.due = Some(day(0)));
    plan.goals = Goals::new([GoalKind::Lateness, GoalKind::PeakLoad]);
    let expected = [(GoalKind::Unplaced, 0), (GoalKind::Lateness, 2), (GoalKind::PeakLoad, 600)];
    assert_eq!(bounds(&plan, &mut Stopped), expected);
}

#[test]
fn bounds_speak_of_complete_schedules_only() {
    let mut plan = plan();
    let never = add(&mut plan, 141, &[], |_| {});
    let other = add(&mut plan, 7, &[], |_| {});
    plan.goals = Goals::new([GoalKind::Makespan]);
    let proof = prove(&plan, &Timeline::new(&plan), &mut Unwatched);
    let unplaced = (GoalKind::Unplaced, Some(141 * 60));
    assert_eq!(proof.levels(&[never]), [unplaced, (GoalKind::Makespan, Some(35))]);
    assert_eq!(proof.levels(&[never, other]), [unplaced, (GoalKind::Makespan, None)]);
}
