//! Goals on schedules made by hand, worked out on paper.

use std::sync::Arc;

use chrono::NaiveDate;
use solver::check::goal_value;
use solver::model::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ann and Bob, seven hours a day, and two tasks of seven hours due and dead on Monday 5 January 2026.
fn plan() -> Plan {
    let mut plan = Plan::new("Goals", date("2026-01-05"));
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.window = Some(date("2026-01-09"));
    for (id, name) in [(1, "Ann"), (2, "Bob")] {
        plan.people.push(Person::new(PersonId(id), name).into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    for id in [1, 2] {
        let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
        task.effort = Some(Effort::exactly(Minutes::hours(7)));
        task.due = Some(date("2026-01-05"));
        task.deadline = Some(date("2026-01-06"));
        task.weight = Weight(2);
        plan.tasks.push(task.into());
    }
    plan
}

/// A task done by one person on one whole day.
fn on(task: u32, person: u32, day: &str) -> Assignment {
    let at = |time: &str| format!("{day}T{time}").parse().unwrap();
    let piece = Piece { start: at("09:30:00"), end: at("17:30:00") };
    Assignment { task: TaskId(task), owners: vec![PersonId(person)], pieces: vec![piece] }
}

fn value(goal: GoalKind, assignments: Vec<Assignment>) -> i64 {
    goal_value(&plan(), &Schedule::new(assignments), goal)
}

#[test]
fn unplaced_counts_weight_times_minutes() {
    assert_eq!(value(GoalKind::Unplaced, vec![on(1, 1, "2026-01-05")]), 2 * 420);
    assert_eq!(value(GoalKind::Unplaced, vec![]), 2 * 2 * 420);
}

#[test]
fn lateness_and_deadlines_count_working_days_after_their_dates() {
    // Monday is on time; Wednesday is two days after the due date and one after the deadline.
    let late = vec![on(1, 1, "2026-01-05"), on(2, 1, "2026-01-07")];
    assert_eq!(value(GoalKind::Lateness, late.clone()), 2 * 2);
    assert_eq!(value(GoalKind::Deadlines, late), 2);
}

#[test]
fn deadlines_hold_on_their_own_day() {
    assert_eq!(value(GoalKind::Deadlines, vec![on(1, 1, "2026-01-06")]), 0);
}

#[test]
fn peak_load_is_the_fullest_persons_share_of_the_window() {
    // Seven of 35 hours; fourteen of 35.
    assert_eq!(value(GoalKind::PeakLoad, vec![on(1, 1, "2026-01-05"), on(2, 2, "2026-01-05")]), 200);
    assert_eq!(value(GoalKind::PeakLoad, vec![on(1, 1, "2026-01-05"), on(2, 1, "2026-01-06")]), 400);
}

#[test]
fn balance_is_nothing_when_all_have_their_share() {
    assert_eq!(value(GoalKind::Balance, vec![on(1, 1, "2026-01-05"), on(2, 2, "2026-01-05")]), 0);
    assert_eq!(value(GoalKind::Balance, vec![on(1, 1, "2026-01-05"), on(2, 1, "2026-01-06")]), 2 * 420);
}

#[test]
fn makespan_counts_slots_to_the_last_finish() {
    // Tuesday 17:30 is 24 + 17.5 hours of four slots each after the plan began.
    assert_eq!(value(GoalKind::Makespan, vec![on(1, 1, "2026-01-05"), on(2, 1, "2026-01-06")]), 166);
}

#[test]
fn fit_counts_each_person_of_a_project_beyond_the_first() {
    let together = value(GoalKind::Fit, vec![on(1, 1, "2026-01-05"), on(2, 1, "2026-01-06")]);
    let apart = value(GoalKind::Fit, vec![on(1, 1, "2026-01-05"), on(2, 2, "2026-01-05")]);
    assert_eq!(apart - together, 1);
}

#[test]
fn stability_weighs_owner_over_week_over_day() {
    let mut plan = plan();
    let told = Schedule::new(vec![on(1, 1, "2026-01-05")]);
    plan.announced = Some(Arc::new(Announced { on: date("2026-01-05"), by: String::new(), schedule: told }));
    let now = |assignment| goal_value(&plan, &Schedule::new(vec![assignment]), GoalKind::Stability);
    // Within two weeks everything counts three times, and the task's weight is two.
    assert_eq!(now(on(1, 1, "2026-01-05")), 0);
    assert_eq!(now(on(1, 1, "2026-01-06")), 6);
    assert_eq!(now(on(1, 1, "2026-01-12")), 60);
    assert_eq!(now(on(1, 2, "2026-01-05")), 600);
}
