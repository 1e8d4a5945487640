//! Every goal at values worked out by hand.

use super::*;
use crate::check::{check, goal_value};

fn hours(task: u32, owner: PersonId, days: u64, from: &str, to: &str) -> Assignment {
    given(task, &[owner], &[piece((days, from), (days, to))])
}

#[track_caller]
fn scores(plan: &Plan, assignments: &[Assignment], goal: GoalKind, expected: i64) {
    let schedule = Schedule { assignments: assignments.to_vec() };
    assert_eq!(goal_value(plan, &schedule, goal), expected);
    let mut plan = plan.clone();
    plan.goals = Goals::new([goal]);
    let report = check(&plan, &schedule);
    assert_eq!(report.score.0.last(), Some(&expected));
}

fn weigh(plan: &mut Plan, client: u32, project: u32, task: u32) {
    Arc::make_mut(&mut plan.clients[0]).weight = Weight(client);
    Arc::make_mut(&mut plan.projects[0]).weight = Weight(project);
    edit(plan, 1, |t| t.weight = Weight(task));
}

#[test]
fn unplaced_counts_weighted_minutes_of_all_seats() {
    let mut plan = plan();
    scores(&plan, &[hours(1, ANN, 0, "09:30", "10:30")], GoalKind::Unplaced, 0);
    scores(&plan, &[], GoalKind::Unplaced, 60);
    weigh(&mut plan, 2, 3, 5);
    edit(&mut plan, 1, two_seats);
    scores(&plan, &[], GoalKind::Unplaced, 30 * 2 * 60);
    edit(&mut plan, 1, |task| task.progress.spent = Minutes(45));
    scores(&plan, &[], GoalKind::Unplaced, 30 * 2 * 30);
    // A milestone counts as one slot.
    plan.tasks.push(Task::milestone(TaskId(2), ACME, "Launch").into());
    scores(&plan, &[], GoalKind::Unplaced, 30 * 2 * 30 + 6 * 30);
}

#[test]
fn lateness_and_deadlines_count_working_days() {
    let mut plan = plan();
    weigh(&mut plan, 2, 1, 3);
    edit(&mut plan, 1, |task| {
        task.due = Some(day(1));
        task.deadline = Some(day(4));
    });
    for (days, late, past) in [(0, 0, 0), (1, 0, 0), (2, 1, 0), (4, 3, 0), (7, 4, 1), (9, 6, 3)] {
        let work = [hours(1, ANN, days, "09:30", "10:30")];
        scores(&plan, &work, GoalKind::Lateness, 6 * late);
        scores(&plan, &work, GoalKind::Deadlines, 6 * past);
    }
    scores(&plan, &[], GoalKind::Lateness, 0);
    // The project's due date stands in for a missing one.
    edit(&mut plan, 1, |task| task.due = None);
    Arc::make_mut(&mut plan.projects[0]).due = Some(day(0));
    scores(&plan, &[hours(1, ANN, 1, "09:30", "10:30")], GoalKind::Lateness, 6);
}

#[test]
fn stability_counts_the_largest_change_of_each_seat() {
    let mut plan = plan();
    edit(&mut plan, 1, two_seats);
    let on = |owners: &[PersonId], days| [given(1, owners, &[piece((days, "09:30"), (days, "10:30"))])];
    let tell = |plan: &mut Plan, days| {
        let schedule = Schedule { assignments: on(&[ANN, BOB], days).to_vec() };
        plan.announced = Some(Arc::new(Announced { on: day(0), by: String::new(), schedule }));
    };
    scores(&plan, &on(&[ANN, BOB], 3), GoalKind::Stability, 0);
    tell(&mut plan, 3);
    scores(&plan, &on(&[ANN, BOB], 3), GoalKind::Stability, 0);
    scores(&plan, &on(&[ANN, BOB], 2), GoalKind::Stability, 2 * 3);
    scores(&plan, &on(&[ANN, BOB], 7), GoalKind::Stability, 2 * 10 * 3);
    scores(&plan, &on(&[BOB, ANN], 3), GoalKind::Stability, 2 * 100 * 3);
    scores(&plan, &on(&[ANN, PersonId(3)], 2), GoalKind::Stability, (1 + 100) * 3);
    scores(&plan, &[], GoalKind::Stability, 2 * 100 * 3);
    tell(&mut plan, 14);
    scores(&plan, &on(&[ANN, BOB], 15), GoalKind::Stability, 2 * 2);
    weigh(&mut plan, 1, 1, 4);
    scores(&plan, &on(&[ANN, BOB], 15), GoalKind::Stability, 4 * 2 * 2);
    plan.horizon = Some(day(60));
    tell(&mut plan, 42);
    scores(&plan, &on(&[ANN, BOB], 43), GoalKind::Stability, 4 * 2);
}

#[test]
fn peak_load_counts_work_after_the_window_and_recurring_load_inside_it() {
    let mut plan = plan();
    // Seven hours on each of five days.
    add(&mut plan, 2, 210, |_| {});
    let work = [hours(1, ANN, 0, "09:30", "10:30"), hours(2, BOB, 14, "09:30", "13:00")];
    scores(&plan, &work, GoalKind::PeakLoad, 100);
    edit_person(&mut plan, ANN, |person| {
        let minutes = Minutes(150);
        person.recurring.push(Recurring { name: "mail".into(), minutes, days: vec![], at: None });
    });
    // (60 + 150) ÷ 2100 for Ann, 210 ÷ 2100 for Bob.
    scores(&plan, &work, GoalKind::PeakLoad, 100);
    let ann = [hours(1, ANN, 0, "09:30", "10:30"), hours(2, ANN, 14, "14:00", "17:00")];
    // Half a slot of mail a day is a whole one: 30 minutes × 5; and (60 + 150 + 180) ÷ 2100, rounded up.
    scores(&plan, &ann, GoalKind::PeakLoad, 186);
    edit_person(&mut plan, BOB, |person| person.week = WorkingWeek::empty());
    scores(&plan, &work, GoalKind::PeakLoad, 100);
}

#[test]
fn balance_prefers_three_and_two_to_five_and_nothing() {
    let mut plan = plan();
    for id in 2..=5 {
        add(&mut plan, id, 60, |_| {});
    }
    let share = |ann: usize| -> Vec<Assignment> {
        let owner = |index| if index < ann { ANN } else { BOB };
        let times = [
            ("09:30", "10:30"),
            ("10:30", "11:30"),
            ("11:30", "12:30"),
            ("14:00", "15:00"),
            ("15:00", "16:00"),
        ];
        (0..5).map(|i| hours(i as u32 + 1, owner(i), 0, times[i].0, times[i].1)).collect()
    };
    // An even share is 2 h 30 each.
    scores(&plan, &share(5), GoalKind::Balance, 300);
    scores(&plan, &share(3), GoalKind::Balance, 60);
    // Somebody who could do nothing of it does not count.
    edit_person(&mut plan, BOB, |person| person.skills.clear());
    for id in 1..=5 {
        edit(&mut plan, id, |task| task.seats[0].needs = needs(&[(DESIGN, 1)]));
    }
    scores(&plan, &share(5), GoalKind::Balance, 0);
}

#[test]
fn balance_measures_week_by_week_inside_the_window() {
    let mut plan = plan();
    plan.window = Some(day(11));
    edit_person(&mut plan, BOB, |person| person.week = WorkingWeek::empty());
    // Two weeks of the same capacity: an hour in one of them is half an hour off in each.
    scores(&plan, &[hours(1, ANN, 0, "09:30", "10:30")], GoalKind::Balance, 60);
    scores(&plan, &[hours(1, ANN, 14, "09:30", "10:30")], GoalKind::Balance, 0);
}

#[test]
fn fit_sums_its_parts() {
    let mut plan = plan();
    let work = [hours(1, ANN, 0, "09:30", "10:30")];
    scores(&plan, &work, GoalKind::Fit, 0);
    edit(&mut plan, 1, |task| task.seats[0].needs = needs(&[(DESIGN, 1)]));
    scores(&plan, &work, GoalKind::Fit, 3);
    edit_person(&mut plan, ANN, |person| person.wishes.avoid = vec![DESIGN]);
    scores(&plan, &work, GoalKind::Fit, 3 + 1);
    edit_person(&mut plan, ANN, |person| person.hourly_cost = Some(500));
    scores(&plan, &work, GoalKind::Fit, 3 + 1 + 5);
    plan.fit = FitFactors { level: 0, wishes: 10, growth: 0, projects: 1, people: 1, cost: 0 };
    scores(&plan, &work, GoalKind::Fit, 10);
    add(&mut plan, 2, 60, |_| {});
    let two = [work[0].clone(), hours(2, BOB, 0, "09:30", "10:30")];
    scores(&plan, &two, GoalKind::Fit, 10 + 1);
    plan.projects.push(Project::new(ProjectId(2), ClientId(1), "Acme film").into());
    edit(&mut plan, 2, |task| task.project = ProjectId(2));
    scores(&plan, &two, GoalKind::Fit, 10);
    let alone = [work[0].clone(), hours(2, ANN, 0, "10:30", "11:30")];
    scores(&plan, &alone, GoalKind::Fit, 10 + 1);
}

#[test]
fn makespan_is_the_last_finish_in_slots() {
    let plan = plan();
    scores(&plan, &[], GoalKind::Makespan, 0);
    // 48 slots a day; 10:30 is the end of the 21st.
    scores(&plan, &[hours(1, ANN, 2, "09:30", "10:30")], GoalKind::Makespan, 2 * 48 + 21);
}

#[test]
fn facts_say_what_is_worked_and_who_is_busy() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| {
        task.effort = Some(Effort::exactly(Minutes(120)));
        task.due = Some(day(0));
    });
    let schedule = Schedule { assignments: vec![given(1, &[ANN], &[piece((0, "16:30"), (1, "10:30"))])] };
    let report = check(&plan, &schedule);
    assert_eq!(report.breaches, []);
    let facts = &report.tasks[&TaskId(1)];
    assert_eq!(facts.worked, [(at(0, "16:30"), at(0, "17:30")), (at(1, "09:30"), at(1, "10:30"))]);
    assert_eq!((facts.days_late, facts.days_past_deadline), (1, 0));
    let ann = &report.people[0];
    assert_eq!((ann.id, ann.weeks.len()), (ANN, 1));
    assert_eq!((ann.weeks[0].monday, ann.weeks[0].assigned), (day(0), Minutes(120)));
    assert_eq!(ann.weeks[0].capacity, Minutes::hours(35));
    assert_eq!(ann.window.permille(), Some(58));
    assert_eq!(report.people[1].window.permille(), Some(0));
}
